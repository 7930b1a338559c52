"""Copiar archivos byte a byte de una escuela a otra."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from monitoreo_cli.lectura.clases import se_ignora
from monitoreo_cli.lectura.disco import leer_entero


def archivos_de(raiz: Path, sitios: Sequence[str]) -> list[tuple[str, str]]:
    """Los archivos de esos sitios (carpetas o archivos de la raíz), como (ruta, texto).

    El texto lleva los bytes tal cual, también los que no son UTF-8: `crear` los devuelve iguales. Lo que
    el programa no mira (copias del editor, ocultos) no se copia. Lanza `ErrorDelMundo`.
    """
    return [(a.relative_to(raiz).as_posix(), leer(a)) for sitio in sitios for a in sorted(_dentro(raiz / sitio))]


def leer(archivo: Path) -> str:
    return leer_entero(archivo, "no se escribió nada").decode("utf-8", "surrogateescape")


def _dentro(sitio: Path) -> Iterator[Path]:
    if sitio.is_file():
        yield sitio
    elif sitio.is_dir():
        yield from (h for e in sitio.iterdir() if not se_ignora(e.name, en_la_raiz=False) for h in _dentro(e))
