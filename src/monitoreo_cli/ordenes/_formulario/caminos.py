"""El borrador como un diccionario con las claves del formato, y cómo se llega a cada dato."""

from typing import Any

from monitoreo_cli.escritura.datos import esta_vacio
from monitoreo_cli.lugar import Escalar, Lista, Mapa, Nodo

Camino = tuple[str, ...]
Estado = dict[str, Any]
# Con qué clave se reconoce un elemento de cada lista; en un camino, su valor va tras la lista.
LLAVES = {"otras_fichas": "rubrica", "compromisos": "id", "seguimiento": "compromiso"}
# Sin estas claves el elemento no dice nada, y no se escribe.
_SOSTIENEN = {"otras_fichas": "desempenos", "compromisos": "texto", "seguimiento": "estado"}


def tomar(estado: Estado, camino: Camino) -> Any:
    """El dato al que lleva un camino, o `None` si no está."""
    nodo: Any = estado
    lista = ""
    for parte in camino:
        if isinstance(nodo, list):
            nodo = next((e for e in nodo if e.get(LLAVES[lista]) == parte), None)
        else:
            nodo = nodo.get(parte)
        if nodo is None:
            return None
        lista = parte
    return nodo


def poner(estado: Estado, camino: Camino, valor: Any) -> Estado:
    """Otro estado con ese dato puesto o, si no dice nada, quitado; el de antes no cambia."""
    clave, *resto = camino
    nuevo = dict(estado)
    if not resto:
        hijo = valor
    elif clave in LLAVES:
        hijo = _en_lista(clave, list(estado.get(clave, ())), tuple(resto), valor)
    else:
        hijo = poner(estado.get(clave, {}), tuple(resto), valor)
    if esta_vacio(hijo):
        nuevo.pop(clave, None)
    else:
        nuevo[clave] = hijo
    return nuevo


def _en_lista(clave: str, elementos: list[Estado], resto: Camino, valor: Any) -> list[Estado]:
    llave, (cual, *dentro) = LLAVES[clave], resto
    sitio = next((i for i, e in enumerate(elementos) if e.get(llave) == cual), len(elementos))
    cambiado = poner(elementos[sitio] if sitio < len(elementos) else {llave: cual}, tuple(dentro), valor)
    elementos[sitio : sitio + 1] = [cambiado] if _SOSTIENEN[clave] in cambiado else []
    return elementos


def camino_en(raiz: Mapa, linea: int) -> Camino:
    """El camino del dato escrito en esa línea (desde 1) de un archivo."""
    camino: list[str] = []
    nodo: Nodo = raiz
    while isinstance(nodo, Mapa | Lista):
        if isinstance(nodo, Mapa):
            pasos = [(c, v, clave.inicio.line) for c, (clave, v) in nodo.pares.items()]
        else:
            llave = LLAVES.get(camino[-1] if camino else "", "")
            pasos = [(_llamado(e, llave), e, e.inicio.line) for e in nodo.elementos]
        antes = [p for p in pasos if p[2] < linea]
        if not antes:
            break
        paso, nodo, _ = antes[-1]
        camino.append(paso)
    return tuple(camino)


def _llamado(elemento: Nodo, llave: str) -> str:
    nodo = elemento.nodo(llave) if isinstance(elemento, Mapa) else None
    return nodo.texto if isinstance(nodo, Escalar) else ""
