"""Lo que se dice al sacar datos: quién puede verlos."""

from pathlib import Path

from monitoreo_cli.ordenes._plantillas import publicar
from monitoreo_cli.vistas.terminal import avisos


def sacar(documento: str | bytes, ruta: Path | None, advertencia: str, bom: bool = False) -> None:
    """Publica el documento y advierte, aparte, quién puede verlo."""
    publicar(documento, ruta, bom=bom)
    avisos().parrafo(advertencia)
