"""Lo que debe llevarse quien sólo lee el comienzo de un informe de etapa. Nada que no esté, con su detalle, después."""

from collections.abc import Sequence

from monitoreo_cli.calculo.avance import Avance
from monitoreo_cli.calculo.compromisos import Seguido
from monitoreo_cli.calculo.necesidades import necesidades
from monitoreo_cli.calculo.resumen import Resumen
from monitoreo_cli.texto import contar, enumerar
from monitoreo_cli.vistas.resumen import nombre_de_desempeno


def en_breve(resumen: Resumen, avance: Avance | None, compromisos: Sequence[Seguido]) -> list[str]:
    """Frases sobre los niveles, lo que cambió desde la etapa anterior y los compromisos; las que haya qué decir."""
    return [
        *(_niveles(resumen) if resumen.monitoreados else []),
        *(_cambio(avance) if avance and avance.parejas else []),
        *(_compromisos(compromisos) if compromisos else []),
    ]


def _niveles(resumen: Resumen) -> list[str]:
    cuentas = [f"{c.en_logro} de {resumen.monitoreados} en {c.codigo or c.id}" for c in resumen.desempenos]
    frases = [f"En logro: {enumerar(cuentas)}."] if cuentas else []
    for bajo, conteos in necesidades(resumen.desempenos)[:1]:
        cuales = "; ".join(nombre_de_desempeno(c) for c in conteos)
        frases.append(f"Más apoyo, con {bajo} de {resumen.monitoreados} bajo el logro: {cuales}.")
    return frases


def _cambio(avance: Avance) -> list[str]:
    suben = [f"{c.codigo or c.id} ({c.sube})" for c in avance.desempenos if c.sube]
    bajan = [f"{c.codigo or c.id} ({c.baja})" for c in avance.desempenos if c.baja]
    quienes = f"Desde la etapa {avance.de.numero}, entre {contar(len(avance.parejas), 'docente')} con visita en las dos"
    sube = f"suben en {enumerar(suben)}" if suben else "nadie sube"
    return [f"{quienes}: {sube}; {f'bajan en {enumerar(bajan)}' if bajan else 'nadie baja'}."]


def _compromisos(seguidos: Sequence[Seguido]) -> list[str]:
    abiertos = sum(s.es_abierto for s in seguidos)
    vencidos = sum(s.es_vencido for s in seguidos)
    con_plazo_vencido = f" ({contar(vencidos, 'vencido')})" if vencidos else ""
    return [f"Compromisos abiertos: {abiertos} de {len(seguidos)}{con_plazo_vencido}."]
