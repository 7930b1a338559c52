"""El disco: qué archivos se ven y cuáles no, y por qué no se pudo leer uno."""

import os
from pathlib import Path

import pytest

from monitoreo_cli.errores import ErrorDelMundo
from monitoreo_cli.lectura.cargar import cargar
from monitoreo_cli.lectura.carpeta import Carpeta, buscar_escuela
from tests.escuelas import BASE, VISITA


@pytest.fixture
def escuela(tmp_path: Path) -> Path:
    """La escuela de las pruebas, escrita en una carpeta."""
    for ruta, texto in BASE.items():
        archivo = tmp_path / ruta
        archivo.parent.mkdir(parents=True, exist_ok=True)
        archivo.write_text(texto, encoding="utf-8")
    return tmp_path


def rutas(raiz: Path) -> list[str]:
    return [f.ruta for f in Carpeta(raiz).fuentes()]


def test_una_carpeta_sana_se_lee_sin_problemas(escuela: Path):
    leida, problemas = cargar(Carpeta(escuela).fuentes())
    assert problemas == []
    assert len(leida.visitas) == 3
    assert rutas(escuela) == sorted(BASE)


@pytest.mark.parametrize(
    "ruta",
    ["informes/a.yaml", "plantillas/x/b.yaml", ".git/c.yaml", "observaciones/.oculta.yaml", "observaciones/a.yaml~",
     "observaciones/a.yaml.orig", "observaciones/a.yaml.tmp", "LEEME.txt", "observaciones/foto.jpg"],
)  # fmt: skip
def test_lo_que_no_es_de_la_escuela_no_se_ve(escuela: Path, ruta: str):
    archivo = escuela / ruta
    archivo.parent.mkdir(parents=True, exist_ok=True)
    archivo.write_bytes(b"formato: [")
    assert rutas(escuela) == sorted(BASE)


@pytest.mark.parametrize("ruta", ["observaciones/informes/a.yaml", "textos.yml", "notas/b.yaml", "A.YAML"])
def test_lo_demas_si_se_ve(escuela: Path, ruta: str):
    archivo = escuela / ruta
    archivo.parent.mkdir(parents=True, exist_ok=True)
    archivo.write_bytes(b"formato: 1\n")
    assert ruta in rutas(escuela)


@pytest.mark.skipif(os.name == "nt", reason="crear enlaces pide permisos en Windows")
def test_un_enlace_roto_es_m011(escuela: Path):
    (escuela / "textos.yaml").symlink_to(escuela / "no-esta.yaml")
    _, problemas = cargar(Carpeta(escuela).fuentes())
    assert [(p.codigo, p.lugar.archivo) for p in problemas] == [("M011", "textos.yaml")]
    assert "enlace roto" in problemas[0].mensaje


@pytest.mark.skipif(os.name == "nt", reason="crear enlaces pide permisos en Windows")
@pytest.mark.parametrize(
    ("enlace", "dicha"), [("observaciones/2023", "observaciones/2023/"), ("entregas", "entregas/")]
)
def test_una_carpeta_que_es_un_enlace_roto_tampoco_se_calla(escuela: Path, enlace: str, dicha: str):
    (escuela / enlace).symlink_to(escuela / "disco-sin-conectar")
    _, problemas = cargar(Carpeta(escuela).fuentes())
    assert [(p.codigo, p.lugar.archivo) for p in problemas] == [("M011", dicha)]


@pytest.mark.skipif(os.name == "nt", reason="crear enlaces pide permisos en Windows")
def test_un_enlace_roto_que_no_es_del_formato_no_importa(escuela: Path):
    (escuela / "fotos").symlink_to(escuela / "no-esta")
    assert rutas(escuela) == sorted(BASE)


@pytest.mark.skipif(os.name == "nt", reason="crear enlaces pide permisos en Windows")
def test_un_enlace_que_vuelve_sobre_si_no_cuelga(escuela: Path):
    (escuela / "observaciones" / "otra").symlink_to(escuela / "observaciones", target_is_directory=True)
    assert rutas(escuela) == sorted(BASE)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="sin tuberías")
def test_una_tuberia_no_deja_esperando(escuela: Path):
    os.mkfifo(escuela / "textos.yaml")
    _, problemas = cargar(Carpeta(escuela).fuentes())
    assert [(p.codigo, p.lugar.archivo) for p in problemas] == [("M011", "textos.yaml")]


def test_una_carpeta_con_nombre_de_archivo_no_rompe_la_lectura(escuela: Path):
    (escuela / "textos.yaml").mkdir()
    leida, problemas = cargar(Carpeta(escuela).fuentes())
    assert problemas == []
    assert leida.textos is None


def test_un_archivo_enorme_se_lee_solo_hasta_pasar_el_limite(escuela: Path):
    (escuela / VISITA).write_bytes(b"#" * 3_000_000)
    (fuente,) = [f for f in Carpeta(escuela).fuentes() if f.ruta == VISITA]
    assert len(fuente.datos) < 1_100_000
    _, problemas = cargar(Carpeta(escuela).fuentes())
    assert [(p.codigo, p.lugar.archivo) for p in problemas] == [("M005", VISITA)]


def test_la_escuela_se_busca_hacia_arriba(escuela: Path):
    assert buscar_escuela(escuela / "observaciones") == escuela
    assert buscar_escuela(escuela) == escuela


def test_una_carpeta_que_se_llama_como_el_plan_no_es_una_escuela(tmp_path: Path):
    (tmp_path / "plan.yaml").mkdir()
    with pytest.raises(ErrorDelMundo, match=r"falta `plan\.yaml`"):
        buscar_escuela(tmp_path)


def test_sin_escuela_o_sin_carpeta_lo_dice(tmp_path: Path):
    with pytest.raises(ErrorDelMundo, match="no existe"):
        buscar_escuela(tmp_path / "nada")
    with pytest.raises(ErrorDelMundo, match=r"plan\.yaml"):
        buscar_escuela(tmp_path)
