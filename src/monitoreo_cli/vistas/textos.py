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
_DEL_OFICIO = (("el número del oficio", "numero"), ("a quién va dirigido", "para"))


def escrito_de(escuela: Escuela, etapa: int | None) -> TextoDeEtapa | None:
    return next((t for t in (escuela.textos.etapas if escuela.textos else ()) if t.numero == etapa), None)


def escrito_al_final(escuela: Escuela) -> TextoFinal | None:
    return escuela.textos.final if escuela.textos else None


def texto_de(escuela: Escuela, etapa: int | None) -> TextoDeEtapa | TextoFinal | None:
    """El de esa etapa o, sin etapa, el del informe final."""
    return escrito_al_final(escuela) if etapa is None else escrito_de(escuela, etapa)


def parrafos_de(etapa: int | None) -> tuple[tuple[str, str], ...]:
    """`titulo, clave` de cada párrafo del informe de una etapa o, sin etapa, del final."""
    return _FINALES if etapa is None else _DE_ETAPA


def por_escribir(escuela: Escuela, etapa: int | None) -> list[str]:
    """Lo que a ese informe le falta con palabras: lo que el oficio no puede callar, y los párrafos."""
    escrito = texto_de(escuela, etapa)
    oficio = escrito.oficio if escrito else None
    del_oficio = [nombre for nombre, clave in _DEL_OFICIO if not getattr(oficio, clave, None)]
    parrafos = [titulo.lower() for titulo, clave in parrafos_de(etapa) if not getattr(escrito, clave, None)]
    return del_oficio + parrafos


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
