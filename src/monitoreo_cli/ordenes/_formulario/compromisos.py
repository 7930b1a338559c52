"""Las preguntas de los compromisos, de uno en uno: los de una visita, los que un diálogo agrega, los de una acción."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from monitoreo_cli.modelo.rubrica import Rubrica
from monitoreo_cli.ordenes._formulario.caminos import Estado, poner
from monitoreo_cli.ordenes._formulario.pregunta import Opcion, Pregunta, de_frase, de_opciones, de_texto
from monitoreo_cli.texto import sin_usar
from monitoreo_cli.valor import Valor

DOCENTE = "docente"


class Acordar(Valor):
    """Qué se puede responder: los desempeños, la fecha del plazo y quién responde.

    Sin `responsables`, es el docente de la visita. `ocupados` son los ids que ya tienen otros.
    """

    desempenos: tuple[Opcion, ...]
    leer_plazo: Callable[[str], date]
    responsables: tuple[Opcion, ...] = ()
    ocupados: tuple[str, ...] = ()
    con_detalle: bool = False


def opciones_de(rubrica: Rubrica | None) -> tuple[Opcion, ...]:
    """Los desempeños de un instrumento, para elegir."""
    return tuple(Opcion(c, f"{c}: {d.nombre or ''}") for c, d in (rubrica.por_id if rubrica else {}).items())


def compromisos(acordar: Acordar, estado: Estado) -> Iterator[Pregunta]:
    """Los que hay, y uno más por si falta."""
    hechos = [c["id"] for c in estado.get("compromisos", ()) if "id" in c]
    for clave in hechos:
        yield _texto_de(clave, acordar)
        yield from _lo_demas(clave, acordar)
    yield _texto_de(sin_usar((*hechos, *acordar.ocupados), "c{}"), acordar)


def _lo_demas(clave: str, acordar: Acordar) -> Iterator[Pregunta]:
    camino = ("compromisos", clave)
    if acordar.responsables:
        yield de_opciones(
            (*camino, "responsable"), f"{clave} responsable", "¿Quién lo hará?", acordar.responsables,
            salto="sin responsable",
        )  # fmt: skip
    if acordar.desempenos:
        yield de_opciones(
            (*camino, "desempeno"), f"{clave} desempeño", "¿A qué desempeño responde?", acordar.desempenos
        )
    yield Pregunta((*camino, "plazo"), f"{clave} plazo", "¿Hasta cuándo?", acordar.leer_plazo, salto="sin plazo")
    if acordar.con_detalle:
        yield de_texto((*camino, "indicador"), f"{clave} indicador", "¿En qué se notará que se cumplió?")
        yield de_texto((*camino, "apoyo"), f"{clave} apoyo", "¿Qué ayuda recibirá?")


def _texto_de(clave: str, acordar: Acordar) -> Pregunta:
    camino = ("compromisos", clave, "texto")

    def poner_texto(antes: Estado, texto: Any) -> Estado:
        puesto = poner(antes, camino, texto)
        es_nuevo = texto and all(c.get("id") != clave for c in antes.get("compromisos", ()))
        del_docente = es_nuevo and not acordar.responsables
        return poner(puesto, ("compromisos", clave, "responsable"), DOCENTE) if del_docente else puesto

    return de_frase(
        camino, f"Compromiso {clave}", "¿A qué se compromete? Algo que se pueda comprobar",
        poner=poner_texto, salto="no hay, o después",
    )  # fmt: skip
