"""Lo que git recuerda y no debería: el commit, el archivo y la línea, con el dato tapado."""

from collections.abc import Iterator

from monitoreo_cli.lectura.clases import IDENTIDADES
from monitoreo_cli.reglas.rastreo_en_git import Memoria, Recuerdo
from monitoreo_cli.texto import ancho, contar, enumerar
from monitoreo_cli.vistas.terminal import Linea, Tramo, columnas, parrafo

_CORTO = 10
_CONSEJO = (
    "Quitar el dato hoy no lo borra de la historia: quien copie el repositorio lo verá. Si nadie más lo tiene, "
    "lo más seguro es guardar una copia de la carpeta y empezar un repositorio nuevo, sin el dato. Si ya se "
    "compartió, da el dato por conocido, avisa a quien le toca y mira la guía «Historia y privacidad»."
)


def en_texto(memoria: Memoria, celdas: int) -> Iterator[Linea]:
    """Un renglón por dato, qué se miró, y qué hacer; si no hay nada, sólo qué se miró."""
    if not memoria.commits:
        yield "En git todavía no se guardó nada de esta carpeta: no hay historia que revisar."
        return
    if memoria.esta_limpia:
        yield from parrafo(f"La historia de git no guarda datos personales a la vista: {_mirado(memoria)}.", celdas)
        return
    yield [Tramo("En la historia de git", "titulo"), Tramo(f" ({_mirado(memoria)})")]
    yield from _recuerdos(memoria, celdas)
    yield from _identidades(memoria, celdas)
    yield ""
    yield from parrafo(_CONSEJO, celdas)


def _recuerdos(memoria: Memoria, celdas: int) -> Iterator[Linea]:
    """`commit archivo:línea`, y al lado o debajo, según quepa, qué es."""
    dichos = [f"{r.que} {r.tapado}".rstrip() + _veces(r) for r in memoria.recuerdos]
    lugares = [[r.commit[:_CORTO], _lugar(r)] for r in memoria.recuerdos]
    juntas = columnas([[*lugar, dicho] for lugar, dicho in zip(lugares, dichos, strict=True)])
    if all(ancho(linea) <= celdas for linea in juntas):
        yield from juntas
        return
    for lugar, dicho in zip(columnas(lugares), dichos, strict=True):
        yield lugar
        yield f"{'':{_CORTO + 6}}{dicho}"


def _lugar(recuerdo: Recuerdo) -> str:
    if not recuerdo.archivo:
        return f"mensaje, línea {recuerdo.linea}"
    return f"{recuerdo.archivo}:{recuerdo.linea}" if recuerdo.linea else f"{recuerdo.archivo} (su nombre)"


def _veces(recuerdo: Recuerdo) -> str:
    return f", en {recuerdo.veces} versiones" if recuerdo.veces > 1 else ""


def _identidades(memoria: Memoria, celdas: int) -> Iterator[Linea]:
    if memoria.identidades:
        desde = memoria.identidades[0][:_CORTO]
        yield from parrafo(f"{IDENTIDADES} está en la historia, con todo lo que dice, desde {desde}.", celdas, "  ")


def _mirado(memoria: Memoria) -> str:
    """«12 commits y 40 textos de todas las ramas; 2 archivos no son de texto y no se miraron»"""
    visto = f"{contar(memoria.commits, 'commit')} y {contar(memoria.textos, 'texto')} de todas las ramas"
    faltan = ((memoria.sin_texto, "sin texto"), (memoria.sin_leer, "de más de 8 MiB o ausentes de esta copia"))
    dichos = [f"{contar(n, 'archivo')} {como}" for n, como in faltan if n]
    return f"{visto}; sin mirar, {enumerar(dichos)}" if dichos else visto
