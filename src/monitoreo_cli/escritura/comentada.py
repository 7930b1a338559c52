"""Un archivo comentado para empezar: lo que hace falta, escrito; lo demás, a mano y comentado."""

from collections.abc import Iterator, Mapping
from typing import Any

from monitoreo_cli.escritura.emisor import SANGRIA, lineas_de_campo
from monitoreo_cli.modelo.campos import Anidada, Campo, Forma, ListaDe, MapaDe, Pieza, Tipo, campos_de

LARGO_DE_COMENTARIO = 96


def comentar(clase: type[Pieza], datos: Mapping[str, Any], cabecera: str = "") -> str:
    """Un archivo del formato con `datos` escritos y cada clave explicada; sale del modelo."""
    lineas = [f"# {linea}".rstrip() for linea in cabecera.splitlines()]
    lineas += [""] if cabecera else []
    lineas += _pieza(clase, datos, "", entre_lineas=True)
    return "\n".join(lineas).rstrip("\n") + "\n"


def _pieza(clase: type[Pieza], datos: Mapping[str, Any], sangria: str, entre_lineas: bool = False) -> Iterator[str]:
    for clave, campo in campos_de(clase).items():
        yield f"{sangria}# {campo.doc}" + (" (obligatorio)" if campo.obligatorio and clave not in datos else "")
        if clave not in datos:
            yield from (f"{sangria}# {linea}" for linea in _esqueleto(campo))
        elif isinstance(campo.forma, Anidada):
            yield f"{sangria}{clave}:"
            yield from _pieza(campo.forma.clase, datos[clave], sangria + SANGRIA)
        else:
            yield from lineas_de_campo(clave, campo.forma, datos[clave], sangria)
        if entre_lineas:
            yield ""


def _esqueleto(campo: Campo) -> Iterator[str]:
    """Cómo se escribiría un campo, con valores de muestra."""
    if isinstance(campo.forma, Tipo) or campo.ejemplo:
        yield f"{campo.clave}: {_muestra(campo.forma, campo.ejemplo)}"
    else:
        yield f"{campo.clave}:"
        yield from (SANGRIA + linea for linea in _interior(campo.forma))


def _interior(forma: Forma) -> Iterator[str]:
    if isinstance(forma, Anidada):
        for campo in campos_de(forma.clase).values():
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
