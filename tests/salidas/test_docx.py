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

from monitoreo_cli.salidas import docx
from monitoreo_cli.salidas.arbol import Nodo, leer
from monitoreo_cli.salidas.docx import Portada
from monitoreo_cli.salidas.html_de_markdown import en_html
from monitoreo_cli.texto import visible
from monitoreo_cli.vistas.colores import de_la_escala
from monitoreo_cli.vistas.markdown import escapar
from tests.instantaneas import CARPETA


def escala(*claves: str) -> list[dict[str, object]]:
    colores = zip(claves, de_la_escala(len(claves)), strict=True)
    return [{"orden": i, "clave": c, **color.como_dict()} for i, (c, color) in enumerate(colores, 1)]


ESCALA, NUMERICA = escala("I", "II", "III", "IV"), escala("1", "2")
PORTADA = Portada("Informe de la etapa 1", "RESERVADO", date(2025, 12, 20))
TABLA = "| Docente | R1 | Cuántos |\n| --- | --- | ---: |\n| d01 | III | 2 |\n| d02 | — | 1 |\n"


def documento(markdown: str, portada: Portada = PORTADA, escala: list[dict[str, object]] = ESCALA) -> bytes:
    return docx.documento(en_html(markdown, escala), portada, escala)


def de_html(html: str) -> Abierto:
    return Document(io.BytesIO(docx.documento(html, PORTADA, ESCALA)))


def abierto(markdown: str, escala: list[dict[str, object]] = ESCALA) -> Abierto:
    return Document(io.BytesIO(documento(markdown, PORTADA, escala)))


def parrafos(markdown: str) -> list[tuple[str, str]]:
    return [(p.style.name, p.text) for p in abierto(markdown).paragraphs]


def fondos(markdown: str, escala: list[dict[str, object]] = ESCALA) -> list[list[str | None]]:
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
    """Cada quien en su celda, con una raya encima; quien firma sola, al centro."""
    uno, otro = abierto("## Firmas\n\n- Persona Uno\n- Persona Dos\n\n## Otra\n\n- Firma: Persona Tres\n").tables
    assert [[c.text for c in fila.cells] for t in (uno, otro) for fila in t.rows] == [
        ["Persona Uno", "Persona Dos"], ["", "Firma: Persona Tres", ""],
    ]  # fmt: skip
    firma = uno.rows[0].cells[0].paragraphs[0]
    assert (firma.style.name, firma.style.element.find(f".//{qn('w:top')}") is not None) == ("Firma", True)


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


# ---------------------------------------------------------------- lo que en la página es una clase


def test_la_portada_ocupa_una_hoja_sin_numero_y_detras_va_el_indice():
    hecho = de_html(
        '<header class="portada"><div><h1>Plan</h1></div><div><p>Lema</p></div></header>'
        '<nav class="indice"><ul><li><a href="#s1">I. Datos</a></li></ul></nav>'
        '<section id="s1"><h2>I. Datos</h2><p>Hola</p></section>'
    )
    assert [(p.style.name, p.text, p.paragraph_format.page_break_before) for p in hecho.paragraphs] == [
        ("Heading 1", "Plan", None), ("Normal", "Lema", None), ("TOC Heading", "Contenido", True),
        ("toc 2", "I. Datos", None), ("Heading 2", "I. Datos", None), ("Normal", "Hola", None),
    ]  # fmt: skip
    assert hecho.sections[0].different_first_page_header_footer
    xml = hecho.element.xml
    assert all(dicho in xml for dicho in ('w:anchor="_s1"', 'w:name="_s1"', "TOC \\o"))


