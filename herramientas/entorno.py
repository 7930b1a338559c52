"""Entornos virtuales propios de estas herramientas, en `build/`, hechos sólo con la biblioteca estándar.

Ninguna se apoya en el entorno de quien desarrolla: así lo que pasa aquí pasa en una máquina recién instalada.
"""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

RAIZ = Path(__file__).resolve().parents[1]
OBRA = RAIZ / "build"
# Desde aquí pip entiende los grupos de dependencias de pyproject.toml.
PIP = "pip>=25.1"


def preparar(nombre: str, *, limpio: bool = False) -> Path:
    """El entorno `build/<nombre>`, con pip al día; `limpio` lo rehace desde cero."""
    entorno = OBRA / nombre
    if limpio or not programa(entorno, "python").exists():
        _crear(entorno)
    instalar(entorno, "--upgrade", PIP)
    return entorno


def _crear(entorno: Path) -> None:
    hecho = subprocess.run([sys.executable, "-m", "venv", "--clear", entorno], check=False)
    if hecho.returncode:
        sys.exit(
            "No se pudo crear el entorno virtual. En Debian o Ubuntu falta un paquete:\n  sudo apt install python3-venv"
        )


def programa(entorno: Path, nombre: str) -> Path:
    """Dónde está un programa instalado en el entorno."""
    return entorno / ("Scripts" if os.name == "nt" else "bin") / (nombre + (".exe" if os.name == "nt" else ""))


def instalar(entorno: Path, *que: str | Path) -> None:
    correr(entorno, "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *que)


def correr(entorno: Path, nombre: str, *argumentos: str | Path, en: Path = RAIZ) -> None:
    """Corre un programa del entorno; lanza `CalledProcessError` si falla."""
    subprocess.run([programa(entorno, nombre), *argumentos], cwd=en, check=True)


def decir(entorno: Path, nombre: str, *argumentos: str | Path, en: Path = RAIZ) -> str:
    """Lo que un programa del entorno escribe; lanza `CalledProcessError` si falla."""
    hecho = subprocess.run(
        [programa(entorno, nombre), *argumentos], cwd=en, check=True, stdout=subprocess.PIPE, encoding="utf-8",
        env=os.environ | {"PYTHONUTF8": "1"},
    )  # fmt: skip
    return hecho.stdout


def construir_rueda(entorno: Path) -> Path:
    """Construye la rueda del proyecto y da su ruta."""
    destino = OBRA / "rueda"
    for vieja in destino.glob("*.whl"):
        vieja.unlink()
    correr(entorno, "python", "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", destino, RAIZ)
    (rueda,) = destino.glob("*.whl")
    return rueda


def candado() -> Path:
    """`uv.lock` escrito como restricciones de pip, para quien no tiene uv."""
    bloqueados = tomllib.loads((RAIZ / "uv.lock").read_text(encoding="utf-8"))["package"]
    lineas = [f"{p['name']}=={p['version']}" for p in bloqueados if "registry" in p["source"]]
    OBRA.mkdir(exist_ok=True)
    archivo = OBRA / "restricciones.txt"
    archivo.write_text("\n".join(lineas) + "\n", encoding="utf-8")
    return archivo
