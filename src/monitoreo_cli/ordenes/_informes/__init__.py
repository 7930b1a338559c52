"""Los datos de cada informe: un módulo por tipo, con su nombre, que se importa al pedirlo.

Cada módulo tiene `datos(abierta, opciones)` y puede tener `AJENAS`, las opciones que no le dicen nada.
Un informe que la escuela invente, sin módulo, recibe los de `etapa`.
"""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from monitoreo_cli.errores import ErrorDeUso
from monitoreo_cli.ordenes._escuela import Abierta
from monitoreo_cli.ordenes._informes._pedir import Datos, Opciones

__all__ = ["Datos", "Opciones", "ajenas", "comprobar", "datos_de"]
_POR_OMISION = "etapa"


def datos_de(tipo: str, abierta: Abierta, opciones: Opciones) -> Datos:
    """Lo que recibe la plantilla de ese informe."""
    datos: Datos = _modulo(tipo).datos(abierta, opciones)
    return datos


def comprobar(tipo: str, opciones: Opciones) -> None:
    """Una opción que el informe no usaría se dice, en vez de callarla."""
    for ajena in ajenas(tipo):
        if getattr(opciones, ajena):
            raise ErrorDeUso(f"--{ajena} no vale para el informe `{tipo}`", "quítala")


def ajenas(tipo: str) -> tuple[str, ...]:
    """Las opciones que a ese informe no le dicen nada."""
    dichas: tuple[str, ...] = getattr(_modulo(tipo), "AJENAS", ())
    return dichas


def _modulo(tipo: str) -> Any:
    propio = f"{__name__}.{tipo.replace('-', '_')}"
    tiene = tipo.isidentifier() and not tipo.startswith("_") and find_spec(propio) is not None
    return import_module(propio if tiene else f"{__name__}.{_POR_OMISION}")
