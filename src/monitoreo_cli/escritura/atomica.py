"""Escribir sin perder nada: el archivo aparece entero o no aparece, y nunca pisa a otro."""

import contextlib
import errno
import os
import secrets
import time
from collections.abc import Iterator
from pathlib import Path

from monitoreo_cli.errores import ErrorDelMundo
from monitoreo_cli.lectura.carpeta import motivo

_REINTENTOS = 6  # en Windows, un antivirus o la nube pueden tener el archivo abierto un instante
_SIN_ENLACES = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EACCES)


def crear(ruta: Path, texto: str) -> None:
    """Crea un archivo nuevo, entero y de una vez.

    Lanza `FileExistsError` si ya hay uno con ese nombre (que queda intacto) y `ErrorDelMundo` si no
    se puede escribir.
    """
    with _temporal(ruta, texto) as temporal:
        try:
            _publicar_nuevo(temporal, ruta)
        except FileExistsError:
            raise
        except OSError as error:
            raise _no_se_puede(ruta, error) from error
    _asentar_carpeta(ruta.parent)


def reemplazar(ruta: Path, texto: str, bom: bool = False) -> None:
    """Escribe un archivo, nuevo o no, de una vez: quien lo lea ve el de antes o el de ahora."""
    with _temporal(ruta, ("\ufeff" if bom else "") + texto) as temporal:
        try:
            _con_paciencia(temporal, ruta)
        except OSError as error:
            raise _no_se_puede(ruta, error) from error
    _asentar_carpeta(ruta.parent)


@contextlib.contextmanager
def _temporal(ruta: Path, texto: str) -> Iterator[Path]:
    """Un archivo oculto al lado, ya escrito y asentado en el disco; al salir no queda."""
    temporal = ruta.with_name(f".{ruta.name[:60]}.{secrets.token_hex(4)}.tmp")
    try:
        ruta.parent.mkdir(parents=True, exist_ok=True)
        with open(temporal, "x", encoding="utf-8", errors="surrogateescape", newline="") as archivo:
            archivo.write(texto)
            archivo.flush()
            os.fsync(archivo.fileno())
    except OSError as error:
        _quitar(temporal)
        raise _no_se_puede(ruta, error) from error
    try:
        yield temporal
    finally:
        _quitar(temporal)


def _quitar(temporal: Path) -> None:
    with contextlib.suppress(OSError):
        temporal.unlink(missing_ok=True)


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


def _no_se_puede(ruta: Path, error: OSError) -> ErrorDelMundo:
    return ErrorDelMundo(f"no se puede escribir `{ruta}`: {motivo(error)}", "no se cambió nada")
