"""Las fechas que se proponen: en días con clases, una por día, repartidas, y sólo para lo que falta."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoreo_cli.calculo.cuentan import Cuentas
from monitoreo_cli.calculo.lectivos import es_lectivo
from monitoreo_cli.calculo.reparto import Reparto, repartir
from monitoreo_cli.lectura.cargar import cargar
from monitoreo_cli.modelo.escuela import Escuela
from tests.escuelas import BASE, DOCENTES, PLAN, Contenido, fuentes
from tests.generadores import escuelas_al_azar, escuelas_mutadas
from tests.vistas.informes import cargada

SIN_VISITAS = {ruta: None for ruta in BASE if ruta.startswith(("observaciones/", "acciones/"))}
ETAPA = "etapas:\n  - {numero: 1, desde: 2024-08, hasta: 2024-10}\n"
HOY = date(2024, 7, 1)


def escuela_con(docentes: str, plan: str = ETAPA) -> Escuela:
    previstas = "" if "visitas_previstas" in plan else "visitas_previstas: []\n"
    return cargada({**SIN_VISITAS, DOCENTES: f"docentes:\n{docentes}", PLAN: plan + previstas})


def propuesto(escuela: Escuela, hoy: date = HOY) -> Reparto:
    return repartir(escuela, Cuentas(escuela), hoy)


def varios(cuantos: int) -> str:
    return "".join(f"  - {{id: d{i:02}}}\n" for i in range(1, cuantos + 1))


def test_cuatro_visitas_en_un_trimestre_caen_en_semanas_distintas_y_repartidas():
    fechas = [p.fecha for p in propuesto(escuela_con(varios(4))).propuestas]
    saltos = [(b - a).days for a, b in pairwise(fechas)]
    assert len(fechas) == 4
    assert min(saltos) >= 18
    assert max(saltos) <= 28


def test_ninguna_semana_carga_mas_que_otra():
    fechas = [p.fecha for p in propuesto(escuela_con(varios(20))).propuestas]
    por_semana = Counter(f.isocalendar()[:2] for f in fechas)
    assert len(set(fechas)) == 20
    assert set(por_semana.values()) <= {1, 2}


def test_se_propone_a_quien_le_falta_y_tiene_como():
    docentes = """\
  - {id: d01}
  - {id: d02, hasta: 2024-08-15}
  - {id: d03, desde: 2024-10-15}
  - {id: d04, lo_monitorea: ugel}
  - {id: d05, ausencias: [{etapas: [1], motivo: licencia}]}
  - {id: d06, por_contratar: sí}
