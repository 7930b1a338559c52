"""Las filas de un CSV que guardó otro programa: con comas, con puntos y comas (Excel en español) o con tabulaciones."""

import csv
import io


def filas_de(texto: str) -> list[list[str]]:
    """Todas, también las vacías: la enésima es la fila n de la hoja. Lanza `csv.Error` si no se entiende."""
    primera = texto.lstrip().split("\n", 1)[0]
    separador = max(";,\t", key=primera.count)
    return list(csv.reader(io.StringIO(texto, newline=""), delimiter=separador))
