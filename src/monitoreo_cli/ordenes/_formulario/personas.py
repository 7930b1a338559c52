"""Elegir a una persona de la escuela: por su número, su código o parte de su nombre."""

from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.ordenes._formulario.pregunta import Opcion
from monitoreo_cli.texto import sin_acentos

EXTERNAS = ("ugel", "externo")


def id_de_externa(quien: str) -> str:
    """El id de quien viene de fuera, por cómo se lo nombra."""
    return "ugel" if "ugel" in sin_acentos(quien) else "externo"


def docentes(escuela: Escuela) -> tuple[Opcion, ...]:
    """Los docentes con quien se trabaja: no las plazas por contratar."""
    return tuple(
        Opcion(clave, " ".join(filter(None, [clave, docente.aula, escuela.nombres.get(clave)])))
        for clave, docente in escuela.docentes.items()
        if not docente.por_contratar
    )


def equipo(escuela: Escuela) -> tuple[Opcion, ...]:
    """Quienes observan y acompañan."""
    return tuple(
        Opcion(clave, f"{clave}: {persona.nombre or ''}".rstrip(": ")) for clave, persona in escuela.equipo.items()
    )
