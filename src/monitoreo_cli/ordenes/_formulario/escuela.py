"""Las preguntas por los datos de la escuela: al empezar el año, y al completar el plan."""

import re
from collections.abc import Iterator
from typing import Any

from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.plan import CARACTERISTICAS
from monitoreo_cli.modelo.tipos import CODIGO_LOCAL, CODIGO_MODULAR, GRADOS, grados_de
from monitoreo_cli.ordenes._formulario.caminos import Estado, poner, tomar
from monitoreo_cli.ordenes._formulario.lectores import leer_codigo, leer_siglas
from monitoreo_cli.ordenes._formulario.pregunta import (
    Opcion,
    Pregunta,
    de_opciones,
    de_texto,
    leer_grados,
    leer_numero,
)
from monitoreo_cli.vistas.dependencia import sin_siglas

INSTITUCION, DOCENTES = "institucion", "docentes"
_EN_PALABRAS = r"(?i)instituci[oó]n\s+educativa(?:\s+(inicial|primaria|secundaria))?\b"
_NOMBRE_ENTERO = r"(I\.?E\.?(?:[A-Z]\.?){0,2}) +(?:N[.°º]+ *)?(?:([0-9]{1,7}) +)?(\S.*)"
_LUGARES = {
    "dre": ("DRE", "¿De qué DRE es?", "Cusco"), "ugel": ("UGEL", "¿De qué UGEL?", "Canas"),
    "region": ("Región", "¿En qué región está?", "Cusco"), "provincia": ("Provincia", "¿En qué provincia?", "Canas"),
    "distrito": ("Distrito", "¿En qué distrito?", "Checca"),
}  # fmt: skip


def de_la_escuela(estado: Estado) -> Iterator[Pregunta]:
    """Una por dato, dado lo respondido."""
    yield de_texto(
        (INSTITUCION, "nombre"), "Nombre", "¿Cómo se llama la escuela?", poner=_con_nombre,
        ayuda="Entero, como en el sello: IEP 70123 Virgen del Carmen. El número se separa solo.",
    )  # fmt: skip
    yield Pregunta(
        (INSTITUCION, "tipo"), "Tipo", "¿Qué siglas lleva delante? (IE, IEP, IES)", leer_siglas,
        ayuda="Las de su sello. Si no lleva, pulsa Enter.",
    )  # fmt: skip
    yield de_texto(
        (INSTITUCION, "numero"), "Número", "¿Qué número tiene?", ayuda="Tal como se escribe, con sus ceros: 0024."
    )
    yield de_opciones(
        (INSTITUCION, "nivel_educativo"), "Nivel educativo", "¿De qué nivel?", (Opcion(v, v) for v in GRADOS),
        poner=_con_nivel, ayuda="El de este código modular: cada nivel lleva su carpeta.",
    )  # fmt: skip
    yield de_opciones(
        (INSTITUCION, "caracteristica"), "Característica", "¿Cómo se reparten los grados?",
        (Opcion(c, c.replace("incompleta", "incompleta (multigrado)")) for c in CARACTERISTICAS),
        ayuda="Un docente para todos los grados, alguno con varios grados, o cada grado con el suyo.",
    )  # fmt: skip
    yield Pregunta(
        (INSTITUCION, "codigo_modular"), "Código modular", "¿Código modular? (7 cifras)", leer_codigo(CODIGO_MODULAR),
        ayuda="Uno por nivel educativo; los ceros de la izquierda cuentan.",
    )  # fmt: skip
    yield Pregunta(
        (INSTITUCION, "codigo_local"), "Código de local", "¿Código de local? (6 cifras)", leer_codigo(CODIGO_LOCAL),
        ayuda="El del terreno y el edificio; está, como el modular, en la ficha de la escuela en ESCALE.",
    )  # fmt: skip
    for clave, (rotulo, texto, ejemplo) in _LUGARES.items():
        yield Pregunta((INSTITUCION, clave), rotulo, texto, sin_siglas, ayuda=f"Sólo su nombre. Por ejemplo: {ejemplo}")
    yield Pregunta(
        (INSTITUCION, "grados"), "Grados", "¿Qué grados atiende?", leer_grados(limites(estado)),
        ayuda="Separados por comas, o seguidos: 1-6. En inicial, los años.",
    )  # fmt: skip
    yield Pregunta(("estudiantes",), "Estudiantes", "¿Cuántos estudiantes?", leer_numero)


def instrumentos(escuela: Escuela) -> tuple[Opcion, ...]:
    """Los de la carpeta `rubricas/`, para elegir."""
    return tuple(Opcion(r, f"{r}: {rubrica.nombre or ''}") for r, rubrica in escuela.rubricas.items())


def limites(estado: Estado) -> tuple[int, int]:
    """Entre qué grados se puede responder, según el nivel."""
    return grados_de(tomar(estado, (INSTITUCION, "nivel_educativo")))


def _con_nombre(estado: Estado, nombre: Any) -> Estado:
    """De «IEP 70123 Virgen del Carmen», cada parte a su sitio: si no, el número saldría dos veces."""
    entero = re.fullmatch(_NOMBRE_ENTERO, re.sub(_EN_PALABRAS, _siglas, str(nombre or ""), count=1))
    if entero is None:
        return poner(estado, (INSTITUCION, "nombre"), nombre)
    tipo, *otras = entero.groups()
    for clave, parte in zip(("tipo", "numero", "nombre"), (leer_siglas(tipo), *otras), strict=True):
        estado = poner(estado, (INSTITUCION, clave), parte) if parte else estado
    return estado


def _siglas(m: re.Match[str]) -> str:
    """«Institución Educativa» es IE, y con su nivel, IEI, IEP o IES."""
    return f"IE{(m[1] or '')[:1].upper()}"


def _con_nivel(estado: Estado, nivel: Any) -> Estado:
    """Con otro nivel, los grados ya dichos pueden no existir: se vuelven a preguntar."""
    nuevo = poner(estado, (INSTITUCION, "nivel_educativo"), nivel)
    for camino in ((INSTITUCION, "grados"), *((DOCENTES, c, "grados") for c in estado.get(DOCENTES, ()))):
        nuevo = poner(nuevo, camino, None)
    return nuevo
