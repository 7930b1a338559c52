"""`plan completar` en una terminal de 80×24, y cuando algo lo corta o lo cruza."""

import os
import random
import time
from pathlib import Path

import pytest

from monitoreo_cli.lectura.cargar import cargar
from monitoreo_cli.lectura.carpeta import Carpeta
from monitoreo_cli.modelo.plan import Plan
from tests.ordenes.terminal import Terminal

pytestmark = pytest.mark.skipif(os.name == "nt", reason="pexpect abre una terminal de POSIX")
SUSTENTO = ("plan", "completar", "sustento")
_UN_GUARDADO = 0.02  # segundos: más o menos lo que tarda en entenderse y asentarse una respuesta


def plan(escuela: Path) -> Plan:
    """El que hay en el disco, que se lee sin un problema."""
    leida, problemas = cargar(Carpeta(escuela).fuentes())
    assert problemas == []
    assert leida.plan is not None
    return leida.plan


def cambiar(archivo: Path, dice: str, dira: str) -> None:
    archivo.write_text(archivo.read_text("utf-8").replace(dice, dira), "utf-8")


@pytest.mark.parametrize("tipo", ["xterm", "dumb"])
def test_se_vuelve_se_pide_ayuda_y_se_sale(nueva: Path, tipo: str) -> None:
    terminal = Terminal(nueva, tipo, *SUSTENTO)
    terminal.ve("Parte 1 de 1: por qué se hace").ve("¿En qué consiste el plan?").teclea("Acompañamos", ".")
    terminal.ve("¿Qué problema quiere resolver?").teclea("?")
    terminal.ve("Por ejemplo: En dos").ve("¿Qué problema").teclea("<")
    terminal.ve("¿En qué consiste el plan? [Acompañamos]").teclea("Acompañamos a la niñez", ".")
    terminal.ve("¿Qué problema quiere resolver?").teclea("!")
    terminal.ve("1 respuesta en plan.yaml.").ve("Sigue cuando quieras con: monitoreo plan completar")
    assert terminal.termina() == 0
    assert plan(nueva).descripcion == "Acompañamos a la niñez"


def test_ctrl_c_dice_que_quedo(nueva: Path) -> None:
    antes = (nueva / "plan.yaml").read_bytes()
    terminal = Terminal(nueva, "xterm", *SUSTENTO)
    terminal.ve("¿En qué consiste el plan?").interrumpe()
    terminal.ve("Interrumpido: no se escribió nada.")
    assert terminal.termina() == 130
    assert (nueva / "plan.yaml").read_bytes() == antes
    terminal = Terminal(nueva, "xterm", *SUSTENTO)
    terminal.ve("¿En qué consiste el plan?").teclea("Acompañamos", ".")
    terminal.ve("¿Qué problema").interrumpe()
    terminal.ve("Interrumpido: lo respondido está en plan.yaml.").ve("Sigue cuando quieras con")
    assert terminal.termina() == 130
    assert plan(nueva).descripcion == "Acompañamos"


@pytest.mark.parametrize("partes", [(), ("sustento",)], ids=["lo que falta", "una parte"])
def test_si_alguien_guarda_el_plan_entretanto_no_se_pisa_y_nada_se_vuelve_a_escribir(
    nueva: Path, partes: tuple[str, ...]
) -> None:
    terminal = Terminal(nueva, "xterm", "plan", "completar", *partes)
    terminal.ve("¿En qué consiste el plan?").teclea("Acompañamos", ".")
    terminal.ve("¿Qué problema")
    archivo = nueva / "plan.yaml"
    cambiar(archivo, "# lema: …", "lema: Siempre  # mío")
    terminal.teclea("Un texto largo", "que nadie quiere repetir", ".")
    terminal.ve("El plan cambió por fuera: sigo sobre lo que dice ahora.").ve("¿Por qué se hace así?")
    archivo.write_text(
        archivo.read_text("utf-8").replace("# fundamentacion: …", "fundamentacion: De otra mano"), "utf-8"
    )
    terminal.teclea("La mía", ".")
    terminal.ve("Eso ya no se pregunta: tu última respuesta no se guardó.").ve("¿").teclea("!")
    assert terminal.termina() == 0
    hay = plan(nueva)
    assert (hay.lema, hay.descripcion, hay.fundamentacion) == ("Siempre", "Acompañamos", "De otra mano")
    assert hay.problema == "Un texto largo\nque nadie quiere repetir\n"
    assert "lema: Siempre  # mío\n" in archivo.read_text("utf-8")


def test_si_el_plan_ya_no_esta_lo_dice_y_no_lo_vuelve_a_crear(nueva: Path) -> None:
    terminal = Terminal(nueva, "xterm", *SUSTENTO)
    terminal.ve("¿En qué consiste el plan?")
    (nueva / "plan.yaml").unlink()
    terminal.teclea("Acompañamos", ".")
    terminal.ve("no se puede escribir").ve("Esta última respuesta no se guardó.")
    assert terminal.termina() == 3
    assert not (nueva / "plan.yaml").exists()


def test_muera_cuando_muera_lo_confirmado_esta_y_se_sigue_con_lo_que_falta(nueva: Path) -> None:
    azar = random.Random(20240304)
    archivo, vacio = nueva / "plan.yaml", (nueva / "plan.yaml").read_bytes()
    alcanzo = 0
    for _ in range(12):
        archivo.write_bytes(vacio)
        terminal = Terminal(nueva, "dumb", "plan", "completar")
        terminal.ve("¿En qué consiste el plan?").teclea("Acompañamos", ".")
        terminal.ve("¿Qué problema quiere resolver?").teclea("Nadie pregunta", ".")
        time.sleep(azar.random() * _UN_GUARDADO)
        terminal.hijo.kill(9)
        terminal.hijo.wait()
        assert plan(nueva).descripcion == "Acompañamos"
        assert plan(nueva).problema in (None, "Nadie pregunta")
        alcanzo += plan(nueva).problema is not None
        terminal = Terminal(nueva, "dumb", "plan", "completar")
        terminal.ve("Parte 1 de 9").ve("¿Por qué se hace así?" if plan(nueva).problema else "¿Qué problema").teclea("!")
        assert terminal.termina() == 0
    assert 0 < alcanzo < 12
