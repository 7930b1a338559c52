"""`monitoreo compromisos`, de punta a punta."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.escuelas import ACCION, BASE, VISITA, con
from tests.instantaneas import instantanea
from tests.ordenes.conftest import Correr

EJEMPLOS = Path(__file__).parents[2] / "ejemplos"
CLAVES = ["id", "docente", "texto", "desempeno", "plazo", "estado", "estado_anotado", "revisado_en"]
ANTERIOR = """\
formato: 1
anio: 2023
compromisos:
  - {id: 2023-11-20-d01/c1, docente: d01, texto: Ordenar la biblioteca, plazo: 2024-04-30, estado: en-proceso}
"""


def estados(correr: Correr, *argumentos: str) -> dict[str, str]:
    datos = json.loads(correr("compromisos", "--formato", "json", *argumentos)[1])
    return {c["id"]: c["estado"] for c in datos["compromisos"]}


def test_el_json_tiene_las_claves_del_contrato_y_va_por_plazo_e_id(correr: Correr, escuela: Path) -> None:
    codigo, salida, errores = correr("compromisos", "--formato", "json")
    datos = json.loads(salida)
    assert (codigo, errores, list(datos)) == (0, "", ["formato", "compromisos"])
    assert [list(c) for c in datos["compromisos"]] == [CLAVES] * 3
    assert datos["compromisos"][0] == {
        "id": "2024-04-02-d01/c1", "docente": "d01", "texto": "Anotar tres preguntas antes de la clase",
        "desempeno": "razonamiento", "plazo": "2024-04-15", "estado": "cumplido", "estado_anotado": "cumplido",
        "revisado_en": "2024-04-16-d01",
    }  # fmt: skip
    assert [c["plazo"] for c in datos["compromisos"]] == ["2024-04-15", "2024-07-05", "2024-07-15"]


@pytest.mark.parametrize("formato", ["tabla", "md", "csv"])
def test_lo_que_se_escribio_de_alguien_sale_como_reservado(correr: Correr, escuela: Path, formato: str) -> None:
    _, salida, errores = correr("compromisos", "--formato", formato)
    assert (errores if formato == "csv" else salida).lstrip("*").startswith("RESERVADO")
    if formato == "csv":
        assert salida.startswith("id,docente,texto,")


def test_uno_sin_plazo_va_al_final_y_nunca_vence(correr: Correr, escuela: Path) -> None:
    (escuela / VISITA).write_text(con(BASE[VISITA], "compromisos:\n  - {id: c1, texto: Preguntar}\n"), encoding="utf-8")
    assert list(estados(correr).items())[-1] == ("2024-04-16-d01/c1", "pendiente")


def test_uno_abierto_con_el_plazo_pasado_esta_vencido_y_conserva_lo_anotado(
    correr: Correr, escuela: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MONITOREO_HOY", "2024-07-10")
    (escuela / "anterior.yaml").write_text(ANTERIOR, encoding="utf-8")
    datos = json.loads(correr("compromisos", "--estado", "vencido", "--formato", "json")[1])
    assert [(c["id"], c["estado_anotado"], c["revisado_en"]) for c in datos["compromisos"]] == [
        ("2023-11-20-d01/c1", "en-proceso", None), ("2024-06-07-preguntas/c1", "pendiente", None),
    ]  # fmt: skip


def test_los_de_una_accion_suspendida_no_salen_y_los_que_no_son_de_un_docente_van_sin_el(
    correr: Correr, escuela: Path
) -> None:
    accion = "compromisos:\n  - {id: c1, responsable: director, texto: Repartir la lista}\n"
    (escuela / ACCION).write_text(con(BASE[ACCION], accion), encoding="utf-8")
    datos = json.loads(correr("compromisos", "--formato", "json")[1])
    assert [c["docente"] for c in datos["compromisos"] if c["id"] == "2024-06-07-preguntas/c1"] == [None]
    (escuela / ACCION).write_text(con(BASE[ACCION], "estado: suspendida\n"), encoding="utf-8")
    assert list(estados(correr)) == ["2024-04-02-d01/c1", "2024-04-16-d01/c1"]


@pytest.mark.parametrize("cambio", ["docente: d09\n", "fecha: 2024-02-31\n", "etapa: 9\n", "rubrica: nadie\n"])
def test_una_visita_que_quedo_fuera_ni_acuerda_ni_revisa(correr: Correr, escuela: Path, cambio: str) -> None:
    (escuela / VISITA).write_text(con(BASE[VISITA], cambio), encoding="utf-8")
    assert estados(correr) == {"2024-04-02-d01/c1": "vencido", "2024-06-07-preguntas/c1": "pendiente"}
    codigo, _, errores = correr("compromisos")
    assert (codigo, "1 visita quedó fuera" in errores) == (1, True)


def test_se_filtra_por_docente_y_por_estado(correr: Correr, escuela: Path) -> None:
    assert list(estados(correr, "--docente", "d02")) == ["2024-06-07-preguntas/c1"]
    assert list(estados(correr, "--estado", "cumplido")) == ["2024-04-02-d01/c1"]
    assert estados(correr, "--docente", "d02", "--estado", "cumplido") == {}
    assert correr("compromisos", "--estado", "retirado")[:2] == (0, "No hay compromisos.\n")


@pytest.mark.parametrize(
    ("argumentos", "dicho"),
    [
        (["--estado", "vencidos"], "¿quisiste decir `vencido`?"), (["--docente", "d1"], "¿quisiste decir `d01`?"),
        (["--formato", "html"], "usa tabla, json, csv o md"),
    ],
)  # fmt: skip
def test_lo_mal_pedido_sale_con_2(correr: Correr, escuela: Path, argumentos: list[str], dicho: str) -> None:
    codigo, salida, errores = correr("compromisos", *argumentos)
    assert (codigo, salida) == (2, "")
    assert dicho in errores


def test_en_el_csv_un_texto_que_parece_formula_no_se_ejecuta(correr: Correr, escuela: Path) -> None:
    compromiso = "compromisos:\n  - id: c1\n    texto: '=1+1, y \"comillas\"'\n"
    (escuela / VISITA).write_text(con(BASE[VISITA], compromiso), encoding="utf-8")
    filas = list(csv.reader(io.StringIO(correr("compromisos", "--formato", "csv")[1])))
    assert filas[0] == CLAVES
    assert filas[-1][2] == '\'=1+1, y "comillas"'


def test_el_markdown_escapa_lo_que_escribio_la_persona(correr: Correr, escuela: Path) -> None:
    compromiso = "compromisos:\n  - id: c1\n    texto: 'a | b <i>'\n"
    (escuela / VISITA).write_text(con(BASE[VISITA], compromiso), encoding="utf-8")
    assert r"a \| b \<i\>" in correr("compromisos", "--formato", "md")[1]


def test_un_plan_ilegible_no_da_resultado(correr: Correr, escuela: Path) -> None:
    (escuela / "plan.yaml").write_text("formato: 1\ntitulo: [", encoding="utf-8")
    assert correr("compromisos")[:2] == (1, "")


@pytest.mark.parametrize("nombre", ["escuela-modelo", "san-cristobal"])
def test_asi_se_ven_los_compromisos_de_los_ejemplos(
    correr: Correr, nombre: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MONITOREO_HOY", "2024-09-20" if nombre == "san-cristobal" else "2025-09-20")
    salida = correr("-C", EJEMPLOS / nombre, "compromisos")[1]
    instantanea(f"compromisos-{nombre}.txt", salida)
    assert max(map(len, salida.splitlines())) <= 80
