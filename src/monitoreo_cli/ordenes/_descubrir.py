"""Qué órdenes hay, sin importar ninguna: cada módulo de un paquete sin guion bajo inicial es una."""

import os
from importlib import import_module
from pathlib import Path


def modulos(paquete: str) -> set[str]:
    """Los módulos de órdenes de un paquete, sin importarlos."""
    entradas = os.scandir(_carpeta(paquete))
    nombres = {e.name.removesuffix(".py") for e in entradas if e.name.endswith(".py") or e.is_dir()}
    return {n for n in nombres if not n.startswith("_")}


def primera_linea(paquete: str, orden: str) -> str:
    """La primera línea del docstring de una orden, leída sin importarla."""
    base = _carpeta(paquete) / orden.replace("-", "_")
    archivo = base / "__init__.py" if base.is_dir() else base.with_suffix(".py")
    with archivo.open(encoding="utf-8") as texto:
        return texto.readline().strip().strip('"').rstrip(".")


def _carpeta(paquete: str) -> Path:
    return Path(str(import_module(paquete).__path__[0]))
