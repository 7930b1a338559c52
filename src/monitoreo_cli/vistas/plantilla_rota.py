"""Qué se dice de una plantilla que no se pudo llenar: un M901 con su archivo y su línea, en castellano."""

import re
from itertools import chain

from jinja2 import StrictUndefined, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from monitoreo_cli.lugar import Lugar
from monitoreo_cli.problema import Problema
from monitoreo_cli.texto import lineas_de

CARPETA = "plantillas"


class PlantillaRota(Exception):
    """Una plantilla no se pudo llenar; lleva el M901 y el texto de la plantilla, para el extracto."""

    def __init__(self, problema: Problema, texto: str) -> None:
        super().__init__(problema.mensaje)
        self.problema = problema
        self.texto = texto


class Ilegible(TemplateNotFound):
    """La plantilla está y no se puede leer."""

    def __init__(self, nombre: str, motivo: str) -> None:
        super().__init__(nombre)
        self.motivo = motivo


def rota(error: Exception, leidas: dict[str, str], nombre: str) -> PlantillaRota:
    """El problema de un error al llenar `nombre`. `leidas` tiene cada plantilla por la ruta con que se nombra."""
    archivo, linea = _lugar_del_error(error, leidas, nombre)
    texto = leidas.get(archivo, "")
    escrita = next(iter(lineas_de(texto)[linea - 1 : linea]), "")
    columna = len(escrita) - len(escrita.lstrip()) + 1
    lugar = Lugar(archivo, linea, columna, linea, max(columna + 1, len(escrita.rstrip()) + 1))
    arreglo = "corrige la plantilla, o quítala de la carpeta para usar la del programa"
    return PlantillaRota(Problema("M901", lugar, _en_castellano(error), "", arreglo), texto)


class SinDefinir(StrictUndefined):
    """Lo que una plantilla nombra y no existe, dicho en castellano."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        if self._undefined_hint:
            return "no se entiende lo que pide la plantilla"
        return f"la plantilla usa `{self._undefined_name}`, que no existe"


def _lugar_del_error(error: Exception, leidas: dict[str, str], nombre: str) -> tuple[str, int]:
    """La ruta y la línea de la plantilla donde ocurrió."""
    principal = next((ruta for ruta in reversed(leidas) if ruta.endswith(nombre)), f"{CARPETA}/{nombre}")
    if isinstance(error, TemplateSyntaxError):
        return error.filename or principal, error.lineno
    traza, hallado = error.__traceback__, None
    while traza is not None:
        if traza.tb_frame.f_code.co_filename in leidas:
            hallado = traza.tb_frame.f_code.co_filename, traza.tb_lineno
        traza = traza.tb_next
    return hallado or (principal, 1)


_MARCAS = {"end of print statement": "}}", "end of statement block": "%}", "end of template": "fin"}
_DE_SINTAXIS = (
    (r"Unexpected end of template.*innermost block that needs to be closed is '(\w+)'.*", r"falta cerrar `\1`"),
    (r"Unexpected end of template.*", "la plantilla termina antes de tiempo"),
    (r"Encountered unknown tag '(\w+)'.*", r"`\1` no va aquí o no existe"),
    (r"No (?:filter|test) named '(\w+)'.*", r"no existe el filtro `\1`"),
    (r"expected token '(.+?)', got '(.+?)'.*", r"se esperaba `\1` y hay `\2`"),
    (r"unexpected (?:char )?'(.+?)'.*", r"sobra `\1`"),
    (r"Missing end of .*", r"falta cerrar una marca"),
)


def _en_castellano(error: Exception) -> str:
    if isinstance(error, TemplateSyntaxError):
        dicho = " ".join((error.message or "").split())
        for ingles, marca in _MARCAS.items():
            dicho = dicho.replace(f"'{ingles}'", f"'{marca}'")
        candidatos = (re.sub(patron, frase, dicho) for patron, frase in _DE_SINTAXIS if re.fullmatch(patron, dicho))
        return next(chain(candidatos, ["no se entiende la plantilla"]))
    if isinstance(error, Ilegible):
        return f"no se puede leer la plantilla `{error.name}`: {error.motivo}"
    if isinstance(error, TemplateNotFound):
        return f"la plantilla pide `{error.name}`, que no está en ninguna carpeta de plantillas"
    if isinstance(error, SecurityError):
        return "la plantilla intenta algo que no se permite"
    if isinstance(error, UndefinedError):
        return str(error.message)
    if isinstance(error, OverflowError | MemoryError | RecursionError):
        return "la plantilla no acaba nunca o da un informe enorme"
    return "la plantilla hace algo que no se puede con esos datos"
