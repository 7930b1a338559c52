"""Lo que se pregunta de la escuela, su gente y cómo se la visita."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from monitoreo_cli.modelo.docente import Docente
from monitoreo_cli.modelo.plan import Persona
from monitoreo_cli.modelo.tipos import grados_de
from monitoreo_cli.ordenes._formulario import personas
from monitoreo_cli.ordenes._formulario.caminos import Estado, poner, tomar
from monitoreo_cli.ordenes._formulario.escuela import DOCENTES, INSTITUCION, de_la_escuela, instrumentos
from monitoreo_cli.ordenes._formulario.lectores import leer_entre
from monitoreo_cli.ordenes._formulario.pregunta import NoVale, Pregunta, de_opciones, de_texto, leer_grados, leer_numero
from monitoreo_cli.ordenes.plan._completar.caso import Caso, le_falta
from monitoreo_cli.problema import Problema
from monitoreo_cli.reglas.plan import etapas_sin
from monitoreo_cli.reglas.plan_docentes import docentes_no_cuadran
from monitoreo_cli.reglas.registro import Entorno

_CON_EL_NOMBRE = ("tipo", "numero")  # sin siglas o sin número también se presenta: sólo se piden con el nombre
_VISITAS_MAXIMAS = 20


def de_la_institucion(caso: Caso, _: Estado) -> Iterator[Pregunta]:
    dicha = caso.plan.institucion
    sin_nombre = le_falta(dicha, "nombre")
    for pregunta in de_la_escuela({INSTITUCION: {"nivel_educativo": caso.ahora.nivel_educativo}}):
        clave = pregunta.camino[-1]
        con_el_nombre = clave not in _CON_EL_NOMBRE or sin_nombre or caso.todo
        if pregunta.camino[0] == INSTITUCION and caso.pide(dicha, clave) and con_el_nombre:
            yield pregunta
    yield from _de_la_poblacion(caso)


def _de_la_poblacion(caso: Caso) -> Iterator[Pregunta]:
    if caso.pide(caso.plan.poblacion, "estudiantes"):
        yield Pregunta(
            ("poblacion", "estudiantes"), "Estudiantes", "¿Cuántos estudiantes?", leer_numero,
            ayuda="Los matriculados en este nivel. Por ejemplo: 47",
        )  # fmt: skip
    for problema in docentes_no_cuadran(Entorno(caso.antes, caso.hoy)):
        yield Pregunta(
            ("poblacion", "docentes"), "Cuántos docentes", "¿Cuántos docentes son?", leer_numero,
            antes=partial(_dicho, problema),
            ayuda="Sin contar a quien dirige ni las plazas por contratar.",
        )  # fmt: skip


def _dicho(problema: Problema) -> list[str]:
    return [f"  {problema.mensaje}, {problema.rotulo}"]


def del_equipo(caso: Caso, estado: Estado) -> Iterator[Pregunta]:
    gente = caso.antes.equipo or {"director": Persona(id="director")}
    for codigo, persona in gente.items():
        if not caso.pide(persona, "nombre"):
            continue
        camino = ("equipo", codigo)
        quien = "¿Quién dirige la escuela?" if codigo == "director" else f"¿Cómo se llama quien en el plan es {codigo}?"
        yield de_texto(
            (*camino, "nombre"), f"{codigo} nombre", quien,
            ayuda="Su nombre y apellidos: sale en el plan, como responsable. Por ejemplo: Nélida Ñaupari Huamán",
        )  # fmt: skip
        if caso.todo or tomar(estado, (*camino, "nombre")):
            yield de_texto(
                (*camino, "cargo"), f"{codigo} cargo", "¿Con qué cargo?", salto=persona.cargo or "después",
                ayuda="Por ejemplo: Directora, o Director encargado.",
            )  # fmt: skip


# ---------------------------------------------------------------- los docentes


def de_los_docentes(caso: Caso, _: Estado) -> Iterator[Pregunta]:
    limites = grados_de(caso.ahora.nivel_educativo)
    for codigo, docente in caso.antes.docentes.items():
        camino = (DOCENTES, codigo)
        if caso.todo or (docente.aula and le_falta(docente, "aula")):
            yield de_texto(
                (*camino, "aula"), f"{codigo} aula", f"{codigo}: ¿cómo se nombra su aula?",
                ayuda="Así sale en los documentos, en lugar del nombre. Por ejemplo: 3.º y 4.º, o Aula Las Vicuñas",
            )  # fmt: skip
        if caso.pide(docente, "grados") and not docente.por_contratar:
            yield Pregunta(
                (*camino, "grados"), f"{codigo} grados", f"{codigo}: ¿qué grados tiene?", leer_grados(limites),
                ayuda="Los que están a su cargo, separados por comas, o seguidos: 1-3.",
            )  # fmt: skip
        if docente.es == "director" and caso.pide(docente, "lo_monitorea"):
            yield _quien_lo_visita(caso, docente)


def _quien_lo_visita(caso: Caso, docente: Docente) -> Pregunta:
    """Alguien de fuera que ya esté en el equipo, u otra persona, que se agrega a él."""
    externas = tuple(o for o in personas.equipo(caso.antes) if caso.antes.es_externa(o.valor))
    camino = (DOCENTES, docente.id or "", "lo_monitorea")
    texto = "¿Quién visita el aula de quien dirige?"
    if externas:
        return de_opciones(camino, "Visita su aula", texto, externas, ayuda="Nadie se observa a sí mismo.")

    def poner_a_quien(estado: Estado, quien: Any) -> Estado:
        for clave in personas.EXTERNAS:
            estado = poner(estado, ("equipo", clave), None)
        if not quien:
            return poner(estado, camino, None)
        clave = personas.id_de_externa(quien)
        if clave in caso.antes.equipo:
            raise NoVale(
                f"en el equipo ya hay alguien con el código `{clave}`, y no es externo: corrígelo en plan.yaml"
            )
        return poner(poner(estado, ("equipo", clave), {"nombre": quien, "externo": True}), camino, clave)

    ayuda = "Nadie se observa a sí mismo. Por ejemplo: Especialista de la UGEL. Se agrega al equipo."
    return de_texto(camino, "Visita su aula", texto, ayuda=ayuda, poner=poner_a_quien)


# ---------------------------------------------------------------- las visitas


def del_monitoreo(caso: Caso, _: Estado) -> Iterator[Pregunta]:
    def se_pide(clave: str) -> bool:
        return caso.todo or any(etapas_sin(caso.antes, clave))

    if se_pide("rubrica") and caso.antes.rubricas:
        yield de_opciones(
            ("monitoreo", "rubrica"), "Instrumento", "¿Con qué instrumento se observa?", instrumentos(caso.antes),
            ayuda="Uno de los de la carpeta rubricas/, por su número.",
        )  # fmt: skip
    if se_pide("visitas_por_docente"):
        yield Pregunta(
            ("monitoreo", "visitas_por_docente"), "Visitas", "¿Cuántas visitas a cada docente en cada etapa?",
            leer_entre(1, _VISITAS_MAXIMAS, 1),
            ayuda="Con una, cada docente recibe tantas visitas al año como etapas haya. Por ejemplo: 1",
        )  # fmt: skip
    if se_pide("responsable") and caso.ahora.equipo:
        yield de_opciones(
            ("monitoreo", "responsable"), "Quién visita", "¿Quién visita las aulas?", personas.equipo(caso.ahora),
            ayuda="Alguien del equipo, por su número o su nombre.",
        )  # fmt: skip
