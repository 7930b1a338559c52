"""El plan como está, como va quedando, y lo que le falta."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from monitoreo_cli.escritura.nueva_escuela import POR_ESCRIBIR
from monitoreo_cli.modelo.campos import Pieza
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.plan import Actividad, Objetivo, Plan
from monitoreo_cli.modelo.rubrica import Rubrica
from monitoreo_cli.ordenes._formulario.caminos import Camino
from monitoreo_cli.ordenes._formulario.escuela import DOCENTES
from monitoreo_cli.ordenes._formulario.pregunta import Opcion
from monitoreo_cli.reglas.plan import falta
from monitoreo_cli.texto import recortar
from monitoreo_cli.valor import Valor

_A_LA_VISTA = 60


class Caso(Valor):
    """`antes` es la escuela sin lo respondido, que dice qué falta; `ahora`, con ello, que dice qué se puede elegir.

    Con `todo`, también se pregunta lo que ya tiene respuesta, y las listas que ya tienen algo piden más.
    """

    antes: Escuela
    ahora: Escuela
    hoy: date
    todo: bool = False

    @property
    def plan(self) -> Plan:
        """El de antes."""
        return self.antes.plan_o_vacio

    @property
    def nuevo(self) -> Plan:
        """El de ahora."""
        return self.ahora.plan_o_vacio

    @property
    def anio(self) -> int:
        periodo = self.plan.periodo
        return periodo.desde.year if periodo and periodo.desde else self.hoy.year

    @property
    def rubrica(self) -> Rubrica | None:
        """El instrumento de la última etapa: con él se mide lo que el año se propone."""
        etapas = list(self.ahora.etapas.values())
        return self.ahora.rubrica(self.ahora.rubrica_de(etapas[-1])) if etapas else None

    def pide(self, pieza: Pieza | None, clave: str) -> bool:
        """Si se pregunta por ese dato."""
        return self.todo or le_falta(pieza, clave)

    def escrito(self, camino: Camino) -> Any:
        """Lo que los archivos ya decían ahí: un texto, un número, una fecha, unos grados o unas cuentas."""
        valor: Any = self.antes.lista if camino[0] == DOCENTES else self.plan
        for paso in camino:
            valor = _bajo(valor, paso)
        es_dato = isinstance(valor, str | int | date) or (isinstance(valor, Mapping) and valor)
        son_grados = isinstance(valor, tuple) and valor and all(isinstance(v, int) for v in valor)
        return valor if (es_dato and not str(valor).startswith(POR_ESCRIBIR)) or son_grados else None

    @property
    def objetivos(self) -> tuple[Opcion, ...]:
        return _con_id(self.nuevo.objetivos)

    @property
    def actividades(self) -> tuple[Opcion, ...]:
        return _con_id(self.nuevo.actividades)


def _bajo(valor: Any, paso: str) -> Any:
    if isinstance(valor, tuple):
        return next((p for i, p in enumerate(valor, 1) if paso == (getattr(p, "id", None) or str(i))), None)
    return valor.get(paso) if isinstance(valor, Mapping) else getattr(valor, paso, None)


def le_falta(pieza: Pieza | None, clave: str) -> bool:
    """Si ahí no hay nada, o está todavía lo que `iniciar` dejó por escribir."""
    return pieza is None or falta(pieza, clave) or str(getattr(pieza, clave)).startswith(POR_ESCRIBIR)


def _con_id(piezas: tuple[Objetivo, ...] | tuple[Actividad, ...]) -> tuple[Opcion, ...]:
    return tuple(Opcion(p.id, f"{p.id}: {recortar(_como(p), _A_LA_VISTA)}") for p in piezas if p.id)


def _como(pieza: Objetivo | Actividad) -> str:
    return (pieza.texto if isinstance(pieza, Objetivo) else pieza.nombre) or ""
