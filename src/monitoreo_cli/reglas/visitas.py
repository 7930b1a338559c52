"""M3xx que se ven en una sola visita. M311 a M319 miran sólo visitas cerradas."""

import re
from collections.abc import Iterator
from datetime import timedelta

from monitoreo_cli.calculo.plazos import DIAS_DE_BORRADOR, DIAS_DE_DIALOGO
from monitoreo_cli.fechas import DIAS, corta, minutos_entre
from monitoreo_cli.lugar import Lista, Lugar
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.observacion import SIN_NIVEL, Ficha, Observacion, Valoracion
from monitoreo_cli.modelo.rubrica import Rubrica
from monitoreo_cli.problema import Problema
from monitoreo_cli.reglas.registro import AVISO, ERROR, NOTA, Ambito, Entorno, regla, tambien
from monitoreo_cli.texto import enumerar, parecida, sin_acentos

ESCUELA, VISITA = Ambito.ESCUELA, Ambito.VISITA
DIAS_FUERA = 15
DURACION = (45, 90)
_JUICIOS = (
    "excelente|excelentes|excelentemente|buen|buena|buenas|bueno|buenos|bien|mal|mala|malas|malo|malos|pesim[oa]s?|"
    "regular|aburrid[oa]s?|desordenad[oa]s?|adecuad[oa]s?|adecuadamente|inadecuad[oa]s?|inadecuadamente|"
    "correctamente|incorrectamente|deficientes?|floj[oa]s?|perfect[oa]s?|perfectamente|eficaz|eficaces|eficazmente|"
    "desmotivad[oa]s?|apatic[oa]s?|desinteresad[oa]s?|descuidad[oa]s?|improvisad[oa]s?|bonit[oa]s?|lind[oa]s?|"
    "maravillos[oa]s?|interesantes?|lamentables?|irresponsables?|autoritari[oa]s?|carismatic[oa]s?"
)
_JUICIO = re.compile(rf"\b(?<!mas )(?<!o )({_JUICIOS})\b")
_CITA = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"|'[^']*'")


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
    plan, lista = entorno.escuela.plan, entorno.escuela.lista
    rangos = [
        *((plan.periodo,) if plan and plan.periodo else ()),
        *(plan.etapas if plan else ()),
        *(plan.actividades if plan else ()),
        *(plan.no_lectivos if plan else ()),
        *(lista.docentes if lista else ()),
    ]
    for rango in rangos:
        if rango.desde and rango.hasta and rango.hasta < rango.desde:
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
    propia = escuela.plan.duracion_habitual if escuela.plan else None
    minimo = propia.minimo if propia and propia.minimo is not None else DURACION[0]
    maximo = propia.maximo if propia and propia.maximo is not None else DURACION[1]
    return minimo, maximo


