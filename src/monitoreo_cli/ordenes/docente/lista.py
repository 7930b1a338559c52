"""Los docentes de la escuela, en el orden de todas las tablas."""

from typing import Annotated

import typer

from monitoreo_cli.ordenes._escuela import Abierta
from monitoreo_cli.ordenes._opciones import formato
from monitoreo_cli.vistas.terminal import salida


def orden(
    ctx: typer.Context,
    formato: Annotated[str, formato("tabla", "json")] = "tabla",
) -> None:
    """Lista los docentes por su código: su aula, sus grados y su situación. Los nombres no salen."""
    abierta = Abierta(ctx)
    pantalla = salida()
    if formato == "json":
        from monitoreo_cli.salidas import json

        pantalla.escribir(json.en_json({"docentes": [json.docente(d) for d in abierta.escuela.docentes.values()]}))
    else:
        from monitoreo_cli.vistas.docente import lista

        pantalla.escribir(*lista(abierta.escuela, pantalla.ancho))
    abierta.terminar()
