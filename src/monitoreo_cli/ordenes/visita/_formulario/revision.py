"""La revisión: todo numerado, corregir cualquier respuesta, y cerrar si nada lo impide."""

from collections.abc import Iterator

from monitoreo_cli.escritura.emisor import emitir
from monitoreo_cli.lectura.documento import leer
from monitoreo_cli.lugar import Mapa
from monitoreo_cli.modelo.observacion import Observacion
from monitoreo_cli.ordenes._formulario.caminos import Camino, camino_en, tomar
from monitoreo_cli.ordenes._formulario.conversacion import ANCHO
from monitoreo_cli.ordenes._formulario.pregunta import Pregunta
from monitoreo_cli.ordenes._formulario.repaso import completar, confirmar, repasar
from monitoreo_cli.ordenes.visita._formulario.errores import problemas_si_dijera
from monitoreo_cli.ordenes.visita._formulario.motor import Motor
from monitoreo_cli.problema import Gravedad, Problema
from monitoreo_cli.texto import contar
from monitoreo_cli.vistas.terminal import Linea, Tramo, parrafo

_TECLAS = {"c": "cerrar la visita", "b": "dejar en borrador"}


def revisar(motor: Motor) -> bool:
    """Repasa la visita hasta que se cierra o queda en borrador; da si se cerró.

    Lanza `Volver` para seguir con las preguntas y `Salir` si la persona sale.
    """
    while repasar(motor, _TECLAS) == "c":
        if _cerrar(motor):
            return True
    return False


# ---------------------------------------------------------------- cerrar


def _cerrar(motor: Motor) -> bool:
    """La cierra si está completa y sin errores; si no, lleva a la pregunta que lo impide."""
    if not completar(motor, "cerrarla") or not _sanar(motor):
        return False
    _advertir(motor)
    return confirmar(motor, "Cerrada, la visita cuenta en los resultados. ¿La cierras?") and motor.cerrar()


def _sanar(motor: Motor) -> bool:
    """Muestra cada error junto a la pregunta de donde salió, hasta que no quede ninguno."""
    while errores := _problemas(motor, Gravedad.ERROR):
        primero = errores[0]
        pregunta = _la_de(motor, primero)
        motor.charla.decir("", *_en_palabras(primero, len(errores)))
        if pregunta is None or not motor.corregir(pregunta):
            return False
    return True


def _advertir(motor: Motor) -> None:
    """Lo que no impide cerrarla pero conviene mirar, ahora que aún se puede corregir."""
    if avisos := _problemas(motor, Gravedad.AVISO):
        motor.charla.decir("", [Tramo("Se puede cerrar así, pero antes mira:", "aviso")])
        motor.charla.decir(*(linea for p in avisos for linea in parrafo(f"- {p.mensaje}", ANCHO, "    ", "  ")))


def _problemas(motor: Motor, gravedad: Gravedad) -> list[Problema]:
    assert motor.borrador is not None
    texto = emitir(Observacion, {**motor.estado, "estado": "cerrada"})
    return problemas_si_dijera(motor.carpeta.raiz, motor.borrador.relativa, texto, motor.caso.hoy)[gravedad]


def _en_palabras(problema: Problema, cuantos: int) -> Iterator[Linea]:
    mas = f" ({contar(cuantos, 'error', 'errores')} antes de cerrar)" if cuantos > 1 else ""
    for linea in parrafo(f"error[{problema.codigo}]: {problema.mensaje}{mas}", ANCHO):
        yield [Tramo(linea, "error")]
    if problema.arreglo:
        yield from parrafo(problema.arreglo, ANCHO, "  ", "  ")


def _la_de(motor: Motor, problema: Problema) -> Pregunta | None:
    """La pregunta que escribió la línea del problema, o la más cercana."""
    raiz = leer(emitir(Observacion, {**motor.estado, "estado": "cerrada"}).encode(), "visita", []).raiz
    if not isinstance(raiz, Mapa):
        return None
    camino = camino_en(raiz, problema.lugar.linea)
    evidencia = (*camino[:-1], "evidencia")
    if camino[-1:] == ("marca",) and tomar(motor.estado, evidencia) is None:
        camino = evidencia  # a una marca lo que le falta es lo que pasó
    cercana = max(motor.preguntas(), key=lambda p: _en_comun(p.camino, camino))
    return cercana if _en_comun(cercana.camino, camino) else None


def _en_comun(uno: Camino, otro: Camino) -> int:
    largo = 0
    for a, b in zip(uno, otro, strict=False):
        if a != b:
            break
        largo += 1
    return largo
