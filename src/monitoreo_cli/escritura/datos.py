"""De una pieza leída a los datos que la volverían a escribir."""

from collections.abc import Mapping
from typing import Any

from monitoreo_cli.modelo.campos import Anidada, Forma, ListaDe, MapaDe, Pieza

Datos = dict[str, Any]


def datos_de(pieza: Pieza) -> Datos:
    """Todo lo que dice una pieza, con las claves del formato; lo que no tiene dato no está."""
    dicho = {clave: _valor(campo.forma, getattr(pieza, clave)) for clave, campo in pieza.CAMPOS.items()}
    return {clave: valor for clave, valor in dicho.items() if not esta_vacio(valor)}


def _valor(forma: Forma, valor: Any) -> Any:
    if valor is None:
        return None
    if isinstance(forma, Anidada):
        return datos_de(valor)
    if isinstance(forma, ListaDe):
        return [_valor(forma.forma, v) for v in valor]
    if isinstance(forma, MapaDe):
        return {clave: _valor(forma.forma, v) for clave, v in valor.items()}
    return valor


def esta_vacio(valor: Any) -> bool:
    return valor is None or (isinstance(valor, str | list | tuple | Mapping) and not valor)
