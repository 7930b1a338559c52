"""Cambiar el archivo de una persona tocando sólo las líneas necesarias (02, punto 2.8).

Un `Parche` junta cambios sobre el texto exacto y, al aplicarlos, vuelve a leer el resultado: lo que se
pidió tiene que estar, y todo lo demás tiene que decir lo mismo que antes. Si no, se niega.
"""

import re
from codecs import BOM_UTF8
from typing import Any, NamedTuple

from monitoreo_cli.errores import ErrorDeDatos, Ilegible
from monitoreo_cli.escritura.comentada import en_ejemplo
from monitoreo_cli.escritura.emisor import (
    en_una_linea,
    entre_comillas,
    escalar,
    limpio,
    lineas_de_campo,
    lineas_de_elemento,
)
from monitoreo_cli.escritura.lineas import Corte, Lineas
from monitoreo_cli.lectura.armado import libre
from monitoreo_cli.lectura.documento import leer
from monitoreo_cli.lugar import Escalar, Lista, Mapa, Nodo
from monitoreo_cli.modelo.campos import Anidada, Forma, Libre, ListaDe, MapaDe, Pieza
from monitoreo_cli.modelo.tipos import TEXTO, Tipo
from monitoreo_cli.texto import clave_del_formato

Ruta = tuple[str | int, ...]
_INDICADOR = re.compile(r"[|>][-+0-9]*")


class _Sitio(NamedTuple):
    """Un punto del árbol: su nodo (`None` si no está escrito), su forma, y los datos que dice."""

    nodo: Nodo | None
    forma: Forma
    clave: Escalar | None
    en_flujo: bool  # entre llaves o corchetes
    datos: Any


