"""Las piezas de un informe que en Word no son un párrafo ni una tabla de datos: cifras, renglones, columnas, firmas…

Cada función recibe a quien escribe, el elemento y su sitio.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from monitoreo_cli.salidas.arbol import Nodo
from monitoreo_cli.salidas.cuadro_word import Cuadro, raya
from monitoreo_cli.salidas.hoja_word import (
    ACENTO,
    AVISO,
    CELDA,
    CIFRA,
    DETALLE,
    FINA,
    FIRMA,
    FONDO,
    POR_LLENAR,
    REGLA,
    RENGLON,
    SEGUNDO,
    Sitio,
)
from monitoreo_cli.salidas.linea_word import DURO, Formato, escribir, se_ve, texto_de
from monitoreo_cli.salidas.tabla_word import ancho_suelto, escribir_tabla

if TYPE_CHECKING:
    from monitoreo_cli.salidas.docx import Escritor

_GRIS, _FUERTE = Formato(color=SEGUNDO), Formato(negrita=True)
_Renglon = tuple[Nodo, list[Nodo]]  # un rótulo y sus textos
_POCOS = 6
_SEPARADO, _SEPARADAS = (0.0, 4.0), (0.0, 6.0)  # márgenes de lo que va lado a lado, en milímetros
_ANCHO_DE_ROTULO, _MM_POR_LETRA, _A_LO_ANCHO, _COLUMNAS = 45.0, 2.1, 4, 3
_CUANTO_OCUPA = {"medio": 2, "entero": _A_LO_ANCHO}
_RENGLONES, _RENGLONES_DE = 2, {"cuatro": 3}


def cifras(escritor: "Escritor", nodo: Nodo, sitio: Sitio) -> None:
    """Cada cifra con su rótulo encima y su detalle debajo."""
    hay = nodo.elementos()
    cuadro = Cuadro(escritor.hoja, sitio, [sitio.ancho / max(1, len(hay))] * len(hay), (2.5, 2.5))
    cuadro.fila()
    for cifra in hay:
        celda = cuadro.celda(DETALLE, fondo=FONDO, raya=raya("top", 18, ACENTO))
        for dicho in (n for n in cifra.descendientes() if n.nombre in ("dt", "b", "span")):
            escritor.linea(dicho.hijos, celda, CIFRA if dicho.nombre == "b" else "")
    cuadro.cerrar()


def entregas(escritor: "Escritor", nodo: Nodo, sitio: Sitio) -> None:
    for punto in nodo.elementos():
        escritor.linea(punto.hijos, sitio, AVISO)


# ---------------------------------------------------------------- rótulo y texto


def pares(escritor: "Escritor", nodo: Nodo, sitio: Sitio) -> None:
    """Cada rótulo a la izquierda y sus textos a la derecha; si son pocos, en la misma página."""
    renglones = list(_renglones(nodo))
    if len(renglones) <= _POCOS:
        escritor.sin_partir(sitio, lambda: _pares(escritor, nodo, renglones, sitio))
    else:
        _pares(escritor, nodo, renglones, sitio)


def _pares(escritor: "Escritor", nodo: Nodo, renglones: "Sequence[_Renglon]", sitio: Sitio) -> None:
    largo = max((len(texto_de(*rotulo.hijos)) for rotulo, _ in renglones), default=0) * _MM_POR_LETRA
    izquierda = min(largo if nodo.es("encabezado") else max(largo, _ANCHO_DE_ROTULO), sitio.ancho / 3) + _SEPARADO[1]
    cuadro = Cuadro(escritor.hoja, sitio, (izquierda, sitio.ancho - izquierda), _SEPARADO, rayas=False)
    for rotulo, textos in renglones:
        cuadro.fila()
        escritor.linea(rotulo.hijos, cuadro.celda(CELDA), formato=_FUERTE if nodo.es("encabezado") else _GRIS)
        celda = cuadro.celda(CELDA)
        for texto in textos:
            escritor.dentro(texto, celda)
    cuadro.cerrar()


def _renglones(nodo: Nodo) -> Iterator[_Renglon]:
    rotulo, textos = Nodo("dt", {}, []), list[Nodo]()
    for parte in (n for n in nodo.descendientes() if n.nombre in ("dt", "dd")):
        if parte.nombre == "dd":
            textos.append(parte)
            continue
        if textos:
            yield rotulo, textos
        rotulo, textos = parte, []
    if textos:
        yield rotulo, textos


def datos(escritor: "Escritor", nodo: Nodo, sitio: Sitio) -> None:
    """Muchos datos cortos, seguidos."""
    parrafo = escritor.parrafo(sitio)
    for i, (rotulo, textos) in enumerate(_renglones(nodo)):
        antes = f"{DURO * 3} " if i else ""
        escribir(parrafo, [f"{antes}{texto_de(*rotulo.hijos)}{DURO}"], escritor.escala, _GRIS)
        escribir(parrafo, [h for texto in textos for h in texto.hijos], escritor.escala, _FUERTE)


def por_llenar(escritor: "Escritor", nodo: Nodo, sitio: Sitio) -> None:
    """Los datos que se llenan a mano: su rótulo y una raya donde escribir."""
    cuadro = Cuadro(escritor.hoja, sitio, [sitio.ancho / _A_LO_ANCHO] * _A_LO_ANCHO, _SEPARADO, rayas=False)
    libres = 0
    for dato in (n for n in nodo.descendientes() if n.es("dato")):
        ocupa = next((cuanto for clase, cuanto in _CUANTO_OCUPA.items() if dato.es(clase)), 1)
        if libres < ocupa:
            cuadro.fila()
            libres = _A_LO_ANCHO
        libres -= ocupa
        partes = (h for n in dato.elementos() for h in (*n.hijos, " "))
        escritor.linea(list(partes), cuadro.celda(POR_LLENAR, ocupa, raya=raya("bottom", 6, REGLA)))
    cuadro.cerrar()


def renglones(escritor: "Escritor", nodo: Nodo, sitio: Sitio) -> None:
    """Rayas donde escribir; la primera dice de qué."""
    cuantos = next((cuantos for clase, cuantos in _RENGLONES_DE.items() if nodo.es(clase)), _RENGLONES)
    escritor.linea(nodo.hijos, sitio, RENGLON)
    for _ in range(cuantos - 1):
        escritor.parrafo(sitio, RENGLON)


def en_una_linea(escritor: "Escritor", nodo: Nodo, sitio: Sitio) -> None:
    """Los puntos de una lista corta, uno tras otro."""
    seguidos = [h for punto in nodo.elementos() for h in (*punto.hijos, DURO * 5, " ")]
    escritor.linea(seguidos, sitio, DETALLE)


def claves(escritor: "Escritor", nodo: Nodo, sitio: Sitio) -> None:
    """Qué quiere decir cada código."""
    for punto in nodo.elementos():
        escritor.linea(punto.hijos, sitio, DETALLE)


# ---------------------------------------------------------------- lado a lado


def de_a_dos(escritor: "Escritor", nodo: Nodo, sitio: Sitio) -> None:
    _lado_a_lado(escritor, nodo.elementos(), sitio, 2)


def en_columnas(escritor: "Escritor", nodo: Nodo, sitio: Sitio) -> None:
    """Cada elemento en su columna, de tres en tres."""
    partes = nodo.elementos()
    _lado_a_lado(escritor, partes, sitio, min(len(partes), _COLUMNAS))


def niveles(escritor: "Escritor", nodo: Nodo, sitio: Sitio) -> None:
    """Una columna por nivel, en letra de tabla."""
    partes = nodo.elementos()
    _lado_a_lado(escritor, partes, sitio, len(partes), CELDA)


def _lado_a_lado(escritor: "Escritor", partes: Sequence[Nodo], sitio: Sitio, cuantas: int, estilo: str = "") -> None:
    if not partes:
        return
    cuadro = Cuadro(escritor.hoja, sitio, [sitio.ancho / cuantas] * cuantas, _SEPARADAS, rayas=False)
    for i, parte in enumerate(partes):
        if i % cuantas == 0:
            cuadro.fila()
        celda = cuadro.celda(estilo)
        escritor.bloque(parte, celda, Formato())
    for _ in range(-len(partes) % cuantas):
        cuadro.celda()
    cuadro.cerrar()


def reparto(escritor: "Escritor", nodo: Nodo, sitio: Sitio) -> None:
    """Un desempeño y, a su lado, la tabla que dice lo mismo que su dibujo."""
    tabla = next((n for n in nodo.descendientes() if n.nombre == "table"), None)
    suelto = ancho_suelto(tabla) if tabla else 0.0
    cuadro = Cuadro(escritor.hoja, sitio, (sitio.ancho - suelto, suelto) if tabla else (sitio.ancho,), (0, 0))
    cuadro.fila()
    debajo = raya("bottom", 4, FINA)
    celda = cuadro.celda(raya=debajo)
    for parte in (n for n in nodo.elementos() if n is not tabla):
        escritor.bloque(parte, celda, Formato())
    if tabla:
        escribir_tabla(escritor, tabla, cuadro.celda(raya=debajo))
    cuadro.cerrar()


def sin_dibujo(escritor: "Escritor", nodo: Nodo, sitio: Sitio) -> None:
    """Un dibujo con su tabla: queda la tabla, en la mitad de la hoja."""
    escritor.dentro(nodo, sitio.con(ancho=sitio.ancho / 2))


def firmas(escritor: "Escritor", nodo: Nodo, sitio: Sitio) -> None:
    """Una raya por persona, de dos en dos; quien firma sola, al centro. Nada las separa de su raya."""
    partes = [n for n in nodo.elementos() if se_ve(n)]
    sola = len(partes) == 1
    anchos = [sitio.ancho / 4, sitio.ancho / 2, sitio.ancho / 4] if sola else [sitio.ancho / 2] * 2
    escritor.sin_partir(sitio, lambda: _firmas(escritor, partes, sitio, anchos, sola))


def _firmas(escritor: "Escritor", partes: Sequence[Nodo], sitio: Sitio, anchos: Sequence[float], sola: bool) -> None:
    cuadro = Cuadro(escritor.hoja, sitio, anchos, (7, 7), rayas=False)
    for i in range(0, len(partes), 1 if sola else 2):
        cuadro.fila()
        if sola:
            cuadro.celda()
        for parte in partes[i : i + 2]:
            escritor.linea(parte.hijos, cuadro.celda(), FIRMA)
        for _ in range(sola or len(partes[i : i + 2]) % 2):
            cuadro.celda()
    cuadro.cerrar()
