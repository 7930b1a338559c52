"""Dónde nació cada compromiso: qué día y en qué etapa."""

from collections.abc import Iterator
from datetime import date

from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.valor import Valor


class Origen(Valor):
    """Dónde nació un compromiso: el día y, si se sabe, la etapa."""

    fecha: date | None
    etapa: int | None


def origenes(escuela: Escuela) -> dict[str, Origen]:
    """Por id de compromiso. Los de `anterior.yaml` no están: son de antes de toda etapa."""
    return dict(_origenes(escuela))


def _origenes(escuela: Escuela) -> Iterator[tuple[str, Origen]]:
    for observacion in escuela.observaciones:
        etapa = escuela.etapa_de(observacion)
        origen = Origen(observacion.fecha, etapa.numero if etapa else None)
        yield from ((f"{observacion.id}/{c.id}", origen) for c in observacion.compromisos if c.id)
    for accion in escuela.acciones:
        en = escuela.etapas_en(accion.fecha) if accion.fecha else []
        origen = Origen(accion.fecha, en[0].numero if len(en) == 1 else None)
        yield from ((f"{accion.id}/{c.id}", origen) for c in accion.compromisos if c.id)
