"""Muchas escuelas juntas: quién entregó, y una tabla por etapa e instrumento.

No hay filas por escuela: no se comparan ni se ordenan.
"""

from collections.abc import Iterator, Sequence

from monitoreo_cli.calculo.consolidado import Consolidado, Cotejo, Suma, Tabla
from monitoreo_cli.calculo.porcentajes import n_de
from monitoreo_cli.lectura.paquete import EXTERNO
from monitoreo_cli.texto import contar, enumerar, recortar
from monitoreo_cli.vistas.advertencias import QUE_CUENTA, pocos
from monitoreo_cli.vistas.terminal import Glifos, Linea, Tramo, columnas, parrafo

RESERVADO = "RESERVADO: son conteos exactos, y con pocas escuelas pueden señalar a alguien."
_NIVEL_MAXIMO = 10
_NOMBRE_MINIMO = 12
_EN_UNA_FRASE = 3


def publico_en_tabla(consolidado: Consolidado, celdas: int, glifos: Glifos) -> Iterator[Linea]:
    """Sólo lo que se puede publicar: sin escuelas, sin motivos y con las cuentas pequeñas tapadas."""
    from monitoreo_cli.vistas import publico

    yield [Tramo(titulo(consolidado), "titulo")]
    for tabla in consolidado.tablas:
        yield ""
        yield [Tramo(cabecera(tabla, f" {glifos.punto} "), "fuerte")]
        frases, filas = _publicable(tabla)
        for frase in frases:
            yield from parrafo(frase, celdas, sangria="  ", primera="")
        if filas:
            yield from _en_columnas(filas, celdas)
    yield ""
    yield from parrafo(publico.COMO_SE_LEE, celdas)


def publico_en_markdown(consolidado: Consolidado) -> Iterator[str]:
    from monitoreo_cli.vistas import publico
    from monitoreo_cli.vistas.markdown import escapar, tabla

    yield f"# {escapar(titulo(consolidado))}"
    for cada in consolidado.tablas:
        yield from ("", f"## {escapar(cabecera(cada, ' · '))}")
        frases, filas = _publicable(cada)
        for frase in frases:
            yield from ("", escapar(frase))
        if filas:
            cabeza, *cuerpo = filas
            yield from ("", *tabla(["Desempeño", *cabeza[1:]], cuerpo))
    yield from ("", escapar(publico.COMO_SE_LEE))


def revelado(consolidado: Consolidado) -> Iterator[str]:
    """Lo que una fila publicada dice de todos a la vez: «Etapa 1, involucra: todos están en III»."""
    from monitoreo_cli.vistas import publico

    for tabla in consolidado.tablas:
        d, escala = tabla.docentes, tabla.instrumento.escala
        if not publico.se_reparte(d["programados"], d["monitoreados"]):
            continue
        for suma in tabla.desempenos:
            frase = publico.lo_que_revela(escala, *_cuentas(suma, tabla))
            if frase:
                yield f"Etapa {tabla.etapa}, {suma.id}: {frase}"


def _cuentas(suma: Suma, tabla: Tabla) -> tuple[list[int], int, int]:
    """Cuántos hay en cada nivel, desde cuál hay logro, y cuántos no tienen nivel."""
    escala, en_logro = tabla.instrumento.escala, tabla.instrumento.en_logro
    sin_nivel = tabla.docentes["monitoreados"] - suma.valorados
    return [suma.niveles[n] for n in escala], len(escala) - len(en_logro), sin_nivel


def _publicable(tabla: Tabla) -> tuple[list[str], list[list[str]]]:
    """Lo que se dice de una tabla, y sus filas: ninguna si son muy pocos docentes."""
    from monitoreo_cli.vistas import publico

    d = tabla.docentes
    if not tabla.desempenos or not publico.se_reparte(d["programados"], d["monitoreados"]):
        return [publico.SIN_REPARTO], []
    filas = [[s.id, *publico.fila(*_cuentas(s, tabla))] for s in tabla.desempenos]
    abarca = publico.abarca(d["total"], d["programados"], d["monitoreados"])
    return [f"{enumerar(abarca)}."], [_cabeza(tabla), *filas]


