"""El PDF: lo que se le pide al navegador, lo que no deja en el disco y qué se dice cuando no puede."""

import os
import tempfile
import time
from datetime import date
from pathlib import Path

import pytest

from monitoreo_cli.errores import ErrorDelMundo
from monitoreo_cli.escritura import pdf
from monitoreo_cli.lectura.entorno import navegador

HOY = date(2025, 12, 20)
pytestmark = pytest.mark.skipif(os.name == "nt", reason="el navegador de mentira es un guion de consola")
# Anota lo que se le pidió y hace un PDF de una línea con lo que leyó.
BUENO = """
for dicho in "$@"; do
  echo "$dicho" >> "$(dirname "$0")/pedido"
  case "$dicho" in --print-to-pdf=*) destino="${dicho#--print-to-pdf=}" ;; file://*) pagina="${dicho#file://}" ;; esac
done
echo "$TMPDIR" >> "$(dirname "$0")/pedido"
ls -ld "$(dirname "$pagina")" | cut -c1-10 >> "$(dirname "$0")/pedido"
{ echo "%PDF-1.4"; echo "/CreationDate (D:20300101123456+00'00')"; cat "$pagina"; echo "%%EOF"; } > "$destino"
"""


@pytest.fixture
def camino(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Una carpeta de programas, la primera del camino, y una temporal que se puede mirar."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "tmp").mkdir()
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}/bin{os.pathsep}/usr/bin")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    return tmp_path / "bin"


def poner(camino: Path, guion: str) -> None:
    programa = camino / "google-chrome"
    programa.write_text(f"#!/bin/sh\n{guion}\n", encoding="utf-8")
    programa.chmod(0o755)


def test_la_fecha_del_pdf_es_la_del_informe(camino: Path):
    poner(camino, BUENO)
    hecho = pdf.imprimir("<p>año</p>", HOY)
    assert hecho == "%PDF-1.4\n/CreationDate (D:20251220000000+00'00')\n<p>año</p>%%EOF\n".encode()


def test_el_navegador_va_sin_red_con_un_perfil_propio_y_nada_queda(camino: Path):
    poner(camino, BUENO)
    pdf.imprimir("<p>Persona Ficticia</p>", HOY)
    pedido = (camino / "pedido").read_text(encoding="utf-8")
    taller = camino.parent / "tmp"
    assert "--host-resolver-rules=MAP * ~NOTFOUND\n" in pedido
    assert "--disable-background-networking\n" in pedido
    assert f"--user-data-dir={taller}/monitoreo-" in pedido
    assert f"\n{taller}/monitoreo-" in pedido  # también lo que el navegador deja mientras trabaja
    assert "Persona" not in pedido
    assert "drwx------" in pedido
    assert ("--no-sandbox" in pedido) == (os.geteuid() == 0)
    assert list(taller.iterdir()) == []


@pytest.mark.parametrize("guion", ["exit 1", "exit 0", BUENO.replace("%PDF-1.4", "<html>")])
def test_si_el_navegador_falla_se_dice_como_imprimirlo(camino: Path, guion: str):
    poner(camino, guion)
    with pytest.raises(ErrorDelMundo, match="el navegador no hizo el PDF") as dicho:
        pdf.imprimir("<p></p>", HOY)
    assert "Ctrl+P" in dicho.value.arreglo


def test_si_el_navegador_no_acaba_se_le_detiene(camino: Path, monkeypatch: pytest.MonkeyPatch):
    poner(camino, "exec sleep 30")
    monkeypatch.setattr(pdf, "LIMITE", 0.5)
    antes = time.monotonic()
    with pytest.raises(ErrorDelMundo, match="el navegador no hizo el PDF"):
        pdf.imprimir("<p></p>", HOY)
    assert time.monotonic() - antes < 10


def test_sin_navegador_se_dice_cuales_sirven_y_como_imprimirlo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    if navegador() is not None:
        pytest.skip("aquí el navegador no se busca en el camino")
    with pytest.raises(ErrorDelMundo, match="hace falta Edge, Chrome o Chromium") as dicho:
        pdf.imprimir("<p></p>", HOY)
    assert "Ctrl+P" in dicho.value.arreglo


def test_sin_sitio_donde_trabajar_no_hay_traza(camino: Path, monkeypatch: pytest.MonkeyPatch):
    poner(camino, BUENO)
    monkeypatch.setattr(tempfile, "tempdir", str(camino / "no-existe"))
    with pytest.raises(ErrorDelMundo, match="no se pudo hacer el PDF: no existe"):
        pdf.imprimir("<p></p>", HOY)
