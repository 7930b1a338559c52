"""El disco, para `consolidar`: lo que las escuelas entregaron, entre lo demás que llega con ello.

No importa el modelo, para que juntar mil paquetes no pague por saber leer una escuela.
"""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from monitoreo_cli.errores import ErrorDelMundo
from monitoreo_cli.lectura.disco import es_carpeta, motivo, sin_esperar
from monitoreo_cli.lectura.paquete import TAMANO_MAXIMO, Paquete, Rechazado, leer
from monitoreo_cli.valor import Valor

_PLAN = "plan.yaml"
_LEER = os.O_RDONLY | getattr(os, "O_BINARY", 0)
_UN_PAQUETE = 64 * 1024  # ninguno de verdad pasa de aquí
_DEL_SISTEMA = ("desktop.ini", "thumbs.db")


class Hallado(Valor):
    """Las rutas de los paquetes, de las escuelas y de las carpetas que no se dejan abrir; y cuánto es otra cosa."""

    paquetes: list[str]
    escuelas: list[str]
    cerradas: list[str]
    otros: int


def buscar(rutas: Iterable[str]) -> Hallado:
    """Lo que hay en unas rutas; las carpetas se recorren enteras.

    Un archivo que se nombra se toma por paquete, se llame como se llame. Lanza `ErrorDelMundo` si
    una ruta no existe.
    """
    por_clase: dict[str, set[str]] = {"paquete": set(), "escuela": set(), "cerrada": set(), "otro": set()}
    for ruta in map(Path, rutas):
        if not ruta.exists():
            raise ErrorDelMundo(f"no existe `{ruta}`", "revisa la ruta: va un paquete, una carpeta o una escuela")
        for clase, hallada in _recorrer(str(ruta)) if ruta.is_dir() else [("paquete", str(ruta))]:
            por_clase[clase].add(hallada)
    paquetes, escuelas, cerradas, otros = map(sorted, por_clase.values())
    return Hallado(paquetes, escuelas, cerradas, len(otros))


def paquetes_en(rutas: Iterable[str]) -> list[Paquete | Rechazado]:
    """Los paquetes de unos archivos; de los que no se pueden leer, por qué."""
    cerrados: list[Rechazado] = []
    return [*leer(_llegados(rutas, cerrados)), *cerrados]


def _llegados(rutas: Iterable[str], cerrados: list[Rechazado]) -> Iterator[tuple[str, bytes]]:
    for ruta in rutas:
        nombre = ruta.replace(os.sep, "/")
        try:
            datos = _leer(ruta)
        except OSError as error:
            cerrados.append(Rechazado(nombre, f"no se puede leer: {motivo(error)}", "revisa sus permisos"))
        else:
            if datos is None:
                cerrados.append(Rechazado(nombre, "no es un archivo", "sácalo de la carpeta"))
            else:
                yield nombre, datos


def _leer(ruta: str) -> bytes | None:
    """Un archivo, hasta donde se ve que no es un paquete; nada si es una tubería o un aparato."""
    # Sin objeto archivo: con mil, tardaba tanto como entenderlos.
    descriptor = sin_esperar(ruta, _LEER)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return None
        datos = os.read(descriptor, _UN_PAQUETE)
        return datos if len(datos) < _UN_PAQUETE else datos + os.read(descriptor, TAMANO_MAXIMO)
    finally:
        os.close(descriptor)


def _recorrer(raiz: str) -> Iterator[tuple[str, str]]:
    """Cada paquete, escuela u otro archivo; una carpeta que es escuela no se mira por dentro."""
    pendientes, vistas = [raiz], set()
    while pendientes:
        carpeta = pendientes.pop()
        identidad = os.path.realpath(carpeta)
        if identidad in vistas:
            continue
        vistas.add(identidad)
        try:
            entradas = _entradas(carpeta)
        except OSError:
            yield "cerrada", carpeta
            continue
        if any(e.name == _PLAN for e in entradas):
            yield "escuela", carpeta
            continue
        for entrada in entradas:
            if es_carpeta(entrada):
                pendientes.append(entrada.path)
            else:
                yield "paquete" if entrada.name.lower().endswith(".json") else "otro", entrada.path


def _entradas(carpeta: str) -> list[os.DirEntry[str]]:
    """Lo que hay en una carpeta, sin lo oculto ni lo que pone el sistema."""
    with os.scandir(carpeta) as entradas:
        return [e for e in entradas if not e.name.startswith(".") and e.name.lower() not in _DEL_SISTEMA]
