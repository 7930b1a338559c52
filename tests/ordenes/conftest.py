"""Correr el programa como lo haría una persona, dentro de la misma prueba."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from monitoreo_cli.app import correr as correr_programa
from tests.escuelas import BASE


class Corrida(NamedTuple):
    """Lo que deja una orden: su código de salida, su resultado y sus avisos."""

    codigo: int
    salida: str
    errores: str


@pytest.fixture
def correr(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Corrida]:
    """`correr("resumen", "--etapa", "2")`, con el 20 de junio de 2024 como hoy."""
    monkeypatch.setenv("MONITOREO_HOY", "2024-06-20")

    def _correr(*argumentos: object) -> Corrida:
        capsys.readouterr()
        codigo = correr_programa([str(a) for a in argumentos])
        dicho = capsys.readouterr()
        return Corrida(codigo, dicho.out, dicho.err)

    return _correr


@pytest.fixture
def escuela(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """La escuela sana en el disco, con ella como carpeta actual."""
    return en_disco(tmp_path / "escuela", BASE, monkeypatch)


def en_disco(raiz: Path, textos: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Path:
    for ruta, texto in textos.items():
        (raiz / ruta).parent.mkdir(parents=True, exist_ok=True)
        (raiz / ruta).write_text(texto, encoding="utf-8")
    monkeypatch.chdir(raiz)
    return raiz
