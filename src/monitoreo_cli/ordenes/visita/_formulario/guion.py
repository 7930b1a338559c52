"""Qué se pregunta y en qué orden, según lo que el borrador ya dice (03, punto 3.3)."""

from collections.abc import Iterator
from datetime import time
from functools import partial
from typing import Any

from monitoreo_cli.fechas import corta
from monitoreo_cli.modelo.comun import ESTADOS, RETIRADO
from monitoreo_cli.modelo.tipos import grados_de
from monitoreo_cli.ordenes._formulario import personas
from monitoreo_cli.ordenes._formulario.caminos import Estado, poner, tomar
from monitoreo_cli.ordenes._formulario.conversacion import ANCHO
from monitoreo_cli.ordenes._formulario.escuela import instrumentos
from monitoreo_cli.ordenes._formulario.pregunta import (
    NoVale,
    Opcion,
    Pregunta,
    de_opciones,
    de_texto,
    leer_dia,
    leer_grados,
    leer_hora_suelta,
    leer_numero,
    leer_opcion,
)
from monitoreo_cli.ordenes.visita._formulario.acuerdos import de_acuerdos
from monitoreo_cli.ordenes.visita._formulario.caso import Caso
from monitoreo_cli.ordenes.visita._formulario.cuaderno import de_cuaderno
from monitoreo_cli.ordenes.visita._formulario.detalle import de_contraste, de_detalle
from monitoreo_cli.ordenes.visita._formulario.valorar import de_fichas, de_instrumento
from monitoreo_cli.texto import enumerar, recortar
from monitoreo_cli.vistas.resumen import etapa_con_fechas
from monitoreo_cli.vistas.terminal import Linea, columnas, parrafo

_A_LA_VISTA = 14


def preguntas(caso: Caso, estado: Estado) -> list[Pregunta]:
    """Todas las preguntas de la visita, en orden. Hasta saber quién y cuándo, sólo ésas."""
    inicio = [_docente(caso), _fecha(caso)]
    if "docente" not in estado or "fecha" not in estado:
        return inicio
    return [
        *inicio,
        *_situarla(caso, estado),
        *_seguimiento(caso, estado),
        *_sesion(caso, estado),
        *de_detalle(caso, estado),
        *de_cuaderno(caso, estado),
        *de_instrumento(caso, estado),
        *de_fichas(caso, estado),
        *de_acuerdos(caso, estado),
    ]


def por_donde_seguir(lista: list[Pregunta], estado: Estado) -> int:
    """La pregunta que sigue a la última respondida; las que se pasaron antes se ven en la revisión."""
    respondidas = [i for i, p in enumerate(lista) if tomar(estado, p.camino) is not None]
    ultima = max((i for i in respondidas if not _es_deducida(lista[i])), default=-1)
    return ultima if ultima >= 0 and lista[ultima].clase == "hechos" else ultima + 1


def _es_deducida(pregunta: Pregunta) -> bool:
    """Lo que el programa pone solo no dice hasta dónde llegó la persona."""
    return pregunta.camino == ("rubrica",)


# ---------------------------------------------------------------- quién y cuándo


def _docente(caso: Caso) -> Pregunta:
    opciones = personas.docentes(caso.escuela)

    def poner_docente(antes: Estado, docente: str) -> Estado:
        # Los compromisos revisados eran de otra persona.
        otro = antes if antes.get("docente") in (None, docente) else poner(antes, ("seguimiento",), None)
        return poner(otro, ("docente",), docente)

    return Pregunta(
        ("docente",), "Docente", "¿A quién visitas? Número, o parte del nombre", leer_opcion(opciones),
        antes=lambda: _lista_de_docentes(caso, opciones), obligatoria=True, poner=poner_docente,
        ayuda="Escribe el número de la lista, el código (d01) o una parte del nombre o del aula.",
    )  # fmt: skip


