"""M401: lo que va antes, antes."""

from collections.abc import Iterator
from datetime import date

from monitoreo_cli.fechas import corta, fin_de_mes, mes_iso, mes_o_dia, rango
from monitoreo_cli.problema import Problema
from monitoreo_cli.reglas.plan_cronograma import Tramo, informe_final, tramos
from monitoreo_cli.reglas.registro import AVISO, ESCUELA, Entorno, regla

_ORDEN = {"diagnostico": 0, "planificacion": 1, "etapa": 2, "informe": 3}


@regla("M401", "crono-orden", AVISO, ESCUELA)
def crono_orden(entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: el diagnóstico orienta la planificación, la planificación va antes de las
    visitas y el informe cuenta lo que ya pasó.

    Mal:
        # plan.yaml
        actividades:
          - id: diagnostico
            clase: diagnostico
            nombre: Diagnóstico
            desde: 2024-12
            hasta: 2024-12
          - id: visitas
            clase: monitoreo
            nombre: Visitas al aula
            desde: 2024-04
            hasta: 2024-12

    Bien:
        # plan.yaml
        actividades:
          - id: diagnostico
            clase: diagnostico
            nombre: Diagnóstico
            desde: 2024-03
            hasta: 2024-03
          - id: visitas
            clase: monitoreo
            nombre: Visitas al aula
            desde: 2024-04
            hasta: 2024-12
    """
    todos = tramos(entorno.escuela)
    final = informe_final(todos)
    ordenados = [t for t in todos if t.clase in _ORDEN and (t.clase != "informe" or t is final)]
    for tramo in ordenados:
        siguen = [s for s in ordenados if _ORDEN[s.clase or ""] > _ORDEN[tramo.clase or ""]]
        invadidos = [s for s in siguen if _llega_tarde(tramo.clase, tramo.hasta, s)]
        if invadidos:
            yield _tarde(tramo, min(invadidos, key=lambda s: _ORDEN[s.clase or ""]), siguen)


def _llega_tarde(clase: str | None, hasta: date, sigue: Tramo) -> bool:
    """Si lo que debía ir antes termina cuando lo que sigue ya empezó.

    «Diagnóstico < planificación < etapas» se mira por días: terminar el mismo día es tarde.
    «Etapas ≤ informe» se mira por meses: la última etapa y el informe pueden tocarse en uno, y de
    ese caso habla M404.
    """
    if clase == "etapa":
        return mes_iso(hasta) > mes_iso(sigue.desde)
    return hasta >= sigue.desde


def _tarde(tramo: Tramo, invadido: Tramo, siguen: list[Tramo]) -> Problema:
    """El problema de un tramo; si un año antes quedaba en orden, seguramente es lo que se quiso decir."""
    mensaje = f"{tramo.nombre} termina el {corta(tramo.hasta)} y {invadido.nombre} empieza el {corta(invadido.desde)}"
    # Una etapa es del año del plan: si el informe va antes, es el informe el que se equivocó.
    antes = _un_anio_antes(tramo) if tramo.clase != "etapa" else None
    entero = tramo.desde > invadido.hasta
    if entero and antes and not any(_llega_tarde(tramo.clase, antes[1], s) for s in siguen):
        rotulo = f"¿quisiste decir {rango(*antes)}?"
        fechas = f"`desde: {mes_o_dia(antes[0])}` y `hasta: {mes_o_dia(antes[1], final=True)}`"
        arreglo = f"escribe {fechas} en {tramo.nombre}"
    else:
        rotulo = "llega tarde"
        arreglo = f"pon en `hasta` una fecha anterior al {corta(invadido.desde)}, o mueve {invadido.nombre}"
    return Problema("M401", tramo.pieza.donde("hasta"), mensaje, rotulo, arreglo)


def _un_anio_antes(tramo: Tramo) -> tuple[date, date] | None:
    """El mismo tramo un año antes; `None` si no existe (el 29 de febrero que no cierra su mes, el año 1)."""
    if tramo.desde.year == 1 or (tramo.desde.month, tramo.desde.day) == (2, 29):
        return None
    primero = tramo.hasta.replace(day=1)
    primero = primero.replace(year=primero.year - 1)
    es_fin = tramo.hasta == fin_de_mes(tramo.hasta)
    hasta = fin_de_mes(primero) if es_fin else primero.replace(day=tramo.hasta.day)
    return tramo.desde.replace(year=tramo.desde.year - 1), hasta
