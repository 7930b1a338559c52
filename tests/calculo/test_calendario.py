"""El calendario de cobertura: qué semanas abarca, y qué cuenta como previsto y como hecho."""

from datetime import date

from monitoreo_cli.calculo.calendario import Calendario, calendario
from monitoreo_cli.calculo.cuentan import Cuentas
from tests.escuelas import OTRA, PLAN
from tests.vistas.informes import cargada


def del_plan(cambio: str = "", **mas: str) -> Calendario:
    escuela = cargada({PLAN: cambio, **mas})
    return calendario(escuela, Cuentas(escuela))


def test_empieza_el_lunes_de_la_primera_semana_y_llega_hasta_el_fin():
    semanas = del_plan("periodo: {desde: 2024-03, hasta: 2024-12}\n").semanas
    assert semanas[0] == date(2024, 2, 26)
    assert semanas[-1] == date(2024, 12, 30)
    assert {s.weekday() for s in semanas} == {0}


def test_una_visita_con_nueva_fecha_se_preve_en_la_nueva():
    previstas = "visitas_previstas:\n  - {docente: d01, etapa: 1, fecha: 2024-04-18, nueva_fecha: 2024-05-02}\n"
    assert del_plan(previstas).previstas == [date(2024, 5, 2)]


def test_hechas_son_las_cerradas_y_se_ven_por_mes_aunque_no_haya_previstas():
    calculado = del_plan("visitas_previstas: []\n")
    assert calculado.por_mes() == {"2024-04": (0, 3)}
    assert sum(h for _, h in calculado.por_semana()) == 3
    escuela = cargada({OTRA: "estado: borrador\n"})
    assert calendario(escuela, Cuentas(escuela)).por_mes()["2024-04"] == (0, 2)


def test_un_periodo_de_siglos_no_se_dibuja():
    assert del_plan("periodo: {desde: 2024-03, hasta: 2204-12}\n").semanas == []


def test_hoy_solo_se_senala_si_cae_dentro():
    calculado = del_plan("periodo: {desde: 2024-03, hasta: 2024-12}\n")
    assert calculado.hoy(date(2024, 2, 26)) == 0.5 / 7
    assert calculado.hoy(date(2025, 6, 1)) is None
    assert calculado.hoy(date(2023, 6, 1)) is None
