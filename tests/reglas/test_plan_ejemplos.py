"""Los M4xx sobre los ejemplos: lo que no cuadra en el plan de la semilla, y una escuela sin nada que decir."""

from datetime import date

import pytest

from tests.escuelas import gravedad
from tests.reglas.test_mensajes import problemas_de

HOY = date(2024, 12, 20)
SEMILLA = {
    "M401": [155], "M402": [160], "M403": [147], "M404": [172],
    "M406": [18] * 6, "M408": [134, 139, 144], "M409": [1], "M410": [1],
    "M411": [124, 126, 128], "M412": [124, 126, 128], "M413": [117, 118, 119, 120, 121],
    "M416": [9] * 4, "M417": [1, 1], "M418": [51], "M419": [176],
    "M421": [134, 139, 144], "M427": [1],
}  # fmt: skip


def test_el_plan_de_la_semilla_dice_cada_incoherencia_en_su_linea():
    del_plan = [p for p in problemas_de("san-cristobal", HOY, pendientes=False) if p.codigo.startswith("M4")]
    por_codigo: dict[str, list[int]] = {}
    for p in del_plan:
        if p.lugar.archivo == "plan.yaml":
            por_codigo.setdefault(p.codigo, []).append(p.lugar.linea)
    assert por_codigo == SEMILLA
    assert [p.codigo for p in del_plan if p.lugar.archivo == "docentes.yaml"] == ["M407"] * 4
    assert {gravedad(p) for p in del_plan} == {"aviso", "nota"}


def test_el_diagnostico_de_diciembre_se_pregunta_una_vez():
    (problema,) = (p for p in problemas_de("san-cristobal", HOY, pendientes=False) if p.codigo == "M401")
    assert problema.rotulo == "¿quisiste decir diciembre de 2023?"


def test_de_la_semilla_se_dice_ademas_a_quien_falto_visitar():
    dichos = [p for p in problemas_de("san-cristobal", HOY, pendientes=True) if p.codigo == "M420"]
    assert [(p.lugar.linea, "d04" in p.mensaje) for p in dichos] == [(142, True)]


@pytest.mark.parametrize("ejemplo", ["escuela-modelo", "con-errores"])
def test_un_plan_completo_no_tiene_nada_que_observar(ejemplo: str):
    problemas = problemas_de(ejemplo, date(2026, 3, 1), pendientes=False)
    assert [p for p in problemas if p.codigo.startswith("M4")] == []
