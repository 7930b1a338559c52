"""Compromisos dichos en una opción: `primero:plazo:texto`."""

from collections.abc import Iterable, Iterator
from datetime import date

from monitoreo_cli.errores import ErrorDeUso
from monitoreo_cli.modelo.tipos import FECHA
from monitoreo_cli.ordenes._opciones import leido


def partidos(dichos: Iterable[str], ejemplo: str) -> Iterator[tuple[str | None, date | None, str]]:
    """Lo que va antes del primer `:` (el desempeño o el responsable), el plazo y el texto; sólo éste hace falta."""
    for dicho in dichos:
        partes = dicho.split(":", 2)
        if len(partes) != 3 or not partes[2].strip():
            raise ErrorDeUso(f"no se entiende --compromiso `{dicho}`", f'escríbelo así: --compromiso "{ejemplo}"')
        primero, plazo, texto = (p.strip() for p in partes)
        yield primero or None, leido("--compromiso", plazo, FECHA) if plazo else None, texto
