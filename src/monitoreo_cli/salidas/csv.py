"""CSV para hojas de cálculo: comas, y ninguna celda que la hoja tome por fórmula."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from monitoreo_cli.calculo.resumen import Resumen

if TYPE_CHECKING:
    from monitoreo_cli.calculo.avance import Avance
    from monitoreo_cli.calculo.compromisos import Seguido

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


def avances(avances: "Iterable[Avance]") -> str:
    """Una fila por docente comparable y desempeño; `cambio` queda vacío si falta alguno de los dos niveles."""
    filas: list[Sequence[Any]] = [("de", "a", "rubrica", "docente", "desempeno", "nivel_de", "nivel_a", "cambio")]
    for a in avances:
        for pareja in a.parejas:
            for c in a.desempenos:
                niveles = pareja.antes.get(c.id), pareja.despues.get(c.id)
                cambio = pareja.cambio(c.id, list(c.matriz))
                filas.append((a.de.numero, a.a.numero, a.rubrica, pareja.docente, c.id, *niveles, cambio))
    return en_csv(filas)


def filas_de_compromisos(seguidos: "Iterable[Seguido]", con_texto: bool = True) -> list[Sequence[Any]]:
    """La cabeza y una fila por compromiso; sin `con_texto`, sin lo que se escribió."""
    todas = ("id", "docente", "texto", "desempeno", "plazo", "estado", "estado_anotado", "revisado_en")
    cabeza = [c for c in todas if con_texto or c != "texto"]
    return [cabeza, *([s.como_dict()[c] for c in cabeza] for s in seguidos)]


def _celda(valor: Any) -> str:
    """Un texto que empieza como fórmula se guarda con un apóstrofo, para que nadie lo ejecute al abrir."""
    texto = "" if valor is None else str(valor)
    return f"'{texto}" if texto.startswith(_PELIGROSOS) and not isinstance(valor, int) else texto
