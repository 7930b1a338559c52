"""El cierre de `validar` para quien va a presentar un plan: los M4xx por lo que importan, con la línea que escribir."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from monitoreo_cli.problema import Gravedad, Problema
from monitoreo_cli.reglas.registro import gravedad_de
from monitoreo_cli.texto import contar
from monitoreo_cli.vistas.terminal import Linea, Tramo, parrafo

FAMILIA = "M4"
# Lo que un especialista de UGEL suele devolver con observaciones.
OBSERVADAS = ("M401", "M403", "M406", "M408", "M416", "M417", "M424", "M427")
# Lo que se puede decir respondiendo, sin abrir ningún archivo.
_SE_PREGUNTAN = frozenset(
    ("M407", "M408", "M409", "M410", "M411", "M412", "M414", "M416", "M417", "M418", "M421", "M422", "M427")
)
_TITULO = "Antes de presentar:"
_SANGRIA = " " * len("  M401  ")


def por_responder(problemas: Iterable[Problema]) -> list[Problema]:
    """Los que la UGEL suele observar y se arreglan respondiendo unas preguntas."""
    return [p for p in problemas if p.codigo in OBSERVADAS and p.codigo in _SE_PREGUNTAN]


def antes_de_presentar(problemas: Iterable[Problema], celdas: int, punto: str) -> Iterator[Linea]:
    """El resumen del plan y, grupo por grupo, qué escribir; nada si el plan no tiene problemas.

    `punto` separa los grupos: un signo que exista en la codificación de la consola.
    """
    del_plan = [p for p in problemas if p.codigo.startswith(FAMILIA)]
    grupos = _repartir(del_plan)
    if not grupos:
        return
    cuentas = f" {punto} ".join(grupo.cuenta for grupo in grupos)
    primera, *resto = parrafo(f"{_TITULO} {cuentas}", celdas, sangria="  ", primera="")
    yield [Tramo(_TITULO, "titulo"), Tramo(primera.removeprefix(_TITULO))]
    yield from resto
    for grupo in grupos:
        yield ""
        yield [Tramo(grupo.nombre, "fuerte")]
        yield from _que_escribir(grupo.problemas, celdas)
    yield ""
    if not _SE_PREGUNTAN.isdisjoint(p.codigo for p in del_plan):
        yield "Lo que falta se puede responder sin abrir el archivo: monitoreo plan completar"


class _Grupo(NamedTuple):
    nombre: str
    cuenta: str
    problemas: list[Problema]


def _repartir(problemas: Iterable[Problema]) -> list[_Grupo]:
    """Los que la UGEL observa, los que mejoran el plan y los detalles, que son las notas; sin los vacíos."""
    observados: list[Problema] = []
    mejoras: list[Problema] = []
    detalles: list[Problema] = []
    for p in problemas:
        es_nota = gravedad_de(p) is Gravedad.NOTA
        (observados if p.codigo in OBSERVADAS else detalles if es_nota else mejoras).append(p)
    codigos = ", ".join(sorted({p.codigo for p in observados}))
    grupos = (
        _Grupo("La UGEL lo suele observar", f"{len(observados)} que la UGEL suele observar ({codigos})", observados),
        _Grupo("Mejora el plan", contar(len(mejoras), "que mejora el plan", "que mejoran el plan"), mejoras),
        _Grupo("Detalles", contar(len(detalles), "detalle"), detalles),
    )
    return [grupo for grupo in grupos if grupo.problemas]


def _que_escribir(grupo: Sequence[Problema], celdas: int) -> Iterator[Linea]:
    """Una línea por cosa que escribir: la que arregla varios problemas se dice una vez, con cuántos."""
    for (codigo, arreglo), veces in sorted(Counter((p.codigo, p.arreglo) for p in grupo).items()):
        cuantas = f" ({veces} problemas)" if veces > 1 else ""
        yield from parrafo(f"{arreglo}{cuantas}", celdas, sangria=_SANGRIA, primera=f"  {codigo}  ")
