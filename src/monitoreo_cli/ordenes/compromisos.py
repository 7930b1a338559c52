"""Los compromisos, con su plazo y su estado de hoy."""

from typing import Annotated

import typer

from monitoreo_cli.calculo.compromisos import VENCIDO, Seguido, seguir
from monitoreo_cli.modelo.comun import ESTADOS
from monitoreo_cli.ordenes._escuela import Abierta, ids_de_docentes
from monitoreo_cli.ordenes._opciones import formato, opcion, una_de
from monitoreo_cli.vistas.advertencias import LITERAL
from monitoreo_cli.vistas.terminal import avisos, salida

FILTROS = (*ESTADOS, VENCIDO)


def orden(
    ctx: typer.Context,
    docente: Annotated[
        str | None, opcion("--docente", ayuda="Sólo los de este docente.", metavar="ID", completa=ids_de_docentes)
    ] = None,
    estado: Annotated[
        str | None, opcion("--estado", ayuda=f"Sólo los que están así: {', '.join(FILTROS)}.", metavar="ESTADO")
    ] = None,
    formato: Annotated[str, formato("tabla", "json", "csv", "md")] = "tabla",
) -> None:
    """Muestra los compromisos de visitas, acciones y del año anterior, por plazo.

    El estado es el que se anotó la última vez; uno abierto cuyo plazo pasó está vencido.
    """
    if estado is not None:
        una_de("--estado", estado, FILTROS)
    abierta = Abierta(ctx)
    quien = abierta.docente(docente)
    todos = seguir(abierta.escuela, abierta.hoy)
    elegidos = [s for s in todos if quien in (None, s.docente) and estado in (None, s.estado)]
    _mostrar(elegidos, formato)
    if elegidos and formato == "csv":
        avisos().parrafo(LITERAL)
    abierta.terminar()


def _mostrar(seguidos: list[Seguido], formato: str) -> None:
    pantalla = salida()
    if formato == "json":
        from monitoreo_cli.salidas import json

        pantalla.escribir(json.en_json(json.compromisos(seguidos)))
    elif formato == "csv":
        from monitoreo_cli.salidas import csv

        pantalla.escribir(csv.en_csv(csv.filas_de_compromisos(seguidos)).rstrip("\n"))
    elif formato == "md":
        from monitoreo_cli.vistas.compromisos import en_markdown
        from monitoreo_cli.vistas.markdown import RESERVADO

        pantalla.escribir(*RESERVADO, *en_markdown(seguidos))
    else:
        from monitoreo_cli.vistas.compromisos import en_tabla

        reservado = [LITERAL, ""] if seguidos else []
        pantalla.escribir(*reservado, *en_tabla(seguidos, pantalla.ancho, pantalla.glifos))
