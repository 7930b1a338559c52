"""Lo que se escribe lo lee igual cualquier otro programa que lea YAML."""

import pytest
import yaml

from monitoreo_cli.escritura.emisor import emitir
from monitoreo_cli.modelo.accion import Accion

DE_OTRO_TIPO = [
    "no", "Sí", "on", "Y", "~", "null", "=", "<<", "10:30", "08", "070370", "1_000", "-1", "1e3", ".5", "-.5e+3",
    ".7_1", ".inf", "0x1F", "-0x_a", "0o17", "0b10", "+0b1_0", "1:2:3", "2024-04-15", "2024-04-15 08:00",
]  # fmt: skip
DE_SINTAXIS = [
    "a: b", "a:", "a # b", "# a", "- a", "-", "? a", "{a}", "[a]", "a, b", "&a", "*a", "!a", "| a", "> a", "%a", "@a",
    "`a`", "'a", '"a"', "a\\b", "a\tb", "---", "...", "--- a",
]  # fmt: skip
DE_VARIAS_LINEAS = ["a\nb", "a\n\nb", "  a\nb", "- a\n- b", "a: b\nc", "# a\nb", "a\n---\nb", "a\tb\nc", "\ta\nb"]


@pytest.mark.parametrize("texto", DE_OTRO_TIPO + DE_SINTAXIS + DE_VARIAS_LINEAS)
def test_otro_lector_lee_el_mismo_texto(texto: str):
    leido = yaml.safe_load(emitir(Accion, {"formato": 1, "tema": texto, "acuerdos": texto}))
    assert isinstance(leido["tema"], str)
    assert (leido["tema"].rstrip("\n"), leido["acuerdos"].rstrip("\n")) == (texto, texto)
