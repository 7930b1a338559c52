"""Un paquete de `exportar ugel`: de sus bytes a conteos que cuadran, o por qué no se pueden creer.

Llegan por correo, de muchas computadoras: vacíos, cortados, en otra codificación o tocados a mano.
Lo que aquí pasa ya se puede sumar sin mirarlo. No importa el modelo: mil paquetes se leen en lo que
tarda una orden.
"""

import json
from codecs import BOM_UTF8
from collections.abc import Iterable
from datetime import date
from typing import Any

from monitoreo_cli.lectura.calco import CIERRE, ETAPA, Calcos
from monitoreo_cli.lectura.conteos import (
    OTRA_VEZ,
    Etapa,
    NoVale,
    como_json,
    etapa_de,
    lista_de,
    sin_repetir,
    texto_de,
)
from monitoreo_cli.lectura.molde import Parte, separar
from monitoreo_cli.texto import citar
from monitoreo_cli.valor import Valor

FORMATO = 1
EXTERNO = "externo"  # el motivo de no programar que calla el id de quien monitorea desde fuera
TAMANO_MAXIMO = 1024 * 1024


class Paquete(Valor):
    """Los conteos de una escuela a una fecha, por etapa."""

    archivo: str
    codigo_modular: str
    corte: str
    huella: str
    partes: list[Parte]

    @property
    def etapas(self) -> list[Etapa]:
        return [p.etapa for p in self.partes]


class Rechazado(Valor):
    """Un archivo que no se puede consolidar: cuál, por qué y qué hacer."""

    archivo: str
    motivo: str
    arreglo: str = OTRA_VEZ


def leer(llegados: Iterable[tuple[str, bytes]]) -> list[Paquete | Rechazado]:
    """Lo que dice cada archivo, dado su nombre y sus bytes. Nunca lanza por lo que digan.

    Juntos, porque casi todos se parecen: cada uno se entiende con lo aprendido de los anteriores.
    """
    calcos = Calcos()
    leidos = [_leer(datos, archivo, calcos) for archivo, datos in llegados]
    quejas = _quejas(parte for p in leidos if isinstance(p, Paquete) for parte in p.partes)
    return [_comprobar(p, quejas) if quejas and isinstance(p, Paquete) else p for p in leidos]


def _leer(datos: bytes, archivo: str, calcos: Calcos) -> Paquete | Rechazado:
    """El paquete que hay en unos bytes, sin mirar aún si sus cifras cuadran."""
    datos = datos.removeprefix(BOM_UTF8)
    try:
        _exigir_tamano(datos)
        return _calcado(datos, archivo, calcos) or _entero(datos, archivo, calcos)
    except NoVale as no:
        return _rechazar(archivo, no)


def _calcado(datos: bytes, archivo: str, calcos: Calcos) -> Paquete | None:
    """El paquete, si sus etapas repiten otras ya entendidas; a la menor duda, nada."""
    cabeza, *trozos = datos.split(ETAPA)
    partes = calcos.leer(trozos)
    if not partes:
        return None
    try:
        arbol = _LECTOR.decode((cabeza + CIERRE).decode())
    except (ValueError, RecursionError):
        return None
    cabecera = _cabecera(arbol)
    return Paquete(archivo, *cabecera, _sin_repetir(partes)) if arbol.get("etapas") == [{}] else None


def _entero(datos: bytes, archivo: str, calcos: Calcos) -> Paquete:
    """El paquete, leído de principio a fin."""
    arbol = _json(datos)
    cabecera = _cabecera(arbol)
    partes = [separar(etapa_de(e)) for e in lista_de(arbol, "etapas")]
    entero = Paquete(archivo, *cabecera, _sin_repetir(partes))
    calcos.aprender(datos.split(ETAPA)[1:])
    # Por el calco dice lo mismo, y comparte el molde con los que vengan.
    return _calcado(datos, archivo, calcos) or entero


def _sin_repetir(partes: list[Parte]) -> list[Parte]:
    sin_repetir("la etapa", [p.numero for p in partes])
    return partes


def _quejas(partes: Iterable[Parte]) -> dict[int, NoVale]:
    """Por qué no cuadran las que no cuadran, por su `id`; las de un mismo molde se miran juntas."""
    por_molde: dict[int, list[Parte]] = {}
    for parte in partes:
        por_molde.setdefault(id(parte.molde), []).append(parte)
    return {
        id(suyas[i]): no
        for suyas in por_molde.values()
        for i, no in suyas[0].molde.quejas([p.cifras for p in suyas]).items()
    }


def _comprobar(paquete: Paquete, quejas: dict[int, NoVale]) -> Paquete | Rechazado:
    suyas = [quejas[id(p)] for p in paquete.partes if id(p) in quejas]
    return _rechazar(paquete.archivo, suyas[0]) if suyas else paquete


def _rechazar(archivo: str, no: NoVale) -> Rechazado:
    return Rechazado(archivo, no.motivo, no.arreglo)


# ---------------------------------------------------------------- de bytes a JSON


def _exigir_tamano(datos: bytes) -> None:
    if len(datos) > TAMANO_MAXIMO:
        raise NoVale("pasa de 1 MiB, y un paquete ocupa pocos KB: no es uno")


def _json(datos: bytes) -> Any:
    try:
        return _LECTOR.decode(datos.decode())
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


def _sin_infinitos(dicho: str) -> Any:
    raise ValueError(dicho)


_LECTOR = json.JSONDecoder(parse_constant=_sin_infinitos)

# ---------------------------------------------------------------- de JSON a paquete


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


def _es_fecha(texto: str) -> bool:
    try:
        return len(texto) == 10 and texto[4] == texto[7] == "-" and texto.isascii() and bool(date.fromisoformat(texto))
    except ValueError:
        return False
