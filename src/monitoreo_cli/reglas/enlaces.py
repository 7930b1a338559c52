"""M2xx: lo que un archivo dice de otro y no está. Una referencia rota no arrastra otras."""

from collections.abc import Iterable, Iterator
from typing import Any

from monitoreo_cli.lugar import Escalar, Lista, Lugar, Mapa
from monitoreo_cli.modelo.campos import Pieza
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.observacion import SIN_NIVEL, Observacion
from monitoreo_cli.modelo.rubrica import Rubrica
from monitoreo_cli.modelo.tipos import ID, Contexto, ValorInvalido
from monitoreo_cli.problema import Problema
from monitoreo_cli.reglas.indice import FichaCompacta, Indice
from monitoreo_cli.reglas.registro import AVISO, ERROR, Ambito, Entorno, regla, tambien
from monitoreo_cli.texto import contar, enumerar, quiza, sin_acentos

ESCUELA, VISITA, CONJUNTO = Ambito.ESCUELA, Ambito.VISITA, Ambito.CONJUNTO


def _roto(codigo: str, lugar: Lugar, que: str, dicho: str, hay: Iterable[str], arreglo: str) -> Problema:
    return Problema(codigo, lugar, f"no existe {que} `{dicho}`", quiza(dicho, hay), arreglo)


def _uno(pieza: Pieza, clave: str) -> Iterator[tuple[str, Lugar]]:
    """El valor de un campo con su lugar, si se pudo leer."""
    valor = getattr(pieza, clave)
    if valor is not None:
        yield valor, pieza.donde(clave)


def _varios(pieza: Pieza, clave: str) -> Iterator[tuple[Any, Lugar]]:
    """Los valores de una lista con su lugar: los ilegibles ya tienen su problema y no están."""
    valores = list(getattr(pieza, clave))
    nodo = pieza.origen.nodo(clave)
    if not valores or not isinstance(nodo, Lista):
        return
    for elemento in nodo.elementos:
        if valores and isinstance(elemento, Escalar) and _es(elemento.texto, valores[0]):
            yield valores.pop(0), elemento.lugar(pieza.origen.archivo)


def _es(texto: str, valor: Any) -> bool:
    return texto == valor or (isinstance(valor, int) and texto.lstrip("0") == (str(valor).lstrip("0")))


# ---------------------------------------------------------------- docentes


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
        for docente, lugar in _uno(prevista, "docente"):
            if docente not in escuela.docentes:
                yield _docente(escuela, docente, lugar)


def _docente(escuela: Escuela, dicho: str, lugar: Lugar) -> Problema:
    arreglo = "corrige el id o agrégalo en docentes.yaml"
    return _roto("M201", lugar, "el docente", dicho, escuela.docentes, arreglo)


# ---------------------------------------------------------------- etapas


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
    dichas = [d for m in escuela.plan.metas for d in _uno(m, "etapa")]
    dichas += [d for v in escuela.plan.visitas_previstas for d in _uno(v, "etapa")]
    for docente in escuela.lista.docentes if escuela.lista else ():
        dichas += [d for a in docente.ausencias for d in _varios(a, "etapas")]
    dichas += [d for t in (escuela.textos.etapas if escuela.textos else ()) for d in _uno(t, "numero")]
    dichas += [d for e in escuela.entregas for d in _uno(e, "etapa")]
    for etapa, lugar in dichas:
        if int(etapa) not in escuela.etapas:
            yield _etapa(escuela, int(etapa), lugar)


def _etapa(escuela: Escuela, numero: int, lugar: Lugar) -> Problema:
    hay = enumerar(map(str, escuela.etapas)) or "ninguna"
    return Problema("M202", lugar, f"no existe la etapa `{numero}`", f"hay: {hay}", "usa el número de una de ellas")


def _etapas_legibles(escuela: Escuela) -> bool:
    """Si ninguna etapa tiene fechas ilegibles o al revés, que ya tendrían su problema."""
    etapas = escuela.plan.etapas if escuela.plan else ()
    return bool(etapas) and all(e.numero and e.desde and e.hasta and e.desde <= e.hasta for e in etapas)


