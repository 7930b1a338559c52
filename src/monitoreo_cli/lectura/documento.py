"""De los bytes de un archivo a un árbol de textos con su lugar.

Se leen los eventos de YAML, no sus objetos: así ningún valor cambia de tipo (`070370`, `10:30`,
`no`), las claves repetidas se ven, y un archivo hostil se detiene en el nivel 33 en vez de agotar
la pila. libyaml si está; si no, el lector puro da los mismos textos y lugares.
"""

from typing import Any, NamedTuple

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from monitoreo_cli.lectura.codificacion import decodificar
from monitoreo_cli.lectura.comentarios import Permiso, mirar
from monitoreo_cli.lugar import Escalar, Lista, Lugar, Mapa, Nodo
from monitoreo_cli.problema import Problema
from monitoreo_cli.texto import citar, es_admitido

PROFUNDIDAD_MAXIMA = 32
CON_LIBYAML: bool = yaml.__with_libyaml__


class Documento(NamedTuple):
    """Un archivo leído. `raiz` es `None` si quedó fuera."""

    archivo: str
    raiz: Nodo | None
    permisos: tuple[Permiso, ...] = ()


def cargador_de_yaml() -> Any:
    """El lector de eventos de libyaml o, si no está, el puro: leen lo mismo."""
    if CON_LIBYAML:
        return yaml.CBaseLoader
    from monitoreo_cli.lectura.puro import CargadorPuro

    return CargadorPuro


_CARGADOR = cargador_de_yaml()


def leer(datos: bytes, archivo: str, problemas: list[Problema], cargador: Any = _CARGADOR) -> Documento:
    """Lee un archivo entero; sus problemas (M001 a M008) se agregan a la lista.

    `cargador` es el lector de eventos: una prueba compara los dos.
    """
    texto = decodificar(datos, archivo, problemas)
    if texto is None:
        return Documento(archivo, None)
    constructor = _Constructor(archivo, problemas)
    raiz = constructor.construir(texto, cargador)
    if raiz is None:
        return Documento(archivo, None)
    if isinstance(raiz, Mapa):
        raiz.fuente = texto
    return Documento(archivo, raiz, mirar(texto, raiz, archivo, problemas))


class _Alto(Exception):
    """Lo que sigue del archivo ya no se puede leer; el problema está anotado."""


