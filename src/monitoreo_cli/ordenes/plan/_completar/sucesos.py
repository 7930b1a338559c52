"""Lo que cambia con el año ya empezado: una visita que no se hizo en su fecha, quien se ausenta y quien se va."""

from collections.abc import Iterable, Iterator

from monitoreo_cli.calculo.previstas import vigente
from monitoreo_cli.fechas import DIAS, corta
from monitoreo_cli.modelo.docente import MOTIVOS
from monitoreo_cli.ordenes._formulario import personas
from monitoreo_cli.ordenes._formulario.caminos import Camino, Estado, poner
from monitoreo_cli.ordenes._formulario.escuela import DOCENTES
from monitoreo_cli.ordenes._formulario.pregunta import Opcion, Pregunta, de_frase, de_opciones, leer_dia, leer_varias
from monitoreo_cli.ordenes.plan._completar.caso import Caso
from monitoreo_cli.ordenes.plan._completar.varios import de_elemento
from monitoreo_cli.vistas.resumen import etapa_con_fechas

PREVISTAS = "visitas_previstas"
_CUAL, _QUIEN, _QUE = "no_se_hizo", "quien", "que_paso"
_SE_FUE = "se-fue"
_CERCANAS = 9


def es_suceso(camino: Camino) -> bool:
    """Si lo que ahí se responde es algo que ya pasó, y no algo que se decide."""
    return camino[0] == PREVISTAS or (camino[0] == DOCENTES and camino[2] in ("ausencias", "hasta"))


def de_las_previstas(caso: Caso, estado: Estado) -> Iterator[Pregunta]:
    """Una de las programadas, la de fecha más cercana a hoy primero; por qué no se hizo y para cuándo pasa."""
    con_fecha = [(i, p, dia) for i, p in enumerate(caso.plan.visitas_previstas, 1) if (dia := vigente(p) or p.fecha)]
    cercanas = sorted(con_fecha, key=lambda fila: abs(fila[2] - caso.hoy))[:_CERCANAS]
    # Con el código que tendría la visita: un número suelto podría ser el de la lista o el del plan.
    sitios = {f"{dia}-{p.docente}": (str(i), p) for i, p, dia in cercanas}
    if not sitios:
        return
    opciones = [
        Opcion(clave, f"{DIAS[dia.weekday()]} {corta(dia)}, {p.docente}{_aula(caso, p.docente)}, etapa {p.etapa}")
        for clave, (_, p, dia) in zip(sitios, cercanas, strict=False)
    ]
    yield _que_decide((_CUAL,), "Visita", "¿Qué visita programada no se hizo?", opciones, (PREVISTAS,), salto="ninguna")
    if estado.get(_CUAL) not in sitios:
        return
    sitio, pieza = sitios[estado[_CUAL]]
    yield de_frase(
        (PREVISTAS, sitio, "no_realizada"), "Por qué", "¿Por qué no se hizo?",
        ayuda="Sale en el cronograma y en los informes. Por ejemplo: Paro regional",
    )  # fmt: skip
    yield Pregunta(
        (PREVISTAS, sitio, "nueva_fecha"), "Nueva fecha", "¿Para qué día pasa?", leer_dia(caso.hoy, pieza.fecha),
        salto="todavía no se sabe", ayuda="Un día con clases. Por ejemplo: 25/9",
    )  # fmt: skip


def de_las_ausencias(caso: Caso, estado: Estado) -> Iterator[Pregunta]:
    """Quién, qué pasó, y en qué etapas o hasta cuándo: a quien no está no se le cuenta como visita que falta."""
    gente = personas.docentes(caso.antes)
    yield _que_decide(
        (_QUIEN,), "Docente", "¿Qué docente se ausenta o se va?", gente, (DOCENTES, _QUE), salto="ninguno"
    )
    codigo = estado.get(_QUIEN)
    if codigo is None:
        return
    motivos = [*(Opcion(m, m) for m in MOTIVOS), Opcion(_SE_FUE, "ya no trabaja en la escuela")]
    yield _que_decide((_QUE,), "Qué pasó", "¿Qué pasó?", motivos, (DOCENTES,))
    que = estado.get(_QUE)
    if que == _SE_FUE:
        yield Pregunta(
            (DOCENTES, codigo, "hasta"), "Último día", "¿Cuál fue su último día?", leer_dia(caso.hoy),
            ayuda="Desde el siguiente ya no se cuenta con él. Sus visitas se quedan.",
        )  # fmt: skip
    elif que:
        yield _en_que_etapas(caso, codigo, que)


def _en_que_etapas(caso: Caso, codigo: str, motivo: str) -> Pregunta:
    lista = (DOCENTES, codigo, "ausencias")
    llave = str(len(caso.antes.docentes[codigo].ausencias) + 1)
    etapas = tuple(Opcion(numero, etapa_con_fechas(etapa)) for numero, etapa in caso.antes.etapas.items())
    pregunta = de_elemento(
        lista, llave, "etapas", "Etapas", "¿En qué etapas no estará para visitarlo?", leer_varias(etapas),
        opciones=etapas, ayuda="Por su número, separadas por comas. En ellas no se espera su visita.",
    )  # fmt: skip

    def con_motivo(estado: Estado, valor: object) -> Estado:
        assert pregunta.poner is not None
        puesto = pregunta.poner(estado, valor)
        return poner(puesto, (*lista, llave, "motivo"), motivo) if valor is not None else puesto

    return pregunta.con(poner=con_motivo)


def _que_decide(
    camino: Camino, rotulo: str, texto: str, opciones: Iterable[Opcion], deja: tuple[str, ...],
    salto: str = Pregunta.salto,
) -> Pregunta:  # fmt: skip
    """De ella depende lo que sigue: al cambiarla se olvida lo que se dijo de otra."""

    def olvidar(estado: Estado, valor: object) -> Estado:
        return poner({c: v for c, v in estado.items() if c not in deja}, camino, valor)

    ayuda = "Escribe su número o parte de su nombre."
    return de_opciones(camino, rotulo, texto, opciones, salto=salto, poner=olvidar, ayuda=ayuda)


def _aula(caso: Caso, codigo: str | None) -> str:
    docente = caso.antes.docentes.get(codigo or "")
    return f" {docente.aula}" if docente and docente.aula else ""
