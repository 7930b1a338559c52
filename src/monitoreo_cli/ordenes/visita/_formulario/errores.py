"""Lo que las reglas dirían de la visita cerrada, con las mismas que `visita nueva --cerrar`."""

from datetime import date
from pathlib import Path

from monitoreo_cli.lectura.cargar import cargar, con_textos
from monitoreo_cli.lectura.carpeta import Carpeta
from monitoreo_cli.ordenes._comprobar import NO_IMPIDEN
from monitoreo_cli.problema import Gravedad, Problema
from monitoreo_cli.reglas.registro import Entorno, gravedad_de
from monitoreo_cli.reglas.revision import familias, revisar


def problemas_si_dijera(raiz: Path, ruta: str, texto: str, hoy: date) -> dict[Gravedad, list[Problema]]:
    """Por gravedad, los que tendría el archivo ya guardado en `ruta` si dijera `texto`; no escribe nada."""
    escuela, problemas = cargar(con_textos(Carpeta(raiz).fuentes(), {ruta: texto}))
    problemas += revisar(Entorno(escuela, hoy), familias())
    suyos = [p for p in problemas if p.lugar.archivo == ruta and p.codigo not in NO_IMPIDEN]
    return {gravedad: [p for p in suyos if gravedad_de(p) is gravedad] for gravedad in Gravedad}
