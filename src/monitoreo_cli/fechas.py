"""Fechas y horas como se escriben en el Perú: se leen de varias formas, se guardan de una."""

import re
from datetime import date, time, timedelta

_ISO = r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
_DIA = r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})"
_MES_ISO = r"([0-9]{4})-([0-9]{2})"
_MES = r"([0-9]{1,2})/([0-9]{4})"
_HORA = r"([0-9]{1,2}):([0-9]{2})"

MESES = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio",
    "julio", "agosto", "setiembre", "octubre", "noviembre", "diciembre",
)  # fmt: skip
DIAS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")


def leer_fecha(texto: str) -> date | None:
    """`2024-04-16`, `16/04/2024` o `6/4/2024`; `None` si no es una fecha que exista."""
    if m := re.fullmatch(_ISO, texto):
        anio, mes, dia = m.groups()
    elif m := re.fullmatch(_DIA, texto):
        dia, mes, anio = m.groups()
    else:
        return None
    return _fecha(int(anio), int(mes), int(dia))


def leer_mes(texto: str) -> tuple[date, date] | None:
    """`2024-04` o `4/2024`, como el primer y el último día del mes."""
    if m := re.fullmatch(_MES_ISO, texto):
        anio, mes = m.groups()
    elif m := re.fullmatch(_MES, texto):
        mes, anio = m.groups()
    else:
        return None
    primero = _fecha(int(anio), int(mes), 1)
    return None if primero is None else (primero, fin_de_mes(primero))


def leer_hora(texto: str) -> time | None:
    """`08:15` u `8:15`, de 00:00 a 23:59."""
    m = re.fullmatch(_HORA, texto)
    if m is None:
        return None
    hora, minuto = int(m[1]), int(m[2])
    return time(hora, minuto) if hora < 24 and minuto < 60 else None


def fin_de_mes(dia: date) -> date:
    if dia.month == 12:
        return dia.replace(day=31)
    return dia.replace(month=dia.month + 1, day=1) - timedelta(days=1)


def un_anio_despues(dia: date, final: bool = False) -> date:
    """El mismo día del año siguiente; el 29 de febrero pasa a ser el 28.

    Con `final`, el último día de un mes sigue siendo el último, aunque el otro febrero tenga un día más.
    """
    if dia.year == date.max.year:
        return dia
    if dia.month == 2 and (dia.day == 29 or (final and dia == fin_de_mes(dia))):
        ultimo = fin_de_mes(date(dia.year + 1, 2, 1))
        return ultimo if final else date(dia.year + 1, 2, 28)
    return dia.replace(year=dia.year + 1)


def sumar_dias(dia: date, dias: int) -> date:
    """El día que queda tantos después (o antes, si es negativo); si se sale del calendario, su primer o último día."""
    return date.fromordinal(min(max(dia.toordinal() + dias, 1), date.max.toordinal()))


def minutos_entre(inicio: time, fin: time) -> int:
    """Minutos de una hora a otra del mismo día; negativo si `fin` va antes."""
    return (fin.hour - inicio.hour) * 60 + fin.minute - inicio.minute


def mes_iso(dia: date) -> str:
    return f"{dia.year:04d}-{dia.month:02d}"


def mes_o_dia(dia: date, final: bool = False) -> str:
    """Como se escribe en el formato: el mes solo si es su primer día (o el último, si es un final); si no, la fecha."""
    es_mes = dia == fin_de_mes(dia) if final else dia.day == 1
    return mes_iso(dia) if es_mes else dia.isoformat()


def meses_entre(desde: date, hasta: date) -> list[str]:
    """Los meses de un rango, como `2024-04`; ninguno si va al revés."""
    cuantos = (hasta.year - desde.year) * 12 + hasta.month - desde.month + 1
    desde_cero = (desde.month - 1 + i for i in range(cuantos))
    return [f"{desde.year + mes // 12:04d}-{mes % 12 + 1:02d}" for mes in desde_cero]


def en_palabras(dia: date) -> str:
    """`16 de abril de 2024`."""
    return f"{dia.day} de {MESES[dia.month - 1]} de {dia.year}"


def corta(dia: date) -> str:
    """`16/4/2024`, sin ceros, como se escribe a mano."""
    return f"{dia.day}/{dia.month}/{dia.year}"


def nombre_de_mes(mes: str) -> str:
    """`2024-04` → `abril`."""
    return MESES[int(mes[5:]) - 1]


def rango(desde: date | None, hasta: date | None) -> str:
    """`abril a junio de 2024` si son meses enteros; si no, `del 3/4/2024 al 9/5/2024`. Sin un extremo, vacío."""
    if desde is None or hasta is None:
        return ""
    if desde.day != 1 or hasta != fin_de_mes(hasta):
        return f"del {corta(desde)} al {corta(hasta)}"
    primero, ultimo = MESES[desde.month - 1], MESES[hasta.month - 1]
    if desde.year != hasta.year:
        return f"{primero} de {desde.year} a {ultimo} de {hasta.year}"
    return f"{ultimo} de {hasta.year}" if primero == ultimo else f"{primero} a {ultimo} de {hasta.year}"


def _fecha(anio: int, mes: int, dia: int) -> date | None:
    try:
        return date(anio, mes, dia)
    except ValueError:
        return None
