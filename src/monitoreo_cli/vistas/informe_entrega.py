"""En un informe, si cada etapa ya se entregó: preliminar, entregada, o qué se rectifica y por qué."""

from collections.abc import Sequence

from monitoreo_cli.calculo.entrega import Parte
from monitoreo_cli.vistas.entrega import clase_de, en_frases
from monitoreo_cli.vistas.informe import Llano, Pedido


def entregas(partes: Sequence[Parte], pedido: Pedido) -> list[Llano]:
    """Por etapa, su estado en una palabra y sus frases; la etapa se nombra si hay más de una."""
    return [
        {
            "etapa": f"Etapa {p.resumen.etapa.numero}" if len(partes) > 1 else "",
            "estado": clase_de(p.situacion),
            "frases": en_frases(p.situacion, pedido.anonimo),
        }
        for p in partes
    ]
