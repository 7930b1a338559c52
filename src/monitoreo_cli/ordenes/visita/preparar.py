"""Una hoja antes de entrar al aula."""

from typing import Annotated

import typer

from monitoreo_cli.ordenes._escuela import Abierta, ids_de_docentes
from monitoreo_cli.ordenes._opciones import argumento, conocido, formato


def orden(
    ctx: typer.Context,
    docente: Annotated[str, argumento("DOCENTE", "A quién se visita (d01).", ids_de_docentes)],
    formato: Annotated[str, formato("texto", "md", "html")] = "texto",
) -> None:
    """Dice qué recordar antes de una visita: la última vez, lo acordado y qué mirar. Es para quien observa."""
    from monitoreo_cli.ordenes._plantillas import llenar, plantillas_de, publicar
    from monitoreo_cli.vistas import preparar
    from monitoreo_cli.vistas.terminal import salida

    abierta = Abierta(ctx)
    conocido("el docente", docente, abierta.escuela.docentes)
    hoja = preparar.datos(abierta.escuela, abierta.cuentas, docente, abierta.hoy)
    if formato == "texto":
        pantalla = salida()
        pantalla.escribir(*preparar.en_pantalla(hoja, pantalla.ancho))
    else:
        publicar(llenar(abierta, plantillas_de(ctx), f"preparar/hoja.{formato}.j2", hoja), None)
    abierta.terminar()
