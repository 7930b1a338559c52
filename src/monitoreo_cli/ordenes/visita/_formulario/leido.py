"""Leer un borrador para seguir llenándolo: qué dice, o por qué no se puede."""

from monitoreo_cli.escritura.datos import datos_de
from monitoreo_cli.lectura.cargar import Fuente, Lector
from monitoreo_cli.lectura.comentarios import hay_comentarios
from monitoreo_cli.lectura.documento import leer
from monitoreo_cli.ordenes._formulario.caminos import Estado
from monitoreo_cli.valor import Valor

_AVISO = "M007"  # de lo que dice la lectura de una visita, lo único que no es un error


class Leido(Valor):
    """Un borrador: su estado, o `None` con el motivo. `con_comentarios`: reescribirlo los perdería."""

    estado: Estado | None
    motivo: str = ""
    con_comentarios: bool = False


def leer_borrador(ruta: str, datos: bytes) -> Leido:
    """Nunca lanza por los datos: un borrador roto se dice, y no estorba a una visita nueva."""
    lector = Lector()
    visita = lector.observacion(Fuente(ruta, datos))
    errores = [p for p in lector.problemas if p.codigo != _AVISO]
    if visita is None or errores:
        primero = errores[0]
        return Leido(None, f"{primero.mensaje} (línea {primero.lugar.linea})")
    if visita.estado != "borrador" or not visita.es_visita:
        return Leido(None, "ya no es un borrador")
    raiz = leer(datos, ruta, []).raiz
    return Leido(datos_de(visita), con_comentarios=raiz is not None and hay_comentarios(raiz))
