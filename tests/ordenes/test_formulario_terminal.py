"""Una visita entera en una terminal de 80×24: volver, equivocarse, Ctrl-C, retomar y cerrar."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ordenes.terminal import Terminal

pytestmark = pytest.mark.skipif(os.name == "nt", reason="pexpect abre una terminal de POSIX")
BORRADOR = "observaciones/2024-06-20-d02.yaml"
NIVEL = "¿Qué nivel?"


@pytest.fixture(params=["xterm", "dumb"])
def tipo(request: pytest.FixtureRequest) -> Iterator[str]:
    """Con edición de línea y sin ella."""
    return request.param


def test_una_visita_entera_con_tropiezos(escuela: Path, tipo: str) -> None:
    terminal = Terminal(escuela, tipo, "visita", "nueva")
    terminal.ve("¿A quién visitas?").teclea("d02")
    terminal.ve("[jueves 20 de junio de 2024]").teclea("")
    terminal.ve(f"Borrador: {BORRADOR}")
    terminal.ve("Etapa 1 (abril a junio de 2024)").ve("¿Quién observa?").teclea("")
    terminal.ve("Compromiso abierto").ve("¿Cómo está?").teclea("en proceso")
    terminal.ve("lo muestra?").teclea("Trajo dos")
    terminal.ve("¿A qué hora empezó?").teclea("25:00")
    terminal.ve("No vale:").ve("por ejemplo: 08:15").ve("¿A qué hora empezó?").teclea("8:00")
    terminal.ve("¿A qué hora terminó?").teclea("<")
    terminal.ve("¿A qué hora empezó? [08:00]").teclea("815")
    terminal.ve("¿A qué hora terminó?").teclea("9:45")
    terminal.ve("¿Fue acordada?")
    terminal.interrumpe()
    terminal.ve(f"Interrumpido: lo respondido está en {BORRADOR}.").ve("monitoreo visita retomar 2024-06-20-d02")
    assert terminal.termina() == 130
    assert 'inicio: "08:15"\nfin: "09:45"\n' in (escuela / BORRADOR).read_text("utf-8")
    seguir_hasta_cerrar(escuela, Terminal(escuela, tipo, "visita", "retomar", "2024-06-20-d02"))


def seguir_hasta_cerrar(escuela: Path, terminal: Terminal) -> None:
    terminal.ve("Sigue: Modalidad.").ve("¿Fue acordada?").teclea("1")
    for pregunta, respuesta in (
        ("¿Qué grados", ""), ("¿Qué área?", "Matemática"), ("¿Cómo se llama", "Mitades"), ("propósito?", ""),
        ("matriculados?", "9"), ("asistieron?", "8"), ("minutos", "40"), ("¿Más datos", ""),
        ("hecho>", "8:25 2) Pregunta por qué"),
        ("08:25 [razonamiento] Pregunta por qué", ""), ("¿Qué le preguntarás", ""), ("¿Qué apoyo", ""),
        ("Notas para ti", ""),
    ):  # fmt: skip
        terminal.ve(pregunta).teclea(respuesta)
    for nivel in ("III", "2", "II", "IV", "III"):
        terminal.ve("Evidencia: lo que viste").teclea("Lo dicen seis de ocho", "y lo escriben", ".")
        terminal.ve(NIVEL).teclea(nivel)
    terminal.ve("Evidencia: lo que viste").teclea("")
    terminal.ve(NIVEL).teclea("sí")
    terminal.ve("¿Cuándo conversaste").teclea("hoy")
    for pregunta in ("¿Qué ya hace bien?", "¿Qué puede mejorar?", "¿Qué dijo el docente?"):
        terminal.ve(pregunta).teclea("")
    terminal.ve("se compromete?").teclea("Preguntar dos veces")
    terminal.ve("responde?").teclea("2")
    terminal.ve("¿Hasta cuándo?").teclea("15/8")
    terminal.ve("se compromete?").teclea("")
    terminal.ve("Revisión, 1 de 3").ve("c: cerrar").teclea("c")
    terminal.ve("¿La cierras? (s/n)").teclea("s")
    terminal.ve("Visita cerrada.").ve(BORRADOR)
    assert terminal.termina() == 0
    texto = (escuela / BORRADOR).read_text("utf-8")
    assert "estado: cerrada\n" in texto
    assert "    evidencia: |\n      Lo dicen seis de ocho\n      y lo escriben\n" in texto


def test_ctrl_c_antes_de_la_primera_respuesta(escuela: Path) -> None:
    terminal = Terminal(escuela, "xterm", "visita", "nueva")
    terminal.ve("¿A quién visitas?")
    terminal.interrumpe()
    terminal.ve("Interrumpido: no se escribió nada.")
    assert terminal.termina() == 130


def test_el_fin_de_la_entrada_guarda_y_sale(escuela: Path) -> None:
    terminal = Terminal(escuela, "dumb", "visita", "nueva")
    terminal.ve("¿A quién visitas?").teclea("2", "")
    terminal.ve("¿Quién observa?")
    terminal.hijo.sendeof()
    terminal.ve("monitoreo visita retomar")
    assert terminal.termina() == 0
    assert (escuela / BORRADOR).exists()
