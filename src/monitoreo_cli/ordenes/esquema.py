"""El JSON Schema de cada tipo de archivo, para editores y otras herramientas."""

from pathlib import PurePath
from typing import Annotated

import typer

from monitoreo_cli.errores import ErrorDeUso
from monitoreo_cli.ordenes._opciones import argumento, los_que_hay
from monitoreo_cli.texto import quiza


def orden(
    ctx: typer.Context,
    archivo: Annotated[
        str | None, argumento("[ARCHIVO]", "Un tipo (plan, observacion…) o un archivo (plan.yaml). Sin él, todos.")
    ] = None,
) -> None:
    """Escribe el JSON Schema (draft-07) de un tipo de archivo; sin decir cuál, los de todos por su nombre."""
    import json

    from monitoreo_cli.lectura.clases import CLASES, POR_NOMBRE, clase_de
    from monitoreo_cli.modelo.esquema import esquema
    from monitoreo_cli.vistas.terminal import salida

    if archivo is None:
        datos = {c.nombre: esquema(c.pieza()) for c in CLASES}
    else:
        partes = PurePath(archivo.replace("\\", "/")).parts
        rutas = ("/".join(partes[i:]) for i in range(len(partes)))
        clase = POR_NOMBRE.get(archivo) or next(filter(None, map(clase_de, rutas)), None)
        if clase is None:
            arreglo = quiza(archivo, POR_NOMBRE) or los_que_hay(POR_NOMBRE)
            raise ErrorDeUso(f"no hay un tipo de archivo `{archivo}`", arreglo)
        datos = esquema(clase.pieza())
    salida().escribir(json.dumps(datos, ensure_ascii=False, indent=2))
