"""M4xx que comparan el plan con las visitas hechas: cobertura, reparto y metas que se pueden alcanzar."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from monitoreo_cli.calculo.programados import padron
from monitoreo_cli.fechas import corta
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.problema import Problema
from monitoreo_cli.reglas.indice import FichaCompacta, Indice
from monitoreo_cli.reglas.plan_docentes import lista_entera
from monitoreo_cli.reglas.registro import AVISO, CONJUNTO, ERROR, NOTA, Entorno, regla
from monitoreo_cli.texto import contar, enumerar

_DIFERENCIA = 2


def _visitas(indice: Indice, escuela: Escuela) -> dict[int, Counter[str]]:
    """Por etapa, cuántas visitas de las que cuentan tiene cada docente con el instrumento de la etapa.

    Si la etapa no dice un instrumento que exista, valen todas: eso ya tiene su problema.
    """
    dichos = {n: escuela.rubrica_de(e) for n, e in escuela.etapas.items()}
    visitas: dict[int, Counter[str]] = defaultdict(Counter)
    for ficha in indice.fichas:
        if ficha.etapa in dichos and ficha.docente is not None and _cuenta(indice, ficha):
            instrumento = dichos[ficha.etapa]
            if escuela.rubrica(instrumento) is None or instrumento in (ficha.rubrica, *ficha.fichas):
                visitas[ficha.etapa][ficha.docente] += 1
    return visitas


def _cuenta(indice: Indice, ficha: FichaCompacta) -> bool:
    return ficha.entra and ficha.es_cerrada and ficha.es_principal and ficha.ruta not in indice.copias


@regla("M420", "cobertura-incompleta", AVISO, CONJUNTO, con_los_dias=True)
def cobertura_incompleta(indice: Indice, entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: la etapa terminó y hay docentes a quienes nadie visitó; la UGEL preguntará por qué.

    Mal:
        # plan.yaml
        etapas:
          - numero: 1
            desde: 2024-04-01
            hasta: 2024-05-31
          - numero: 2
            desde: 2024-08
            hasta: 2024-10
        # docentes.yaml
        docentes:
          - id: d01
            grados: [1, 2]
          - id: d02
            grados: [3, 4, 5, 6]
          - id: d03
            grados: [6]

    Bien:
        # plan.yaml
        poblacion:
          estudiantes: 29
          docentes: 3
        etapas:
          - numero: 1
            desde: 2024-04-01
            hasta: 2024-05-31
          - numero: 2
            desde: 2024-08
            hasta: 2024-10
        # docentes.yaml
        docentes:
          - id: d01
            grados: [1, 2]
          - id: d02
            grados: [3, 4, 5, 6]
          - id: d03
            grados: [6]
            ausencias:
              - {etapas: [1], motivo: licencia}
    """
    escuela = entorno.escuela
    if not entorno.pendientes:
        return
    visitas = _visitas(indice, escuela)
    for numero, etapa in escuela.etapas.items():
        quienes = padron(escuela, etapa, visitas[numero])
        faltan = [d for d in quienes.programados if d not in visitas[numero]]
        if faltan and etapa.hasta and etapa.hasta < entorno.hoy and not (etapa.desde and etapa.hasta < etapa.desde):
            mensaje = f"la etapa {numero} terminó el {corta(etapa.hasta)} sin visita cerrada a {enumerar(faltan)}"
            arreglo = (
                f"regístrala con: monitoreo visita nueva --docente {faltan[0]}; "
                "o agrega su motivo en `ausencias` de docentes.yaml"
            )
            yield Problema("M420", etapa.donde("hasta"), mensaje, "", arreglo)


@regla("M425", "meta-imposible", ERROR, CONJUNTO)
def meta_imposible(indice: Indice, entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: no pueden estar en logro más docentes de los que se van a visitar en esa etapa.

    Mal:
        # plan.yaml
        metas:
          - desempeno: razonamiento
            etapa: 2
            docentes: 5

    Bien:
        # plan.yaml
        metas:
          - desempeno: razonamiento
            etapa: 2
            docentes: 2
    """
    escuela = entorno.escuela
    if escuela.plan is None or not escuela.plan.metas or not lista_entera(escuela):
        return
    visitas = _visitas(indice, escuela)
    for meta in escuela.plan.metas:
        if meta.etapa not in escuela.etapas or meta.docentes is None:
            continue
        hay = len(padron(escuela, escuela.etapas[meta.etapa], visitas[meta.etapa]).programados)
        if meta.docentes > hay:
            mensaje = f"la meta pide {contar(meta.docentes, 'docente')} y en la etapa {meta.etapa} se visita a {hay}"
            yield Problema("M425", meta.donde("docentes"), mensaje, "", f"escribe `docentes: {hay}` o menos")


@regla("M426", "visitas-desiguales", NOTA, CONJUNTO)
def visitas_desiguales(indice: Indice, entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: a unos se los acompaña mucho más que a otros. Quien está ausente en la etapa, o
    lo visita alguien de fuera, no entra en la comparación si no tuvo visita.

    Mal:
        # observaciones/2024-04-30-d01.yaml, copia de observaciones/2024-04-23-d02.yaml
        docente: d01
        fecha: 2024-04-30
        dialogo:
          fecha: 2024-05-02
        desempenos:
          involucra:
            nivel: IV
            evidencia: Los nueve proponen qué medir

    Bien:
        # observaciones/2024-04-30-d02.yaml, copia de observaciones/2024-04-23-d02.yaml
        fecha: 2024-04-30
        dialogo:
          fecha: 2024-05-02
        desempenos:
          involucra:
            nivel: IV
            evidencia: Los nueve proponen qué medir
    """
    escuela = entorno.escuela
    dudosas = {f.etapa for f in indice.fichas if f.es_visita and not f.entra}
    if escuela.observaciones_fuera or None in dudosas:
        return  # la visita que parece faltar puede ser la que tiene un error
    visitas = _visitas(indice, escuela)
    for numero, etapa in escuela.etapas.items():
        hechas = {d: visitas[numero][d] for d in padron(escuela, etapa, visitas[numero]).programados}
        if numero in dudosas or not hechas:
            continue
        mas, menos = max(hechas, key=hechas.__getitem__), min(hechas, key=hechas.__getitem__)
        if hechas[mas] - hechas[menos] >= _DIFERENCIA:
            suyas = contar(hechas[mas], "visita")
            mensaje = f"en la etapa {numero}, `{mas}` tiene {suyas} y `{menos}`, {hechas[menos] or 'ninguna'}"
            arreglo = f"visita a `{menos}` antes que a los demás, o registra las visitas que le falten"
            yield Problema("M426", etapa.donde("numero"), mensaje, "", arreglo)
