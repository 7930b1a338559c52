"""Un archivo comentado para empezar: lo que hace falta, escrito; lo demás, a mano y comentado."""

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from monitoreo_cli.escritura.emisor import SANGRIA, lineas_de_campo
from monitoreo_cli.modelo.anios import NOMBRES
from monitoreo_cli.modelo.campos import Anidada, Campo, Forma, ListaDe, MapaDe, Pieza
from monitoreo_cli.modelo.tipos import Tipo
from monitoreo_cli.valor import Valor

LARGO_DE_COMENTARIO = 96


class Apuntes(Valor):
    """Lo que se dice de cada clave de arriba, además de qué es: una nota, o un valor que se sugiere comentado.

    `anio` es el del plan: las fechas de muestra van en él, para que ninguna quede vieja al descomentarla.
    """

    notas: Mapping[str, str]
    sugeridos: Mapping[str, Any]
    anio: int


_ANIO_DE_MUESTRA = 2024  # el de los ejemplos del modelo
_DE_MUESTRA = rf"\b(?:{_ANIO_DE_MUESTRA - 1}|{_ANIO_DE_MUESTRA})\b"
_SIN_APUNTES = Apuntes({}, {}, _ANIO_DE_MUESTRA)


def comentar(clase: type[Pieza], datos: Mapping[str, Any], cabecera: str = "", apuntes: Apuntes = _SIN_APUNTES) -> str:
    """Un archivo del formato con `datos` escritos y cada clave explicada; sale del modelo."""
    lineas = [f"# {linea}".rstrip() for linea in cabecera.splitlines()]
    lineas += [""] if cabecera else []
    for campo in clase.CAMPOS.values():
        lineas += [*_campo(campo, datos, "", apuntes), ""]
    return "\n".join(lineas).rstrip("\n") + "\n"


def en_ejemplo(campo: Campo, sangria: str) -> "re.Pattern[str]":
    """El ejemplo comentado de un campo, de cualquier año, tal como aquí se escribe: si alguien lo tocó, ya no es él."""
    sugeridos = NOMBRES.values() if campo.clave == "nombre_del_anio" else ()
    formas = (_esqueleto(campo), *(lineas_de_campo(campo.clave, campo.forma, s, "") for s in sugeridos))
    todas = "|".join(_comentadas(forma, sangria) for forma in formas)
    return re.compile(rf"^(?:{todas})(?=\r?\n|\Z)", re.MULTILINE)


def _comentadas(lineas: Iterable[str], sangria: str) -> str:
    """Esas líneas comentadas, como expresión regular."""
    escritas = (re.escape(f"{sangria}# {linea}".rstrip()) for linea in lineas)
    return r"\r?\n".join(re.sub(_DE_MUESTRA, "20[0-9]{2}", linea) for linea in escritas)


def _campo(campo: Campo, datos: Mapping[str, Any], sangria: str, apuntes: Apuntes) -> Iterator[str]:
    clave = campo.clave
    yield f"{sangria}# {campo.doc}" + (" (obligatorio)" if campo.obligatorio and clave not in datos else "")
    yield from textwrap.wrap(
        apuntes.notas.get(clave, ""), LARGO_DE_COMENTARIO, initial_indent="# ", subsequent_indent="# ",
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
    if clave not in datos:
        yield from (f"{sangria}# {linea}".rstrip() for linea in _por_escribir(campo, apuntes))
    elif isinstance(campo.forma, Anidada):
        yield f"{sangria}{clave}:"
        for interior in campo.forma.clase.CAMPOS.values():
            yield from _campo(interior, datos[clave], sangria + SANGRIA, Apuntes({}, {}, apuntes.anio))
    else:
        yield from lineas_de_campo(clave, campo.forma, datos[clave], sangria)


def _por_escribir(campo: Campo, apuntes: Apuntes) -> Iterator[str]:
    if campo.clave in apuntes.sugeridos:
        return lineas_de_campo(campo.clave, campo.forma, apuntes.sugeridos[campo.clave], "")
    lejos = apuntes.anio - _ANIO_DE_MUESTRA
    return (re.sub(_DE_MUESTRA, lambda m: str(int(m[0]) + lejos), linea) for linea in _esqueleto(campo))


def _esqueleto(campo: Campo) -> Iterator[str]:
    """Cómo se escribiría un campo, con valores de muestra."""
    if isinstance(campo.forma, Tipo) or campo.ejemplo:
        yield f"{campo.clave}: {_muestra(campo.forma, campo.ejemplo)}"
    else:
        yield f"{campo.clave}:"
        yield from (SANGRIA + linea for linea in _interior(campo.forma))


def _interior(forma: Forma) -> Iterator[str]:
    if isinstance(forma, Anidada):
        for campo in forma.clase.CAMPOS.values():
            yield from _esqueleto(campo)
    elif isinstance(forma, ListaDe):
        primera, *resto = [_muestra(forma.forma, "")] if isinstance(forma.forma, Tipo) else _interior(forma.forma)
        yield f"- {primera}"
        yield from (SANGRIA + linea for linea in resto)
    elif isinstance(forma, MapaDe):
        clave = _muestra(forma.clave, "")
        if isinstance(forma.forma, Tipo):
            yield f"{clave}: {_muestra(forma.forma, '')}"
        else:
            yield f"{clave}:"
            yield from (SANGRIA + linea for linea in _interior(forma.forma))


def _muestra(forma: Forma, ejemplo: str) -> str:
    if ejemplo or not isinstance(forma, Tipo):
        return ejemplo
    return f'"{forma.ejemplo}"' if forma.entre_comillas else forma.ejemplo
