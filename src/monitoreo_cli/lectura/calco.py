"""Un paquete que repite, con otras cifras, el texto de uno ya entendido.

Casi todos los que llegan a una UGEL salieron del mismo programa y del mismo instrumento: leerlos de
uno en uno como JSON es entender mil veces lo mismo. Un calco es el texto de las etapas de uno, con un
hueco en cada cifra: si relleno con las de otro da exactamente su texto, dice lo mismo en los mismos
lugares. Lo que no encaja se lee entero, así que un calco nunca cambia lo que se entiende.
"""

import json
import re
from operator import itemgetter
from typing import Any

from monitoreo_cli.lectura.conteos import NUMERO_MAXIMO, NoVale, etapa_de
from monitoreo_cli.lectura.molde import Molde
from monitoreo_cli.valor import Valor

ETAPAS = b'"etapas":'
_SOLO_CIFRAS = bytes(c if c in b"0123456789" else ord(" ") for c in range(256))


class Calco(Valor):
    """`plantilla` es un texto con `%b` en cada hueco; `huecos` elige las cifras de un texto que van en ellos."""

    plantilla: bytes
    huecos: "itemgetter[Any]"
    molde: Molde

    def cifras(self, texto: bytes, dichas: list[bytes]) -> tuple[int, ...] | None:
        """Las de un texto en el que se leen las `dichas`; nada si no es este mismo texto con otras cifras."""
        suyas = self.huecos(dichas)
        if self.plantilla % suyas != texto:
            return None
        try:
            return tuple(map(_CUENTAS.__getitem__, suyas))
        except KeyError:
            return None


class Calcos:
    """Los que se van conociendo, por cuántas cifras y cuántos otros caracteres tienen."""

    def __init__(self) -> None:
        self._conocidos: dict[tuple[int, int], list[Calco]] = {}

    def leer(self, texto: bytes) -> tuple[Molde, tuple[int, ...]] | None:
        """El molde y las cifras de las etapas que dice un texto, si repite uno conocido."""
        dichas = _cifras_de(texto)
        for calco in self._conocidos.get(_talla(texto, dichas), ()):
            if (cifras := calco.cifras(texto, dichas)) is not None:
                return calco.molde, cifras
        return None

    def aprender(self, texto: bytes) -> None:
        """Calca unas etapas que ya se entendieron; si no se dejan, no pasa nada: la próxima se leerá entera."""
        try:
            calco = _calcar(texto)
        except (ValueError, RecursionError, NoVale):
            return
        self._conocidos.setdefault(_talla(texto, _cifras_de(texto)), []).append(calco)


def _cifras_de(texto: bytes) -> list[bytes]:
    """Los grupos de dígitos de un texto, estén donde estén."""
    return texto.translate(_SOLO_CIFRAS).split()


def _talla(texto: bytes, dichas: list[bytes]) -> tuple[int, int]:
    return len(dichas), len(texto) - len(b"".join(dichas))


class _Cuentas(dict[bytes, int]):
    """El número que se escribe así, si es uno que una cuenta puede tener y JSON lo escribe así."""

    def __missing__(self, dicho: bytes) -> int:
        numero = int(dicho)
        if numero > NUMERO_MAXIMO or str(numero).encode() != dicho:
            raise KeyError(dicho)
        self[dicho] = numero
        return numero


_CUENTAS = _Cuentas()


# ---------------------------------------------------------------- calcar


def _calcar(texto: bytes) -> Calco:
    """El calco de unas etapas ya entendidas."""
    trozos = re.split(rb"(\d+)", texto.replace(b"%", b"%%"))
    dichas = trozos[1::2]
    # Con el ordinal de cada cifra en su lugar se ve cuáles se leen como número. Las demás (`minedu-2018`)
    # y el número de cada etapa dicen de qué son las cuentas: quedan escritas.
    trozos[1::2] = [b"%d" % i for i in range(len(dichas))]
    etapas, leidas = _leer(b"".join(trozos) % ())
    numeros = {e["etapa"] for e in etapas}
    huecos = [i for i in leidas if i not in numeros]
    trozos[1::2] = dichas
    for i in huecos:
        trozos[2 * i + 1] = b"%b"
    plantilla = b"".join(trozos)
    posiciones, _ = _leer(plantilla % tuple(b"%d" % n for n in range(len(huecos))))
    return Calco(plantilla, itemgetter(*huecos), Molde(tuple(map(etapa_de, posiciones))))


def _leer(texto: bytes) -> tuple[list[Any], list[int]]:
    """Las etapas que dice un texto, y los números que se leen en él, en orden."""
    leidos: list[int] = []

    def anotar(dicho: str) -> int:
        if dicho.isdigit():  # uno negativo no es una cuenta, y sus dígitos no llenan un hueco
            leidos.append(int(dicho))
        return int(dicho)

    datos = json.JSONDecoder(parse_int=anotar).decode((b"{" + ETAPAS + texto).decode())
    if datos.keys() != {"etapas"} or not datos["etapas"]:
        raise NoVale("dice más que sus etapas, o ninguna")
    return datos["etapas"], leidos
