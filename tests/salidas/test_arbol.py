"""Un HTML de una plantilla ajena: lo que no cierra, lo que anida sin fin y lo que no se entiende."""

import pytest

from monitoreo_cli.salidas.arbol import NoSeEntiende
from tests.salidas.test_docx import de_html


@pytest.mark.parametrize("suelto", ["<div>", "<b>", "<ul><li>", "<table><tr><td>"])
def test_lo_que_se_abre_sin_fin_se_dice_y_hasta_el_tope_se_escribe(suelto: str) -> None:
    with pytest.raises(NoSeEntiende, match="no las cierra"):
        de_html(suelto * 3_000 + "x")
    de_html(suelto * (99 // suelto.count("<")) + "x")


def test_una_marca_a_medias_se_dice() -> None:
    with pytest.raises(NoSeEntiende, match="a medias"):
        de_html("<p>x<![y z")


def test_los_parrafos_y_los_puntos_que_nadie_cierra_van_uno_tras_otro() -> None:
    hecho = de_html("<p>uno" * 200 + "</p><ol start=99999999999999><li>dos<ul><li>tres<li>cuatro</ul><li>cinco</ol>")
    assert [p.text for p in hecho.paragraphs][-5:] == ["uno", "dos", "tres", "cuatro", "cinco"]
