"""Guardar una visita nueva: se arma, se revisa como si ya estuviera, y sólo entonces se escribe."""

from collections.abc import Iterator
from pathlib import Path

from monitoreo_cli.escritura.atomica import crear
from monitoreo_cli.lectura.cargar import Fuente, es_observacion
from monitoreo_cli.lectura.carpeta import Carpeta
from monitoreo_cli.lectura.clases import id_de
from monitoreo_cli.texto import lineas_de

CARPETA = "observaciones"


def guardar(carpeta: Carpeta, base: str, texto: str) -> Path:
    """Crea el archivo con un nombre que nadie usa y da su ruta.

    `base` es `<fecha>-<docente>`; si está ocupado, en cualquier subcarpeta, se le añade `-2`, `-3`…
    Dos procesos a la vez crean dos archivos. Lanza `ErrorDelMundo` si no se puede escribir.
    """
    ocupados = {id_de(ruta) for ruta in carpeta.observaciones}
    for nombre in nombres(base):
        ruta = carpeta.raiz / CARPETA / f"{nombre}.yaml"
        if nombre not in ocupados:
            try:
                crear(ruta, texto)
            except FileExistsError:
                continue
            return ruta
    raise AssertionError("los nombres no se acaban")


def nombres(base: str) -> Iterator[str]:
    """`base`, `base-2`, `base-3`…"""
    yield base
    numero = 2
    while True:
        yield f"{base}-{numero}"
        numero += 1


def con_candidata(carpeta: Carpeta, base: str, texto: str) -> tuple[list[Fuente], str]:
    """Las fuentes de la escuela con la visita por escribir en su sitio, y la ruta que tendría."""
    fuentes = list(carpeta.fuentes())
    ocupados = {id_de(f.ruta) for f in fuentes if es_observacion(f.ruta)}
    ruta = f"{CARPETA}/{next(n for n in nombres(base) if n not in ocupados)}.yaml"
    return [*fuentes, Fuente(ruta, texto.encode("utf-8"))], ruta


def normalizar(texto: str) -> str:
    """Un texto ajeno como el formato lo guarda: LF y un solo salto al final."""
    return "\n".join(lineas_de(texto)).rstrip("\n") + "\n"
