"""Elegir a una persona de la escuela: por su número, su código o parte de su nombre."""

from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.ordenes._formulario.pregunta import Opcion


def nombre_de(escuela: Escuela, docente: str) -> str:
    """El nombre de un docente, si hay dónde leerlo."""
    identidades = escuela.identidades
    identidad = identidades.identidades.get(docente) if identidades else None
    return (identidad.nombre if identidad else None) or ""


def docentes(escuela: Escuela) -> tuple[Opcion, ...]:
    """Los docentes con quien se trabaja: no las plazas por contratar."""
    return tuple(
        Opcion(clave, " ".join(filter(None, [clave, docente.aula, nombre_de(escuela, clave)])))
        for clave, docente in escuela.docentes.items()
        if not docente.por_contratar
    )


def equipo(escuela: Escuela) -> tuple[Opcion, ...]:
    """Quienes observan y acompañan."""
    return tuple(
        Opcion(clave, f"{clave}: {persona.nombre or ''}".rstrip(": ")) for clave, persona in escuela.equipo.items()
    )
