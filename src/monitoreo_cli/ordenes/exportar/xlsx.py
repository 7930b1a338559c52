"""Un libro de Excel con los resultados: resumen, niveles, visitas y compromisos."""

from typing import Annotated

import typer

from monitoreo_cli.ordenes._escuela import Abierta
from monitoreo_cli.ordenes._opciones import opcion
from monitoreo_cli.ordenes._sin_nombres import avisar_si_nombra
from monitoreo_cli.ordenes.exportar._libro import SALIDA, ruta_de_libro
from monitoreo_cli.ordenes.exportar._salida import sacar
from monitoreo_cli.vistas.advertencias import CON_CODIGOS, LITERAL


def orden(
    ctx: typer.Context,
    archivo: Annotated[str | None, SALIDA] = None,
    anonimo: Annotated[bool, opcion("--anonimo", ayuda="Sin textos libres ni aula. Sigue siendo reservado.")] = False,
) -> None:
    """Escribe un libro con las hojas Resumen, Niveles, Visitas y Compromisos, con códigos y sin nombres.

    Los números son números, las fechas son fechas y ningún texto se vuelve fórmula. Con los mismos archivos y el
    mismo día, el libro es idéntico. Necesita el complemento de Excel; sin él, está `exportar csv`.
    """
    from monitoreo_cli.calculo.compromisos import seguir
    from monitoreo_cli.calculo.resumen import resumir
    from monitoreo_cli.salidas.libro import libro
    from monitoreo_cli.salidas.xlsx import en_xlsx

    ruta = ruta_de_libro(archivo, "resultados.xlsx")
    abierta = Abierta(ctx)
    escuela, cuentas = abierta.escuela, abierta.cuentas
    resumenes = [resumir(escuela, cuentas, etapa) for etapa in escuela.etapas.values()]
    seguidos = seguir(escuela, abierta.hoy)
    hojas = libro(escuela, cuentas, resumenes, seguidos, anonimo)
    if anonimo:
        avisar_si_nombra(abierta, "\n".join(str(celda) for hoja in hojas for fila in hoja.filas for celda in fila))
    sacar(en_xlsx(hojas), ruta, CON_CODIGOS if anonimo else LITERAL)
    abierta.terminar()