class Parche:
    """Los cambios por hacer en un archivo. Una ruta son claves del formato e índices: `("compromisos", 0, "id")`.

    Lanza `ErrorDeDatos` si el archivo no se puede leer, o si un cambio tocaría algo más.
    """

    def __init__(self, archivo: str, datos: bytes, clase: type[Pieza]) -> None:
        raiz = leer(datos, archivo, []).raiz
        if not isinstance(raiz, Mapa):
            raise Ilegible(f"`{archivo}`")
        self._archivo = archivo
        self._bom = datos.startswith(BOM_UTF8)
        self._lineas = Lineas(raiz.fuente)
        self._raiz = _Sitio(raiz, Anidada(clase), None, raiz.fin is not None, libre(raiz))
        self._cortes: list[Corte] = []

    def nodo(self, *ruta: str | int) -> Nodo | None:
        """Lo que hay escrito en una ruta, o `None` si falta o no tiene dato."""
        nodo = self._sitio(ruta).nodo
        return None if nodo is None or nodo.es_nulo else nodo

    def texto(self, *ruta: str | int) -> str | None:
        """El texto escrito en una ruta, o `None` si falta o no es un texto."""
        nodo = self.nodo(*ruta)
        return nodo.texto if isinstance(nodo, Escalar) else None

    def elementos(self, *ruta: str | int) -> range:
        """Los índices de una lista; ninguno si no está."""
        nodo = self.nodo(*ruta)
        return range(len(nodo.elementos) if isinstance(nodo, Lista) else 0)

    @property
    def hay_cambios(self) -> bool:
        return bool(self._cortes)

    # ------------------------------------------------------------ los cambios

    def poner(self, ruta: Ruta, valor: Any) -> None:
        """Da valor a una clave o a un elemento: cambia el texto que tiene o, si falta, la agrega en su orden."""
        padre, sitio = self._sitio(ruta[:-1]), self._sitio(ruta)
        escrita: str | int = sitio.clave.texto if sitio.clave else ruta[-1]
        if sitio.nodo is not None:
            self._reemplazar(padre, sitio, valor)
        elif isinstance(padre.nodo, Mapa):
            self._insertar(padre, str(escrita), sitio.forma, valor)
        else:
            raise self._negarse(ruta)
        padre.datos[escrita] = _leido(sitio.forma, valor)

    def agregar(self, ruta: Ruta, elementos: list[Any]) -> None:
        """Añade elementos al final de una lista, que se crea si no estaba."""
        sitio = self._sitio(ruta)
        lista, forma = sitio.nodo, sitio.forma
        if lista is None or lista.es_nulo or (isinstance(lista, Lista) and not lista.elementos):
            self.poner(ruta, elementos)
            return
        if not isinstance(lista, Lista) or not isinstance(forma, ListaDe):
            raise self._negarse(ruta)
        linea, donde = self._lineas.fin(lista.elementos[-1])
        if sitio.en_flujo:
            self._cortes += [(donde, donde, f", {en_una_linea(forma.forma, e)}") for e in elementos]
        else:
            columna = _columna(lista)
            nuevas = [n for e in elementos for n in lineas_de_elemento(forma.forma, e, " " * columna)]
            self._cortes.append(self._lineas.lineas_tras(self._lineas.con_sus_comentarios(linea, columna), nuevas))
        sitio.datos.extend(_leido(forma, elementos))

    def quitar(self, ruta: Ruta) -> None:
        """Quita una clave con su valor; si no está, no hay nada que hacer."""
        padre, sitio = self._sitio(ruta[:-1]), self._sitio(ruta)
        if sitio.nodo is None:
            return
        if sitio.clave is None or not isinstance(padre.nodo, Mapa) or len(padre.nodo.pares) == 1:
            raise self._negarse(ruta)
        self._cortes.append(self._corte_de_par(padre.nodo, sitio, padre.en_flujo, ruta))
        del padre.datos[sitio.clave.texto]

    def renombrar(self, ruta: Ruta, nueva: str) -> None:
        """Cambia una clave que es un id, sin tocar su valor."""
        padre, sitio = self._sitio(ruta[:-1]), self._sitio(ruta)
        if sitio.clave is None or nueva in padre.datos:
            raise self._negarse(ruta)
        tipo = padre.forma.clave if isinstance(padre.forma, MapaDe) else TEXTO
        self._reemplazar_en_linea(sitio.clave, _como_estaba(sitio.clave, tipo, nueva))
        padre.datos[nueva] = padre.datos.pop(sitio.clave.texto)

    def aplicar(self) -> str:
        """El texto nuevo, con su BOM si lo tenía. Lanza `ErrorDeDatos` si no dice exactamente lo pedido."""
        nuevo = self._lineas.cortada(self._cortes)
        raiz = leer(nuevo.encode("utf-8"), self._archivo, []).raiz
        if raiz is None or libre(raiz) != self._raiz.datos:
            raise self._negarse(())
        return ("\ufeff" if self._bom else "") + nuevo

    # ------------------------------------------------------------ por dentro

    def _sitio(self, ruta: Ruta) -> _Sitio:
        sitio = self._raiz
        for paso in ruta:
            sitio = self._paso(sitio, paso)
        return sitio

    def _paso(self, sitio: _Sitio, paso: str | int) -> _Sitio:
        nodo, forma = sitio.nodo, _interior(sitio.forma, paso)
        clave: Escalar | None = None
        hijo: Nodo | None = None
        if isinstance(nodo, Mapa):
            clave, hijo = _par(nodo, str(paso), isinstance(sitio.forma, Anidada))
        elif isinstance(nodo, Lista) and isinstance(paso, int):
            hijo = nodo.elementos[paso]
        if isinstance(forma, Libre) and isinstance(hijo, Escalar):
            forma = TEXTO
        datos = None if hijo is None else sitio.datos[clave.texto if clave else paso]
        en_flujo = sitio.en_flujo or (isinstance(hijo, Lista | Mapa) and hijo.fin is not None)
        return _Sitio(hijo, forma, clave, en_flujo, datos)

    def _reemplazar(self, padre: _Sitio, sitio: _Sitio, valor: Any) -> None:
        """Un texto por otro, o algo vacío (`~`, `[]`, nada) por lo que sea."""
        viejo = sitio.nodo
        if viejo is None or (not isinstance(viejo, Escalar) and libre(viejo)):
            raise self._negarse((sitio.clave.texto if sitio.clave else "",))
        sangria = " " * _columna(padre.nodo)
        cabeza, *resto = lineas_de_campo("x", sitio.forma, valor, sangria)
        primera = cabeza.removeprefix(f"{sangria}x:").strip()
        if padre.en_flujo:
            primera, resto = en_una_linea(sitio.forma, valor), []
        if isinstance(viejo, Escalar) and viejo.estilo in ("|", ">"):
            self._reemplazar_bloque(viejo, [primera, *resto])
            return
        if isinstance(viejo, Escalar) and not viejo.es_nulo and not resto and isinstance(sitio.forma, Tipo):
            primera = _como_estaba(viejo, sitio.forma, valor) if viejo.estilo else primera
        self._reemplazar_en_linea(viejo, primera, *resto)

    def _reemplazar_en_linea(self, viejo: Nodo, primera: str, *resto: str) -> None:
        desde = self._lineas.en(viejo.inicio)
        linea, hasta = self._lineas.fin(viejo)
        if desde == hasta:  # nada tras los dos puntos
            primera = f" {primera}" if primera else ""
        elif not primera:
            desde = len(self._lineas.texto[:desde].rstrip(" "))
        self._cortes.append((desde, hasta, primera))
        if resto:
            self._cortes.append(self._lineas.lineas_tras(linea, list(resto)))

    def _reemplazar_bloque(self, viejo: Escalar, lineas: list[str]) -> None:
        """Un `|` y sus líneas: el comentario que lo acompañe se queda."""
        desde = self._lineas.en(viejo.inicio)
        indicador = _INDICADOR.match(self._lineas.texto, desde)
        assert indicador is not None
        ultima, _ = self._lineas.fin(viejo)
        sobran = self._lineas.inicio(viejo.inicio.line + 1), self._lineas.inicio(ultima + 1)
        self._cortes.append((desde, indicador.end(), lineas[0]))
        self._cortes.append((*sobran, "".join(linea + self._lineas.salto for linea in lineas[1:])))

    def _insertar(self, padre: _Sitio, clave: str, forma: Forma, valor: Any) -> None:
        """Una clave nueva: en el sitio de su ejemplo comentado; si no está, tras la más cercana de las que van antes
        en el formato o, si no hay, tras la primera."""
        mapa = padre.nodo
        assert isinstance(mapa, Mapa)
        previa = _previa(mapa, padre.forma, clave)
        if padre.en_flujo:
            donde = self._lineas.en(mapa.inicio) + 1 if previa is None else self._lineas.fin(previa)[1]
            coma = "" if previa is None else ", "
            self._cortes.append((donde, donde, f"{coma}{clave}: {en_una_linea(forma, valor)}"))
            return
        assert previa is not None  # un bloque sin llaves tiene al menos una clave
        columna = _columna(mapa)
        nuevas = list(lineas_de_campo(clave, forma, valor, " " * columna))
        if ejemplo := self._su_ejemplo(mapa, padre.forma, clave):
            self._cortes.append((*ejemplo, self._lineas.salto.join(nuevas)))
            return
        linea = self._lineas.con_sus_comentarios(self._lineas.fin(previa)[0], columna)
        self._cortes.append(self._lineas.lineas_tras(linea, nuevas))

    def _su_ejemplo(self, mapa: Mapa, forma: Forma, clave: str) -> tuple[int, int] | None:
        """Dónde está el ejemplo comentado de una clave, entre las líneas de su bloque."""
        if not isinstance(forma, Anidada):
            return None
        columna = _columna(mapa)
        ultima = self._lineas.con_sus_comentarios(self._lineas.fin(mapa)[0], columna - 1)
        desde = self._lineas.inicio(mapa.abre.inicio.line + 1 if mapa.abre else 0)
        buscado = en_ejemplo(forma.clase.CAMPOS[clave], " " * columna)
        hallado = buscado.search(self._lineas.texto, desde, self._lineas.inicio(ultima + 1))
        return hallado.span() if hallado else None

    def _corte_de_par(self, mapa: Mapa, sitio: _Sitio, en_flujo: bool, ruta: Ruta) -> Corte:
        assert sitio.clave is not None
        assert sitio.nodo is not None
        pares = list(mapa.pares.values())
        cual = next(i for i, (c, _) in enumerate(pares) if c is sitio.clave)
        ultima, fin = self._lineas.fin(sitio.nodo)
        if not en_flujo:
            linea = sitio.clave.inicio.line
            if self._lineas.linea(linea)[: sitio.clave.inicio.column].strip():  # va tras el guion de su elemento
                raise self._negarse(ruta)
            return self._lineas.inicio(linea), self._lineas.inicio(ultima + 1), ""
        if cual:
            return self._lineas.fin(pares[cual - 1][1])[1], fin, ""
        return self._lineas.en(sitio.clave.inicio), self._lineas.en(pares[1][0].inicio), ""

    def _negarse(self, ruta: Ruta) -> ErrorDeDatos:
        que = f"`{'.'.join(map(str, ruta))}` en " if ruta else ""
        return ErrorDeDatos(
            f"no se puede cambiar {que}`{self._archivo}` sin tocar algo más", "no se cambió nada: hazlo a mano"
        )


