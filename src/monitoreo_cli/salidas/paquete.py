"""El paquete que una escuela entrega a su UGEL: los conteos de `resumen`, sin nada de cada docente.

Lo lee `lectura.paquete`. Sus motivos de no programar son los de `docentes.yaml`; el id de quien
monitorea desde fuera no sale: en su lugar dice `externo`.
"""

import json
from collections import Counter
from datetime import date
from typing import Any

from monitoreo_cli.calculo.cuentan import Cuentas
from monitoreo_cli.calculo.resumen import Resumen, resumir
from monitoreo_cli.lectura.paquete import EXTERNO, FORMATO
from monitoreo_cli.modelo.docente import MOTIVOS
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.salidas import json as salida_json

_DE_DESEMPENO = ("id", "niveles", "no_observado", "no_aplica", "sin_dato", "en_logro", "valorados")
_MOTIVOS = (*MOTIVOS, "ausente")


def paquete(escuela: Escuela, cuentas: Cuentas, codigo: str, corte: date, huella: str) -> dict[str, Any]:
    """El paquete entero. `corte` es el día al que corresponden los conteos."""
    etapas = [_etapa(resumir(escuela, cuentas, e)) for e in escuela.etapas.values()]
    return {
        "formato": FORMATO,
        "codigo_modular": codigo,
        "corte": corte.isoformat(),
        "huella": huella,
        "etapas": etapas,
    }


def en_json(datos: dict[str, Any]) -> str:
    """Sin adornos: lo lee un programa, y con mil escuelas los espacios tardarían tanto como los datos."""
    return json.dumps(datos, ensure_ascii=False, separators=(",", ":")) + "\n"


def _etapa(resumen: Resumen) -> dict[str, Any]:
    """Se nombra cada clave que sale: lo que `resumen` gane mañana no se entrega por descuido."""
    datos = salida_json.resumen(resumen)
    instrumento = resumen.instrumento
    desde = instrumento.logro_desde if instrumento and instrumento.claves_en_logro else None
    varios = {"rubricas": datos["rubricas"]} if "rubricas" in datos else {}
    return {
        "etapa": datos["etapa"],
        "rubrica": datos["rubrica"],
        **varios,
        "logro_desde": desde,
        "docentes": _docentes(resumen),
        "visitas": datos["visitas"],
        "desempenos": [{c: d[c] for c in _DE_DESEMPENO} for d in datos["desempenos"]],
    }


def _docentes(resumen: Resumen) -> dict[str, Any]:
    """Las cuentas de `resumen`; donde allí hay una lista de ids, aquí va cuántos son."""
    quienes = resumen.padron
    motivos = Counter(m if m in _MOTIVOS else EXTERNO for m in quienes.no_programados.values())
    return {
        "total": len(quienes.total),
        "programados": len(quienes.programados),
        "monitoreados": resumen.monitoreados,
        "no_monitoreados": len(resumen.no_monitoreados),
        "no_programados": dict(sorted(motivos.items())),
        "fuera_del_corte": len(quienes.fuera_del_corte),
    }
