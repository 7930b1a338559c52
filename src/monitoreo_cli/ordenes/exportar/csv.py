"""Los datos en filas, para una hoja de cálculo o un programa de estadística."""

from typing import Annotated

import typer

from monitoreo_cli.calculo.compromisos import seguir
from monitoreo_cli.errores import ErrorDeUso
from monitoreo_cli.ordenes._escuela import Abierta
from monitoreo_cli.ordenes._opciones import SALIDA, exigir_terminacion, opcion, ruta_de_salida, una_de
from monitoreo_cli.ordenes._sin_nombres import avisar_si_nombra
from monitoreo_cli.ordenes.exportar._salida import sacar
from monitoreo_cli.texto import contar
from monitoreo_cli.vistas.advertencias import CON_CODIGOS, LITERAL

TABLAS = ("niveles", "visitas", "compromisos", "evidencias")


def orden(
    ctx: typer.Context,
    tabla: Annotated[
        str,
        opcion("--tabla", ayuda="niveles, visitas, compromisos o evidencias (por omisión, niveles).", metavar="TABLA"),
    ] = "niveles",
    archivo: Annotated[str | None, SALIDA] = None,
    anonimo: Annotated[
        bool, opcion("--anonimo", ayuda="Sin textos libres ni aula; no vale con evidencias. Sigue siendo reservado.")
    ] = False,
) -> None:
    """Escribe una tabla ordenada: una fila por hecho y una columna por dato, con códigos y sin nombres.

    `niveles` lleva una fila por visita y desempeño, contrastes y borradores incluidos; su columna
    `cuenta` dice `sí` en las que suma `resumen`. No salen las notas de quien observa ni la evidencia
    de una marca. Con --salida, el archivo lleva la marca que Excel necesita para leer los acentos.
    """
    from monitoreo_cli.salidas import csv, visitas

    una_de("--tabla", tabla, TABLAS)
    if anonimo and tabla == "evidencias":
        raise ErrorDeUso(
            "`evidencias` es todo texto libre: no va con --anonimo", "quita --anonimo, o pide otra tabla con --tabla"
        )
    ruta = ruta_de_salida(archivo, "exporta")
    exigir_terminacion(ruta, "csv")
    abierta = Abierta(ctx)
    escuela, advertencia = abierta.escuela, CON_CODIGOS
    if tabla == "niveles":
        filas = visitas.niveles(escuela, abierta.cuentas, anonimo)
    elif tabla == "visitas":
        filas = visitas.visitas(escuela, anonimo)
    elif tabla == "compromisos":
        filas = csv.filas_de_compromisos(seguir(escuela, abierta.hoy), con_texto=not anonimo)
        advertencia = CON_CODIGOS if anonimo else LITERAL
    else:
        filas, guardadas = visitas.evidencias(escuela)
        advertencia = LITERAL + _lo_que_no_sale(guardadas)
    texto = csv.en_csv(filas)
    if anonimo:
        avisar_si_nombra(abierta, texto)
    sacar(texto, ruta, advertencia, bom=True)
    abierta.terminar()


def _lo_que_no_sale(guardadas: int) -> str:
    if not guardadas:
        return ""
    cuantas = contar(guardadas, "evidencia de una marca", "evidencias de una marca")
    return f" No va {cuantas}: está en su visita." if guardadas == 1 else f" No van {cuantas}: están en sus visitas."
