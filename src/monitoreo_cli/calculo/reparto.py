"""Proponer fechas para las visitas que faltan: en días con clases, sin cargar un día ni una semana.

Una visita por día como mucho. Las de una etapa se reparten por igual en lo que queda de ella, contando
las que ya tienen fecha. Todo es determinista: con los mismos archivos y el mismo hoy, la misma propuesta.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from monitoreo_cli.calculo.cuentan import Cuentas
from monitoreo_cli.calculo.lectivos import lectivos
from monitoreo_cli.calculo.previstas import de_docente, vigente
from monitoreo_cli.calculo.resumen import resumir
from monitoreo_cli.fechas import sumar_dias
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.plan import Etapa, Plan, VisitaPrevista
from monitoreo_cli.valor import Valor

_MAXIMO_DE_DIAS = 3700  # una etapa con el año mal escrito no se recorre entera


class Propuesta(Valor):
    """Una visita con su fecha propuesta; `de` es la que ya estaba en el plan y se quedó sin fecha."""

    docente: str
    etapa: int
    fecha: date
    de: VisitaPrevista | None = None


class Reparto(Valor):
    """Lo propuesto, por fecha; y por etapa, los docentes cuya visita no cabe. `desde` y `hasta`: lo que se miró."""

    propuestas: list[Propuesta]
    no_caben: dict[int, list[str]]
    sin_cantidad: list[int]
    desde: date
    hasta: date


class _Falta(Valor):
    """Una visita por poner, y los días en que se puede."""

    docente: str
    de: VisitaPrevista | None
    dias: list[date]


def repartir(escuela: Escuela, cuentas: Cuentas, hoy: date) -> Reparto:
    """La propuesta para todas las etapas que no han terminado."""
    plan = escuela.plan_o_vacio
    ocupados = set(_con_fecha(escuela, plan, hoy))
    propuestas, no_caben, sin_cantidad, ultimo = [], {}, [], hoy
    for numero, etapa in escuela.etapas.items():
        if etapa.desde is None or etapa.hasta is None or etapa.hasta < hoy:
            continue
        desde, hasta = _ventana(etapa, hoy)
        dias = lectivos(plan, desde, hasta)
        faltan = _faltan(escuela, cuentas, etapa, hoy, dias)
        puestas = _acomodar(faltan, dias, ocupados)
        ocupados |= set(puestas)
        ultimo = max(ultimo, hasta) if faltan else ultimo
        propuestas += [Propuesta(puestas[dia].docente, numero, dia, puestas[dia].de) for dia in sorted(puestas)]
        fuera = [f.docente for f in faltan if not any(f is p for p in puestas.values())]
        if fuera:
            no_caben[numero] = fuera
        if faltan and escuela.visitas_por_docente(etapa) is None:
            sin_cantidad.append(numero)
    return Reparto(propuestas, no_caben, sin_cantidad, hoy, ultimo)


def _ventana(etapa: Etapa, hoy: date) -> tuple[date, date]:
    desde = max(hoy, etapa.desde or hoy)
    hasta = etapa.hasta or desde
    return desde, min(hasta, sumar_dias(desde, _MAXIMO_DE_DIAS))


def _con_fecha(escuela: Escuela, plan: Plan, hoy: date) -> Iterator[date]:
    """Los días que ya tienen una visita, hecha o por hacer."""
    dichas = (*map(vigente, plan.visitas_previstas), *(v.fecha for v in escuela.visitas))
    yield from (d for d in dichas if d is not None and d >= hoy)


def _faltan(escuela: Escuela, cuentas: Cuentas, etapa: Etapa, hoy: date, dias: list[date]) -> list[_Falta]:
    """Las visitas sin fecha por venir: una vuelta a todos antes de la segunda de alguno, y antes quien se va antes."""
    cobertura = resumir(escuela, cuentas, etapa).visitas
    por_vuelta: list[tuple[int, _Falta]] = []
    for docente, hechas in cobertura.hechas.items():
        pendientes = de_docente(escuela, etapa, docente)[hechas:]
        sin_fecha = [p for p in pendientes if (vigente(p) or date.min) < hoy]
        cuantas = cobertura.le_faltan(docente) - (len(pendientes) - len(sin_fecha))
        suyos = [d for d in dias if escuela.docentes[docente].esta_el(d)]
        viejas = [*sin_fecha, *[None] * max(0, cuantas)]
        por_vuelta += [(n, _Falta(docente, viejas[n], suyos)) for n in range(cuantas)]
    return [f for _, f in sorted(por_vuelta, key=lambda v: (v[0], v[1].dias[-1:]))]


# ---------------------------------------------------------------- acomodar


def _acomodar(faltan: Sequence[_Falta], dias: list[date], ocupados: Iterable[date]) -> dict[date, _Falta]:
    """Un día por visita. Primero el mejor para cada una; la que no halla lugar mueve a otra, si se puede."""
    tomados, puestas = set(ocupados), dict[date, _Falta]()
    lugar = {d: i for i, d in enumerate(dias)}
    semanas = Counter(map(_semana, tomados))
    for n, falta in enumerate(faltan):
        ideal = (2 * n + 1) * len(dias) / (2 * len(faltan))
        libres = [d for d in falta.dias if d not in tomados and d not in puestas]
        if libres:
            elegido = min(libres, key=lambda d: (semanas[_semana(d)], abs(lugar[d] + 0.5 - ideal), d))
            puestas[elegido] = falta
            semanas[_semana(elegido)] += 1
        elif _hacer_lugar(falta, puestas, tomados, set()):
            semanas = Counter(map(_semana, [*tomados, *puestas]))
    return puestas


def _hacer_lugar(falta: _Falta, puestas: dict[date, _Falta], tomados: set[date], vistos: set[date]) -> bool:
    """Si moviendo a otras cabe ésta: así sólo queda fuera lo que de verdad no cabe."""
    for dia in falta.dias:
        if dia in vistos or dia in tomados:
            continue
        vistos.add(dia)
        if dia not in puestas or _hacer_lugar(puestas[dia], puestas, tomados, vistos):
            puestas[dia] = falta
            return True
    return False


def _semana(dia: date) -> tuple[int, int]:
    return dia.isocalendar()[:2]
