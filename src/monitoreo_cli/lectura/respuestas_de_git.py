"""Lo que git responde, leído byte a byte: commits, diferencias y objetos."""

import hashlib
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta, timezone
from typing import IO

from monitoreo_cli.lectura.codificacion import TAMANO_MAXIMO
from monitoreo_cli.valor import Valor

# El árbol sin nada, contra el que se compara un primer commit; según el largo de los ids del repositorio.
_ARBOL_VACIO = {
    40: "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
    64: "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321",
}


class Commit(Valor):
    """Algo guardado en git: quién, cuándo (con su huso), desde qué versiones y con qué mensaje."""

    id: str
    padres: tuple[str, ...]
    arbol: str
    autor: str
    fecha: datetime
    mensaje: str


class Entrada(Valor):
    """Un archivo que cambió entre dos versiones; `""` en el lado donde no estaba."""

    antes: str
    despues: str
    blob: str


class Objeto(Valor):
    """Un objeto de git: su clase (vacía si no está en esta copia), su tamaño y sus bytes, quizá cortados."""

    id: str
    clase: str
    tamano: int
    datos: bytes


def pares_de(commit: Commit, arboles: Mapping[str, str]) -> list[tuple[str, str]]:
    """Los pares de árboles que hay que comparar para saber qué cambió un commit: uno por padre."""
    previos = [arboles[p] for p in commit.padres] or [_ARBOL_VACIO[len(commit.id)]]
    return [(previo, commit.arbol) for previo in previos]


def ids_posibles(datos: bytes, largo: int) -> set[str]:
    """El id que git daría a un contenido, tal cual y con los saltos de línea que guarda si los cambia."""
    suma = hashlib.sha1 if largo == 40 else hashlib.sha256
    formas = (datos, datos.replace(b"\r\n", b"\n"))
    return {suma(b"blob %d\0" % len(d) + d, usedforsecurity=False).hexdigest() for d in formas}


def entre_ceros(dicho: bytes) -> list[str]:
    """Los textos que git separa con ceros."""
    return [r for r in dicho.decode("utf-8", "replace").split("\0") if r]


def leer_objeto(id_: str, respuesta: IO[bytes], tope: int) -> Objeto | None:
    """Lo que git contesta por un id: `id clase tamaño` y el contenido, o que no lo tiene. `None`: se detuvo."""
    cabeza = respuesta.readline().split()
    if not cabeza:
        return None
    if len(cabeza) != 3:
        return Objeto(id_, "", 0, b"")
    return Objeto(id_, cabeza[1].decode(), int(cabeza[2]), _cuerpo(respuesta, int(cabeza[2]), tope))


def _cuerpo(respuesta: IO[bytes], tamano: int, tope: int) -> bytes:
    """El contenido de un objeto hasta el tope; lo demás, y el salto que lo cierra, se pasa de largo."""
    datos = respuesta.read(min(tamano, tope + 1))
    sobra = tamano - len(datos) + 1
    while sobra > 0 and (pasado := len(respuesta.read(min(sobra, TAMANO_MAXIMO)))):
        sobra -= pasado
    return datos


def leer_diferencias(dicho: bytes, nombrar: Callable[[str], str]) -> dict[tuple[str, str], list[Entrada]]:
    """Qué cambió entre cada par de árboles.

    Git da `árbol árbol` y un salto, y por archivo `:modos ids estado` y una o dos rutas, entre ceros.
    """
    halladas: dict[tuple[str, str], list[Entrada]] = {}
    actual: list[Entrada] = []
    partes = iter(entre_ceros(dicho))
    for parte in partes:
        *pares, datos = parte.split("\n")
        for par in pares:
            antes, _, despues = par.partition(" ")
            actual = halladas.setdefault((antes, despues), [])
        if datos:
            *_, blob, estado = datos.split()
            ruta = nombrar(next(partes))
            otra = nombrar(next(partes)) if estado[0] == "R" else ruta
            actual.append(Entrada("" if estado == "A" else ruta, "" if estado == "D" else otra, blob))
    return halladas


def leer_commit(objeto: Objeto, padres: tuple[str, ...]) -> Commit:
    """Un commit desde sus bytes: así ningún ajuste cambia cómo se lee."""
    cabeza, _, mensaje = objeto.datos.partition(b"\n\n")
    campos = dict(linea.partition(b" ")[::2] for linea in reversed(cabeza.split(b"\n")))
    codificacion = campos.get(b"encoding", b"utf-8").decode("ascii", "replace")
    autor, fecha = _autoria(_texto(campos.get(b"author", b""), codificacion))
    arbol = campos.get(b"tree", b"").decode("ascii", "replace")
    return Commit(objeto.id, padres, arbol, autor, fecha, _texto(mensaje, codificacion))


def _autoria(linea: str) -> tuple[str, datetime]:
    """`Rosa Quispe <correo> 1713200000 -0500` → su nombre y el momento en su huso."""
    nombre, _, resto = linea.partition(" <")
    segundos, huso = [*resto.rpartition("> ")[2].split(), "0", "+0000"][:2]
    try:
        minutos = int(huso[:-2] or 0) * 60 + int(huso[0] + huso[-2:])
        return nombre.strip(), datetime.fromtimestamp(int(segundos), timezone(timedelta(minutes=minutos)))
    except (ValueError, OverflowError, OSError):
        return nombre.strip(), datetime.fromtimestamp(0, UTC)


def _texto(datos: bytes, codificacion: str) -> str:
    try:
        return datos.decode(codificacion, "replace")
    except LookupError:
        return datos.decode("utf-8", "replace")
