"""Vuelve a borrador una visita cerrada: deja de contar."""

from typing import Annotated

import typer

from monitoreo_cli.ordenes._escuela import ids_de_cerradas, raiz_de
from monitoreo_cli.ordenes._opciones import argumento


def orden(
    ctx: typer.Context,
    visita: Annotated[str, argumento("ID", "La visita (2024-04-16-d01).", ids_de_cerradas)],
) -> None:
    """Deja una visita en borrador, para corregirla, y escribe su ruta. Un borrador no cuenta en ninguna parte."""
    from monitoreo_cli.lectura.carpeta import Carpeta
    from monitoreo_cli.ordenes._cambiar import sin_cambios, visita_en_obra

    obra = visita_en_obra(Carpeta(raiz_de(ctx)), visita)
    if obra.parche.texto("estado") == "borrador":
        sin_cambios(f"`{visita}` ya es un borrador")
        return
    obra.parche.poner(("estado",), "borrador")
    obra.guardar_como_este()
