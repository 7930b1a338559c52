"""Lo que no se deja leer o escribir: se dice, no se inventa nada y no se cambia nada."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.ordenes.conftest import Correr

pytestmark = pytest.mark.skipif(os.name == "nt", reason="los permisos y los enlaces son de POSIX")
ID = "2024-04-16-d01"
sin_ser_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="a root no lo detiene un permiso"
)


@pytest.fixture
def cerrada(escuela: Path) -> Path:
    """Las visitas de un año están en un disco que no se conectó: de lo que guarda no se sabe nada."""
    (escuela / "observaciones/2024").symlink_to(escuela / "disco-sin-conectar")
    return escuela


def contenido(raiz: Path) -> dict[str, bytes]:
    return {str(r): r.read_bytes() for r in sorted(raiz.rglob("*")) if r.is_file()}


def test_de_una_carpeta_cerrada_no_se_dice_que_guarda_cero(correr: Correr, cerrada: Path) -> None:
    codigo, salida, errores = correr("resumen", "--etapa", "1")
    assert codigo == 1
    assert salida
    assert "1 error en 1 archivo; 0 visitas quedaron fuera, más lo que haya en observaciones/2024/." in errores


@pytest.mark.parametrize("orden", ["visita mover 2024-04-16-d01 otra", "docente renombrar d01 d09 --aplicar"])
def test_no_se_cambia_un_id_que_puede_estar_citado_donde_no_se_mira(correr: Correr, cerrada: Path, orden: str) -> None:
    antes = contenido(cerrada)
    codigo, salida, errores = correr(*orden.split())
    assert (codigo, salida) == (1, "")
    assert "observaciones/2024/" in errores
    assert contenido(cerrada) == antes


@pytest.mark.parametrize("orden", ["visita ver", "visita reabrir", "visita cerrar", "visita dialogo"])
def test_de_una_visita_que_puede_estar_ahi_no_se_dice_que_no_existe(correr: Correr, cerrada: Path, orden: str) -> None:
    opciones = ["--compromiso", "::Algo"] if "dialogo" in orden else []
    codigo, salida, errores = correr(*orden.split(), "2024-09-01-d01", *opciones)
    assert (codigo, salida) == (1, "")
    assert "no existe" not in errores
    assert "observaciones/2024/" in errores


def test_no_se_importa_lo_que_quiza_ya_esta(correr: Correr, cerrada: Path, tmp_path: Path) -> None:
    (tmp_path / "v.csv").write_text("Docente,Fecha\nd01,2024-04-18\n", "utf-8")
    codigo, _, errores = correr("importar", "visitas", tmp_path / "v.csv", "--observador", "director", "--aplicar")
    assert codigo == 1
    assert "no se puede leer `observaciones/2024/`" in errores
    assert not (cerrada / "observaciones/2024-04-18-d01.yaml").exists()


@pytest.mark.parametrize("orden", ["docente ver d01", "docente renombrar d01 d09"])
def test_si_no_se_lee_la_lista_no_se_dice_que_el_docente_no_existe(correr: Correr, escuela: Path, orden: str) -> None:
    (escuela / "docentes.yaml").write_text("docentes: [", "utf-8")
    codigo, salida, errores = correr(*orden.split())
    assert (codigo, salida) == (1, "")
    assert "no existe" not in errores


def test_doctor_dice_que_no_se_puede_leer(correr: Correr, cerrada: Path) -> None:
    codigo, salida, _ = correr("doctor")
    assert codigo == 0
    assert "falta permiso para leer: no en observaciones/2024/" in salida


# ---------------------------------------------------------------- permisos de verdad


@pytest.fixture
def prohibir(escuela: Path) -> Iterator[Callable[[str, int], None]]:
    """Quita permisos, y los devuelve al terminar para que la carpeta se pueda borrar."""
    tocadas: list[Path] = []

    def quitar(ruta: str, modo: int) -> None:
        tocadas.append(escuela / ruta)
        tocadas[-1].chmod(modo)

    yield quitar
    for ruta in tocadas:
        ruta.chmod(0o700)


@sin_ser_root
def test_una_carpeta_que_no_se_deja_listar(correr: Correr, prohibir: Callable[[str, int], None]) -> None:
    prohibir("observaciones", 0o000)
    assert "más lo que haya en observaciones/." in correr("resumen").errores
    assert correr("docente", "renombrar", "d01", "d09", "--aplicar").codigo == 1
    assert correr("visita", "ver", ID).codigo == 1
    assert "falta permiso para leer: no en observaciones/" in correr("doctor").salida


@sin_ser_root
def test_doctor_nombra_unos_cuantos_archivos_que_no_se_dejan_escribir(
    correr: Correr, prohibir: Callable[[str, int], None]
) -> None:
    for ruta in ("plan.yaml", "docentes.yaml", "rubricas/minedu-2018.yaml", "observaciones"):
        prohibir(ruta, 0o500)
    assert "falta permiso para escribir: no en docentes.yaml, plan.yaml y 2 más" in correr("doctor").salida


@sin_ser_root
def test_a_una_carpeta_cerrada_no_se_escribe_y_se_dice(
    correr: Correr, escuela: Path, prohibir: Callable[[str, int], None]
) -> None:
    (escuela / "papeles").mkdir()
    prohibir("papeles", 0o000)
    codigo, salida, errores = correr("exportar", "csv", "--salida", "papeles/niveles.csv")
    assert (codigo, salida) == (3, "")
    assert errores.startswith("error: no se puede escribir `papeles/niveles.csv`: no hay permiso")
