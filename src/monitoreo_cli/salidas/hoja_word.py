"""La hoja de Word donde se escribe: A4, en español, con los estilos de los informes y nada de quien la hizo."""

import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # python-docx es de un extra, y pesa: se importa al hacer un documento
    from docx.styles.style import ParagraphStyle
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

FIRMA, CITA, PIE, CELDA, CABECERA = "Firma", "Quote", "Pie del informe", "Celda", "Cabecera de tabla"
APRETADA = " apretada"  # el mismo estilo, para una tabla de muchas columnas
_LETRA, _IDIOMA = "Calibri", "es-PE"
_TEXTO, _SEGUNDO, _ACENTO, _ALERTA, _FONDO = "1a1d21", "4a5460", "14508c", "8a1c1c", "eef2f5"
_FINA, _PAPEL = "d5dbe1", "ffffff"
_MARGENES = {"top_margin": 19, "bottom_margin": 18, "left_margin": 16, "right_margin": 16}
_ANCHO, _ALTO, _ANCHO_UTIL = 210, 297, 178  # milímetros
# Por estilo: tamaño, color, si va en negrita y, en puntos, el aire de antes y de después.
_ESTILOS = {
    "Normal": (10, _TEXTO, False, 0, 5),
    "Heading 1": (20, _TEXTO, True, 14, 4),
    "Heading 2": (14, _ACENTO, True, 16, 5),
    "Heading 3": (11, _TEXTO, True, 10, 3),
    "Heading 4": (10, _SEGUNDO, True, 8, 2),
    "Header": (8, _ALERTA, True, 0, 0),
    "Footer": (8, _SEGUNDO, False, 0, 0),
    CITA: (10, _SEGUNDO, False, 0, 5),
    CELDA: (9, _TEXTO, False, 2, 2),
    CABECERA: (9, _TEXTO, True, 2, 2),
    CELDA + APRETADA: (7, _TEXTO, False, 1, 1),
    CABECERA + APRETADA: (7, _TEXTO, True, 1, 1),
    FIRMA: (10, _TEXTO, False, 30, 8),
    PIE: (8, _SEGUNDO, False, 18, 0),
}
_TABLA = f"""<w:tblPr><w:tblBorders>
  <w:bottom w:val="single" w:sz="4" w:color="{_FINA}"/><w:insideH w:val="single" w:sz="4" w:color="{_FINA}"/>
  <w:insideV w:val="single" w:sz="12" w:color="{_PAPEL}"/>
</w:tblBorders><w:tblCellMar>
  <w:left w:w="{{margen}}" w:type="dxa"/><w:right w:w="{{margen}}" w:type="dxa"/>
</w:tblCellMar></w:tblPr>"""
_TABLAS = {"Tabla": 108, "Tabla" + APRETADA: 30}  # el margen de sus celdas, en vigésimos de punto
# Lo que trae el documento de partida y aquí no es verdad o no sirve: una miniatura, con qué se hizo…
_SOBRAN = ("thumbnail", "extended-properties", "stylesWithEffects", "customXml")


class Hoja:
    """Un documento en blanco con sus estilos, y cómo se le añade cada cosa."""

    def __init__(self, titulo: str, encabezado: str, fecha: date) -> None:
        from docx import Document

        self._documento = Document()
        _propiedades(self._documento, titulo, fecha)
        _estilos(self._documento)
        _pagina(self._documento.sections[0], encabezado)

    def guardar(self) -> bytes:
        archivo = io.BytesIO()
        self._documento.save(archivo)
        return archivo.getvalue()

    def parrafo(self, estilo: str = "Normal") -> "Paragraph":
        return self._documento.add_paragraph(style=estilo)

    def tabla(self, filas: int, pesos: Sequence[int], apretada: str = "") -> "Table":
        """Una tabla vacía: el ancho de la hoja repartido según los pesos, y la primera fila se repite arriba."""
        from docx.shared import Mm

        tabla: Table = self._documento.add_table(filas, len(pesos), style="Tabla" + apretada)
        tabla.autofit = False
        for columna, peso in zip(tabla.columns, pesos, strict=True):
            columna.width = Mm(_ANCHO_UTIL * peso / sum(pesos))
            for celda in columna.cells:
                celda.width = columna.width
        for fila in tabla.rows:
            fila._tr.get_or_add_trPr().append(_xml("w:cantSplit"))
        tabla.rows[0]._tr.get_or_add_trPr().append(_xml("w:tblHeader"))
        self.parrafo().paragraph_format.space_after = 0
        return tabla

    def numeracion(self, hondo: int, desde: int) -> int:
        """Una cuenta nueva para una lista numerada: sin ella seguiría la de la lista anterior."""
        cuentas: Any = self._documento.part.numbering_part.element
        estilo: Any = self._documento.styles[de_lista("Number", hondo)].element
        cuenta = cuentas.add_num(cuentas.num_having_numId(estilo.pPr.numPr.numId.val).abstractNumId.val)
        cuenta.add_lvlOverride(ilvl=0).add_startOverride(desde)
        return int(cuenta.numId)


