"""`iniciar --desde`: el plan del año siguiente, y las cuentas de qué se llevó, qué se movió y qué falta."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from monitoreo_cli.calculo.cuentan import Cuentas
from monitoreo_cli.calculo.siguiente import cerrar_anio
from monitoreo_cli.errores import ErrorDeDatos, ErrorDelMundo, ErrorDeUso
from monitoreo_cli.escritura.nueva_escuela import crear_carpeta, exigir_libre
from monitoreo_cli.escritura.plan_siguiente import Fila
from monitoreo_cli.escritura.siguiente_anio import Traspaso, pasar_de_anio
from monitoreo_cli.lectura.carpeta import Carpeta
from monitoreo_cli.lectura.clases import PLAN
from monitoreo_cli.ordenes._escuela import abrir
from monitoreo_cli.texto import ancho, contar, enumerar
from monitoreo_cli.vistas.terminal import Linea, Tramo, parrafo, rellenar, salida

_ROTULO_MAXIMO = 24


def crear_siguiente(origen: Path, destino: Path, hoy: date) -> None:
    """Crea en `destino` el año que sigue al de `origen`, y lo cuenta.

    Un plan con errores no se pasa: lo que no se pudo leer se perdería. Lanza `ErrorDeDatos`,
    `ErrorDelMundo` o `ErrorDeUso`; nada queda escrito.
    """
    _exigir_aparte(origen, destino)
    carpeta = Carpeta(origen)
    escuela, errores = abrir(carpeta, hoy)
    cierre = None if errores else cerrar_anio(escuela, Cuentas(escuela), hoy)
    if cierre is None:
        cuantos = contar(len(errores), "error", "errores")
        raise ErrorDeDatos(
            f"en `{origen}` hay {cuantos}, y lo que no se puede leer no pasaría al año siguiente",
            f"no se escribió nada; míralos con: monitoreo validar {origen}",
        )
    traspaso = pasar_de_anio(carpeta, escuela, cierre)
    exigir_libre(destino, (r for r, _ in traspaso.archivos if r.endswith(".yaml") or r.startswith("plantillas/")))
    _, estaban = crear_carpeta(destino, traspaso.archivos)
    pantalla = salida()
    pantalla.escribir([Tramo(f"Plan de {traspaso.anio} en {destino}, a partir del de {cierre.anio}", "titulo")])
    pantalla.escribir(*_en_palabras(traspaso, cierre.anio, pantalla.ancho))
    if estaban:
        pantalla.escribir("", f"Ya estaban y no se tocaron: {enumerar(estaban)}")


def _exigir_aparte(origen: Path, destino: Path) -> None:
    if not origen.exists():
        raise ErrorDelMundo(f"no existe `{origen}`", "revisa la ruta de --desde: es la carpeta del año que termina")
    if not (origen / PLAN).exists():
        raise ErrorDelMundo(
            f"no hay ninguna escuela en `{origen}`: falta `{PLAN}`", "di en --desde la carpeta que lo tiene"
        )
    viejo, nuevo = origen.resolve(), destino.resolve()
    if nuevo == viejo or viejo in nuevo.parents or nuevo in viejo.parents:
        raise ErrorDeUso(
            f"`{destino}` y `{origen}` están una dentro de otra, y sus archivos se mezclarían",
            f"elige una carpeta al lado, por ejemplo: monitoreo iniciar {viejo.parent / 'plan-nuevo'} --desde {origen}",
        )


def _en_palabras(traspaso: Traspaso, viejo: int, celdas: int) -> Iterator[Linea]:
    for titulo, filas in (
        ("Se llevó tal cual", traspaso.llevado),
        ("Se movió un año", traspaso.movido),
        (f"Se calculó de {viejo}", traspaso.calculado),
        ("No se llevó: escríbelo de nuevo, si toca", traspaso.por_escribir),
        ("Relee: puede haber quedado viejo", traspaso.por_releer),
    ):
        yield ""
        yield [Tramo(titulo, "fuerte")]
        for fila in filas:
            yield from _fila(fila, celdas)


def _fila(fila: Fila, celdas: int) -> list[str]:
    rotulo, dicho = fila
    hueco = " " * (_ROTULO_MAXIMO + 4)
    if ancho(rotulo) > _ROTULO_MAXIMO:
        return [f"  {rotulo}", *parrafo(dicho, celdas, hueco)]
    return parrafo(dicho, celdas, hueco, f"  {rellenar(rotulo, _ROTULO_MAXIMO)}  ")
