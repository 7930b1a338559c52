"""Correr el programa como lo haría una persona, dentro de la misma prueba."""

import io
import sys
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


Correr = Callable[..., Corrida]
Conversar = Callable[..., Corrida]


@pytest.fixture
def correr(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Correr:
    """`correr("resumen", "--etapa", "2")`, con el 20 de junio de 2024 como hoy."""
    monkeypatch.setenv("MONITOREO_HOY", "2024-06-20")

    def _correr(*argumentos: object) -> Corrida:
        capsys.readouterr()
        codigo = correr_programa([str(a) for a in argumentos])
        dicho = capsys.readouterr()
        return Corrida(codigo, dicho.out, dicho.err)

    return _correr


def respuestas(*dichas: str) -> io.TextIOWrapper:
    """Lo que alguien teclea, como llega por una tubería; después se acaba."""
    texto = "".join(f"{r}\n" for r in dichas)
    return io.TextIOWrapper(io.BytesIO(texto.encode("utf-8", "surrogateescape")), encoding="utf-8")


@pytest.fixture
def conversar(correr: Correr, monkeypatch: pytest.MonkeyPatch) -> Conversar:
    """`conversar(["visita", "nueva"], "2", "")`: una orden que pregunta, y lo que se le responde."""

    def _conversar(orden: list[str], *dichas: str) -> Corrida:
        monkeypatch.setattr(sys, "stdin", respuestas(*dichas))
        monkeypatch.setenv("MONITOREO_INTERACTIVO", "1")
        return correr(*orden)

    return _conversar


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
