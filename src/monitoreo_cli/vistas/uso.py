"""Los errores de uso de la línea de órdenes, dichos en castellano."""

from typing import Any

from typer import _click

from monitoreo_cli.texto import ancho, enumerar, quiza

_CELDAS_DE_IDS = 66
_MAS_AYUDA = "usa --ayuda para ver qué admite"


def en_castellano(error: Any) -> tuple[str, str]:
    """El mensaje y el arreglo de un error de uso de Typer, rehechos por su clase."""
    contexto = error.ctx
    if isinstance(error, _click.exceptions.NoSuchOption):
        return f"no existe la opción `{error.option_name}`", _en_vez_de(error.option_name, contexto)
    if isinstance(error, _click.exceptions.MissingParameter):
        return _falta(error.param, contexto)
    if isinstance(error, _click.exceptions.BadOptionUsage):
        lleva = "no lleva un valor" if "not take" in error.message else "necesita un valor"
        return f"la opción `{error.option_name}` {lleva}", _MAS_AYUDA
    if isinstance(error, _click.exceptions.BadParameter):
        return f"el valor de `{error.param.human_readable_name if error.param else ''}` no vale", _MAS_AYUDA
    if "extra argument" in error.message:
        sobra = error.message.rpartition("(")[2].rstrip(").")
        return f"sobra `{sobra}`", _MAS_AYUDA
    return "no se entiende lo que pides", _MAS_AYUDA


def _falta(parametro: Any, contexto: Any) -> tuple[str, str]:
    """Lo que falta y, si el autocompletado sabe cuáles hay, unos cuantos y un ejemplo que se puede copiar."""
    if parametro is None or contexto is None:
        return "falta un dato", _MAS_AYUDA
    falta = f"falta `{_escrito(parametro)}`"
    if parametro._custom_shell_complete is None:  # noqa: SLF001 -- Typer no ofrece otra manera de saberlo
        return falta, _MAS_AYUDA
    if not (hay := _los_que_hay(parametro, contexto)):
        return falta, f"en esta carpeta no hay ninguno que poner; {_MAS_AYUDA}"
    return falta, f"hay: {_los_primeros(hay)}\n  por ejemplo: {_ejemplo(contexto)}"


def _escrito(parametro: Any) -> str:
    es_opcion = parametro.param_type_name == "option"
    return str(parametro.opts[0] if es_opcion else parametro.human_readable_name)


def _los_que_hay(parametro: Any, contexto: Any) -> list[str]:
    return [dado.value for dado in parametro.shell_complete(contexto, "")]


def _los_primeros(ids: list[str]) -> str:
    """Los que caben en una línea, y cuántos más hay."""
    caben = 1
    while caben < len(ids) and ancho(", ".join(ids[: caben + 1])) <= _CELDAS_DE_IDS:
        caben += 1
    if caben == len(ids):
        return enumerar(ids)
    return f"{', '.join(ids[:caben])} y {len(ids) - caben} más"


def _ejemplo(contexto: Any) -> str:
    """La orden con lo que necesita: lo que ya se dijo, o el primero que hay de cada cosa."""
    programa, _, orden = contexto.command_path.partition(" ")
    dicha = contexto.find_root().meta.get("carpeta")
    partes = [programa, *(["-C", dicha] if dicha else []), orden]
    for parametro in contexto.command.params:
        if parametro.required:
            dado = contexto.params.get(parametro.name) or next(iter(_los_que_hay(parametro, contexto)), None)
            opcion = [_escrito(parametro)] if parametro.param_type_name == "option" else []
            partes += [*opcion, str(dado or parametro.human_readable_name)]
    return " ".join(f'"{p}"' if " " in p and p != orden else p for p in partes)


def _en_vez_de(opcion: str, contexto: Any) -> str:
    """Lo que se quiso escribir: un argumento sin su opción, o la opción más parecida."""
    conocidas = []
    for parametro in contexto.command.get_params(contexto) if contexto else ():
        if opcion.lstrip("-") in parametro.opts:
            return f"aquí va sin `{opcion}`: {contexto.command_path} {parametro.human_readable_name}"
        conocidas += [o for o in parametro.opts if o.startswith("-")]
    return quiza(opcion, conocidas) or _MAS_AYUDA
