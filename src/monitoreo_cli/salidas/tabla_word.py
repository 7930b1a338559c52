"""Una tabla de HTML en Word: sus celdas en su sitio, un ancho para cada columna y el color de cada nivel."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from monitoreo_cli.salidas.arbol import Nodo
from monitoreo_cli.salidas.cuadro_word import Cuadro
from monitoreo_cli.salidas.hoja_word import APRETADA, CABECERA, CELDA, FINA, FONDO, HIJA, Sitio
from monitoreo_cli.salidas.linea_word import Formato, con_lo_suyo, nivel_de, se_ve, texto_de
from monitoreo_cli.valor import Valor

if TYPE_CHECKING:
    from monitoreo_cli.salidas.docx import Escritor

# Para repartir el ancho, en letras: lo que sobra en una celda, y qué texto es corto o largo.
_HOLGURA, _CORTOS, _LARGO = 0.8, (24, 16, 0), 160
_MM_POR_PUNTO, _EN_NEGRITA = 0.19, 1.1  # lo que ocupa una letra según su tamaño, y cuánto más si es de cabecera
_MM_DE_FICHA = 9.0  # una columna que sólo lleva niveles o cuentas
_ALTO_A_MANO = 8.0  # lo que hace falta para escribir en una celda
_MAS_COLUMNAS = 64
_MARGEN, _MARGEN_APRETADO = 1.9, 0.5
_SUELTAS, _APRETADAS, _CENTRADAS, _SIN_NEGRITA = (
    ("gemela",),
    ("meses", "gemela"),
    ("niveles", "ugel", "gemela"),
    ("meses",),
)


class Casilla(Valor):
    """Una celda en la rejilla; sin nodo sigue la de arriba, o está vacía. `seguida` es como en `Cuadro.celda`."""

    nodo: Nodo | None
    columna: int
    cuantas: int = 1
    seguida: str = ""


Fila = tuple[bool, list[Casilla]]  # si es de cabecera, y sus celdas


def escribir_tabla(escritor: "Escritor", tabla: Nodo, sitio: Sitio) -> None:
    """La tabla en su sitio, con la cabecera que se repite y sin partir ninguna fila."""
    filas = _rejilla(tabla)
    if not filas:
        return
    margen = _MARGEN_APRETADO if tabla.es(*_APRETADAS) else _MARGEN
    anchos = _repartir(tabla, filas, sitio.ancho, _MM_POR_PUNTO * escritor.hoja.letra(CELDA), margen)
    apretada = "" if anchos else APRETADA
    if apretada:
        margen = _MARGEN_APRETADO
        anchos = _como_se_pueda(filas, sitio.ancho)
    cuadro = Cuadro(
        escritor.hoja, sitio, anchos, (margen, margen), rayas=not tabla.es(*_SUELTAS), titulo=_titulo(tabla)
    )
    for es_cabecera, casillas in filas:
        cuadro.fila(cabecera=es_cabecera, alto=_ALTO_A_MANO if tabla.es("a-mano") and not es_cabecera else 0)
        for casilla in casillas:
            _escribir(escritor, cuadro, tabla, casilla, (CABECERA if es_cabecera else CELDA) + apretada)
    cuadro.cerrar()


def ancho_suelto(tabla: Nodo) -> float:
    """Lo que ocupa una tabla que va al lado de un texto."""
    return _MM_DE_FICHA * _columnas(_rejilla(tabla))


def _titulo(tabla: Nodo) -> str:
    return next((texto_de(*n.hijos) for n in tabla.elementos() if n.nombre == "caption"), "")


# ---------------------------------------------------------------- la rejilla


def _rejilla(tabla: Nodo) -> list[Fila]:
    """Las filas con sus celdas en su columna, contando las que abarcan varias; todas, igual de anchas."""
    filas: list[Fila] = []
    debidas: dict[int, tuple[int, int]] = {}
    for parte in (tabla, *tabla.elementos()):
        for fila in (f for f in parte.elementos() if f.nombre == "tr"):
            casillas, debidas = _en_su_columna([c for c in fila.elementos() if c.nombre in ("td", "th")], debidas)
            filas.append((parte.nombre == "thead", casillas))
    ancho = _columnas(filas)
    for _, casillas in filas:
        hay = sum(c.cuantas for c in casillas)
        if hay < ancho:
            casillas.append(Casilla(None, hay, ancho - hay))
    return filas


def _en_su_columna(
    celdas: Iterable[Nodo], debidas: dict[int, tuple[int, int]]
) -> tuple[list[Casilla], dict[int, tuple[int, int]]]:
    """Las de una fila, y las que deben seguir en la próxima: por columna, cuántas filas faltan y cuántas abarca."""
    salen: list[Casilla] = []
    siguen: dict[int, tuple[int, int]] = {}
    columna, quedan = 0, iter(celdas)
    while True:
        if columna in debidas:
            faltan, cuantas = debidas[columna]
            salen.append(Casilla(None, columna, cuantas, "continue"))
        elif (nodo := next(quedan, None)) is not None:
            faltan, cuantas = _entero(nodo, "rowspan"), _entero(nodo, "colspan")
            salen.append(Casilla(nodo, columna, cuantas, "restart" if faltan > 1 else ""))
        elif columna < max(debidas, default=0):
            faltan, cuantas = 1, 1
            salen.append(Casilla(None, columna))
        else:
            return salen, siguen
        if faltan > 1:
            siguen[columna] = (faltan - 1, cuantas)
        columna += cuantas


def _entero(nodo: Nodo, atributo: str) -> int:
    dicho = nodo.atributos.get(atributo, "")
    return min(max(1, int(dicho)), _MAS_COLUMNAS) if dicho.isdecimal() else 1


def _columnas(filas: Iterable[Fila]) -> int:
    return max((sum(c.cuantas for c in fila) for _, fila in filas), default=1)


# ---------------------------------------------------------------- los anchos


def _repartir(tabla: Nodo, filas: Sequence[Fila], ancho: float, letra: float, margen: float) -> list[float]:
    """El ancho de cada columna en milímetros, con letras de ese ancho; vacío si no caben."""
    columnas = _textos(filas)
    if tabla.es(*_SUELTAS):
        return [min(_MM_DE_FICHA, ancho / len(columnas))] * len(columnas)
    if tabla.es("a-mano"):  # en la primera columna es donde más se escribe
        return [ancho * p / (len(columnas) + 1) for p in (2, *[1] * (len(columnas) - 1))]
    holgura = 2 * margen / letra + _HOLGURA
    pesos = next(filter(None, (_pesos(columnas, ancho / letra, holgura, corto) for corto in _CORTOS)), [])
    if tabla.es("niveles") and pesos:  # los desempeños pesan lo mismo, también a la vista
        pesos[1:] = [sum(pesos[1:]) / max(1, len(pesos) - 1)] * (len(pesos) - 1)
    return [ancho * p / sum(pesos) for p in pesos]


def _como_se_pueda(filas: Sequence[Fila], ancho: float) -> list[float]:
    """Cada columna según su palabra más larga."""
    pesos = [max(map(_palabra, c), default=1) + 1 for c in _textos(filas)]
    return [ancho * p / sum(pesos) for p in pesos]


def _textos(filas: Sequence[Fila]) -> list[list[str]]:
    """Lo que dice cada columna, sin las celdas que abarcan varias; lo de las cabeceras, algo más ancho."""
    columnas: list[list[str]] = [[] for _ in range(_columnas(filas))]
    for es_cabecera, fila in filas:
        for casilla in fila:
            if casilla.nodo is not None and casilla.cuantas == 1:
                texto = _mas_largo_de(casilla.nodo)
                de_mas = "i" * round(_palabra(texto) * (_EN_NEGRITA - 1)) if es_cabecera else ""
                columnas[casilla.columna].append(texto + de_mas)
    return columnas


def _pesos(columnas: Sequence[Sequence[str]], caben: float, holgura: float, corto: int) -> list[float]:
    """Primero, que quepa su texto corto (`S/ 120.00`) o su palabra más larga; lo que sobra, según su texto.

    Vacío si ni así caben.
    """
    justos = [max((_justo(texto, corto) for texto in textos), default=0) + holgura for textos in columnas]
    sobra = caben - sum(justos)
    if sobra < 0:
        return []
    faltan = [max(0, min(max(map(len, c), default=0), _LARGO) - j) for c, j in zip(columnas, justos, strict=True)]
    return [j + sobra * falta / max(1, sum(faltan)) for j, falta in zip(justos, faltan, strict=True)]


def _justo(texto: str, corto: int) -> int:
    return len(texto) if len(texto) <= corto else _palabra(texto)


def _palabra(texto: str) -> int:
    return max(map(len, texto.split()), default=0)


def _mas_largo_de(celda: Nodo | None) -> str:
    """Su renglón más largo: tras un salto de línea no hace falta más ancho."""
    if celda is None:
        return ""
    cortes = [i for i, h in enumerate(celda.hijos) if isinstance(h, Nodo) and h.nombre == "br"]
    limites = [0, *(c for i in cortes for c in (i, i + 1)), len(celda.hijos)]
    return max((texto_de(*celda.hijos[a:b]) for a, b in pairwise(limites)), key=len)


# ---------------------------------------------------------------- una celda


def _escribir(escritor: "Escritor", cuadro: Cuadro, tabla: Nodo, casilla: Casilla, estilo: str) -> None:
    nodo = casilla.nodo or Nodo("td", {}, [])
    es_cabecera = estilo.startswith(CABECERA)
    solo = _solo_un_nivel(nodo)
    nivel = (nivel_de(solo, escritor.escala) if solo else None) or {}
    fondo = FONDO if es_cabecera and not tabla.es(*_SUELTAS) else FINA if nodo.es("toca") else ""
    sitio = cuadro.celda(
        HIJA if nodo.es("hija") else estilo, casilla.cuantas, seguida=casilla.seguida,
        fondo=str(nivel.get("fondo", fondo)),
        alineado="center" if solo else _alineado(tabla, casilla, nodo, es_cabecera),
        a_la_altura="bottom" if es_cabecera else "center" if solo else "",
    )  # fmt: skip
    if nodo.hijos:
        escritor.dentro(solo or nodo, sitio, _formato(tabla, nodo, es_cabecera, str(nivel.get("tinta", ""))))


def _solo_un_nivel(celda: Nodo) -> Nodo | None:
    """La ficha de nivel, si la celda no tiene otra cosa."""
    dentro = [h for h in celda.hijos if not (isinstance(h, str) and not h.strip()) and (isinstance(h, str) or se_ve(h))]
    return dentro[0] if len(dentro) == 1 and isinstance(dentro[0], Nodo) and dentro[0].es("nivel") else None


def _alineado(tabla: Nodo, casilla: Casilla, nodo: Nodo, es_cabecera: bool) -> str:
    if nodo.es("numero"):
        return "right"
    es_mes = nodo.es("mes") or (es_cabecera and any(n.nombre == "abbr" for n in nodo.elementos()))
    con_niveles = any(n.es("nivel") for n in nodo.elementos())
    primeras = 2 if tabla.es("ugel") else 0 if tabla.es(*_SUELTAS) else 1
    centrada = tabla.es(*_CENTRADAS) and casilla.columna >= primeras
    return "center" if es_mes or con_niveles or centrada else ""


def _formato(tabla: Nodo, nodo: Nodo, es_cabecera: bool, tinta: str) -> Formato:
    fuerte = nodo.nombre == "th" and not es_cabecera and (not tabla.es(*_SIN_NEGRITA) or nodo.es("grupo"))
    negrita = True if fuerte or tinta or nodo.es("toca") else None
    return con_lo_suyo(Formato(negrita=negrita, color=tinta.removeprefix("#")), nodo)
