"""Las excepciones del programa: cada una sabe con qué código termina el proceso.

Son para lo que la persona pidió mal o lo que el mundo negó. Un dato equivocado nunca es una
excepción: es un `Problema` con su lugar.
"""


class ErrorDeMonitoreo(Exception):
    """Raíz de las excepciones con mensaje para la persona. `salida` es el código del proceso."""

    salida = 3

    def __init__(self, mensaje: str, arreglo: str = "") -> None:
        super().__init__(mensaje)
        self.mensaje = mensaje
        self.arreglo = arreglo


class ErrorDeUso(ErrorDeMonitoreo):
    """La línea de órdenes pide algo que no existe o está mal escrita (salida 2)."""

    salida = 2


class ErrorDelMundo(ErrorDeMonitoreo):
    """No hay carpeta, no se puede escribir, no hay espacio… (salida 3)."""

    salida = 3


class ErrorDeDatos(ErrorDeMonitoreo):
    """Lo que se iba a escribir o lo que se leyó tiene errores que ya se mostraron (salida 1)."""

    salida = 1


class Ilegible(ErrorDeDatos):
    """Hace falta algo que no se pudo leer; por qué, ya lo dice `validar`."""

    def __init__(self, que: str) -> None:
        super().__init__(f"no se puede leer {que}", "mira por qué con: monitoreo validar")


class Interrumpido(BaseException):
    """Ctrl-C (salida 130), cuando se sabe decir qué quedó y cómo seguir. No es un error: nadie lo atrapa por uno."""

    salida = 130

    def __init__(self, quedo: str, seguir: str = "") -> None:
        super().__init__(quedo)
        self.quedo = quedo
        self.seguir = seguir
