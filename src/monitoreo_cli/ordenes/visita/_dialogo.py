"""Poner en una visita lo conversado y lo acordado, lo hayan dicho las opciones o las respuestas."""

import re
from typing import TYPE_CHECKING, Any

from monitoreo_cli.errores import ErrorDeUso
from monitoreo_cli.modelo.observacion import Dialogo
from monitoreo_cli.modelo.tipos import FECHA
from monitoreo_cli.ordenes._opciones import leido

if TYPE_CHECKING:
    from monitoreo_cli.escritura.parche import Parche


def valor_de(clave: str, texto: str) -> Any:
    """Lo que dice un texto de esa clave del diálogo. Lanza `ErrorDeUso` si no es una fecha y debía serlo."""
    return leido(_opcion(clave), texto, FECHA) if Dialogo.CAMPOS[clave].forma is FECHA else texto


def _opcion(clave: str) -> str:
    return "--" + clave.replace("_", "-")


def poner_dialogo(parche: "Parche", dichos: dict[str, Any]) -> None:
    """Pone lo que falta. Lanza `ErrorDeUso` si algo ya dice otra cosa, o si no se sabrá cuándo se conversó."""
    if not dichos:
        return
    if "fecha" not in dichos and parche.nodo("dialogo", "fecha") is None:
        raise ErrorDeUso("falta --fecha: cuándo se conversó", "por ejemplo: --fecha 2024-04-18")
    if parche.nodo("dialogo") is None:
        parche.poner(("dialogo",), dichos)
        return
    for clave in Dialogo.CAMPOS:
        escrito = parche.nodo("dialogo", clave)
        if clave in dichos and escrito is None:
            parche.poner(("dialogo", clave), dichos[clave])
        elif clave in dichos and valor_de(clave, (parche.texto("dialogo", clave) or "").strip()) != dichos[clave]:
            arreglo = "aquí sólo se agrega: cámbialo en el archivo"
            raise ErrorDeUso(f"{_opcion(clave)}: la visita ya dice otra cosa en `{clave}`", arreglo)


def ids_de_compromisos(parche: "Parche") -> list[str]:
    """Los que ya tiene la visita."""
    return [parche.texto("compromisos", i, "id") or "" for i in parche.elementos("compromisos")]


def agregar_compromisos(parche: "Parche", dichos: list[dict[str, Any]]) -> None:
    """Los compromisos, con los ids que siguen a los que hay."""
    hay = ids_de_compromisos(parche)
    desde = max((int(m[1]) for clave in hay if (m := re.fullmatch("c([0-9]{1,9})", clave))), default=0) + 1
    if dichos:
        parche.agregar(("compromisos",), [{**dicho, "id": f"c{n}"} for n, dicho in enumerate(dichos, desde)])
