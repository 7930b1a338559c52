"""Cambia el código de un docente en toda la escuela."""

from typing import TYPE_CHECKING, Annotated

import typer

from monitoreo_cli.errores import ErrorDeUso, Ilegible
from monitoreo_cli.modelo.tipos import ID
from monitoreo_cli.ordenes._escuela import hoy, ids_de_docentes, raiz_de
from monitoreo_cli.ordenes._opciones import argumento, conocido, leido, opcion

if TYPE_CHECKING:
    from monitoreo_cli.escritura.obra import Cambio


def orden(
    ctx: typer.Context,
    docente: Annotated[str, argumento("ID", "El docente, por su código (d01).", ids_de_docentes)],
    nuevo: Annotated[str, argumento("NUEVO", "Su código nuevo.")],
    aplicar: Annotated[bool, opcion("--aplicar", ayuda="Lo hace; si no, sólo dice qué archivos cambiarían.")] = False,
) -> None:
    """Cambia el código de un docente en la lista, sus visitas y todo lo que lo cita: todo o nada.

    Sin --aplicar no toca nada: lista los archivos que cambiarían.
    """
    from monitoreo_cli.escritura.renombrar import cambios_de, de_docente
    from monitoreo_cli.lectura.cargar import cargar
    from monitoreo_cli.lectura.carpeta import Carpeta
    from monitoreo_cli.ordenes._cambiar import aplicar_a_todos, exigir_lo_mismo

    carpeta = Carpeta(raiz_de(ctx))
    escuela, _ = cargar(carpeta.base())
    if escuela.lista is None:
        raise Ilegible("`docentes.yaml`")
    conocido("el docente", docente, escuela.docentes)
    if leido("NUEVO", nuevo, ID) in escuela.docentes:
        raise ErrorDeUso(f"ya existe el docente `{nuevo}`", "elige un código que nadie tenga")
    cambios = cambios_de(carpeta, de_docente(carpeta, docente, nuevo.strip()))
    if aplicar:
        aplicar_a_todos(carpeta, cambios, hoy())
    else:
        exigir_lo_mismo(carpeta, cambios, hoy())
        _en_seco(cambios)


def _en_seco(cambios: "list[Cambio]") -> None:
    from monitoreo_cli.ordenes._cambiar import ordenados
    from monitoreo_cli.texto import contar, desde_aqui
    from monitoreo_cli.vistas.terminal import avisos, salida

    for cambio in ordenados(cambios):
        mudanza = f" -> {desde_aqui(cambio.nueva)}" if cambio.se_muda else ""
        salida().parrafo(desde_aqui(cambio.ruta) + mudanza, "  ", "")
    avisos().escribir(f"{contar(len(cambios), 'archivo cambiaría', 'archivos cambiarían')}. Hazlo con --aplicar")