# ---------------------------------------------------------------- instrumentos


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
    dichas = list(_uno(visita, "rubrica"))
    dichas += [d for f in visita.otras_fichas for d in _uno(f, "rubrica")]
    yield from _rubricas(entorno.escuela, dichas)


@tambien("M203", ESCUELA)
def rubrica_de_otros_inexistente(entorno: Entorno) -> Iterator[Problema]:
    escuela = entorno.escuela
    dichas: list[tuple[str, Lugar]] = []
    if plan := escuela.plan:
        piezas = (*plan.items_priorizados, *plan.etapas, *filter(None, (plan.linea_base, plan.monitoreo)))
        dichas += [d for pieza in piezas for d in _uno(pieza, "rubrica")]
        con_fichas = (*plan.etapas, *filter(None, (plan.monitoreo,)))
        dichas += [d for pieza in con_fichas for d in _varios(pieza, "otras_fichas")]
    dichas += [d for accion in escuela.acciones for d in _uno(accion, "rubrica")]
    anteriores = escuela.anterior.docentes.values() if escuela.anterior else ()
    dichas += [d for anterior in anteriores for d in _uno(anterior, "rubrica")]
    yield from _rubricas(escuela, dichas)


def _rubricas(escuela: Escuela, dichas: Iterable[tuple[str, Lugar]]) -> Iterator[Problema]:
    for rubrica, lugar in dichas:
        if rubrica not in escuela.rubricas and rubrica not in escuela.rubricas_fuera and _hay_rubricas(escuela):
            arreglo = f"corrige el id o agrega `rubricas/{rubrica}.yaml`"
            yield _roto("M203", lugar, "el instrumento", rubrica, escuela.rubricas, arreglo)


def _hay_rubricas(escuela: Escuela) -> bool:
    return bool(escuela.rubricas or escuela.rubricas_fuera)


# ---------------------------------------------------------------- desempeños


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
    suyas = []
    for dicha, _, pieza in visita.fichas():
        rubrica = escuela.rubrica(dicha)
        suyas.append(rubrica)
        yield from _claves_de_desempenos(escuela, rubrica, dicha, pieza.origen.mapa("desempenos"))
    if visita.compromisos:
        en_las_suyas = _donde_buscar(escuela, suyas, hay_dicha=any(r for r, _, _ in visita.fichas()))
        yield from _desempenos(en_las_suyas, (d for c in visita.compromisos for d in _uno(c, "desempeno")))


@tambien("M204", ESCUELA)
def desempeno_de_otros_inexistente(entorno: Entorno) -> Iterator[Problema]:
    escuela = entorno.escuela
    if plan := escuela.plan:
        for item in plan.items_priorizados:
            yield from _desempenos(_al_lado(escuela, item.rubrica), _varios(item, "desempenos"))
        for necesidad in plan.diagnostico.necesidades if plan.diagnostico else ():
            yield from _desempenos(_al_lado(escuela, None), _uno(necesidad, "desempeno"))
        for meta in plan.metas:
            yield from _desempenos(_de_la_etapa(escuela, meta.etapa), _uno(meta, "desempeno"))
        if base := plan.linea_base:
            mapa = base.origen.mapa("desempenos")
            yield from _claves_de_desempenos(escuela, escuela.rubrica(base.rubrica), base.rubrica, mapa)
    for accion in escuela.acciones:
        donde = _al_lado(escuela, accion.rubrica)
        yield from _desempenos(donde, _varios(accion, "responde_a"))
        yield from _desempenos(donde, (d for c in accion.compromisos for d in _uno(c, "desempeno")))
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


