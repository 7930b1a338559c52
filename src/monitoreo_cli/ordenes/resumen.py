"""Niveles por desempeño y por docente, etapa por etapa."""

from typing import Annotated

import typer

from monitoreo_cli.calculo.resumen import Paso, Resumen, resumir, trayectoria
from monitoreo_cli.ordenes._escuela import Abierta, ids_de_docentes
from monitoreo_cli.ordenes._opciones import exigir_uno, formato, opcion
from monitoreo_cli.vistas.advertencias import SIN_ENTREGAR
from monitoreo_cli.vistas.terminal import salida


def orden(
    ctx: typer.Context,
    etapa: Annotated[str | None, opcion("--etapa", ayuda="Sólo esta etapa.", metavar="N")] = None,
    docente: Annotated[
        str | None,
        opcion("--docente", ayuda="Sólo este docente, y su trayectoria.", metavar="ID", completa=ids_de_docentes),
    ] = None,
    rubrica: Annotated[
        str | None, opcion("--rubrica", ayuda="Con este instrumento, si no es el de la etapa.", metavar="ID")
    ] = None,
    formato: Annotated[str, formato("tabla", "json", "csv", "md")] = "tabla",
) -> None:
    """Muestra en qué nivel está cada docente en cada desempeño y cómo se reparten.

    Cuenta la última visita cerrada de cada docente en la etapa. Un borrador nunca cuenta, nada se
    promedia y dos instrumentos no se mezclan.
    """
    abierta = Abierta(ctx)
    escuela, cuentas = abierta.escuela, abierta.cuentas
    pedida, de, con = abierta.etapa(etapa), abierta.docente(docente), abierta.rubrica(rubrica)
    etapas = [pedida] if pedida else list(escuela.etapas.values())
    resumenes = [resumir(escuela, cuentas, e, con, de) for e in etapas]
    if pedida:
        exigir_uno(pedida, resumenes[0].candidatas)
    pasos = trayectoria(escuela, cuentas, de, con) if de else None
    oficial = not (de or con)  # lo que se entrega es la etapa entera, con su instrumento
    if formato == "json":
        salida().escribir(_en_json(resumenes, una=pedida is not None, pasos=pasos))
    elif formato == "csv":
        from monitoreo_cli.salidas import csv

        salida().escribir(csv.resumen(resumenes).rstrip("\n"))
    elif formato == "md":
        from monitoreo_cli.vistas.markdown import RESERVADO, escapar
        from monitoreo_cli.vistas.resumen import en_markdown

        salida().escribir(*RESERVADO)
        for r in resumenes:
            entrega = _entrega(abierta, r) if oficial else []
            salida().escribir(*en_markdown(escuela, r), *(f"- {escapar(f)}" for f in entrega), "")
    else:
        _en_tabla(abierta, resumenes, de, pasos, oficial)
    abierta.terminar()


def _en_json(resumenes: list[Resumen], una: bool, pasos: list[Paso] | None) -> str:
    from monitoreo_cli.salidas import json

    datos = json.resumen(resumenes[0]) if una else {"etapas": [json.resumen(r) for r in resumenes]}
    if pasos is not None:
        datos["trayectoria"] = json.trayectoria(pasos)
    return json.en_json(datos)


def _entrega(abierta: Abierta, resumen: Resumen) -> list[str]:
    """Si la etapa es preliminar, se entregó, o qué se rectifica."""
    if not abierta.escuela.entregas:
        return [SIN_ENTREGAR]
    from monitoreo_cli.ordenes._entregas import situacion_de
    from monitoreo_cli.vistas.entrega import en_frases

    return en_frases(situacion_de(abierta, resumen))


def _en_tabla(
    abierta: Abierta, resumenes: list[Resumen], docente: str | None, pasos: list[Paso] | None, oficial: bool
) -> None:
    from monitoreo_cli.vistas.resumen import en_tabla, trayectoria_en_tabla

    pantalla = salida()
    for i, r in enumerate(resumenes):
        pantalla.escribir(*([""] if i else []), *en_tabla(abierta.escuela, r, pantalla.ancho, pantalla.glifos))
        for frase in _entrega(abierta, r) if oficial else ():
            pantalla.parrafo(frase)
    if docente and pasos is not None:
        pantalla.escribir("", *trayectoria_en_tabla(docente, pasos, abierta.escuela, pantalla.glifos))
