"""El cronograma en una hoja: la cuadrícula, lo hecho de cada etapa, quién falta y cada visita con fecha.

Es de quien monitorea: dice quién falta y por qué no se hizo una visita. Nombra a los docentes por su código.
"""

from datetime import date

from monitoreo_cli.calculo.cronograma import Cronograma, FilaDeEtapa
from monitoreo_cli.calculo.previstas import PASADA, REALIZADA, SIN_FECHA, Prevista
from monitoreo_cli.fechas import corta, en_palabras
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.texto import contar, enumerar
from monitoreo_cli.vistas import informe
from monitoreo_cli.vistas.cronograma import como_quedo, dia_de
from monitoreo_cli.vistas.informe import Llano, Pedido
from monitoreo_cli.vistas.informe_plan import membrete
from monitoreo_cli.vistas.informe_plan_cronograma import cuadriculas, nombre_de_etapa

_POR_ATENDER = (PASADA, SIN_FECHA)


def datos(escuela: Escuela, cronograma: Cronograma, pedido: Pedido) -> Llano:
    """Todo lo que la hoja muestra."""
    plan = escuela.plan_o_vacio
    return {
        "reservado": informe.RESERVADO,
        "anonimo": False,
        "titulo": "Cronograma del monitoreo",
        "subtitulo": _subtitulo(cronograma),
        "encabezado": [],
        "membrete": {**membrete(escuela, plan), "etapa": "Cronograma", "fecha": en_palabras(pedido.hoy)},
        "escala": [],
        "etapas": [_etapa(f, pedido.hoy) for f in cronograma.etapas],
        "cuadros": cuadriculas(escuela, plan, pedido.hoy),
        "visitas": [_visita(v) for v in cronograma.visitas],
        "procedencia": informe.origen(pedido),
    }


def _subtitulo(cronograma: Cronograma) -> str:
    """«2 de 12 visitas con fecha realizadas; 1 por atender»"""
    if not cronograma.visitas:
        return ""
    hechas = sum(v.estado == REALIZADA for v in cronograma.visitas)
    pendientes = sum(v.estado in _POR_ATENDER for v in cronograma.visitas)
    dicho = f"{hechas} de {contar(len(cronograma.visitas), 'visita')} con fecha, realizadas"
    return f"{dicho}; {pendientes} por atender" if pendientes else dicho


def _etapa(fila: FilaDeEtapa, hoy: date) -> Llano:
    etapa, cobertura = fila.etapa, fila.cobertura
    sin_tope = cobertura.programadas is None
    return {
        "nombre": nombre_de_etapa(etapa),
        "cuando": informe.cuando(etapa),
        "hechas": f"{cobertura.cerradas} (el plan no dice cuántas)" if sin_tope
        else f"{cobertura.cerradas} de {cobertura.programadas}",
        "faltan": enumerar(cobertura.faltan),
        "estado": _estado(fila, hoy),
        "alerta": fila.vencida,
    }  # fmt: skip


def _estado(fila: FilaDeEtapa, hoy: date) -> str:
    desde, hasta = fila.etapa.desde, fila.etapa.hasta
    if fila.vencida and hasta is not None:
        return f"vencida el {corta(hasta)}"
    if not fila.cobertura.faltan:
        return "completa"
    return "por empezar" if desde is not None and desde > hoy else "en curso"


def _visita(visita: Prevista) -> Llano:
    return {
        "etapa": str(visita.etapa), "docente": visita.docente, "fecha": dia_de(visita), "como": como_quedo(visita),
        "alerta": visita.estado in _POR_ATENDER,
    }  # fmt: skip
