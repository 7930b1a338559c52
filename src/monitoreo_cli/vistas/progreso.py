"""El avance de lo que tarda más de un segundo, en stderr y sólo si es una terminal."""

import time
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from monitoreo_cli.vistas.terminal import Pantalla

T = TypeVar("T")
ESPERA = 1.0


class Progreso:
    """Envuelve un recorrido: `for x in progreso(cosas)`. Calla si termina pronto."""

    def __init__(self, pantalla: Pantalla, que: str) -> None:
        self._pantalla = pantalla
        self._que = que

    def __call__(self, cosas: Sequence[T]) -> Iterable[T]:
        return self._con_barra(cosas) if self._pantalla.es_terminal else cosas

    def _con_barra(self, cosas: Sequence[T]) -> Iterator[T]:
        barra: Any = None
        comienzo = time.monotonic()
        try:
            for i, cosa in enumerate(cosas):
                if barra is None and time.monotonic() - comienzo > ESPERA:
                    barra = _barra(self._que, len(cosas))
                if barra is not None:
                    barra.update(0, completed=i)
                yield cosa
        finally:
            if barra is not None:
                barra.stop()


def _barra(que: str, total: int) -> Any:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columnas = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(separator=" de "))
    barra = Progress(*columnas, console=Console(stderr=True, safe_box=True), transient=True)
    barra.add_task(que, total=total)
    barra.start()
    return barra
