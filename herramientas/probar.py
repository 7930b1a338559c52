"""Comprueba todo en una máquina que sólo tiene Python: estilo, tipos, pisos, documentos y pruebas.

    python3 herramientas/probar.py

Hace su propio entorno en `build/pruebas`; la segunda vez lo aprovecha. Lo que se le pase de más va a
pytest: `python3 herramientas/probar.py -k resumen`.
"""

import os
import subprocess
import sys

import entorno

MINIMO = (3, 11)
PASOS = (
    ("estilo", ("ruff", "check", ".")),
    ("tipos", ("mypy",)),
    ("pisos", ("lint-imports",)),
    ("documentos", ("python", "herramientas/documentar.py", "--comprobar")),
    ("esquemas", ("python", "herramientas/esquemas.py")),
    ("pruebas", ("python", "-X", "warn_default_encoding", "-m", "pytest", "-n", "auto", "-q")),
)


def main(opciones: list[str]) -> int:
    if sys.version_info < MINIMO:
        sys.exit("Hace falta Python 3.11 o posterior.")
    _instalar()
    # Las pruebas dicen ellas mismas qué día es y con qué colores; lo de esta máquina no cuenta.
    for ajena in ("MONITOREO_HOY", "NO_COLOR", "COLUMNS"):
        os.environ.pop(ajena, None)
    *antes, (_, pruebas) = PASOS
    try:
        for nombre, orden in antes:
            _paso(nombre, *orden)
        _paso("pruebas", *pruebas, *opciones)
    except subprocess.CalledProcessError as error:
        return error.returncode
    return 0


def _instalar() -> None:
    print("» instalar", flush=True)
    propio = entorno.preparar("pruebas")
    todo = ("-e", str(entorno.RAIZ), "--group", "dev")
    try:
        entorno.instalar(propio, *todo, "-c", entorno.candado())
    except subprocess.CalledProcessError:
        print("Alguna versión de uv.lock no está disponible: se usan las que haya.", flush=True)
        entorno.instalar(propio, *todo)


def _paso(nombre: str, *orden: str) -> None:
    print(f"» {nombre}", flush=True)
    entorno.correr(entorno.OBRA / "pruebas", *orden)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
