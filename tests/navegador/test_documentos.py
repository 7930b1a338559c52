"""Todo documento HTML del programa, en un navegador: se entiende, no pide nada y se imprime bien."""

import re
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import html5lib
import pytest
from playwright.sync_api import Browser, Page

from monitoreo_cli import recursos
from monitoreo_cli.escritura.pdf import imprimir
from tests.escuelas import cambiada
from tests.navegador.conftest import Hacer
from tests.navegador.documentos import OPCIONES, ordenes_con_html
from tests.navegador.papel import Papel
from tests.navegador.programa import exigir_navegador
from tests.ordenes.conftest import Correr, en_disco
from tests.vistas.informes import con_docentes, muy_llenas
from tests.wcag import contraste

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
EJEMPLOS = {"escuela-modelo": "2025-12-20", "san-cristobal": "2024-12-20"}
ANCHO, TELEFONO = 1280, 360
MIRADAS = (("light", ANCHO), ("dark", ANCHO), ("light", TELEFONO), ("dark", TELEFONO))

cada_orden = pytest.mark.parametrize("orden", ordenes_con_html(), ids=" ".join)


def hechos(hacer: Hacer, orden: tuple[str, ...], ejemplo: str = "escuela-modelo") -> Iterator[str]:
    """El documento con cada opción con que sale."""
    carpeta = recursos.carpeta("ejemplos") / ejemplo
    for opciones in OPCIONES:
        if hecho := hacer(carpeta, EJEMPLOS[ejemplo], *orden, *opciones):
            yield hecho


def uno(hacer: Hacer, orden: tuple[str, ...]) -> str:
    hecho = next(hechos(hacer, orden), None)
    assert hecho is not None, "no sale con ninguna de las opciones que se probaron"
    return hecho


def abrir(chromium: Browser, html: str, carpeta: Path, **como: Any) -> tuple[Page, list[str]]:
    """La página, abierta de un archivo con doble clic, y lo que dijo la consola o pidió a la red."""
    archivo = carpeta / "documento.html"
    archivo.write_text(html, encoding="utf-8")
    pagina = chromium.new_page(**como)
    visto: list[str] = []
    pagina.on("console", lambda mensaje: visto.append(mensaje.text))
    pagina.on("pageerror", lambda error: visto.append(str(error)))
    pagina.on("request", lambda pedido: visto.append(pedido.url) if pedido.url != archivo.as_uri() else None)
    pagina.goto(archivo.as_uri())
    return pagina, visto


def mirar(chromium: Browser, html: str, carpeta: Path, colores: str, ancho: int) -> list[str]:
    """Las faltas de una página: las de axe, lo que se sale a lo ancho, lo que dice la consola o lo que pide."""
    pagina, visto = abrir(chromium, html, carpeta, color_scheme=colores, viewport={"width": ancho, "height": 800})
    try:
        sobra = pagina.evaluate("document.documentElement.scrollWidth - innerWidth")
        faltas = [*visto, *([f"se sale {sobra} px"] if sobra > 0 else [])]
        pagina.evaluate(AXE)
        for falta in pagina.evaluate("axe.run({resultTypes: ['violations']})")["violations"]:
            faltas += [f"{falta['id']}: {nodo['html'][:200]}" for nodo in falta["nodes"]]
        return faltas
    finally:
        pagina.close()


@pytest.mark.navegador
@cada_orden
def test_se_entiende_en_claro_en_oscuro_y_en_un_telefono(
    orden: tuple[str, ...], chromium: Browser, hacer: Hacer, tmp_path: Path
):
    html = uno(hacer, orden)
    assert [f for m in MIRADAS[:3] for f in mirar(chromium, html, tmp_path, *m)] == []


@pytest.mark.largo
@pytest.mark.navegador
@pytest.mark.parametrize("ejemplo", EJEMPLOS)
@cada_orden
def test_todos_los_de_los_ejemplos_se_entienden(
    ejemplo: str, orden: tuple[str, ...], chromium: Browser, hacer: Hacer, tmp_path: Path
):
    todos = hechos(hacer, orden, ejemplo)
    assert [(f, m) for html in todos for m in MIRADAS for f in mirar(chromium, html, tmp_path, *m)] == []


@pytest.mark.navegador
@cada_orden
def test_al_imprimir_ninguna_fila_se_parte_toda_cabecera_se_repite_y_el_gris_ordena(
    orden: tuple[str, ...], chromium: Browser, hacer: Hacer, tmp_path: Path
):
    pagina, _ = abrir(chromium, uno(hacer, orden), tmp_path)
    pagina.emulate_media(media="print")
    cabeceras, filas, niveles = (pagina.evaluate(_ESTILO.format(*que)) for que in _AL_IMPRIMIR)
    pagina.close()
    assert {dicho for _, dicho in cabeceras} <= {"table-header-group"}
    assert {dicho for _, dicho in filas} <= {"avoid"}
    fondos = {clase: _hexadecimal(dicho) for clase, dicho in niveles if re.search(r"\bn\d", clase)}
    claridades = [contraste(fondo, "#000000") for _, fondo in sorted(fondos.items())]
    assert claridades == sorted(set(claridades), reverse=True)


