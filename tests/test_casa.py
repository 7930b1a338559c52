"""La casa: pisos, tamaños y nada que dependa de una máquina."""

import ast
import re
import statistics
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

RAIZ = Path(__file__).resolve().parents[1]
CODIGO = sorted((RAIZ / "src").rglob("*.py"))
LINEAS_POR_ARCHIVO = 300
LINEAS_POR_FUNCION = 10
CASI_TODAS = 30
RUTA_DE_UNA_MAQUINA = re.compile(r"(?<![\w.}/-])/(?:home|root|work|opt|Users)/\w|[A-Z]:\\\\?Users\\")


def test_un_piso_solo_importa_de_los_de_abajo(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.chdir(RAIZ)
    codigo = lint_imports(no_cache=True)
    assert codigo == 0, capsys.readouterr().out


@pytest.mark.parametrize("archivo", CODIGO, ids=lambda a: a.relative_to(RAIZ).as_posix())
def test_ningun_archivo_hay_que_recorrerlo_con_buscador(archivo: Path):
    assert len(archivo.read_text(encoding="utf-8").splitlines()) <= LINEAS_POR_ARCHIVO


def largos() -> Iterator[int]:
    """Las líneas de cada función, sin su docstring."""
    for archivo in CODIGO:
        for nodo in ast.walk(ast.parse(archivo.read_text(encoding="utf-8"))):
            if isinstance(nodo, ast.FunctionDef) and nodo.end_lineno is not None:
                manual = nodo.body[0] if ast.get_docstring(nodo) else None
                yield nodo.end_lineno - nodo.lineno + 1 - ((manual.end_lineno - manual.lineno + 1) if manual else 0)


def test_las_funciones_son_cortas():
    medidas = sorted(largos())
    assert statistics.median(medidas) <= LINEAS_POR_FUNCION
    assert medidas[len(medidas) * 9 // 10] <= CASI_TODAS


def test_cada_modulo_dice_que_es():
    sin_decir = [a.name for a in CODIGO if not ast.get_docstring(ast.parse(a.read_text(encoding="utf-8")))]
    assert sin_decir == []


def en_git() -> list[Path]:
    try:
        dicho = subprocess.run(["git", "ls-files", "-z"], cwd=RAIZ, check=True, capture_output=True).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no es una copia de git")
    return [RAIZ / r for r in dicho.decode().split("\0") if r and (RAIZ / r).is_file()]


def test_ningun_archivo_nombra_una_carpeta_de_alguna_maquina():
    culpables = [
        f"{archivo.relative_to(RAIZ).as_posix()}:{numero}"
        for archivo in en_git()
        for numero, linea in enumerate(archivo.read_bytes().decode("utf-8", "replace").splitlines(), 1)
        if RUTA_DE_UNA_MAQUINA.search(linea) and archivo != Path(__file__)
    ]
    assert culpables == []


def test_el_candado_solo_conoce_el_indice_de_siempre():
    candado = (RAIZ / "uv.lock").read_text(encoding="utf-8")
    assert set(re.findall(r'registry = "([^"]+)"', candado)) == {"https://pypi.org/simple"}
    assert set(re.findall(r'url = "(https?://[^/"]+)', candado)) == {"https://files.pythonhosted.org"}
