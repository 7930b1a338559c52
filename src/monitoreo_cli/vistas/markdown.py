"""Piezas de Markdown: tablas de tuberías con el texto de la persona escapado."""

import re
from collections.abc import Iterable, Sequence

from monitoreo_cli.texto import visible

_ESPECIALES = re.compile(r"([\\`|<>*_\[\]&~])")
# Lo primero de toda página que habla de los docentes: se pega en otra parte y ha de ir con ella.
RESERVADO = ("**RESERVADO**: uso interno, no se publica.", "")
# Sólo al comienzo: ahí `-` o `1.` abren una lista, y `#` un título.
_AL_EMPEZAR = re.compile(r"^(\d+(?=[.)](?:\s|$)))?([-+=#.)])")


def escapar(texto: object) -> str:
    """El texto en una línea, sin nada que Markdown o HTML interpreten."""
    linea = " ".join(visible(str(texto)).split()) if texto is not None else ""
    return _AL_EMPEZAR.sub(lambda m: f"{m[1] or ''}\\{m[2]}", _ESPECIALES.sub(r"\\\1", linea))


def tabla(cabeza: Sequence[str], filas: Iterable[Sequence[object]]) -> list[str]:
    """Una tabla de tuberías; se escapa todo lo que dice."""
    titulos, *dichas = ([escapar(celda) for celda in fila] for fila in (cabeza, *filas))
    return [f"| {' | '.join(fila)} |" for fila in (titulos, ["---"] * len(cabeza), *dichas)]
