"""Piezas de texto: comparar claves, sugerir palabras, medir anchos, limpiar lo que va a pantalla."""

import os
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Container, Iterable, Sequence
from itertools import count

# Caracteres que un archivo no puede llevar: control (menos tabulación y saltos), los que libyaml y
# los editores cuentan de distinta manera como fin de línea, y los que no son caracteres.
# Son conjuntos y no expresiones regulares: compilar una clase con letras tan lejanas tarda 5 ms.
NO_ADMITIDOS = frozenset(
    map(chr, {*range(32), *range(0x7F, 0xA0), 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF} - {9, 10, 13})
)
_BYTES_CORRIENTES = bytes([9, 10, 13, *range(32, 127), *range(128, 256)])
_BYTES_DUDOSOS = (b"\xe2\x80\xa8", b"\xe2\x80\xa9", b"\xef\xbb\xbf", b"\xef\xbf\xbe", b"\xef\xbf\xbf")
_CONTROL_EN_UTF8 = b"\xc2[\x80-\x9f]"
# Además de los de control, los que cambian el sentido de lectura, que esconderían texto en la terminal, y los
# bytes de un nombre de archivo que no está en UTF-8.
_INVISIBLES = dict.fromkeys(
    [*map(ord, NO_ADMITIDOS), 13, 0x61C, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A),
     *range(0xDC80, 0xDD00)],
    "·",
)  # fmt: skip
_TILDES = "[\u0300-\u036f]"
SALTO = re.compile("\r\n|\r|\n")
_SOLO_PALABRAS = bytes(c if chr(c).isalnum() and c < 128 else 32 for c in range(256))
_CAMBIO_MAXIMO = 2
_PRIMERA_COMBINANTE = "\u0300"
CITA_MAXIMA = 60
_PARECIDOS = {
    "«": '"', "»": '"', "“": '"', "”": '"', "‘": "'", "’": "'",
    "—": "-", "–": "-", "·": "-", "•": "*", "¿": "", "¡": "", "→": "->",
}  # fmt: skip


def hay_no_admitidos(datos: bytes) -> bool:
    """Si el UTF-8 de un texto (ya sin BOM) lleva algo de `NO_ADMITIDOS`, sin recorrerlo letra a letra."""
    if datos.translate(None, _BYTES_CORRIENTES):
        return True
    for dudosos in _BYTES_DUDOSOS:  # un bucle y no `any`: se pasa por aquí en cada archivo
        if dudosos in datos:
            return True
    return re.search(_CONTROL_EN_UTF8, datos) is not None


def es_admitido(texto: str) -> bool:
    """Si un texto ya leído no lleva nada de `NO_ADMITIDOS` (un escape entre comillas puede traerlo)."""
    return texto.isprintable() or NO_ADMITIDOS.isdisjoint(texto)


def de_otro_programa(datos: bytes) -> str:
    """El texto de un archivo que nadie prometió en UTF-8: también UTF-16 con su marca, o el de Windows de siempre."""
    if datos.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return datos.decode("utf-16", "replace")
    try:
        return datos.decode("utf-8-sig")
    except UnicodeDecodeError:
        return datos.decode("cp1252", "replace")


def desde_aqui(ruta: "os.PathLike[str]") -> str:
    """Una ruta como se escribe desde la carpeta actual, con `/`; entera si está en otro disco."""
    try:
        dicha = os.path.relpath(ruta)
    except ValueError:
        dicha = os.fspath(ruta)
    return dicha.replace(os.sep, "/")


def lineas_de(texto: str) -> list[str]:
    """Las líneas como las cuenta YAML: LF, CRLF o CR solo, y nada más."""
    return SALTO.split(texto)


def sin_acentos(texto: str) -> str:
    """Minúsculas sin acentos ni virgulillas (`Año` → `ano`)."""
    minusculas = texto.lower()
    if minusculas.isascii():
        return minusculas
    from unicodedata import normalize  # medio milisegundo de arranque que casi ninguna orden necesita

    return re.sub(_TILDES, "", normalize("NFD", minusculas))


def palabras_planas(texto: str) -> list[bytes]:
    """Las palabras en minúsculas, sin acentos ni puntuación: sólo sirven para comparar textos largos.

    En bytes, porque así se quitan de una vez y no letra por letra.
    """
    from unicodedata import normalize

    partido = normalize("NFD", texto.lower())
    return partido.encode("ascii", "ignore").translate(_SOLO_PALABRAS).split()


def clave_del_formato(clave: str) -> str:
    """La forma ASCII de una clave: `Desempeños` → `desempenos`, `nombre_del_año` → `nombre_del_anio`."""
    return "_".join("anio" if parte == "ano" else parte for parte in sin_acentos(clave).split("_"))


