"""Lo que una pieza cita de otra, con su lugar: la materia de las reglas de enlaces."""

from collections.abc import Iterable, Iterator
from typing import Any

from monitoreo_cli.lugar import Escalar, Lista, Lugar
from monitoreo_cli.modelo.campos import Pieza
from monitoreo_cli.problema import Problema
from monitoreo_cli.texto import citar, quiza


def uno(pieza: Pieza, clave: str) -> Iterator[tuple[Any, Lugar]]:
    """El valor de un campo con su lugar, si se pudo leer."""
    valor = getattr(pieza, clave)
    if valor is not None:
        yield valor, pieza.donde(clave)


def varios(pieza: Pieza, clave: str) -> Iterator[tuple[Any, Lugar]]:
    """Los valores de una lista con su lugar: los ilegibles ya tienen su problema y no están."""
    valores = list(getattr(pieza, clave))
    nodo = pieza.origen.nodo(clave)
    if not valores or not isinstance(nodo, Lista):
        return
    for elemento in nodo.elementos:
        if valores and isinstance(elemento, Escalar) and _dice(elemento.texto, valores[0]):
            yield valores.pop(0), elemento.lugar(pieza.origen.archivo)


def roto(codigo: str, lugar: Lugar, que: str, dicho: str, hay: Iterable[str], arreglo: str) -> Problema:
    """El problema de citar algo que no existe, con la sugerencia más parecida."""
    return Problema(codigo, lugar, f"no existe {que} {citar(dicho)}", quiza(dicho, hay), arreglo)


def _dice(texto: str, valor: Any) -> bool:
    return texto == valor or (isinstance(valor, int) and texto.lstrip("0") == str(valor).lstrip("0"))
