"""Un paquete de `exportar ugel`: de sus bytes a conteos que cuadran, o por qué no se pueden creer.

Llegan por correo, de muchas computadoras: vacíos, cortados, en otra codificación o tocados a mano.
Lo que aquí pasa ya se puede sumar sin mirarlo. No importa el modelo: mil paquetes se leen en lo que
tarda una orden.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from monitoreo_cli.texto import citar
from monitoreo_cli.valor import Valor

FORMATO = 1
TAMANO_MAXIMO = 1024 * 1024
NUMERO_MAXIMO = 9_999  # ninguna escuela tiene más docentes: así un cero de más no arruina un distrito
_LARGO_MAXIMO = 400
_NIVELES_MAXIMO = 6
_OTRA_VEZ = "pide que lo saquen y lo manden otra vez"
_DE_DOCENTES = ("total", "programados", "monitoreados", "no_monitoreados", "fuera_del_corte")
_DE_DESEMPENO = ("no_observado", "no_aplica", "sin_dato", "en_logro", "valorados")


class Paquete(Valor):
    """Los conteos de una escuela a una fecha. `etapas` son las del archivo, ya comprobadas."""

    archivo: str
    codigo_modular: str
    corte: str
    huella: str
    etapas: Sequence[Mapping[str, Any]]


class Rechazado(Valor):
    """Un archivo que no se puede consolidar: cuál, por qué y qué hacer."""

    archivo: str
    motivo: str
    arreglo: str = _OTRA_VEZ


class _NoVale(Exception):
    def __init__(self, motivo: str, arreglo: str = _OTRA_VEZ) -> None:
        super().__init__(motivo)
        self.motivo = motivo
        self.arreglo = arreglo


def leer(datos: bytes, archivo: str) -> Paquete | Rechazado:
    """El paquete que hay en unos bytes. Nunca lanza por lo que digan."""
    try:
        return _paquete(_json(datos), archivo)
    except _NoVale as no:
        return Rechazado(archivo, no.motivo, no.arreglo)


# ---------------------------------------------------------------- de bytes a JSON


def _json(datos: bytes) -> Any:
    if len(datos) > TAMANO_MAXIMO:
        raise _NoVale("pasa de 1 MiB, y un paquete ocupa pocos KB: no es uno")
    if not datos.strip():
        raise _NoVale("está vacío")
    if datos[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in datos[:100]:
        raise _NoVale(
            "está en UTF-16, como guarda `>` en PowerShell",
            "pide que lo saquen con: monitoreo exportar ugel --salida ugel.json",
        )
    try:
        return _LECTOR.decode(datos.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise _NoVale("no está en UTF-8: otro programa lo volvió a guardar") from error
    except json.JSONDecodeError as error:
        raise _NoVale(_donde_se_rompe(error)) from error
    except (ValueError, RecursionError) as error:
        raise _NoVale("no es un paquete: trae números imposibles o demasiados niveles") from error


def _donde_se_rompe(error: json.JSONDecodeError) -> str:
    if error.pos >= len(error.doc.rstrip()) or error.msg.startswith("Unterminated"):
        return "está cortado: termina antes de tiempo"
    return f"no es JSON: se deja de entender en la línea {error.lineno}, columna {error.colno}"


def _sin_infinitos(dicho: str) -> Any:
    raise ValueError(dicho)


_LECTOR = json.JSONDecoder(parse_constant=_sin_infinitos)

# ---------------------------------------------------------------- de JSON a paquete


def _paquete(datos: Any, archivo: str) -> Paquete:
    if not isinstance(datos, dict) or not datos.keys() >= {"formato", "codigo_modular"}:
        raise _NoVale("no es un paquete de `monitoreo exportar ugel`", "si es otra cosa, sácalo de la carpeta")
    _exigir_formato(datos["formato"])
    codigo = _texto(datos, "codigo_modular", "el paquete")
    if not (len(codigo) == 7 and codigo.isascii() and codigo.isdigit()):
        raise _NoVale(f"su `codigo_modular` dice {citar(codigo)}, y son 7 dígitos")
    corte = _texto(datos, "corte", "el paquete")
    if not _es_fecha(corte):
        raise _NoVale(f"su `corte` dice {citar(corte)}, que no es una fecha como 2024-07-05")
    etapas = _lista(datos, "etapas", "el paquete")
    _sin_repetir("la etapa", (_etapa(e) for e in etapas))
    return Paquete(archivo, codigo, corte, _texto(datos, "huella", "el paquete"), etapas)


def _exigir_formato(dicho: Any) -> None:
    if type(dicho) is int and dicho > FORMATO:
        raise _NoVale(f"es del formato {dicho}, más nuevo que este programa", "actualiza monitoreo")
    if type(dicho) is not int or dicho != FORMATO:
        raise _NoVale(f"su `formato` dice {_dicho(dicho)}, y es 1")


def _es_fecha(texto: str) -> bool:
    try:
        return len(texto) == 10 and texto[4] == texto[7] == "-" and texto.isascii() and bool(date.fromisoformat(texto))
    except ValueError:
        return False


def _etapa(datos: Any) -> int:
    """Comprueba una etapa y da su número."""
    etapa = _mapa(datos, "una etapa")
    (numero,) = _enteros(etapa, ("etapa",), "una etapa")
    donde = f"la etapa {numero}"
    programados, monitoreados = _docentes(_mapa(etapa.get("docentes"), f"`docentes` de {donde}"), donde)
    desempenos = _lista(etapa, "desempenos", donde)
    if etapa.get("rubrica") is not None:
        _texto(etapa, "rubrica", donde)
        _desempenos(desempenos, _opcional(etapa, "logro_desde", donde), programados, monitoreados, donde)
    elif desempenos or monitoreados:
        raise _NoVale(f"{donde} trae resultados y no dice con qué instrumento")
    return numero


def _docentes(docentes: Mapping[str, Any], donde: str) -> tuple[int, int]:
    """Programados y monitoreados, si las cuentas cuadran."""
    total, programados, monitoreados, faltan, _ = _enteros(docentes, _DE_DOCENTES, donde)
    motivos = _mapa(docentes.get("no_programados"), f"`no_programados` de {donde}")
    sin_programar = sum(_enteros(motivos, motivos, donde))
    if programados + sin_programar != total:
        raise _NoVale(f"{donde} no cuadra: {programados} programados y {sin_programar} sin programar no son {total}")
    if monitoreados + faltan != programados:
        raise _NoVale(f"{donde} no cuadra: {monitoreados} monitoreados y {faltan} por visitar no son {programados}")
    return programados, monitoreados


def _desempenos(datos: Sequence[Any], desde: str | None, programados: int, monitoreados: int, donde: str) -> None:
    desempenos = [_mapa(d, f"un desempeño de {donde}") for d in datos]
    _sin_repetir("el desempeño", (_texto(d, "id", donde) for d in desempenos))
    escalas = {_escala(d, desde, programados, monitoreados, f"`{d['id']}`, en {donde}") for d in desempenos}
    if len(escalas) > 1:
        raise _NoVale(f"{donde} mezcla dos escalas de niveles")


def _escala(
    desempeno: Mapping[str, Any], desde: str | None, programados: int, monitoreados: int, donde: str
) -> tuple[str, ...]:
    """La escala de un desempeño, si sus cuentas cuadran."""
    niveles = _mapa(desempeno.get("niveles"), f"`niveles` de {donde}")
    cuantos = _enteros(niveles, niveles, donde)
    no_observado, no_aplica, sin_dato, en_logro, valorados = _enteros(desempeno, _DE_DESEMPENO, donde)
    _opcional(desempeno, "codigo", donde)
    _opcional(desempeno, "nombre", donde)
    if not 0 < len(niveles) <= _NIVELES_MAXIMO or (desde is not None and desde not in niveles):
        raise _NoVale(f"{donde}: sus niveles no son los de su escala")
    escala = tuple(niveles)
    logrados = 0 if desde is None else sum(cuantos[escala.index(desde) :])
    visitados = valorados + no_observado + no_aplica
    if sum(cuantos) != valorados or logrados != en_logro:
        raise _NoVale(f"{donde}: los niveles no suman lo que dice")
    if visitados + sin_dato != programados or visitados > monitoreados:
        raise _NoVale(f"{donde}: las cuentas no suman los docentes de la etapa")
    return escala


# ---------------------------------------------------------------- piezas


def _enteros(datos: Mapping[str, Any], claves: Iterable[str], donde: str) -> list[int]:
    """Los números de esas claves: enteros de 0 a `NUMERO_MAXIMO`; `true` no es un número."""
    valores = []
    for clave in claves:
        valor = datos.get(clave)
        if type(valor) is not int or not 0 <= valor <= NUMERO_MAXIMO:
            dice = f"dice {_dicho(valor)}, y va un entero de 0 a {NUMERO_MAXIMO}" if clave in datos else "falta"
            raise _NoVale(f"en {donde}, {citar(clave)} {dice}")
        valores.append(valor)
    return valores


def _texto(datos: Mapping[str, Any], clave: str, donde: str) -> str:
    texto = datos.get(clave)
    if not isinstance(texto, str) or not 0 < len(texto) <= _LARGO_MAXIMO:
        raise _NoVale(f"en {donde}, {f'`{clave}` no es un texto' if clave in datos else f'falta `{clave}`'}")
    return texto


def _opcional(datos: Mapping[str, Any], clave: str, donde: str) -> str | None:
    return None if datos.get(clave) is None else _texto(datos, clave, donde)


def _mapa(valor: Any, que: str) -> Mapping[str, Any]:
    if not isinstance(valor, dict):
        raise _NoVale(f"falta {que}, o no es lo que debía ser")
    return valor


def _lista(datos: Mapping[str, Any], clave: str, donde: str) -> Sequence[Any]:
    lista = datos.get(clave)
    if not isinstance(lista, list):
        raise _NoVale(f"en {donde} falta la lista `{clave}`")
    return lista


def _sin_repetir(que: str, cosas: Iterable[object]) -> None:
    vistas = set()
    for cosa in cosas:
        if cosa in vistas:
            raise _NoVale(f"repite {que} {cosa}")
        vistas.add(cosa)


def _dicho(valor: Any) -> str:
    """Lo que se escribió, como se escribe en JSON."""
    return "otra cosa" if isinstance(valor, dict | list) else citar(json.dumps(valor, ensure_ascii=False))
