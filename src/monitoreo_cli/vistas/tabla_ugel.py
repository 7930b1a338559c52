"""La tabla que la UGEL pide: por momento y nivel educativo, cuántos docentes en cada nivel de cada rúbrica.

Lleva su control de sumas: la fila donde los niveles de alguna rúbrica no suman los monitoreados va marcada, y al
pie se dice cuál y por qué. También al pie, el motivo de cada docente no monitoreado.
"""

from collections.abc import Iterable, Sequence
from math import ceil

from monitoreo_cli.calculo.resumen import Resumen, por_instrumento
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.texto import enumerar
from monitoreo_cli.vistas.advertencias import QUE_CUENTA, pocos
from monitoreo_cli.vistas.bloques import Bloque, puntos
from monitoreo_cli.vistas.informe import Nombres
from monitoreo_cli.vistas.informe_niveles import desempeno, escala_de
from monitoreo_cli.vistas.resumen import instrumento_en_palabras, sin_valorar

# Lo que miden a lo ancho, en letras, los niveles que caben en una hoja A4: cinco rúbricas de I a IV.
LETRAS_MAXIMAS = 45
SIN_VISITA = "sin visita cerrada"


def tablas_ugel(escuela: Escuela, resumenes: Sequence[Resumen], nombres: Nombres) -> list[Bloque]:
    """Una tabla por instrumento, con una fila por etapa, y las notas de todas."""
    tablas = [t for suyos in por_instrumento(resumenes).values() for t in _tablas(escuela, suyos)]
    return [*tablas, *puntos(_notas(resumenes, nombres))]


def _tablas(escuela: Escuela, resumenes: Sequence[Resumen]) -> Iterable[Bloque]:
    """Las tablas de un instrumento: todas sus rúbricas, o de pocas en pocas si no caben."""
    instrumento = resumenes[0].instrumento
    assert instrumento is not None
    caben = max(1, LETRAS_MAXIMAS // max(1, sum(max(2, len(c)) for c in instrumento.claves)))
    cuantas = max(1, len(resumenes[0].desempenos))
    cada = ceil(cuantas / ceil(cuantas / caben))  # parejas: seis rúbricas son tres y tres, y no cinco y una
    for inicio in range(0, cuantas, cada):
        corte = slice(inicio, inicio + cada)
        yield {
            "clase": "ugel",
            "titulo": instrumento_en_palabras(instrumento),
            "sigue": inicio > 0,
            "nivel_educativo": escuela.nivel_educativo or "",
            "escala": escala_de(instrumento),
            "desempenos": [desempeno(c) for c in resumenes[0].desempenos[corte]],
            "filas": [_fila(r, corte) for r in resumenes],
        }


def _fila(resumen: Resumen, corte: slice) -> Bloque:
    total, monitoreados = len(resumen.padron.total), resumen.monitoreados
    return {
        "momento": f"Etapa {resumen.etapa.numero}",
        "total": total,
        "monitoreados": monitoreados,
        "no_monitoreados": total - monitoreados,
        "cuentas": [list(c.niveles.values()) for c in resumen.desempenos[corte]],
        "marcada": any(c.valorados != monitoreados for c in resumen.desempenos[corte]),
    }


def _notas(resumenes: Sequence[Resumen], nombres: Nombres) -> list[str]:
    notas = [nota for r in resumenes for nota in (*_no_monitoreados(r, nombres), *_sumas(r), *_aparte(r, nombres))]
    notas.append(f"{QUE_CUENTA} Cada docente se cuenta una vez, aunque tenga varios grados.")
    return [*notas, *pocos(*(r.monitoreados for r in resumenes))]


def _no_monitoreados(resumen: Resumen, nombres: Nombres) -> list[str]:
    """Quiénes, por su motivo: los que no se programaron y los que aún no tienen visita."""
    visitados = {f.docente for f in resumen.por_docente if f.visita is not None}
    por_motivo: dict[str, list[str]] = {}
    for docente in resumen.padron.total:
        if docente not in visitados:
            motivo = resumen.padron.no_programados.get(docente, SIN_VISITA)
            por_motivo.setdefault(motivo, []).append(nombres.de(docente))
    cuantos = f"{sum(map(len, por_motivo.values()))} de {len(resumen.padron.total)}"
    quienes = "; ".join(_con_motivo(suyos, motivo) for motivo, suyos in por_motivo.items())
    return [f"No monitoreados en la etapa {resumen.etapa.numero}, {cuantos}: {quienes}."] if por_motivo else []


def _con_motivo(docentes: Sequence[str], motivo: str) -> str:
    """`Ana (licencia)`, `Ana, Luz y Rosa (los 3: sin visita cerrada)`."""
    cuantos = f"los {len(docentes)}: " if len(docentes) > 1 else ""
    return f"{enumerar(docentes)} ({cuantos}{motivo})"


def _sumas(resumen: Resumen) -> list[str]:
    """El control de sumas: dónde los niveles no suman los monitoreados; las rúbricas con igual cuenta, juntas."""
    if resumen.instrumento is None:
        return [f"Etapa {resumen.etapa.numero}: no se sabe con qué instrumento se observa, y no tiene tabla."]
    suma, todos = " + ".join(resumen.instrumento.claves), resumen.monitoreados
    iguales: dict[tuple[int, str], list[str]] = {}
    for conteo in resumen.desempenos:
        if conteo.valorados != todos:
            caso = conteo.valorados, sin_valorar(conteo, resumen)
            iguales.setdefault(caso, []).append(conteo.codigo or conteo.id)
    return [
        f"(*) Etapa {resumen.etapa.numero}, {enumerar(codigos)}: {suma} = {suman}"
        f"{' en cada una' if len(codigos) > 1 else ''}, y los monitoreados son {todos} ({faltan})."
        for (suman, faltan), codigos in iguales.items()
    ]


def _aparte(resumen: Resumen, nombres: Nombres) -> list[str]:
    fuera = resumen.padron.fuera_del_corte
    if not fuera:
        return []
    quienes = nombres.enumerados(fuera)
    return [f"Etapa {resumen.etapa.numero}, con visita y ya no en la escuela al cierre, no suman: {quienes}."]