def _interior(forma: Forma, paso: str | int) -> Forma:
    if isinstance(forma, Anidada):
        return forma.clase.CAMPOS[str(paso)].forma
    return forma.forma if isinstance(forma, ListaDe | MapaDe) else Libre()


def _par(mapa: Mapa, clave: str, es_del_formato: bool) -> tuple[Escalar | None, Nodo | None]:
    """El par de una clave, esté escrita como en el formato o con acentos."""
    if clave in mapa.pares or not es_del_formato:
        return mapa.pares.get(clave, (None, None))
    return next((p for c, p in mapa.pares.items() if clave_del_formato(c) == clave), (None, None))


def _previa(mapa: Mapa, forma: Forma, clave: str) -> Nodo | None:
    """El valor tras el cual va una clave nueva."""
    if not isinstance(forma, Anidada):
        return next((v for _, v in reversed(mapa.pares.values())), None)
    orden = list(forma.clase.CAMPOS)
    antes = orden[: orden.index(clave)]
    puestas = {clave_del_formato(c): v for c, (_, v) in mapa.pares.items()}
    previas = [puestas[c] for c in reversed(antes) if c in puestas]
    return next(iter([*previas, *puestas.values()]), None)


def _columna(nodo: Nodo | None) -> int:
    return nodo.inicio.column if nodo is not None else 0


def _como_estaba(viejo: Escalar, tipo: Tipo[Any], valor: Any) -> str:
    """Un valor en una línea, con las comillas que tenía el de antes."""
    if viejo.estilo not in ("'", '"'):
        return en_una_linea(tipo, valor)
    texto = limpio(valor) if isinstance(valor, str) else escalar(tipo, valor, "")[0].strip('"')
    return entre_comillas(texto, viejo.estilo)


def _leido(forma: Forma, valor: Any) -> Any:
    """Lo que se leerá de un valor escrito por el emisor."""
    texto = "\n".join(lineas_de_campo("x", forma, valor, "")) + "\n"
    raiz = leer(texto.encode("utf-8"), "", []).raiz
    assert isinstance(raiz, Mapa)
    return libre(raiz.pares["x"][1])
