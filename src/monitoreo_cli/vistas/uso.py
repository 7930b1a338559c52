"""Los errores de uso de la línea de órdenes, dichos en castellano."""

from typing import Any

from typer import _click

from monitoreo_cli.texto import quiza

_MAS_AYUDA = "usa --ayuda para ver qué admite"


def en_castellano(error: Any) -> tuple[str, str]:
    """El mensaje y el arreglo de un error de uso de Typer, rehechos por su clase."""
    contexto = error.ctx
    if isinstance(error, _click.exceptions.NoSuchOption):
        return f"no existe la opción `{error.option_name}`", _en_vez_de(error.option_name, contexto)
    if isinstance(error, _click.exceptions.MissingParameter):
        nombre = error.param.human_readable_name if error.param else "un dato"
        return f"falta `{nombre}`", _MAS_AYUDA
    if isinstance(error, _click.exceptions.BadOptionUsage):
        lleva = "no lleva un valor" if "not take" in error.message else "necesita un valor"
        return f"la opción `{error.option_name}` {lleva}", _MAS_AYUDA
    if isinstance(error, _click.exceptions.BadParameter):
        return f"el valor de `{error.param.human_readable_name if error.param else ''}` no vale", _MAS_AYUDA
    if "extra argument" in error.message:
        sobra = error.message.rpartition("(")[2].rstrip(").")
        return f"sobra `{sobra}`", _MAS_AYUDA
    return "no se entiende lo que pides", _MAS_AYUDA


def _en_vez_de(opcion: str, contexto: Any) -> str:
    """Lo que se quiso escribir: un argumento sin su opción, o la opción más parecida."""
    conocidas = []
    for parametro in contexto.command.get_params(contexto) if contexto else ():
        if opcion.lstrip("-") in parametro.opts:
            return f"aquí va sin `{opcion}`: {contexto.command_path} {parametro.human_readable_name}"
        conocidas += [o for o in parametro.opts if o.startswith("-")]
    return quiza(opcion, conocidas) or _MAS_AYUDA
