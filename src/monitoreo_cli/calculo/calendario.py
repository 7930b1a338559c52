"""El calendario de cobertura: semana a semana, cuántas visitas se previeron y cuántas se hicieron."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from monitoreo_cli.calculo.cuentan import Cuentas
from monitoreo_cli.calculo.resumen import observadas
from monitoreo_cli.fechas import fin_de_mes, mes_iso
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.valor import Valor

SEMANAS_MAXIMAS = 110
_SEMANA = timedelta(days=7)


class Calendario(Valor):
    """`semanas` son los lunes del año del plan; `previstas` y `hechas`, los días de cada visita, en orden.

    Una visita con nueva fecha se prevé en la nueva. `semanas` va vacía si el plan no tiene fechas, o si
    abarca tantas que no es un calendario.
    """

    semanas: list[date]
    previstas: list[date]
    hechas: list[date]

    def por_semana(self) -> list[tuple[int, int]]:
        """Previstas y hechas, de cada semana."""
        previstas, hechas = (Counter(lunes_de(d) for d in dias) for dias in (self.previstas, self.hechas))
        return [(previstas[s], hechas[s]) for s in self.semanas]

    def por_mes(self) -> dict[str, tuple[int, int]]:
        """Previstas y hechas de cada mes en que hay alguna."""
        previstas, hechas = (Counter(map(mes_iso, dias)) for dias in (self.previstas, self.hechas))
        return {m: (previstas[m], hechas[m]) for m in sorted(previstas | hechas)}

    def lugar_de(self, dia: date) -> float:
        """A cuántas semanas del comienzo está un día, con sus días como fracción."""
        return (dia - self.semanas[0]).days / 7

    def hoy(self, dia: date) -> float | None:
        """El lugar de hoy, si cae dentro."""
        lugar = self.lugar_de(dia) + 0.5 / 7
        return lugar if 0 <= lugar < len(self.semanas) else None


def calendario(escuela: Escuela, cuentas: Cuentas) -> Calendario:
    """Las visitas con fecha del plan y las cerradas con el instrumento de su etapa, también las adicionales."""
    dias = (v.nueva_fecha or v.fecha for v in escuela.plan_o_vacio.visitas_previstas)
    return Calendario(_semanas(escuela), sorted(d for d in dias if d), sorted(_hechas(escuela, cuentas)))


def lunes_de(dia: date) -> date:
    return dia - timedelta(days=dia.weekday())


def _hechas(escuela: Escuela, cuentas: Cuentas) -> Iterator[date]:
    for etapa in escuela.etapas.values():
        yield from (v.fecha for v in observadas(escuela, cuentas, etapa).visitas if v.fecha)


def _semanas(escuela: Escuela) -> list[date]:
    """De la semana en que empieza el mes del primer tramo a la del fin del último."""
    plan = escuela.plan_o_vacio
    dias = [d for t in (plan.periodo, *plan.etapas) if t for d in (t.desde, t.hasta) if d]
    if not dias:
        return []
    primera, ultima = lunes_de(min(dias).replace(day=1)), lunes_de(fin_de_mes(max(dias)))
    cuantas = (ultima - primera).days // 7 + 1
    return [primera + _SEMANA * i for i in range(cuantas)] if cuantas <= SEMANAS_MAXIMAS else []
