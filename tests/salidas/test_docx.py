"""El informe en Word: lo que verá quien lo abra, lo que dicen sus propiedades y que siempre son los mismos bytes."""

import io
import re
import zipfile
from datetime import date

import pytest
from docx import Document
from docx.document import Document as Abierto
from docx.oxml.ns import qn
from docx.shared import Mm
from hypothesis import given, settings
from hypothesis import strategies as st

from monitoreo_cli.salidas.docx import Portada, documento
from monitoreo_cli.texto import visible
from monitoreo_cli.vistas.colores import de_la_escala
from monitoreo_cli.vistas.markdown import escapar

ESCALA = [{"clave": c, **color.como_dict()} for c, color in zip(("I", "II", "III", "IV"), de_la_escala(4), strict=True)]
NUMERICA = [{"clave": c, **color.como_dict()} for c, color in zip(("1", "2"), de_la_escala(2), strict=True)]
PORTADA = Portada("Informe de la etapa 1", "RESERVADO", date(2025, 12, 20))
TABLA = "| Docente | R1 | Cuántos |\n| --- | --- | ---: |\n| d01 | III | 2 |\n| d02 | — | 1 |\n"


def abierto(markdown: str, escala: list[dict[str, str]] = ESCALA) -> Abierto:
    return Document(io.BytesIO(documento(markdown, PORTADA, escala)))


def parrafos(markdown: str) -> list[tuple[str, str]]:
    return [(p.style.name, p.text) for p in abierto(markdown).paragraphs]


def fondos(markdown: str, escala: list[dict[str, str]] = ESCALA) -> list[list[str | None]]:
    """El color de cada celda de la primera tabla, sin la cabecera."""
    filas = abierto(markdown, escala).tables[0].rows[1:]
    sombras = ([c._tc.find(f".//{qn('w:shd')}") for c in fila.cells] for fila in filas)
    return [[None if s is None else s.get(qn("w:fill")) for s in fila] for fila in sombras]


def test_los_titulos_las_listas_y_las_citas_son_de_word():
    texto = "# Uno\n\n## Dos\n\nHola\n\n- a\n  - b\n\n1. c\n\n> dicho\n"
    assert parrafos(texto) == [
        ("Heading 1", "Uno"), ("Heading 2", "Dos"), ("Normal", "Hola"), ("List Bullet", "a"), ("List Bullet 2", "b"),
        ("List Number", "c"), ("Quote", "dicho"),
    ]  # fmt: skip


def test_cada_lista_numerada_empieza_su_cuenta():
    hechos = abierto("1. a\n2. b\n\notro\n\n1. c\n").paragraphs
    cuentas = [p._p.pPr.numPr.numId.val for p in hechos if p.style.name == "List Number"]
    assert cuentas[0] == cuentas[1] != cuentas[2]


def test_negrita_y_cursiva_pasan_y_un_enlace_es_solo_su_texto():
    (parrafo,) = abierto("**uno** y *dos* y [tres](http://ejemplo.pe) \\*cuatro\\*").paragraphs
    assert parrafo.text == "uno y dos y tres *cuatro*"
    assert [t.text for t in parrafo.runs if t.bold] == ["uno"]
    assert [t.text for t in parrafo.runs if t.italic] == ["dos"]


def test_la_cabecera_de_una_tabla_se_repite_y_ninguna_fila_se_parte():
    filas = abierto(TABLA).tables[0].rows
    assert [f._tr.find(f".//{qn('w:tblHeader')}") is not None for f in filas] == [True, False, False]
    assert all(f._tr.find(f".//{qn('w:cantSplit')}") is not None for f in filas)


def test_una_celda_de_nivel_lleva_el_color_de_su_nivel():
    assert fondos(TABLA) == [[None, "2b7899", None], [None, None, None]]


def test_una_cuenta_no_se_toma_por_nivel_aunque_se_escriba_igual():
    texto = "| Docente | R1 | Cuántos |\n| --- | --- | ---: |\n| d01 | 2 | 2 |\n"
    assert fondos(texto, NUMERICA) == [[None, "16305a", None]]


