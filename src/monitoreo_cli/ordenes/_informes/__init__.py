"""Los datos de cada informe: un módulo por tipo, con su nombre, que se importa al pedirlo.

Cada módulo tiene `datos(abierta, opciones)`. Puede tener `AJENAS`, las opciones que no le dicen nada, y
`publicable(abierta, opciones)`: el título y los resúmenes de su versión pública, si la tiene. Un informe
que la escuela invente, sin módulo, recibe los datos de `etapa`.
"""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from monitoreo_cli.errores import ErrorDeUso
from monitoreo_cli.ordenes._escuela import Abierta
from monitoreo_cli.ordenes._informes._pedir import Datos, Opciones, pedido_de
from monitoreo_cli.vistas.terminal import avisos

__all__ = ["Datos", "Opciones", "ajenas", "comprobar", "hoja_y_datos"]
_POR_OMISION = "etapa"


def hoja_y_datos(tipo: str, abierta: Abierta, opciones: Opciones) -> tuple[str, Datos]:
    """La plantilla de ese informe, sin su formato, y lo que recibe. La pública es la misma para todos."""
    modulo = _modulo(tipo)
    if opciones.publico:
        from monitoreo_cli.vistas import informe_publico, publico

        titulo, resumenes = modulo.publicable(abierta, opciones)
        pantalla = avisos()
        pantalla.escribir(*publico.aviso([*informe_publico.revelado(resumenes)], pantalla.ancho))
        return "publico/hoja", informe_publico.datos(abierta.escuela, resumenes, titulo, pedido_de(abierta, opciones))
    return f"{tipo}/informe", modulo.datos(abierta, opciones)


def comprobar(tipo: str, opciones: Opciones) -> None:
    """Una opción que el informe no usaría se dice, en vez de callarla."""
    if opciones.publico and not hasattr(_modulo(tipo), "publicable"):
        raise ErrorDeUso(f"el informe `{tipo}` no tiene versión pública", "la tienen: etapa, ugel y final")
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
