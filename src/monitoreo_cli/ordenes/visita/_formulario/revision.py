"""La revisión: todo numerado, corregir cualquier respuesta, y cerrar si nada lo impide."""

from collections.abc import Iterator
from functools import partial

from monitoreo_cli.escritura.emisor import emitir
from monitoreo_cli.lectura.documento import leer
from monitoreo_cli.lugar import Mapa
from monitoreo_cli.modelo.observacion import Observacion
from monitoreo_cli.ordenes._formulario.caminos import Camino, Estado, camino_en, tomar
from monitoreo_cli.ordenes._formulario.conversacion import Volver
from monitoreo_cli.ordenes._formulario.pregunta import NoVale, Pregunta, decir
from monitoreo_cli.ordenes.visita._formulario.errores import errores_si_dijera
from monitoreo_cli.ordenes.visita._formulario.motor import Motor
from monitoreo_cli.problema import Problema
from monitoreo_cli.texto import contar, recortar
from monitoreo_cli.vistas.terminal import Linea, Tramo, columnas, parrafo

ANCHO = 78
POR_PAGINA = 18


def revisar(motor: Motor) -> bool:
    """Repasa la visita hasta que se cierra o queda en borrador; da si se cerró.

    Lanza `Volver` para seguir con las preguntas y `Salir` si la persona sale.
    """
    pagina = 0
    while True:
        lista = motor.preguntas()
        paginas = (len(lista) + POR_PAGINA - 1) // POR_PAGINA
        pagina %= paginas
        motor.charla.decir("", *_pagina(lista, motor.estado, pagina, paginas))
        dicho = motor.charla.elegir("> ", partial(_leer, cuantas=len(lista)))
        if dicho == "":
            pagina += 1
        elif dicho == "b":
            return False
        elif dicho == "c":
            if _cerrar(motor):
                return True
        else:
            _corregir(motor, lista[int(dicho) - 1])


def _leer(dicho: str, cuantas: int) -> str:
    palabra = dicho.lower()
    if palabra in ("", "b", "c") or (palabra.isdecimal() and 0 < int(palabra[:6]) <= cuantas):
        return palabra
    raise NoVale(f"escribe un número del 1 al {cuantas}, c, b o Enter; por ejemplo: 3")


def _pagina(lista: list[Pregunta], estado: Estado, pagina: int, paginas: int) -> Iterator[Linea]:
    yield [Tramo(f"Revisión, {pagina + 1} de {paginas}", "titulo")]
    desde = pagina * POR_PAGINA
    filas = []
    for numero, pregunta in enumerate(lista[desde : desde + POR_PAGINA], desde + 1):
        valor = tomar(estado, pregunta.camino)
        falta = "falta" if pregunta.exigida else ""
        dicho = falta if valor is None else recortar(decir(valor, pregunta.opciones), 44)
        filas.append([f"{numero:>2})", recortar(pregunta.rotulo, 26), dicho])
    yield from columnas(filas, sangria=1)
    mas = "Enter: más · " if paginas > 1 else ""
    yield f"{mas}número: corregir · c: cerrar la visita · b: dejar en borrador"


def _corregir(motor: Motor, pregunta: Pregunta) -> bool:
    """Vuelve a hacer una pregunta y las que de ella nacen; da si algo cambió."""
    antes = {p.camino for p in motor.preguntas()}
    try:
        cambio = motor.hacer(pregunta)
        for nueva in motor.preguntas():
            if cambio and nueva.camino not in antes:
                motor.hacer(nueva)
    except Volver:
        return False
    return cambio


# ---------------------------------------------------------------- cerrar


def _cerrar(motor: Motor) -> bool:
    """La cierra si está completa y sin errores; si no, lleva a la pregunta que lo impide."""
    if not _completar(motor) or not _sanar(motor):
        return False
    try:
        if not motor.charla.confirmar("Cerrada, la visita cuenta en los resultados. ¿La cierras?"):
            return False
    except Volver:
        return False
    motor.cerrar()
    return True


def _completar(motor: Motor) -> bool:
    """Hace las preguntas que faltan para cerrar; da si ya no falta ninguna."""
    while faltan := [p for p in motor.preguntas() if p.exigida and tomar(motor.estado, p.camino) is None]:
        motor.charla.decir("", f"Para cerrarla falta: {recortar(', '.join(p.rotulo for p in faltan), 60)}")
        if not _corregir(motor, faltan[0]):
            return False
    return True


def _sanar(motor: Motor) -> bool:
    """Muestra cada error junto a la pregunta de donde salió, hasta que no quede ninguno."""
    while errores := _errores(motor):
        primero = errores[0]
        pregunta = _la_de(motor, primero)
        motor.charla.decir("", *_en_palabras(primero, len(errores)))
        if pregunta is None or not _corregir(motor, pregunta):
            return False
    return True


def _errores(motor: Motor) -> list[Problema]:
    assert motor.borrador is not None
    texto = emitir(Observacion, {**motor.estado, "estado": "cerrada"})
    return errores_si_dijera(motor.carpeta.raiz, motor.borrador.relativa, texto, motor.caso.hoy)


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
