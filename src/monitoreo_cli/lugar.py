"""Lugares dentro de un archivo, y el árbol de textos que los conserva.

Un archivo leído es un árbol de tres clases de nodo: `Escalar`, `Lista` y `Mapa`. Ningún nodo tiene
tipo: todo escalar es el texto que alguien escribió. Un `Lugar` se calcula al pedirlo, porque casi
nunca hace falta y crear uno por escalar costaría más que leer el archivo.
"""

from collections.abc import Iterator
from typing import NamedTuple, Protocol


class Lugar(NamedTuple):
    """Un tramo de un archivo: líneas y columnas desde 1, en caracteres; `hasta_columna` exclusiva."""

    archivo: str
    linea: int = 1
    columna: int = 1
    hasta_linea: int = 1
    hasta_columna: int = 1


class Marca(Protocol):
    """Una posición como la da el lector de YAML: línea y columna desde 0."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


class Escalar:
    """Un texto con su lugar; `estilo` es `'`, `"`, `|`, `>` o vacío si va sin comillas."""

    __slots__ = ("estilo", "fin", "inicio", "texto")

    def __init__(self, texto: str, estilo: str, inicio: Marca, fin: Marca) -> None:
        self.texto = texto
        self.estilo = estilo
        self.inicio = inicio
        self.fin = fin

    @property
    def es_nulo(self) -> bool:
        """`~`, `null`, vacío y `""` son lo mismo: sin dato. Entre comillas, `"null"` es texto."""
        if self.estilo:
            return not self.texto.strip()
        return self.texto in ("", "~", "null")

    def lugar(self, archivo: str) -> Lugar:
        linea, columna = self.inicio.line + 1, self.inicio.column + 1
        if self.estilo in ("|", ">"):
            return Lugar(archivo, linea, columna, linea, columna + 1)
        return Lugar(archivo, linea, columna, self.fin.line + 1, self.fin.column + 1)


class Lista:
    """Una secuencia de nodos."""

    __slots__ = ("elementos", "fin", "inicio")
    es_nulo = False

    def __init__(self, inicio: Marca) -> None:
        self.inicio = inicio
        self.fin: Marca | None = None
        self.elementos: list[Nodo] = []

    def lugar(self, archivo: str) -> Lugar:
        return _lugar_de_bloque(self, archivo)


class Mapa:
    """Pares clave → nodo, en el orden escrito.

    `abre` es el escalar que abre el bloque: su clave, la primera clave si es elemento de una lista,
    o `None` en la raíz. Ahí se señala lo que falta. `fuente` es el texto del archivo, sólo en la raíz.
    """

    __slots__ = ("abre", "archivo", "fin", "fuente", "inicio", "pares")
    es_nulo = False

    def __init__(self, archivo: str, inicio: Marca, abre: Escalar | None = None) -> None:
        self.archivo = archivo
        self.inicio = inicio
        self.fin: Marca | None = None
        self.abre = abre
        self.fuente = ""
        self.pares: dict[str, tuple[Escalar, Nodo]] = {}

    def con_pares(self, pares: dict[str, tuple[Escalar, "Nodo"]]) -> "Mapa":
        """El mismo mapa con otras claves (las del formato en vez de las que se escribieron)."""
        nuevo = Mapa(self.archivo, self.inicio, self.abre)
        nuevo.fin, nuevo.fuente, nuevo.pares = self.fin, self.fuente, pares
        return nuevo

    def nodo(self, clave: str) -> "Nodo | None":
        """El nodo bajo `clave`, o `None` si falta o no tiene dato."""
        par = self.pares.get(clave)
        return None if par is None or par[1].es_nulo else par[1]

    def tiene(self, clave: str) -> bool:
        """Si hay un dato escrito bajo `clave`, se haya entendido o no."""
        return self.nodo(clave) is not None

    def mapa(self, clave: str) -> "Mapa | None":
        nodo = self.nodo(clave)
        return nodo if isinstance(nodo, Mapa) else None

    def lugar(self, archivo: str = "") -> Lugar:
        return _lugar_de_bloque(self, archivo or self.archivo)

    def lugar_que_abre(self) -> Lugar:
        """Donde se señala lo que le falta a este bloque."""
        return Lugar(self.archivo) if self.abre is None else self.abre.lugar(self.archivo)

    def lugar_de_clave(self, clave: str) -> Lugar:
        par = self.pares.get(clave)
        return self.lugar_que_abre() if par is None else par[0].lugar(self.archivo)

    def lugar_de(self, clave: str) -> Lugar:
        """El valor si es un texto; si es un bloque, su clave; si falta, la clave que abre este mapa."""
        nodo = self.nodo(clave)
        return nodo.lugar(self.archivo) if isinstance(nodo, Escalar) else self.lugar_de_clave(clave)


Nodo = Escalar | Lista | Mapa


def escalares(nodo: Nodo) -> Iterator[Escalar]:
    """Todos los escalares de un árbol, claves incluidas, en el orden del archivo."""
    pendientes: list[Nodo] = [nodo]
    while pendientes:
        actual = pendientes.pop()
        if isinstance(actual, Escalar):
            yield actual
        elif isinstance(actual, Lista):
            pendientes.extend(reversed(actual.elementos))
        else:
            for clave, valor in reversed(list(actual.pares.values())):
                pendientes += (valor, clave)


def _lugar_de_bloque(nodo: Lista | Mapa, archivo: str) -> Lugar:
    """De su comienzo a su `]` o `}` o, si es un bloque, al fin de lo último escrito."""
    fin = nodo.fin
    linea, columna = nodo.inicio.line + 1, nodo.inicio.column + 1
    if fin is not None:
        return Lugar(archivo, linea, columna, fin.line + 1, fin.column + 1)
    ultimos = [e.lugar(archivo) for e in escalares(nodo) if e.texto or e.estilo]
    if not ultimos:
        return Lugar(archivo, linea, columna, linea, columna + 1)
    return Lugar(archivo, linea, columna, ultimos[-1].hasta_linea, ultimos[-1].hasta_columna)
