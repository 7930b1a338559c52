"""Un libro de Excel para llenar visitas, con lo que ya hay y listas para elegir."""

from typing import Annotated

import typer

from monitoreo_cli.ordenes._escuela import Abierta
from monitoreo_cli.ordenes.exportar._libro import SALIDA, guardar, ruta_de_libro
from monitoreo_cli.texto import contar

RESERVADO = "RESERVADO: lleva niveles y evidencias de cada docente. Después de importarlo, bórralo."


def orden(ctx: typer.Context, archivo: Annotated[str | None, SALIDA] = None) -> None:
    """Escribe un libro con las hojas Docentes, Visitas y Seguimiento; se llena y se lee con `importar planilla`.

    Lleva códigos, sin nombres. No salen las notas de quien observa ni la evidencia de una marca. Si el archivo
    ya existe no lo tapa: puede tener lo que alguien llenó. Necesita el complemento de Excel.
    """
    from monitoreo_cli.calculo.compromisos import seguir
    from monitoreo_cli.salidas.planilla import planilla

    ruta = ruta_de_libro(archivo, "planilla.xlsx")
    abierta = Abierta(ctx)
    escuela = abierta.escuela
    hecha = planilla(escuela, seguir(escuela, abierta.hoy))
    advertencias = [RESERVADO]
    if hecha.guardados:
        cuantas = contar(hecha.guardados, "evidencia de una marca", "evidencias de una marca")
        advertencias.append(f"Queda vacía la celda de {cuantas}: se mira con `monitoreo visita ver`.")
    if hecha.no_caben:
        advertencias.append(f"No caben en una celda: {contar(hecha.no_caben, 'texto')}. Su celda queda vacía.")
    guardar(hecha.hojas, ruta, advertencias, pisa=False)
    abierta.terminar()
