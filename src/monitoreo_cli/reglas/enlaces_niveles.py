"""M204 y M209: desempeños y niveles que el instrumento no tiene."""

from collections.abc import Iterable, Iterator

from monitoreo_cli.lugar import Lugar, Mapa
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.observacion import SIN_NIVEL, Observacion
from monitoreo_cli.modelo.rubrica import Rubrica
from monitoreo_cli.modelo.tipos import ID, Contexto, ValorInvalido
from monitoreo_cli.problema import Problema
from monitoreo_cli.reglas.citas import roto, uno, varios
from monitoreo_cli.reglas.registro import ERROR, ESCUELA, VISITA, Entorno, regla, tambien
from monitoreo_cli.texto import citar, enumerar, quiza


@regla("M204", "desempeno-inexistente", ERROR, VISITA)
def desempeno_inexistente(visita: Observacion, entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: un nivel puesto a un desempeño que el instrumento no tiene no se cuenta.

    Mal:
        # observaciones/2024-04-16-d01.yaml
        compromisos:
          - id: c1
            texto: Plantear preguntas abiertas
            desempeno: preguntas

    Bien:
        # observaciones/2024-04-16-d01.yaml
        compromisos:
          - id: c1
            texto: Plantear preguntas abiertas
            desempeno: razonamiento
    """
    escuela = entorno.escuela
    for dicha, _, pieza in visita.fichas():
        yield from _claves_de_desempenos(escuela, escuela.rubrica(dicha), dicha, pieza.origen.mapa("desempenos"))
    if visita.compromisos:
        en_las_suyas = _de_la_visita(escuela, visita)
        yield from _desempenos(en_las_suyas, (d for c in visita.compromisos for d in uno(c, "desempeno")))


@tambien("M204", ESCUELA)
def desempeno_de_otros_inexistente(entorno: Entorno) -> Iterator[Problema]:
    escuela = entorno.escuela
    if plan := escuela.plan:
        for item in plan.items_priorizados:
            yield from _desempenos(_al_lado(escuela, item.rubrica), varios(item, "desempenos"))
        for necesidad in plan.diagnostico.necesidades if plan.diagnostico else ():
            yield from _desempenos(_al_lado(escuela, None), uno(necesidad, "desempeno"))
        for meta in plan.metas:
            yield from _desempenos(_de_la_etapa(escuela, meta.etapa), uno(meta, "desempeno"))
        if base := plan.linea_base:
            mapa = base.origen.mapa("desempenos")
            yield from _claves_de_desempenos(escuela, escuela.rubrica(base.rubrica), base.rubrica, mapa)
    for accion in escuela.acciones:
        donde = _al_lado(escuela, accion.rubrica)
        yield from _desempenos(donde, varios(accion, "responde_a"))
        yield from _desempenos(donde, (d for c in accion.compromisos for d in uno(c, "desempeno")))
    for anterior in escuela.anterior.docentes.values() if escuela.anterior else ():
        mapa = anterior.origen.mapa("niveles")
        yield from _claves_de_desempenos(escuela, escuela.rubrica(anterior.rubrica), anterior.rubrica, mapa)


def _al_lado(escuela: Escuela, dicha: str | None) -> frozenset[str] | None:
    """Los desempeños donde se busca: los de la rúbrica dicha o, sin ninguna, los de todas.

    `None` si no se puede juzgar porque un instrumento falta o quedó fuera.
    """
    if dicha is not None:
        rubrica = escuela.rubrica(dicha)
        return frozenset(rubrica.por_id) if rubrica else None
    if escuela.rubricas_fuera or not escuela.rubricas:
        return None
    return frozenset(d for r in escuela.rubricas.values() for d in r.por_id)


def _de_la_etapa(escuela: Escuela, numero: int | None) -> frozenset[str] | None:
    etapa = escuela.etapas.get(numero) if numero is not None else None
    return _al_lado(escuela, escuela.rubrica_de(etapa) if etapa else None)


def _de_la_visita(escuela: Escuela, visita: Observacion) -> frozenset[str] | None:
    """Los desempeños de sus instrumentos; `None` si alguno no existe, que ya se dijo y no arrastra más."""
    suyos = [_al_lado(escuela, dicha) for dicha, _, _ in visita.fichas()]
    sabidos = [ids for ids in suyos if ids is not None]
    return frozenset().union(*sabidos) if len(sabidos) == len(suyos) else None


def _desempenos(donde: frozenset[str] | None, dichos: Iterable[tuple[str, Lugar]]) -> Iterator[Problema]:
    if donde is not None:
        for dicho, lugar in dichos:
            if dicho not in donde:
                yield _desempeno(dicho, lugar, donde)


def _claves_de_desempenos(
    escuela: Escuela, rubrica: Rubrica | None, dicha: str | None, mapa: Mapa | None
) -> Iterator[Problema]:
    """Las claves de un bloque por desempeño, tengan valor o no."""
    if mapa is None:
        return
    donde = frozenset(rubrica.por_id) if rubrica else None if dicha else _al_lado(escuela, None)
    if donde is None or mapa.pares.keys() <= donde:
        return
    for clave in mapa.pares:
        if clave not in donde and _es_id(clave):
            yield _desempeno(clave, mapa.lugar_de_clave(clave), donde)


def _desempeno(dicho: str, lugar: Lugar, donde: frozenset[str]) -> Problema:
    arreglo = f"usa uno de: {enumerar(sorted(donde))}" if len(donde) <= 8 else "usa un id del instrumento"
    return roto("M204", lugar, "el desempeño", dicho, sorted(donde), arreglo)


def _es_id(clave: str) -> bool:
    try:
        ID.leer(clave, Contexto())
    except ValorInvalido:
        return False
    return True


@regla("M209", "nivel-inexistente", ERROR, VISITA)
def nivel_inexistente(visita: Observacion, entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: un nivel que no está en la escala nunca se adivina: queda sin dato.

    Mal:
        # observaciones/2024-04-16-d01.yaml
        desempenos:
          involucra:
            nivel: iii
            evidencia: Pregunta por la feria y responden ocho de nueve

    Bien:
        # observaciones/2024-04-16-d01.yaml
        desempenos:
          involucra:
            nivel: III
            evidencia: Pregunta por la feria y responden ocho de nueve
    """
    for dicha, valoraciones, _ in visita.fichas():
        rubrica = entorno.escuela.rubrica(dicha)
        if rubrica is not None:
            claves = rubrica.claves
            for valoracion in valoraciones.values():
                nivel = valoracion.nivel
                if nivel is not None and nivel not in claves and nivel not in SIN_NIVEL:
                    yield _nivel(rubrica, nivel, valoracion.donde("nivel"), con_especiales=True)


@tambien("M209", ESCUELA)
def nivel_de_otros_inexistente(entorno: Entorno) -> Iterator[Problema]:
    escuela = entorno.escuela
    for rubrica in escuela.rubricas.values():
        yield from _niveles(rubrica, uno(rubrica, "logro_desde"))
        for desempeno in rubrica.desempenos:
            yield from _niveles(rubrica, _claves(desempeno.origen.mapa("descriptores")))
    base = escuela.plan_o_vacio.linea_base
    if base and (rubrica_base := escuela.rubrica(base.rubrica)):
        mapa = base.origen.mapa("desempenos")
        for clave in mapa.pares if mapa else ():
            yield from _niveles(rubrica_base, _claves(mapa.mapa(clave) if mapa else None))
    for anterior in escuela.anterior.docentes.values() if escuela.anterior else ():
        if rubrica_anterior := escuela.rubrica(anterior.rubrica):
            niveles = anterior.origen.mapa("niveles")
            dichos = ((n, niveles.lugar_de(d)) for d, n in anterior.niveles.items() if niveles and n not in SIN_NIVEL)
            yield from _niveles(rubrica_anterior, dichos)


def _claves(mapa: Mapa | None) -> Iterator[tuple[str, Lugar]]:
    if mapa:
        yield from ((clave, mapa.lugar_de_clave(clave)) for clave in mapa.pares)


def _niveles(rubrica: Rubrica, dichos: Iterable[tuple[str, Lugar]]) -> Iterator[Problema]:
    for dicho, lugar in dichos:
        if dicho not in rubrica.claves and rubrica.claves:
            yield _nivel(rubrica, dicho, lugar, con_especiales=False)


def _nivel(rubrica: Rubrica, dicho: str, lugar: Lugar, con_especiales: bool) -> Problema:
    rotulo = rubrica.nivel_parecido(dicho)
    validos = [*rubrica.claves, *(SIN_NIVEL if con_especiales else ())]
    return Problema(
        "M209", lugar, f"{citar(dicho)} no es un nivel de la escala",
        f"¿quisiste decir `{rotulo}`?" if rotulo else quiza(dicho, validos),
        f"escribe {enumerar((f'`{v}`' for v in validos), 'o')}",
    )  # fmt: skip
