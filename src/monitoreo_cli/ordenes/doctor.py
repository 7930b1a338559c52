"""Qué tiene esta computadora, qué falta y cómo ponerlo."""

import typer

from monitoreo_cli.ordenes._escuela import carpeta_dicha


def orden(ctx: typer.Context) -> None:
    """Revisa la instalación y la carpeta: versión, codificación, git, permisos, nube, navegador."""
    from pathlib import Path

    from monitoreo_cli.lectura.entorno import examinar
    from monitoreo_cli.vistas.terminal import Linea, Tramo, parrafo, rellenar, salida

    pantalla = salida()
    for hallazgo in examinar(Path(carpeta_dicha(ctx) or "."), pantalla.codificacion):
        estado, estilo = ("bien", "bien") if hallazgo.bien else ("falta", "aviso")
        cabeza: Linea = [Tramo(rellenar(estado, 6), estilo), Tramo(f"{hallazgo.que}: {hallazgo.detalle}")]
        pantalla.escribir(cabeza)
        if hallazgo.arreglo:
            pantalla.escribir(*parrafo(hallazgo.arreglo, pantalla.ancho, "      "))
