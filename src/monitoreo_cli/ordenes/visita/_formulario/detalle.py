"""Las preguntas que casi nadie necesita: detrás de una sola, para no alargar las demás."""

import re
from collections.abc import Iterator
from functools import partial

from monitoreo_cli.ordenes._formulario.caminos import Camino, Estado, poner, tomar
from monitoreo_cli.ordenes._formulario.pregunta import NoVale, Opcion, Pregunta, de_opciones, de_texto, leer_si_no
from monitoreo_cli.ordenes.visita._formulario.caso import Caso
from monitoreo_cli.texto import citar

# No es un dato de la visita: sólo abre las que siguen, y nunca tiene respuesta guardada.
PUERTA: Camino = ("mas_datos",)
_EN_LA_SESION = ("seccion", "competencia", "evidencia", "documentos")
_EN_UN_COMPROMISO = ("indicador", "apoyo")


def con_detalle(caso: Caso, estado: Estado) -> bool:
    """Si se pidió, o si el borrador ya trae algo de ello."""
    compromisos = estado.get("compromisos", ())
    return (
        caso.con_detalle
        or any(tomar(estado, ("sesion", clave)) is not None for clave in _EN_LA_SESION)
        or any(clave in compromiso for compromiso in compromisos for clave in _EN_UN_COMPROMISO)
    )


def de_detalle(caso: Caso, estado: Estado) -> Iterator[Pregunta]:
    yield Pregunta(
        PUERTA, "Más datos", "¿Más datos de la sesión? (s/n)", leer_si_no, salto="no", poner=partial(_abrir, caso),
        ayuda="Sección, competencia, evidencia prevista y documentos; y de cada compromiso, su indicador y su apoyo.",
    )  # fmt: skip
    if not con_detalle(caso, estado):
        return
    anterior = caso.anterior(estado)
    seccion = anterior.sesion.seccion if anterior and anterior.sesion else None
    yield de_texto(("sesion", "seccion"), "Sección", "¿Qué sección?", omision=seccion)
    yield de_texto(("sesion", "competencia"), "Competencia", "¿Qué competencia trabaja?")
    yield de_texto(("sesion", "evidencia"), "Evidencia prevista", "¿Qué evidencia de aprendizaje prevé?")
    yield Pregunta(
        ("sesion", "documentos"), "Documentos", "¿Qué documentos presentó?", leer_documentos,
        ayuda="Separados por comas, y con `no` delante el que faltó: unidad, sesión, no registro.",
    )  # fmt: skip


def _abrir(caso: Caso, antes: Estado, dicho: bool | None) -> Estado:
    caso.con_detalle = bool(dicho)
    return antes


def leer_documentos(dicho: str) -> dict[str, bool]:
    """`unidad, sesión, no registro`: cada documento, y si lo presentó."""
    partes = [re.fullmatch(r"(no\s+)?(.*)", parte.strip(), re.IGNORECASE) for parte in dicho.split(",")]
    hallados = {m[2].strip(): m[1] is None for m in partes if m and m[2].strip()}
    if not hallados or "no" in hallados:
        raise NoVale(f"{citar(dicho)} no dice qué documentos; por ejemplo: unidad, sesión, no registro")
    return hallados


def de_contraste(caso: Caso, estado: Estado) -> Iterator[Pregunta]:
    """Sólo si otra persona ya registró ese día una visita al mismo docente: puede ser la misma clase."""
    opciones = tuple(
        Opcion(v.id, f"{v.id}, de {v.observador}")
        for v in caso.escuela.visitas
        if v.es_principal
        and (v.docente, v.fecha) == (estado["docente"], estado["fecha"])
        and v.observador != estado.get("observador")
    )
    if opciones and "observador" in estado:
        yield de_opciones(
            ("contraste_de",), "Contraste de", "¿Miraste la misma clase que otra persona? ¿Cuál visita es la suya?",
            opciones, salto="no, es otra clase",
            poner=lambda antes, cual: poner(
                poner(antes, ("contraste_de",), cual), ("rol",), "contraste" if cual else None
            ),
            ayuda="Una segunda mirada no cuenta como otra visita: sirve para comparar, con `monitoreo concordancia`.",
        )  # fmt: skip
