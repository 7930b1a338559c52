"""Un cambio de varios archivos que sobrevive a un corte de luz.

Antes de tocar el primero queda apuntado entero en la carpeta; al terminar, el apunte se borra. Si el
proceso muere entre medio, quien abra la escuela después encuentra el apunte y hace lo que falta.
"""

import contextlib
import json
import os
import secrets
import shutil
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

from monitoreo_cli.errores import ErrorDelMundo
from monitoreo_cli.escritura.atomica import crear, quitar_restos, reemplazar_si_igual
from monitoreo_cli.lectura.carpeta import A_MEDIAS
from monitoreo_cli.valor import Valor


class Cambio(Valor):
    """Lo que un archivo decía, lo que dirá y, si cambia de nombre, su ruta nueva."""

    ruta: Path
    antes: bytes
    despues: str
    nueva: Path

    @property
    def se_muda(self) -> bool:
        return self.nueva != self.ruta


class Nuevo(Valor):
    """Un archivo por crear. Quien puede leer un `ejecutable` lo puede abrir con doble clic."""

    ruta: Path
    texto: str
    ejecutable: bool = False

    @property
    def en_bytes(self) -> bytes:
        return self.texto.encode("utf-8", "surrogateescape")

    def crear(self) -> None:
        """Lanza `FileExistsError` si ya hay uno, que queda intacto, y `ErrorDelMundo` si no se puede."""
        crear(self.ruta, self.texto)
        self.dar_permiso()

    def dar_permiso(self) -> None:
        """En una memoria USB el sistema ya lo decide, y no deja."""
        if self.ejecutable:
            with contextlib.suppress(OSError):
                self.ruta.chmod((modo := self.ruta.stat().st_mode) | (modo & 0o444) >> 2)


class Pendiente(Valor):
    """Un cambio apuntado. De lo que el archivo decía antes queda su huella."""

    ruta: Path
    nueva: Path
    antes: str
    despues: str


class Apunte:
    """Lo que se va a hacer, escrito en la carpeta mientras se hace."""

    def __init__(self, raiz: Path, cambios: Sequence[Cambio], nuevos: Sequence[Nuevo]) -> None:
        dicho = {
            "cambios": [_llano(raiz, c) for c in cambios],
            "nuevos": [{**n.como_dict(), "ruta": n.ruta.relative_to(raiz).as_posix()} for n in nuevos],
            "seña": secrets.token_hex(8),  # dos procesos que piden lo mismo no toman el apunte del otro por suyo
        }
        self._ruta, self._dicho = raiz / A_MEDIAS, json.dumps(dicho)
        self._candado = contextlib.ExitStack()
        self.rige = False

    def poner(self) -> None:
        """Desde aquí rige. Lanza `ErrorDelMundo` si no se puede escribir u otro proceso está cambiando la carpeta."""
        try:
            crear(self._ruta, self._dicho)
            self.rige = _es_mio(self._candado.enter_context(self._ruta.open("rb")), self._ruta)
        except (FileExistsError, FileNotFoundError):
            self.rige = False
        if not self.rige:
            arreglo = f"espera a que termine y repite; si nadie más la usa, borra `{A_MEDIAS}`"
            raise ErrorDelMundo("otro proceso está cambiando esta carpeta", arreglo)

    def quitar(self) -> None:
        """Lo borra, si es el de este proceso."""
        if os.name == "nt":  # aquí no se borra ni se vuelve a leer un archivo con candado
            self._candado.close()
        if dice(self._ruta, self._dicho.encode()):
            self._ruta.unlink()
        self._candado.close()  # después: así nadie lo encuentra suelto y hace lo que ya se deshizo
        _quitar_si_vacia(self._ruta.parent)


def terminar(raiz: Path) -> int:
    """Hace lo que falta de un cambio que quedó a medias y dice cuántos archivos tocó.

    Lo que alguien cambió o puso después se respeta. No hace nada si quien lo apuntó sigue trabajando.
    """
    ruta = raiz / A_MEDIAS
    with ruta.open("rb") as archivo:
        if not _es_mio(archivo, ruta):
            return 0
        cambios, nuevos = _leer(archivo, raiz)
        for tocada in (*(c.ruta for c in cambios), *(c.nueva for c in cambios), *(n.ruta for n in nuevos)):
            quitar_restos(Path(os.path.realpath(tocada)))
        hechos = sum(map(_hacer, cambios)) + sum(map(_poner, nuevos))
    ruta.unlink(missing_ok=True)
    _quitar_si_vacia(ruta.parent)
    return hechos


