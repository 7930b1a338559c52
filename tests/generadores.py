"""Estrategias de hypothesis: documentos YAML al azar y escuelas estropeadas al azar."""

import json
from typing import Any, NamedTuple

from hypothesis import strategies as st

from tests.escuelas import BASE, Contenido

LETRAS = "aéñZ日😀_09"
PALABRA = st.text(LETRAS + "-.'", max_size=6).map(lambda t: f"a{t}b")
SEPARADOR = st.sampled_from([" ", "  ", "\t", " \t"])
COMENTARIO = st.sampled_from(["", "", "", " # nota: 'x' [", "\t# otra"])


class Texto(NamedTuple):
    """Un escalar escrito de algún modo: `lineas` es lo que va en el archivo y `valor` lo que dice."""

    estilo: str
    lineas: tuple[str, ...]
    valor: str


@st.composite
def escalares_de_una_linea(draw: st.DrawFn) -> Texto:
    estilo = draw(st.sampled_from(["", "'", '"']))
    palabras = draw(st.lists(PALABRA, min_size=1, max_size=3))
    crudo = draw(st.sampled_from([" ", "\t", "  "])).join(palabras)
    if estilo == "'":
        crudo = draw(st.sampled_from(["", ": ", " #", ", ", "]"])) + crudo
        return Texto(estilo, ("'" + crudo.replace("'", "''") + "'",), crudo)
    if estilo == '"':
        return Texto(estilo, ('"' + crudo + '\\u00e1\\"\\\\"',), crudo + 'á"\\')
    return Texto(estilo, (crudo,), crudo)


@st.composite
def escalares_de_varias_lineas(draw: st.DrawFn) -> Texto:
    estilo = draw(st.sampled_from(["|", ">", "", "'", '"']))
    palabras = draw(st.lists(PALABRA, min_size=2, max_size=4))
    if estilo == "|":
        return Texto(estilo, ("|", *palabras), "\n".join(palabras) + "\n")
    if estilo == ">":
        return Texto(estilo, (">-", *palabras), " ".join(palabras))
    cierre = estilo
    valor = " ".join(palabras)
    escritas = [p.replace("'", "''") for p in palabras] if estilo == "'" else palabras
    return Texto(estilo, (cierre + escritas[0], *escritas[1:-1], escritas[-1] + cierre), valor)


class Pieza(NamedTuple):
    """Un trozo de documento: sus líneas, y los escalares en orden de aparición."""

    lineas: tuple[str, ...]
    escalares: tuple[Texto, ...]


def _suelto(texto: Texto) -> Pieza:
    return Pieza(texto.lineas, (texto,))


@st.composite
def _en_flujo(draw: st.DrawFn) -> Pieza:
    sueltos = draw(st.lists(escalares_de_una_linea(), max_size=3))
    if draw(st.booleans()):
        return Pieza(
            ("[" + ", ".join(t.lineas[0] for t in sueltos) + draw(st.sampled_from(["]", " ]"])),), tuple(sueltos)
        )
    claves = [Texto("", (f"f{i}",), f"f{i}") for i in range(len(sueltos))]
    pares = ", ".join(f"{c.lineas[0]}: {t.lineas[0]}" for c, t in zip(claves, sueltos, strict=True))
    return Pieza((f"{{{pares}}}",), tuple(x for par in zip(claves, sueltos, strict=True) for x in par))


def _sangrar(lineas: tuple[str, ...], sangria: str = "  ") -> tuple[str, ...]:
    return tuple(sangria + x if x else x for x in lineas)


@st.composite
def _en_bloque(draw: st.DrawFn, hijos: st.SearchStrategy[Pieza]) -> Pieza:
    es_mapa = draw(st.booleans())
    lineas: list[str] = []
    escalares: list[Texto] = []
    for i, hijo in enumerate(draw(st.lists(hijos, min_size=1, max_size=3))):
        if not es_mapa:
            # Tras el guion sólo van espacios: ahí podría empezar una clave.
            primera, *resto = _sangrar(hijo.lineas)
            lineas += ["- " + primera[2:], *resto]
        else:
            clave = draw(st.sampled_from([f"k{i}", f"ñandú {i}", f"'k: {i}'", f'"k{i}"']))
            escalares.append(Texto(clave[0] if clave[0] in "'\"" else "", (clave,), clave.strip("'\"")))
            es_bloque = len(hijo.escalares) != 1 or hijo.lineas != hijo.escalares[0].lineas
            if es_bloque and not hijo.lineas[0].startswith(("[", "{")):
                lineas += [f"{clave}:{draw(COMENTARIO)}", *_sangrar(hijo.lineas)]
            else:
                primera, *resto = hijo.lineas
                comentario = draw(COMENTARIO) if not resto or primera in ("|", ">-") else ""
                lineas += [f"{clave}:{draw(SEPARADOR)}{primera}{comentario}", *_sangrar(tuple(resto))]
        escalares += hijo.escalares
    return Pieza(tuple(lineas), tuple(escalares))


_HOJAS = st.one_of(escalares_de_una_linea().map(_suelto), escalares_de_varias_lineas().map(_suelto), _en_flujo())
PIEZAS = st.recursive(_HOJAS, _en_bloque, max_leaves=12)


