"""`monitoreo agenda`, de punta a punta."""

import json
from pathlib import Path

import pytest

from tests.escuelas import BASE, OTRA, PLAN, con
from tests.instantaneas import instantanea
from tests.ordenes.conftest import Correr

EJEMPLOS = Path(__file__).parents[2] / "ejemplos"


def test_el_json_tiene_una_lista_por_clase_de_pendiente(correr: Correr, escuela: Path) -> None:
    codigo, salida, errores = correr("agenda", "--formato", "json")
    datos = json.loads(salida)
    assert (codigo, errores) == (0, "")
    assert list(datos) == [
        "formato", "hoy", "hasta", "visitas", "dialogos", "copias", "compromisos", "borradores",
    ]  # fmt: skip
    assert (datos["hoy"], datos["hasta"]) == ("2024-06-20", "2024-07-20")
    assert list(datos["copias"][0]) == ["visita", "docente", "fecha", "dias"]


def test_cada_pendiente_se_dice_en_una_frase(correr: Correr, escuela: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (escuela / OTRA).write_text(con(BASE[OTRA], "estado: borrador\n"), encoding="utf-8")
    monkeypatch.setenv("MONITOREO_HOY", "2024-07-06")
    salida = correr("agenda", "--dias", "40")[1]
    for frase in (
        "Agenda del 6/7/2024 al 15/8/2024",
        "  d02, etapa 1: vencida, sin fecha prevista; la etapa va hasta el 30/6/2024\n",
        "  d01, etapa 2: prevista para el 15/8/2024; la etapa va hasta el 31/10/2024\n",
        "  2024-04-16-d01: conversaron el 18/4/2024, hace 79 días\n",
        "  venció el 5/7/2024: 2024-06-07-preguntas/c1 (d02): Traer una sesión adaptada\n",
        "  hasta el 15/7/2024: 2024-04-16-d01/c1 (d01): Plantear una pregunta abierta en\n",
        "  2024-04-23-d02: la visita fue el 23/4/2024, hace 74 días\n",
    ):
        assert frase in salida
    assert max(map(len, salida.splitlines())) <= 80


def test_sin_pendientes_lo_dice(correr: Correr, escuela: Path) -> None:
    for ruta in ("2024-04-02-d01", "2024-04-16-d01", "2024-04-23-d02"):
        archivo = escuela / f"observaciones/{ruta}.yaml"
        texto = con(archivo.read_text(encoding="utf-8"), "dialogo: {fecha: 2024-04-23, recibido: 2024-04-24}\n")
        archivo.write_text(texto, encoding="utf-8")
    assert "Nada vencido ni pendiente" in correr("agenda", "--dias", "5")[1]
    assert "Nada vencido ni pendiente" in correr("agenda", "--dias", "5", "--formato", "md")[1]


@pytest.mark.parametrize("dias", ["-1", "diez", "1.5", "9999999"])
def test_unos_dias_que_no_son_un_numero_salen_con_2(correr: Correr, escuela: Path, dias: str) -> None:
    codigo, salida, errores = correr("agenda", "--dias", dias)
    assert (codigo, salida) == (2, "")
    assert "no es un número de días" in errores


def test_el_markdown_escapa_lo_que_escribio_la_persona(correr: Correr, escuela: Path) -> None:
    previstas = "visitas_previstas:\n  - {docente: d02, etapa: 1, fecha: 2024-06-01, no_realizada: paro <b>}\n"
    (escuela / PLAN).write_text(con(BASE[PLAN], previstas), encoding="utf-8")
    (escuela / OTRA).write_text(con(BASE[OTRA], "estado: borrador\n"), encoding="utf-8")
    assert r"No se hizo antes: paro \<b\>" in correr("agenda", "--formato", "md")[1]


@pytest.mark.parametrize(("nombre", "hoy"), [("escuela-modelo", "2025-06-20"), ("san-cristobal", "2024-10-01")])
def test_asi_se_ve_la_agenda_de_los_ejemplos(
    correr: Correr, nombre: str, hoy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MONITOREO_HOY", hoy)
    salida = correr("-C", EJEMPLOS / nombre, "agenda")[1]
    instantanea(f"agenda-{nombre}.txt", salida)
    assert max(map(len, salida.splitlines())) <= 80
