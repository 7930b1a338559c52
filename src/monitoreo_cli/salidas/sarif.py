"""Problemas en SARIF 2.1.0, sin texto libre de los archivos."""

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from monitoreo_cli import __version__
from monitoreo_cli.problema import Gravedad, Problema
from monitoreo_cli.reglas.registro import REGLAS, gravedad_de
from monitoreo_cli.salidas.github import sin_citas

_NIVEL = {Gravedad.ERROR: "error", Gravedad.AVISO: "warning", Gravedad.NOTA: "note"}
_ESQUEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def en_sarif(problemas: list[Problema], ruta_de: Callable[[str], str]) -> str:
    """El documento entero; las columnas son caracteres Unicode desde 1."""
    codigos = sorted({p.codigo for p in problemas})
    programa = {
        "name": "monitoreo",
        "version": __version__,
        "rules": [
            {
                "id": c,
                "name": REGLAS[c].nombre,
                "shortDescription": {"text": REGLAS[c].nombre.replace("-", " ")},
                "defaultConfiguration": {"level": _NIVEL[REGLAS[c].gravedad]},
            }
            for c in codigos
        ],
    }
    corrida = {
        "tool": {"driver": programa},
        "language": "es-PE",
        "columnKind": "unicodeCodePoints",
        "results": [_resultado(p, codigos.index(p.codigo), ruta_de) for p in problemas],
    }
    return json.dumps({"$schema": _ESQUEMA, "version": "2.1.0", "runs": [corrida]}, ensure_ascii=False, indent=2)


def _resultado(problema: Problema, indice: int, ruta_de: Callable[[str], str]) -> dict[str, Any]:
    lugar = problema.lugar
    region: dict[str, int] = {"startLine": lugar.linea, "startColumn": lugar.columna}
    region |= {"endLine": lugar.hasta_linea, "endColumn": lugar.hasta_columna}
    archivo = {"uri": quote(ruta_de(lugar.archivo).encode("utf-8", "surrogateescape"))}
    return {
        "ruleId": problema.codigo,
        "ruleIndex": indice,
        "level": _NIVEL[gravedad_de(problema)],
        "message": {"text": sin_citas(problema.mensaje)},
        "locations": [{"physicalLocation": {"artifactLocation": archivo, "region": region}}],
    }
