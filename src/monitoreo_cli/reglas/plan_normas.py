"""M424: las normas que el plan cita, comparadas con las que sustentan el monitoreo."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from monitoreo_cli.lugar import Escalar, escalares
from monitoreo_cli.problema import Problema
from monitoreo_cli.reglas.registro import AVISO, ESCUELA, Entorno, regla

MINISTERIO = frozenset({"MINEDU", "ED"})  # el mismo ministerio firmaba ED hasta 2013 y firma MINEDU ahora


class Norma(NamedTuple):
    """Una norma, o una cita de norma. Una ley no lleva año ni sector; una cita puede callar el sector."""

    tipo: str
    numero: str
    anio: int | None = None
    sector: str | None = None
    trata_de: str = ""

    def __str__(self) -> str:
        return f"{self.tipo} {'-'.join(str(p) for p in (self.numero, self.anio, self.sector) if p)}"


CONOCIDAS = (
    Norma("Ley", "28044", None, None, "Ley General de Educación"),
    Norma("Ley", "29944", None, None, "Ley de Reforma Magisterial"),
    Norma("Ley", "29733", None, None, "Ley de Protección de Datos Personales"),
    Norma("DS", "004", 2013, "ED", "reglamento de la Ley de Reforma Magisterial"),
    Norma("DS", "006", 2021, "MINEDU", "lineamientos de gestión escolar"),
    Norma("DS", "016", 2024, "JUS", "reglamento de la Ley de Protección de Datos Personales"),
    Norma("RSG", "078", 2017, "MINEDU", "rúbricas de observación de aula, 2017"),
    Norma("RM", "138", 2018, "MINEDU", "rúbricas de observación de aula"),
    Norma("RM", "189", 2021, "MINEDU", "gestión escolar"),
    Norma("RM", "587", 2023, "MINEDU", "año escolar 2024"),
    Norma("RM", "556", 2024, "MINEDU", "año escolar 2025"),
    Norma("RM", "501", 2025, "MINEDU", "año escolar 2026"),
    Norma("RVM", "290", 2019, "MINEDU"),
    Norma("RVM", "104", 2020, "MINEDU"),
)
# Otras que existen, se citan en planes y se parecen en una cifra a las de arriba: no son un desliz.
APARTE = frozenset(
    {("Ley", n, None) for n in ("27933", "28024", "28094", "29735", "29763", "29783", "29904", "29947")}
    | {("DS", "004", 2018), ("DS", "007", 2021), ("DS", "005", 2021), ("RM", "556", 2014)}
    | {("RVM", "220", 2019), ("RSG", "008", 2017)}
)
_TIPOS = {
    "DS": r"d\.?\s?s\.?|decretos?\s+supremos?",
    "RSG": r"r\.?\s?s\.?\s?g\.?|resoluci[oó]n(?:es)?\s+de\s+(?:la\s+)?secretar[ií]a\s+general",
    "RVM": r"r\.?\s?v\.?\s?m\.?|resoluci[oó]n(?:es)?\s+vice\s?-?ministerial(?:es)?",
    "RM": r"r\.?\s?m\.?|resoluci[oó]n(?:es)?\s+ministerial(?:es)?",
}
_NUMERO = r"(?:n(?:[uú]mero|[uú]m|ro|o)?[\s.º°ª]*)?"  # N.°, Nº, Nro., núm.
_RAYA = r"\s?[-–/]\s?"
_RESOLUCION = (
    r"(?<!\w)(?:" + "|".join(f"(?P<{tipo}>{forma})" for tipo, forma in _TIPOS.items()) + r")[\s:-]*"
    + _NUMERO + r"(?P<numero>[0-9]{1,5})(?![0-9])"
    + rf"(?:{_RAYA}(?P<anio>(?:19|20)[0-9]{{2}})(?![0-9])(?:{_RAYA}(?P<sector>(?-i:[A-Z]{{2,}}|minedu|ed|jus))\b)?)?"
)  # fmt: skip
_DE_LEY = r"[0-9]{2}\.?[0-9]{3}(?![0-9])"
_LEYES = rf"(?<!\w)ley(?:es)?\b[^0-9\n;]{{0,60}}?(?P<leyes>{_DE_LEY}(?:(?:,\s*|\s+[ye]\s+){_NUMERO}{_DE_LEY})*)"


@regla("M424", "norma-dudosa", AVISO, ESCUELA)
def norma_dudosa(entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: una norma mal citada es lo primero que salta a la vista de quien revisa el plan.
    Sólo se acusa la que se parece en un solo detalle a una conocida.

    Mal:
        # plan.yaml
        base_legal:
          - Ley 29994, Ley de Reforma Magisterial
          - RM 290-2019-MINEDU

    Bien:
        # plan.yaml
        base_legal:
          - Ley 29944, Ley de Reforma Magisterial
          - RVM 290-2019-MINEDU
    """
    plan = entorno.escuela.plan
    if plan is None:
        return
    for escalar in escalares(plan.origen):
        for escrita, norma, posicion in _dudosas(escalar.texto):
            linea = _linea(escalar, posicion)
            rotulo = f"{linea}¿quisiste decir `{norma}`?"
            trata_de = f" ({norma.trata_de})" if norma.trata_de else ""
            arreglo = f"escribe `{norma}`{trata_de}; si es otra, permítela con `# monitoreo: permite M424`"
            lugar = escalar.lugar(plan.origen.archivo)
            yield Problema("M424", lugar, f"la norma «{escrita}» parece mal citada", rotulo, arreglo)


