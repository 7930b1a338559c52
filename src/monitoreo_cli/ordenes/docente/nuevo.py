"""Agrega un docente a la lista."""

from typing import Annotated

import typer

from monitoreo_cli.errores import ErrorDeDatos, ErrorDeUso
from monitoreo_cli.modelo.tipos import ENTERO, ID
from monitoreo_cli.ordenes._escuela import hoy, raiz_de
from monitoreo_cli.ordenes._opciones import leido, opcion

DOCENTES = "docentes.yaml"


def orden(
    ctx: typer.Context,
    id: Annotated[str, opcion("--id", ayuda="Su código: d05.", metavar="ID")],
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
    """Agrega un docente al final de docentes.yaml y escribe su ruta. Su nombre va en identidades.yaml."""
    from monitoreo_cli.lectura.carpeta import Carpeta
    from monitoreo_cli.ordenes._cambiar import EnObra

    propio = leido("--id", id, ID)
    dichos = {
        "id": propio, "aula": aula, "grados": _grados(grados or []), "seccion": seccion, "area": area,
        "condicion": condicion, "especialidad": especialidad, "por_contratar": por_contratar or None,
    }  # fmt: skip
    carpeta = Carpeta(raiz_de(ctx))
    if DOCENTES not in carpeta.reconocidas:
        raise ErrorDeDatos(f"no está `{DOCENTES}`", "créalo: `monitoreo iniciar` en otra carpeta da un modelo")
    obra = EnObra(carpeta, DOCENTES)
    if propio in (obra.parche.texto("docentes", i, "id") for i in obra.parche.elementos("docentes")):
        raise ErrorDeUso(f"ya existe el docente `{propio}`", f"elige otro código, o cámbialo en `{DOCENTES}`")
    obra.parche.agregar(("docentes",), [{c: v for c, v in dichos.items() if v not in (None, [], "")}])
    obra.guardar(hoy())


def _grados(dichos: list[str]) -> list[int]:
    """Los grados, separados por comas o espacios."""
    return [leido("--grados", g, ENTERO) for dicho in dichos for g in dicho.replace(",", " ").split()]
