"""El informe de una etapa."""

from monitoreo_cli.ordenes._escuela import Abierta
from monitoreo_cli.ordenes._informes._pedir import Datos, Opciones, etapa_pedida, pedido_de, resumen_de

AJENAS = ("docente",)


def datos(abierta: Abierta, opciones: Opciones) -> Datos:
    from monitoreo_cli.calculo.compromisos import seguir
    from monitoreo_cli.vistas import informe_etapa

    escuela = abierta.escuela
    resumen = resumen_de(abierta, etapa_pedida(abierta, opciones.etapa), opciones.rubrica)
    seguidos = seguir(escuela, escuela.observaciones, abierta.hoy)
    return informe_etapa.datos(escuela, abierta.cuentas, resumen, seguidos, pedido_de(abierta, opciones))
