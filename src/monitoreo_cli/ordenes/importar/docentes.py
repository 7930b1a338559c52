"""Importa la lista de docentes de una hoja."""

from typing import Annotated

import typer

from monitoreo_cli.ordenes._opciones import argumento
from monitoreo_cli.ordenes.importar._importar import APLICAR, Pedido, importar


def orden(
    ctx: typer.Context,
    archivo: Annotated[str, argumento("ARCHIVO", "Un .xlsx o un .csv.")],
    aplicar: Annotated[bool, APLICAR] = False,
) -> None:
    """Agrega a docentes.yaml los que falten y cambia lo que sea distinto. Sin --aplicar sólo lo dice.

    Hace falta la columna docente, con su código (d05). Los nombres van en identidades.yaml: aquí no se leen.
    """
    importar(ctx, Pedido(archivo, ("docentes",), aplicar=aplicar))
