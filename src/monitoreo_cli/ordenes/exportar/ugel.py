"""Los conteos de la escuela en un paquete que la UGEL junta con otros."""

from typing import Annotated

import typer

from monitoreo_cli.errores import ErrorDeDatos
from monitoreo_cli.ordenes._escuela import Abierta
from monitoreo_cli.ordenes._opciones import SALIDA, exigir_terminacion, ruta_de_salida
from monitoreo_cli.ordenes.exportar._salida import sacar

RESERVADO = (
    "RESERVADO: lleva conteos exactos, sin nombres ni códigos de docentes; pero en una escuela chica "
    "un conteo de 1 señala a alguien. Entrégalo sólo a tu UGEL."
)


def orden(ctx: typer.Context, archivo: Annotated[str | None, SALIDA] = None) -> None:
    """Escribe cuántos docentes hay en cada nivel, etapa por etapa, sin decir quiénes.

    `corte` es el día en que se exporta. `huella` depende sólo de los archivos de la carpeta: si no
    cambió nada, un paquete de otro día lleva la misma, y al juntarlos no cuenta dos veces.
    """
    from monitoreo_cli.salidas import paquete

    ruta = ruta_de_salida(archivo, "exporta")
    exigir_terminacion(ruta, "json")
    abierta = Abierta(ctx)
    codigo = abierta.escuela.codigo_modular
    if codigo is None:
        raise ErrorDeDatos(
            "al plan le falta `codigo_modular`: sin él la UGEL no sabe de qué escuela es el paquete",
            "escríbelo en plan.yaml, dentro de `institucion`, con sus 7 dígitos entre comillas",
        )
    datos = paquete.paquete(abierta.escuela, abierta.cuentas, codigo, abierta.hoy, abierta.carpeta.huella())
    sacar(paquete.en_json(datos), ruta, RESERVADO)
    abierta.terminar()
