"""Hace `build/monitoreo/`: el programa entero en una carpeta que se copia, para computadoras sin internet.

    python3 herramientas/portatil.py [--windows 3.12] [--python ARCHIVO.zip]

Sin opciones sirve en cualquier sistema con Python 3.11 o posterior, y lee YAML y escribe HTML, Markdown y Excel.
Con `--windows` lleva además lo que Word necesita y el lector rápido de YAML, que son de un solo Python. Con
`--python`, el «embeddable package» de python.org: entonces la computadora no necesita nada.

Al terminar usa la carpeta como una escuela el primer día, con un Python que no tiene nada más instalado.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import entorno
import rueda

CARPETA = entorno.OBRA / "monitoreo"
_EN_CUALQUIERA = "excel"
_EN_WINDOWS = "excel,word"
_ENTRADA = "from monitoreo_cli.__main__ import main\n\nmain()\n"

# Sin acentos: una consola que aún no pasó a UTF-8 los mostraría rotos.
_CMD = r"""@echo off
rem El programa, desde esta carpeta: no hace falta instalarlo.
chcp 65001 >nul
if exist "%~dp0python\python.exe" goto el_suyo
where py >nul 2>nul
if not errorlevel 1 goto el_de_aqui
echo Falta Python en esta computadora, y esta carpeta no lo trae.
exit /b 3

:el_suyo
"%~dp0python\python.exe" "%~dp0programa" %*
exit /b %errorlevel%

:el_de_aqui
py -{version} "%~dp0programa" %*
exit /b %errorlevel%
"""

_SH = """#!/bin/sh
# El programa, desde esta carpeta: no hace falta instalarlo.
exec python3 "$(dirname -- "$0")/programa" "$@"
"""

_LEEME = r"""monitoreo, en una carpeta

Copia esta carpeta entera, con su nombre, al lado de la carpeta de tu escuela; por ejemplo, en Documentos.
No hay que instalar nada ni tener internet.{python}

La primera vez, abre una consola en la carpeta donde las dos van a estar y escribe:

    monitoreo\monitoreo iniciar mi-escuela

En Linux y macOS es monitoreo/monitoreo.sh.

En la carpeta de la escuela queda «Abrir monitoreo»: desde entonces basta el doble clic. Busca el programa
instalado y, si no lo hay, esta carpeta a su lado.
"""


def main(dichas: list[str]) -> int:
    opciones = _opciones(dichas)
    shutil.rmtree(CARPETA, ignore_errors=True)
    programa = CARPETA / "programa"
    _llenar(programa, opciones.windows)
    (programa / "__main__.py").write_text(_ENTRADA, encoding="utf-8")
    _rodear(opciones.windows, opciones.python)
    if opciones.windows is None:
        with tempfile.TemporaryDirectory() as taller:
            rueda.usar([sys.executable, "-I", "-S", "-B", programa], Path(taller))
    zip_ = shutil.make_archive(str(CARPETA), "zip", entorno.OBRA, CARPETA.name)
    print(f"{CARPETA} y {zip_}: {Path(zip_).stat().st_size / 1e6:.1f} MB")
    return 0


def _opciones(dichas: list[str]) -> argparse.Namespace:
    lector = argparse.ArgumentParser(prog="portatil.py", description="El programa en una carpeta que se copia.")
    lector.add_argument("--windows", metavar="VERSIÓN", help="la versión de Python de esas computadoras, como 3.12")
    lector.add_argument("--python", metavar="ZIP", type=Path, help="el «embeddable package» que irá en la carpeta")
    return lector.parse_args(dichas)


def _llenar(programa: Path, windows: str | None) -> None:
    """Instala la rueda y lo que necesita, en versiones del candado."""
    limpio = entorno.preparar("portatil")
    extras = _EN_WINDOWS if windows else _EN_CUALQUIERA
    que: list[str | Path] = [
        f"{entorno.construir_rueda(limpio)}[{extras}]",
        "-c",
        entorno.candado(),
        "--target",
        programa,
    ]
    if windows:
        # colorama es de typer en Windows, y pip decide si hace falta mirando el sistema en que corre.
        que += ["colorama", "--platform", "win_amd64", "--python-version", windows, "--only-binary", ":all:"]
    entorno.instalar(limpio, *que)
    # Lo que nombra rutas de esta computadora.
    shutil.rmtree(programa / "bin", ignore_errors=True)
    for suyo in programa.glob("*.dist-info/direct_url.json"):
        suyo.unlink()
    if not windows:
        # Lo compilado es de este sistema y de este Python; PyYAML y MarkupSafe tienen con qué pasar sin ello.
        for compilado in (*programa.rglob("*.so"), *programa.rglob("*.pyd")):
            compilado.unlink()
    for guardado in [*programa.rglob("__pycache__")]:
        shutil.rmtree(guardado)


def _rodear(windows: str | None, python: Path | None) -> None:
    """Lo que va alrededor del programa: con qué abrirlo, cómo usarlo y, si se dio, su Python."""
    cmd = _CMD.replace("{version}", windows or "3").replace("\n", "\r\n")
    (CARPETA / "monitoreo.cmd").write_bytes(cmd.encode("ascii"))
    leeme = _LEEME.replace("{python}", "" if python else f" Sí hace falta Python {windows or '3.11 o posterior'}.")
    (CARPETA / "LEEME.txt").write_bytes(leeme.replace("\n", "\r\n").encode("utf-8-sig"))
    sh = CARPETA / "monitoreo.sh"
    sh.write_text(_SH, encoding="utf-8")
    sh.chmod(0o755)
    if python:
        with zipfile.ZipFile(python) as zip_:
            zip_.extractall(CARPETA / "python")


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except subprocess.CalledProcessError as error:
        sys.exit(error.returncode)
