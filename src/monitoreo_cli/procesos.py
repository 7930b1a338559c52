"""Repartir un trabajo largo entre los núcleos de la máquina.

Sólo donde un proceso se puede bifurcar: el hijo hereda lo que ya estaba leído, sin copiarlo ni volver
a importar nada. En los demás sistemas, o si no hay con qué, se hace todo aquí; el resultado es el mismo.
"""

import os
import pickle
import signal
from collections.abc import Callable, Iterator, Sequence
from typing import IO, Any, NoReturn, TypeVar

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
    """Al hijo `n` le tocan las tandas n, n + cuantos… La que un hijo no dé, se hace aquí."""
    hijos: list[_Hijo] = []
    try:
        for n in range(cuantos):
            hijos.append(_Hijo(hacer, tandas[n::cuantos], hijos))
        for i, tanda in enumerate(tandas):
            dado = hijos[i % cuantos].siguiente()
            yield dado[0] if dado else hacer(tanda)
    finally:
        for hijo in hijos:
            hijo.despedir()


def _nucleos() -> int:
    """Los que este proceso puede usar, que no siempre son todos."""
    suyos = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(suyos, PROCESOS_MAXIMOS)


class _Hijo:
    """Un proceso que hace sus tandas y manda lo que resulta por un tubo.

    No es `concurrent.futures`: prepararlo tarda más que juntar mil paquetes. Un hijo que falla o que el
    sistema mata sólo deja de mandar: quien lo lanzó repite esa tanda y, si era un error, lo ve allí.
    """

    def __init__(self, hacer: Callable[[Sequence[T]], R], tandas: list[Sequence[T]], hermanos: list["_Hijo"]) -> None:
        lee, escribe = os.pipe()
        try:
            self._pid = os.fork()
        except OSError:  # no caben más procesos: lo que le tocaba se hará aquí
            self._pid = -1
        if self._pid == 0:
            # Que sólo el padre pueda leer: si muere, al hijo se le rompe el tubo y también termina.
            os.close(lee)
            for hermano in hermanos:
                hermano.tubo.close()
            _trabajar(hacer, tandas, escribe)
        os.close(escribe)
        self.tubo: IO[bytes] = open(lee, "rb")  # noqa: SIM115 -- lo cierra `despedir`

    def siguiente(self) -> tuple[Any] | None:
        """Lo que dio su próxima tanda, o `None` si ya no da nada."""
        try:
            return (pickle.load(self.tubo),)  # noqa: S301 -- lo escribió este mismo programa
        except (EOFError, pickle.UnpicklingError):
            return None

    def despedir(self) -> None:
        self.tubo.close()  # si aún escribía, deja de hacerlo
        if self._pid > 0:
            os.waitpid(self._pid, 0)


def _trabajar(hacer: Callable[[Sequence[T]], R], tandas: list[Sequence[T]], escribe: int) -> NoReturn:
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # un Ctrl-C lo atiende el padre, que deja de leer
        with open(escribe, "wb") as tubo:
            for tanda in tandas:
                pickle.dump(hacer(tanda), tubo, pickle.HIGHEST_PROTOCOL)
    finally:
        os._exit(0)  # ni una línea más de lo que el padre estaba haciendo
