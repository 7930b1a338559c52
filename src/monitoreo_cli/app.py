"""La aplicación: encuentra la orden, habla en castellano y es la única que termina el proceso."""

import atexit
import codecs
import os
import sys
from importlib import import_module
from typing import Any, NoReturn

import typer
from typer import _click
from typer.core import TyperCommand, TyperGroup

from monitoreo_cli import __version__, escrito, ordenes
from monitoreo_cli.errores import ErrorDelMundo, ErrorDeMonitoreo, ErrorDeUso, Interrumpido
from monitoreo_cli.ordenes._descubrir import modulos, primera_linea
from monitoreo_cli.texto import parecido, quiza, visible

PROGRAMA = "monitoreo"
DEFECTO = 70
# El orden en que la ayuda las cuenta; una orden nueva que no esté aquí va al final.
_PRIMERO = (
    "iniciar", "validar", "explicar", "plan", "visita", "resumen", "avance", "cronograma", "agenda", "compromisos",
    "compromiso", "accion", "docente", "etapa", "informe", "concordancia", "exportar", "importar", "consolidar",
    "esquema", "historia", "doctor",
)  # fmt: skip
_AYUDA_CORTA = {"help_option_names": ["--ayuda", "-h", "--help"], "max_content_width": 80}


class _EnCastellano(_click.core.Command):
    """Lo que la ayuda de toda orden tiene de propio: sus rótulos, y `-C` y `--traza` en cualquier lugar."""

    def get_params(self, ctx: Any) -> list[Any]:
        return [*self.params, *_comunes(), *filter(None, [self.get_help_option(ctx)])]

    def get_help_option_names(self, ctx: Any) -> list[str]:
        return list(ctx.help_option_names)  # Typer los guarda en un conjunto, y su orden cambiaba de una vez a otra

    def get_help_option(self, ctx: Any) -> Any:
        opcion = super().get_help_option(ctx)
        if opcion is not None:
            opcion.help = "Muestra esta ayuda y termina."
        return opcion

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="Uso: ")

    def format_options(self, ctx: Any, formatter: Any) -> None:
        por_clase: dict[str, list[tuple[str, str]]] = {"argument": [], "option": []}
        for parametro in self.get_params(ctx):
            registro = parametro.get_help_record(ctx)
            if registro is not None:
                por_clase[parametro.param_type_name].append((registro[0], _sin_corchetes(registro[1])))
        for clase, titulo in (("argument", "Argumentos"), ("option", "Opciones")):
            if por_clase[clase]:
                with formatter.section(titulo):
                    formatter.write_dl(por_clase[clase])


class Orden(_EnCastellano, TyperCommand):
    """Una orden."""


class Grupo(_EnCastellano, TyperGroup):
    """Un paquete de órdenes: cada módulo sin guion bajo inicial es una, y se importa al usarla."""

    def __init__(self, paquete: str, **opciones: Any) -> None:
        super().__init__(
            options_metavar="[OPCIONES]", subcommand_metavar="ORDEN [...]", rich_markup_mode=None,
            context_settings=_AYUDA_CORTA, invoke_without_command=True, **opciones,
        )  # fmt: skip
        self._paquete = paquete

    def list_commands(self, ctx: Any) -> list[str]:
        nombres = {n.replace("_", "-") for n in modulos(self._paquete)}
        return sorted(nombres, key=lambda n: (_PRIMERO.index(n) if n in _PRIMERO else len(_PRIMERO), n))

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in self.commands:
            orden = self._importar(cmd_name)
            if orden is None:
                return None
            self.commands[cmd_name] = orden
        return self.commands[cmd_name]

    def _importar(self, cmd_name: str) -> Any:
        nombre = cmd_name.replace("-", "_")
        if nombre not in modulos(self._paquete):
            return None
        modulo = import_module(f"{self._paquete}.{nombre}")
        if hasattr(modulo, "__path__"):
            return Grupo(modulo.__name__, name=cmd_name, help=modulo.__doc__, callback=_ayuda_si_nada)
        app = typer.Typer(add_completion=False, rich_markup_mode=None)
        app.command(cmd_name, cls=Orden, options_metavar="[OPCIONES]", context_settings=_AYUDA_CORTA)(modulo.orden)
        return typer.main.get_command(app)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        super().format_options(ctx, formatter)
        filas = [(n, primera_linea(self._paquete, n)) for n in self.list_commands(ctx)]
        if filas:
            with formatter.section("Órdenes"):
                formatter.write_dl(filas)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        dicha = args[0]
        if self.get_command(ctx, dicha) is None and not ctx.resilient_parsing and not dicha.startswith("-"):
            arreglo = quiza(dicha, self.list_commands(ctx)) or f"míralas con: {ctx.command_path} --ayuda"
            raise ErrorDeUso(f"no existe la orden `{dicha}`", arreglo)
        return super().resolve_command(ctx, args)


