"""Una terminal de verdad, de 80×24, con el programa corriendo en ella."""

import os
import sys
import time
from pathlib import Path

import pytest

pexpect = pytest.importorskip("pexpect")


class Terminal:
    """Quien teclea y mira."""

    def __init__(self, escuela: Path, tipo: str, *orden: str) -> None:
        # Se quitan las del corredor de pruebas: la terminal es la de la persona.
        entorno = {c: v for c, v in os.environ.items() if c not in ("COLUMNS", "LINES", "MONITOREO_INTERACTIVO")}
        entorno |= {"MONITOREO_HOY": "2024-06-20", "PYTHONUTF8": "1", "TERM": tipo, "NO_COLOR": "1"}
        self.hijo = pexpect.spawn(
            sys.executable, ["-m", "monitoreo_cli", *orden], cwd=str(escuela), env=entorno,
            encoding="utf-8", timeout=20, dimensions=(24, 80),
        )  # fmt: skip

    def ve(self, dicho: str) -> "Terminal":
        self.hijo.expect_exact(dicho)
        return self

    def teclea(self, *respuestas: str) -> None:
        for respuesta in respuestas:
            self.hijo.sendline(respuesta)

    def interrumpe(self) -> None:
        """Ctrl-C, cuando ya se está leyendo: entre escribir la pregunta y esperar hay un instante sordo."""
        time.sleep(0.2)
        self.hijo.sendintr()

    def termina(self) -> int:
        self.hijo.expect(pexpect.EOF)
        self.hijo.close()
        return int(self.hijo.exitstatus)