@st.composite
def documentos(draw: st.DrawFn) -> tuple[str, tuple[Texto, ...]]:
    """Un documento YAML válido y los escalares que lleva, en orden."""
    pieza = draw(_en_bloque(PIEZAS))
    salto = draw(st.sampled_from(["\n", "\r\n"]))
    inicio = draw(st.sampled_from(["", "---\n", "# un comentario\n", "\n"]))
    return (inicio + "\n".join(pieza.lineas) + "\n").replace("\n", salto), pieza.escalares


# ---------------------------------------------------------------- escuelas estropeadas

_TROZOS = [
    "\t", "  ", "\n", "\r\n", ":", ": ", "- ", "'", '"', "[", "]", "{", "}", "|",
    "#", " #x", "&a ", "*a ", "!x ", "~", "---\n",
    "\x00", "\x07", "\u2028", "ñ", "😀", "0", "9999", "-", "III", "d01",
    "formato: 2\n", "<<<<<<< a\n", "%", "\\", "\ufeff",
    "# monitoreo: permite M305, M321", "951234567", "null", "2024-02-30",
]  # fmt: skip


@st.composite
def mutados(draw: st.DrawFn, texto: str) -> bytes:
    """El archivo con unos pocos bytes o líneas de más, de menos o cambiados de lugar."""
    datos = texto.encode()
    for _ in range(draw(st.integers(1, 4))):
        como = draw(st.sampled_from(["poner", "quitar", "cambiar", "repetir", "trocar", "borrar", "byte"]))
        desde = draw(st.integers(0, len(datos)))
        hasta = desde + draw(st.integers(0, 12))
        trozo = draw(st.sampled_from(_TROZOS)).encode()
        if como == "poner":
            datos = datos[:desde] + trozo + datos[desde:]
        elif como == "quitar":
            datos = datos[:desde] + datos[hasta:]
        elif como == "cambiar":
            datos = datos[:desde] + trozo + datos[hasta:]
        elif como == "byte":
            datos = datos[:desde] + bytes([draw(st.integers(0, 255))]) + datos[desde + 1 :]
        else:
            datos = _con_lineas(draw, como, datos)
    return datos


def _con_lineas(draw: st.DrawFn, como: str, datos: bytes) -> bytes:
    lineas = datos.splitlines(keepends=True) or [b""]
    i, j = (draw(st.integers(0, len(lineas) - 1)) for _ in range(2))
    if como == "repetir":
        lineas.insert(j, lineas[i])
    elif como == "trocar":
        lineas[i], lineas[j] = lineas[j], lineas[i]
    else:
        del lineas[i]
    return b"".join(lineas)


@st.composite
def escuelas_mutadas(draw: st.DrawFn) -> dict[str, Contenido]:
    """La escuela de las pruebas con uno a tres archivos mutados, y quizá copias en otra carpeta."""
    textos: dict[str, Contenido] = dict(BASE)
    for ruta in draw(st.lists(st.sampled_from(sorted(BASE)), min_size=1, max_size=3, unique=True)):
        textos[ruta] = draw(mutados(BASE[ruta]))
        if draw(st.booleans()) and ruta.startswith("observaciones/"):
            textos[ruta.replace("/", "/z/")] = draw(mutados(BASE[ruta]))
    return textos


def _vocabulario() -> list[str]:
    from monitoreo_cli.lectura.clases import CLASES
    from monitoreo_cli.modelo.campos import piezas_de

    pendientes, vistas, claves = [c.pieza() for c in CLASES], set(), set()
    while pendientes:
        clase = pendientes.pop()
        if clase in vistas:
            continue
        vistas.add(clase)
        for campo in clase.CAMPOS.values():
            claves.add(campo.clave)
            pendientes += piezas_de(campo.forma)
    return sorted(claves)


CLAVES = [*_vocabulario(), "año", "desempeños", "d01", "involucra", "I", "III", "1", "7", "nada"]
_VALORES = st.sampled_from([
    "1", "0", "-1", "2024-04-16", "2024-04", "16/4/2024", "08:15", "07:00",
    "d01", "d09", "director", "minedu-2018", "involucra",
    "III", "iii", "3", "no-observado", "cerrada", "borrador", "contraste", "seguimiento", "visita",
    "sí", "no", "", None, "c1",
    "2024-04-16-d01/c1", "2024-04-16-d01", "docente",
    "951234567", "x" * 50, "La clase es mala", "realizada", "gia", "primaria",
])  # fmt: skip
_ARBOL = st.recursive(
    _VALORES,
    lambda hijos: st.one_of(st.lists(hijos, max_size=3), st.dictionaries(st.sampled_from(CLAVES), hijos, max_size=6)),
    max_leaves=25,
)


@st.composite
def escuelas_al_azar(draw: st.DrawFn) -> dict[str, Contenido]:
    """Archivos en su sitio, con claves del formato y valores cualesquiera debajo."""
    textos: dict[str, Contenido] = dict(BASE) if draw(st.booleans()) else {}
    rutas = [*BASE, "textos.yaml", "anterior.yaml", "identidades.yaml", "entregas/etapa-1.yaml", "observaciones/n.yaml"]
    for ruta in draw(st.lists(st.sampled_from(rutas), min_size=1, max_size=4, unique=True)):
        raiz: dict[str, Any] = draw(st.dictionaries(st.sampled_from(CLAVES), _ARBOL, max_size=10))
        textos[ruta] = json.dumps({"formato": "1", **raiz}, ensure_ascii=False).encode()
    return textos
