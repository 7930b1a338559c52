"""Preguntar una cosa y entender la respuesta: líneas sueltas, sin adueñarse de la pantalla.

Sirve igual en cmd.exe, Git Bash, por ssh, con un lector de pantalla y por una tubería.
"""

import contextlib
import io
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import time
from pathlib import Path
from typing import Any

from monitoreo_cli.errores import ErrorDelMundo
from monitoreo_cli.escritura.editor import editar
from monitoreo_cli.escritura.emisor import limpio
from monitoreo_cli.ordenes._formulario.pregunta import NoVale, Opcion, Pregunta, decir, leer_si_no
from monitoreo_cli.texto import ancho, recortar, visible
from monitoreo_cli.vistas.terminal import Linea, Pantalla, Tramo, columnas, parrafo

SIN_CAMBIO = object()
ANCHO = 78
_PREGUNTA_CORTA = 62
_LINEAS_DE_OPCIONES = 3
VOLVER, SALIR, AYUDA, BORRAR, FIN, EDITOR = "<", "!", "?", "-", ".", "e"
GUARDA_Y_SALE = "guarda y sale"
_AL_VACIO = "Termina con un punto solo en su línea"
_AL_ESCRITO = "Enter lo deja; escribir lo cambia todo, hasta un punto"
_ELIGE = "Escribe lo que elijas de lo que está a la vista y pulsa Enter."
_SIGUE_EL_TEXTO = f"  (Sigues en la respuesta: un `{FIN}` solo la termina; después, `{VOLVER}` vuelve.)"


class Volver(Exception):
    """La persona quiere la pregunta anterior."""


class Salir(Exception):
    """La persona guarda y sale, o ya no hay más que leer."""


class Conversacion:
    """Lee de la entrada y escribe en la terminal; si la salida va a un archivo, en los avisos."""

    def __init__(self, raiz: Path, al_salir: str = GUARDA_Y_SALE) -> None:
        self._raiz, self._al_salir, self._por_salir = raiz, al_salir, False
        self._destino = sys.stdout if sys.stdout.isatty() else sys.stderr
        self._pantalla = Pantalla(self._destino)
        self._con_edicion = sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
        if isinstance(sys.stdin, io.TextIOWrapper) and sys.stdin.errors != "replace":
            sys.stdin.reconfigure(errors="replace")
        if self._con_edicion:  # flechas para corregir, y líneas de más de 4 096 letras
            with contextlib.suppress(ImportError):
                import readline  # noqa: F401 -- con importarlo basta

    def decir(self, *lineas: Linea) -> None:
        """Escribe líneas; una suelta que no cabe se parte con su sangría."""
        for linea in lineas:
            entera = not isinstance(linea, str) or ancho(linea) <= ANCHO + 1
            self._pantalla.escribir(*([linea] if entera else parrafo(str(linea), ANCHO, "  ", "")))

    # ------------------------------------------------------------ preguntar

    def preguntar(self, pregunta: Pregunta, actual: Any, seguida: bool = False) -> Any:
        """El valor nuevo; `None` si se borra; `SIN_CAMBIO` si se deja. Lanza `Volver` o `Salir`.

        `seguida` si es otro hecho más: no se repite lo que ya está a la vista.
        """
        if self._por_salir:
            raise Salir
        if not seguida:
            self.decir("", *pregunta.antes(), *_opciones(pregunta.opciones))
        while True:
            try:
                return self._respuesta(pregunta, actual, seguida)
            except NoVale as error:
                self.no_vale(error)

    def no_vale(self, error: NoVale) -> None:
        self.decir(*([Tramo(linea, "aviso")] for linea in parrafo(f"No vale: {error}", ANCHO)))

    def _respuesta(self, pregunta: Pregunta, actual: Any, seguida: bool) -> Any:
        dicho = self._pedir(_invitacion(pregunta, actual, seguida))
        if dicho == "" or (dicho == FIN and pregunta.clase == "hechos"):
            return _con_enter(pregunta, actual)
        if dicho == BORRAR and pregunta.clase != "hechos":
            if pregunta.obligatoria:
                raise NoVale("sin este dato no se puede seguir")
            return None
        if dicho == AYUDA:
            ayuda = parrafo(pregunta.ayuda, ANCHO, "  ", "  ") if pregunta.ayuda else []
            self.decir(*pregunta.repaso(), *_opciones(pregunta.opciones), *ayuda, *self._mas_ayuda(pregunta))
            return self._respuesta(pregunta, actual, seguida)
        if pregunta.clase == "largo":
            dicho = self._varias(dicho, actual)
        valor = pregunta.leer(dicho)
        if isinstance(valor, time) and ":" not in dicho:  # se completó lo que dijo: que vea cómo quedó
            self.decir(f"  Queda como {decir(valor)}.")
        return valor

    def _mas_ayuda(self, pregunta: Pregunta) -> Sequence[str]:
        if pregunta.clase == "hechos":
            return [f"  < vuelve   ! {self._al_salir}   - quita el último   Enter sigue con lo demás"]
        largo = f"  Varias líneas: termina con un punto solo. `{EDITOR}` abre tu editor."
        teclas = f"  < vuelve   ! {self._al_salir}   - borra la respuesta   Enter deja lo que hay"
        return [*([largo] if pregunta.clase == "largo" else []), teclas]

    def _pedir(self, invitacion: str) -> str:
        """Una línea, sin espacios a los lados; las teclas de siempre se atienden aquí."""
        if self._por_salir:
            raise Salir
        dicho = self._linea(invitacion).strip()
        if dicho == VOLVER:
            raise Volver
        if dicho == SALIR:
            raise Salir
        return dicho

    def _varias(self, primera: str, actual: Any) -> str:
        """Un texto de varias líneas, o lo que salga del editor."""
        if primera.lower() == EDITOR:
            return self._en_editor(actual)
        if primera == FIN:
            return ""
        lineas = [primera]
        with contextlib.suppress(Salir):  # se acabó la entrada: lo escrito vale, y la próxima pregunta saldrá
            for linea in self._renglones():
                lineas.append(linea)  # noqa: PERF402 -- los de antes de salir también quedan
        return "\n".join(lineas).strip("\n")

    def _renglones(self) -> Iterator[str]:
        """Los que siguen, hasta el punto. Un signo suelto no es parte del texto; `!` lo deja ahí, y sale después."""
        recordado = False
        while True:
            try:
                linea = self._linea("  ").rstrip()
            except NoVale as error:
                self.no_vale(error)
                continue
            suelta = linea.strip()
            self._por_salir = suelta == SALIR
            if suelta in (FIN, SALIR):
                return
            es_signo = suelta in (VOLVER, AYUDA)
            if es_signo or not (suelta or recordado):
                recordado = True
                self.decir(_SIGUE_EL_TEXTO)
            if not es_signo:
                yield linea

    def _en_editor(self, actual: Any) -> str:
        antes = "\n".join(actual) if isinstance(actual, list) else str(actual or "")
        try:
            return limpio(editar(self._raiz, antes))
        except ErrorDelMundo as error:
            raise NoVale(f"{error.mensaje}; {error.arreglo}") from error

    def elegir(self, invitacion: str, leer: Callable[[str], Any], ayuda: str = _ELIGE) -> Any:
        """Una respuesta fuera de la lista de preguntas; vacía también se lee."""
        while True:
            try:
                dicho = self._pedir(invitacion)
                if dicho != AYUDA:
                    return leer(dicho)
                self.decir(f"  {ayuda}   {SALIR} {self._al_salir}")
            except NoVale as error:
                self.no_vale(error)

    def confirmar(self, pregunta: str, al_vacio: str = "") -> bool:
        """Sí o no; `al_vacio` es lo que vale Enter, si vale algo."""
        return bool(self.elegir(f"{pregunta} (s/n) ", lambda dicho: leer_si_no(dicho or al_vacio), "s es sí   n es no"))

    # ------------------------------------------------------------ la entrada

    def _linea(self, invitacion: str) -> str:
        """Una línea cruda. Lanza `Salir` si no hay más."""
        try:
            cruda = input(visible(invitacion)) if self._con_edicion else self._de_la_entrada(invitacion)
        except EOFError:
            self.decir("")
            raise Salir from None
        if "\ufffd" in cruda:
            raise NoVale("llegaron letras que no se entienden; revisa la codificación de la consola (UTF-8)")
        return limpio(cruda)

    def _de_la_entrada(self, invitacion: str) -> str:
        self._destino.write(visible(invitacion))
        self._destino.flush()
        cruda = sys.stdin.readline()
        if not cruda:
            raise EOFError
        return cruda.rstrip("\r\n")


