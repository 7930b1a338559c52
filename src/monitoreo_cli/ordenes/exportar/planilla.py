"""Un libro de Excel para llenar visitas, con lo que ya hay y listas para elegir."""

from typing import Annotated

import typer

from monitoreo_cli.errores import ErrorDelMundo
from monitoreo_cli.ordenes._escuela import Abierta
from monitoreo_cli.ordenes.exportar._libro import SALIDA, ruta_de_libro
from monitoreo_cli.texto import contar
from monitoreo_cli.vistas.terminal import avisos

RESERVADO = "RESERVADO: lleva niveles y evidencias de cada docente. Después de importarlo, bórralo."


def orden(ctx: typer.Context, archivo: Annotated[str | None, SALIDA] = None) -> None:
    """Escribe un libro con las hojas Docentes, Visitas y Seguimiento; se llena y se lee con `importar planilla`.

    Lleva códigos, sin nombres. No salen las notas de quien observa ni la evidencia de una marca. Si el archivo
    ya existe no lo tapa: puede tener lo que alguien llenó. Necesita el complemento de Excel.
    """
    from monitoreo_cli.calculo.compromisos import seguir
    from monitoreo_cli.escritura.atomica import crear
    from monitoreo_cli.salidas.planilla import planilla
    from monitoreo_cli.salidas.xlsx import en_xlsx

    ruta = ruta_de_libro(archivo, "planilla.xlsx")
    abierta = Abierta(ctx)
    escuela = abierta.escuela
    hecha = planilla(escuela, seguir(escuela, abierta.hoy))
    try:
        crear(ruta, en_xlsx(hecha.hojas))
    except FileExistsError as error:
        raise ErrorDelMundo(f"`{ruta}` ya existe, y puede tener lo que llenaste", "elige otro nombre") from error
    pantalla = avisos()
    pantalla.escribir(f"Escrito: {ruta}")
    pantalla.parrafo(RESERVADO)
    if hecha.guardados:
        cuantas = contar(hecha.guardados, "evidencia de una marca", "evidencias de una marca")
        pantalla.parrafo(f"Queda vacía la celda de {cuantas}: se mira con `monitoreo visita ver`.")
    if hecha.no_caben:
        pantalla.parrafo(f"No caben en una celda: {contar(hecha.no_caben, 'texto')}. Su celda queda vacía.")
    abierta.terminar()
