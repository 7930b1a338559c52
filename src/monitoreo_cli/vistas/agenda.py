"""La agenda, en la terminal y en Markdown: primero qué, después a quién y desde cuándo."""

from collections.abc import Iterator

from monitoreo_cli.calculo.agenda import Agenda, Demora, VisitaPendiente
from monitoreo_cli.calculo.compromisos import Seguido
from monitoreo_cli.fechas import corta
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.texto import contar, recortar
from monitoreo_cli.vistas.markdown import escapar
from monitoreo_cli.vistas.resumen import nombre_de, titulo_de
from monitoreo_cli.vistas.terminal import Linea, Tramo, parrafo, seccion

NADA = "Nada vencido ni pendiente para estos días."
_TEXTO_MAXIMO = 200


def en_tabla(escuela: Escuela, agenda: Agenda, celdas: int) -> Iterator[Linea]:
    """Una sección por clase de pendiente; las vacías no se muestran."""
    yield from titulo_de(escuela, celdas)
    yield [Tramo(_titulo(agenda), "fuerte")]
    secciones = dict(_secciones(agenda))
    for titulo, frases in secciones.items():
        yield from seccion(titulo)
        for frase in frases:
            yield from parrafo(frase, celdas, "    ", "  ")
    if not secciones:
        yield from ("", NADA)


def en_markdown(escuela: Escuela, agenda: Agenda) -> list[str]:
    """Lo mismo, como listas."""
    lineas = [f"## {escapar(nombre_de(escuela))} · {_titulo(agenda)}", ""]
    secciones = dict(_secciones(agenda))
    for titulo, frases in secciones.items():
        lineas += [f"### {titulo}", "", *(f"- {escapar(frase)}" for frase in frases), ""]
    return lineas if secciones else [*lineas, NADA]


def _titulo(agenda: Agenda) -> str:
    return f"Agenda del {corta(agenda.hoy)} al {corta(agenda.limite)}"


def _secciones(agenda: Agenda) -> Iterator[tuple[str, list[str]]]:
    """Cada sección con algo que decir: su título con la cuenta, y una frase por pendiente."""
    todas = (
        ("Visitas que faltan", [_visita(v) for v in agenda.visitas]),
        ("Diálogos que no se anotaron", [_demora(d, "la visita fue el") for d in agenda.dialogos]),
        ("Copias sin firma de recibido", [_demora(d, "conversaron el") for d in agenda.copias]),
        ("Compromisos por vencer o vencidos", [_compromiso(s) for s in agenda.compromisos]),
        ("Borradores sin cerrar", [_demora(d, "la visita fue el") for d in agenda.borradores]),
    )
    for titulo, frases in todas:
        if frases:
            yield f"{titulo} ({len(frases)})", frases


def _visita(visita: VisitaPendiente) -> str:
    """«d03, etapa 2: vencida, sin fecha prevista; la etapa va hasta el 30/9/2024»"""
    cuando = f"prevista para el {corta(visita.fecha)}" if visita.fecha else "sin fecha prevista"
    hasta = f"; la etapa va hasta el {corta(visita.hasta)}" if visita.hasta else ""
    motivo = f". No se hizo antes: {recortar(visita.no_realizada, _TEXTO_MAXIMO)}" if visita.no_realizada else ""
    estado = "vencida, " if visita.vencida else ""
    return f"{visita.docente}, etapa {visita.etapa}: {estado}{cuando}{hasta}{motivo}"


def _demora(demora: Demora, desde: str) -> str:
    return f"{demora.visita}: {desde} {corta(demora.fecha)}, hace {contar(demora.dias, 'día')}"


def _compromiso(seguido: Seguido) -> str:
    plazo = corta(seguido.plazo) if seguido.plazo else ""
    verbo = "venció el" if seguido.es_vencido else "hasta el"
    quien = f" ({seguido.docente})" if seguido.docente else ""
    return f"{verbo} {plazo}: {seguido.id}{quien}: {recortar(seguido.texto or '', _TEXTO_MAXIMO)}"
