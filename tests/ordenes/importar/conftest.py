"""Planillas y hojas para importar."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from tests.ordenes.conftest import Correr


def llenar(ruta: Path, hoja: str, *filas: dict[str, Any]) -> None:
    """Escribe filas nuevas en una hoja de la planilla, por el título de cada columna."""
    libro = load_workbook(ruta)
    pagina = libro[hoja]
    cabecera = next(f for f in pagina.iter_rows() if f[1].value in ("Docente", "Aula"))
    columnas = {c.value: c.column or 0 for c in cabecera}
    libre = max(n for n, f in enumerate(pagina.iter_rows(values_only=True), 1) if any(f)) + 1
    for numero, fila in enumerate(filas, libre):
        for titulo, valor in fila.items():
            pagina.cell(numero, columnas[titulo], valor)
    libro.save(ruta)


def cambiar(ruta: Path, hoja: str, id_: str, **celdas: Any) -> None:
    """Cambia celdas de la fila que empieza con un id; `involucra__nivel` es la columna `involucra: nivel`."""
    libro = load_workbook(ruta)
    pagina = libro[hoja]
    filas = list(pagina.iter_rows())
    cabecera = next(f for f in filas if f[1].value in ("Docente", "Aula"))
    columnas = {c.value: c.column or 0 for c in cabecera}
    (fila,) = [f for f in filas if f[0].value == id_]
    for clave, valor in celdas.items():
        pagina.cell(fila[0].row or 0, columnas[clave.replace("__", ": ").replace("_", " ")], valor)
    libro.save(ruta)


def hoja(ruta: Path, filas: Sequence[Sequence[object]], nombre: str = "BD_Monitoreo") -> Path:
    """Un libro con una sola hoja plana."""
    libro = Workbook()
    pagina = libro.create_sheet(nombre)
    libro.remove(libro.worksheets[0])
    for fila in filas:
        pagina.append(list(fila))
    libro.save(ruta)
    return ruta


@pytest.fixture
def planilla(correr: Correr, escuela: Path) -> Path:
    """La planilla de la escuela sana, recién exportada."""
    assert correr("exportar", "planilla", "--salida", "libro.xlsx").codigo == 0
    return escuela / "libro.xlsx"
