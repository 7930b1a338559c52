"""Opciones que comparten las órdenes, con su texto en castellano."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import typer

from monitoreo_cli.errores import ErrorDeUso
from monitoreo_cli.texto import enumerar, quiza

if TYPE_CHECKING:
    from monitoreo_cli.modelo.plan import Etapa
    from monitoreo_cli.modelo.tipos import Tipo

T = TypeVar("T")
Completa = Callable[..., list[str]]


def opcion(*nombres: str, ayuda: str, metavar: str | None = None, completa: Completa | None = None) -> Any:
    """Una opción; su valor por omisión lo cuenta la ayuda con palabras. `completa` da lo que se puede autocompletar."""
    return typer.Option(*nombres, help=ayuda, metavar=metavar, show_default=False, autocompletion=completa)


def argumento(metavar: str, ayuda: str, completa: Completa | None = None) -> Any:
    return typer.Argument(metavar=metavar, help=ayuda, show_default=False, autocompletion=completa)


def formato(*opciones: str) -> Any:
    """`--formato`, con su lista de valores; el primero es el que sale si no se dice."""
    ayuda = f"Cómo se muestra: {enumerar(opciones, 'o')} (por omisión, {opciones[0]})."

    def comprobar(valor: str) -> str:
        return una_de("--formato", valor, opciones)

    return typer.Option(
        "--formato", help=ayuda, metavar="FORMATO", show_default=False, callback=comprobar,
        autocompletion=lambda: list(opciones),
    )  # fmt: skip


COMPROMISO = opcion(
    "--compromiso",
    metavar="DESEMPEÑO:PLAZO:TEXTO",
    ayuda="Lo que se acordó; el desempeño y el plazo pueden ir vacíos. Se repite.",
)
EJEMPLO_DE_COMPROMISO = "razonamiento:2024-09-15:Plantear más preguntas"
SALIDA = opcion("--salida", ayuda="El archivo donde se escribe, en vez de la pantalla.", metavar="RUTA")
_DE_DATOS = (".yaml", ".yml")
# Cómo se llama un archivo de cada formato; el primero es el que se propone.
_TERMINACIONES = {
    "md": (".md", ".markdown", ".txt"), "csv": (".csv", ".txt"), "json": (".json", ".txt"), "html": (".html", ".htm"),
    "pdf": (".pdf",), "docx": (".docx",), "xlsx": (".xlsx",), "ics": (".ics",),
}  # fmt: skip
_DE_OTROS = (".doc", ".xls", ".odt", ".ods", ".rtf", ".zip")


def ruta_de_salida(dicha: str | None, que: str) -> Path | None:
    """La ruta que se dijo. Lanza `ErrorDeUso` si es de un archivo de los que el programa lee: ahí no se `que`."""
    ruta = None if dicha is None else Path(dicha)
    if ruta is not None and ruta.suffix.lower() in _DE_DATOS:
        raise ErrorDeUso(f"`{dicha}` es un archivo de datos: ahí no se {que}", "ponle otra extensión")
    return ruta


def exigir_terminacion(ruta: Path | None, formato: str, arreglo: str = "") -> None:
    """Lanza `ErrorDeUso` si el archivo se llama como los de otro formato: al abrirlo no se entendería."""
    suyas = _TERMINACIONES[formato]
    conocidas = {t for todas in _TERMINACIONES.values() for t in todas}.union(_DE_OTROS)
    if ruta is not None and (extension := ruta.suffix.lower()) in conocidas.difference(suyas):
        dicho = f"`{ruta.name}` termina en {extension}, y lo que se escribe es {formato}"
        raise ErrorDeUso(dicho, f"termínalo en {suyas[0]}{arreglo}")


def exigir_uno(etapa: "Etapa", instrumentos: Sequence[str], arreglo: str = "elige uno con --rubrica") -> None:
    """Lanza `ErrorDeUso` si en la etapa se usaron varios instrumentos."""
    if len(instrumentos) > 1:
        dichos = enumerar(instrumentos)
        raise ErrorDeUso(f"en la etapa {etapa.numero} se usaron varios instrumentos: {dichos}", arreglo)


def una_de(nombre: str, valor: str, opciones: Sequence[str]) -> str:
    """El valor si está en la lista; si no, `ErrorDeUso` con la lista."""
    if valor not in opciones:
        arreglo = quiza(valor, opciones) or en_renglones(f"usa {enumerar(opciones, 'o')}")
        raise ErrorDeUso(f"`{valor}` no vale para {nombre}", arreglo)
    return valor


def conocido(que: str, dicho: str, hay: Iterable[str], opcion: str = "") -> str:
    """El id si existe; si no, `ErrorDeUso` con el más parecido o la lista de los que hay."""
    ids = list(hay)
    if dicho not in ids:
        donde = f"{opcion}: " if opcion else ""
        raise ErrorDeUso(f"{donde}no existe {que} `{dicho}`", quiza(dicho, ids) or los_que_hay(ids))
    return dicho


def los_que_hay(cosas: Iterable[str]) -> str:
    """`hay: d01, d02 y d03`, en los renglones que hagan falta."""
    return en_renglones(f"hay: {enumerar(cosas) or 'ninguno'}")


def en_renglones(frase: str) -> str:
    """Una lista larga partida para que quepa bajo el error que la da."""
    from monitoreo_cli.vistas.terminal import ANCHO, parrafo

    return "\n  ".join(parrafo(frase, ANCHO - 2))


def leido(opcion: str, texto: str, tipo: "Tipo[T]") -> T:
    """El valor de una opción con su tipo. Lanza `ErrorDeUso` si no lo es."""
    from monitoreo_cli.modelo.tipos import Contexto, ValorInvalido

    try:
        return tipo.leer(texto.strip(), Contexto())
    except ValorInvalido as error:
        raise ErrorDeUso(f"{opcion}: {error.mensaje}", error.arreglo or error.rotulo) from error
