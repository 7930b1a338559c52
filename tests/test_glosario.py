"""El glosario dice la verdad: cada identificador está en el código y cada clave en el formato."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from monitoreo_cli.lectura.clases import CLASES
from monitoreo_cli.modelo.campos import Pieza, piezas_de

RAIZ = Path(__file__).resolve().parents[1]
FILA = re.compile(r"^\| (?P<palabra>[^|]+) \| `(?P<identificador>\w+)` \| (?:`(?P<clave>\w+)`|—) \|", re.MULTILINE)
FILAS = [m.groupdict() for m in FILA.finditer((RAIZ / "GLOSARIO.md").read_text(encoding="utf-8"))]


def identificadores() -> Iterator[str]:
    """Los nombres que el código define: clases, funciones, constantes y campos."""
    for archivo in (RAIZ / "src").rglob("*.py"):
        for nodo in ast.walk(ast.parse(archivo.read_text(encoding="utf-8"))):
            if isinstance(nodo, ast.ClassDef | ast.FunctionDef):
                yield nodo.name
            elif isinstance(nodo, ast.Name) and isinstance(nodo.ctx, ast.Store):
                yield nodo.id


def claves(pieza: type[Pieza]) -> Iterator[str]:
    for campo in pieza.CAMPOS.values():
        yield campo.clave
        for interior in piezas_de(campo.forma):
            yield from claves(interior)


IDENTIFICADORES = set(identificadores())
CLAVES = {c for clase in CLASES for c in claves(clase.pieza())}


def test_el_glosario_tiene_filas():
    tablas = (RAIZ / "GLOSARIO.md").read_text(encoding="utf-8")
    de_datos = [linea for linea in tablas.splitlines() if linea.startswith("| ") and "---" not in linea]
    cabeceras = [linea for linea in de_datos if linea.startswith("| palabra")]
    assert len(FILAS) == len(de_datos) - len(cabeceras)


@pytest.mark.parametrize("fila", FILAS, ids=lambda f: f["palabra"])
def test_cada_palabra_existe_en_el_codigo_y_en_el_formato(fila: dict[str, str | None]):
    assert fila["identificador"] in IDENTIFICADORES
    assert fila["clave"] is None or fila["clave"] in CLAVES


def test_ninguna_palabra_esta_dos_veces():
    palabras = [f["palabra"] for f in FILAS]
    assert len(palabras) == len(set(palabras))
