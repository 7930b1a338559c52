"""Paquetes de escuelas inventadas: uno sano a mano, y al azar con cuentas que cuadran."""

import json
from typing import Any

from hypothesis import strategies as st

from monitoreo_cli.lectura.paquete import Paquete, Rechazado, leer

ESCALA = ("I", "II", "III", "IV")


def conteo(clave: str, niveles: dict[str, int], desde: str | None = "III", **sin_nivel: int) -> dict[str, Any]:
    """Los conteos de un desempeño; `sin_nivel` es no_observado, no_aplica o sin_dato."""
    claves = list(niveles)
    return {
        "id": clave, "niveles": niveles, "no_observado": 0, "no_aplica": 0, "sin_dato": 0, **sin_nivel,
        "en_logro": sum(niveles[n] for n in claves[claves.index(desde) :]) if desde else 0,
        "valorados": sum(niveles.values()),
    }  # fmt: skip


def etapa(
    numero: int = 1, rubrica: str | None = "minedu-2018", desde: str | None = "III", **docentes: Any
) -> dict[str, Any]:
    """Una etapa de cuatro docentes: tres programados, dos monitoreados."""
    quienes = {"total": 4, "programados": 3, "monitoreados": 2, "no_monitoreados": 1}
    return {
        "etapa": numero, "rubrica": rubrica, "logro_desde": desde,
        "docentes": {**quienes, "no_programados": {"licencia": 1}, "fuera_del_corte": 0, **docentes},
        "visitas": {"programadas": 3, "cerradas": 2, "borradores": 0},
        "desempenos": [conteo("involucra", {"I": 0, "II": 1, "III": 1, "IV": 0}, desde, sin_dato=1)],
    }  # fmt: skip


def paquete(codigo: str = "0000001", corte: str = "2024-07-05", huella: str = "", etapas: Any = None) -> dict[str, Any]:
    return {
        "formato": 1, "codigo_modular": codigo, "corte": corte, "huella": huella or f"{codigo}{corte}".replace("-", ""),
        "etapas": [etapa()] if etapas is None else etapas,
    }  # fmt: skip


def leido(datos: Any, archivo: str = "ugel.json") -> Paquete | Rechazado:
    return leer([(archivo, json.dumps(datos).encode())])[0]


def sano(datos: Any, archivo: str = "ugel.json") -> Paquete:
    hecho = leido(datos, archivo)
    assert isinstance(hecho, Paquete), hecho
    return hecho


# ---------------------------------------------------------------- al azar

_CODIGOS = st.sampled_from([f"000000{n}" for n in range(1, 6)])
_INSTRUMENTOS = st.sampled_from(
    [
        ("minedu-2018", ESCALA, "III", ("involucra", "respeto")),
        ("minedu-2018", ESCALA, "III", ("respeto", "involucra")),
        ("minedu-2018", ESCALA, "II", ("involucra", "respeto")), ("lista", ("No", "Sí"), "Sí", ("unidad",)),
        ("lista", ("No", "Sí"), None, ("unidad",)),
    ]
)  # fmt: skip


@st.composite
def etapas(draw: st.DrawFn, numero: int) -> dict[str, Any]:
    rubrica, escala, desde, ids = draw(_INSTRUMENTOS)
    monitoreados, faltan, licencias = (draw(st.integers(0, 6)) for _ in range(3))
    desempenos = []
    for clave in ids:
        dichos = draw(st.lists(st.sampled_from([*escala, "no_observado", "no_aplica"]), max_size=monitoreados))
        programados = monitoreados + faltan
        sueltos = {c: dichos.count(c) for c in ("no_observado", "no_aplica")}
        niveles = {n: dichos.count(n) for n in escala}
        desempenos.append(conteo(clave, niveles, desde, **sueltos, sin_dato=programados - len(dichos)))
    motivos = {"licencia": licencias} if licencias else {}
    quienes = {"total": monitoreados + faltan + licencias, "programados": monitoreados + faltan}
    docentes: dict[str, Any] = {
        **quienes,
        "monitoreados": monitoreados,
        "no_monitoreados": faltan,
        "no_programados": motivos,
    }
    return {**etapa(numero, rubrica, **docentes), "logro_desde": desde, "desempenos": desempenos}


@st.composite
def al_azar(draw: st.DrawFn) -> dict[str, Any]:
    """Un paquete; los códigos, cortes y huellas son pocos para que choquen."""
    numeros = draw(st.lists(st.integers(1, 3), unique=True, max_size=3))
    corte = f"2024-07-0{draw(st.integers(1, 3))}"
    codigo = draw(_CODIGOS)
    huella = f"{codigo}-{draw(st.integers(1, 3))}" if draw(st.integers(0, 19)) else "la misma"
    return paquete(codigo, corte, huella, [draw(etapas(n)) for n in numeros])
