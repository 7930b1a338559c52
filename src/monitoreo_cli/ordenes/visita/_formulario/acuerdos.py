"""Las preguntas del diálogo y de los compromisos: ahora, o después."""

from collections.abc import Iterator

from monitoreo_cli.ordenes._formulario.caminos import Estado
from monitoreo_cli.ordenes._formulario.compromisos import Acordar, compromisos, opciones_de
from monitoreo_cli.ordenes._formulario.pregunta import Pregunta, de_texto, leer_dia
from monitoreo_cli.ordenes.visita._formulario.caso import Caso
from monitoreo_cli.ordenes.visita._formulario.detalle import con_detalle

CONVERSADO = {
    "fortalezas": ("Fortalezas", "¿Qué ya hace bien?"),
    "por_mejorar": ("Por mejorar", "¿Qué puede mejorar?"),
    "voz_del_docente": ("Voz del docente", "¿Qué dijo el docente?"),
}


def de_acuerdos(caso: Caso, estado: Estado) -> Iterator[Pregunta]:
    leer = leer_dia(caso.hoy, estado["fecha"])
    yield Pregunta(
        ("dialogo", "fecha"), "Diálogo", "¿Cuándo conversaste con el docente?", leer, salto="después",
        ayuda="Si aún no conversan, pulsa Enter: lo pones después, al retomar la visita.",
    )  # fmt: skip
    if "fecha" in estado.get("dialogo", {}):
        for clave, (rotulo, texto) in CONVERSADO.items():
            yield de_texto(("dialogo", clave), rotulo, texto, clase="largo")
    acordar = Acordar(opciones_de(caso.rubrica_de(estado)), leer, con_detalle=con_detalle(caso, estado))
    yield from compromisos(acordar, estado)
