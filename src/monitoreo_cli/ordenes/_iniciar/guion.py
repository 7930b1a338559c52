"""Qué se pregunta al empezar el año, en orden y según lo ya respondido. Todo se puede saltar."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from monitoreo_cli.fechas import fin_de_mes
from monitoreo_cli.ordenes._formulario.caminos import Estado, poner, tomar
from monitoreo_cli.ordenes._formulario.escuela import DOCENTES, INSTITUCION, de_la_escuela, limites
from monitoreo_cli.ordenes._formulario.lectores import Tramo as Rango
from monitoreo_cli.ordenes._formulario.lectores import leer_entre, leer_meses, propuesta_de_meses
from monitoreo_cli.ordenes._formulario.pregunta import Opcion, Pregunta, de_opciones, de_texto, leer_grados
from monitoreo_cli.vistas.terminal import Linea, Tramo

ETAPAS = "etapas"
QUIEN_LO_VISITA = "Especialista de la UGEL"
_AULAS_MAXIMAS, _ETAPAS_MAXIMAS, _VISITAS_MAXIMAS = 99, 9, 20


def guion(hoy: date) -> Callable[[Estado], list[Pregunta]]:
    """Las preguntas, dado lo respondido."""

    def preguntas(estado: Estado) -> list[Pregunta]:
        primera, *demas = de_la_escuela(estado)
        primera = primera.con(antes=_titulo("La escuela"))
        return [primera, *demas, *_de_las_personas(estado), *_del_anio(estado, hoy)]

    return preguntas


def _titulo(texto: str) -> Callable[[], list[Linea]]:
    return lambda: [[Tramo(texto, "titulo")]]


def codigos_de(estado: Estado) -> list[str]:
    """Un código por docente: d01, d02…"""
    return [f"d{n:02d}" for n in range(1, estado.get("cuantos", 0) + 1)]


def tramos_de(estado: Estado) -> dict[str, Rango]:
    """Por número de etapa, sus fechas: las respondidas o, si se saltaron, las propuestas."""
    propuestas = propuesta_de_meses(estado["anio"], estado["cuantas"])
    return {str(n): tomar(estado, (ETAPAS, str(n))) or p for n, p in enumerate(propuestas, 1)}


# ---------------------------------------------------------------- las personas


def _de_las_personas(estado: Estado) -> Iterator[Pregunta]:
    yield de_texto(
        ("director", "nombre"), "Director", "¿Quién dirige la escuela?", antes=_titulo("Las personas"),
        ayuda="Su nombre sale en el plan, como responsable del monitoreo.",
    )  # fmt: skip
    yield de_texto(("director", "cargo"), "Cargo", "¿Con qué cargo?", ayuda="Directora, Director encargado…")
    yield Pregunta(
        ("cuantos",), "Docentes", "¿Cuántos docentes tienen aula?", leer_entre(1, _AULAS_MAXIMAS, 4),
        poner=_con_cuantos,
        ayuda="Cuenta a quien dirige si también enseña. Un docente con varios grados cuenta una vez.",
    )  # fmt: skip
    codigos = codigos_de(estado)
    for sitio, codigo in enumerate(codigos):
        yield Pregunta(
            (DOCENTES, codigo, "grados"), f"{codigo} grados", f"Docente {sitio + 1} ({codigo}): ¿qué grados tiene?",
            leer_grados(limites(estado)), omision=_grados_de(estado, sitio),
            ayuda=f"{codigo} es su código: así sale en los informes. Los grados, separados por comas, o seguidos: 1-3.",
        )  # fmt: skip
        yield de_texto(
            (DOCENTES, codigo, "nombre"), f"{codigo} nombre", f"Docente {sitio + 1} ({codigo}): ¿cómo se llama?",
            ayuda="Va sólo a identidades.yaml, que no se comparte. En lo demás es su código.",
        )  # fmt: skip
    if codigos:
        yield from _del_director(estado, codigos)


def _grados_de(estado: Estado, sitio: int) -> list[int] | None:
    """Lo único posible: todos los grados si hay un docente; uno a cada uno si hay tantos como grados."""
    grados = tomar(estado, (INSTITUCION, "grados")) or []
    if estado["cuantos"] == 1:
        return grados or None
    return [grados[sitio]] if len(grados) == estado["cuantos"] else None


def _del_director(estado: Estado, codigos: list[str]) -> Iterator[Pregunta]:
    unidocente = tomar(estado, (INSTITUCION, "caracteristica")) == "unidocente" and len(codigos) == 1
    opciones = tuple(Opcion(c, _con_su_nombre(estado, c)) for c in codigos)
    yield de_opciones(
        ("director", "aula"), "Director con aula", "¿Quién de ellos dirige también la escuela?", opciones,
        salto="ninguno", omision=codigos[0] if unidocente else None,
        ayuda="Si quien dirige no tiene aula, pulsa Enter.",
    )  # fmt: skip
    if tomar(estado, ("director", "aula")):
        yield de_texto(
            ("director", "lo_monitorea"), "Visita su aula", "¿Quién visita el aula de quien dirige?",
            omision=QUIEN_LO_VISITA, ayuda="Nadie se observa a sí mismo. Se anota como alguien de fuera de la escuela.",
        )  # fmt: skip


def _con_su_nombre(estado: Estado, codigo: str) -> str:
    return f"{codigo} {tomar(estado, (DOCENTES, codigo, 'nombre')) or ''}".strip()


def _con_cuantos(estado: Estado, cuantos: Any) -> Estado:
    nuevo = poner(estado, ("cuantos",), cuantos)
    sobra = tomar(nuevo, ("director", "aula")) not in codigos_de(nuevo)
    return poner(nuevo, ("director", "aula"), None) if sobra else nuevo


# ---------------------------------------------------------------- el año


def _del_anio(estado: Estado, hoy: date) -> Iterator[Pregunta]:
    yield Pregunta(
        ("anio",), "Año", "¿De qué año es el plan?", leer_entre(2000, 2100, hoy.year), omision=hoy.year,
        poner=_sin_etapas("anio"), antes=_titulo("El año"), obligatoria=True,
    )  # fmt: skip
    yield Pregunta(
        ("cuantas",), "Etapas", "¿Cuántas etapas de monitoreo?", leer_entre(1, _ETAPAS_MAXIMAS, 3), omision=3,
        poner=_sin_etapas("cuantas"), obligatoria=True,
    )  # fmt: skip
    if "anio" in estado and "cuantas" in estado:
        yield from _de_las_etapas(estado)
    yield Pregunta(
        ("visitas",), "Visitas", "¿Cuántas visitas a cada docente en cada etapa?", leer_entre(1, _VISITAS_MAXIMAS, 1),
        omision=1, ayuda="Con una, cada docente recibe tantas visitas al año como etapas haya.",
    )  # fmt: skip


def _de_las_etapas(estado: Estado) -> Iterator[Pregunta]:
    anterior = None
    propuestas = propuesta_de_meses(estado["anio"], estado["cuantas"])
    for (numero, tramo), propuesta in zip(tramos_de(estado).items(), propuestas, strict=True):
        yield Pregunta(
            (ETAPAS, numero), f"Etapa {numero}", f"¿Qué meses abarca la etapa {numero}?",
            leer_meses(estado["anio"], anterior), omision=_que_quepa(propuesta, anterior), obligatoria=True,
            poner=_con_etapa(numero), ayuda="Meses (abril a junio, 4-6) o fechas (del 6/4 al 26/6).",
        )  # fmt: skip
        anterior = tramo.hasta


def _que_quepa(propuesta: Rango, anterior: date | None) -> Rango | None:
    """La propuesta o, si la etapa de antes la invade, del día siguiente a diciembre."""
    if anterior is None or anterior < propuesta.desde:
        return propuesta
    siguiente, ultimo = anterior + timedelta(days=1), anterior.replace(month=12, day=31)
    return Rango(siguiente, max(propuesta.hasta, fin_de_mes(siguiente))) if siguiente <= ultimo else None


def _sin_etapas(clave: str) -> Callable[[Estado, Any], Estado]:
    """Con otro año, u otra cantidad, los meses se proponen de nuevo."""

    def poner_y_quitar(estado: Estado, valor: Any) -> Estado:
        return poner(poner(estado, (clave,), valor), (ETAPAS,), None)

    return poner_y_quitar


def _con_etapa(numero: str) -> Callable[[Estado, Any], Estado]:
    """Las etapas que siguen y empezaban antes de que ésta termine se vuelven a preguntar."""

    def poner_y_quitar(estado: Estado, tramo: Any) -> Estado:
        nuevo = poner(estado, (ETAPAS, numero), tramo)
        for otra, suyo in estado.get(ETAPAS, {}).items():
            if int(otra) > int(numero) and suyo.desde <= tramo.hasta:
                nuevo = poner(nuevo, (ETAPAS, otra), None)
        return nuevo

    return poner_y_quitar
