"""M206, M207 y M211: compromisos, ids y visitas entre archivos."""

from collections.abc import Iterable, Iterator
from typing import Any

from monitoreo_cli.lugar import Lugar
from monitoreo_cli.modelo.campos import Pieza
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.observacion import Observacion
from monitoreo_cli.problema import Problema
from monitoreo_cli.reglas.citas import roto
from monitoreo_cli.reglas.indice import FichaCompacta, Indice
from monitoreo_cli.reglas.registro import CONJUNTO, ERROR, ESCUELA, VISITA, Entorno, regla, tambien
from monitoreo_cli.texto import enumerar


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
                yield roto("M206", lugar, "el compromiso", dicho, conocidos, arreglo)
            elif _se_sabe(escuela, ficha.docente) and not conocidos[dicho] & {None, ficha.docente}:
                suyo = min(d for d in conocidos[dicho] if d)
                mensaje = f"el compromiso `{dicho}` es de otro docente: `{suyo}`"
                lugar = _lugar_del_seguimiento(indice, ficha, posicion)
                yield Problema("M206", lugar, mensaje, "", f"revísalo en una visita a `{suyo}`")


def _se_sabe(escuela: Escuela, docente: str | None) -> bool:
    """Si el docente existe o no se puede saber: de uno que no existe ya se dijo, y no arrastra más."""
    return docente is not None and (escuela.lista is None or docente in escuela.docentes)


def _compromisos(escuela: Escuela, indice: Indice) -> dict[str, set[str | None]]:
    """Por id completo, los docentes que lo tienen (`None` si no es de ninguno o no se sabe de quién)."""
    duenos: dict[str, set[str | None]] = {}
    for ficha in indice.fichas:
        for compromiso in ficha.compromisos:
            dueno = ficha.docente if _se_sabe(escuela, ficha.docente) else None
            duenos.setdefault(f"{ficha.id}/{compromiso.id}", set()).add(dueno)
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
    escuela = entorno.escuela
    principales: dict[str, list[FichaCompacta]] = {}
    for ficha in indice.visitas:
        if ficha.es_principal:
            principales.setdefault(ficha.id, []).append(ficha)
    for ficha in indice.visitas:
        dicho = ficha.contraste_de
        if dicho is None or dicho in escuela.observaciones_fuera:
            continue
        if not any(_misma_clase(escuela, ficha, p) for p in principales.get(dicho, ())):
            que = "no es una principal del mismo docente, fecha e instrumento" if dicho in principales else "no existe"
            candidatas = [p.id for grupo in principales.values() for p in grupo if _misma_clase(escuela, ficha, p)]
            arreglo = f"pon el id de la principal: {enumerar(candidatas[:3], 'o')}" if candidatas else "corrige el id"
            yield Problema("M211", indice.donde(ficha, "contraste_de"), f"la visita `{dicho}` {que}", "", arreglo)


def _misma_clase(escuela: Escuela, contraste: FichaCompacta, principal: FichaCompacta) -> bool:
    """Mismo docente, fecha e instrumento; lo que en una de las dos no se sabe ya tiene su problema."""
    pares = zip(_clase(escuela, contraste), _clase(escuela, principal), strict=True)
    return all(una is None or otra is None or una == otra for una, otra in pares)


def _clase(escuela: Escuela, ficha: FichaCompacta) -> tuple[Any, ...]:
    """Docente, fecha e instrumento de una visita; `None` lo que falta o no existe."""
    docente = ficha.docente if _se_sabe(escuela, ficha.docente) else None
    se_conoce = ficha.rubrica in escuela.rubricas or ficha.rubrica in escuela.rubricas_fuera
    return docente, ficha.fecha, ficha.rubrica if se_conoce else None


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
