"""Un problema en los datos: un valor con su lugar, nunca una excepción."""

from enum import Enum

from monitoreo_cli.lugar import Lugar
from monitoreo_cli.valor import Valor


class Gravedad(Enum):
    """Error: no se puede leer, enlazar o creer. Aviso: incoherente. Nota: podría ser mejor."""

    ERROR = "error"
    AVISO = "aviso"
    NOTA = "nota"


class Problema(Valor):
    """Lo que está mal, dónde y cómo se arregla.

    `rotulo` va junto a la marca del extracto. Sin `gravedad`, vale la de la regla del código.
    """

    codigo: str
    lugar: Lugar
    mensaje: str
    rotulo: str = ""
    arreglo: str = ""
    gravedad: Gravedad | None = None
