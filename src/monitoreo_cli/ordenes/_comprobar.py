"""Comprobar un archivo antes de escribirlo: si tiene errores, se muestran y no se escribe nada."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

from monitoreo_cli.errores import ErrorDeDatos
from monitoreo_cli.escritura.visita import CARPETA, guardar, normalizar, ruta_libre
from monitoreo_cli.lectura.cargar import Fuente, cargar, con_textos
from monitoreo_cli.lectura.carpeta import Carpeta
from monitoreo_cli.ordenes._entregas import avisar_si_ya_se_entrego
from monitoreo_cli.problema import Gravedad, Problema
from monitoreo_cli.reglas.registro import Entorno, gravedad_de
from monitoreo_cli.reglas.revision import familias, revisar
from monitoreo_cli.vistas.problemas import en_texto
from monitoreo_cli.vistas.terminal import avisos

# Dos visitas con el mismo id o repetidas las dice `validar`: aquí el nombre se elige libre.
NO_IMPIDEN = ("M207", "M321")
SIN_NOMBRE = "visita"


def comprobar(carpeta: Carpeta, texto: str, hoy: date) -> Path:
    """Escribe una visita o un seguimiento y da su ruta. Lanza `ErrorDeDatos` si lo que se escribiría tiene errores."""
    texto = normalizar(texto)
    return crear_comprobado(carpeta, _base(texto), texto, hoy)


def crear_comprobado(carpeta: Carpeta, base: str, texto: str, hoy: date, donde: str = CARPETA) -> Path:
    """Crea un archivo en una carpeta de la escuela, con el primer nombre libre, si no tendría errores."""
    exigir_sin_errores(carpeta, {ruta_libre(carpeta, base, donde): texto}, hoy)
    escrita = guardar(carpeta, base, texto, donde)
    avisar_si_ya_se_entrego(carpeta, (escrita.relative_to(carpeta.raiz).as_posix(),))
    return escrita


def exigir_sin_errores(
    carpeta: Carpeta, textos: Mapping[str, str], hoy: date, origen: Mapping[str, str] = MappingProxyType({})
) -> None:
    """Muestra los errores que esos archivos tendrían, por su ruta, y lanza `ErrorDeDatos`.

    `origen` dice de dónde sale el texto de cada uno, si no lo escribió la persona.
    """
    escuela, problemas = cargar(con_textos(carpeta.fuentes(), textos))
    problemas += revisar(Entorno(escuela, hoy), familias())
    errores = [p for p in problemas if p.lugar.archivo in textos and _impide(p)]
    if escuela.plan is None:
        errores += [p for p in problemas if p.lugar.archivo == "plan.yaml"]
    if errores:
        _mostrar(errores, carpeta, textos, origen)
        raise ErrorDeDatos("no se escribió nada", "corrígelo y repite la orden")


def _base(texto: str) -> str:
    """`<fecha>-<docente>`, o un nombre de relleno si no se pueden leer (y entonces no se escribirá)."""
    provisional = f"observaciones/{SIN_NOMBRE}.yaml"
    escuela, _ = cargar([Fuente(provisional, texto.encode("utf-8"))])
    visita = next(iter(escuela.observaciones), None)
    if visita is None or visita.fecha is None or visita.docente is None:
        return SIN_NOMBRE
    sufijo = "" if visita.es_visita else "-seguimiento"
    return f"{visita.fecha.isoformat()}-{visita.docente}{sufijo}"


def _impide(problema: Problema) -> bool:
    return gravedad_de(problema) is Gravedad.ERROR and problema.codigo not in NO_IMPIDEN


def _mostrar(errores: list[Problema], carpeta: Carpeta, textos: Mapping[str, str], origen: Mapping[str, str]) -> None:
    def donde(ruta: str) -> str:
        return f"{origen[ruta]} -> {ruta}" if ruta in origen else ruta

    pantalla = avisos()
    pantalla.escribir(*en_texto(errores, lambda r: textos.get(r) or carpeta.texto(r), donde, pantalla.ancho))
