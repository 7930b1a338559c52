"""Las visitas que el plan prevé con fecha, y en qué quedó cada una."""

from collections.abc import Iterator
from datetime import date

from monitoreo_cli.calculo.cuentan import Cuentas
from monitoreo_cli.calculo.resumen import observadas
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.observacion import Observacion
from monitoreo_cli.modelo.plan import Etapa, VisitaPrevista
from monitoreo_cli.valor import Valor

PREVISTA, REALIZADA, REPROGRAMADA = "prevista", "realizada", "reprogramada"
SIN_FECHA, PASADA = "sin fecha nueva", "pasó su fecha"


class Prevista(Valor):
    """Una visita del cronograma: la pieza que la dijo, su docente y su etapa.

    `estado` es una de las constantes de este módulo; `fecha` es la que vale hoy (`None` si no se hizo y
    no tiene otra); `visita`, la que la cumplió.
    """

    pieza: VisitaPrevista
    docente: str
    etapa: int
    fecha: date | None
    estado: str
    visita: Observacion | None = None


def vigente(pieza: VisitaPrevista) -> date | None:
    """La fecha que vale hoy: la nueva, o la primera si no se dijo que no se hizo."""
    return pieza.nueva_fecha or (None if pieza.no_realizada else pieza.fecha)


def de_docente(escuela: Escuela, etapa: Etapa, docente: str) -> list[VisitaPrevista]:
    """Las que el plan prevé a un docente en una etapa, por fecha; sin fecha vigente, al final."""
    todas = escuela.plan_o_vacio.visitas_previstas
    suyas = [p for p in todas if p.docente == docente and p.etapa == etapa.numero]
    return sorted(suyas, key=lambda p: vigente(p) or date.max)


def previstas(escuela: Escuela, cuentas: Cuentas, hoy: date) -> list[Prevista]:
    """Todas las del plan, por etapa y por la fecha que vale; las que no tienen ninguna, al final de su etapa."""
    todas = [p for e in escuela.etapas.values() for p in _de_etapa(escuela, cuentas, e, hoy)]
    return sorted(todas, key=lambda p: (p.etapa, p.fecha or date.max, p.docente))


def _de_etapa(escuela: Escuela, cuentas: Cuentas, etapa: Etapa, hoy: date) -> Iterator[Prevista]:
    """Cada visita hecha cumple una prevista, en orden de fecha: así una adelantada o atrasada también la cumple."""
    hechas = _hechas(escuela, cuentas, etapa)
    assert etapa.numero is not None  # las de la escuela siempre lo tienen
    todas = escuela.plan_o_vacio.visitas_previstas
    for docente in dict.fromkeys(p.docente for p in todas if p.docente):
        for i, pieza in enumerate(de_docente(escuela, etapa, docente)):
            visita = hechas.get(docente, [])[i : i + 1]
            fecha, estado = vigente(pieza), REALIZADA if visita else _estado(pieza, hoy)
            yield Prevista(pieza, docente, etapa.numero, fecha, estado, visita[0] if visita else None)


def _hechas(escuela: Escuela, cuentas: Cuentas, etapa: Etapa) -> dict[str | None, list[Observacion]]:
    """Las visitas que cubren la etapa, por docente y en orden."""
    visto = observadas(escuela, cuentas, etapa)
    por_docente: dict[str | None, list[Observacion]] = {}
    for visita in visto.visitas if visto.instrumento else ():
        por_docente.setdefault(visita.docente, []).append(visita)
    return por_docente


def _estado(pieza: VisitaPrevista, hoy: date) -> str:
    fecha = vigente(pieza)
    if fecha is None:
        return SIN_FECHA
    if fecha < hoy:
        return PASADA
    return REPROGRAMADA if pieza.nueva_fecha else PREVISTA
