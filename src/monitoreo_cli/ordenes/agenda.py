"""Qué falta y qué venció: visitas, diálogos, copias, compromisos, borradores."""

from typing import Annotated

import typer

from monitoreo_cli.calculo.agenda import DIAS, Agenda, agenda
from monitoreo_cli.errores import ErrorDeUso
from monitoreo_cli.ordenes._escuela import Abierta
from monitoreo_cli.ordenes._opciones import formato, opcion
from monitoreo_cli.vistas.terminal import salida


def orden(
    ctx: typer.Context,
    dias: Annotated[
        str, opcion("--dias", ayuda=f"Cuántos días mirar hacia adelante (por omisión, {DIAS}).", metavar="N")
    ] = str(DIAS),
    formato: Annotated[str, formato("tabla", "json", "md")] = "tabla",
) -> None:
    """Dice qué venció y qué toca pronto.

    Visitas que faltan o ya vencieron, diálogos y copias que se demoran, compromisos por vencer o vencidos,
    y borradores de más de quince días.
    """
    if not (dias.isdecimal() and len(dias) < 6):
        raise ErrorDeUso(f"--dias: `{dias}` no es un número de días", "por ejemplo: --dias 30")
    abierta = Abierta(ctx)
    _mostrar(abierta, agenda(abierta.escuela, abierta.cuentas, abierta.hoy, int(dias)), formato)
    abierta.terminar()


def _mostrar(abierta: Abierta, pendientes: Agenda, formato: str) -> None:
    pantalla = salida()
    if formato == "json":
        from monitoreo_cli.salidas import json

        pantalla.escribir(json.en_json(json.agenda(pendientes)))
    elif formato == "md":
        from monitoreo_cli.vistas.agenda import en_markdown
        from monitoreo_cli.vistas.markdown import RESERVADO

        pantalla.escribir(*RESERVADO, *en_markdown(abierta.escuela, pendientes))
    else:
        from monitoreo_cli.vistas.agenda import en_tabla

        pantalla.escribir(*en_tabla(abierta.escuela, pendientes, pantalla.ancho))
