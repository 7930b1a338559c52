"""Los docentes en el plan, que es público: su código, su aula y cuándo se los visita; nunca su nombre ni un motivo."""

import re
from collections.abc import Sequence
from datetime import date

from monitoreo_cli.fechas import corta
from monitoreo_cli.modelo.docente import Docente
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.plan import Plan, VisitaPrevista
from monitoreo_cli.vistas.bloques import Bloque, tabla
from monitoreo_cli.vistas.cronograma import grados_en_palabras

INICIAL = "inicial"
_SEGUN_LA_ETAPA = "según la etapa"


def docentes_y_aulas(escuela: Escuela) -> list[Bloque]:
    """De cada docente, lo que se sabe de su puesto. Si sólo hay códigos no dice nada, y no sale."""
    aparte = any(d.lo_monitorea for d in escuela.docentes.values())
    filas = [_docente(escuela, d, aparte) for d in escuela.docentes.values()]
    columnas = ["Docente", "Aula", "Grados", "Sección", "Condición", "Quién lo monitorea"]
    return tabla("Docentes y aulas", columnas, filas) if any(any(f[1:]) for f in filas) else []


def _docente(escuela: Escuela, docente: Docente, aparte: bool) -> list[str]:
    por_contratar = "plaza por contratar" if docente.por_contratar else ""
    quien_va = quien(escuela, docente.lo_monitorea) or _SEGUN_LA_ETAPA if aparte and not por_contratar else ""
    grados = grados_con_ordinal(docente.grados, escuela.nivel_educativo)
    return [
        docente.id or "", docente.aula or docente.area or por_contratar, grados, docente.seccion or "",
        docente.condicion or "", quien_va,
    ]  # fmt: skip


def grados_con_ordinal(grados: Sequence[int], nivel: str | None = None) -> str:
    """`1.º a 3.º, 5.º`; dos seguidos, `1.º y 2.º`; en inicial, `3 a 5 años`."""

    def tramo(dicho: re.Match[str]) -> str:
        desde, hasta = map(int, dicho.groups())
        return f"{desde} {'y' if hasta == desde + 1 else 'a'} {hasta}"

    dichos = re.sub(r"(\d+)-(\d+)", tramo, grados_en_palabras(grados))
    return f"{dichos} años" if dichos and nivel == INICIAL else re.sub(r"\d+", r"\g<0>.º", dichos)


def quien(escuela: Escuela, dicho: str | None) -> str:
    """El cargo de alguien del equipo (o su nombre); de un docente, su código y su aula; si no, lo que se escribió."""
    persona, docente = escuela.equipo.get(dicho or ""), escuela.docentes.get(dicho or "")
    if persona is None and docente is not None and docente.aula:
        return f"{dicho} ({docente.aula})"
    return (persona.cargo or persona.nombre if persona else None) or dicho or ""


def visitas_con_fecha(escuela: Escuela, plan: Plan) -> list[Bloque]:
    """Un renglón por docente y una columna por etapa."""
    en_orden = sorted(plan.visitas_previstas, key=lambda v: v.fecha or date.max)
    etapas = sorted({v.etapa or 0 for v in en_orden})
    ids = dict.fromkeys([*escuela.docentes, *(v.docente or "" for v in en_orden)])
    filas = []
    for docente in ids:
        suyas = [v for v in en_orden if (v.docente or "") == docente]
        if suyas:
            fechas = ("; ".join(_fecha(v) for v in suyas if (v.etapa or 0) == etapa) for etapa in etapas)
            ficha = escuela.docentes.get(docente)
            filas.append([docente, ficha.aula or "" if ficha else "", *fechas])
    columnas = ["Docente", "Aula", *(f"Etapa {etapa}" if etapa else "Sin etapa" for etapa in etapas)]
    return tabla("Visitas con fecha", columnas, filas)


def _fecha(visita: VisitaPrevista) -> str:
    """La fecha que vale; la de antes, al lado. El motivo de un cambio no va en un documento público."""
    primera = corta(visita.fecha) if visita.fecha else ""
    if visita.nueva_fecha:
        return f"{corta(visita.nueva_fecha)} (antes, {primera})"
    return f"{primera} (por reprogramar)" if visita.no_realizada else primera
