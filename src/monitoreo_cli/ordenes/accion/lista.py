"""Las acciones formativas que hay, por fecha."""

from typing import Annotated

import typer

from monitoreo_cli.modelo.accion import Accion
from monitoreo_cli.ordenes._escuela import Abierta
from monitoreo_cli.ordenes._opciones import formato
from monitoreo_cli.texto import ancho
from monitoreo_cli.vistas.terminal import Tramo, columnas, parrafo, salida

CABEZA = ("Tipo", "Estado", "Docentes", "Acuerdos", "Acción")


def orden(
    ctx: typer.Context,
    formato: Annotated[str, formato("tabla", "json", "md")] = "tabla",
) -> None:
    """Lista las acciones por fecha: las programadas, las realizadas y las suspendidas."""
    abierta = Abierta(ctx)
    acciones = sorted(abierta.escuela.acciones, key=lambda a: a.orden)
    _mostrar(acciones, formato)
    abierta.terminar()


def _mostrar(acciones: list[Accion], formato: str) -> None:
    pantalla = salida()
    if formato == "json":
        from monitoreo_cli.salidas import json

        pantalla.escribir(json.en_json({"acciones": [json.accion(a) for a in acciones]}))
    elif formato == "md":
        from monitoreo_cli.vistas import markdown

        pantalla.escribir(*markdown.tabla(CABEZA, map(_fila, acciones)))
    elif acciones:
        cabeza, *cuerpo = columnas([CABEZA, *map(_fila, acciones)], sangria=0, derecha=(2, 3))
        pantalla.escribir([Tramo(cabeza, "tenue")])
        for linea in cuerpo:  # un id largo baja a su propia línea
            cabe = ancho(linea) <= pantalla.ancho
            pantalla.escribir(*([linea] if cabe else parrafo(linea, pantalla.ancho, "    ", "")))
    else:
        pantalla.escribir("No hay acciones.")


def _fila(accion: Accion) -> list[str]:
    cuantos = str(len(accion.participantes)), str(len(accion.compromisos))
    return [accion.tipo or "", accion.estado_que_vale or "no se entiende", *cuantos, accion.id]
