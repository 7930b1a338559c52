"""La orden `visita preparar`."""

from pathlib import Path

from tests.ordenes.conftest import Correr


def test_prepara_la_visita_en_los_tres_formatos(correr: Correr, escuela: Path):
    texto = correr("visita", "preparar", "d01")
    assert (texto.codigo, texto.errores) == (0, "")
    assert texto.salida.startswith("Preparar la visita a d01  RESERVADO: sólo para quien observa\n  20 de junio")
    assert "\n# Preparar la visita a d01\n" in correr("visita", "preparar", "d01", "--formato", "md").salida
    assert correr("visita", "preparar", "d01", "--formato", "html").salida.startswith("<!doctype html>")


def test_no_es_un_informe(correr: Correr, escuela: Path):
    assert "preparar" not in correr("informe").salida
    assert correr("informe", "preparar").codigo == 2


def test_a_quien_no_existe_no_se_le_visita(correr: Correr, escuela: Path):
    corrida = correr("visita", "preparar", "d001")
    assert (corrida.codigo, corrida.salida) == (2, "")
    assert corrida.errores.startswith("error: no existe el docente `d001`\n")


def test_la_plantilla_de_la_escuela_vale_mas(correr: Correr, escuela: Path):
    (escuela / "plantillas/preparar").mkdir(parents=True)
    (escuela / "plantillas/preparar/hoja.md.j2").write_text("Voy donde {{ docente }}", encoding="utf-8")
    assert correr("visita", "preparar", "d02", "--formato", "md").salida == "Voy donde d02\n"
    (escuela / "plantillas/preparar/hoja.md.j2").write_text("{{ nada }}", encoding="utf-8")
    assert correr("visita", "preparar", "d02", "--formato", "md").codigo == 3
