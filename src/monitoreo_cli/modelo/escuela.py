"""La escuela entera: lo que se pudo leer de una carpeta, y cómo se relacionan sus partes."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from monitoreo_cli.modelo.docente import Docente, Docentes, Identidad, Identidades
from monitoreo_cli.modelo.observacion import Observacion
from monitoreo_cli.modelo.plan import Etapa, Institucion, Monitoreo, Persona, Plan
from monitoreo_cli.modelo.rubrica import Rubrica
from monitoreo_cli.valor import Valor

if TYPE_CHECKING:  # una escuela sin acciones ni anexos no paga por saber leerlos
    from monitoreo_cli.modelo.accion import Accion
    from monitoreo_cli.modelo.anexos import Anterior, Entrega, Textos

T = TypeVar("T", Docente, Persona)


class Escuela(Valor):
    """Lo que se pudo leer. Un archivo que quedó fuera vale `None` o no está, y su ruta va en `fuera`.

    `fuera` guarda las rutas de los archivos reconocidos que no se pudieron leer; quien mira una
    referencia hacia uno de ellos calla, porque la causa ya está dicha.
    """

    plan: Plan | None = None
    lista: Docentes | None = None
    identidades: Identidades | None = None
    anterior: "Anterior | None" = None
    textos: "Textos | None" = None
    rubricas: Mapping[str, Rubrica] = MappingProxyType({})
    observaciones: tuple[Observacion, ...] = ()
    acciones: "tuple[Accion, ...]" = ()
    entregas: "tuple[Entrega, ...]" = ()
    fuera: frozenset[str] = frozenset()
    archivos: int = 0

    @cached_property
    def plan_o_vacio(self) -> Plan:
        """El plan o, si no se pudo leer, uno que no dice nada."""
        return self.plan or Plan()

    @property
    def institucion(self) -> Institucion | None:
        return self.plan_o_vacio.institucion

    @property
    def nivel_educativo(self) -> str | None:
        return self.institucion.nivel_educativo if self.institucion else None

    @property
    def codigo_modular(self) -> str | None:
        return self.institucion.codigo_modular if self.institucion else None

    @property
    def nombre(self) -> str:
        """`IEP 70370 San Cristóbal de Balsabe`, o vacío si nada lo dice."""
        dicha = self.institucion
        return " ".join(p for p in (dicha.tipo, dicha.numero, dicha.nombre) if p) if dicha else ""

    # ------------------------------------------------------------ docentes y equipo

    @cached_property
    def docentes(self) -> dict[str, Docente]:
        """Los docentes por su id, en el orden de la lista; de uno repetido, el primero."""
        return _primeros(self.lista.docentes if self.lista else ())

    @property
    def identificados(self) -> Mapping[str, Identidad]:
        """Lo que `identidades.yaml` dice de cada quien, por su id."""
        return self.identidades.identidades if self.identidades else {}

    @cached_property
    def nombres(self) -> dict[str, str]:
        """El nombre de cada docente que `identidades.yaml` dice, por su id."""
        return {clave: identidad.nombre for clave, identidad in self.identificados.items() if identidad.nombre}

    @cached_property
    def equipo(self) -> dict[str, Persona]:
        return _primeros(self.plan_o_vacio.equipo)

    @property
    def equipo_propio(self) -> dict[str, Persona]:
        """Quienes del equipo son de la escuela."""
        return {clave: persona for clave, persona in self.equipo.items() if not persona.externo}

    def es_externa(self, persona: str | None) -> bool:
        """Si esa persona del equipo no es de la escuela."""
        return persona in self.equipo and bool(self.equipo[persona].externo)

    # ------------------------------------------------------------ etapas

    @cached_property
    def etapas(self) -> dict[int, Etapa]:
        """Las etapas por su número, en orden."""
        etapas: dict[int, Etapa] = {}
        for etapa in self.plan_o_vacio.etapas:
            if etapa.numero is not None:
                etapas.setdefault(etapa.numero, etapa)
        return dict(sorted(etapas.items()))

    def etapas_en(self, dia: date) -> list[Etapa]:
        """Las etapas en cuyo rango cae un día."""
        return [e for e in self.etapas.values() if e.desde and e.hasta and e.desde <= dia <= e.hasta]

    def etapa_de(self, visita: Observacion) -> Etapa | None:
        """La etapa que dice la visita o, si no la dice, la única en que cae su fecha."""
        if visita.origen.tiene("etapa"):
            return self.etapas.get(visita.etapa) if visita.etapa is not None else None
        candidatas = self.etapas_en(visita.fecha) if visita.fecha else []
        return candidatas[0] if len(candidatas) == 1 else None

    def rubrica_de(self, etapa: Etapa) -> str | None:
        """El id del instrumento de una etapa según el plan."""
        return etapa.rubrica or (self._monitoreo.rubrica if self._monitoreo else None)

    def fichas_de(self, etapa: Etapa) -> tuple[str, ...]:
        """Los ids de los otros instrumentos de una etapa."""
        return etapa.otras_fichas or (self._monitoreo.otras_fichas if self._monitoreo else ())

    def visitas_por_docente(self, etapa: Etapa) -> int | None:
        """Cuántas visitas a cada docente; `None` si el plan no lo dice (nunca se inventa)."""
        propias = etapa.visitas_por_docente
        return propias or (self._monitoreo.visitas_por_docente if self._monitoreo else None)

    @property
    def _monitoreo(self) -> Monitoreo | None:
        return self.plan_o_vacio.monitoreo

    # ------------------------------------------------------------ instrumentos

    def rubrica(self, clave: str | None) -> Rubrica | None:
        return self.rubricas.get(clave) if clave else None

    @cached_property
    def rubricas_fuera(self) -> frozenset[str]:
        """Los ids de los instrumentos cuyo archivo no se pudo leer."""
        return self._fuera_de("rubricas/")

    @cached_property
    def observaciones_fuera(self) -> frozenset[str]:
        """Los ids de las visitas cuyo archivo no se pudo leer."""
        return self._fuera_de("observaciones/")

    @cached_property
    def acciones_fuera(self) -> frozenset[str]:
        return self._fuera_de("acciones/")

    def _fuera_de(self, sitio: str) -> frozenset[str]:
        """Sus ids: el nombre del archivo, esté en la subcarpeta que esté."""
        nombres = (r.rpartition("/")[2] for r in self.fuera if r.startswith(sitio))
        return frozenset(n.removesuffix(".yaml") for n in nombres)

    # ------------------------------------------------------------ visitas

    @cached_property
    def visitas(self) -> tuple[Observacion, ...]:
        """Las observaciones que son visitas (no registros de seguimiento)."""
        return tuple(o for o in self.observaciones if o.es_visita)


def _primeros(piezas: Iterable[T]) -> dict[str, T]:
    """Las piezas por su id; las que no lo tienen no entran, y de las repetidas vale la primera."""
    por_id: dict[str, T] = {}
    for pieza in piezas:
        if pieza.id is not None:
            por_id.setdefault(pieza.id, pieza)
    return por_id
