"""La hoja de Word donde se escribe: A4, en español, con los estilos de los informes y nada de quien la hizo."""

import io
from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from monitoreo_cli.valor import Valor

if TYPE_CHECKING:  # python-docx es de un extra, y pesa: se importa al hacer un documento
    from docx.blkcntnr import BlockItemContainer
    from docx.styles.style import ParagraphStyle
    from docx.text.paragraph import Paragraph

NORMAL, CELDA, CABECERA, FIRMA, CITA, PIE = "Normal", "Celda", "Cabecera de tabla", "Firma", "Quote", "Pie del informe"
RESERVA, INSTITUCION, DETALLE, ANIO, LEMA, SUBTITULO = "Reserva", "Institución", "Detalle", "Año", "Lema", "Subtítulo"
AVISO, APARTE, ROTULO, RAYA, RENGLON, POR_LLENAR, CIFRA, HUECO = (
    "Aviso", "Aparte", "Rótulo", "Raya", "Renglón", "Por llenar", "Cifra", "Hueco",
)  # fmt: skip
CONTENIDO, INDICE, DERECHA, CENTRO = "TOC Heading", "toc 2", "Lugar y fecha", "Centro"
HIJA = "Celda de un grupo"
APRETADA = " apretada"  # el mismo estilo, para una tabla de muchas columnas
TEXTO, SEGUNDO, ACENTO, ALERTA, FONDO = "1a1d21", "4a5460", "14508c", "8a1c1c", "eef2f5"
FINA, REGLA = "d5dbe1", "7a8694"
_LETRA, _IDIOMA = "Calibri", "es-PE"
_ANCHO, _ALTO = 210, 297  # milímetros
_MARGENES = {"top_margin": 19, "bottom_margin": 18, "left_margin": 16, "right_margin": 16}
# Lo que se lleva en la mano va en letra más pequeña y con menos margen: así cabe en una hoja.
_MARGENES_MENUDOS = {"top_margin": 13, "bottom_margin": 12, "left_margin": 14, "right_margin": 14}
_MENUDA, _AIRE_MENUDO = 0.85, 0.5
# Por estilo: tamaño, color, si va en negrita y, en puntos, el aire de antes y de después.
_ESTILOS: Mapping[str, tuple[float, str, bool, float, float]] = {
    NORMAL: (10, TEXTO, False, 0, 5),
    "Heading 1": (18, TEXTO, True, 14, 4),
    "Heading 2": (13, ACENTO, True, 14, 4),
    "Heading 3": (11, TEXTO, True, 10, 3),
    "Heading 4": (10, SEGUNDO, True, 8, 2),
    "Header": (8, ALERTA, True, 0, 0),
    "Footer": (8, SEGUNDO, False, 0, 0),
    CITA: (10, TEXTO, False, 0, 5),
    CELDA: (9, TEXTO, False, 2, 2),
    CABECERA: (9, TEXTO, True, 2, 2),
    HIJA: (9, TEXTO, False, 2, 2),
    CELDA + APRETADA: (7, TEXTO, False, 1, 1),
    CABECERA + APRETADA: (7, TEXTO, True, 1, 1),
    RESERVA: (9, SEGUNDO, False, 0, 6),
    INSTITUCION: (12, TEXTO, True, 0, 0),
    DETALLE: (9, SEGUNDO, False, 0, 2),
    ANIO: (9, SEGUNDO, False, 4, 0),
    LEMA: (16, ACENTO, False, 6, 0),
    SUBTITULO: (11, SEGUNDO, False, 0, 6),
    AVISO: (10, TEXTO, True, 3, 3),
    APARTE: (9, SEGUNDO, False, 4, 6),
    ROTULO: (10, TEXTO, True, 4, 1),
    RAYA: (2, TEXTO, False, 2, 2),
    RENGLON: (8, SEGUNDO, False, 0, 0),
    POR_LLENAR: (9, SEGUNDO, False, 14, 1),
    CIFRA: (15, TEXTO, True, 0, 0),
    HUECO: (2, TEXTO, False, 0, 2),
    CONTENIDO: (14, ACENTO, True, 0, 6),
    INDICE: (10, TEXTO, False, 0, 3),
    DERECHA: (10, TEXTO, False, 10, 5),
    CENTRO: (9, SEGUNDO, False, 4, 4),
    FIRMA: (9, TEXTO, False, 50, 0),
    PIE: (8, SEGUNDO, False, 14, 0),
}
_CENTRADOS = {ANIO, LEMA, CENTRO, FIRMA}
_CON_EL_SIGUIENTE = {ROTULO, CABECERA, CABECERA + APRETADA, RESERVA, APARTE, DETALLE, DERECHA}
# La raya de cada estilo que la lleva: de qué lado, de qué grueso (octavos de punto) y de qué color.
_RAYAS = {
    PIE: (("top", 4, FINA),), FIRMA: (("top", 6, REGLA),), RAYA: (("bottom", 18, ACENTO),),
    APARTE: (("left", 18, REGLA),), CITA: (("left", 18, REGLA),), AVISO: (("left", 24, ACENTO),),
    RENGLON: (("bottom", 6, REGLA), ("between", 4, FINA)),
}  # fmt: skip
_RENGLON = 16  # puntos: lo que hace falta para escribir a mano
# Lo que trae el documento de partida y aquí no es verdad o no sirve: una miniatura, con qué se hizo…
_SOBRAN = ("thumbnail", "extended-properties", "stylesWithEffects", "customXml")


