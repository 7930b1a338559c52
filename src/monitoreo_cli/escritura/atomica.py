"""Escribir sin perder nada: el archivo aparece entero o no aparece, y nunca pisa a otro."""

import contextlib
import errno
import functools
import glob
import os
import secrets
import shutil
import time
from codecs import BOM_UTF8
from collections.abc import Iterator
from pathlib import Path

from monitoreo_cli.errores import ErrorDelMundo
from monitoreo_cli.escrito import anotar
from monitoreo_cli.lectura.disco import motivo

_REINTENTOS = 6  # en Windows, un antivirus o la nube pueden tener el archivo abierto un instante
_RECIENTE = 600.0  # un temporal de hace menos segundos puede ser de otro proceso que está escribiendo
_NUESTRO = ".monitoreo.tmp"  # por él se sabe que un temporal es de este programa y no de otro
_SIN_ENLACES = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EACCES)


class Cambiado(ErrorDelMundo):
    """El archivo ya no dice lo que decía: quien iba a escribir puede leerlo de nuevo."""


def crear(ruta: Path, contenido: str | bytes) -> None:
    """Crea un archivo nuevo, entero y de una vez; un texto, en UTF-8.

    Lanza `FileExistsError` si ya hay uno con ese nombre (que queda intacto) y `ErrorDelMundo` si no
    se puede escribir.
    """
    with al_lado(ruta, contenido) as temporal:
        try:
            _publicar_nuevo(temporal, ruta)
        except FileExistsError:
            raise
        except OSError as error:
            raise _no_se_puede(ruta, error) from error
        anotar(ruta)
    _asentar_carpeta(ruta.parent)


def reemplazar(ruta: Path, contenido: str | bytes, bom: bool = False) -> None:
    """Escribe un archivo, nuevo o no, de una vez: quien lo lea ve el de antes o el de ahora.

    Lo que no es un archivo (`/dev/stdout`, un tubo) se escribe tal cual: cambiarlo por uno lo rompería para todos.
    """
    with al_escribir(ruta):  # quizá su carpeta no se deja ni mirar
        es_otra_cosa = ruta.exists() and not (ruta.is_file() or ruta.is_dir())
        real = Path(os.path.realpath(ruta)) if ruta.is_symlink() else ruta
    if es_otra_cosa:
        _escribir_en(ruta, contenido, bom)
        return
    with al_lado(real, contenido, bom) as temporal:
        with al_escribir(ruta):
            _con_paciencia(temporal, real)
        anotar(ruta)
    _asentar_carpeta(real.parent)


def _escribir_en(ruta: Path, contenido: str | bytes, bom: bool) -> None:
    with al_escribir(ruta), ruta.open("wb") as archivo:
        archivo.write(_con_marca(contenido, bom))


def reemplazar_si_igual(ruta: Path, antes: bytes, despues: str) -> None:
    """Cambia un archivo sólo si sigue diciendo `antes`; conserva sus permisos.

    Sin haber tocado nada, lanza `Cambiado` si cambió, y `ErrorDelMundo` si ya no está o no se puede escribir.
    """
    exigir_igual(ruta, antes)
    real = Path(os.path.realpath(ruta))  # el enlace de una persona sigue siendo un enlace
    with al_lado(real, despues) as temporal, _por_turno(real):
        exigir_igual(ruta, antes)
        with al_escribir(ruta):
            shutil.copymode(real, temporal)
            _con_paciencia(temporal, real)
        anotar(ruta)
    _asentar_carpeta(real.parent)


def exigir_igual(ruta: Path, antes: bytes) -> None:
    """Lanza `Cambiado` si el archivo no dice `antes`, y `ErrorDelMundo` si no se deja escribir."""
    with al_escribir(ruta):
        ahora = ruta.read_bytes()
        if not os.access(ruta, os.W_OK):
            raise PermissionError(errno.EACCES, "")
    if ahora != antes:
        raise Cambiado(
            f"`{ruta}` cambió mientras tanto: otra persona o programa lo guardó",
            "no se cambió nada; repite la orden y verás lo nuevo",
        )


