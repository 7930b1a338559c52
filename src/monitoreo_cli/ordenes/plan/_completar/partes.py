"""Las partes del plan, en el orden en que se preguntan, y el guion que sale de las que piden algo."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from monitoreo_cli.ordenes._formulario.caminos import Estado
from monitoreo_cli.ordenes._formulario.pregunta import Pregunta
from monitoreo_cli.ordenes.plan._completar import escuela, presentacion, propositos, sucesos, trabajo
from monitoreo_cli.ordenes.plan._completar.caso import Caso
from monitoreo_cli.valor import Valor
from monitoreo_cli.vistas.terminal import Linea, Tramo


class Parte(Valor):
    """Unas preguntas sobre lo mismo. Las que van `aparte` no hacen falta para presentar: sólo si se las nombra."""

    clave: str
    nombre: str
    preguntas: Callable[[Caso, Estado], Iterator[Pregunta]]
    aparte: bool = False


PARTES = (
    Parte("escuela", "la escuela", escuela.de_la_institucion),
    Parte("equipo", "el equipo", escuela.del_equipo),
    Parte("docentes", "los docentes", escuela.de_los_docentes),
    Parte("monitoreo", "las visitas", escuela.del_monitoreo),
    Parte("sustento", "por qué se hace", propositos.del_sustento),
    Parte("diagnostico", "el diagnóstico", propositos.del_diagnostico),
    Parte("objetivos", "los objetivos", propositos.de_los_objetivos),
    Parte("linea-base", "la línea base", propositos.de_la_linea_base),
    Parte("metas", "las metas", propositos.de_las_metas),
    Parte("actividades", "las actividades", trabajo.de_las_actividades),
    Parte("dias-sin-clases", "los días sin clases", trabajo.de_los_dias_sin_clases),
    Parte("recursos", "los recursos", trabajo.de_los_recursos),
    Parte("aprobacion", "la aprobación", trabajo.de_la_aprobacion),
    Parte("presentacion", "la presentación", presentacion.de_la_presentacion, aparte=True),
    Parte("enfoques", "los enfoques", presentacion.de_los_enfoques, aparte=True),
    Parte("items", "los ítems priorizados", presentacion.de_los_items, aparte=True),
    Parte("previstas", "las visitas programadas", sucesos.de_las_previstas, aparte=True),
    Parte("ausencias", "las ausencias", sucesos.de_las_ausencias, aparte=True),
)


def por_preguntar(partes: Iterable[Parte], caso: Caso, estado: Estado) -> list[tuple[Parte, list[Pregunta]]]:
    """Las partes que piden algo, cada una con sus preguntas."""
    todas = ((parte, list(parte.preguntas(caso, estado))) for parte in partes)
    return [(parte, preguntas) for parte, preguntas in todas if preguntas]


def guion(partes: Sequence[Parte], caso: Caso, estado: Estado) -> list[Pregunta]:
    """Todas las preguntas; la primera de cada parte dice cuál es y cuántas son."""
    con_algo = por_preguntar(partes, caso, estado)
    return [
        _con_titulo(pregunta, "" if sitio else f"Parte {numero} de {len(con_algo)}: {parte.nombre}")
        for numero, (parte, preguntas) in enumerate(con_algo, 1)
        for sitio, pregunta in enumerate(preguntas)
    ]


def _con_titulo(pregunta: Pregunta, titulo: str) -> Pregunta:
    """Con el título de su parte, si la empieza; y saltarla es siempre dejarla para después."""

    def antes() -> list[Linea]:
        return [*([[Tramo(titulo, "titulo")]] if titulo else []), *pregunta.antes()]

    return pregunta.con(antes=antes, salto="después" if pregunta.salto == Pregunta.salto else pregunta.salto)
