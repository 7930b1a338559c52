"""Problemas como anotaciones de GitHub Actions, sin texto libre de los archivos."""

import re
from collections.abc import Callable, Iterable, Iterator

from monitoreo_cli.problema import Gravedad, Problema
from monitoreo_cli.reglas.registro import REGLAS, gravedad_de

_NIVEL = {Gravedad.ERROR: "error", Gravedad.AVISO: "warning", Gravedad.NOTA: "notice"}
_CITADO = re.compile(r"`[^`]*`|«[^»]*»")


def anotaciones(problemas: Iterable[Problema], ruta_de: Callable[[str], str]) -> Iterator[str]:
    for p in problemas:
        lugar = p.lugar
        partes = [f"file={_propiedad(ruta_de(lugar.archivo))}", f"line={lugar.linea}", f"col={lugar.columna}"]
        if lugar.hasta_linea == lugar.linea and lugar.hasta_columna > lugar.columna:
            partes += [f"endLine={lugar.hasta_linea}", f"endColumn={lugar.hasta_columna - 1}"]
        partes.append(f"title={p.codigo} {REGLAS[p.codigo].nombre}")
        yield f"::{_NIVEL[gravedad_de(p)]} {','.join(partes)}::{_dato(sin_citas(p.mensaje))}"


def sin_citas(mensaje: str) -> str:
    """El mensaje sin lo que cita del archivo: lo que alguien escribió no sale de su carpeta."""
    return _CITADO.sub("`…`", mensaje)


def _dato(texto: str) -> str:
    return texto.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _propiedad(texto: str) -> str:
    return _dato(texto).replace(":", "%3A").replace(",", "%2C")
