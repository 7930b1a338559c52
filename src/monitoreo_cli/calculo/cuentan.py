"""Qué visitas cuentan y cuáles quedan fuera (05, puntos 1 y 2)."""

from collections.abc import Iterable
from datetime import date, time
from typing import Protocol, TypeVar

from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.observacion import Observacion

_PRIMERA_HORA = time()


def motivo_de_exclusion(escuela: Escuela, visita: Observacion) -> str | None:
    """Por qué una visita queda fuera de toda cuenta, o `None` si entra (si además está cerrada).

    Sólo la sacan un dato que la sitúa (docente, fecha, estado, instrumento, etapa, rol) ausente,
    inválido o que apunta a algo que no existe. Cualquier otro error la deja dentro.
    """
    if visita.docente is None or visita.docente not in escuela.docentes:
        return "su docente no existe"
    if visita.fecha is None:
        return "no tiene una fecha válida"
    if visita.estado is None:
        return "no tiene un estado válido"
    con_instrumento = visita.estado == "cerrada" or visita.origen.tiene("rubrica")  # un borrador puede no decirlo
    if con_instrumento and escuela.rubrica(visita.rubrica) is None:
        return "su instrumento no existe"
    if escuela.etapa_de(visita) is None:
        return "no se sabe su etapa"
    if visita.papel is None:
        return "no se entiende su rol"
    return None


def cuenta(escuela: Escuela, visita: Observacion) -> bool:
    """Si entra en las cuentas: cerrada, principal y sin motivo de exclusión."""
    return visita.es_cerrada and visita.es_principal and motivo_de_exclusion(escuela, visita) is None


def no_excluidas(escuela: Escuela) -> list[Observacion]:
    """Los seguimientos y las visitas, borradores incluidos, que no quedan fuera."""
    return [o for o in escuela.observaciones if not o.es_visita or motivo_de_exclusion(escuela, o) is None]


def orden_de_visita(visita: "Situada") -> tuple[date, time, str, str]:
    """Fecha, hora de inicio, id, ruta: la última de este orden es la que vale."""
    return visita.fecha or date.min, visita.inicio or _PRIMERA_HORA, visita.id, visita.ruta


class Situada(Protocol):
    """Lo que hace falta saber de una visita para decir cuál es: la entera o su ficha compacta."""

    @property
    def id(self) -> str: ...
    @property
    def ruta(self) -> str: ...
    @property
    def es_cerrada(self) -> bool: ...
    @property
    def docente(self) -> str | None: ...
    @property
    def fecha(self) -> date | None: ...
    @property
    def inicio(self) -> time | None: ...
    @property
    def papel(self) -> str | None: ...
    @property
    def rubrica(self) -> str | None: ...


S = TypeVar("S", bound=Situada)


def copias(visitas: Iterable[S]) -> dict[str, S]:
    """Por ruta de cada visita que repite otra (M321), la que cuenta: la de id menor.

    Es la misma visita si coinciden docente, fecha, inicio, rol e instrumento, entre cerradas.
    """
    primeras: dict[tuple[object, ...], S] = {}
    sobran = {}
    for visita in sorted(visitas, key=lambda v: (v.id, v.ruta)):
        clave = clave_de_visita(visita)
        if clave is not None and primeras.setdefault(clave, visita) is not visita:
            sobran[visita.ruta] = primeras[clave]
    return sobran


def clave_de_visita(visita: Situada) -> tuple[object, ...] | None:
    """Lo que hace que dos archivos sean la misma visita; `None` si no está cerrada o no se puede saber."""
    if not visita.es_cerrada or visita.docente is None or visita.fecha is None or visita.rubrica is None:
        return None
    return visita.docente, visita.fecha, visita.inicio, visita.papel, visita.rubrica


class Cuentas:
    """Las visitas de una escuela repartidas por lo que cuentan; se calcula una vez."""

    def __init__(self, escuela: Escuela) -> None:
        contables = [v for v in escuela.visitas if cuenta(escuela, v)]
        repetidas = copias(contables)  # la que queda fuera no le quita el sitio a la buena
        self.cuentan: list[Observacion] = sorted((v for v in contables if v.ruta not in repetidas), key=orden_de_visita)
        self.excluidas: list[tuple[Observacion, str]] = [
            (v, motivo) for v in escuela.visitas if (motivo := motivo_de_exclusion(escuela, v)) is not None
        ]
        self.borradores: list[Observacion] = [
            v
            for v in escuela.visitas
            if v.estado == "borrador" and v.es_principal and motivo_de_exclusion(escuela, v) is None
        ]

    @property
    def fuera(self) -> int:
        return len(self.excluidas)
