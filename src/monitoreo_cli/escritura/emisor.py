"""El emisor de YAML: el orden lo da el modelo, y todo lo que escribe se lee igual (02, punto 2.8)."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, time
from typing import Any

from monitoreo_cli.escritura.datos import esta_vacio
from monitoreo_cli.fechas import mes_o_dia
from monitoreo_cli.modelo.campos import Anidada, Forma, Libre, ListaDe, MapaDe, Pieza
from monitoreo_cli.modelo.tipos import TEXTO, Tipo, TipoMes, TipoTexto
from monitoreo_cli.texto import NO_ADMITIDOS, lineas_de

SANGRIA = "  "
_OTRO_LECTOR = re.compile(
    r"(?i)~|null|true|false|yes|no|on|off|y|n|=|<<|[-+]?\.(inf|nan)|[-+]?[0-9][0-9_,.:]*(e[-+]?[0-9]+)?"
    r"|[-+]?0[xob][0-9a-f_]+|[-+]?\.[0-9][0-9_]*(e[-+]?[0-9]+)?|[0-9]{1,4}-[0-9]{1,2}(-[0-9]{1,2})?([ t].*)?"
)
_LLANO = re.compile(r"[\w .-]+")
_SINTAXIS = re.compile(r"""^[-?:](\s|$)|^[\[\]{},&*!|>'"%@`#]|:(\s|$)|\s#|^\s|\s$|\t|^(---|\.\.\.)""")


def emitir(clase: type[Pieza], datos: Mapping[str, Any]) -> str:
    """Un archivo entero. `datos` usa las claves del formato; lo que no tiene dato no se escribe."""
    return "\n".join(lineas_de_pieza(clase, datos)) + "\n"


def lineas_de_pieza(clase: type[Pieza], datos: Mapping[str, Any], sangria: str = "") -> Iterator[str]:
    """Las líneas de un bloque, en el orden del modelo."""
    campos = clase.CAMPOS
    sobran = [c for c in datos if c not in campos]
    if sobran:
        raise ValueError(f"{clase.__name__} no tiene {sobran}")
    for clave, campo in campos.items():
        if clave in datos and not esta_vacio(datos[clave]):
            yield from lineas_de_campo(clave, campo.forma, datos[clave], sangria)


def lineas_de_campo(clave: str, forma: Forma, valor: Any, sangria: str) -> Iterator[str]:
    """`clave: valor`, en una línea o en las que haga falta."""
    cabeza, forma = f"{sangria}{clave}:", _con_forma(forma, valor)
    if isinstance(forma, Tipo):
        primera, *resto = escalar(forma, valor, sangria + SANGRIA)
        yield f"{cabeza} {primera}"
        yield from resto
    elif isinstance(forma, ListaDe) and isinstance(forma.forma, Tipo) and not isinstance(forma.forma, TipoTexto):
        yield f"{cabeza} [{', '.join(next(iter(escalar(forma.forma, v, ''))) for v in valor)}]"
    elif isinstance(forma, ListaDe) and not valor:
        yield f"{cabeza} []"
    else:
        yield cabeza
        yield from _bloque(forma, valor, sangria + SANGRIA)


def _con_forma(forma: Forma, valor: Any) -> Tipo[Any] | Anidada | ListaDe | MapaDe:
    """La forma de un contenido libre es la que tenga; la de lo demás, la suya."""
    if not isinstance(forma, Libre):
        return forma
    if isinstance(valor, Mapping):
        return MapaDe(TEXTO, forma)
    return ListaDe(forma, False, None) if isinstance(valor, list | tuple) else TEXTO


def _bloque(forma: Forma, valor: Any, sangria: str) -> Iterator[str]:
    if isinstance(forma, Anidada):
        yield from lineas_de_pieza(forma.clase, valor, sangria)
    elif isinstance(forma, ListaDe):
        for elemento in valor:
            yield from lineas_de_elemento(forma.forma, elemento, sangria)
    elif isinstance(forma, MapaDe):
        for clave, interior in valor.items():
            (escrita,) = escalar(forma.clave, clave, "")
            yield from lineas_de_campo(escrita, forma.forma, interior, sangria)


def lineas_de_elemento(forma: Forma, valor: Any, sangria: str) -> Iterator[str]:
    """Un elemento de lista: su primera línea lleva el guion en lugar de la sangría."""
    hondo, forma = sangria + SANGRIA, _con_forma(forma, valor)
    lineas = list(escalar(forma, valor, hondo)) if isinstance(forma, Tipo) else list(_bloque(forma, valor, hondo))
    yield f"{sangria}- {lineas[0].removeprefix(hondo)}"
    yield from lineas[1:]


def en_una_linea(forma: Forma, valor: Any) -> str:
    """Un valor como va entre llaves o corchetes que otra persona abrió; todo texto con signos, entre comillas."""
    forma = _con_forma(forma, valor)
    if isinstance(forma, Anidada):
        campos = forma.clase.CAMPOS
        dichos = {c: v for c, v in valor.items() if not esta_vacio(v)}
        return "{" + ", ".join(f"{c}: {en_una_linea(campos[c].forma, dichos[c])}" for c in campos if c in dichos) + "}"
    if isinstance(forma, ListaDe):
        return "[" + ", ".join(en_una_linea(forma.forma, v) for v in valor) + "]"
    if isinstance(forma, MapaDe):
        pares = (f"{en_una_linea(forma.clave, c)}: {en_una_linea(forma.forma, v)}" for c, v in valor.items())
        return "{" + ", ".join(pares) + "}"
    lineas = escalar(forma, valor, "")
    es_llano = len(lineas) == 1 and (_LLANO.fullmatch(lineas[0]) or not isinstance(valor, str))
    # Un `|` siempre acaba en salto: lo mismo tiene que decir en una línea.
    return lineas[0] if es_llano else entre_comillas(limpio(str(valor)) + "\n" * (len(lineas) > 1), '"')


def entre_comillas(texto: str, comilla: str) -> str:
    """Un texto en una línea, con las comillas que se digan."""
    if comilla == "'" and "\n" not in texto:
        return "'" + texto.replace("'", "''") + "'"
    return json.dumps(texto, ensure_ascii=False)


def escalar(tipo: Tipo[Any], valor: Any, sangria: str) -> list[str]:
    """Un valor suelto: una línea, o `|` y las suyas."""
    if valor is None:
        return ["~"]
    if isinstance(valor, bool):
        return ["sí" if valor else "no"]
    if isinstance(valor, date):
        return [mes_o_dia(valor, tipo.final) if isinstance(tipo, TipoMes) else valor.isoformat()]
    if isinstance(valor, time):
        return [f'"{valor:%H:%M}"']
    if isinstance(valor, int):
        return [str(valor)]
    texto = limpio(str(valor))
    if "\n" in texto:
        # Una primera línea con sangría propia obliga a decir cuánta es la del bloque.
        indicador = f"|{len(SANGRIA)}" if texto.startswith(" ") else "|"
        return [indicador, *(f"{sangria}{linea}" if linea else "" for linea in texto.split("\n"))]
    if tipo.entre_comillas or _necesita_comillas(texto):
        return ['"' + texto.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t") + '"']
    return [texto]


def limpio(texto: str) -> str:
    """Sin caracteres que el formato no admite, sin espacios al final de línea ni saltos de sobra."""
    admitido = "".join(" " if c in NO_ADMITIDOS else c for c in texto)
    return "\n".join(linea.rstrip() for linea in lineas_de(admitido)).strip("\n")


def _necesita_comillas(texto: str) -> bool:
    """Si otro lector lo tomaría por número, nulo, lógico o sintaxis."""
    return not texto or _OTRO_LECTOR.fullmatch(texto) is not None or _SINTAXIS.search(texto) is not None
