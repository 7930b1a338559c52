"""Qué días hay clases: lo que dice el plan y, si no dice nada, de lunes a viernes fuera de los feriados."""

from datetime import date, timedelta

from monitoreo_cli.calculo.feriados import feriado
from monitoreo_cli.modelo.plan import Plan

_SABADO = 5


def es_lectivo(plan: Plan, dia: date) -> bool:
    """Si ese día hay clases. Una recuperación vale más que el resto: puede ser sábado, o un feriado."""
    if dia in plan.recuperaciones:
        return True
    sin_clases = any(n.desde and n.hasta and n.desde <= dia <= n.hasta for n in plan.no_lectivos)
    return dia.weekday() < _SABADO and not sin_clases and not feriado(dia)


def lectivos(plan: Plan, desde: date, hasta: date) -> list[date]:
    """Los días con clases de un rango, inclusive."""
    return [d for d in _dias(desde, hasta) if es_lectivo(plan, d)]


def feriados_saltados(plan: Plan, desde: date, hasta: date) -> list[date]:
    """Los feriados entre semana que el plan no nombra: los que sólo se conocen por la lista del programa."""
    dichos = [(n.desde, n.hasta) for n in plan.no_lectivos if n.desde and n.hasta]
    return [
        d
        for d in _dias(desde, hasta)
        if d.weekday() < _SABADO and feriado(d) and not es_lectivo(plan, d)
        and not any(a <= d <= b for a, b in dichos)
    ]  # fmt: skip


def _dias(desde: date, hasta: date) -> list[date]:
    return [desde + timedelta(days=i) for i in range((hasta - desde).days + 1)]