def de_lista(clase: str, hondo: int) -> str:
    """El estilo de un punto de lista, `Bullet` o `Number`, o de lo que lo continúa, `Continue`; hay tres escalones."""
    return f"List {clase} {min(hondo, 2) + 1}" if hondo else f"List {clase}"


def numerar(parrafo: "Paragraph", cuenta: int) -> None:
    propiedades: Any = parrafo._p.get_or_add_pPr()
    propiedades.get_or_add_numPr().get_or_add_numId().val = cuenta


def sombrear(celda: "_Cell", fondo: str = _FONDO, tinta: str = _TEXTO) -> None:
    """El color de una celda, y el de lo que ya tiene escrito."""
    from docx.shared import RGBColor

    relleno = {"w:val": "clear", "w:color": "auto", "w:fill": fondo.removeprefix("#")}
    celda._tc.get_or_add_tcPr().append(_xml("w:shd", relleno))
    for tramo in celda.paragraphs[0].runs:
        tramo.font.color.rgb = RGBColor.from_string(tinta.removeprefix("#"))


# ---------------------------------------------------------------- el documento en blanco


def _propiedades(documento: Any, titulo: str, fecha: date) -> None:
    """Título, idioma y fecha; ni autor ni nada de la computadora."""
    datos = documento.core_properties
    datos.title, datos.language = titulo, _IDIOMA
    datos.author = datos.comments = ""
    datos.created = datos.modified = datetime(fecha.year, fecha.month, fecha.day)
    for relaciones in (documento.part.rels, documento.part.package.rels):
        for clave in [c for c, r in relaciones.items() if r.reltype.endswith(_SOBRAN)]:
            del relaciones[clave]


def _pagina(seccion: Any, encabezado: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm

    seccion.page_width, seccion.page_height = Mm(_ANCHO), Mm(_ALTO)
    for margen, cuanto in _MARGENES.items():
        setattr(seccion, margen, Mm(cuanto))
    seccion.header_distance = seccion.footer_distance = Mm(9)
    arriba, abajo = seccion.header.paragraphs[0], seccion.footer.paragraphs[0]
    arriba.alignment = abajo.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    arriba.add_run(encabezado)
    for texto, campo in (("Página ", "PAGE"), (" de ", "NUMPAGES")):
        abajo.add_run(texto)
        abajo._p.append(_xml("w:fldSimple", {"w:instr": campo}, "<w:r><w:t>1</w:t></w:r>"))


def _estilos(documento: Any) -> None:
    """Los de `_ESTILOS`, sobre los de Word; las tablas de colores que trae de fábrica se van."""
    from docx.enum.style import WD_STYLE_TYPE

    estilos = documento.styles
    for sobra in [e for e in estilos if e.type == WD_STYLE_TYPE.TABLE and e.name != "Normal Table"]:
        sobra.delete()
    for nombre, margen in _TABLAS.items():
        tabla = estilos.add_style(nombre, WD_STYLE_TYPE.TABLE)
        tabla.element.extend(_xml("w:style", dentro=_TABLA.format(margen=margen)))
    for nombre, como in _ESTILOS.items():
        conocido = nombre in estilos
        _estilo(estilos[nombre] if conocido else estilos.add_style(nombre, WD_STYLE_TYPE.PARAGRAPH), *como)
    partida = estilos.element.xpath("w:docDefaults/w:rPrDefault/w:rPr")[0]
    _letra(partida.rFonts)
    partida.xpath("w:lang")[0].attrib.update(_xml("w:lang", {"w:val": _IDIOMA}).attrib)


def _estilo(estilo: "ParagraphStyle", puntos: int, color: str, negrita: bool, antes: int, despues: int) -> None:
    from docx.shared import Pt, RGBColor

    if estilo.name == PIE:
        raya = f'<w:top w:val="single" w:sz="4" w:space="4" w:color="{_FINA}"/>'
        estilo.element.get_or_add_pPr().insert(0, _xml("w:pBdr", dentro=raya))
    letra, aire = estilo.font, estilo.paragraph_format
    letra.name, letra.size, letra.bold, letra.italic = _LETRA, Pt(puntos), negrita, False
    letra.color.rgb = RGBColor.from_string(color)
    _letra(estilo.element.rPr.rFonts)
    aire.space_before, aire.space_after, aire.line_spacing = Pt(antes), Pt(despues), 1.1


def _letra(fuentes: Any) -> None:
    """Los nombres de la letra sin los del tema, que mandarían."""
    fuentes.attrib.clear()
    fuentes.attrib.update(_xml("w:x", {f"w:{cual}": _LETRA for cual in ("ascii", "hAnsi", "eastAsia", "cs")}).attrib)


def _xml(nombre: str, atributos: dict[str, str] | None = None, dentro: str = "") -> Any:
    """Un elemento de WordprocessingML: lo que python-docx no sabe poner."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    dichos = "".join(f' {clave}="{valor}"' for clave, valor in (atributos or {}).items())
    return parse_xml(f"<{nombre} {nsdecls('w')}{dichos}>{dentro}</{nombre}>")
