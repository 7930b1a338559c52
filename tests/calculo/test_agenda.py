"""La agenda: qué se anuncia, qué venció y qué calla."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from monitoreo_cli.calculo.agenda import agenda
from monitoreo_cli.calculo.cuentan import Cuentas
from monitoreo_cli.lectura.cargar import cargar
from monitoreo_cli.salidas import json as salida_json
from tests.escuelas import HOY, OTRA, PLAN, VISITA, Contenido, cambiada, fuentes

BORRADOR = {OTRA: "estado: borrador\n"}


def datos(cambios: Mapping[str, Contenido], hoy: date = HOY, dias: int = 30) -> dict[str, Any]:
    escuela, _ = cargar(fuentes(cambiada(cambios)))
    return salida_json.agenda(agenda(escuela, Cuentas(escuela), hoy, dias))


def visitas(cambios: Mapping[str, Contenido], hoy: date = HOY, dias: int = 30) -> list[tuple[Any, ...]]:
    return [(v["docente"], v["etapa"], v["fecha"], v["vencida"]) for v in datos(cambios, hoy, dias)["visitas"]]


def test_dice_desde_cuando_y_hasta_cuando_mira() -> None:
    todo = datos({})
    assert (todo["hoy"], todo["hasta"]) == ("2024-06-20", "2024-07-20")


@pytest.mark.parametrize(
    ("hoy", "dias", "esperadas"),
    [
        (HOY, 30, [("d02", 1, None, False)]),
        (date(2024, 7, 1), 0, [("d02", 1, None, True)]),
        (date(2024, 7, 1), 31, [("d02", 1, None, True), ("d02", 2, None, False)]),
        (date(2024, 8, 1), 14, [("d02", 1, None, True), ("d01", 2, "2024-08-15", False), ("d02", 2, None, False)]),
        (date(2024, 8, 16), 0, [("d02", 1, None, True), ("d01", 2, "2024-08-15", True), ("d02", 2, None, False)]),
    ],
)
def test_se_anuncian_las_visitas_que_faltan_en_etapas_vencidas_en_curso_o_por_empezar(
    hoy: date, dias: int, esperadas: list[tuple[Any, ...]]
) -> None:
    assert visitas(BORRADOR, hoy, dias) == esperadas


def test_una_prevista_que_no_se_hizo_y_no_tiene_fecha_nueva_dice_por_que() -> None:
    previstas = "visitas_previstas:\n  - {docente: d02, etapa: 1, fecha: 2024-05-02, no_realizada: Paro}\n"
    (falta,) = datos({**BORRADOR, PLAN: previstas})["visitas"]
    assert (falta["fecha"], falta["no_realizada"], falta["vencida"]) == (None, "Paro", False)


def test_una_prevista_pasada_a_otra_fecha_vale_en_la_nueva() -> None:
    previstas = (
        "visitas_previstas:\n"
        "  - {docente: d02, etapa: 1, fecha: 2024-05-02, no_realizada: Paro, nueva_fecha: 2024-06-25}\n"
    )
    assert visitas({**BORRADOR, PLAN: previstas}) == [("d02", 1, "2024-06-25", False)]


def test_una_prevista_ya_hecha_no_se_anuncia_aunque_haya_sido_otro_dia() -> None:
    previstas = "visitas_previstas:\n  - {docente: d02, etapa: 1, fecha: 2024-05-02}\n"
    assert visitas({PLAN: previstas}) == []


def test_a_quien_esta_ausente_en_la_etapa_no_se_le_espera() -> None:
    ausente = "docentes:\n  - id: d01\n  - id: d02\n    ausencias:\n      - {etapas: [1], motivo: licencia}\n"
    assert visitas({**BORRADOR, "docentes.yaml": ausente}) == []


@pytest.mark.parametrize(
    ("dialogo", "hoy", "dias"),
    [("dialogo:\n", 9, []), ("dialogo:\n", 10, [6]), ("dialogo: {fecha: 2024-06-05}\n", 20, [])],
)
def test_un_dialogo_se_reclama_pasados_cinco_dias(dialogo: str, hoy: int, dias: list[int]) -> None:
    todo = datos({OTRA: f"etapa: 1\nfecha: 2024-06-04\n{dialogo}"}, date(2024, 6, hoy))
    assert [d["dias"] for d in todo["dialogos"]] == dias


def test_la_copia_se_reclama_desde_el_dialogo_hasta_que_la_firme() -> None:
    todo = datos({VISITA: "dialogo:\n  fecha: 2024-04-18\n  recibido: 2024-04-19\n"})
    assert [(c["visita"], c["fecha"]) for c in todo["copias"]] == [
        ("2024-04-02-d01", "2024-04-03"), ("2024-04-23-d02", "2024-04-24"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("dias", "esperados"),
    [(14, []), (15, ["2024-06-07-preguntas/c1"]), (30, ["2024-06-07-preguntas/c1", "2024-04-16-d01/c1"])],
)
def test_los_compromisos_se_anuncian_si_vencen_en_esos_dias(dias: int, esperados: list[str]) -> None:
    assert [c["id"] for c in datos({}, dias=dias)["compromisos"]] == esperados


def test_los_compromisos_vencidos_se_anuncian_y_los_cumplidos_no() -> None:
    todo = datos({}, date(2025, 1, 1))
    assert [(c["id"], c["estado"]) for c in todo["compromisos"]] == [
        ("2024-06-07-preguntas/c1", "vencido"), ("2024-04-16-d01/c1", "vencido"),
    ]  # fmt: skip


@pytest.mark.parametrize(("hoy", "viejos"), [(date(2024, 5, 8), []), (date(2024, 5, 9), ["2024-04-23-d02"])])
def test_un_borrador_se_reclama_pasados_quince_dias(hoy: date, viejos: list[str]) -> None:
    assert [b["visita"] for b in datos(BORRADOR, hoy)["borradores"]] == viejos


def test_mirar_diez_mil_anios_adelante_no_falla() -> None:
    assert datos({}, dias=99999)["hasta"]
