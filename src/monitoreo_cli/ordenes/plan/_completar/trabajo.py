"""Lo que se pregunta de qué se hará, cuándo, con qué recursos y con qué documento se aprueba."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any

from monitoreo_cli.fechas import rango
from monitoreo_cli.modelo.plan import CLASES, Actividad
from monitoreo_cli.ordenes._formulario import personas
from monitoreo_cli.ordenes._formulario.caminos import Estado, poner
from monitoreo_cli.ordenes._formulario.pregunta import Pregunta, de_opciones, de_texto, leer_dia, leer_varias
from monitoreo_cli.ordenes.plan._completar.caso import Caso, le_falta
from monitoreo_cli.ordenes.plan._completar.propositos import OTRO, citado, claves_de
from monitoreo_cli.ordenes.plan._completar.varios import (
    DICHO,
    GASTO,
    de_elemento,
    leer_con_fechas,
    leer_fechas,
    leer_gasto,
)
from monitoreo_cli.reglas.plan_cronograma import mes_vacio
from monitoreo_cli.reglas.registro import Entorno
from monitoreo_cli.texto import recortar, sin_usar

# De cada clase que un plan suele llevar: su nombre, y cuándo va.
_DE_SIEMPRE = {
    "diagnostico": ("Diagnóstico", "Antes de planificar. Por ejemplo: del 2/3 al 13/3, o diciembre de {antes}"),
    "planificacion": ("Planificación", "Antes de la primera visita. Por ejemplo: del 16/3 al 31/3"),
    "monitoreo": ("Visitas de monitoreo", "De la primera etapa a la última: {etapas}"),
    "acompanamiento": (
        "Reuniones de acompañamiento", "Las de interaprendizaje, talleres o jornadas. Por ejemplo: mayo a octubre",
    ),
    "informe": ("Evaluación e informe final", "Cuando ya terminó la última etapa. Por ejemplo: diciembre"),
}  # fmt: skip
_OTRA = "Feria de ciencias: octubre"
_SIN_CLASES = "Vacaciones de medio año: del 27/7 al 7/8"


def _asi(ejemplo: str) -> list[str]:
    return [f"  Así: {ejemplo}"]


# ---------------------------------------------------------------- las actividades


def de_las_actividades(caso: Caso, estado: Estado) -> Iterator[Pregunta]:
    if caso.todo:
        yield from (_en_otra_fecha(caso, a) for a in caso.plan.actividades if a.id)
    if caso.pide(caso.plan, "actividades") or any(mes_vacio(Entorno(caso.antes, caso.hoy))):
        hay = {dicho for a in caso.plan.actividades for dicho in (a.clase, a.id)}
        yield from (_de_siempre(caso, clave) for clave in CLASES if clave in _DE_SIEMPRE and clave not in hay)
        yield from _otras(caso, estado)
    yield from _quien_responde(caso)
    yield from _para_que(caso)


def _de_siempre(caso: Caso, clase: str) -> Pregunta:
    nombre, ayuda = _DE_SIEMPRE[clase]
    desde = [e.desde for e in caso.ahora.etapas.values() if e.desde]
    hasta = [e.hasta for e in caso.ahora.etapas.values() if e.hasta]
    etapas = rango(min(desde), max(hasta)) if desde and hasta else ""
    return de_elemento(
        ("actividades",), clase, DICHO, nombre, f"{nombre}: ¿en qué meses?",
        leer_fechas(caso.anio, clase=clase, nombre=nombre), salto="no hay, o después",
        ayuda=ayuda.format(antes=caso.anio - 1, etapas=etapas),
    )  # fmt: skip


def _en_otra_fecha(caso: Caso, actividad: Actividad) -> Pregunta:
    """Una que ya está en el plan: sólo cambia cuándo es."""
    return Pregunta(
        ("actividades", actividad.id or "", DICHO), f"{actividad.id} fechas",
        f"{recortar(actividad.nombre or '', 40)}: ¿en qué meses?", leer_fechas(caso.anio),
        salto=rango(actividad.desde, actividad.hasta), ayuda="Meses (abril a junio, 4-6) o fechas (del 6/4 al 26/6).",
    )  # fmt: skip


def _otras(caso: Caso, estado: Estado) -> Iterator[Pregunta]:
    ocupadas = [a.id or "" for a in caso.plan.actividades]
    dichas = [c for c in estado.get("actividades", ()) if c not in (*_DE_SIEMPRE, *ocupadas)]
    for clave in (*dichas, sin_usar([*dichas, *ocupadas], "a{}")):
        yield de_elemento(
            ("actividades",), clave, DICHO, f"Actividad {clave}", "¿Qué otra actividad?",
            leer_con_fechas("nombre", caso.anio, _OTRA, clase="otra"), salto=OTRO, antes=partial(_asi, _OTRA),
            ayuda="Su nombre, dos puntos, y en qué meses o del día tal al día tal.",
        )  # fmt: skip


def _quien_responde(caso: Caso) -> Iterator[Pregunta]:
    sin_nadie = [a.id for a in caso.nuevo.actividades if a.id and le_falta(_antes(caso, a.id), "responsable")]
    if not sin_nadie or not caso.ahora.equipo:
        return

    def anotar(estado: Estado, quien: Any) -> Estado:
        nuevo = poner(estado, ("responde",), quien)
        for clave in sin_nadie:
            nuevo = poner(nuevo, ("actividades", clave, "responsable"), quien)
        return nuevo

    yield de_opciones(
        ("responde",), "Responde por ellas", "¿Quién responde por estas actividades?", personas.equipo(caso.ahora),
        poner=anotar, ayuda="Se anota en las que no dicen quién. Si una la lleva otra persona, cámbiala en plan.yaml.",
    )  # fmt: skip


def _antes(caso: Caso, clave: str) -> Any:
    return next((a for a in caso.plan.actividades if a.id == clave), None)


def _para_que(caso: Caso) -> Iterator[Pregunta]:
    """Con qué se logrará cada objetivo que todavía no lo dice, esté ya en el plan o no."""
    ya = {o.id: o for o in caso.plan.objetivos}
    con_actividad = {o for a in caso.plan.actividades for o in a.objetivos}
    for objetivo in caso.nuevo.objetivos if caso.actividades else ():
        if objetivo.id and objetivo.id not in con_actividad and le_falta(ya.get(objetivo.id), "actividades"):
            yield Pregunta(
                ("objetivos", objetivo.id, "actividades"), f"{objetivo.id} actividades",
                f"{objetivo.id}: ¿con qué actividades se logrará?", leer_varias(caso.actividades),
                opciones=caso.actividades, antes=partial(citado, objetivo.texto or ""),
                ayuda="Por su número, separados por comas; `todas` si son todas.",
            )  # fmt: skip


def de_los_dias_sin_clases(caso: Caso, estado: Estado) -> Iterator[Pregunta]:
    if not caso.pide(caso.plan, "no_lectivos"):
        return
    hay = len(caso.plan.no_lectivos)
    dichos = claves_de(estado, ("no_lectivos",), hay)
    for clave in (*dichos[hay:], sin_usar(dichos)):
        yield de_elemento(
            ("no_lectivos",), clave, DICHO, f"Sin clases {clave}", "¿Cuándo no hay clases?",
            leer_con_fechas("motivo", caso.anio, _SIN_CLASES), salto=OTRO if dichos else "después",
            antes=partial(_asi, _SIN_CLASES),
            ayuda="Vacaciones y días de la escuela o del pueblo: en ellos no se propone ninguna visita. Los feriados "
            "nacionales no hace falta decirlos.",
        )  # fmt: skip


# ---------------------------------------------------------------- recursos y aprobación


def de_los_recursos(caso: Caso, estado: Estado) -> Iterator[Pregunta]:
    dicho = caso.plan.financiamiento
    if caso.pide(dicho, "fuente"):
        yield de_texto(
            ("financiamiento", "fuente"), "Con qué se paga", "¿Con qué se paga?",
            ayuda="Por ejemplo: Recursos propios de la escuela y un aporte de la asociación de familias.",
        )  # fmt: skip
    if caso.pide(dicho, "rubros"):
        lista = ("financiamiento", "rubros")
        hay = len(dicho.rubros) if dicho else 0
        dichos = claves_de(estado, lista, hay)
        for clave in (*dichos[hay:], sin_usar(dichos)):
            yield de_elemento(
                lista, clave, DICHO, f"Gasto {clave}", "¿En qué se gasta, y cuántos soles?", leer_gasto,
                salto=OTRO if dichos else "después", antes=partial(_asi, GASTO),
                ayuda="Un gasto a la vez: en qué, dos puntos, y el monto.",
            )  # fmt: skip


def de_la_aprobacion(caso: Caso, _: Estado) -> Iterator[Pregunta]:
    dicha = caso.plan.aprobacion
    if caso.pide(dicha, "resolucion"):
        yield de_texto(
            ("aprobacion", "resolucion"), "Resolución", "¿Con qué resolución se aprueba?", salto="todavía no la hay",
            ayuda=f"Como dice su título. Por ejemplo: Resolución Directoral n.º 005-{caso.anio}-IE 0024",
        )  # fmt: skip
    if caso.pide(dicha, "lugar"):
        yield de_texto(("aprobacion", "lugar"), "Lugar", "¿Dónde se firma?", ayuda="Por ejemplo: Ñuñoa")
    if caso.pide(dicha, "fecha"):
        yield Pregunta(
            ("aprobacion", "fecha"), "Fecha", "¿Con qué fecha?", leer_dia(caso.hoy),
            ayuda=f"La del documento. Por ejemplo: {date(caso.anio, 3, 27):%d/%m/%Y}",
        )  # fmt: skip
