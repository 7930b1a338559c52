"""El borrador de una visita en el disco: tras cada respuesta está entero, y nunca pisa lo que otro escribió."""

import os
from pathlib import Path

from monitoreo_cli.errores import ErrorDelMundo
from monitoreo_cli.escrito import olvidar
from monitoreo_cli.escritura.atomica import exigir_igual, reemplazar_si_igual
from monitoreo_cli.escritura.visita import crear_con_nombre_libre, guardar
from monitoreo_cli.lectura.carpeta import Carpeta
from monitoreo_cli.lectura.clases import PLAN, id_de
from monitoreo_cli.lectura.disco import motivo

APARTE = ".monitoreo"


class Borrador:
    """Un borrador abierto: dónde está y los bytes que se le conocen."""

    def __init__(self, carpeta: Carpeta, ruta: Path, datos: bytes) -> None:
        self.raiz = carpeta.raiz
        self.ruta = ruta
        self._conocido = datos

    @classmethod
    def nuevo(cls, carpeta: Carpeta, base: str, texto: str) -> "Borrador":
        """Lo crea con un nombre libre."""
        _que_siga_ahi(carpeta.raiz)
        return cls(carpeta, guardar(Carpeta(carpeta.raiz), base, texto), texto.encode("utf-8"))

    @property
    def id(self) -> str:
        return id_de(self.ruta.name)

    @property
    def relativa(self) -> str:
        return self.ruta.relative_to(self.raiz).as_posix()

    def ajeno(self) -> bytes | None:
        """Lo que hay en el disco si no es lo que se escribió; `None` si lo es o si ya no hay nada."""
        _que_siga_ahi(self.raiz)
        try:
            datos = self.ruta.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise ErrorDelMundo(f"no se puede leer `{self.ruta}`: {motivo(error)}") from error
        return None if datos == self._conocido else datos

    @property
    def existe(self) -> bool:
        """Si sigue en su sitio: alguien pudo borrarlo o moverlo, y no se vuelve a crear sin decirlo."""
        _que_siga_ahi(self.raiz)
        return os.path.lexists(self.ruta)

    def aceptar(self, datos: bytes) -> None:
        """Lo que otro escribió ya se leyó, y la próxima respuesta va encima."""
        self._conocido = datos

    def actualizar(self, texto: str) -> None:
        """El archivo entero con la respuesta nueva.

        Deja lo que haya y lanza `Cambiado` si otro lo guardó, y `ErrorDelMundo` si ya no está o no se puede.
        """
        _que_siga_ahi(self.raiz)
        reemplazar_si_igual(self.ruta, self._conocido, texto)
        self._conocido = texto.encode("utf-8")

    def mudar(self, base: str, texto: str) -> None:
        """Pasa al nombre que le toca. Primero existe el nuevo y después se va el viejo: nunca falta.

        Si otro guardó el viejo entretanto, lanza `Cambiado` y el nuevo no queda.
        """
        _que_siga_ahi(self.raiz)
        exigir_igual(self.ruta, self._conocido)
        nueva = guardar(Carpeta(self.raiz), base, texto)
        try:
            exigir_igual(self.ruta, self._conocido)
        except ErrorDelMundo:
            nueva.unlink()
            olvidar(nueva)
            raise
        vieja, self.ruta, self._conocido = self.ruta, nueva, texto.encode("utf-8")
        try:
            vieja.unlink()
            olvidar(vieja)
        except OSError as error:
            raise ErrorDelMundo(f"no se puede quitar `{vieja}`: {motivo(error)}") from error

    def copiar_aparte(self) -> Path:
        """Una copia tal cual en la carpeta que git no ve, con un nombre libre."""
        return crear_con_nombre_libre(self.raiz / APARTE, self.id, self._conocido.decode("utf-8-sig"))


def _que_siga_ahi(raiz: Path) -> None:
    """Que no se haya ido la memoria USB: crear su carpeta de nuevo, en otro disco, sería perder la visita."""
    if not (raiz / PLAN).is_file():
        raise ErrorDelMundo(f"ya no está la carpeta `{raiz}`", "vuelve a conectarla o a ponerla en su lugar")
