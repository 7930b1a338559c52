"""Qué documentos HTML hace el programa: se descubren, para que uno nuevo se pruebe solo."""

import re
from collections.abc import Iterator
from pathlib import Path

from monitoreo_cli import ordenes
from monitoreo_cli.vistas.plantillas import Plantillas

_CON_HTML = re.compile(r'formato\([^)]*"html"')
# Lo que puede hacer falta decir, de menos a más.
OPCIONES = ((), ("--etapa", "1"), ("--etapa", "2"), ("--docente", "d01"), ("d01",), ("d001",))


def ordenes_con_html() -> list[tuple[str, ...]]:
    """`informe` con cada uno de sus tipos, y toda orden cuyo `--formato` admite `html`."""
    informes = [("informe", tipo.nombre) for tipo in Plantillas().tipos().values() if "html" in tipo.formatos]
    return [*informes, *_otras(Path(ordenes.__file__).parent)]


def _otras(raiz: Path) -> Iterator[tuple[str, ...]]:
    for archivo in sorted(raiz.rglob("[a-z]*.py")):
        partes = archivo.relative_to(raiz).with_suffix("").parts
        if not any(p.startswith("_") for p in partes) and _CON_HTML.search(archivo.read_text(encoding="utf-8")):
            yield partes
