"""De quién depende la escuela: su DRE y su UGEL, con las siglas una sola vez aunque el plan ya las diga."""

import re

_ENTERAS = (
    r"dre|u\.?g\.?e\.?l\.?|direcci[oó]n\s+regional\s+de\s+educaci[oó]n|unidad\s+de\s+gesti[oó]n\s+educativa\s+local"
)
# `DRELM`, `DREP`, `UGEL03`, `GRE Arequipa`: lo que ya es el nombre entero no lleva otras siglas delante.
_YA_LO_DICE = r"(?:DRE|GRE|UGEL)\w*$|(?:GRE|GEREDU|Gerencia)\b"


def sin_siglas(nombre: str) -> str:
    """`UGEL Canas`, `Unidad de Gestión Educativa Local de Canas` y `Canas` son Canas."""
    return re.sub(rf"^(?:{_ENTERAS})(?:\s+de)?[\s:-]+(?=\w)", "", nombre, flags=re.IGNORECASE)


def con_siglas(siglas: str, nombre: str) -> str:
    """`con_siglas("UGEL", "Canas")` es `UGEL Canas`, y también si el nombre ya las traía."""
    corto = sin_siglas(nombre)
    return corto if re.match(_YA_LO_DICE, corto) else f"{siglas} {corto}"
