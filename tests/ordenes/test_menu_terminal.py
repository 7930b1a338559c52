"""El menú en una terminal de 80×24: mirar, equivocarse, hacer un informe, Ctrl-C y salir."""

import os
from pathlib import Path

import pytest

from tests.ordenes.terminal import Terminal

pytestmark = pytest.mark.skipif(os.name == "nt", reason="pexpect abre una terminal de POSIX")
ELIGE = "Escribe su número:"


@pytest.mark.parametrize("tipo", ["xterm", "dumb"])
def test_de_la_portada_a_un_informe_y_salir(escuela: Path, tipo: str) -> None:
    terminal = Terminal(escuela, tipo)
    terminal.ve("Hoy es jueves 20 de junio de 2024").ve("Qué falta").ve("6)  Salir").ve(ELIGE)
    terminal.teclea("nueve")
    terminal.ve("No vale:").ve("por ejemplo: 1").ve(ELIGE).teclea("")
    terminal.ve("por ejemplo: 2").ve(ELIGE).teclea("2")
    terminal.ve("Agenda del").ve("Esto mismo se hace con: monitoreo agenda").ve(ELIGE).teclea("3")
    terminal.ve("¿Qué quieres ver?").teclea("1")
    terminal.ve("¿De qué etapa?").teclea("<")
    terminal.ve("¿Qué quieres ver?").teclea("")
    terminal.ve("¿De qué etapa?").teclea("1")
    terminal.ve("Esto mismo se hace con: monitoreo resumen --etapa 1").ve(ELIGE).teclea("4")
    terminal.ve("¿Qué informe?").teclea("etapa")
    terminal.ve("¿De qué etapa?").teclea("")
    terminal.ve("¿Con qué instrumento?").teclea("")
    terminal.ve("¿Escribir ahora el oficio y los párrafos? (s/n)").teclea("n")
    terminal.ve("¿En qué formato? [página para ver o imprimir]").teclea("")
    terminal.ve("¿Lo abro").teclea("n")
    terminal.ve("monitoreo informe etapa --etapa 1 --salida informes/etapa-1.html").ve(ELIGE).teclea("salir")
    assert terminal.termina() == 0
    assert (escuela / "informes/etapa-1.html").read_text("utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize("antes", [[], ["1", ""]])
def test_ctrl_c_sale_tambien_desde_una_orden(escuela: Path, antes: list[str]) -> None:
    terminal = Terminal(escuela, "xterm")
    terminal.ve(ELIGE).teclea(*antes)
    if antes:
        terminal.ve("¿A quién visitas?")
    terminal.interrumpe()
    terminal.ve("Interrumpido: no se escribió nada.")
    assert terminal.termina() == 130


@pytest.mark.parametrize("fin", ["6", "salir", "!", None])
def test_salir_y_el_fin_de_la_entrada_terminan_bien(escuela: Path, fin: str | None) -> None:
    terminal = Terminal(escuela, "dumb")
    terminal.ve(ELIGE)
    terminal.hijo.sendeof() if fin is None else terminal.teclea(fin)
    assert terminal.termina() == 0


def test_sin_escuela_ofrece_crear_una(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "xterm")
    terminal.ve("no hay ninguna escuela").ve("¿Creo una? (s/n)").teclea("s")
    terminal.ve("¿Cómo se llamará su carpeta? [mi-escuela]").teclea("la de aquí")
    terminal.ve("¿Cómo se llama la escuela?").teclea("!")
    terminal.ve('Esto mismo se hace con: monitoreo iniciar "la de aquí"')
    assert terminal.termina() == 0
    assert not (tmp_path / "la de aquí").exists()


def test_con_la_carpeta_dicha_cada_orden_la_lleva(escuela: Path, tmp_path: Path) -> None:
    escuela.rename(tmp_path / "la de aquí")
    terminal = Terminal(tmp_path, "xterm", "-C", "la de aquí")
    terminal.ve(ELIGE).teclea("5", "")
    terminal.ve('monitoreo -C "la de aquí" validar').ve(ELIGE).teclea("6")
    assert terminal.termina() == 0


def test_con_errores_en_los_datos_lo_dice_y_sigue(escuela: Path) -> None:
    (escuela / "docentes.yaml").write_text("formato: 1\ndocentes:\n  - id: d01\n    edad: 3\n", "utf-8")
    terminal = Terminal(escuela, "dumb")
    terminal.ve("en los datos: la opción 5 dice cuáles").ve(ELIGE).teclea("6")
    assert terminal.termina() == 0


def test_con_el_plan_ilegible_tambien_hay_menu(escuela: Path) -> None:
    (escuela / "plan.yaml").write_text("formato: [1\n", "utf-8")
    terminal = Terminal(escuela, "dumb")
    terminal.ve("No se puede leer el plan. La opción 5 dice por qué.").ve(ELIGE).teclea("5")
    terminal.ve("error[M").ve("monitoreo validar").ve(ELIGE).teclea("6")
    assert terminal.termina() == 0
