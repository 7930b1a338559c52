"""Lo que una importación haría, dicho antes de hacerlo."""

from collections.abc import Iterator, Sequence
from datetime import time
from typing import Any

from monitoreo_cli.lectura.celdas import Duda
from monitoreo_cli.texto import contar, enumerar
from monitoreo_cli.valor import Valor
from monitoreo_cli.vistas.terminal import Linea, columnas, parrafo, seccion

_CLAVES_A_LA_VISTA = (
    "nivel", "estado", "observador", "modalidad", "rubrica", "desempeno", "aula", "seccion", "area", "condicion",
    "especialidad",
)  # fmt: skip


class Cambia(Valor):
    """Una visita o un docente que cambiaría: de qué celda viene y qué claves, con su valor de antes y el nuevo."""

    lugar: str
    id: str
    claves: Sequence[tuple[str, Any, Any]]
    es_cerrada: bool = False
    entregada: bool = False


class Anuncio(Valor):
    """Lo que se crearía, lo que cambiaría, lo que no se entendió y lo que no se leyó."""

    nuevas: Sequence[tuple[str, str]] = ()
    cambiadas: Sequence[Cambia] = ()
    seguimientos: Sequence[tuple[str, str]] = ()
    docentes_nuevos: Sequence[str] = ()
    docentes_cambiados: Sequence[Cambia] = ()
    iguales: int = 0
    dudas: Sequence[Duda] = ()
    filas_fuera: int = 0
    notas: Sequence[str] = ()


def cuenta(anuncio: Anuncio) -> str:
    """«3 visitas nuevas, 1 cambiada y 5 sin cambios; 2 celdas que no entiendo»."""
    partes = [
        (len(anuncio.docentes_nuevos), "docente nuevo", "docentes nuevos"),
        (len(anuncio.docentes_cambiados), "docente cambiado", "docentes cambiados"),
        (len(anuncio.nuevas), "visita nueva", "visitas nuevas"),
        (len(anuncio.cambiadas), "visita cambiada", "visitas cambiadas"),
        (anuncio.iguales, "visita sin cambios", "visitas sin cambios"),
        (len(anuncio.seguimientos), "registro de seguimiento nuevo", "registros de seguimiento nuevos"),
    ]
    dicho = enumerar(contar(n, uno, varios) for n, uno, varios in partes if n) or "nada nuevo"
    if not anuncio.dudas:
        return dicho
    return f"{dicho}; {contar(len(anuncio.dudas), 'celda')} que no entiendo"


def en_texto(anuncio: Anuncio, celdas: int) -> Iterator[Linea]:
    """El anuncio entero, por partes; las que no tienen nada no salen."""
    yield from parrafo(cuenta(anuncio) + ".", celdas)
    for titulo, rutas in (("Se crearían", anuncio.nuevas), ("Seguimiento", anuncio.seguimientos)):
        yield from _parte(titulo, columnas([[lugar, ruta] for lugar, ruta in rutas]))
    yield from _parte("Docentes", _docentes(anuncio, celdas))
    yield from _parte("Cambiarían", [linea for c in anuncio.cambiadas for linea in _cambia(c, celdas)])
    yield from dudas(anuncio, celdas)


def dudas(anuncio: Anuncio, celdas: int) -> Iterator[Linea]:
    """Lo que no se entendió y lo que no se leyó."""
    sangria = max((len(d.lugar) for d in anuncio.dudas), default=0) + 4
    lineas = [
        linea
        for duda in anuncio.dudas
        for linea in parrafo(duda.motivo, celdas, " " * sangria, f"  {duda.lugar}".ljust(sangria))
    ]
    yield from _parte("No entiendo", lineas)
    if anuncio.filas_fuera:
        filas = contar(anuncio.filas_fuera, "fila queda fuera entera", "filas quedan fuera enteras")
        yield f"  {filas}, también lo que sí se entiende."
    yield from _parte("Además", [linea for nota in anuncio.notas for linea in parrafo(nota, celdas, "    ", "  ")])


def _parte(titulo: str, lineas: Sequence[str]) -> Iterator[Linea]:
    if lineas:
        yield from seccion(titulo)
        yield from lineas


def _docentes(anuncio: Anuncio, celdas: int) -> list[str]:
    nuevos = ", ".join(anuncio.docentes_nuevos)
    return [
        *(parrafo(f"nuevos: {nuevos}", celdas, "    ", "  ") if nuevos else []),
        *(linea for c in anuncio.docentes_cambiados for linea in _cambia(c, celdas)),
    ]


def _cambia(cambia: Cambia, celdas: int) -> Iterator[str]:
    como = [p for p, es in (("cerrada", cambia.es_cerrada), ("ya entregada", cambia.entregada)) if es]
    yield f"  {cambia.lugar}  {cambia.id}{f' ({enumerar(como)})' if como else ''}"
    for clave, antes, despues in cambia.claves:
        yield from parrafo(_clave(clave, antes, despues), celdas, "      ", "    ")


def _clave(clave: str, antes: Any, despues: Any) -> str:
    """Un dato corto se muestra; un texto libre sólo se nombra."""
    if isinstance(despues, str) and clave.rpartition(".")[2] not in _CLAVES_A_LA_VISTA:
        return f"{clave}: {'texto nuevo' if antes is None else 'otro texto'}"
    return f"{clave}: {_dicho(antes)} -> {_dicho(despues)}"


def _dicho(valor: Any) -> str:
    if isinstance(valor, list | tuple):
        valor = enumerar(map(str, valor)) or None
    return "sin dato" if valor is None else f"{valor:%H:%M}" if isinstance(valor, time) else str(valor)
