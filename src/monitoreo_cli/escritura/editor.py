"""Escribir un texto largo en el editor de la persona, con un archivo que después no queda."""

import contextlib
import os
import secrets
import shlex
import shutil
import subprocess
from pathlib import Path

from monitoreo_cli.errores import ErrorDelMundo
from monitoreo_cli.escritura.atomica import crear
from monitoreo_cli.escritura.borrador import APARTE
from monitoreo_cli.lectura.disco import motivo


def editar(raiz: Path, texto: str) -> str:
    """El texto tras pasar por el editor. Lanza `ErrorDelMundo` si no hay uno, o si falla.

    El archivo vive en la carpeta que git no ve, porque puede llevar datos de un docente.
    """
    orden = _editor()
    ruta = raiz / APARTE / f"texto-{secrets.token_hex(4)}.txt"
    crear(ruta, texto + "\n" if texto else "")
    try:
        hecho = subprocess.run([*orden, str(ruta)], check=False)  # noqa: S603 -- el editor lo eligió la persona
        if hecho.returncode:
            raise ErrorDelMundo(f"el editor `{orden[0]}` terminó mal", "escribe aquí mismo")
        return ruta.read_text(encoding="utf-8-sig", errors="replace").strip("\n")
    except OSError as error:
        raise ErrorDelMundo(f"no se pudo abrir `{orden[0]}`: {motivo(error)}", "escribe aquí mismo") from error
    finally:
        with contextlib.suppress(OSError):
            ruta.unlink(missing_ok=True)
            ruta.parent.rmdir()  # sólo si quedó vacía


def _editor() -> list[str]:
    dicho = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if dicho:
        # En Windows la barra invertida es de la ruta, no un escape.
        return [parte.strip('"') for parte in shlex.split(dicho, posix=os.name != "nt")]
    candidatos = ["notepad"] if os.name == "nt" else ["nano", "vim", "vi"]
    hallado = next((c for c in candidatos if shutil.which(c)), None)
    if hallado is None:
        raise ErrorDelMundo("no encuentro un editor", "escribe aquí mismo, o di cuál con la variable EDITOR")
    return [hallado]
