"""Palabras que opinan en vez de contar: las que no van en un hecho, salvo que alguien las diga."""

import re

from monitoreo_cli.texto import palabras_planas, sin_acentos

_CON_GENERO = (
    "buen mal pesim aburrid desordenad adecuad inadecuad floj perfect desmotivad apatic desinteresad descuidad "
    "improvisad bonit lind maravillos autoritari carismatic"
)
_SIN_GENERO = "excelente deficiente interesante lamentable irresponsable"
_INVARIABLES = (
    "bien mal buen regular excelentemente adecuadamente inadecuadamente correctamente incorrectamente "
    "perfectamente eficaz eficaces eficazmente"
)
JUICIOS = frozenset(
    [f"{raiz}{fin}" for raiz in _CON_GENERO.split() for fin in ("o", "a", "os", "as")]
    + [f"{raiz}{fin}" for raiz in _SIN_GENERO.split() for fin in ("", "s")]
    + _INVARIABLES.split()
)
_EN_BYTES = frozenset(juicio.encode() for juicio in JUICIOS)
_CITA = r"«[^»]*»|“[^”]*”|\"[^\"]*\"|'[^']*'"
_INOFENSIVAS = r"\b(?:mas|o|si) bien\b"


def hay_juicios(texto: str) -> bool:
    """Si alguna palabra de un texto podría ser un juicio: casi siempre no, y se ve de una vez."""
    return not _EN_BYTES.isdisjoint(palabras_planas(texto))


def juicios_de(linea: str) -> list[str]:
    """Las palabras de juicio de una línea, fuera de comillas."""
    plana = re.sub(_INOFENSIVAS, " ", sin_acentos(re.sub(_CITA, " ", linea)))
    return [p for p in re.findall(r"\w+", plana) if p in JUICIOS]
