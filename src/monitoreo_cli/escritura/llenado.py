"""Poner en un archivo lo que le falta: cada dato en su sitio, y todo lo demás como está."""

from collections.abc import Mapping
from typing import Any

from monitoreo_cli.errores import ErrorDeDatos
from monitoreo_cli.escritura.parche import Parche, Ruta
from monitoreo_cli.modelo.campos import Anidada, Forma, ListaDe, MapaDe, Pieza


def llenar(parche: Parche, clase: type[Pieza], datos: Mapping[str, Any]) -> None:
    """Anota en el parche esos datos, con las claves del formato y en su orden.

    Una lista de bloques se da como un diccionario: por el id de cada uno o, si esa lista no los usa, por su
    número de orden desde 1. Los que no están se agregan al final. Lanza `ErrorDeDatos` si alguno no cabe.
    """
    for clave, campo in clase.CAMPOS.items():
        if clave in datos:
            _poner(parche, (clave,), campo.forma, datos[clave])


def _poner(parche: Parche, ruta: Ruta, forma: Forma, valor: Any) -> None:
    if isinstance(forma, ListaDe) and isinstance(forma.forma, Anidada):
        _en_lista(parche, ruta, forma.forma, valor)
    elif isinstance(forma, Anidada) and parche.nodo(*ruta) is not None:
        for clave, campo in forma.clase.CAMPOS.items():
            if clave in valor:
                _poner(parche, (*ruta, clave), campo.forma, valor[clave])
    elif isinstance(forma, MapaDe) and parche.nodo(*ruta) is not None:
        for clave, interior in valor.items():
            _poner(parche, (*ruta, clave), forma.forma, interior)
    elif isinstance(forma, ListaDe) and (ya := [parche.texto(*ruta, i) for i in parche.elementos(*ruta)]):
        _sumar(parche, ruta, ya, list(valor))
    else:
        parche.poner(ruta, _entero(forma, valor))


def _sumar(parche: Parche, ruta: Ruta, ya: list[str | None], valor: list[Any]) -> None:
    """Agrega a unos valores sueltos los que no estaban."""
    if not {str(v) for v in valor}.issuperset(ya):
        raise ErrorDeDatos(f"de `{ruta[-1]}` no se quita nada de lo que ya está", "di también lo que hay")
    parche.agregar(ruta, [v for v in valor if str(v) not in ya])


def _en_lista(parche: Parche, ruta: Ruta, forma: Anidada, valor: Mapping[str, Any]) -> None:
    ya = _por_llave(parche, ruta, forma)
    for llave in ya.keys() & valor.keys():
        _poner(parche, (*ruta, ya[llave]), forma, valor[llave])
    if nuevos := {llave: v for llave, v in valor.items() if llave not in ya}:
        parche.agregar(ruta, _elementos(forma, nuevos))


def _por_llave(parche: Parche, ruta: Ruta, forma: Anidada) -> dict[str, int]:
    """Dónde está cada elemento de una lista."""
    con_id = "id" in forma.clase.CAMPOS
    return {(parche.texto(*ruta, i, "id") or "") if con_id else str(i + 1): i for i in parche.elementos(*ruta)}


def _elementos(forma: Anidada, valor: Mapping[str, Any]) -> list[Any]:
    con_id = "id" in forma.clase.CAMPOS
    return [{**({"id": llave} if con_id else {}), **_entero(forma, v)} for llave, v in valor.items()]


def _entero(forma: Forma, valor: Any) -> Any:
    """Un valor que no estaba, como lo escribe el emisor."""
    if isinstance(forma, ListaDe) and isinstance(forma.forma, Anidada):
        return _elementos(forma.forma, valor)
    if isinstance(forma, Anidada):
        return {clave: _entero(forma.clase.CAMPOS[clave].forma, v) for clave, v in valor.items()}
    return valor
