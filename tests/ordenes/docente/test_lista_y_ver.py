"""`monitoreo docente lista` y `docente ver`, de punta a punta."""

import json
from pathlib import Path

from tests.escuelas import BASE, DOCENTES, VISITA, con
from tests.instantaneas import instantanea
from tests.ordenes.conftest import Correr

EJEMPLOS = Path(__file__).parents[3] / "ejemplos"
IDENTIDADES = "formato: 1\nidentidades:\n  d01: {nombre: Persona Ficticia Tres, dni: '40000001'}\n"


def test_la_lista_va_en_el_orden_del_archivo(correr: Correr, escuela: Path) -> None:
    (escuela / DOCENTES).write_text("formato: 1\ndocentes:\n  - id: d02\n  - id: d01\n", encoding="utf-8")
    codigo, salida, _ = correr("docente", "lista", "--formato", "json")
    assert codigo == 0
    assert [d["id"] for d in json.loads(salida)["docentes"]] == ["d02", "d01"]


def test_ni_el_nombre_ni_el_dni_salen_en_ninguna_parte(correr: Correr, escuela: Path) -> None:
    (escuela / "identidades.yaml").write_text(IDENTIDADES, encoding="utf-8")
    lista = "docentes:\n  - {id: d01, nombre: Persona Ficticia Tres}\n  - id: d02\n"
    (escuela / DOCENTES).write_text(con(BASE[DOCENTES], lista), encoding="utf-8")
    for orden in (["lista"], ["ver", "d01"]):
        for formato in ("tabla", "json"):
            salida = correr("docente", *orden, "--formato", formato)[1]
            assert "d01" in salida
            assert "Ficticia" not in salida
            assert "40000001" not in salida


def test_ver_muestra_su_trayectoria_sus_visitas_y_sus_compromisos(correr: Correr, escuela: Path) -> None:
    (escuela / VISITA).write_text(con(BASE[VISITA], "estado: borrador\n"), encoding="utf-8")
    codigo, salida, _ = correr("docente", "ver", "d01", "--formato", "json")
    datos = json.loads(salida)
    assert codigo == 0
    assert list(datos) == ["formato", "docente", "trayectoria", "visitas", "compromisos"]
    assert [(p["etapa"], p["visita"]) for p in datos["trayectoria"]] == [(1, "2024-04-02-d01"), (2, None)]
    assert [(v["id"], v["estado"]) for v in datos["visitas"]] == [
        ("2024-04-02-d01", "cerrada"), ("2024-04-16-d01", "borrador"),
    ]  # fmt: skip
    assert [c["id"] for c in datos["compromisos"]] == ["2024-04-02-d01/c1"]


def test_de_uno_que_no_existe_se_sugiere_el_parecido(correr: Correr, escuela: Path) -> None:
    codigo, salida, errores = correr("docente", "ver", "d1")
    assert (codigo, salida) == (2, "")
    assert "¿quisiste decir `d01`?" in errores


def test_asi_se_ven_los_docentes_de_la_escuela_modelo(correr: Correr) -> None:
    lista = correr("-C", EJEMPLOS / "escuela-modelo", "docente", "lista")[1]
    ficha = correr("-C", EJEMPLOS / "escuela-modelo", "docente", "ver", "d02")[1]
    instantanea("docente-lista-escuela-modelo.txt", lista)
    instantanea("docente-ver-escuela-modelo.txt", ficha)
    assert max(map(len, [*lista.splitlines(), *ficha.splitlines()])) <= 80
