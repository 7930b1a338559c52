"""La ficha de un docente: de una visita a los datos llanos que recibe su plantilla.

Es lo que el docente se lleva y firma. Habla sólo de él: ninguna cifra de sus colegas llega aquí. Las
notas del observador tampoco. Lo anónimo va sin evidencias, sin textos libres y sin lo que dice quién es
(aula, grados, área, sesión).
"""

from collections.abc import Sequence

from monitoreo_cli.calculo.compromisos import Seguido
from monitoreo_cli.calculo.ficha import Visitado
from monitoreo_cli.fechas import corta, en_palabras
from monitoreo_cli.modelo.comun import Compromiso
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.observacion import Dialogo, Sesion
from monitoreo_cli.modelo.rubrica import Desempeno
from monitoreo_cli.texto import enumerar
from monitoreo_cli.vistas import informe
from monitoreo_cli.vistas.compromisos import EN_PALABRAS
from monitoreo_cli.vistas.informe import Llano, Nombres, Pedido
from monitoreo_cli.vistas.informe_niveles import celda, codigo_de, desempeno, escala_de, instrumento_llano

HECHOS_MAXIMOS = 2
# Son claves que la persona escribe sin tilde.
_DOCUMENTOS = {"sesion": "sesión", "programacion": "programación", "planificacion": "planificación"}


def datos(escuela: Escuela, visitados: Sequence[Visitado], pedido: Pedido) -> Llano:
    """Todo lo que el documento muestra: una ficha por visita, en el orden en que vienen."""
    de_quien = f"de {visitados[0].docente}" if len(visitados) == 1 else f"de la etapa {visitados[0].etapa}"
    return {
        "reservado": informe.RESERVADO,
        "anonimo": pedido.anonimo,
        "titulo": f"{'Ficha' if len(visitados) == 1 else 'Fichas'} {de_quien}",
        "membrete": informe.membrete(escuela, [escuela.etapas[visitados[0].etapa]], None, pedido),
        "escala": escala_de(visitados[0].instrumento),
        "fichas": [_ficha(escuela, v, pedido) for v in visitados],
        "procedencia": informe.origen(pedido),
    }


def _ficha(escuela: Escuela, visitado: Visitado, pedido: Pedido) -> Llano:
    visita, instrumento = visitado.visita, visitado.instrumento
    nombres = Nombres(escuela, pedido.anonimo)
    dialogo = None if pedido.anonimo else visita.dialogo
    cuaderno = None if pedido.anonimo else visita.cuaderno
    return {
        "id": visita.id,
        "docente": {"nombre": nombres.de(visitado.docente), "detalle": nombres.detalle(visitado.docente)},
        "etapa": visitado.etapa,
        "numero": visitado.numero,
        "datos": _datos(escuela, visitado, pedido),
        "instrumento": instrumento_llano(instrumento),
        "etapas": [p.etapa for p in visitado.recorrido],
        "desempenos": [_desempeno(d, visitado, pedido) for d in instrumento.por_id.values()],
        "dialogo": _dialogo(dialogo),
        "preguntas": list(cuaderno.preguntas) if cuaderno else [],
        "anteriores": [_anterior(s, visitado, pedido) for s in visitado.anteriores],
        "al": en_palabras(visita.fecha) if visita.fecha else "",
        "nuevos": [_nuevo(escuela, visitado, c, pedido) for c in visita.compromisos],
        "recibido": en_palabras(dialogo.recibido) if dialogo and dialogo.recibido else "",
        "firmas": _firmas(escuela, visitado, nombres, pedido),
    }


# ---------------------------------------------------------------- cabecera


def _datos(escuela: Escuela, visitado: Visitado, pedido: Pedido) -> list[Llano]:
    """La cabecera en renglones; el dato que no hay no sale."""
    visita = visitado.visita
    horas = f"{visita.inicio:%H:%M} a {visita.fin:%H:%M}" if visita.inicio and visita.fin else ""
    de_la_sesion = [] if pedido.anonimo else _de_la_sesion(escuela, visitado)
    partes = (
        ("Fecha", en_palabras(visita.fecha) if visita.fecha else ""),
        ("Hora", horas),
        ("Modalidad", visita.modalidad or ""),
        *de_la_sesion,
        ("Observa", _observador(escuela, visita.observador, pedido)),
    )
    return [{"rotulo": rotulo, "texto": texto} for rotulo, texto in partes if texto]


def _de_la_sesion(escuela: Escuela, visitado: Visitado) -> list[tuple[str, str]]:
    docente, sesion = escuela.docentes[visitado.docente], visitado.visita.sesion or Sesion()
    return [
        ("Grados", enumerar(f"{g}.º" for g in sesion.grados or docente.grados)),
        ("Sección", sesion.seccion or docente.seccion or ""),
        ("Turno", (escuela.institucion.turno if escuela.institucion else None) or ""),
        ("Área", sesion.area or docente.area or ""),
        ("Estudiantes", _estudiantes(sesion)),
        ("Sesión", sesion.titulo or ""),
        ("Propósito", sesion.proposito or ""),
        ("Documentos", _documentos(sesion)),
    ]