def test_la_tabla_ocupa_el_ancho_de_la_hoja():
    ancho = sum(c.width for c in abierto(TABLA).tables[0].rows[0].cells)
    assert abs(ancho - Mm(178)) < Mm(1)


def test_una_tabla_de_muchas_columnas_va_apretada_y_ninguna_palabra_se_parte():
    fila = "| Nivel | " + "III | " * 26
    (tabla,) = abierto(f"{fila}\n|{' --- |' * 27}\n{fila}\n").tables
    assert {c.paragraphs[0].style.name for c in tabla.rows[1].cells} == {"Celda apretada"}
    assert min(c.width for c in tabla.rows[1].cells) > Mm(5)


def test_hay_donde_firmar():
    texto = "## Firmas\n\n- Persona Uno, Directora\n\n## Otra\n\n- Firma: Persona Dos\n- no firma\n"
    puestos = [t for estilo, t in parrafos(texto) if "____" in t]
    assert [t.lstrip("_") for t in puestos] == ["\nPersona Uno, Directora", "\nFirma: Persona Dos"]


def test_una_raya_antes_de_un_titulo_empieza_hoja():
    hechos = abierto("# Uno\n\n---\n\n# Dos\n\n---\n\nHecho con monitoreo.").paragraphs
    assert [(p.text, p.paragraph_format.page_break_before, p.style.name) for p in hechos] == [
        ("Uno", None, "Heading 1"), ("Dos", True, "Heading 1"), ("Hecho con monitoreo.", None, "Pie del informe"),
    ]  # fmt: skip


def test_la_hoja_es_a4_con_reservado_arriba_y_la_pagina_abajo():
    seccion = abierto("Hola").sections[0]
    assert (round(seccion.page_width.mm), round(seccion.page_height.mm)) == (210, 297)
    assert seccion.header.paragraphs[0].text == "RESERVADO"
    assert re.findall(r'w:instr="(\w+)"', seccion.footer._element.xml) == ["PAGE", "NUMPAGES"]


def test_las_propiedades_dicen_titulo_idioma_y_fecha_y_nada_de_quien_lo_hizo():
    hecho = abierto("Hola")
    datos = hecho.core_properties
    assert (datos.title, datos.language, datos.created.date()) == (PORTADA.titulo, "es-PE", PORTADA.fecha)
    assert (datos.author, datos.last_modified_by, datos.comments, datos.keywords) == ("", "", "", "")
    assert 'w:lang w:val="es-PE"' in hecho.styles.element.xml
    with zipfile.ZipFile(io.BytesIO(documento("Hola", PORTADA))) as zip_:
        assert not [n for n in zip_.namelist() if "thumbnail" in n or n.endswith("app.xml")]
        assert b"python-docx" not in b"".join(map(zip_.read, zip_.namelist()))


def test_el_mismo_informe_son_los_mismos_bytes_y_ninguna_hora():
    una, otra = documento(TABLA, PORTADA, ESCALA), documento(TABLA, PORTADA, ESCALA)
    assert una == otra
    with zipfile.ZipFile(io.BytesIO(una)) as zip_:
        assert {i.date_time for i in zip_.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize(
    "raro",
    ["", "- \n- # dentro\n", "> - a\n>   > b", "```\n<b>\n```", "<script>x</script>", "| a |\n| --- |\n", "***", "1) x",
     "![i](x.png)", "a  \nb", "- a\n\n  b\n\n      c", "####### siete", "\ufffe\x00\x1b", "1\\. no es lista"],
)  # fmt: skip
def test_un_markdown_raro_da_un_documento_que_se_abre(raro: str):
    pie = abierto(raro).sections[0].footer
    assert any("Página" in parrafo.text for parrafo in pie.paragraphs)


@settings(max_examples=25)
@given(st.text(max_size=300), st.text(max_size=80))
def test_cualquier_texto_sale_y_el_de_una_celda_llega_entero(crudo: str, dicho: str):
    celda = abierto(f"| a |\n| --- |\n| {escapar(dicho)} |\n\n# Fin\n\n{crudo}").tables[0].rows[1].cells[0]
    assert celda.text.split() == visible(dicho).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd").split()
