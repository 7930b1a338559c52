"""Lo que la escuela ya sabe de la visita que se llena, y lo que se deduce de ello."""

from collections.abc import Callable
from datetime import date, time
from functools import cached_property

from monitoreo_cli.calculo.compromisos import Seguido, seguir
from monitoreo_cli.calculo.cuentan import Cuentas, orden_de_visita
from monitoreo_cli.calculo.origenes import origenes
from monitoreo_cli.calculo.programados import padron
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.observacion import Observacion
from monitoreo_cli.modelo.plan import Etapa
from monitoreo_cli.modelo.rubrica import Rubrica
from monitoreo_cli.ordenes._formulario.caminos import Estado, poner


class Caso:
    """La escuela como estaba al empezar, hoy, y el reloj (para la hora de un hecho).

    `con_detalle` si la persona pidió las preguntas que casi nadie necesita; no es un dato de la visita.
    """

    def __init__(self, escuela: Escuela, hoy: date, reloj: Callable[[], time]) -> None:
        self.escuela = escuela
        self.hoy = hoy
        self.reloj = reloj
        self.con_detalle = False
        self._abiertos: dict[tuple[str, date], list[Seguido]] = {}

    # ------------------------------------------------------------ docentes

    def nombre_de(self, docente: str) -> str:
        return self.escuela.nombres.get(docente, "")

    def faltan_en(self, etapa: Etapa) -> list[str]:
        """Los programados sin visita que cuente en la etapa."""
        visitados = {
            v.docente for v in self._cuentas.cuentan if self.escuela.etapa_de(v) is etapa and v.docente is not None
        }
        return [d for d in padron(self.escuela, etapa, visitados).programados if d not in visitados]

    @cached_property
    def _cuentas(self) -> Cuentas:
        return Cuentas(self.escuela)

    # ------------------------------------------------------------ esta visita

    def etapa_de(self, estado: Estado) -> Etapa | None:
        return self.escuela.etapas.get(estado.get("etapa", -1))

    def rubrica_de(self, estado: Estado) -> Rubrica | None:
        return self.escuela.rubrica(estado.get("rubrica"))

    def anterior(self, estado: Estado) -> Observacion | None:
        """La última visita cerrada al mismo docente, hasta esa fecha."""
        fecha = estado.get("fecha", self.hoy)
        suyas = [
            v
            for v in self.escuela.visitas
            if v.es_cerrada and v.docente == estado.get("docente") and (v.fecha or date.max) <= fecha
        ]
        return max(suyas, key=orden_de_visita, default=None)

    def abiertos(self, estado: Estado) -> list[Seguido]:
        """Los compromisos del docente que ya existían ese día y siguen abiertos."""
        docente, fecha = estado.get("docente", ""), estado.get("fecha", self.hoy)
        if (docente, fecha) not in self._abiertos:  # se pregunta por ellos tras cada respuesta
            self._abiertos[docente, fecha] = self._abiertos_de(docente, fecha)
        return self._abiertos[docente, fecha]

    def _abiertos_de(self, docente: str, fecha: date) -> list[Seguido]:
        nacidos = origenes(self.escuela)
        suyos = (s for s in seguir(self.escuela, fecha) if s.es_abierto and s.docente == docente)
        return [s for s in suyos if nacidos[s.id].existia(fecha)]

    def observador(self, estado: Estado) -> str | None:
        """Quien suele visitarlo: el de la última vez, quien lo monitorea, o el único de la escuela."""
        anterior = self.anterior(estado)
        docente = self.escuela.docentes.get(estado.get("docente", ""))
        propios = list(self.escuela.equipo_propio)
        candidatos = [
            anterior.observador if anterior else None,
            docente.lo_monitorea if docente else None,
            propios[0] if len(propios) == 1 else None,
        ]
        return next((c for c in candidatos if c in self.escuela.equipo), None)

    def es_en_vivo(self, estado: Estado) -> bool:
        """Si la clase está ocurriendo: sólo entonces el reloj dice la hora de un hecho."""
        inicio, fin = estado.get("inicio"), estado.get("fin")
        ahora = self.reloj()
        return estado.get("fecha") == self.hoy and inicio is not None and inicio <= ahora <= (fin or time.max)

    def deducir(self, estado: Estado) -> Estado:
        """La etapa que dice la fecha y el instrumento que dice la etapa, si hay uno solo posible."""
        etapas = self.escuela.etapas_en(estado["fecha"])
        etapa = etapas[0] if len(etapas) == 1 else None
        estado = poner(estado, ("etapa",), etapa.numero if etapa else None)
        return self.con_rubrica(estado)

    def con_rubrica(self, estado: Estado) -> Estado:
        """El instrumento de la etapa, salvo que ya se haya valorado con otro."""
        etapa = self.etapa_de(estado)
        if "desempenos" in estado or etapa is None:
            return estado
        rubrica = self.escuela.rubrica_de(etapa)
        return poner(estado, ("rubrica",), rubrica if rubrica in self.escuela.rubricas else None)
