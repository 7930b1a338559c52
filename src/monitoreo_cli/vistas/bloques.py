"""Las piezas de un documento con secciones: cada una es un bloque llano que las plantillas saben mostrar.

Todo constructor devuelve una lista, vacía si no hay nada que mostrar: así una sección se arma sumando.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from monitoreo_cli.valor import Valor

Bloque = dict[str, Any]
Celdas = Sequence[str]
RAYA = "—"
_ROMANOS = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def prosa(texto: str | None) -> list[Bloque]:
    """Un texto largo de la persona, en Markdown sencillo."""
    return [{"clase": "prosa", "texto": texto}] if texto and texto.strip() else []


def pares(filas: Iterable[tuple[str, str | Sequence[str] | None]]) -> list[Bloque]:
    """Rótulo y texto, uno por renglón; el que no tiene texto no sale. Con varios, van uno bajo otro."""
    dichos = [(r, [t] if isinstance(t, str) else list(t or ())) for r, t in filas]
    llenos = [{"rotulo": rotulo, "textos": textos} for rotulo, textos in dichos if any(textos)]
    return [{"clase": "pares", "filas": llenos}] if llenos else []


def puntos(textos: Iterable[str]) -> list[Bloque]:
    """Una lista de cosas cortas."""
    dichos = list(textos)
    return [{"clase": "puntos", "textos": dichos}] if dichos else []


def apartados(piezas: Iterable[tuple[str, str, str | None]]) -> list[Bloque]:
    """Trozos con rótulo (`A`), título y un texto largo."""
    dichos = [{"rotulo": r, "titulo": t, "texto": texto or ""} for r, t, texto in piezas]
    return [{"clase": "apartados", "apartados": dichos}] if dichos else []


def tabla(titulo: str, columnas: Celdas, filas: Iterable[Celdas], numericas: Iterable[int] = ()) -> list[Bloque]:
    """Una tabla con su título (para quien no la ve) y sus columnas. La que no tiene ningún dato no sale."""
    todas = [list(f) for f in filas]
    vivas = [i for i in range(len(columnas)) if any(f[i] for f in todas)]
    cabeza = [{"texto": columnas[i], "numero": i in tuple(numericas)} for i in vivas]
    cuerpo = [[f[i] or RAYA for i in vivas] for f in todas]
    return [{"clase": "tabla", "titulo": titulo, "columnas": cabeza, "filas": cuerpo}] if vivas else []


def nota(texto: str) -> list[Bloque]:
    """Lo que hay que saber para leer lo de arriba."""
    return [{"clase": "nota", "texto": texto}] if texto else []


def parte(titulo: str, bloques: list[Bloque]) -> list[Bloque]:
    """Bloques bajo un título de segundo orden, que se numera con su sección; sin bloques no hay título."""
    return [{"clase": "subtitulo", "titulo": titulo, "numero": ""}, *bloques] if bloques else []


# ---------------------------------------------------------------- secciones


class Seccion(Valor):
    """Una sección y las claves del formato que reúne: tras cualquiera de ellas puede ir una propia."""

    claves: tuple[str, ...]
    titulo: str
    bloques: list[Bloque]


def numeradas(secciones: Iterable[Seccion]) -> list[dict[str, Any]]:
    """Las que dicen algo, con número romano, y sus partes con `n.k`: lo que no hay no deja hueco."""
    salen = []
    for n, seccion in enumerate((s for s in secciones if s.bloques), 1):
        k, bloques = 0, []
        for bloque in seccion.bloques:
            k += bloque["clase"] == "subtitulo"
            bloques.append({**bloque, "numero": f"{n}.{k}"} if bloque["clase"] == "subtitulo" else bloque)
        salen.append({"id": f"s{n}", "numero": romano(n), "titulo": seccion.titulo, "bloques": bloques})
    return salen


def romano(numero: int) -> str:
    escrito = ""
    for valor, letras in _ROMANOS:
        veces, numero = divmod(numero, valor)
        escrito += letras * veces
    return escrito
