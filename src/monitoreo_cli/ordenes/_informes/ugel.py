"""El informe para la UGEL, de una etapa o de las que tengan visitas."""

from monitoreo_cli.ordenes._escuela import Abierta
from monitoreo_cli.ordenes._informes._pedir import Datos, Opciones, parte_de, partes_de_todas, pedido_de

AJENAS = ("docente",)


def datos(abierta: Abierta, opciones: Opciones) -> Datos:
    from monitoreo_cli.calculo.compromisos import seguir
    from monitoreo_cli.vistas import informe_ugel

    escuela = abierta.escuela
    etapa = abierta.etapa(opciones.etapa)
    if etapa is not None:
        partes = [parte_de(abierta, etapa, opciones.rubrica)]
    else:
        partes = [p for p in partes_de_todas(abierta, opciones.rubrica) if p.resumen.monitoreados]
    seguidos = seguir(escuela, escuela.observaciones, abierta.hoy)
    return informe_ugel.datos(escuela, abierta.cuentas, partes, seguidos, pedido_de(abierta, opciones))
