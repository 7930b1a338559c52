"""M3xx que salen de comparar visitas: copias, solapes, compromisos que vencen."""

from collections import defaultdict
from collections.abc import Iterator

from monitoreo_cli.calculo.compromisos import seguir
from monitoreo_cli.calculo.cuentan import orden_de_visita
from monitoreo_cli.fechas import corta
from monitoreo_cli.lectura.armado import libre
from monitoreo_cli.lugar import Lugar
from monitoreo_cli.problema import Problema
from monitoreo_cli.reglas.indice import LARGO_MINIMO, FichaCompacta, Indice, evidencia_normal, evidencias_de
from monitoreo_cli.reglas.registro import AVISO, CONJUNTO, ERROR, NOTA, Entorno, regla

VALORACIONES_MINIMAS = 20


@regla("M310", "evidencia-copiada", AVISO, CONJUNTO)
def evidencia_copiada(indice: Indice, entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: dos clases no dan la misma evidencia palabra por palabra; si se copió, no se
    observó.

    Mal:
        # observaciones/2024-04-23-d02.yaml
        desempenos:
          involucra:
            nivel: III
            evidencia: Pregunta qué vieron en la feria y responden ocho de nueve estudiantes

    Bien:
        # observaciones/2024-04-23-d02.yaml
        desempenos:
          involucra:
            nivel: III
            evidencia: Pide medir el patio con pasos y todos salen a hacerlo
    """
    por_huella: dict[int, list[FichaCompacta]] = defaultdict(list)
    for ficha in indice.visitas:
        for huella in set(memoryview(ficha.evidencias).cast("q")):
            por_huella[huella].append(ficha)
    repetidas = {h: grupo for h, grupo in por_huella.items() if len(grupo) > 1}
    sospechosas: dict[str, list[tuple[int, FichaCompacta]]] = defaultdict(list)
    for huella, grupo in repetidas.items():
        for posicion, ficha in enumerate(grupo[1:], 1):
            previa = next((f for f in grupo[:posicion] if not indice.son_copias(f, ficha)), None)
            if previa is not None:
                sospechosas[ficha.ruta].append((huella, previa))
    fichas = {f.ruta: f for f in indice.fichas if f.ruta in sospechosas}
    for ruta, dichas in sospechosas.items():
        yield from _copiadas(indice, fichas[ruta], dict(dichas))


def _copiadas(indice: Indice, ficha: FichaCompacta, previas: dict[int, FichaCompacta]) -> Iterator[Problema]:
    visita = indice.visita(ficha)
    for valoracion in evidencias_de(visita) if visita else ():
        normal = evidencia_normal(valoracion.evidencia or "")
        previa = previas.get(hash(normal)) if len(normal) >= LARGO_MINIMO else None
        if previa is not None:
            yield Problema(
                "M310", valoracion.donde("evidencia"), f"la evidencia es la misma que en `{previa.id}`",
                "palabra por palabra", "escribe lo que pasó en esta clase",
            )  # fmt: skip


@regla("M317", "compromiso-vencido", AVISO, CONJUNTO, con_los_dias=True)
def compromiso_vencido(indice: Indice, entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: un compromiso que vence sin que nadie pregunte deja de ser un compromiso.

    Mal:
        # observaciones/2024-04-16-d01.yaml
        compromisos:
          - id: c1
            texto: Plantear una pregunta abierta en cada momento
            plazo: 2024-05-31

    Bien:
        # observaciones/2024-04-16-d01.yaml
        compromisos:
          - id: c1
            texto: Plantear una pregunta abierta en cada momento
            plazo: 2099-12-31
    """
    if not entorno.pendientes:
        return
    por_id: dict[str, list[FichaCompacta]] = defaultdict(list)
    for ficha in indice.fichas:
        por_id[ficha.id].append(ficha)
    dentro = [f for f in indice.fichas if f.entra or not f.es_visita]
    for seguido in seguir(entorno.escuela, entorno.hoy, dentro):
        if seguido.es_vencido and seguido.plazo is not None:
            mensaje = f"el compromiso `{seguido.id}` venció el {corta(seguido.plazo)}"
            arreglo = f"pregunta cómo va y anótalo: monitoreo compromiso anotar {seguido.id} --estado …"
            yield Problema("M317", _lugar_del_plazo(indice, entorno, seguido.id, por_id), mensaje, "", arreglo)


def _lugar_del_plazo(indice: Indice, entorno: Entorno, clave: str, por_id: dict[str, list[FichaCompacta]]) -> Lugar:
    archivo, _, propio = clave.partition("/")
    candidatos = []
    for ficha in por_id.get(archivo, ()):
        visita = indice.visita(ficha) if ficha.estado != "borrador" else None
        candidatos += [c for c in visita.compromisos if c.id == propio] if visita else []
    for accion in entorno.escuela.acciones:
        candidatos += [c for c in accion.compromisos if accion.id == archivo and c.id == propio]
    anteriores = entorno.escuela.anterior.compromisos if entorno.escuela.anterior else ()
    lugares = [c.donde("plazo") for c in candidatos] + [a.donde("plazo") for a in anteriores if a.id == clave]
    return lugares[0] if lugares else Lugar("plan.yaml")


@regla("M319", "sin-variacion", NOTA, CONJUNTO)
def sin_variacion(indice: Indice, entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: veinte valoraciones iguales dicen más de quien observa que de las clases.

    Mal:
        # observaciones/2024-05-07-d02.yaml, copia de observaciones/2024-04-23-d02.yaml
        fecha: 2024-05-07
        desempenos:
          involucra:
            nivel: III
            evidencia: Los nueve proponen qué medir

    Bien:
        # observaciones/2024-05-07-d02.yaml, copia de observaciones/2024-04-23-d02.yaml
        fecha: 2024-05-07
        dialogo:
          fecha: 2024-05-08
        desempenos:
          involucra:
            nivel: IV
            evidencia: Los nueve proponen qué medir
    """
    por_observador: dict[str, list[FichaCompacta]] = defaultdict(list)
    for ficha in indice.visitas:
        es_copia = ficha.ruta in indice.copias  # eso ya lo dice M321
        if ficha.es_cerrada and ficha.observador is not None and ficha.valoraciones and not es_copia:
            por_observador[ficha.observador].append(ficha)
    for observador, fichas in por_observador.items():
        niveles = {f.nivel_unico for f in fichas}
        total = sum(f.valoraciones for f in fichas)
        if total >= VALORACIONES_MINIMAS and len(niveles) == 1 and None not in niveles:
            mensaje = f"las {total} valoraciones de `{observador}` son todas {niveles.pop()}"
            arreglo = "repasa los descriptores, o pide que otra persona observe una clase contigo"
            yield Problema("M319", indice.donde(fichas[-1], "observador"), mensaje, "", arreglo)


@regla("M321", "visita-repetida", ERROR, CONJUNTO)
def visita_repetida(indice: Indice, entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: la misma visita en dos archivos se contaría dos veces, o con dos versiones.
    Cuenta la de id menor. Si dicen lo mismo es sólo un aviso.

    Mal:
        # observaciones/2024-04-23-d02-2.yaml, copia de observaciones/2024-04-23-d02.yaml
        modalidad: inopinada

    Bien:
        # observaciones/2024-05-07-d02.yaml, copia de observaciones/2024-04-23-d02.yaml
        fecha: 2024-05-07
        dialogo:
          fecha: 2024-05-08
        desempenos:
          involucra:
            nivel: IV
            evidencia: Los nueve proponen qué medir
    """
    por_ruta = {f.ruta: f for f in indice.fichas if f.ruta in indice.copias}
    for ruta, original in indice.copias.items():
        copia = por_ruta[ruta]
        una, otra = indice.visita(original), indice.visita(copia)
        iguales = una is not None and otra is not None and libre(una.origen) == libre(otra.origen)
        posterior = max((original, copia), key=orden_de_visita)
        previa = original if posterior is copia else copia
        detalle = "dicen lo mismo" if iguales else f"no dicen lo mismo, y cuenta `{original.id}`"
        yield Problema(
            "M321", indice.donde(posterior, "docente"), f"parece copia de `{previa.ruta}`", detalle,
            "borra el archivo que sobra, o corrige la fecha u hora", AVISO if iguales else None,
        )  # fmt: skip


@regla("M322", "visitas-solapadas", AVISO, CONJUNTO)
def visitas_solapadas(indice: Indice, entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: nadie observa dos aulas a la vez; una de las horas está mal.

    Mal:
        # observaciones/2024-04-23-d02.yaml
        fecha: 2024-04-16
        inicio: "09:00"
        fin: "10:00"

    Bien:
        # observaciones/2024-04-23-d02.yaml
        fecha: 2024-04-23
        inicio: "09:00"
        fin: "10:00"
    """
    por_dia: dict[tuple[object, object], list[FichaCompacta]] = defaultdict(list)
    for ficha in indice.visitas:
        if ficha.observador and ficha.fecha and ficha.inicio and ficha.fin and ficha.inicio < ficha.fin:
            por_dia[ficha.observador, ficha.fecha].append(ficha)
    for fichas in por_dia.values():
        for posicion, ficha in enumerate(fichas):
            previas = (f for f in fichas[:posicion] if _se_cruzan(f, ficha) and not indice.son_copias(f, ficha))
            previa = next(previas, None)
            if previa is not None:
                yield Problema(
                    "M322", indice.donde(ficha, "inicio"), f"`{ficha.observador}` está a esa hora en `{previa.id}`",
                    f"de {previa.inicio:%H:%M} a {previa.fin:%H:%M}", "corrige las horas o el observador",
                )  # fmt: skip


def _se_cruzan(una: FichaCompacta, otra: FichaCompacta) -> bool:
    if una.inicio is None or una.fin is None or otra.inicio is None or otra.fin is None:
        return False
    return una.inicio < otra.fin and otra.inicio < una.fin
