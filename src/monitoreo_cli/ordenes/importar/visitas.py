"""Importa visitas de una hoja: una fila por visita."""

from typing import Annotated

import typer

from monitoreo_cli.ordenes._opciones import argumento
from monitoreo_cli.ordenes.importar._importar import APLICAR, CERRADAS, CERRAR, OBSERVADOR, Pedido, importar


def orden(
    ctx: typer.Context,
    archivo: Annotated[str, argumento("ARCHIVO", "Un .xlsx o un .csv.")],
    observador: Annotated[str | None, OBSERVADOR] = None,
    cerrar: Annotated[bool, CERRAR] = False,
    cambiar_cerradas: Annotated[bool, CERRADAS] = False,
    aplicar: Annotated[bool, APLICAR] = False,
) -> None:
    """Lee la hoja `Visitas` o `BD_Monitoreo`, o un CSV, y dice qué se crearía, qué cambiaría y qué no se entiende.

    Hacen falta las columnas docente y fecha. Un desempeño se reconoce por su id, su código (R1) o su nombre; un
    nivel, por su clave (III), su número de orden (3) o su etiqueta completa. Sin --aplicar no se escribe nada.
    """
    importar(ctx, Pedido(archivo, ("visitas",), observador, cerrar, cambiar_cerradas, aplicar))
