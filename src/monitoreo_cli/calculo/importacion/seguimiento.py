"""Las filas de la tabla de seguimiento: cómo se halló cada compromiso el día en que se revisó."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from monitoreo_cli.calculo.compromisos import Seguido, seguir
from monitoreo_cli.calculo.importacion.visitas import del_equipo
from monitoreo_cli.lectura import celdas
from monitoreo_cli.lectura.celdas import NoSeEntiende, Renglon, una_de
from monitoreo_cli.lectura.hoja_de_calculo import Celda
from monitoreo_cli.modelo.comun import ESTADOS, RETIRADO
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.valor import Valor


class Revisado(Valor):
    """Una revisión: de quién, cuándo, quién la hizo y lo que va en `seguimiento`; `ya_esta` si ya se anotó."""

    renglon: Renglon
    docente: str | None
    fecha: date | None
    observador: str | None
    revision: Mapping[str, Any]
    ya_esta: bool


def leer_seguimiento(
    escuela: Escuela, filas: Iterable[Renglon], observador: str | None, hoy: date
) -> Iterator[Revisado]:
    """Las filas con un estado nuevo; las demás sólo informan."""
    por_id = {s.id: s for s in seguir(escuela, hoy)}
    equipo = del_equipo(escuela)
    anotadas = {(o.fecha, s.compromiso, s.estado) for o in escuela.observaciones for s in o.seguimiento}
    for r in filas:
        if not {"nuevo", "fecha", "evidencia", "motivo"} & r.celdas.keys():
            continue
        seguido = r.leer("compromiso", lambda celda: _conocido(celda, por_id))
        cuando = r.leer("fecha", celdas.fecha)
        revision = {
            "compromiso": seguido.id if seguido else None,
            "estado": r.leer("nuevo", una_de(ESTADOS, "un estado")),
            "evidencia": r.leer("evidencia", celdas.texto),
            "motivo": r.leer("motivo", celdas.texto),
        }
        quien = r.leer("observador", equipo) or observador
        _que_este_completa(r, seguido, revision, cuando, quien, hoy)
        dichas = {c: v for c, v in revision.items() if v is not None}
        ya_esta = (cuando, revision["compromiso"], revision["estado"]) in anotadas
        yield Revisado(r, seguido.docente if seguido else None, cuando, quien, dichas, ya_esta)


def _conocido(celda: Celda, por_id: Mapping[str, Seguido]) -> Seguido:
    clave = celdas.texto(celda)
    if clave not in por_id:
        raise NoSeEntiende("no hay un compromiso con ese id; míralos con: monitoreo compromisos")
    return por_id[clave]


def _que_este_completa(
    r: Renglon, seguido: Seguido | None, revision: Mapping[str, Any], cuando: date | None, quien: str | None, hoy: date
) -> None:
    if r.dudas:
        return
    if seguido is None:
        r.dudar(r.lugar, "a esta fila le falta el id del compromiso")
    elif seguido.docente is None:
        r.dudar(r.lugar, "no es de un docente: anótalo con `monitoreo compromiso anotar` y --docente")
    elif revision["estado"] is None:
        r.dudar(r.lugar, "falta el estado nuevo")
    elif revision["estado"] == RETIRADO and not revision["motivo"]:
        r.dudar(r.lugar_de("nuevo"), "para retirar un compromiso hay que decir el motivo")
    elif cuando is None:
        r.dudar(r.lugar_de("nuevo"), "falta cuándo se revisó")
    elif cuando > hoy:
        r.dudar(r.lugar_de("fecha"), f"el {cuando} no ha llegado")
    elif quien is None:
        r.dudar(r.lugar_de("nuevo"), "falta quién lo revisó: llénalo, o usa --observador")
