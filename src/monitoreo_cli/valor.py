"""Registros congelados y baratos.

Un `Valor` es lo que sería una dataclass congelada o una tupla con nombres, sin el código que éstas
generan al importarse: con veinte registros, eso era un tercio del arranque propio del programa
(docs/explicacion/rendimiento.md).
"""

from inspect import get_annotations
from typing import Any, Self, dataclass_transform


@dataclass_transform(frozen_default=True)
class Valor:
    """Sus campos son sus anotaciones, en orden; se dan por posición o por nombre y no cambian.

    Un campo con valor en la clase es opcional. Dos valores son iguales si lo son sus campos.
    """

    CAMPOS: tuple[str, ...] = ()

    def __init_subclass__(cls) -> None:
        cls.CAMPOS = (*cls.CAMPOS, *(c for c in get_annotations(cls) if c not in cls.CAMPOS))

    def __init__(self, *por_posicion: Any, **por_nombre: Any) -> None:
        puestos = self.__dict__
        puestos.update(zip(self.CAMPOS, por_posicion, strict=False), **por_nombre)
        if len(puestos) != len(self.CAMPOS):
            self._completar(len(por_posicion))

    def _completar(self, dados: int) -> None:
        """Los campos que no se dieron toman el valor de la clase; si no tiene, es un error de quien llama."""
        puestos = self.__dict__
        faltan = [c for c in self.CAMPOS if c not in puestos and not hasattr(type(self), c)]
        if faltan or dados > len(self.CAMPOS) or not puestos.keys() <= set(self.CAMPOS):
            raise TypeError(f"{type(self).__name__}: campos mal dados ({', '.join(faltan) or 'sobran'})")
        for campo in self.CAMPOS:
            puestos.setdefault(campo, getattr(type(self), campo, None))

    def __setattr__(self, nombre: str, valor: object) -> None:
        raise AttributeError(f"no se puede cambiar `{nombre}`: {type(self).__name__} está congelado")

    def __eq__(self, otro: object) -> bool:
        return type(self) is type(otro) and self.como_dict() == otro.como_dict()

    def __hash__(self) -> int:
        return hash(tuple(self.como_dict().values()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{c}={v!r}' for c, v in self.como_dict().items())})"

    def como_dict(self) -> dict[str, Any]:
        """Los campos por su nombre, en orden (sin lo que se haya calculado después)."""
        return {c: self.__dict__[c] for c in self.CAMPOS}

    def con(self, **cambios: Any) -> Self:
        """El mismo valor con otros campos."""
        return type(self)(**{**self.como_dict(), **cambios})
