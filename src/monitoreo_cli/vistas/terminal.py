"""La pantalla: una sola puerta por la que sale texto hacia la persona.

El texto se arma en tramos con estilo y se compone aquí mismo, sin marcos: así sale igual por
tubería, en una consola cp850 y con un lector de pantalla, y el arranque no paga por rich (40 ms)
salvo que haya una terminal con color que atender.
"""

import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TextIO

from monitoreo_cli.texto import ancho, visible
from monitoreo_cli.valor import Valor

ANCHO = 80
MINIMO_DE_UN_TROZO = 10
ESTILOS = {
    "titulo": "bold", "error": "bold red", "aviso": "bold yellow", "nota": "bold cyan",
    "marca": "red", "tenue": "dim", "bien": "green", "fuerte": "bold",
}  # fmt: skip


class Tramo(Valor):
    """Un trozo de texto con el nombre de su estilo (vacío si no tiene)."""

    texto: str
    estilo: str = ""


Linea = str | Sequence[Tramo]


class Glifos(Valor):
    """Los signos que existen en la codificación de la consola."""

    lleno: str
    vacio: str
    nada: str
    punto: str
    flecha: str


_UNICODE = Glifos("█", "·", "—", "·", "→")
_CP850 = Glifos("█", "·", "-", "·", "->")
_ASCII = Glifos("#", ".", "-", "-", "->")


class Pantalla:
    """Un destino de texto: sabe su ancho, sus glifos y si admite color."""

    def __init__(self, destino: TextIO, ancho_fijo: int | None = None) -> None:
        self._destino = destino
        self.es_terminal = destino.isatty()
        self.ancho = ancho_fijo or (shutil.get_terminal_size((ANCHO, 24)).columns if self.es_terminal else ANCHO)
        self.glifos = next(g for g in (_UNICODE, _CP850, _ASCII) if _cabe("".join(g.como_dict().values()), destino))
        self._con_color = self.es_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        self._consola: Any = None

    @property
    def codificacion(self) -> str:
        return self._destino.encoding or "ascii"

    def escribir(self, *lineas: Linea) -> None:
        """Escribe líneas; los caracteres de control de los datos nunca llegan a la terminal."""
        for linea in lineas:
            if self._con_color and not isinstance(linea, str):
                self._con_estilos(linea)
            else:
                texto = linea if isinstance(linea, str) else "".join(t.texto for t in linea)
                self._destino.write(visible(texto) + "\n")

    def parrafo(self, texto: str, sangria: str = "", primera: str | None = None) -> None:
        """Escribe un texto partido en líneas que caben."""
        self.escribir(*parrafo(texto, self.ancho, sangria, primera))

    def _con_estilos(self, tramos: Sequence[Tramo]) -> None:
        from rich.console import Console
        from rich.text import Text

        if self._consola is None:
            self._consola = Console(file=self._destino, highlight=False, markup=False, emoji=False, soft_wrap=True)
        self._consola.print(Text.assemble(*((visible(t.texto), ESTILOS.get(t.estilo, "")) for t in tramos)))


def salida() -> Pantalla:
    """La pantalla del resultado (stdout)."""
    return Pantalla(sys.stdout)


def avisos() -> Pantalla:
    """La pantalla de avisos, errores y progreso (stderr)."""
    return Pantalla(sys.stderr)


def _cabe(texto: str, destino: TextIO) -> bool:
    try:
        texto.encode(destino.encoding or "ascii")
    except UnicodeEncodeError:
        return False
    return True


def rellenar(texto: str, celdas: int, a_la_derecha: bool = False) -> str:
    """El texto completado con espacios hasta un ancho, en celdas de terminal."""
    hueco = " " * max(0, celdas - ancho(texto))
    return hueco + texto if a_la_derecha else texto + hueco


def columnas(filas: Sequence[Sequence[str]], sangria: int = 2, derecha: Iterable[int] = ()) -> list[str]:
    """Filas alineadas en columnas separadas por dos espacios, sin espacios al final.

    La última celda de una fila más corta que las demás puede invadir las columnas que no usa.
    """
    a_la_derecha = set(derecha)
    mayor = max(map(len, filas), default=0)
    anchos = [max((ancho(f[i]) for f in filas if i < len(f) - (len(f) < mayor)), default=0) for i in range(mayor)]
    lineas = []
    for fila in filas:
        celdas = (rellenar(c, anchos[i], i in a_la_derecha) for i, c in enumerate(fila))
        lineas.append((" " * sangria + "  ".join(celdas)).rstrip())
    return lineas


def seccion(titulo: str) -> list[Linea]:
    """El título de lo que sigue, tras un respiro."""
    return ["", [Tramo(titulo, "titulo")]]


def parrafo(texto: str, celdas: int, sangria: str = "", primera: str | None = None) -> list[str]:
    """Un texto partido en líneas que caben, con sangría; sólo se parte la palabra que no cabe en una línea."""
    cabeza = sangria if primera is None else primera
    if "\n" not in texto and texto.strip() and ancho(cabeza) + ancho(texto) <= celdas:
        return [cabeza + texto]
    import textwrap

    lineas = textwrap.wrap(
        texto, celdas, initial_indent=cabeza, subsequent_indent=sangria,
        break_long_words=False, break_on_hyphens=False,
    ) or [cabeza.rstrip()]  # fmt: skip
    return [trozo for linea in lineas for trozo in _que_quepan(linea, celdas, sangria)]


def _que_quepan(linea: str, celdas: int, sangria: str) -> Iterator[str]:
    """La línea en trozos que caben. Una ruta se deja entera: partida no se podría copiar ni abrir."""
    caben = max(celdas, ancho(sangria) + MINIMO_DE_UN_TROZO)
    while ancho(linea) > caben and not any("/" in p and ancho(sangria + p) > caben for p in linea.split()):
        corte = caben
        while ancho(linea[:corte]) > caben:
            corte -= 1
        yield linea[:corte]
        linea = sangria + linea[corte:]
    yield linea
