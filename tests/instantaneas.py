"""Instantáneas: un texto que se compara con el guardado en `tests/instantaneas/`.

Con `MONITOREO_ACTUALIZAR=1` se guarda lo que hay ahora; el cambio se revisa en git como cualquier otro.
"""

import os
from pathlib import Path

CARPETA = Path(__file__).parent / "instantaneas"


def instantanea(nombre: str, texto: str) -> None:
    """Afirma que `texto` es el guardado en `instantaneas/<nombre>`."""
    archivo = CARPETA / nombre
    if os.environ.get("MONITOREO_ACTUALIZAR") == "1":
        archivo.parent.mkdir(parents=True, exist_ok=True)
        archivo.write_text(texto, encoding="utf-8", newline="\n")
    assert archivo.exists(), f"no está {archivo.name}: créala con MONITOREO_ACTUALIZAR=1"
    assert texto == archivo.read_text(encoding="utf-8"), (
        f"{nombre} cambió: si es lo que querías, MONITOREO_ACTUALIZAR=1"
    )