def _con_enter(pregunta: Pregunta, actual: Any) -> Any:
    if actual is not None:
        return SIN_CAMBIO
    if pregunta.omision is not None:
        return pregunta.omision
    if pregunta.obligatoria:
        raise NoVale("sin este dato no se puede seguir (`?` da ayuda)")
    return SIN_CAMBIO


def _invitacion(pregunta: Pregunta, actual: Any, seguida: bool) -> str:
    """La pregunta, lo que vale Enter, y dónde escribir; si no caben juntos, en dos líneas."""
    if pregunta.clase == "hechos":
        return "hecho> " if seguida else f"{pregunta.texto}\nhecho> "
    vale = actual if actual is not None else pregunta.omision
    if vale is not None:
        nota = f" [{recortar(decir(vale, pregunta.opciones), 40)}]"
    else:
        nota = "" if pregunta.obligatoria else f" (Enter: {pregunta.salto})"
    junta = pregunta.texto + nota
    if pregunta.clase == "largo":
        return f"{junta}\n{_AL_VACIO if actual is None else _AL_ESCRITO}; `{EDITOR}` abre el editor.\n  "
    return f"{junta}: " if ancho(junta) <= _PREGUNTA_CORTA else f"{junta}\n> "


def _opciones(opciones: Sequence[Opcion]) -> list[str]:
    """Las respuestas numeradas: seguidas si son cortas, si no, una por línea."""
    numeradas = [f"{n}) {opcion.nombre}" for n, opcion in enumerate(opciones, 1)]
    # El espacio de no partir mantiene cada número con su palabra.
    juntas = parrafo("  ".join(n.replace(" ", "\u00a0") for n in numeradas), ANCHO, "  ", "  ") if numeradas else []
    if len(juntas) < _LINEAS_DE_OPCIONES:
        return [linea.replace("\u00a0", " ") for linea in juntas]
    return columnas([[recortar(n, ANCHO - 2)] for n in numeradas])
