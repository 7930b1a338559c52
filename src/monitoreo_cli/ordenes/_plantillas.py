"""Llenar una plantilla desde una orden: las de la escuela, y qué se muestra si una está rota."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from monitoreo_cli.errores import ErrorDelMundo
from monitoreo_cli.ordenes._escuela import Abierta, carpeta_dicha, raiz_de
from monitoreo_cli.texto import desde_aqui
from monitoreo_cli.vistas.terminal import avisos, salida

if TYPE_CHECKING:  # Jinja se importa sólo al llenar una
    from monitoreo_cli.vistas.plantillas import PlantillaRota, Plantillas


def plantillas_de(ctx: typer.Context) -> "Plantillas":
    """Las de la escuela y las nuestras; sin escuela alrededor, las nuestras."""
    from monitoreo_cli.vistas.plantillas import Plantillas

    try:
        return Plantillas(raiz_de(ctx))
    except ErrorDelMundo:
        if carpeta_dicha(ctx) is not None:
            raise
        return Plantillas()


def llenar(abierta: Abierta, plantillas: "Plantillas", nombre: str, datos: dict[str, Any]) -> str:
    """El documento. Si la plantilla está rota, lo muestra como cualquier problema y termina con 3."""
    from monitoreo_cli.vistas.plantillas import PlantillaRota

    try:
        return plantillas.llenar(nombre, datos)
    except PlantillaRota as rota:
        _mostrar(abierta, rota)
        raise typer.Exit(ErrorDelMundo.salida) from None


def _mostrar(abierta: Abierta, rota: "PlantillaRota") -> None:
    from monitoreo_cli.reglas.revision import conocer
    from monitoreo_cli.vistas.problemas import en_texto

    conocer(["programa"])
    pantalla = avisos()
    raiz = abierta.carpeta.raiz
    pantalla.escribir(*en_texto([rota.problema], lambda _: rota.texto, lambda r: desde_aqui(raiz / r), pantalla.ancho))


def publicar(documento: str | bytes, ruta: Path | None, abrir: bool = False, bom: bool = False) -> None:
    """A la pantalla, o al archivo que se dijo (con marca UTF-8 si una hoja de cálculo la necesita)."""
    if ruta is None:
        assert isinstance(documento, str), "lo que no es texto pide --salida"
        salida().escribir(documento.removesuffix("\n"))
        return
    from monitoreo_cli.escritura.atomica import reemplazar

    reemplazar(ruta, documento, bom)
    avisos().escribir(f"Escrito: {ruta}")
    if abrir:
        import webbrowser

        if not webbrowser.open(ruta.absolute().as_uri()):
            avisos().escribir(f"No se encontró con qué abrirlo: ábrelo tú, está en {ruta.absolute()}")
