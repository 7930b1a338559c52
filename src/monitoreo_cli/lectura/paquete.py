"""Un paquete de `exportar ugel`: de sus bytes a conteos que cuadran, o por qué no se pueden creer.

Llegan por correo, de muchas computadoras: vacíos, cortados, en otra codificación o tocados a mano.
Lo que aquí pasa ya se puede sumar sin mirarlo. No importa el modelo: mil paquetes se leen en lo que
tarda una orden.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from monitoreo_cli.texto import citar
from monitoreo_cli.valor import Valor

FORMATO = 1
EXTERNO = "externo"  # el motivo de no programar que calla el id de quien monitorea desde fuera
TAMANO_MAXIMO = 1024 * 1024
NUMERO_MAXIMO = 9_999  # ninguna escuela tiene más docentes: así un cero de más no arruina un distrito
_LARGO_MAXIMO = 400
_NIVELES_MAXIMO = 6
_SOLO_ENTEROS = {int}  # `True` es de otra clase, y así no pasa por un 1
_OTRA_VEZ = "pide que lo saquen y lo manden otra vez"
DE_DOCENTES = ("total", "programados", "monitoreados", "no_monitoreados", "fuera_del_corte")
DE_DESEMPENO = ("no_observado", "no_aplica", "sin_dato", "en_logro", "valorados")


class Etapa(NamedTuple):
    """Los conteos de una etapa, comprobados.

    `docentes` va en el orden de `DE_DOCENTES`. `conteos` da, por desempeño, los docentes en cada
    nivel de `escala` y después los de `DE_DESEMPENO`: en una fila, porque así se suman mil.
    """

    numero: int
    rubrica: str | None
    logro_desde: str | None
    escala: tuple[str, ...]
    docentes: tuple[int, ...]
    no_programados: Mapping[str, int]
    conteos: Mapping[str, tuple[int, ...]]


class Paquete(Valor):
    """Los conteos de una escuela a una fecha."""

    archivo: str
    codigo_modular: str
    corte: str
    huella: str
    etapas: tuple[Etapa, ...]


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

    def en(self, donde: str) -> "_NoVale":
        """Lo mismo, dicho con el lugar: así sólo se nombra el lugar cuando algo está mal."""
        return _NoVale(f"{donde}: {self.motivo}", self.arreglo)


def leer(datos: bytes, archivo: str) -> Paquete | Rechazado:
    """El paquete que hay en unos bytes. Nunca lanza por lo que digan."""
    try:
        arbol = _json(datos)
    except _NoVale as no:
        return Rechazado(archivo, no.motivo, no.arreglo)
    return entender(arbol, archivo)


def entender(arbol: Any, archivo: str) -> Paquete | Rechazado:
    """El paquete que dice un JSON ya leído."""
    try:
        return _paquete(arbol, archivo)
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
    codigo, corte = _texto(datos, "codigo_modular"), _texto(datos, "corte")
    if not (len(codigo) == 7 and codigo.isascii() and codigo.isdigit()):
        raise _NoVale(f"su `codigo_modular` dice {citar(codigo)}, y son 7 dígitos")
    if not _es_fecha(corte):
        raise _NoVale(f"su `corte` dice {citar(corte)}, que no es una fecha como 2024-07-05")
    etapas = tuple(map(_etapa, _lista(datos, "etapas")))
    _sin_repetir("la etapa", [e.numero for e in etapas])
    return Paquete(archivo, codigo, corte, _texto(datos, "huella"), etapas)


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


def _etapa(datos: Any) -> Etapa:
    etapa = _mapa(datos, "etapas")
    (numero,) = _enteros(etapa, ("etapa",))
    try:
        return _conteos(numero, etapa)
    except _NoVale as no:
        raise no.en(f"etapa {numero}") from no


def _conteos(numero: int, etapa: Mapping[str, Any]) -> Etapa:
    quienes = _mapa(etapa.get("docentes"), "docentes")
    motivos = _mapa(quienes.get("no_programados"), "no_programados")
    docentes = _enteros(quienes, DE_DOCENTES)
    _cuadrar(docentes, sum(_enteros(motivos, tuple(motivos))))
    rubrica, desde = _opcional(etapa, "rubrica"), _opcional(etapa, "logro_desde")
    desempenos = _lista(etapa, "desempenos")
    if rubrica is None and (desempenos or docentes[2]):
        raise _NoVale("trae resultados y no dice con qué instrumento")
    escala = tuple(_mapa(_mapa(desempenos[0], "desempenos").get("niveles"), "niveles")) if desempenos else ()
    if desempenos and (len(escala) > _NIVELES_MAXIMO or (desde is not None and desde not in escala)):
        raise _NoVale("sus niveles no son los de una escala con ese logro")
    logro = escala.index(desde) if desde in escala else len(escala)
    filas = [_desempeno(d, escala, logro, docentes) for d in desempenos]
    _sin_repetir("el desempeño", [clave for clave, _ in filas])
    return Etapa(numero, rubrica, desde, escala, docentes, motivos, dict(filas))


def _cuadrar(docentes: tuple[int, ...], sin_programar: int) -> None:
    total, programados, monitoreados, faltan, _ = docentes
    if programados + sin_programar != total:
        raise _NoVale(f"no cuadra: {programados} programados y {sin_programar} sin programar no son {total}")
    if monitoreados + faltan != programados:
        raise _NoVale(f"no cuadra: {monitoreados} monitoreados y {faltan} por visitar no son {programados}")


def _desempeno(
    datos: Any, escala: tuple[str, ...], logro: int, docentes: tuple[int, ...]
) -> tuple[str, tuple[int, ...]]:
    """El id de un desempeño y su fila de conteos."""
    desempeno = _mapa(datos, "desempenos")
    clave = _texto(desempeno, "id")
    try:
        return clave, _fila(desempeno, escala, logro, docentes)
    except _NoVale as no:
        raise no.en(citar(clave)) from no


def _fila(
    desempeno: Mapping[str, Any], escala: tuple[str, ...], logro: int, docentes: tuple[int, ...]
) -> tuple[int, ...]:
    """Los conteos de un desempeño, si cuadran; `logro` es desde qué nivel lo hay."""
    niveles = _mapa(desempeno.get("niveles"), "niveles")
    if (*niveles,) != escala:
        raise _NoVale("mezcla dos escalas de niveles")
    fila: tuple[int, ...] = (*niveles.values(), *map(desempeno.get, DE_DESEMPENO))  # type: ignore[arg-type]
    if {*map(type, fila)} != _SOLO_ENTEROS or min(fila) < 0 or max(fila) > NUMERO_MAXIMO:
        _enteros(niveles, escala)  # dice cuál
        _enteros(desempeno, DE_DESEMPENO)
    *_, no_observado, no_aplica, sin_dato, en_logro, valorados = fila
    hasta = len(escala)
    visitados = valorados + no_observado + no_aplica
    if sum(fila[:hasta]) != valorados or sum(fila[logro:hasta]) != en_logro:
        raise _NoVale("los niveles no suman lo que dice")
    if visitados + sin_dato != docentes[1] or visitados > docentes[2]:
        raise _NoVale("las cuentas no suman los docentes de la etapa")
    return fila


# ---------------------------------------------------------------- piezas


def _enteros(datos: Mapping[str, Any], claves: tuple[str, ...]) -> tuple[int, ...]:
    """Los números de esas claves: enteros de 0 a `NUMERO_MAXIMO`; `true` no es un número."""
    valores = tuple(map(datos.get, claves))
    for clave, valor in zip(claves, valores, strict=True):
        if type(valor) is not int or not 0 <= valor <= NUMERO_MAXIMO:
            dice = f"dice {_dicho(valor)}, y va un entero de 0 a {NUMERO_MAXIMO}" if clave in datos else "falta"
            raise _NoVale(f"{citar(clave)} {dice}")
    return valores  # type: ignore[return-value]


def _texto(datos: Mapping[str, Any], clave: str) -> str:
    texto = datos.get(clave)
    if not isinstance(texto, str) or not 0 < len(texto) <= _LARGO_MAXIMO:
        raise _NoVale(f"`{clave}` no es un texto" if clave in datos else f"falta `{clave}`")
    return texto


def _opcional(datos: Mapping[str, Any], clave: str) -> str | None:
    return None if datos.get(clave) is None else _texto(datos, clave)


def _mapa(valor: Any, clave: str) -> Mapping[str, Any]:
    if not isinstance(valor, dict):
        raise _NoVale(f"`{clave}` falta o no es lo que debía ser")
    return valor


def _lista(datos: Mapping[str, Any], clave: str) -> Sequence[Any]:
    lista = datos.get(clave)
    if not isinstance(lista, list):
        raise _NoVale(f"falta la lista `{clave}`")
    return lista


def _sin_repetir(que: str, cosas: Sequence[Any]) -> None:
    if len(set(cosas)) != len(cosas):
        raise _NoVale(f"repite {que} {next(c for i, c in enumerate(cosas) if c in cosas[:i])}")


def _dicho(valor: Any) -> str:
    """Lo que se escribió, como se escribe en JSON."""
    return "otra cosa" if isinstance(valor, dict | list) else citar(json.dumps(valor, ensure_ascii=False))
