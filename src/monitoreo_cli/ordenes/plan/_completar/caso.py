"""El plan como está, como va quedando, y lo que le falta."""

from datetime import date

from monitoreo_cli.escritura.nueva_escuela import POR_ESCRIBIR
from monitoreo_cli.modelo.campos import Pieza
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.plan import Actividad, Objetivo, Plan
from monitoreo_cli.modelo.rubrica import Rubrica
from monitoreo_cli.ordenes._formulario.pregunta import Opcion
from monitoreo_cli.reglas.plan import falta
from monitoreo_cli.texto import recortar
from monitoreo_cli.valor import Valor

_A_LA_VISTA = 60


class Caso(Valor):
    """`antes` es la escuela sin lo respondido, que dice qué falta; `ahora`, con ello, que dice qué se puede elegir.

    Con `agrega`, las listas que ya tienen algo también piden más.
    """

    antes: Escuela
    ahora: Escuela
    hoy: date
    agrega: bool = False

    @property
    def plan(self) -> Plan:
        """El de antes."""
        return self.antes.plan or Plan()

    @property
    def nuevo(self) -> Plan:
        """El de ahora."""
        return self.ahora.plan or Plan()

    @property
    def anio(self) -> int:
        periodo = self.plan.periodo
        return periodo.desde.year if periodo and periodo.desde else self.hoy.year

    @property
    def rubrica(self) -> Rubrica | None:
        """El instrumento de la última etapa: con él se mide lo que el año se propone."""
        etapas = list(self.ahora.etapas.values())
        return self.ahora.rubrica(self.ahora.rubrica_de(etapas[-1])) if etapas else None

    def pide(self, clave: str) -> bool:
        """Si al plan le falta todo lo de esa clave, o se pidió agregar."""
        return self.agrega or falta(self.plan, clave)

    @property
    def objetivos(self) -> tuple[Opcion, ...]:
        return _con_id(self.nuevo.objetivos)

    @property
    def actividades(self) -> tuple[Opcion, ...]:
        return _con_id(self.nuevo.actividades)


def le_falta(pieza: Pieza | None, clave: str) -> bool:
    """Si ahí no hay nada, o está todavía lo que `iniciar` dejó por escribir."""
    return pieza is None or falta(pieza, clave) or str(getattr(pieza, clave)).startswith(POR_ESCRIBIR)


def _con_id(piezas: tuple[Objetivo, ...] | tuple[Actividad, ...]) -> tuple[Opcion, ...]:
    return tuple(Opcion(p.id, f"{p.id}: {recortar(_como(p), _A_LA_VISTA)}") for p in piezas if p.id)


def _como(pieza: Objetivo | Actividad) -> str:
    return (pieza.texto if isinstance(pieza, Objetivo) else pieza.nombre) or ""
