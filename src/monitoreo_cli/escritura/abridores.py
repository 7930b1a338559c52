"""Los archivos con que se abre el programa desde la carpeta de la escuela, sin escribir ninguna orden."""

EJECUTABLES = ("abrir-monitoreo.sh", "Abrir monitoreo.desktop")

# Sin acentos: una consola que aún no pasó a UTF-8 los mostraría rotos. Se busca en el PATH, donde lo
# deja la guía de instalación, en la carpeta de al lado y en el Python de la computadora. `pushd` alcanza una
# carpeta de red.
_CMD = r"""@echo off
rem Abre el programa en esta carpeta. Haz doble clic en este archivo.
chcp 65001 >nul
cd /d "%~dp0" 2>nul || pushd "%~dp0" || goto falla
where $PATH:monitoreo >nul 2>nul
if not errorlevel 1 goto del_path
if exist "%USERPROFILE%\monitoreo\Scripts\monitoreo.exe" goto de_la_guia
if exist "%~dp0..\monitoreo\monitoreo.cmd" goto de_al_lado
py -m monitoreo_cli --version >nul 2>nul
if not errorlevel 1 goto de_py
echo Falta instalar el programa en esta computadora.
echo Descarga la carpeta del programa, abre una consola en ella y escribe:
echo     py -m venv "%USERPROFILE%\monitoreo"
echo     "%USERPROFILE%\monitoreo\Scripts\pip" install .
echo Despues, vuelve a hacer doble clic en este archivo.
goto falla

:del_path
call monitoreo %*
goto fin

:de_la_guia
"%USERPROFILE%\monitoreo\Scripts\monitoreo.exe" %*
goto fin

:de_al_lado
call "%~dp0..\monitoreo\monitoreo.cmd" %*
goto fin

:de_py
py -m monitoreo_cli %*

:fin
if not errorlevel 1 exit /b 0

:falla
pause
exit /b 1
"""

_SH = r"""#!/bin/sh
# Abre el programa en esta carpeta.
cd -- "$(dirname -- "$0")" || exit 3
if command -v monitoreo >/dev/null 2>&1; then
  monitoreo "$@"
elif [ -f ../monitoreo/monitoreo.sh ]; then
  sh ../monitoreo/monitoreo.sh "$@"
elif python3 -m monitoreo_cli --version >/dev/null 2>&1; then
  python3 -m monitoreo_cli "$@"
else
  echo "Falta instalar el programa en esta computadora." >&2
  echo "Descarga su carpeta, abre una consola en ella y escribe: pipx install ." >&2
  (exit 3)
fi
salida=$?
if [ "$salida" -ne 0 ] && [ -t 0 ]; then
  printf 'Pulsa Enter para cerrar. '
  read -r _
fi
exit "$salida"
"""

# %k es dónde está este archivo, y así la carpeta se puede mudar: unos escritorios dan la ruta y otros su URI.
_DESKTOP = """[Desktop Entry]
Type=Application
Name=Abrir monitoreo
Comment=Abre el programa en esta carpeta
Exec=python3 -c "import os, sys, urllib.parse as u; a, s, r = sys.argv[1].partition('file://'); \
os.chdir(os.path.dirname(u.unquote(r) if s else a) or '.'); os.execl('./abrir-monitoreo.sh', 'monitoreo')" %k
Terminal=true
Categories=Education;
"""


def abridores() -> dict[str, str]:
    """Por su nombre, el de Windows, el de cualquier consola de POSIX y el de un escritorio de Linux."""
    return {
        "Abrir monitoreo.cmd": _CMD.replace("\n", "\r\n"),
        "abrir-monitoreo.sh": _SH,
        "Abrir monitoreo.desktop": _DESKTOP,
    }