def main(argumentos: list[str] | None = None) -> None:
    """Corre el programa y termina el proceso con su código de salida."""
    _preparar_consola()
    argumentos = sys.argv[1:] if argumentos is None else argumentos
    try:
        codigo = correr(argumentos)
    except KeyboardInterrupt:  # otro, mientras se despedía del primero
        codigo = Interrumpido.salida
    _terminar(codigo)


def _terminar(codigo: int) -> NoReturn:
    """El sistema recoge la memoria de una vez: que Python la deshiciera objeto por objeto costaba tanto
    como leer treinta visitas. Por eso lo que otros dejaron para el final se hace aquí."""
    try:
        atexit._run_exitfuncs()  # noqa: SLF001 -- el único modo de correrlas sin deshacer el intérprete
        sys.stdout.flush()
    except BrokenPipeError:
        pass  # quien leía ya no quiere más
    except KeyboardInterrupt:
        codigo = Interrumpido.salida
    except OSError as error:
        codigo = _no_se_pudo(error)
    os._exit(codigo)


def correr(argumentos: list[str]) -> int:
    """Ejecuta una línea de órdenes y da su código de salida; los errores ya quedaron dichos en stderr."""
    escrito.empezar()
    try:
        return _ejecutar(argumentos)
    except Interrumpido as corte:
        return _despedirse(corte)
    except KeyboardInterrupt:
        return _despedirse(escrito.al_cortar())


def _ejecutar(argumentos: list[str]) -> int:
    """Lo mismo, pero Ctrl-C pasa de largo: si la orden se corrió desde el menú, también lo deja."""
    try:
        if f"_{PROGRAMA.upper()}_COMPLETE" in os.environ:
            from typer.completion import completion_init  # type: ignore[attr-defined]

            completion_init()
        resultado = casa().main(argumentos, prog_name=PROGRAMA, standalone_mode=False)
    except _click.exceptions.UsageError as error:
        from monitoreo_cli.vistas.uso import en_castellano

        return _quejarse(*en_castellano(error), salida=ErrorDeUso.salida)
    except ErrorDeMonitoreo as error:
        return _quejarse(error.mensaje, error.arreglo, salida=error.salida)
    except BrokenPipeError:
        return 0
    except Exception as error:
        if isinstance(error, typer.Abort) or isinstance(error.__cause__, KeyboardInterrupt):
            raise KeyboardInterrupt from error  # el segundo: llegó mientras Python 3.11 armaba una clase
        if "--traza" in argumentos:
            raise
        if isinstance(error, OSError):
            return _no_se_pudo(error)
        mensaje = f"esto es un defecto de {PROGRAMA}, no tuyo ({type(error).__name__}: {error})"
        return _quejarse(mensaje, "repítelo con --traza y envíanos lo que salga", salida=DEFECTO)
    if resultado == Interrumpido.salida:  # así lo cuenta Typer
        raise KeyboardInterrupt
    return resultado if isinstance(resultado, int) else 0


def _despedirse(corte: Interrumpido) -> int:
    """Ctrl-C no es un error: se dice con calma qué quedó, en una línea aparte de la que se estaba escribiendo."""
    sys.stderr.write("\n" if sys.stderr.isatty() else "")
    sys.stderr.write(visible(f"Interrumpido: {corte.quedo}.\n"))
    if corte.seguir:
        sys.stderr.write(visible(f"  {corte.seguir}\n"))
    return corte.salida


