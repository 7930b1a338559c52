"""El navegador de las pruebas, y hacer cada documento como lo haría una persona."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from monitoreo_cli.app import correr as correr_programa
from tests.navegador.programa import exigir_navegador
from tests.ordenes.conftest import correr, escuela

__all__ = ["correr", "escuela"]  # los accesorios de las órdenes también valen aquí

Hacer = Callable[..., str | None]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """El que hay instalado: no se descarga ninguno. Dura lo que un archivo, para no estorbar a quien bifurca."""
    programa = exigir_navegador()
    with sync_playwright() as mando:
        abierto = mando.chromium.launch(executable_path=programa)
        yield abierto
        abierto.close()


@pytest.fixture
def hacer(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Hacer:
    """`hacer(carpeta, hoy, "informe", "plan")`: el HTML, o `None` si no se puede con esas opciones."""

    def _hacer(carpeta: Path, hoy: str, *orden: str) -> str | None:
        monkeypatch.setenv("MONITOREO_HOY", hoy)
        capsys.readouterr()
        correr_programa(["-C", str(carpeta), *orden, "--formato", "html"])
        dicho = capsys.readouterr().out
        return dicho if dicho.startswith("<!doctype html>") else None

    return _hacer
