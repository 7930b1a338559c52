"""La primera entrada del menú: la visita, y lo que viene antes y después de ella."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from monitoreo_cli.calculo.compromisos import seguir
from monitoreo_cli.calculo.cuentan import orden_de_visita
from monitoreo_cli.modelo.comun import ESTADOS, RETIRADO
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.ordenes._formulario import personas
from monitoreo_cli.ordenes._formulario.caminos import Estado
from monitoreo_cli.ordenes._formulario.pregunta import Opcion, Pregunta, de_frase, de_texto, leer_opcion
from monitoreo_cli.ordenes._portada.entrada import Entrada, directa, elegir, entre, opciones, seguro
from monitoreo_cli.texto import recortar

if TYPE_CHECKING:
    from datetime import date

    from monitoreo_cli.calculo.compromisos import Seguido
    from monitoreo_cli.modelo.observacion import Observacion

_ESTADOS = tuple(Opcion(e, e.replace("-", " ")) for e in ESTADOS)
_DE_COMPROMISO = ("estado", "evidencia", "motivo", "observador", "docente")
_A_LA_VISTA = 9
_REABRIR = seguro("Mientras la corriges no cuenta. ¿La reabro?")
_PLANILLA = Pregunta(
    ("archivo",), "archivo", "¿Dónde está?", lambda dicho: dicho.strip("\"'"), obligatoria=True,
    ayuda="Su ruta, o arrastra el archivo hasta aquí. La planilla en blanco está en «Hacer un informe».",
)  # fmt: skip
_ESCRIBIR = (Opcion("ver", "decir qué cambiaría, sin tocar nada"), Opcion("aplicar", "escribirlo"))


def registrar(escuela: Escuela, hoy: "date") -> Entrada:
    """Una visita nueva o, si ya hay alguna, seguirla, completarla o corregirla, y lo que vino después."""
    ultimas = sorted(escuela.visitas, key=orden_de_visita, reverse=True)
    borradores = [v for v in ultimas if v.estado == "borrador"]
    cerradas = [v for v in ultimas if v.estado == "cerrada"]
    sin_dialogo = sorted(cerradas, key=lambda v: v.dialogo is not None)
    abiertos = [s for s in seguir(escuela, hoy) if s.es_abierto]
    dialogo = _con_una("dialogo", "¿De qué visita?", escuela, sin_dialogo)
    nueva = directa("visita", "nueva")
    if not ultimas and not abiertos:
        return nueva
    entradas = {
        "nueva": ("registrar una visita nueva", nueva),
        "retomar": ("seguir una que quedó a medias", _con_una("retomar", "¿Cuál sigues?", escuela, borradores)),
        "dialogo": ("anotar el diálogo y los compromisos de una cerrada", dialogo),
        "reabrir": ("corregir una cerrada", _corregir(escuela, cerradas)),
        "compromiso": ("decir cómo va un compromiso", _compromiso(escuela, abiertos)),
        "previstas": ("decir que una programada no se hizo", directa("plan", "completar", "previstas")),
        "accion": ("registrar una acción formativa", directa("accion", "nueva")),
        "preparar": ("ver la hoja de antes de entrar al aula", _preparar(escuela)),
        "importar": ("pasar las de una planilla de Excel", _IMPORTAR),
    }
    de_que = {
        "retomar": borradores, "dialogo": cerradas, "reabrir": cerradas, "compromiso": abiertos,
        "previstas": escuela.plan_o_vacio.visitas_previstas,
    }  # fmt: skip
    return entre("que", "¿Qué vas a hacer?", {c: e for c, e in entradas.items() if de_que.get(c, True)}, "nueva")


def _con_una(orden: str, texto: str, escuela: Escuela, visitas: "list[Observacion]") -> Entrada:
    """La orden de `visita` que se le hace a una de esas."""
    cual = _visita(texto, escuela, visitas)
    return Entrada(lambda _: [cual], lambda estado: [["visita", orden, estado["visita"]]])


def _corregir(escuela: Escuela, cerradas: "list[Observacion]") -> Entrada:
    def ordenes(estado: Estado) -> list[list[str]]:
        cual = estado["visita"]
        corregir = [["visita", "reabrir", cual], ["visita", "retomar", cual, "--revisar"]]
        return corregir if estado["seguro"] else []

    return Entrada(lambda _: [_visita("¿Cuál corriges?", escuela, cerradas), _REABRIR], ordenes)


def _preparar(escuela: Escuela) -> Entrada:
    quien = elegir("docente", "¿A quién visitarás?", personas.docentes(escuela))
    return Entrada(lambda _: [quien], lambda estado: [["visita", "preparar", estado["docente"]]])


def _importar(estado: Estado) -> list[list[str]]:
    aplicar = ["--aplicar"] if estado["como"] == "aplicar" else []
    return [["importar", "planilla", estado["archivo"], *aplicar]]


_IMPORTAR = Entrada(lambda _: [_PLANILLA, elegir("como", "¿Qué hago?", _ESCRIBIR, "ver")], _importar)


def _compromiso(escuela: Escuela, abiertos: "list[Seguido]") -> Entrada:
    def ordenes(estado: Estado) -> list[list[str]]:
        return [["compromiso", "anotar", estado["compromiso"], *opciones(estado, *_DE_COMPROMISO)]]

    return Entrada(lambda estado: [*_de_compromiso(escuela, abiertos, estado)], ordenes)


def _de_compromiso(escuela: Escuela, abiertos: "list[Seguido]", estado: Estado) -> Iterable[Pregunta]:
    """Cuál, cómo va y qué lo muestra; de quién y quién lo revisó, sólo si no se sabe."""
    todos = [Opcion(s.id, recortar(f"{s.id} {s.texto or ''}", 74)) for s in abiertos]
    yield elegir("compromiso", "¿Qué compromiso revisaste?", todos)
    if any(s.id == estado.get("compromiso") and s.docente is None for s in abiertos):
        yield elegir("docente", "¿En la ficha de quién se anota?", personas.docentes(escuela))
    if len(escuela.equipo_propio) != 1:
        yield elegir("observador", "¿Quién lo revisó?", personas.equipo(escuela))
    yield elegir("estado", "¿Cómo va?", _ESTADOS)
    if estado.get("estado") == RETIRADO:
        yield de_frase(("motivo",), "motivo", "¿Por qué se retira?", obligatoria=True)
    else:
        yield de_texto(("evidencia",), "evidencia", "¿Qué viste u oíste que lo muestra?")


def _visita(texto: str, escuela: Escuela, visitas: "list[Observacion]") -> Pregunta:
    """Elegir una de las últimas por su número, o cualquiera por su id."""
    todas = [Opcion(v.id, _nombrada(escuela, v)) for v in visitas]
    mas = f"Son {len(todas)}; las demás, por su código." if len(todas) > _A_LA_VISTA else ""
    return Pregunta(
        ("visita",), "visita", texto, leer_opcion(todas), opciones=tuple(todas[:_A_LA_VISTA]), obligatoria=True,
        antes=lambda: [mas] if mas else [], ayuda="Escribe su número, o su código: 2024-04-16-d01.",
    )  # fmt: skip


def _nombrada(escuela: Escuela, visita: "Observacion") -> str:
    docente = escuela.docentes.get(visita.docente or "")
    aula = f": {docente.aula}" if docente and docente.aula else ""
    return f"{visita.id}{aula}{'' if visita.dialogo else ' (sin diálogo)'}"
