"""Los formatos que salen de otro ya hecho: el PDF y el de Word, del HTML; si sólo hay Markdown, Word sale de él."""

from collections.abc import Mapping
from datetime import date
from importlib.util import find_spec
from typing import Any

from monitoreo_cli.errores import ErrorDelMundo, ErrorDeUso

_DE_DONDE = {"pdf": ("html",), "docx": ("html", "md")}  # el primero que haya


def ofrecidos(formatos: tuple[str, ...]) -> tuple[str, ...]:
    """Los formatos de un informe con esas plantillas."""
    return (*formatos, *(nuevo for nuevo, origenes in _DE_DONDE.items() if {*origenes} & {*formatos}))


def origen(formato: str, formatos: tuple[str, ...]) -> str:
    """De cuál de las plantillas que tiene el informe sale ese formato."""
    return next((o for o in _DE_DONDE.get(formato, ()) if o in formatos), formato)


def exigir_archivo(formato: str, tiene: bool) -> None:
    """Lo que no es texto no se ve en una pantalla. Lanza `ErrorDeUso`."""
    if formato in _DE_DONDE and not tiene:
        raise ErrorDeUso(f"un {formato} va a un archivo, no a la pantalla", "di cuál con --salida")


def convertir(formato: str, plantilla: str, documento: str, datos: Mapping[str, Any], hoy: date) -> str | bytes:
    """El documento de una plantilla (`html` o `md`) en el formato pedido. Lanza `ErrorDelMundo` si falta con qué."""
    if formato == "pdf":
        from monitoreo_cli.escritura.pdf import imprimir

        return imprimir(documento, hoy)
    return _en_word(plantilla, documento, datos, hoy) if formato == "docx" else documento


def _en_word(plantilla: str, documento: str, datos: Mapping[str, Any], hoy: date) -> bytes:
    from monitoreo_cli.salidas import docx, html_de_markdown
    from monitoreo_cli.salidas.arbol import NoSeEntiende

    if find_spec("docx") is None:
        arreglo = 'instálalo con: pip install "monitoreo-cli[word]"; o saca el informe en HTML o PDF'
        raise ErrorDelMundo("para escribir Word falta un complemento", arreglo)
    escala = datos.get("escala", ())
    html = html_de_markdown.en_html(documento, escala) if plantilla == "md" else documento
    portada = docx.Portada(str(datos.get("titulo", "")), str(datos.get("reservado", "")), hoy)
    try:
        return docx.documento(html, portada, escala)
    except NoSeEntiende as no:
        dicho = f"la plantilla no se puede pasar a Word: {no}"
        raise ErrorDelMundo(dicho, "corrígela, o saca el informe en HTML o PDF") from no
