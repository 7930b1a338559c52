"""La descripción declarativa del formato: piezas, campos y la forma de cada valor.

Una `Pieza` es una dataclass congelada (en el sentido de PEP 681: mypy y los editores la ven así)
cuyos campos dicen su tipo, su documentación y si hacen falta. De esa única descripción salen la
lectura (`lectura.armado`), el JSON Schema, la plantilla comentada de `iniciar` y la página de
referencia. Los objetos se arman con lo que se pudo leer: un campo ilegible o ausente vale `None` (o
vacío), y `origen` dice qué se había escrito y dónde.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, TypeVar, cast, dataclass_transform

from monitoreo_cli.lugar import Lugar, Mapa
from monitoreo_cli.modelo.tipos import Tipo
from monitoreo_cli.texto import parecida
from monitoreo_cli.valor import Valor

T = TypeVar("T")
P = TypeVar("P", bound="Pieza")
K = TypeVar("K")
V = TypeVar("V")
R = TypeVar("R")


_VACIO: Mapping[Any, Any] = MappingProxyType({})


class _Inicio:
    line = 0
    column = 0


_SIN_ORIGEN = Mapa("", _Inicio())


class Pieza:
    """Raíz de todo objeto del modelo: congelado, y con `origen`, el trozo de archivo que lo dijo.

    `CAMPOS` son sus campos por clave, en el orden en que se escriben.
    """

    origen: Mapa = _SIN_ORIGEN
    CAMPOS: Mapping[str, "Campo"] = _VACIO
    CASOS: "tuple[Caso, ...]" = ()
    AJENAS: Mapping[str, str] = _VACIO

    def __init__(self, **valores: Any) -> None:
        self.__dict__.update(valores)

    def __setattr__(self, nombre: str, valor: object) -> None:
        raise AttributeError(f"no se puede cambiar `{nombre}`: el modelo está congelado")

    def donde(self, clave: str) -> Lugar:
        """El lugar del valor de un campo: véase `Mapa.lugar_de`."""
        return self.origen.lugar_de(clave)

    def mal_escrita(self, clave: str) -> bool:
        """Si la clave está, pero con otra letra: ya es M102, y no hay que decir además que falta."""
        campos = self.CAMPOS
        return any(parecida(escrita, campos) == clave for escrita in self.origen.pares if escrita not in campos)

    def __repr__(self) -> str:
        puestos = ", ".join(f"{k}={v!r}" for k, v in self.__dict__.items() if k != "origen")
        return f"{type(self).__name__}({puestos})"


@dataclass_transform(kw_only_default=True, frozen_default=True)
def pieza(clase: type[P]) -> type[P]:
    """Hace de la clase una pieza: apunta sus campos y deja en su lugar el valor por omisión.

    No usa `dataclasses`: generar constructores para cuarenta clases tardaba más que leer una escuela.
    """
    descritos = {clave: valor for clave, valor in vars(clase).items() if isinstance(valor, Campo)}
    clase.CAMPOS = descritos
    for clave, campo in descritos.items():
        setattr(clase, clave, campo.omision)
    return clase


class Anidada:
    """Un bloque con su propia pieza."""

    def __init__(self, clase: type[Pieza]) -> None:
        self.clase = clase


class ListaDe:
    """Una lista; `una_al_menos` la exige con algo dentro; `cantidad` dice cuántas caben."""

    def __init__(self, forma: "Forma", una_al_menos: bool, cantidad: tuple[int, int] | None) -> None:
        self.forma = forma
        self.una_al_menos = una_al_menos
        self.cantidad = cantidad


class MapaDe:
    """Un bloque cuyas claves no son del formato sino ids, niveles o grados."""

    def __init__(self, clave: Tipo[Any], forma: "Forma") -> None:
        self.clave = clave
        self.forma = forma


class Libre:
    """Cualquier cosa: se conserva como texto, listas y mapas, sin mirarla."""


Forma = Tipo[Any] | Anidada | ListaDe | MapaDe | Libre


class Campo(Valor):
    """Un campo de una pieza, tal como lo ve quien lee, valida, documenta o escribe."""

    clave: str
    forma: Forma
    doc: str
    obligatorio: bool
    ejemplo: str
    omision: Any

    def __set_name__(self, _clase: type, clave: str) -> None:
        """La clave es el nombre con que se puso en la clase."""
        self.__dict__["clave"] = clave


class Caso(Valor):
    """Lo que cambia cuando `clave` vale `valor`: qué más hace falta y qué no se admite.

    `por_omision` si también vale cuando `clave` no está escrita.
    """

    clave: str
    valor: str
    exige: tuple[str, ...]
    prohibe: tuple[str, ...] = ()
    motivo: str = ""
    por_omision: bool = False


def campo(tipo: Tipo[T], doc: str, *, obligatorio: bool = False, ejemplo: str = "") -> T | None:
    """Un valor suelto: un texto, una fecha, un número."""
    return _campo(tipo, doc, obligatorio, ejemplo, None)


def bloque(clase: type[P], doc: str, *, obligatorio: bool = False) -> P | None:
    """Un bloque con claves del formato."""
    return _campo(Anidada(clase), doc, obligatorio, "", None)


def lista(
    elemento: type[P], doc: str, *, obligatorio: bool = False, cantidad: tuple[int, int] | None = None
) -> tuple[P, ...]:
    """Una lista de bloques."""
    forma = ListaDe(Anidada(elemento), obligatorio and cantidad is None, cantidad)
    return _campo(forma, doc, obligatorio, "", ())


def valores(tipo: Tipo[T], doc: str, *, obligatorio: bool = False, ejemplo: str = "") -> tuple[T, ...]:
    """Una lista de valores sueltos."""
    return _campo(ListaDe(tipo, obligatorio, None), doc, obligatorio, ejemplo, ())


def mapa(clave: Tipo[K], elemento: type[P], doc: str, *, obligatorio: bool = False) -> Mapping[K, P]:
    """Un bloque por clave (por id de desempeño, por docente…)."""
    return _campo(MapaDe(clave, Anidada(elemento)), doc, obligatorio, "", _VACIO)


def mapa_de(clave: Tipo[K], valor: Tipo[V], doc: str, *, ejemplo: str = "") -> Mapping[K, V]:
    """Un valor suelto por clave."""
    return _campo(MapaDe(clave, valor), doc, False, ejemplo, _VACIO)


def mapa_doble(
    clave: Tipo[K], interior: Tipo[Any], valor: Tipo[V], doc: str, *, obligatorio: bool = False, ejemplo: str = ""
) -> Mapping[K, Mapping[Any, V]]:
    """Un valor por cada par de claves (desempeño y nivel)."""
    return _campo(MapaDe(clave, MapaDe(interior, valor)), doc, obligatorio, ejemplo, _VACIO)


def libre(doc: str) -> Any:
    """Cualquier cosa que otro programa escribió."""
    return _campo(Libre(), doc, False, "", None)


def _campo(forma: Forma, doc: str, obligatorio: bool, ejemplo: str, omision: R) -> R:
    """El campo, que `pieza` cambiará por su valor por omisión: por eso dice ser de ese tipo."""
    return cast("R", Campo("", forma, doc, obligatorio, ejemplo, omision))


def piezas_de(forma: Forma) -> Iterator[type[Pieza]]:
    """Las clases de pieza que hay dentro de una forma."""
    if isinstance(forma, Anidada):
        yield forma.clase
    elif isinstance(forma, ListaDe | MapaDe):
        yield from piezas_de(forma.forma)
