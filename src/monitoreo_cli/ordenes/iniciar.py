"""Crea la carpeta de una escuela: plan comentado, docentes, rúbrica y ajustes."""

from pathlib import Path
from typing import Annotated

import typer

from monitoreo_cli.errores import ErrorDeUso
from monitoreo_cli.lectura.carpeta import A_MEDIAS
from monitoreo_cli.lectura.clases import PLAN
from monitoreo_cli.ordenes._escuela import carpeta_dicha, hoy
from monitoreo_cli.ordenes._formulario import hay_con_quien
from monitoreo_cli.ordenes._opciones import argumento, opcion
from monitoreo_cli.texto import contar
from monitoreo_cli.vistas.terminal import Tramo, columnas, salida


def _ejemplos() -> list[str]:
    from monitoreo_cli.escritura.nueva_escuela import ejemplos

    return list(ejemplos())


def orden(
    ctx: typer.Context,
    directorio: Annotated[str | None, argumento("[DIR]", "Dónde; por omisión, aquí (o el nombre del ejemplo).")] = None,
    ejemplo: Annotated[
        str | None,
        opcion(
            "--ejemplo", metavar="NOMBRE", completa=_ejemplos,
            ayuda="Copia una escuela de ejemplo: san-cristobal, escuela-modelo o con-errores.",
        ),
    ] = None,
    desde: Annotated[
        str | None, opcion("--desde", ayuda="Pasa al año siguiente el plan de esa carpeta.", metavar="CARPETA")
    ] = None,
    sin_preguntas: Annotated[
        bool, opcion("--sin-preguntas", ayuda="No pregunta nada: crea los archivos para llenarlos a mano.")
    ] = False,
) -> None:  # fmt: skip
    """Crea la carpeta de una escuela, lista para escribir en ella. Nunca pisa lo que ya hay.

    En una terminal pregunta lo que el plan necesita, muestra el calendario y lo crea cuando dices que sí.
    """
    destino = Path(directorio or carpeta_dicha(ctx) or ejemplo or ".")
    if _termina_la_cortada(destino):
        salida().escribir(f"La escuela de {destino} había quedado a medio crear: ya está entera.")
    elif desde is not None:
        if ejemplo is not None:
            raise ErrorDeUso("--ejemplo y --desde no van juntos", "elige de dónde parte la carpeta")
        from monitoreo_cli.ordenes._iniciar.siguiente import crear_siguiente

        crear_siguiente(Path(desde), destino, hoy())
    elif creada := _crear(destino, ejemplo, pregunta=not sin_preguntas):
        _decir(destino, *creada)
    else:
        return
    _seguir(destino, por_completar=ejemplo is None)


def _termina_la_cortada(destino: Path) -> bool:
    """Si ahí se estaba creando una escuela y se cortó la luz, la termina con lo que entonces se respondió."""
    if (destino / PLAN).exists() or not (destino / A_MEDIAS).is_file():
        return False
    from monitoreo_cli.escritura.obra import terminar

    terminar(destino)
    return (destino / PLAN).exists()


def _crear(destino: Path, ejemplo: str | None, pregunta: bool) -> tuple[list[str], list[str]] | None:
    if ejemplo is None and pregunta and hay_con_quien():
        from monitoreo_cli.ordenes._iniciar.conversar import preguntar_y_crear

        return preguntar_y_crear(destino, hoy())
    from monitoreo_cli.escritura.nueva_escuela import iniciar

    return iniciar(destino, hoy(), ejemplo)


def _decir(destino: Path, escritas: list[str], estaban: list[str]) -> None:
    visibles = [r for r in escritas if not r.startswith(".")]
    pantalla = salida()
    pantalla.escribir([Tramo(f"Escuela creada en {destino}", "titulo")])
    pantalla.escribir(*(f"  {r}" for r in visibles[:12]))
    if len(visibles) > 12:
        pantalla.escribir(f"  y {contar(len(visibles) - 12, 'archivo')} más")
    if estaban:
        pantalla.escribir(f"  Ya estaban y no se tocaron: {', '.join(estaban)}")


def _seguir(destino: Path, por_completar: bool) -> None:
    entrar = [f'  cd "{destino}"' if " " in str(destino) else f"  cd {destino}"] if str(destino) != "." else []
    siguientes = [
        *([["monitoreo plan completar", "responde lo que al plan le falta, en ratos"]] if por_completar else []),
        ["monitoreo", "el menú: pregunta qué quieres hacer"],
        ["monitoreo validar", "qué falta o está mal"],
        ["monitoreo visita nueva", "registra una visita"],
        ["monitoreo resumen", "en qué nivel está cada docente"],
    ]
    salida().escribir("", "Sigue así:", *entrar, *columnas(siguientes))
