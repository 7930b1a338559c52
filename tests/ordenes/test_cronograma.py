"""`monitoreo cronograma`, de punta a punta."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.escuelas import BASE, OTRA, PLAN, con
from tests.instantaneas import instantanea

Correr = Callable[..., tuple[int, str, str]]
EJEMPLOS = Path(__file__).parents[2] / "ejemplos"


def test_el_json_tiene_las_claves_del_contrato_en_su_orden(correr: Correr, escuela: Path) -> None:
    codigo, salida, errores = correr("cronograma", "--formato", "json")
    datos = json.loads(salida)
    assert (codigo, errores, list(datos)) == (0, "", ["formato", "meses", "filas"])
    assert datos["filas"][0] == {
        "clase": "etapa", "numero": 1, "nombre": None, "meses": ["2024-04", "2024-05", "2024-06"],
        "cobertura": {"programadas": 2, "cerradas": 2, "faltan": [], "vencida": False},
    }  # fmt: skip
    assert list(datos["filas"][0]) == ["clase", "numero", "nombre", "meses", "cobertura"]
    assert list(datos["filas"][-1]) == ["clase", "id", "nombre", "meses"]


def test_hoy_esta_encima_de_su_mes(correr: Correr, escuela: Path) -> None:
    lineas = correr("cronograma")[1].splitlines()
    (hoy,) = (x for x in lineas if x.strip() == "hoy")
    (meses,) = (x for x in lineas if "ene" in x or "mar abr" in x)
    assert hoy.index("hoy") == meses.index("jun")


@pytest.mark.parametrize(
    ("hoy", "dicho"),
    [
        ("2024-06-20", "Etapa 1: 1 de 2 visitas cerradas. Falta visitar: d02.\n"),
        ("2024-07-01", "Etapa 1: 1 de 2 visitas cerradas. Falta visitar: d02. Venció el 30/6/2024.\n"),
        ("2024-03-01", "Etapa 1: 1 de 2 visitas cerradas. Empieza el 1/4/2024.\n"),
    ],
)
def test_bajo_la_cuadricula_se_dice_que_falta(
    correr: Correr, escuela: Path, monkeypatch: pytest.MonkeyPatch, hoy: str, dicho: str
) -> None:
    (escuela / OTRA).write_text(con(BASE[OTRA], "estado: borrador\n"), encoding="utf-8")
    monkeypatch.setenv("MONITOREO_HOY", hoy)
    assert dicho in correr("cronograma")[1]


def test_un_plan_de_varios_anios_se_parte_y_cabe_en_80_columnas(correr: Correr, escuela: Path) -> None:
    largo = "periodo: {desde: 2023-11, hasta: 2025-02}\netapas:\n  - numero: 1\n    nombre: " + "Acompañar " * 12
    (escuela / PLAN).write_text(con(BASE[PLAN], largo + "\n    desde: 2024-04\n    hasta: 2024-06\n"), encoding="utf-8")
    salida = correr("cronograma")[1]
    assert salida.count("nov dic ene") == 2
    assert max(map(len, salida.splitlines())) <= 80


def test_el_markdown_escapa_los_nombres(correr: Correr, escuela: Path) -> None:
    plan = BASE[PLAN].replace("nombre: Informe final", "nombre: Informe | final")
    (escuela / PLAN).write_text(plan, encoding="utf-8")
    assert r"| Informe \| final |" in correr("cronograma", "--formato", "md")[1]


def test_un_formato_que_no_hay_sale_con_2(correr: Correr, escuela: Path) -> None:
    assert correr("cronograma", "--formato", "csv")[0] == 2


@pytest.mark.parametrize(("nombre", "hoy"), [("escuela-modelo", "2025-08-20"), ("san-cristobal", "2024-10-01")])
def test_asi_se_ve_el_cronograma_de_los_ejemplos(
    correr: Correr, nombre: str, hoy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MONITOREO_HOY", hoy)
    salida = correr("-C", EJEMPLOS / nombre, "cronograma")[1]
    instantanea(f"cronograma-{nombre}.txt", salida)
    assert max(map(len, salida.splitlines())) <= 80
