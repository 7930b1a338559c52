"""Los compromisos y su estado, en la terminal y en Markdown."""

from collections.abc import Iterator, Sequence

from monitoreo_cli.calculo.compromisos import VENCIDO, Seguido
from monitoreo_cli.modelo.comun import ESTADOS
from monitoreo_cli.texto import contar, enumerar, recortar
from monitoreo_cli.vistas.markdown import tabla
from monitoreo_cli.vistas.terminal import Glifos, Linea, Tramo, columnas, parrafo

NINGUNO = "No hay compromisos."
# Cada estado, de uno y de varios, en el orden en que los cuenta un informe.
EN_PALABRAS = {
    "cumplido": ("cumplido", "cumplidos"),
    "en-proceso": ("en proceso", "en proceso"),
    "pendiente": ("pendiente", "pendientes"),
    VENCIDO: ("vencido", "vencidos"),
    "no-cumplido": ("no cumplido", "no cumplidos"),
    "retirado": ("retirado", "retirados"),
}


def en_tabla(seguidos: Sequence[Seguido], celdas: int, glifos: Glifos) -> Iterator[Linea]:
    """Un renglón por compromiso, y debajo su id y su texto; al final, cuántos hay de cada estado."""
    if not seguidos:
        yield NINGUNO
        return
    filas = [
        [_plazo(s), estado_en_palabras(s), recortar(s.docente or glifos.nada, 16), recortar(s.desempeno or "", 20)]
        for s in seguidos
    ]
    cabeza, *cuerpo = columnas([["Plazo", "Estado", "Docente", "Desempeño"], *filas], sangria=0)
    yield [Tramo(cabeza, "tenue")]
    for seguido, linea in zip(seguidos, cuerpo, strict=True):
        yield linea
        revision = f" (revisado en {seguido.revisado_en})" if seguido.revisado_en else ""
        yield from parrafo(f"{seguido.id}: {seguido.texto or glifos.nada}{revision}", celdas, "    ")
    yield ""
    yield from parrafo(cuenta(seguidos), celdas)


def en_markdown(seguidos: Sequence[Seguido]) -> list[str]:
    """Una tabla, y al final cuántos hay de cada estado."""
    cabeza = ["Compromiso", "Docente", "Texto", "Desempeño", "Plazo", "Estado", "Revisado en"]
    filas = ([s.id, s.docente, s.texto, s.desempeno, s.plazo, estado_en_palabras(s), s.revisado_en] for s in seguidos)
    return [*tabla(cabeza, filas), "", cuenta(seguidos)] if seguidos else [NINGUNO]


def estado_en_palabras(seguido: Seguido) -> str:
    """El estado; de uno vencido, también el que se anotó."""
    if seguido.es_vencido:
        return f"{VENCIDO} ({seguido.estado_anotado})"
    return seguido.estado


def cuenta(seguidos: Sequence[Seguido]) -> str:
    """«5 compromisos: 1 vencido, 4 cumplidos.»"""
    estados = [s.estado for s in seguidos]
    partes = (contar(n, *EN_PALABRAS[e]) for e in (VENCIDO, *ESTADOS) if (n := estados.count(e)))
    return f"{contar(len(seguidos), 'compromiso')}: {enumerar(partes)}."


def _plazo(seguido: Seguido) -> str:
    return seguido.plazo.isoformat() if seguido.plazo else "sin plazo"
