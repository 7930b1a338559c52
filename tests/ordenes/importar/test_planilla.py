"""La planilla, de ida y vuelta: exportar, llenar, mirar en seco, aplicar, y otra vez."""

from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from tests.escuelas import BASE, OTRA, VISITA
from tests.instantaneas import instantanea
from tests.ordenes.conftest import Conversar, Correr
from tests.ordenes.importar.conftest import cambiar, llenar

NUEVA: dict[str, Any] = {
    "Docente": "d02", "Fecha": date(2024, 5, 14), "Inicio": "08:00", "Fin": time(9, 30), "Observador": "director",
    "Estado": "cerrada", "Matriculados": 12, "Asistentes": 11,
    "involucra: evidencia": "Ocho de once\ncuentan", "involucra: nivel": "III",
    "razonamiento: evidencia": "=SUM(A1)", "razonamiento: nivel": "2",
    "retroalimenta: evidencia": "Dice qué falta", "retroalimenta: nivel": "Satisfactorio",
    "respeto: evidencia": "Espera el turno", "respeto: nivel": "IV",
    "regula: evidencia": "Recuerda el acuerdo", "regula: nivel": 3,
    "Compromiso": "Preguntar por qué", "Desempeño del compromiso": "razonamiento", "Plazo": "30/6/2024",
}  # fmt: skip


def archivos(escuela: Path) -> dict[str, str]:
    return {a.name: a.read_text(encoding="utf-8") for a in sorted((escuela / "observaciones").iterdir())}


def test_recien_exportada_no_cambia_nada(correr: Correr, planilla: Path, escuela: Path) -> None:
    antes = archivos(escuela)
    assert correr("importar", "planilla", planilla, "--aplicar") == (0, "", "3 visitas sin cambios.\n")
    assert archivos(escuela) == antes


def test_en_seco_dice_todo_y_no_escribe_nada(correr: Correr, planilla: Path, escuela: Path) -> None:
    from openpyxl import load_workbook

    mala: dict[str, Any] = {"Docente": "d09", "Fecha": "31/2/2024"}
    llenar(planilla, "Visitas", {**NUEVA, "razonamiento: evidencia": "Sólo copian"}, mala)
    cambiar(planilla, "Visitas", "2024-04-23-d02", involucra__nivel="IV", Asistentes=20)
    cambiar(planilla, "Seguimiento", "2024-04-16-d01/c1", Nuevo_estado="cumplido", Revisado_el=date(2024, 6, 18))
    libro = load_workbook(planilla)
    libro["Docentes"].append(["d03", "5.º", "5", None, None, "Contratado"])
    libro.save(planilla)
    antes = archivos(escuela)
    codigo, salida, errores = correr("importar", "planilla", planilla, "--observador", "director")
    assert codigo == 1
    assert archivos(escuela) == antes
    assert "Hazlo con --aplicar" in errores
    assert max(map(len, salida.splitlines())) <= 80
    instantanea("importar-planilla-en-seco.txt", salida)


def test_aplicada_queda_limpia_y_repetida_no_hace_nada(correr: Correr, planilla: Path, escuela: Path) -> None:
    llenar(planilla, "Visitas", {**NUEVA, "razonamiento: evidencia": "Sólo copian"})
    cambiar(planilla, "Visitas", "2024-04-23-d02", involucra__nivel="IV")
    cambiar(planilla, "Seguimiento", "2024-04-16-d01/c1", Nuevo_estado="cumplido", Revisado_el=datetime(2024, 6, 18))
    pedido = ("importar", "planilla", planilla, "--observador", "director", "--aplicar", "--cambiar-cerradas")
    codigo, salida, errores = correr(*pedido)
    assert (codigo, salida.splitlines()) == (
        0, [OTRA, "observaciones/2024-05-14-d02.yaml", "observaciones/2024-06-18-d01-seguimiento.yaml"]
    )  # fmt: skip
    assert errores == "1 visita nueva, 1 visita cambiada, 2 visitas sin cambios y 1 registro de seguimiento nuevo.\n"
    assert (escuela / OTRA).read_text(encoding="utf-8") == BASE[OTRA].replace("nivel: III", "nivel: IV", 1)
    escrita = archivos(escuela)["2024-05-14-d02.yaml"]
    instantanea("importar-visita-nueva.yaml", escrita)
    assert correr("validar").codigo == 0
    antes = archivos(escuela)
    codigo, salida, errores = correr(*pedido)
    assert (codigo, salida, errores) == (0, "", "4 visitas sin cambios.\n")
    assert archivos(escuela) == antes


