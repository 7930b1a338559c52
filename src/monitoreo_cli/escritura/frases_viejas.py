"""Qué frases de un plan hablan de un año que ya pasó: las que nadie relee al copiar y pegar."""

import re
from collections.abc import Iterator
from typing import Any

from monitoreo_cli.escritura.datos import Datos
from monitoreo_cli.reglas.plan_normas import CONOCIDAS
from monitoreo_cli.texto import recortar

_FRASE = re.compile(r"(?<=[.;!?:])\s+|\n\s*\n|\n\s*- ")
_RELATIVO = r"(?i:\baño (?:pasado|anterior)\b)"
_LARGO = 150
# En ellas un número de cuatro cifras es un nombre, un código o una norma.
_SIN_PROSA = ("institucion", "equipo", "base_legal")


def frases_viejas(datos: Datos, anio: int) -> dict[str, list[str]]:
    """Por clave de arriba, las frases que nombran `anio` o el de antes: lo que era reciente ya no lo es.

    También «el año pasado», que ahora es otro.
    """
    viejo = re.compile(f"{_anios(anio, anio - 1).pattern}|{_RELATIVO}")
    halladas = {
        clave: [recortar(f, _LARGO) for texto in _textos(valor) for f in _FRASE.split(texto) if viejo.search(f)]
        for clave, valor in datos.items()
        if clave not in _SIN_PROSA
    }
    return {clave: frases for clave, frases in halladas.items() if frases}


def al_anio_siguiente(texto: str, anio: int) -> str:
    """Un título o un nombre con el año cambiado: «Plan 2025» → «Plan 2026»."""
    return _anios(anio).sub(str(anio + 1), texto)


def normas_de_otro_anio(normas: list[str], anio: int) -> list[str]:
    """Las que rigen un año escolar que no es `anio`."""
    escolares = {f"{n.numero}-{n.anio}": n.trata_de for n in CONOCIDAS if n.trata_de.startswith("año escolar")}
    return [
        norma
        for norma in normas
        if any(numero in norma and trata_de != f"año escolar {anio}" for numero, trata_de in escolares.items())
        or (re.search(r"(?i)año escolar", norma) and re.search(r"20[0-9]{2}\b", norma) and str(anio) not in norma)
    ]


def norma_del_anio(anio: int) -> str | None:
    """La norma del año escolar, si se conoce."""
    return next((f"{n}, {n.trata_de}" for n in CONOCIDAS if n.trata_de == f"año escolar {anio}"), None)


def _anios(*anios: int) -> re.Pattern[str]:
    """Un año suelto, y no el de una norma (`RM 556-2024-MINEDU`) ni parte de otro número."""
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(str, anios))})(?!\w|-[A-Z])")


def _textos(valor: Any) -> Iterator[str]:
    if isinstance(valor, str):
        yield valor
    elif isinstance(valor, dict):
        for interior in valor.values():
            yield from _textos(interior)
    elif isinstance(valor, list):
        for interior in valor:
            yield from _textos(interior)
