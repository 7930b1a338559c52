"""`exportar planilla` y `exportar xlsx`: qué llevan los libros, celda por celda."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from monitoreo_cli.lectura.hoja_de_calculo import letra
from tests.escuelas import BASE, PLAN, VISITA, con
from tests.ordenes.conftest import Correr

RAIZ = Path(__file__).resolve().parents[3]


def filas(ruta: Path, hoja: str) -> list[tuple[Any, ...]]:
    """Las filas de una tabla, desde su cabecera."""
    todas: list[tuple[Any, ...]] = list(load_workbook(ruta)[hoja].iter_rows(values_only=True))
    desde = next(n for n, f in enumerate(todas) if f[0] in ("Docente", "Visita", "Compromiso", "Etapa", "Id"))
    return todas[desde:]


@pytest.mark.parametrize("orden", ["planilla", "xlsx"])
def test_los_mismos_datos_dan_los_mismos_bytes_otro_dia(
    correr: Correr, escuela: Path, monkeypatch: pytest.MonkeyPatch, orden: str
) -> None:
    import time

    for nombre, momento in (("a.xlsx", 1_600_000_000.0), ("b.xlsx", 1_700_000_000.0)):
        monkeypatch.setattr(time, "time", lambda momento=momento: momento)
        monkeypatch.setattr(time, "localtime", lambda *_, momento=momento: time.gmtime(momento))
        assert correr("exportar", orden, "--salida", nombre).codigo == 0
    assert (escuela / "a.xlsx").read_bytes() == (escuela / "b.xlsx").read_bytes()


@pytest.mark.parametrize("orden", ["planilla", "xlsx"])
def test_ningun_texto_de_la_escuela_se_vuelve_formula(correr: Correr, escuela: Path, orden: str) -> None:
    maligno = '=HYPERLINK("http://x","y")'
    texto = BASE[VISITA].replace("Plantear una pregunta abierta en cada momento", f"'{maligno}'")
    (escuela / VISITA).write_text(texto.replace("minutos_de", "area: '+1+1'\n  minutos_de"), encoding="utf-8")
    correr("exportar", orden, "--salida", "l.xlsx")
    libro = load_workbook(escuela / "l.xlsx")
    celdas = [c for h in libro for f in h.iter_rows() for c in f if c.value is not None]
    assert maligno in [c.value for c in celdas]
    assert {c.data_type for c in celdas} <= {"s", "n", "d"}
    assert all(c.hyperlink is None for c in celdas)


@pytest.mark.parametrize("orden", ["planilla", "xlsx"])
def test_todo_libro_dice_reservado_y_no_lleva_nombres(correr: Correr, escuela: Path, orden: str) -> None:
    (escuela / "identidades.yaml").write_text(
        "formato: 1\nidentidades:\n  d01: {nombre: Inventada, dni: '01234567'}\n", encoding="utf-8"
    )
    visita = BASE[VISITA].replace("cuaderno:\n", "cuaderno:\n  notas_del_observador: Sólo mío\n")
    (escuela / VISITA).write_text(visita, encoding="utf-8")
    _, salida, errores = correr("exportar", orden, "--salida", "l.xlsx")
    assert salida == ""
    assert "RESERVADO" in errores
    libro = load_workbook(escuela / "l.xlsx")
    for hoja in libro:
        if hoja.title != "Listas":
            assert hoja["A1"].value == "RESERVADO"
            assert hoja.oddHeader is not None
            assert hoja.oddHeader.right.text == "RESERVADO"
    dicho = " ".join(str(c) for h in libro for f in h.iter_rows(values_only=True) for c in f)
    for privado in ("Inventada", "01234567", "Persona Ficticia", "Sólo mío"):
        assert privado not in dicho


def test_la_planilla_sale_llena_con_listas_y_cabeceras_fijas(correr: Correr, escuela: Path) -> None:
    correr("exportar", "planilla", "--salida", "l.xlsx")
    libro = load_workbook(escuela / "l.xlsx")
    assert libro.sheetnames == ["Docentes", "Visitas", "Seguimiento", "Listas"]
    cabecera, primera, *resto = filas(escuela / "l.xlsx", "Visitas")
    dichas = dict(zip(cabecera, primera, strict=True))
    assert dichas["Visita"] == "2024-04-02-d01"
    assert dichas["Fecha"] == datetime(2024, 4, 2)
    assert dichas["Inicio"] == "08:15"
    assert dichas["involucra: nivel"] == "III"
    assert dichas["Compromiso"] == "Anotar tres preguntas antes de la clase"
    assert len([f for f in resto if f[0]]) == 2
    assert libro["Visitas"].freeze_panes == "D7"
    listas = {str(v.sqref).split(":")[0]: v.formula1 for v in libro["Visitas"].data_validations.dataValidation}
    columna = letra(list(cabecera).index("involucra: nivel"))
    rango = listas[f"{columna}7"].removeprefix("=")
    assert [c[0].value for c in libro["Listas"][rango.split("!")[1].replace("$", "")]] == [
        "I", "II", "III", "IV", "no-observado", "no-aplica"
    ]  # fmt: skip
    assert "Docentes" in listas["B7"]
    assert filas(escuela / "l.xlsx", "Docentes")[1][:3] == ("d01", "1.º y 2.º", "1, 2")
    assert [f[0] for f in filas(escuela / "l.xlsx", "Seguimiento")[1:] if f[0]] == [
        "2024-06-07-preguntas/c1", "2024-04-16-d01/c1"
    ]  # fmt: skip


def test_la_evidencia_de_una_marca_no_sale_en_la_planilla(correr: Correr, escuela: Path) -> None:
    marca = BASE[VISITA].replace(
        "    nivel: III\n    evidencia: Llama", "    nivel: I\n    marca: sí\n    evidencia: Llama"
    )
    (escuela / VISITA).write_text(marca, encoding="utf-8")
    errores = correr("exportar", "planilla", "--salida", "l.xlsx").errores
    assert "1 evidencia de una marca" in errores
    assert "Llama a cada uno" not in str(filas(escuela / "l.xlsx", "Visitas"))
    assert correr("importar", "planilla", "l.xlsx", "--aplicar") == (0, "", "3 visitas sin cambios.\n")


def test_un_texto_que_no_cabe_queda_fuera_y_no_vuelve_cortado(correr: Correr, escuela: Path) -> None:
    (escuela / VISITA).write_text(BASE[VISITA].replace("Dos preguntas", "Dos " + "a" * 40_000), encoding="utf-8")
    assert "No caben en una celda: 1 texto" in correr("exportar", "planilla", "--salida", "l.xlsx").errores
    assert correr("importar", "planilla", "l.xlsx").salida == "3 visitas sin cambios.\n"


def test_la_planilla_no_tapa_un_libro_que_ya_esta(correr: Correr, escuela: Path) -> None:
    (escuela / "l.xlsx").write_bytes(b"lo que alguien puso")
    codigo, _, errores = correr("exportar", "planilla", "--salida", "l.xlsx")
    assert codigo == 3
    assert "ya existe" in errores
    assert (escuela / "l.xlsx").read_bytes() == b"lo que alguien puso"


def test_el_libro_de_resultados_lleva_numeros_y_fechas_de_verdad(correr: Correr, escuela: Path) -> None:
    correr("exportar", "xlsx", "--salida", "r.xlsx")
    libro = load_workbook(escuela / "r.xlsx")
    assert libro.sheetnames == ["Resumen", "Niveles", "Visitas", "Compromisos"]
    assert all(libro[h].freeze_panes for h in libro.sheetnames)
    cabecera, primera, *_ = filas(escuela / "r.xlsx", "Resumen")
    dichas = dict(zip(cabecera, primera, strict=True))
    assert {c: dichas[c] for c in ("Etapa", "Programados", "Monitoreados", "III", "En logro", "Sin dato")} == {
        "Etapa": 1, "Programados": 2, "Monitoreados": 2, "III": 2, "En logro": 2, "Sin dato": 0
    }  # fmt: skip
    visita = dict(zip(*filas(escuela / "r.xlsx", "Visitas")[:2], strict=True))
    assert (visita["Fecha"], visita["Inicio"]) == (datetime(2024, 4, 2), "08:15")
    assert {f[4] for f in filas(escuela / "r.xlsx", "Compromisos")[1:]} == {
        datetime(2024, 4, 15), datetime(2024, 7, 5), datetime(2024, 7, 15)
    }  # fmt: skip


def test_anonimo_no_lleva_textos_libres(correr: Correr, escuela: Path) -> None:
    correr("exportar", "xlsx", "--anonimo", "--salida", "r.xlsx")
    dicho = str([filas(escuela / "r.xlsx", h) for h in ("Niveles", "Visitas", "Compromisos")])
    assert "Plantear una pregunta" not in dicho
    assert "2024-04-16-d01/c1" in dicho
    for hoja in ("Niveles", "Visitas"):
        assert not {"Área", "Grados", "Sección", "Matriculados", "Asistentes"} & {*filas(escuela / "r.xlsx", hoja)[0]}


def test_una_etapa_sin_instrumento_no_inventa_cuentas(correr: Correr, escuela: Path) -> None:
    sin = BASE[PLAN].replace("monitoreo:\n  rubrica: minedu-2018\n", "monitoreo:\n")
    (escuela / PLAN).write_text(sin, encoding="utf-8")
    correr("exportar", "xlsx", "--salida", "r.xlsx")
    ultima = filas(escuela / "r.xlsx", "Resumen")[-1]
    assert ultima[:4] == (2, None, None, "sin instrumento que contar")
    assert set(ultima[7:]) == {None}


@pytest.mark.parametrize("orden", ["planilla", "xlsx"])
@pytest.mark.parametrize(
    ("salida", "codigo", "dicho"),
    [
        ([], 2, "falta --salida"), (["--salida", "x.csv"], 2, "no termina en .xlsx"),
        (["--salida", "plan.yaml"], 2, "es un archivo de datos"),
        (["--salida", "plan.yaml/x.xlsx"], 3, "no se puede escribir"),
    ],
)  # fmt: skip
def test_lo_mal_pedido_se_dice(
    correr: Correr, escuela: Path, orden: str, salida: list[str], codigo: int, dicho: str
) -> None:
    dado = correr("exportar", orden, *salida)
    assert (dado.codigo, dado.salida) == (codigo, "")
    assert dicho in dado.errores


def test_sin_el_complemento_se_dice_como_instalarlo(
    correr: Correr, escuela: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    codigo, _, errores = correr("exportar", "xlsx", "--salida", "x.xlsx")
    assert codigo == 3
    assert 'pip install "monitoreo-cli[excel]"' in errores


def test_con_errores_el_libro_sale_entero_y_se_avisa(correr: Correr, escuela: Path) -> None:
    (escuela / VISITA).write_text(con(BASE[VISITA], "docente: d77\n"), encoding="utf-8")
    codigo, _, errores = correr("exportar", "xlsx", "--salida", "x.xlsx")
    assert codigo == 1
    assert "monitoreo validar" in errores
    assert (escuela / "x.xlsx").exists()


@pytest.mark.parametrize("nombre", ["escuela-modelo", "san-cristobal"])
def test_la_planilla_de_un_ejemplo_vuelve_sin_cambios(correr: Correr, tmp_path: Path, nombre: str) -> None:
    raiz = RAIZ / "ejemplos" / nombre
    assert correr("-C", raiz, "exportar", "planilla", "--salida", tmp_path / "l.xlsx").codigo == 0
    codigo, salida, errores = correr("-C", raiz, "importar", "planilla", tmp_path / "l.xlsx")
    assert (codigo, errores) == (0, "")
    assert salida.endswith("visitas sin cambios.\n")
    assert salida.count("\n") == 1
