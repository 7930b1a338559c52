"""Cómo se entiende lo que se responde de la escuela y de su año: meses, códigos, cantidades."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

from monitoreo_cli.fechas import MESES, corta, fin_de_mes, leer_fecha, rango
from monitoreo_cli.modelo.tipos import TipoCodigo, entero
from monitoreo_cli.ordenes._formulario.pregunta import NoVale
from monitoreo_cli.texto import citar, sin_acentos
from monitoreo_cli.valor import Valor

_TROZO = r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}/[0-9]{1,2}(?:/[0-9]{4})?|[0-9]+|[a-z]+"
_SIGLAS_MAXIMAS = 4
_PRIMER_MES, _MESES_DE_VISITAS = 4, 9
_TAMBIEN = {"sep": "set", "sept": "set", "septiembre": "setiembre"}
_NEXOS = ("de", "del", "el", "desde", "a", "al", "hasta", "y", "e")


class Tramo(Valor):
    """De un día a otro, ambos inclusive."""

    desde: date
    hasta: date

    def __str__(self) -> str:
        return rango(self.desde, self.hasta)


def leer_entre(minimo: int, maximo: int, ejemplo: int) -> Callable[[str], int]:
    """Un número entero dentro de unos límites."""

    def leer(dicho: str) -> int:
        numero = entero(dicho)
        if numero is None or not minimo <= numero <= maximo:
            raise NoVale(f"{citar(dicho)} no es un número de {minimo} a {maximo}; por ejemplo: {ejemplo}")
        return numero

    return leer


def leer_siglas(dicho: str) -> str:
    """`i.e.p.` es `IEP`; lo que no son siglas queda como se escribió."""
    juntas = dicho.replace(".", "")
    return juntas.upper() if len(juntas) <= _SIGLAS_MAXIMAS else dicho


def leer_codigo(tipo: TipoCodigo) -> Callable[[str], str]:
    """Un código con todas sus cifras: los ceros de la izquierda cuentan."""

    def leer(dicho: str) -> str:
        cifras = dicho.replace(" ", "").strip("\"'")
        if not re.fullmatch(f"[0-9]{{{tipo.digitos}}}", cifras):
            raise NoVale(
                f"{citar(dicho)} no es {tipo.nombre}: son {tipo.digitos} cifras, con sus ceros delante; "
                f"por ejemplo: {tipo.ejemplo}"
            )
        return cifras

    return leer


def leer_meses(anio: int, despues_de: date | None) -> Callable[[str], Tramo]:
    """Meses o días de ese año, después de la etapa de antes.

    `abril a junio`, `4-6`, `abril`, `abril, mayo y junio` o `del 6/4 al 26/6`.
    """

    def leer(dicho: str) -> Tramo:
        trozos = [t for t in re.findall(_TROZO, sin_acentos(dicho)) if t not in (*_NEXOS, str(anio))]
        leidos = [tramo for t in trozos if (tramo := _tramo(t, anio))]
        if not leidos or len(leidos) < len(trozos) or (len(leidos) > 2 and not _seguidos(leidos)):
            raise NoVale(f"{citar(dicho)} no son meses de {anio}; por ejemplo: abril a junio, 4-6 o del 6/4 al 26/6")
        tramo = Tramo(leidos[0].desde, leidos[-1].hasta)
        if tramo.desde > tramo.hasta:
            raise NoVale(f"{citar(dicho)} termina antes de empezar; por ejemplo: abril a junio")
        if despues_de is not None and tramo.desde <= despues_de:
            raise NoVale(f"la etapa de antes llega hasta el {corta(despues_de)}; empieza ésta después")
        return tramo

    return leer


def _tramo(trozo: str, anio: int) -> Tramo | None:
    """Un mes entero o un día suelto; `None` si no se entiende o es de otro año."""
    if "/" in trozo or "-" in trozo:
        dia = leer_fecha(trozo if "-" in trozo or trozo.count("/") == 2 else f"{trozo}/{anio}")
        return Tramo(dia, dia) if dia and dia.year == anio else None
    mes = _mes(trozo)
    if mes is None:
        return None
    primero = date(anio, mes, 1)
    return Tramo(primero, fin_de_mes(primero))


def _mes(trozo: str) -> int | None:
    """El mes por su número, su nombre o sus tres primeras letras."""
    if trozo.isdecimal():
        return int(trozo) if len(trozo) <= 2 and 1 <= int(trozo) <= len(MESES) else None
    nombre = _TAMBIEN.get(trozo, trozo)
    return next((n for n, mes in enumerate(MESES, 1) if len(nombre) > 2 and mes.startswith(nombre)), None)


def _seguidos(tramos: list[Tramo]) -> bool:
    return all(b.desde - a.hasta == timedelta(days=1) for a, b in pairwise(tramos))


def propuesta_de_meses(anio: int, cuantas: int) -> list[Tramo]:
    """Abril a diciembre en tantas partes, dejando diciembre, si se puede, para el informe.

    Con tres: abril a junio, julio a setiembre, octubre y noviembre.
    """
    cortes = [_PRIMER_MES + (_MESES_DE_VISITAS * n) // cuantas for n in range(cuantas + 1)]
    cortes[-1] = max(cortes[-2] + 1, cortes[-1] - 1)
    return [Tramo(date(anio, a, 1), fin_de_mes(date(anio, z - 1, 1))) for a, z in pairwise(cortes)]
