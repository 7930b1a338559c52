"""El acuerdo entre dos observadores de la misma clase (05, punto 16)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction

from monitoreo_cli.calculo.cuentan import copias, motivo_de_exclusion, orden_de_visita
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.observacion import Observacion
from monitoreo_cli.valor import Valor

PARES_PARA_KAPPA = 20
Pares = Sequence[tuple[int, int]]


class Concordancia(Valor):
    """Las cuentas de acuerdo. `sesgo` es la suma de contraste − principal, en niveles y con su signo.

    `kappa` es `None` si hay menos de `PARES_PARA_KAPPA` pares, o si no está definido por falta de
    variación. `solas` son los contrastes cerrados que no se pudieron emparejar; `candidatas`, los
    instrumentos entre los que hay que elegir, si hay varios.
    """

    rubrica: str | None
    candidatas: tuple[str, ...]
    visitas: int
    pares: int
    exacta: int
    adyacente: int
    sesgo: int
    kappa: Fraction | None
    solas: list[str]


def concordar(escuela: Escuela, rubrica: str | None = None) -> Concordancia:
    """El acuerdo de las visitas de contraste con su principal, con un solo instrumento.

    Sin decir cuál, es el único que usan; si usan varios, el del plan, y si no lo dice, ninguno.
    """
    parejas, solas = _emparejar(escuela)
    usados = tuple(sorted({p.rubrica for p, _ in parejas if p.rubrica is not None}))
    elegida = rubrica or _elegir(escuela, usados)
    con_ella = [(p, c) for p, c in parejas if p.rubrica == elegida]
    pares = [par for p, c in con_ella for par in _pares(escuela, p, c)]
    return Concordancia(
        rubrica=elegida,
        candidatas=usados if len(usados) > 1 else (),
        visitas=len(con_ella),
        pares=len(pares),
        exacta=sum(1 for p, c in pares if p == c),
        adyacente=sum(1 for p, c in pares if abs(p - c) <= 1),
        sesgo=sum(c - p for p, c in pares),
        kappa=kappa_cuadratico(pares) if len(pares) >= PARES_PARA_KAPPA else None,
        solas=solas,
    )


def kappa_cuadratico(pares: Pares) -> Fraction | None:
    """El kappa de Cohen con pesos cuadráticos, exacto; `None` (indefinido) si no hay variación.

    `pares` son posiciones en la escala. Vale 1 − desacuerdo observado / desacuerdo esperado por azar.
    """
    unos, otros = (Counter(lado) for lado in zip(*pares, strict=True)) if pares else (Counter(), Counter())
    esperado = sum((i - j) ** 2 * n * m for i, n in unos.items() for j, m in otros.items())
    observado = sum((i - j) ** 2 for i, j in pares)
    return 1 - Fraction(observado * len(pares), esperado) if esperado else None


def _emparejar(escuela: Escuela) -> tuple[list[tuple[Observacion, Observacion]], list[str]]:
    """Cada contraste con su principal del mismo docente, fecha e instrumento; y los ids de los que quedan solos."""
    repetidas = copias(escuela.visitas)
    cerradas = [v for v in escuela.visitas if v.es_cerrada and v.ruta not in repetidas]
    entran = [v for v in sorted(cerradas, key=orden_de_visita) if motivo_de_exclusion(escuela, v) is None]
    principales: dict[tuple[object, ...], Observacion] = {}
    for visita in entran:
        if visita.es_principal:
            principales.setdefault((visita.id, *_clase(visita)), visita)
    parejas, solas = [], []
    for contraste in (v for v in entran if v.rol == "contraste"):
        principal = principales.get((contraste.contraste_de, *_clase(contraste)))
        if principal is None:
            solas.append(contraste.id)
        else:
            parejas.append((principal, contraste))
    return parejas, solas


def _clase(visita: Observacion) -> tuple[object, ...]:
    return visita.docente, visita.fecha, visita.rubrica


def _elegir(escuela: Escuela, usados: tuple[str, ...]) -> str | None:
    if len(usados) == 1:
        return usados[0]
    monitoreo = escuela.plan_o_vacio.monitoreo
    return monitoreo.rubrica if monitoreo and monitoreo.rubrica in usados else None


def _pares(escuela: Escuela, principal: Observacion, contraste: Observacion) -> Iterator[tuple[int, int]]:
    """Las posiciones en la escala que dieron uno y otro, de los desempeños que ambos valoraron."""
    instrumento = escuela.rubrica(principal.rubrica)
    claves = instrumento.claves if instrumento else ()
    for desempeno in instrumento.por_id if instrumento else ():
        dados = [v.desempenos[desempeno].nivel for v in (principal, contraste) if desempeno in v.desempenos]
        if len(dados) == 2 and all(nivel in claves for nivel in dados):
            yield claves.index(dados[0] or ""), claves.index(dados[1] or "")