def test_el_cronograma_lleva_sombra_donde_toca_y_su_grupo_ocupa_todo_el_renglon():
    hecho = de_html(
        '<table class="meses"><thead><tr><th>Actividad</th><th>abr</th><th>may</th></tr></thead><tbody>'
        '<tr><th scope="rowgroup" colspan="3" class="grupo">Etapa 1</th></tr>'
        '<tr><th scope="row">Primer grado</th><td class="mes toca">X</td><td class="mes"></td></tr></tbody></table>'
    )
    filas = hecho.tables[0].rows
    assert [[c.text for c in f._tr.tc_lst and f.cells] for f in filas[1:]] == [
        ["Etapa 1"] * 3, ["Primer grado", "X", ""],
    ]  # fmt: skip
    sombras = [c._tc.find(f".//{qn('w:shd')}") for c in filas[2].cells]
    assert [None if s is None else s.get(qn("w:fill")) for s in sombras] == [None, "d5dbe1", None]


def test_una_cabecera_de_dos_pisos_se_repite_entera():
    tabla = de_html(
        '<table class="ugel"><thead><tr><th rowspan="2">Momento</th><th colspan="2">R1</th></tr>'
        "<tr><th>I</th><th>II</th></tr></thead><tbody><tr><th>Etapa 1</th><td>0</td><td>3</td></tr></tbody></table>"
    ).tables[0]
    assert [[c.text for c in f.cells] for f in tabla.rows] == [
        ["Momento", "R1", "R1"], ["Momento", "I", "II"], ["Etapa 1", "0", "3"],
    ]  # fmt: skip
    assert [f._tr.find(f".//{qn('w:tblHeader')}") is not None for f in tabla.rows] == [True, True, False]


def test_un_nivel_lleva_su_color_en_su_celda_o_dentro_de_la_linea():
    hecho = de_html(
        '<table><tr><td><b class="nivel n3">III</b></td></tr></table>'
        '<p>De <b class="nivel n1">I</b> a <b class="nivel sin-nivel">—</b></p>'
    )
    assert f'w:fill="{str(ESCALA[2]["fondo"])[1:]}"' in hecho.tables[0]._tbl.xml
    parrafo = hecho.paragraphs[-1]
    assert parrafo.text.replace("\N{NO-BREAK SPACE}", " ") == "De  I  a —"
    assert [t.text.strip() for t in parrafo.runs if "w:shd" in t._r.xml] == ["I"]
    assert [t.text for t in parrafo.runs if t.bold][-1].strip() == "I"  # lo que no tiene nivel no va en negrita


def test_una_celda_con_niveles_y_algo_mas_va_al_centro():
    fila = '<tr><td><b class="nivel n3">III</b><br>Logrado</td><td>Leen</td></tr>'
    celdas = de_html(f"<table>{fila}</table>").tables[0].rows[0].cells
    assert ['w:jc w:val="center"' in c._tc.xml for c in celdas] == [True, False]


def test_lo_vencido_se_ve_tambien_en_word():
    (celda,) = de_html('<table><tr><td class="alerta">vencido</td></tr></table>').tables[0].rows[0].cells
    (tramo,) = celda.paragraphs[0].runs
    assert (tramo.bold, str(tramo.font.color.rgb)) == (True, "8A1C1C")


def test_lo_que_alguien_escribio_conserva_sus_renglones_y_reservado_se_ve_de_lejos():
    hecho = de_html(
        '<p class="reservado"><b>RESERVADO</b> Uso interno</p><p class="tal-cual desacuerdo">No estoy\nde acuerdo</p>'
    )
    reservado, desacuerdo = hecho.paragraphs
    assert (desacuerdo.style.name, desacuerdo.text) == ("Quote", "No estoy\nde acuerdo")
    assert reservado.text.replace("\N{NO-BREAK SPACE}", " ").split() == ["RESERVADO", "Uso", "interno"]
    assert str(reservado.runs[0].font.color.rgb) == "8A1C1C"


def test_lo_que_la_pagina_esconde_y_los_dibujos_no_pasan():
    hecho = de_html(
        '<head><title>No</title><style>p { color: red }</style></head><p class="oculto">No</p><svg><title>No</title>'
        '<text>No</text></svg><p class="guia del-grafico">No</p><p>Sí<span class="oculto">No</span></p>'
    )
    assert [p.text for p in hecho.paragraphs] == ["Sí"]


