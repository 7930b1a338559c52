"""Cierra un borrador: desde ahí cuenta."""

from typing import Annotated

import typer

from monitoreo_cli.ordenes._escuela import hoy, ids_de_borradores, raiz_de
from monitoreo_cli.ordenes._opciones import argumento


def orden(
    ctx: typer.Context,
    visita: Annotated[str, argumento("ID", "La visita (2024-04-16-d01).", ids_de_borradores)],
) -> None:
    """Da una visita por completa y escribe su ruta. Si le falta algo, lo dice y no cambia nada."""
    from monitoreo_cli.lectura.carpeta import Carpeta
    from monitoreo_cli.ordenes._cambiar import sin_cambios, visita_en_obra

    obra = visita_en_obra(Carpeta(raiz_de(ctx)), visita)
    if obra.parche.texto("estado") == "cerrada":
        sin_cambios(f"`{visita}` ya está cerrada")
        return
    obra.parche.poner(("estado",), "cerrada")
    obra.guardar(hoy())
