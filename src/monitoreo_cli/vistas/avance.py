"""El avance entre dos etapas, en la terminal y en Markdown."""

from collections.abc import Callable, Iterator

from monitoreo_cli.calculo.avance import Avance, Cambio
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.rubrica import Rubrica
from monitoreo_cli.texto import ancho, contar, enumerar, recortar
from monitoreo_cli.vistas.advertencias import pocos
from monitoreo_cli.vistas.markdown import escapar, tabla
from monitoreo_cli.vistas.resumen import (
    NOMBRE_MINIMO,
    instrumento_en_palabras,
    nombre_de,
    nombre_de_desempeno,
    titulo_de,
)
from monitoreo_cli.vistas.terminal import Glifos, Linea, Tramo, columnas, parrafo, rellenar

QUE_COMPARA = "Se compara la última visita cerrada de cada docente en cada etapa."
UNA_SOLA = "Hace falta más de una etapa para comparar."
_ENTRE_MATRICES = 4


def en_tabla(escuela: Escuela, avance: Avance, celdas: int, glifos: Glifos) -> Iterator[Linea]:
    """Un par de etapas en pantalla."""
    yield from titulo_de(escuela, celdas)
    yield [Tramo(_titulo(avance), "fuerte")]
    for frase in _presentacion(avance):
        yield from parrafo(frase, celdas)
    yield ""
    if avance.instrumento is not None and avance.parejas:
        yield from _cuentas(avance, celdas)
        yield ""
        if len(avance.parejas) > 1:
            yield from _matrices(avance, avance.instrumento, celdas, glifos)
            yield ""
    for frase in (*_no_comparados(avance), *_notas(avance)):
        yield from parrafo(frase, celdas)


def en_markdown(escuela: Escuela, avance: Avance) -> list[str]:
    """Un par de etapas en Markdown: las cuentas y la matriz de todos los desempeños en una tabla."""
    lineas = [f"## {escapar(nombre_de(escuela))} · {_titulo(avance)}", ""]
    for frase in _presentacion(avance):
        lineas += [escapar(frase), ""]
    if avance.instrumento is not None and avance.parejas:
        cabeza = ["", "Desempeño", "Sube", "Igual", "Baja", "Comparables", "Sin par"]
        cuentas = (
            [c.codigo, c.nombre, c.sube, c.igual, c.baja, len(avance.parejas), enumerar(c.sin_par)]
            for c in avance.desempenos
        )
        lineas += [*tabla(cabeza, cuentas), ""]
        despues = [f"{c} en la {avance.a.numero}" for c in avance.instrumento.claves]
        matriz = ([c.codigo or c.id, n, *fila.values()] for c in avance.desempenos for n, fila in c.matriz.items())
        lineas += [*tabla(["Desempeño", f"Etapa {avance.de.numero}", *despues], matriz), ""]
    return lineas + [f"- {escapar(frase)}" for frase in (*_no_comparados(avance), *_notas(avance))]


def _titulo(avance: Avance) -> str:
    return f"Avance de la etapa {avance.de.numero} a la etapa {avance.a.numero}"


def _presentacion(avance: Avance) -> Iterator[str]:
    """Con qué instrumento y a quiénes se compara."""
    if avance.instrumento is None:
        una, otra = (enumerar(i) or "ninguno" for i in avance.instrumentos)
        cuales = f"etapa {avance.de.numero}: {una}; etapa {avance.a.numero}: {otra}"
        yield f"No comparten un instrumento ({cuales}), y dos instrumentos no se comparan."
        return
    yield instrumento_en_palabras(avance.instrumento)
    if avance.parejas:
        cuantos = contar(len(avance.parejas), "docente")
        yield f"Con visita que cuenta en ambas etapas: {cuantos} ({enumerar(avance.comparables)})."
    else:
        yield "Ningún docente tiene visita que cuente en ambas etapas."


