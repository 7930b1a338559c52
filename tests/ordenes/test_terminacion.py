"""El nombre de `--salida` dice lo que hay dentro: un documento de Word con Markdown dentro no lo abre nadie."""

from pathlib import Path

import pytest

from tests.ordenes.conftest import Correr


@pytest.mark.parametrize(
    ("orden", "archivo", "dicho", "arreglo"),
    [
        (
            "informe plan --formato md",
            "p.docx",
            "termina en .docx, y lo que se escribe es md",
            ".md, o quita --formato",
        ),
        ("informe plan --formato html", "p.PDF", "termina en .pdf", ".html, o quita --formato"),
        ("informe plan --formato docx", "p.doc", "termina en .doc,", ".docx, o quita --formato"),
        ("informe plan --formato pdf", "p.txt", "termina en .txt", ".pdf, o quita --formato"),
        ("consolidar . --formato csv", "c.docx", "termina en .docx", ".csv, o quita --formato"),
        ("cronograma --formato html", "c.md", "termina en .md", ".html"),
        ("exportar csv", "n.xlsx", "termina en .xlsx", ".csv"),
        ("exportar json", "e.csv", "termina en .csv", ".json"),
        ("exportar ugel", "p.zip", "termina en .zip", ".json"),
    ],
)
def test_un_nombre_que_contradice_el_formato_es_mal_uso(
    correr: Correr, escuela: Path, orden: str, archivo: str, dicho: str, arreglo: str
) -> None:
    codigo, salida, errores = correr(*orden.split(), "--salida", archivo)
    assert (codigo, salida) == (2, "")
    assert errores.startswith(f"error: `{archivo}` {dicho}")
    assert errores.endswith(f"termínalo en {arreglo}\n")
    assert not (escuela / archivo).exists()


def test_un_calendario_no_se_llama_como_una_pagina(correr: Correr, escuela: Path) -> None:
    codigo, _, errores = correr("cronograma", "--ics", "c.html")
    assert (codigo, (escuela / "c.html").exists()) == (2, False)
    assert "termínalo en .ics" in errores


@pytest.mark.parametrize(
    ("orden", "archivo"),
    [
        ("informe plan --formato md", "plan.txt"),
        ("informe plan --formato md", "plan"),
        ("informe plan --formato html", "plan.htm"),
        ("informe plan --formato md", "v1.2"),
        ("informe plan", "plan.html"),
        ("exportar csv", "niveles.txt"),
        ("exportar csv", "d.CSV"),
    ],
)
def test_uno_que_no_contradice_nada_vale(correr: Correr, escuela: Path, orden: str, archivo: str) -> None:
    assert correr(*orden.split(), "--salida", archivo).codigo == 0
    assert (escuela / archivo).stat().st_size
