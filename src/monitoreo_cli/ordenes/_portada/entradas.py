"""Lo que ofrece el menú: cada entrada son unas preguntas y las órdenes que de ellas salen."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from monitoreo_cli.calculo.compromisos import seguir
from monitoreo_cli.calculo.cuentan import orden_de_visita
from monitoreo_cli.modelo.comun import ESTADOS, RETIRADO
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.ordenes._convertir import ofrecidos
from monitoreo_cli.ordenes._formulario import personas
from monitoreo_cli.ordenes._formulario.caminos import Estado
from monitoreo_cli.ordenes._formulario.pregunta import (
    Opcion,
    Pregunta,
    de_opciones,
    leer_opcion,
    leer_si_no,
    leer_texto,
)
from monitoreo_cli.ordenes._informes import ajenas
from monitoreo_cli.texto import recortar
from monitoreo_cli.valor import Valor
from monitoreo_cli.vistas.resumen import etapa_con_fechas

if TYPE_CHECKING:  # Jinja se importa sólo al hacer un informe
    from datetime import date

    from monitoreo_cli.calculo.compromisos import Seguido
    from monitoreo_cli.modelo.observacion import Observacion
    from monitoreo_cli.vistas.plantillas import Tipo

INFORMES = "informes"
_RESULTADOS = {
    "resumen": "en qué nivel está cada docente",
    "avance": "qué cambió de una etapa a otra",
    "compromisos": "qué se acordó y cómo va",
    "cronograma": "lo previsto y lo hecho, mes a mes",
}
# No son informes, pero se buscan donde ellos.
_APARTE = {
    "entregar": "dejar fijas las cuentas de una etapa",
    "paquete": "las cuentas solas, para que la UGEL las junte",
    "planilla": "un Excel para llenar visitas",
}
_VISITAS = {
    "nueva": "registrar una visita nueva",
    "retomar": "seguir una que quedó a medias",
    "dialogo": "anotar el diálogo y los compromisos de una cerrada",
    "reabrir": "corregir una cerrada",
    "compromiso": "decir cómo va un compromiso",
    "accion": "registrar una acción formativa",
    "preparar": "ver la hoja de antes de entrar al aula",
    "importar": "pasar las de una planilla de Excel",
}
_ESTADOS = tuple(Opcion(e, e.replace("-", " ")) for e in ESTADOS)
_DE_COMPROMISO = ("estado", "evidencia", "motivo", "observador", "docente")
_A_LA_VISTA = 9
_REABRIR = Pregunta(
    ("seguro",), "seguro", "Mientras la corriges no cuenta. ¿La reabro? (s/n)", leer_si_no, obligatoria=True,
)  # fmt: skip
_ENTREGAR = Pregunta(
    ("seguro",), "seguro", "Lo que cambie después será una rectificación. ¿La entrego? (s/n)", leer_si_no,
    obligatoria=True,
)  # fmt: skip
_PLANILLA = Pregunta(
    ("archivo",), "archivo", "¿Dónde está?", lambda dicho: dicho.strip("\"'"), obligatoria=True,
    ayuda="Su ruta, o arrastra el archivo hasta aquí. La planilla en blanco está en «Hacer un informe».",
)  # fmt: skip
_ESCRIBIR = (Opcion("ver", "decir qué cambiaría, sin tocar nada"), Opcion("aplicar", "escribirlo"))
_FORMATOS = {"html": "página para ver o imprimir", "docx": "Word", "pdf": "PDF", "md": "texto"}


class Entrada(Valor):
    """`guion` son sus preguntas, y `ordenes` las que salen de lo respondido, cada una con sus argumentos."""

    guion: Callable[[Estado], list[Pregunta]]
    ordenes: Callable[[Estado], list[list[str]]]


def directa(*argumentos: str) -> Entrada:
    """Una que no pregunta nada."""
    return Entrada(lambda _: [], lambda _: [list(argumentos)])


def registrar(escuela: Escuela, hoy: "date") -> Entrada:
    """Una visita nueva o, si ya hay alguna, seguirla, completarla o corregirla, y lo que vino después."""
    ultimas = sorted(escuela.visitas, key=orden_de_visita, reverse=True)
    borradores = [v for v in ultimas if v.estado == "borrador"]
    cerradas = [v for v in ultimas if v.estado == "cerrada"]
    sin_dialogo = sorted(cerradas, key=lambda v: v.dialogo is not None)
    de_que = {
        "retomar": _visita("¿Cuál sigues?", escuela, borradores),
        "dialogo": _visita("¿De qué visita?", escuela, sin_dialogo),
        "reabrir": _visita("¿Cuál corriges?", escuela, cerradas),
    }
    abiertos = [s for s in seguir(escuela, hoy) if s.es_abierto]
    hay = [c for c in _VISITAS if (abiertos if c == "compromiso" else c not in de_que or de_que[c].opciones)]

    def guion(estado: Estado) -> list[Pregunta]:
        if not ultimas and not abiertos:
            return []
        cual = _elegir("que", "¿Qué vas a hacer?", [Opcion(c, _VISITAS[c]) for c in hay], "nueva")
        if estado.get("que") == "preparar":
            return [cual, _elegir("docente", "¿A quién visitarás?", personas.docentes(escuela))]
        if estado.get("que") == "compromiso":
            return [cual, *_de_compromiso(escuela, abiertos, estado)]
        if estado.get("que") == "importar":
            return [cual, _PLANILLA, _elegir("como", "¿Qué hago?", _ESCRIBIR, "ver")]
        una = [de_que[estado["que"]]] if estado.get("que") in de_que else []
        return [cual, *una, *([_REABRIR] if estado.get("que") == "reabrir" else [])]

    def ordenes(estado: Estado) -> list[list[str]]:
        que = estado.get("que", "nueva")
        if que == "importar":
            return [
                ["importar", "planilla", estado["archivo"], *(["--aplicar"] if estado["como"] == "aplicar" else [])]
            ]
        if que == "reabrir":
            cual = estado["visita"]
            corregir = [["visita", "reabrir", cual], ["visita", "retomar", cual, "--revisar"]]
            return corregir if estado["seguro"] else []
        if que == "accion":
            return [["accion", "nueva"]]
        if que == "compromiso":
            return [["compromiso", "anotar", estado["compromiso"], *_opciones(estado, *_DE_COMPROMISO)]]
        return [["visita", que, *(estado[c] for c in ("visita", "docente") if c in estado)]]

    return Entrada(guion, ordenes)


def _de_compromiso(escuela: Escuela, abiertos: "list[Seguido]", estado: Estado) -> Iterable[Pregunta]:
    """Cuál, cómo va y qué lo muestra; de quién y quién lo revisó, sólo si no se sabe."""
    todos = [Opcion(s.id, recortar(f"{s.id} {s.texto or ''}", 74)) for s in abiertos]
    yield _elegir("compromiso", "¿Qué compromiso revisaste?", todos)
    if any(s.id == estado.get("compromiso") and s.docente is None for s in abiertos):
        yield _elegir("docente", "¿En la ficha de quién se anota?", personas.docentes(escuela))
    if len(escuela.equipo_propio) != 1:
        yield _elegir("observador", "¿Quién lo revisó?", personas.equipo(escuela))
    yield _elegir("estado", "¿Cómo va?", _ESTADOS)
    if estado.get("estado") == RETIRADO:
        yield Pregunta(("motivo",), "motivo", "¿Por qué se retira?", leer_texto, obligatoria=True)
    else:
        yield Pregunta(("evidencia",), "evidencia", "¿Qué viste u oíste que lo muestra?", leer_texto)


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


def ver_resultados(escuela: Escuela) -> Entrada:
    def guion(estado: Estado) -> list[Pregunta]:
        cual = _elegir(
            "que", "¿Qué quieres ver?", [Opcion(c, f"{c}: {que}") for c, que in _RESULTADOS.items()], "resumen"
        )
        if estado.get("que") == "resumen" and len(escuela.etapas) > 1:
            return [cual, _opcional("etapa", "¿De qué etapa?", _etapas(escuela), "todas")]
        if estado.get("que") == "compromisos":
            return [cual, _opcional("docente", "¿De qué docente?", personas.docentes(escuela), "todos")]
        return [cual]

    return Entrada(guion, lambda estado: [[estado["que"], *_opciones(estado, "etapa", "docente")]])


def hacer_informe(escuela: Escuela, tipos: "dict[str, Tipo]", hoy: "date", carpeta: str) -> Entrada:
    """El informe se escribe en `carpeta`; no sale ningún nombre de persona en el del archivo."""

    def guion(estado: Estado) -> list[Pregunta]:
        informes = [Opcion(t.nombre, f"{t.nombre}: {t.titulo.partition(':')[0]}") for t in tipos.values()]
        aparte = [Opcion(c, f"{c}: {que}") for c, que in _APARTE.items() if c not in tipos]
        cual = _elegir("tipo", "¿Qué informe?", [*informes, *aparte])
        if "tipo" not in estado:
            return [cual]
        if estado["tipo"] not in tipos:
            return [cual, *([*_de_que_etapa(escuela, hoy), _ENTREGAR] if estado["tipo"] == "entregar" else [])]
        formatos = ofrecidos(tipos[estado["tipo"]].formatos)
        return [cual, *_de_que(escuela, estado["tipo"], hoy), *_en_que(formatos)]

    def ordenes(estado: Estado) -> list[list[str]]:
        if estado["tipo"] not in tipos:
            return [_aparte(estado, carpeta, hoy)] if estado.get("seguro", True) else []
        formato = estado.get("formato") or tipos[estado["tipo"]].formatos[0]
        de_que = [f"etapa-{estado['etapa']}"] if "etapa" in estado else []
        tipo = [] if estado["tipo"] == "etapa" and de_que else [estado["tipo"]]
        nombre = "-".join([*tipo, *de_que, *([estado["docente"]] if "docente" in estado else [])])
        abrir = ["--abrir"] if estado.get("abrir") else []
        dichas = _opciones(estado, "etapa", "docente", "rubrica")
        return [["informe", estado["tipo"], *dichas, "--salida", f"{carpeta}/{nombre}.{formato}", *abrir]]

    return Entrada(guion, ordenes)


def _aparte(estado: Estado, carpeta: str, hoy: "date") -> list[str]:
    if estado["tipo"] == "entregar":
        return ["etapa", "entregar", str(estado.get("etapa", 1))]
    if estado["tipo"] == "paquete":
        return ["exportar", "ugel", "--salida", f"{carpeta}/ugel.json"]
    # Con el día en el nombre, no choca con la que alguien ya está llenando.
    return ["exportar", "planilla", "--salida", f"{carpeta}/planilla-{hoy}.xlsx"]


def _de_que_etapa(escuela: Escuela, hoy: "date") -> list[Pregunta]:
    return [_elegir("etapa", "¿De qué etapa?", _etapas(escuela), _en_curso(escuela, hoy))] if escuela.etapas else []


def _de_que(escuela: Escuela, tipo: str, hoy: "date") -> list[Pregunta]:
    """Sólo lo que a ese informe le dice algo, y sólo si hay qué elegir."""
    ajenas_a_el = ajenas(tipo)
    preguntas = []
    if "docente" not in ajenas_a_el:
        preguntas.append(_opcional("docente", "¿De qué docente?", personas.docentes(escuela), "todos"))
    if "etapa" not in ajenas_a_el:
        preguntas += _de_que_etapa(escuela, hoy)
    if "rubrica" not in ajenas_a_el and len(escuela.rubricas) > 1:
        rubricas = [Opcion(r, f"{r}: {rubrica.nombre or ''}") for r, rubrica in escuela.rubricas.items()]
        preguntas.append(_opcional("rubrica", "¿Con qué instrumento?", rubricas, "el de la etapa"))
    return preguntas


def _en_que(formatos: tuple[str, ...]) -> list[Pregunta]:
    opciones = [Opcion(f, nombre) for f, nombre in _FORMATOS.items() if f in formatos]
    cual = _elegir("formato", "¿En qué formato?", opciones, "html" if "html" in formatos else formatos[0])
    abrir = Pregunta(("abrir",), "Abrirlo", "¿Lo abro al terminar? (s/n)", leer_si_no, salto="no")
    return [*([cual] if len(formatos) > 1 else []), abrir]


def _en_curso(escuela: Escuela, hoy: "date") -> int | None:
    """La etapa de hoy; si no hay, la última que empezó."""
    empezadas = [n for n, e in escuela.etapas.items() if e.desde and e.desde <= hoy]
    en_curso = [e.numero for e in escuela.etapas_en(hoy)]
    return (en_curso or empezadas or [None])[-1]


def _etapas(escuela: Escuela) -> list[Opcion]:
    return [Opcion(numero, etapa_con_fechas(etapa)) for numero, etapa in escuela.etapas.items()]


def _elegir(clave: str, texto: str, opciones: Iterable[Opcion], omision: object = None) -> Pregunta:
    ayuda = "Escribe su número o parte de su nombre."
    return de_opciones((clave,), clave, texto, opciones, omision=omision, obligatoria=True, ayuda=ayuda)


def _opcional(clave: str, texto: str, opciones: Iterable[Opcion], salto: str) -> Pregunta:
    return de_opciones((clave,), clave, texto, opciones, salto=salto)


def _opciones(estado: Estado, *claves: str) -> list[str]:
    """Lo respondido, como opciones de la línea de órdenes."""
    return [parte for clave in claves if clave in estado for parte in (f"--{clave}", str(estado[clave]))]
