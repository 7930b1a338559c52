"""Leer y revisar una carpeta sin guardar sus visitas, y hacer valer los permisos: lo que hace `validar`."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from monitoreo_cli.lectura.cargar import Lector, orden_de_problema
from monitoreo_cli.lectura.carpeta import Carpeta
from monitoreo_cli.lectura.comentarios import Permiso
from monitoreo_cli.problema import Gravedad, Problema
from monitoreo_cli.procesos import en_tandas
from monitoreo_cli.reglas.indice import FichaCompacta
from monitoreo_cli.reglas.registro import REGLAS, Entorno, gravedad_de
from monitoreo_cli.reglas.revision import Revision, familias
from monitoreo_cli.valor import Valor

# Una tanda es lo que un proceso revisa de una vez. Con menos visitas que éstas, repartir no se nota.
VISITAS_POR_TANDA = 200
MUCHAS_VISITAS = 2000


class Revisada(Valor):
    """Lo que `validar` sabe al terminar: los problemas, ya sin los permitidos, y qué se miró.

    `fuera` son los archivos que no se pudieron leer: en ellos las reglas no miraron nada.
    """

    problemas: list[Problema]
    recorridos: tuple[str, ...]
    de_visitas: frozenset[str]
    fuera: frozenset[str]

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
        recorridos = tuple(r for r in self.recorridos if r in toca)
        return Revisada(problemas, recorridos, self.de_visitas & toca, self.fuera & toca)


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
    revision.conjunto(entorno.con(escuela=base.con(fuera=fuera, archivos=lector.archivos)))
    todos = _una_causa_un_mensaje(lector.problemas + revision.problemas)
    problemas = con_permisos(todos, lector.permisos, pendientes)
    de_visitas = frozenset(f.ruta for f in revision.indice.fichas if f.es_visita)
    return Revisada(problemas, tuple(carpeta.reconocidas), de_visitas, fuera)


def _revisar_tanda(carpeta: Carpeta, lector: Lector, revision: Revision, rutas: Sequence[str]) -> Tanda:
    for ruta in rutas:
        observacion = lector.observacion(carpeta.fuente(ruta))
        if observacion is not None:
            revision.visita(observacion)
    problemas = lector.problemas + revision.problemas
    return Tanda(lector.archivos, problemas, lector.permisos, lector.fuera, revision.indice.fichas)


def _nada(_ruta: str) -> None:
    """Una tanda no compara visitas entre sí: no vuelve a leer ninguna."""


def _una_causa_un_mensaje(problemas: list[Problema]) -> list[Problema]:
    """Sin los M501 de un código o una fecha mal escritos: por tener ocho cifras no son un DNI."""
    mal_escritos = {p.lugar for p in problemas if p.codigo in ("M105", "M107")}
    return [p for p in problemas if p.codigo != "M501" or p.lugar not in mal_escritos]


def con_permisos(problemas: Iterable[Problema], permisos: Iterable[Permiso], pendientes: bool) -> list[Problema]:
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
