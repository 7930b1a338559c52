"""Los conteos de una etapa, tal como vienen en un paquete: que estén todos y que cada uno sea una cuenta.

Que además sumen lo que deben lo mira `molde`.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, TypeGuard

from monitoreo_cli.texto import citar

NUMERO_MAXIMO = 9_999  # ninguna escuela tiene más docentes: así un cero de más no arruina un distrito
_LARGO_MAXIMO = 400
_NIVELES_MAXIMO = 6
_SOLO_ENTEROS = {int}  # `True` es de otra clase, y así no pasa por un 1
SIN_INSTRUMENTO = "trae resultados y no dice con qué instrumento"
OTRA_VEZ = "pide que lo saquen y lo manden otra vez"
DE_DOCENTES = ("total", "programados", "monitoreados", "no_monitoreados", "fuera_del_corte")
DE_DESEMPENO = ("no_observado", "no_aplica", "sin_dato", "en_logro", "valorados")


class Etapa(NamedTuple):
    """Los conteos de una etapa.

    `docentes` va en el orden de `DE_DOCENTES`. `conteos` da, por desempeño, los docentes en cada
    nivel de `escala` y después los de `DE_DESEMPENO`.
    """

    numero: int
    rubrica: str | None
    logro_desde: str | None
    escala: tuple[str, ...]
    docentes: tuple[int, ...]
    no_programados: Mapping[str, int]
    conteos: Mapping[str, tuple[int, ...]]


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
    etapa = _mapa(datos, "etapas")
    (numero,) = _enteros(etapa, ("etapa",))
    try:
        return _conteos(numero, etapa)
    except NoVale as no:
        raise no.en(f"etapa {numero}") from no


def _conteos(numero: int, etapa: Mapping[str, Any]) -> Etapa:
    quienes = _mapa(etapa.get("docentes"), "docentes")
    motivos = _mapa(quienes.get("no_programados"), "no_programados")
    _enteros(motivos, tuple(motivos))
    rubrica, desde = _opcional(etapa, "rubrica"), _opcional(etapa, "logro_desde")
    desempenos = lista_de(etapa, "desempenos")
    if desempenos and rubrica is None:
        raise NoVale(SIN_INSTRUMENTO)
    escala = tuple(_mapa(_mapa(desempenos[0], "desempenos").get("niveles"), "niveles")) if desempenos else ()
    if desempenos and (len(escala) > _NIVELES_MAXIMO or (desde is not None and desde not in escala)):
        raise NoVale("sus niveles no son los de una escala con ese logro")
    filas = [_desempeno(d, escala) for d in desempenos]
    sin_repetir("el desempeño", [clave for clave, _ in filas])
    return Etapa(numero, rubrica, desde, escala, _enteros(quienes, DE_DOCENTES), motivos, dict(filas))


def _desempeno(datos: Any, escala: tuple[str, ...]) -> tuple[str, tuple[int, ...]]:
    """El id de un desempeño y su fila de conteos."""
    desempeno = _mapa(datos, "desempenos")
    clave = texto_de(desempeno, "id")
    try:
        niveles = _mapa(desempeno.get("niveles"), "niveles")
        _exigir_escala(niveles, escala)
        return clave, (*_enteros(niveles, escala), *_enteros(desempeno, DE_DESEMPENO))
    except NoVale as no:
        raise no.en(citar(clave)) from no


def _exigir_escala(niveles: Mapping[str, Any], escala: tuple[str, ...]) -> None:
    if (*niveles,) != escala:
        raise NoVale("mezcla dos escalas de niveles")


# ---------------------------------------------------------------- piezas


def _enteros(datos: Mapping[str, Any], claves: tuple[str, ...]) -> tuple[int, ...]:
    """Los números de esas claves: enteros de 0 a `NUMERO_MAXIMO`; `true` no es un número."""
    valores: tuple[Any, ...] = tuple(map(datos.get, claves))
    if {*map(type, valores)} == _SOLO_ENTEROS and min(valores) >= 0 and max(valores) <= NUMERO_MAXIMO:
        return valores
    for clave, valor in zip(claves, valores, strict=True):
        if type(valor) is not int or not 0 <= valor <= NUMERO_MAXIMO:
            dice = f"dice {como_json(valor)}, y va un entero de 0 a {NUMERO_MAXIMO}" if clave in datos else "falta"
            raise NoVale(f"{citar(clave)} {dice}")
    return valores


def _es_texto(valor: Any) -> TypeGuard[str]:
    return isinstance(valor, str) and 0 < len(valor) <= _LARGO_MAXIMO


def texto_de(datos: Mapping[str, Any], clave: str) -> str:
    texto = datos.get(clave)
    if not _es_texto(texto):
        raise NoVale(f"`{clave}` no es un texto" if clave in datos else f"falta `{clave}`")
    return texto


def _opcional(datos: Mapping[str, Any], clave: str) -> str | None:
    return None if datos.get(clave) is None else texto_de(datos, clave)


def _mapa(valor: Any, clave: str) -> Mapping[str, Any]:
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


def como_json(valor: Any) -> str:
    """Lo que se escribió, como se escribe en JSON."""
    return "otra cosa" if isinstance(valor, dict | list) else citar(json.dumps(valor, ensure_ascii=False))
