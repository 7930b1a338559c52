"""La agenda: lo que venció y lo que toca pronto, para que nada se olvide."""

from collections.abc import Iterator
from datetime import date

from monitoreo_cli.calculo.compromisos import Seguido, seguir
from monitoreo_cli.calculo.cronograma import vencio
from monitoreo_cli.calculo.cuentan import Cuentas, orden_de_visita
from monitoreo_cli.calculo.plazos import DIAS_DE_BORRADOR, DIAS_DE_DIALOGO
from monitoreo_cli.calculo.previstas import de_docente, vigente
from monitoreo_cli.calculo.resumen import resumir
from monitoreo_cli.fechas import sumar_dias
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.observacion import Observacion
from monitoreo_cli.modelo.plan import Etapa, VisitaPrevista
from monitoreo_cli.valor import Valor

DIAS = 30  # los que se miran hacia adelante si no se dice


class VisitaPendiente(Valor):
    """Una visita que falta: `fecha` si el plan la prevé, y `hasta` cuándo hay plazo en su etapa.

    `no_realizada` es el motivo anotado en el plan. `vencida` si pasó su fecha o terminó la etapa.
    """

    docente: str
    etapa: int
    fecha: date | None
    hasta: date | None
    no_realizada: str | None
    vencida: bool

    @property
    def cuando(self) -> date:
        return self.fecha or self.hasta or date.max


class Demora(Valor):
    """Algo que una visita espera: su diálogo, la firma de la copia, o que alguien termine el borrador.

    `fecha` es desde cuándo (la visita, o el diálogo si lo que falta es la firma), y `dias` cuántos van.
    """

    visita: str
    docente: str | None
    fecha: date
    dias: int


class Agenda(Valor):
    """Lo vencido y lo que toca hasta `limite` inclusive, cada lista por fecha."""

    hoy: date
    limite: date
    visitas: list[VisitaPendiente]
    dialogos: list[Demora]
    copias: list[Demora]
    compromisos: list[Seguido]
    borradores: list[Demora]


def agenda(escuela: Escuela, cuentas: Cuentas, hoy: date, dias: int) -> Agenda:
    """Lo que falta en una escuela, mirando `dias` hacia adelante."""
    limite = sumar_dias(hoy, dias)
    pendientes = [v for e in escuela.etapas.values() for v in _visitas(escuela, cuentas, e, hoy, limite)]
    borradores = (v for v in sorted(escuela.visitas, key=orden_de_visita) if v.estado == "borrador")
    seguidos = seguir(escuela, hoy)
    return Agenda(
        hoy=hoy,
        limite=limite,
        visitas=sorted(pendientes, key=lambda v: v.cuando),
        dialogos=list(_dialogos(cuentas, hoy)),
        copias=list(_copias(cuentas, hoy)),
        compromisos=[s for s in seguidos if s.es_abierto and s.plazo is not None and s.plazo <= limite],
        borradores=[b for v in borradores for b in _demora(v, v.fecha, hoy, DIAS_DE_BORRADOR)],
    )


def _visitas(escuela: Escuela, cuentas: Cuentas, etapa: Etapa, hoy: date, limite: date) -> Iterator[VisitaPendiente]:
    """Las que faltan en una etapa vencida, en curso o que empieza pronto."""
    cobertura = resumir(escuela, cuentas, etapa).visitas
    for docente, hechas in cobertura.hechas.items():
        previstas = de_docente(escuela, etapa, docente)[hechas:]
        for i in range(max(cobertura.le_faltan(docente), len(previstas))):
            prevista = previstas[i] if i < len(previstas) else VisitaPrevista()
            fecha = vigente(prevista)
            vencida = vencio(etapa, hoy) or (fecha is not None and fecha < hoy)
            if vencida or (fecha or etapa.desde or hoy) <= limite:
                yield VisitaPendiente(docente, etapa.numero or 0, fecha, etapa.hasta, prevista.no_realizada, vencida)


def _dialogos(cuentas: Cuentas, hoy: date) -> Iterator[Demora]:
    """Las visitas de las que ya se debió conversar."""
    for visita in cuentas.cuentan:
        if not visita.origen.tiene("dialogo"):
            yield from _demora(visita, visita.fecha, hoy, DIAS_DE_DIALOGO)


def _copias(cuentas: Cuentas, hoy: date) -> Iterator[Demora]:
    """Las copias que el docente aún no firma, desde el día en que conversaron."""
    for visita in cuentas.cuentan:
        dialogo = visita.dialogo
        if dialogo is not None and not dialogo.origen.tiene("recibido"):
            yield from _demora(visita, dialogo.fecha or visita.fecha, hoy, 0)


def _demora(visita: Observacion, desde: date | None, hoy: date, plazo: int) -> Iterator[Demora]:
    """La demora, si ya pasaron más de `plazo` días."""
    if desde is not None and (dias := (hoy - desde).days) > plazo:
        yield Demora(visita.id, visita.docente, desde, dias)
