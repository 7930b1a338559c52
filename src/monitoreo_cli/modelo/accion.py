"""`acciones/…yaml`: una acción formativa colectiva."""

from datetime import date

from monitoreo_cli.modelo.campos import Pieza, campo, lista, pieza, valores
from monitoreo_cli.modelo.comun import Compromiso
from monitoreo_cli.modelo.tipos import ENTERO, FECHA, ID, TEXTO, TipoOpcion

TIPOS = ("gia", "microtaller", "taller", "reflexion", "colegiado", "pasantia", "socializacion", "otra")
REALIZADA = "realizada"
ESTADOS = ("programada", REALIZADA, "suspendida")


@pieza
class Accion(Pieza):
    """Una acción por archivo; el nombre del archivo, sin `.yaml`, es su id."""

    formato: int | None = campo(ENTERO, "Versión del formato.", obligatorio=True, ejemplo="1")
    tipo: str | None = campo(TipoOpcion(*TIPOS), "Qué clase de acción es.", obligatorio=True)
    estado: str | None = campo(TipoOpcion(*ESTADOS), "Por omisión `realizada`.")
    fecha: date | None = campo(FECHA, "Cuándo.", obligatorio=True)
    tema: str | None = campo(TEXTO, "De qué trata.", obligatorio=True)
    responde_a: tuple[str, ...] = valores(ID, "Desempeños a los que responde.", ejemplo="[razonamiento]")
    rubrica: str | None = campo(ID, "Instrumento de esos desempeños.", ejemplo="minedu-2018")
    participantes: tuple[str, ...] = valores(ID, "Docentes que participan.", ejemplo="[d01, d02]")
    responsable: str | None = campo(TEXTO, "Quién la conduce.", ejemplo="director")
    acuerdos: str | None = campo(TEXTO, "A qué se llegó.")
    experiencia_exitosa: str | None = campo(TEXTO, "Qué se compartió que funciona.")
    compromisos: tuple[Compromiso, ...] = lista(Compromiso, "Lo que se acordó.")
    evidencias: tuple[str, ...] = valores(TEXTO, "Actas, fotos, productos.")

    # Lo pone quien arma la escuela: no está escrito dentro del archivo.
    id = ""

    @property
    def orden(self) -> tuple[date, str, str]:
        """Por fecha, id y ruta; la que no tiene fecha, al final."""
        return self.fecha or date.max, self.id, self.origen.archivo

    @property
    def estado_que_vale(self) -> str | None:
        """Ausente es `realizada`; uno que no se entiende no es ninguno."""
        return self.estado or (None if self.origen.tiene("estado") else REALIZADA)

    @property
    def es_suspendida(self) -> bool:
        return self.estado == "suspendida"
