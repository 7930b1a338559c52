"""Un informe en Word: títulos, listas y tablas de Word, que se corrigen como los de cualquier otro documento.

Parte del mismo HTML que se imprime, así que dice lo mismo y en el mismo orden: lo que en la página es una
clase (`portada`, `cifras`, `firmas`…) aquí es un estilo o un cuadro. Sólo los gráficos se quedan: van sus
tablas gemelas. De un informe que sólo tiene Markdown, ver `html_de_markdown`.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from monitoreo_cli.salidas import piezas_word as piezas
from monitoreo_cli.salidas import portada_word as inicio
from monitoreo_cli.salidas.arbol import Nodo, leer
from monitoreo_cli.salidas.hoja_word import (
    ANIO,
    APARTE,
    CENTRO,
    CITA,
    DERECHA,
    DETALLE,
    INSTITUCION,
    LEMA,
    NORMAL,
    PIE,
    ROTULO,
    SUBTITULO,
    Hoja,
    Portada,
    Sitio,
    de_lista,
    numerar,
)
from monitoreo_cli.salidas.linea_word import Formato, con_lo_suyo, escribir, se_ve
from monitoreo_cli.salidas.tabla_word import escribir_tabla

if TYPE_CHECKING:  # python-docx es de un extra; se importa al hacer un documento
    from docx.text.paragraph import Paragraph

__all__ = ["Escritor", "Portada", "documento"]
_NO_ES_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SIN_HORA = (1980, 1, 1, 0, 0, 0)  # la primera fecha que un zip admite
_DE_BLOQUE = frozenset({
    "html", "body", "article", "aside", "blockquote", "div", "dl", "footer", "header", "h1", "h2", "h3", "h4", "h5",
    "h6", "hr", "main", "nav", "ol", "p", "pre", "section", "table", "ul",
})  # fmt: skip
# El estilo de un párrafo según su clase; dentro de una tabla manda el de la tabla.
_ESTILOS = {
    "institucion": INSTITUCION, "tenue": DETALLE, "anio": ANIO, "lema": LEMA,
    "subtitulo": SUBTITULO, "guia": DETALLE, "aparte": APARTE, "desacuerdo": CITA, "rotulo": ROTULO,
    "lugar-y-fecha": DERECHA, "recibo": CENTRO, "procedencia": PIE,
}  # fmt: skip
_ENTEROS = ("entera", "cierre", "al-cierre", "desempeno", "apartado", "notas")  # lo que no se parte entre páginas
_POR_CLASE: Mapping[str, "Callable[[Escritor, Nodo, Sitio], None]"] = {
    "portada": inicio.portada, "indice": inicio.indice, "membrete": inicio.membrete, "reservado": inicio.reserva,
    "dos": inicio.dos, "cifras": piezas.cifras, "entregas": piezas.entregas, "escala": piezas.en_una_linea,
    "claves": piezas.claves, "datos": piezas.datos, "por-llenar": piezas.por_llenar, "renglones": piezas.renglones,
    "reparto": piezas.reparto, "pares": piezas.de_a_dos, "columnas": piezas.en_columnas,
    "niveles-en-blanco": piezas.niveles, "rayas": piezas.firmas, "firmas": piezas.firmas,
    "calendario": piezas.sin_dibujo,
}  # fmt: skip


def documento(html: str, portada: Portada, escala: Sequence[Mapping[str, Any]] = ()) -> bytes:
    """Los bytes del archivo. `escala` lleva por nivel `orden, fondo, tinta`. Necesita python-docx.

    Lanza `NoSeEntiende` si el HTML, de una plantilla ajena, no se puede leer.
    """
    arbol = leer(_escribible(html))
    sin_raros = portada.con(titulo=_escribible(portada.titulo), encabezado=_escribible(portada.encabezado))
    hoja = Hoja(sin_raros, menuda=any(n.es("hoja") for n in arbol.descendientes()))
    Escritor(hoja, {f"n{n['orden']}": n for n in escala}).dentro(arbol, hoja.cuerpo)
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


class Escritor:
    """Recorre el árbol y escribe cada cosa en la hoja. `escala` da el color de cada clase de nivel (`n1`…)."""

    def __init__(self, hoja: Hoja, escala: Mapping[str, Mapping[str, Any]]) -> None:
        self.hoja = hoja
        self.escala = escala
        self.salto = False  # si lo próximo empieza hoja
        self.ancla = ""  # a qué lleva el índice: la marca del próximo título
        self.marcas = 0

    def dentro(self, nodo: Nodo, sitio: Sitio, formato: Formato | None = None, hondo: int = 0) -> None:
        """Lo que tiene dentro; los textos sueltos, cada grupo en su párrafo."""
        formato = formato or Formato()
        sueltos: list[Nodo | str] = []
        for hijo in nodo.hijos:
            if isinstance(hijo, str) or not _es_bloque(hijo):
                sueltos.append(hijo)
                continue
            self._suelto(sueltos, sitio, formato)
            sueltos = []
            self.bloque(hijo, sitio, formato, hondo)
        self._suelto(sueltos, sitio, formato)

    def bloque(self, nodo: Nodo, sitio: Sitio, formato: Formato, hondo: int = 0) -> None:
        if not se_ve(nodo):
            return
        clase = next((c for c in _POR_CLASE if nodo.es(c)), None)
        if clase:
            _POR_CLASE[clase](self, nodo, sitio)
        elif nodo.es(*_ENTEROS):
            self.sin_partir(sitio, lambda: self._segun_su_etiqueta(nodo, sitio, formato, hondo))
        else:
            self._segun_su_etiqueta(nodo, sitio, formato, hondo)

    def _segun_su_etiqueta(self, nodo: Nodo, sitio: Sitio, formato: Formato, hondo: int) -> None:
        if re.fullmatch("h[1-6]", nodo.nombre):
            self._titulo(nodo, sitio)
        elif nodo.nombre in ("ul", "ol"):
            self._lista(nodo, sitio, formato, hondo)
        elif nodo.nombre == "table":
            escribir_tabla(self, nodo, sitio)
        elif nodo.nombre == "dl":
            piezas.pares(self, nodo, sitio)
        elif nodo.nombre == "p":
            self._parrafo(nodo, sitio, formato)
        else:
            self._contenedor(nodo, sitio, con_lo_suyo(formato, nodo), hondo)

    def parrafo(self, sitio: Sitio, estilo: str = "") -> "Paragraph":
        """Un párrafo nuevo, en hoja nueva si algo lo pidió."""
        hecho = self.hoja.parrafo(sitio, estilo)
        if self.salto and sitio.caja is self.hoja.cuerpo.caja:
            hecho.paragraph_format.page_break_before = True
            self.salto = False
        return hecho

    def linea(
        self, nodos: Iterable[Nodo | str], sitio: Sitio, estilo: str = "", formato: Formato | None = None
    ) -> None:
        escribir(self.parrafo(sitio, estilo), nodos, self.escala, formato)

    def sin_partir(self, sitio: Sitio, hacer: Callable[[], None]) -> None:
        """Lo que se escriba queda todo en la misma página, si cabe."""
        from docx.oxml.ns import qn

        antes = set(sitio.caja._element)
        hacer()
        nuevos = [p for e in sitio.caja._element if e not in antes for p in e.iter(qn("w:p"))]
        for parrafo in nuevos[:-1]:
            parrafo.get_or_add_pPr().get_or_add_keepNext()

    # ---------------------------------------------------------------- cada clase de bloque

    def _suelto(self, nodos: Sequence[Nodo | str], sitio: Sitio, formato: Formato) -> None:
        if any(n.strip() if isinstance(n, str) else se_ve(n) for n in nodos):
            self.linea(nodos, sitio, formato=formato)

    def _contenedor(self, nodo: Nodo, sitio: Sitio, formato: Formato, hondo: int) -> None:
        self.salto = self.salto or nodo.es("anexo", "salto")
        self.ancla = nodo.atributos.get("id", "") if nodo.nombre == "section" else self.ancla
        if nodo.nombre == "blockquote":
            self.dentro(nodo, sitio.con(estilo=CITA) if sitio.estilo == NORMAL else sitio, formato, hondo)
        elif nodo.es("procedencia"):
            self.dentro(nodo, sitio.con(estilo=PIE), formato, hondo)
        else:
            self.dentro(nodo, sitio, formato, hondo)
        self.salto = self.salto or nodo.es("hoja")

    def _titulo(self, nodo: Nodo, sitio: Sitio) -> None:
        self.salto = self.salto or nodo.es("salto")
        if sitio.caja is not self.hoja.cuerpo.caja:
            self.linea(nodo.hijos, sitio, ROTULO)
            return
        parrafo = self.parrafo(
            sitio.con(alineado="center") if nodo.es("centrado") else sitio, f"Heading {min(int(nodo.nombre[1]), 4)}"
        )
        escribir(parrafo, nodo.hijos, self.escala)
        if self.ancla:
            self.marcas += 1
            inicio.marcar(parrafo, self.ancla, self.marcas)
            self.ancla = ""

    def _parrafo(self, nodo: Nodo, sitio: Sitio, formato: Formato) -> None:
        clase = next((c for c in _ESTILOS if nodo.es(c)), "")
        estilo = _ESTILOS.get(clase, "") if sitio.estilo == NORMAL else ""
        suyo = con_lo_suyo(formato, nodo)
        self.linea(nodo.hijos, sitio, estilo, formato.con(tal_cual=suyo.tal_cual) if estilo else suyo)

    def _lista(self, lista: Nodo, sitio: Sitio, formato: Formato, hondo: int) -> None:
        """Cada punto con su viñeta o su número; lo que lleve dentro, un escalón más adentro."""
        numerada, formato = lista.nombre == "ol", con_lo_suyo(formato, lista)
        dicho = lista.atributos.get("start", "")
        desde = int(dicho) if dicho.isdecimal() and len(dicho) < 6 else 1
        cuenta = self.hoja.numeracion(hondo, desde) if numerada else None
        for punto in lista.elementos():
            parrafo = self.parrafo(sitio, de_lista("Number" if numerada else "Bullet", hondo))
            if cuenta is not None:
                numerar(parrafo, cuenta)
            suyos, dentro = _partido(punto)
            escribir(parrafo, suyos, self.escala, formato)
            self.dentro(dentro, sitio.con(estilo=de_lista("Continue", hondo)), formato, hondo + 1)


def _es_bloque(nodo: Nodo) -> bool:
    return nodo.nombre in _DE_BLOQUE or any(_es_bloque(n) for n in nodo.elementos())


def _partido(punto: Nodo) -> tuple[list[Nodo | str], Nodo]:
    """El primer renglón de un punto de lista, y lo demás."""
    hijos = [h for h in punto.hijos if not isinstance(h, str) or h.strip()]
    if hijos and isinstance(hijos[0], Nodo) and hijos[0].nombre == "p":
        return hijos[0].hijos, Nodo("", {}, hijos[1:])
    corte = next((i for i, h in enumerate(punto.hijos) if isinstance(h, Nodo) and _es_bloque(h)), len(punto.hijos))
    return punto.hijos[:corte], Nodo("", {}, punto.hijos[corte:])
