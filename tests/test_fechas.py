"""Fechas y horas como se escriben en el Perú."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoreo_cli.fechas import (
    corta,
    en_palabras,
    fin_de_mes,
    leer_fecha,
    leer_hora,
    leer_mes,
    mes_iso,
    minutos_entre,
    rango,
    sumar_dias,
    un_anio_despues,
)


@given(st.dates(min_value=date(1, 1, 1)))
def test_una_fecha_se_lee_igual_de_todas_las_formas(dia: date):
    assert leer_fecha(dia.isoformat()) == dia
    assert leer_fecha(f"{dia.day:02d}/{dia.month:02d}/{dia.year:04d}") == dia
    assert leer_fecha(f"{dia.day}/{dia.month}/{dia.year:04d}") == dia


@given(st.dates(min_value=date(1, 1, 1)))
def test_un_mes_va_de_su_primer_a_su_ultimo_dia(dia: date):
    desde, hasta = leer_mes(mes_iso(dia)) or (None, None)
    assert desde == dia.replace(day=1)
    assert hasta == fin_de_mes(dia)
    assert hasta.month == dia.month
    assert leer_mes(f"{dia.month}/{dia.year:04d}") == (desde, hasta)


@given(st.times())
def test_una_hora_se_lee_con_y_sin_cero(hora: time):
    redonda = hora.replace(second=0, microsecond=0, tzinfo=None)
    assert leer_hora(f"{redonda:%H:%M}") == redonda
    assert leer_hora(f"{redonda.hour}:{redonda.minute:02d}") == redonda


@given(st.text(max_size=12))
def test_leer_nunca_lanza(texto: str):
    assert leer_fecha(texto) is None or isinstance(leer_fecha(texto), date)
    assert leer_mes(texto) is None or len(leer_mes(texto) or ()) == 2
    assert leer_hora(texto) is None or isinstance(leer_hora(texto), time)


@pytest.mark.parametrize(
    "texto", ["2024-02-30", "31/4/2024", "2024-04", "2024-04-16 ", " 2024-04-16", "2024-04-16\n", "16.4.2024"]
)
def test_lo_que_no_es_una_fecha_no_se_adivina(texto: str):
    assert leer_fecha(texto) is None


def test_las_fechas_se_dicen_en_castellano():
    assert en_palabras(date(2024, 9, 5)) == "5 de setiembre de 2024"
    assert corta(date(2024, 4, 6)) == "6/4/2024"


@pytest.mark.parametrize(
    ("desde", "hasta", "dicho"),
    [
        (date(2024, 4, 1), date(2024, 6, 30), "abril a junio de 2024"),
        (date(2024, 4, 1), date(2024, 4, 30), "abril de 2024"),
        (date(2024, 12, 1), date(2025, 2, 28), "diciembre de 2024 a febrero de 2025"),
        (date(2024, 4, 3), date(2024, 5, 9), "del 3/4/2024 al 9/5/2024"),
    ],
)
def test_un_rango_de_meses_enteros_se_dice_por_sus_meses(desde: date, hasta: date, dicho: str):
    assert rango(desde, hasta) == dicho


def test_los_minutos_pueden_ser_negativos():
    assert minutos_entre(time(8, 15), time(9, 45)) == 90
    assert minutos_entre(time(9, 45), time(8, 15)) == -90


@pytest.mark.parametrize(
    ("dia", "despues"),
    [
        (date(2024, 4, 16), date(2025, 4, 16)),
        (date(2024, 2, 29), date(2025, 2, 28)),
        (date(2023, 2, 28), date(2024, 2, 28)),
        (date(2024, 12, 31), date(2025, 12, 31)),
    ],
)
def test_un_anio_despues_es_el_mismo_dia_y_el_29_de_febrero_el_28(dia: date, despues: date):
    assert un_anio_despues(dia) == despues


@given(st.dates(min_value=date(1, 1, 1), max_value=date(9998, 12, 31)))
def test_el_ultimo_dia_de_un_mes_sigue_siendo_el_ultimo(dia: date):
    assert un_anio_despues(fin_de_mes(dia), final=True) == fin_de_mes(date(dia.year + 1, dia.month, 1))


@given(st.dates(), st.integers(-5_000_000, 5_000_000))
def test_sumar_dias_nunca_se_sale_del_calendario(dia: date, dias: int):
    assert (sumar_dias(dia, dias) - dia).days == min(max(dias, (date.min - dia).days), (date.max - dia).days)
