"""El plan que se va llenando, con su lista de docentes."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from monitoreo_cli.errores import Ilegible
from monitoreo_cli.lectura.carpeta import Carpeta
from monitoreo_cli.lectura.clases import DOCENTES, PLAN
from monitoreo_cli.modelo.campos import Pieza
from monitoreo_cli.modelo.docente import Docentes
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.plan import Plan
from monitoreo_cli.ordenes._formulario.asentado import Asentado
from monitoreo_cli.ordenes._formulario.caminos import Camino, Estado
from monitoreo_cli.ordenes._formulario.conversacion import Conversacion
from monitoreo_cli.ordenes._formulario.pregunta import Pregunta
from monitoreo_cli.ordenes.plan._completar.caso import Caso
from monitoreo_cli.ordenes.plan._completar.partes import Parte, guion
from monitoreo_cli.ordenes.plan._completar.sucesos import es_suceso
from monitoreo_cli.ordenes.plan._completar.varios import en_claves
from monitoreo_cli.reglas.revision import LECTURA_Y_ENLACES


class Llenado(Asentado):
    """Las partes del plan que piden algo; con `todo`, también lo que ya tiene respuesta."""

    CLASES: ClassVar[Mapping[str, type[Pieza]]] = {PLAN: Plan, DOCENTES: Docentes}
    # Lo que una respuesta puede contradecir: unas fechas a otras, una norma mal citada, un id que ya no está.
    REGLAS = (*LECTURA_Y_ENLACES, "plan_cronograma", "plan_orden", "plan_normas", "plan_visitas")
    QUE = "el plan"

    def __init__(self, carpeta: Carpeta, hoy: date, partes: Sequence[Parte], todo: bool, charla: Conversacion) -> None:
        self._todo = todo
        super().__init__(carpeta, hoy, lambda estado: guion(partes, self.caso, estado), charla)

    def empezar(self, antes: Escuela, _: Mapping[str, bytes]) -> None:
        if antes.plan is None:
            raise Ilegible(f"`{PLAN}`")
        self.caso = Caso(antes, antes, self.hoy, self._todo)

    def actualizar(self, ahora: Escuela) -> None:
        self.caso = self.caso.con(ahora=ahora)

    def escrito(self, camino: Camino) -> Any:
        return self.caso.escrito(camino)

    def datos(self, estado: Estado) -> Mapping[str, Any]:
        dichos: Mapping[str, Any] = en_claves(estado)
        return dichos

    def ya_paso(self, pregunta: Pregunta) -> bool:
        return es_suceso(pregunta.camino)
