"""El resumen de una etapa: niveles por desempeño y por docente (05, puntos 2 a 9 y 11).

La unidad es docente × instrumento × etapa, y de cada una cuenta una visita entera: la última.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from monitoreo_cli.calculo.cuentan import Cuentas
from monitoreo_cli.calculo.programados import SIN_MOTIVO, Padron, padron
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.observacion import NO_APLICA, NO_OBSERVADO, SIN_NIVEL, Observacion
from monitoreo_cli.modelo.plan import Etapa
from monitoreo_cli.modelo.rubrica import Desempeno, Rubrica
from monitoreo_cli.valor import Valor


class Observadas(Valor):
    """Las visitas de una etapa que llevan alguno de sus instrumentos, de la primera a la última.

    `rubrica` e `instrumento` son el único; `None` si hay que elegir entre varios o no se pudo leer.
    """

    instrumentos: tuple[str, ...]
    rubrica: str | None
    instrumento: Rubrica | None
    visitas: list[Observacion]

    @property
    def ultimas(self) -> dict[str, Observacion]:
        """La visita que cuenta de cada docente: la última."""
        return {v.docente: v for v in self.visitas if v.docente is not None}


class Conteo(Valor):
    """Un desempeño: cuántos docentes en cada nivel.

    `valorados + no_observado + no_aplica + sin_dato` es siempre el número de programados.
    """

    id: str
    codigo: str | None
    nombre: str | None
    niveles: Mapping[str, int]
    no_observado: int
    no_aplica: int
    sin_dato: int
    en_logro: int
    valorados: int


class Fila(Valor):
    """Un docente programado: la visita que cuenta y sus niveles; sin dato, la clave no está."""

    docente: str
    visita: str | None
    niveles: Mapping[str, str]


class Cobertura(Valor):
    """Visitas de la etapa. `programadas` es `None` si el plan no dice cuántas.

    `adicionales` son las cerradas que pasan de las programadas a cada docente. `hechas` las cuenta
    por programado, y `por_docente` es cuántas le tocan a cada uno, si el plan lo dice.
    """

    programadas: int | None
    cerradas: int
    borradores: int
    adicionales: int
    hechas: Mapping[str, int]
    por_docente: int | None

    def le_faltan(self, docente: str) -> int:
        """Las visitas que faltan a un programado; si el plan no dice cuántas le tocan, al menos una."""
        return max(0, (self.por_docente or 1) - self.hechas[docente])

    @property
    def faltan(self) -> list[str]:
        """Los programados a quienes les falta alguna visita."""
        return [d for d in self.hechas if self.le_faltan(d)]


class Resumen(Valor):
    """Una etapa resumida. `candidatas` son los instrumentos entre los que hay que elegir, si hay varios."""

    etapa: Etapa
    rubrica: str | None
    instrumento: Rubrica | None
    candidatas: tuple[str, ...]
    padron: Padron
    visitas: Cobertura
    desempenos: list[Conteo]
    por_docente: list[Fila]

    @property
    def monitoreados(self) -> int:
        return sum(1 for fila in self.por_docente if fila.visita is not None)

    @property
    def no_monitoreados(self) -> list[str]:
        return [fila.docente for fila in self.por_docente if fila.visita is None]


class Paso(Valor):
    """Una etapa en la trayectoria de un docente."""

    etapa: int
    visita: str | None
    rubrica: str | None
    niveles: Mapping[str, str]


def resumir(
    escuela: Escuela, cuentas: Cuentas, etapa: Etapa, rubrica: str | None = None, docente: str | None = None
) -> Resumen:
    """El resumen de una etapa con un instrumento (por omisión, el suyo) y, si se pide, de un solo docente."""
    visto = observadas(escuela, cuentas, etapa, rubrica)
    instrumento = visto.instrumento
    ultimas = visto.ultimas if instrumento else {}
    quienes = _solo(padron(escuela, etapa, ultimas), docente)
    filas = [_fila(d, ultimas.get(d), visto) for d in quienes.programados]
    return Resumen(
        etapa=etapa,
        rubrica=visto.rubrica,
        instrumento=instrumento,
        candidatas=visto.instrumentos if len(visto.instrumentos) > 1 else (),
        padron=quienes,
        visitas=_cobertura(escuela, cuentas, etapa, quienes.programados, visto.visitas if instrumento else []),
        desempenos=[_contar(d, instrumento, filas) for d in instrumento.por_id.values()] if instrumento else [],
        por_docente=filas,
    )


def conteos(resumen: Resumen) -> dict[str, Any]:
    """Las cuentas de la etapa con las claves de `resumen --formato json`: sin lo que es de cada docente."""
    quienes, visitas = resumen.padron, resumen.visitas
    varias = {"rubricas": list(resumen.candidatas)} if resumen.candidatas else {}
    return {
        "etapa": resumen.etapa.numero,
        "rubrica": resumen.rubrica,
        **varias,
        "docentes": {
            "total": len(quienes.total),
            "programados": len(quienes.programados),
            "monitoreados": resumen.monitoreados,
            "no_monitoreados": resumen.no_monitoreados,
            "no_programados": [
                {"docente": d, "motivo": None if m == SIN_MOTIVO else m} for d, m in quienes.no_programados.items()
            ],
            "fuera_del_corte": quienes.fuera_del_corte,
        },
        "visitas": {c: getattr(visitas, c) for c in ("programadas", "cerradas", "borradores")},
        "desempenos": [{**c.como_dict(), "niveles": dict(c.niveles)} for c in resumen.desempenos],
    }


def por_instrumento(resumenes: Sequence[Resumen]) -> dict[str, list[Resumen]]:
    """Los resúmenes de cada instrumento: dos instrumentos no van en la misma tabla."""
    claves = dict.fromkeys(r.rubrica for r in resumenes if r.rubrica is not None)
    return {clave: [r for r in resumenes if r.rubrica == clave] for clave in claves}


def trayectoria(escuela: Escuela, cuentas: Cuentas, docente: str, rubrica: str | None = None) -> list[Paso]:
    """Los niveles de un docente etapa por etapa, esté o no programado."""
    pasos = []
    for numero, etapa in escuela.etapas.items():
        visto = observadas(escuela, cuentas, etapa, rubrica)
        fila = _fila(docente, visto.ultimas.get(docente), visto)
        pasos.append(Paso(numero, fila.visita, visto.rubrica, fila.niveles))
    return pasos


def observadas(escuela: Escuela, cuentas: Cuentas, etapa: Etapa, rubrica: str | None = None) -> Observadas:
    """Lo observado en una etapa con sus instrumentos, o sólo con el que se pide."""
    visitas = visitas_de(escuela, cuentas, etapa)
    instrumentos = (rubrica,) if rubrica else _instrumentos_de(escuela, visitas, etapa)
    unico = instrumentos[0] if len(instrumentos) == 1 else None
    instrumento = escuela.rubrica(unico)
    con_alguno = [v for v in visitas if any(v.con_instrumento(i) is not None for i in instrumentos)]
    return Observadas(instrumentos, unico if instrumento else None, instrumento, con_alguno)


def _instrumentos_de(escuela: Escuela, visitas: list[Observacion], etapa: Etapa) -> tuple[str, ...]:
    """El instrumento de la etapa según el plan o, si no lo dice, los de sus visitas, los de aula primero."""
    del_plan = escuela.rubrica_de(etapa)
    if del_plan is not None:
        return (del_plan,)
    usados = {r for v in visitas for r, _, _ in v.fichas() if r is not None and r in escuela.rubricas}
    de_aula = {r for r in usados if escuela.rubricas[r].tipo == "aula"}
    return tuple(sorted(de_aula or usados))


def visitas_de(escuela: Escuela, cuentas: Cuentas, etapa: Etapa) -> list[Observacion]:
    """Las visitas que cuentan en una etapa, de la primera a la última."""
    return [v for v in cuentas.cuentan if escuela.etapa_de(v) is etapa]


def _solo(quienes: Padron, docente: str | None) -> Padron:
    """El padrón reducido a un docente, si se pidió."""
    if docente is None:
        return quienes
    return Padron(
        [d for d in quienes.total if d == docente],
        [d for d in quienes.programados if d == docente],
        {d: m for d, m in quienes.no_programados.items() if d == docente},
        [d for d in quienes.fuera_del_corte if d == docente],
    )


def niveles_en(visita: Observacion, clave: str, instrumento: Rubrica) -> dict[str, str]:
    """Los niveles válidos de una visita con un instrumento, en su orden; sin dato, la clave no está."""
    valoraciones = visita.con_instrumento(clave) or {}
    niveles = {d: valoraciones[d].nivel for d in instrumento.por_id if d in valoraciones}
    return {d: n for d, n in niveles.items() if n is not None and (n in instrumento.claves or n in SIN_NIVEL)}


def _fila(docente: str, visita: Observacion | None, visto: Observadas) -> Fila:
    if visita is None or visto.rubrica is None or visto.instrumento is None:
        return Fila(docente, None, {})
    return Fila(docente, visita.id, niveles_en(visita, visto.rubrica, visto.instrumento))


def _contar(desempeno: Desempeno, instrumento: Rubrica, filas: list[Fila]) -> Conteo:
    clave = desempeno.id or ""
    dichos = [fila.niveles.get(clave) for fila in filas]
    niveles = {nivel: dichos.count(nivel) for nivel in instrumento.claves}
    return Conteo(
        id=clave,
        codigo=desempeno.codigo,
        nombre=desempeno.nombre,
        niveles=niveles,
        no_observado=dichos.count(NO_OBSERVADO),
        no_aplica=dichos.count(NO_APLICA),
        sin_dato=dichos.count(None),
        en_logro=sum(n for nivel, n in niveles.items() if nivel in instrumento.claves_en_logro),
        valorados=sum(niveles.values()),
    )


def _cobertura(
    escuela: Escuela, cuentas: Cuentas, etapa: Etapa, programados: list[str], con_instrumento: list[Observacion]
) -> Cobertura:
    tope = escuela.visitas_por_docente(etapa)
    hechas = {d: sum(1 for v in con_instrumento if v.docente == d) for d in programados}
    cerradas = sum(min(n, tope) if tope is not None else n for n in hechas.values())
    borradores = sum(1 for v in cuentas.borradores if v.docente in programados and escuela.etapa_de(v) is etapa)
    programadas = tope * len(programados) if tope is not None else None
    return Cobertura(programadas, cerradas, borradores, sum(hechas.values()) - cerradas, hechas, tope)
