"""Qué hojas del archivo se leen, y lo que hay que decir de lo que no."""

from collections.abc import Iterator

from monitoreo_cli.calculo.importacion.tablas import (
    DOCENTES,
    GLOBAL,
    SEGUIMIENTO,
    VISITAS,
    ColumnaRepetida,
    Tabla,
    hallar,
)
from monitoreo_cli.errores import ErrorDeDatos, ErrorDeUso
from monitoreo_cli.lectura.celdas import plano
from monitoreo_cli.lectura.hoja_de_calculo import Hoja, Libro
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.texto import enumerar, los_primeros

_TITULOS = {"docentes": DOCENTES, "visitas": VISITAS, "seguimiento": SEGUIMIENTO}
_HOJAS = {
    "docentes": ("docentes",),
    "visitas": ("visitas", "bd monitoreo"),
    "seguimiento": ("seguimiento",),
}
_LISTAS = "listas"  # la que la planilla trae para elegir
_HACEN_FALTA = {"docentes": ("docente",), "visitas": ("docente", "fecha"), "seguimiento": ("compromiso", "nuevo")}


def tablas_de(libro: Libro, escuela: Escuela, que: tuple[str, ...]) -> dict[str, Tabla]:
    """La tabla de cada cosa pedida. Lanza `ErrorDeDatos` si no está o no se sabe cuál es."""
    if libro.es_csv and len(que) > 1:
        raise ErrorDeUso("un CSV tiene una sola tabla", "usa `importar visitas` o `importar docentes`")
    halladas = {cosa: _tabla(libro, escuela, cosa, solo_por_nombre=len(que) > 1) for cosa in que}
    tablas = {cosa: tabla for cosa, tabla in halladas.items() if tabla is not None}
    if not tablas:
        raise ErrorDeDatos(f"no encuentro {_lo_buscado(libro, que)}", _ARREGLO)
    return tablas


def _lo_buscado(libro: Libro, que: tuple[str, ...]) -> str:
    if len(que) > 1:
        return f"las hojas {enumerar((f'`{cosa.capitalize()}`' for cosa in que), 'ni')}"
    columnas = enumerar(f"`{columna}`" for columna in _HACEN_FALTA[que[0]])
    return f"una tabla con {columnas} en {'el archivo' if libro.es_csv else 'ninguna hoja a la vista'}"


_ARREGLO = "`monitoreo exportar planilla` da un libro con las columnas puestas"


def _tabla(libro: Libro, escuela: Escuela, cosa: str, solo_por_nombre: bool) -> Tabla | None:
    por_nombre = [h for h in libro.hojas if plano(h.nombre) in _HOJAS[cosa]]
    ajenas = {n for otra, nombres in _HOJAS.items() if otra != cosa for n in nombres}
    otras = [] if solo_por_nombre else [h for h in libro.hojas if plano(h.nombre) not in ajenas]
    halladas = [t for h in por_nombre or otras if (t := _hallar(h, escuela, cosa)) is not None]
    if len(halladas) > 1:
        hojas = enumerar(f"`{t.hoja}`" for t in halladas)
        raise ErrorDeDatos(f"hay varias hojas con {cosa}: {hojas}", f"deja una sola, o llámala `{cosa.capitalize()}`")
    return halladas[0] if halladas else None


def _hallar(hoja: Hoja, escuela: Escuela, cosa: str) -> Tabla | None:
    rubricas = escuela.rubricas.values() if cosa == "visitas" else ()
    try:
        return hallar(hoja, _TITULOS[cosa], _HACEN_FALTA[cosa], rubricas)
    except ColumnaRepetida as error:
        donde = f"en la hoja `{hoja.nombre}`, " if hoja.nombre else ""
        raise ErrorDeDatos(f"{donde}{error}", "deja una sola") from error


def _sin_leer(libro: Libro, tablas: dict[str, Tabla]) -> Iterator[str]:
    """De una planilla se esperan todas sus hojas: una que cambió de nombre, o perdió sus títulos, no se calla."""
    leidas = {t.hoja for t in tablas.values()}
    sobran = [f"`{h.nombre}`" for h in libro.hojas if h.filas and h.nombre not in leidas and plano(h.nombre) != _LISTAS]
    if sobran:
        nombres = enumerar(f"`{cosa.capitalize()}`" for cosa in _HOJAS)
        yield f"no se leen estas hojas: {enumerar(sobran)}; se leen {nombres}, con los títulos que trae la planilla"


def notas_de(libro: Libro, tablas: dict[str, Tabla], que: tuple[str, ...]) -> Iterator[str]:
    """Lo que no se leyó y lo que se leyó de otro modo."""
    if len(que) > 1:
        yield from _sin_leer(libro, tablas)
    if libro.aviso:
        yield libro.aviso
    if libro.ocultas:
        yield f"las hojas ocultas no se leen: {enumerar(f'`{h}`' for h in libro.ocultas)}"
    for tabla in tablas.values():
        donde = f" de `{tabla.hoja}`" if tabla.hoja else ""
        if tabla.sueltas and tabla.hoja:
            yield f"no se leen las celdas sin título: {enumerar(los_primeros(tabla.sueltas, 3))}"
        if tabla.ajenos:
            yield f"no se leen estas columnas{donde}: {enumerar(tabla.ajenos)}"
        if GLOBAL in tabla.columnas:
            yield f"el puntaje o nivel global{donde} se ignora: en este monitoreo no existe, y no se guarda"
        if "hechos" in tabla.columnas:
            yield f"la columna de evidencia{donde} no dice de qué desempeño es: va a los hechos del cuaderno"
