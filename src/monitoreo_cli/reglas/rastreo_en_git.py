"""Datos personales en la historia de git: lo que se borró de la carpeta, git todavía lo recuerda."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from monitoreo_cli.lectura.clases import IDENTIDADES
from monitoreo_cli.lectura.git import Repositorio
from monitoreo_cli.lectura.respuestas_de_git import Objeto
from monitoreo_cli.lugar import Lugar
from monitoreo_cli.problema import Problema
from monitoreo_cli.reglas.rastreo import Rastreador, como_texto, es_de_identidades
from monitoreo_cli.valor import Valor

TAMANO_MAXIMO = 8 * 1024 * 1024
T = TypeVar("T")
Recorrer = Callable[[Sequence[T]], Iterable[T]]
Contenido = tuple[str, str, str]


class Recuerdo(Valor):
    """Un dato que git recuerda: el commit en que apareció, su archivo y línea, qué es y cómo se ve tapado.

    `archivo` va vacío en un mensaje; `veces` es en cuántas versiones está.
    """

    commit: str
    archivo: str
    linea: int
    que: str
    tapado: str
    veces: int = 1


class Memoria(Valor):
    """Lo que se halló en la historia, y cuánto se miró.

    `identidades` son los commits que tocaron `identidades.yaml`, del más viejo al más nuevo.
    """

    recuerdos: list[Recuerdo]
    identidades: list[str]
    commits: int
    textos: int
    sin_texto: int
    sin_leer: int

    @property
    def esta_limpia(self) -> bool:
        return not self.recuerdos and not self.identidades


def rastrear(repositorio: Repositorio, rastreador: Rastreador, progreso: Recorrer[Contenido]) -> Memoria:
    """Busca en cada contenido que alguna rama tuvo, y en cada mensaje. Cada uno se lee una vez."""
    rastro = _Rastro(rastreador)
    contenidos = list(repositorio.contenidos())
    objetos = repositorio.objetos((id_ for id_, _, _ in contenidos), TAMANO_MAXIMO)
    for (_, ruta, commit), objeto in zip(progreso(contenidos), objetos, strict=True):
        rastro.mirar(objeto, ruta, commit)
    tocaron = repositorio.que_tocaron(IDENTIDADES)
    cuentas = (rastro.commits, rastro.textos, rastro.sin_texto, rastro.sin_leer)
    return Memoria(list(rastro.recuerdos.values()), tocaron, *cuentas)


def identidades_en_git(repositorio: Repositorio) -> list[Problema]:
    """Si git guarda hoy `identidades.yaml`: un M501, porque se comparte todo lo que dice."""
    if not repositorio.guardados(IDENTIDADES):
        return []
    arreglo = f"git rm --cached {IDENTIDADES}, ponlo en .gitignore y guarda el cambio"
    mensaje = f"git guarda {IDENTIDADES}, y así se comparte"
    return [Problema("M501", Lugar(IDENTIDADES), mensaje, "", arreglo)]


class _Rastro:
    """Lo hallado hasta ahora. El mismo dato en el mismo archivo es un solo recuerdo, desde la primera vez."""

    def __init__(self, rastreador: Rastreador) -> None:
        self.recuerdos: dict[tuple[str, str, str], Recuerdo] = {}
        self.commits = self.textos = self.sin_texto = self.sin_leer = 0
        self._rastreador = rastreador
        self._rutas: set[str] = set()

    def mirar(self, objeto: Objeto, ruta: str, commit: str) -> None:
        if objeto.clase in ("commit", "tag"):
            self.commits += objeto.clase == "commit"
            mensaje = como_texto(objeto.datos.partition(b"\n\n")[2]) or ""
            self._apuntar(mensaje, "", commit)
        elif objeto.clase == "blob" and not es_de_identidades(ruta):
            self._nombre(ruta, commit)
            self._archivo(objeto, ruta, commit)
        elif not objeto.clase:
            self.sin_leer += 1

    def _archivo(self, objeto: Objeto, ruta: str, commit: str) -> None:
        texto = None if objeto.tamano > TAMANO_MAXIMO else como_texto(objeto.datos)
        if objeto.tamano > TAMANO_MAXIMO:
            self.sin_leer += 1
        elif texto is None:
            self.sin_texto += 1
        else:
            self.textos += 1
            self._apuntar(texto, self._rastreador.tapar(ruta), commit)

    def _nombre(self, ruta: str, commit: str) -> None:
        """El nombre del archivo también se comparte: un dato en él va con línea 0."""
        if ruta not in self._rutas:
            self._rutas.add(ruta)
            for h in self._rastreador.hallar(ruta):
                self._sumar(Recuerdo(commit, self._rastreador.tapar(ruta), 0, h.que, h.tapado), h.dato)

    def _apuntar(self, texto: str, archivo: str, commit: str) -> None:
        for h in self._rastreador.hallar(texto):
            self._sumar(Recuerdo(commit, archivo, h.linea, h.que, h.tapado), h.dato)

    def _sumar(self, recuerdo: Recuerdo, dato: str) -> None:
        clave = (recuerdo.archivo, recuerdo.que, dato)
        antes = self.recuerdos.get(clave)
        self.recuerdos[clave] = recuerdo if antes is None else antes.con(veces=antes.veces + 1)
