"""Un error de sintaxis YAML, dicho en castellano y señalado donde empezó.

El lector avisa donde se dio cuenta; la persona necesita el renglón donde está la causa, que suele
ser anterior: la comilla que no se cerró, el corchete que quedó abierto.
"""

import re

import yaml

from monitoreo_cli.lugar import Lugar
from monitoreo_cli.problema import Problema
from monitoreo_cli.texto import lineas_de

_COMILLA = r"""^\s*(?:- +)*(?:[^\s"'#:][^"'#]*?: +)?(["'])"""
_LINEAS_ATRAS = 50
_SIN_ESPACIO = r"^( *(?:- +)*[a-z_]+:)[^\s:/]"
_TRAS_COMILLA = r""": +(?:"[^"]*"|'[^']*') *$"""
_MEZCLA = r"(?m)^<<<<<<< [^\r\n]*"


def mezcla_sin_resolver(texto: str, archivo: str) -> Problema | None:
    """Las marcas que git deja cuando dos personas cambiaron lo mismo."""
    m = re.search(_MEZCLA, texto)
    if m is None:
        return None
    linea = len(lineas_de(texto[: m.start()]))
    lugar = Lugar(archivo, linea, 1, linea, len(m[0]) + 1)
    return Problema(
        "M001", lugar, "quedó una mezcla de git sin resolver", "aquí empieza",
        "elige una de las dos versiones y borra las líneas `<<<<<<<`, `=======` y `>>>>>>>`",
    )  # fmt: skip


def problema_de_sintaxis(error: yaml.YAMLError | ValueError, texto: str, archivo: str) -> Problema:
    """El M001 que explica una excepción del lector de YAML."""
    aqui = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    linea, columna = (aqui.line, aqui.column) if aqui else (0, 0)
    lineas = lineas_de(texto)
    linea = min(linea, len(lineas) - 1)
    de_comillas = _de_comillas(error, lineas, (linea, columna), archivo)
    return (
        de_comillas
        or _clave_sin_espacio(error, lineas, linea, archivo)
        or _de_la_linea(error, lineas, (linea, columna), archivo)
    )


def _de_comillas(error: Exception, lineas: list[str], aqui: tuple[int, int], archivo: str) -> Problema | None:
    """Lo que pasó dentro de unas comillas, o `None` si no fue ahí."""
    causa, contexto = _dicho(error)
    linea, columna = aqui
    abierta = _comilla_abierta(lineas, linea)
    if abierta is None and "escape" in causa:
        return _problema(
            archivo, linea, columna,
            "tras una barra invertida `\\`, entre comillas dobles, va un código, y este no existe", "",
            "usa comillas simples, o escribe dos barras: `\\\\`",
        )  # fmt: skip
    if abierta is not None or "quoted scalar" in contexto:
        return _comilla(archivo, abierta or _marca_de(error, linea, columna), lineas)
    return None


def _clave_sin_espacio(error: Exception, lineas: list[str], linea: int, archivo: str) -> Problema | None:
    """`docente:d01` no es una clave y su valor: YAML sigue leyendo y se pierde en la línea siguiente."""
    causa, contexto = _dicho(error)
    if "simple key" in contexto:
        linea, _ = _marca_de(error, linea, 0)
    elif "mapping values" in causa:
        linea = next((i for i in range(linea - 1, -1, -1) if lineas[i].split("#")[0].strip()), linea)
    else:
        return None
    m = re.match(_SIN_ESPACIO, lineas[linea])
    if m is None:
        return None
    return _problema(
        archivo, linea, m.end(1) - 1, "falta un espacio después de los dos puntos", "",
        "pon un espacio entre los dos puntos y el valor",
    )  # fmt: skip


