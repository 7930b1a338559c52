"""Un cambio de varios archivos que sobrevive a un corte de luz.

Antes de tocar el primero queda apuntado entero en la carpeta; al terminar, el apunte se borra. Si el
proceso muere entre medio, quien abra la escuela después encuentra el apunte y hace lo que falta.
"""

import contextlib
import json
import shutil
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path, PurePosixPath
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


class Apunte:
    """Lo que se va a hacer, escrito en la carpeta mientras se hace. `copias` son los archivos que habrá que quitar."""

    def __init__(
        self, raiz: Path, cambios: Sequence[Cambio], nuevos: Sequence[Nuevo], copias: Sequence[Path]
    ) -> None:  # fmt: skip
        dicho = {
            "cambios": [_llano(raiz, c) for c in cambios],
            "nuevos": [{**n.como_dict(), "ruta": n.ruta.relative_to(raiz).as_posix()} for n in nuevos],
            "copias": [c.relative_to(raiz).as_posix() for c in copias if c.is_relative_to(raiz)],
        }
        self._ruta, self._dicho = raiz / A_MEDIAS, json.dumps(dicho)
        self._candado = contextlib.ExitStack()

    def poner(self) -> None:
        """Lanza `ErrorDelMundo` si no se puede escribir, o si otro proceso está cambiando la carpeta."""
        try:
            crear(self._ruta, self._dicho)
        except FileExistsError as error:
            raise ErrorDelMundo("otro proceso está cambiando esta carpeta", "espera a que termine y repite") from error
        _es_mio(self._candado.enter_context(self._ruta.open("rb")))
        quitar_restos(self._ruta)

    def quitar(self) -> None:
        """Lo borra, si es el de este proceso."""
        self._candado.close()
        if dice(self._ruta, self._dicho.encode()):
            self._ruta.unlink()
        _quitar_si_vacia(self._ruta.parent)


def terminar(raiz: Path) -> int:
    """Hace lo que falta de un cambio que quedó a medias y dice cuántos archivos tocó.

    Lo que alguien cambió o puso después se respeta. No hace nada si quien lo apuntó sigue trabajando.
    """
    ruta = raiz / A_MEDIAS
    with ruta.open("rb") as archivo:
        if not _es_mio(archivo):
            return 0
        dicho = _leer(archivo)
        hechos = sum(_hacer(raiz, c) for c in dicho["cambios"])
        hechos += sum(_poner(Nuevo(_dentro(raiz, n["ruta"]), n["texto"], n["ejecutable"])) for n in dicho["nuevos"])
        for copia in dicho["copias"]:
            _dentro(raiz, copia).unlink(missing_ok=True)
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


def _leer(archivo: IO[bytes]) -> dict[str, Any]:
    nada: dict[str, Any] = {"cambios": [], "nuevos": [], "copias": []}
    with contextlib.suppress(ValueError, KeyError, TypeError):
        dicho = {"nuevos": [], **json.load(archivo)}
        if all(isinstance(dicho[clave], list) for clave in nada):
            return dicho
    return nada  # no lo escribió este programa: se descarta


def _hacer(raiz: Path, dicho: dict[str, str]) -> bool:
    """Un cambio, si no se hizo. El archivo que ya no dice lo de antes se deja como está."""
    ruta, nueva = _dentro(raiz, dicho["ruta"]), _dentro(raiz, dicho["nueva"])
    if not ruta.is_file() or sha256(antes := ruta.read_bytes()).hexdigest() != dicho["antes"]:
        return False
    if ruta == nueva:
        reemplazar_si_igual(ruta, antes, dicho["despues"])
        return True
    with contextlib.suppress(FileExistsError):
        crear(nueva, dicho["despues"])
    if not dice(nueva, dicho["despues"].encode("utf-8")):
        return False  # otro ocupó ese nombre
    shutil.copymode(ruta, nueva)
    ruta.unlink()
    return True


def _poner(nuevo: Nuevo) -> bool:
    """Un archivo nuevo, si falta. El que ya está, entero o de otro, no se toca."""
    quitar_restos(nuevo.ruta)
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
    """La ruta dentro de la carpeta. Lanza `ErrorDelMundo` si sale de ella."""
    ruta = PurePosixPath(dicha)
    if ruta.is_absolute() or ".." in ruta.parts:
        raise ErrorDelMundo(f"`{A_MEDIAS}` nombra un archivo de otra carpeta", "bórralo: no lo escribió este programa")
    return raiz / ruta


def _es_mio(archivo: IO[bytes]) -> bool:
    """Toma el candado del apunte; es falso si lo tiene otro proceso. Al cerrarlo o morir se suelta solo."""
    try:
        import fcntl
    except ImportError:
        return _es_mio_en_windows(archivo)
    try:
        fcntl.flock(archivo, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _es_mio_en_windows(archivo: IO[bytes]) -> bool:
    import msvcrt

    try:
        msvcrt.locking(archivo.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    except OSError:
        return False
    archivo.seek(0)
    return True
