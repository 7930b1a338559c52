"""El acuerdo entre dos observadores, en palabras."""

from collections.abc import Iterator

from monitoreo_cli.calculo.concordancia import PARES_PARA_KAPPA, Concordancia
from monitoreo_cli.calculo.porcentajes import n_de
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.texto import enumerar
from monitoreo_cli.vistas.resumen import instrumento_en_palabras, titulo_de
from monitoreo_cli.vistas.terminal import Linea, Tramo, columnas, parrafo

SIN_CONTRASTE = (
    "No hay visitas de contraste que emparejar: las que hace un segundo observador en la misma clase, con "
    "`rol: contraste` y `contraste_de`."
)


def en_tabla(escuela: Escuela, concordancia: Concordancia, celdas: int) -> Iterator[Linea]:
    """Cuántas visitas y pares hay, y en cuántos coinciden."""
    yield from titulo_de(escuela, celdas)
    yield [Tramo("Concordancia entre observadores", "fuerte")]
    instrumento = escuela.rubrica(concordancia.rubrica)
    if instrumento is not None:
        yield from parrafo(instrumento_en_palabras(instrumento), celdas)
    yield ""
    if concordancia.visitas:
        yield from columnas(_filas(concordancia))
        yield ""
        yield from parrafo("Un par es un desempeño que ambos observadores valoraron en la misma clase.", celdas)
    else:
        yield from parrafo(SIN_CONTRASTE, celdas)
    otros = [c for c in concordancia.candidatas if c != concordancia.rubrica]
    if otros:
        yield from parrafo(f"También hay contrastes con {enumerar(otros)}: míralos con --rubrica.", celdas)
    if concordancia.solas:
        yield from parrafo(f"Contrastes sin su visita principal: {enumerar(concordancia.solas)}.", celdas)


def _filas(concordancia: Concordancia) -> list[list[str]]:
    pares = concordancia.pares
    return [
        ["Visitas observadas por dos", str(concordancia.visitas)],
        ["Pares", str(pares)],
        ["Mismo nivel", n_de(concordancia.exacta, pares)],
        ["A lo más un nivel de diferencia", n_de(concordancia.adyacente, pares)],
        ["Sesgo del segundo observador", _sesgo(concordancia.sesgo)],
        ["Kappa ponderado", _kappa(concordancia)],
    ]


def _sesgo(niveles: int) -> str:
    """La suma de diferencias, siempre con su signo."""
    return f"{niveles:+d} {'nivel' if abs(niveles) == 1 else 'niveles'} en total" if niveles else "0"


def _kappa(concordancia: Concordancia) -> str:
    if concordancia.pares < PARES_PARA_KAPPA:
        return f"se calcula desde {PARES_PARA_KAPPA} pares"
    if concordancia.kappa is None:
        return "indefinido: los dos usan siempre un mismo nivel"
    return f"{float(concordancia.kappa):.2f}".replace(".", ",")
