"""Continúa una visita que quedó en borrador."""

from typing import Annotated

import typer

from monitoreo_cli.errores import ErrorDeUso
from monitoreo_cli.ordenes._escuela import hoy, ids_de_borradores, raiz_de
from monitoreo_cli.ordenes._opciones import argumento, opcion


def orden(
    ctx: typer.Context,
    visita: Annotated[
        str | None,
        argumento("[ID]", "El borrador, por su id; sin él, el único que haya o el que elijas.", ids_de_borradores),
    ] = None,
    revisar: Annotated[bool, opcion("--revisar", ayuda="Va derecho a la revisión, a corregir lo respondido.")] = False,
) -> None:
    """Sigue preguntando desde donde quedó un borrador. Cada respuesta se guarda al momento."""
    from monitoreo_cli.ordenes._formulario import hay_con_quien
    from monitoreo_cli.ordenes.visita._formulario.abrir import retomar

    if not hay_con_quien():
        raise ErrorDeUso("esta orden pregunta, y aquí no hay una terminal", "edita el archivo, o úsala en una terminal")
    retomar(raiz_de(ctx), hoy(), visita, a_revisar=revisar)