@contextlib.contextmanager
def _por_turno(ruta: Path) -> Iterator[None]:
    """Que dos procesos no comparen y reemplacen a la vez; si uno muere, su turno acaba solo.

    El candado va sobre el archivo de antes: quien lo espera encontrará después que ya no es el mismo.
    Donde el sistema no los tiene queda sólo la comparación, que basta salvo en el mismo instante.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    with contextlib.ExitStack() as pila:
        with contextlib.suppress(OSError):
            archivo = pila.enter_context(ruta.open("rb"))
            fcntl.flock(archivo, fcntl.LOCK_EX)
        yield


@contextlib.contextmanager
def al_lado(ruta: Path, contenido: str | bytes, bom: bool = False) -> Iterator[Path]:
    """Un archivo oculto al lado, ya escrito y asentado en el disco; al salir no queda."""
    temporal = ruta.with_name(f"{_comienzo(ruta)}{secrets.token_hex(4)}{_NUESTRO}")
    _barrer(ruta.parent)
    try:
        _escribir_temporal(temporal, _con_marca(contenido, bom), ruta)
        yield temporal
    finally:  # también si Ctrl-C llega mientras se escribe: lleva datos de personas
        _quitar(temporal)


def _escribir_temporal(temporal: Path, datos: bytes, ruta: Path) -> None:
    with al_escribir(ruta):
        ruta.parent.mkdir(parents=True, exist_ok=True)
        with open(temporal, "xb") as archivo:
            archivo.write(datos)
            archivo.flush()
            os.fsync(archivo.fileno())


def _con_marca(contenido: str | bytes, bom: bool) -> bytes:
    datos = contenido if isinstance(contenido, bytes) else contenido.encode("utf-8", "surrogateescape")
    return BOM_UTF8 + datos if bom else datos


def _quitar(temporal: Path) -> None:
    with contextlib.suppress(OSError):
        temporal.unlink(missing_ok=True)


def quitar_restos(ruta: Path) -> None:
    """Borra los temporales de un archivo, cuando se sabe que quien los escribía ya no está."""
    for resto in ruta.parent.glob(f"{glob.escape(_comienzo(ruta))}*{_NUESTRO}"):
        _quitar(resto)


def _comienzo(ruta: Path) -> str:
    return f".{ruta.name[:50]}."


@functools.cache  # una vez por carpeta: con cien mil visitas, mirarla en cada escritura se nota
def _barrer(carpeta: Path) -> None:
    """Borra los temporales que dejó una orden que murió: nadie los lee, pero llevan datos de personas."""
    limite = time.time() - _RECIENTE
    with contextlib.suppress(OSError):
        for resto in carpeta.glob(f".*{_NUESTRO}"):
            if resto.stat().st_mtime < limite:
                resto.unlink()


def _publicar_nuevo(temporal: Path, ruta: Path) -> None:
    """Le da su nombre definitivo sólo si está libre."""
    if os.name == "nt":  # aquí `rename` ya se niega a pisar
        temporal.rename(ruta)
        return
    try:
        os.link(temporal, ruta)
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno not in _SIN_ENLACES:
            raise
        # Una memoria USB no admite enlaces: se reserva el nombre y se pone encima.
        os.close(os.open(ruta, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
        temporal.replace(ruta)


def _con_paciencia(temporal: Path, ruta: Path) -> None:
    for intento in range(_REINTENTOS):
        try:
            temporal.replace(ruta)
        except PermissionError:
            if os.name != "nt" or intento == _REINTENTOS - 1:
                raise
            time.sleep(0.02 * 2**intento)
        else:
            return


def _asentar_carpeta(carpeta: Path) -> None:
    """Que el nombre nuevo también sobreviva a un corte de luz, donde el sistema lo permite."""
    with contextlib.suppress(OSError):
        descriptor = os.open(carpeta, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextlib.contextmanager
def al_escribir(ruta: Path) -> Iterator[None]:
    """Lo que el sistema no permita se dice de `ruta`, como `ErrorDelMundo`."""
    try:
        yield
    except OSError as error:
        raise _no_se_puede(ruta, error) from error


def _no_se_puede(ruta: Path, error: OSError) -> ErrorDelMundo:
    return ErrorDelMundo(f"no se puede escribir `{ruta}`: {motivo(error)}", "no se cambió nada")
