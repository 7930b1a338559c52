"""Una respuesta que dice varios datos a la vez, y cómo se entiende."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from monitoreo_cli.modelo.tipos import MONTO, Contexto, ValorInvalido, entero
from monitoreo_cli.ordenes._formulario.caminos import Estado, poner
from monitoreo_cli.ordenes._formulario.lectores import Tramo, leer_meses
from monitoreo_cli.ordenes._formulario.pregunta import NoVale, Opcion, Pregunta
from monitoreo_cli.texto import citar
from monitoreo_cli.valor import Valor

_DOS_PARTES = r"(.*\S)\s*:\s*(\S.*)"
_SOLO_NUMEROS = r"[0-9]+(?:(?:[\s,]+|\s+y\s+)[0-9]+)*"
DICHO = "dicho"
GASTO = "Copias de las fichas: 120.50"


class Varios(Valor):
    """Los datos de una respuesta, con las claves del formato, y cómo se los nombra."""

    datos: Mapping[str, Any]
    como: str

    def __str__(self) -> str:
        return self.como


def en_claves(valor: Any) -> Any:
    """Lo respondido con las claves del formato: cada `Varios` deja las suyas en el bloque donde está."""
    if not isinstance(valor, dict):
        return valor
    plano: dict[str, Any] = {}
    for clave, dicho in valor.items():
        plano |= dicho.datos if isinstance(dicho, Varios) else {clave: en_claves(dicho)}
    return plano


def de_elemento(
    lista: tuple[str, ...], llave: str, dato: str, rotulo: str, texto: str, leer: Callable[[str], Any], **mas: Any
) -> Pregunta:
    """La pregunta sin la que un elemento de una lista no es nada: si se borra, se va entero."""

    def poner_o_quitar(estado: Estado, valor: Any) -> Estado:
        return poner(estado, (*lista, llave, dato) if valor is not None else (*lista, llave), valor)

    return Pregunta((*lista, llave, dato), rotulo, texto, leer, poner=poner_o_quitar, **mas)


# ---------------------------------------------------------------- lectores


def leer_fechas(anio: int, **datos: str) -> Callable[[str], Varios]:
    """Meses o días de ese año o, si se dice, del anterior; `datos` van con ellos."""

    def leer(dicho: str) -> Varios:
        tramo = _tramo(dicho, anio)
        return Varios({**datos, "desde": tramo.desde, "hasta": tramo.hasta}, str(tramo))

    return leer


def leer_con_fechas(clave: str, anio: int, ejemplo: str, **datos: str) -> Callable[[str], Varios]:
    """`Feria de ciencias: octubre`; el nombre va en `clave`."""

    def leer(dicho: str) -> Varios:
        nombre, cuando = _en_dos(dicho, ejemplo)
        tramo = _tramo(cuando, anio)
        return Varios({**datos, clave: nombre, "desde": tramo.desde, "hasta": tramo.hasta}, f"{nombre}: {tramo}")

    return leer


def _tramo(dicho: str, anio: int) -> Tramo:
    return leer_meses(anio - 1 if str(anio - 1) in dicho else anio, None)(dicho)


def leer_gasto(dicho: str) -> Varios:
    """En qué y cuánto: `Copias de las fichas: S/ 120.50`."""
    nombre, cuanto = _en_dos(dicho, GASTO)
    try:
        monto = MONTO.leer(re.sub(r"(?i)^s/\.?\s*|\s*soles$", "", cuanto), Contexto())
    except ValorInvalido as error:
        raise NoVale(f"{citar(cuanto)} no es un monto en soles; por ejemplo: {GASTO}") from error
    return Varios({"nombre": nombre, "monto": monto}, f"{nombre}: S/ {monto}")


def _en_dos(dicho: str, ejemplo: str) -> tuple[str, str]:
    partes = re.fullmatch(_DOS_PARTES, dicho)
    if partes is None:
        raise NoVale(f"{citar(dicho)} no lleva dos puntos en medio; por ejemplo: {ejemplo}")
    return partes[1], partes[2]


def leer_cuantos(claves: Sequence[str], maximo: int) -> Callable[[str], dict[str, int]]:
    """Un número por nivel, en el orden de la escala: `0 2 1 0`."""

    def leer(dicho: str) -> dict[str, int]:
        numeros = [entero(parte) for parte in re.split(r"[\s,]+", dicho)]
        ejemplo = " ".join(["1", "2", "1", *["0"] * len(claves)][: len(claves)])
        if len(numeros) != len(claves) or any(n is None or not 0 <= n <= maximo for n in numeros):
            raise NoVale(f"{citar(dicho)} no son {len(claves)} números, uno por nivel; por ejemplo: {ejemplo}")
        return {clave: n for clave, n in zip(claves, numeros, strict=True) if n is not None}

    return leer


def leer_lista(opciones: Sequence[Opcion], ya: Sequence[str]) -> Callable[[str], list[str]]:
    """Una por línea: los números de las que se ofrecen, u otra con sus palabras. Van tras las que ya había."""

    def leer(dicho: str) -> list[str]:
        elegidas = list(ya)
        for linea in filter(None, map(str.strip, dicho.splitlines())):
            if re.fullmatch(_SOLO_NUMEROS, linea) is None:
                elegidas.append(linea)
                continue
            for numero in map(int, re.findall("[0-9]+", linea)):
                if not 0 < numero <= len(opciones):
                    raise NoVale(f"`{numero}` no está en la lista; por ejemplo: 1, 2")
                elegidas.append(opciones[numero - 1].valor)
        return list(dict.fromkeys(elegidas))

    return leer
