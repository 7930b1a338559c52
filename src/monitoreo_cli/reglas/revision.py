"""Aplicar las reglas a una escuela, entera o en flujo, y hacer valer los permisos."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from importlib import import_module
from typing import NamedTuple

from monitoreo_cli import reglas
from monitoreo_cli.lectura.cargar import Lector, orden_de_problema
from monitoreo_cli.lectura.carpeta import Carpeta
from monitoreo_cli.lectura.comentarios import Permiso
from monitoreo_cli.modelo.observacion import Observacion
from monitoreo_cli.problema import Gravedad, Problema
from monitoreo_cli.procesos import en_tandas
from monitoreo_cli.reglas.indice import FichaCompacta, Indice, Releer
from monitoreo_cli.reglas.registro import FUNCIONES, REGLAS, Ambito, Entorno, familia_de, gravedad_de
from monitoreo_cli.valor import Valor

_SIN_REGLAS = ("citas", "indice", "juicios", "manual", "registro", "revision")
# Lo que mira toda orden que lee la carpeta: leer y enlazar. Lo demás es de `validar`.
LECTURA_Y_ENLACES = ("archivos", "formato", "enlaces", "enlaces_niveles", "enlaces_visitas")
CONJUNTO = "conjunto"
# Una tanda es lo que un proceso revisa de una vez. Con menos visitas que éstas, repartir no se nota.
VISITAS_POR_TANDA = 200
MUCHAS_VISITAS = 2000


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
        self.indice = Indice(releer, con_evidencias=CONJUNTO in pedidas)
        # Otra orden del mismo proceso pudo registrar más familias que las pedidas.
        self._funciones = {a: [f for _, f in todas if familia_de(f) in pedidas] for a, todas in FUNCIONES.items()}
        self._de_visita = self._funciones[Ambito.VISITA]

    def escuela(self) -> None:
        for funcion in self._funciones[Ambito.ESCUELA]:
            self.problemas.extend(funcion(self._entorno))

    def visita(self, visita: Observacion) -> None:
        problemas, entorno = self.problemas, self._entorno
        for funcion in self._de_visita:
            problemas.extend(funcion(visita, entorno))
        self.indice.agregar(visita, entorno.escuela)

    def conjunto(self, entorno: Entorno) -> None:
        """Al final, con el entorno que ya sabe qué archivos quedaron fuera."""
        for funcion in self._funciones[Ambito.CONJUNTO]:
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


class Revisada(Valor):
    """Lo que `validar` sabe al terminar: los problemas, ya sin los permitidos, y qué se miró."""

    problemas: list[Problema]
    recorridos: tuple[str, ...]
    de_visitas: frozenset[str]

    @property
    def archivos(self) -> int:
        return len(self.recorridos)

    @property
    def visitas(self) -> int:
        return len(self.de_visitas)

    def solo(self, rutas: list[str]) -> "Revisada":
        """Lo que toca a esos archivos o carpetas."""
        prefijos = tuple(f"{r.rstrip('/')}/" for r in rutas)
        toca = {r for r in self.recorridos if r in rutas or r.startswith(prefijos)}
        problemas = [p for p in self.problemas if p.lugar.archivo in rutas or p.lugar.archivo.startswith(prefijos)]
        return Revisada(problemas, tuple(r for r in self.recorridos if r in toca), self.de_visitas & toca)


class Tanda(NamedTuple):
    """Lo que queda de unas visitas ya leídas y revisadas."""

    archivos: int
    problemas: list[Problema]
    permisos: list[Permiso]
    fuera: set[str]
    fichas: list[FichaCompacta]


Recorrer = Callable[[Iterator[Tanda], int], Iterable[Tanda]]


def revisar_carpeta(carpeta: Carpeta, hoy: date, pendientes: bool, progreso: Recorrer) -> Revisada:
    """Lee y revisa una carpeta por tandas de visitas: de cada una queda sólo su ficha compacta.

    `progreso` recorre las tandas; se le dice cuántas visitas hay en total.
    """
    lector = Lector()
    base = lector.base(carpeta.base())
    entorno = Entorno(base, hoy, pendientes)
    nombres = familias()
    revision = Revision(entorno, lambda ruta: lector.otro().observacion(carpeta.fuente(ruta)), nombres)
    revision.escuela()

    def revisar_tanda(rutas: Sequence[str]) -> Tanda:
        return _revisar_tanda(carpeta, lector.otro(), Revision(entorno, _nada, nombres), rutas)

    tandas = en_tandas(revisar_tanda, carpeta.observaciones, VISITAS_POR_TANDA, MUCHAS_VISITAS)
    for tanda in progreso(tandas, len(carpeta.observaciones)):
        lector.sumar(tanda.archivos, tanda.problemas, tanda.permisos, tanda.fuera)
        revision.indice.fichas.extend(tanda.fichas)
    fuera = frozenset(lector.fuera)
    revision.conjunto(entorno.con(escuela=base.con_observaciones((), fuera, lector.archivos)))
    problemas = con_permisos(lector.problemas + revision.problemas, lector.permisos, pendientes)
    de_visitas = frozenset(f.ruta for f in revision.indice.fichas if f.es_visita)
    return Revisada(problemas, tuple(carpeta.reconocidas), de_visitas)


def _revisar_tanda(carpeta: Carpeta, lector: Lector, revision: Revision, rutas: Sequence[str]) -> Tanda:
    for ruta in rutas:
        observacion = lector.observacion(carpeta.fuente(ruta))
        if observacion is not None:
            revision.visita(observacion)
    problemas = lector.problemas + revision.problemas
    return Tanda(lector.archivos, problemas, lector.permisos, lector.fuera, revision.indice.fichas)


def _nada(_ruta: str) -> None:
    """Una tanda no compara visitas entre sí: no vuelve a leer ninguna."""


def con_permisos(
    problemas: Iterable[Problema], permisos: Iterable[Permiso], pendientes: bool
) -> list[Problema]:
    """Los problemas que quedan tras los `# monitoreo: permite …`, y un M190 por permiso sin uso.

    Un permiso calla avisos y notas de su código cuyo lugar empieza en su línea. Uno sobre un código
    que depende de hoy no se acusa si no se miró lo que depende de hoy.
    """
    por_lugar: dict[tuple[str, int, str], list[Permiso]] = defaultdict(list)
    for permiso in permisos:
        por_lugar[permiso.lugar.archivo, permiso.lugar.linea, permiso.codigo].append(permiso)
    usados = set()
    quedan = []
    for problema in problemas:
        clave = (problema.lugar.archivo, problema.lugar.linea, problema.codigo)
        if clave in por_lugar and gravedad_de(problema) is not Gravedad.ERROR:
            usados.add(clave)
        else:
            quedan.append(problema)
    for clave, escritos in por_lugar.items():
        sobran = escritos[1:] if clave in usados else escritos
        if clave in usados or pendientes or not _depende_de_hoy(clave[2]):
            quedan += [_sin_uso(permiso) for permiso in sobran]
    return sorted(quedan, key=orden_de_problema)


def _depende_de_hoy(codigo: str) -> bool:
    return codigo in REGLAS and REGLAS[codigo].con_los_dias


def _sin_uso(permiso: Permiso) -> Problema:
    mensaje = f"este permiso de {permiso.codigo} no calla nada"
    return Problema("M190", permiso.lugar, mensaje, "", "bórralo; un error no se permite, se corrige")
