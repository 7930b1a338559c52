"""Adónde va lo que se exporta, y lo que se dice al sacarlo."""

from pathlib import Path
from typing import Any

from monitoreo_cli.errores import ErrorDeUso
from monitoreo_cli.ordenes._opciones import opcion
from monitoreo_cli.ordenes._plantillas import publicar
from monitoreo_cli.vistas.terminal import avisos, parrafo

_DE_DATOS = (".yaml", ".yml")


def salida_en(que: str = "la pantalla") -> Any:
    """La opción `--salida`."""
    return opcion("--salida", ayuda=f"El archivo donde se escribe, en vez de {que}.", metavar="RUTA")


def ruta_de(dicha: str | None) -> Path | None:
    """La ruta de `--salida`. Lanza `ErrorDeUso` si es un archivo de los que el programa lee."""
    if dicha is None:
        return None
    ruta = Path(dicha)
    if ruta.suffix.lower() in _DE_DATOS:
        raise ErrorDeUso(f"`{dicha}` es un archivo de datos: ahí no se exporta", "ponle otra extensión")
    return ruta


def sacar(documento: str, ruta: Path | None, advertencia: str, bom: bool = False) -> None:
    """Publica el documento y advierte, aparte, quién puede verlo."""
    publicar(documento, ruta, bom=bom)
    pantalla = avisos()
    pantalla.escribir(*parrafo(advertencia, pantalla.ancho))
