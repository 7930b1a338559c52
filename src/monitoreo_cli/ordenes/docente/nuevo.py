"""Agrega un docente a la lista."""

from typing import Annotated

import typer

from monitoreo_cli.errores import ErrorDeUso
from monitoreo_cli.modelo.tipos import ENTERO, ID
from monitoreo_cli.ordenes._escuela import raiz_de
from monitoreo_cli.ordenes._formulario import hay_con_quien
from monitoreo_cli.ordenes._opciones import leido, opcion


def orden(
    ctx: typer.Context,
    id: Annotated[str | None, opcion("--id", ayuda="Su código: d05.", metavar="ID")] = None,
    aula: Annotated[str | None, opcion("--aula", ayuda="Cómo se le nombra en público.", metavar="TEXTO")] = None,
    grados: Annotated[
        list[str] | None, opcion("--grados", ayuda="Grados a su cargo: 1,2. Se repite.", metavar="GRADOS")
    ] = None,
    seccion: Annotated[str | None, opcion("--seccion", ayuda="Sección.", metavar="TEXTO")] = None,
    area: Annotated[str | None, opcion("--area", ayuda="Área curricular.", metavar="TEXTO")] = None,
    condicion: Annotated[
        str | None, opcion("--condicion", ayuda="`nombrado` o `contratado`.", metavar="CONDICIÓN")
    ] = None,
    especialidad: Annotated[str | None, opcion("--especialidad", ayuda="Especialidad.", metavar="TEXTO")] = None,
    por_contratar: Annotated[
        bool, opcion("--por-contratar", ayuda="La plaza todavía no tiene docente.")
    ] = False,
) -> None:  # fmt: skip
    """Agrega un docente al final de docentes.yaml y escribe su ruta. Su nombre va en identidades.yaml.

    Sin opciones, en una terminal, lo va preguntando.
    """
    from monitoreo_cli.lectura.carpeta import Carpeta

    dichos = {
        "aula": aula, "grados": _grados(grados or []), "seccion": seccion, "area": area, "condicion": condicion,
        "especialidad": especialidad, "por_contratar": por_contratar,
    }  # fmt: skip
    if id is None and not any(dichos.values()) and hay_con_quien():
        from monitoreo_cli.ordenes.docente._preguntar import preguntar

        preguntar(Carpeta(raiz_de(ctx)))
        return
    if id is None:
        raise ErrorDeUso("falta --id, el código del docente", "por ejemplo: --id d05")
    from monitoreo_cli.ordenes.docente._crear import crear_docente

    crear_docente(Carpeta(raiz_de(ctx)), {"id": leido("--id", id, ID), **dichos})


def _grados(dichos: list[str]) -> list[int]:
    """Los grados, separados por comas o espacios."""
    return [leido("--grados", g, ENTERO) for dicho in dichos for g in dicho.replace(",", " ").split()]
