"""El resumen en la terminal: quién tiene qué nivel, cómo se reparten y qué falta."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from monitoreo_cli.calculo.necesidades import necesidades
from monitoreo_cli.calculo.porcentajes import n_de
from monitoreo_cli.calculo.resumen import Conteo, Fila, Paso, Resumen
from monitoreo_cli.fechas import rango
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.observacion import NO_APLICA, NO_OBSERVADO
from monitoreo_cli.modelo.plan import Etapa
from monitoreo_cli.modelo.rubrica import Desempeno, Rubrica
from monitoreo_cli.texto import ancho, contar, enumerar, recortar
from monitoreo_cli.vistas.advertencias import QUE_CUENTA, pocos
from monitoreo_cli.vistas.terminal import Glifos, Linea, Tramo, columnas, parrafo

if TYPE_CHECKING:  # sólo `avance` paga por comparar
    from monitoreo_cli.calculo.avance import Cambio

CELDAS_DE_BARRA = 10
NOMBRE_MINIMO = 12
_CORTOS = {NO_OBSERVADO: "n.o.", NO_APLICA: "n.a."}


def nombre_de(escuela: Escuela) -> str:
    return escuela.nombre or "Escuela sin nombre"


def titulo_de(escuela: Escuela, celdas: int) -> Iterator[Linea]:
    """De quién es lo que sigue; hay nombres de escuela que no caben en una línea."""
    for linea in parrafo(nombre_de(escuela), celdas):
        yield [Tramo(linea, "titulo")]


def en_tabla(escuela: Escuela, resumen: Resumen, celdas: int, glifos: Glifos) -> Iterator[Linea]:
    """Una etapa en pantalla."""
    yield from titulo_de(escuela, celdas)
    yield [Tramo(_cabecera(resumen, glifos), "fuerte")]
    if resumen.instrumento is None:
        yield from _sin_instrumento(resumen, celdas)
    else:
        yield from parrafo(instrumento_en_palabras(resumen.instrumento), celdas)
    yield from parrafo(cobertura_en_palabras(resumen), celdas)
    yield ""
    if resumen.instrumento is not None:
        yield from _matriz(resumen, celdas, glifos)
        yield ""
        yield from _distribucion(resumen, resumen.instrumento, celdas, glifos)
        yield ""
    for nota in notas(resumen):
        yield from parrafo(nota, celdas)


def en_markdown(escuela: Escuela, resumen: Resumen) -> list[str]:
    """Una etapa en Markdown."""
    from monitoreo_cli.vistas.markdown import escapar, tabla

    etapa = resumen.etapa
    titulo = ": ".join(filter(None, (f"Etapa {etapa.numero}", rango(etapa.desde, etapa.hasta))))
    lineas = [f"## {escapar(nombre_de(escuela))} · {titulo}", ""]
    if resumen.instrumento is not None:
        lineas += [escapar(instrumento_en_palabras(resumen.instrumento)), ""]
    lineas += [escapar(cobertura_en_palabras(resumen)), ""]
    if resumen.instrumento is not None:
        codigos = [c.codigo or c.id for c in resumen.desempenos]
        por_docente = ([f.docente, *(f.niveles.get(c.id, "") for c in resumen.desempenos)] for f in resumen.por_docente)
        lineas += [*tabla(["Docente", *codigos], por_docente), ""]
        reparto = (
            [c.codigo, c.nombre, *c.niveles.values(), n_de(c.en_logro, resumen.monitoreados), sin_valorar(c, resumen)]
            for c in resumen.desempenos
        )
        lineas += [*tabla(["", "Desempeño", *resumen.instrumento.claves, "En logro", "Sin nivel"], reparto), ""]
    return lineas + [f"- {escapar(nota)}" for nota in notas(resumen)]


def trayectoria_en_tabla(docente: str, pasos: list[Paso], escuela: Escuela, glifos: Glifos) -> Iterator[Linea]:
    """Los niveles de un docente, una etapa por fila y un instrumento por tabla."""
    yield [Tramo(f"Trayectoria de {docente}", "titulo")]
    for rubrica in dict.fromkeys(p.rubrica for p in pasos):
        instrumento = escuela.rubrica(rubrica)
        suyos = [p for p in pasos if p.rubrica == rubrica]
        if instrumento is None:
            yield from (f"  Etapa {p.etapa}: sin instrumento" for p in suyos)
            continue
        filas = [["Etapa", *(d.codigo or d.id or "" for d in instrumento.por_id.values())]]
        for paso in suyos:
            celdas = (_celda(paso.niveles.get(d), paso.visita, glifos) for d in instrumento.por_id)
            filas.append([str(paso.etapa), *celdas])
        yield from columnas(filas)


def instrumento_en_palabras(instrumento: Rubrica) -> str:
    fuente = f" ({instrumento.fuente})" if instrumento.fuente else ""
    return f"{instrumento.nombre or ''}{fuente}"


def cobertura_en_palabras(resumen: Resumen) -> str:
    """Quiénes y cuántas visitas, siempre `n de N`."""
    quienes, visitas = resumen.padron, resumen.visitas
    partes = [f"Docentes monitoreados: {n_de(resumen.monitoreados, len(quienes.programados))} programados"]
    if visitas.programadas is None:
        partes.append(f"{contar(visitas.cerradas, 'visita cerrada', 'visitas cerradas')} (el plan no dice cuántas)")
    else:
        partes.append(f"visitas cerradas: {visitas.cerradas} de {visitas.programadas}")
    if visitas.adicionales:
        partes.append(contar(visitas.adicionales, "adicional", "adicionales"))
    if visitas.borradores:
        partes.append(contar(visitas.borradores, "borrador", "borradores"))
    return "; ".join(partes) + "."


def notas(resumen: Resumen) -> list[str]:
    """Lo que hay que saber para leer bien las cuentas, y lo que falta."""
    que_cuenta = []
    if resumen.instrumento is not None:
        que_cuenta = [*_apoyo(resumen), f"{QUE_CUENTA} En logro: {resumen.instrumento.logro_desde} o más."]
    return [*que_cuenta, *a_quienes(resumen)]


def a_quienes(resumen: Resumen, nombrar: Callable[[str], str] = str) -> list[str]:
    """Si son pocos, a quién falta visitar y quién no entra en la cuenta. `nombrar` dice a un docente por su id."""
    quienes, notas = resumen.padron, pocos(resumen.monitoreados)
    if resumen.instrumento is not None and resumen.no_monitoreados:
        notas.append(f"Falta visitar: {enumerar(map(nombrar, resumen.no_monitoreados))}.")
    if quienes.no_programados:
        dichos = (f"{nombrar(d)} ({motivo})" for d, motivo in quienes.no_programados.items())
        notas.append(f"No programados en la etapa: {enumerar(dichos)}.")
    if quienes.fuera_del_corte:
        fuera = enumerar(map(nombrar, quienes.fuera_del_corte))
        notas.append(f"Con visita, y ya no en la escuela al cierre de la etapa: {fuera}.")
    return notas


def etapa_con_fechas(etapa: Etapa) -> str:
    """`Etapa 2 (julio a setiembre de 2024)`; sin fechas, sólo su número."""
    cuando = rango(etapa.desde, etapa.hasta)
    return f"Etapa {etapa.numero} ({cuando})" if cuando else f"Etapa {etapa.numero}"


def nombre_de_desempeno(cual: "Conteo | Cambio | Desempeno") -> str:
    """`R1 Involucra a los estudiantes`; sin nombre, su id."""
    return f"{cual.codigo or ''} {cual.nombre or cual.id}".strip()


def sin_valorar(conteo: Conteo, resumen: Resumen) -> str:
    """«1 no observado, 1 sin dato» entre los monitoreados, o vacío si todos tienen nivel."""
    sin_dato = conteo.sin_dato - len(resumen.no_monitoreados)
    partes = ((conteo.no_observado, "no observado", "no observados"), (conteo.no_aplica, "no aplica", "no aplica"))
    dichas = [contar(n, uno, varios) for n, uno, varios in (*partes, (sin_dato, "sin dato", "sin dato")) if n]
    return ", ".join(dichas)


def _cabecera(resumen: Resumen, glifos: Glifos) -> str:
    etapa = resumen.etapa
    return f" {glifos.punto} ".join(filter(None, (f"Etapa {etapa.numero}", rango(etapa.desde, etapa.hasta))))


def _sin_instrumento(resumen: Resumen, celdas: int) -> Iterator[str]:
    if resumen.candidatas:
        hay = enumerar(resumen.candidatas)
        yield from parrafo(f"Se usaron varios instrumentos ({hay}): elige uno con --rubrica.", celdas)
    else:
        yield from parrafo("El plan no dice con qué instrumento, y ninguna visita cerrada lo muestra.", celdas)


def _matriz(resumen: Resumen, celdas: int, glifos: Glifos) -> Iterator[Linea]:
    """Docente × desempeño; si no cabe a lo ancho, se parte en bloques de desempeños."""
    conteos = resumen.desempenos
    ancho_docente = max((len(f.docente) for f in resumen.por_docente), default=0)
    ancho_nivel = max((len(n) for f in resumen.por_docente for n in f.niveles.values()), default=4)
    codigos = [recortar(c.codigo or c.id, 12) for c in conteos]
    por_bloque = max(1, (celdas - 4 - ancho_docente) // (max(ancho_nivel, *map(len, codigos), 3) + 2))
    for inicio in range(0, len(conteos), por_bloque):
        bloque = conteos[inicio : inicio + por_bloque]
        filas = [["Docente", *codigos[inicio : inicio + por_bloque]]]
        filas += [_niveles_de(fila, bloque, glifos) for fila in resumen.por_docente]
        cabeza, *cuerpo = columnas(filas)
        yield [Tramo(cabeza, "tenue")]
        yield from cuerpo
    if any(n in _CORTOS for f in resumen.por_docente for n in f.niveles.values()):
        yield "  n.o. = no observado; n.a. = no aplica"


def _niveles_de(fila: Fila, bloque: list[Conteo], glifos: Glifos) -> list[str]:
    if fila.visita is None:
        return [fila.docente, "sin visita"]
    return [fila.docente, *(_celda(fila.niveles.get(c.id), fila.visita, glifos) for c in bloque)]


def _celda(nivel: str | None, visita: str | None, glifos: Glifos) -> str:
    if nivel is None:
        return glifos.nada if visita else ""
    return _CORTOS.get(nivel, nivel)


def _distribucion(resumen: Resumen, instrumento: Rubrica, celdas: int, glifos: Glifos) -> Iterator[Linea]:
    """El reparto por desempeño, de la primera manera que quepa; si las claves no caben, van por su orden."""
    claves = instrumento.claves
    ordinales = [f"{n}.º" for n in range(1, len(claves) + 1)]
    for cabezas, barra, al_lado in (
        (claves, glifos, True), (claves, glifos, False), (ordinales, glifos, False), (ordinales, None, False),
    ):  # fmt: skip
        filas = list(_reparto(resumen, cabezas, barra, al_lado))
        libres = _libres(filas, celdas)
        if libres >= NOMBRE_MINIMO:
            break
    filas = [[recortar(f[0], max(libres, 4)), *f[1:]] for f in filas]
    cabeza, *cuerpo = columnas(filas, derecha=range(1, len(claves) + 1))
    yield [Tramo(cabeza, "tenue")]
    yield from cuerpo
    if cabezas is ordinales:
        cuales = ", ".join(f"{n} = {c}" for n, c in zip(ordinales, claves, strict=True))
        yield from parrafo(cuales, celdas, "  ")


def _reparto(resumen: Resumen, cabezas: Sequence[str], glifos: Glifos | None, al_lado: bool) -> Iterator[list[str]]:
    """La cabeza y una fila por desempeño; quién no tiene nivel va al lado o, en una fila corta, debajo."""
    yield ["", *cabezas, *([""] if glifos else []), "En logro"]
    for conteo in resumen.desempenos:
        barra = [_barra(conteo.en_logro, resumen.monitoreados, glifos)] if glifos else []
        pendiente = sin_valorar(conteo, resumen)
        detalle = f" ({pendiente})" if pendiente else ""
        en_logro = n_de(conteo.en_logro, resumen.monitoreados) + (detalle if al_lado else "")
        yield [nombre_de_desempeno(conteo), *map(str, conteo.niveles.values()), *barra, en_logro]
        if detalle and not al_lado:
            yield ["", detalle.strip()]


def _libres(filas: list[list[str]], celdas: int) -> int:
    """Las celdas que quedan para el nombre del desempeño; una fila corta no cuenta, porque usa las de las demás."""
    enteras = [f for f in filas if len(f) == len(filas[0])]
    return celdas - 2 - sum(max(ancho(f[i]) for f in enteras) + 2 for i in range(1, len(filas[0])))


def _barra(parte: int, todo: int, glifos: Glifos) -> str:
    llenas = (parte * 2 * CELDAS_DE_BARRA + todo) // (2 * todo) if todo else 0
    return glifos.lleno * llenas + glifos.vacio * (CELDAS_DE_BARRA - llenas)


def _apoyo(resumen: Resumen) -> list[str]:
    """Los desempeños que más apoyo piden, con los empates juntos."""
    grupos = necesidades(resumen.desempenos)
    if not grupos:
        return []
    bajo, conteos = grupos[0]
    cuales = enumerar(f"{c.codigo or c.id}" for c in conteos)
    return [f"Más apoyo: {cuales}, con {bajo} de {resumen.monitoreados} bajo el logro."]
