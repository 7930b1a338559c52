"""Módulos de Python que typer importa al empezar y que casi ninguna orden usa: se importan al usarlos.

Eran la séptima parte de lo que tardaba en arrancar cualquier orden (docs/explicacion/rendimiento.md).
No se usa `importlib.util.LazyLoader`: la propia frase `import x` le pregunta algo al módulo, y lo carga.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

_POSPUESTOS = (
    "bz2",
    "fnmatch",
    "ipaddress",
    "linecache",
    "locale",
    "lzma",
    "ntpath",
    "subprocess",
    "textwrap",
    "tokenize",
    "traceback",
    "zlib",
)


class _Pospuesto(ModuleType):
    """Ocupa el sitio de un módulo hasta que se le pide algo; desde entonces responde el módulo por él."""

    def __getattr__(self, nombre: str) -> Any:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), nombre)


def posponer() -> None:
    """Deja para cuando se usen los que nadie ha importado todavía."""
    for nombre in _POSPUESTOS:
        sys.modules.setdefault(nombre, _Pospuesto(nombre))