def _lista_de_docentes(caso: Caso, opciones: tuple[Opcion, ...]) -> Iterator[Linea]:
    ahora = caso.escuela.etapas_en(caso.hoy)
    faltan = caso.faltan_en(ahora[0]) if len(ahora) == 1 else []
    nota = f"falta en la etapa {ahora[0].numero}" if faltan else ""
    filas = [
        [f"{numero})", clave, recortar(aula, 24), recortar(caso.nombre_de(clave), 24), nota if clave in faltan else ""]
        for numero, clave in enumerate((o.valor for o in opciones), 1)
        for aula in [caso.escuela.docentes[clave].aula or ""]
    ]
    yield from columnas(filas[:_A_LA_VISTA])
    if len(filas) > _A_LA_VISTA:
        yield f"  y {len(filas) - _A_LA_VISTA} más: escribe parte del nombre"


def _fecha(caso: Caso) -> Pregunta:
    return Pregunta(
        ("fecha",), "Fecha", "¿Qué día fue?", leer_dia(caso.hoy), omision=caso.hoy, obligatoria=True,
        poner=lambda antes, fecha: caso.deducir(poner(antes, ("fecha",), fecha)),
        ayuda="Por ejemplo 16/4, 16/4/2024, ayer u hoy.",
    )  # fmt: skip


def _situarla(caso: Caso, estado: Estado) -> Iterator[Pregunta]:
    """La etapa y el instrumento si no se deducen, y quién observa."""
    escuela, fecha = caso.escuela, estado["fecha"]
    if len(en_ella := escuela.etapas_en(fecha)) != 1:
        donde = "cae en más de una etapa" if en_ella else "no cae en ninguna etapa"
        etapas = tuple(Opcion(n, etapa_con_fechas(e)) for n, e in escuela.etapas.items())
        yield de_opciones(
            ("etapa",), "Etapa", f"El {corta(fecha)} {donde}. ¿De cuál es esta visita?",
            etapas, obligatoria=True,
            poner=lambda antes, numero: caso.con_rubrica(poner(antes, ("etapa",), numero)),
        )  # fmt: skip
    etapa = caso.etapa_de(estado)
    if etapa is None or escuela.rubrica_de(etapa) not in escuela.rubricas:
        yield de_opciones(
            ("rubrica",), "Instrumento", "¿Con qué instrumento la valoras?", instrumentos(escuela), obligatoria=True,
        )  # fmt: skip
    equipo = personas.equipo(escuela)
    yield de_opciones(
        ("observador",), "Observador", "¿Quién observa?", equipo,
        omision=caso.observador(estado), exigida=True, antes=lambda: _situacion(caso, estado),
    )  # fmt: skip
    yield from de_contraste(caso, estado)


def _situacion(caso: Caso, estado: Estado) -> Iterator[Linea]:
    """La etapa que se dedujo y a quién falta visitar en ella."""
    etapa = caso.etapa_de(estado)
    if estado["fecha"] > caso.hoy:
        yield "Ojo: ese día todavía no llega."
    if etapa is None:
        return
    faltan = caso.faltan_en(etapa)
    dicho = f"Falta visitar en ella: {enumerar(faltan)}." if faltan else "En ella ya no falta nadie."
    yield from parrafo(f"{etapa_con_fechas(etapa)}. {dicho}", ANCHO)


# ---------------------------------------------------------------- compromisos abiertos


def _seguimiento(caso: Caso, estado: Estado) -> Iterator[Pregunta]:
    abiertos = caso.abiertos(estado)
    for numero, seguido in enumerate(abiertos, 1):
        camino = ("seguimiento", seguido.id)
        plazo = f" (hasta el {corta(seguido.plazo)}; {seguido.estado})" if seguido.plazo else f" ({seguido.estado})"
        titulo = f"Compromiso abierto {numero} de {len(abiertos)}, {seguido.id}{plazo}:"
        lineas: list[Linea] = [*parrafo(titulo, ANCHO), *parrafo(seguido.texto or "", ANCHO, "  ", "  ")]
        opciones = tuple(Opcion(e, e.replace("-", " "), (e.replace("-", " "),)) for e in ESTADOS)
        yield de_opciones(
            (*camino, "estado"), f"Compromiso anterior {numero}", "¿Cómo está?", opciones,
            antes=partial(iter, lineas), salto="no se revisó",
        )  # fmt: skip
        dicho = tomar(estado, (*camino, "estado"))
        if dicho == RETIRADO:
            yield de_texto((*camino, "motivo"), f"Motivo del {numero}", "¿Por qué se retira?")
        elif dicho is not None:
            yield de_texto((*camino, "evidencia"), f"Prueba del {numero}", "¿Qué viste u oíste que lo muestra?")


