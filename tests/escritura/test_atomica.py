"""Escribir sin perder nada: uno o varios archivos, enteros o como estaban."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from monitoreo_cli.errores import ErrorDelMundo
from monitoreo_cli.escritura import conjunto
from monitoreo_cli.escritura.atomica import al_lado, crear, reemplazar_si_igual
from monitoreo_cli.escritura.conjunto import cambiar_todos
from monitoreo_cli.escritura.obra import Cambio
from tests.ordenes.cortes import con_ctrl_c


@pytest.fixture
def archivo(tmp_path: Path) -> Path:
    ruta = tmp_path / "a.yaml"
    ruta.write_bytes(b"antes\r\n")
    return ruta


def test_si_sigue_igual_se_reemplaza_y_conserva_sus_permisos(archivo: Path):
    archivo.chmod(0o600)
    reemplazar_si_igual(archivo, b"antes\r\n", "\ufeffdespués\r\n")
    assert archivo.read_bytes() == b"\xef\xbb\xbfdespu\xc3\xa9s\r\n"
    assert os.name == "nt" or archivo.stat().st_mode & 0o777 == 0o600
    assert list(archivo.parent.iterdir()) == [archivo]


def test_si_cambio_mientras_tanto_se_niega_y_no_toca_nada(archivo: Path):
    with pytest.raises(ErrorDelMundo, match="cambió mientras tanto"):
        reemplazar_si_igual(archivo, b"otra cosa", "despues")
    assert archivo.read_bytes() == b"antes\r\n"


def test_con_ctrl_c_mientras_escribe_no_queda_una_copia(archivo: Path):
    with con_ctrl_c(0, despues=False) as llego, pytest.raises(KeyboardInterrupt):
        crear(archivo.with_name("b.yaml"), "lleva nombres de personas")
    assert llego()
    assert list(archivo.parent.iterdir()) == [archivo]


def test_los_restos_de_una_orden_que_murio_se_van_al_escribir_otra_cosa(archivo: Path):
    """Los recientes pueden ser de quien está escribiendo ahora; los que no son nuestros no se tocan."""
    viejo, reciente, ajeno = (
        archivo.with_name(n) for n in (".b.yaml.00aa11bb.monitoreo.tmp", ".c.yaml.22.monitoreo.tmp", ".d.yaml.33.tmp")
    )
    for resto in (viejo, reciente, ajeno):
        resto.write_text("lleva nombres de personas", encoding="utf-8")
    for resto in (viejo, ajeno):
        os.utime(resto, (0, 0))
    crear(archivo.with_name("e.yaml"), "nuevo")
    assert [r.exists() for r in (viejo, reciente, ajeno)] == [False, True, True]


def test_lo_que_queda_si_muere_al_escribir_se_reconoce_y_se_va(archivo: Path):
    if not hasattr(os, "fork"):
        pytest.skip("corta el proceso con fork")
    hijo = os.fork()
    if hijo == 0:
        with al_lado(archivo, "a medias"):
            os._exit(0)
    os.waitpid(hijo, 0)
    (resto,) = (r for r in archivo.parent.iterdir() if r != archivo)
    os.utime(resto, (0, 0))
    crear(archivo.with_name("b.yaml"), "nuevo")
    assert not resto.exists()


def test_si_la_carpeta_ya_no_esta_no_la_vuelve_a_crear(tmp_path: Path):
    with pytest.raises(ErrorDelMundo, match="no existe"):
        reemplazar_si_igual(tmp_path / "sin" / "a.yaml", b"antes", "despues")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="los enlaces piden permisos")
def test_un_enlace_sigue_siendo_un_enlace(archivo: Path):
    enlace = archivo.with_name("enlace.yaml")
    enlace.symlink_to(archivo)
    reemplazar_si_igual(enlace, b"antes\r\n", "despues")
    assert enlace.is_symlink()
    assert archivo.read_bytes() == b"despues"


@pytest.mark.skipif(os.name == "nt", reason="sin candados queda sólo la comparación")
def test_de_varios_que_cambian_lo_mismo_a_la_vez_gana_uno_solo(archivo: Path):
    guion = (
        "import sys, pathlib\n"
        "from monitoreo_cli.errores import ErrorDelMundo\n"
        "from monitoreo_cli.escritura.atomica import reemplazar_si_igual\n"
        "sys.stdin.readline()\n"
        "try: reemplazar_si_igual(pathlib.Path(sys.argv[1]), b'antes\\r\\n', sys.argv[2])\n"
        "except ErrorDelMundo: sys.exit(3)\n"
    )
    orden = [sys.executable, "-c", guion, str(archivo)]
    procesos = [subprocess.Popen([*orden, str(i)], stdin=subprocess.PIPE) for i in range(8)]
    for proceso in procesos:
        assert proceso.stdin is not None
        proceso.stdin.write(b"\n")
        proceso.stdin.flush()
    codigos = [p.wait() for p in procesos]
    for proceso in procesos:
        assert proceso.stdin is not None
        proceso.stdin.close()
    assert sorted(codigos) == [0] + [3] * 7
    assert archivo.read_text() == str(codigos.index(0))


# ---------------------------------------------------------------- varios a la vez


@pytest.fixture
def tres(tmp_path: Path) -> list[Cambio]:
    """Tres archivos: dos cambian y el de en medio se muda."""
    cambios = []
    for nombre, nuevo in (("a", "a"), ("b", "z"), ("c", "c")):
        (tmp_path / nombre).write_bytes(nombre.encode())
        cambios.append(Cambio(tmp_path / nombre, nombre.encode(), nombre * 2, tmp_path / nuevo))
    return cambios


def contenido(carpeta: Path) -> dict[str, str]:
    return {r.name: r.read_text("utf-8") for r in carpeta.iterdir() if r.is_file()}


def test_todos_cambian_y_no_queda_nada_de_mas(tmp_path: Path, tres: list[Cambio]):
    cambiar_todos(tmp_path, tres)
    assert contenido(tmp_path) == {"a": "aa", "z": "bb", "c": "cc"}


@pytest.mark.parametrize("cual", [0, 1, 2])
def test_si_uno_no_se_puede_todos_quedan_como_estaban(
    tmp_path: Path, tres: list[Cambio], cual: int, monkeypatch: pytest.MonkeyPatch
):
    de_verdad = conjunto._cambiar

    def falla(cambio: Cambio) -> None:
        if cambio is tres[cual]:
            raise ErrorDelMundo("no queda espacio en el disco")
        de_verdad(cambio)

    monkeypatch.setattr(conjunto, "_cambiar", falla)
    with pytest.raises(ErrorDelMundo, match="espacio"):
        cambiar_todos(tmp_path, tres)
    assert contenido(tmp_path) == {"a": "a", "b": "b", "c": "c"}


def test_si_el_nombre_nuevo_esta_ocupado_no_se_pisa(tmp_path: Path, tres: list[Cambio]):
    (tmp_path / "z").write_text("ajeno")
    with pytest.raises(ErrorDelMundo, match="ya existe"):
        cambiar_todos(tmp_path, tres)
    assert contenido(tmp_path) == {"a": "a", "b": "b", "c": "c", "z": "ajeno"}


def test_si_el_que_se_muda_no_se_puede_borrar_no_queda_dos_veces(
    tmp_path: Path, tres: list[Cambio], monkeypatch: pytest.MonkeyPatch
):
    de_verdad = Path.unlink

    def falla(ruta: Path, missing_ok: bool = False) -> None:
        if ruta.name == "b":
            raise OSError(errno.EROFS, "")
        de_verdad(ruta, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", falla)
    with pytest.raises(ErrorDelMundo, match="sólo lectura"):
        cambiar_todos(tmp_path, tres)
    assert contenido(tmp_path) == {"a": "a", "b": "b", "c": "c"}
