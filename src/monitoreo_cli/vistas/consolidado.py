"""Muchas escuelas juntas: quién entregó, y una tabla por etapa e instrumento.

No hay filas por escuela: no se comparan ni se ordenan.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from monitoreo_cli.calculo.consolidado import Consolidado, Cotejo, Tabla
from monitoreo_cli.calculo.porcentajes import n_de
from monitoreo_cli.lectura.paquete import EXTERNO
from monitoreo_cli.texto import contar, enumerar, los_primeros, recortar
from monitoreo_cli.valor import Valor
from monitoreo_cli.vistas.advertencias import QUE_CUENTA, pocos
from monitoreo_cli.vistas.terminal import Glifos, Linea, Tramo, columnas, parrafo

if TYPE_CHECKING:
    from monitoreo_cli.lectura.padron import Padron

RESERVADO = "RESERVADO: son conteos exactos, y con pocas escuelas pueden señalar a alguien."
_NIVEL_MAXIMO = 10
_NOMBRE_MINIMO = 12
_EN_UNA_FRASE = 3


class Seccion(Valor):
    """Una tabla: su título por partes, lo que hay que saber para leerla y sus filas, con la cabeza; quizá ninguna."""

    titulo: Sequence[str]
    frases: Sequence[str]
    filas: Sequence[Sequence[str]]


class Pagina(Valor):
    """Lo que se muestra. Cada párrafo de `entregas` es una frase y, si la tiene, su lista."""

    reservado: str
    titulo: str
    entregas: Sequence[Sequence[str]]
    secciones: Sequence[Seccion]
    pie: str


def pagina(consolidado: Consolidado, cotejo: Cotejo | None, rechazados: int) -> Pagina:
    """Todo: quién entregó y las cuentas exactas."""
    secciones = [Seccion(cabecera(t), [*_docentes(t)], _filas(t)) for t in consolidado.tablas]
    pie = QUE_CUENTA if any(s.filas for s in secciones) else ""
    return Pagina(RESERVADO, titulo(consolidado), [*_entregas(consolidado, cotejo, rechazados)], secciones, pie)


def en_tabla(pagina: Pagina, celdas: int, glifos: Glifos) -> Iterator[Linea]:
    if pagina.reservado:
        yield from (pagina.reservado, "")
    yield [Tramo(pagina.titulo, "titulo")]
    for frase, *puntos in pagina.entregas:
        yield from parrafo(frase, celdas, sangria="  ", primera="")
        for punto in puntos:
            yield from parrafo(punto, celdas, sangria="    ", primera="  ")
    for seccion in pagina.secciones:
        yield ""
        yield [Tramo(f" {glifos.punto} ".join(seccion.titulo), "fuerte")]
        for frase in seccion.frases:
            yield from parrafo(frase, celdas, sangria="  ", primera="")
        if seccion.filas:
            yield from _en_columnas(seccion.filas, celdas)
    if pagina.pie:
        yield from ("", *parrafo(pagina.pie, celdas))


def en_markdown(pagina: Pagina) -> Iterator[str]:
    from monitoreo_cli.vistas.markdown import escapar, tabla

    if pagina.reservado:
        yield from (f"**{escapar(pagina.reservado)}**", "")
    yield f"# {escapar(pagina.titulo)}"
    for frase, *puntos in pagina.entregas:
        yield from ("", escapar(frase))
        if puntos:
            yield from ("", *(f"- {escapar(punto)}" for punto in puntos))
    for seccion in pagina.secciones:
        yield from ("", f"## {escapar(' · '.join(seccion.titulo))}")
        for frase in seccion.frases:
            yield from ("", escapar(frase))
        if seccion.filas:
            cabeza, *filas = seccion.filas
            yield from ("", *tabla(["Desempeño", *cabeza[1:]], filas))
    if pagina.pie:
        yield from ("", escapar(pagina.pie))


def titulo(consolidado: Consolidado) -> str:
    return f"Consolidado de {contar(len(consolidado.valen), 'escuela')}"


def _entregas(consolidado: Consolidado, cotejo: Cotejo | None, rechazados: int) -> Iterator[list[str]]:
    """Quién entregó y quién falta, de cuándo son los datos y qué no se sumó: frases, con su lista la que la tenga."""
    if cotejo is not None:
        yield from _del_padron(cotejo)
    yield from ([frase] for frase in _de_los_paquetes(consolidado, rechazados))


def _de_los_paquetes(consolidado: Consolidado, rechazados: int) -> Iterator[str]:
    yield from _cortes(consolidado)
    if consolidado.repetidos:
        cuantos = contar(consolidado.repetidos, "paquete repetido", "paquetes repetidos")
        yield f"{'No se contó' if consolidado.repetidos == 1 else 'No se contaron'} {cuantos}."
    if rechazados:
        cuantos = contar(
            rechazados, "entrega que no se pudo leer o no cuadra", "entregas que no se pudieron leer o no cuadran"
        )
        yield f"Sin sumar: {cuantos}."
    for r in consolidado.reemplazados:
        yield f"De {r.codigo_modular} vale el paquete del {r.vale}; el del {r.corte} quedó reemplazado."
    for choque in consolidado.choques:
        yield f"Sin sumar, hasta aclararlo: {enumerar(choque.codigos)}. Sus paquetes {choque.motivo}."


def cabecera(tabla: Tabla) -> list[str]:
    rubrica = tabla.instrumento.rubrica or "sin instrumento"
    return [f"Etapa {tabla.etapa}", rubrica, contar(len(tabla.escuelas), "escuela")]


def _docentes(tabla: Tabla) -> Iterator[str]:
    """Cuántos docentes abarca la tabla, y lo que hay que saber para leerla."""
    d, instrumento = tabla.docentes, tabla.instrumento
    monitoreados = n_de(d["monitoreados"], d["programados"])
    yield f"Docentes: {d['total']}; programados: {d['programados']}; monitoreados: {monitoreados}."
    if tabla.no_programados:
        yield f"No programados: {enumerar(_sin_programar(m, n) for m, n in tabla.no_programados.items())}."
    if d["fuera_del_corte"]:
        yield f"Con visita, pero no estaban al cierre de la etapa: {d['fuera_del_corte']}."
    if instrumento.rubrica is None:
        yield "No hay un solo instrumento con que contar: el plan no lo dice, o se usaron varios."
    elif instrumento.logro_desde is None:
        yield "El instrumento no dice desde qué nivel hay logro."
    else:
        yield f"En logro: {instrumento.logro_desde} o más, entre los monitoreados."
    yield from pocos(d["monitoreados"])
    if tabla.variante:
        yield (
            f"Ojo: otras escuelas llaman {instrumento.rubrica} a un instrumento con otra escala, otro logro u otros "
            "desempeños. No se suman: van en su propia tabla."
        )


def quejas_del_conjunto(consolidado: Consolidado) -> list[str]:
    """Lo que sólo se ve al juntar: paquetes que se contradicen, instrumentos que se llaman igual."""
    choques = [f"{enumerar(c.archivos)} {c.motivo}; pregunta a la escuela cuál vale" for c in consolidado.choques]
    vistos: set[tuple[int, str | None]] = set()
    distintos = []
    for tabla in consolidado.tablas:
        cual = tabla.etapa, tabla.instrumento.rubrica
        if tabla.variante and cual in vistos:
            distintos.append(
                f"etapa {tabla.etapa}: lo que {enumerar(tabla.escuelas)} llama {tabla.instrumento.rubrica} no es el "
                "mismo instrumento que en las demás; va en tabla aparte"
            )
        vistos.add(cual)
    return [*choques, *distintos]


def notas(
    consolidado: Consolidado, carpetas: Collection[str], sin_mirar: int, padron: "Padron | None"
) -> Iterator[str]:
    """Lo que conviene saber y no es un error. `carpetas` son las de escuelas que se abrieron."""
    if sin_mirar:
        yield f"Sin mirar, por no ser .json: {contar(sin_mirar, 'archivo')}. Un .zip hay que abrirlo antes."
    if padron and padron.ceros:
        yield f"En el padrón se repuso el cero inicial de {contar(padron.ceros, 'código')}."
    if padron and padron.sin_nombres:
        yield "El padrón no tiene una columna `nombre`: de cada escuela sale sólo su código."
    de_carpeta = {p.codigo_modular: p.archivo for p in consolidado.valen if p.archivo in carpetas}
    for viejo in consolidado.reemplazados:
        # Una carpeta se lee con la fecha de hoy: gana siempre al paquete que mandó la escuela.
        if viejo.codigo_modular in de_carpeta:
            yield (
                f"aviso: de {viejo.codigo_modular} cuenta la carpeta {de_carpeta[viejo.codigo_modular]}, como está "
                f"hoy, y no el paquete {viejo.archivo}, del {viejo.corte}; si la carpeta es vieja o tiene errores, "
                "quítala de ahí y contará el paquete"
            )


def _sin_programar(motivo: str, cuantos: int) -> str:
    return f"{cuantos} con monitor externo" if motivo == EXTERNO else f"{cuantos} por {motivo}"


def _del_padron(cotejo: Cotejo) -> Iterator[list[str]]:
    entregaron = f"Entregaron {cotejo.entregaron} de {cotejo.total}."
    if cotejo.faltan:
        yield _lista(f"{entregaron} Faltan:", cotejo.faltan)
    else:
        yield [entregaron if cotejo.en_choque else f"{entregaron} No falta ninguna."]
    if cotejo.en_choque:
        yield _lista("Entregaron paquetes que se contradicen:", cotejo.en_choque)
    if cotejo.ajenas:
        yield [f"Entregaron sin estar en el padrón: {enumerar(cotejo.ajenas)}."]


def _lista(frase: str, escuelas: Sequence[tuple[str, str]]) -> list[str]:
    """Pocas, en la frase; más, una por renglón, para ir llamándolas."""
    dichas = [f"{codigo} {nombre}".strip() for codigo, nombre in escuelas]
    return [f"{frase} {enumerar(dichas)}."] if len(dichas) <= _EN_UNA_FRASE else [frase, *dichas]


def _cortes(consolidado: Consolidado) -> Iterator[str]:
    """De cuándo son los datos; de dos años distintos no suelen ser el mismo plan."""
    cortes = sorted(p.corte for p in consolidado.valen)
    if not cortes:
        return
    if cortes[0] == cortes[-1]:
        yield f"Corte: {cortes[0]}."
    else:
        yield f"Cortes: del {cortes[0]} al {cortes[-1]}. {_las_mas_viejas(consolidado, cortes[0])}"
    if cortes[0][:4] != cortes[-1][:4]:
        viejas = [p.codigo_modular for p in consolidado.valen if p.corte[:4] != cortes[-1][:4]]
        yield f"Ojo: no todo es de {cortes[-1][:4]}. Son de antes: {enumerar(viejas)}. Mira que sea el mismo plan."


def _las_mas_viejas(consolidado: Consolidado, corte: str) -> str:
    """Las escuelas con el primer corte: a ésas se les pregunta si hay algo más nuevo."""
    suyas = sorted(p.codigo_modular for p in consolidado.valen if p.corte == corte)
    return f"Con el más antiguo: {enumerar(los_primeros(suyas, _EN_UNA_FRASE))}."


def _en_columnas(filas: Sequence[Sequence[str]], celdas: int) -> Iterator[Linea]:
    resto = sum(max(len(f[i]) for f in filas) + 2 for i in range(1, len(filas[0])))
    ancho = max(_NOMBRE_MINIMO, celdas - resto - 2)
    cortas = [[recortar(f[0], ancho), *f[1:]] for f in filas]
    cabeza, *cuerpo = columnas(cortas, derecha=range(1, len(filas[0]) - 1))
    yield [Tramo(cabeza, "tenue")]
    yield from cuerpo


def cabeza_de(tabla: Tabla) -> list[str]:
    return ["", *(recortar(n, _NIVEL_MAXIMO) for n in tabla.instrumento.escala), "Sin nivel", "En logro"]


def _filas(tabla: Tabla) -> list[list[str]]:
    """Un desempeño por fila: cuántos en cada nivel, cuántos sin nivel (juntos suman N) y en logro."""
    monitoreados = tabla.docentes["monitoreados"]
    filas = []
    for d in tabla.desempenos:
        cuentas = [*(d.niveles[n] for n in tabla.instrumento.escala), monitoreados - d.valorados]
        filas.append([d.id, *map(str, cuentas), n_de(d.en_logro, monitoreados)])
    return [cabeza_de(tabla), *filas] if filas else []
