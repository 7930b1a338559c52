"""Un documento HTML como árbol: lo justo para volver a escribirlo en otro formato."""

from collections.abc import Iterator
from html.parser import HTMLParser

from monitoreo_cli.valor import Valor

_HONDO_MAXIMO = 100  # los nuestros no pasan de veinte
_SE_CIERRAN_SOLOS = frozenset({"dd", "dt", "li", "p", "td", "th", "tr"})  # al abrirse otro igual
_SIN_CIERRE = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})


class NoSeEntiende(Exception):
    """Un documento que no se puede volver a escribir; el texto dice por qué."""


class Nodo(Valor):
    """Un elemento: su nombre, sus atributos y lo que tiene dentro, textos y otros elementos."""

    nombre: str
    atributos: dict[str, str]
    hijos: "list[Nodo | str]"

    def clases(self) -> set[str]:
        return set(self.atributos.get("class", "").split())

    def es(self, *clases: str) -> bool:
        """Si lleva alguna de esas clases."""
        return not self.clases().isdisjoint(clases)

    def elementos(self) -> "list[Nodo]":
        return [hijo for hijo in self.hijos if isinstance(hijo, Nodo)]

    def descendientes(self) -> "Iterator[Nodo]":
        for hijo in self.elementos():
            yield hijo
            yield from hijo.descendientes()


def leer(html: str) -> Nodo:
    """El árbol, bajo una raíz sin nombre. Lo que quedó sin cerrar se cierra solo: una plantilla ajena puede traerlo.

    Lanza `NoSeEntiende` si ni así se puede.
    """
    lector = _Lector()
    try:
        lector.feed(html)
        lector.close()
    except AssertionError as error:  # así lo dice el lector de Python
        raise NoSeEntiende("tiene una marca `<![` a medias") from error
    return lector.raiz


class _Lector(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.raiz = Nodo("", {}, [])
        self._abiertos = [self.raiz]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SE_CIERRAN_SOLOS and self._abiertos[-1].nombre == tag:
            self._abiertos.pop()
        self.handle_startendtag(tag, attrs)
        if len(self._abiertos) > _HONDO_MAXIMO:
            raise NoSeEntiende(f"abre unas etiquetas dentro de otras, como `<{tag}>`, y no las cierra")
        if tag not in _SIN_CIERRE:
            self._abiertos.append(self._abiertos[-1].elementos()[-1])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._abiertos[-1].hijos.append(Nodo(tag, {clave: valor or "" for clave, valor in attrs}, []))

    def handle_endtag(self, tag: str) -> None:
        if any(nodo.nombre == tag for nodo in self._abiertos[1:]):
            while self._abiertos.pop().nombre != tag:
                pass

    def handle_data(self, data: str) -> None:
        self._abiertos[-1].hijos.append(data)