def test_un_nivel_en_minuscula_se_lee_y_se_dice(correr: Correr, planilla: Path, escuela: Path) -> None:
    niveles = dict.fromkeys(("involucra: nivel", "razonamiento: nivel", "respeto: nivel", "regula: nivel"), "iii")
    llenar(planilla, "Visitas", {**NUEVA, "razonamiento: evidencia": "Sólo copian", **niveles})
    codigo, salida, _ = correr("importar", "planilla", planilla)
    assert codigo == 0
    dicho = " ".join(salida.split())
    assert "niveles escritos con otra letra: Visitas!P10 `iii` como III, " in dicho
    assert dicho.endswith("y 1 más")
    assert correr("importar", "planilla", planilla, "--aplicar").codigo == 0
    assert archivos(escuela)["2024-05-14-d02.yaml"].count("nivel: III\n") == 5


def test_cambiar_una_cerrada_sin_terminal_se_niega(correr: Correr, planilla: Path, escuela: Path) -> None:
    cambiar(planilla, "Visitas", "2024-04-23-d02", involucra__nivel="IV")
    antes = archivos(escuela)
    codigo, salida, errores = correr("importar", "planilla", planilla, "--aplicar")
    assert (codigo, salida) == (2, "")
    assert "1 visita cerrada cambiaría: 2024-04-23-d02" in errores
    assert "--cambiar-cerradas" in errores
    assert archivos(escuela) == antes


@pytest.mark.parametrize(("respuesta", "cambia"), [("s", True), ("n", False), ("", False), ("!", False)])
def test_con_quien_hablar_se_pregunta_antes(
    conversar: Conversar, planilla: Path, escuela: Path, respuesta: str, cambia: bool
) -> None:
    cambiar(planilla, "Visitas", "2024-04-23-d02", involucra__nivel="IV")
    codigo, _, errores = conversar(["importar", "planilla", str(planilla), "--aplicar"], *filter(None, [respuesta]))
    assert "2024-04-23-d02 (cerrada)" in errores
    assert "desempenos.involucra.nivel: III -> IV" in errores
    assert (codigo == 0) is cambia
    assert ("nivel: IV" in archivos(escuela)["2024-04-23-d02.yaml"]) is cambia


def test_si_lo_que_se_escribiria_tiene_errores_no_se_escribe_nada(
    correr: Correr, planilla: Path, escuela: Path
) -> None:
    incompleta = {c: v for c, v in NUEVA.items() if not c.startswith(("regula", "razonamiento"))}
    llenar(planilla, "Visitas", incompleta, {**NUEVA, "Docente": "d01", "razonamiento: evidencia": "Copian"})
    antes = archivos(escuela)
    for aplicar in ([], ["--aplicar"]):
        codigo, _, errores = correr("importar", "planilla", planilla, *aplicar)
        assert codigo == 1
        assert "M307" in errores
        assert "Visitas!B10 -> observaciones/2024-05-14-d02.yaml:" in errores
        assert "no se escribió nada" in errores
        assert archivos(escuela) == antes


def test_un_docente_nuevo_ya_puede_tener_su_visita(correr: Correr, planilla: Path, escuela: Path) -> None:
    llenar(planilla, "Docentes", {"Docente": "d03", "Aula": "5.º", "Grados": 5})
    llenar(planilla, "Visitas", {**NUEVA, "Docente": "d03", "razonamiento: evidencia": "Copian"})
    codigo, salida, _ = correr("importar", "planilla", planilla, "--aplicar")
    assert (codigo, salida) == (0, "docentes.yaml\nobservaciones/2024-05-14-d03.yaml\n")
    assert correr("validar").codigo == 0


def test_una_formula_no_se_toma_por_texto_y_lo_demas_se_escribe(correr: Correr, planilla: Path, escuela: Path) -> None:
    llenar(planilla, "Visitas", NUEVA, {**NUEVA, "Docente": "d01", "razonamiento: evidencia": "Copian"})
    codigo, salida, errores = correr("importar", "planilla", planilla, "--aplicar")
    assert (codigo, salida) == (1, "observaciones/2024-05-14-d01.yaml\n")
    assert "es una fórmula sin resultado guardado" in " ".join(errores.split())
    assert "1 fila queda fuera entera" in errores


def test_vaciar_una_celda_no_borra_lo_que_estaba(correr: Correr, planilla: Path, escuela: Path) -> None:
    cambiar(planilla, "Visitas", "2024-04-16-d01", involucra__nivel="", Fin="", Compromiso="")
    assert correr("importar", "planilla", planilla).salida == "3 visitas sin cambios.\n"


