"""Repartir un trabajo largo entre los núcleos de la máquina.

Sólo donde un proceso se puede bifurcar: el hijo hereda lo que ya estaba leído, sin copiarlo ni volver
a importar nada. En los demás sistemas, o si no hay con qué, se hace todo aquí; el resultado es el mismo.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")
PROCESOS_MAXIMOS = 8


def en_tandas(
    hacer: Callable[[Sequence[T]], R], cosas: Sequence[T], tanda: int, desde: int, procesos: int | None = None
) -> Iterator[R]:
    """Lo que da `hacer` con cada tanda de cosas, en orden.

    Con `desde` cosas o más se reparte en procesos; entonces lo que `hacer` devuelve se serializa.
    """
    tandas = [cosas[i : i + tanda] for i in range(0, len(cosas), tanda)]
    cuantos = _nucleos() if procesos is None else procesos
    if len(cosas) < desde or cuantos < 2 or not hasattr(os, "fork"):
        return map(hacer, tandas)
    return _repartidas(hacer, tandas, cuantos)


def _repartidas(hacer: Callable[[Sequence[T]], R], tandas: list[Sequence[T]], cuantos: int) -> Iterator[R]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    hechas = 0
    try:
        grupo = ProcessPoolExecutor(cuantos, get_context("fork"), _heredar, (hacer,))
        try:
            for resultado in grupo.map(_hacer, tandas):
                hechas += 1
                yield resultado
        finally:
            grupo.shutdown(cancel_futures=True)
    except (BrokenProcessPool, OSError):  # el sistema no deja, o mató a un hijo: lo que falta se hace aquí
        yield from map(hacer, tandas[hechas:])


def _nucleos() -> int:
    """Los que este proceso puede usar, que no siempre son todos."""
    suyos = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(suyos, PROCESOS_MAXIMOS)


# ---------------------------------------------------------------- dentro de cada hijo

_heredado: list[Callable[[Any], Any]] = []


def _heredar(hacer: Callable[[Any], Any]) -> None:
    """Se recibe por la bifurcación, no serializado: por eso puede ser una función cualquiera."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # un Ctrl-C lo atiende el padre, que ya no espera a nadie
    _heredado.append(hacer)


def _hacer(tanda: Sequence[Any]) -> Any:
    return _heredado[-1](tanda)
