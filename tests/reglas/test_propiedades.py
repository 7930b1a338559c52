"""Lo que vale para cualquier escuela: las reglas nunca lanzan y el orden de los archivos da igual."""

import random

from hypothesis import given
from hypothesis import strategies as st

from monitoreo_cli.reglas.registro import REGLAS
from tests.escuelas import todos_los_problemas
from tests.generadores import escuelas_al_azar, escuelas_mutadas


@given(st.one_of(escuelas_mutadas(), escuelas_al_azar()), st.booleans())
def test_las_reglas_nunca_lanzan_y_hablan_de_archivos_que_estan(textos: dict, pendientes: bool):
    problemas = todos_los_problemas(textos, pendientes=pendientes)
    for problema in problemas:
        assert problema.codigo in REGLAS
        assert problema.lugar.archivo in {*textos, "docentes.yaml", "rubricas/"}
        assert problema.lugar.linea >= 1
        assert problema.lugar.columna >= 1
        assert problema.mensaje


@given(escuelas_mutadas(), st.integers())
def test_el_orden_de_los_archivos_no_cambia_ningun_problema(textos: dict, semilla: int):
    barajados = list(textos.items())
    random.Random(semilla).shuffle(barajados)
    assert todos_los_problemas(dict(barajados), pendientes=True) == todos_los_problemas(textos, pendientes=True)


@given(escuelas_mutadas())
def test_sin_pendientes_no_hay_nada_que_con_pendientes_falte(textos: dict):
    sin = [p for p in todos_los_problemas(textos) if p.codigo != "M190"]
    con = todos_los_problemas(textos, pendientes=True)
    assert [p for p in sin if p not in con] == []
