"""Lo que hay que saber de unas fechas propuestas: cuántas son, qué no cabe, qué se supuso."""

from collections.abc import Iterator

from monitoreo_cli.calculo.feriados import feriado
from monitoreo_cli.calculo.lectivos import feriados_saltados
from monitoreo_cli.calculo.reparto import Reparto
from monitoreo_cli.fechas import corta
from monitoreo_cli.modelo.plan import Plan
from monitoreo_cli.texto import contar, enumerar


def que_saber(plan: Plan, reparto: Reparto) -> Iterator[str]:
    """Una frase por cosa, con cómo corregirla."""
    if not reparto.propuestas and not reparto.no_caben:
        yield "No falta programar ninguna visita."
        return
    yield f"{contar(len(reparto.propuestas), 'visita')} por programar, una por día como mucho."
    if reparto.sin_cantidad:
        cuales = f"etapa{'s' * (len(reparto.sin_cantidad) > 1)} {enumerar(map(str, reparto.sin_cantidad))}"
        yield f"El plan no dice cuántas visitas tocan ({cuales}): se propone una por docente que falta."
    for etapa, docentes in reparto.no_caben.items():
        yield (
            f"En la etapa {etapa} no {'cabe' if len(docentes) == 1 else 'caben'} "
            f"{contar(len(docentes), 'visita')} ({enumerar(docentes)}): no quedan días con clases. "
            "Alarga la etapa, o agrega `recuperaciones`."
        )
    saltados = feriados_saltados(plan, reparto.desde, reparto.hasta)
    if saltados:
        dichos = enumerar(f"{corta(d)} {feriado(d)}" for d in saltados)
        yield (
            f"Feriados nacionales que se saltaron, según una lista que conviene revisar: {dichos}. "
            "Corrígelo en plan.yaml: `recuperaciones` si hay clases, `no_lectivos` si falta alguno."
        )
    if any(p.de is not None and not p.de.no_realizada for p in reparto.propuestas):
        yield "A las que cambian de fecha, agrégales `no_realizada` con el motivo."
