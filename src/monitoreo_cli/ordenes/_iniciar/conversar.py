"""Preguntar por una escuela que empieza, mostrar lo que se entendió y, con su sí, crearla."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from monitoreo_cli.calculo.cronograma import cronograma
from monitoreo_cli.calculo.cuentan import Cuentas
from monitoreo_cli.errores import ErrorDelMundo
from monitoreo_cli.escritura.nueva_escuela import crear_carpeta, exigir_libre
from monitoreo_cli.lectura.cargar import Fuente, cargar
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.ordenes._formulario.conversacion import ANCHO, Conversacion, Salir, Volver
from monitoreo_cli.ordenes._formulario.recorrido import Recorrido
from monitoreo_cli.ordenes._formulario.repaso import completar, repasar
from monitoreo_cli.ordenes._iniciar.armar import archivos_de
from monitoreo_cli.ordenes._iniciar.guion import guion
from monitoreo_cli.texto import contar
from monitoreo_cli.vistas.cronograma import en_tabla, grados_en_palabras
from monitoreo_cli.vistas.resumen import nombre_de
from monitoreo_cli.vistas.terminal import Linea, Tramo, columnas

Creada = tuple[list[str], list[str]]
_OTRA_VEZ = "Lo que respondiste sigue aquí: arréglalo y di que sí otra vez, o escribe `!` para salir."


def preguntar_y_crear(destino: Path, hoy: date) -> Creada | None:
    """Las rutas escritas y las que ya estaban, o `None` si la persona sale: entonces no queda nada escrito.

    Lanza `ErrorDelMundo` si ahí no se puede crear; se sabe antes de la primera pregunta.
    """
    exigir_libre(destino, ("docentes.yaml", "identidades.yaml"))
    charla = Conversacion(destino, al_salir="sale sin crear")
    charla.decir(
        f"Vamos a crear tu escuela en {destino}. Se escribe cuando digas que sí.",
        "Enter salta una pregunta, `<` vuelve a la anterior, `?` ayuda, `!` sale.",
    )
    recorrido = Recorrido(charla, guion(hoy), {})
    try:
        recorrido.seguir_en(0)
        return _crear_si_acuerda(recorrido, destino, hoy)
    except Salir:
        charla.decir("", "No se creó nada.")
        return None


def _crear_si_acuerda(recorrido: Recorrido, destino: Path, hoy: date) -> Creada:
    """Si el disco no deja, lo respondido no se pierde: se arregla y se dice que sí otra vez."""
    fallo: ErrorDelMundo | None = None
    while True:
        try:
            _acordar(recorrido, destino, hoy)
            return crear_carpeta(destino, archivos_de(recorrido.estado))
        except ErrorDelMundo as error:
            fallo = error
            recorrido.charla.decir("", [Tramo(f"{error.mensaje}; {error.arreglo}", "error")], _OTRA_VEZ)
        except Salir:
            if fallo is not None:
                raise fallo from None
            raise


def _acordar(recorrido: Recorrido, destino: Path, hoy: date) -> None:
    """Muestra el calendario hasta que la persona dice que sí. Con no, se repasa y se corrige."""
    while True:
        escuela = _escuela_de(recorrido)
        recorrido.charla.decir("", *_lo_entendido(escuela, hoy))
        try:
            if recorrido.charla.confirmar(f"¿Está bien? Con sí, se crea en {destino}"):
                return
            _corregir(recorrido)
        except Volver:
            recorrido.seguir_en(len(recorrido.preguntas()) - 1)


def _corregir(recorrido: Recorrido) -> None:
    """Repasa hasta que no falte nada: una corrección puede pedir de nuevo lo que dependía de ella."""
    completo = False
    while not completo:
        repasar(recorrido, {"v": "ver el calendario y crear"})
        completo = completar(recorrido, "ver el calendario")


def _escuela_de(recorrido: Recorrido) -> Escuela:
    """La escuela tal como se leerá de sus archivos, que aún no existen."""
    fuentes = (Fuente(r, t.encode("utf-8")) for r, t in archivos_de(recorrido.estado) if r.endswith(".yaml"))
    return cargar(fuentes)[0]


def _lo_entendido(escuela: Escuela, hoy: date) -> Iterator[Linea]:
    yield from en_tabla(escuela, cronograma(escuela, Cuentas(escuela), hoy), hoy, ANCHO)
    yield ""
    yield f"{contar(len(escuela.docentes), 'docente')} en {nombre_de(escuela)}:"
    yield from columnas([[c, _de_docente(escuela, c)] for c in escuela.docentes])


def _de_docente(escuela: Escuela, codigo: str) -> str:
    docente = escuela.docentes[codigo]
    partes = [f"grados {grados_en_palabras(docente.grados)}" if docente.grados else "sin grados dichos"]
    if docente.es == "director":
        visita = f"; visita su aula: {docente.lo_monitorea}" if docente.lo_monitorea else ""
        partes.append(f"dirige{visita}")
    return ", ".join(partes)