@pytest.mark.parametrize(
    ("celdas", "dicho"),
    [
        ({"Docente": "d02"}, "dice otra cosa en `docente`"),
        ({"Fecha": date(2024, 4, 17)}, "dice otra cosa en `fecha`"),
        ({"Estado": "borrador"}, "monitoreo visita reabrir 2024-04-16-d01"),
        ({"Visita": "2024-04-16-d03"}, "no hay una visita con ese id"),
        ({"Docente": "Rosa Quispe"}, "no es un id de docentes.yaml"),
        ({"Observador": "nadie"}, "no es un id de plan.yaml"),
        ({"Instrumento": "minedu-2017"}, "no es un instrumento de la escuela"),
        ({"Inicio": "8 y cuarto"}, "no es una hora"),
        ({"Asistentes": 8.5}, "no es un número entero"),
        ({"Plazo": "pronto"}, "no es una fecha"),
        ({"Desempeño_del_compromiso": "puntualidad"}, "no es un desempeño de ese instrumento"),
        ({"involucra__evidencia": date(2024, 1, 2)}, "se esperaba un texto y hay una fecha"),
    ],
)  # fmt: skip
def test_cada_celda_que_no_se_entiende_dice_por_que(
    correr: Correr, planilla: Path, escuela: Path, celdas: dict[str, Any], dicho: str
) -> None:
    antes = archivos(escuela)
    cambiar(planilla, "Visitas", "2024-04-16-d01", **celdas)
    codigo, salida, _ = correr("importar", "planilla", planilla)
    assert codigo == 1
    assert dicho in " ".join(salida.split())
    assert "Rosa" not in salida
    assert "Visitas!" in salida
    assert correr("importar", "planilla", planilla, "--aplicar").codigo == 1
    assert archivos(escuela) == antes


@pytest.mark.parametrize(
    ("celdas", "dicho"),
    [
        ({"Nuevo_estado": "cumplida"}, "¿quisiste decir `cumplido`?"),
        ({"Nuevo_estado": "retirado", "Revisado_el": "18/6/2024"}, "hay que decir el motivo"),
        ({"Nuevo_estado": "cumplido"}, "falta cuándo se revisó"),
        ({"Nuevo_estado": "cumplido", "Revisado_el": "18/7/2024"}, "no ha llegado"),
        ({"Evidencia": "Trajo dos"}, "falta el estado nuevo"),
        ({"Nuevo_estado": "cumplido", "Revisado_el": "18/6/2024", "Quién_lo_revisó": None}, "falta quién lo revisó"),
    ],
)  # fmt: skip
def test_un_seguimiento_incompleto_no_se_anota(
    correr: Correr, planilla: Path, celdas: dict[str, Any], dicho: str
) -> None:
    cambiar(planilla, "Seguimiento", "2024-04-16-d01/c1", **celdas)
    codigo, salida, _ = correr("importar", "planilla", planilla)
    assert codigo == 1
    assert dicho in " ".join(salida.split())


def test_un_archivo_que_no_se_puede_leer_no_se_duplica(correr: Correr, planilla: Path, escuela: Path) -> None:
    (escuela / VISITA).write_text("formato: 1\nlema: 'abierta\n", encoding="utf-8")
    cambiar(planilla, "Visitas", "2024-04-16-d01", Visita="")
    codigo, salida, _ = correr("importar", "planilla", planilla)
    assert codigo == 1
    assert "ya hay un archivo `2024-04-16-d01` que no se puede leer" in " ".join(salida.split())


def _con_libro(planilla: Path, cambio: Callable[[Any], object]) -> None:
    from openpyxl import load_workbook

    libro = load_workbook(planilla)
    cambio(libro)
    libro.save(planilla)


@pytest.mark.parametrize(
    ("cambio", "dicho"),
    [
        (lambda libro: setattr(libro["Visitas"], "title", "Visitas (2)"), "no se leen estas hojas: `Visitas (2)`;"),
        (lambda libro: libro["Visitas"].delete_rows(1, 7), "no se leen estas hojas: `Visitas`;"),
        (lambda libro: libro.create_sheet("Notas").append(["Llamar a la UGEL"]), "no se leen estas hojas: `Notas`;"),
        (lambda libro: libro["Visitas"].cell(9, 40, "Ojo"), "no se leen las celdas sin título: Visitas!AN9"),
    ],
)
def test_lo_que_no_se_lee_de_la_planilla_no_se_calla(
    correr: Correr, planilla: Path, cambio: Callable[[Any], object], dicho: str
) -> None:
    _con_libro(planilla, cambio)
    codigo, salida, _ = correr("importar", "planilla", planilla)
    assert codigo == 0
    assert dicho in " ".join(salida.split())
