"""Del árbol de textos al modelo, siguiendo la descripción declarativa de cada pieza.

Junta todos los problemas (M1xx) de un archivo en una pasada y nunca lanza por los datos: lo que no
se entiende queda en `None` y lo demás se arma igual.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from monitoreo_cli.lectura.documento import clave_repetida
from monitoreo_cli.lugar import Escalar, Lista, Mapa, Nodo
from monitoreo_cli.modelo.campos import Anidada, Campo, Forma, ListaDe, MapaDe, Pieza
from monitoreo_cli.modelo.tipos import TEXTO, Contexto, Tipo, ValorInvalido, entero
from monitoreo_cli.problema import Problema
from monitoreo_cli.texto import citar, clave_del_formato, enumerar, quiza

P = TypeVar("P", bound=Pieza)
FORMATO_ACTUAL = 1
CLAVES_QUE_SE_LEEN = 12
_Lector = Callable[["Armador", Nodo, Escalar | None], Any]


class Armador:
    """Arma las piezas de un archivo."""

    __slots__ = ("archivo", "contexto", "problemas")

    def __init__(self, archivo: str, contexto: Contexto, problemas: list[Problema]) -> None:
        self.archivo = archivo
        self.contexto = contexto
        self.problemas = problemas

    def raiz(self, clase: type[P], nodo: Nodo) -> P | None:
        """La pieza de un archivo entero, o `None` si queda fuera (formato futuro, claves repetidas)."""
        if not isinstance(nodo, Mapa):
            self._esperaba("una lista de claves con `: `", nodo)
            return None
        previos = len(self.problemas)
        if not self._formato_admitido(nodo):
            return None
        pieza = self.pieza(clase, nodo)
        if repetidas := [p for p in self.problemas[previos:] if p.codigo == "M003"]:
            self.problemas[previos:] = repetidas
            return None
        return pieza

    def pieza(self, clase: type[P], nodo: Mapa) -> P:
        """Una pieza con todo lo que se pudo leer de su bloque."""
        guia = _guia_de(clase)
        lectores = guia.lectores
        if not nodo.pares.keys() <= lectores.keys():
            nodo = nodo.con_pares(self._claves_del_formato(guia, nodo))
        if clase.CASOS:
            nodo = self._sin_lo_prohibido(clase, nodo)
        valores: dict[str, Any] = {"origen": nodo}
        for clave, (escrita, valor) in nodo.pares.items():
            lector = lectores.get(clave)
            if lector is None:
                self._clave_desconocida(clase, escrita, suelta=nodo.fin is not None and valor.es_nulo)
            elif not valor.es_nulo and (leido := lector(self, valor, escrita)) is not None:
                valores[clave] = leido
        objeto = clase.__new__(clase)
        objeto.__dict__.update(valores)
        for campo in guia.obligatorios:
            if campo.clave not in valores and not nodo.tiene(campo.clave):
                self._falta(campo, objeto)
        if clase.CASOS:
            self._exigir_casos(objeto)
        return objeto

    # ------------------------------------------------------------ claves

    def _claves_del_formato(self, guia: "_Guia", nodo: Mapa) -> dict[str, tuple[Escalar, Nodo]]:
        """Las claves como las nombra el formato: `Desempeños` es `desempenos`."""
        pares: dict[str, tuple[Escalar, Nodo]] = {}
        for clave, par in nodo.pares.items():
            propia = clave if clave in guia.lectores else clave_del_formato(clave)
            if propia in pares:
                self.problemas.append(clave_repetida(par[0], pares[propia][0], self.archivo))
            pares.setdefault(propia, par)
        return pares

    def _clave_desconocida(self, clase: type[Pieza], clave: Escalar, suelta: bool) -> None:
        """`suelta`: entre llaves y sin valor; quizá una coma partió un texto (`{motivo: licencia, con goce}`)."""
        explicada = clase.AJENAS.get(clave_del_formato(clave.texto))
        lugar = clave.lugar(self.archivo)
        if explicada:
            self._agregar("M102", lugar, f"{citar(clave.texto)} no va aquí", "", explicada)
            return
        posibles = clase.CAMPOS
        sugerencia = quiza(clave.texto, posibles)
        van = enumerar(f"`{c}`" for c in posibles) if len(posibles) <= CLAVES_QUE_SE_LEEN else "las de su referencia"
        arreglo = "corrige la clave o quítala" if sugerencia else f"aquí van {van}"
        if suelta and " " in clave.texto:
            arreglo = "si es parte de un texto con comas, ponlo entero entre comillas"
        self._agregar("M102", lugar, f"la clave {citar(clave.texto)} no es del formato", sugerencia, arreglo)

    def _sin_lo_prohibido(self, clase: type[Pieza], nodo: Mapa) -> Mapa:
        """El bloque sin lo que un caso no admite: se dice que sobra, y no se mira qué decía."""
        for caso in clase.CASOS:
            dicho = nodo.nodo(caso.clave)
            sobran = [c for c in caso.prohibe if nodo.tiene(c)]
            if sobran and isinstance(dicho, Escalar) and dicho.texto == caso.valor:
                for clave in sobran:
                    mensaje = caso.motivo.format(clave=clave)
                    self._agregar("M102", nodo.lugar_de_clave(clave), mensaje, "", f"quita `{clave}`")
                nodo = nodo.con_pares({c: par for c, par in nodo.pares.items() if c not in sobran})
        return nodo

    def _exigir_casos(self, pieza: Pieza) -> None:
        """M101: lo que además hace falta según lo que dice otra clave."""
        for caso in pieza.CASOS:
            dicho = pieza.__dict__.get(caso.clave)
            if dicho == caso.valor or (dicho is None and caso.por_omision and not pieza.origen.tiene(caso.clave)):
                for clave in caso.exige:
                    if not pieza.origen.tiene(clave):
                        self._falta(pieza.CAMPOS[clave], pieza)

    def _falta(self, campo: Campo, pieza: Pieza) -> None:
        if campo.clave == "formato" or pieza.mal_escrita(campo.clave):
            return  # ya lo dice M109, o M102
        ejemplo = f"agrega `{campo.clave}: {ejemplo_de(campo)}`" if ejemplo_de(campo) else f"agrega `{campo.clave}`"
        lugar = pieza.origen.lugar_que_abre()
        self._agregar("M101", lugar, f"falta `{campo.clave}`", campo.doc.rstrip("."), ejemplo)

    def _formato_admitido(self, nodo: Mapa) -> bool:
        """M109. Sólo un formato futuro deja el archivo fuera: los demás se leen como el actual."""
        escrito = next((v for c, (_, v) in nodo.pares.items() if clave_del_formato(c) == "formato"), None)
        if escrito is None or escrito.es_nulo:
            self._agregar("M109", nodo.lugar_que_abre(), "falta `formato`", "", "empieza el archivo con `formato: 1`")
            return True
        version = entero(escrito.texto) if isinstance(escrito, Escalar) else None
        if version == FORMATO_ACTUAL:
            return True
        lugar = escrito.lugar(self.archivo)
        if version is None or version < FORMATO_ACTUAL:
            self._agregar("M109", lugar, "`formato` no es una versión que exista", "", "escribe `formato: 1`")
            return True
        mensaje = f"este archivo es del formato {version} y el programa llega al {FORMATO_ACTUAL}"
        self._agregar("M109", lugar, mensaje, "", "actualiza monitoreo")
        return False

    # ------------------------------------------------------------ valores

    def valor(self, tipo: Tipo[Any], nodo: Nodo) -> Any:
        if type(nodo) is not Escalar:
            self._esperaba(tipo.nombre, nodo)
            return None
        try:
            return tipo.leer(nodo.texto, self.contexto)
        except ValorInvalido as error:
            self._agregar(error.codigo, nodo.lugar(self.archivo), error.mensaje, error.rotulo, error.arreglo)
            return None

    def anidada(self, clase: type[P], nodo: Nodo) -> P | None:
        if type(nodo) is not Mapa:
            self._esperaba(f"un bloque con {enumerar(f'`{c}`' for c in list(clase.CAMPOS)[:3])}…", nodo)
            return None
        return self.pieza(clase, nodo)

    def lista(self, forma: ListaDe, lector: _Lector, nodo: Nodo, clave: Escalar | None) -> tuple[Any, ...] | None:
        if type(nodo) is not Lista:
            self._esperaba("una lista", nodo, "escríbela con un guion por línea, o entre corchetes")
            return None
        elementos = [e for e in nodo.elementos if not e.es_nulo]
        if forma.una_al_menos and not elementos:
            lugar = clave.lugar(self.archivo) if clave else nodo.lugar(self.archivo)
            self._agregar("M101", lugar, "la lista está vacía y necesita al menos un elemento", "", "agrega uno")
        if forma.cantidad and not forma.cantidad[0] <= len(elementos) <= forma.cantidad[1]:
            rango = f"entre {forma.cantidad[0]} y {forma.cantidad[1]}"
            mensaje = f"hay {len(elementos)} y deben ser {rango}"
            self._agregar("M110", nodo.lugar(self.archivo), mensaje, "", f"deja {rango}")
        leidos = (lector(self, e, None) for e in elementos)
        return tuple(v for v in leidos if v is not None)

    def mapa(self, forma: MapaDe, lector: _Lector, nodo: Nodo) -> dict[Any, Any] | None:
        if type(nodo) is not Mapa:
            self._esperaba("un bloque de claves", nodo)
            return None
        leidos = {}
        for escrita, valor in nodo.pares.values():
            clave = self.valor(forma.clave, escrita)
            if clave is None or valor.es_nulo:
                continue
            leido = lector(self, valor, escrita)
            if leido is not None:
                leidos[clave] = leido
        return leidos

    # ------------------------------------------------------------ problemas

    def _esperaba(self, esperado: str, nodo: Nodo, arreglo: str = "") -> None:
        hay = {Escalar: "un texto", Lista: "una lista", Mapa: "un bloque de claves"}[type(nodo)]
        mensaje = f"se esperaba {esperado} y hay {hay}"
        self._agregar("M103", nodo.lugar(self.archivo), mensaje, "", arreglo or f"escribe {esperado}")

    def _agregar(self, codigo: str, lugar: Any, mensaje: str, rotulo: str = "", arreglo: str = "") -> None:
        self.problemas.append(Problema(codigo, lugar, mensaje, rotulo, arreglo))


def ejemplo_de(campo: Campo) -> str:
    """Lo que se muestra como valor de muestra de un campo suelto; vacío si es un bloque o una lista."""
    if campo.ejemplo:
        return campo.ejemplo
    return campo.forma.ejemplo if isinstance(campo.forma, Tipo) else ""


def libre(nodo: Nodo) -> Any:
    """Un árbol como textos, listas y mapas; lo que no tiene dato, `None`."""
    if isinstance(nodo, Escalar):
        return None if nodo.es_nulo else nodo.texto
    if isinstance(nodo, Lista):
        return [libre(e) for e in nodo.elementos]
    return {clave: libre(valor) for clave, (_, valor) in nodo.pares.items()}


class _Guia:
    """Cómo se lee una pieza; se prepara una vez por clase y no por archivo."""

    __slots__ = ("lectores", "obligatorios")

    def __init__(self, clase: type[Pieza]) -> None:
        campos = clase.CAMPOS.values()
        self.lectores = {c.clave: _lector(c.forma) for c in campos}
        if "formato" in self.lectores:
            self.lectores["formato"] = _leer_formato
        self.obligatorios = [c for c in campos if c.obligatorio and c.clave != "formato"]


_GUIAS: dict[type[Pieza], _Guia] = {}


def _guia_de(clase: type[Pieza]) -> _Guia:
    guia = _GUIAS.get(clase)
    if guia is None:
        guia = _GUIAS[clase] = _Guia(clase)
    return guia


def _leer_formato(_armador: Armador, _nodo: Nodo, _clave: Escalar | None) -> int:
    """Ya lo juzgó `_formato_admitido`: lo que no es de un formato futuro se lee como el actual."""
    return FORMATO_ACTUAL


def _leer_texto(armador: Armador, nodo: Nodo, _clave: Escalar | None) -> Any:
    """El atajo de lo más frecuente: un texto vale lo que dice."""
    return nodo.texto if type(nodo) is Escalar else armador.valor(TEXTO, nodo)


def _lector(forma: Forma) -> _Lector:
    """La función que lee una forma; se hace una vez por campo y no por archivo."""
    if forma is TEXTO:
        return _leer_texto
    if isinstance(forma, Tipo):
        return lambda armador, nodo, _: armador.valor(forma, nodo)
    if isinstance(forma, Anidada):
        return lambda armador, nodo, _: armador.anidada(forma.clase, nodo)
    if isinstance(forma, ListaDe):
        elemento = _lector(forma.forma)
        return lambda armador, nodo, clave: armador.lista(forma, elemento, nodo, clave)
    if isinstance(forma, MapaDe):
        interior = _lector(forma.forma)
        return lambda armador, nodo, _: armador.mapa(forma, interior, nodo)
    return lambda armador, nodo, _: libre(nodo)
