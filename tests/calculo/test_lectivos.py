"""Qué días hay clases: fines de semana, feriados, lo que dice el plan y las recuperaciones."""

from datetime import date

import pytest

from monitoreo_cli.calculo.feriados import feriado, pascua
from monitoreo_cli.calculo.lectivos import es_lectivo, feriados_saltados, lectivos
from monitoreo_cli.modelo.plan import NoLectivo, Plan

VACACIONES = NoLectivo(desde=date(2024, 7, 29), hasta=date(2024, 8, 9))


@pytest.mark.parametrize(
    "domingo",
    [date(1818, 3, 22), date(2019, 4, 21), date(2024, 3, 31), date(2025, 4, 20), date(2026, 4, 5), date(2038, 4, 25)],
)
def test_la_pascua_de_cada_anio_es_la_conocida(domingo: date):
    assert pascua(domingo.year) == domingo


@pytest.mark.parametrize("anio", range(2000, 2100))
def test_la_pascua_es_domingo_entre_el_22_de_marzo_y_el_25_de_abril(anio: int):
    assert pascua(anio).weekday() == 6
    assert date(anio, 3, 22) <= pascua(anio) <= date(anio, 4, 25)


@pytest.mark.parametrize(
    ("dia", "nombre"),
    [
        (date(2025, 4, 17), "Jueves Santo"), (date(2025, 4, 18), "Viernes Santo"), (date(2025, 4, 19), ""),
        (date(2024, 10, 8), "Combate de Angamos"), (date(2024, 6, 7), "Batalla de Arica y Día de la Bandera"),
        (date(2023, 6, 7), ""), (date(2024, 10, 9), ""),
    ],
)  # fmt: skip
def test_los_feriados_son_fijos_o_siguen_a_la_pascua(dia: date, nombre: str):
    assert feriado(dia) == nombre


@pytest.mark.parametrize(
    ("dia", "hay"),
    [
        (date(2024, 8, 12), True), (date(2024, 8, 10), False), (date(2024, 8, 11), False),
        (date(2024, 7, 31), False), (date(2024, 8, 9), False), (date(2024, 8, 30), False),
    ],
)  # fmt: skip
def test_hay_clases_de_lunes_a_viernes_fuera_de_feriados_y_de_lo_que_dice_el_plan(dia: date, hay: bool):
    assert es_lectivo(Plan(no_lectivos=(VACACIONES,)), dia) is hay


def test_una_recuperacion_vale_mas_que_todo():
    sabado, santa_rosa = date(2024, 8, 10), date(2024, 8, 30)
    plan = Plan(no_lectivos=(VACACIONES,), recuperaciones=(sabado, santa_rosa, date(2024, 7, 31)))
    assert all(es_lectivo(plan, d) for d in plan.recuperaciones)


def test_un_rango_al_reves_no_tiene_dias():
    assert lectivos(Plan(), date(2024, 5, 2), date(2024, 5, 1)) == []
    assert lectivos(Plan(), date(2024, 5, 2), date(2024, 5, 6)) == [
        date(2024, 5, 2),
        date(2024, 5, 3),
        date(2024, 5, 6),
    ]


def test_se_dice_que_feriados_se_saltaron_solo_por_la_lista_del_programa():
    plan = Plan(no_lectivos=(VACACIONES,), recuperaciones=(date(2024, 8, 30),))
    saltados = feriados_saltados(plan, date(2024, 7, 1), date(2024, 10, 31))
    assert saltados == [date(2024, 7, 23), date(2024, 10, 8)]  # 29/7 y 6/8 ya los dice el plan
    assert all(d.weekday() < 5 for d in saltados)
