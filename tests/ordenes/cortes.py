"""Cortar una orden en cualquiera de sus operaciones con el disco: sin luz, con Ctrl-C, sin espacio."""

import contextlib
import errno
import os
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import IO, NoReturn
from unittest.mock import patch

SIN_LUZ = 9
_DE_ESCRIBIR = ("replace", "link", "mkdir", "fsync")
_TODAS = (*_DE_ESCRIBIR, "unlink", "rmdir", "chmod")


def contenido(carpeta: Path) -> dict[str, bytes]:
    """Todo lo que hay, menos los temporales y lo que el programa guarda para sí."""
    rutas = {r.relative_to(carpeta).as_posix(): r for r in carpeta.rglob("*") if r.is_file()}
    return {n: r.read_bytes() for n, r in rutas.items() if not n.endswith(".tmp") and not n.startswith(".monitoreo/")}


def correr_y_morir(argumentos: list[str], en: int, entrada: IO[str] | None = None) -> bool:
    """Corre la orden en otro proceso que muere, como sin luz, antes de su operación `en` con el disco. Si murió."""
    hijo = os.fork()
    if hijo == 0:
        from monitoreo_cli.app import correr

        sys.stdin = entrada or sys.stdin
        with _cortada(en, partial(os._exit, SIN_LUZ), _TODAS):
            os._exit(correr(argumentos))
    return os.waitstatus_to_exitcode(os.waitpid(hijo, 0)[1]) == SIN_LUZ


def con_ctrl_c(en: int, despues: bool) -> contextlib.AbstractContextManager[Callable[[], bool]]:
    """Ctrl-C justo antes o después de la operación `en`. Da cómo saber si llegó."""

    def pulsar() -> NoReturn:
        raise KeyboardInterrupt

    return _cortada(en, pulsar, _TODAS, despues)


def sin_espacio(en: int) -> contextlib.AbstractContextManager[Callable[[], bool]]:
    """La operación `en` no cabe en el disco."""

    def llenar() -> NoReturn:
        raise OSError(errno.ENOSPC, "")

    return _cortada(en, llenar, _DE_ESCRIBIR)


@contextlib.contextmanager
def _cortada(
    en: int, cortar: Callable[[], NoReturn], operaciones: tuple[str, ...], despues: bool = False
) -> Iterator[Callable[[], bool]]:
    hechas, llego = 0, False

    def contada(de_verdad: Callable[..., object]) -> Callable[..., object]:
        def hacer(*args: object, **opciones: object) -> object:
            nonlocal hechas, llego
            toca = hechas >= en and not llego
            if toca and not despues:
                llego = True
                cortar()
            dado = de_verdad(*args, **opciones)
            hechas += 1
            if toca:
                llego = True
                cortar()
            return dado

        return hacer

    with contextlib.ExitStack() as pila:
        for nombre in operaciones:
            pila.enter_context(patch.object(os, nombre, contada(getattr(os, nombre))))
        yield lambda: llego
