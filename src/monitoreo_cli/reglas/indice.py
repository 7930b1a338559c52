"""Lo que queda de cada observación después de mirarla: lo justo para comparar unas con otras.

`validar` puede recorrer cien mil visitas porque de cada una guarda sólo esta ficha. Los lugares no
se guardan: cuando dos fichas chocan, que es raro, se vuelve a leer el archivo.
"""

from collections.abc import Callable, Iterator
from datetime import date, time
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from monitoreo_cli.calculo.cuentan import clave_de_visita, copias, motivo_de_exclusion, orden_de_visita
from monitoreo_cli.lugar import Lugar
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.observacion import SIN_NIVEL, Observacion, Valoracion
from monitoreo_cli.texto import palabras_planas

LARGO_MINIMO = 40


class CompromisoCompacto(NamedTuple):
    id: str
    plazo: date | None


class RevisionCompacta(NamedTuple):
    compromiso: str
    estado: str | None


class FichaCompacta(NamedTuple):
    """Una observación, reducida."""

    id: str
    ruta: str
    es_visita: bool
    docente: str | None
    etapa: int | None
    fecha: date | None
    inicio: time | None
    fin: time | None
    observador: str | None
    estado: str | None
    papel: str | None
    rubrica: str | None
    fichas: tuple[str, ...]
    entra: bool
    contraste_de: str | None
    compromisos: tuple[CompromisoCompacto, ...]
    seguimiento: tuple[RevisionCompacta, ...]
    evidencias: bytes
    valoraciones: int
    nivel_unico: str | None

    @property
    def es_cerrada(self) -> bool:
        return self.es_visita and self.estado == "cerrada"

    @property
    def es_principal(self) -> bool:
        return self.papel == "principal"


T = TypeVar("T")
Mismo = Callable[[Any], Any]
Releer = Callable[[str], Observacion | None]


class Indice:
    """Las fichas de todas las observaciones, y cómo volver a leer una."""

    def __init__(self, releer: Releer, con_evidencias: bool = True) -> None:
        self.fichas: list[FichaCompacta] = []
        self._con_evidencias = con_evidencias  # sólo las compara M310; las demás órdenes no las pagan
        self._releer = releer
        # Cien mil visitas repiten pocos docentes, días y plazos: de cada valor se guarda un solo objeto.
        self._vistos: dict[Any, Any] = {}

    def agregar(self, visita: Observacion, escuela: Escuela) -> None:
        self.fichas.append(_ficha(visita, escuela, self._mismo, self._con_evidencias))

    def _mismo(self, valor: T) -> T:
        """El primer objeto igual a éste que se vio."""
        primero: T = self._vistos.setdefault(valor, valor)
        return primero

    def visita(self, ficha: FichaCompacta) -> Observacion | None:
        """La observación entera de una ficha; `None` si el archivo cambió y ya no se lee."""
        return self._releer(ficha.ruta)

    def donde(self, ficha: FichaCompacta, clave: str) -> Lugar:
        """El lugar de un campo de la observación de una ficha."""
        visita = self.visita(ficha)
        return visita.donde(clave) if visita else Lugar(ficha.ruta)

    @cached_property
    def visitas(self) -> list[FichaCompacta]:
        """Las fichas de visitas, en orden."""
        return sorted((f for f in self.fichas if f.es_visita), key=orden_de_visita)

    @cached_property
    def copias(self) -> dict[str, FichaCompacta]:
        """Por ruta de cada copia (M321), la visita que repite."""
        return copias(self.fichas)

    def son_copias(self, una: FichaCompacta, otra: FichaCompacta) -> bool:
        """Si ambas son la misma visita: a ese par sólo lo acusa M321."""
        clave = clave_de_visita(una)
        return clave is not None and clave == clave_de_visita(otra)


def evidencia_normal(texto: str) -> bytes:
    """Minúsculas, sin acentos ni puntuación, con un solo espacio entre palabras."""
    return b" ".join(palabras_planas(texto))


def evidencias_de(visita: Observacion) -> Iterator[Valoracion]:
    """Las valoraciones con evidencia escrita, de todos sus instrumentos."""
    for _, valoraciones, _ in visita.fichas():
        for valoracion in valoraciones.values():
            if valoracion.evidencia:
                yield valoracion


def _ficha(visita: Observacion, escuela: Escuela, mismo: Mismo, con_evidencias: bool) -> FichaCompacta:
    etapa = escuela.etapa_de(visita)
    niveles = [v.nivel for v in _valorados(visita)]
    return FichaCompacta(
        id=visita.id,
        ruta=visita.ruta,
        es_visita=visita.es_visita,
        docente=mismo(visita.docente),
        etapa=etapa.numero if etapa else None,
        fecha=mismo(visita.fecha),
        inicio=mismo(visita.inicio),
        fin=mismo(visita.fin),
        observador=mismo(visita.observador),
        estado=mismo(visita.estado),
        papel=visita.papel,
        rubrica=mismo(visita.rubrica),
        fichas=mismo(tuple(f.rubrica for f in visita.otras_fichas if f.rubrica)),
        entra=visita.es_visita and motivo_de_exclusion(escuela, visita) is None,
        contraste_de=visita.contraste_de,
        compromisos=mismo(tuple(CompromisoCompacto(c.id, c.plazo) for c in visita.compromisos if c.id)),
        seguimiento=tuple(RevisionCompacta(s.compromiso, s.estado) for s in visita.seguimiento if s.compromiso),
        evidencias=_huellas(visita) if con_evidencias else b"",
        valoraciones=len(niveles),
        nivel_unico=mismo(niveles[0]) if niveles and len(set(niveles)) == 1 else None,
    )


def _valorados(visita: Observacion) -> Iterator[Valoracion]:
    for _, valoraciones, _ in visita.fichas():
        for valoracion in valoraciones.values():
            if valoracion.nivel is not None and valoracion.nivel not in SIN_NIVEL:
                yield valoracion


def _huellas(visita: Observacion) -> bytes:
    """Una huella de 64 bits por evidencia larga; quien compara confirma con el texto."""
    from array import array

    normales = (evidencia_normal(v.evidencia or "") for v in evidencias_de(visita))
    return array("q", [hash(n) for n in normales if len(n) >= LARGO_MINIMO]).tobytes()
