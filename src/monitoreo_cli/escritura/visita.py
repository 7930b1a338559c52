"""Guardar una visita o una acción nueva: se revisa como si ya estuviera, y sólo entonces se escribe."""

import contextlib
from collections.abc import Collection, Iterable, Iterator
from itertools import chain, count
from pathlib import Path

from monitoreo_cli.escritura.atomica import crear
from monitoreo_cli.lectura.carpeta import Carpeta
from monitoreo_cli.lectura.clases import id_de
from monitoreo_cli.texto import lineas_de

CARPETA = "observaciones"


def guardar(carpeta: Carpeta, base: str, texto: str, donde: str = CARPETA) -> Path:
    """Crea el archivo con un nombre que nadie usa y da su ruta.

    `base` es `<fecha>-<docente>` (de una acción, `<fecha>-<tema>`); si está ocupado, en cualquier
    subcarpeta, se le añade `-2`, `-3`… Dos procesos a la vez crean dos archivos. Lanza `ErrorDelMundo`
    si no se puede escribir.
    """
    return crear_con_nombre_libre(carpeta.raiz / donde, base, texto, ocupados_en(carpeta.reconocidas, donde))


def crear_con_nombre_libre(carpeta: Path, base: str, texto: str, ocupados: Collection[str] = ()) -> Path:
    """Crea el archivo con el primer nombre que no es de otro y da su ruta."""
    for nombre in nombres_libres(base, ocupados):
        with contextlib.suppress(FileExistsError):
            crear(ruta := carpeta / f"{nombre}.yaml", texto)
            return ruta
    raise AssertionError("los nombres no se acaban")


def nombres_libres(base: str, ocupados: Collection[str]) -> Iterator[str]:
    """`base`, `base-2`, `base-3`… sin los que ya son de otro."""
    todos = chain([base], (f"{base}-{n}" for n in count(2)))
    return (nombre for nombre in todos if nombre not in ocupados)


def ocupados_en(rutas: Iterable[str], donde: str) -> set[str]:
    """Los ids que ya tienen los archivos de una carpeta y sus subcarpetas."""
    return {id_de(ruta) for ruta in rutas if ruta.startswith(f"{donde}/")}


def ruta_libre(carpeta: Carpeta, base: str, donde: str = CARPETA) -> str:
    """La ruta que tendría un archivo nuevo, si nadie la toma antes."""
    return f"{donde}/{next(nombres_libres(base, ocupados_en(carpeta.reconocidas, donde)))}.yaml"


def normalizar(texto: str) -> str:
    """Un texto ajeno como el formato lo guarda: LF y un solo salto al final."""
    return "\n".join(lineas_de(texto)).rstrip("\n") + "\n"
