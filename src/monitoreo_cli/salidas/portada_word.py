"""Cómo empieza un informe en Word: su portada, su índice, su membrete y la palabra que manda sobre el papel.

Cada función recibe a quien escribe, el elemento y su sitio.
"""

from typing import TYPE_CHECKING, Any

from monitoreo_cli.salidas.arbol import Nodo
from monitoreo_cli.salidas.cuadro_word import Cuadro
from monitoreo_cli.salidas.hoja_word import ALERTA, CONTENIDO, INDICE, RAYA, RESERVA, Sitio, xml
from monitoreo_cli.salidas.linea_word import DURO, Formato, escribir

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph

    from monitoreo_cli.salidas.docx import Escritor

_MANDA = Formato(negrita=True, color=ALERTA)
_AIRE_DE_PORTADA = 495  # puntos que se reparten entre sus partes


def portada(escritor: "Escritor", nodo: Nodo, sitio: Sitio) -> None:
    """Una hoja para ella sola, sin número de página."""
    from docx.shared import Pt

    escritor.hoja.primera_sin_pie()
    partes = [n for n in nodo.elementos() if n.elementos()]
    aire = 0
    for parte in partes:
        antes = len(sitio.caja.paragraphs)
        escritor.dentro(parte, sitio.con(alineado="center"))
        for primero in sitio.caja.paragraphs[antes : antes + 1]:  # una parte sólo de dibujos no escribe ninguno
            primero.paragraph_format.space_before = Pt(aire)
        aire = _AIRE_DE_PORTADA // max(2, len(partes) - 1)
    escritor.salto = True


def indice(escritor: "Escritor", nodo: Nodo, sitio: Sitio) -> None:
    """El índice de Word, si el documento tiene portada: al actualizarlo (F9) dice además las páginas."""
    enlaces = [n for n in nodo.descendientes() if n.nombre == "a"]
    if not escritor.salto or not enlaces:
        return
    escritor.linea(["Contenido"], sitio, CONTENIDO)
    renglones = [_enlace(escritor, enlace, sitio) for enlace in enlaces]
    orden = xml("w:r", dentro='<w:instrText xml:space="preserve"> TOC \\o "2-2" \\h \\z </w:instrText>')
    for tramo in (_campo("separate"), orden, _campo("begin")):
        renglones[0]._p.pPr.addnext(tramo)
    renglones[-1]._p.append(_campo("end"))


def _enlace(escritor: "Escritor", enlace: Nodo, sitio: Sitio) -> Any:
    renglon: Any = escritor.parrafo(sitio, INDICE)
    escribir(renglon, enlace.hijos, escritor.escala)
    lleva = xml("w:hyperlink", {"w:anchor": _marca(enlace.atributos.get("href", "")), "w:history": 1})
    lleva.extend(renglon._p.r_lst)
    renglon._p.append(lleva)
    return renglon


def _campo(momento: str) -> Any:
    return xml("w:r", dentro=f'<w:fldChar w:fldCharType="{momento}"/>')


def marcar(titulo: "Paragraph", ancla: str, numero: int) -> None:
    """Pone en un título la marca a la que lleva el índice."""
    titulo._p.insert(1, xml("w:bookmarkStart", {"w:id": numero, "w:name": _marca(ancla)}))
    titulo._p.append(xml("w:bookmarkEnd", {"w:id": numero}))


def _marca(ancla: str) -> str:
    return "_" + "".join(c for c in ancla if c.isalnum())


def reserva(escritor: "Escritor", nodo: Nodo, sitio: Sitio) -> None:
    """La palabra que manda sobre el papel (RESERVADO, BORRADOR, PÚBLICO), y lo que significa."""
    parrafo = escritor.parrafo(sitio, RESERVA)
    for hijo in nodo.hijos:
        manda = isinstance(hijo, Nodo) and hijo.nombre == "b"
        escribir(parrafo, [hijo], escritor.escala, _MANDA if manda else None)
        if manda:
            parrafo.add_run(DURO * 2)


def membrete(escritor: "Escritor", nodo: Nodo, sitio: Sitio) -> None:
    escritor.dentro(nodo, sitio)
    escritor.parrafo(sitio, RAYA)


def dos(escritor: "Escritor", nodo: Nodo, sitio: Sitio) -> None:
    """Lo de la izquierda y lo de la derecha del membrete."""
    izquierda, derecha = sitio.ancho * 2 / 3, sitio.ancho / 3
    cuadro = Cuadro(escritor.hoja, sitio, (izquierda, derecha), (0, 0), rayas=False)
    cuadro.fila()
    for parte in nodo.elementos()[:2]:
        celda = cuadro.celda(alineado="right" if parte.es("derecha") else "")
        escritor.dentro(Nodo("div", {}, [parte]) if parte.nombre == "p" else parte, celda)
    cuadro.cerrar()
