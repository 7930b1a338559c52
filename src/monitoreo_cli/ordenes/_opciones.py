"""Opciones que comparten las órdenes, con su texto en castellano."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import typer

from monitoreo_cli.errores import ErrorDeUso
from monitoreo_cli.texto import enumerar, quiza

if TYPE_CHECKING:
    from monitoreo_cli.modelo.tipos import Tipo

T = TypeVar("T")


def opcion(*nombres: str, ayuda: str, metavar: str | None = None) -> Any:
    """Una opción; su valor por omisión lo cuenta la ayuda con palabras."""
    return typer.Option(*nombres, help=ayuda, metavar=metavar, show_default=False)


def argumento(metavar: str, ayuda: str) -> Any:
    return typer.Argument(metavar=metavar, help=ayuda, show_default=False)


def formato(*opciones: str) -> Any:
    """`--formato`, con su lista de valores; el primero es el que sale si no se dice."""
    ayuda = f"Cómo se muestra: {enumerar(opciones, 'o')} (por omisión, {opciones[0]})."

    def comprobar(valor: str) -> str:
        return una_de("--formato", valor, opciones)

    return typer.Option(
        "--formato", help=ayuda, metavar="FORMATO", show_default=False, callback=comprobar,
        autocompletion=lambda: list(opciones),
    )  # fmt: skip


def una_de(nombre: str, valor: str, opciones: Sequence[str]) -> str:
    """El valor si está en la lista; si no, `ErrorDeUso` con la lista."""
    if valor not in opciones:
        sugerencia = quiza(valor, opciones)
        raise ErrorDeUso(f"`{valor}` no vale para {nombre}", sugerencia or f"usa {enumerar(opciones, 'o')}")
    return valor


def conocido(que: str, dicho: str, hay: Iterable[str], opcion: str = "") -> str:
    """El id si existe; si no, `ErrorDeUso` con el más parecido o la lista de los que hay."""
    ids = list(hay)
    if dicho not in ids:
        donde = f"{opcion}: " if opcion else ""
        arreglo = quiza(dicho, ids) or f"hay: {enumerar(ids) or 'ninguno'}"
        raise ErrorDeUso(f"{donde}no existe {que} `{dicho}`", arreglo)
    return dicho


def leido(opcion: str, texto: str, tipo: "Tipo[T]") -> T:
    """El valor de una opción con su tipo. Lanza `ErrorDeUso` si no lo es."""
    from monitoreo_cli.modelo.tipos import Contexto, ValorInvalido

    try:
        return tipo.leer(texto.strip(), Contexto())
    except ValorInvalido as error:
        raise ErrorDeUso(f"{opcion}: {error.mensaje}", error.arreglo or error.rotulo) from error


def desde_aqui(ruta: Path) -> str:
    """Una ruta como se escribe desde la carpeta actual, con `/`."""
    return os.path.relpath(ruta).replace(os.sep, "/")
