"""El Markdown de un informe como el HTML del que sale Word, para el que sólo tenga esa plantilla.

Tres cosas se leen en él: una celda que sólo dice la clave de un nivel lleva su color, salvo en las columnas
de números (las alineadas a la derecha, `---:`); una raya antes de un título empieza hoja, y antes de un
párrafo es el pie; y una lista que empieza con «Firma:», o que está bajo el título «Firmas», es donde firmar.
"""

from collections.abc import Mapping, Sequence
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # markdown-it se importa sólo al leer un Markdown
    from markdown_it.token import Token

_FIRMAS, _FIRMA = "Firmas", "Firma:"


def en_html(markdown: str, escala: Sequence[Mapping[str, Any]] = ()) -> str:
    """`escala` lleva por nivel `orden, clave`. Lo que traiga de HTML se ve como texto."""
    from markdown_it import MarkdownIt

    lector = MarkdownIt("commonmark", {"html": False}).enable("table")
    fichas = lector.parse(markdown)
    _rayas(fichas)
    _celdas(fichas, {str(n["clave"]): f"n{n['orden']}" for n in escala})
    _firmas(fichas)
    return str(lector.renderer.render(fichas, lector.options, {}))


def _rayas(fichas: "Sequence[Token]") -> None:
    for raya, tras in pairwise(fichas):
        if raya.type == "hr":
            tras.attrJoin("class", "salto" if tras.type == "heading_open" else "procedencia")
            raya.hidden = True


def _celdas(fichas: "Sequence[Token]", clases: Mapping[str, str]) -> None:
    for abre, dice in pairwise(fichas):
        if abre.type not in ("td_open", "th_open"):
            continue
        es_numero = "right" in str(abre.attrs.get("style", ""))
        if es_numero:
            abre.attrJoin("class", "numero")
        clase = clases.get("".join(t.content for t in dice.children or ()))
        if clase and not (es_numero and abre.type == "td_open"):
            _envolver(dice, clase)


def _envolver(dice: "Token", clase: str) -> None:
    from markdown_it.token import Token

    texto = f'<span class="nivel {clase}">{escape(dice.content)}</span>'
    dice.children = [Token("html_inline", "", 0, content=texto)]


def _firmas(fichas: "Sequence[Token]") -> None:
    """La lista de quienes firman es, en la página, el cuadro donde lo hacen."""
    titulo = ""
    for i, abre in enumerate(fichas):
        primero = next((f.content for f in fichas[i : i + 4] if f.type == "inline"), "")
        if abre.type == "heading_open":
            titulo = primero
        elif abre.type == "bullet_list_open" and (titulo == _FIRMAS or primero.startswith(_FIRMA)):
            abre.attrSet("class", "firmas")
