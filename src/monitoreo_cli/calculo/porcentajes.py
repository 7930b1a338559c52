"""Porcentajes que se pueden defender: exactos, a la mitad hacia arriba, y que suman 100 (05, punto 8)."""

from collections.abc import Sequence


def uno(parte: int, todo: int) -> str:
    """Un porcentaje suelto con un decimal y coma: `66,7 %`. Sin nada que repartir, vacío."""
    if todo == 0:
        return ""
    decimas = (parte * 2000 + todo) // (todo * 2)
    return f"{decimas // 10},{decimas % 10} %"


def n_de(parte: int, todo: int) -> str:
    """`2 de 3 (66,7 %)`; con cero al otro lado, sólo la cuenta."""
    return f"{parte} de {todo} ({uno(parte, todo)})" if todo else f"{parte} de {todo}"


def repartidos(partes: Sequence[int]) -> list[int]:
    """Porcentajes enteros que suman 100, por restos mayores; a igual resto, el primero.

    Sin nada que repartir, ceros.
    """
    todo = sum(partes)
    if todo == 0:
        return [0] * len(partes)
    enteros = [parte * 100 // todo for parte in partes]
    por_resto = sorted(range(len(partes)), key=lambda i: (-(partes[i] * 100 % todo), i))
    for i in por_resto[: 100 - sum(enteros)]:
        enteros[i] += 1
    return enteros
