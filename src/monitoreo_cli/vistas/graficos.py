"""La geometría de los gráficos: de cuentas a coordenadas. El dibujo es de las plantillas.

Todo cabe en un lienzo de `ANCHO` unidades, que en un teléfono es un píxel por unidad. Los datos son
llanos (listas, textos, números), porque así los reciben las plantillas.
"""

from collections.abc import Mapping, Sequence
from typing import Any

ANCHO = 320
# Con pocos docentes cada uno es un punto; una barra de «40 %» diría más de lo que se sabe.
DESDE_BARRAS = 10
_PASO = 18
_RADIO = 7
_MARGEN = 4
_RENGLON = 20
_ALTO_BARRA = 28
_MINIMO = 3
_CABE_NUMERAL = 9
_SIN_NIVEL: Mapping[str, Any] = {"clave": "—", "fondo": "", "logro": False}
Escala = Sequence[Mapping[str, Any]]


def puntos(niveles: Sequence[int], sin_nivel: int | None, escala: Escala) -> dict[str, Any]:
    """Un carril por nivel y un punto por docente; con `sin_nivel`, un carril más, aunque sea cero.

    Ese carril va delante: después del último parecería el nivel más alto, y a la derecha del corte, logro.
    `escala` lleva por nivel `clave, fondo, tinta, logro`. `corte` es dónde empieza el logro.
    """
    antes = [] if sin_nivel is None else [_SIN_NIVEL]
    claves, cuentas = [*antes, *escala], [*(() if sin_nivel is None else (sin_nivel,)), *niveles]
    ancho = ANCHO / len(cuentas)
    por_renglon = max(1, int((ancho - 2 * _MARGEN) // _PASO))
    renglones = max(1, *(-(-n // por_renglon) for n in cuentas))
    base = renglones * _PASO + 4
    carriles = []
    for i, (nivel, cuantos) in enumerate(zip(claves, cuentas, strict=True)):
        centro = ancho * (i + 0.5)
        carriles.append(
            {
                "clave": nivel["clave"], "fondo": nivel["fondo"], "centro": redondo(centro),
                "desde": redondo(ancho * i + 3), "hasta": redondo(ancho * (i + 1) - 3),
                "puntos": _apilar(cuantos, centro, base, por_renglon),
            }
        )  # fmt: skip
    bajo = sum(1 for nivel in escala if not nivel["logro"])
    corte = redondo(ancho * (bajo + len(antes))) if 0 < bajo < len(escala) else None
    return {
        "clase": "puntos", "ancho": ANCHO, "alto": base + _RENGLON, "base": base, "radio": _RADIO,
        "corte": corte, "carriles": carriles,
    }  # fmt: skip


def _apilar(cuantos: int, centro: float, base: int, por_renglon: int) -> list[dict[str, float]]:
    """Los puntos de un carril, de abajo hacia arriba, centrados en cada renglón."""
    sitios = []
    for n in range(cuantos):
        renglon, puesto = divmod(n, por_renglon)
        en_este = min(por_renglon, cuantos - renglon * por_renglon)
        x = centro + (puesto - (en_este - 1) / 2) * _PASO
        sitios.append({"x": redondo(x), "y": redondo(base - _PASO / 2 - 1 - renglon * _PASO)})
    return sitios


def tope(repartos: Sequence[Sequence[int]], escala: Escala) -> tuple[int, int]:
    """Lo más que hay bajo el logro y en él, entre varias barras: así comparten escala y cero."""
    bajos = [sum(n for n, e in zip(r, escala, strict=True) if not e["logro"]) for r in repartos]
    altos = [sum(r) - bajo for r, bajo in zip(repartos, bajos, strict=True)]
    return max(bajos, default=0), max(altos, default=0)


def barras(niveles: Sequence[int], tope: tuple[int, int], escala: Escala) -> dict[str, Any]:
    """Una barra partida en el logro: a la izquierda quienes están por debajo, a la derecha quienes llegan.

    Un solo docente entre cien se ve: ningún tramo con alguien mide menos de `_MINIMO`.
    """
    reserva = _MINIMO * len(escala)
    unidad = (ANCHO - reserva) / max(1, sum(tope))
    bajo = [i for i, e in enumerate(escala) if not e["logro"]]
    cero = tope[0] * unidad + (_MINIMO * len(bajo) if tope[0] else 0)
    anchos = [max(_MINIMO, n * unidad) if n else 0 for n in niveles]
    x = cero - sum(anchos[i] for i in bajo)
    tramos = []
    for nivel, cuantos, ancho in zip(escala, niveles, anchos, strict=True):
        if cuantos:
            cabe = ancho >= _CABE_NUMERAL * len(str(nivel["clave"])) + 4
            tramos.append(
                {
                    "x": redondo(x), "ancho": redondo(ancho), "centro": redondo(x + ancho / 2), "fondo": nivel["fondo"],
                    "tinta": nivel["tinta"], "clave": nivel["clave"] if cabe else "",
                }
            )  # fmt: skip
        x += ancho
    return {"clase": "barras", "ancho": ANCHO, "alto": _ALTO_BARRA + 12, "barra": _ALTO_BARRA, "cero": redondo(cero),
            "tramos": tramos}  # fmt: skip


def redondo(numero: float) -> float:
    """Una coordenada como se escribe: con un decimal."""
    return round(numero, 1)
