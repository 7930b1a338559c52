"""La escuela entera y lo que se cuenta, para otro programa."""

from typing import Annotated

import typer

from monitoreo_cli.ordenes._escuela import Abierta
from monitoreo_cli.ordenes._opciones import SALIDA, exigir_terminacion, ruta_de_salida
from monitoreo_cli.ordenes.exportar._salida import sacar

RESERVADO = "RESERVADO: es la escuela entera, con lo que se escribió de cada docente."


def orden(ctx: typer.Context, archivo: Annotated[str | None, SALIDA] = None) -> None:
    """Escribe en JSON lo que se leyó de la carpeta, con las claves de los archivos, y sus cuentas.

    Dice al comienzo qué contiene y qué no: nunca los nombres de docentes y directivos, las notas de
    quien observa ni la evidencia de una marca. Lo que no hay es `null`.
    """
    from monitoreo_cli.calculo.compromisos import seguir
    from monitoreo_cli.calculo.resumen import resumir
    from monitoreo_cli.salidas import json
    from monitoreo_cli.salidas.escuela_entera import entera

    ruta = ruta_de_salida(archivo, "exporta")
    exigir_terminacion(ruta, "json")
    abierta = Abierta(ctx)
    escuela, cuentas = abierta.escuela, abierta.cuentas
    datos = {
        "hoy": abierta.hoy.isoformat(),
        "huella": abierta.carpeta.huella(),
        **entera(escuela),
        "resumen": [json.resumen(resumir(escuela, cuentas, e)) for e in escuela.etapas.values()],
        **json.compromisos(seguir(escuela, abierta.hoy)),
    }
    sacar(json.en_json(datos) + "\n", ruta, RESERVADO)
    abierta.terminar()
