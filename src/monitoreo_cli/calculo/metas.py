"""Metas y línea base: cuántos se esperaban en logro, cuántos hubo, y de dónde se partió (05, punto 14)."""

from datetime import date

from monitoreo_cli.calculo.cronograma import vencio
from monitoreo_cli.calculo.resumen import Conteo, Resumen
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.plan import Meta
from monitoreo_cli.valor import Valor


class Medida(Valor):
    """Una meta y cómo va: `estado` es `alcanzada`, `no alcanzada`, `en curso` o `sin medir`."""

    meta: Meta
    conteo: Conteo | None
    monitoreados: int
    estado: str


class Partida(Valor):
    """De dónde se partió en un desempeño: cuántos en logro, de cuántos, el año anterior."""

    en_logro: int
    docentes: int


def medir(escuela: Escuela, resumenes: list[Resumen], hoy: date) -> list[Medida]:
    """Cada meta contra los que están en logro en su etapa; antes de que termine, «en curso»."""
    por_etapa = {r.etapa.numero: r for r in resumenes}
    return [_medida(m, por_etapa.get(m.etapa), hoy) for m in escuela.plan_o_vacio.metas]


def partida(escuela: Escuela, rubrica: str | None) -> dict[str, Partida]:
    """La línea base por desempeño, sólo si se midió con ese instrumento."""
    base, instrumento = escuela.plan_o_vacio.linea_base, escuela.rubrica(rubrica)
    if base is None or instrumento is None or base.rubrica != rubrica:
        return {}
    return {
        d: Partida(sum(n for c, n in niveles.items() if c in instrumento.claves_en_logro), sum(niveles.values()))
        for d, niveles in base.desempenos.items()
    }


def siguen(escuela: Escuela, resumen: Resumen) -> tuple[int, int] | None:
    """De los docentes medidos el año anterior, cuántos siguen al cierre de la etapa; `None` si no se sabe quiénes."""
    antes = escuela.anterior.docentes if escuela.anterior else {}
    return (sum(1 for d in antes if d in resumen.padron.total), len(antes)) if antes else None


def _medida(meta: Meta, resumen: Resumen | None, hoy: date) -> Medida:
    conteo = next((c for c in resumen.desempenos if c.id == meta.desempeno), None) if resumen else None
    if resumen is None or meta.docentes is None:
        return Medida(meta, conteo, 0, "sin medir")
    if not vencio(resumen.etapa, hoy):
        estado = "en curso"
    elif conteo is None or not resumen.monitoreados:
        estado = "sin medir"
    else:
        estado = "alcanzada" if conteo.en_logro >= meta.docentes else "no alcanzada"
    return Medida(meta, conteo, resumen.monitoreados, estado)
