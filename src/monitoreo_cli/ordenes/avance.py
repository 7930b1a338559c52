"""Cambio entre etapas: quiénes suben, siguen igual o bajan."""

from typing import TYPE_CHECKING, Annotated

import typer

from monitoreo_cli.errores import ErrorDeUso
from monitoreo_cli.ordenes._escuela import Abierta, ids_de_docentes
from monitoreo_cli.ordenes._opciones import exigir_uno, formato, opcion
from monitoreo_cli.vistas.terminal import salida

if TYPE_CHECKING:
    from monitoreo_cli.calculo.avance import Avance


def orden(
    ctx: typer.Context,
    de: Annotated[str | None, opcion("--de", ayuda="Desde esta etapa (va con --a).", metavar="N")] = None,
    a: Annotated[str | None, opcion("--a", ayuda="Hasta esta etapa (va con --de).", metavar="M")] = None,
    docente: Annotated[
        str | None, opcion("--docente", ayuda="Sólo este docente.", metavar="ID", completa=ids_de_docentes)
    ] = None,
    rubrica: Annotated[
        str | None, opcion("--rubrica", ayuda="Con este instrumento, si no es el de las etapas.", metavar="ID")
    ] = None,
    formato: Annotated[str, formato("tabla", "json", "csv", "md")] = "tabla",
) -> None:
    """Compara los niveles de cada docente en dos etapas: uno más, igual, uno menos.

    Sólo entran quienes tienen visita que cuenta en ambas, con el mismo instrumento. Sin --de y --a,
    cada etapa con la siguiente, y la primera con la última.
    """
    from monitoreo_cli.calculo.avance import avances, avanzar

    if (de is None) != (a is None):
        raise ErrorDeUso("--de y --a van juntos", "por ejemplo: --de 1 --a 3")
    abierta = Abierta(ctx)
    desde, hasta, quien, con = abierta.etapa(de), abierta.etapa(a), abierta.docente(docente), abierta.rubrica(rubrica)
    if desde is None or hasta is None:
        calculados = avances(abierta.escuela, abierta.cuentas, con, quien)
    elif (desde.numero or 0) >= (hasta.numero or 0):
        raise ErrorDeUso(f"--de {de} no es anterior a --a {a}", "por ejemplo: --de 1 --a 3")
    else:
        calculados = [avanzar(abierta.escuela, abierta.cuentas, desde, hasta, con, quien)]
        _exigir_un_instrumento(calculados[0])
    _mostrar(abierta, calculados, formato, uno=de is not None)
    abierta.terminar()


def _exigir_un_instrumento(avance: "Avance") -> None:
    """Lanza `ErrorDeUso` si alguna etapa usó varios, o las dos usan instrumentos distintos."""
    for etapa, usados in zip((avance.de, avance.a), avance.instrumentos, strict=True):
        exigir_uno(etapa, usados)
    una, otra = avance.instrumentos
    if una and otra and una != otra:
        dicho = f"la etapa {avance.de.numero} usa {una[0]} y la {avance.a.numero}, {otra[0]}"
        raise ErrorDeUso(f"{dicho}: dos instrumentos no se comparan", "elige uno con --rubrica")


def _mostrar(abierta: Abierta, avances: "list[Avance]", formato: str, uno: bool) -> None:
    pantalla = salida()
    if formato == "json":
        from monitoreo_cli.salidas import json

        todos = [json.avance(a) for a in avances]
        pantalla.escribir(json.en_json(todos[0] if uno else {"avances": todos}))
    elif formato == "csv":
        from monitoreo_cli.salidas import csv

        pantalla.escribir(csv.avances(avances).rstrip("\n"))
    elif formato == "md":
        from monitoreo_cli.vistas.avance import en_markdown
        from monitoreo_cli.vistas.markdown import RESERVADO

        pantalla.escribir(*RESERVADO)
        for a in avances:
            pantalla.escribir(*en_markdown(abierta.escuela, a), "")
    else:
        from monitoreo_cli.vistas.avance import UNA_SOLA, en_tabla

        for i, a in enumerate(avances):
            separado = [""] if i else []
            pantalla.escribir(*separado, *en_tabla(abierta.escuela, a, pantalla.ancho, pantalla.glifos))
        if not avances:
            pantalla.escribir(UNA_SOLA)
