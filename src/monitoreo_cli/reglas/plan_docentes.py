"""M4xx de lo que el plan dice de su gente y `docentes.yaml` debe confirmar: grados, cantidades, directores."""

from collections.abc import Iterator

from monitoreo_cli.lugar import Lista
from monitoreo_cli.modelo.campos import Pieza
from monitoreo_cli.modelo.docente import Docente
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.plan import Poblacion
from monitoreo_cli.problema import Problema
from monitoreo_cli.reglas.citas import varios
from monitoreo_cli.reglas.plan import falta
from monitoreo_cli.reglas.registro import AVISO, ESCUELA, Entorno, regla
from monitoreo_cli.texto import contar


def lista_entera(escuela: Escuela) -> tuple[Docente, ...]:
    """Los docentes, si de todos se sabe quién es; vacía si alguno se repite o no se entiende."""
    lista = escuela.lista.docentes if escuela.lista else ()
    nodo = escuela.lista.origen.nodo("docentes") if escuela.lista else None
    escritos = sum(1 for e in nodo.elementos if not e.es_nulo) if isinstance(nodo, Lista) else 0
    ilegible = any(_ilegible(d, "es") or _ilegible(d, "por_contratar") for d in lista)
    return lista if escritos == len(lista) == len(escuela.docentes) and not ilegible else ()


def _ilegible(pieza: Pieza, clave: str) -> bool:
    """Si hay algo escrito que no se entiende; eso ya tiene su problema."""
    return getattr(pieza, clave) is None and not falta(pieza, clave)


