"""El texto de un renglón de Word: qué va en negrita o de color, sin los espacios que un navegador no mostraría."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from monitoreo_cli.salidas.arbol import Nodo
from monitoreo_cli.salidas.hoja_word import ACENTO, ALERTA, SEGUNDO, TEXTO, xml
from monitoreo_cli.valor import Valor

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph

Escala = Mapping[str, Mapping[str, Any]]  # por clase (`n1`): fondo y tinta
_ESPACIOS = re.compile(r"[ \t\r\n\f]+")
DURO = "\N{NO-BREAK SPACE}"
_CASILLA, _PARTIR_AQUI = "☐", "\N{SOFT HYPHEN}"


class Formato(Valor):
    """Cómo va un trozo; lo que no se dice es lo de su párrafo."""

    negrita: bool | None = None
    cursiva: bool | None = None
    color: str = ""
    fondo: str = ""
    puntos: float = 0
    tal_cual: bool = False  # los saltos de línea que la persona escribió se ven


_NEGRITA = {"negrita": True}
_POR_ETIQUETA: Mapping[str, dict[str, Any]] = {
    "b": _NEGRITA, "strong": _NEGRITA, "em": {"cursiva": True}, "i": {"cursiva": True},
}  # fmt: skip
_POR_CLASE: Mapping[str, dict[str, Any]] = {
    "tenue": {"negrita": False, "color": SEGUNDO},
    "codigo": {"negrita": True, "color": ACENTO},
    "alerta": {"negrita": True, "color": ALERTA},
    "marca": {"negrita": True, "color": ALERTA},
    "hueco": {"negrita": True, "color": ALERTA},
    "notas": {"color": SEGUNDO, "puntos": 9},
    "rotulo": _NEGRITA,
    "tal-cual": {"tal_cual": True},
    "sin-nivel": {"negrita": False},
}
_OCULTAS = ("oculto", "del-grafico")
_OCULTOS = ("head", "style", "script", "svg", "template", "img", "caption")


def se_ve(nodo: Nodo) -> bool:
    return nodo.nombre not in _OCULTOS and not nodo.es(*_OCULTAS)


def con_lo_suyo(formato: Formato, nodo: Nodo) -> Formato:
    """El formato de lo que va dentro de un elemento."""
    cambios = dict(_POR_ETIQUETA.get(nodo.nombre, {}))
    for clase in sorted(nodo.clases() & _POR_CLASE.keys()):
        cambios |= _POR_CLASE[clase]
    return formato.con(**cambios) if cambios else formato


def escribir(parrafo: "Paragraph", nodos: Iterable[Nodo | str], escala: Escala, formato: Formato | None = None) -> None:
    """Lo que dicen esos nodos, al final del párrafo."""
    for texto, como in _juntos(tramos(nodos, escala, formato or Formato())):
        tramo: Any = parrafo.add_run(texto)
        tramo.bold, tramo.italic = como.negrita, como.cursiva
        _dar_color(tramo, como)


def _dar_color(tramo: Any, como: Formato) -> None:
    from docx.shared import Pt, RGBColor

    if como.color:
        tramo.font.color.rgb = RGBColor.from_string(como.color)
    if como.puntos:
        tramo.font.size = Pt(como.puntos)
    if como.fondo:
        relleno = xml("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": como.fondo})
        tramo._r.get_or_add_rPr().append(relleno)


def texto_de(*nodos: Nodo | str) -> str:
    """Lo que se lee, en una línea."""
    return " ".join("".join(texto for texto, _ in tramos(nodos, {}, Formato())).split())


def nivel_de(nodo: Nodo, escala: Escala) -> Mapping[str, Any] | None:
    """El color de su nivel, si el elemento es una ficha de nivel."""
    return next((escala[c] for c in sorted(nodo.clases() & escala.keys())), None) if nodo.es("nivel") else None


def tramos(nodos: Iterable[Nodo | str], escala: Escala, formato: Formato) -> Iterator[tuple[str, Formato]]:
    """El texto en trozos con su formato; un salto de línea es `\\n`."""
    for nodo in nodos:
        if isinstance(nodo, str):
            yield _llano(nodo, formato.tal_cual), formato
        elif nodo.nombre == "br":
            yield "\n", formato
        elif nodo.es("casilla"):
            yield _CASILLA, formato
        elif se_ve(nodo):
            yield from _tramos_de(nodo, escala, con_lo_suyo(formato, nodo))


def _tramos_de(nodo: Nodo, escala: Escala, formato: Formato) -> Iterator[tuple[str, Formato]]:
    color = nivel_de(nodo, escala)
    if color is None:
        yield from tramos(nodo.hijos, escala, formato)
        return
    ficha = formato.con(negrita=True, color=_sin_almohadilla(color["tinta"]), fondo=_sin_almohadilla(color["fondo"]))
    yield f"{DURO}{texto_de(*nodo.hijos)}{DURO}", ficha


def _sin_almohadilla(color: object) -> str:
    return str(color or TEXTO).removeprefix("#")


def _llano(texto: str, tal_cual: bool) -> str:
    texto = texto.replace(_PARTIR_AQUI, "")
    lineas = texto.splitlines() if tal_cual else [texto]
    return "\n".join(_ESPACIOS.sub(" ", linea) for linea in lineas)


def _juntos(dichos: Iterable[tuple[str, Formato]]) -> list[tuple[str, Formato]]:
    """Sin los espacios de las puntas, ni los repetidos, ni los que rodean un salto."""
    salen: list[tuple[str, Formato]] = []
    previo = "\n"
    for dicho, formato in dichos:
        texto = dicho.lstrip(" ") if previo in " \n" else dicho
        if texto[:1] == "\n" and salen:
            salen[-1] = (salen[-1][0].rstrip(" "), salen[-1][1])
        if texto:
            salen.append((texto, formato))
            previo = texto[-1]
    if salen:
        salen[-1] = (salen[-1][0].rstrip(" \n"), salen[-1][1])
    return [(texto, formato) for texto, formato in salen if texto]