def _estudiantes(sesion: Sesion) -> str:
    if sesion.asistentes is not None and sesion.matriculados is not None:
        return f"{sesion.asistentes} de {sesion.matriculados} asisten"
    if sesion.asistentes is not None:
        return f"{sesion.asistentes} asisten"
    return f"{sesion.matriculados} matriculados" if sesion.matriculados is not None else ""


def _documentos(sesion: Sesion) -> str:
    """`presenta unidad y sesión; no presenta carpeta`."""
    partes = []
    for tiene, verbo in ((True, "presenta"), (False, "no presenta")):
        cuales = [_DOCUMENTOS.get(c, c) for c, valor in sesion.documentos.items() if valor is tiene]
        if cuales:
            partes.append(f"{verbo} {enumerar(cuales)}")
    return "; ".join(partes)


def _observador(escuela: Escuela, clave: str | None, pedido: Pedido) -> str:
    """El nombre y el cargo; en lo anónimo, sólo el cargo."""
    persona = escuela.equipo.get(clave or "")
    if persona is None:
        return clave or ""
    return ", ".join(p for p in ("" if pedido.anonimo else persona.nombre, persona.cargo) if p) or clave or ""


def _firmas(escuela: Escuela, visitado: Visitado, nombres: Nombres, pedido: Pedido) -> list[Llano]:
    persona = escuela.equipo.get(visitado.visita.observador or "")
    nombre = persona.nombre if persona and not pedido.anonimo else None
    return [
        {"nombre": nombres.de(visitado.docente), "cargo": "Docente. Firma como recibido"},
        {"nombre": nombre or "", "cargo": (persona.cargo if persona else None) or "Quien observa"},
    ]


# ---------------------------------------------------------------- niveles


def _desempeno(cual: Desempeno, visitado: Visitado, pedido: Pedido) -> Llano:
    escala, clave = escala_de(visitado.instrumento), cual.id or ""
    nivel = visitado.niveles.get(clave)
    valoracion = (visitado.visita.con_instrumento(visitado.rubrica) or {}).get(clave)
    return {
        **desempeno(cual),
        "nivel": celda(nivel, escala),
        "descriptor": cual.descriptores.get(nivel or "", ""),
        "marca": bool(valoracion and valoracion.marca) and not pedido.anonimo,
        "evidencias": [] if pedido.anonimo else _evidencias(visitado, clave),
        "recorrido": [celda(p.niveles.get(clave), escala) for p in visitado.recorrido],
    }


def _evidencias(visitado: Visitado, clave: str) -> list[str]:
    """La que se escribió para ese desempeño; si no hay, los primeros hechos marcados con él."""
    valoracion = (visitado.visita.con_instrumento(visitado.rubrica) or {}).get(clave)
    if valoracion and valoracion.evidencia and valoracion.evidencia.strip():
        return [valoracion.evidencia.strip()]
    hechos = [h for h in visitado.visita.hechos if h.desempeno == clave]
    return [f"{h.hora or ''} {h.texto}".strip() for h in hechos[:HECHOS_MAXIMOS]]


# ---------------------------------------------------------------- diálogo y compromisos


def _dialogo(dialogo: Dialogo | None) -> Llano:
    return {
        "fortaleza": (dialogo.fortalezas if dialogo else None) or "",
        "foco": (dialogo.por_mejorar if dialogo else None) or "",
        "voz": (dialogo.voz_del_docente if dialogo else None) or "",
        "desacuerdo": (dialogo.desacuerdo if dialogo else None) or "",
    }


def _anterior(seguido: Seguido, visitado: Visitado, pedido: Pedido) -> Llano:
    revision = next((s for s in reversed(visitado.visita.seguimiento) if s.compromiso == seguido.id), None)
    visto = (revision.evidencia or revision.motivo) if revision and not pedido.anonimo else None
    return {
        "texto": seguido.id if pedido.anonimo else seguido.texto or seguido.id,
        "plazo": corta(seguido.plazo) if seguido.plazo else "",
        "estado": EN_PALABRAS[seguido.estado][0],
        "vencido": seguido.es_vencido,
        "visto": visto or "",
    }


def _nuevo(escuela: Escuela, visitado: Visitado, compromiso: Compromiso, pedido: Pedido) -> Llano:
    textos = Compromiso() if pedido.anonimo else compromiso
    return {
        "accion": textos.texto or f"{visitado.visita.id}/{compromiso.id or ''}",
        "desempeno": codigo_de(compromiso.desempeno, visitado.instrumento, escuela),
        "indicador": textos.indicador or "",
        "plazo": corta(compromiso.plazo) if compromiso.plazo else "",
        "apoyo": textos.apoyo or "",
        "responsable": _responsable(escuela, compromiso.responsable),
    }


def _responsable(escuela: Escuela, clave: str | None) -> str:
    """«docente», o el cargo de quien responde."""
    persona = escuela.equipo.get(clave or "")
    return (persona.cargo if persona else None) or (clave if persona or clave == "docente" else None) or ""
