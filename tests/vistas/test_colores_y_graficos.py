"""Los colores de los niveles y la geometría de los gráficos."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoreo_cli.vistas import graficos
from monitoreo_cli.vistas.colores import CONTRASTE_MINIMO, de_la_escala
from tests.wcag import contraste

ESCALAS = st.integers(2, 6).flatmap(
    lambda niveles: st.tuples(
        st.lists(st.integers(0, 60), min_size=niveles, max_size=niveles), st.integers(0, niveles - 1)
    )
)


def _escala(niveles: int, corte: int) -> list[dict[str, object]]:
    return [
        {"clave": f"N{i}", "logro": i >= corte, **color.como_dict()}
        for i, color in enumerate(de_la_escala(niveles))
    ]  # fmt: skip


def test_la_escala_oficial_lleva_los_cuatro_colores_acordados():
    assert [(c.fondo, c.tinta) for c in de_la_escala(4)] == [
        ("#fce4bf", "#1a1d21"), ("#93c5c9", "#1a1d21"), ("#2b7899", "#ffffff"), ("#16305a", "#ffffff"),
    ]  # fmt: skip


@pytest.mark.parametrize("niveles", range(1, 7))
def test_todo_nivel_se_lee_sobre_su_color_y_la_claridad_siempre_baja(niveles: int):
    colores = de_la_escala(niveles)
    assert all(contraste(c.fondo, c.tinta) >= CONTRASTE_MINIMO for c in colores)
    con_blanco = [contraste(c.fondo, "#ffffff") for c in colores]
    assert con_blanco == sorted(con_blanco)
    assert len({c.fondo for c in colores}) == niveles


@given(ESCALAS)
def test_una_barra_cabe_y_todo_nivel_con_alguien_se_ve(caso: tuple[list[int], int]):
    cuentas, corte = caso
    escala = _escala(len(cuentas), corte)
    barra = graficos.barras(cuentas, graficos.tope([cuentas], escala), escala)
    assert len(barra["tramos"]) == sum(1 for n in cuentas if n)
    for tramo in barra["tramos"]:
        assert tramo["ancho"] >= 3
        assert tramo["x"] >= -0.1
        assert tramo["x"] + tramo["ancho"] <= graficos.ANCHO + 0.2


def test_las_barras_de_una_etapa_comparten_el_cero():
    escala = _escala(4, 2)
    repartos = [[1, 2, 6, 2], [5, 0, 4, 2], [0, 0, 0, 11]]
    tope = graficos.tope(repartos, escala)
    barras = [graficos.barras(r, tope, escala) for r in repartos]
    assert tope == (5, 11)
    assert len({b["cero"] for b in barras}) == 1
    assert barras[2]["tramos"][0]["x"] == barras[2]["cero"]


@given(st.lists(st.integers(0, 9), min_size=2, max_size=6), st.none() | st.integers(0, 9))
def test_hay_un_punto_por_docente_y_ninguno_encima_de_otro(cuentas: list[int], sin_nivel: int | None):
    dibujo = graficos.puntos(cuentas, sin_nivel, _escala(len(cuentas), 1))
    sitios = [(p["x"], p["y"]) for c in dibujo["carriles"] for p in c["puntos"]]
    assert len(sitios) == len(set(sitios)) == sum(cuentas) + (sin_nivel or 0)
    assert all(dibujo["radio"] <= x <= graficos.ANCHO - dibujo["radio"] for x, _ in sitios)
    assert all(dibujo["radio"] <= y < dibujo["base"] for _, y in sitios)


def test_quien_no_tiene_nivel_va_antes_de_la_linea_y_nunca_del_lado_del_logro():
    dibujo = graficos.puntos([0, 1, 2, 0], 3, _escala(4, 2))
    primero = dibujo["carriles"][0]
    assert (primero["clave"], len(primero["puntos"])) == ("—", 3)
    assert primero["hasta"] < dibujo["corte"] == graficos.ANCHO / 5 * 3


def test_si_todos_los_niveles_son_logro_no_hay_linea_de_corte():
    assert graficos.puntos([1, 1], None, _escala(2, 0))["corte"] is None
    assert graficos.puntos([1, 1], None, _escala(2, 1))["corte"] == graficos.ANCHO / 2