@regla("M406", "grado-sin-docente", AVISO, ESCUELA)
def grado_sin_docente(entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: si nadie tiene el grado, nadie visitará esa aula, o falta anotar el reparto.

    Mal:
        # docentes.yaml
        docentes:
          - id: d01
            grados: [1, 2]
          - id: d02
            grados: [3, 4, 5]

    Bien:
        # docentes.yaml
        docentes:
          - id: d01
            grados: [1, 2]
          - id: d02
            grados: [3, 4, 5, 6]
    """
    plan, docentes = entorno.escuela.plan, lista_entera(entorno.escuela)
    if plan is None or plan.institucion is None or not docentes or not all(map(_grados_legibles, docentes)):
        return
    con_docente = {g for d in docentes for g in d.grados}
    for grado, lugar in varios(plan.institucion, "grados"):
        if grado not in con_docente:
            con_docente.add(grado)  # si la institución lo repite, se dice una vez
            arreglo = f"agrega `grados: [{grado}]` a quien lo enseña, en docentes.yaml"
            yield Problema("M406", lugar, f"nadie tiene a su cargo {grado}.º", "", arreglo)


def _grados_legibles(docente: Docente) -> bool:
    nodo = docente.origen.nodo("grados")
    if not isinstance(nodo, Lista):
        return nodo is None
    return len(docente.grados) == sum(1 for e in nodo.elementos if not e.es_nulo)


@regla("M407", "docente-sin-grado", AVISO, ESCUELA)
def docente_sin_grado(entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: sin sus grados no se sabe qué aula se visita ni si alguna quedó sin docente.

    Mal:
        # docentes.yaml
        docentes:
          - id: d01
            grados: [1, 2, 3, 4, 5, 6]
          - id: d02

    Bien:
        # docentes.yaml
        docentes:
          - id: d01
            grados: [1, 2]
          - id: d02
            grados: [3, 4, 5, 6]
    """
    for docente in _docentes(entorno.escuela):
        if falta(docente, "grados") and not docente.por_contratar and not _ilegible(docente, "por_contratar"):
            arreglo = f"agrega `grados: [1, 2]`, con los suyos, a `{docente.id}`"
            yield Problema("M407", docente.donde("id"), f"no se sabe qué grados tiene `{docente.id}`", "", arreglo)


@regla("M414", "docentes-no-cuadran", AVISO, ESCUELA)
def docentes_no_cuadran(entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: el plan promete visitar a unos y la lista nombra a otros. No se cuentan las
    plazas por contratar ni al director con aula; sí a quien ya se fue, porque estuvo en el año.

    Mal:
        # plan.yaml
        poblacion:
          estudiantes: 29
          docentes: 4

    Bien:
        # plan.yaml
        poblacion:
          estudiantes: 29
          docentes: 2
    """
    poblacion, docentes = entorno.escuela.plan_o_vacio.poblacion, lista_entera(entorno.escuela)
    if poblacion is None or poblacion.docentes is None or not docentes:
        return
    hay = sum(1 for d in docentes if not d.por_contratar and d.es != "director")
    if hay != poblacion.docentes:
        mensaje = f"el plan dice {contar(poblacion.docentes, 'docente')} y en docentes.yaml hay {hay}"
        arreglo = f"escribe `docentes: {hay}` en `poblacion`, o corrige docentes.yaml"
        yield Problema("M414", poblacion.donde("docentes"), mensaje, "sin directores ni plazas por contratar", arreglo)


@regla("M415", "matricula-no-suma", AVISO, ESCUELA)
def matricula_no_suma(entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: una de las dos cifras está mal y ambas salen en el plan que se presenta.

    Mal:
        # plan.yaml
        poblacion:
          estudiantes: 29
          estudiantes_por_grado: {1: 5, 2: 4, 3: 6, 4: 5, 5: 4, 6: 6}

    Bien:
        # plan.yaml
        poblacion:
          estudiantes: 29
          estudiantes_por_grado: {1: 5, 2: 4, 3: 6, 4: 5, 5: 4, 6: 5}
    """
    poblacion = entorno.escuela.plan_o_vacio.poblacion
    if poblacion is None or poblacion.estudiantes is None or not _por_grado_legible(poblacion):
        return
    suma = sum(poblacion.estudiantes_por_grado.values())
    if suma != poblacion.estudiantes:
        mensaje = f"el plan dice {contar(poblacion.estudiantes, 'estudiante')} y por grado suman {suma}"
        arreglo = f"escribe `estudiantes: {suma}`, o corrige `estudiantes_por_grado`"
        yield Problema("M415", poblacion.donde("estudiantes"), mensaje, "", arreglo)


def _por_grado_legible(poblacion: Poblacion) -> bool:
    mapa = poblacion.origen.mapa("estudiantes_por_grado")
    escritos = sum(1 for _, valor in mapa.pares.values() if not valor.es_nulo) if mapa else 0
    return escritos > 0 and escritos == len(poblacion.estudiantes_por_grado)


@regla("M422", "director-con-aula", AVISO, ESCUELA)
def director_con_aula(entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: quien dirige y además enseña no se observa a sí mismo: lo visita la UGEL u otra
    persona del equipo.

    Mal:
        # docentes.yaml
        docentes:
          - id: d01
            grados: [1, 2]
          - id: d02
            grados: [3, 4]
          - id: d03
            grados: [5, 6]
            es: director

    Bien:
        # docentes.yaml
        docentes:
          - id: d01
            grados: [1, 2]
          - id: d02
            grados: [3, 4]
          - id: d03
            grados: [5, 6]
            es: director
            lo_monitorea: ugel
    """
    escuela = entorno.escuela
    quien = next((p for p in escuela.equipo if escuela.es_externa(p)), "ugel")
    for docente in _docentes(escuela):
        if docente.es == "director" and falta(docente, "lo_monitorea"):
            arreglo = f"agrega `lo_monitorea: {quien}` a `{docente.id}`"
            yield Problema("M422", docente.donde("es"), "no se dice quién visita al director con aula", "", arreglo)


def _docentes(escuela: Escuela) -> Iterator[Docente]:
    """Los de la lista que tienen id y, si se repite, el primero: lo demás ya tiene su problema."""
    if escuela.plan is not None:
        yield from escuela.docentes.values()
