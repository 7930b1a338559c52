"""El estado de cada compromiso: el del seguimiento más reciente, nunca uno escrito a mano (05, punto 10)."""

from collections.abc import Iterable, Iterator
from datetime import date, time
from typing import Any

from monitoreo_cli.calculo.cuentan import copias, no_excluidas, orden_de_visita
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.valor import Valor

FINALES = ("cumplido", "no-cumplido", "retirado")
ABIERTOS = ("pendiente", "en-proceso")
VENCIDO = "vencido"  # abierto, y su plazo pasó: no se escribe, se calcula


class Seguido(Valor):
    """Un compromiso con su estado de hoy.

    `estado_anotado` es el del último seguimiento; `estado` es ese, o `vencido`. `revisado_en` es el
    id de la observación que lo revisó por última vez.
    """

    id: str
    docente: str | None
    texto: str | None
    desempeno: str | None
    plazo: date | None
    estado: str
    estado_anotado: str
    revisado_en: str | None

    @property
    def es_abierto(self) -> bool:
        return self.estado not in FINALES

    @property
    def es_vencido(self) -> bool:
        return self.estado == VENCIDO


def seguir(escuela: Escuela, hoy: date, observaciones: Iterable[Any] | None = None) -> list[Seguido]:
    """Los compromisos de las visitas cerradas, las acciones no suspendidas y el año anterior.

    `observaciones`, si no son todas las que no quedan fuera, pueden ser fichas compactas: basta con que lleven id,
    docente, fecha, inicio, estado, compromisos y seguimiento. Se ordenan por plazo (sin plazo, al final) e id.
    """
    todas = list(no_excluidas(escuela) if observaciones is None else observaciones)
    sobran = copias(todas)
    vigentes = [o for o in todas if _vale(o) and o.ruta not in sobran]
    ultimos = _ultimas_revisiones(vigentes)
    creados = {c[0]: c for c in reversed(list(_creados(escuela, vigentes)))}
    seguidos = [_con_estado(creado, ultimos.get(creado[0]), hoy) for creado in creados.values()]
    return sorted(seguidos, key=lambda s: (s.plazo is None, s.plazo or hoy, s.id))


_Creado = tuple[str, str | None, str | None, str | None, date | None, str]


def _creados(escuela: Escuela, vigentes: Iterable[Any]) -> Iterator[_Creado]:
    for anterior in escuela.anterior.compromisos if escuela.anterior else ():
        if anterior.id is not None:
            estado = anterior.estado or "pendiente"
            yield anterior.id, anterior.docente, anterior.texto, None, anterior.plazo, estado
    for accion in escuela.acciones:
        for compromiso in accion.compromisos if not accion.es_suspendida else ():
            if compromiso.id is not None:
                docente = compromiso.responsable if compromiso.responsable in escuela.docentes else None
                yield (
                    f"{accion.id}/{compromiso.id}", docente, compromiso.texto, compromiso.desempeno,
                    compromiso.plazo, "pendiente",
                )  # fmt: skip
    for observacion in vigentes:
        for compromiso in observacion.compromisos:
            if compromiso.id is not None:
                yield (
                    f"{observacion.id}/{compromiso.id}", observacion.docente, getattr(compromiso, "texto", None),
                    getattr(compromiso, "desempeno", None), compromiso.plazo, "pendiente",
                )  # fmt: skip


def _vale(observacion: Any) -> bool:
    """Un borrador no acuerda ni revisa nada."""
    return bool(observacion.es_cerrada or not observacion.es_visita)


def _ultimas_revisiones(vigentes: Iterable[Any]) -> dict[str, tuple[str, str]]:
    """Por compromiso, el estado y el id de la observación que lo revisó por última vez."""
    ultimas: dict[str, tuple[str, str]] = {}
    for observacion in sorted(vigentes, key=orden_de_visita):
        for revision in observacion.seguimiento:
            if revision.compromiso is not None and revision.estado is not None:
                ultimas[revision.compromiso] = revision.estado, observacion.id
    return ultimas


def _con_estado(creado: _Creado, revision: tuple[str, str] | None, hoy: date) -> Seguido:
    clave, docente, texto, desempeno, plazo, inicial = creado
    anotado = revision[0] if revision else inicial
    vencido = anotado in ABIERTOS and plazo is not None and plazo < hoy
    estado = VENCIDO if vencido else anotado
    return Seguido(clave, docente, texto, desempeno, plazo, estado, anotado, revision[1] if revision else None)


def revision_posterior(escuela: Escuela, clave: str, fecha: date, id_propio: str) -> str | None:
    """La observación que vale más que una revisión sin hora anotada en `fecha`, o `None` si vale ésta."""
    suya = (fecha, time(), id_propio)
    despues = _ultimas_revisiones(o for o in no_excluidas(escuela) if _vale(o) and orden_de_visita(o)[:3] > suya)
    return despues[clave][1] if clave in despues else None
