"""Adónde puede ir `--salida`: un archivo, un enlace, o algo que no es un archivo."""

import os
import threading
from pathlib import Path

import pytest

from monitoreo_cli.errores import ErrorDelMundo
from monitoreo_cli.escritura.atomica import reemplazar

pytestmark = pytest.mark.skipif(os.name == "nt", reason="ni tubos ni dispositivos con nombre de archivo")


def test_lo_que_no_es_un_archivo_recibe_el_texto_y_sigue_siendo_lo_que_era(tmp_path: Path) -> None:
    tubo = tmp_path / "tubo"
    os.mkfifo(tubo)
    leido: list[str] = []
    lector = threading.Thread(target=lambda: leido.append(tubo.read_text(encoding="utf-8")))
    lector.start()
    reemplazar(tubo, "año")
    lector.join(timeout=10)
    assert leido == ["año"]
    assert tubo.is_fifo()
    assert list(tmp_path.iterdir()) == [tubo]


def test_un_enlace_sigue_siendo_un_enlace_y_cambia_lo_que_nombra(tmp_path: Path) -> None:
    archivo, enlace = tmp_path / "a.html", tmp_path / "enlace.html"
    archivo.write_text("antes", encoding="utf-8")
    enlace.symlink_to(archivo)
    reemplazar(enlace, "después")
    assert enlace.is_symlink()
    assert archivo.read_text(encoding="utf-8") == "después"


def test_si_un_dispositivo_esta_lleno_se_dice(tmp_path: Path) -> None:
    lleno = Path("/dev/full")
    if not lleno.is_char_device():
        pytest.skip("este sistema no lo tiene")
    enlace = tmp_path / "lleno"
    enlace.symlink_to(lleno)  # por un enlace: si la prueba falla, no rompe el del sistema
    with pytest.raises(ErrorDelMundo, match="no queda espacio"):
        reemplazar(enlace, "x")
    assert lleno.is_char_device()