class _Constructor:
    """Arma el árbol con una pila propia, evento por evento."""

    def __init__(self, archivo: str, problemas: list[Problema]) -> None:
        self.archivo = archivo
        self.problemas = problemas
        self.propios: list[Problema] = []
        self.raiz: Nodo | None = None
        self.actual: Lista | Mapa | None = None
        self.clave: Escalar | None = None  # la clave leída que espera su valor
        self.pila: list[tuple[Lista | Mapa | None, Escalar | None]] = []

    def construir(self, texto: str, cargador: Any) -> Nodo | None:
        """La raíz, o `None` si el archivo queda fuera. Un error de sintaxis calla los demás."""
        try:
            self._recorrer(cargador(texto))
        except _Alto:
            pass
        except (yaml.YAMLError, ValueError) as error:
            from monitoreo_cli.lectura.sintaxis import problema_de_sintaxis

            self.problemas.append(problema_de_sintaxis(error, texto, self.archivo))
            return None
        if not self.propios and (self.raiz is None or self.raiz.es_nulo):
            self.propios.append(
                Problema("M008", Lugar(self.archivo), "el archivo está vacío", "", "escribe su contenido o bórralo")
            )
        self.problemas.extend(self.propios)
        return None if self.propios else self.raiz

    def _recorrer(self, cargador: Any) -> None:
        siguiente, colocar = cargador.get_event, self._colocar
        documentos = 0
        while True:
            evento = siguiente()
            clase = type(evento)
            if clase is ScalarEvent:
                escalar = Escalar(evento.value, evento.style or "", evento.start_mark, evento.end_mark)
                if evento.anchor is not None or evento.tag is not None:
                    self._no_admitido(evento)
                if escalar.estilo == '"' and not es_admitido(escalar.texto):
                    self._escape(escalar)
                if self.clave is None and type(self.actual) is Mapa:
                    self.clave = escalar  # lo más frecuente, sin otra llamada
                else:
                    colocar(escalar)
            elif clase is MappingStartEvent or clase is SequenceStartEvent:
                self._abrir(evento, clase is MappingStartEvent)
            elif clase is MappingEndEvent or clase is SequenceEndEvent:
                self._cerrar(evento)
            elif clase is AliasEvent:
                self._no_admitido(evento)
                colocar(Escalar("", "", evento.start_mark, evento.end_mark))
            elif clase is DocumentStartEvent:
                documentos += 1
                if documentos > 1:
                    self._segundo_documento(evento)
            elif clase is StreamEndEvent:
                return

    def _abrir(self, evento: Any, es_mapa: bool) -> None:
        if evento.anchor is not None or evento.tag is not None:
            self._no_admitido(evento)
        if type(self.actual) is Mapa and self.clave is None:
            self._clave_compuesta(evento)
        if len(self.pila) >= PROFUNDIDAD_MAXIMA:
            self._demasiado_hondo(evento)
        self.pila.append((self.actual, self.clave))
        self.actual = Mapa(self.archivo, evento.start_mark, self.clave) if es_mapa else Lista(evento.start_mark)
        self.clave = None

    def _cerrar(self, evento: Any) -> None:
        cerrado = self.actual
        assert cerrado is not None  # el lector da los eventos emparejados
        if evento.end_mark.column > evento.start_mark.column:
            cerrado.fin = evento.end_mark  # un `]` o `}`: el fin de un bloque no está escrito
        self.actual, self.clave = self.pila.pop()
        self._colocar(cerrado)

    def _colocar(self, nodo: Nodo) -> None:
        """Pone el nodo donde toca: clave o valor del mapa abierto, elemento de la lista, o la raíz."""
        actual, clave = self.actual, self.clave
        if type(actual) is Mapa:
            if clave is None:
                self.clave = nodo  # type: ignore[assignment]  # `_abrir` ya descartó que sea un bloque
                return
            self.clave = None
            pares = actual.pares
            if clave.texto in pares:
                self.propios.append(clave_repetida(clave, pares[clave.texto][0], self.archivo))
            else:
                pares[clave.texto] = (clave, nodo)
        elif type(actual) is Lista:
            if type(nodo) is Mapa:
                nodo.abre = next(iter(nodo.pares.values()))[0] if nodo.pares else _llave(nodo)
            actual.elementos.append(nodo)
        else:
            self.raiz = nodo

    def _no_admitido(self, evento: Any) -> None:
        """Ancla, alias o etiqueta: señala la marca misma, que va justo antes del valor."""
        if type(evento) is yaml.AliasEvent:
            que, arreglo = f"el alias {citar(f'*{evento.anchor}')}", "escribe el valor otra vez"
        elif evento.anchor is not None:
            que, arreglo = f"el ancla {citar(f'&{evento.anchor}')}", "quítala, o pon el texto entre comillas"
        else:
            etiqueta = evento.tag.replace("tag:yaml.org,2002:", "!!")  # como se escribió
            que, arreglo = f"la etiqueta {citar(etiqueta)}", "quítala, o pon el texto entre comillas"
        self._agregar("M004", evento, f"no se admite {que}", arreglo)

    def _segundo_documento(self, evento: Any) -> None:
        mensaje = "no se admite un segundo documento (`---`)"
        self._agregar("M004", evento, mensaje, "deja un solo documento por archivo")
        raise _Alto

    def _clave_compuesta(self, evento: Any) -> None:
        self._agregar("M004", evento, "una clave tiene que ser un texto", "escribe la clave como una palabra")
        raise _Alto

    def _demasiado_hondo(self, evento: Any) -> None:
        mensaje = f"hay más de {PROFUNDIDAD_MAXIMA} niveles, uno dentro de otro"
        self._agregar("M005", evento, mensaje, "revisa los corchetes y la sangría de esta parte")
        raise _Alto

    def _escape(self, nodo: Escalar) -> None:
        mensaje = "el texto entre comillas produce un carácter que no se admite"
        lugar = nodo.lugar(self.archivo)
        self.propios.append(Problema("M006", lugar, mensaje, "", "quita la barra invertida `\\` y lo que le sigue"))

    def _agregar(self, codigo: str, evento: Any, mensaje: str, arreglo: str) -> None:
        inicio = evento.start_mark
        fin = evento.end_mark
        ancho = fin.column if fin.line == inicio.line and fin.column > inicio.column else inicio.column + 1
        lugar = Lugar(self.archivo, inicio.line + 1, inicio.column + 1, inicio.line + 1, ancho + 1)
        self.propios.append(Problema(codigo, lugar, mensaje, "", arreglo))


def _llave(vacio: Mapa) -> Escalar:
    """Donde se señala lo que le falta a un elemento `{}`, que no tiene primera clave."""
    return Escalar("", "", vacio.inicio, vacio.fin or vacio.inicio)


def clave_repetida(segunda: Escalar, primera: Escalar, archivo: str) -> Problema:
    return Problema(
        "M003", segunda.lugar(archivo), f"la clave {citar(segunda.texto)} está repetida",
        f"ya estaba en la línea {primera.inicio.line + 1}", "deja una sola",
    )  # fmt: skip
