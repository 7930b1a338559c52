"""Los colores de los niveles: una sola rampa, de cálido y claro a azul y oscuro, para cualquier escala.

La claridad baja siempre, así que el orden se ve también impreso en gris; y como el tono va de cálido a
azul, lo distingue quien confunde rojo y verde. No hay verde de «bien» ni rojo de «mal».
"""

from monitoreo_cli.valor import Valor

_RAMPA = ((0xFC, 0xE4, 0xBF), (0x93, 0xC5, 0xC9), (0x2B, 0x78, 0x99), (0x16, 0x30, 0x5A))
# El negro sólo hace falta en un tono medio de las escalas de seis, donde las otras dos tintas no bastan.
_TINTAS = ((0x1A, 0x1D, 0x21), (0xFF, 0xFF, 0xFF), (0x00, 0x00, 0x00))
CONTRASTE_MINIMO = 4.5
Rgb = tuple[int, int, int]


class Color(Valor):
    """El relleno de un nivel y la tinta que se lee encima, como `#rrggbb`."""

    fondo: str
    tinta: str


def de_la_escala(niveles: int) -> list[Color]:
    """Un color por nivel, de menor a mayor, repartidos por igual en la rampa."""
    fondos = [_en_la_rampa(i, max(1, niveles - 1)) for i in range(niveles)]
    return [Color(_hexadecimal(f), _hexadecimal(_tinta_sobre(f))) for f in fondos]


def _en_la_rampa(parte: int, todo: int) -> Rgb:
    tramos = len(_RAMPA) - 1
    antes = min(parte * tramos // todo, tramos - 1)
    resto = parte * tramos - antes * todo
    pares = zip(_RAMPA[antes], _RAMPA[antes + 1], strict=True)
    rojo, verde, azul = ((a * (todo - resto) + b * resto + todo // 2) // todo for a, b in pares)
    return rojo, verde, azul


def _tinta_sobre(fondo: Rgb) -> Rgb:
    return next((t for t in _TINTAS if _contraste(fondo, t) >= CONTRASTE_MINIMO), _TINTAS[-1])


def _contraste(uno: Rgb, otro: Rgb) -> float:
    """La razón de contraste de WCAG 2."""
    claro, oscuro = sorted((_luminancia(uno), _luminancia(otro)), reverse=True)
    return (claro + 0.05) / (oscuro + 0.05)


def _luminancia(color: Rgb) -> float:
    lineales = [c / 255 / 12.92 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in color]
    return 0.2126 * lineales[0] + 0.7152 * lineales[1] + 0.0722 * lineales[2]


def _hexadecimal(color: Rgb) -> str:
    return "#{:02x}{:02x}{:02x}".format(*color)
