"""CSV para hojas de cálculo: comas, y ninguna celda que la hoja tome por fórmula."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from monitoreo_cli.calculo.resumen import Resumen

_PELIGROSOS = ("=", "+", "-", "@", "\t", "\r")


def en_csv(filas: Iterable[Sequence[Any]]) -> str:
    """El texto CSV (RFC 4180, con LF); lo que no hay queda vacío."""
    destino = io.StringIO()
    escritor = csv.writer(destino, lineterminator="\n")
    escritor.writerows([[_celda(c) for c in fila] for fila in filas])
    return destino.getvalue()


def resumen(resumenes: Iterable[Resumen]) -> str:
    """Una fila por docente programado y desempeño."""
    filas: list[Sequence[Any]] = [("etapa", "rubrica", "docente", "visita", "desempeno", "nivel")]
    for r in resumenes:
        for fila in r.por_docente:
            for conteo in r.desempenos:
                nivel = fila.niveles.get(conteo.id)
                filas.append((r.etapa.numero, r.rubrica, fila.docente, fila.visita, conteo.id, nivel))
    return en_csv(filas)


def _celda(valor: Any) -> str:
    """Un texto que empieza como fórmula se guarda con un apóstrofo, para que nadie lo ejecute al abrir."""
    texto = "" if valor is None else str(valor)
    return f"'{texto}" if texto.startswith(_PELIGROSOS) and not isinstance(valor, int) else texto
