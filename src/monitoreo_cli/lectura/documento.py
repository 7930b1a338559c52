"""De los bytes de un archivo a un árbol de textos con su lugar.

Se leen los eventos de YAML, no sus objetos: así ningún valor cambia de tipo (`070370`, `10:30`,
`no`), las claves repetidas se ven, y un archivo hostil se detiene en el nivel 33 en vez de agotar
la pila. libyaml si está; si no, el lector puro da los mismos textos y lugares.
"""

import re
from codecs import BOM_UTF8
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

from monitoreo_cli.lectura.sintaxis import mezcla_sin_resolver, problema_de_sintaxis
from monitoreo_cli.lugar import Escalar, Lista, Lugar, Mapa, Nodo, escalares
from monitoreo_cli.problema import Problema
from monitoreo_cli.texto import NO_ADMITIDOS, citar, es_admitido, hay_no_admitidos, lineas_de
from monitoreo_cli.valor import Valor

TAMANO_MAXIMO = 1024 * 1024
PROFUNDIDAD_MAXIMA = 32
# Las expresiones se compilan al usarse: casi ningún archivo lleva permisos ni textos cortados.
CON_LIBYAML: bool = yaml.__with_libyaml__
_CORTE = r"[ \t]#[^\s]"
_COMENTARIO_TRAS_VALOR = r"[ \t]*[\]},]*[ \t]+(#[^\s].*)"
_PERMISO = r"#[ \t]*monitoreo:[ \t]*permite[ \t]+([^#\r\n]*)"
_CODIGO = r"[^\s,]+"


class Permiso(Valor):
    """Un `# monitoreo: permite …`: el código que calla y dónde está escrito."""

    codigo: str
    lugar: Lugar


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
    texto = _texto(datos, archivo, problemas)
    if texto is None:
        return Documento(archivo, None)
    constructor = _Constructor(archivo, problemas)
    raiz = constructor.construir(texto, cargador)
    if raiz is None:
        return Documento(archivo, None)
    if isinstance(raiz, Mapa):
        raiz.fuente = texto
    con_cortes = (" #" in texto or "\t#" in texto) and re.search(_CORTE, texto)
    con_permisos = "monitoreo:" in texto and re.search(_PERMISO, texto)
    if not (con_cortes or con_permisos):
        return Documento(archivo, raiz)
    lineas = lineas_de(texto)
    if con_cortes:
        problemas.extend(_cortes(raiz, lineas, archivo))
    return Documento(archivo, raiz, tuple(_permisos(raiz, lineas, archivo)) if con_permisos else ())


# ---------------------------------------------------------------- de bytes a texto


def _texto(datos: bytes, archivo: str, problemas: list[Problema]) -> str | None:
    problema = None
    texto = ""
    if len(datos) > TAMANO_MAXIMO:
        problema = demasiado_grande(archivo)
    else:
        try:
            texto = datos.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            problema = _no_es_utf8(datos, error, archivo)
        else:
            if hay_no_admitidos(datos.removeprefix(BOM_UTF8)):
                problema = _caracter_invalido(texto, archivo)
            elif "<<<<<<< " in texto:
                problema = mezcla_sin_resolver(texto, archivo)
    if problema is not None:
        problemas.append(problema)
        return None
    return texto


def demasiado_grande(archivo: str) -> Problema:
    return Problema(
        "M005", Lugar(archivo), "el archivo pasa de 1 MiB", "",
        "parte el archivo, o quita lo que no es del formato (fotos y actas van aparte)",
    )  # fmt: skip


def _no_es_utf8(datos: bytes, error: UnicodeDecodeError, archivo: str) -> Problema:
    if datos[:2] in (b"\xff\xfe", b"\xfe\xff") or datos[:200].count(0) > len(datos[:200]) // 3:
        lugar, parece = Lugar(archivo), "UTF-16 (lo que algunos programas llaman «Unicode»)"
    else:
        lineas = lineas_de(datos[: error.start].decode("utf-8-sig", "replace"))
        linea, columna = len(lineas), len(lineas[-1]) + 1
        lugar, parece = Lugar(archivo, linea, columna, linea, columna + 1), "Windows-1252 (lo que llaman «ANSI»)"
    return Problema(
        "M002", lugar, f"el archivo no está en UTF-8: parece {parece}", "desde aquí no se entiende",
        "en el Bloc de notas: Archivo, Guardar como, Codificación: UTF-8",
    )  # fmt: skip


def _caracter_invalido(texto: str, archivo: str) -> Problema:
    hallados = [c for c in texto if c in NO_ADMITIDOS]
    if hallados.count("\x00") > len(texto) // 3:
        return Problema(
            "M002", Lugar(archivo), "el archivo no está en UTF-8: parece UTF-16 sin marca", "",
            "en el Bloc de notas: Archivo, Guardar como, Codificación: UTF-8",
        )  # fmt: skip
    lineas = lineas_de(texto[: texto.index(hallados[0])])
    linea, columna = len(lineas), len(lineas[-1]) + 1
    cuantos = "" if len(hallados) == 1 else f"; hay {len(hallados)} así en el archivo"
    return Problema(
        "M006", Lugar(archivo, linea, columna, linea, columna + 1),
        f"hay un carácter invisible que no se admite (U+{ord(hallados[0]):04X}){cuantos}", "está aquí",
        "bórralo: suele llegar al pegar desde otro programa",
    )  # fmt: skip


# ---------------------------------------------------------------- de texto a árbol


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
            que, arreglo = f"la etiqueta {citar(evento.tag)}", "quítala, o pon el texto entre comillas"
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


# ---------------------------------------------------------------- comentarios


def _cortes(raiz: Nodo, lineas: list[str], archivo: str) -> list[Problema]:
    """M007: un `#` pegado a un texto, tras un espacio, que YAML tomó por comentario."""
    problemas = []
    for escalar in escalares(raiz):
        if escalar.estilo in ("|", ">"):
            continue
        m = re.fullmatch(_COMENTARIO_TRAS_VALOR, lineas[escalar.fin.line][escalar.fin.column :])
        if m is not None and re.match(_PERMISO, m[1]) is None:
            problemas.append(
                Problema(
                    "M007", escalar.lugar(archivo), f"el texto se corta antes de {citar(m[1])}",
                    "lo que sigue al `#` no se lee", "pon el texto entre comillas, o deja un espacio tras el `#`",
                )
            )
    return problemas


def _permisos(raiz: Nodo, lineas: list[str], archivo: str) -> list[Permiso]:
    """Los permisos escritos en comentarios de verdad, no dentro de un texto."""
    tramos = [(e.inicio, e.fin) for e in escalares(raiz)]
    permisos = []
    for i, linea in enumerate(lineas):
        m = re.search(_PERMISO, linea)
        if m is None or any(_dentro(i, m.start(), *tramo) for tramo in tramos):
            continue
        for codigo in re.compile(_CODIGO).finditer(linea, m.start(1), m.end(1)):
            lugar = Lugar(archivo, i + 1, codigo.start() + 1, i + 1, codigo.end() + 1)
            permisos.append(Permiso(codigo[0], lugar))
    return permisos


def _dentro(linea: int, columna: int, inicio: Any, fin: Any) -> bool:
    """Si una posición cae dentro de un escalar (el comentario tras `|` está en su primera línea)."""
    if inicio.line == fin.line:
        return bool(linea == fin.line and inicio.column <= columna < fin.column)
    return bool(inicio.line < linea < fin.line or (linea == fin.line and columna < fin.column))
