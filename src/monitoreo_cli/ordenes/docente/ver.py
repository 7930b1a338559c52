"""La ficha de un docente: su recorrido, sus visitas y sus compromisos."""

from typing import Annotated

import typer

from monitoreo_cli.calculo.compromisos import seguir
from monitoreo_cli.calculo.cuentan import orden_de_visita
from monitoreo_cli.calculo.resumen import trayectoria
from monitoreo_cli.ordenes._escuela import Abierta, ids_de_docentes
from monitoreo_cli.ordenes._opciones import argumento, formato
from monitoreo_cli.vistas.docente import Ficha
from monitoreo_cli.vistas.terminal import salida


def orden(
    ctx: typer.Context,
    docente: Annotated[str, argumento("ID", "El docente, por su código (d01).", ids_de_docentes)],
    formato: Annotated[str, formato("tabla", "json")] = "tabla",
) -> None:
    """Muestra a un docente por su código: niveles etapa por etapa, visitas y compromisos. Su nombre no sale."""
    abierta = Abierta(ctx)
    escuela = abierta.escuela
    abierta.docente(docente)
    ficha = Ficha(
        escuela.docentes[docente],
        trayectoria(escuela, abierta.cuentas, docente),
        sorted((v for v in escuela.visitas if v.docente == docente), key=orden_de_visita),
        [s for s in seguir(escuela, abierta.hoy) if s.docente == docente],
    )
    _mostrar(abierta, ficha, formato)
    abierta.terminar()


def _mostrar(abierta: Abierta, ficha: Ficha, formato: str) -> None:
    pantalla = salida()
    if formato == "json":
        from monitoreo_cli.salidas import json

        datos = {
            "docente": json.docente(ficha.docente),
            "trayectoria": json.trayectoria(ficha.pasos),
            **json.visitas(abierta.escuela, ficha.visitas),
            **json.compromisos(ficha.seguidos),
        }
        pantalla.escribir(json.en_json(datos))
    else:
        from monitoreo_cli.vistas.docente import ficha as en_pantalla

        pantalla.escribir(*en_pantalla(abierta.escuela, ficha, pantalla.ancho, pantalla.glifos))
