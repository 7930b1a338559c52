"""Lo que esta corrida lleva escrito en el disco: quien la corta con Ctrl-C tiene que saberlo."""

from pathlib import Path

_rutas: dict[Path, None] = {}


def anotar(ruta: Path) -> None:
    _rutas[ruta] = None


def olvidar(ruta: Path) -> None:
    """Se deshizo: el archivo dice otra vez lo de antes."""
    _rutas.pop(ruta, None)


def empezar() -> None:
    """Otra corrida: lo que escribió la de antes ya lo dijo."""
    _rutas.clear()


def escrito() -> list[Path]:
    """Los archivos que siguen ahí, en orden. Lo que el programa guarda para sí (`.monitoreo/`) no cuenta."""
    return [r for r in _rutas if r.is_file() and ".monitoreo" not in r.parts]
