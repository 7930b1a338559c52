"""Las preguntas del diálogo y de los compromisos: ahora, o después."""

from collections.abc import Iterator
from typing import Any

from monitoreo_cli.ordenes._formulario.caminos import Estado, poner
from monitoreo_cli.ordenes._formulario.pregunta import Opcion, Pregunta, leer_dia, leer_opcion, leer_texto
from monitoreo_cli.ordenes.visita._formulario.caso import Caso

_DIALOGO = {
    "fortalezas": ("Fortalezas", "¿Qué ya hace bien?"),
    "por_mejorar": ("Por mejorar", "¿Qué puede mejorar?"),
    "voz_del_docente": ("Voz del docente", "¿Qué dijo el docente?"),
}


def de_acuerdos(caso: Caso, estado: Estado) -> Iterator[Pregunta]:
    yield Pregunta(
        ("dialogo", "fecha"), "Diálogo", "¿Cuándo conversaste con el docente?", leer_dia(caso.hoy, estado["fecha"]),
        salto="después", ayuda="Si aún no conversan, pulsa Enter: lo pones después, al retomar la visita.",
    )  # fmt: skip
    if "fecha" in estado.get("dialogo", {}):
        for clave, (rotulo, texto) in _DIALOGO.items():
            yield Pregunta(("dialogo", clave), rotulo, texto, leer_texto, clase="largo")
    yield from _compromisos(caso, estado)


def _compromisos(caso: Caso, estado: Estado) -> Iterator[Pregunta]:
    """Los que hay, y uno más por si falta."""
    hechos = [c["id"] for c in estado.get("compromisos", ()) if "id" in c]
    rubrica = caso.rubrica_de(estado)
    desempenos = tuple(Opcion(c, f"{c}: {d.nombre or ''}") for c, d in (rubrica.por_id if rubrica else {}).items())
    for clave in hechos:
        yield _texto_de(clave)
        yield Pregunta(
            ("compromisos", clave, "desempeno"), f"{clave} desempeño", "¿A qué desempeño responde?",
            leer_opcion(desempenos), opciones=desempenos,
        )  # fmt: skip
        yield Pregunta(
            ("compromisos", clave, "plazo"), f"{clave} plazo", "¿Hasta cuándo?", leer_dia(caso.hoy, estado["fecha"]),
            salto="sin plazo",
        )  # fmt: skip
    yield _texto_de(next(c for i in range(1, len(hechos) + 2) if (c := f"c{i}") not in hechos))


def _texto_de(clave: str) -> Pregunta:
    camino = ("compromisos", clave, "texto")

    def poner_texto(antes: Estado, texto: Any) -> Estado:
        puesto = poner(antes, camino, texto)
        es_nuevo = texto and all(c.get("id") != clave for c in antes.get("compromisos", ()))
        return poner(puesto, ("compromisos", clave, "responsable"), "docente") if es_nuevo else puesto

    return Pregunta(
        camino, f"Compromiso {clave}", "¿A qué se compromete? Algo que se pueda comprobar", leer_texto,
        poner=poner_texto, salto="no hay, o después",
    )  # fmt: skip