def _linea(escalar: Escalar, posicion: int) -> str:
    """En un bloque, la línea del archivo donde está la cita."""
    if escalar.estilo != "|":
        return ""
    return f"en la línea {escalar.inicio.line + 2 + escalar.texto.count(chr(10), 0, posicion)}: "


def _dudosas(texto: str) -> Iterator[tuple[str, Norma, int]]:
    """Las citas dudosas de un texto, una vez cada una: cómo se escribió, qué sería y dónde."""
    vistas = set()
    for escrita, cita, posicion in sorted(_citas(texto), key=lambda c: c[2]):
        norma = _parecida(cita)
        if norma is not None and cita not in vistas:
            vistas.add(cita)
            yield escrita, norma, posicion


def _citas(texto: str) -> Iterator[tuple[str, Norma, int]]:
    if not any(c.isdigit() for c in texto):
        return
    for m in re.finditer(_RESOLUCION, texto, re.IGNORECASE):
        tipo = next(t for t in _TIPOS if m[t])
        anio = int(m["anio"]) if m["anio"] else None
        sector = m["sector"].upper() if m["sector"] else None
        yield " ".join(m[0].split()), Norma(tipo, m["numero"].lstrip("0").zfill(3), anio, sector), m.start()
    for m in re.finditer(_LEYES, texto, re.IGNORECASE):
        for numero in re.finditer(_DE_LEY, m["leyes"]):
            yield f"Ley {numero[0]}", Norma("Ley", numero[0].replace(".", "")), m.start()


def _parecida(cita: Norma) -> Norma | None:
    """La norma conocida a la que una cita se parece en un solo detalle, si no es ella misma ni otra que exista."""
    if cita[:3] in APARTE or any(cita[:3] == n[:3] and cita.sector in (None, n.sector) for n in CONOCIDAS):
        return None
    return next((n for n in CONOCIDAS if _difieren_en_poco(cita, n)), None)


def _difieren_en_poco(cita: Norma, norma: Norma) -> bool:
    """Otro tipo de norma, una cifra del número, el año, o el sector que el ministerio usaba en otra época.

    De otro ministerio es otra norma, aunque número y año coincidan.
    """
    if cita.sector not in (None, norma.sector) and not {cita.sector, norma.sector} <= MINISTERIO:
        return False
    distintos = [i for i in range(3) if cita[i] != norma[i]]
    if distintos == [1]:
        return _una_cifra(cita.numero, norma.numero)
    if distintos == [2]:
        return cita.anio is not None and norma.anio is not None and _otro_anio(cita.anio, norma.anio)
    return distintos in ([], [0])


def _otro_anio(uno: int, otro: int) -> bool:
    return abs(uno - otro) == 1 or _una_cifra(str(uno), str(otro))


def _una_cifra(una: str, otra: str) -> bool:
    """Si dos números del mismo largo difieren en una cifra, o en dos vecinas cambiadas de orden."""
    if len(una) != len(otra):
        return False
    lugares = [i for i, (a, b) in enumerate(zip(una, otra, strict=True)) if a != b]
    if len(lugares) == 2:
        i, j = lugares
        return j == i + 1 and una[i] == otra[j] and una[j] == otra[i]
    return len(lugares) == 1
