"""Cómo está una etapa frente a lo entregado: para eso hay que volver a mirar los bytes de sus visitas."""

from collections.abc import Collection
from pathlib import Path

from monitoreo_cli.calculo.cuentan import Cuentas
from monitoreo_cli.calculo.entrega import PRELIMINAR, Situacion, entrega_de, huella, situacion
from monitoreo_cli.calculo.resumen import Resumen, resumir, visitas_de
from monitoreo_cli.lectura.cargar import cargar
from monitoreo_cli.lectura.carpeta import Carpeta
from monitoreo_cli.modelo.plan import Etapa
from monitoreo_cli.ordenes._escuela import Abierta
from monitoreo_cli.vistas.terminal import avisos


class _Ahora:
    """La escuela como acaba de quedar en el disco."""

    def __init__(self, raiz: Path) -> None:
        self.carpeta = Carpeta(raiz)
        self.escuela, _ = cargar(self.carpeta.fuentes())
        self.cuentas = Cuentas(self.escuela)


def huellas_de(abierta: Abierta | _Ahora, resumen: Resumen) -> dict[str, str]:
    """Por visita que cuenta en la etapa, su huella, en el orden de los docentes."""
    rutas = {v.id: v.ruta for v in visitas_de(abierta.escuela, abierta.cuentas, resumen.etapa)}
    contaron = [f.visita for f in resumen.por_docente if f.visita is not None]
    return {v: huella(abierta.carpeta.fuente(rutas[v]).datos) for v in contaron}


def situacion_de(abierta: Abierta | _Ahora, resumen: Resumen) -> Situacion:
    """Si la etapa ya se entregó, y qué cambió desde entonces. Si no, no se abre ningún archivo."""
    if entrega_de(abierta.escuela, resumen.etapa.numero) is None:
        return PRELIMINAR
    return situacion(abierta.escuela, resumen, huellas_de(abierta, resumen))


def avisar_si_ya_se_entrego(carpeta: Carpeta, escritas: Collection[str]) -> None:
    """Si esas visitas, por su ruta, cambian lo que ya se entregó de alguna etapa, se dice al escribirlas."""
    if not any(ruta.startswith("entregas/") for ruta in carpeta.reconocidas):
        return
    ahora = _Ahora(carpeta.raiz)
    for etapa in ahora.escuela.etapas.values():
        es_suya = _toca(ahora, etapa, escritas)
        if es_suya and situacion_de(ahora, resumir(ahora.escuela, ahora.cuentas, etapa)).cambios.hay:
            avisar_del_cambio(etapa)


def _toca(ahora: _Ahora, etapa: Etapa, escritas: Collection[str]) -> bool:
    """Si alguna de esas visitas es de la etapa, o lo era cuando se entregó."""
    entrega = entrega_de(ahora.escuela, etapa.numero)
    visitas = (v for v in ahora.escuela.visitas if v.ruta in escritas)
    return entrega is not None and any(v.id in entrega.huellas or ahora.escuela.etapa_de(v) is etapa for v in visitas)


def avisar_del_cambio(etapa: Etapa) -> None:
    avisos().escribir(
        f"aviso: la etapa {etapa.numero} cambió desde que se entregó; di por qué con:",
        f'  monitoreo etapa entregar {etapa.numero} --motivo "…"',
    )