def test_lo_que_se_llena_a_mano_tiene_donde_escribir():
    hecho = de_html(
        '<dl class="por-llenar"><div class="dato medio"><dt>Docente</dt><dd></dd></div>'
        '<div class="dato cuarto"><dt>Turno</dt><dd>mañana</dd></div></dl>'
        '<div class="renglones cuatro"><span>Evidencia</span></div><p><span class="casilla"></span> opinada</p>'
    )
    assert [c.text for c in hecho.tables[0].rows[0].cells[::2]] == ["Docente", "Turno mañana"]
    assert [p.text for p in hecho.paragraphs if p.style.name == "Renglón"] == ["Evidencia", "", ""]
    assert hecho.paragraphs[-1].text == "☐ opinada"


def test_cada_ficha_empieza_hoja_y_va_en_letra_menuda():
    hecho = de_html('<article class="hoja"><h2>Una</h2></article><article class="hoja"><h2>Otra</h2></article>')
    assert [(p.text, p.paragraph_format.page_break_before) for p in hecho.paragraphs] == [("Una", None), ("Otra", True)]
    assert hecho.styles["Normal"].font.size < de_html("<p>Hola</p>").styles["Normal"].font.size


@pytest.mark.parametrize(
    "roto",
    [
        "<table><tr><td>a<tr><td>b", "<ul><li>a<li>b", "</div>a<p>b", "<td>suelta</td>", "<dl><dd>a</dd></dl>",
        "<ol start='x'>", "<table></table>", "<table><tr></tr></table>", "<p class='tal-cual'>a\nb</p>",
        "<div class='dos'></div><div class='pares'></div><dl class='cifras'></dl><dl class='por-llenar'></dl>",
        "<div class='firmas'></div><div class='reparto'></div><header class='portada'></header>",
        "<nav class='indice'></nav>", "<table><tr><td colspan=99 rowspan=99>a</td></tr><tr></tr></table>",
        "<header class='portada'><div><img></div><div><p>a</p></div></header>",
        "<p>a<table><tr><td>b", "<table><tr><td><table><tr><td>b</table></table>",
    ],
)  # fmt: skip
def test_un_html_roto_da_un_documento_que_se_abre(roto: str):
    hecho = de_html(roto)
    assert "Página" in hecho.sections[0].footer.paragraphs[0].text
    assert not hecho.element.xpath("//w:tbl[not(w:tr)] | //w:tr[not(w:tc)] | //w:tc[not(*[last()][self::w:p])]")


INFORMES = sorted(p.name for p in CARPETA.glob("*.html") if p.name.startswith(("informe-", "ficha-")))


def letras(nodo: Nodo) -> str:
    """Lo que se lee en la página, sin espacios; el índice y lo que explica un dibujo no van a Word, o van aparte."""
    if nodo.nombre in ("head", "style", "svg", "caption", "nav") or nodo.es("oculto", "del-grafico"):
        return ""
    dentro = "".join(letras(h) if isinstance(h, Nodo) else h.replace("\N{SOFT HYPHEN}", "") for h in nodo.hijos)
    return "".join(dentro.split()) + ("☐" if nodo.es("casilla") else "")


@pytest.mark.parametrize("informe", INFORMES)
def test_word_dice_lo_mismo_que_la_pagina_y_en_el_mismo_orden(informe: str):
    html = (CARPETA / informe).read_text(encoding="utf-8")
    parrafos = [p for p in de_html(html).element.body.iter(qn("w:p")) if p.style not in ("toc2", "TOCHeading")]
    dicho = "".join(t.text or "" for p in parrafos for t in p.iter(qn("w:t")))
    assert "".join(dicho.split()) == letras(leer(html))


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