def _no_se_pudo(error: OSError) -> int:
    """El disco lleno, la salida cerrada: lo que nadie más abajo supo contar."""
    from monitoreo_cli.lectura.disco import motivo

    que = f"usar `{error.filename}`" if error.filename else "mostrar el resultado"
    return _quejarse(f"no se pudo {que}: {motivo(error)}", "", salida=ErrorDelMundo.salida)


def casa() -> Grupo:
    """La orden raíz."""
    ayuda = "El plan de acompañamiento y monitoreo de una escuela, en archivos que se revisan y se cuentan solos."
    return Grupo(
        ordenes.__name__, name=PROGRAMA, help=ayuda, callback=_menu_si_nada,
        params=[_version(), _completar()],
    )  # fmt: skip


def _menu_si_nada(**_: Any) -> None:
    """Quien escribe sólo `monitoreo` en una terminal quiere que le pregunten."""
    ctx: Any = _click.globals.get_current_context()
    if ctx.invoked_subcommand is None and _hay_terminal():
        from monitoreo_cli.ordenes._portada.menu import atender

        ctx.exit(atender(ctx, _ejecutar))
    _ayuda_si_nada()


def _hay_terminal() -> bool:
    """Con quien hablar; si la salida va a un archivo o a otra orden, lo que se espera es la ayuda."""
    from monitoreo_cli.ordenes._formulario import hay_con_quien

    return hay_con_quien() and (sys.stdout.isatty() or not sys.stdin.isatty())


def _ayuda_si_nada(**_: Any) -> None:
    ctx = _click.globals.get_current_context()
    if ctx.invoked_subcommand is None:
        sys.stdout.write(ctx.get_help() + "\n")


# ---------------------------------------------------------------- opciones de siempre


def _comunes() -> list[Any]:
    from typer.core import TyperOption

    return [
        TyperOption(
            param_decls=["-C", "--carpeta"], metavar="DIR", expose_value=False, callback=_recordar_carpeta,
            help="La carpeta de la escuela (por omisión, se busca desde aquí hacia arriba).",
        ),
        TyperOption(
            param_decls=["--traza"], is_flag=True, expose_value=False, hidden=True, help="Muestra un defecto entero."
        ),
    ]  # fmt: skip


def _recordar_carpeta(ctx: Any, _parametro: Any, valor: str | None) -> None:
    if valor is not None:
        ctx.find_root().meta["carpeta"] = valor


def _version() -> Any:
    from typer.core import TyperOption

    def mostrar(ctx: Any, _parametro: Any, valor: bool) -> None:
        if valor:
            sys.stdout.write(f"{PROGRAMA} {__version__}\n")
            ctx.exit()

    return TyperOption(
        param_decls=["--version"], is_flag=True, expose_value=False, is_eager=True, callback=mostrar,
        help="Muestra la versión y termina.",
    )  # fmt: skip


def _completar() -> Any:
    from typer.core import TyperOption

    def mostrar(ctx: Any, _parametro: Any, valor: str | None) -> None:
        if valor is not None:
            from monitoreo_cli.vistas.completado import guion

            sys.stdout.write(guion(PROGRAMA, valor) + "\n")
            ctx.exit()

    return TyperOption(
        param_decls=["--completar"], metavar="CONSOLA", expose_value=False, is_eager=True, callback=mostrar,
        help="Da el guion de autocompletado: bash, zsh, fish o powershell.",
    )  # fmt: skip


# ---------------------------------------------------------------- hablar


def _preparar_consola() -> None:
    """Que ningún carácter que la consola no tenga haga caer el programa."""
    codecs.register_error("parecido", parecido)
    for flujo in (sys.stdout, sys.stderr):
        if hasattr(flujo, "reconfigure"):
            flujo.reconfigure(errors="parecido")


def _quejarse(mensaje: str, arreglo: str, salida: int) -> int:
    sys.stderr.write(visible(f"error: {mensaje}") + "\n")
    if arreglo:
        sys.stderr.write(visible(f"  {arreglo}") + "\n")
    return salida


def _sin_corchetes(ayuda: str) -> str:
    """La ayuda de un parámetro sin lo que Typer añade en inglés."""
    return ayuda.replace("[required]", "(obligatorio)").rstrip()
