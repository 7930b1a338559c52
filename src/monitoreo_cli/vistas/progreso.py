"""El avance de lo que tarda más de un segundo, en stderr y sólo si es una terminal."""

import time
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Generic, Protocol, TypeVar

from monitoreo_cli.vistas.terminal import Pantalla

ESPERA = 1.0


class Contada(Protocol):
    """Algo que dice cuántos archivos abarca."""

    @property
    def archivos(self) -> int: ...


T = TypeVar("T", bound=Contada)
U = TypeVar("U")


class Progreso:
    """Envuelve un recorrido: `for tanda in progreso(tandas, total)`. Calla si termina pronto."""

    def __init__(self, pantalla: Pantalla, que: str) -> None:
        self._pantalla = pantalla
        self._que = que

    def __call__(self, tandas: Iterable[T], total: int) -> Iterable[T]:
        return self._con_barra(tandas, total) if self._pantalla.es_terminal else tandas

    def de_uno_en_uno(self, cosas: Sequence[U]) -> Iterator[U]:
        """Lo mismo, con cosas que no vienen en tandas."""
        return (una.cosa for una in self((_Una(c) for c in cosas), len(cosas)))

    def _con_barra(self, tandas: Iterable[T], total: int) -> Iterator[T]:
        barra: Any = None
        comienzo, hechas = time.monotonic(), 0
        try:
            for tanda in tandas:
                hechas += tanda.archivos
                if barra is None and time.monotonic() - comienzo > ESPERA:
                    barra = _barra(self._que, total)
                if barra is not None:
                    barra.update(0, completed=hechas)
                yield tanda
        finally:
            if barra is not None:
                barra.stop()


class _Una(Generic[U]):
    """Una tanda de una sola cosa."""

    archivos = 1

    def __init__(self, cosa: U) -> None:
        self.cosa = cosa


def _barra(que: str, total: int) -> Any:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columnas = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(separator=" de "))
    barra = Progress(*columnas, console=Console(stderr=True, safe_box=True), transient=True)
    barra.add_task(que, total=total)
    barra.start()
    return barra
