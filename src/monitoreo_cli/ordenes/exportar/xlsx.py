"""Un libro de Excel con los resultados: resumen, niveles, visitas y compromisos."""

from typing import Annotated

import typer

from monitoreo_cli.ordenes._escuela import Abierta
from monitoreo_cli.ordenes._opciones import opcion
from monitoreo_cli.ordenes.exportar._libro import SALIDA, ruta_de_libro
from monitoreo_cli.ordenes.exportar._salida import sacar
from monitoreo_cli.ordenes.exportar.csv import LITERAL, RESERVADO


def orden(
    ctx: typer.Context,
    archivo: Annotated[str | None, SALIDA] = None,
    anonimo: Annotated[bool, opcion("--anonimo", ayuda="Sin textos libres. Sigue siendo reservado.")] = False,
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
    hojas = libro(escuela, cuentas, resumenes, seguidos, con_texto=not anonimo)
    sacar(en_xlsx(hojas), ruta, RESERVADO if anonimo else LITERAL)
    abierta.terminar()
