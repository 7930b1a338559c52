"""Crear una acción, la hayan dicho las opciones o las respuestas."""

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from monitoreo_cli.modelo.accion import Accion
from monitoreo_cli.texto import desde_aqui, sin_acentos

if TYPE_CHECKING:
    from monitoreo_cli.lectura.carpeta import Carpeta

CARPETA = "acciones"
LARGO_DEL_TEMA = 60  # con la fecha y un sufijo, el id cabe en sus 80


def crear_accion(carpeta: "Carpeta", datos: dict[str, Any], hoy_es: date) -> None:
    """Crea el archivo y escribe su ruta. Lanza `ErrorDeDatos` si tendría errores, que ya mostró."""
    from monitoreo_cli.escritura.emisor import emitir
    from monitoreo_cli.ordenes._comprobar import crear_comprobado
    from monitoreo_cli.vistas.terminal import salida

    base = f"{datos['fecha']}-{_en_un_nombre(datos['tema']) or datos['tipo']}"
    salida().escribir(desde_aqui(crear_comprobado(carpeta, base, emitir(Accion, datos), hoy_es, CARPETA)))


def estado_segun(cuando: date, hoy_es: date) -> str:
    """Programada, mientras no llegue su día."""
    return "programada" if cuando > hoy_es else "realizada"


def _en_un_nombre(tema: str) -> str:
    """El tema como parte de un id: `Preguntas que abren` → `preguntas-que-abren`."""
    palabras = re.sub("[^a-z0-9]+", "-", sin_acentos(tema)).strip("-")
    corto = palabras[: LARGO_DEL_TEMA + 1].rpartition("-")[0] if len(palabras) > LARGO_DEL_TEMA else palabras
    return corto or palabras[:LARGO_DEL_TEMA]
