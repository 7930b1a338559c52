"""Sin navegador nadie cree que se miró: la prueba se salta y lo dice, o falla donde debía haberlo."""

import sys
from pathlib import Path

import pytest

from tests.navegador.programa import exigir_navegador

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="sólo en Linux se busca en el camino")


@pytest.mark.parametrize(("ci", "como"), [("", pytest.skip.Exception), ("true", pytest.fail.Exception)])
def test_sin_navegador_se_salta_o_falla_pero_lo_dice(
    ci: str, como: type[BaseException], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("CI", ci)
    with pytest.raises(como, match="no hay Edge, Chrome ni Chromium"):
        exigir_navegador()
