"""Cuánto coinciden dos observadores de la misma clase."""

from typing import Annotated

import typer

from monitoreo_cli.errores import ErrorDeUso
from monitoreo_cli.ordenes._escuela import Abierta
from monitoreo_cli.ordenes._opciones import formato, opcion
from monitoreo_cli.texto import enumerar
from monitoreo_cli.vistas.terminal import salida


def orden(
    ctx: typer.Context,
    rubrica: Annotated[
        str | None, opcion("--rubrica", ayuda="Con este instrumento, si se usaron varios.", metavar="ID")
    ] = None,
    formato: Annotated[str, formato("tabla", "json")] = "tabla",
) -> None:
    """Compara cada visita de contraste con su principal: en cuántos desempeños dieron el mismo nivel.

    El kappa ponderado se muestra sólo con veinte pares o más.
    """
    from monitoreo_cli.calculo.concordancia import concordar

    abierta = Abierta(ctx)
    calculada = concordar(abierta.escuela, abierta.rubrica(rubrica))
    if calculada.rubrica is None and calculada.candidatas:
        varios = enumerar(calculada.candidatas)
        raise ErrorDeUso(f"hay contrastes con varios instrumentos: {varios}", "elige uno con --rubrica")
    pantalla = salida()
    if formato == "json":
        from monitoreo_cli.salidas import json

        pantalla.escribir(json.en_json(json.concordancia(calculada)))
    else:
        from monitoreo_cli.vistas.concordancia import en_tabla

        pantalla.escribir(*en_tabla(abierta.escuela, calculada, pantalla.ancho))
    abierta.terminar()
