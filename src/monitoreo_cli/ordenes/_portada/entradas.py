"""Lo que ofrece el menú: cada entrada son unas preguntas y la orden que de ellas sale."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.ordenes._convertir import ofrecidos
from monitoreo_cli.ordenes._formulario import personas
from monitoreo_cli.ordenes._formulario.caminos import Estado
from monitoreo_cli.ordenes._formulario.pregunta import Opcion, Pregunta, de_opciones, leer_si_no
from monitoreo_cli.ordenes._informes import ajenas
from monitoreo_cli.valor import Valor
from monitoreo_cli.vistas.resumen import etapa_con_fechas

if TYPE_CHECKING:  # Jinja se importa sólo al hacer un informe
    from datetime import date

    from monitoreo_cli.vistas.plantillas import Tipo

INFORMES = "informes"
_RESULTADOS = {
    "resumen": "en qué nivel está cada docente",
    "avance": "qué cambió de una etapa a otra",
    "compromisos": "qué se acordó y cómo va",
    "cronograma": "lo previsto y lo hecho, mes a mes",
}
# No son informes, pero se buscan donde ellos: lo que se hace al entregarlos.
_A_LA_UGEL = {
    "entregar": "dejar fijas las cuentas de una etapa",
    "paquete": "las cuentas solas, para que la UGEL las junte",
}
_FORMATOS = {"html": "página para ver o imprimir", "docx": "Word", "pdf": "PDF", "md": "texto"}


class Entrada(Valor):
    """`guion` son sus preguntas, y `orden` los argumentos que salen de lo respondido."""

    guion: Callable[[Estado], list[Pregunta]]
    orden: Callable[[Estado], list[str]]


def directa(*argumentos: str) -> Entrada:
    """Una que no pregunta nada."""
    return Entrada(lambda _: [], lambda _: list(argumentos))


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

    return Entrada(guion, lambda estado: [estado["que"], *_opciones(estado, "etapa", "docente")])


def hacer_informe(escuela: Escuela, tipos: "dict[str, Tipo]", hoy: "date", carpeta: str) -> Entrada:
    """El informe se escribe en `carpeta`; no sale ningún nombre de persona en el del archivo."""

    def guion(estado: Estado) -> list[Pregunta]:
        informes = [Opcion(t.nombre, f"{t.nombre}: {t.titulo.partition(':')[0]}") for t in tipos.values()]
        aparte = [Opcion(c, f"{c}: {que}") for c, que in _A_LA_UGEL.items() if c not in tipos]
        cual = _elegir("tipo", "¿Qué informe?", [*informes, *aparte])
        if "tipo" not in estado:
            return [cual]
        if estado["tipo"] not in tipos:
            return [cual, *(_de_que_etapa(escuela, hoy) if estado["tipo"] == "entregar" else [])]
        formatos = ofrecidos(tipos[estado["tipo"]].formatos)
        return [cual, *_de_que(escuela, estado["tipo"], hoy), *_en_que(formatos)]

    def orden(estado: Estado) -> list[str]:
        if estado["tipo"] not in tipos:
            return _a_la_ugel(estado, carpeta)
        formato = estado.get("formato") or tipos[estado["tipo"]].formatos[0]
        de_que = [f"etapa-{estado['etapa']}"] if "etapa" in estado else []
        tipo = [] if estado["tipo"] == "etapa" and de_que else [estado["tipo"]]
        nombre = "-".join([*tipo, *de_que, *([estado["docente"]] if "docente" in estado else [])])
        abrir = ["--abrir"] if estado.get("abrir") else []
        dichas = _opciones(estado, "etapa", "docente", "rubrica")
        return ["informe", estado["tipo"], *dichas, "--salida", f"{carpeta}/{nombre}.{formato}", *abrir]

    return Entrada(guion, orden)


def _a_la_ugel(estado: Estado, carpeta: str) -> list[str]:
    if estado["tipo"] == "entregar":
        return ["etapa", "entregar", str(estado.get("etapa", 1))]
    return ["exportar", "ugel", "--salida", f"{carpeta}/ugel.json"]


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
