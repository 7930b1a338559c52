"""El cronograma: qué meses, qué filas, y a quién falta visitar."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from monitoreo_cli.calculo.cronograma import cronograma
from monitoreo_cli.calculo.cuentan import Cuentas
from monitoreo_cli.fechas import meses_entre
from monitoreo_cli.lectura.cargar import cargar
from monitoreo_cli.salidas import json as salida_json
from tests.escuelas import HOY, OTRA, PLAN, VISITA, Contenido, cambiada, copia, fuentes


def datos(cambios: Mapping[str, Contenido], hoy: date = HOY) -> dict[str, Any]:
    escuela, _ = cargar(fuentes(cambiada(cambios)))
    return salida_json.cronograma(cronograma(escuela, Cuentas(escuela), hoy))


def cobertura(cambios: Mapping[str, Contenido], hoy: date = HOY, etapa: int = 1) -> dict[str, Any]:
    filas = datos(cambios, hoy)["filas"]
    return next(f["cobertura"] for f in filas if f["clase"] == "etapa" and f["numero"] == etapa)


def test_las_etapas_van_por_numero_y_despues_las_actividades_en_el_orden_del_plan() -> None:
    etapas = ("{numero: 2, desde: 2024-08, hasta: 2024-10}", "{numero: 1, desde: 2024-04, hasta: 2024-06}")
    filas = datos({PLAN: "etapas:\n" + "".join(f"  - {e}\n" for e in etapas)})["filas"]
    assert [f.get("numero") or f["id"] for f in filas] == [1, 2, "diagnostico", "planificacion", "visitas", "informe"]
    assert filas[0]["meses"] == ["2024-04", "2024-05", "2024-06"]
    assert filas[2] == {"clase": "diagnostico", "id": "diagnostico", "nombre": "Diagnóstico", "meses": ["2024-03"]}


@pytest.mark.parametrize(
    ("cambio", "primero", "ultimo"),
    [
        ("", "2024-03", "2024-12"),
        ("periodo: {desde: 2024-01, hasta: 2025-02}\n", "2024-01", "2025-02"),
        ("periodo: {desde: 2024-05, hasta: 2024-06}\n", "2024-03", "2024-12"),
        ("periodo: {desde: nunca, hasta: 2024-06}\n", "2024-03", "2024-12"),
    ],
)
def test_los_meses_van_del_primero_al_ultimo_entre_periodo_etapas_y_actividades(
    cambio: str, primero: str, ultimo: str
) -> None:
    meses = datos({PLAN: cambio})["meses"]
    assert (meses[0], meses[-1]) == (primero, ultimo)
    assert meses == sorted(set(meses))


@pytest.mark.parametrize(
    ("desde", "hasta", "meses"),
    [
        (date(2024, 11, 30), date(2025, 2, 1), ["2024-11", "2024-12", "2025-01", "2025-02"]),
        (date(2024, 5, 1), date(2024, 5, 31), ["2024-05"]), (date(2024, 5, 1), date(2024, 4, 1), []),
    ],
)  # fmt: skip
def test_los_meses_de_un_rango(desde: date, hasta: date, meses: list[str]) -> None:
    assert meses_entre(desde, hasta) == meses


def test_faltan_los_programados_con_menos_visitas_de_las_que_les_tocan() -> None:
    dos = "monitoreo: {rubrica: minedu-2018, visitas_por_docente: 2}\n"
    assert cobertura({PLAN: dos}) == {"programadas": 4, "cerradas": 3, "faltan": ["d02"], "vencida": False}


def test_si_el_plan_no_dice_cuantas_faltan_los_que_no_tienen_ninguna() -> None:
    sin_cuantas = {PLAN: "monitoreo: {rubrica: minedu-2018}\n", OTRA: "estado: borrador\n"}
    assert cobertura(sin_cuantas) == {"programadas": None, "cerradas": 2, "faltan": ["d02"], "vencida": False}


@pytest.mark.parametrize(("hoy", "vencida"), [(date(2024, 6, 30), False), (date(2024, 7, 1), True)])
def test_vence_al_dia_siguiente_de_terminar_y_solo_si_falta_alguien(hoy: date, vencida: bool) -> None:
    assert cobertura({OTRA: "estado: borrador\n"}, hoy)["vencida"] is vencida
    assert cobertura({}, hoy)["vencida"] is False


def test_una_visita_con_otro_instrumento_no_cubre() -> None:
    assert cobertura({OTRA: copia(VISITA, "docente: d02\nrubrica: planificacion\n")})["faltan"] == ["d02"]
