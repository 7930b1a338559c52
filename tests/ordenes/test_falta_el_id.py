"""Lo que una orden dice cuando falta el id: cuáles hay, y un ejemplo que se puede copiar."""

from pathlib import Path

import pytest

from tests.escuelas import VISITA
from tests.ordenes.conftest import Correr

VISITAS = "hay: 2024-04-23-d02, 2024-04-16-d01 y 2024-04-02-d01"


@pytest.mark.parametrize(
    ("orden", "hay"),
    [
        *((o, VISITAS) for o in ("historia", "visita ver", "visita reabrir", "visita dialogo", "visita mover")),
        *((o, "hay: d01 y d02") for o in ("docente ver", "docente renombrar", "visita preparar", "informe docente")),
        ("compromiso anotar", "hay: 2024-06-07-preguntas/c1 y 2024-04-16-d01/c1"),
        ("etapa entregar", "hay: 1 y 2"),
    ],
)
@pytest.mark.usefixtures("escuela")
def test_sin_el_id_dice_cuales_hay(correr: Correr, orden: str, hay: str) -> None:
    codigo, salida, dicho = correr(*orden.split())
    assert (codigo, salida) == (2, "")
    assert dicho.startswith("error: falta ")
    assert hay in dicho
    assert f"por ejemplo: monitoreo {orden} " in dicho
    assert max(map(len, dicho.splitlines()[:2])) <= 80  # el ejemplo no se parte: se copia


@pytest.mark.usefixtures("escuela")
@pytest.mark.parametrize("orden", ["historia", "visita ver", "docente ver", "visita preparar", "compromiso anotar"])
def test_el_ejemplo_se_puede_copiar(correr: Correr, orden: str) -> None:
    ejemplo = correr(*orden.split()).errores.partition("por ejemplo: monitoreo ")[2].split()
    assert correr(*ejemplo).codigo in ((0, 3) if orden == "historia" else (0,))


def test_cerrar_ofrece_solo_los_borradores(correr: Correr, escuela: Path) -> None:
    assert "en esta carpeta no hay ninguno que poner" in correr("visita", "cerrar").errores
    visita = escuela / VISITA
    visita.write_text(visita.read_text("utf-8").replace("estado: cerrada", "estado: borrador"), "utf-8")
    assert "  hay: 2024-04-16-d01\n" in correr("visita", "cerrar").errores


def test_el_ejemplo_lleva_la_carpeta_y_lo_que_ya_se_dijo(
    correr: Correr, escuela: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    escuela.rename(escuela.with_name("la de aquí"))
    monkeypatch.chdir(escuela.parent)
    dicho = correr("-C", "la de aquí", "compromiso", "anotar", "2024-04-16-d01/c1").errores
    assert dicho.startswith("error: falta `--estado`\n  hay: cumplido, ")
    assert 'monitoreo -C "la de aquí" compromiso anotar 2024-04-16-d01/c1 --estado cumplido' in dicho


def test_si_son_muchas_se_ven_las_ultimas_y_cuantas_mas(correr: Correr, escuela: Path) -> None:
    texto = (escuela / VISITA).read_text("utf-8")
    for dia in range(10, 20):
        nueva = texto.replace("fecha: 2024-04-16", f"fecha: 2024-05-{dia}")
        (escuela / f"observaciones/2024-05-{dia}-d01.yaml").write_text(nueva, "utf-8")
    dicho = correr("historia").errores
    assert "  hay: 2024-05-19-d01, 2024-05-18-d01, 2024-05-17-d01, 2024-05-16-d01 y 9 más\n" in dicho
