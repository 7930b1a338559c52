"""La portada: qué escuela es, en qué etapa va y qué le falta hoy, en media pantalla."""

from collections.abc import Iterator

from monitoreo_cli.calculo.agenda import Agenda
from monitoreo_cli.calculo.cuentan import Cuentas
from monitoreo_cli.calculo.resumen import resumir
from monitoreo_cli.fechas import DIAS, corta, en_palabras, rango
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.plan import Etapa
from monitoreo_cli.texto import contar, recortar
from monitoreo_cli.vistas.resumen import nombre_de
from monitoreo_cli.vistas.terminal import Linea, Tramo, columnas

ANCHO = 79


def portada(escuela: Escuela, cuentas: Cuentas, pendientes: Agenda) -> Iterator[Linea]:
    """A lo más doce líneas: el detalle lo da `agenda`."""
    yield [Tramo(recortar(nombre_de(escuela), ANCHO), "titulo")]
    titulo = escuela.plan.titulo if escuela.plan else None
    if titulo:
        yield recortar(titulo, ANCHO)
    hoy = pendientes.hoy
    yield f"Hoy es {DIAS[hoy.weekday()]} {en_palabras(hoy)}."
    for etapa in escuela.etapas_en(hoy)[:2]:
        yield recortar(_etapa(escuela, cuentas, etapa), ANCHO)
    yield ""
    filas = list(_falta(pendientes))
    yield [Tramo("Qué falta" if filas else "Nada vencido ni pendiente para estos días.", "fuerte")]
    yield from (fila if len(fila) <= ANCHO else f"{fila[: ANCHO - 3]}..." for fila in columnas(filas))


def _etapa(escuela: Escuela, cuentas: Cuentas, etapa: Etapa) -> str:
    """«Etapa 2 (julio a septiembre de 2024): 2 de 3 docentes visitados.»"""
    resumen = resumir(escuela, cuentas, etapa)
    cuando = f" ({rango(etapa.desde, etapa.hasta)})" if etapa.desde and etapa.hasta else ""
    hay = sum(1 for hechas in resumen.visitas.hechas.values() if hechas)
    return (
        f"Etapa {etapa.numero}{cuando}: {hay} de {contar(len(resumen.visitas.hechas), 'docente')} con visita cerrada."
    )


def _falta(pendientes: Agenda) -> Iterator[list[str]]:
    """Una fila por clase de pendiente: cuántos, qué, y los primeros."""
    visitas = [f"{v.docente} (etapa {v.etapa}{', vencida' if v.vencida else ''})" for v in pendientes.visitas]
    compromisos = [f"{s.id} ({corta(s.plazo)})" if s.plazo else s.id for s in pendientes.compromisos]
    for singular, plural, cuales in (
        ("visita por hacer", "visitas por hacer", visitas),
        ("diálogo sin anotar", "diálogos sin anotar", [d.visita for d in pendientes.dialogos]),
        ("copia sin firmar", "copias sin firmar", [d.visita for d in pendientes.copias]),
        ("compromiso por vencer o vencido", "compromisos por vencer o vencidos", compromisos),
        ("borrador sin cerrar", "borradores sin cerrar", [d.visita for d in pendientes.borradores]),
    ):
        if cuales:
            yield [contar(len(cuales), singular, plural), ", ".join(cuales)]
