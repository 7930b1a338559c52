"""Los conteos de una etapa, tal como vienen en un paquete: que estén todos y que cada uno sea una cuenta.

Que además sumen lo que deben lo mira `cuadre`.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, TypeGuard

from monitoreo_cli.texto import citar

NUMERO_MAXIMO = 9_999  # ninguna escuela tiene más docentes: así un cero de más no arruina un distrito
LARGO_MAXIMO = 400
_NIVELES_MAXIMO = 6
_SOLO_ENTEROS = {int}  # `True` es de otra clase, y así no pasa por un 1
SIN_INSTRUMENTO = "trae resultados y no dice con qué instrumento"
SIN_ESCALA = "sus niveles no son los de una escala con ese logro"
OTRA_VEZ = "pide que lo saquen y lo manden otra vez"
DE_DOCENTES = ("total", "programados", "monitoreados", "no_monitoreados", "fuera_del_corte")
DE_DESEMPENO = ("no_observado", "no_aplica", "sin_dato", "en_logro", "valorados")


class Etapa(NamedTuple):
    """Los conteos de una etapa.

    `docentes` va en el orden de `DE_DOCENTES`. `filas` da, por cada uno de `desempenos`, los docentes
    en cada nivel de `escala` y después los de `DE_DESEMPENO`.
    """

    numero: int
    rubrica: str | None
    escala: tuple[str, ...]
    logro_desde: str | None
    desempenos: tuple[str, ...]
    docentes: tuple[int, ...]
    no_programados: Mapping[str, int]
    filas: tuple[tuple[int, ...], ...]
    visitas: Any  # como vengan: no se suman, y distinguen dos entregas


class NoVale(Exception):
    """Por qué un paquete no se puede creer, y qué hacer. Nunca sale de la lectura."""

    def __init__(self, motivo: str, arreglo: str = OTRA_VEZ) -> None:
        super().__init__(motivo)
        self.motivo = motivo
        self.arreglo = arreglo

    def en(self, donde: str) -> "NoVale":
        """Lo mismo, dicho con el lugar: así sólo se nombra el lugar cuando algo está mal."""
        return NoVale(f"{donde}: {self.motivo}", self.arreglo)


def etapa_de(datos: Any) -> Etapa:
    """Los conteos de una etapa. Lanza `NoVale` si algo falta o no es una cuenta."""
    etapa = mapa_de(datos, "etapas")
    numero = entero_de(etapa, "etapa")
    try:
        return _conteos(numero, etapa)
    except NoVale as no:
        raise no.en(f"etapa {numero}") from no


def _conteos(numero: int, etapa: Mapping[str, Any]) -> Etapa:
    quienes = mapa_de(etapa.get("docentes"), "docentes")
    motivos = mapa_de(quienes.get("no_programados"), "no_programados")
    _enteros(motivos, tuple(motivos))
    rubrica, desde = _opcional(etapa, "rubrica"), _opcional(etapa, "logro_desde")
    desempenos = lista_de(etapa, "desempenos")
    if desempenos and rubrica is None:
        raise NoVale(SIN_INSTRUMENTO)
    escala = escala_de(desempenos[0]) if desempenos else ()
    if desempenos and desde is not None and desde not in escala:
        raise NoVale(SIN_ESCALA)
    leidos = [_desempeno(d, escala) for d in desempenos]
    claves, filas = zip(*leidos, strict=True) if leidos else ((), ())
    sin_repetir("el desempeño", claves)
    docentes = _enteros(quienes, DE_DOCENTES)
    return Etapa(numero, rubrica, escala, desde, claves, docentes, motivos, filas, etapa.get("visitas"))


def escala_de(datos: Any) -> tuple[str, ...]:
    """Los niveles de un desempeño, si pueden ser los de una escala."""
    escala = tuple(mapa_de(mapa_de(datos, "desempenos").get("niveles"), "niveles"))
    if len(escala) > _NIVELES_MAXIMO:
        raise NoVale(SIN_ESCALA)
    return escala


def _desempeno(datos: Any, escala: tuple[str, ...]) -> tuple[str, tuple[int, ...]]:
    """El id de un desempeño y su fila de conteos."""
    desempeno = mapa_de(datos, "desempenos")
    clave = texto_de(desempeno, "id")
    try:
        return clave, fila_de(desempeno, escala)
    except NoVale as no:
        raise no.en(citar(clave)) from no


def fila_de(desempeno: Mapping[str, Any], escala: tuple[str, ...]) -> tuple[int, ...]:
    """Los docentes de un desempeño en cada nivel de una escala, y después los de `DE_DESEMPENO`."""
    niveles = mapa_de(desempeno.get("niveles"), "niveles")
    if (*niveles,) != escala:
        raise NoVale("mezcla dos escalas de niveles")
    fila = (*niveles.values(), *map(desempeno.get, DE_DESEMPENO))
    if not _son_cuentas(fila):  # una de las dos dice cuál
        _enteros(niveles, escala)
        _enteros(desempeno, DE_DESEMPENO)
    return fila


# ---------------------------------------------------------------- piezas


def _enteros(datos: Mapping[str, Any], claves: tuple[str, ...]) -> tuple[int, ...]:
    """Los números de esas claves: enteros de 0 a `NUMERO_MAXIMO`; `true` no es un número."""
    valores: tuple[Any, ...] = tuple(map(datos.get, claves))
    if not _son_cuentas(valores):
        clave, valor = next((c, v) for c, v in zip(claves, valores, strict=True) if not _son_cuentas((v,)))
        dice = f"dice {como_json(valor)}, y va un entero de 0 a {NUMERO_MAXIMO}" if clave in datos else "falta"
        raise NoVale(f"{citar(clave)} {dice}")
    return valores


def _son_cuentas(valores: tuple[Any, ...]) -> bool:
    enteros = {*map(type, valores)} <= _SOLO_ENTEROS
    return enteros and min(valores, default=0) >= 0 and max(valores, default=0) <= NUMERO_MAXIMO


def entero_de(datos: Mapping[str, Any], clave: str) -> int:
    (valor,) = _enteros(datos, (clave,))
    return valor


def _es_texto(valor: Any) -> TypeGuard[str]:
    return isinstance(valor, str) and 0 < len(valor) <= LARGO_MAXIMO


def texto_de(datos: Mapping[str, Any], clave: str) -> str:
    texto = datos.get(clave)
    if not _es_texto(texto):
        raise NoVale(f"`{clave}` no es un texto" if clave in datos else f"falta `{clave}`")
    return texto


def _opcional(datos: Mapping[str, Any], clave: str) -> str | None:
    return None if datos.get(clave) is None else texto_de(datos, clave)


def mapa_de(valor: Any, clave: str) -> Mapping[str, Any]:
    if not isinstance(valor, dict):
        raise NoVale(f"`{clave}` falta o no es lo que debía ser")
    return valor


def lista_de(datos: Mapping[str, Any], clave: str) -> Sequence[Any]:
    lista = datos.get(clave)
    if not isinstance(lista, list):
        raise NoVale(f"falta la lista `{clave}`")
    return lista


def sin_repetir(que: str, cosas: Sequence[Any]) -> None:
    if len(set(cosas)) != len(cosas):
        raise NoVale(f"repite {que} {next(c for i, c in enumerate(cosas) if c in cosas[:i])}")


def leer_json(datos: bytes) -> Any:
    """Lo que dicen unos bytes. Lanza `ValueError` o `RecursionError` si no son JSON en UTF-8."""
    return _LECTOR.decode(datos.decode())


def _sin_infinitos(dicho: str) -> Any:
    raise ValueError(dicho)


_LECTOR = json.JSONDecoder(parse_constant=_sin_infinitos)


def como_json(valor: Any) -> str:
    """Lo que se escribió, como se escribe en JSON."""
    return "otra cosa" if isinstance(valor, dict | list) else citar(json.dumps(valor, ensure_ascii=False))
