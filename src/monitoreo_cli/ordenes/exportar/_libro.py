"""La ruta de un libro de Excel: siempre va a un archivo."""

from pathlib import Path

from monitoreo_cli.errores import ErrorDeUso
from monitoreo_cli.ordenes._opciones import opcion, ruta_de_salida

SALIDA = opcion("--salida", ayuda="El archivo .xlsx donde se escribe; hace falta.", metavar="RUTA")


def ruta_de_libro(dicha: str | None, ejemplo: str) -> Path:
    """La ruta de `--salida`, que aquí hace falta. Lanza `ErrorDeUso`."""
    ruta = ruta_de_salida(dicha, "exporta")
    if ruta is None:
        raise ErrorDeUso("falta --salida: un libro de Excel va a un archivo", f"por ejemplo: --salida {ejemplo}")
    if ruta.suffix.lower() != ".xlsx":
        raise ErrorDeUso(f"`{dicha}` no termina en .xlsx", f"por ejemplo: --salida {ejemplo}")
    return ruta
