"""El disco: encontrar la carpeta de una escuela y dar los bytes de sus archivos."""

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from monitoreo_cli.errores import ErrorDelMundo
from monitoreo_cli.lectura.cargar import Fuente, es_observacion
from monitoreo_cli.lectura.clases import CARPETAS, PLAN, clase_de, es_yaml, se_ignora
from monitoreo_cli.lectura.codificacion import TAMANO_MAXIMO
from monitoreo_cli.lectura.disco import es_carpeta, motivo, sin_esperar

A_MEDIAS = ".monitoreo/cambio-a-medias.json"  # lo que `escritura.obra` apunta mientras cambia varios archivos


def buscar_escuela(desde: Path) -> Path:
    """La carpeta con `plan.yaml` (o donde se estaba creando una escuela), de `desde` hacia arriba.

    Lanza `ErrorDelMundo` si la ruta no existe o no hay ninguna.
    """
    if not os.path.lexists(desde):
        raise ErrorDelMundo(f"no existe `{desde}`", "revisa la ruta, o créala con: monitoreo iniciar")
    absoluta = Path(os.path.abspath(desde))  # noqa: PTH100 -- sin `..`: lo de arriba es lo de arriba de verdad
    for carpeta in (absoluta, *absoluta.parents):
        # Una carpeta que se llame `plan.yaml` no es un plan.
        if (os.path.lexists(carpeta / PLAN) and not (carpeta / PLAN).is_dir()) or os.path.lexists(carpeta / A_MEDIAS):
            return carpeta
    raise ErrorDelMundo(
        f"no hay ninguna escuela en `{desde}`: falta `{PLAN}` en ella y en las carpetas de arriba",
        "entra a la carpeta de tu escuela, dila con -C, o crea una con: monitoreo iniciar",
    )


def escuelas_dentro(carpeta: Path) -> list[str]:
    """Las carpetas de escuela que hay justo dentro de ésta, por su nombre."""
    try:
        entradas = sorted(os.scandir(carpeta), key=lambda e: e.name)
    except OSError:  # lo que no se deja mirar tampoco se deja abrir
        return []
    return [e.name for e in entradas if es_carpeta(e) and os.path.isfile(os.path.join(e.path, PLAN))]  # noqa: PTH113


class Carpeta:
    """La carpeta de una escuela. Lee al pedir: las visitas se dan una por una."""

    def __init__(self, raiz: Path) -> None:
        self.raiz = raiz
        self._rutas = sorted(_rutas(raiz))

    @property
    def observaciones(self) -> list[str]:
        return [r for r in self._rutas if es_observacion(r)]

    @property
    def reconocidas(self) -> list[str]:
        """Los archivos que están en un lugar del formato."""
        return [r for r in self._rutas if clase_de(r) is not None]

    @property
    def cerradas(self) -> list[str]:
        """Las carpetas que no se dejan mirar: de lo que guardan no se sabe nada."""
        return [r for r in self._rutas if r.endswith("/")]

    def todas(self) -> list[str]:
        """Todos los archivos, sean o no YAML; ni los ocultos ni las carpetas de salida."""
        return sorted(_rutas(self.raiz, lambda _: True))

    def fuentes(self) -> Iterator[Fuente]:
        """Todos los archivos YAML, en orden de ruta."""
        return map(self.fuente, self._rutas)

    def base(self) -> Iterator[Fuente]:
        """Todos menos las observaciones."""
        return (self.fuente(r) for r in self._rutas if not es_observacion(r))

    def fuente(self, ruta: str) -> Fuente:
        """Un archivo; si no se puede leer, dice por qué en vez de lanzar."""
        completa = os.path.join(self.raiz, ruta)
        try:
            with open(completa, "rb", opener=sin_esperar) as archivo:
                estado = os.fstat(archivo.fileno())
                if not stat.S_ISREG(estado.st_mode):
                    return Fuente(ruta, ilegible="no es un archivo")
                # Pedir sólo lo que hay: reservar 1 MiB por visita costaba una décima parte de `validar`.
                return Fuente(ruta, archivo.read(min(estado.st_size, TAMANO_MAXIMO) + 1))
        except OSError as error:
            return Fuente(ruta, ilegible=motivo(error))

    def texto(self, ruta: str) -> str:
        """El texto de un archivo para mostrar un extracto; lo ilegible se ve como se pueda."""
        return self.fuente(ruta).datos.decode("utf-8-sig", "replace")

    def huella(self) -> str:
        """sha256 de las rutas y los bytes de los archivos, en orden: qué se leyó exactamente."""
        import hashlib

        suma = hashlib.sha256()
        for fuente in self.fuentes():
            suma.update(f"{fuente.ruta}\0{len(fuente.datos)}\0".encode("utf-8", "surrogateescape"))
            suma.update(fuente.datos)
        return suma.hexdigest()


def _rutas(raiz: Path, se_quiere: Callable[[str], bool] = es_yaml) -> Iterator[str]:
    """Las rutas relativas de los YAML (o lo que se quiera); sigue los enlaces a carpetas, cada una una vez."""
    pendientes, vistas = [("", str(raiz))], set()
    while pendientes:
        prefijo, carpeta = pendientes.pop()
        identidad = os.path.realpath(carpeta)
        if identidad in vistas:
            continue
        vistas.add(identidad)
        try:
            entradas = sorted(os.scandir(carpeta), key=lambda e: e.name)
        except OSError as error:
            if not prefijo:
                raise ErrorDelMundo(f"no se puede leer la carpeta `{raiz}`: {motivo(error)}") from error
            yield prefijo  # se anota como archivo ilegible: una carpeta cerrada no se calla
            continue
        for entrada in entradas:
            if se_ignora(entrada.name, en_la_raiz=not prefijo):
                continue
            ruta = prefijo + entrada.name
            if es_carpeta(entrada):
                pendientes.append((ruta + "/", entrada.path))
            elif se_quiere(entrada.name):
                yield ruta
            elif ruta.partition("/")[0] in CARPETAS and _es_enlace_roto(entrada):
                yield ruta + "/"  # un disco sin conectar, quizá: tampoco se calla


def _es_enlace_roto(entrada: os.DirEntry[str]) -> bool:
    try:
        return not entrada.stat()
    except OSError:
        return entrada.is_symlink()
