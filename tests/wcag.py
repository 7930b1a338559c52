"""El contraste entre dos colores, calculado aparte: una segunda opinión sobre los del programa."""


def contraste(uno: str, otro: str) -> float:
    """La razón de WCAG 2 entre dos colores `#rrggbb`, de 1 a 21."""
    oscuro, claro = sorted(map(_luminancia, (uno, otro)))
    return (claro + 0.05) / (oscuro + 0.05)


def _luminancia(color: str) -> float:
    canales = [b / 255 for b in bytes.fromhex(color.removeprefix("#"))]
    rojo, verde, azul = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in canales)
    return 0.2126 * rojo + 0.7152 * verde + 0.0722 * azul
