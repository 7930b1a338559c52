"""`python -m monitoreo_cli` y la orden `monitoreo`."""

import gc
import os
import sys

from monitoreo_cli import __version__


def main() -> None:
    """Responde `--version` sin importar nada; lo demás es de `app`."""
    for salida in ("stdout", "stderr"):
        if getattr(sys, salida) is None:  # sin consola, o cerrada con `>&-`
            setattr(sys, salida, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 -- hasta el final
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"monitoreo {__version__}\n")
        return
    # El programa es corto y casi no hace ciclos: recogerlos costaba una décima parte de su tiempo.
    gc.disable()
    # Ctrl-C mientras Python recoge algo suyo: no puede llegar a nadie, y mostraría una traza.
    sys.unraisablehook = lambda _: None
    try:
        from monitoreo_cli.pospuestos import posponer

        posponer()
        from monitoreo_cli.app import main as correr
    except BaseException as corte:
        # Python 3.11 lo vuelve un RuntimeError si llega mientras arma una clase.
        if KeyboardInterrupt not in (type(corte), type(corte.__cause__)):
            raise
        try:
            sys.stderr.write("\nInterrumpido: no se escribió nada.\n")
        finally:  # también si llega otro mientras se dice
            os._exit(130)
    correr()


if __name__ == "__main__":
    main()