class Portada(Valor):
    """Lo que va fuera del texto: título y fecha de las propiedades, y lo que encabeza cada página."""

    titulo: str
    encabezado: str
    fecha: date


class Sitio(Valor):
    """Dónde se escribe: el cuerpo o una celda, con su ancho en milímetros y cómo va su texto."""

    caja: "BlockItemContainer"
    ancho: float
    estilo: str = NORMAL
    alineado: str = ""  # `center` o `right`; si no, a la izquierda


class Hoja:
    """Un documento en blanco con sus estilos. `menuda` es la letra pequeña de lo que se lleva en la mano."""

    def __init__(self, portada: Portada, menuda: bool = False) -> None:
        from docx import Document

        self._documento = Document()
        self._medida = _MENUDA if menuda else 1.0
        margenes = _MARGENES_MENUDOS if menuda else _MARGENES
        _propiedades(self._documento, portada)
        _estilos(self._documento, self._medida, _AIRE_MENUDO if menuda else 1)
        _pagina(self._documento.sections[0], margenes, portada.encabezado)
        ancho = _ANCHO - margenes["left_margin"] - margenes["right_margin"]
        self.cuerpo = Sitio(self._documento._body, ancho)
        self._ids = {e.name: e.style_id for e in self._documento.styles}

    def guardar(self) -> bytes:
        archivo = io.BytesIO()
        self._documento.save(archivo)
        return archivo.getvalue()

    def parrafo(self, sitio: Sitio, estilo: str = "") -> "Paragraph":
        hecho = sitio.caja.add_paragraph()
        hecho._p.style = self._ids[estilo or sitio.estilo]
        if sitio.alineado:
            hecho._p.get_or_add_pPr().append(xml("w:jc", {"w:val": sitio.alineado}))
        return hecho

    def id_de(self, estilo: str) -> str:
        return str(self._ids[estilo])

    def letra(self, estilo: str) -> float:
        """El tamaño de su letra, en puntos."""
        return _ESTILOS[estilo][0] * self._medida

    def primera_sin_pie(self) -> None:
        """La primera página es una portada: ni número ni encabezado."""
        self._documento.sections[0].different_first_page_header_footer = True

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


