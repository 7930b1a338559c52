"""Qué navegador se usa en las pruebas, y qué pasa si no hay."""

import os

import pytest

from monitoreo_cli.lectura.entorno import navegador


def exigir_navegador() -> str:
    """Su ruta. Sin ninguno la prueba se salta y lo dice; en la integración continua, falla."""
    programa = navegador()
    if programa is None:
        motivo = "no hay Edge, Chrome ni Chromium con que mirar los documentos"
        pytest.fail(motivo) if os.environ.get("CI") else pytest.skip(motivo)
    return programa
