"""El borrador de la resolución que aprueba el plan."""

from monitoreo_cli.ordenes._escuela import Abierta
from monitoreo_cli.ordenes._informes._pedir import Datos, Opciones, pedido_de

AJENAS = ("etapa", "docente", "rubrica", "anonimo")


def datos(abierta: Abierta, opciones: Opciones) -> Datos:
    from monitoreo_cli.vistas import informe_resolucion

    return informe_resolucion.datos(abierta.escuela, pedido_de(abierta, opciones))
