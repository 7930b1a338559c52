"""Un documento HTML, impreso en PDF por el navegador que ya está instalado: sin red y sin dejar rastro."""

import os
import re
import subprocess
import tempfile
from contextlib import suppress
from datetime import date
from pathlib import Path

from monitoreo_cli.errores import ErrorDelMundo
from monitoreo_cli.lectura.disco import motivo
from monitoreo_cli.lectura.entorno import navegador

LIMITE = 120  # segundos; una computadora vieja tarda diez en abrir el navegador
_SIN_ELLO = "saca el informe en HTML, ábrelo en cualquier navegador y pulsa Ctrl+P: ahí se guarda como PDF"
# Ni actualizaciones, ni sincronización, ni nombre que resolver: un informe no pide nada a la red.
_OPCIONES = (
    "--headless", "--disable-gpu", "--no-first-run", "--no-default-browser-check", "--disable-extensions",
    "--disable-background-networking", "--disable-component-update", "--disable-default-apps", "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND", "--no-pdf-header-footer", "--generate-pdf-document-outline",
    "--user-agent=monitoreo",  # va en los datos del PDF, donde si no diría qué computadora es
)  # fmt: skip
_FECHA = re.compile(rb"(/(?:Creation|Mod)Date \(D:)\d{14}([+-]\d\d'\d\d'|Z)")


def imprimir(html: str, hoy: date) -> bytes:
    """Los bytes del PDF. Lanza `ErrorDelMundo` si no hay navegador o no pudo.

    Lo que se escribe mientras tanto, que lleva nombres, queda en una carpeta que sólo ve quien lo pidió
    y que se borra al terminar. La fecha de dentro es `hoy`: con el mismo navegador, los mismos bytes.
    """
    programa = navegador()
    if programa is None:
        raise ErrorDelMundo("para hacer un PDF hace falta Edge, Chrome o Chromium, y no hay ninguno", _SIN_ELLO)
    try:
        # En Windows un antivirus puede retener un rato el perfil del navegador: el informe sí se borra.
        with tempfile.TemporaryDirectory(prefix="monitoreo-", ignore_cleanup_errors=True) as taller:
            pdf = _correr(programa, html, Path(taller))
    except OSError as error:
        raise ErrorDelMundo(f"no se pudo hacer el PDF: {motivo(error)}", _SIN_ELLO) from error
    if not pdf.startswith(b"%PDF-") or b"%%EOF" not in pdf[-32:]:
        raise ErrorDelMundo(f"el navegador no hizo el PDF: {programa}", _SIN_ELLO)
    return _FECHA.sub(rb"\g<1>%s000000\g<2>" % hoy.strftime("%Y%m%d").encode(), pdf)


def _correr(programa: str, html: str, taller: Path) -> bytes:
    """Lo que el navegador haya dejado escrito; nada, si falló o tardó demasiado."""
    entrada, salida = taller / "informe.html", taller / "informe.pdf"
    rutas = (f"--user-data-dir={taller / 'perfil'}", f"--print-to-pdf={salida}", entrada.as_uri())
    entrada.write_text(html, encoding="utf-8")
    with suppress(subprocess.TimeoutExpired):
        subprocess.run(  # noqa: S603 -- el programa es un navegador instalado, y no hay consola de por medio
            [programa, *_OPCIONES, *_sin_encierro(), *rutas],
            env={**os.environ, "TMPDIR": str(taller)},  # lo suyo también se borra, y no importa cuál tenía
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=LIMITE, check=False,
        )  # fmt: skip
    return salida.read_bytes() if salida.exists() else b""


def _sin_encierro() -> tuple[str, ...]:
    """En Linux, el encierro del navegador no funciona para el administrador, y entonces ni arranca."""
    return ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
