"""Las preguntas de una acción formativa."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from monitoreo_cli.errores import Ilegible
from monitoreo_cli.lectura.cargar import cargar
from monitoreo_cli.lectura.carpeta import Carpeta
from monitoreo_cli.modelo.accion import ESTADOS, TIPOS
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.ordenes._formulario import personas
from monitoreo_cli.ordenes._formulario.caminos import Estado
from monitoreo_cli.ordenes._formulario.compromisos import Acordar, compromisos, opciones_de
from monitoreo_cli.ordenes._formulario.corto import llenar
from monitoreo_cli.ordenes._formulario.pregunta import (
    Opcion,
    Pregunta,
    de_opciones,
    de_texto,
    leer_dia,
    leer_renglones,
    leer_varias,
)
from monitoreo_cli.ordenes.accion._crear import crear_accion, estado_segun

_EN_PALABRAS = {
    "gia": "grupo de interaprendizaje", "reflexion": "jornada de reflexión", "colegiado": "trabajo colegiado",
    "pasantia": "pasantía", "socializacion": "socialización de una experiencia",
}  # fmt: skip
_VARIOS = "Por su número o parte de su nombre, separados por comas; `todos` si son todos."


def preguntar(carpeta: Carpeta, hoy: date) -> None:
    """Una acción, preguntando. Lanza `ErrorDeDatos` si no hay con qué preguntar."""
    escuela, _ = cargar(carpeta.base())
    if escuela.plan is None or not escuela.docentes:
        raise Ilegible("el plan o la lista de docentes")

    def guion(estado: Estado) -> list[Pregunta]:
        return list(preguntas(escuela, hoy, estado))

    llenar(carpeta.raiz, "Acción nueva.", guion, {"formato": 1}, partial(crear_accion, carpeta, hoy_es=hoy))


def preguntas(escuela: Escuela, hoy: date, estado: Estado) -> Iterator[Pregunta]:
    """De qué se trata y quiénes; lo que se acordó, sólo si ya se hizo."""
    tipos = tuple(Opcion(t, _EN_PALABRAS.get(t, t)) for t in TIPOS)
    yield de_opciones(("tipo",), "Tipo", "¿Qué clase de acción es?", tipos, obligatoria=True)
    yield Pregunta(
        ("fecha",), "Fecha", "¿Cuándo?", leer_dia(hoy), omision=hoy, obligatoria=True,
        ayuda="Por ejemplo 7/6, 7/6/2024, ayer u hoy. Si aún no llega, queda programada.",
    )  # fmt: skip
    if "fecha" not in estado:
        return
    estados = tuple(Opcion(e, e) for e in ESTADOS)
    yield de_opciones(
        ("estado",), "Estado", "¿Cómo está?", estados, obligatoria=True,
        omision=estado_segun(estado["fecha"], hoy),
    )  # fmt: skip
    yield de_texto(("tema",), "Tema", "¿De qué trata?", obligatoria=True)
    yield from _quienes(escuela)
    if estado.get("estado") == "realizada":
        yield from _que_quedo(escuela, hoy, estado)


def _quienes(escuela: Escuela) -> Iterator[Pregunta]:
    desempenos = _desempenos(escuela)
    if desempenos:
        yield Pregunta(
            ("responde_a",), "Responde a", "¿A qué desempeños responde?", leer_varias(desempenos),
            opciones=desempenos, ayuda=_VARIOS,
        )  # fmt: skip
    docentes = personas.docentes(escuela)
    yield Pregunta(
        ("participantes",), "Participantes", "¿Quiénes participan? (`todos` vale)", leer_varias(docentes),
        opciones=docentes, ayuda=_VARIOS,
    )  # fmt: skip
    todas = _personas(escuela)
    yield de_opciones(
        ("responsable",), "Responsable", "¿Quién la conduce?", todas,
        ayuda="Alguien del equipo o un docente.",
    )  # fmt: skip


def _que_quedo(escuela: Escuela, hoy: date, estado: Estado) -> Iterator[Pregunta]:
    yield de_texto(("acuerdos",), "Acuerdos", "¿A qué llegaron?", clase="largo")
    acordar = Acordar(_desempenos(escuela), leer_dia(hoy, estado["fecha"]), _personas(escuela))
    yield from compromisos(acordar, estado)
    yield Pregunta(
        ("evidencias",), "Evidencias", "¿Qué lo muestra? Actas, fotos, productos; una por línea", leer_renglones,
        clase="largo",
    )  # fmt: skip


def _desempenos(escuela: Escuela) -> tuple[Opcion, ...]:
    """Los de los instrumentos del plan o, si no dice ninguno, los de todos."""
    dichas = dict.fromkeys(r for e in escuela.etapas.values() if (r := escuela.rubrica_de(e)) in escuela.rubricas)
    opciones = (o for clave in dichas or escuela.rubricas for o in opciones_de(escuela.rubrica(clave)))
    return tuple({o.valor: o for o in opciones}.values())


def _personas(escuela: Escuela) -> tuple[Opcion, ...]:
    return (*personas.equipo(escuela), *personas.docentes(escuela))
