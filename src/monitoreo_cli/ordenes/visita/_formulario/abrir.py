"""Empezar o retomar una visita conversando, y terminar siempre diciendo dónde quedó."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from pathlib import Path

from monitoreo_cli.calculo.cuentan import orden_de_visita
from monitoreo_cli.errores import ErrorDeDatos, ErrorDelMundo, ErrorDeUso, Ilegible, Interrumpido
from monitoreo_cli.escritura.borrador import Borrador
from monitoreo_cli.lectura.cargar import cargar, es_observacion
from monitoreo_cli.lectura.carpeta import Carpeta
from monitoreo_cli.lectura.clases import id_de
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.ordenes._entregas import avisar_si_ya_se_entrego
from monitoreo_cli.ordenes._formulario.conversacion import Conversacion, Salir, Volver
from monitoreo_cli.ordenes._formulario.pregunta import NoVale, decir
from monitoreo_cli.ordenes._formulario.repaso import confirmar
from monitoreo_cli.ordenes.visita._formulario.caso import Caso
from monitoreo_cli.ordenes.visita._formulario.leido import Leido, leer_borrador
from monitoreo_cli.ordenes.visita._formulario.motor import Motor
from monitoreo_cli.ordenes.visita._formulario.revision import revisar
from monitoreo_cli.texto import contar, cortar, desde_aqui, quiza, recortar
from monitoreo_cli.vistas.terminal import columnas, salida

_A_LA_VISTA = 9


def nueva(raiz: Path, hoy: date) -> None:
    """Una visita nueva; si hay borradores, primero los ofrece."""
    mesa = _Mesa(raiz, hoy)
    charla = Conversacion(raiz)
    with _diciendo_donde(Motor(mesa.carpeta, mesa.caso, charla)) as motor:
        charla.decir("Visita nueva. En cada pregunta: `<` vuelve, `!` guarda y sale, `?` ayuda.")
        elegido = _ofrecer(mesa, charla) if mesa.borradores or mesa.rotos else None
        if elegido is not None:
            mesa.poner(motor, elegido)
        _llenar(motor)


def retomar(raiz: Path, hoy: date, dicho: str | None, a_revisar: bool = False) -> None:
    """Un borrador: el que se diga, el único, o el que se elija. Con `a_revisar`, sin más preguntas que su revisión."""
    mesa = _Mesa(raiz, hoy)
    charla = Conversacion(raiz)
    with _diciendo_donde(Motor(mesa.carpeta, mesa.caso, charla)) as motor:
        ruta = mesa.hallar(dicho) if dicho is not None else _cual(mesa, charla)
        mesa.poner(motor, ruta)
        _llenar(motor, a_revisar)


class _Mesa:
    """La escuela abierta y sus borradores: los que se pueden seguir, del más reciente al más viejo, y los rotos."""

    def __init__(self, raiz: Path, hoy: date) -> None:
        self.carpeta = Carpeta(raiz)
        fuentes = list(self.carpeta.fuentes())
        escuela, _ = cargar(fuentes)
        if escuela.plan is None or not escuela.docentes:
            raise Ilegible("el plan o la lista de docentes")
        self.caso = Caso(escuela, hoy, _reloj)
        self.datos = {f.ruta: f.datos for f in fuentes if es_observacion(f.ruta) and not f.ilegible}
        pendientes = [v for v in escuela.visitas if v.estado == "borrador"]
        rutas = [v.ruta for v in sorted(pendientes, key=orden_de_visita, reverse=True)]
        leidos = {r: _con_docente(escuela, leer_borrador(r, self.datos[r])) for r in rutas}
        self.borradores = {r: leido for r, leido in leidos.items() if leido.estado is not None}
        self.rotos = {f.ruta: f.ilegible for f in fuentes if es_observacion(f.ruta) and f.ilegible}
        self.rotos |= {r: leido.motivo for r, leido in leidos.items() if leido.estado is None}

    def hallar(self, dicho: str) -> str:
        """La ruta del borrador con ese id. Lanza `ErrorDeUso` o `ErrorDeDatos` si no se puede retomar."""
        for ruta in self.borradores:
            if id_de(ruta) == dicho:
                return ruta
        for ruta in (*self.rotos, *self.datos):
            if id_de(ruta) == dicho:
                motivo = self.rotos.get(ruta) or leer_borrador(ruta, self.datos[ruta]).motivo
                raise ErrorDeDatos(f"no se puede retomar `{ruta}`: {motivo}", "míralo con: monitoreo validar")
        hay = [id_de(r) for r in self.borradores]
        raise ErrorDeUso(f"no existe el borrador `{dicho}`", quiza(dicho, hay) or f"hay: {', '.join(hay) or 'ninguno'}")

    def poner(self, motor: Motor, ruta: str) -> None:
        """Abre un borrador en el formulario, cuidando lo que alguien anotó en él."""
        leido = self.borradores[ruta]
        borrador = Borrador(self.carpeta, self.carpeta.raiz / ruta, self.datos[ruta])
        if leido.con_comentarios:
            motor.charla.decir(f"{ruta} tiene comentarios (#), y al llenarlo aquí se van de él.")
            if not confirmar(motor, "¿Guardo una copia en .monitoreo/ y sigo?"):
                raise Salir
            motor.charla.decir(f"Copia: {desde_aqui(borrador.copiar_aparte())}")
        motor.borrador, motor.estado = borrador, leido.estado or {}


def _con_docente(escuela: Escuela, leido: Leido) -> Leido:
    """Sin un docente que exista no hay a quién preguntar por él."""
    docente = (leido.estado or {}).get("docente")
    return leido if leido.estado is None or docente in escuela.docentes else Leido(None, f"no existe `{docente}`")


def _reloj() -> time:
    return datetime.now().time()


def _llenar(motor: Motor, a_revisar: bool = False) -> None:
    if not a_revisar:
        motor.recorrer()
    while True:
        try:
            cerrada = revisar(motor)
        except Volver:
            motor.seguir_en(len(motor.preguntas()) - 1)
        else:
            break
    assert motor.borrador is not None
    motor.charla.decir("", "Visita cerrada." if cerrada else "Queda en borrador.")
    salida().escribir(desde_aqui(motor.borrador.ruta))
    avisar_si_ya_se_entrego(Carpeta(motor.borrador.raiz), (motor.borrador.relativa,))
    if not cerrada:
        motor.charla.decir(_como_seguir(motor.borrador))


# ---------------------------------------------------------------- elegir un borrador


def _ofrecer(mesa: _Mesa, charla: Conversacion) -> str | None:
    """El borrador que se elija, o `None` para empezar una nueva."""
    for ruta, motivo in mesa.rotos.items():
        charla.decir(recortar(f"{ruta} no se puede retomar: {motivo}", 78))
    if not mesa.borradores:
        return None
    charla.decir(f"Tienes {contar(len(mesa.borradores), 'visita')} a medio llenar:", *_lista(mesa))
    return _elegido(mesa, charla, "¿Retomas una? Su número (Enter: empiezo otra): ", "")


def _cual(mesa: _Mesa, charla: Conversacion) -> str:
    if not mesa.borradores:
        raise ErrorDeUso("no hay ningún borrador que retomar", "empieza una visita con: monitoreo visita nueva")
    if len(mesa.borradores) == 1:
        return next(iter(mesa.borradores))
    charla.decir("¿Cuál retomas?", *_lista(mesa))
    return _elegido(mesa, charla, "Número (Enter: la 1): ", "1") or ""


def _lista(mesa: _Mesa) -> list[str]:
    filas = []
    for numero, (ruta, leido) in enumerate(list(mesa.borradores.items())[:_A_LA_VISTA], 1):
        estado = leido.estado or {}
        filas.append([f"{numero})", id_de(ruta), decir(estado["fecha"]), mesa.caso.nombre_de(estado["docente"])])
    return [cortar(linea, 79) for linea in columnas(filas)]


def _elegido(mesa: _Mesa, charla: Conversacion, invitacion: str, con_enter: str) -> str | None:
    rutas = list(mesa.borradores)

    def leer(dicho: str) -> str | None:
        dicho = dicho or con_enter
        if not dicho:
            return None
        if dicho.isdecimal() and 0 < int(dicho[:6]) <= len(rutas):
            return rutas[int(dicho) - 1]
        hallado = next((r for r in rutas if id_de(r) == dicho), None)
        if hallado is None:
            raise NoVale(f"escribe un número del 1 al {len(rutas)}; por ejemplo: 1")
        return hallado

    while True:
        try:
            elegido: str | None = charla.elegir(invitacion, leer)
        except Volver:
            continue
        return elegido


# ---------------------------------------------------------------- terminar


@contextmanager
def _diciendo_donde(motor: Motor) -> Iterator[Motor]:
    """Pase lo que pase, la persona sabe qué quedó guardado y cómo seguir."""
    try:
        yield motor
    except Salir:
        motor.charla.decir("", *_donde_quedo(motor))
    except KeyboardInterrupt:
        if motor.borrador is None:
            raise
        raise Interrumpido(f"lo respondido está en {_ruta(motor.borrador)}", _como_seguir(motor.borrador)) from None
    except ErrorDelMundo as error:
        donde = " ".join(_donde_quedo(motor)) if motor.borrador else ""
        raise ErrorDelMundo(error.mensaje, f"{error.arreglo}. Esta última respuesta no se guardó. {donde}") from error


def _donde_quedo(motor: Motor) -> list[str]:
    if motor.borrador is None:
        return ["Todavía no había nada que guardar."]
    return [f"Lo respondido está en {_ruta(motor.borrador)}.", _como_seguir(motor.borrador)]


def _ruta(borrador: Borrador) -> str:
    return desde_aqui(borrador.ruta)


def _como_seguir(borrador: Borrador) -> str:
    return f"Síguela con: monitoreo visita retomar {borrador.id}"
