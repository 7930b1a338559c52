"""Lo que esta corrida lleva escrito en el disco: quien la corta con Ctrl-C tiene que saberlo."""

from pathlib import Path

from monitoreo_cli.errores import Interrumpido
from monitoreo_cli.texto import desde_aqui, enumerar, los_primeros

_A_LA_VISTA = 3
_rutas: dict[Path, None] = {}


def anotar(ruta: Path) -> None:
    _rutas[ruta] = None


def olvidar(ruta: Path) -> None:
    """Se deshizo: el archivo dice otra vez lo de antes, o ya no está."""
    _rutas.pop(ruta, None)


def empezar() -> None:
    """Otra corrida: lo que escribió la de antes ya lo dijo."""
    _rutas.clear()


def al_cortar() -> Interrumpido:
    """Lo que hay que decir si la orden no supo decirlo: o no escribió nada, o lo que escribió está entero.

    Lo que el programa guarda para sí (`.monitoreo/`) no cuenta.
    """
    rutas = [desde_aqui(r) for r in _rutas if ".monitoreo" not in r.parts]
    if not rutas:
        return Interrumpido("no se escribió nada")
    return Interrumpido(f"quedó escrito {enumerar(los_primeros(rutas, _A_LA_VISTA))}, y nada más")
