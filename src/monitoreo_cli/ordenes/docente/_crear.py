"""Agregar un docente a la lista y, si se dice su nombre, a `identidades.yaml`: los dos o ninguno."""

from monitoreo_cli.errores import ErrorDeDatos, ErrorDeUso
from monitoreo_cli.escritura.conjunto import cambiar_todos
from monitoreo_cli.escritura.datos import Datos
from monitoreo_cli.escritura.llenado import llenar
from monitoreo_cli.escritura.nueva_escuela import con_nombres
from monitoreo_cli.escritura.obra import Cambio, Nuevo
from monitoreo_cli.lectura.carpeta import Carpeta
from monitoreo_cli.lectura.clases import DOCENTES, IDENTIDADES
from monitoreo_cli.modelo.docente import Identidades
from monitoreo_cli.ordenes._cambiar import EnObra
from monitoreo_cli.ordenes._comprobar import exigir_sin_errores
from monitoreo_cli.ordenes._escuela import hoy
from monitoreo_cli.texto import desde_aqui
from monitoreo_cli.vistas.terminal import salida


def crear_docente(carpeta: Carpeta, datos: Datos, nombre: str | None = None) -> None:
    """Lo agrega y escribe las rutas. Lanza `ErrorDeUso` si su código ya existe, y `ErrorDeDatos` si no se puede."""
    if DOCENTES not in carpeta.reconocidas:
        raise ErrorDeDatos(f"no está `{DOCENTES}`", "créalo: `monitoreo iniciar` en otra carpeta da un modelo")
    obra = EnObra(carpeta, DOCENTES)
    if datos["id"] in (obra.parche.texto("docentes", i, "id") for i in obra.parche.elementos("docentes")):
        raise ErrorDeUso(f"ya existe el docente `{datos['id']}`", f"elige otro código, o cámbialo en `{DOCENTES}`")
    obra.parche.agregar(("docentes",), [{c: v for c, v in datos.items() if v not in (None, [], "", False)}])
    if not nombre:
        obra.guardar(hoy())
        return
    cambios, nuevos = [_cambio(obra)], []
    identidades = {datos["id"]: {"nombre": nombre}}
    if IDENTIDADES in carpeta.reconocidas:
        suya = EnObra(carpeta, IDENTIDADES)
        llenar(suya.parche, Identidades, {"identidades": identidades})
        cambios.append(_cambio(suya))
    else:
        ruta, texto = con_nombres({"formato": 1, "identidades": identidades})
        nuevos.append(Nuevo(carpeta.raiz / ruta, texto))
    exigir_sin_errores(carpeta, {DOCENTES: cambios[0].despues}, hoy())
    cambiar_todos(carpeta.raiz, cambios, nuevos)
    salida().escribir(*(desde_aqui(carpeta.raiz / ruta) for ruta in (DOCENTES, IDENTIDADES)))


def _cambio(obra: EnObra) -> Cambio:
    ruta = obra.carpeta.raiz / obra.ruta
    return Cambio(ruta, obra.datos, obra.parche.aplicar(), ruta)
