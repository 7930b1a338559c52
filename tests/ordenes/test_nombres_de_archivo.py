"""Nombres de archivo que nadie pondría a propósito: no rompen nada y no llegan crudos a la terminal."""

import os
import sys
from pathlib import Path

import pytest

from tests.escuelas import VISITA
from tests.ordenes.conftest import Correr

ORDENES = (
    "validar", "validar --formato sarif", "validar --privacidad", "resumen", "visita lista", "informe plan",
    "informe plan --formato html", "exportar json", "exportar csv", "exportar xlsx --salida r.xlsx",
    "exportar planilla --salida p.xlsx", "cronograma --ics c.ics",
)  # fmt: skip


@pytest.mark.skipif(sys.platform != "linux", reason="otros sistemas no dejan poner estos nombres")
@pytest.mark.parametrize("nombre", [b"2024-04-16-\xff\xfe", b"2024-04-16-\x1b[31m", b"2024\n04", b"\xe2\x80\xaed01"])
@pytest.mark.parametrize("orden", ORDENES)
def test_un_nombre_raro_se_dice_y_no_es_un_defecto(correr: Correr, escuela: Path, nombre: bytes, orden: str) -> None:
    (escuela / VISITA).rename(escuela / "observaciones" / f"{os.fsdecode(nombre)}.yaml")
    codigo, salida, errores = correr(*orden.split())
    assert codigo == 1
    assert "defecto" not in errores
    assert not {"\x1b", "\u202e"} & {*salida, *errores}
