"""Quién es quién en una etapa: total, programados y los que quedan fuera (05, puntos 4 y 5)."""

from collections.abc import Collection

from monitoreo_cli.modelo.docente import Docente
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.plan import Etapa
from monitoreo_cli.valor import Valor

SIN_MOTIVO = "ausente"


class Padron(Valor):
    """Los docentes de una etapa, por su id y en el orden de la lista.

    `no_programados` dice el motivo de cada uno, `SIN_MOTIVO` si no se escribió; `fuera_del_corte` tuvieron
    visita y ya no estaban el último día de la etapa.
    """

    total: list[str]
    programados: list[str]
    no_programados: dict[str, str]
    fuera_del_corte: list[str]


def padron(escuela: Escuela, etapa: Etapa, visitados: Collection[str]) -> Padron:
    """El padrón de una etapa. `visitados` tienen visita que cuenta: la visita prevalece sobre el motivo."""
    presentes = {c: d for c, d in escuela.docentes.items() if _esta(d, etapa)}
    motivos = {c: motivo for c, d in presentes.items() if (motivo := _motivo(escuela, d, etapa))}
    return Padron(
        total=list(presentes),
        programados=[c for c in presentes if c not in motivos or c in visitados],
        no_programados={c: m for c, m in motivos.items() if c not in visitados},
        fuera_del_corte=[c for c in escuela.docentes if c in visitados and c not in presentes],
    )


def _esta(docente: Docente, etapa: Etapa) -> bool:
    """Si está en la escuela el último día de la etapa."""
    return not docente.por_contratar and (etapa.hasta is None or docente.esta_el(etapa.hasta))


def _motivo(escuela: Escuela, docente: Docente, etapa: Etapa) -> str | None:
    """Por qué no se le programa visita en la etapa, o `None` si se le programa."""
    for ausencia in docente.ausencias:
        if etapa.numero in ausencia.etapas:
            return ausencia.motivo or SIN_MOTIVO
    if escuela.es_externa(docente.lo_monitorea):
        return f"lo monitorea {docente.lo_monitorea}"
    return None
