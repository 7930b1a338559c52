"""El guion de autocompletado de cada consola."""

from monitoreo_cli.errores import ErrorDeUso
from monitoreo_cli.texto import enumerar

CONSOLAS = ("bash", "zsh", "fish", "powershell")


def guion(programa: str, consola: str) -> str:
    """El guion que se carga en la consola. Lanza `ErrorDeUso` si no se conoce."""
    if consola not in CONSOLAS:
        raise ErrorDeUso(f"no sé completar en `{consola}`", f"usa {enumerar(CONSOLAS, 'o')}")
    from typer._completion_shared import get_completion_script

    variable = f"_{programa}_COMPLETE".upper()
    return str(get_completion_script(prog_name=programa, complete_var=variable, shell=consola))
