"""Secretos marcados: cada texto que escribió una persona lleva el nombre de su campo, y se ve si sale.

Una salida dice qué campos muestra; una prueba planta la marca en todos y mira cuáles llegaron.
"""

import re

from monitoreo_cli.modelo.campos import Anidada, Campo, ListaDe, MapaDe, Pieza
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.tipos import CODIGO_LOCAL, CODIGO_MODULAR, DNI, TEXTO
from tests.vistas.informes import ejemplo

# Cambiarlos cambiaría qué se cuenta, no qué se dice.
ESTRUCTURA = {"Valoracion.nivel", "Nivel.clave", "Rubrica.logro_desde", "Compromiso.responsable"}
_MARCA = re.compile(r"ZZ(\w+\.\w+)ZZ")


def _plantar(pieza: Pieza) -> None:
    """Pone en cada campo de texto de una pieza, y de las que lleva dentro, una marca con su nombre."""
    for clave, campo in pieza.CAMPOS.items():
        valor = getattr(pieza, clave)
        nombre = f"{type(pieza).__name__}.{clave}"
        if isinstance(campo.forma, Anidada) and valor is not None:
            _plantar(valor)
        elif isinstance(campo.forma, ListaDe | MapaDe) and isinstance(campo.forma.forma, Anidada):
            for hija in valor.values() if isinstance(campo.forma, MapaDe) else valor:
                _plantar(hija)
        elif nombre not in ESTRUCTURA:
            pieza.__dict__[clave] = _marcado(campo, valor, f"ZZ{nombre}ZZ")


def _marcado(campo: Campo, valor: object, marca: str) -> object:
    forma = campo.forma
    if forma in (TEXTO, DNI, CODIGO_MODULAR, CODIGO_LOCAL):
        return marca
    if isinstance(forma, ListaDe) and forma.forma is TEXTO:
        return (marca,)
    if isinstance(forma, MapaDe) and forma.forma is TEXTO and isinstance(valor, dict):
        return dict.fromkeys(valor, marca)
    return valor


def con_marcas() -> Escuela:
    escuela = ejemplo("escuela-modelo")
    unicas = (escuela.plan, escuela.lista, escuela.identidades, escuela.anterior, escuela.textos)
    for pieza in (*unicas, *escuela.rubricas.values(), *escuela.observaciones, *escuela.acciones, *escuela.entregas):
        if pieza is not None:
            _plantar(pieza)
    return escuela


def marcas_en(dicho: object) -> set[str]:
    """Los campos cuya marca aparece en lo que sale."""
    return set(_MARCA.findall(repr(dicho)))
