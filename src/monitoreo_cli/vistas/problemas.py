"""Los problemas como los lee una persona: con su extracto, su marca y su arreglo."""

from collections.abc import Callable, Iterable, Iterator

from monitoreo_cli.lugar import Lugar
from monitoreo_cli.problema import Gravedad, Problema
from monitoreo_cli.reglas.privacidad import tapar
from monitoreo_cli.reglas.registro import gravedad_de
from monitoreo_cli.texto import ancho, contar, enumerar, lineas_de, visible
from monitoreo_cli.vistas.terminal import Linea, Tramo, parrafo

TABULACION = "    "
_MAS = "  más:     "
_ARREGLO = "  arreglo: "
TextoDe = Callable[[str], str]
RutaDe = Callable[[str], str]


def en_texto(problemas: Iterable[Problema], texto_de: TextoDe, ruta_de: RutaDe, celdas: int) -> Iterator[Linea]:
    """Cada problema con su extracto. `texto_de` da el contenido de un archivo; `ruta_de`, cómo nombrarlo."""
    archivo, lineas = "", [""]
    for problema in problemas:
        if problema.lugar.archivo != archivo:
            archivo = problema.lugar.archivo
            lineas = lineas_de(texto_de(archivo))
        yield from _uno(problema, lineas, ruta_de(archivo), celdas)
        yield ""


def en_breve(problemas: Iterable[Problema], ruta_de: RutaDe) -> Iterator[Linea]:
    """`ruta:línea:columna: error[M201] mensaje`, una línea por problema."""
    for p in problemas:
        gravedad = gravedad_de(p).value
        lugar = f"{ruta_de(p.lugar.archivo)}:{p.lugar.linea}:{p.lugar.columna}"
        yield [Tramo(f"{lugar}: "), Tramo(f"{gravedad}[{p.codigo}]", gravedad), Tramo(f" {p.mensaje}")]


def cuenta(problemas: Iterable[Problema], archivos: int, visitas: int) -> str:
    """«2 errores y 1 aviso en 14 archivos» o «Todo en orden: 14 archivos, 12 visitas»."""
    gravedades = [gravedad_de(p) for p in problemas]
    if not gravedades:
        return f"Todo en orden: {contar(archivos, 'archivo')}, {contar(visitas, 'visita')}"
    partes = ((Gravedad.ERROR, "error", "errores"), (Gravedad.AVISO, "aviso", ""), (Gravedad.NOTA, "nota", ""))
    dichas = [contar(gravedades.count(g), uno, varios) for g, uno, varios in partes if g in gravedades]
    return f"{enumerar(dichas)} en {contar(archivos, 'archivo')}"


def _uno(problema: Problema, lineas: list[str], ruta: str, celdas: int) -> Iterator[Linea]:
    gravedad = gravedad_de(problema).value
    cabeza = f"{gravedad}[{problema.codigo}]: "
    titulo = parrafo(problema.mensaje, celdas, sangria="  ", primera=cabeza)
    yield [Tramo(cabeza.rstrip(), gravedad), Tramo(titulo[0][len(cabeza.rstrip()) :], "fuerte")]
    yield from titulo[1:]
    lugar = problema.lugar
    yield [Tramo(f"  {ruta}:{lugar.linea}:{lugar.columna}", "tenue")]
    if lugar.linea <= len(lineas) and any(lineas):
        yield from _extracto(problema, lineas[lugar.linea - 1], celdas)
    elif problema.rotulo:
        yield f"  {problema.rotulo}"
    if problema.arreglo:
        yield from parrafo(problema.arreglo, celdas, sangria=" " * len(_ARREGLO), primera=_ARREGLO)
    yield [Tramo(f"{_MAS}monitoreo explicar {problema.codigo}", "tenue")]


def _extracto(problema: Problema, linea: str, celdas: int) -> Iterator[Linea]:
    """La línea del problema y, debajo, la marca; una línea larga se recorta alrededor de la marca."""
    lugar = problema.lugar
    numero = str(lugar.linea)
    margen = " " * (len(numero) + 1) + "|"
    desde, hasta = lugar.columna - 1, _fin_en_la_linea(lugar, linea)
    linea = _tapada(problema, linea, desde, hasta)
    disponibles = celdas - len(margen) - 1
    # De una línea enorme sólo importa lo que rodea a la marca.
    antes = _plano(linea[max(0, desde - 2 * disponibles) : desde])
    marcado, despues = _plano(linea[desde : min(hasta, desde + 2 * disponibles)]), _plano(linea[hasta : hasta + celdas])
    antes, marcado, despues = _recortar(antes, marcado, despues, disponibles)
    yield [Tramo(margen, "tenue")]
    yield [Tramo(f"{numero} | ", "tenue"), Tramo(f"{antes}{marcado}{despues}".rstrip())]
    sangria = " " * ancho(antes)
    marca = "^" * max(1, ancho(marcado))
    cabe = ancho(sangria) + len(marca) + 1 + ancho(problema.rotulo) <= disponibles
    rotulo = f" {problema.rotulo}" if problema.rotulo and cabe else ""
    yield [Tramo(f"{margen} {sangria}", "tenue"), Tramo(marca + rotulo, "marca")]
    if problema.rotulo and not cabe:
        for parte in parrafo(problema.rotulo, disponibles):
            yield [Tramo(f"{margen} ", "tenue"), Tramo(parte, "marca")]
    yield [Tramo(margen, "tenue")]


def _fin_en_la_linea(lugar: Lugar, linea: str) -> int:
    return len(linea) if lugar.hasta_linea > lugar.linea else max(lugar.hasta_columna - 1, lugar.columna - 1)


def _plano(texto: str) -> str:
    return visible(texto.replace("\t", TABULACION))


def _tapada(problema: Problema, linea: str, desde: int, hasta: int) -> str:
    """La línea sin datos personales, del mismo largo."""
    if problema.codigo == "M503":
        return linea[: desde + 1] + "•" * (hasta - desde - 1) + linea[hasta:]
    return tapar(linea)


def _recortar(antes: str, marcado: str, despues: str, celdas: int) -> tuple[str, str, str]:
    if ancho(antes) + ancho(marcado) + ancho(despues) <= celdas:
        return antes, marcado, despues
    marcado = _cortar(marcado, max(10, celdas - 30))
    sobra = ancho(antes) + ancho(marcado) + 10 - celdas
    if sobra > 0:
        antes = "..." + antes[sobra + 3 :]
    return antes, marcado, _cortar(despues, max(0, celdas - ancho(antes) - ancho(marcado)))


def _cortar(texto: str, celdas: int) -> str:
    if ancho(texto) <= celdas:
        return texto
    while texto and ancho(texto) > celdas - 3:
        texto = texto[:-1]
    return texto + "..." if celdas >= 3 else ""
