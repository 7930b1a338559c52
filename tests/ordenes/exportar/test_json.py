"""`monitoreo exportar json`: la escuela entera, que dice qué lleva y qué no."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.escuelas import ANTERIOR_D01, BASE, DOCENTES, VISITA, con
from tests.ordenes.conftest import Correr


def exportada(correr: Correr) -> dict[str, Any]:
    codigo, salida, _ = correr("exportar", "json")
    assert codigo == 0
    datos: dict[str, Any] = json.loads(salida)
    return datos


def test_lleva_todo_lo_que_declara_y_en_el_mismo_orden(correr: Correr, escuela: Path) -> None:
    datos = exportada(correr)
    assert list(datos)[:7] == ["formato", "hoy", "huella", "reservado", "contiene", "no_contiene", "archivos"]
    assert list(datos)[8:] == datos["contiene"]
    assert (datos["formato"], datos["reservado"], datos["archivos"], datos["fuera"]) == (1, True, 8, [])


def test_las_claves_son_las_de_los_archivos_y_lo_que_no_hay_es_null(correr: Correr, escuela: Path) -> None:
    visita = next(o for o in exportada(correr)["observaciones"] if o["id"] == "2024-04-16-d01")
    assert (visita["archivo"], visita["fecha"], visita["inicio"]) == (VISITA, "2024-04-16", "08:15")
    assert visita["sesion"] | {"area": None, "documentos": {}} == visita["sesion"]
    assert visita["desempenos"]["involucra"]["nivel"] == "III"
    assert visita["cuaderno"]["hechos"] == BASE[VISITA].split("hechos: |\n    ")[1].split("\n")[0] + "\n"


def test_lo_que_se_cuenta_es_lo_que_dicen_las_ordenes(correr: Correr, escuela: Path) -> None:
    datos = exportada(correr)
    assert datos["resumen"] == json.loads(correr("resumen", "--formato", "json")[1])["etapas"]
    assert datos["compromisos"] == json.loads(correr("compromisos", "--formato", "json")[1])["compromisos"]


def test_ni_nombres_ni_notas_ni_la_evidencia_de_una_marca(correr: Correr, escuela: Path) -> None:
    (escuela / "identidades.yaml").write_text("formato: 1\nidentidades:\n  d01: {nombre: Rosa}\n", encoding="utf-8")
    (escuela / DOCENTES).write_text(BASE[DOCENTES].replace("d02\n", "d02\n    nombre: Rosa\n"), encoding="utf-8")
    hechos = "cuaderno:\n  notas_del_observador: secreto\n  hechos: |\n    08:20 [respeto] maltrato\n    08:30 Leen.\n"
    marca = "desempenos:\n  respeto: {nivel: I, marca: sí, evidencia: maltrato}\n"
    (escuela / VISITA).write_text(con(BASE[VISITA], hechos + marca), encoding="utf-8")
    oficio = "{numero: 012-2024, para: Rosa (UGEL), de: Rosa (dirección)}"
    (escuela / "textos.yaml").write_text(f"formato: 1\nfinal:\n  oficio: {oficio}\n", encoding="utf-8")
    datos = exportada(correr)
    assert datos["textos"]["final"]["oficio"]["numero"] == "012-2024"
    assert not [p for p in ("Rosa", "secreto", "maltrato", "Ficticia") if p in json.dumps(datos)]
    visita = next(o for o in datos["observaciones"] if o["id"] == "2024-04-16-d01")
    assert visita["cuaderno"]["hechos"] == "08:30 Leen.\n"
    assert visita["desempenos"]["respeto"] == {"nivel": "I", "marca": True}


def test_lo_que_quedo_fuera_se_nombra(correr: Correr, escuela: Path) -> None:
    (escuela / ANTERIOR_D01).write_text("formato: 1\nfecha: [", encoding="utf-8")
    codigo, salida, _ = correr("exportar", "json")
    assert codigo == 1
    assert json.loads(salida)["fuera"] == [ANTERIOR_D01]


@pytest.mark.parametrize("que", ["json", "ugel"])
def test_dos_veces_da_los_mismos_bytes(correr: Correr, escuela: Path, que: str) -> None:
    assert correr("exportar", que) == correr("exportar", que)
    correr("exportar", que, "--salida", "a.json")
    assert (escuela / "a.json").read_text(encoding="utf-8") == correr("exportar", que)[1]
