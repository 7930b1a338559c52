"""Piezas de Markdown: tablas de tuberías con el texto de la persona escapado."""

import re
from collections.abc import Iterable, Sequence

from monitoreo_cli.calculo.porcentajes import n_de
from monitoreo_cli.calculo.resumen import Resumen
from monitoreo_cli.fechas import rango
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.texto import visible
from monitoreo_cli.vistas.resumen import (
    cobertura_en_palabras,
    instrumento_en_palabras,
    nombre_de,
    notas,
    sin_valorar,
)

_ESPECIALES = re.compile(r"([\\`|<>*_\[\]&~])")
# Lo primero de toda página que habla de los docentes: se pega en otra parte y ha de ir con ella.
RESERVADO = ("**RESERVADO**: uso interno, no se publica.", "")
# Sólo al comienzo: ahí `-` o `1.` abren una lista, y `#` un título.
_AL_EMPEZAR = re.compile(r"^(\d+(?=[.)](?:\s|$)))?([-+=#.)])")


def escapar(texto: object) -> str:
    """El texto en una línea, sin nada que Markdown o HTML interpreten."""
    linea = " ".join(visible(str(texto)).split()) if texto is not None else ""
    return _AL_EMPEZAR.sub(lambda m: f"{m[1] or ''}\\{m[2]}", _ESPECIALES.sub(r"\\\1", linea))


def tabla(cabeza: Sequence[str], filas: Iterable[Sequence[object]]) -> list[str]:
    """Una tabla de tuberías; las celdas se escapan."""
    lineas = [cabeza, ["---"] * len(cabeza)]
    return [f"| {' | '.join(c)} |" for c in (*lineas, *([escapar(c) for c in fila] for fila in filas))]


def resumen(escuela: Escuela, resumen: Resumen) -> list[str]:
    """Una etapa en Markdown."""
    etapa = resumen.etapa
    titulo = ": ".join(filter(None, (f"Etapa {etapa.numero}", rango(etapa.desde, etapa.hasta))))
    lineas = [f"## {escapar(nombre_de(escuela))} · {titulo}", ""]
    if resumen.instrumento is not None:
        lineas += [escapar(instrumento_en_palabras(resumen.instrumento)), ""]
    lineas += [escapar(cobertura_en_palabras(resumen)), ""]
    if resumen.instrumento is not None:
        codigos = [escapar(c.codigo or c.id) for c in resumen.desempenos]
        por_docente = ([f.docente, *(f.niveles.get(c.id, "") for c in resumen.desempenos)] for f in resumen.por_docente)
        lineas += [*tabla(["Docente", *codigos], por_docente), ""]
        claves = [escapar(c) for c in resumen.instrumento.claves]
        reparto = (
            [c.codigo, c.nombre, *c.niveles.values(), n_de(c.en_logro, resumen.monitoreados), sin_valorar(c, resumen)]
            for c in resumen.desempenos
        )
        lineas += [*tabla(["", "Desempeño", *claves, "En logro", "Sin nivel"], reparto), ""]
    return lineas + [f"- {escapar(nota)}" for nota in notas(resumen)]