def _quitar_si_vacia(carpeta: Path) -> None:
    with contextlib.suppress(OSError):
        carpeta.rmdir()


def _llano(raiz: Path, cambio: Cambio) -> dict[str, str]:
    return {
        "ruta": cambio.ruta.relative_to(raiz).as_posix(),
        "nueva": cambio.nueva.relative_to(raiz).as_posix(),
        "antes": sha256(cambio.antes).hexdigest(),
        "despues": cambio.despues,
    }


def _leer(archivo: IO[bytes], raiz: Path) -> tuple[list[Pendiente], list[Nuevo]]:
    """Lo que falta hacer; nada si no lo escribió este programa. Lanza `ErrorDelMundo` si pide tocar otra carpeta."""
    try:
        dicho = json.load(archivo)
        cambios = [Pendiente(**_pieza(raiz, c, _DE_PENDIENTE)) for c in dicho["cambios"]]
        nuevos = [Nuevo(**_pieza(raiz, n, _DE_NUEVO)) for n in dicho["nuevos"]]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return [], []
    return cambios, nuevos


_DE_PENDIENTE = {"ruta": Path, "nueva": Path, "antes": str, "despues": str}
_DE_NUEVO = {"ruta": Path, "texto": str, "ejecutable": bool}


def _pieza(raiz: Path, dicho: Any, forma: Mapping[str, type]) -> dict[str, Any]:
    """Los valores de esas claves, si son de esa clase y se dejan escribir."""
    for clave, clase in forma.items():
        if clase is not Path and not isinstance(dicho[clave], clase):
            raise TypeError(clave)
        str(dicho[clave]).encode("utf-8", "surrogateescape")
    return {clave: _dentro(raiz, dicho[clave]) if clase is Path else dicho[clave] for clave, clase in forma.items()}


def _hacer(cambio: Pendiente) -> bool:
    """Un cambio, si no se hizo. El archivo que ya no dice lo de antes se deja como está."""
    ruta, nueva = cambio.ruta, cambio.nueva
    if not ruta.is_file() or sha256(antes := ruta.read_bytes()).hexdigest() != cambio.antes:
        return False
    if ruta == nueva:
        reemplazar_si_igual(ruta, antes, cambio.despues)
        return True
    with contextlib.suppress(FileExistsError):
        crear(nueva, cambio.despues)
    if not dice(nueva, cambio.despues.encode("utf-8")):
        return False  # otro ocupó ese nombre
    shutil.copymode(ruta, nueva)
    ruta.unlink()
    return True


def _poner(nuevo: Nuevo) -> bool:
    """Un archivo nuevo, si falta. El que ya está, entero o de otro, no se toca."""
    try:
        nuevo.crear()
    except FileExistsError:
        if dice(nuevo.ruta, nuevo.en_bytes):
            nuevo.dar_permiso()
        return False
    return True


def dice(ruta: Path, texto: bytes) -> bool:
    """Si ahí hay un archivo con exactamente eso."""
    return ruta.is_file() and ruta.read_bytes() == texto


def _dentro(raiz: Path, dicha: str) -> Path:
    """La ruta dentro de la carpeta. Lanza `ErrorDelMundo` si sale de ella, aunque sea por un enlace."""
    ruta = Path(dicha)
    real = os.path.realpath(raiz)
    sale = ruta.anchor or ".." in ruta.parts or not Path(os.path.realpath(raiz / ruta)).is_relative_to(real)
    if sale:
        raise ErrorDelMundo(f"`{A_MEDIAS}` nombra un archivo de otra carpeta", "bórralo: no se hace lo que dice")
    return raiz / ruta


def _es_mio(archivo: IO[bytes], ruta: Path) -> bool:
    """Toma el candado del apunte; es falso si lo tiene otro proceso, o si al tomarlo ya no era ese el apunte.

    Al cerrarlo o morir se suelta solo.
    """
    try:
        return _tomar(archivo) and os.path.samestat(os.fstat(archivo.fileno()), ruta.stat())
    except FileNotFoundError:
        return False


def _tomar(archivo: IO[bytes]) -> bool:
    try:
        import fcntl
    except ImportError:
        return _tomar_en_windows(archivo)
    try:
        fcntl.flock(archivo, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _tomar_en_windows(archivo: IO[bytes]) -> bool:
    import msvcrt

    try:
        msvcrt.locking(archivo.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    except OSError:
        return False
    archivo.seek(0)
    return True
