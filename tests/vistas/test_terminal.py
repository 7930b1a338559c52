"""La pantalla: un párrafo siempre cabe, diga lo que diga."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoreo_cli.texto import ancho
from monitoreo_cli.vistas.terminal import parrafo

LARGA = "Esternocleidomastoideo" * 10
ANCHA = "漢字仮名交じり文の題名 " * 12
RUTA = "observaciones/etapa-1/" + "muy-" * 20 + "larga.yaml"


@pytest.mark.parametrize("texto", [LARGA, ANCHA.strip(), f"corta {LARGA} y más", f"{ANCHA}{LARGA}"])
@pytest.mark.parametrize("primera", ["", "14/6/2024  d01  "])
def test_una_palabra_que_no_cabe_se_parte_y_no_se_pierde(texto: str, primera: str) -> None:
    lineas = parrafo(texto, 80, "    ", primera)
    assert max(map(ancho, lineas)) <= 80
    assert "".join("".join(lineas).split()) == "".join((primera + texto).split())


@given(st.text(st.sampled_from("aé漢 ́")), st.integers(1, 90), st.integers(0, 30))
def test_todo_texto_se_parte_sin_perder_una_letra(texto: str, celdas: int, sangria: int) -> None:
    lineas = parrafo(texto, celdas, " " * sangria)
    assert "".join("".join(lineas).split()) == "".join(texto.split())
    assert max(map(ancho, lineas)) <= max(celdas, sangria + 10)


def test_una_ruta_se_deja_entera_para_que_se_pueda_copiar() -> None:
    assert parrafo(f"está en {RUTA}", 80, "  ", "") == ["está en", f"  {RUTA}"]
