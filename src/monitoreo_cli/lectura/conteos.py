"""Los conteos de una etapa, tal como vienen en un paquete: comprobados uno por uno y entre sí."""

import json
from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, NamedTuple, TypeGuard

from monitoreo_cli.texto import citar

NUMERO_MAXIMO = 9_999  # ninguna escuela tiene más docentes: así un cero de más no arruina un distrito
_LARGO_MAXIMO = 400
_NIVELES_MAXIMO = 6
_SOLO_ENTEROS = {int}  # `True` es de otra clase, y así no pasa por un 1
OTRA_VEZ = "pide que lo saquen y lo manden otra vez"
DE_DOCENTES = ("total", "programados", "monitoreados", "no_monitoreados", "fuera_del_corte")
DE_DESEMPENO = ("no_observado", "no_aplica", "sin_dato", "en_logro", "valorados")
_DE_DESEMPENO = itemgetter(*DE_DESEMPENO)


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
    """Los conteos de una etapa. Lanza `NoVale` si algo falta o no cuadra."""
    etapa = _mapa(datos, "etapas")
    (numero,) = _enteros(etapa, ("etapa",))
    try:
        return _conteos(numero, etapa)
    except NoVale as no:
        raise no.en(f"etapa {numero}") from no


def _conteos(numero: int, etapa: Mapping[str, Any]) -> Etapa:
    quienes = _mapa(etapa.get("docentes"), "docentes")
    motivos = _mapa(quienes.get("no_programados"), "no_programados")
    docentes = _enteros(quienes, DE_DOCENTES)
    _cuadrar(docentes, sum(_enteros(motivos, tuple(motivos))))
    rubrica, desde = _opcional(etapa, "rubrica"), _opcional(etapa, "logro_desde")
    desempenos = lista_de(etapa, "desempenos")
    if rubrica is None and (desempenos or docentes[2]):
        raise NoVale("trae resultados y no dice con qué instrumento")
    escala = tuple(_mapa(_mapa(desempenos[0], "desempenos").get("niveles"), "niveles")) if desempenos else ()
    if desempenos and (len(escala) > _NIVELES_MAXIMO or (desde is not None and desde not in escala)):
        raise NoVale("sus niveles no son los de una escala con ese logro")
    logro = escala.index(desde) if desde in escala else len(escala)
    filas = _filas_sanas(desempenos, escala, logro, docentes) or _filas(desempenos, escala, logro, docentes)
    return Etapa(numero, rubrica, desde, escala, docentes, motivos, filas)


def _cuadrar(docentes: tuple[int, ...], sin_programar: int) -> None:
    total, programados, monitoreados, faltan, _ = docentes
    if programados + sin_programar != total:
        raise NoVale(f"no cuadra: {programados} programados y {sin_programar} sin programar no son {total}")
    if monitoreados + faltan != programados:
        raise NoVale(f"no cuadra: {monitoreados} monitoreados y {faltan} por visitar no son {programados}")


def _filas_sanas(
    desempenos: Sequence[Any], escala: tuple[str, ...], logro: int, docentes: tuple[int, ...]
) -> dict[str, tuple[int, ...]]:
    """Las filas de una etapa sin nada que objetar, miradas de una vez: con mil escuelas, casi todas. Si no, vacío."""
    try:
        filas = {d["id"]: (*d["niveles"].values(), *_DE_DESEMPENO(d)) for d in desempenos}
        son_de_la_escala = all((*d["niveles"],) == escala for d in desempenos)
    except (TypeError, KeyError, AttributeError):
        return {}
    todos = [n for fila in filas.values() for n in fila]
    if not son_de_la_escala or len(filas) != len(desempenos) or {*map(type, todos)} != _SOLO_ENTEROS:
        return {}
    if min(todos) < 0 or max(todos) > NUMERO_MAXIMO or not all(map(_es_texto, filas)):
        return {}
    hasta = len(escala)
    return filas if all(_suma(f, logro, hasta) and _cabe(f, docentes) for f in filas.values()) else {}


def _suma(fila: tuple[int, ...], logro: int, hasta: int) -> bool:
    """Si los niveles suman los valorados, y los de logro, los que están en logro."""
    return sum(fila[:hasta]) == fila[-1] and sum(fila[logro:hasta]) == fila[-2]


def _cabe(fila: tuple[int, ...], docentes: tuple[int, ...]) -> bool:
    """Si junta los programados, y los visitados no pasan de los monitoreados."""
    no_observado, no_aplica, sin_dato, _, valorados = fila[-5:]
    visitados = valorados + no_observado + no_aplica
    return visitados + sin_dato == docentes[1] and visitados <= docentes[2]


def _filas(
    desempenos: Sequence[Any], escala: tuple[str, ...], logro: int, docentes: tuple[int, ...]
) -> dict[str, tuple[int, ...]]:
    """Lo mismo, una por una, para decir qué está mal."""
    filas = [_desempeno(d, escala, logro, docentes) for d in desempenos]
    sin_repetir("el desempeño", [clave for clave, _ in filas])
    return dict(filas)


def _desempeno(
    datos: Any, escala: tuple[str, ...], logro: int, docentes: tuple[int, ...]
) -> tuple[str, tuple[int, ...]]:
    """El id de un desempeño y su fila de conteos."""
    desempeno = _mapa(datos, "desempenos")
    clave = texto_de(desempeno, "id")
    try:
        return clave, _fila(desempeno, escala, logro, docentes)
    except NoVale as no:
        raise no.en(citar(clave)) from no


def _fila(
    desempeno: Mapping[str, Any], escala: tuple[str, ...], logro: int, docentes: tuple[int, ...]
) -> tuple[int, ...]:
    """Los conteos de un desempeño, si cuadran; `logro` es desde qué nivel lo hay."""
    niveles = _mapa(desempeno.get("niveles"), "niveles")
    if (*niveles,) != escala:
        raise NoVale("mezcla dos escalas de niveles")
    fila = (*_enteros(niveles, escala), *_enteros(desempeno, DE_DESEMPENO))
    if not _suma(fila, logro, len(escala)):
        raise NoVale("los niveles no suman lo que dice")
    if not _cabe(fila, docentes):
        raise NoVale("las cuentas no suman los docentes de la etapa")
    return fila


# ---------------------------------------------------------------- piezas


def _enteros(datos: Mapping[str, Any], claves: tuple[str, ...]) -> tuple[int, ...]:
    """Los números de esas claves: enteros de 0 a `NUMERO_MAXIMO`; `true` no es un número."""
    valores: Any = tuple(map(datos.get, claves))
    if {*map(type, valores)} == _SOLO_ENTEROS and min(valores) >= 0 and max(valores) <= NUMERO_MAXIMO:
        return valores  # type: ignore[no-any-return]
    for clave, valor in zip(claves, valores, strict=True):
        if type(valor) is not int or not 0 <= valor <= NUMERO_MAXIMO:
            dice = f"dice {como_json(valor)}, y va un entero de 0 a {NUMERO_MAXIMO}" if clave in datos else "falta"
            raise NoVale(f"{citar(clave)} {dice}")
    return valores  # type: ignore[no-any-return]


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
