"""Lo que el programa encuentra a su alrededor: para `doctor`. Sólo mira; nada cambia."""

import os
import platform
import shutil
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

from monitoreo_cli import __version__
from monitoreo_cli.errores import ErrorDelMundo
from monitoreo_cli.lectura.carpeta import Carpeta, buscar_escuela
from monitoreo_cli.lectura.clases import IDENTIDADES
from monitoreo_cli.lectura.documento import CON_LIBYAML
from monitoreo_cli.lectura.git import Repositorio, encontrar_git
from monitoreo_cli.lectura.hoja_de_calculo import INSTALAR
from monitoreo_cli.texto import enumerar, los_primeros
from monitoreo_cli.valor import Valor

_EN_LINUX = ("google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "microsoft-edge", "msedge")
_EN_WINDOWS = (
    "Microsoft/Edge/Application/msedge.exe",
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
)
_APP_PATHS = r"SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths"
_EN_MAC = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "Chromium.app/Contents/MacOS/Chromium",
)
_PERMISOS = "revisa los permisos, o cópiala a un lugar tuyo"
_NUBES = ("onedrive", "dropbox", "google drive", "googledrive", "icloud")


class Hallazgo(Valor):
    """Una cosa mirada: si está bien, qué se vio y, si falta, cómo ponerlo."""

    que: str
    bien: bool
    detalle: str
    arreglo: str = ""


def examinar(desde: Path, codificacion: str) -> Iterator[Hallazgo]:
    """Los hallazgos de la instalación y, si hay una, de la carpeta de la escuela."""
    yield Hallazgo("monitoreo", True, f"{__version__}, Python {platform.python_version()}, {platform.system()}")
    lector = "libyaml (rápido)" if CON_LIBYAML else "puro (lento, pero lee lo mismo)"
    yield Hallazgo("lector de YAML", True, lector)
    yield _codificacion(codificacion)
    yield _git()
    yield _navegador()
    yield _excel()
    try:
        raiz = buscar_escuela(desde)
    except ErrorDelMundo as error:
        yield Hallazgo("carpeta", False, error.mensaje, error.arreglo)
        return
    yield from _carpeta(raiz)


def _codificacion(nombre: str) -> Hallazgo:
    bien = nombre.lower().replace("-", "") in ("utf8", "utf8sig")
    arreglo = "los acentos se ven, pero algunos signos no; en PowerShell: chcp 65001, o PYTHONUTF8=1"
    return Hallazgo("codificación de la consola", bien, nombre, "" if bien else arreglo)


def _git() -> Hallazgo:
    if encontrar_git():
        return Hallazgo("git", True, "está instalado")
    return Hallazgo("git", False, "no está", "sin git todo funciona, menos `historia`; se instala desde git-scm.com")


def _excel() -> Hallazgo:
    if all(find_spec(nombre) for nombre in ("openpyxl", "xlsxwriter")):
        return Hallazgo("Excel", True, "se leen y se escriben libros")
    arreglo = f"{INSTALAR}; sin él, los datos entran y salen en CSV"
    return Hallazgo("Excel", False, "no está su complemento", arreglo)


def _navegador() -> Hallazgo:
    hallado = navegador()
    if hallado:
        return Hallazgo("navegador para PDF", True, hallado)
    arreglo = "abre el informe HTML en cualquier navegador e imprímelo como PDF"
    return Hallazgo("navegador para PDF", False, "no hay Edge, Chrome ni Chromium", arreglo)


def navegador() -> str | None:
    """La ruta de un navegador que sabe imprimir en PDF, si hay: Edge, Chrome o Chromium."""
    return next((ruta for ruta in _navegadores() if Path(ruta).is_file()), None)


def _navegadores() -> Iterator[str]:
    """Dónde los deja cada sistema. En Windows no se usa `which`: miraría antes en la carpeta de los datos."""
    if sys.platform == "win32":
        import winreg

        bases = (os.environ.get(v) for v in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"))
        yield from (os.path.join(base, sufijo) for base in bases if base for sufijo in _EN_WINDOWS)
        for raiz in (winreg.HKEY_CURRENT_USER, winreg.HKEY_LOCAL_MACHINE):
            for programa in ("msedge.exe", "chrome.exe"):
                with suppress(OSError):  # lo que no está instalado no está anotado
                    yield winreg.QueryValue(raiz, rf"{_APP_PATHS}\{programa}")
    elif sys.platform == "darwin":
        yield from (os.path.join(base, a) for base in ("/Applications", Path.home() / "Applications") for a in _EN_MAC)
    else:
        yield from filter(None, map(shutil.which, _EN_LINUX))


def _carpeta(raiz: Path) -> Iterator[Hallazgo]:
    yield Hallazgo("carpeta", True, str(raiz))
    rutas = _de_la_escuela(raiz)
    yield _permiso("leer", raiz, rutas, os.R_OK)
    yield _permiso("escribir", raiz, rutas, os.W_OK)
    nube = next((n for n in _NUBES if n in str(raiz).lower()), None)
    if nube:
        arreglo = "si dos personas escriben a la vez, la nube hace copias: revisa con monitoreo validar (M321)"
        yield Hallazgo("carpeta en la nube", False, f"parece sincronizada con {nube}", arreglo)
    yield from _identidades(raiz)


def _de_la_escuela(raiz: Path) -> list[str]:
    """Sus archivos y las carpetas donde están."""
    try:
        carpeta = Carpeta(raiz)
    except ErrorDelMundo:  # ni listarla se puede, y eso ya se dirá de ella
        return []
    sitios = {r.rpartition("/")[0] for r in carpeta.reconocidas} - {""}
    return [*carpeta.cerradas, *carpeta.reconocidas, *sorted(sitios)]


def _permiso(para: str, raiz: Path, rutas: list[str], modo: int) -> Hallazgo:
    """Si se puede con toda la escuela; si no, con qué no."""
    negadas = [r for r in rutas if not os.access(raiz / r, modo)] if os.access(raiz, modo) else ["esta carpeta"]
    detalle = "sí" if not negadas else f"no en {enumerar(los_primeros(negadas, 2))}"
    return Hallazgo(f"permiso para {para}", not negadas, detalle, _PERMISOS if negadas else "")


def _identidades(raiz: Path) -> Iterator[Hallazgo]:
    """Si los nombres están fuera de git."""
    if not (raiz / IDENTIDADES).exists():
        return
    try:
        la_ve = IDENTIDADES in Repositorio(raiz).seguidos()
    except ErrorDelMundo:
        return
    arreglo = "git rm --cached identidades.yaml, y ponlo en .gitignore" if la_ve else ""
    detalle = "git la ve, y los nombres se compartirían" if la_ve else "fuera de git"
    yield Hallazgo(IDENTIDADES, not la_ve, detalle, arreglo)
