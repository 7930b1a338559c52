"""Construye la rueda, mira que lleve exactamente lo que debe, y la usa sola en un entorno limpio."""

import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import entorno

DATOS = "monitoreo_cli/_datos/"
CARPETAS = ("plantillas", "ejemplos")


def main() -> int:
    limpio = entorno.preparar("limpio", limpio=True)
    rueda = entorno.construir_rueda(limpio)
    diferencias = comparar(rueda)
    if diferencias:
        print("La rueda no lleva lo que el repositorio:", *diferencias, sep="\n  ", file=sys.stderr)
        return 1
    entorno.instalar(limpio, rueda)
    with tempfile.TemporaryDirectory() as taller:
        hechas = usar([entorno.programa(limpio, "monitoreo")], Path(taller))
    print(f"{rueda.name}: {hechas} órdenes corridas desde la rueda")
    return 0


def comparar(rueda: Path) -> list[str]:
    """Qué archivo de plantillas o ejemplos falta o sobra, o viaja distinto."""
    with zipfile.ZipFile(rueda) as zip_:
        lleva = {n.removeprefix(DATOS): zip_.read(n) for n in zip_.namelist() if n.startswith(DATOS)}
    debe = {ruta: (entorno.RAIZ / ruta).read_bytes() for ruta in del_repositorio()}
    faltan = [f"falta {r}" for r in sorted(debe.keys() - lleva.keys())]
    sobran = [f"sobra {r}" for r in sorted(lleva.keys() - debe.keys())]
    return faltan + sobran + [f"difiere {r}" for r in sorted(debe.keys() & lleva.keys()) if debe[r] != lleva[r]]


def del_repositorio() -> list[str]:
    """Los archivos de las carpetas que viajan, según git; sin git, los que haya."""
    git = ["git", "ls-files", "-z", "--", *CARPETAS]
    try:
        dicho = subprocess.run(git, cwd=entorno.RAIZ, check=True, capture_output=True, encoding="utf-8").stdout
    except (OSError, subprocess.CalledProcessError):
        hay = (r for carpeta in CARPETAS for r in (entorno.RAIZ / carpeta).rglob("*") if r.is_file())
        return [r.relative_to(entorno.RAIZ).as_posix() for r in hay]
    return [r for r in dicho.split("\0") if r and (entorno.RAIZ / r).is_file()]


def usar(programa: list[str | Path], taller: Path) -> int:
    """Corre con un programa ya instalado lo que haría una escuela el primer día; da cuántas órdenes corrió."""
    os.environ["MONITOREO_HOY"] = "2025-12-20"
    ordenes: tuple[tuple[str, ...], ...] = (
        ("--version",),
        ("iniciar", "nueva"),
        ("-C", "nueva", "validar"),
        ("iniciar", "copia", "--ejemplo", "escuela-modelo"),
        ("-C", "copia", "validar", "--estricto"),
        ("-C", "copia", "resumen", "--etapa", "2"),
        ("-C", "copia", "informe", "etapa", "--etapa", "1", "--formato", "html", "--salida", "etapa-1.html"),
    )
    for orden in ordenes:
        print("$ monitoreo", *orden, flush=True)
        subprocess.run([*programa, *orden], cwd=taller, check=True)
    hechos = [p for p in taller.rglob("etapa-1.html") if "</html>" in p.read_text(encoding="utf-8")]
    assert hechos, "el informe no quedó escrito"
    return len(ordenes)


if __name__ == "__main__":
    sys.exit(main())
