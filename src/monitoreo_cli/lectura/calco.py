"""Un paquete que repite, con otras cifras, el texto de uno ya entendido.

Casi todos los que llegan a una UGEL salieron del mismo programa y del mismo instrumento: leerlos de
uno en uno como JSON es entender mil veces lo mismo. Un calco es el texto de una etapa con un hueco en
cada cifra: si relleno con las de otra da exactamente su texto, dice lo mismo en los mismos lugares.
Lo que no encaja se lee entero, así que un calco nunca cambia lo que se entiende.

Un paquete se parte por `ETAPA`. Lo que va antes de la primera, cerrado con `CIERRE`, es su cabecera;
cada trozo siguiente es una etapa hasta que se abre otra o, el último, hasta el final.
"""

import json
import re
from operator import itemgetter
from typing import Any

from monitoreo_cli.lectura.conteos import NUMERO_MAXIMO, NoVale, etapa_de
from monitoreo_cli.lectura.molde import Molde, Parte
from monitoreo_cli.valor import Valor

ETAPA = b'"etapa":'
CIERRE = b"}]}"
_POR_TALLA = 16  # con más textos parecidos, probarlos todos tardaría más que leer
_SOLO_CIFRAS = bytes(c if c in b"0123456789" else ord(" ") for c in range(256))


class Calco(Valor):
    """`plantilla` es un texto con `%b` en cada hueco; `huecos` elige las cifras de un texto que van en ellos."""

    plantilla: bytes
    huecos: "itemgetter[Any]"
    molde: Molde

    def llenar(self, texto: bytes, dichas: list[bytes]) -> Parte | None:
        """La etapa de un texto en el que se leen las cifras `dichas`; nada si no es este mismo texto con otras."""
        suyas = self.huecos(dichas)
        if self.plantilla % suyas != texto:
            return None
        try:
            return Parte(self.molde, tuple(map(_CUENTAS.__getitem__, suyas)))
        except KeyError:
            return None


class Calcos:
    """Los que se van conociendo: por si es la última etapa, y cuántas cifras y otros caracteres tiene."""

    def __init__(self) -> None:
        self._conocidos: dict[tuple[bool, int, int], list[Calco]] = {}

    def leer(self, trozos: list[bytes]) -> list[Parte]:
        """Las etapas de esos trozos; ninguna si alguno no repite uno conocido."""
        partes = []
        for orden, trozo in enumerate(trozos, start=1):
            parte = self._leer(trozo, orden == len(trozos))
            if parte is None:
                return []
            partes.append(parte)
        return partes

    def aprender(self, trozos: list[bytes]) -> None:
        """Calca las etapas de un paquete que ya se entendió; la que no se deje, la próxima vez se leerá entera."""
        for orden, trozo in enumerate(trozos, start=1):
            es_ultimo = orden == len(trozos)
            suyos = self._conocidos.setdefault(_talla(trozo, _cifras_de(trozo), es_ultimo), [])
            if len(suyos) < _POR_TALLA and self._leer(trozo, es_ultimo) is None:
                suyos.extend(_calcar(trozo, es_ultimo))

    def _leer(self, trozo: bytes, es_ultimo: bool) -> Parte | None:
        dichas = _cifras_de(trozo)
        for calco in self._conocidos.get(_talla(trozo, dichas, es_ultimo), ()):
            if parte := calco.llenar(trozo, dichas):
                return parte
        return None


def _cifras_de(texto: bytes) -> list[bytes]:
    """Los grupos de dígitos de un texto, estén donde estén."""
    return texto.translate(_SOLO_CIFRAS).split()


def _talla(texto: bytes, dichas: list[bytes], es_ultimo: bool) -> tuple[bool, int, int]:
    return es_ultimo, len(dichas), len(texto) - len(b"".join(dichas))


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


# ---------------------------------------------------------------- calcar


def _calcar(texto: bytes, es_ultimo: bool) -> list[Calco]:
    """El calco de una etapa que ya se entendió; ninguno si su texto no se deja."""
    try:
        return [_calco_de(texto, es_ultimo)]
    except (ValueError, RecursionError, NoVale):
        return []


def _calco_de(texto: bytes, es_ultimo: bool) -> Calco:
    trozos = re.split(rb"(\d+)", texto.replace(b"%", b"%%"))
    dichas = trozos[1::2]
    # Con el ordinal de cada cifra en su lugar se ve cuáles se leen como número: las demás (`minedu-2018`)
    # son de una palabra y quedan escritas.
    trozos[1::2] = [b"%d" % i for i in range(len(dichas))]
    _, huecos = _leer(b"".join(trozos) % (), es_ultimo)
    trozos[1::2] = dichas
    for i in huecos:
        trozos[2 * i + 1] = b"%b"
    plantilla = b"".join(trozos)
    posiciones, _ = _leer(plantilla % tuple(b"%d" % n for n in range(len(huecos))), es_ultimo)
    molde = Molde(etapa_de(posiciones))  # si no es una etapa, quizá no tenga ni un hueco
    return Calco(plantilla, itemgetter(*huecos), molde)


def _leer(texto: bytes, es_ultimo: bool) -> tuple[Any, list[int]]:
    """La etapa que dice un texto, y los números que se leen en él, en orden."""
    leidos: list[int] = []

    def anotar(dicho: str) -> int:
        if dicho.isdigit():  # uno negativo no es una cuenta, y sus dígitos no llenan un hueco
            leidos.append(int(dicho))
        return int(dicho)

    entero = b'{"etapas":[{' + ETAPA + texto + (b"" if es_ultimo else CIERRE)
    match json.JSONDecoder(parse_int=anotar).decode(entero.decode()):
        case {"etapas": [etapa, *mas], **otras} if not otras and mas == ([] if es_ultimo else [{}]):
            return etapa, leidos
    raise NoVale("no es una etapa hasta donde se abre otra")