def _donde_buscar(escuela: Escuela, suyas: list[Rubrica | None], hay_dicha: bool) -> frozenset[str] | None:
    """Los desempeños de los instrumentos de una visita."""
    if not hay_dicha:
        return _al_lado(escuela, None)
    if None in suyas and escuela.rubricas_fuera:
        return None
    halladas = [r for r in suyas if r is not None]
    return frozenset(d for r in halladas for d in r.por_id) if halladas else None


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
    return _roto("M204", lugar, "el desempeño", dicho, sorted(donde), arreglo)


def _es_id(clave: str) -> bool:
    try:
        ID.leer(clave, Contexto())
    except ValorInvalido:
        return False
    return True


# ---------------------------------------------------------------- personas


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
        yield _roto(
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
    for dicho, lugar in _uno(pieza, "responsable"):
        if dicho not in escuela.equipo and dicho not in tambien_vale:
            validos = [*escuela.equipo, *tambien_vale]
            arreglo = f"escribe un id: {enumerar(validos[:6], 'o')}" if validos else "agrégalo en `equipo` de plan.yaml"
            yield Problema("M208", lugar, f"`{dicho}` no está en `equipo`", quiza(dicho, validos), arreglo)


# ---------------------------------------------------------------- compromisos y visitas


@regla("M206", "compromiso-inexistente", ERROR, CONJUNTO)
def compromiso_inexistente(indice: Indice, entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: el seguimiento de un compromiso que no existe, o de otro docente, se pierde.

    Mal:
        # observaciones/2024-04-16-d01.yaml
        seguimiento:
          - compromiso: 2024-04-02-d01/c9
            estado: cumplido

    Bien:
        # observaciones/2024-04-16-d01.yaml
        seguimiento:
          - compromiso: 2024-04-02-d01/c1
            estado: cumplido
    """
    escuela = entorno.escuela
    conocidos = _compromisos(escuela, indice)
    fuera = escuela.observaciones_fuera | escuela.acciones_fuera
    for ficha in indice.fichas:
        for posicion, revision in enumerate(ficha.seguimiento):
            dicho = revision.compromiso
            if dicho not in conocidos:
                if dicho.split("/")[0] in fuera or "anterior.yaml" in escuela.fuera:
                    continue
                lugar = _lugar_del_seguimiento(indice, ficha, posicion)
                arreglo = "escríbelo como `<visita o acción>/<id>`"
                yield _roto("M206", lugar, "el compromiso", dicho, conocidos, arreglo)
            elif _se_sabe(escuela, ficha.docente) and not conocidos[dicho] & {None, ficha.docente}:
                suyo = min(d for d in conocidos[dicho] if d)
                mensaje = f"el compromiso `{dicho}` es de otro docente: `{suyo}`"
                lugar = _lugar_del_seguimiento(indice, ficha, posicion)
                yield Problema("M206", lugar, mensaje, "", f"revísalo en una visita a `{suyo}`")


def _se_sabe(escuela: Escuela, docente: str | None) -> bool:
    """Si el docente existe o no se puede saber: de uno que no existe ya se dijo, y no arrastra más."""
    return docente is not None and (escuela.lista is None or docente in escuela.docentes)


def _compromisos(escuela: Escuela, indice: Indice) -> dict[str, set[str | None]]:
    """Por id completo, los docentes que lo tienen (`None` si no es de ninguno en particular)."""
    duenos: dict[str, set[str | None]] = {}
    for ficha in indice.fichas:
        for compromiso in ficha.compromisos:
            duenos.setdefault(f"{ficha.id}/{compromiso.id}", set()).add(ficha.docente)
    for accion in escuela.acciones:
        for suyo in accion.compromisos:
            docente = suyo.responsable if suyo.responsable in escuela.docentes else None
            duenos.setdefault(f"{accion.id}/{suyo.id}", set()).add(docente)
    for anterior in escuela.anterior.compromisos if escuela.anterior else ():
        if anterior.id is not None:
            duenos.setdefault(anterior.id, set()).add(anterior.docente)
    return duenos


def _lugar_del_seguimiento(indice: Indice, ficha: FichaCompacta, posicion: int) -> Lugar:
    visita = indice.visita(ficha)
    revisiones = [s for s in visita.seguimiento if s.compromiso] if visita else []
    return revisiones[posicion].donde("compromiso") if posicion < len(revisiones) else Lugar(ficha.ruta)


@regla("M211", "visita-inexistente", ERROR, CONJUNTO)
def visita_inexistente(indice: Indice, entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: el acuerdo entre dos observadores sólo vale si miraron la misma clase con el
    mismo instrumento.

    Mal:
        # observaciones/2024-04-23-d02-ugel.yaml, copia de observaciones/2024-04-23-d02.yaml
        observador: ugel
        rol: contraste
        contraste_de: 2024-04-24-d02

    Bien:
        # observaciones/2024-04-23-d02-ugel.yaml, copia de observaciones/2024-04-23-d02.yaml
        observador: ugel
        rol: contraste
        contraste_de: 2024-04-23-d02
    """
    principales: dict[str, list[FichaCompacta]] = {}
    for ficha in indice.visitas:
        if ficha.es_principal:
            principales.setdefault(ficha.id, []).append(ficha)
    for ficha in indice.visitas:
        dicho = ficha.contraste_de
        if dicho is None or dicho in entorno.escuela.observaciones_fuera:
            continue
        if not any(_misma_clase(ficha, p) for p in principales.get(dicho, ())):
            que = "no es una principal del mismo docente, fecha e instrumento" if dicho in principales else "no existe"
            candidatas = [p.id for grupo in principales.values() for p in grupo if _misma_clase(ficha, p)]
            arreglo = f"pon el id de la principal: {enumerar(candidatas[:3], 'o')}" if candidatas else "corrige el id"
            yield Problema("M211", indice.donde(ficha, "contraste_de"), f"la visita `{dicho}` {que}", "", arreglo)


def _misma_clase(contraste: FichaCompacta, principal: FichaCompacta) -> bool:
    """Mismo docente, fecha e instrumento; lo que falta en una de las dos ya tiene su problema."""
    pares = (
        (contraste.docente, principal.docente),
        (contraste.fecha, principal.fecha),
        (contraste.rubrica, principal.rubrica),
    )
    return all(una is None or otra is None or una == otra for una, otra in pares)


# ---------------------------------------------------------------- ids repetidos


@regla("M207", "id-repetido", ERROR, VISITA)
def id_repetido(visita: Observacion, entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: con dos cosas del mismo nombre, nadie sabe de cuál se habla.

    Mal:
        # docentes.yaml
        docentes:
          - id: d01
            grados: [1, 2]
          - id: d01
            grados: [3, 4, 5, 6]

    Bien:
        # docentes.yaml
        docentes:
          - id: d01
            grados: [1, 2]
          - id: d02
            grados: [3, 4, 5, 6]
    """
    if len(visita.compromisos) > 1:
        yield from _repetidos(visita.compromisos, "id")


@tambien("M207", ESCUELA)
def id_de_otros_repetido(entorno: Entorno) -> Iterator[Problema]:
    escuela = entorno.escuela
    if plan := escuela.plan:
        for piezas in (plan.equipo, plan.actividades, plan.objetivos):
            yield from _repetidos(piezas, "id")
        yield from _repetidos(plan.etapas, "numero")
    if escuela.lista:
        yield from _repetidos(escuela.lista.docentes, "id")
    for rubrica in escuela.rubricas.values():
        yield from _repetidos(rubrica.niveles, "clave")
        yield from _repetidos(rubrica.desempenos, "id")
    for accion in escuela.acciones:
        yield from _repetidos(accion.compromisos, "id")
    if escuela.anterior:
        yield from _repetidos(escuela.anterior.compromisos, "id")


@tambien("M207", CONJUNTO)
def visita_con_id_repetido(indice: Indice, entorno: Entorno) -> Iterator[Problema]:
    primeras: dict[str, str] = {}
    for ficha in sorted(indice.fichas, key=lambda f: f.ruta):
        if ficha.id in primeras:
            mensaje = f"ya hay otra visita con el id `{ficha.id}`: {primeras[ficha.id]}"
            yield Problema("M207", Lugar(ficha.ruta), mensaje, "", "cambia el nombre de uno de los dos archivos")
        primeras.setdefault(ficha.id, ficha.ruta)


def _repetidos(piezas: Iterable[Pieza], clave: str) -> Iterator[Problema]:
    vistos: dict[Any, Pieza] = {}
    for pieza in piezas:
        valor = getattr(pieza, clave)
        if valor is None:
            continue
        if valor in vistos:
            linea = vistos[valor].donde(clave).linea
            rotulo = f"ya estaba en la línea {linea}"
            yield Problema("M207", pieza.donde(clave), f"`{valor}` está repetido", rotulo, "cambia uno de los dos")
        vistos.setdefault(valor, pieza)


# ---------------------------------------------------------------- niveles


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
        yield from _niveles(rubrica, _uno(rubrica, "logro_desde"))
        for desempeno in rubrica.desempenos:
            yield from _niveles(rubrica, _claves(desempeno.origen.mapa("descriptores")))
    base = escuela.plan.linea_base if escuela.plan else None
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
    for clave in mapa.pares if mapa else ():
        yield clave, mapa.lugar_de_clave(clave)  # type: ignore[union-attr]


def _niveles(rubrica: Rubrica, dichos: Iterable[tuple[str, Lugar]]) -> Iterator[Problema]:
    for dicho, lugar in dichos:
        if dicho not in rubrica.claves and rubrica.claves:
            yield _nivel(rubrica, dicho, lugar, con_especiales=False)


def _nivel(rubrica: Rubrica, dicho: str, lugar: Lugar, con_especiales: bool) -> Problema:
    rotulo = _nivel_parecido(rubrica, dicho)
    validos = [*rubrica.claves, *(SIN_NIVEL if con_especiales else ())]
    return Problema(
        "M209", lugar, f"`{dicho}` no es un nivel de la escala",
        f"¿quisiste decir `{rotulo}`?" if rotulo else quiza(dicho, validos),
        f"escribe {enumerar((f'`{v}`' for v in validos), 'o')}",
    )  # fmt: skip


def _nivel_parecido(rubrica: Rubrica, dicho: str) -> str | None:
    """La clave que se escribiría igual con otra letra, por su número de orden o por su nombre."""
    if dicho.isdecimal() and 1 <= int(dicho[:3]) <= len(rubrica.claves):
        return rubrica.claves[int(dicho[:3]) - 1]
    plano = sin_acentos(dicho)
    iguales = (
        n.clave for n in rubrica.niveles if n.clave and plano in (sin_acentos(n.clave), sin_acentos(n.nombre or ""))
    )
    return next(iguales, None)


# ---------------------------------------------------------------- lo demás


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
        yield from _ajenos("la actividad", actividades, (d for o in plan.objetivos for d in _varios(o, "actividades")))
        yield from _ajenos("el objetivo", objetivos, (d for a in plan.actividades for d in _varios(a, "objetivos")))
        ambos = [*objetivos, *actividades]
        yield from _ajenos("el objetivo o actividad", ambos, (d for n in necesidades for d in _varios(n, "responde")))
        personas = (d for p in (escuela.lista.docentes if escuela.lista else ()) for d in _uno(p, "lo_monitorea"))
        yield from _ajenos("en el equipo", list(escuela.equipo), personas)
    if escuela.lista is not None:
        participantes = (d for a in escuela.acciones for d in _varios(a, "participantes"))
        yield from _ajenos("el docente", list(escuela.docentes), participantes)


def _ajenos(que: str, hay: list[str], dichos: Iterable[tuple[str, Lugar]]) -> Iterator[Problema]:
    for dicho, lugar in dichos:
        if dicho not in hay:
            cuantos = f"hay {contar(len(hay), 'id', 'ids')}: {enumerar(hay[:6])}" if hay else "todavía no hay ninguno"
            yield _roto("M210", lugar, que, dicho, hay, cuantos)