def en_tabla(
    consolidado: Consolidado, cotejo: Cotejo | None, rechazados: int, celdas: int, glifos: Glifos
) -> Iterator[Linea]:
    yield RESERVADO
    yield ""
    yield [Tramo(titulo(consolidado), "titulo")]
    for frase, *puntos in entregas(consolidado, cotejo, rechazados):
        yield from parrafo(frase, celdas, sangria="  ", primera="")
        for punto in puntos:
            yield from parrafo(punto, celdas, sangria="    ", primera="  ")
    for tabla in consolidado.tablas:
        yield ""
        yield [Tramo(cabecera(tabla, f" {glifos.punto} "), "fuerte")]
        for frase in docentes(tabla):
            yield from parrafo(frase, celdas, sangria="  ", primera="")
        if tabla.desempenos:
            yield from _en_columnas(_filas(tabla), celdas)
    if any(t.desempenos for t in consolidado.tablas):
        yield ""
        yield from parrafo(QUE_CUENTA, celdas)


def en_markdown(consolidado: Consolidado, cotejo: Cotejo | None, rechazados: int) -> Iterator[str]:
    from monitoreo_cli.vistas.markdown import escapar, tabla

    yield from (f"**{escapar(RESERVADO)}**", "", f"# {escapar(titulo(consolidado))}")
    for frase, *puntos in entregas(consolidado, cotejo, rechazados):
        yield from ("", escapar(frase))
        if puntos:
            yield from ("", *(f"- {escapar(punto)}" for punto in puntos))
    for cada in consolidado.tablas:
        yield from ("", f"## {escapar(cabecera(cada, ' · '))}")
        for frase in docentes(cada):
            yield from ("", escapar(frase))
        if cada.desempenos:
            cabeza, *filas = _filas(cada)
            yield from ("", *tabla(["Desempeño", *cabeza[1:]], filas))
    yield from ("", QUE_CUENTA)


def titulo(consolidado: Consolidado) -> str:
    return f"Consolidado de {contar(len(consolidado.valen), 'escuela')}"


def entregas(consolidado: Consolidado, cotejo: Cotejo | None, rechazados: int) -> Iterator[list[str]]:
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


def cabecera(tabla: Tabla, entre: str) -> str:
    partes = [
        f"Etapa {tabla.etapa}",
        tabla.instrumento.rubrica or "sin instrumento",
        contar(len(tabla.escuelas), "escuela"),
    ]
    return entre.join(partes)


def docentes(tabla: Tabla) -> Iterator[str]:
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
    demas = len(suyas) - _EN_UNA_FRASE
    return f"Con el más antiguo: {enumerar([*suyas[:_EN_UNA_FRASE], *([f'{demas} más'] if demas > 0 else [])])}."


def _en_columnas(filas: list[list[str]], celdas: int) -> Iterator[Linea]:
    resto = sum(max(len(f[i]) for f in filas) + 2 for i in range(1, len(filas[0])))
    ancho = max(_NOMBRE_MINIMO, celdas - resto - 2)
    filas = [[recortar(f[0], ancho), *f[1:]] for f in filas]
    cabeza, *cuerpo = columnas(filas, derecha=range(1, len(filas[0]) - 1))
    yield [Tramo(cabeza, "tenue")]
    yield from cuerpo


def _cabeza(tabla: Tabla) -> list[str]:
    return ["", *(recortar(n, _NIVEL_MAXIMO) for n in tabla.instrumento.escala), "Sin nivel", "En logro"]


def _filas(tabla: Tabla) -> list[list[str]]:
    """Un desempeño por fila: cuántos en cada nivel, cuántos sin nivel (juntos suman N) y en logro."""
    monitoreados = tabla.docentes["monitoreados"]
    escala = tabla.instrumento.escala
    filas = [_cabeza(tabla)]
    for d in tabla.desempenos:
        sin_nivel = monitoreados - d.valorados
        filas.append([d.id, *(str(d.niveles[n]) for n in escala), str(sin_nivel), n_de(d.en_logro, monitoreados)])
    return filas
