"""Escribir un libro de Excel: siempre a un archivo, y dicho que es reservado."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from monitoreo_cli.errores import ErrorDelMundo, ErrorDeUso
from monitoreo_cli.ordenes._opciones import opcion, ruta_de_salida
from monitoreo_cli.vistas.terminal import avisos

if TYPE_CHECKING:
    from monitoreo_cli.salidas.xlsx import Hoja


SALIDA = opcion("--salida", ayuda="El archivo .xlsx donde se escribe; hace falta.", metavar="RUTA")


def ruta_de_libro(dicha: str | None, ejemplo: str) -> Path:
    """La ruta de `--salida`, que aquí hace falta. Lanza `ErrorDeUso`."""
    ruta = ruta_de_salida(dicha, "exporta")
    if ruta is None:
        raise ErrorDeUso("falta --salida: un libro de Excel va a un archivo", f"por ejemplo: --salida {ejemplo}")
    if ruta.suffix.lower() != ".xlsx":
        raise ErrorDeUso(f"`{dicha}` no termina en .xlsx", f"por ejemplo: --salida {ejemplo}")
    return ruta


def guardar(hojas: "Sequence[Hoja]", ruta: Path, advertencias: Sequence[str], pisa: bool) -> None:
    """Escribe el libro y dice dónde; si no `pisa`, se niega a tapar otro. Lanza `ErrorDelMundo`."""
    from monitoreo_cli.escritura.atomica import crear, reemplazar
    from monitoreo_cli.salidas.xlsx import en_xlsx

    datos = en_xlsx(hojas)
    try:
        (reemplazar if pisa else crear)(ruta, datos)
    except FileExistsError as error:
        raise ErrorDelMundo(f"`{ruta}` ya existe, y puede tener lo que llenaste", "elige otro nombre") from error
    pantalla = avisos()
    pantalla.escribir(f"Escrito: {ruta}")
    for advertencia in advertencias:
        pantalla.parrafo(advertencia)
