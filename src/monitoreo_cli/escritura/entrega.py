"""Escribir lo entregado de una etapa, y rectificarlo sin perder nada de lo anterior."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from monitoreo_cli.escritura.emisor import emitir
from monitoreo_cli.escritura.parche import Parche
from monitoreo_cli.modelo.anexos import Entrega

Conteos = Mapping[str, Any]
Huellas = Mapping[str, str]


def nueva(hoy: date, resumen: Conteos, huellas: Huellas) -> str:
    """El archivo de una etapa que se entrega por primera vez, con el sitio de las rectificaciones a la vista."""
    datos = {"formato": 1, "etapa": resumen["etapa"], "fecha": hoy, "resumen": resumen, "huellas": huellas}
    return f"{emitir(Entrega, datos)}rectificaciones: []\n"


def rectificada(ruta: str, datos: bytes, resumen: Conteos, huellas: Huellas, rectificacion: dict[str, Any]) -> str:
    """El archivo con lo de hoy y una rectificación más; la fecha, las anteriores y los comentarios quedan.

    Lanza `ErrorDeDatos` si el archivo no se deja cambiar.
    """
    vacio = Parche(ruta, datos, Entrega)
    for clave in ("resumen", "huellas"):
        vacio.quitar((clave,))
    parche = Parche(ruta, vacio.aplicar().encode("utf-8"), Entrega)
    parche.poner(("resumen",), resumen)
    if huellas:
        parche.poner(("huellas",), huellas)
    parche.agregar(("rectificaciones",), [rectificacion])
    return parche.aplicar()
