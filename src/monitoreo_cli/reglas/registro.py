"""El registro de reglas: cada una es una función decorada con su código, nombre y gravedad.

El docstring de la regla es su manual: de él salen `explicar`, la página de referencia y la prueba
que comprueba que el *Mal* da ese código y el *Bien* no da ninguno.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, TypeVar

from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.problema import Gravedad, Problema
from monitoreo_cli.valor import Valor

ERROR, AVISO, NOTA = Gravedad.ERROR, Gravedad.AVISO, Gravedad.NOTA
# Qué mira una regla y, por tanto, cuándo se ejecuta.
LECTURA = "lectura"  # la detecta quien lee; aquí sólo está su manual
ESCUELA = "escuela"  # el plan, los docentes, las rúbricas, las acciones: una vez
VISITA = "visita"  # una observación, con la escuela al lado
CONJUNTO = "conjunto"  # todas las observaciones, por su ficha compacta


class Entorno(Valor):
    """Lo que una regla puede consultar: la escuela, qué día es y si se pidió lo que depende de hoy."""

    escuela: Escuela
    hoy: date
    pendientes: bool = False


Funcion = Callable[..., Iterable[Problema]]
F = TypeVar("F", bound=Callable[..., Any])


class Regla(Valor):
    """Una regla con su manual. `con_los_dias`: aparece sola al pasar el tiempo (◷)."""

    codigo: str
    nombre: str
    gravedad: Gravedad
    con_los_dias: bool
    doc: str


REGLAS: dict[str, Regla] = {}
FUNCIONES: dict[str, list[Funcion]] = {mira: [] for mira in (LECTURA, ESCUELA, VISITA, CONJUNTO)}


def regla(codigo: str, nombre: str, gravedad: Gravedad, sobre: str, *, con_los_dias: bool = False) -> Callable[[F], F]:
    """Registra una regla. Un código no se repite ni cambia de significado."""

    def decorar(funcion: F) -> F:
        if codigo in REGLAS:
            raise ValueError(f"{codigo} ya existe")
        REGLAS[codigo] = Regla(codigo, nombre, gravedad, con_los_dias, funcion.__doc__ or "")
        FUNCIONES[sobre].append(funcion)
        return funcion

    return decorar


def tambien(codigo: str, sobre: str) -> Callable[[F], F]:
    """La misma regla mirada en otra parte de la escuela; va después de la principal."""
    if codigo not in REGLAS:
        raise ValueError(f"{codigo} no existe")

    def decorar(funcion: F) -> F:
        FUNCIONES[sobre].append(funcion)
        return funcion

    return decorar


def familia_de(funcion: Funcion) -> str:
    """El archivo de `reglas/` donde está escrita."""
    return funcion.__module__.rsplit(".", 1)[-1]


def gravedad_de(problema: Problema) -> Gravedad:
    """La del problema o, si no la dice, la de su regla."""
    return problema.gravedad or REGLAS[problema.codigo].gravedad
