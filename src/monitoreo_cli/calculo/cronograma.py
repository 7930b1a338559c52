"""El cronograma: qué toca en cada mes, qué se hizo y qué falta."""

from collections.abc import Iterator
from datetime import date

from monitoreo_cli.calculo.cuentan import Cuentas
from monitoreo_cli.calculo.previstas import Prevista, previstas
from monitoreo_cli.calculo.resumen import Cobertura, resumir
from monitoreo_cli.fechas import meses_entre
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.plan import Actividad, Etapa
from monitoreo_cli.valor import Valor


class FilaDeEtapa(Valor):
    """Una etapa: sus meses (`2024-04`), sus grados, y cómo va.

    `vencida` si ya terminó y a algún programado le faltan visitas.
    """

    etapa: Etapa
    grados: tuple[int, ...]
    meses: list[str]
    cobertura: Cobertura
    vencida: bool


class FilaDeActividad(Valor):
    """Una actividad del plan y sus meses."""

    actividad: Actividad
    meses: list[str]


class Cronograma(Valor):
    """`meses` va del primero al último entre el periodo, las etapas y las actividades.

    `visitas` son las que el plan prevé con fecha.
    """

    meses: list[str]
    etapas: list[FilaDeEtapa]
    actividades: list[FilaDeActividad]
    visitas: list[Prevista]


def cronograma(escuela: Escuela, cuentas: Cuentas, hoy: date) -> Cronograma:
    """Las etapas por su número y las actividades en el orden del plan."""
    return Cronograma(
        meses=meses_del_plan(escuela),
        etapas=[_de_etapa(escuela, cuentas, e, hoy) for e in escuela.etapas.values()],
        actividades=[FilaDeActividad(a, meses_de(a)) for a in escuela.plan_o_vacio.actividades],
        visitas=previstas(escuela, cuentas, hoy),
    )


def meses_del_plan(escuela: Escuela) -> list[str]:
    """Del primero al último entre el periodo, las etapas y las actividades."""
    fechas = list(_extremos(escuela))
    return meses_entre(min(fechas), max(fechas)) if fechas else []


def meses_de(tramo: Etapa | Actividad) -> list[str]:
    """Los meses que toca una etapa o actividad."""
    return meses_entre(tramo.desde, tramo.hasta) if tramo.desde and tramo.hasta else []


def vencio(etapa: Etapa, hoy: date) -> bool:
    """Si la etapa ya terminó."""
    return etapa.hasta is not None and etapa.hasta < hoy


def _de_etapa(escuela: Escuela, cuentas: Cuentas, etapa: Etapa, hoy: date) -> FilaDeEtapa:
    cobertura = resumir(escuela, cuentas, etapa).visitas
    grados = etapa.grados or (escuela.institucion.grados if escuela.institucion else ())
    return FilaDeEtapa(etapa, grados, meses_de(etapa), cobertura, vencio(etapa, hoy) and bool(cobertura.faltan))


def _extremos(escuela: Escuela) -> Iterator[date]:
    plan = escuela.plan_o_vacio
    for tramo in (plan.periodo, *plan.etapas, *plan.actividades):
        yield from (dia for dia in (tramo.desde, tramo.hasta) if dia) if tramo else ()
