"""Una entrada del menú: unas preguntas y las órdenes que salen de lo respondido."""

from collections.abc import Callable, Iterable, Mapping

from monitoreo_cli.ordenes._formulario.caminos import Estado
from monitoreo_cli.ordenes._formulario.pregunta import NoVale, Opcion, Pregunta, de_opciones, leer_si_no
from monitoreo_cli.texto import citar
from monitoreo_cli.valor import Valor

CARPETA_NUEVA = "mi-escuela"


class Entrada(Valor):
    """`guion` son sus preguntas, y `ordenes` las que salen de lo respondido, cada una con sus argumentos.

    `despues` es otra, que se ofrece si todas salieron bien y a la vista de lo que mostraron.
    """

    guion: Callable[[Estado], list[Pregunta]]
    ordenes: Callable[[Estado], list[list[str]]]
    despues: "Callable[[Estado], Entrada | None]" = lambda _: None


def directa(*argumentos: str, despues: Entrada | None = None) -> Entrada:
    """Una que no pregunta nada."""
    return Entrada(lambda _: [], lambda _: [list(argumentos)], lambda _: despues)


def si_se_quiere(texto: str, *argumentos: str) -> Entrada:
    """Una que se hace sólo si se dice que sí."""
    return Entrada(lambda _: [seguro(texto)], lambda estado: [list(argumentos)] if estado["seguro"] else [])


def seguro(texto: str) -> Pregunta:
    """Sí o no, antes de tocar algo."""
    return Pregunta(("seguro",), "seguro", f"{texto} (s/n)", leer_si_no, obligatoria=True)


def entre(clave: str, texto: str, entradas: Mapping[str, tuple[str, Entrada]], omision: object = None) -> Entrada:
    """Elegir de cuál se trata, por lo que se dice de cada una; lo demás lo pregunta ella."""
    cual = elegir(clave, texto, [Opcion(c, dicho) for c, (dicho, _) in entradas.items()], omision)

    def suya(estado: Estado) -> Entrada:
        return entradas[estado[clave]][1]

    def guion(estado: Estado) -> list[Pregunta]:
        return [cual, *(suya(estado).guion(estado) if clave in estado else [])]

    return Entrada(guion, lambda estado: suya(estado).ordenes(estado), lambda estado: suya(estado).despues(estado))


def elegir(clave: str, texto: str, opciones: Iterable[Opcion], omision: object = None) -> Pregunta:
    ayuda = "Escribe su número o parte de su nombre."
    return de_opciones((clave,), clave, texto, opciones, omision=omision, obligatoria=True, ayuda=ayuda)


def opcional(clave: str, texto: str, opciones: Iterable[Opcion], salto: str) -> Pregunta:
    return de_opciones((clave,), clave, texto, opciones, salto=salto)


def opciones(estado: Estado, *claves: str) -> list[str]:
    """Lo respondido, como opciones de la línea de órdenes."""
    return [parte for clave in claves if clave in estado for parte in (f"--{clave}", str(estado[clave]))]


def leer_carpeta(dicho: str) -> str:
    """Un nombre que sirva también en Windows."""
    if dicho.startswith("-") or set(dicho) & set('<>"|?*'):
        raise NoVale(
            f"{citar(dicho)} no sirve de nombre: lleva letras, números y guiones; por ejemplo: {CARPETA_NUEVA}"
        )
    return dicho or CARPETA_NUEVA
