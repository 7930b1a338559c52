"""Una visita entera, como se registró."""

from typing import Annotated

import typer

from monitoreo_cli.errores import ErrorDeUso
from monitoreo_cli.ordenes._escuela import Abierta, ids_de_visitas
from monitoreo_cli.ordenes._opciones import argumento
from monitoreo_cli.texto import quiza


def orden(
    ctx: typer.Context,
    visita: Annotated[str, argumento("ID", "La visita, por su id (2024-04-16-d01).", ids_de_visitas)],
) -> None:
    """Muestra una visita entera, con las notas del observador: es para quien observa."""
    from monitoreo_cli.vistas.terminal import salida
    from monitoreo_cli.vistas.visita import en_pantalla

    abierta = Abierta(ctx)
    halladas = [o for o in abierta.escuela.observaciones if o.id == visita]
    if not halladas and visita not in abierta.escuela.observaciones_fuera:
        if abierta.carpeta.cerradas:
            abierta.terminar()
        ids = [o.id for o in abierta.escuela.observaciones]
        raise ErrorDeUso(f"no existe la visita `{visita}`", quiza(visita, ids) or "míralas con: monitoreo visita lista")
    pantalla = salida()
    for hallada in halladas:
        pantalla.escribir(*en_pantalla(abierta.escuela, hallada, pantalla.ancho))
    abierta.terminar()
