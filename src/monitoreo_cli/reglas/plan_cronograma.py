"""M4xx del cronograma: el orden de lo que se hace, y que una fecha no contradiga a otra.

Aquí no se mira lo que no tiene sus dos fechas ni lo que termina antes de empezar: ya tiene su problema.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice, pairwise

from monitoreo_cli.fechas import corta, fin_de_mes, mes_iso, mes_o_dia, meses_entre, rango
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.plan import Actividad, Etapa
from monitoreo_cli.problema import Problema
from monitoreo_cli.reglas.registro import AVISO, ESCUELA, NOTA, Entorno, regla
from monitoreo_cli.texto import recortar
from monitoreo_cli.valor import Valor

# Lo que va antes de las etapas puede empezar antes que el plan: salirse del periodo es sólo una nota.
_PREVIAS = ("diagnostico", "planificacion")
# Un año mal escrito en el periodo no llena la pantalla de meses vacíos.
_MESES_VACIOS = 24
_NOMBRE = 40


class Tramo(Valor):
    """Una etapa o actividad con sus dos fechas; `clase` es la de la actividad, o `etapa`."""

    clase: str | None
    nombre: str
    desde: date
    hasta: date
    pieza: Etapa | Actividad


def tramos(escuela: Escuela) -> list[Tramo]:
    """Las etapas y las actividades con fechas que se entienden, por fecha."""
    dichas: list[tuple[str | None, str, Etapa | Actividad]] = []
    dichas += [("etapa", f"la etapa {n}", e) for n, e in escuela.etapas.items()]
    for actividad in escuela.plan_o_vacio.actividades:
        nombre = recortar((actividad.nombre or actividad.id or "sin nombre")[: 4 * _NOMBRE], _NOMBRE)
        dichas.append((actividad.clase, f"«{nombre}»", actividad))
    legibles = [Tramo(c, n, p.desde, p.hasta, p) for c, n, p in dichas if p.desde and p.hasta and p.desde <= p.hasta]
    return sorted(legibles, key=lambda t: (t.desde, t.hasta))


def _etapas(escuela: Escuela) -> list[Tramo]:
    return [t for t in tramos(escuela) if t.clase == "etapa"]


def _hay_fechas_ilegibles(escuela: Escuela, clase: str | None = None) -> bool:
    """Si alguna etapa o actividad (o sólo las de una clase) no dice bien cuándo es."""
    plan = escuela.plan
    piezas: list[Etapa | Actividad] = [a for a in plan.actividades if clase in (None, a.clase)] if plan else []
    piezas += plan.etapas if plan and clase is None else ()
    return not all(p.desde and p.hasta and p.desde <= p.hasta for p in piezas)


def informe_final(todos: Iterable[Tramo]) -> Tramo | None:
    """El informe final: uno por etapa, antes, no tiene que esperar a las etapas que siguen."""
    return max((t for t in todos if t.clase == "informe"), key=lambda t: (t.desde, t.hasta), default=None)


# ---------------------------------------------------------------- M402 y M403


@regla("M402", "crono-fuera-de-periodo", NOTA, ESCUELA)
def crono_fuera_de_periodo(entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: el plan dice valer de un mes a otro y algo suyo queda fuera. En el diagnóstico
    y la planificación, que suelen ir antes, es sólo una nota.

    Mal:
        # plan.yaml
        periodo: {desde: 2024-03, hasta: 2024-11}

    Bien:
        # plan.yaml
        periodo: {desde: 2024-03, hasta: 2024-12}
    """
    periodo = _periodo(entorno.escuela)
    if periodo is None:
        return
    for tramo in tramos(entorno.escuela):
        gravedad = NOTA if tramo.clase in _PREVIAS else AVISO
        for clave, cuando, limite in _extremos_fuera(tramo, *periodo):
            mensaje = f"{tramo.nombre} {cuando}, y el plan el {corta(limite)}"
            suyo = mes_o_dia(getattr(tramo, clave), final=clave == "hasta")
            arreglo = f"escribe `{clave}: {suyo}` en `periodo`, o mueve {tramo.nombre}"
            yield Problema("M402", tramo.pieza.donde(clave), mensaje, "fuera del periodo", arreglo, gravedad)


def _periodo(escuela: Escuela) -> tuple[date, date] | None:
    dicho = escuela.plan_o_vacio.periodo
    if dicho is None or dicho.desde is None or dicho.hasta is None or dicho.hasta < dicho.desde:
        return None
    return dicho.desde, dicho.hasta


def _extremos_fuera(tramo: Tramo, desde: date, hasta: date) -> Iterator[tuple[str, str, date]]:
    """Cada extremo que sale de un rango: su clave, qué pasa ese día y el límite."""
    if tramo.desde < desde:
        yield "desde", f"empieza el {corta(tramo.desde)}", desde
    if tramo.hasta > hasta:
        yield "hasta", f"termina el {corta(tramo.hasta)}", hasta


