"""Cambia el nombre del archivo de una visita y arregla lo que la cita."""

from typing import TYPE_CHECKING, Annotated

import typer

from monitoreo_cli.errores import ErrorDeDatos, ErrorDeUso
from monitoreo_cli.fechas import leer_fecha
from monitoreo_cli.modelo.tipos import ID_DE_VISITA
from monitoreo_cli.ordenes._escuela import hoy, ids_de_visitas, raiz_de
from monitoreo_cli.ordenes._opciones import argumento, leido

if TYPE_CHECKING:
    from monitoreo_cli.escritura.parche import Parche


def orden(
    ctx: typer.Context,
    visita: Annotated[str, argumento("ID", "La visita (2024-04-16-d01).", ids_de_visitas)],
    nuevo: Annotated[str | None, argumento("NUEVO", "Su id nuevo (por omisión, <fecha>-<docente>).")] = None,
) -> None:
    """Renombra una visita o un seguimiento, con cada compromiso, contraste y entrega que lo cita: todo o nada."""
    from monitoreo_cli.escritura.renombrar import Renombre, cambios_de
    from monitoreo_cli.escritura.visita import CARPETA, ocupados_en
    from monitoreo_cli.lectura.carpeta import Carpeta
    from monitoreo_cli.ordenes._cambiar import EnObra, aplicar_a_todos, ruta_de_observacion, sin_cambios

    carpeta = Carpeta(raiz_de(ctx))
    obra = EnObra(carpeta, ruta_de_observacion(carpeta, visita))
    ocupados = ocupados_en(carpeta.observaciones, CARPETA)
    destino = _propio(obra.parche, visita, ocupados) if nuevo is None else leido("NUEVO", nuevo, ID_DE_VISITA)
    if destino == visita:
        sin_cambios(f"`{visita}` ya se llama así")
        return
    if destino in ocupados:
        raise ErrorDeUso(f"ya existe la visita `{destino}`", "elige otro nombre")
    aplicar_a_todos(carpeta, cambios_de(carpeta, Renombre({}, {visita: destino})), hoy())


def _propio(parche: "Parche", visita: str, ocupados: set[str]) -> str:
    """`<fecha>-<docente>`, con el primer sufijo libre, que puede ser el que ya tiene."""
    from monitoreo_cli.escritura.visita import nombres_libres

    fecha, docente = leer_fecha(parche.texto("fecha") or ""), parche.texto("docente")
    if fecha is None or docente is None:
        raise ErrorDeDatos(f"a `{visita}` le falta una fecha o un docente que se entienda", "di su nombre nuevo")
    sufijo = "-seguimiento" if parche.texto("tipo") == "seguimiento" else ""
    base = f"{fecha}-{docente}{sufijo}"
    return next(nombres_libres(base, ocupados - {visita}))
