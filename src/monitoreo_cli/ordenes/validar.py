"""Todos los problemas de todos los archivos, con su lugar y su arreglo."""

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from monitoreo_cli.errores import ErrorDelMundo, ErrorDeUso
from monitoreo_cli.lectura.cargar import orden_de_problema
from monitoreo_cli.lectura.carpeta import Carpeta
from monitoreo_cli.lectura.clases import PLAN
from monitoreo_cli.ordenes._escuela import escuela_en, hoy, raiz_de
from monitoreo_cli.ordenes._opciones import argumento, formato, opcion
from monitoreo_cli.problema import Gravedad
from monitoreo_cli.reglas.en_flujo import Revisada, revisar_carpeta
from monitoreo_cli.reglas.registro import gravedad_de
from monitoreo_cli.texto import desde_aqui
from monitoreo_cli.vistas.progreso import Progreso
from monitoreo_cli.vistas.terminal import avisos, salida

if TYPE_CHECKING:
    from monitoreo_cli.ordenes._privacidad import Busqueda


def orden(
    ctx: typer.Context,
    rutas: Annotated[list[str] | None, argumento("[RUTA]...", "La escuela, o sólo estos archivos o carpetas.")] = None,
    estricto: Annotated[bool, opcion("--estricto", ayuda="Los avisos también hacen fallar (salida 1).")] = False,
    pendientes: Annotated[
        bool, opcion("--pendientes", ayuda="Incluye lo que depende de qué día es hoy: lo que falta y lo que venció.")
    ] = False,
    privacidad: Annotated[
        bool, opcion("--privacidad", ayuda="Busca además datos personales en todo archivo y en la historia de git.")
    ] = False,
    formato: Annotated[str, formato("texto", "breve", "json", "github", "sarif")] = "texto",
) -> None:
    """Revisa la carpeta y muestra todos los problemas de una vez.

    Un error es un dato que no se puede creer; un aviso, algo incompleto o incoherente; una nota,
    algo que podría ser mejor. `monitoreo explicar M201` dice qué significa cada uno.
    """
    raiz, solo = _que_revisar(ctx, rutas or [])
    carpeta = Carpeta(raiz)
    revisada = revisar_carpeta(carpeta, hoy(), pendientes, Progreso(avisos(), "Revisando visitas"))
    busqueda = _buscar(carpeta, revisada, con_historia=not solo) if privacidad else None
    if busqueda:
        revisada = revisada.con(problemas=sorted([*revisada.problemas, *busqueda.hallados], key=orden_de_problema))
    if solo:
        revisada = revisada.solo(solo)
    _mostrar(revisada, carpeta, formato, busqueda)
    gravedades = {gravedad_de(p) for p in revisada.problemas}
    if busqueda and busqueda.memoria and not busqueda.memoria.esta_limpia:
        gravedades.add(Gravedad.AVISO)
    if Gravedad.ERROR in gravedades or (estricto and Gravedad.AVISO in gravedades):
        raise typer.Exit(1)


def _que_revisar(ctx: typer.Context, rutas: list[str]) -> tuple[Path, list[str]]:
    """La carpeta de la escuela y, si se pidieron, las rutas relativas a ella que se juzgan."""
    if not rutas:
        return raiz_de(ctx), []
    raices, solo, entera = set(), [], False
    for ruta in map(Path, rutas):
        if not os.path.lexists(ruta):
            raise ErrorDelMundo(f"no existe `{ruta}`", "revisa la ruta")
        raiz = escuela_en(ruta)
        raices.add(raiz)
        relativa = os.path.relpath(ruta.absolute(), raiz).replace(os.sep, "/")
        entera = entera or relativa in (".", PLAN)
        solo.append(relativa)
    if len(raices) > 1:
        raise ErrorDeUso("las rutas son de varias escuelas", "valida una escuela a la vez")
    return raices.pop(), [] if entera else solo


def _buscar(carpeta: Carpeta, revisada: Revisada, con_historia: bool) -> "Busqueda":
    from monitoreo_cli.ordenes._privacidad import Busqueda

    busqueda = Busqueda(carpeta, lambda que: Progreso(avisos(), que))
    busqueda.mirar(revisada, con_historia)
    return busqueda


def _mostrar(revisada: Revisada, carpeta: Carpeta, formato: str, busqueda: "Busqueda | None") -> None:
    from monitoreo_cli.salidas import json
    from monitoreo_cli.vistas import problemas as vista

    pantalla, problemas = salida(), revisada.problemas
    nombrar = partial(_desde_aqui, carpeta.raiz)
    if formato == "json":
        historia = {"historia": busqueda.en_datos()} if busqueda else {}
        pantalla.escribir(json.en_json({**json.validacion(problemas, revisada.archivos), **historia}))
    elif formato == "github":
        from monitoreo_cli.salidas.github import anotaciones

        pantalla.escribir(*anotaciones(problemas, nombrar))
    elif formato == "sarif":
        from monitoreo_cli.salidas.sarif import en_sarif

        pantalla.escribir(en_sarif(problemas, nombrar))
    elif formato == "breve":
        pantalla.escribir(*vista.en_breve(problemas, nombrar))
    else:
        from monitoreo_cli.vistas.antes_de_presentar import antes_de_presentar

        texto_de = busqueda.texto_tapado if busqueda else carpeta.texto
        pantalla.escribir(*vista.en_texto(problemas, texto_de, nombrar, pantalla.ancho))
        pantalla.escribir(*antes_de_presentar(problemas, pantalla.ancho, pantalla.glifos.punto))
        pantalla.escribir(vista.cuenta(problemas, revisada.archivos, revisada.visitas))
    if busqueda:
        # El resultado de `breve`, `github` y `sarif` son líneas para otros programas: lo de git va aparte.
        busqueda.mostrar(pantalla if formato == "texto" else avisos(), con_historia=formato != "json")


def _desde_aqui(raiz: Path, ruta: str) -> str:
    """Un archivo de la escuela desde la carpeta actual; `rubricas/` sigue siendo una carpeta."""
    return desde_aqui(raiz / ruta) + ("/" if ruta.endswith("/") else "")
