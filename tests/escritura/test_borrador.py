"""El borrador en el disco: entero tras cada respuesta, sin pisar a nadie y sin dejar restos."""

from pathlib import Path

import pytest

from monitoreo_cli.errores import ErrorDelMundo
from monitoreo_cli.escritura.atomica import Cambiado
from monitoreo_cli.escritura.borrador import Borrador
from monitoreo_cli.lectura.carpeta import Carpeta
from tests.escuelas import BASE

BASE_DEL_NOMBRE = "2024-06-20-d02"


@pytest.fixture
def carpeta(tmp_path: Path) -> Carpeta:
    for ruta, texto in BASE.items():
        (tmp_path / ruta).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / ruta).write_text(texto, encoding="utf-8")
    return Carpeta(tmp_path)


def test_dos_borradores_del_mismo_dia_no_se_pisan(carpeta: Carpeta) -> None:
    uno, otro = (Borrador.nuevo(carpeta, BASE_DEL_NOMBRE, f"formato: {n}\n") for n in (1, 2))
    assert (uno.id, otro.id) == (BASE_DEL_NOMBRE, f"{BASE_DEL_NOMBRE}-2")
    assert uno.ruta.read_text("utf-8") == "formato: 1\n"


def test_lo_que_otro_escribio_se_nota_y_lo_propio_no(carpeta: Carpeta) -> None:
    borrador = Borrador.nuevo(carpeta, BASE_DEL_NOMBRE, "formato: 1\n")
    borrador.actualizar("formato: 1\ndocente: d02\n")
    assert borrador.ajeno() is None
    borrador.ruta.write_text("formato: 1\n# mío\n", "utf-8")
    assert borrador.ajeno() == b"formato: 1\n# m\xc3\xado\n"


def test_si_lo_borraron_no_resucita(carpeta: Carpeta) -> None:
    borrador = Borrador.nuevo(carpeta, BASE_DEL_NOMBRE, "formato: 1\n")
    assert borrador.existe
    borrador.ruta.unlink()
    assert (borrador.existe, borrador.ajeno()) == (False, None)
    with pytest.raises(ErrorDelMundo):
        borrador.actualizar("formato: 1\ndocente: d02\n")
    assert not borrador.ruta.exists()


def test_lo_que_otro_guardo_justo_antes_no_se_pisa(carpeta: Carpeta) -> None:
    borrador = Borrador.nuevo(carpeta, BASE_DEL_NOMBRE, "formato: 1\n")
    borrador.ruta.write_text("formato: 1\n# ajeno\n", "utf-8")
    with pytest.raises(Cambiado):
        borrador.actualizar("formato: 1\ndocente: d02\n")
    with pytest.raises(Cambiado):
        borrador.mudar("2024-04-22-d02", "formato: 1\n")
    assert borrador.ruta.read_text("utf-8") == "formato: 1\n# ajeno\n"
    assert not (carpeta.raiz / "observaciones/2024-04-22-d02.yaml").exists()


def test_mudarse_no_pisa_y_no_deja_el_viejo(carpeta: Carpeta) -> None:
    borrador = Borrador.nuevo(carpeta, BASE_DEL_NOMBRE, "formato: 1\n")
    vieja = borrador.ruta
    borrador.mudar("2024-04-23-d02", "formato: 1\n")
    assert borrador.id == "2024-04-23-d02-2"
    assert not vieja.exists()


def test_sin_la_carpeta_no_se_crea_otra(carpeta: Carpeta) -> None:
    borrador = Borrador.nuevo(carpeta, BASE_DEL_NOMBRE, "formato: 1\n")
    carpeta.raiz.rename(carpeta.raiz.with_name("lejos"))
    with pytest.raises(ErrorDelMundo, match="ya no está la carpeta"):
        borrador.actualizar("formato: 1\n")
    assert not carpeta.raiz.exists()


def test_la_copia_aparte_no_pisa_a_otra(carpeta: Carpeta) -> None:
    borrador = Borrador.nuevo(carpeta, BASE_DEL_NOMBRE, "# ojo\n")
    assert [borrador.copiar_aparte().name for _ in range(2)] == [f"{BASE_DEL_NOMBRE}.yaml", f"{BASE_DEL_NOMBRE}-2.yaml"]
