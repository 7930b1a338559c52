"""Una visita en pantalla."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from monitoreo_cli.fechas import corta, en_palabras
from monitoreo_cli.modelo.comun import Compromiso
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.observacion import Observacion, Sesion, Valoracion
from monitoreo_cli.vistas.cronograma import grados_en_palabras
from monitoreo_cli.vistas.terminal import Linea, Tramo, parrafo, seccion

DIALOGO = {
    "fecha": "Fecha",
    "fortalezas": "Fortalezas",
    "por_mejorar": "Por mejorar",
    "voz_del_docente": "Voz del docente",
    "deconstruccion": "Deconstrucción",
    "reconstruccion": "Reconstrucción",
    "evaluacion": "Evaluación",
    "recibido": "Recibido",
    "desacuerdo": "Desacuerdo",
}
RESERVADO = "RESERVADO: para quien observa y para el docente"


def en_pantalla(escuela: Escuela, visita: Observacion, celdas: int) -> Iterator[Linea]:
    """Todo lo que la visita dice, notas del observador incluidas."""
    yield [Tramo(visita.id, "titulo"), Tramo(f"  {RESERVADO}", "aviso")]
    yield from _datos(_cabecera(escuela, visita), celdas)
    if visita.cuaderno:
        yield from seccion("Cuaderno de campo")
        for hecho in visita.hechos:
            marca = f"[{hecho.desempeno}] " if hecho.desempeno else ""
            yield from parrafo(f"{hecho.hora or '     '} {marca}{hecho.texto}", celdas, "        ", "  ")
        notas = visita.cuaderno.notas_del_observador
        preguntas = "\n".join(visita.cuaderno.preguntas)
        suyas = {"Preguntas": preguntas, "Necesidades": visita.cuaderno.necesidades, "Notas propias": notas}
        yield from _datos(suyas, celdas)
    for rubrica, valoraciones, _ in visita.fichas():
        if valoraciones:
            yield from _niveles(escuela, rubrica, valoraciones, celdas)
    yield from _acuerdos(visita, celdas)


def _cabecera(escuela: Escuela, visita: Observacion) -> dict[str, Any]:
    etapa = escuela.etapa_de(visita)
    return {
        "Docente": visita.docente,
        "Fecha": en_palabras(visita.fecha) + _horas(visita) if visita.fecha else None,
        "Etapa": etapa.numero if etapa else None,
        "Observador": visita.observador,
        "Modalidad": visita.modalidad,
        "Estado": visita.estado or visita.tipo,
        "Rol": visita.rol,
        "Contraste de": visita.contraste_de,
        **(_sesion(visita.sesion) if visita.sesion else {}),
    }


def _horas(visita: Observacion) -> str:
    """Las dos horas, o la que se anotó."""
    horas = (("de", visita.inicio), ("a", visita.fin))
    dichas = " ".join(f"{nexo} {hora:%H:%M}" for nexo, hora in horas if hora)
    return f", {dichas}" if dichas else ""


def _sesion(sesion: Sesion) -> dict[str, Any]:
    presentes = (sesion.asistentes, sesion.matriculados)
    juntos = f"{presentes[0]} de {presentes[1]}" if None not in presentes else None
    documentos = (f"{que} {'sí' if tiene else 'no'}" for que, tiene in sesion.documentos.items())
    return {
        "Grados": grados_en_palabras(sesion.grados),
        "Sección": sesion.seccion,
        "Área": sesion.area,
        "Sesión": sesion.titulo,
        "Propósito": sesion.proposito,
        "Competencia": sesion.competencia,
        "Evidencia de aprendizaje": sesion.evidencia,
        "Documentos": ", ".join(documentos),
        "Asistentes": juntos or sesion.asistentes,
        "Matriculados": None if juntos else sesion.matriculados,
        "Minutos de monitoreo": sesion.minutos_de_monitoreo,
    }


def _niveles(
    escuela: Escuela, clave: str | None, valoraciones: Mapping[str, Valoracion], celdas: int
) -> Iterator[Linea]:
    rubrica = escuela.rubrica(clave)
    yield from seccion((rubrica.nombre if rubrica else None) or clave or "Sin instrumento")
    for desempeno, valoracion in valoraciones.items():
        definido = rubrica.por_id.get(desempeno) if rubrica else None
        nombre = f"{definido.codigo or ''} {definido.nombre or ''}".strip() if definido else desempeno
        marca = ", con marca" if valoracion.marca else ""
        titulo = parrafo(f"{nombre}: {valoracion.nivel or 'sin nivel'}{marca}", celdas - 2, "  ")
        yield from ([Tramo(linea, "fuerte")] for linea in titulo)
        for parte in (valoracion.evidencia or "").splitlines():
            yield from parrafo(parte, celdas, "    ")


def _acuerdos(visita: Observacion, celdas: int) -> Iterator[Linea]:
    if visita.dialogo:
        dialogo = {rotulo: getattr(visita.dialogo, clave) for clave, rotulo in DIALOGO.items()}
        yield from seccion("Diálogo")
        yield from _datos(dialogo, celdas)
    if visita.compromisos:
        yield from seccion("Compromisos")
        for compromiso in visita.compromisos:
            yield from _compromiso(compromiso, celdas)
    if visita.seguimiento:
        yield from seccion("Compromisos revisados")
        for s in visita.seguimiento:
            detalle = f". {s.evidencia or s.motivo}" if s.evidencia or s.motivo else ""
            yield from parrafo(f"{s.compromiso}: {s.estado}{detalle}", celdas, "    ", "  ")


def _compromiso(compromiso: Compromiso, celdas: int) -> Iterator[Linea]:
    """Lo que se hará y, debajo, lo demás que se haya anotado."""
    yield from parrafo(f"{compromiso.id}: {compromiso.texto}", celdas, "    ", "  ")
    demas = {
        "Desempeño": compromiso.desempeno,
        "Plazo": compromiso.plazo,
        "Responde": compromiso.responsable,
        "Se notará en": compromiso.indicador,
        "Apoyo": compromiso.apoyo,
    }
    yield from _datos(demas, celdas, "    ")


def _datos(datos: Mapping[str, Any], celdas: int, sangria: str = "  ") -> Iterator[Linea]:
    """`Clave: valor`, una por línea; lo que no tiene dato no se muestra."""
    for clave, valor in datos.items():
        dicho = corta(valor) if isinstance(valor, date) else "" if valor is None else str(valor).strip()
        if dicho:
            primera, *resto = dicho.splitlines()
            yield from parrafo(f"{clave}: {primera}", celdas, f"{sangria}  ", sangria)
            for linea in resto:
                yield from parrafo(linea, celdas, f"{sangria}  ")