"""
    reparto = propuesto(escuela_con(docentes))
    assert sorted(p.docente for p in reparto.propuestas) == ["d01", "d03"]
    assert next(p.fecha for p in reparto.propuestas if p.docente == "d03") >= date(2024, 10, 15)


def test_la_que_ya_tiene_fecha_por_venir_no_se_propone_y_su_dia_queda_tomado():
    plan = ETAPA + "visitas_previstas:\n  - {docente: d01, etapa: 1, fecha: 2024-09-16}\n"
    (unica,) = propuesto(escuela_con(varios(2), plan)).propuestas
    assert unica.docente == "d02"
    assert unica.fecha.isocalendar()[:2] != date(2024, 9, 16).isocalendar()[:2]


@pytest.mark.parametrize(
    "vieja",
    ["fecha: 2024-08-15", "fecha: 2024-08-15, no_realizada: Paro", "fecha: 2024-08-05, nueva_fecha: 2024-08-15"],
)
def test_la_que_se_quedo_sin_fecha_se_reprograma_en_vez_de_duplicarse(vieja: str):
    plan = ETAPA + f"visitas_previstas:\n  - {{docente: d01, etapa: 1, {vieja}}}\n"
    escuela = escuela_con(varios(1), plan)
    (unica,) = propuesto(escuela, date(2024, 9, 2)).propuestas
    assert unica.de is escuela.plan.visitas_previstas[0]  # type: ignore[union-attr]
    assert unica.fecha >= date(2024, 9, 2)


def test_si_no_caben_se_dice_a_quien():
    plan = "etapas:\n  - {numero: 1, desde: 2024-08-12, hasta: 2024-08-14}\n"
    reparto = propuesto(escuela_con(varios(5), plan))
    assert [p.fecha for p in reparto.propuestas] == [date(2024, 8, d) for d in (12, 13, 14)]
    assert len(reparto.no_caben[1]) == 2


def test_quien_solo_puede_unos_dias_no_queda_fuera_por_otro_que_puede_siempre():
    plan = "etapas:\n  - {numero: 1, desde: 2024-08-12, hasta: 2024-08-14}\n"
    docentes = "  - {id: d01}\n  - {id: d02}\n  - {id: d03, desde: 2024-08-14}\n"
    reparto = propuesto(escuela_con(docentes, plan))
    assert reparto.no_caben == {}
    assert {p.docente: p.fecha.day for p in reparto.propuestas}["d03"] == 14


def test_una_etapa_que_termino_no_se_propone_y_una_sin_cantidad_lo_dice():
    assert propuesto(escuela_con(varios(2)), date(2024, 11, 1)).propuestas == []
    sin_cantidad = ETAPA + "monitoreo: {rubrica: minedu-2018}\n"
    reparto = propuesto(escuela_con(varios(2), sin_cantidad))
    assert (len(reparto.propuestas), reparto.sin_cantidad) == (2, [1])


@given(
    docentes=st.integers(1, 30), visitas=st.integers(1, 3), dias=st.integers(1, 90), desde=st.integers(0, 40),
    hoy=st.integers(0, 60), libre=st.integers(0, 10),
)  # fmt: skip
def test_lo_propuesto_siempre_se_puede_hacer(docentes: int, visitas: int, dias: int, desde: int, hoy: int, libre: int):
    empieza = date(2024, 7, 1) + timedelta(days=desde)
    termina = empieza + timedelta(days=dias)
    plan = (
        f"etapas:\n  - {{numero: 1, desde: {empieza}, hasta: {termina}}}\n"
        f"monitoreo: {{rubrica: minedu-2018, visitas_por_docente: {visitas}}}\n"
        f"no_lectivos:\n  - {{desde: {empieza}, hasta: {empieza + timedelta(days=libre)}}}\n"
    )
    escuela, dia = escuela_con(varios(docentes), plan), date(2024, 7, 1) + timedelta(days=hoy)
    reparto = propuesto(escuela, dia)
    fechas = [p.fecha for p in reparto.propuestas]

    assert escuela.plan is not None
    assert len(set(fechas)) == len(fechas)
    assert all(max(dia, empieza) <= f <= termina and es_lectivo(escuela.plan, f) for f in fechas)
    if dia <= termina:
        assert len(fechas) + len(reparto.no_caben.get(1, [])) == docentes * visitas
    if reparto.no_caben:  # sólo queda fuera alguien si no queda ni un día
        assert not [d for d in range((termina - max(dia, empieza)).days + 1)
                    if es_lectivo(escuela.plan, max(dia, empieza) + timedelta(days=d))
                    and max(dia, empieza) + timedelta(days=d) not in fechas]  # fmt: skip
    assert reparto == propuesto(escuela, dia)


@given(escuelas_mutadas() | escuelas_al_azar(), st.dates(date(2024, 1, 1), date(2024, 12, 31)))
def test_una_escuela_estropeada_tambien_tiene_reparto(textos: dict[str, Contenido], hoy: date):
    escuela, _ = cargar(fuentes(textos))
    fechas = [p.fecha for p in propuesto(escuela, hoy).propuestas]
    assert len(set(fechas)) == len(fechas)


def test_una_etapa_con_el_anio_mal_escrito_no_se_recorre_entera():
    plan = "etapas:\n  - {numero: 1, desde: 0001-01-01, hasta: 9999-12-31}\n"
    assert len(propuesto(escuela_con(varios(3), plan)).propuestas) == 3
