"""Necesidades formativas: desempeños por número de docentes bajo el logro, con los empates como empates."""

from itertools import groupby

from monitoreo_cli.calculo.resumen import Conteo


def bajo_el_logro(conteo: Conteo) -> int:
    return conteo.valorados - conteo.en_logro


def necesidades(conteos: list[Conteo]) -> list[tuple[int, list[Conteo]]]:
    """Grupos de desempeños con igual número de docentes bajo el logro, de más a menos; sin los de cero."""
    ordenados = sorted((c for c in conteos if bajo_el_logro(c)), key=bajo_el_logro, reverse=True)
    return [(bajo, list(grupo)) for bajo, grupo in groupby(ordenados, key=bajo_el_logro)]
