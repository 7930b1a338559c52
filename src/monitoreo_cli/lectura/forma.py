"""El desempeño de un paquete que es otro ya leído, con otras cifras.

Leer su JSON es lo que más tarda de un paquete nuevo. La forma de un texto es ese texto con un hueco en
cada cifra: si relleno con las de otro da exactamente el otro, dice lo mismo en los mismos lugares.
"""

import re
from collections.abc import Mapping
from operator import itemgetter
from typing import Any, NamedTuple

from monitoreo_cli.lectura.conteos import NUMERO_MAXIMO, NoVale, escala_de, fila_de, leer_json, mapa_de

Nombres = tuple[str, ...]
Fila = tuple[Nombres, tuple[int, ...]]  # la escala, y las cuentas como en `conteos.Etapa.filas`

_CIFRAS = b"0123456789"
_SOLO_CIFRAS = bytes(c if c in _CIFRAS else ord(" ") for c in range(256))


class _Forma(NamedTuple):
    """`plantilla` lleva `%b` en cada hueco; `cuentas` elige, de lo que va en ellos, la fila."""

    plantilla: bytes
    huecos: int
    escala: Nombres
    cuentas: "itemgetter[Any]"

    def llenar(self, texto: bytes) -> Fila | None:
        """La fila de un texto; nada si no es éste con otras cifras."""
        dichas = tuple(texto.translate(_SOLO_CIFRAS).split())
        if len(dichas) != self.huecos or self.plantilla % dichas != texto:
            return None
        try:
            return self.escala, self.cuentas([*map(_CUENTAS.__getitem__, dichas)])
        except KeyError:
            return None


class Formas:
    """Las que se van viendo, por su texto sin cifras."""

    def __init__(self) -> None:
        self._vistas: dict[bytes, _Forma | None] = {}

    def leer(self, texto: bytes) -> Fila:
        """La fila de un desempeño, de su texto sin el id ni las llaves.

        Lanza `NoVale`, `ValueError` o `RecursionError` si no es una.
        """
        como = texto.translate(None, _CIFRAS)
        forma = self._vistas.get(como)
        if forma and (fila := forma.llenar(texto)):
            return fila
        fila = _leer(texto)
        if como not in self._vistas:
            self._vistas[como] = _forma_de(texto)
        return fila


def _leer(texto: bytes) -> Fila:
    datos = leer_objeto(texto, "id")
    escala = escala_de(datos)
    return escala, fila_de(datos, escala)


def leer_objeto(texto: bytes, sin: str) -> Mapping[str, Any]:
    """Lo que dicen unas claves con sus valores, si entre ellas no está la que ya se le quitó al texto."""
    datos = mapa_de(leer_json(b"{" + texto + b"}"), sin)
    if sin in datos:
        raise NoVale(f"repite `{sin}`")
    return datos


def _forma_de(texto: bytes) -> _Forma | None:
    """La forma de un texto ya leído; nada si alguna de sus cifras no es una cuenta."""
    plantilla = re.sub(rb"\d+", b"%b", texto.replace(b"%", b"%%"))
    huecos = len(re.findall(rb"\d+", texto))
    try:
        # Con el ordinal de cada hueco en su lugar se ve dónde cae cada cuenta; desde 1, porque -0 es 0.
        escala, orden = _leer(plantilla % tuple(b"%d" % i for i in range(1, huecos + 1)))
    except (NoVale, ValueError, RecursionError):
        return None
    cuentas = itemgetter(*(i - 1 for i in orden))
    return _Forma(plantilla, huecos, escala, cuentas) if sorted(orden) == [*range(1, huecos + 1)] else None


class _Cuentas(dict[bytes, int]):
    """El número que se escribe así, si es uno que una cuenta puede tener y JSON lo escribe así."""

    def __missing__(self, dicho: bytes) -> int:
        numero = int(dicho[:_LARGO_MAXIMO])
        if numero > NUMERO_MAXIMO or str(numero).encode() != dicho:
            raise KeyError(dicho)
        self[dicho] = numero
        return numero


_LARGO_MAXIMO = len(str(NUMERO_MAXIMO)) + 1
_CUENTAS = _Cuentas()
