"""Las reglas en pantalla: la tabla de todas y la explicación de una."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from monitoreo_cli.reglas.manual import Fragmento, leer_manual
from monitoreo_cli.reglas.registro import Regla
from monitoreo_cli.vistas.terminal import Linea, Tramo, columnas, parrafo

FAMILIAS = {
    "M0": "Leer los archivos", "M1": "Valores del formato", "M2": "Enlaces entre archivos", "M3": "Visitas",
    "M4": "El plan", "M5": "Privacidad", "M9": "Plantillas",
}  # fmt: skip
CON_LOS_DIAS = "depende de hoy: sólo con --pendientes"


def tabla(reglas: Iterable[Regla], celdas: int) -> Iterator[Linea]:
    """Todas las reglas, por familia."""
    ordenadas = sorted(reglas, key=lambda r: r.codigo)
    for familia, grupo in groupby(ordenadas, key=lambda r: r.codigo[:2]):
        yield [Tramo(FAMILIAS.get(familia, familia), "titulo")]
        yield from columnas([[r.codigo, r.gravedad.value, r.nombre + (" *" if r.con_los_dias else "")] for r in grupo])
        yield ""
    yield f"* {CON_LOS_DIAS}"
    yield from parrafo("Para una sola: monitoreo explicar M201", celdas)


def explicacion(regla: Regla, celdas: int) -> Iterator[Linea]:
    """Una regla entera."""
    manual = leer_manual(regla.doc)
    yield [Tramo(f"{regla.codigo} {regla.nombre} ", "titulo"), Tramo(f"({regla.gravedad.value})", regla.gravedad.value)]
    yield ""
    yield from parrafo(manual.por_que[:1].upper() + manual.por_que[1:], celdas)
    if regla.con_los_dias:
        yield from parrafo(f"({CON_LOS_DIAS})", celdas)
    for titulo, estilo, fragmentos in (("Mal", "error", manual.mal), ("Bien", "bien", manual.bien)):
        if fragmentos:
            yield ""
            yield [Tramo(titulo, estilo)]
            for fragmento in fragmentos:
                yield from _fragmento(fragmento)


def _fragmento(fragmento: Fragmento) -> Iterator[Linea]:
    directiva = f", {fragmento.directiva}" if fragmento.directiva else ""
    yield [Tramo(f"  # {fragmento.ruta}{directiva}", "tenue")]
    yield from (f"  {linea}" for linea in fragmento.texto.splitlines())
