"""Un paquete de `exportar ugel`: de sus bytes a conteos que cuadran, o por qué no se pueden creer.

Llegan por correo, de muchas computadoras: vacíos, cortados, en otra codificación o tocados a mano.
Lo que aquí pasa ya se puede sumar sin mirarlo. No importa el modelo: mil paquetes se leen en lo que
tarda una orden.
"""

import json
from codecs import BOM_UTF8
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from monitoreo_cli.lectura.conteos import (
    LARGO_MAXIMO,
    OTRA_VEZ,
    Etapa,
    NoVale,
    como_json,
    etapa_de,
    leer_json,
    lista_de,
    sin_repetir,
    texto_de,
)
from monitoreo_cli.lectura.cuadre import exigir_que_cuadre
from monitoreo_cli.lectura.trozos import Trozos
from monitoreo_cli.texto import citar
from monitoreo_cli.valor import Valor

FORMATO = 1
EXTERNO = "externo"  # el motivo de no programar que calla el id de quien monitorea desde fuera
TAMANO_MAXIMO = 1024 * 1024
_BLANCOS = b" \t\r\n"  # los de JSON

# Como lo escribe `exportar ugel`.
_CABEZA = b'{"formato":1,"codigo_modular":"%b","corte":"%b","huella":"%b"'
_PRIMERA = b',"etapas":[{"etapa":'
_SIGUIENTE = b']},{"etapa":'
_FIN = b"]}]}"


class Paquete(NamedTuple):
    """Los conteos de una escuela a una fecha, por etapa."""

    archivo: str
    codigo_modular: str
    corte: str
    huella: str
    etapas: list[Etapa]


class Rechazado(Valor):
    """Un archivo que no se puede consolidar: cuál, por qué y qué hacer."""

    archivo: str
    motivo: str
    arreglo: str = OTRA_VEZ


def leer(llegados: Iterable[tuple[str, bytes]]) -> list[Paquete | Rechazado]:
    """Lo que dice cada archivo, dado su nombre y sus bytes. Nunca lanza por lo que digan.

    Juntos, porque casi todos se parecen: lo aprendido de uno sirve para el siguiente.
    """
    trozos = Trozos()
    return [_leer(archivo, datos.removeprefix(BOM_UTF8), trozos) for archivo, datos in llegados]


def _leer(archivo: str, datos: bytes, trozos: Trozos) -> Paquete | Rechazado:
    try:
        _exigir_tamano(datos)
        return _a_trozos(archivo, datos, trozos) or _entero(archivo, datos)
    except NoVale as no:
        return Rechazado(archivo, no.motivo, no.arreglo)


def _a_trozos(archivo: str, datos: bytes, trozos: Trozos) -> Paquete | None:
    """El paquete, si está tal como lo escribe `exportar ugel`; a la menor duda, nada."""
    cabeza, _, cuerpo = datos.rstrip(_BLANCOS).partition(_PRIMERA)
    if not cuerpo.endswith(_FIN):
        return None
    try:
        # Cada etapa es JSON entero por sí sola: por eso juntas dicen lo que dice el paquete.
        etapas = [*map(trozos.leer, cuerpo[: -len(_FIN)].split(_SIGUIENTE))]
        return Paquete(archivo, *_cabecera_en(cabeza), _sin_repetir(etapas))
    except (ValueError, RecursionError, NoVale):
        return None


def _entero(archivo: str, datos: bytes) -> Paquete:
    """El paquete, leído de principio a fin."""
    arbol = _json(datos)
    cabecera = _cabecera(arbol)
    etapas = _sin_repetir([etapa_de(e) for e in lista_de(arbol, "etapas")])
    for etapa in etapas:
        exigir_que_cuadre(etapa)
    return Paquete(archivo, *cabecera, etapas)


def _sin_repetir(etapas: list[Etapa]) -> list[Etapa]:
    sin_repetir("la etapa", [e.numero for e in etapas])
    return etapas


# ---------------------------------------------------------------- de bytes a JSON


def _exigir_tamano(datos: bytes) -> None:
    if len(datos) > TAMANO_MAXIMO:
        raise NoVale("pasa de 1 MiB, y un paquete ocupa pocos KB: no es uno")


def _json(datos: bytes) -> Any:
    try:
        return leer_json(datos)
    except (ValueError, RecursionError) as error:
        raise _por_que(datos, error) from error


def _por_que(datos: bytes, error: Exception) -> NoVale:
    """Por qué unos bytes no son JSON."""
    if not datos.strip():
        return NoVale("está vacío")
    if datos[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in datos[:100]:
        como = "pide que lo saquen con: monitoreo exportar ugel --salida ugel.json"
        return NoVale("está en UTF-16, como guarda `>` en PowerShell", como)
    if isinstance(error, UnicodeDecodeError):
        return NoVale("no está en UTF-8: otro programa lo volvió a guardar")
    if not isinstance(error, json.JSONDecodeError):
        return NoVale("no es un paquete: trae números imposibles o demasiados niveles")
    if error.pos >= len(error.doc.rstrip()) or error.msg.startswith("Unterminated"):
        return NoVale("está cortado: termina antes de tiempo")
    return NoVale(f"no es JSON: se deja de entender en la línea {error.lineno}, columna {error.colno}")


# ---------------------------------------------------------------- de JSON a paquete


def _cabecera_en(cabeza: bytes) -> tuple[str, str, str]:
    """La de un paquete, de su comienzo. Leerla como JSON tardaba tanto como entender una etapa."""
    codigo, corte, huella = propios = (*cabeza.split(b'"')[5:14:4],)
    if _CABEZA % propios != cabeza or not (len(codigo) == 7 and codigo.isdigit() and huella.isalnum()):
        raise NoVale("su cabecera es otra")
    dia = corte.decode()
    if not _es_fecha(dia) or len(huella) > LARGO_MAXIMO:
        raise NoVale("su cabecera es otra")
    return codigo.decode(), dia, huella.decode()


def _cabecera(datos: Any) -> tuple[str, str, str]:
    """El código modular, el corte y la huella."""
    if not isinstance(datos, dict) or not datos.keys() >= {"formato", "codigo_modular"}:
        raise NoVale("no es un paquete de `monitoreo exportar ugel`", "si es otra cosa, sácalo de la carpeta")
    _exigir_formato(datos["formato"])
    codigo, corte = texto_de(datos, "codigo_modular"), texto_de(datos, "corte")
    if not (len(codigo) == 7 and codigo.isascii() and codigo.isdigit()):
        raise NoVale(f"su `codigo_modular` dice {citar(codigo)}, y son 7 dígitos")
    if not _es_fecha(corte):
        raise NoVale(f"su `corte` dice {citar(corte)}, que no es una fecha como 2024-07-05")
    return codigo, corte, texto_de(datos, "huella")


def _exigir_formato(dicho: Any) -> None:
    if type(dicho) is int and dicho > FORMATO:
        raise NoVale(f"es del formato {dicho}, más nuevo que este programa", "actualiza monitoreo")
    if type(dicho) is not int or dicho != FORMATO:
        raise NoVale(f"su `formato` dice {como_json(dicho)}, y es 1")


@lru_cache  # casi todas son la misma
def _es_fecha(texto: str) -> bool:
    try:
        return len(texto) == 10 and texto[4] == texto[7] == "-" and texto.isascii() and bool(date.fromisoformat(texto))
    except ValueError:
        return False
