"""Dos personas sin conexión, cada una con su copia: git junta lo de ambas y nada se pierde."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.escuelas import BASE, OTRA, VISITA

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="no hay git")
ID, ID_OTRA = Path(VISITA).stem, Path(OTRA).stem
SIN_CONFIGURAR = {
    **{f"GIT_{quien}_NAME": "Nadie" for quien in ("AUTHOR", "COMMITTER")},
    **{f"GIT_{quien}_EMAIL": "nadie@ejemplo.pe" for quien in ("AUTHOR", "COMMITTER")},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "MONITOREO_HOY": "2024-06-20",
}


def git(donde: Path, *argumentos: object, se_espera: int = 0) -> str:
    orden = ["git", *map(str, argumentos)]
    hecho = subprocess.run(orden, cwd=donde, env=os.environ | SIN_CONFIGURAR, capture_output=True, check=False)
    assert hecho.returncode == se_espera, hecho.stdout + hecho.stderr
    return hecho.stdout.decode()


def monitoreo(donde: Path, *argumentos: object) -> tuple[int, str]:
    """La orden corrida en otro proceso, y todo lo que dijo."""
    orden = [sys.executable, "-m", "monitoreo_cli", *map(str, argumentos)]
    ambiente = os.environ | SIN_CONFIGURAR | {"PYTHONUTF8": "1"}
    hecho = subprocess.run(
        orden, cwd=donde, env=ambiente, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False
    )
    return hecho.returncode, hecho.stdout


def registra(donde: Path, *ordenes: tuple[str, ...]) -> None:
    """Una persona trabaja en su copia y guarda lo hecho en git."""
    for orden in ordenes:
        codigo, dicho = monitoreo(donde, *orden)
        assert codigo == 0, dicho
    git(donde, "add", "-A")
    git(donde, "commit", "-qm", "trabajo del día")


@pytest.fixture
def copias(tmp_path: Path) -> tuple[Path, Path]:
    """La de la dirección y la de quien acompaña, clonadas del mismo repositorio."""
    comun = tmp_path / "comun.git"
    git(tmp_path, "init", "-q", "--bare", "-b", "main", comun)
    primera, segunda = tmp_path / "direccion", tmp_path / "acompanante"
    git(tmp_path, "clone", "-q", comun, primera)
    git(primera, "checkout", "-qB", "main")
    for ruta, texto in BASE.items():
        (primera / ruta).parent.mkdir(parents=True, exist_ok=True)
        (primera / ruta).write_text(texto, encoding="utf-8", newline="\n")
    (primera / ".gitattributes").write_text("*.yaml text eol=lf\n", encoding="utf-8")
    git(primera, "add", "-A")
    git(primera, "commit", "-qm", "la escuela")
    git(primera, "push", "-q", "origin", "main")
    git(tmp_path, "clone", "-q", "-b", "main", comun, segunda)
    return primera, segunda


def junta(primera: Path, segunda: Path, se_espera: int = 0) -> None:
    """La primera sube lo suyo y la segunda lo mezcla con lo propio."""
    git(primera, "push", "-q", "origin", "main")
    git(segunda, "fetch", "-q")
    git(segunda, "merge", "-q", "--no-edit", "origin/main", se_espera=se_espera)


NUEVA = ("visita", "nueva", "--fecha", "2024-05-14", "--observador")


def test_cada_quien_registra_visitas_y_acciones_y_la_mezcla_las_tiene_todas(copias: tuple[Path, Path]):
    primera, segunda = copias
    registra(
        primera, (*NUEVA, "director", "--docente", "d01"),
        ("accion", "nueva", "--tipo", "gia", "--fecha", "2024-06-14", "--tema", "Leer"),
    )  # fmt: skip
    registra(
        segunda, (*NUEVA, "ugel", "--docente", "d02"),
        ("accion", "nueva", "--tipo", "gia", "--fecha", "2024-06-14", "--tema", "Escribir"),
    )  # fmt: skip
    junta(primera, segunda)
    hay = {r.name for r in segunda.rglob("*.yaml")}
    assert hay >= {"2024-05-14-d01.yaml", "2024-05-14-d02.yaml", "2024-06-14-leer.yaml", "2024-06-14-escribir.yaml"}
    assert monitoreo(segunda, "validar")[0] == 0


def test_dialogo_en_una_copia_y_correccion_en_la_otra_se_mezclan_en_el_mismo_archivo(copias: tuple[Path, Path]):
    primera, segunda = copias
    registra(primera, ("visita", "dialogo", ID, "--fortalezas", "Escucha a todos"))
    registra(segunda, ("visita", "reabrir", ID))
    junta(primera, segunda)
    escrito = (segunda / VISITA).read_text("utf-8")
    assert "  fortalezas: Escucha a todos\n" in escrito
    assert "estado: borrador\n" in escrito
    agregado = escrito.replace("  fortalezas: Escucha a todos\n", "").replace("estado: borrador", "estado: cerrada")
    assert agregado == BASE[VISITA]


def test_mover_en_una_copia_y_anotar_en_la_otra_no_pierde_lo_anotado(copias: tuple[Path, Path]):
    primera, segunda = copias
    registra(primera, ("visita", "mover", ID_OTRA, "abril"))
    registra(segunda, ("visita", "dialogo", ID_OTRA, "--fortalezas", "Mide con ellos"))
    junta(primera, segunda)
    assert not (segunda / OTRA).exists()
    assert "fortalezas: Mide con ellos\n" in (segunda / "observaciones/abril.yaml").read_text("utf-8")
    assert monitoreo(segunda, "validar")[0] == 0


def test_la_misma_visita_registrada_por_dos_choca_a_la_vista_y_conserva_ambas(copias: tuple[Path, Path]):
    primera, segunda = copias
    registra(primera, (*NUEVA, "director", "--docente", "d01"))
    registra(segunda, (*NUEVA, "ugel", "--docente", "d01"))
    junta(primera, segunda, se_espera=1)
    escrito = (segunda / "observaciones/2024-05-14-d01.yaml").read_text("utf-8")
    assert "observador: director\n" in escrito
    assert "observador: ugel\n" in escrito
    codigo, dicho = monitoreo(segunda, "validar")
    assert codigo == 1
    assert "M001" in dicho
    antes = (segunda / "observaciones/2024-05-14-d01.yaml").read_bytes()
    assert monitoreo(segunda, "visita", "cerrar", "2024-05-14-d01")[0] == 1
    assert (segunda / "observaciones/2024-05-14-d01.yaml").read_bytes() == antes


def test_dos_docentes_nuevos_a_la_vez_chocan_y_no_se_pierde_ninguno(copias: tuple[Path, Path]):
    primera, segunda = copias
    registra(primera, ("docente", "nuevo", "--id", "d03"))
    registra(segunda, ("docente", "nuevo", "--id", "d04"))
    junta(primera, segunda, se_espera=1)
    escrito = (segunda / "docentes.yaml").read_text("utf-8")
    assert "  - id: d03\n" in escrito
    assert "  - id: d04\n" in escrito


def test_renombrar_en_una_copia_y_visitar_en_la_otra_deja_dicho_lo_que_falta(copias: tuple[Path, Path]):
    primera, segunda = copias
    registra(primera, ("docente", "renombrar", "d02", "rosa", "--aplicar"))
    registra(segunda, (*NUEVA, "ugel", "--docente", "d02"))
    junta(primera, segunda)
    codigo, dicho = monitoreo(segunda, "validar")
    assert codigo == 1
    assert "M201" in dicho
    assert "2024-05-14-d02.yaml" in dicho
