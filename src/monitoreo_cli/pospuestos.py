"""Módulos de Python que typer importa al empezar y que casi ninguna orden usa: se importan al usarlos.

Eran una décima parte de lo que tardaba en arrancar cualquier orden (docs/explicacion/rendimiento.md).
No se usa `importlib.util.LazyLoader`: la propia frase `import x` le pregunta algo al módulo, y lo carga.
"""

import sys
from importlib.util import find_spec, module_from_spec
from types import ModuleType
from typing import Any

_POSPUESTOS = ("ipaddress", "locale", "subprocess", "textwrap", "tokenize")


class _Pospuesto(ModuleType):
    """Un módulo que se ejecuta la primera vez que se le pide algo que todavía no tiene."""

    def __getattr__(self, nombre: str) -> Any:
        cargador = self.__loader__
        self.__class__ = ModuleType  # type: ignore[assignment]  # desde aquí es un módulo cualquiera
        cargador.exec_module(self)  # type: ignore[union-attr]
        return getattr(self, nombre)


def posponer() -> None:
    """Deja para cuando se usen los que nadie ha importado todavía."""
    for nombre in _POSPUESTOS:
        spec = find_spec(nombre) if nombre not in sys.modules else None
        if spec is not None:
            sys.modules[nombre] = module_from_spec(spec)
            sys.modules[nombre].__class__ = _Pospuesto
