"""En el informe final: lo programado y lo que se hizo, etapa por etapa y semana por semana."""

from collections.abc import Sequence
from datetime import date

from monitoreo_cli.calculo.calendario import Calendario
from monitoreo_cli.calculo.resumen import Resumen
from monitoreo_cli.fechas import mes_iso, nombre_de_mes, sumar_dias
from monitoreo_cli.texto import contar, enumerar
from monitoreo_cli.vistas import graficos_en_el_tiempo as graficos
from monitoreo_cli.vistas.bloques import Bloque, nota, tabla
from monitoreo_cli.vistas.informe import Nombres, cuando

_COLUMNAS = (
    "Etapa", "Cuándo", "Docentes", "Programados", "Monitoreados", "Visitas programadas", "Hechas", "Adicionales",
)  # fmt: skip


def cobertura(resumenes: Sequence[Resumen], calendario: Calendario, hoy: date, nombres: Nombres) -> list[Bloque]:
    """La tabla de cobertura, a quién faltó visitar, y el calendario."""
    filas = [_fila(r) for r in resumenes]
    return [
        *tabla("Lo programado y lo que se hizo", _COLUMNAS, filas, range(2, len(_COLUMNAS))),
        *nota(_faltaron(resumenes, nombres)),
        *_calendario(resumenes, calendario, hoy),
    ]


def _fila(resumen: Resumen) -> list[str]:
    quienes, visitas = resumen.padron, resumen.visitas
    programadas = "el plan no lo dice" if visitas.programadas is None else str(visitas.programadas)
    cuentas = (len(quienes.total), len(quienes.programados), resumen.monitoreados)
    adicionales = str(visitas.adicionales) if visitas.adicionales else ""
    return [
        str(resumen.etapa.numero), cuando(resumen.etapa), *map(str, cuentas), programadas, str(visitas.cerradas),
        adicionales,
    ]  # fmt: skip


def _faltaron(resumenes: Sequence[Resumen], nombres: Nombres) -> str:
    con_faltas = (r for r in resumenes if r.visitas.faltan)
    faltan = "; ".join(f"en la etapa {r.etapa.numero}, {nombres.enumerados(r.visitas.faltan)}" for r in con_faltas)
    return f"Faltaron visitas a programados: {faltan}." if faltan else ""


def _calendario(resumenes: Sequence[Resumen], calendario: Calendario, hoy: date) -> list[Bloque]:
    """El dibujo por semanas con su tabla por meses; sin semanas, no hay dibujo que mirar."""
    meses = calendario.por_mes()
    if not calendario.semanas or not meses:
        return []
    varios_anios = len({m[:4] for m in meses}) > 1
    return [
        {
            "clase": "calendario",
            "grafico": graficos.calendario(
                calendario.por_semana(), _meses(calendario), _etapas(resumenes, calendario), calendario.hoy(hoy)
            ),
            "descripcion": _descripcion(calendario),
            "con_previstas": bool(calendario.previstas),
            "meses": [
                {"mes": nombre_de_mes(m) + f" {m[:4]}" * varios_anios, "previstas": previstas, "hechas": hechas}
                for m, (previstas, hechas) in meses.items()
            ],
        }
    ]


def _meses(calendario: Calendario) -> list[tuple[str, float]]:
    """Cada mes y dónde empieza; el primero, al comienzo del dibujo si ya había empezado."""
    dias = [calendario.semanas[0], *(sumar_dias(s, 6) for s in calendario.semanas)]
    primeros = {mes_iso(d): d.replace(day=1) for d in dias}
    return [(nombre_de_mes(m), max(0.0, calendario.lugar_de(d))) for m, d in primeros.items()]


def _etapas(resumenes: Sequence[Resumen], calendario: Calendario) -> list[tuple[str, float, float]]:
    tramos = ((f"Etapa {r.etapa.numero}", r.etapa.desde, r.etapa.hasta) for r in resumenes)
    return [
        (rotulo, calendario.lugar_de(desde), calendario.lugar_de(sumar_dias(hasta, 1)))
        for rotulo, desde, hasta in tramos
        if desde and hasta and desde <= hasta
    ]


def _descripcion(calendario: Calendario) -> str:
    """Lo que el dibujo dice, por meses."""
    dichas = [
        f"{nombre_de_mes(m)}: {contar(hechas, 'hecha')} y {contar(previstas, 'prevista')}"
        for m, (previstas, hechas) in calendario.por_mes().items()
    ]
    return f"Visitas por mes. {enumerar(dichas)}."
