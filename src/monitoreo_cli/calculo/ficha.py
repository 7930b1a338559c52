"""Lo que la ficha de una visita necesita saber, tal como estaba el día de la visita.

La ficha se firma: vuelta a sacar en diciembre, la de abril dice lo mismo que se firmó en abril. Por eso el
recorrido llega hasta su etapa y los compromisos anteriores llevan el estado de ese día.
"""

from datetime import date

from monitoreo_cli.calculo.compromisos import Seguido, seguir
from monitoreo_cli.calculo.cuentan import Cuentas, no_excluidas, orden_de_visita
from monitoreo_cli.calculo.origenes import origenes
from monitoreo_cli.calculo.resumen import Paso, trayectoria
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.observacion import Observacion
from monitoreo_cli.modelo.rubrica import Rubrica
from monitoreo_cli.valor import Valor


class Visitado(Valor):
    """Una visita que cuenta, mirada con un instrumento.

    `numero` es cuál es del año entre las que cuentan de ese docente; `anteriores`, los compromisos que
    llegaron abiertos a la visita o que se revisaron en ella.
    """

    docente: str
    visita: Observacion
    etapa: int
    rubrica: str
    instrumento: Rubrica
    niveles: dict[str, str]
    numero: int
    recorrido: list[Paso]
    anteriores: list[Seguido]


def visitado(
    escuela: Escuela, cuentas: Cuentas, docente: str, etapa: int | None = None, rubrica: str | None = None
) -> Visitado | None:
    """La visita de un docente que cuenta en una etapa (sin decirla, en la última que la tenga), o `None`."""
    pasos = trayectoria(escuela, cuentas, docente, rubrica)
    hallados = [p for p in pasos if p.visita is not None and etapa in (None, p.etapa)]
    if not hallados:
        return None
    paso = hallados[-1]
    suyas = [v for v in cuentas.cuentan if v.docente == docente]
    visita = next(v for v in reversed(suyas) if v.id == paso.visita)
    clave = paso.rubrica or ""
    return Visitado(
        docente=docente,
        visita=visita,
        etapa=paso.etapa,
        rubrica=clave,
        instrumento=escuela.rubricas[clave],
        niveles=dict(paso.niveles),
        numero=suyas.index(visita) + 1,
        recorrido=[p for p in trayectoria(escuela, cuentas, docente, clave) if p.etapa <= paso.etapa],
        anteriores=_anteriores(escuela, visita),
    )


def _anteriores(escuela: Escuela, visita: Observacion) -> list[Seguido]:
    """Los compromisos del docente de antes de la visita, con el estado que ella les dejó."""
    dia = visita.fecha or date.min
    hasta_aqui = [o for o in no_excluidas(escuela) if orden_de_visita(o) <= orden_de_visita(visita)]
    antes = seguir(escuela, dia, [o for o in hasta_aqui if o is not visita])
    nacidos, revisados = origenes(escuela), {s.compromiso for s in visita.seguimiento}
    importan = {s.id for s in antes if s.es_abierto} | revisados
    suyos = (s for s in seguir(escuela, dia, hasta_aqui) if s.docente == visita.docente and s.id in importan)
    return [s for s in suyos if nacidos[s.id].existia(dia) and not s.id.startswith(f"{visita.id}/")]
