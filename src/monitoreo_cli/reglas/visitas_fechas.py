"""M3xx de una visita: fechas, horas y plazos del calendario."""

from collections.abc import Iterator
from datetime import timedelta

from monitoreo_cli.calculo.plazos import DIAS_DE_BORRADOR, DIAS_DE_DIALOGO
from monitoreo_cli.fechas import DIAS, corta, minutos_entre, sumar_dias
from monitoreo_cli.lugar import Lugar
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.observacion import Observacion
from monitoreo_cli.problema import Problema
from monitoreo_cli.reglas.registro import AVISO, ERROR, ESCUELA, NOTA, VISITA, Entorno, regla, tambien
from monitoreo_cli.texto import enumerar

DIAS_FUERA = 15
DURACION = (45, 90)


@regla("M301", "fecha-fuera-de-etapa", AVISO, VISITA)
def fecha_fuera_de_etapa(visita: Observacion, entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: o la fecha o la etapa está mal, y la visita se contaría donde no va.

    Mal:
        # observaciones/2024-04-16-d01.yaml
        etapa: 2

    Bien:
        # observaciones/2024-04-16-d01.yaml
        etapa: 1
    """
    etapa = entorno.escuela.etapa_de(visita)
    if not visita.es_visita or etapa is None or visita.etapa is None or visita.fecha is None:
        return
    if etapa.desde is None or etapa.hasta is None or etapa.desde <= visita.fecha <= etapa.hasta:
        return
    if etapa.hasta < etapa.desde:
        return  # sus fechas están al revés y ya lo dice M302
    otras = [e.numero for e in entorno.escuela.etapas_en(visita.fecha)]
    lejos = max(etapa.desde - visita.fecha, visita.fecha - etapa.hasta)
    if otras or lejos > timedelta(days=DIAS_FUERA):
        donde = f"está dentro de la etapa {enumerar(map(str, otras))}" if otras else f"está a {lejos.days} días"
        yield Problema(
            "M301", visita.donde("fecha"), f"la fecha no es de la etapa {etapa.numero}", donde,
            "corrige la fecha o la `etapa`",
        )  # fmt: skip


@regla("M302", "fin-antes-de-inicio", ERROR, VISITA)
def fin_antes_de_inicio(visita: Observacion, entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: nada termina antes de empezar; uno de los dos está mal escrito.

    Mal:
        # observaciones/2024-04-16-d01.yaml
        inicio: "09:45"
        fin: "08:15"

    Bien:
        # observaciones/2024-04-16-d01.yaml
        inicio: "08:15"
        fin: "09:45"
    """
    if visita.inicio and visita.fin and visita.fin < visita.inicio:
        yield Problema(
            "M302", visita.donde("fin"), "la observación termina antes de empezar",
            f"empieza a las {visita.inicio:%H:%M}", "corrige una de las dos horas (van de 00:00 a 23:59)",
        )  # fmt: skip


@tambien("M302", ESCUELA)
def hasta_antes_de_desde(entorno: Entorno) -> Iterator[Problema]:
    plan, lista = entorno.escuela.plan_o_vacio, entorno.escuela.lista
    docentes = lista.docentes if lista else ()
    for rango in (plan.periodo, *plan.etapas, *plan.actividades, *plan.no_lectivos, *docentes):
        if rango and rango.desde and rango.hasta and rango.hasta < rango.desde:
            yield Problema(
                "M302", rango.donde("hasta"), "termina antes de empezar",
                f"empieza el {corta(rango.desde)}", "corrige `desde` o `hasta`",
            )  # fmt: skip


@regla("M303", "duracion-inusual", NOTA, VISITA)
def duracion_inusual(visita: Observacion, entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: en menos tiempo del habitual cuesta ver los desempeños. Sólo avisa.

    Mal:
        # observaciones/2024-04-16-d01.yaml
        inicio: "08:15"
        fin: "08:30"

    Bien:
        # observaciones/2024-04-16-d01.yaml
        inicio: "08:15"
        fin: "09:45"
    """
    if not visita.es_visita or visita.inicio is None or visita.fin is None or visita.fin < visita.inicio:
        return
    minutos = minutos_entre(visita.inicio, visita.fin)
    minimo, maximo = _duracion_habitual(entorno.escuela)
    if not minimo <= minutos <= maximo:
        yield Problema(
            "M303", visita.donde("fin"), f"la observación dura {minutos} minutos",
            f"lo habitual es de {minimo} a {maximo}", "comprueba las horas",
        )  # fmt: skip


def _duracion_habitual(escuela: Escuela) -> tuple[int, int]:
    propia = escuela.plan_o_vacio.duracion_habitual
    minimo = propia.minimo if propia and propia.minimo is not None else DURACION[0]
    maximo = propia.maximo if propia and propia.maximo is not None else DURACION[1]
    return minimo, maximo


@regla("M312", "visita-futura", AVISO, VISITA)
def visita_futura(visita: Observacion, entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: una visita cerrada ya ocurrió; si su fecha no llegó, la fecha está mal.

    Mal:
        # observaciones/2024-04-16-d01.yaml
        etapa: 1
        fecha: 2099-04-16

    Bien:
        # observaciones/2024-04-16-d01.yaml
        etapa: 1
        fecha: 2024-04-16
    """
    if visita.es_cerrada and visita.fecha and visita.fecha > entorno.hoy:
        yield Problema(
            "M312", visita.donde("fecha"), "la visita está cerrada y su fecha no ha llegado",
            f"hoy es {corta(entorno.hoy)}", "corrige la fecha, o déjala en `borrador`",
        )  # fmt: skip


@regla("M315", "dialogo-tardio", AVISO, VISITA, con_los_dias=True)
def dialogo_tardio(visita: Observacion, entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: a la semana ya nadie recuerda la clase. El diálogo va dentro de 5 días.

    Mal:
        # observaciones/2024-04-16-d01.yaml
        dialogo:
          fecha: 2024-04-30

    Bien:
        # observaciones/2024-04-16-d01.yaml
        dialogo:
          fecha: 2024-04-18
    """
    if not visita.es_cerrada or not visita.es_principal or visita.fecha is None:
        return
    limite = sumar_dias(visita.fecha, DIAS_DE_DIALOGO)
    if visita.dialogo and visita.dialogo.fecha and visita.dialogo.fecha > limite:
        dias = (visita.dialogo.fecha - visita.fecha).days
        mensaje = f"el diálogo fue {dias} días después de la visita"
        yield Problema("M315", visita.dialogo.donde("fecha"), mensaje, "", "comprueba la fecha del diálogo")
    elif entorno.pendientes and not visita.origen.tiene("dialogo") and entorno.hoy > limite:
        mensaje = f"no hay diálogo y la visita fue el {corta(visita.fecha)}"
        arreglo = f"conversen y anótalo: monitoreo visita dialogo {visita.id}"
        yield Problema("M315", Lugar(visita.ruta), mensaje, "", arreglo)


@regla("M316", "dia-no-lectivo", AVISO, VISITA)
def dia_no_lectivo(visita: Observacion, entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: ese día no hubo clases según el plan; o la fecha está mal, o falta anotar una
    recuperación. Un sábado o domingo es sólo una nota.

    Mal:
        # plan.yaml
        no_lectivos:
          - desde: 2024-04-15
            hasta: 2024-04-19

    Bien:
        # plan.yaml
        no_lectivos:
          - desde: 2024-04-15
            hasta: 2024-04-19
        recuperaciones: [2024-04-16]
    """
    plan, fecha = entorno.escuela.plan, visita.fecha
    if not visita.es_cerrada or plan is None or fecha is None or fecha in plan.recuperaciones:
        return
    arreglo = "corrige la fecha, o agrega el día a `recuperaciones` del plan"
    for tramo in plan.no_lectivos:
        if tramo.desde and tramo.hasta and tramo.desde <= fecha <= tramo.hasta:
            motivo = tramo.motivo or "día no lectivo"
            yield Problema("M316", visita.donde("fecha"), "ese día no hubo clases", motivo, arreglo)
            return
    if fecha.weekday() >= 5:
        yield Problema("M316", visita.donde("fecha"), f"la visita cae en {DIAS[fecha.weekday()]}", "", arreglo, NOTA)


@regla("M320", "borrador-viejo", AVISO, VISITA, con_los_dias=True)
def borrador_viejo(visita: Observacion, entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: un borrador no cuenta; si se olvida, esa visita no existió.

    Mal:
        # observaciones/2024-04-16-d01.yaml
        estado: borrador

    Bien:
        # observaciones/2024-04-16-d01.yaml
        estado: cerrada
    """
    if not entorno.pendientes or visita.estado != "borrador" or visita.fecha is None or not visita.es_visita:
        return
    dias = (entorno.hoy - visita.fecha).days
    if dias > DIAS_DE_BORRADOR:
        yield Problema(
            "M320", visita.donde("fecha"), f"el borrador tiene {dias} días", "",
            f"termínalo con: monitoreo visita retomar {visita.id}",
        )  # fmt: skip