def distancia(a: str, b: str) -> int:
    """Ediciones (poner, quitar, cambiar o trocar vecinas) para ir de una palabra a otra."""
    anterior: list[int] = []
    previa = list(range(len(b) + 1))
    for i, letra in enumerate(a, 1):
        actual = [i]
        for j, otra in enumerate(b, 1):
            costo = min(previa[j] + 1, actual[-1] + 1, previa[j - 1] + (letra != otra))
            if anterior and j > 1 and letra == b[j - 2] and a[i - 2] == otra:
                costo = min(costo, anterior[j - 2] + 1)
            actual.append(costo)
        anterior, previa = previa, actual
    return previa[-1]


def parecida(palabra: str, candidatas: Iterable[str]) -> str | None:
    """La candidata más cercana a `palabra`, o `None` si ninguna se le parece de verdad."""
    buscada = sin_acentos(palabra)[:80]
    tope = max(1, min(_CAMBIO_MAXIMO, len(buscada) // 2))
    mejor: tuple[int, str] | None = None
    for candidata in candidatas:
        if abs(len(candidata) - len(buscada)) <= tope:
            lejos = distancia(buscada, sin_acentos(candidata))
            if lejos <= tope and (mejor is None or lejos < mejor[0]):
                mejor = (lejos, candidata)
    return mejor[1] if mejor else None


def quiza(palabra: str, candidatas: Iterable[str]) -> str:
    """«¿quisiste decir `x`?», o vacío si no hay nada parecido."""
    cercana = parecida(palabra, candidatas)
    return f"¿quisiste decir `{cercana}`?" if cercana else ""


def visible(texto: str) -> str:
    """El texto sin nada que una terminal obedezca: cada carácter invisible se ve como `·`."""
    return texto if texto.isprintable() else texto.translate(_INVISIBLES)


def parecido(error: UnicodeError) -> tuple[str, int]:
    """Para una consola que no tiene una letra, la más cercana que sí: `ó` → `o`, `«` → `"`, `…` → `...`.

    Es un manejador de errores de codificación: se registra con `codecs.register_error`.
    """
    from unicodedata import normalize

    assert isinstance(error, UnicodeEncodeError)
    crudo = "".join(_PARECIDOS.get(c, c) for c in error.object[error.start : error.end])
    sin_tildes = normalize("NFKD", crudo).encode("ascii", "ignore").decode("ascii")
    return sin_tildes or "?", error.end


def ancho(texto: str) -> int:
    """Celdas que ocupa en una terminal: 0 las combinantes, 2 las anchas."""
    if not texto or max(texto) < _PRIMERA_COMBINANTE:
        return len(texto)
    from unicodedata import combining, east_asian_width

    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in texto)


def recortar(texto: str, celdas: int) -> str:
    """El texto en una línea, cortado con «...» si no cabe."""
    return cortar(" ".join(texto.split()), celdas)


def cortar(linea: str, celdas: int) -> str:
    """La línea, con sus espacios, cortada con «...» si no cabe."""
    if ancho(linea) <= celdas:
        return linea
    while linea and ancho(linea) > celdas - 3:
        linea = linea[:-1]
    return linea.rstrip() + "..."


def citar(texto: str) -> str:
    """Lo que alguien escribió, entre acentos graves y sin que un texto enorme llene la pantalla."""
    return f"`{recortar(texto[: 4 * CITA_MAXIMA], CITA_MAXIMA)}`"


def contar(cantidad: int, singular: str, plural: str = "") -> str:
    """`1 error`, `3 errores`: el número con su palabra."""
    return f"{cantidad} {singular if cantidad == 1 else plural or singular + 's'}"


def enumerar(cosas: Iterable[str], nexo: str = "y") -> str:
    """`a, b y c`; `plata u oro`, `agujas e hilo`."""
    partes = list(cosas)
    if len(partes) < 2:
        return "".join(partes)
    return f"{', '.join(partes[:-1])} {_eufonico(nexo, partes[-1].lstrip('`«'))} {partes[-1]}"


def los_primeros(cosas: Sequence[str], cuantos: int) -> list[str]:
    """Los que caben en una frase y, si sobran, cuántos: `a`, `b`, `3 más`."""
    sobran = len(cosas) - cuantos
    return [*cosas[:cuantos], *([f"{sobran} más"] if sobran > 0 else [])]


def sin_usar(usadas: Container[str], forma: str = "{}") -> str:
    """La primera clave que no es de otro: con `d{:02d}`, d01, d02…"""
    return next(clave for n in count(1) if (clave := forma.format(n)) not in usadas)


def _eufonico(nexo: str, siguiente: str) -> str:
    """«e» ante i y «u» ante o, salvo ante siglas y números romanos: «I y II» se lee «uno y dos»."""
    suena = "" if siguiente[:2].isupper() or siguiente[:2].strip() == "I" else siguiente.lower()
    if nexo == "y" and suena.startswith(("i", "hi")) and not suena.startswith(("hie", "hia")):
        return "e"
    return "u" if nexo == "o" and suena.startswith(("o", "ho")) else nexo
