"""Lo que `textos.yaml` dice con palabras, para cada informe. Son textos libres: en lo anónimo no van."""

from collections.abc import Sequence

from monitoreo_cli.modelo.anexos import TextoDeEtapa, TextoFinal
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.vistas.bloques import Bloque, parte, prosa
from monitoreo_cli.vistas.informe import Pedido

_DE_ETAPA = (("Logros", "logros"), ("Aspectos por mejorar", "por_mejorar"), ("Recomendaciones", "recomendaciones"))
_FINALES = (
    ("Logros", "logros"),
    ("Dificultades", "dificultades"),
    ("Conclusiones", "conclusiones"),
    ("Recomendaciones", "recomendaciones"),
)


def escrito_de(escuela: Escuela, etapa: int | None) -> TextoDeEtapa | None:
    return next((t for t in (escuela.textos.etapas if escuela.textos else ()) if t.numero == etapa), None)


def escrito_al_final(escuela: Escuela) -> TextoFinal | None:
    return escuela.textos.final if escuela.textos else None


def de_etapa(escrito: TextoDeEtapa | None, pedido: Pedido) -> list[Bloque]:
    """`titulo, texto` de lo que se escribió."""
    if escrito is None or pedido.anonimo:
        return []
    dichos = [(titulo, getattr(escrito, clave)) for titulo, clave in _DE_ETAPA]
    return [{"titulo": titulo, "texto": texto} for titulo, texto in dichos if texto]


def en_columnas(escritos: Sequence[TextoDeEtapa | None], pedido: Pedido) -> list[Bloque]:
    """Por etapa, los tres textos uno al lado de otro; con varias, bajo el nombre de cada una."""
    return [b for e in escritos for b in _columnas(e, pedido, con_titulo=len(escritos) > 1)]


def _columnas(escrito: TextoDeEtapa | None, pedido: Pedido, *, con_titulo: bool) -> list[Bloque]:
    dichos = de_etapa(escrito, pedido)
    if escrito is None or not dichos:
        return []
    columnas = [{"clase": "columnas", "titulos": "h4" if con_titulo else "h3", "columnas": dichos}]
    return parte(f"Etapa {escrito.numero}", columnas) if con_titulo else columnas


def finales(escrito: TextoFinal | None, pedido: Pedido) -> list[Bloque]:
    """Los cuatro textos con que termina el año, cada uno bajo su título."""
    if escrito is None or pedido.anonimo:
        return []
    return [b for titulo, clave in _FINALES for b in parte(titulo, prosa(getattr(escrito, clave)))]
