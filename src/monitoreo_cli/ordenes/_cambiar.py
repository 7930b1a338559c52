"""Cambiar un archivo de la escuela: hallarlo, comprobar cómo quedaría, y sólo entonces escribirlo."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from monitoreo_cli.errores import ErrorDeDatos, ErrorDeUso, Ilegible
from monitoreo_cli.escritura.atomica import reemplazar_si_igual
from monitoreo_cli.escritura.conjunto import cambiar_todos
from monitoreo_cli.escritura.obra import Cambio
from monitoreo_cli.escritura.parche import Parche
from monitoreo_cli.escritura.renombrar import con_cambios
from monitoreo_cli.lectura.cargar import Fuente, cargar
from monitoreo_cli.lectura.carpeta import Carpeta
from monitoreo_cli.lectura.clases import clase_de, id_de
from monitoreo_cli.ordenes._comprobar import exigir_sin_errores
from monitoreo_cli.ordenes._entregas import avisar_si_ya_se_entrego
from monitoreo_cli.problema import Gravedad
from monitoreo_cli.reglas.registro import Entorno, gravedad_de
from monitoreo_cli.reglas.revision import LECTURA_Y_ENLACES, revisar
from monitoreo_cli.texto import contar, desde_aqui, enumerar, quiza
from monitoreo_cli.vistas.terminal import avisos, salida


class EnObra:
    """Un archivo de la escuela por cambiar: `parche` junta los cambios y `guardar` los escribe."""

    def __init__(self, carpeta: Carpeta, ruta: str) -> None:
        clase = clase_de(ruta)
        fuente = carpeta.fuente(ruta)
        assert clase is not None
        if fuente.ilegible:
            raise Ilegible(f"`{ruta}`: {fuente.ilegible}")
        self.carpeta, self.ruta, self.datos = carpeta, ruta, fuente.datos
        self.parche = Parche(ruta, fuente.datos, clase.pieza())

    def guardar(self, hoy: date) -> None:
        """Escribe el archivo y su ruta. Lanza `ErrorDeDatos` si quedaría con errores, que ya mostró."""
        texto = self.parche.aplicar()
        exigir_sin_errores(self.carpeta, {self.ruta: texto}, hoy)
        self._escribir(texto)

    def guardar_como_este(self) -> None:
        """Escribe el archivo y su ruta aunque tenga errores: es para poder corregirlos."""
        self._escribir(self.parche.aplicar())

    def _escribir(self, texto: str) -> None:
        reemplazar_si_igual(self.carpeta.raiz / self.ruta, self.datos, texto)
        salida().escribir(desde_aqui(self.carpeta.raiz / self.ruta))
        avisar_si_ya_se_entrego(self.carpeta, (self.ruta,))


def ruta_de_observacion(carpeta: Carpeta, dicho: str) -> str:
    """El archivo de una visita o un seguimiento, por su id."""
    rutas = [r for r in carpeta.observaciones if id_de(r) == dicho]
    if not rutas and carpeta.cerradas:
        raise Ilegible(f"`{carpeta.cerradas[0]}`, donde puede estar `{dicho}`")
    if not rutas:
        sugerencia = quiza(dicho, map(id_de, carpeta.observaciones))
        raise ErrorDeUso(f"no existe la visita `{dicho}`", sugerencia or "míralas con: monitoreo visita lista")
    if len(rutas) > 1:
        raise ErrorDeDatos(f"hay {len(rutas)} archivos con el id `{dicho}`: {enumerar(rutas)}", "renombra uno a mano")
    return rutas[0]


def visita_en_obra(carpeta: Carpeta, dicho: str) -> EnObra:
    """Una visita por cambiar. Lanza `ErrorDeUso` si es un registro de seguimiento."""
    obra = EnObra(carpeta, ruta_de_observacion(carpeta, dicho))
    if obra.parche.texto("tipo") == "seguimiento":
        raise ErrorDeUso(f"`{dicho}` es un registro de seguimiento, no una visita")
    return obra


def aplicar_a_todos(carpeta: Carpeta, cambios: list[Cambio], hoy: date) -> None:
    """Escribe todos los cambios o ninguno, y sus rutas: primero las de los archivos que se mudan."""
    exigir_lo_mismo(carpeta, cambios, hoy)
    cambiar_todos(carpeta.raiz, cambios)
    salida().escribir(*(desde_aqui(c.nueva) for c in ordenados(cambios)))


def ordenados(cambios: Iterable[Cambio]) -> list[Cambio]:
    return sorted(cambios, key=lambda c: (not c.se_muda, c.ruta))


def exigir_lo_mismo(carpeta: Carpeta, cambios: list[Cambio], hoy: date) -> None:
    """Lanza `ErrorDeDatos` si la escuela tendría errores que no tenía: alguna referencia quedaría rota."""
    nuevos = _errores(con_cambios(carpeta, cambios), hoy) - _errores(carpeta.fuentes(), hoy)
    if nuevos:
        dicho = contar(nuevos.total(), "error nuevo", "errores nuevos")
        raise ErrorDeDatos(f"el cambio dejaría {dicho} ({enumerar(sorted(nuevos))})", "no se cambió nada")


def _errores(fuentes: Iterable[Fuente], hoy: date) -> "Counter[str]":
    escuela, problemas = cargar(fuentes)
    problemas += revisar(Entorno(escuela, hoy), LECTURA_Y_ENLACES)
    return Counter(p.codigo for p in problemas if gravedad_de(p) is Gravedad.ERROR)


def sin_cambios(porque: str) -> None:
    """Lo pedido ya estaba: se dice y no se toca nada."""
    avisos().escribir(f"aviso: {porque}: no se cambió nada")
