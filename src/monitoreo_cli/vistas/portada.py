"""La portada: qué escuela es, en qué etapa va y qué le falta hoy, en media pantalla."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from monitoreo_cli.calculo.agenda import Agenda
from monitoreo_cli.calculo.cuentan import Cuentas, orden_de_visita
from monitoreo_cli.calculo.entrega import entrega_de
from monitoreo_cli.calculo.resumen import resumir
from monitoreo_cli.fechas import DIAS, corta, en_palabras
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.plan import Etapa
from monitoreo_cli.texto import contar, cortar, recortar
from monitoreo_cli.vistas.resumen import etapa_con_fechas, nombre_de
from monitoreo_cli.vistas.terminal import Linea, Tramo, columnas

ANCHO = 79


def portada(escuela: Escuela, cuentas: Cuentas, pendientes: Agenda) -> Iterator[Linea]:
    """A lo más trece líneas: el detalle lo da `agenda`."""
    yield [Tramo(recortar(nombre_de(escuela), ANCHO), "titulo")]
    titulo = escuela.plan_o_vacio.titulo
    if titulo:
        yield recortar(titulo, ANCHO)
    hoy = pendientes.hoy
    yield f"Hoy es {DIAS[hoy.weekday()]} {en_palabras(hoy)}."
    for etapa in escuela.etapas_en(hoy)[:2]:
        yield recortar(_etapa(escuela, cuentas, etapa), ANCHO)
    yield ""
    filas = [*_falta(pendientes, _a_medias(escuela, hoy)), *_sin_entregar(escuela, cuentas, hoy)]
    yield [Tramo("Qué falta" if filas else "Nada vencido ni pendiente para estos días.", "fuerte")]
    yield from (cortar(fila, ANCHO) for fila in columnas(filas))


def _etapa(escuela: Escuela, cuentas: Cuentas, etapa: Etapa) -> str:
    """«Etapa 2 (julio a septiembre de 2024): 2 de 3 docentes visitados.»"""
    resumen = resumir(escuela, cuentas, etapa)
    hay = sum(1 for hechas in resumen.visitas.hechas.values() if hechas)
    return f"{etapa_con_fechas(etapa)}: {hay} de {contar(len(resumen.visitas.hechas), 'docente')} con visita cerrada."


def _falta(p: Agenda, a_medias: list[str]) -> Iterator[list[str]]:
    """Una fila por clase de pendiente: cuántos, qué, y los primeros."""
    compromisos = [f"{s.id} ({corta(s.plazo)})" if s.plazo else s.id for s in p.compromisos]
    for cuantos, singular, plural, cuales in (
        (len(p.visitas), "visita por hacer", "visitas por hacer", _visitas(p)),
        (len(a_medias), "visita a medias", "visitas a medias", a_medias),
        (len(p.dialogos), "diálogo sin anotar", "diálogos sin anotar", [d.visita for d in p.dialogos]),
        (len(p.copias), "copia sin firmar", "copias sin firmar", [d.visita for d in p.copias]),
        (len(compromisos), "compromiso por vencer o vencido", "compromisos por vencer o vencidos", compromisos),
    ):
        if cuantos:
            yield [contar(cuantos, singular, plural), ", ".join(cuales)]


def _a_medias(escuela: Escuela, hoy: date) -> list[str]:
    """Los borradores, desde el mismo día: es lo que dejó quien salió a la mitad."""
    ordenadas = sorted(escuela.visitas, key=orden_de_visita)
    return [v.id for v in ordenadas if v.estado == "borrador" and (v.fecha or hoy) <= hoy]


def _sin_entregar(escuela: Escuela, cuentas: Cuentas, hoy: date) -> Iterator[list[str]]:
    """Las etapas que terminaron con alguna visita y no se entregaron, y con qué opción del menú se hace."""
    cuales = [
        f"etapa {etapa.numero}"
        for etapa in escuela.etapas.values()
        if etapa.hasta and etapa.hasta < hoy and entrega_de(escuela, etapa.numero) is None
        if any(resumir(escuela, cuentas, etapa).visitas.hechas.values())
    ]
    if cuales:
        cuantas = contar(len(cuales), "etapa sin entregar", "etapas sin entregar")
        yield [cuantas, f"{', '.join(cuales)} (opción 4, entregar)"]


def _visitas(pendientes: Agenda) -> Iterator[str]:
    """Las que faltan, cada docente una vez: «d01 (2 en la etapa 1)»."""
    for (docente, etapa, vencida), veces in Counter(
        (v.docente, v.etapa, v.vencida) for v in pendientes.visitas
    ).items():
        tarde = (", vencidas" if veces > 1 else ", vencida") if vencida else ""
        yield f"{docente} ({f'{veces} en la ' if veces > 1 else ''}etapa {etapa}{tarde})"
