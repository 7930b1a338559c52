"""Un cambio de varios archivos que sobrevive a un corte de luz.

Antes de tocar el primero queda apuntado entero en la carpeta; al terminar, el apunte se borra. Si el
proceso muere entre medio, quien abra la escuela después encuentra el apunte y hace lo que falta.
"""

import contextlib
import json
import shutil
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import IO, Any

from monitoreo_cli.errores import ErrorDelMundo
from monitoreo_cli.escritura.atomica import crear, reemplazar_si_igual
from monitoreo_cli.valor import Valor

APUNTE = ".monitoreo/cambio-a-medias.json"


class Cambio(Valor):
    """Lo que un archivo decía, lo que dirá y, si cambia de nombre, su ruta nueva."""

    ruta: Path
    antes: bytes
    despues: str
    nueva: Path

    @property
    def se_muda(self) -> bool:
        return self.nueva != self.ruta


@contextlib.contextmanager
def apuntados(raiz: Path, cambios: Sequence[Cambio], copias: Sequence[Path]) -> Iterator[None]:
    """Mientras dura el bloque, los cambios están apuntados. `copias` son los archivos que habrá que quitar.

    Lanza `ErrorDelMundo` si no se puede apuntar, o si otro proceso está cambiando la carpeta.
    """
    ruta = raiz / APUNTE
    dicho = {
        "cambios": [_llano(raiz, c) for c in cambios],
        "copias": [c.relative_to(raiz).as_posix() for c in copias if c.is_relative_to(raiz)],
    }
    try:
        crear(ruta, json.dumps(dicho, ensure_ascii=False))
    except FileExistsError as error:
        raise ErrorDelMundo("otro proceso está cambiando esta carpeta", "espera a que termine y repite") from error
    try:
        with ruta.open("rb") as archivo:
            _es_mio(archivo)
            yield
    finally:
        ruta.unlink(missing_ok=True)


def terminar(raiz: Path) -> int:
    """Hace lo que falta de un cambio que quedó a medias y dice cuántos archivos tocó.

    Lo que alguien cambió después se respeta. No hace nada si quien lo apuntó sigue trabajando.
    """
    ruta = raiz / APUNTE
    with ruta.open("rb") as archivo:
        if not _es_mio(archivo):
            return 0
        dicho = _leer(archivo)
        hechos = sum(_hacer(raiz, c) for c in dicho["cambios"])
        for copia in dicho["copias"]:
            _dentro(raiz, copia).unlink(missing_ok=True)
    ruta.unlink(missing_ok=True)
    return hechos


def _llano(raiz: Path, cambio: Cambio) -> dict[str, str]:
    return {
        "ruta": cambio.ruta.relative_to(raiz).as_posix(),
        "nueva": cambio.nueva.relative_to(raiz).as_posix(),
        "antes": sha256(cambio.antes).hexdigest(),
        "despues": cambio.despues,
    }


def _leer(archivo: IO[bytes]) -> dict[str, Any]:
    try:
        dicho = json.load(archivo)
        assert {*map(type, (dicho["cambios"], dicho["copias"]))} == {list}
    except (ValueError, KeyError, TypeError, AssertionError):
        return {"cambios": [], "copias": []}  # no lo escribió este programa: se descarta
    return dicho  # type: ignore[no-any-return]


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
    if nueva.read_bytes() != dicho["despues"].encode("utf-8"):
        return False  # otro ocupó ese nombre
    shutil.copymode(ruta, nueva)
    ruta.unlink()
    return True


def _dentro(raiz: Path, dicha: str) -> Path:
    """La ruta dentro de la carpeta. Lanza `ErrorDelMundo` si sale de ella."""
    ruta = PurePosixPath(dicha)
    if ruta.is_absolute() or ".." in ruta.parts:
        raise ErrorDelMundo(f"`{APUNTE}` nombra un archivo de otra carpeta", "bórralo: no lo escribió este programa")
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