# ---------------------------------------------------------------- horas y sesión


def _sesion(caso: Caso, estado: Estado) -> Iterator[Pregunta]:
    """Los valores por omisión son los de la última visita a ese docente."""
    anterior = caso.anterior(estado)
    sesion = anterior.sesion if anterior else None
    docente = caso.escuela.docentes.get(estado["docente"])
    yield Pregunta(
        ("inicio",), "Inicio", "¿A qué hora empezó?", leer_hora_suelta, omision=anterior.inicio if anterior else None
    )
    yield Pregunta(
        ("fin",), "Fin", "¿A qué hora terminó?", _leer_fin(estado.get("inicio")),
        omision=_fin_posible(anterior.fin if anterior else None, estado.get("inicio")),
        ayuda="Si la clase aún no termina, pulsa Enter y ponla en la revisión.",
    )  # fmt: skip
    modalidades = (
        Opcion("opinada", "opinada (acordada)", ("s", "si")), Opcion("inopinada", "inopinada (sin aviso)", ("n", "no")),
    )  # fmt: skip
    yield de_opciones(
        ("modalidad",), "Modalidad", "¿Fue acordada?", modalidades,
        omision=anterior.modalidad if anterior else None,
    )  # fmt: skip
    grados = list(docente.grados if docente else ()) or list(sesion.grados if sesion else ())
    yield Pregunta(
        ("sesion", "grados"), "Grados", "¿Qué grados estaban?", leer_grados(grados_de(caso.escuela.nivel_educativo)),
        omision=grados or None, ayuda="Los que estaban ese día en el aula, separados por comas: 1, 2.",
    )  # fmt: skip
    area = (sesion.area if sesion else None) or (docente.area if docente else None)
    yield de_texto(
        ("sesion", "area"), "Área", "¿Qué área?", omision=area, ayuda="Comunicación, Matemática, Personal Social…"
    )
    yield de_texto(("sesion", "titulo"), "Sesión", "¿Cómo se llama la sesión?", ayuda="El título que lleva escrito.")
    yield de_texto(
        ("sesion", "proposito"), "Propósito", "¿Cuál es su propósito?", ayuda="Lo que se espera que aprendan hoy."
    )
    matriculados = sesion.matriculados if sesion else None
    yield _numero(
        "matriculados", "Matriculados", "¿Cuántos estudiantes hay matriculados?", matriculados,
        ayuda="Los de la nómina de esa aula.",
    )  # fmt: skip
    yield _numero("asistentes", "Asistentes", "¿Cuántos asistieron?", ayuda="Los que estaban ese día.")
    yield _numero(
        "minutos_de_monitoreo", "Minutos de apoyo", "¿Cuántos minutos siguió de cerca el docente el trabajo del aula?",
        ayuda="El tiempo en que pasó por las mesas, preguntó o corrigió. Si no lo mediste, pulsa Enter.",
    )  # fmt: skip


def _numero(clave: str, rotulo: str, texto: str, omision: int | None = None, ayuda: str = "") -> Pregunta:
    return Pregunta(("sesion", clave), rotulo, texto, leer_numero, omision=omision, ayuda=ayuda)


def _leer_fin(inicio: time | None) -> Any:
    def leer(dicho: str) -> time:
        fin = leer_hora_suelta(dicho)
        if inicio is not None and fin <= inicio:
            raise NoVale(f"empezó a las {inicio:%H:%M} y tiene que terminar después; por ejemplo: {_mas_tarde(inicio)}")
        return fin

    return leer


def _mas_tarde(inicio: time) -> str:
    total = min(inicio.hour * 60 + inicio.minute + 90, 23 * 60 + 59)
    return f"{total // 60:02d}:{total % 60:02d}"


def _fin_posible(fin: time | None, inicio: time | None) -> time | None:
    return fin if fin and (inicio is None or fin > inicio) else None
