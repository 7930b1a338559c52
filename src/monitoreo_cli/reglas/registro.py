"""El registro de reglas: cada una es una función decorada con su código, nombre y gravedad.

El docstring de la regla es su manual: de él salen `explicar`, la página de referencia y la prueba
que comprueba que el *Mal* da ese código y el *Bien* no da ninguno.
"""

from collections.abc import Callable, Iterable
from datetime import date
from enum import Enum
from typing import Any, NamedTuple, TypeVar

from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.problema import Gravedad, Problema

ERROR, AVISO, NOTA = Gravedad.ERROR, Gravedad.AVISO, Gravedad.NOTA


class Ambito(Enum):
    """Qué mira una regla y, por tanto, cuándo se ejecuta."""

    LECTURA = "lectura"  # la detecta quien lee; aquí sólo está su manual
    ESCUELA = "escuela"  # el plan, los docentes, las rúbricas, las acciones: una vez
    VISITA = "visita"  # una observación, con la escuela al lado
    CONJUNTO = "conjunto"  # todas las observaciones, por su ficha compacta


class Entorno(NamedTuple):
    """Lo que una regla puede consultar: la escuela, qué día es y si se pidió lo que depende de hoy."""

    escuela: Escuela
    hoy: date
    pendientes: bool = False


Funcion = Callable[..., Iterable[Problema]]
F = TypeVar("F", bound=Callable[..., Any])


class Regla(NamedTuple):
    """Una regla con su manual. `con_los_dias`: aparece sola al pasar el tiempo (◷)."""

    codigo: str
    nombre: str
    gravedad: Gravedad
    con_los_dias: bool
    doc: str
    familia: str


REGLAS: dict[str, Regla] = {}
FUNCIONES: dict[Ambito, list[tuple[str, Funcion]]] = {ambito: [] for ambito in Ambito}


def regla(
    codigo: str, nombre: str, gravedad: Gravedad, sobre: Ambito, *, con_los_dias: bool = False
) -> Callable[[F], F]:
    """Registra una regla. Un código no se repite ni cambia de significado."""

    def decorar(funcion: F) -> F:
        if codigo in REGLAS:
            raise ValueError(f"{codigo} ya existe")
        familia = funcion.__module__.rsplit(".", 1)[-1]
        REGLAS[codigo] = Regla(codigo, nombre, gravedad, con_los_dias, funcion.__doc__ or "", familia)
        FUNCIONES[sobre].append((codigo, funcion))
        return funcion

    return decorar


def tambien(codigo: str, sobre: Ambito) -> Callable[[F], F]:
    """La misma regla mirada en otra parte de la escuela."""

    def decorar(funcion: F) -> F:
        FUNCIONES[sobre].append((codigo, funcion))
        return funcion

    return decorar


def gravedad_de(problema: Problema) -> Gravedad:
    """La del problema o, si no la dice, la de su regla."""
    return problema.gravedad or REGLAS[problema.codigo].gravedad
