"""Ctrl-C: no es un error; dice qué quedó y qué no, por stderr, y termina con 130."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from monitoreo_cli import escrito
from tests.ordenes.terminal import Terminal

pytestmark = pytest.mark.skipif(os.name == "nt", reason="pexpect y las señales son de POSIX")


def test_por_una_tuberia_es_una_linea_en_stderr(escuela: Path) -> None:
    entorno = os.environ | {"PYTHONUTF8": "1", "MONITOREO_INTERACTIVO": "1"}
    hijo = subprocess.Popen(
        [sys.executable, "-m", "monitoreo_cli", "visita", "nueva"], cwd=escuela, env=entorno, encoding="utf-8",
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert hijo.stderr is not None
    assert hijo.stderr.readline().startswith("Visita nueva.")
    hijo.send_signal(signal.SIGINT)
    salida, errores = hijo.communicate(timeout=20)
    assert (hijo.returncode, salida) == (130, "")
    assert errores.endswith("Interrumpido: no se escribió nada.\n")
    assert "error" not in errores


def test_una_orden_que_esperaba_la_entrada(escuela: Path) -> None:
    antes = sorted(escuela.rglob("*"))
    terminal = Terminal(escuela, "xterm", "visita", "nueva", "--desde", "-")
    terminal.hijo.sendline("formato: 1")
    terminal.ve("formato: 1")
    terminal.interrumpe()
    terminal.ve("Interrumpido: no se escribió nada.")
    assert terminal.termina() == 130
    assert sorted(escuela.rglob("*")) == antes


def test_lo_que_ya_se_habia_escrito_se_nombra(escuela: Path) -> None:
    terminal = Terminal(escuela, "dumb")
    terminal.ve("Escribe su número:").teclea("4")
    terminal.ve("¿Qué informe?").teclea("plan")
    terminal.ve("formato?").teclea("md")
    terminal.ve("¿Lo abro").teclea("n")
    terminal.ve("Esto mismo").ve("Escribe su número:")
    terminal.interrumpe()
    terminal.ve("Interrumpido: quedó escrito informes/plan.md, y nada más.")
    assert terminal.termina() == 130
    assert (escuela / "informes/plan.md").exists()


def test_de_muchos_archivos_se_nombran_unos_cuantos() -> None:
    escrito.empezar()
    for numero in range(5):
        escrito.anotar(Path(f"v{numero}.yaml"))
    escrito.anotar(Path(".monitoreo/apunte.json"))
    escrito.olvidar(Path("v4.yaml"))
    assert escrito.al_cortar().quedo == "quedó escrito v0.yaml, v1.yaml, v2.yaml y 1 más, y nada más"
    escrito.empezar()
    assert escrito.al_cortar().quedo == "no se escribió nada"