@regla("M403", "crono-etapa-excede-actividad", AVISO, ESCUELA)
def crono_etapa_excede_actividad(entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: el cronograma dice que el monitoreo acaba en un mes y una etapa sigue en el otro.

    Mal:
        # plan.yaml
        etapas:
          - numero: 1
            desde: 2024-04
            hasta: 2024-06
          - numero: 2
            desde: 2024-08
            hasta: 2024-12

    Bien:
        # plan.yaml
        etapas:
          - numero: 1
            desde: 2024-04
            hasta: 2024-06
          - numero: 2
            desde: 2024-08
            hasta: 2024-11
    """
    escuela = entorno.escuela
    monitoreo = [t for t in tramos(escuela) if t.clase == "monitoreo"]
    if not monitoreo or _hay_fechas_ilegibles(escuela, "monitoreo"):
        return
    # Con una actividad por etapa, el monitoreo va de la primera a la última.
    desde, hasta = min(t.desde for t in monitoreo), max(t.hasta for t in monitoreo)
    nombre = monitoreo[0].nombre if len(monitoreo) == 1 else "el monitoreo"
    for etapa in _etapas(escuela):
        for clave, cuando, limite in _extremos_fuera(etapa, desde, hasta):
            es_final = clave == "hasta"
            suyo, ajeno = mes_o_dia(limite, es_final), mes_o_dia(etapa.hasta if es_final else etapa.desde, es_final)
            mensaje = f"{etapa.nombre} {cuando}, y {nombre} el {corta(limite)}"
            arreglo = f"escribe `{clave}: {suyo}` en {etapa.nombre}, o `{clave}: {ajeno}` en {nombre}"
            yield Problema("M403", etapa.pieza.donde(clave), mensaje, f"fuera de {nombre}", arreglo)


# ---------------------------------------------------------------- M404, M405 y M423


@regla("M404", "crono-informe-solapado", AVISO, ESCUELA)
def crono_informe_solapado(entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: un informe que se escribe mientras aún se monitorea no puede contar esas visitas.

    Mal:
        # plan.yaml
        etapas:
          - numero: 1
            desde: 2024-04
            hasta: 2024-06
          - numero: 2
            desde: 2024-10
            hasta: 2024-12

    Bien:
        # plan.yaml
        etapas:
          - numero: 1
            desde: 2024-04
            hasta: 2024-06
          - numero: 2
            desde: 2024-09
            hasta: 2024-11
    """
    informe = informe_final(tramos(entorno.escuela))
    if informe is None:
        return
    desde, hasta = mes_iso(informe.desde), mes_iso(informe.hasta)
    abiertas = [e for e in _etapas(entorno.escuela) if mes_iso(e.desde) <= hasta and desde <= mes_iso(e.hasta)]
    if abiertas:
        ultima = max(abiertas, key=lambda e: e.hasta)
        termina = f"{ultima.nombre} termina el {corta(ultima.hasta)}"
        mensaje = f"{informe.nombre} empieza el {corta(informe.desde)} y {termina}"
        arreglo = f"termina {ultima.nombre} el mes anterior, o pasa {informe.nombre} al siguiente"
        yield Problema("M404", informe.pieza.donde("desde"), mensaje, "aún se monitorea", arreglo)


@regla("M405", "crono-etapas-solapadas", AVISO, ESCUELA)
def crono_etapas_solapadas(entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: en los días que comparten, una visita no se sabe de qué etapa es.

    Mal:
        # plan.yaml
        etapas:
          - numero: 1
            desde: 2024-04
            hasta: 2024-08
          - numero: 2
            desde: 2024-08
            hasta: 2024-10

    Bien:
        # plan.yaml
        etapas:
          - numero: 1
            desde: 2024-04
            hasta: 2024-07
          - numero: 2
            desde: 2024-08
            hasta: 2024-10
    """
    etapas = _etapas(entorno.escuela)
    for posicion, (_, segunda) in enumerate(pairwise(etapas), 1):
        primera = max(etapas[:posicion], key=lambda e: e.hasta)
        if segunda.desde <= primera.hasta:
            mensaje = f"{segunda.nombre} empieza el {corta(segunda.desde)}, dentro de {primera.nombre}"
            arreglo = f"empieza {segunda.nombre} después del {corta(primera.hasta)}, o termina antes {primera.nombre}"
            yield Problema("M405", segunda.pieza.donde("desde"), mensaje, "se solapan", arreglo)


@regla("M423", "mes-vacio", NOTA, ESCUELA)
def mes_vacio(entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: un mes sin nada en el cronograma suele ser algo que faltó escribir.

    Mal:
        # plan.yaml
        periodo: {desde: 2024-02, hasta: 2024-12}

    Bien:
        # plan.yaml
        periodo: {desde: 2024-03, hasta: 2024-12}
    """
    plan, periodo = entorno.escuela.plan, _periodo(entorno.escuela)
    if plan is None or periodo is None or _hay_fechas_ilegibles(entorno.escuela):
        return
    ocupados = [(mes_iso(t.desde), mes_iso(t.hasta)) for t in tramos(entorno.escuela)]
    vacios = (m for m in meses_entre(*periodo) if not any(desde <= m <= hasta for desde, hasta in ocupados))
    for mes in islice(vacios, _MESES_VACIOS):
        primero = date.fromisoformat(f"{mes}-01")
        mensaje = f"en {rango(primero, fin_de_mes(primero))} no hay ninguna etapa ni actividad"
        arreglo = f"agrega en `actividades` lo de ese mes, con `desde: {mes}`, o acorta `periodo`"
        yield Problema("M423", plan.donde("periodo"), mensaje, "", arreglo)
