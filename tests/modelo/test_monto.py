"""El dinero se suma exacto y se vuelve a escribir como estaba."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoreo_cli.modelo.tipos import MONTO, Contexto, Soles, ValorInvalido


@pytest.mark.parametrize(
    ("escrito", "centimos", "se_escribe"),
    [("50", 5000, "50"), ("120.50", 12050, "120.50"), ("120,5", 12050, "120.50"), ("0", 0, "0"), ("0.01", 1, "0.01")],
)
def test_un_monto_se_lee_en_centimos(escrito: str, centimos: int, se_escribe: str):
    monto = MONTO.leer(escrito, Contexto())
    assert (monto, str(monto), f"{monto}") == (centimos, se_escribe, se_escribe)


@given(st.integers(0, 10**14 - 1))
def test_lo_escrito_se_vuelve_a_leer_igual(centimos: int):
    assert MONTO.leer(str(Soles(centimos)), Contexto()) == centimos


@pytest.mark.parametrize("escrito", ["", "-5", "1.234", "1,200.50", "S/ 50", "mil"])
def test_lo_que_no_es_un_monto_no_se_adivina(escrito: str):
    with pytest.raises(ValorInvalido):
        MONTO.leer(escrito, Contexto())
