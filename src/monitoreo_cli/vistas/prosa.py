"""Los textos largos que escribe la persona, en Markdown sencillo, puestos en un informe sin peligro.

Se entienden párrafos, listas, citas, negritas y cursivas. Títulos, enlaces, imágenes y HTML se ven
como texto: un informe no pide nada a la red ni cambia de estructura por lo que alguien escribió.
"""

import re
from functools import cache
from typing import Any

from markupsafe import Markup

from monitoreo_cli.texto import visible

_SIN = (
    "image", "link", "autolink", "reference", "heading", "lheading", "code", "fence", "html_block", "html_inline",
    "entity",
)  # fmt: skip
_EN_PROSA = re.compile(r"([\\`|<>\[\]&])")
_DE_BLOQUE = re.compile(r"^(\s*)(#|~~~|=+\s*$|-+\s*$)")


def en_markdown(texto: str) -> Markup:
    """El texto con sus párrafos y listas, y lo demás escapado."""
    lineas = (_linea(linea.rstrip()) for linea in visible(texto).strip("\n").splitlines())
    return Markup("\n".join(lineas))  # noqa: S704 -- no es HTML: así Jinja no vuelve a escapar


def _linea(linea: str) -> str:
    return _DE_BLOQUE.sub(r"\1\\\2", _EN_PROSA.sub(r"\\\1", linea))


def en_html(texto: str) -> Markup:
    """El texto como HTML; el que traiga escrito se ve como texto."""
    return Markup(_lector().render(visible(texto)).strip())  # noqa: S704 -- el lector ya escapó


@cache
def _lector() -> Any:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).disable(list(_SIN))
