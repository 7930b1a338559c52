"""Ochenta columnas, digan lo que digan los archivos."""

from pathlib import Path

import pytest

from monitoreo_cli.texto import ancho
from tests.escuelas import ACCION, BASE, DOCENTES, PLAN, RUBRICA, VISITA
from tests.ordenes.conftest import Correr

LARGA = "Esternocleidomastoideo" * 10


@pytest.mark.parametrize(
    "orden",
    ["resumen", "avance", "agenda", "cronograma", "compromisos", "concordancia", "docente lista", "docente ver d01",
     "visita lista", "visita ver 2024-04-16-d01", "visita preparar d01", "accion lista"],
)  # fmt: skip
def test_ninguna_orden_pasa_de_ochenta_columnas_por_larga_que_sea_una_palabra(
    correr: Correr, escuela: Path, orden: str
) -> None:
    for ruta in (PLAN, DOCENTES, RUBRICA, VISITA, ACCION):
        escrito = BASE[ruta]
        for clave in ("nombre", "texto", "tema", "aula", "evidencia", "indicador", "necesidad"):
            escrito = escrito.replace(f" {clave}: ", f" {clave}: {LARGA}")
        (escuela / ruta).write_text(escrito, encoding="utf-8")
    codigo, salida, _ = correr(*orden.split())
    assert codigo == 0
    assert [linea for linea in salida.splitlines() if ancho(linea) > 80] == []


def test_renombrar_en_seco_dice_la_mudanza_en_dos_lineas_si_no_cabe_en_una(correr: Correr, escuela: Path) -> None:
    nuevo = "rosa-" * 7 + "x"
    salida = correr("docente", "renombrar", "d01", nuevo)[1]
    assert f"observaciones/2024-04-16-d01.yaml ->\n  observaciones/2024-04-16-{nuevo}.yaml\n" in salida


@pytest.mark.parametrize(
    "orden",
    ["resumen --docente nadie", "informe docente", "esquema nada", "visita dialogo 2024-04-16-d01 --compromiso suelto",
     "accion nueva --tipo nada --fecha 2024-06-07 --tema x",
     "visita nueva --docente d01 --fecha 2024-05-14 --observador director --compromiso suelto"],
)  # fmt: skip
def test_lo_que_un_error_propone_tambien_cabe_aunque_haya_cuarenta_y_cinco_docentes(
    correr: Correr, escuela: Path, orden: str
) -> None:
    todos = "".join(f"  - id: d{n:02}\n" for n in range(1, 46))
    (escuela / DOCENTES).write_text(f"formato: 1\ndocentes:\n{todos}", encoding="utf-8")
    codigo, salida, errores = correr(*orden.split())
    assert (codigo, salida) == (2, "")
    assert len(errores.splitlines()) > 1
    assert [linea for linea in errores.splitlines() if ancho(linea) > 80] == []