def _cuentas(avance: Avance, celdas: int) -> Iterator[Linea]:
    """«sube 1, igual 2, baja 0 de 3 comparables», un desempeño por línea."""
    cuantos = len(avance.parejas)
    dichas = [cuenta_en_palabras(c, cuantos) for c in avance.desempenos]
    con_paso = [dicha + _paso(avance, c) for dicha, c in zip(dichas, avance.desempenos, strict=True)]
    if max(map(ancho, con_paso), default=0) <= celdas - 4 - NOMBRE_MINIMO:  # si no caben, la matriz dice los niveles
        dichas = con_paso
    hueco = max(NOMBRE_MINIMO, celdas - 4 - max(map(ancho, dichas), default=0))
    filas = zip(map(nombre_de_desempeno, avance.desempenos), dichas, strict=True)
    lineas = columnas([[recortar(nombre, hueco), dicha] for nombre, dicha in filas])
    for cambio, linea in zip(avance.desempenos, lineas, strict=True):
        yield linea
        if cambio.sin_par:
            yield from parrafo(f"sin nivel en alguna de las dos: {enumerar(cambio.sin_par)}", celdas, "      ")


def cuenta_en_palabras(cambio: Cambio, comparables: int) -> str:
    de = contar(comparables, "comparable")
    return f"sube {cambio.sube}, igual {cambio.igual}, baja {cambio.baja} de {de}"


def _paso(avance: Avance, cambio: Cambio) -> str:
    """De un solo docente, además, de qué nivel a cuál."""
    if len(avance.parejas) != 1 or cambio.sin_par:
        return ""
    pareja = avance.parejas[0]
    return f" (de {pareja.antes[cambio.id]} a {pareja.despues[cambio.id]})"


def _matrices(avance: Avance, instrumento: Rubrica, celdas: int, glifos: Glifos) -> Iterator[Linea]:
    """Nivel antes × nivel después, tantas matrices por renglón como quepan."""
    titulo = f"Filas: nivel en la etapa {avance.de.numero}. Columnas: nivel en la etapa {avance.a.numero}."
    yield from ([Tramo(linea, "tenue")] for linea in parrafo(titulo, celdas, "  "))
    tope = max(3, (celdas - 2) // (len(instrumento.claves) + 1) - 2)
    dibujos = [_matriz(c, tope, glifos) for c in avance.desempenos]
    lado = max(ancho(linea) for dibujo in dibujos for linea in dibujo)
    por_renglon = max(1, (celdas - 2 + _ENTRE_MATRICES) // (lado + _ENTRE_MATRICES))
    for inicio in range(0, len(dibujos), por_renglon):
        yield ""
        for trozos in zip(*dibujos[inicio : inicio + por_renglon], strict=True):
            yield ("  " + (" " * _ENTRE_MATRICES).join(rellenar(t, lado) for t in trozos)).rstrip()


def _matriz(cambio: Cambio, tope: int, glifos: Glifos) -> list[str]:
    filas = [[recortar(cambio.codigo or cambio.id, tope), *(recortar(c, tope) for c in cambio.matriz)]]
    for clave, cuentas in cambio.matriz.items():
        filas.append([recortar(clave, tope), *(str(n) if n else glifos.punto for n in cuentas.values())])
    return columnas(filas, sangria=0, derecha=range(1, len(filas[0])))


def _no_comparados(avance: Avance) -> list[str]:
    return [f"No se compara a {docente}: {motivo}." for docente, motivo in avance.solo_en_una.items()]


def _notas(avance: Avance) -> list[str]:
    """Lo que hay que saber para leer bien el cambio."""
    return [*lo_que_influye(avance), *([QUE_COMPARA] if avance.parejas else []), *pocos(len(avance.parejas))]


def lo_que_influye(avance: Avance, nombrar: Callable[[str], str] = str) -> list[str]:
    """De quién cambió algo más que el nivel. `nombrar` dice a un docente por su id."""
    notas = []
    for que, quienes in (("observador", avance.cambio_observador), ("área", avance.cambio_area)):
        if quienes:
            dichos = enumerar(map(nombrar, quienes))
            notas.append(f"Cambió de {que}: {dichos}. Parte de la diferencia puede venir de ahí.")
    if avance.sin_corte:
        dichos = enumerar(map(nombrar, avance.sin_corte))
        notas.append(f"No estaba al cierre de alguna de las dos etapas: {dichos}.")
    return notas
