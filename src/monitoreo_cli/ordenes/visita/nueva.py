"""Registra una visita: preguntando, con opciones, o desde un archivo."""

import sys
from typing import Annotated

import typer

from monitoreo_cli.errores import ErrorDelMundo, ErrorDeUso
from monitoreo_cli.lectura.carpeta import Carpeta
from monitoreo_cli.lectura.disco import leer_entero
from monitoreo_cli.ordenes._comprobar import comprobar
from monitoreo_cli.ordenes._escuela import hoy, ids_de_docentes, raiz_de
from monitoreo_cli.ordenes._formulario import hay_con_quien
from monitoreo_cli.ordenes._opciones import COMPROMISO, opcion
from monitoreo_cli.ordenes.visita._armar import Pedido, armar
from monitoreo_cli.texto import desde_aqui, enumerar


def orden(
    ctx: typer.Context,
    docente: Annotated[
        str | None, opcion("--docente", ayuda="Docente visitado.", metavar="ID", completa=ids_de_docentes)
    ] = None,
    fecha: Annotated[str | None, opcion("--fecha", ayuda="Fecha de la visita: 2024-08-13.", metavar="FECHA")] = None,
    observador: Annotated[str | None, opcion("--observador", ayuda="Quién observó.", metavar="ID")] = None,
    etapa: Annotated[
        str | None, opcion("--etapa", ayuda="Etapa, si no se deduce de la fecha.", metavar="N")
    ] = None,
    inicio: Annotated[str | None, opcion("--inicio", ayuda="Hora en que empezó: 08:15.", metavar="HORA")] = None,
    fin: Annotated[str | None, opcion("--fin", ayuda="Hora en que terminó: 09:40.", metavar="HORA")] = None,
    modalidad: Annotated[
        str | None, opcion("--modalidad", ayuda="`opinada` o `inopinada`.", metavar="MODALIDAD")
    ] = None,
    area: Annotated[str | None, opcion("--area", ayuda="Área curricular.", metavar="TEXTO")] = None,
    titulo: Annotated[str | None, opcion("--titulo", ayuda="Título de la sesión.", metavar="TEXTO")] = None,
    matriculados: Annotated[str | None, opcion("--matriculados", ayuda="Cuántos hay.", metavar="N")] = None,
    asistentes: Annotated[str | None, opcion("--asistentes", ayuda="Cuántos asistieron.", metavar="N")] = None,
    rubrica: Annotated[
        str | None, opcion("--rubrica", ayuda="Instrumento (por omisión, el de la etapa).", metavar="ID")
    ] = None,
    nivel: Annotated[
        list[str] | None, opcion("--nivel", ayuda="Por ejemplo involucra=III; se repite.", metavar="DESEMPEÑO=NIVEL")
    ] = None,
    evidencia: Annotated[
        list[str] | None, opcion("--evidencia", ayuda="Lo que viste u oíste; se repite.", metavar="DESEMPEÑO=TEXTO")
    ] = None,
    compromiso: Annotated[list[str] | None, COMPROMISO] = None,
    cerrar: Annotated[bool, opcion("--cerrar", ayuda="La da por completa; si no, queda en borrador.")] = False,
    desde: Annotated[
        str | None, opcion("--desde", ayuda="Toma la visita de un archivo YAML (- es la entrada).", metavar="ARCHIVO")
    ] = None,
) -> None:  # fmt: skip
    """Crea el archivo de una visita y escribe su ruta. Si algo está mal, no escribe nada y lo dice.

    Sin opciones, en una terminal, la va preguntando y guarda cada respuesta.
    """
    dado = {n: v for n, v in locals().items() if n not in ("ctx", "desde") and v}
    if not dado and desde is None and hay_con_quien():
        from monitoreo_cli.ordenes.visita._formulario.abrir import nueva

        nueva(raiz_de(ctx), hoy())
        return
    carpeta = Carpeta(raiz_de(ctx))
    if desde is not None:
        if dado:
            sobra = "sobra" if len(dado) == 1 else "sobran"
            raise ErrorDeUso(f"con --desde {sobra} {enumerar(f'--{n}' for n in dado)}", "escríbelo en el archivo")
        ruta = comprobar(carpeta, _texto_de(desde), hoy())
    else:
        ruta = comprobar(carpeta, armar(carpeta, Pedido(dado)), hoy())
    from monitoreo_cli.vistas.terminal import salida

    salida().escribir(desde_aqui(ruta))


def _texto_de(desde: str) -> str:
    """El texto del archivo, o de la entrada si es `-`."""
    datos = sys.stdin.buffer.read() if desde == "-" else leer_entero(desde)
    try:
        return datos.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ErrorDelMundo(f"`{desde}` no está en UTF-8", "guárdalo como UTF-8 y repite") from error
