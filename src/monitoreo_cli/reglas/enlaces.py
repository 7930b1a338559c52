"""M2xx: lo que un archivo dice de otro y no está. Una referencia rota no arrastra otras."""

from collections.abc import Iterable, Iterator

from monitoreo_cli.lugar import Lugar
from monitoreo_cli.modelo.campos import Pieza
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.observacion import Observacion
from monitoreo_cli.problema import Problema
from monitoreo_cli.reglas.citas import roto, uno, varios
from monitoreo_cli.reglas.registro import AVISO, ERROR, ESCUELA, VISITA, Entorno, regla, tambien
from monitoreo_cli.texto import citar, contar, enumerar, quiza


@regla("M201", "docente-inexistente", ERROR, VISITA)
def docente_inexistente(visita: Observacion, entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: una visita a un id que no está en `docentes.yaml` no se cuenta a nadie.

    Mal:
        # observaciones/2024-04-16-d01.yaml
        docente: d1

    Bien:
        # observaciones/2024-04-16-d01.yaml
        docente: d01
    """
    escuela = entorno.escuela
    if visita.docente not in escuela.docentes and escuela.lista is not None and visita.docente is not None:
        yield _docente(escuela, visita.docente, visita.donde("docente"))


@tambien("M201", ESCUELA)
def docente_previsto_inexistente(entorno: Entorno) -> Iterator[Problema]:
    escuela = entorno.escuela
    if escuela.lista is None or escuela.plan is None:
        return
    for prevista in escuela.plan.visitas_previstas:
        for docente, lugar in uno(prevista, "docente"):
            if docente not in escuela.docentes:
                yield _docente(escuela, docente, lugar)


def _docente(escuela: Escuela, dicho: str, lugar: Lugar) -> Problema:
    arreglo = "corrige el id o agrégalo en docentes.yaml"
    return roto("M201", lugar, "el docente", dicho, escuela.docentes, arreglo)


@regla("M202", "etapa-inexistente", ERROR, VISITA)
def etapa_inexistente(visita: Observacion, entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: sin etapa la visita no entra en ninguna cuenta. Si no se escribe, se deduce
    de la fecha, y entonces la fecha debe caer en una sola etapa.

    Mal:
        # observaciones/2024-04-16-d01.yaml
        etapa: 7

    Bien:
        # observaciones/2024-04-16-d01.yaml
        etapa: 1
    """
    escuela = entorno.escuela
    if escuela.plan is None or not visita.es_visita:
        return
    if visita.etapa is not None:
        if visita.etapa not in escuela.etapas:
            yield _etapa(escuela, visita.etapa, visita.donde("etapa"))
    elif visita.fecha is not None and not visita.origen.tiene("etapa") and _etapas_legibles(escuela):
        candidatas = escuela.etapas_en(visita.fecha)
        if len(candidatas) != 1:
            varias = enumerar(str(e.numero) for e in candidatas)
            como = f"cae en las etapas {varias}" if candidatas else "no cae en ninguna etapa"
            yield Problema(
                "M202", visita.donde("fecha"), f"la etapa no se puede deducir: {visita.fecha} {como}",
                "", "escribe `etapa:` con su número",
            )  # fmt: skip


@tambien("M202", ESCUELA)
def etapa_de_otros_inexistente(entorno: Entorno) -> Iterator[Problema]:
    escuela = entorno.escuela
    if escuela.plan is None:
        return
    dichas = [d for m in escuela.plan.metas for d in uno(m, "etapa")]
    dichas += [d for v in escuela.plan.visitas_previstas for d in uno(v, "etapa")]
    for docente in escuela.lista.docentes if escuela.lista else ():
        dichas += [d for a in docente.ausencias for d in varios(a, "etapas")]
    dichas += [d for t in (escuela.textos.etapas if escuela.textos else ()) for d in uno(t, "numero")]
    dichas += [d for e in escuela.entregas for d in uno(e, "etapa")]
    for etapa, lugar in dichas:
        if int(etapa) not in escuela.etapas:
            yield _etapa(escuela, int(etapa), lugar)


def _etapa(escuela: Escuela, numero: int, lugar: Lugar) -> Problema:
    hay = enumerar(map(str, escuela.etapas)) or "ninguna"
    return Problema("M202", lugar, f"no existe la etapa `{numero}`", f"hay: {hay}", "usa el número de una de ellas")


def _etapas_legibles(escuela: Escuela) -> bool:
    """Si ninguna etapa tiene fechas ilegibles o al revés, que ya tendrían su problema."""
    etapas = escuela.plan_o_vacio.etapas
    return bool(etapas) and all(e.numero is not None and e.desde and e.hasta and e.desde <= e.hasta for e in etapas)


@regla("M203", "rubrica-inexistente", ERROR, VISITA)
def rubrica_inexistente(visita: Observacion, entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: sin el instrumento no se sabe qué se observó ni con qué escala.

    Mal:
        # observaciones/2024-04-16-d01.yaml
        rubrica: minedu-208

    Bien:
        # observaciones/2024-04-16-d01.yaml
        rubrica: minedu-2018
    """
    dichas = list(uno(visita, "rubrica"))
    dichas += [d for f in visita.otras_fichas for d in uno(f, "rubrica")]
    yield from _rubricas(entorno.escuela, dichas)


@tambien("M203", ESCUELA)
def rubrica_de_otros_inexistente(entorno: Entorno) -> Iterator[Problema]:
    escuela = entorno.escuela
    dichas: list[tuple[str, Lugar]] = []
    if plan := escuela.plan:
        piezas = (*plan.items_priorizados, *plan.etapas, *filter(None, (plan.linea_base, plan.monitoreo)))
        dichas += [d for pieza in piezas for d in uno(pieza, "rubrica")]
        con_fichas = (*plan.etapas, *filter(None, (plan.monitoreo,)))
        dichas += [d for pieza in con_fichas for d in varios(pieza, "otras_fichas")]
    dichas += [d for accion in escuela.acciones for d in uno(accion, "rubrica")]
    anteriores = escuela.anterior.docentes.values() if escuela.anterior else ()
    dichas += [d for anterior in anteriores for d in uno(anterior, "rubrica")]
    yield from _rubricas(escuela, dichas)


def _rubricas(escuela: Escuela, dichas: Iterable[tuple[str, Lugar]]) -> Iterator[Problema]:
    for rubrica, lugar in dichas:
        if rubrica not in escuela.rubricas and rubrica not in escuela.rubricas_fuera and _hay_rubricas(escuela):
            arreglo = f"corrige el id o agrega `rubricas/{rubrica}.yaml`"
            yield roto("M203", lugar, "el instrumento", rubrica, escuela.rubricas, arreglo)


def _hay_rubricas(escuela: Escuela) -> bool:
    return bool(escuela.rubricas or escuela.rubricas_fuera)


@regla("M205", "observador-inexistente", ERROR, VISITA)
def observador_inexistente(visita: Observacion, entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: hay que saber quién observó.

    Mal:
        # observaciones/2024-04-16-d01.yaml
        observador: directora

    Bien:
        # observaciones/2024-04-16-d01.yaml
        observador: director
    """
    escuela = entorno.escuela
    if escuela.plan is not None and visita.observador is not None and visita.observador not in escuela.equipo:
        yield roto(
            "M205", visita.donde("observador"), "en el equipo", visita.observador, escuela.equipo,
            "corrige el id o agrégalo en `equipo` de plan.yaml",
        )  # fmt: skip


@regla("M208", "responsable-inexistente", AVISO, VISITA)
def responsable_inexistente(visita: Observacion, entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: «Equipo Directivo» no es nadie a quien preguntar; un id del equipo, sí.

    Mal:
        # plan.yaml
        monitoreo:
          rubrica: minedu-2018
          visitas_por_docente: 1
          responsable: Equipo Directivo

    Bien:
        # plan.yaml
        monitoreo:
          rubrica: minedu-2018
          visitas_por_docente: 1
          responsable: director
    """
    if entorno.escuela.plan is not None:
        for compromiso in visita.compromisos:
            yield from _responsable(entorno.escuela, compromiso, ("docente",))


@tambien("M208", ESCUELA)
def responsable_de_otros_inexistente(entorno: Entorno) -> Iterator[Problema]:
    escuela = entorno.escuela
    if escuela.plan is None:
        return
    monitoreo = (escuela.plan.monitoreo,) if escuela.plan.monitoreo else ()
    for pieza in (*monitoreo, *escuela.plan.etapas, *escuela.plan.actividades):
        yield from _responsable(escuela, pieza, ())
    if escuela.lista is not None:
        for accion in escuela.acciones:
            yield from _responsable(escuela, accion, tuple(escuela.docentes))
            for compromiso in accion.compromisos:
                yield from _responsable(escuela, compromiso, ("docente", *escuela.docentes))


def _responsable(escuela: Escuela, pieza: Pieza, tambien_vale: tuple[str, ...]) -> Iterator[Problema]:
    for dicho, lugar in uno(pieza, "responsable"):
        if dicho not in escuela.equipo and dicho not in tambien_vale:
            validos = [*escuela.equipo, *tambien_vale]
            arreglo = f"escribe un id: {enumerar(validos[:6], 'o')}" if validos else "agrégalo en `equipo` de plan.yaml"
            yield Problema("M208", lugar, f"{citar(dicho)} no está en `equipo`", quiza(dicho, validos), arreglo)


@regla("M210", "referencia-inexistente", ERROR, ESCUELA)
def referencia_inexistente(entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: un objetivo sin su actividad, o una acción sin sus participantes, no se puede
    seguir.

    Mal:
        # docentes.yaml
        docentes:
          - id: d01
            grados: [1, 2]
            lo_monitorea: hugel
          - id: d02
            grados: [3, 4, 5, 6]

    Bien:
        # docentes.yaml
        docentes:
          - id: d01
            grados: [1, 2]
            lo_monitorea: ugel
          - id: d02
            grados: [3, 4, 5, 6]
    """
    escuela = entorno.escuela
    plan = escuela.plan
    if plan is not None:
        objetivos = [o.id for o in plan.objetivos if o.id]
        actividades = [a.id for a in plan.actividades if a.id]
        necesidades = plan.diagnostico.necesidades if plan.diagnostico else ()
        yield from _ajenos("la actividad", actividades, (d for o in plan.objetivos for d in varios(o, "actividades")))
        yield from _ajenos("el objetivo", objetivos, (d for a in plan.actividades for d in varios(a, "objetivos")))
        ambos = [*objetivos, *actividades]
        yield from _ajenos("el objetivo o actividad", ambos, (d for n in necesidades for d in varios(n, "responde")))
        personas = (d for p in (escuela.lista.docentes if escuela.lista else ()) for d in uno(p, "lo_monitorea"))
        yield from _ajenos("en el equipo", list(escuela.equipo), personas)
    if escuela.lista is not None:
        participantes = (d for a in escuela.acciones for d in varios(a, "participantes"))
        yield from _ajenos("el docente", list(escuela.docentes), participantes)


def _ajenos(que: str, hay: list[str], dichos: Iterable[tuple[str, Lugar]]) -> Iterator[Problema]:
    for dicho, lugar in dichos:
        if dicho not in hay:
            cuantos = f"hay {contar(len(hay), 'id', 'ids')}: {enumerar(hay[:6])}" if hay else "todavía no hay ninguno"
            yield roto("M210", lugar, que, dicho, hay, cuantos)
