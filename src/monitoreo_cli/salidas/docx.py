"""Un documento de Markdown, en Word: títulos, listas y tablas de Word, que se corrigen como cualquier otro.

Sirve para todo informe, también los que la escuela invente: se parte del Markdown de su plantilla, no de
sus datos. Tres cosas se leen en él: una celda que sólo dice la clave de un nivel lleva su color, salvo en
las columnas de números (las alineadas a la derecha, `---:`); una raya antes de un título empieza hoja; y
un punto que dice «Firma:», o cualquiera bajo el título «Firmas», deja sitio para firmar.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from monitoreo_cli.salidas.hoja_word import (
    APRETADA,
    CABECERA,
    CELDA,
    CITA,
    FIRMA,
    PIE,
    Hoja,
    de_lista,
    numerar,
    sombrear,
)
from monitoreo_cli.valor import Valor

if TYPE_CHECKING:  # python-docx es de un extra; los dos se importan al hacer un documento
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph
    from markdown_it.tree import SyntaxTreeNode

FIRMAS, _FIRMA, _RAYA = "Firmas", "Firma:", "_" * 40 + "\n"
# Para repartir el ancho de una tabla, en letras: las que caben, el margen de una celda, y qué texto es corto o largo.
_LETRAS_POR_RENGLON, _HOLGURA, _CORTO, _LARGO = 110, 3, 16, 60
_NO_ES_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SIN_HORA = (1980, 1, 1, 0, 0, 0)  # la primera fecha que un zip admite


class Portada(Valor):
    """Lo que va fuera del texto: título y fecha de las propiedades, y lo que encabeza cada página."""

    titulo: str
    encabezado: str
    fecha: date


def documento(markdown: str, portada: Portada, escala: Sequence[Mapping[str, Any]] = ()) -> bytes:
    """Los bytes del archivo. `escala` lleva por nivel `clave, fondo, tinta`. Necesita python-docx."""
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

    hoja = Hoja(_escribible(portada.titulo), _escribible(portada.encabezado), portada.fecha)
    lector = MarkdownIt("commonmark", {"html": False}).enable("table")
    arbol = SyntaxTreeNode(lector.parse(_escribible(markdown)))
    _Escritor(hoja, {str(n["clave"]): n for n in escala}).bloques(arbol.children)
    return _sin_hora(hoja.guardar())


def _escribible(texto: str) -> str:
    """Sin lo que un archivo de Word no admite: una plantilla ajena puede traer cualquier cosa."""
    return _NO_ES_XML.sub("\N{REPLACEMENT CHARACTER}", texto)


def _sin_hora(datos: bytes) -> bytes:
    """El mismo archivo sin decir cuándo ni en qué sistema se hizo: los mismos datos dan los mismos bytes."""
    hecho = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(datos)) as antes, zipfile.ZipFile(hecho, "w") as despues:
        for pieza in antes.namelist():
            como = zipfile.ZipInfo(pieza, _SIN_HORA)
            como.create_system = 0
            despues.writestr(como, antes.read(pieza), zipfile.ZIP_DEFLATED)
    return hecho.getvalue()


class _Escritor:
    """Recorre el árbol de Markdown y escribe cada bloque en la hoja."""

    def __init__(self, hoja: Hoja, niveles: Mapping[str, Mapping[str, Any]]) -> None:
        self.hoja = hoja
        self.niveles = niveles
        self.titulo = ""
        self.raya = False

    def bloques(self, nodos: "Sequence[SyntaxTreeNode]", estilo: str = "Normal", hondo: int = 0) -> None:
        for nodo in nodos:
            if nodo.type == "heading":
                self._titulo(nodo)
            elif nodo.type in ("bullet_list", "ordered_list"):
                self._lista(nodo, hondo)
            elif nodo.type == "table":
                self._tabla(nodo)
            elif nodo.type == "blockquote":
                self.bloques(nodo.children, CITA, hondo)
            elif nodo.type == "paragraph":
                _en_linea(self.hoja.parrafo(PIE if self.raya else estilo), nodo.children[0])
            elif nodo.content:  # un bloque de código
                self.hoja.parrafo(estilo).add_run(nodo.content.rstrip("\n"))
            self.raya = nodo.type == "hr"

    def _titulo(self, nodo: "SyntaxTreeNode") -> None:
        parrafo = self.hoja.parrafo(f"Heading {min(int(nodo.tag[1]), 4)}")
        parrafo.paragraph_format.page_break_before = self.raya or None
        _en_linea(parrafo, nodo.children[0])
        self.titulo = parrafo.text

    def _lista(self, lista: "SyntaxTreeNode", hondo: int) -> None:
        """Cada punto con su viñeta o su número; lo que lleve dentro, un escalón más adentro."""
        numerada = lista.type == "ordered_list"
        cuenta = self.hoja.numeracion(hondo, int(lista.attrs.get("start", 1))) if numerada else None
        for punto in lista.children:
            firma = self.titulo == FIRMAS or _texto(punto).startswith(_FIRMA)
            parrafo = self.hoja.parrafo(FIRMA if firma else de_lista("Number" if numerada else "Bullet", hondo))
            if firma:
                parrafo.add_run(_RAYA)
            elif cuenta is not None:
                numerar(parrafo, cuenta)
            suyo = punto.children[:1] if punto.children and punto.children[0].type == "paragraph" else []
            for nodo in suyo:
                _en_linea(parrafo, nodo.children[0])
            self.bloques(punto.children[len(suyo) :], de_lista("Continue", hondo), hondo + 1)

    def _tabla(self, nodo: "SyntaxTreeNode") -> None:
        filas = [fila.children for parte in nodo.children for fila in parte.children]
        pesos, justas = _pesos(filas)
        apretada = APRETADA if justas else ""
        tabla = self.hoja.tabla(len(filas), pesos, apretada)
        for fila, dichas in zip(tabla.rows, filas, strict=True):
            for celda, dicha in zip(fila.cells, dichas, strict=True):
                self._celda(celda, dicha, apretada)

    def _celda(self, celda: "_Cell", dicha: "SyntaxTreeNode", apretada: str) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH as DONDE

        parrafo, es_cabecera, es_numero = celda.paragraphs[0], dicha.type == "th", "right" in str(dicha.attrs)
        parrafo.style = (CABECERA if es_cabecera else CELDA) + apretada
        _en_linea(parrafo, dicha.children[0])
        nivel = self.niveles.get(parrafo.text) if es_cabecera or not es_numero else None
        if nivel is not None:
            sombrear(celda, nivel["fondo"], nivel["tinta"])
        elif es_cabecera:
            sombrear(celda)
        if nivel is not None or es_numero:
            parrafo.alignment = DONDE.RIGHT if es_numero else DONDE.CENTER


def _en_linea(parrafo: "Paragraph", linea: "SyntaxTreeNode") -> None:
    for texto, negrita, cursiva in _tramos(linea):
        tramo = parrafo.add_run(texto)
        tramo.bold, tramo.italic = negrita or None, cursiva or None


def _tramos(nodo: "SyntaxTreeNode", negrita: bool = False, cursiva: bool = False) -> Iterator[tuple[str, bool, bool]]:
    """El texto de una línea en trozos, con si va en negrita o en cursiva. De un enlace queda el texto."""
    negrita, cursiva = negrita or nodo.type == "strong", cursiva or nodo.type == "em"
    if nodo.type in ("softbreak", "hardbreak"):
        yield (" " if nodo.type == "softbreak" else "\n"), negrita, cursiva
    elif nodo.children:
        for hijo in nodo.children:
            yield from _tramos(hijo, negrita, cursiva)
    elif nodo.content and nodo.type != "inline":
        yield nodo.content, negrita, cursiva


def _texto(nodo: "SyntaxTreeNode") -> str:
    return "".join(texto for texto, _, _ in _tramos(nodo))


def _pesos(filas: "Sequence[Sequence[SyntaxTreeNode]]") -> tuple[list[int], bool]:
    """Cuánto ancho le toca a cada columna, y si van apretadas.

    Primero, que quepa su texto corto (`S/ 120.00`) o su palabra más larga; lo que sobra, según su texto.
    Si ni así caben, cada una según su palabra más larga.
    """
    columnas = [[_texto(celda) for celda in columna] for columna in zip(*filas, strict=True)]
    justos = [max(_lo_mas_largo(texto, _CORTO) for texto in c) + _HOLGURA for c in columnas]
    sobra = _LETRAS_POR_RENGLON - sum(justos)
    if sobra < 0:
        return [max(_lo_mas_largo(texto, 0) for texto in c) + 1 for c in columnas], True
    faltan = [max(0, min(max(map(len, c)), _LARGO) - justo) for c, justo in zip(columnas, justos, strict=True)]
    return [j + sobra * falta // max(1, sum(faltan)) for j, falta in zip(justos, faltan, strict=True)], False


def _lo_mas_largo(texto: str, corto: int) -> int:
    """Las letras que deben caber en un renglón: todas si es corto; si no, las de su palabra más larga."""
    return len(texto) if len(texto) <= corto else max(map(len, texto.split()), default=0)
