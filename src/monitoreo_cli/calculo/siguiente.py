"""Lo que un año deja al siguiente: quién sigue, cómo terminó cada uno y qué quedó por cumplir (05, puntos 10 y 14)."""

from collections.abc import Mapping
from datetime import date

from monitoreo_cli.calculo.compromisos import Seguido, seguir
from monitoreo_cli.calculo.cuentan import Cuentas
from monitoreo_cli.calculo.origenes import origenes
from monitoreo_cli.calculo.resumen import Resumen, resumir
from monitoreo_cli.fechas import sumar_dias, un_anio_despues
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.valor import Valor


class Cierre(Valor):
    """Cómo termina un año, visto desde el siguiente.

    `resumen` es el de la última etapa: nunca se mezcla con otra. `base` son sus conteos por desempeño y
    `niveles` los de cada docente que sigue; vacíos si nadie fue monitoreado en ella o no se sabe con qué
    instrumento. `compromisos` son los abiertos de quien sigue; `sin_pasar`, los abiertos de quien ya no
    está o que no son de un docente.
    """

    anio: int
    inicio: date
    resumen: Resumen
    siguen: list[str]
    se_fueron: list[str]
    base: Mapping[str, Mapping[str, int]]
    niveles: Mapping[str, Mapping[str, str]]
    compromisos: list[Seguido]
    sin_pasar: list[Seguido]

    @property
    def de_entonces(self) -> int:
        """Cuántos de los que dieron la línea base siguen."""
        return len(self.niveles)


def cerrar_anio(escuela: Escuela, cuentas: Cuentas, hoy: date) -> Cierre | None:
    """El cierre del año de un plan, o `None` si no dice desde cuándo vale o no tiene etapas."""
    periodo = escuela.plan_o_vacio.periodo
    if periodo is None or periodo.desde is None or not escuela.etapas:
        return None
    inicio = un_anio_despues(periodo.desde)
    siguen = [c for c, d in escuela.docentes.items() if d.hasta is None or d.hasta >= inicio]
    resumen = resumir(escuela, cuentas, escuela.etapas[max(escuela.etapas)])
    abiertos = _abiertos(escuela, inicio, hoy)
    pasan = [s for s in abiertos if s.docente in siguen and s.texto is not None]
    return Cierre(
        anio=periodo.desde.year,
        inicio=inicio,
        resumen=resumen,
        siguen=siguen,
        se_fueron=[c for c in escuela.docentes if c not in siguen],
        base={d.id: d.niveles for d in resumen.desempenos} if resumen.monitoreados else {},
        niveles={f.docente: f.niveles for f in resumen.por_docente if f.visita and f.docente in siguen},
        compromisos=pasan,
        sin_pasar=[s for s in abiertos if s not in pasan],
    )


def _abiertos(escuela: Escuela, inicio: date, hoy: date) -> list[Seguido]:
    """Los que siguen abiertos. Uno nacido ya en el año nuevo es de su archivo, que irá con ese año."""
    nacidos, vispera = origenes(escuela), sumar_dias(inicio, -1)
    return [s for s in seguir(escuela, hoy) if s.es_abierto and nacidos[s.id].existia(vispera)]
