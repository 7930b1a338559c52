"""Cómo está una etapa frente a lo entregado: para eso hay que volver a mirar los bytes de sus visitas."""

from monitoreo_cli.calculo.entrega import PRELIMINAR, Situacion, entrega_de, huella, situacion
from monitoreo_cli.calculo.resumen import Resumen, visitas_de
from monitoreo_cli.ordenes._escuela import Abierta


def huellas_de(abierta: Abierta, resumen: Resumen) -> dict[str, str]:
    """Por visita que cuenta en la etapa, su huella, en el orden de los docentes."""
    rutas = {v.id: v.ruta for v in visitas_de(abierta.escuela, abierta.cuentas, resumen.etapa)}
    contaron = [f.visita for f in resumen.por_docente if f.visita is not None]
    return {v: huella(abierta.carpeta.fuente(rutas[v]).datos) for v in contaron}


def situacion_de(abierta: Abierta, resumen: Resumen) -> Situacion:
    """Si la etapa ya se entregó, y qué cambió desde entonces. Si no, no se abre ningún archivo."""
    if entrega_de(abierta.escuela, resumen.etapa.numero) is None:
        return PRELIMINAR
    return situacion(abierta.escuela, resumen, huellas_de(abierta, resumen))
