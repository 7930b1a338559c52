"""El instrumento y sus niveles, en los datos llanos que reciben las plantillas."""

from typing import Protocol

from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.observacion import NO_APLICA, NO_OBSERVADO
from monitoreo_cli.modelo.rubrica import Rubrica
from monitoreo_cli.vistas.colores import de_la_escala
from monitoreo_cli.vistas.informe import Llano
from monitoreo_cli.vistas.resumen import instrumento_en_palabras, nombre_de_desempeno

SIGLAS = {
    NO_OBSERVADO: ("n. o.", "no observado"),
    NO_APLICA: ("n. a.", "no aplica"),
    None: ("—", "sin dato"),
}


class ConNombre(Protocol):
    """Un desempeño o la cuenta de uno."""

    @property
    def id(self) -> str | None: ...
    @property
    def codigo(self) -> str | None: ...
    @property
    def nombre(self) -> str | None: ...


def instrumento_llano(instrumento: Rubrica | None) -> Llano:
    """Su nombre y desde dónde es logro; vacío si no hay instrumento."""
    if instrumento is None:
        return {}
    return {"nombre": instrumento_en_palabras(instrumento), "logro_desde": instrumento.logro_desde or ""}


def escala_de(instrumento: Rubrica) -> list[Llano]:
    """Los niveles de menor a mayor, con su color."""
    nombres = {n.clave: n.nombre for n in instrumento.niveles}
    colores = de_la_escala(len(instrumento.claves))
    return [
        {
            "orden": orden,
            "clave": clave,
            "nombre": nombres[clave] or "",
            "logro": clave in instrumento.claves_en_logro,
            **color.como_dict(),
        }
        for orden, (clave, color) in enumerate(zip(instrumento.claves, colores, strict=True), 1)
    ]


def celda(dicho: str | None, escala: list[Llano]) -> Llano:
    """Un nivel como se muestra; `orden` 0 es «sin nivel»."""
    nivel = next((n for n in escala if n["clave"] == dicho), None)
    if nivel is not None:
        return {"orden": nivel["orden"], "corto": nivel["clave"], "entero": nivel["nombre"]}
    corto, entero = SIGLAS.get(dicho, SIGLAS[None])
    return {"orden": 0, "corto": corto, "entero": entero}


def siglas_de(niveles: set[str | None]) -> list[str]:
    """Qué quieren decir las siglas con que se muestran esos niveles, en una frase; ninguna si no hay siglas."""
    dichas = [f"{corto} = {entero}" for clave, (corto, entero) in SIGLAS.items() if clave in niveles]
    return [f"{'; '.join(dichas)}."] if dichas else []


def desempeno(cual: ConNombre) -> Llano:
    return {"codigo": cual.codigo or cual.id or "", "nombre": cual.nombre or ""}


def codigo_de(clave: str | None, instrumento: Rubrica | None, escuela: Escuela) -> str:
    """El código con que se muestra un desempeño; si es de otra ficha, con su nombre, que ahí nada explica."""
    for rubrica in (instrumento, *escuela.rubricas.values()):
        cual = rubrica.por_id.get(clave or "") if rubrica else None
        if cual is not None:
            return cual.codigo or clave or "" if rubrica is instrumento else nombre_de_desempeno(cual)
    return clave or ""
