"""El informe final del año."""

from typing import TYPE_CHECKING

from monitoreo_cli.ordenes._escuela import Abierta
from monitoreo_cli.ordenes._informes._pedir import Datos, Opciones, partes_de_todas, pedido_de

if TYPE_CHECKING:
    from monitoreo_cli.calculo.resumen import Resumen

AJENAS = ("etapa", "docente")


def datos(abierta: Abierta, opciones: Opciones) -> Datos:
    from monitoreo_cli.calculo.avance import avances
    from monitoreo_cli.calculo.compromisos import seguir
    from monitoreo_cli.vistas import informe_final

    escuela = abierta.escuela
    seguidos = seguir(escuela, abierta.hoy)
    partes = partes_de_todas(abierta, opciones.rubrica)
    cambios = avances(escuela, abierta.cuentas, opciones.rubrica)
    return informe_final.datos(escuela, abierta.cuentas, partes, cambios, seguidos, pedido_de(abierta, opciones))


def publicable(abierta: Abierta, opciones: Opciones) -> "tuple[str, list[Resumen]]":
    return "Resultados del año", [
        p.resumen for p in partes_de_todas(abierta, opciones.rubrica) if p.resumen.monitoreados
    ]
