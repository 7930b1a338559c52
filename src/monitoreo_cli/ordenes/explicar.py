"""Qué significa una regla, con un ejemplo malo y uno bueno."""

from typing import Annotated

import typer

from monitoreo_cli.errores import ErrorDeUso
from monitoreo_cli.reglas.registro import REGLAS, Regla
from monitoreo_cli.texto import quiza


def _codigos() -> list[str]:
    from monitoreo_cli.reglas.revision import conocer, familias

    conocer(familias())
    return sorted(REGLAS)


def orden(
    ctx: typer.Context,
    regla: Annotated[
        str | None,
        typer.Argument(
            metavar="[REGLA]", help="Su código (M201) o su nombre (docente-inexistente).", autocompletion=_codigos
        ),
    ] = None,
) -> None:
    """Explica una regla: por qué importa, cómo se ve mal y cómo se ve bien. Sin regla, las lista todas."""
    from monitoreo_cli.vistas.reglas import explicacion, tabla
    from monitoreo_cli.vistas.terminal import salida

    _codigos()
    pantalla = salida()
    if regla is None:
        pantalla.escribir(*tabla(REGLAS.values(), pantalla.ancho))
    else:
        pantalla.escribir(*explicacion(_buscar(regla), pantalla.ancho))


def _buscar(dicha: str) -> Regla:
    por_nombre = {r.nombre: r for r in REGLAS.values()}
    hallada = REGLAS.get(dicha.upper()) or por_nombre.get(dicha.lower())
    if hallada is None:
        arreglo = quiza(dicha.upper(), REGLAS) or quiza(dicha, por_nombre) or "míralas con: monitoreo explicar"
        raise ErrorDeUso(f"no existe la regla `{dicha}`", arreglo)
    return hallada
