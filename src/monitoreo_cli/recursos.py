"""Los datos que viajan con el programa: plantillas, ejemplos y documentos.

Instalado, están en `_datos/` dentro del paquete; en una copia de trabajo, en las carpetas del
repositorio. Quien pide un recurso no lo nota.
"""

from importlib import resources
from pathlib import Path


def carpeta(nombre: str) -> Path:
    """La carpeta `plantillas` o `ejemplos`, venga de la rueda o del repositorio."""
    instalada = Path(str(resources.files("monitoreo_cli"))) / "_datos" / nombre
    if instalada.is_dir():
        return instalada
    return Path(__file__).resolve().parents[2] / nombre
