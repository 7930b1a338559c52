"""Un informe listo para entregar: Markdown, HTML, PDF o Word; sin tipo, dice cuáles hay."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from monitoreo_cli.errores import ErrorDeUso
from monitoreo_cli.ordenes._convertir import convertir, exigir_archivo, ofrecidos, origen
from monitoreo_cli.ordenes._escuela import Abierta, ids_de_docentes
from monitoreo_cli.ordenes._informes import Opciones, comprobar, hoja_y_datos
from monitoreo_cli.ordenes._opciones import (
    SALIDA,
    argumento,
    exigir_terminacion,
    los_que_hay,
    opcion,
    ruta_de_salida,
    una_de,
)
from monitoreo_cli.ordenes._plantillas import llenar, plantillas_de, publicar
from monitoreo_cli.ordenes._sin_nombres import avisar_si_nombra
from monitoreo_cli.texto import ancho, enumerar, quiza
from monitoreo_cli.vistas.terminal import parrafo, rellenar, salida

if TYPE_CHECKING:  # Jinja se importa sólo al hacer un informe
    from monitoreo_cli.vistas.plantillas import Tipo

_EXTENSIONES = {"": "md", "markdown": "md", "txt": "md", "htm": "html"}


def _tipos(ctx: typer.Context, incompleto: str) -> list[str]:
    """Para el autocompletado."""
    return [t for t in plantillas_de(ctx).tipos() if t.startswith(incompleto)]


def orden(
    ctx: typer.Context,
    tipo: Annotated[str | None, argumento("[TIPO]", "Qué informe; sin él, dice cuáles hay.", _tipos)] = None,
    etapa: Annotated[str | None, opcion("--etapa", ayuda="La etapa de la que informa.", metavar="N")] = None,
    docente: Annotated[
        str | None,
        opcion(
            "--docente",
            ayuda="La ficha de este docente; sin etapa, la de su última visita.",
            metavar="ID",
            completa=ids_de_docentes,
        ),
    ] = None,
    rubrica: Annotated[
        str | None, opcion("--rubrica", ayuda="Con este instrumento, si no es el de la etapa.", metavar="ID")
    ] = None,
    formato: Annotated[
        str | None,
        opcion("--formato", ayuda="md, html, pdf o docx (por omisión, el de --salida; si no, md).", metavar="FORMATO"),
    ] = None,
    archivo: Annotated[str | None, SALIDA] = None,
    anonimo: Annotated[
        bool, opcion("--anonimo", ayuda="Con ids en vez de nombres y sin textos libres. Sigue siendo reservado.")
    ] = False,
    publico: Annotated[
        bool,
        opcion("--publico", ayuda="Para publicar: sin filas por docente, y «<5» en vez de las cuentas de 1 a 4."),
    ] = False,
    abrir: Annotated[bool, opcion("--abrir", ayuda="Al terminar, abre el archivo escrito (pide --salida).")] = False,
) -> None:
    """Escribe un informe con los datos de la carpeta.

    Las plantillas están en una carpeta por informe. Las de la carpeta `plantillas/` de tu escuela
    valen más que las del programa, y un informe nuevo es sólo una plantilla nueva. Con los mismos
    archivos y el mismo día, el informe es idéntico.
    """
    plantillas = plantillas_de(ctx)
    tipos = plantillas.tipos()
    if tipo is None:
        _listar(list(tipos.values()))
        return
    pedido = _conocido(tipo, tipos)
    ruta = ruta_de_salida(archivo, "escribe un informe")
    if abrir and ruta is None:
        raise ErrorDeUso("--abrir necesita un archivo que abrir", "di cuál con --salida")
    como = _formato(formato, ruta, pedido)
    opciones = Opciones(etapa, docente, rubrica, anonimo, publico)
    comprobar(tipo, opciones)
    abierta = Abierta(ctx)
    hoja, datos = hoja_y_datos(tipo, abierta, opciones)
    plantilla = origen(como, pedido.formatos)
    documento = llenar(abierta, plantillas, f"{hoja}.{plantilla}.j2", datos)
    if anonimo or publico:
        avisar_si_nombra(abierta, documento)
    publicar(convertir(como, plantilla, documento, datos, abierta.hoy), ruta, abrir)
    abierta.terminar()


def _listar(tipos: "list[Tipo]") -> None:
    pantalla = salida()
    sangria = max((ancho(t.nombre) for t in tipos), default=0) + 2
    for t in tipos:
        de_quien = " (de tu carpeta plantillas/)" if t.propio else ""
        dicho = f"{t.titulo}{de_quien}. En {enumerar(ofrecidos(t.formatos))}."
        pantalla.escribir(*parrafo(dicho, pantalla.ancho, " " * sangria, rellenar(t.nombre, sangria)))


def _conocido(dicho: str, tipos: "dict[str, Tipo]") -> "Tipo":
    if dicho not in tipos:
        raise ErrorDeUso(f"no existe el informe `{dicho}`", quiza(dicho, tipos) or los_que_hay(tipos))
    return tipos[dicho]


def _formato(dicho: str | None, ruta: Path | None, tipo: "Tipo") -> str:
    """El formato que se dijo; si no, el de la extensión de `--salida`; si no, el primero que haya."""
    extension = ruta.suffix[1:].lower() if ruta else ""
    hay = ofrecidos(tipo.formatos)
    supuesto = hay[0] if ruta is None else _EXTENSIONES.get(extension, extension)
    como = una_de("--salida", supuesto, hay) if dicho is None else una_de("--formato", dicho, hay)
    exigir_archivo(como, ruta is not None)
    exigir_terminacion(ruta, como, ", o quita --formato")
    return como
