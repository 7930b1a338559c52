"""M4xx de lo que el plan se propone: el problema, los objetivos, sus actividades y con qué se mide."""

from collections.abc import Iterator

from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.plan import Objetivo, Plan
from monitoreo_cli.problema import Problema
from monitoreo_cli.reglas.plan import falta
from monitoreo_cli.reglas.registro import AVISO, ESCUELA, NOTA, Entorno, regla


@regla("M411", "objetivo-sin-indicador", NOTA, ESCUELA)
def objetivo_sin_indicador(entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: sin indicador, un objetivo no se puede dar por logrado ni por no logrado.

    Mal:
        # plan.yaml
        objetivos:
          - id: o1
            texto: Que las preguntas hagan pensar
            actividades: [visitas]
            responde_a: problema

    Bien:
        # plan.yaml
        objetivos:
          - id: o1
            texto: Que las preguntas hagan pensar
            indicador: Docentes en nivel III o IV en razonamiento
            actividades: [visitas]
            responde_a: problema
    """
    for objetivo in entorno.escuela.plan_o_vacio.objetivos:
        if falta(objetivo, "indicador"):
            arreglo = f"agrega `indicador: Docentes en nivel III o IV en razonamiento`, o el tuyo, al {_como(objetivo)}"
            yield Problema("M411", objetivo.donde("id"), f"el {_como(objetivo)} no tiene indicador", "", arreglo)


@regla("M412", "objetivo-sin-actividad", AVISO, ESCUELA)
def objetivo_sin_actividad(entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: un objetivo para el que no se hará nada es sólo un deseo. Vale decirlo en
    `actividades` del objetivo o en `objetivos` de la actividad.

    Mal:
        # plan.yaml
        objetivos:
          - id: o1
            texto: Compartir lo que a cada uno le funciona
            indicador: Docentes que muestran una sesión
            responde_a: problema
        actividades:
          - id: visitas
            clase: monitoreo
            nombre: Visitas al aula
            desde: 2024-03
            hasta: 2024-12

    Bien:
        # plan.yaml
        objetivos:
          - id: o1
            texto: Compartir lo que a cada uno le funciona
            indicador: Docentes que muestran una sesión
            responde_a: problema
        actividades:
          - id: visitas
            clase: monitoreo
            nombre: Visitas al aula
            desde: 2024-03
            hasta: 2024-12
            objetivos: [o1]
    """
    plan = entorno.escuela.plan
    if plan is None or _hay_objetivos_mal_nombrados(plan):
        return
    con_actividad = {o for a in plan.actividades for o in a.objetivos}
    for objetivo in plan.objetivos:
        if falta(objetivo, "actividades") and objetivo.id not in con_actividad:
            arreglo = f"agrega `objetivos: [{objetivo.id or 'o1'}]` en la actividad que lo hará posible"
            yield Problema("M412", objetivo.donde("id"), f"ninguna actividad sirve al {_como(objetivo)}", "", arreglo)


def _hay_objetivos_mal_nombrados(plan: Plan) -> bool:
    """Si una actividad sirve a un objetivo que no existe o no se entiende: quizá era el que parece solo."""
    ids = {o.id for o in plan.objetivos}
    return any(
        not ids.issuperset(a.objetivos) or (not a.objetivos and not falta(a, "objetivos")) for a in plan.actividades
    )


@regla("M413", "item-sin-instrumento", AVISO, ESCUELA)
def item_sin_instrumento(entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: lo que se prioriza y no se mide con nada no aparecerá en ningún resultado.

    Mal:
        # plan.yaml
        items_priorizados:
          - nombre: Uso de materiales

    Bien:
        # plan.yaml
        items_priorizados:
          - nombre: Uso de materiales
            rubrica: planificacion
    """
    escuela = entorno.escuela
    se_usan = _instrumentos_en_uso(escuela)
    for item in escuela.plan_o_vacio.items_priorizados:
        if falta(item, "rubrica"):
            arreglo = f"agrega al ítem la ficha que lo mide, por ejemplo `rubrica: {min(se_usan or ['minedu-2018'])}`"
            yield Problema("M413", item.donde("nombre"), "el ítem no dice con qué se mide", "", arreglo)
        elif se_usan and item.rubrica in escuela.rubricas and item.rubrica not in se_usan:
            mensaje = f"el ítem se mide con `{item.rubrica}`, que no usa ninguna etapa"
            arreglo = f"agrega `otras_fichas: [{item.rubrica}]` en `monitoreo`"
            yield Problema("M413", item.donde("nombre"), mensaje, "", arreglo)


def _instrumentos_en_uso(escuela: Escuela) -> set[str]:
    """Los de las etapas; vacío si alguno no se sabe o no existe, porque eso ya tiene su problema."""
    etapas = list(escuela.etapas.values())
    usados = {r for e in etapas for r in (escuela.rubrica_de(e), *escuela.fichas_de(e))}
    monitoreo = escuela.plan_o_vacio.monitoreo
    generales = monitoreo.otras_fichas if monitoreo else ()
    todos = {r for r in (*usados, *generales) if r}
    hay = escuela.rubricas.keys() | escuela.rubricas_fuera
    return todos if None not in usados and todos <= hay else set()


@regla("M418", "problema-sin-objetivo", AVISO, ESCUELA)
def problema_sin_objetivo(entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: el plan cuenta un problema y ningún objetivo dice que va a resolverlo.

    Mal:
        # plan.yaml
        objetivos:
          - id: o1
            texto: Que las preguntas hagan pensar
            indicador: Docentes en nivel III o IV en razonamiento
            actividades: [visitas]

    Bien:
        # plan.yaml
        objetivos:
          - id: o1
            texto: Que las preguntas hagan pensar
            indicador: Docentes en nivel III o IV en razonamiento
            actividades: [visitas]
            responde_a: problema
    """
    plan = entorno.escuela.plan
    # Sin ningún objetivo, lo que falta es la lista y lo dice M417.
    if plan is None or not plan.problema or not plan.objetivos:
        return
    if all(falta(objetivo, "responde_a") for objetivo in plan.objetivos):
        arreglo = "agrega `responde_a: problema` al objetivo que lo atiende, o escribe ese objetivo"
        yield Problema("M418", plan.donde("problema"), "ningún objetivo responde a este problema", "", arreglo)


def _como(objetivo: Objetivo) -> str:
    return f"objetivo `{objetivo.id}`" if objetivo.id else "objetivo sin id"
