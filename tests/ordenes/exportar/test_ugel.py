"""`monitoreo exportar ugel`: los conteos, y nada de cada docente."""

import json
from pathlib import Path
from typing import Any

import pytest

from monitoreo_cli.lectura.paquete import Paquete, leer
from tests.escuelas import BASE, DOCENTES, PLAN, RUBRICA, con
from tests.instantaneas import instantanea
from tests.ordenes.conftest import Correr

EJEMPLOS = Path(__file__).parents[3] / "ejemplos"


def exportado(correr: Correr) -> dict[str, Any]:
    datos: dict[str, Any] = json.loads(correr("exportar", "ugel")[1])
    return datos


def test_tiene_las_claves_del_contrato_en_su_orden(correr: Correr, escuela: Path) -> None:
    datos = exportado(correr)
    assert list(datos) == ["formato", "codigo_modular", "corte", "huella", "etapas"]
    assert (datos["formato"], datos["codigo_modular"], datos["corte"]) == (1, "0426307", "2024-06-20")


def test_los_conteos_son_los_del_resumen(correr: Correr, escuela: Path) -> None:
    for etapa, resumen in zip(
        exportado(correr)["etapas"], json.loads(correr("resumen", "--formato", "json")[1])["etapas"], strict=True
    ):
        assert {c: etapa[c] for c in ("etapa", "rubrica", "visitas")}.items() <= resumen.items()
        for clave in ("total", "programados", "monitoreados"):
            assert etapa["docentes"][clave] == resumen["docentes"][clave]
        assert etapa["docentes"]["no_monitoreados"] == len(resumen["docentes"]["no_monitoreados"])
        assert etapa["desempenos"] == [
            {c: v for c, v in d.items() if c not in ("codigo", "nombre")} for d in resumen["desempenos"]
        ]


def test_no_lleva_ids_nombres_ni_textos(correr: Correr, escuela: Path) -> None:
    docentes = "docentes:\n  - id: d01\n  - id: d02\n    lo_monitorea: ugel\n  - id: d03\n    lo_monitorea: ugel\n"
    (escuela / DOCENTES).write_text(con(BASE[DOCENTES], docentes), encoding="utf-8")
    codigo, salida, errores = correr("exportar", "ugel")
    docentes_1 = json.loads(salida)["etapas"][0]["docentes"]
    assert codigo == 0
    assert docentes_1["no_programados"] == {"externo": 1}
    assert not [p for p in ("d01", "d02", "director", "ugel", "Ficticia", "Andes") if p in salida]
    assert "RESERVADO" in errores


def test_la_huella_no_depende_del_dia(correr: Correr, escuela: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    antes = exportado(correr)
    monkeypatch.setenv("MONITOREO_HOY", "2024-07-01")
    despues = exportado(correr)
    assert antes["huella"] == despues["huella"]
    assert (antes["corte"], despues["corte"]) == ("2024-06-20", "2024-07-01")


@pytest.mark.parametrize("rubrica", ["", "logro_desde: V\n", "desempenos: []\n"], ids=["sana", "sin logro", "vacía"])
def test_lo_que_sale_siempre_se_puede_juntar(correr: Correr, escuela: Path, rubrica: str) -> None:
    (escuela / RUBRICA).write_text(con(BASE[RUBRICA], rubrica), encoding="utf-8")
    assert isinstance(leer([("ugel.json", correr("exportar", "ugel")[1].encode())])[0], Paquete)


def test_con_varios_instrumentos_dice_cuales_y_no_elige(correr: Correr, escuela: Path) -> None:
    (escuela / PLAN).write_text(con(BASE[PLAN], "monitoreo:\n  visitas_por_docente: 1\n"), encoding="utf-8")
    (escuela / "rubricas/otra.yaml").write_text(BASE[RUBRICA], encoding="utf-8")
    visita = escuela / "observaciones/2024-04-23-d02.yaml"
    visita.write_text(con(visita.read_text(encoding="utf-8"), "rubrica: otra\n"), encoding="utf-8")
    salida = correr("exportar", "ugel")[1]
    etapa = json.loads(salida)["etapas"][0]
    assert (etapa["rubrica"], etapa["rubricas"], etapa["desempenos"]) == (None, ["minedu-2018", "otra"], [])
    assert isinstance(leer([("ugel.json", salida.encode())])[0], Paquete)


def test_sin_codigo_modular_no_hay_paquete_y_se_dice_donde_va(correr: Correr, escuela: Path) -> None:
    plan = (escuela / PLAN).read_text(encoding="utf-8").replace('  codigo_modular: "0426307"\n', "")
    (escuela / PLAN).write_text(plan, encoding="utf-8")
    codigo, salida, errores = correr("exportar", "ugel")
    assert (codigo, salida) == (1, "")
    assert "al plan le falta `codigo_modular`" in errores


def test_asi_se_ve_el_paquete_del_ejemplo(correr: Correr) -> None:
    datos = json.loads(correr("-C", EJEMPLOS / "escuela-modelo", "exportar", "ugel")[1])
    datos["huella"] = "…"
    instantanea("exportar-ugel.json", json.dumps(datos, ensure_ascii=False, indent=2) + "\n")
