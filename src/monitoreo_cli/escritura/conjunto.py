"""Cambiar varios archivos a la vez: todos o ninguno."""

import contextlib
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from monitoreo_cli.errores import ErrorDelMundo, ErrorDeMonitoreo
from monitoreo_cli.escritura.atomica import al_lado, crear, exigir_igual, no_se_puede, reemplazar_si_igual
from monitoreo_cli.escritura.obra import Cambio, apuntados


def cambiar_todos(raiz: Path, cambios: Sequence[Cambio]) -> None:
    """Escribe todos los cambios o deja todo como estaba; si el proceso muere, otro lo termina (`obra`).

    Antes de tocar nada guarda al lado una copia de cada archivo: volver atrás es devolverle su nombre,
    y no necesita espacio en el disco. Lanza `ErrorDelMundo`.
    """
    for cambio in cambios:
        exigir_igual(cambio.ruta, cambio.antes)
    with contextlib.ExitStack() as pila:
        copias = [pila.enter_context(al_lado(Path(os.path.realpath(c.ruta)), c.antes.decode("utf-8"))) for c in cambios]
        for cambio, copia in zip(cambios, copias, strict=True):
            shutil.copymode(cambio.ruta, copia)
        if cambios:
            pila.enter_context(apuntados(raiz, cambios, copias))
        hechos: list[tuple[Cambio, Path]] = []
        try:
            for cambio, copia in zip(cambios, copias, strict=True):
                _cambiar(cambio)
                hechos.append((cambio, copia))
        except (ErrorDeMonitoreo, OSError, KeyboardInterrupt):
            for cambio, copia in reversed(hechos):
                _deshacer(cambio, copia)
            raise


def _cambiar(cambio: Cambio) -> None:
    if not cambio.se_muda:
        reemplazar_si_igual(cambio.ruta, cambio.antes, cambio.despues)
        return
    try:
        crear(cambio.nueva, cambio.despues)
    except FileExistsError as error:
        raise ErrorDelMundo(f"`{cambio.nueva}` ya existe", "no se cambió nada; repite la orden") from error
    try:
        exigir_igual(cambio.ruta, cambio.antes)
        shutil.copymode(cambio.ruta, cambio.nueva)
        cambio.ruta.unlink()
    except (ErrorDelMundo, OSError) as error:
        cambio.nueva.unlink(missing_ok=True)
        raise error if isinstance(error, ErrorDelMundo) else no_se_puede(cambio.ruta, error) from error


def _deshacer(cambio: Cambio, copia: Path) -> None:
    """Devuelve su sitio a la copia, salvo que alguien haya escrito encima mientras tanto."""
    with contextlib.suppress(OSError):
        if cambio.nueva.read_bytes() == cambio.despues.encode("utf-8"):
            copia.replace(os.path.realpath(cambio.ruta))
            if cambio.se_muda:
                cambio.nueva.unlink()
