"""Pregunta lo que al plan le falta y lo escribe en él."""

from typing import Annotated

import typer

from monitoreo_cli.errores import ErrorDeUso
from monitoreo_cli.ordenes._escuela import hoy, raiz_de
from monitoreo_cli.ordenes._formulario import hay_con_quien
from monitoreo_cli.ordenes._opciones import argumento, conocido


def _partes() -> list[str]:
    from monitoreo_cli.ordenes.plan._completar.partes import PARTES

    return [p.clave for p in PARTES]


def orden(
    ctx: typer.Context,
    partes: Annotated[
        list[str] | None,
        argumento("[PARTE]...", "Sólo estas partes, aunque ya tengan algo: metas, objetivos…", _partes),
    ] = None,
) -> None:
    """Pregunta lo que falta para presentar el plan, y guarda cada respuesta en plan.yaml y docentes.yaml.

    Se puede hacer en ratos: la próxima vez pregunta sólo lo que siga faltando. No toca lo que ya está
    escrito ni los comentarios; un ejemplo comentado deja su sitio a lo que respondes.
    """
    raiz = raiz_de(ctx)
    pedidas = [conocido("la parte", dicha, _partes()) for dicha in partes or ()]
    if not hay_con_quien():
        raise ErrorDeUso(
            "aquí no hay a quién preguntar: hace falta una terminal",
            "abre una consola y repítelo ahí; o llena plan.yaml a mano con lo que dice: monitoreo validar",
        )
    from monitoreo_cli.ordenes.plan._completar.abrir import completar

    completar(raiz, hoy(), pedidas)