_ESTILO = "[...document.querySelectorAll('{}')].map(x => [x.className, getComputedStyle(x).{}])"
_AL_IMPRIMIR = (("thead", "display"), ("tr", "breakInside"), (".nivel", "backgroundColor"))


def _hexadecimal(rgb: str) -> str:
    return "#" + "".join(f"{int(n):02x}" for n in re.findall(r"\d+", rgb)[:3])


@cada_orden
def test_es_html_valido(orden: tuple[str, ...], hacer: Hacer):
    for hecho in hechos(hacer, orden):
        hoja = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(hecho)  # falla a la primera falta
        assert hoja.findtext("head/title").strip()


@cada_orden
def test_con_doce_docentes_sin_un_campo_vacio_pesa_menos_de_cien_kilobytes(
    orden: tuple[str, ...], hacer: Hacer, con_doce: Path
):
    pesos = [len(h.encode()) for o in OPCIONES if (h := hacer(con_doce, EJEMPLOS["escuela-modelo"], *orden, *o))]
    assert 0 < max(pesos) < 100_000


def textos_con(docentes: int) -> dict[str, str]:
    """La escuela sana con esos docentes, todos visitados, como archivos."""
    return {ruta: dicho for ruta, dicho in cambiada(con_docentes(docentes)).items() if isinstance(dicho, str)}


@pytest.fixture
def con_doce(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return en_disco(tmp_path / "doce", muy_llenas(12), monkeypatch)


# ---------------------------------------------------------------- en papel


def imprimir_en(html: str) -> Papel:
    exigir_navegador()
    return Papel(imprimir(html, date(2025, 12, 20)))


@pytest.mark.navegador
@cada_orden
def test_impreso_es_a4_cada_pagina_dice_cual_es_y_las_propiedades_no_nombran_a_nadie(
    orden: tuple[str, ...], hacer: Hacer
):
    html = uno(hacer, orden)
    papel = imprimir_en(html)
    hojas = html.count('<article class="hoja')
    assert papel.es_a4
    assert papel.sin_casi_nada == []
    if hojas:  # lo que se lleva en la mano: una hoja por docente, dos si hay que llenarla a mano
        assert len(papel.paginas) <= hojas * (2 if "en-blanco" in html else 1)
    else:
        assert papel.mal_numeradas in ([], [1])  # sólo una portada va sin número
        assert len({"RESERVADO" in pagina for pagina in papel.paginas}) == 1
    assert papel.propiedades.keys() == {"/Title", "/Creator", "/Producer", "/CreationDate", "/ModDate", "/Lang"}
    assert (papel.propiedades["/Lang"], papel.propiedades["/Creator"]) == ("es-PE", "monitoreo")
    assert papel.propiedades["/Title"]
    assert "Fictici" not in str(papel.propiedades)


@pytest.mark.navegador
@pytest.mark.parametrize("tipo", ["etapa", "ugel", "final"])
def test_las_firmas_no_se_parten_entre_dos_hojas(tipo: str, hacer: Hacer):
    """Con tres son dos filas, y lo que las precede deja sitio en la hoja para una."""
    abre = '<section class="firmas" aria-label="Firmas">'
    html = uno(hacer, ("informe", tipo)).replace(abre, f"{abre}<p>Subdirección</p>")
    casi_todo = '<div style="break-before: page; height: 216mm"></div><div class="cierre">'
    paginas = imprimir_en(html.replace('<div class="cierre">', casi_todo)).paginas
    (firmada,) = [p for p in paginas if "Recibido por la UGEL" in p]
    assert "Subdirección" in firmada


@pytest.mark.navegador
def test_una_tabla_larga_repite_su_cabecera_en_cada_pagina(
    hacer: Hacer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    escuela = en_disco(tmp_path / "grande", textos_con(90), monkeypatch)
    html = hacer(escuela, "2024-06-20", "informe", "etapa", "--etapa", "1")
    assert html is not None
    con_filas = [p for p in imprimir_en(html).paginas if re.search(r"\bd0\d\d N\d N\d", p)]
    assert len(con_filas) >= 3
    assert all(re.search(r"Docente \S+ \S+ .*?\bd0\d\d N\d", p) for p in con_filas)


@pytest.mark.navegador
def test_el_mismo_informe_en_pdf_son_los_mismos_bytes(correr: Correr, escuela: Path):
    exigir_navegador()
    pedido = ("informe", "etapa", "--etapa", 1, "--salida", "e1.pdf")
    assert (correr(*pedido).codigo, correr(*pedido).errores) == (0, "Escrito: e1.pdf\n")
    antes = (escuela / "e1.pdf").read_bytes()
    correr(*pedido)
    assert (escuela / "e1.pdf").read_bytes() == antes
    assert [a.name for a in escuela.iterdir() if a.name.startswith(".")] == []
