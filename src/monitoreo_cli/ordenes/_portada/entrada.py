"""Una entrada del menú: unas preguntas y las órdenes que salen de lo respondido."""

from collections.abc import Callable, Iterable, Mapping

from monitoreo_cli.ordenes._formulario.caminos import Estado
from monitoreo_cli.ordenes._formulario.pregunta import Opcion, Pregunta, de_opciones
from monitoreo_cli.valor import Valor


class Entrada(Valor):
    """`guion` son sus preguntas, y `ordenes` las que salen de lo respondido, cada una con sus argumentos."""

    guion: Callable[[Estado], list[Pregunta]]
    ordenes: Callable[[Estado], list[list[str]]]


def directa(*argumentos: str) -> Entrada:
    """Una que no pregunta nada."""
    return Entrada(lambda _: [], lambda _: [list(argumentos)])


def entre(clave: str, texto: str, entradas: Mapping[str, tuple[str, Entrada]], omision: object = None) -> Entrada:
    """Elegir de cuál se trata, por lo que se dice de cada una; lo demás lo pregunta ella."""
    cual = elegir(clave, texto, [Opcion(c, dicho) for c, (dicho, _) in entradas.items()], omision)

    def guion(estado: Estado) -> list[Pregunta]:
        return [cual, *(entradas[estado[clave]][1].guion(estado) if clave in estado else [])]

    return Entrada(guion, lambda estado: entradas[estado[clave]][1].ordenes(estado))


def elegir(clave: str, texto: str, opciones: Iterable[Opcion], omision: object = None) -> Pregunta:
    ayuda = "Escribe su número o parte de su nombre."
    return de_opciones((clave,), clave, texto, opciones, omision=omision, obligatoria=True, ayuda=ayuda)


def opcional(clave: str, texto: str, opciones: Iterable[Opcion], salto: str) -> Pregunta:
    return de_opciones((clave,), clave, texto, opciones, salto=salto)


def opciones(estado: Estado, *claves: str) -> list[str]:
    """Lo respondido, como opciones de la línea de órdenes."""
    return [parte for clave in claves if clave in estado for parte in (f"--{clave}", str(estado[clave]))]
