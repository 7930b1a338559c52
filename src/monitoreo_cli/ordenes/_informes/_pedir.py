"""Lo que se pidió para un informe, y lo que varios necesitan averiguar antes de armarse."""

from typing import TYPE_CHECKING, Any

from monitoreo_cli.errores import ErrorDeUso
from monitoreo_cli.ordenes._escuela import Abierta
from monitoreo_cli.ordenes._opciones import exigir_uno
from monitoreo_cli.texto import enumerar
from monitoreo_cli.valor import Valor

if TYPE_CHECKING:
    from monitoreo_cli.calculo.entrega import Parte
    from monitoreo_cli.calculo.resumen import Resumen
    from monitoreo_cli.modelo.plan import Etapa
    from monitoreo_cli.vistas.informe import Pedido

Datos = dict[str, Any]


class Opciones(Valor):
    """Lo que se pidió en la línea de órdenes, tal como se escribió."""

    etapa: str | None
    docente: str | None
    rubrica: str | None
    anonimo: bool
    publico: bool


def resumen_de(abierta: Abierta, etapa: "Etapa", rubrica: str | None) -> "Resumen":
    """El resumen de la etapa, con un solo instrumento. Lanza `ErrorDeUso` si hay que elegirlo."""
    from monitoreo_cli.calculo.resumen import resumir

    resumen = resumir(abierta.escuela, abierta.cuentas, etapa, abierta.rubrica(rubrica))
    exigir_uno(etapa, resumen.candidatas)
    return resumen


def parte_de(abierta: Abierta, etapa: "Etapa", rubrica: str | None) -> "Parte":
    """El resumen de la etapa y si ya se entregó; si cambió después, pide el motivo.

    Con otro instrumento que el suyo, la etapa no se entregó: es preliminar.
    """
    from monitoreo_cli.calculo.entrega import PRELIMINAR, Parte
    from monitoreo_cli.calculo.resumen import resumir
    from monitoreo_cli.ordenes._entregas import avisar_del_cambio, situacion_de

    resumen = resumen_de(abierta, etapa, rubrica)
    es_el_suyo = rubrica is None or resumir(abierta.escuela, abierta.cuentas, etapa).rubrica == resumen.rubrica
    situacion = situacion_de(abierta, resumen) if es_el_suyo else PRELIMINAR
    if situacion.cambios.hay:
        avisar_del_cambio(etapa)
    return Parte(resumen, situacion)


def partes_de_todas(abierta: Abierta, rubrica: str | None = None) -> "list[Parte]":
    """Todas las etapas, tengan o no visitas."""
    return [parte_de(abierta, e, rubrica) for e in abierta.escuela.etapas.values()]


def etapa_pedida(abierta: Abierta, dicha: str | None) -> "Etapa":
    """La etapa de `--etapa`, que aquí hace falta. Lanza `ErrorDeUso`."""
    etapa = abierta.etapa(dicha)
    if etapa is None:
        raise ErrorDeUso("falta decir de qué etapa", f"usa --etapa; hay: {enumerar(map(str, abierta.escuela.etapas))}")
    return etapa


def pedido_de(abierta: Abierta, opciones: Opciones) -> "Pedido":
    """Cómo se pidió, para la vista."""
    from monitoreo_cli.vistas.informe import Pedido

    return Pedido(abierta.hoy, abierta.carpeta.huella(), opciones.anonimo)
