"""Lo que dicen los comentarios: permisos para callar un aviso, y textos que un `#` cortó (M007)."""

import re
from collections.abc import Iterator
from typing import Any

from monitoreo_cli.lugar import Lugar, Mapa, Nodo, escalares
from monitoreo_cli.problema import Problema
from monitoreo_cli.texto import citar, lineas_de
from monitoreo_cli.valor import Valor

# Las expresiones se compilan al usarse: casi ningún archivo lleva permisos ni textos cortados.
_CORTE = r"[ \t]#[^\s]"
_COMENTARIO_TRAS_VALOR = r"[ \t]*[\]},]*[ \t]+(#[^\s].*)"
_PERMISO = r"#[ \t]*monitoreo:[ \t]*permite[ \t]+([^#\r\n]*)"
_CODIGO = r"[^\s,]+"


class Permiso(Valor):
    """Un `# monitoreo: permite …`: el código que calla y dónde está escrito."""

    codigo: str
    lugar: Lugar


def mirar(texto: str, raiz: Nodo, archivo: str, problemas: list[Problema]) -> tuple[Permiso, ...]:
    """Anota los textos cortados y da los permisos de un archivo."""
    con_cortes = (" #" in texto or "\t#" in texto) and re.search(_CORTE, texto)
    con_permisos = "monitoreo:" in texto and re.search(_PERMISO, texto)
    if not (con_cortes or con_permisos):
        return ()
    lineas = lineas_de(texto)
    if con_cortes:
        problemas.extend(_cortes(raiz, lineas, archivo))
    return tuple(_permisos(raiz, lineas, archivo)) if con_permisos else ()


def hay_comentarios(raiz: Nodo) -> bool:
    """Si el archivo lleva comentarios, que quien lo reescriba entero perdería."""
    texto = raiz.fuente if isinstance(raiz, Mapa) else ""
    if "#" not in texto:
        return False
    tramos = [(e.inicio, e.fin) for e in escalares(raiz)]
    return any(
        not any(_dentro(i, m.start(), *tramo) for tramo in tramos)
        for i, linea in enumerate(lineas_de(texto))
        for m in re.finditer(r"(?:^|(?<=[ \t]))#", linea)
    )


def _cortes(raiz: Nodo, lineas: list[str], archivo: str) -> Iterator[Problema]:
    """M007: un `#` pegado a un texto, tras un espacio, que YAML tomó por comentario."""
    for escalar in escalares(raiz):
        if escalar.estilo in ("|", ">"):
            continue
        m = re.fullmatch(_COMENTARIO_TRAS_VALOR, lineas[escalar.fin.line][escalar.fin.column :])
        if m is not None and re.match(_PERMISO, m[1]) is None:
            yield Problema(
                "M007", escalar.lugar(archivo), f"el texto se corta antes de {citar(m[1])}",
                "lo que sigue al `#` no se lee", "pon el texto entre comillas, o deja un espacio tras el `#`",
            )  # fmt: skip


def _permisos(raiz: Nodo, lineas: list[str], archivo: str) -> Iterator[Permiso]:
    """Los permisos escritos en comentarios de verdad, no dentro de un texto."""
    tramos = [(e.inicio, e.fin) for e in escalares(raiz)]
    for i, linea in enumerate(lineas):
        m = re.search(_PERMISO, linea)
        if m is None or any(_dentro(i, m.start(), *tramo) for tramo in tramos):
            continue
        for codigo in re.compile(_CODIGO).finditer(linea, m.start(1), m.end(1)):
            lugar = Lugar(archivo, i + 1, codigo.start() + 1, i + 1, codigo.end() + 1)
            yield Permiso(codigo[0], lugar)


def _dentro(linea: int, columna: int, inicio: Any, fin: Any) -> bool:
    """Si una posición cae dentro de un escalar (el comentario tras `|` está en su primera línea)."""
    if inicio.line == fin.line:
        return bool(linea == fin.line and inicio.column <= columna < fin.column)
    return bool(inicio.line < linea < fin.line or (linea == fin.line and columna < fin.column))
