"""Los feriados nacionales del Perú, para no proponer visitas en ellos.

Fuente: conocimiento general, revisable; no se cotejó con las normas de cada año, y no incluye los días
no laborables que el Gobierno declara ni los feriados de cada lugar. La palabra final es del plan: en
`no_lectivos` se agregan días sin clases, y en `recuperaciones` los feriados en que sí hay.
"""

from datetime import date, timedelta

# Mes, día, nombre y el primer año en que se supone vigente (0: desde antes de lo que importa aquí).
_FIJOS = (
    (1, 1, "Año Nuevo", 0),
    (5, 1, "Día del Trabajo", 0),
    (6, 7, "Batalla de Arica y Día de la Bandera", 2024),
    (6, 29, "San Pedro y San Pablo", 0),
    (7, 23, "Día de la Fuerza Aérea", 2024),
    (7, 28, "Fiestas Patrias", 0),
    (7, 29, "Fiestas Patrias", 0),
    (8, 6, "Batalla de Junín", 2022),
    (8, 30, "Santa Rosa de Lima", 0),
    (10, 8, "Combate de Angamos", 0),
    (11, 1, "Todos los Santos", 0),
    (12, 8, "Inmaculada Concepción", 0),
    (12, 9, "Batalla de Ayacucho", 2022),
    (12, 25, "Navidad", 0),
)
_ANTES_DE_PASCUA = {3: "Jueves Santo", 2: "Viernes Santo"}


def feriado(dia: date) -> str:
    """El nombre del feriado nacional de ese día; vacío si no lo es."""
    for mes, numero, nombre, desde in _FIJOS:
        if (dia.month, dia.day) == (mes, numero) and dia.year >= desde:
            return nombre
    return _ANTES_DE_PASCUA.get((pascua(dia.year) - dia).days, "")


def pascua(anio: int) -> date:
    """El domingo de Pascua del calendario gregoriano (cómputo de Meeus, Jones y Butcher)."""
    a, (b, c) = anio % 19, divmod(anio, 100)
    (d, e), f = divmod(b, 4), (b + 8) // 25
    h = (19 * a + b - d - (b - f + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    siguiente = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * siguiente) // 451
    mes, dia = divmod(h + siguiente - 7 * m + 114, 31)
    return date(anio, mes, 1) + timedelta(days=dia)
