"""Un informe listo para entregar, en Markdown o HTML; sin tipo, dice cuáles hay."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from monitoreo_cli.errores import ErrorDelMundo, ErrorDeUso
from monitoreo_cli.ordenes._escuela import Abierta, carpeta_dicha, raiz_de
from monitoreo_cli.ordenes._opciones import opcion, una_de
from monitoreo_cli.texto import enumerar, quiza
from monitoreo_cli.vistas.terminal import avisos, columnas, salida

if TYPE_CHECKING:  # Jinja se importa sólo al hacer un informe
    from monitoreo_cli.modelo.plan import Etapa
    from monitoreo_cli.vistas.plantillas import PlantillaRota, Plantillas, Tipo

_EXTENSIONES = {"": "md", "markdown": "md", "txt": "md", "htm": "html"}
_DE_DATOS = ("yaml", "yml")


def _tipos(ctx: typer.Context, incompleto: str) -> list[str]:
    """Para el autocompletado."""
    return [t for t in _plantillas(ctx).tipos() if t.startswith(incompleto)]


def orden(
    ctx: typer.Context,
    tipo: Annotated[
        str | None,
        typer.Argument(
            metavar="[TIPO]", help="Qué informe; sin él, dice cuáles hay.", show_default=False, autocompletion=_tipos
        ),
    ] = None,
    etapa: Annotated[str | None, opcion("--etapa", ayuda="La etapa de la que informa.", metavar="N")] = None,
    rubrica: Annotated[
        str | None, opcion("--rubrica", ayuda="Con este instrumento, si no es el de la etapa.", metavar="ID")
    ] = None,
    formato: Annotated[
        str | None,
        opcion("--formato", ayuda="md o html (por omisión, el de --salida; si no, md).", metavar="FORMATO"),
    ] = None,
    archivo: Annotated[
        str | None, opcion("--salida", ayuda="El archivo donde se escribe, en vez de la pantalla.", metavar="RUTA")
    ] = None,
    anonimo: Annotated[
        bool, opcion("--anonimo", ayuda="Con ids en vez de nombres y sin textos libres. Sigue siendo reservado.")
    ] = False,
    abrir: Annotated[bool, opcion("--abrir", ayuda="Al terminar, abre el archivo escrito (pide --salida).")] = False,
) -> None:
    """Escribe un informe con los datos de la carpeta.

    Las plantillas están en una carpeta por informe. Las de la carpeta `plantillas/` de tu escuela
    valen más que las del programa, y un informe nuevo es sólo una plantilla nueva. Con los mismos
    archivos y el mismo día, el informe es idéntico.
    """
    plantillas = _plantillas(ctx)
    tipos = plantillas.tipos()
    if tipo is None:
        _listar(list(tipos.values()))
        return
    pedido = _conocido(tipo, tipos)
    ruta = Path(archivo) if archivo is not None else None
    if abrir and ruta is None:
        raise ErrorDeUso("--abrir necesita un archivo que abrir", "di cuál con --salida")
    como = _formato(formato, ruta, pedido)
    abierta = Abierta(ctx)
    datos = _datos(abierta, _etapa(abierta, etapa), rubrica, anonimo)
    _publicar(_llenar(abierta, plantillas, pedido, como, datos), ruta, abrir)
    abierta.terminar()


def _plantillas(ctx: typer.Context) -> "Plantillas":
    """Las de la escuela y las nuestras; sin escuela alrededor, las nuestras."""
    from monitoreo_cli.vistas.plantillas import Plantillas

    try:
        return Plantillas(raiz_de(ctx))
    except ErrorDelMundo:
        if carpeta_dicha(ctx) is not None:
            raise
        return Plantillas()


def _listar(tipos: "list[Tipo]") -> None:
    filas = [
        [t.nombre, enumerar(t.formatos), f"{t.titulo}{' (de tu carpeta plantillas/)' if t.propio else ''}"]
        for t in tipos
    ]
    salida().escribir(*columnas(filas, sangria=0))


# ---------------------------------------------------------------- lo que se pidió


def _conocido(dicho: str, tipos: "dict[str, Tipo]") -> "Tipo":
    if dicho not in tipos:
        raise ErrorDeUso(f"no existe el informe `{dicho}`", quiza(dicho, tipos) or f"hay: {enumerar(tipos)}")
    return tipos[dicho]


def _formato(dicho: str | None, ruta: Path | None, tipo: "Tipo") -> str:
    """El formato que se dijo; si no, el de la extensión de `--salida`; si no, el primero que haya."""
    extension = ruta.suffix[1:].lower() if ruta else ""
    if extension in _DE_DATOS:
        raise ErrorDeUso(f"`{ruta}` es un archivo de datos: ahí no se escribe un informe", "ponle otra extensión")
    if dicho is not None:
        return una_de("--formato", dicho, tipo.formatos)
    supuesto = _EXTENSIONES.get(extension, extension)
    return tipo.formatos[0] if ruta is None else una_de("--salida", supuesto, tipo.formatos)


def _etapa(abierta: Abierta, dicha: str | None) -> "Etapa":
    etapa = abierta.etapa(dicha)
    if etapa is None:
        raise ErrorDeUso("falta decir de qué etapa", f"usa --etapa; hay: {enumerar(map(str, abierta.escuela.etapas))}")
    return etapa


# ---------------------------------------------------------------- hacerlo


def _datos(abierta: Abierta, etapa: "Etapa", rubrica: str | None, anonimo: bool) -> dict[str, Any]:
    from monitoreo_cli.calculo.compromisos import seguir
    from monitoreo_cli.calculo.resumen import resumir
    from monitoreo_cli.vistas import informe_etapa
    from monitoreo_cli.vistas.informe import Pedido

    escuela, cuentas = abierta.escuela, abierta.cuentas
    resumen = resumir(escuela, cuentas, etapa, abierta.rubrica(rubrica))
    if resumen.candidatas:
        varios = enumerar(resumen.candidatas)
        mensaje = f"en la etapa {etapa.numero} se usaron varios instrumentos: {varios}"
        raise ErrorDeUso(mensaje, "elige uno con --rubrica")
    seguidos = seguir(escuela, escuela.observaciones, abierta.hoy)
    pedido = Pedido(abierta.hoy, abierta.carpeta.huella(), anonimo)
    return informe_etapa.datos(escuela, cuentas, resumen, seguidos, pedido)


def _llenar(abierta: Abierta, plantillas: "Plantillas", tipo: "Tipo", formato: str, datos: dict[str, Any]) -> str:
    """El informe. Si la plantilla está rota, lo muestra como cualquier problema y termina con 3."""
    from monitoreo_cli.vistas.plantillas import PlantillaRota

    try:
        return plantillas.llenar(tipo.nombre, formato, datos)
    except PlantillaRota as rota:
        _mostrar(abierta, rota)
        raise typer.Exit(ErrorDelMundo.salida) from None


def _mostrar(abierta: Abierta, rota: "PlantillaRota") -> None:
    from monitoreo_cli.reglas.revision import conocer
    from monitoreo_cli.vistas.problemas import en_texto

    conocer(["programa"])
    pantalla = avisos()

    def desde_aqui(archivo: str) -> str:
        return os.path.relpath(abierta.carpeta.raiz / archivo).replace(os.sep, "/")

    pantalla.escribir(*en_texto([rota.problema], lambda _: rota.texto, desde_aqui, pantalla.ancho))


def _publicar(informe: str, ruta: Path | None, abrir: bool) -> None:
    if ruta is None:
        salida().escribir(informe.removesuffix("\n"))
        return
    from monitoreo_cli.escritura.atomica import reemplazar

    reemplazar(ruta, informe)
    avisos().escribir(f"Escrito: {ruta}")
    if abrir:
        import webbrowser

        if not webbrowser.open(ruta.absolute().as_uri()):
            avisos().escribir(f"No se encontró con qué abrirlo: ábrelo tú, está en {ruta.absolute()}")
