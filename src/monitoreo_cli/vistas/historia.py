"""La historia de una visita en la terminal: quién cambió qué, y cuándo."""

from collections.abc import Iterator, Sequence

from monitoreo_cli.calculo import historia as h
from monitoreo_cli.calculo.historia import Cambio, Campo
from monitoreo_cli.texto import ancho, contar, enumerar, recortar
from monitoreo_cli.vistas.terminal import Glifos, Linea, Tramo, columnas, parrafo
from monitoreo_cli.vistas.visita import RESERVADO

SIN_GUARDAR = "sin guardar"
_CAMPO_MAXIMO, _QUIEN_MINIMO = 30, 12
_ACCIONES = {
    h.REGISTRA: "se registra", h.PONE: "se escribe", h.CAMBIA: "cambia", h.QUITA: "se quita",
    h.BORRA: "se borra", h.MUEVE: "se mueve", h.ILEGIBLE: "ilegible",
}  # fmt: skip


def en_tabla(id_: str, cambios: Sequence[Cambio], celdas: int, glifos: Glifos) -> Iterator[Linea]:
    """Un renglón por cambio; debajo, de dónde a dónde fue el archivo o por qué no se pudo leer."""
    yield [Tramo(id_, "titulo"), Tramo(f"  {RESERVADO}", "aviso")]
    filas = [[_dia(c), _que_cabe(c.campo), _que_paso(c, glifos)] for c in cambios]
    anchas = columnas([["Fecha", "Qué", "Cambio", ""], *([*f, ""] for f in filas)], sangria=0)
    libre = max(_QUIEN_MINIMO, celdas - max(map(ancho, anchas)) - 2)
    quienes = [recortar(c.commit.autor or "(sin nombre)", libre) if c.commit else "" for c in cambios]
    tabla = [["Fecha", "Qué", "Cambio", "Quién"], *([*f, q] for f, q in zip(filas, quienes, strict=True))]
    cabeza, *cuerpo = columnas(tabla, sangria=0)
    yield [Tramo(cabeza, "tenue")]
    sangria = " " * cabeza.index("Qué")
    for cambio, linea in zip(cambios, cuerpo, strict=True):
        yield linea
        if detalle := _detalle(cambio, glifos):
            yield from parrafo(detalle, celdas, sangria)
    yield ""
    yield from parrafo(_cuenta(cambios), celdas)


def _dia(cambio: Cambio) -> str:
    return f"{cambio.commit.fecha:%d/%m/%Y}" if cambio.commit else SIN_GUARDAR


def _campo(campo: Campo) -> str:
    """`involucra`, `respeto, marca`, `planificacion/unidad`, `estado`, `compromiso c1`."""
    if campo.nombre in ("compromiso", "seguimiento"):
        return f"{campo.nombre} {campo.parte}"
    if not campo.parte:
        return campo.nombre
    de = f"{campo.rubrica}/{campo.parte}" if campo.rubrica else campo.parte
    return de if campo.nombre == h.NIVEL else f"{de}, {campo.nombre}"


def _que_cabe(campo: Campo) -> str:
    """Si no cabe y es de otra ficha, se ve el final: por el comienzo, que es el de la ficha, todos serían iguales."""
    dicho = _campo(campo)
    if campo.rubrica and len(dicho) > _CAMPO_MAXIMO:
        return f"...{dicho[3 - _CAMPO_MAXIMO :]}"
    return recortar(dicho, _CAMPO_MAXIMO)


def _que_paso(cambio: Cambio, glifos: Glifos) -> str:
    if cambio.campo.nombre == h.VISITA:
        como = f" ({cambio.despues})" if cambio.accion == h.REGISTRA and cambio.despues else ""
        return _ACCIONES[cambio.accion] + como
    al_juntar = ", al juntar" if cambio.accion == h.JUNTA else ""
    if not cambio.antes and cambio.despues is None:
        return _ACCIONES[h.CAMBIA if al_juntar else cambio.accion] + al_juntar
    despues = glifos.nada if cambio.despues is None else cambio.despues
    return f"{enumerar(cambio.antes, 'o') or glifos.nada} {glifos.flecha} {despues}{al_juntar}"


def _detalle(cambio: Cambio, glifos: Glifos) -> str:
    if cambio.accion == h.MUEVE:
        return f"{enumerar(cambio.antes, 'o') or cambio.archivo} {glifos.flecha} {cambio.despues}"
    return f"{cambio.despues}" if cambio.accion == h.ILEGIBLE else ""


def _cuenta(cambios: Sequence[Cambio]) -> str:
    """«9 cambios: en git, 7 en 3 veces por 2 personas; sin guardar en git, 2.»"""
    guardados = [c.commit for c in cambios if c.commit]
    veces, quienes = len({c.id for c in guardados}), len({c.autor for c in guardados})
    en_git = f"{len(guardados)} en git ({contar(veces, 'vez', 'veces')}, {contar(quienes, 'persona')})"
    faltan = len(cambios) - len(guardados)
    partes = ([en_git] if guardados else []) + ([f"{faltan} sin guardar en git"] if faltan else [])
    return f"{contar(len(cambios), 'cambio')}: {enumerar(partes)}."
