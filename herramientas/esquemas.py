"""Pasa los ejemplos por el JSON Schema que da `monitoreo esquema`, con check-jsonschema.

Comprueba que un editor que use el esquema no subraye lo que el programa acepta.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from monitoreo_cli.lectura.clases import CLASES, clase_de

RAIZ = Path(__file__).resolve().parents[1]
SANAS = ("san-cristobal", "escuela-modelo")


def main() -> int:
    total = 0
    with tempfile.TemporaryDirectory() as taller:
        for clase in CLASES:
            archivos = [a for escuela in SANAS for a in _de_clase(RAIZ / "ejemplos" / escuela, clase.nombre)]
            if archivos and _comprobar(clase.nombre, archivos, Path(taller)):
                return 1
            total += len(archivos)
    print(f"{total} archivos de ejemplo cumplen su esquema")
    return 0


def _de_clase(escuela: Path, nombre: str) -> list[Path]:
    rutas = sorted(escuela.rglob("*.yaml"))
    clases = ((r, clase_de(r.relative_to(escuela).as_posix())) for r in rutas)
    return [r for r, clase in clases if clase is not None and clase.nombre == nombre]


def _comprobar(nombre: str, archivos: list[Path], taller: Path) -> int:
    esquema = taller / f"{nombre}.json"
    monitoreo = [sys.executable, "-X", "utf8", "-m", "monitoreo_cli", "esquema", nombre]
    esquema.write_bytes(subprocess.run(monitoreo, check=True, stdout=subprocess.PIPE).stdout)
    revisar = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(esquema), *map(str, archivos)]
    hecho = subprocess.run(revisar, check=False, stdout=subprocess.PIPE, encoding="utf-8")
    if hecho.returncode:
        print(hecho.stdout, file=sys.stderr)
    return hecho.returncode


if __name__ == "__main__":
    sys.exit(main())
