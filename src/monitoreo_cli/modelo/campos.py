"""La descripción declarativa del formato: piezas, campos y la forma de cada valor.

Una `Pieza` es una dataclass congelada cuyos campos dicen su tipo, su documentación y si hacen
falta. De esa única descripción salen la lectura (`lectura.armado`), el JSON Schema, la plantilla
comentada de `iniciar` y la página de referencia. Los objetos se arman con lo que se pudo leer: un
campo ilegible o ausente vale `None` (o vacío), y `origen` dice qué se había escrito y dónde.
"""

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any, Generic, TypeVar, dataclass_transform

from monitoreo_cli.lugar import Lugar, Mapa
from monitoreo_cli.modelo.tipos import Tipo
from monitoreo_cli.valor import Valor

T = TypeVar("T")
P = TypeVar("P", bound="Pieza")
K = TypeVar("K")
V = TypeVar("V")
R = TypeVar("R")


class _Vacio(dict[Any, Any]):
    """El mapa vacío por omisión; con huella, para que dataclass lo acepte como valor fijo."""

    __hash__ = object.__hash__  # type: ignore[assignment]


class _Inicio:
    line = 0
    column = 0


_SIN_ORIGEN = Mapa("", _Inicio())


class Pieza:
    """Raíz de todo objeto del modelo: congelado, y con `origen`, el trozo de archivo que lo dijo."""

    origen: Mapa = _SIN_ORIGEN

    def __init__(self, **valores: Any) -> None:
        self.__dict__.update(valores)

    def __setattr__(self, nombre: str, valor: object) -> None:
        raise dataclasses.FrozenInstanceError(f"no se puede cambiar `{nombre}`: el modelo está congelado")

    def donde(self, clave: str) -> Lugar:
        """El lugar del valor de un campo: véase `Mapa.lugar_de`."""
        return self.origen.lugar_de(clave)

    def __repr__(self) -> str:
        puestos = ", ".join(f"{k}={v!r}" for k, v in self.__dict__.items() if k != "origen")
        return f"{type(self).__name__}({puestos})"


@dataclass_transform(kw_only_default=True, frozen_default=True)
def pieza(clase: type[P]) -> type[P]:
    """Hace de la clase una dataclass congelada.

    `Pieza` pone el constructor y la congelación: generar los de `dataclass` para cuarenta clases
    costaba más que leer una escuela entera.
    """
    return dataclasses.dataclass(init=False, repr=False, eq=False)(clase)


class Anidada(Generic[P]):
    """Un bloque con su propia pieza."""

    def __init__(self, clase: type[P]) -> None:
        self.clase = clase


class ListaDe(Generic[T]):
    """Una lista; `una_al_menos` la exige con algo dentro; `cantidad` dice cuántas caben."""

    def __init__(self, forma: "Forma", una_al_menos: bool, cantidad: tuple[int, int] | None) -> None:
        self.forma = forma
        self.una_al_menos = una_al_menos
        self.cantidad = cantidad


class MapaDe(Generic[K, V]):
    """Un bloque cuyas claves no son del formato sino ids, niveles o grados."""

    def __init__(self, clave: Tipo[Any], forma: "Forma") -> None:
        self.clave = clave
        self.forma = forma


class Libre:
    """Cualquier cosa: se conserva como texto, listas y mapas, sin mirarla."""


Forma = Tipo[Any] | Anidada[Any] | ListaDe[Any] | MapaDe[Any, Any] | Libre


class Campo(Valor):
    """Un campo de una pieza, tal como lo ve quien lee, valida, documenta o escribe."""

    clave: str
    forma: Forma
    doc: str
    obligatorio: bool
    ejemplo: str


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
    forma: ListaDe[P] = ListaDe(Anidada(elemento), obligatorio and cantidad is None, cantidad)
    return _campo(forma, doc, obligatorio, "", ())


def valores(tipo: Tipo[T], doc: str, *, obligatorio: bool = False, ejemplo: str = "") -> tuple[T, ...]:
    """Una lista de valores sueltos."""
    forma: ListaDe[T] = ListaDe(tipo, obligatorio, None)
    return _campo(forma, doc, obligatorio, ejemplo, ())


def mapa(clave: Tipo[K], elemento: type[P], doc: str, *, obligatorio: bool = False) -> Mapping[K, P]:
    """Un bloque por clave (por id de desempeño, por docente…)."""
    return _campo(MapaDe(clave, Anidada(elemento)), doc, obligatorio, "", _Vacio())


def mapa_de(clave: Tipo[K], valor: Tipo[V], doc: str, *, ejemplo: str = "") -> Mapping[K, V]:
    """Un valor suelto por clave."""
    return _campo(MapaDe(clave, valor), doc, False, ejemplo, _Vacio())


def mapa_doble(
    clave: Tipo[K], interior: Tipo[Any], valor: Tipo[V], doc: str, *, obligatorio: bool = False
) -> Mapping[K, Mapping[Any, V]]:
    """Un valor por cada par de claves (desempeño y nivel)."""
    forma: MapaDe[K, Mapping[Any, V]] = MapaDe(clave, MapaDe(interior, valor))
    return _campo(forma, doc, obligatorio, "", _Vacio())


def libre(doc: str) -> Any:
    """Cualquier cosa que otro programa escribió."""
    return _campo(Libre(), doc, False, "", None)


def _campo(forma: Forma, doc: str, obligatorio: bool, ejemplo: str, omision: R) -> R:
    return dataclasses.field(default=omision, metadata={"campo": (forma, doc, obligatorio, ejemplo)})


_CAMPOS: dict[type[Pieza], dict[str, Campo]] = {}


def campos_de(clase: type[Pieza]) -> dict[str, Campo]:
    """Los campos de una pieza por su clave, en el orden en que se escriben."""
    conocidos = _CAMPOS.get(clase)
    if conocidos is None:
        campos = dataclasses.fields(clase)  # type: ignore[arg-type]
        conocidos = {f.name: Campo(f.name, *f.metadata["campo"]) for f in campos}
        _CAMPOS[clase] = conocidos
    return conocidos


def casos_de(clase: type[Pieza]) -> tuple[Caso, ...]:
    return getattr(clase, "CASOS", ())


def ajenas_de(clase: type[Pieza]) -> Mapping[str, str]:
    """Claves que la gente escribe aquí y van en otra parte, con su explicación."""
    return getattr(clase, "AJENAS", {})


def piezas_de(forma: Forma) -> Iterator[type[Pieza]]:
    """Las clases de pieza que hay dentro de una forma."""
    if isinstance(forma, Anidada):
        yield forma.clase
    elif isinstance(forma, ListaDe | MapaDe):
        yield from piezas_de(forma.forma)


__all__ = [
    "Anidada", "Campo", "Caso", "Forma", "Libre", "ListaDe", "MapaDe", "Pieza", "Tipo",
    "ajenas_de", "bloque", "campo", "campos_de", "casos_de", "libre", "lista", "mapa", "mapa_de",
    "mapa_doble", "pieza", "piezas_de", "valores",
]  # fmt: skip
