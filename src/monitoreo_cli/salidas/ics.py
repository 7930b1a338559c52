"""Un calendario iCalendar (RFC 5545): etapas, visitas previstas, diálogos y plazos de compromisos.

Un calendario suele acabar en la nube de alguien: por eso lleva ids y ningún texto libre, salvo que se
pida. Un mismo hecho conserva su UID aunque cambie de fecha, y nada depende de la hora en que se escribe.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator
from datetime import date, time

from monitoreo_cli import __version__
from monitoreo_cli.calculo.compromisos import Seguido, seguir
from monitoreo_cli.calculo.cuentan import Cuentas
from monitoreo_cli.calculo.plazos import DIAS_DE_DIALOGO
from monitoreo_cli.calculo.previstas import Prevista, previstas
from monitoreo_cli.fechas import sumar_dias
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.observacion import Observacion
from monitoreo_cli.modelo.plan import Etapa
from monitoreo_cli.texto import visible
from monitoreo_cli.valor import Valor

_OCTETOS = 75
_ZONA = "America/Lima"
# El Perú no cambia la hora: una sola regla, sin verano.
_VTIMEZONE = (
    "BEGIN:VTIMEZONE", f"TZID:{_ZONA}", "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:-0500",
    "TZOFFSETTO:-0500", "TZNAME:-05", "END:STANDARD", "END:VTIMEZONE",
)  # fmt: skip


class Evento(Valor):
    """Algo con fecha, hasta `hasta` inclusive. `clave` no cambia aunque se mueva.

    Sin `inicio` y `fin` dura todo el día; `cambios` es cuántas veces se movió.
    """

    clave: str
    resumen: str
    desde: date
    hasta: date
    detalle: str = ""
    inicio: time | None = None
    fin: time | None = None
    cambios: int = 0


def calendario(escuela: Escuela, cuentas: Cuentas, hoy: date, nombres: bool = False) -> str:
    """El archivo entero, con CRLF. `nombres` pone nombres y textos de la persona, en vez de sólo ids."""
    quien = _Quien(escuela, nombres)
    eventos = sorted(_eventos(escuela, cuentas, hoy, quien), key=lambda e: (e.desde, e.clave))
    repetidas: Counter[str] = Counter()
    lineas = [
        "BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//monitoreo//monitoreo {__version__}//ES", "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_texto(('RESERVADO: ' if nombres else '') + _titulo(escuela))}", f"X-WR-TIMEZONE:{_ZONA}",
    ]  # fmt: skip
    if any(e.inicio for e in eventos):
        lineas += _VTIMEZONE
    for evento in eventos:
        repetidas[evento.clave] += 1
        sufijo = f"-{repetidas[evento.clave]}" if repetidas[evento.clave] > 1 else ""
        lineas += _vevent(evento, f"{evento.clave}{sufijo}@{_dominio(escuela)}", hoy)
    return "".join(f"{parte}\r\n" for linea in [*lineas, "END:VCALENDAR"] for parte in plegar(linea))


class _Quien:
    """Cómo se nombra a un docente, y si se puede poner lo que alguien escribió."""

    def __init__(self, escuela: Escuela, nombres: bool) -> None:
        self.con_textos = nombres
        self._nombres = escuela.nombres if nombres else {}

    def de(self, docente: str | None) -> str:
        return self._nombres.get(docente or "") or docente or "la escuela"

    def texto(self, dicho: str | None) -> str:
        return dicho or "" if self.con_textos else ""


# ---------------------------------------------------------------- qué hay en el calendario


def _eventos(escuela: Escuela, cuentas: Cuentas, hoy: date, quien: _Quien) -> Iterator[Evento]:
    yield from (e for etapa in escuela.etapas.values() for e in _etapa(etapa))
    yield from (e for prevista in previstas(escuela, cuentas, hoy) for e in _visita(prevista, quien))
    yield from (e for visita in cuentas.cuentan for e in _dialogo(visita, quien))
    for seguido in seguir(escuela, hoy):
        if seguido.es_abierto and seguido.plazo is not None:
            yield _compromiso(seguido, seguido.plazo, quien)


def _etapa(etapa: Etapa) -> Iterator[Evento]:
    if etapa.desde and etapa.hasta and etapa.desde <= etapa.hasta:
        nombre = f": {etapa.nombre}" if etapa.nombre else ""
        yield Evento(f"etapa-{etapa.numero}", f"Etapa {etapa.numero}{nombre}", etapa.desde, etapa.hasta)


def _visita(prevista: Prevista, quien: _Quien) -> Iterator[Evento]:
    """Una prevista, en el día y la hora en que se hizo si ya se hizo; si no, todo el día en la fecha que vale."""
    hecha, pieza = prevista.visita, prevista.pieza
    fecha = hecha.fecha if hecha and hecha.fecha else prevista.fecha
    if fecha is None:
        return
    inicio, fin = (hecha.inicio, hecha.fin) if hecha else (None, None)
    con_hora = inicio is not None and fin is not None and inicio < fin
    primera = f"{pieza.fecha:%Y%m%d}" if pieza.fecha else "sin-fecha"
    detalle = ". ".join(p for p in (prevista.estado.capitalize(), quien.texto(pieza.no_realizada)) if p)
    yield Evento(
        f"visita-{prevista.etapa}-{prevista.docente}-{primera}",
        f"Visita a {quien.de(prevista.docente)}, etapa {prevista.etapa}",
        fecha, fecha, detalle, inicio if con_hora else None, fin if con_hora else None,
        1 if pieza.nueva_fecha else 0,
    )  # fmt: skip


def _dialogo(visita: Observacion, quien: _Quien) -> Iterator[Evento]:
    """El día en que conversaron o, si no se anotó, el último para hacerlo a tiempo."""
    if visita.fecha is None:
        return
    anotado = visita.origen.tiene("dialogo")
    fecha = visita.dialogo.fecha if visita.dialogo else None
    if anotado and fecha is None:
        return
    que = "Diálogo con" if anotado else "Falta el diálogo con"
    dia = fecha or sumar_dias(visita.fecha, DIAS_DE_DIALOGO)
    yield Evento(f"dialogo-{visita.id}", f"{que} {quien.de(visita.docente)}", dia, dia, f"Por la visita {visita.id}")


def _compromiso(seguido: Seguido, plazo: date, quien: _Quien) -> Evento:
    detalle = " ".join(p for p in (f"{seguido.id} ({seguido.estado}).", quien.texto(seguido.texto)) if p)
    resumen = f"Plazo de un compromiso de {quien.de(seguido.docente)}"
    return Evento(f"compromiso-{seguido.id.replace('/', '-')}", resumen, plazo, plazo, detalle)


# ---------------------------------------------------------------- cómo se escribe


def _vevent(evento: Evento, uid: str, hoy: date) -> list[str]:
    if evento.inicio is not None and evento.fin is not None:
        cuando = [
            f"DTSTART;TZID={_ZONA}:{evento.desde:%Y%m%d}T{evento.inicio:%H%M%S}",
            f"DTEND;TZID={_ZONA}:{evento.desde:%Y%m%d}T{evento.fin:%H%M%S}",
        ]
    else:  # el final de un día entero es el siguiente, y no se incluye
        fin = sumar_dias(evento.hasta, 1)
        cuando = [f"DTSTART;VALUE=DATE:{evento.desde:%Y%m%d}", f"DTEND;VALUE=DATE:{fin:%Y%m%d}"]
    detalle = [f"DESCRIPTION:{_texto(evento.detalle)}"] if evento.detalle else []
    return [
        "BEGIN:VEVENT", f"UID:{uid}", f"DTSTAMP:{hoy:%Y%m%d}T000000Z", f"SEQUENCE:{evento.cambios}", *cuando,
        f"SUMMARY:{_texto(evento.resumen)}", *detalle, "CLASS:PRIVATE", "TRANSP:TRANSPARENT", "END:VEVENT",
    ]  # fmt: skip


def _texto(dicho: str) -> str:
    """Un valor de texto con sus escapes; los saltos, como `\\n`, y nada que un lector obedezca."""
    lineas = (visible(linea) for linea in dicho.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    escapadas = (x.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;") for x in lineas)
    return "\\n".join(escapadas)


def plegar(linea: str) -> Iterator[str]:
    """La línea en trozos de a lo más 75 octetos sin partir una letra; los que siguen empiezan con un espacio."""
    trozo, octetos = "", 0
    for letra in linea:
        suyos = len(letra.encode("utf-8", "surrogatepass"))
        if octetos + suyos > _OCTETOS:
            yield trozo
            trozo, octetos = " ", 1
        trozo, octetos = trozo + letra, octetos + suyos
    yield trozo


def _titulo(escuela: Escuela) -> str:
    return f"Monitoreo {escuela.nombre}" if escuela.nombre else "Monitoreo"


def _dominio(escuela: Escuela) -> str:
    """Lo que distingue los UID de una escuela de los de otra: su código modular o, sin él, su nombre resumido."""
    propio = escuela.codigo_modular or hashlib.sha256(_titulo(escuela).encode()).hexdigest()[:12]
    return f"{propio}.monitoreo"
