"""Cambiar y crear varios archivos a la vez: todos o ninguno."""

import contextlib
import os
import shutil
import signal
from collections.abc import Iterator, Sequence
from pathlib import Path

from monitoreo_cli.errores import ErrorDelMundo, Interrumpido
from monitoreo_cli.escrito import olvidar
from monitoreo_cli.escritura.atomica import al_escribir, al_lado, crear, exigir_igual, reemplazar_si_igual
from monitoreo_cli.escritura.obra import Apunte, Cambio, Nuevo, dice
from monitoreo_cli.lectura.disco import motivo

_NADA_CAMBIO = ("no se cambió nada, porque se hace entero o no se hace", "Para hacerlo, repite la orden.")


def cambiar_todos(raiz: Path, cambios: Sequence[Cambio], nuevos: Sequence[Nuevo] = ()) -> None:
    """Escribe todo o deja todo como estaba; si el proceso muere, otro lo termina (`obra`).

    Antes de tocar nada guarda al lado una copia de cada archivo: volver atrás es devolverle su nombre,
    y no necesita espacio en el disco. Lanza `ErrorDelMundo`, o `Interrumpido` si fue con Ctrl-C.
    """
    if not cambios and not nuevos:
        return
    for cambio in cambios:
        exigir_igual(cambio.ruta, cambio.antes)
    for ruta in (*(c.nueva for c in cambios if c.se_muda), *(n.ruta for n in nuevos)):
        if os.path.lexists(ruta):
            raise _ya_existe(ruta)
    with contextlib.ExitStack() as pila:
        copias = [pila.enter_context(al_lado(Path(os.path.realpath(c.ruta)), c.antes.decode("utf-8"))) for c in cambios]
        for cambio, copia in zip(cambios, copias, strict=True):
            shutil.copymode(cambio.ruta, copia)
        apunte = Apunte(raiz, cambios, nuevos)
        try:
            apunte.poner()
            for cambio in cambios:
                _cambiar(cambio)
            for nuevo in nuevos:
                _crear(nuevo)
        except BaseException as error:
            with _sin_interrupciones():
                if apunte.rige:  # si no, nada se tocó, y lo que haya es de quien la está cambiando
                    _deshacer(cambios, nuevos, copias)
                apunte.quitar()
            if isinstance(error, KeyboardInterrupt):
                raise Interrumpido(*_NADA_CAMBIO) from error
            raise
        apunte.quitar()


def _cambiar(cambio: Cambio) -> None:
    if not cambio.se_muda:
        reemplazar_si_igual(cambio.ruta, cambio.antes, cambio.despues)
        return
    try:
        crear(cambio.nueva, cambio.despues)
    except FileExistsError as error:
        raise _ya_existe(cambio.nueva) from error
    exigir_igual(cambio.ruta, cambio.antes)
    with al_escribir(cambio.ruta):
        shutil.copymode(cambio.ruta, cambio.nueva)
        cambio.ruta.unlink()


def _crear(nuevo: Nuevo) -> None:
    try:
        nuevo.crear()
    except FileExistsError as error:
        raise _ya_existe(nuevo.ruta) from error


def _ya_existe(ruta: Path) -> ErrorDelMundo:
    return ErrorDelMundo(f"`{ruta}` ya existe", "no se cambió nada; repite la orden")


# ---------------------------------------------------------------- volver atrás


def _deshacer(cambios: Sequence[Cambio], nuevos: Sequence[Nuevo], copias: Sequence[Path]) -> None:
    """Deja cada archivo como estaba, se haya llegado a él o no.

    Lanza `ErrorDelMundo` si alguno no se deja: el apunte sigue ahí, y otro lo termina.
    """
    try:
        for nuevo in reversed(nuevos):
            if dice(nuevo.ruta, nuevo.en_bytes):
                nuevo.ruta.unlink()
            olvidar(nuevo.ruta)
        for cambio, copia in zip(reversed(cambios), reversed(copias), strict=True):
            _devolver(cambio, copia)
    except OSError as error:
        dicho = f"el cambio quedó a medias: {motivo(error)}"
        raise ErrorDelMundo(dicho, "la próxima orden en esta carpeta lo termina") from error


def _devolver(cambio: Cambio, copia: Path) -> None:
    """Le da a la copia su sitio, salvo que alguien haya escrito encima mientras tanto."""
    if not dice(cambio.nueva, cambio.despues.encode("utf-8")):
        return
    if not (cambio.se_muda and cambio.ruta.exists()):
        copia.replace(os.path.realpath(cambio.ruta))
    if cambio.se_muda:
        cambio.nueva.unlink()
    olvidar(cambio.nueva)


@contextlib.contextmanager
def _sin_interrupciones() -> Iterator[None]:
    """Un segundo Ctrl-C no deja a la mitad lo que ya se está deshaciendo."""
    antes = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, antes)
