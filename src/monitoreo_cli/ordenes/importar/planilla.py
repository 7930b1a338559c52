"""Importa el libro que da `exportar planilla`, ya lleno."""

from typing import Annotated

import typer

from monitoreo_cli.ordenes._opciones import argumento
from monitoreo_cli.ordenes.importar._importar import APLICAR, CERRADAS, CERRAR, OBSERVADOR, Pedido, importar


def orden(
    ctx: typer.Context,
    archivo: Annotated[str, argumento("ARCHIVO", "El libro de Excel que llenaste.")],
    observador: Annotated[str | None, OBSERVADOR] = None,
    cerrar: Annotated[bool, CERRAR] = False,
    cambiar_cerradas: Annotated[bool, CERRADAS] = False,
    aplicar: Annotated[bool, APLICAR] = False,
) -> None:
    """Lee las hojas Docentes, Visitas y Seguimiento y dice qué se crearía, qué cambiaría y qué no se entiende.

    Nada se adivina: una fila con una celda que no se entiende queda fuera entera, y se dice cuál y por qué.
    Una celda vacía es un dato que falta: nunca borra lo que ya estaba. Sin --aplicar no se escribe nada.
    """
    que = ("docentes", "visitas", "seguimiento")
    importar(ctx, Pedido(archivo, que, observador, cerrar, cambiar_cerradas, aplicar))
