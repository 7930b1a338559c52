"""Pregunta el oficio y los párrafos de un informe, y los escribe en textos.yaml."""

from typing import Annotated

import typer

from monitoreo_cli.errores import ErrorDeUso
from monitoreo_cli.ordenes._escuela import Abierta, numeros_de_etapas
from monitoreo_cli.ordenes._formulario import hay_con_quien
from monitoreo_cli.ordenes._opciones import argumento, opcion
from monitoreo_cli.texto import enumerar


def orden(
    ctx: typer.Context,
    etapa: Annotated[
        str | None, argumento("[N]", "La etapa de la que se informa; sin ella, se pregunta.", numeros_de_etapas)
    ] = None,
    final: Annotated[bool, opcion("--final", ayuda="Los del informe final.")] = False,
) -> None:
    """Pregunta a quién va el informe y lo que dice con palabras, y guarda cada respuesta en textos.yaml.

    Propone el lugar, quién lo envía y la fecha. Se puede hacer en ratos: lo ya escrito se ve, y Enter lo
    deja. No toca lo demás del archivo ni sus comentarios; si no hay archivo, lo crea.
    """
    if etapa is not None and final:
        raise ErrorDeUso("o una etapa, o --final, pero no los dos", "quita uno")
    abierta = Abierta(ctx)
    pedida = abierta.etapa(etapa)
    numero = pedida.numero if pedida else None
    if not hay_con_quien():
        raise ErrorDeUso(
            "aquí no hay a quién preguntar: hace falta una terminal",
            f"abre una consola y repítelo ahí; o llena textos.yaml a mano{_lo_que_falta(abierta, numero, final)}",
        )
    from monitoreo_cli.ordenes.etapa._redactar import FINAL, elegir, redactar

    if numero is None and not final:
        elegido = elegir(abierta.carpeta.raiz, abierta.escuela)
        if elegido is None:
            return
        numero = None if elegido == FINAL else elegido
    redactar(abierta.carpeta, abierta.hoy, numero)


def _lo_que_falta(abierta: Abierta, numero: int | None, final: bool) -> str:
    from monitoreo_cli.vistas.textos import por_escribir

    faltan = por_escribir(abierta.escuela, numero) if final or numero is not None else []
    return f". Falta: {enumerar(faltan)}" if faltan else ""
