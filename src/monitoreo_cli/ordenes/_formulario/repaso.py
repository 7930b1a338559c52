"""El repaso: todo lo respondido, numerado, para corregir lo que haga falta antes de terminar."""

from collections.abc import Iterator, Mapping
from functools import partial

from monitoreo_cli.ordenes._formulario.conversacion import Volver
from monitoreo_cli.ordenes._formulario.pregunta import NoVale, Pregunta, decir
from monitoreo_cli.ordenes._formulario.recorrido import Recorrido
from monitoreo_cli.texto import recortar
from monitoreo_cli.vistas.terminal import Linea, Tramo, columnas

POR_PAGINA = 18


def repasar(recorrido: Recorrido, teclas: Mapping[str, str]) -> str:
    """Muestra y corrige hasta que se elige una de las teclas (cada una con lo que hace), y la da.

    Lanza `Volver` para seguir con las preguntas y `Salir` si la persona sale.
    """
    pagina = 0
    while True:
        lista = recorrido.preguntas()
        paginas = (len(lista) + POR_PAGINA - 1) // POR_PAGINA
        pagina %= paginas
        recorrido.charla.decir("", *_pagina(recorrido, lista, pagina, paginas), _lo_que_se_puede(teclas, paginas))
        dicho = recorrido.charla.elegir("> ", partial(_leer, teclas=teclas, cuantas=len(lista)))
        if dicho in teclas:
            return str(dicho)
        if dicho == "":
            pagina += 1
        else:
            recorrido.corregir(lista[int(dicho) - 1])
            pagina = (int(dicho) - 1) // POR_PAGINA  # a la vista, lo que acaba de corregir


def completar(recorrido: Recorrido, para: str) -> bool:
    """Hace las preguntas que faltan; da si ya no falta ninguna."""
    while faltan := recorrido.faltan():
        recorrido.charla.decir("", f"Para {para} falta: {recortar(', '.join(p.rotulo for p in faltan), 60)}")
        if not recorrido.corregir(faltan[0]):
            return False
    return True


def confirmar(recorrido: Recorrido, pregunta: str) -> bool:
    """Sí o no; volver atrás es que no."""
    try:
        return recorrido.charla.confirmar(pregunta)
    except Volver:
        return False


def _leer(dicho: str, teclas: Mapping[str, str], cuantas: int) -> str:
    palabra = dicho.lower()
    if palabra == "" or palabra in teclas or (palabra.isdecimal() and 0 < int(palabra[:6]) <= cuantas):
        return palabra
    raise NoVale(f"escribe un número del 1 al {cuantas}, {', '.join(teclas)} o Enter; por ejemplo: 3")


def _pagina(recorrido: Recorrido, lista: list[Pregunta], pagina: int, paginas: int) -> Iterator[Linea]:
    yield [Tramo(f"Revisión, {pagina + 1} de {paginas}", "titulo")]
    desde = pagina * POR_PAGINA
    filas = []
    for numero, pregunta in enumerate(lista[desde : desde + POR_PAGINA], desde + 1):
        valor = recorrido.actual(pregunta)
        falta = "falta" if pregunta.exigida or pregunta.obligatoria else ""
        dicho = falta if valor is None else recortar(decir(valor, pregunta.opciones), 44)
        filas.append([f"{numero:>2})", recortar(pregunta.rotulo, 26), dicho])
    yield from columnas(filas, sangria=1)


def _lo_que_se_puede(teclas: Mapping[str, str], paginas: int) -> str:
    mas = ["Enter: más"] if paginas > 1 else []
    return " · ".join([*mas, "número: corregir", *(f"{tecla}: {que}" for tecla, que in teclas.items())])