@regla("M304", "asistentes-de-mas", AVISO, VISITA)
def asistentes_de_mas(visita: Observacion, entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: no pueden asistir más de los matriculados; una cifra está mal.

    Mal:
        # observaciones/2024-04-16-d01.yaml
        sesion:
          matriculados: 9
          asistentes: 19

    Bien:
        # observaciones/2024-04-16-d01.yaml
        sesion:
          matriculados: 9
          asistentes: 9
    """
    sesion = visita.sesion
    if sesion is None or sesion.matriculados is None or sesion.asistentes is None:
        return
    if sesion.asistentes > sesion.matriculados:
        yield Problema(
            "M304", sesion.donde("asistentes"), f"asistieron {sesion.asistentes} de {sesion.matriculados} matriculados",
            "son más que los matriculados", "corrige una de las dos cifras",
        )  # fmt: skip


@regla("M305", "nivel-sin-evidencia", AVISO, VISITA)
def nivel_sin_evidencia(visita: Observacion, entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: un nivel sin lo que se vio u oyó no se puede conversar ni defender. Valen la
    `evidencia` o los hechos del cuaderno marcados `[desempeno]`.

    Mal:
        # observaciones/2024-04-16-d01.yaml
        desempenos:
          involucra:
            nivel: III

    Bien:
        # observaciones/2024-04-16-d01.yaml
        cuaderno:
          hechos: |
            08:25 [involucra] Pregunta por la feria y responden ocho de nueve.
        desempenos:
          involucra:
            nivel: III
    """
    if not visita.es_cerrada:
        return
    for rubrica, desempeno, valoracion, _ in _valoraciones(visita, entorno.escuela):
        sin_evidencia = not valoracion.evidencia and desempeno not in visita.desempenos_con_hechos
        if valoracion.nivel in rubrica.claves and sin_evidencia:
            lugar = valoracion.origen.lugar_que_abre()
            parecido = parecida(desempeno, visita.desempenos_con_hechos - rubrica.por_id.keys())
            rotulo = f"hay hechos marcados `[{parecido}]`: ¿eran de `{desempeno}`?" if parecido else ""
            mensaje = f"`{desempeno}` tiene nivel {valoracion.nivel} y ninguna evidencia"
            arreglo = f"agrega `evidencia:` con lo que viste u oíste, o marca un hecho con [{desempeno}]"
            yield Problema("M305", lugar, mensaje, rotulo, arreglo)


@regla("M306", "marca-con-otro-nivel", ERROR, VISITA)
def marca_con_otro_nivel(visita: Observacion, entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: una ofensa, agresión, discriminación o maltrato lleva al nivel más bajo de ese
    desempeño, con evidencia; y sólo algunos desempeños la admiten.

    Mal:
        # observaciones/2024-04-16-d01.yaml
        desempenos:
          respeto:
            nivel: III
            marca: sí
            evidencia: A las 08:40 llama «burro» a quien se equivoca

    Bien:
        # observaciones/2024-04-16-d01.yaml
        desempenos:
          respeto:
            nivel: I
            marca: sí  # monitoreo: permite M323
            evidencia: A las 08:40 llama «burro» a quien se equivoca
    """
    for rubrica, desempeno, valoracion, _ in _valoraciones(visita, entorno.escuela):
        if not valoracion.marca or not rubrica.claves:
            continue
        lugar, minimo = valoracion.donde("marca"), rubrica.claves[0]
        definido = rubrica.por_id.get(desempeno)
        if definido is not None and not definido.admite_marca:
            mensaje = f"`{desempeno}` no admite marca"
            yield Problema("M306", lugar, mensaje, "", "quita `marca`, o ponla en el desempeño que corresponde")
            continue
        if valoracion.nivel in (*rubrica.claves[1:], *SIN_NIVEL):
            mensaje = f"hay marca y el nivel es {valoracion.nivel}"
            yield Problema("M306", lugar, mensaje, f"con marca el nivel es {minimo}", f"pon `nivel: {minimo}`")
        if not valoracion.evidencia and desempeno not in visita.desempenos_con_hechos:
            yield Problema("M306", lugar, "hay marca y ninguna evidencia", "", "escribe en `evidencia` qué pasó")


@regla("M307", "falta-nivel", ERROR, VISITA)
def falta_nivel(visita: Observacion, entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: cerrar la visita es decir que está completa. Si un desempeño no se vio, se
    escribe `no-observado`; nunca se inventa un nivel.

    Mal:
        # observaciones/2024-04-16-d01.yaml
        desempenos:
          involucra:
            evidencia: Pregunta por la feria y responden ocho de nueve

    Bien:
        # observaciones/2024-04-16-d01.yaml
        desempenos:
          involucra:
            nivel: III
            evidencia: Pregunta por la feria y responden ocho de nueve
    """
    if not visita.es_cerrada:
        return
    for dicha, valoraciones, pieza in visita.fichas():
        rubrica = entorno.escuela.rubrica(dicha)
        if rubrica is None or (pieza.origen.tiene("desempenos") and pieza.origen.mapa("desempenos") is None):
            continue
        for desempeno in rubrica.por_id:
            valoracion = valoraciones.get(desempeno)
            if valoracion is None or valoracion.nivel is None:
                yield from _sin_nivel(visita, pieza, desempeno, valoracion, rubrica)


def _sin_nivel(
    visita: Observacion, pieza: Observacion | Ficha, desempeno: str, valoracion: Valoracion | None, rubrica: Rubrica
) -> Iterator[Problema]:
    mapa = pieza.origen.mapa("desempenos")
    if valoracion is not None and valoracion.origen.tiene("nivel"):
        return  # está escrito y no se entiende: ya tiene su problema
    if mapa is None:
        lugar = visita.donde("estado")
    elif desempeno in mapa.pares:
        if mapa.tiene(desempeno) and valoracion is None:
            return  # hay algo que no es un bloque: ya tiene su problema
        lugar = mapa.lugar_de_clave(desempeno)
    else:
        lugar = pieza.origen.lugar_de_clave("desempenos")
    opciones = enumerar((*rubrica.claves, *SIN_NIVEL), "o")
    yield Problema(
        "M307", lugar, f"la visita está cerrada y falta el nivel de `{desempeno}`", "", f"escribe `nivel:` {opciones}"
    )


@regla("M308", "sin-compromiso", AVISO, VISITA)
def sin_compromiso(visita: Observacion, entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: si se conversó y algo está bajo el logro, de ahí sale al menos un acuerdo.

    Mal:
        # observaciones/2024-04-16-d01.yaml
        desempenos:
          razonamiento:
            nivel: II
            evidencia: Las tres preguntas piden repetir lo que dice el afiche
        compromisos: []

    Bien:
        # observaciones/2024-04-16-d01.yaml
        desempenos:
          razonamiento:
            nivel: II
            evidencia: Las tres preguntas piden repetir lo que dice el afiche
        compromisos:
          - id: c1
            texto: Plantear una pregunta abierta en cada momento
            desempeno: razonamiento
    """
    rubrica = entorno.escuela.rubrica(visita.rubrica)
    if not visita.es_cerrada or not visita.es_principal or rubrica is None or not visita.origen.tiene("dialogo"):
        return
    bajo = [d for d, v in visita.desempenos.items() if v.nivel in rubrica.claves and not _en_logro(rubrica, v.nivel)]
    if bajo and not _hay_compromisos_escritos(visita):
        mensaje = f"{enumerar(bajo)} bajo el logro, y no quedó ningún compromiso"
        yield Problema("M308", visita.origen.lugar_de_clave("dialogo"), mensaje, "", "agrega uno en `compromisos`")


def _hay_compromisos_escritos(visita: Observacion) -> bool:
    """Aunque no se entiendan: lo que esté mal escrito ya tiene su problema."""
    nodo = visita.origen.nodo("compromisos")
    return bool(nodo.elementos) if isinstance(nodo, Lista) else nodo is not None


def _en_logro(rubrica: Rubrica, nivel: str | None) -> bool:
    """Sin un `logro_desde` válido no se acusa a nadie de estar bajo el logro."""
    return nivel in rubrica.claves_en_logro or not rubrica.claves_en_logro


@regla("M309", "plazo-antes-de-visita", ERROR, VISITA)
def plazo_antes_de_visita(visita: Observacion, entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: nadie puede cumplir algo antes de haberlo acordado.

    Mal:
        # observaciones/2024-04-16-d01.yaml
        compromisos:
          - id: c1
            texto: Plantear una pregunta abierta en cada momento
            plazo: 2024-03-31

    Bien:
        # observaciones/2024-04-16-d01.yaml
        compromisos:
          - id: c1
            texto: Plantear una pregunta abierta en cada momento
            plazo: 2024-07-15
    """
    for compromiso in visita.compromisos:
        if compromiso.plazo and visita.fecha and compromiso.plazo < visita.fecha:
            yield Problema(
                "M309", compromiso.donde("plazo"), f"el plazo es anterior a la visita ({corta(visita.fecha)})",
                "", "corrige el plazo",
            )  # fmt: skip


@regla("M311", "juicio-en-hecho", NOTA, VISITA)
def juicio_en_hecho(visita: Observacion, entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: el cuaderno separa lo que pasó de lo que uno opina; sobre los hechos se puede
    conversar. Lo que alguien dijo va entre comillas y no cuenta.

    Mal:
        # observaciones/2024-04-16-d01.yaml
        cuaderno:
          hechos: |
            08:25 La clase es aburrida.

    Bien:
        # observaciones/2024-04-16-d01.yaml
        cuaderno:
          hechos: |
            08:25 Cuatro de nueve miran por la ventana. Uno dice: «qué aburrido».
    """
    if not visita.es_cerrada or visita.cuaderno is None or not visita.cuaderno.hechos:
        return
    hallados = []
    for numero, linea in enumerate(visita.cuaderno.hechos.splitlines(), 1):
        plana = sin_acentos(_CITA.sub(" ", linea))
        hallados += [f"«{m[1]}» (línea {numero} de los hechos)" for m in _JUICIO.finditer(plana)]
    if hallados:
        yield Problema(
            "M311", visita.cuaderno.donde("hechos"), f"¿lo viste u oíste, o es tu opinión? {enumerar(hallados)}",
            "", "cuenta qué pasó, o ponlo entre comillas si alguien lo dijo",
        )  # fmt: skip


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


@regla("M313", "grado-ajeno", AVISO, VISITA)
def grado_ajeno(visita: Observacion, entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: si el grado no es del docente, la visita o la lista está mal.

    Mal:
        # observaciones/2024-04-16-d01.yaml
        sesion:
          grados: [3]

    Bien:
        # observaciones/2024-04-16-d01.yaml
        sesion:
          grados: [1]
    """
    docente = entorno.escuela.docentes.get(visita.docente or "")
    sesion = visita.sesion
    if not visita.es_cerrada or docente is None or sesion is None or not docente.grados:
        return
    if set(sesion.grados) <= set(docente.grados):
        return
    nodo = sesion.origen.nodo("grados")
    for elemento in getattr(nodo, "elementos", ()):
        texto = getattr(elemento, "texto", "")
        if texto.isdecimal() and int(texto) in sesion.grados and int(texto) not in docente.grados:
            suyos = enumerar(f"{g}.º" for g in docente.grados)
            yield Problema(
                "M313", elemento.lugar(visita.ruta), f"el grado {texto}.º no es de `{docente.id}`",
                f"tiene {suyos}", "corrige el grado aquí o en docentes.yaml",
            )  # fmt: skip


@regla("M314", "nombre-de-archivo", NOTA, VISITA)
def nombre_de_archivo(visita: Observacion, entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: con `<fecha>-<docente>` la carpeta se ordena sola y nadie pisa a nadie.

    Mal:
        # observaciones/abril.yaml, copia de observaciones/2024-04-23-d02.yaml
        inicio: "10:15"
        fin: "11:30"

    Bien:
        # observaciones/2024-04-23-d02-tarde.yaml, copia de observaciones/2024-04-23-d02.yaml
        inicio: "10:15"
        fin: "11:30"
        desempenos:
          involucra:
            nivel: IV
            evidencia: Los nueve proponen qué medir
    """
    if not visita.es_cerrada or visita.fecha is None or visita.docente not in entorno.escuela.docentes:
        return
    esperado = f"{visita.fecha.isoformat()}-{visita.docente}"
    if not visita.id.startswith(esperado):
        yield Problema(
            "M314", Lugar(visita.ruta), f"el archivo no empieza con `{esperado}`", "",
            f"cámbiale el nombre con: monitoreo visita mover {visita.id}",
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
    limite = visita.fecha + timedelta(days=DIAS_DE_DIALOGO)
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


@regla("M318", "monitoreo-insuficiente", ERROR, VISITA)
def monitoreo_insuficiente(visita: Observacion, entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: si el docente siguió el trabajo menos del mínimo de la sesión, en ese
    desempeño sólo cabe el nivel más bajo.

    Mal:
        # observaciones/2024-04-16-d01.yaml
        inicio: "08:15"
        fin: "09:45"
        sesion:
          minutos_de_monitoreo: 20

    Bien:
        # observaciones/2024-04-16-d01.yaml
        inicio: "08:15"
        fin: "09:45"
        sesion:
          minutos_de_monitoreo: 30
    """
    minutos = visita.sesion.minutos_de_monitoreo if visita.sesion else None
    if not visita.es_cerrada or minutos is None or not visita.inicio or not visita.fin or visita.fin <= visita.inicio:
        return
    duracion = minutos_entre(visita.inicio, visita.fin)
    for rubrica, desempeno, valoracion, _ in _valoraciones(visita, entorno.escuela):
        definido = rubrica.por_id.get(desempeno)
        minimo = definido.minimo_monitoreo if definido else None
        sube = valoracion.nivel in rubrica.claves[1:]
        if minimo is not None and sube and minutos * 100 < minimo * duracion:
            yield Problema(
                "M318", valoracion.donde("nivel"),
                f"monitoreó {minutos} de {duracion} minutos, menos del {minimo} %",
                f"así sólo cabe {rubrica.claves[0]}", f"pon `nivel: {rubrica.claves[0]}` o corrige los minutos",
            )  # fmt: skip


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


@regla("M323", "marca-con-protocolo", NOTA, VISITA)
def marca_con_protocolo(visita: Observacion, entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: un maltrato no se resuelve con la rúbrica. Sigue el protocolo de convivencia
    escolar, y no escribas nombres de estudiantes.

    Mal:
        # observaciones/2024-04-16-d01.yaml
        desempenos:
          respeto:
            nivel: I
            marca: sí
            evidencia: A las 08:40 llama «burro» a quien se equivoca

    Bien:
        # observaciones/2024-04-16-d01.yaml
        desempenos:
          respeto:
            nivel: I
            marca: sí  # monitoreo: permite M323
            evidencia: A las 08:40 llama «burro» a quien se equivoca
    """
    for _, valoraciones, _ in visita.fichas():
        for valoracion in valoraciones.values():
            if valoracion.marca:
                yield Problema(
                    "M323", valoracion.donde("marca"), "una marca pide además seguir el protocolo de convivencia",
                    "", "sigue el protocolo sin nombrar estudiantes, y permite la nota: `# monitoreo: permite M323`",
                )  # fmt: skip


def _valoraciones(
    visita: Observacion, escuela: Escuela
) -> Iterator[tuple[Rubrica, str, Valoracion, Observacion | Ficha]]:
    """Cada valoración con su instrumento; sin las de instrumentos que no se conocen."""
    for dicha, valoraciones, pieza in visita.fichas():
        rubrica = escuela.rubrica(dicha)
        if rubrica is not None:
            for desempeno, valoracion in valoraciones.items():
                yield rubrica, desempeno, valoracion, pieza