def _de_la_linea(error: Exception, lineas: list[str], aqui: tuple[int, int], archivo: str) -> Problema:
    """Lo demás: tabulaciones, corchetes, un `: ` de más, o una línea que no encaja."""
    causa, contexto = _dicho(error)
    linea, columna = aqui
    if "\t" in lineas[linea][: columna + 1] and not lineas[linea][: columna + 1].strip():
        tab = lineas[linea].index("\t")
        return _problema(
            archivo, linea, tab, "hay una tabulación donde van espacios", "YAML no admite tabulaciones aquí",
            "cambia la tabulación por dos espacios",
        )  # fmt: skip
    if "flow" in contexto:
        desde = _abierto(lineas, linea, columna) or _marca_de(error, linea, columna)
        return _problema(
            archivo, *desde, "hay un corchete o una llave sin cerrar, o falta una coma", "se abrió aquí",
            "ciérralo, o escribe la lista con un guion por línea",
        )  # fmt: skip
    if "mapping values" in causa:
        return _problema(
            archivo, linea, columna, "un `: ` partió el texto en dos", "YAML lee aquí el comienzo de otro valor",
            "pon el texto entre comillas, o escríbelo debajo de un `|`",
        )  # fmt: skip
    if "cannot start any token" in causa and columna < len(lineas[linea]):
        letra = lineas[linea][columna]
        return _problema(
            archivo, linea, columna, f"un texto no puede empezar con `{letra}`", "", "pon el texto entre comillas"
        )
    if re.search(_TRAS_COMILLA, lineas[linea][:columna]):
        return _problema(
            archivo, linea, columna, "hay texto después de la comilla que cierra", "",
            "pon todo el texto entre comillas, o quítalas",
        )  # fmt: skip
    if "simple key" in contexto:
        linea, columna = _marca_de(error, linea, columna)
    return _problema(
        archivo, linea, columna, "esta línea no encaja con las de alrededor", "aquí se pierde la lectura",
        "revisa la sangría (dos espacios por nivel), el guion de las listas y que cada clave lleve `: `",
    )  # fmt: skip


def _dicho(error: Exception) -> tuple[str, str]:
    """Lo que el lector dijo: qué encontró y qué estaba leyendo."""
    return str(getattr(error, "problem", "") or ""), str(getattr(error, "context", "") or "")


def _problema(archivo: str, linea: int, columna: int, mensaje: str, rotulo: str, arreglo: str) -> Problema:
    lugar = Lugar(archivo, linea + 1, columna + 1, linea + 1, columna + 2)
    return Problema("M001", lugar, mensaje, rotulo, arreglo)


def _marca_de(error: Exception, linea: int, columna: int) -> tuple[int, int]:
    """Donde empezó lo que el lector estaba leyendo, si lo dijo."""
    marca = getattr(error, "context_mark", None)
    return (marca.line, marca.column) if marca else (linea, columna)


def _abierto(lineas: list[str], linea: int, columna: int) -> tuple[int, int] | None:
    """El último corchete o llave, antes de donde se perdió la lectura, que quedó sin cerrar."""
    abiertos: list[tuple[int, int]] = []
    for i in range(max(0, linea - _LINEAS_ATRAS), linea + 1):
        for j, letra in enumerate(lineas[i][:columna] if i == linea else lineas[i]):
            if letra in "[{":
                abiertos.append((i, j))
            elif letra in "]}" and abiertos:
                abiertos.pop()
    return abiertos[-1] if abiertos else None


def _comilla_abierta(lineas: list[str], hasta: int) -> tuple[int, int] | None:
    """La última línea, de la del error hacia arriba, cuyo valor abre comillas y no las cierra."""
    for i in range(hasta, max(-1, hasta - _LINEAS_ATRAS), -1):
        m = re.match(_COMILLA, lineas[i])
        if m is not None:
            resto = lineas[i][m.end() :]
            if m[1] == '"':
                resto = re.sub(r"\\.", "", resto)
            if resto.count(m[1]) % 2 == 0:
                return i, m.start(1)
    return None


def _comilla(archivo: str, desde: tuple[int, int], lineas: list[str]) -> Problema:
    linea, columna = desde
    lugar = Lugar(archivo, linea + 1, columna + 1, linea + 1, len(lineas[linea]) + 1)
    arreglo = "cierra la comilla al final del texto"
    return Problema("M001", lugar, "hay una comilla sin cerrar", "se abrió aquí", arreglo)
