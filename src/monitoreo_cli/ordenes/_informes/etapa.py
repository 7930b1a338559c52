"""El informe de una etapa."""

from typing import TYPE_CHECKING

from monitoreo_cli.ordenes._escuela import Abierta
from monitoreo_cli.ordenes._informes._pedir import Datos, Opciones, etapa_pedida, parte_de, pedido_de, resumen_de

if TYPE_CHECKING:
    from monitoreo_cli.calculo.avance import Avance
    from monitoreo_cli.calculo.resumen import Resumen
    from monitoreo_cli.modelo.plan import Etapa

AJENAS = ("docente",)


def datos(abierta: Abierta, opciones: Opciones) -> Datos:
    from monitoreo_cli.calculo.compromisos import seguir
    from monitoreo_cli.vistas import informe_etapa

    escuela, etapa = abierta.escuela, etapa_pedida(abierta, opciones.etapa)
    una = parte_de(abierta, etapa, opciones.rubrica)
    seguidos = seguir(escuela, abierta.hoy)
    avance = _desde_la_anterior(abierta, etapa, opciones.rubrica) if una.resumen.rubrica else None
    return informe_etapa.datos(escuela, abierta.cuentas, una, avance, seguidos, pedido_de(abierta, opciones))


def publicable(abierta: Abierta, opciones: Opciones) -> "tuple[str, list[Resumen]]":
    etapa = etapa_pedida(abierta, opciones.etapa)
    return f"Resultados de la etapa {etapa.numero}", [resumen_de(abierta, etapa, opciones.rubrica)]


def _desde_la_anterior(abierta: Abierta, etapa: "Etapa", rubrica: str | None) -> "Avance | None":
    """El avance desde la etapa anterior, si la hay."""
    from monitoreo_cli.calculo.avance import anterior, avanzar

    antes = anterior(abierta.escuela, etapa)
    return avanzar(abierta.escuela, abierta.cuentas, antes, etapa, rubrica) if antes else None