def xml(nombre: str, atributos: Mapping[str, object] | None = None, dentro: str = "") -> Any:
    """Un elemento de WordprocessingML: lo que python-docx no sabe poner."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    dichos = "".join(f' {clave}="{valor}"' for clave, valor in (atributos or {}).items())
    return parse_xml(f"<{nombre} {nsdecls('w')}{dichos}>{dentro}</{nombre}>")


# ---------------------------------------------------------------- el documento en blanco


def _propiedades(documento: Any, portada: Portada) -> None:
    """Título, idioma y fecha; ni autor ni nada de la computadora. Y que Word no diga «modo de compatibilidad»."""
    datos, dia = documento.core_properties, portada.fecha
    datos.title, datos.language = portada.titulo, _IDIOMA
    datos.author = datos.comments = ""
    datos.created = datos.modified = datetime(dia.year, dia.month, dia.day)
    ajustes = documento.settings.element
    ajustes.xpath("w:compat/w:compatSetting[@w:name='compatibilityMode']")[0].attrib.update(_atributo("w:val", "15"))
    ajustes.xpath("w:themeFontLang")[0].attrib.update(_atributo("w:val", _IDIOMA))
    for relaciones in (documento.part.rels, documento.part.package.rels):
        for clave in [c for c, r in relaciones.items() if r.reltype.endswith(_SOBRAN)]:
            del relaciones[clave]


def _atributo(nombre: str, valor: str) -> Any:
    return xml("w:x", {nombre: valor}).attrib


def _pagina(seccion: Any, margenes: Mapping[str, int], encabezado: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm

    seccion.page_width, seccion.page_height = Mm(_ANCHO), Mm(_ALTO)
    for margen, cuanto in margenes.items():
        setattr(seccion, margen, Mm(cuanto))
    seccion.header_distance = seccion.footer_distance = Mm(margenes["bottom_margin"] / 2)
    arriba, abajo = seccion.header.paragraphs[0], seccion.footer.paragraphs[0]
    arriba.alignment = abajo.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    arriba.add_run(encabezado)
    for texto, campo in (("Página ", "PAGE"), (" de ", "NUMPAGES")):
        abajo.add_run(texto)
        abajo._p.append(xml("w:fldSimple", {"w:instr": campo}, "<w:r><w:t>1</w:t></w:r>"))


def _estilos(documento: Any, medida: float, aire: float) -> None:
    """Los de `_ESTILOS`, sobre los de Word; las tablas de colores que trae de fábrica se van."""
    from docx.enum.style import WD_STYLE_TYPE

    estilos = documento.styles
    for sobra in [e for e in estilos if e.type == WD_STYLE_TYPE.TABLE and e.name != "Normal Table"]:
        sobra.delete()
    for nombre, como in _ESTILOS.items():
        conocido = nombre in estilos
        estilo = estilos[nombre] if conocido else estilos.add_style(nombre, WD_STYLE_TYPE.PARAGRAPH)
        _estilo(estilo, *(como[0] * medida, *como[1:3], como[3] * aire, como[4] * aire))
    partida = estilos.element.xpath("w:docDefaults/w:rPrDefault/w:rPr")[0]
    _letra(partida.rFonts)
    partida.xpath("w:lang")[0].attrib.update(_atributo("w:val", _IDIOMA))


def _estilo(estilo: "ParagraphStyle", puntos: float, color: str, negrita: bool, antes: float, despues: float) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
    from docx.shared import Mm, Pt, RGBColor

    nombre = str(estilo.name)
    if nombre in _RAYAS:
        rayas = "".join(
            f'<w:{lado} w:val="single" w:sz="{grueso}" w:space="{6 if lado == "left" else 3}" w:color="{tono}"/>'
            for lado, grueso, tono in _RAYAS[nombre]
        )
        estilo.element.get_or_add_pPr().insert(0, xml("w:pBdr", dentro=rayas))
    letra, aire = estilo.font, estilo.paragraph_format
    letra.name, letra.size, letra.bold, letra.italic = _LETRA, Pt(puntos), negrita, nombre == ANIO
    letra.color.rgb = RGBColor.from_string(color)
    _letra(estilo.element.rPr.rFonts)
    aire.space_before, aire.space_after, aire.line_spacing = Pt(antes), Pt(despues), 1.1
    if nombre in (RAYA, HUECO, RENGLON):
        aire.line_spacing_rule, aire.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(_RENGLON if nombre == RENGLON else 3)
    if nombre in (APARTE, AVISO, CITA, HIJA):
        aire.left_indent = Mm(3)
    if nombre in _CENTRADOS or nombre == DERECHA:
        aire.alignment = WD_ALIGN_PARAGRAPH.RIGHT if nombre == DERECHA else WD_ALIGN_PARAGRAPH.CENTER
    if nombre in _CON_EL_SIGUIENTE:
        aire.keep_with_next = True


def _letra(fuentes: Any) -> None:
    """Los nombres de la letra sin los del tema, que mandarían."""
    fuentes.attrib.clear()
    fuentes.attrib.update(xml("w:x", {f"w:{cual}": _LETRA for cual in ("ascii", "hAnsi", "eastAsia", "cs")}).attrib)
