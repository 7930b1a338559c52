"""Qué es cada archivo según su ruta: el mapa de la carpeta."""

import re
from collections.abc import Iterator

from monitoreo_cli.modelo.campos import Pieza
from monitoreo_cli.texto import parecida
from monitoreo_cli.valor import Valor

PLAN, DOCENTES, IDENTIDADES = "plan.yaml", "docentes.yaml", "identidades.yaml"
ANTERIOR, TEXTOS = "anterior.yaml", "textos.yaml"
_IGNORADOS = ("~", ".orig", ".tmp")
_CARPETAS_DE_SALIDA = ("informes", "plantillas")


class Clase(Valor):
    """Una clase de archivo: su nombre, dónde vive y de qué módulo sale su pieza.

    La pieza se importa al pedirla: una escuela sin `entregas/` no paga por saber leerlas.
    """

    nombre: str
    modulo: str
    clase: str
    lugar: str

    @property
    def patron_de_editor(self) -> str:
        """Los archivos de la clase, como los nombra el ajuste de un editor."""
        carpeta, barra, _ = self.lugar.partition("/")
        return f"/{carpeta}/**/*.yaml" if barra else f"/{carpeta}"

    def pieza(self) -> type[Pieza]:
        from importlib import import_module

        pieza: type[Pieza] = getattr(import_module(f"monitoreo_cli.modelo.{self.modulo}"), self.clase)
        return pieza


CLASES = (
    Clase("plan", "plan", "Plan", PLAN),
    Clase("docentes", "docente", "Docentes", DOCENTES),
    Clase("identidades", "docente", "Identidades", IDENTIDADES),
    Clase("anterior", "anexos", "Anterior", ANTERIOR),
    Clase("textos", "anexos", "Textos", TEXTOS),
    Clase("rubrica", "rubrica", "Rubrica", "rubricas/<id>.yaml"),
    Clase("accion", "accion", "Accion", "acciones/<fecha>-<tema>.yaml"),
    Clase("entrega", "anexos", "Entrega", "entregas/etapa-<n>.yaml"),
    Clase(
        "observacion", "observacion", "Observacion",
        "observaciones/<fecha>-<docente>.yaml",
    ),
)  # fmt: skip
POR_NOMBRE = {c.nombre: c for c in CLASES}
CARPETAS = sorted({c.lugar.partition("/")[0] for c in CLASES if "/" in c.lugar})
_EN_LA_RAIZ = {c.lugar: c.nombre for c in CLASES if "/" not in c.lugar}


def clase_de(ruta: str) -> Clase | None:
    """La clase de un archivo por su ruta relativa con `/`, o `None` si no es un lugar del formato."""
    if not ruta.endswith(".yaml"):
        return None
    carpeta, barra, resto = ruta.partition("/")
    if not barra:
        return POR_NOMBRE.get(_EN_LA_RAIZ.get(ruta, ""))
    if carpeta in ("observaciones", "acciones"):
        return POR_NOMBRE["observacion" if carpeta == "observaciones" else "accion"]
    if carpeta == "rubricas" and "/" not in resto:
        return POR_NOMBRE["rubrica"]
    if carpeta == "entregas" and re.fullmatch(r"etapa-[0-9]+\.yaml", resto):
        return POR_NOMBRE["entrega"]
    return None


def es_yaml(ruta: str) -> bool:
    return ruta.lower().endswith((".yaml", ".yml"))


def se_ignora(nombre: str, en_la_raiz: bool) -> bool:
    """Nombres ocultos, copias de los editores, y las carpetas de salida."""
    return nombre.startswith(".") or nombre.endswith(_IGNORADOS) or (en_la_raiz and nombre in _CARPETAS_DE_SALIDA)


def id_de(ruta: str) -> str:
    """El id de un archivo: su nombre sin `.yaml`."""
    return ruta.rsplit("/", 1)[-1].removesuffix(".yaml")


def lugar_sugerido(ruta: str) -> str:
    """El nombre que debería tener un archivo no reconocido, o vacío si no se sabe."""
    corregida = re.sub(r"(?i)\.ya?ml$", ".yaml", ruta)
    if corregida != ruta and clase_de(corregida):
        return corregida
    nombre = corregida.rpartition("/")[2]
    if re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}-", nombre):
        return f"observaciones/{nombre}"
    return next((p for p in _parecidas(corregida) if clase_de(p)), "")


def _parecidas(ruta: str) -> Iterator[str]:
    """Lo que quizá se quiso escribir: sin carpeta de más, o con una letra menos o de más."""
    carpeta, _, resto = ruta.rpartition("/")
    if numero := re.fullmatch(r"etapa[ _-]?([0-9]+)\.yaml", resto):
        yield f"entregas/etapa-{numero[1]}.yaml"
    nombre = parecida(resto.removesuffix(".yaml"), [lugar.removesuffix(".yaml") for lugar in _EN_LA_RAIZ])
    yield f"{nombre}.yaml"
    primera = carpeta.split("/")[0]
    yield f"{parecida(primera, CARPETAS) if primera else ''}/{resto}"
