"""El manual de una regla, sacado de su docstring: por qué importa, un ejemplo malo y uno bueno.

De aquí salen `explicar`, la página de referencia y la prueba que comprueba cada ejemplo.
"""

import re
from inspect import cleandoc
from textwrap import dedent
from typing import NamedTuple

_PARTES = re.compile(r"(?m)^(Mal|Bien):\n")
_CABECERA = re.compile(r"(?m)^# ([a-z]\S*\.[a-z0-9]+)(?:, (.+))?\n?")
_PRINCIPIO = "Por qué importa:"


class Fragmento(NamedTuple):
    """Un archivo de un ejemplo.

    `directiva` dice qué tiene de especial («vacío», «borrado», «sin permiso de lectura», «guardado
    como cp1252», «copia de otra ruta»); vacía si el texto sólo cambia esas claves de su archivo.
    """

    ruta: str
    directiva: str
    texto: str


class Manual(NamedTuple):
    """Lo que una regla dice de sí misma."""

    por_que: str
    mal: tuple[Fragmento, ...]
    bien: tuple[Fragmento, ...]


def leer_manual(doc: str) -> Manual:
    """El manual que hay en un docstring; lo que no está queda vacío."""
    comienzo, *resto = _PARTES.split(cleandoc(doc))
    partes = {titulo: _fragmentos(dedent(cuerpo)) for titulo, cuerpo in zip(resto[::2], resto[1::2], strict=True)}
    por_que = " ".join(comienzo.removeprefix(_PRINCIPIO).split())
    return Manual(por_que, partes.get("Mal", ()), partes.get("Bien", ()))


def _fragmentos(cuerpo: str) -> tuple[Fragmento, ...]:
    _, *resto = _CABECERA.split(cuerpo)
    tercias = zip(resto[::3], resto[1::3], resto[2::3], strict=True)
    return tuple(Fragmento(ruta, directiva or "", _texto(texto)) for ruta, directiva, texto in tercias)


def _texto(texto: str) -> str:
    return texto.strip("\n") + "\n" if texto.strip() else ""
