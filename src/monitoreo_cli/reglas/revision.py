"""Aplicar las reglas a una escuela ya leída."""

from collections.abc import Iterable
from importlib import import_module

from monitoreo_cli import reglas
from monitoreo_cli.lectura.cargar import orden_de_problema
from monitoreo_cli.modelo.observacion import Observacion
from monitoreo_cli.problema import Problema
from monitoreo_cli.reglas.indice import Indice, Releer
from monitoreo_cli.reglas.registro import CONJUNTO, ESCUELA, FUNCIONES, VISITA, Entorno, familia_de

_SIN_REGLAS = ("citas", "en_flujo", "indice", "juicios", "manual", "rastreo", "rastreo_en_git", "registro", "revision")
# Lo que mira toda orden que lee la carpeta: leer y enlazar. Lo demás es de `validar`.
LECTURA_Y_ENLACES = ("archivos", "formato", "enlaces", "enlaces_niveles", "enlaces_visitas")


def familias() -> list[str]:
    """Los módulos con reglas: basta con crear uno para que se aplique."""
    from pkgutil import iter_modules

    return [m.name for m in iter_modules(reglas.__path__) if m.name not in _SIN_REGLAS]


def conocer(nombres: Iterable[str]) -> None:
    """Registra las reglas de esas familias."""
    for nombre in nombres:
        import_module(f"{reglas.__name__}.{nombre}")


class Revision:
    """Una pasada de las reglas: `escuela`, después cada `visita`, y al final `conjunto`."""

    def __init__(self, entorno: Entorno, releer: Releer, nombres: Iterable[str]) -> None:
        pedidas = tuple(nombres)
        conocer(pedidas)
        self.problemas: list[Problema] = []
        self._entorno = entorno
        self.indice = Indice(releer, con_evidencias="conjunto" in pedidas)
        # Otra orden del mismo proceso pudo registrar más familias que las pedidas.
        self._funciones = {a: [f for f in todas if familia_de(f) in pedidas] for a, todas in FUNCIONES.items()}
        self._de_visita = self._funciones[VISITA]

    def escuela(self) -> None:
        for funcion in self._funciones[ESCUELA]:
            self.problemas.extend(funcion(self._entorno))

    def visita(self, visita: Observacion) -> None:
        problemas, entorno = self.problemas, self._entorno
        for funcion in self._de_visita:
            problemas.extend(funcion(visita, entorno))
        self.indice.agregar(visita, entorno.escuela)

    def conjunto(self, entorno: Entorno) -> None:
        """Al final, con el entorno que ya sabe qué archivos quedaron fuera."""
        for funcion in self._funciones[CONJUNTO]:
            self.problemas.extend(funcion(self.indice, entorno))


def revisar(entorno: Entorno, nombres: Iterable[str] | None = None) -> list[Problema]:
    """Los problemas de una escuela ya cargada, sin aplicar permisos."""
    escuela = entorno.escuela
    por_ruta = {o.ruta: o for o in escuela.observaciones}
    revision = Revision(entorno, por_ruta.get, familias() if nombres is None else nombres)
    revision.escuela()
    for observacion in escuela.observaciones:
        revision.visita(observacion)
    revision.conjunto(entorno)
    return sorted(revision.problemas, key=orden_de_problema)
