"""La geometría de mancuernas y calendarios: todo cabe, nada se pisa y cada cosa está donde dice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoreo_cli.vistas import graficos_en_el_tiempo as graficos
from monitoreo_cli.vistas.graficos import ANCHO
from tests.vistas.test_colores_y_graficos import _escala

PASOS = st.integers(2, 6).flatmap(
    lambda n: st.tuples(
        st.just(n), st.lists(st.tuples(st.text("d0123", max_size=40), *[st.integers(0, n - 1)] * 2), max_size=9)
    )
)


@given(PASOS)
def test_cada_docente_es_un_renglon_y_ninguno_se_sale(caso: tuple[int, list[tuple[str, int, int]]]):
    niveles, filas = caso
    dibujo = graficos.mancuernas(filas, _escala(niveles, 1))
    assert len({f["y"] for f in dibujo["filas"]}) == len(filas)
    for fila in dibujo["filas"]:
        assert dibujo["desde"] < fila["antes"] < ANCHO
        assert dibujo["desde"] < fila["despues"] < ANCHO
        assert 0 < fila["y"] < dibujo["base"]
        assert len(fila["rotulo"]) <= 6


def test_subir_va_a_la_derecha_y_la_barra_sale_del_borde_del_circulo():
    escala = _escala(4, 2)
    (sube,) = graficos.mancuernas([("d01", 0, 3)], escala)["filas"]
    (baja,) = graficos.mancuernas([("d01", 3, 0)], escala)["filas"]
    assert sube["antes"] < sube["borde"] < sube["despues"]
    assert baja["antes"] > baja["borde"] > baja["despues"]
    assert sube["fondo"] == escala[3]["fondo"]


@given(st.integers(0, 200).flatmap(lambda n: st.tuples(st.integers(0, n), st.integers(0, n), st.just(n))))
def test_la_regla_va_de_cero_a_todos(caso: tuple[int, int, int]):
    antes, despues, todos = caso
    dibujo = graficos.mancuerna_de_logro(antes, despues, todos)
    for sitio in (dibujo["antes"], dibujo["despues"]):
        assert dibujo["desde"] <= sitio <= dibujo["hasta"]
    assert (dibujo["antes"] < dibujo["despues"]) == (antes < despues and dibujo["antes"] != dibujo["despues"])


@given(st.lists(st.tuples(st.integers(0, 90), st.integers(0, 90)), min_size=1, max_size=110))
def test_el_calendario_cabe_y_toda_semana_con_visitas_se_ve(semanas: list[tuple[int, int]]):
    dibujo = graficos.calendario(semanas, [("marzo", 0)], [("Etapa 1", 0, len(semanas))], None)
    assert len(dibujo["barras"]) == sum(1 for s in semanas if any(s))
    for barra in dibujo["barras"]:
        assert barra["x"] >= 0
        assert barra["x"] + barra["ancho"] <= graficos.ANCHO_CALENDARIO + 0.2
        assert dibujo["centro"] - barra["hechas"] >= dibujo["banda"]
        assert dibujo["centro"] + barra["previstas"] <= dibujo["piso"]
    assert [b["hechas"] > 0 for b in dibujo["barras"]] == [h > 0 for p, h in semanas if p or h]


@pytest.mark.parametrize(("semanas", "dicho"), [(8, "mar"), (52, "mar"), (100, "m"), (400, "")])
def test_el_mes_se_abrevia_segun_lo_que_cabe(semanas: int, dicho: str):
    meses = [("marzo", 0.0), ("abril", 4.4)]
    assert graficos.calendario([(0, 1)] * semanas, meses, [], None)["meses"][0]["texto"] == dicho
