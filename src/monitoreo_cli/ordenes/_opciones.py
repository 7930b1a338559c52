"""Opciones que comparten las órdenes, con su texto en castellano."""

from collections.abc import Sequence
from typing import Any

import typer

from monitoreo_cli.errores import ErrorDeUso
from monitoreo_cli.texto import enumerar, quiza


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
