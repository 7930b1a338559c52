"""Lo que usan los documentos y las medidas: si falla, sus números y sus sesiones no valen."""

from pathlib import Path

import pytest

import entorno
import generar
from monitoreo_cli.app import correr
from sesiones import DocumentoMalEscrito, Taller


def test_la_escuela_que_se_mide_esta_en_orden(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("MONITOREO_HOY", "2024-12-31")
    generar.generar(tmp_path / "chica", generar.CHICA)
    assert correr(["-C", str(tmp_path / "chica"), "validar", "--estricto"]) == 0
    assert capsys.readouterr().out == "Todo en orden: 33 archivos, 30 visitas\n"


def test_la_escuela_que_se_mide_es_igual_cada_vez_y_del_tamano_de_siempre(tmp_path: Path):
    generar.generar(tmp_path / "a", generar.CHICA)
    generar.generar(tmp_path / "b", generar.CHICA)
    visitas = sorted((tmp_path / "a" / "observaciones").iterdir())
    assert all(v.read_bytes() == (tmp_path / "b" / "observaciones" / v.name).read_bytes() for v in visitas)
    assert 1600 <= sum(v.stat().st_size for v in visitas) / len(visitas) <= 1800


def test_el_candado_se_escribe_como_restricciones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(entorno, "OBRA", tmp_path / "obra")
    lineas = entorno.candado().read_text(encoding="utf-8").splitlines()
    assert any(linea.startswith("typer==0.2") for linea in lineas)
    assert not any("monitoreo" in linea for linea in lineas)


@pytest.fixture
def taller(tmp_path: Path) -> Taller:
    return Taller(tmp_path, {"una": lambda: "| a |\n"})


def test_una_sesion_muestra_lo_que_responde_el_programa(taller: Taller):
    assert taller.rehacer("<!-- sesion: monitoreo --version -->\nviejo\n<!-- fin -->").startswith(
        "<!-- sesion: monitoreo --version -->\n```console\n$ monitoreo --version\nmonitoreo "
    )


def test_una_sesion_se_puede_cortar(taller: Taller):
    hecho = taller.rehacer("<!-- sesion desde «Opciones», 3 líneas: monitoreo --ayuda -->\n<!-- fin -->")
    assert hecho.splitlines()[1:] == ["```console", "$ monitoreo --ayuda", "…", "Opciones:", "…", "```", "<!-- fin -->"]


def test_un_archivo_del_documento_llega_al_taller(taller: Taller, tmp_path: Path):
    texto = (
        "<!-- archivo: e/plan.yaml -->\n```yaml\na: 1\n```\n<!-- fin -->\n<!-- cambia: e/plan.yaml, `1` por `2` -->\n"
        "<!-- agrega: e/plan.yaml -->\n```yaml\nb: 3\n```\n<!-- fin -->\n"
    )
    assert taller.rehacer(texto) == texto
    assert (tmp_path / "e" / "plan.yaml").read_text(encoding="utf-8") == "a: 2\nb: 3\n"


def test_una_tabla_sale_del_programa(taller: Taller):
    assert taller.rehacer("<!-- tabla: una -->\n<!-- fin -->") == "<!-- tabla: una -->\n| a |\n<!-- fin -->"


@pytest.mark.parametrize(
    "texto",
    [
        "<!-- sesion: rm -rf algo -->\n<!-- fin -->",
        "<!-- sesion: monitoreo --version -->\n<!-- tabla: una -->\n<!-- fin -->",
        "<!-- archivo: a.yaml -->\nsin bloque\n<!-- fin -->",
        "<!-- sesion desde «Nada»: monitoreo --version -->\n<!-- fin -->",
        "<!-- sesion: monitoreo -C no-hay resumen -->\n<!-- fin -->",
    ],
)
def test_una_marca_mal_escrita_no_pasa_en_silencio(taller: Taller, texto: str):
    with pytest.raises(DocumentoMalEscrito):
        taller.rehacer(texto)
