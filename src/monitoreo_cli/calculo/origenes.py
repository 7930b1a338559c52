"""Dónde nació cada compromiso: qué día y en qué etapa."""

from collections.abc import Iterator
from datetime import date

from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.valor import Valor


class Origen(Valor):
    """Dónde nació un compromiso: el día y, si se sabe, la etapa."""

    fecha: date | None
    etapa: int | None

    def existia(self, dia: date) -> bool:
        """Si ese día ya se había acordado; sin fecha, es de antes."""
        return self.fecha is None or self.fecha <= dia


_DE_ANTES = Origen(None, None)


class Origenes(dict[str, Origen]):
    """Por id de compromiso. El que no está viene de `anterior.yaml`: es de antes de toda etapa."""

    def __missing__(self, _: str) -> Origen:
        return _DE_ANTES


def origenes(escuela: Escuela) -> Origenes:
    """Los de esta escuela y este año."""
    return Origenes(_origenes(escuela))


def _origenes(escuela: Escuela) -> Iterator[tuple[str, Origen]]:
    for observacion in escuela.observaciones:
        etapa = escuela.etapa_de(observacion)
        origen = Origen(observacion.fecha, etapa.numero if etapa else None)
        yield from ((f"{observacion.id}/{c.id}", origen) for c in observacion.compromisos if c.id)
    for accion in escuela.acciones:
        en = escuela.etapas_en(accion.fecha) if accion.fecha else []
        origen = Origen(accion.fecha, en[0].numero if len(en) == 1 else None)
        yield from ((f"{accion.id}/{c.id}", origen) for c in accion.compromisos if c.id)
