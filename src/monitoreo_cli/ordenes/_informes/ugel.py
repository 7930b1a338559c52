"""El informe para la UGEL, de una etapa o de las que tengan visitas o ya terminaron."""

from typing import TYPE_CHECKING

from monitoreo_cli.ordenes._escuela import Abierta
from monitoreo_cli.ordenes._informes._pedir import Datos, Opciones, parte_de, partes_de_todas, pedido_de

if TYPE_CHECKING:
    from monitoreo_cli.calculo.entrega import Parte
    from monitoreo_cli.calculo.resumen import Resumen

AJENAS = ("docente",)


def datos(abierta: Abierta, opciones: Opciones) -> Datos:
    from monitoreo_cli.calculo.compromisos import seguir
    from monitoreo_cli.vistas import informe_ugel

    escuela = abierta.escuela
    partes = _partes(abierta, opciones)
    seguidos = seguir(escuela, abierta.hoy)
    return informe_ugel.datos(escuela, abierta.cuentas, partes, seguidos, pedido_de(abierta, opciones))


def publicable(abierta: Abierta, opciones: Opciones) -> "tuple[str, list[Resumen]]":
    return "Resultados del monitoreo", [p.resumen for p in _partes(abierta, opciones)]


def _partes(abierta: Abierta, opciones: Opciones) -> "list[Parte]":
    """Una etapa que terminó sin visitas también se informa: callarla la haría pasar por no prevista.

    Si ninguna tiene visitas ni terminó, todas: el informe dice que se monitoreó a 0.
    """
    from monitoreo_cli.calculo.cronograma import vencio

    etapa = abierta.etapa(opciones.etapa)
    if etapa is not None:
        return [parte_de(abierta, etapa, opciones.rubrica)]
    todas = partes_de_todas(abierta, opciones.rubrica)
    return [p for p in todas if p.resumen.monitoreados or vencio(p.resumen.etapa, abierta.hoy)] or todas
