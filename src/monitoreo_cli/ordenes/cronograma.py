"""La cuadrícula de etapas, actividades y meses, con lo hecho y lo que falta."""

from typing import Annotated

import typer

from monitoreo_cli.calculo.cronograma import Cronograma, cronograma
from monitoreo_cli.ordenes._escuela import Abierta
from monitoreo_cli.ordenes._opciones import formato
from monitoreo_cli.vistas.terminal import salida


def orden(
    ctx: typer.Context,
    formato: Annotated[str, formato("tabla", "md", "json")] = "tabla",
) -> None:
    """Muestra qué toca en cada mes, cuántas visitas se cerraron en cada etapa y a quién falta visitar."""
    abierta = Abierta(ctx)
    _mostrar(abierta, cronograma(abierta.escuela, abierta.cuentas, abierta.hoy), formato)
    abierta.terminar()


def _mostrar(abierta: Abierta, calculado: Cronograma, formato: str) -> None:
    pantalla = salida()
    if formato == "json":
        from monitoreo_cli.salidas import json

        pantalla.escribir(json.en_json(json.cronograma(calculado)))
    elif formato == "md":
        from monitoreo_cli.vistas.cronograma import en_markdown

        pantalla.escribir(*en_markdown(abierta.escuela, calculado, abierta.hoy))
    else:
        from monitoreo_cli.vistas.cronograma import en_tabla

        pantalla.escribir(*en_tabla(abierta.escuela, calculado, abierta.hoy, pantalla.ancho))
