"""Un formulario corto, que vive en la memoria: se pregunta, se repasa y se guarda entero, o no se guarda."""

from collections.abc import Callable
from pathlib import Path

from monitoreo_cli.errores import ErrorDeDatos
from monitoreo_cli.ordenes._formulario.caminos import Estado
from monitoreo_cli.ordenes._formulario.conversacion import Conversacion, Salir, Volver
from monitoreo_cli.ordenes._formulario.recorrido import Guion, Recorrido
from monitoreo_cli.ordenes._formulario.repaso import completar, repasar

_GUARDAR = {"g": "guardar"}


def llenar(raiz: Path, titulo: str, guion: Guion, estado: Estado, guardar: Callable[[Estado], None]) -> None:
    """Pregunta hasta que se guarda, o hasta que la persona sale y no queda nada.

    `guardar` recibe lo que la revisión enseña, con lo que hubiera al empezar: si una respuesta cambió y otra dejó de
    preguntarse, ésta no va. Puede lanzar `ErrorDeDatos`, con los errores ya mostrados: se vuelve a la revisión.
    """
    charla = Conversacion(raiz, al_salir="sale sin guardar")
    charla.decir(f"{titulo} En cada pregunta: `<` vuelve, `!` sale sin guardar, `?` ayuda.")
    recorrido = Recorrido(charla, guion, estado)

    def guardar_lo_que_se_ve(dicho: Estado) -> None:
        a_la_vista = {*estado, *(p.camino[0] for p in recorrido.preguntas())}
        guardar({clave: valor for clave, valor in dicho.items() if clave in a_la_vista})

    try:
        recorrido.seguir_en(0)
        while not _guardada(recorrido, guardar_lo_que_se_ve):
            pass
    except Salir:
        charla.decir("", "No se guardó nada.")


def _guardada(recorrido: Recorrido, guardar: Callable[[Estado], None]) -> bool:
    try:
        repasar(recorrido, _GUARDAR)
    except Volver:
        recorrido.seguir_en(len(recorrido.preguntas()) - 1)
        return False
    if not completar(recorrido, "guardarla"):
        return False
    try:
        guardar(recorrido.estado)
    except ErrorDeDatos as error:
        recorrido.charla.decir(f"{error.mensaje}; corrige lo que haga falta.")
        return False
    return True
