"""`monitoreo resumen`, de punta a punta."""

import csv
import io
import json
import re
from pathlib import Path

import pytest

from tests.escuelas import BASE, DOCENTES, OTRA, PLAN, RUBRICA, VISITA, con
from tests.ordenes.conftest import Correr


def cambiar(escuela: Path, ruta: str, fragmento: str) -> None:
    (escuela / ruta).write_text(con(BASE.get(ruta, ""), fragmento), encoding="utf-8")


def test_el_json_de_una_etapa_tiene_las_claves_del_contrato_en_su_orden(correr: Correr, escuela: Path) -> None:
    codigo, salida, errores = correr("resumen", "--etapa", "1", "--formato", "json")
    datos = json.loads(salida)
    assert (codigo, errores) == (0, "")
    assert list(datos) == ["formato", "etapa", "rubrica", "docentes", "visitas", "desempenos", "por_docente"]
    assert datos["formato"] == 1
    assert list(datos["desempenos"][0]) == [
        "id", "codigo", "nombre", "niveles", "no_observado", "no_aplica", "sin_dato", "en_logro", "valorados",
    ]  # fmt: skip


def test_sin_etapa_salen_todas(correr: Correr, escuela: Path) -> None:
    datos = json.loads(correr("resumen", "--formato", "json")[1])
    assert list(datos) == ["formato", "etapas"]
    assert [e["etapa"] for e in datos["etapas"]] == [1, 2]
    assert "formato" not in datos["etapas"][0]


def test_con_docente_las_cuentas_son_suyas_y_se_anade_su_trayectoria(correr: Correr, escuela: Path) -> None:
    datos = json.loads(correr("resumen", "--etapa", "1", "--docente", "d02", "--formato", "json")[1])
    assert datos["docentes"]["total"] == 1
    assert [f["docente"] for f in datos["por_docente"]] == ["d02"]
    assert datos["visitas"] == {"programadas": 1, "cerradas": 1, "borradores": 0}
    assert [(p["etapa"], p["visita"]) for p in datos["trayectoria"]] == [(1, "2024-04-23-d02"), (2, None)]


def test_el_csv_tiene_una_fila_por_programado_y_desempeno(correr: Correr, escuela: Path) -> None:
    filas = list(csv.reader(io.StringIO(correr("resumen", "--etapa", "1", "--formato", "csv")[1])))
    assert filas[0] == ["etapa", "rubrica", "docente", "visita", "desempeno", "nivel"]
    assert len(filas) == 1 + 2 * 5
    assert filas[1] == ["1", "minedu-2018", "d01", "2024-04-16-d01", "involucra", "III"]


def test_el_markdown_escapa_lo_que_escribio_la_persona(correr: Correr, escuela: Path) -> None:
    institucion = con(BASE[PLAN], "institucion:\n  nombre: Los | Andes <b>\n")
    (escuela / PLAN).write_text(institucion, encoding="utf-8")
    assert r"Los \| Andes \<b\>" in correr("resumen", "--etapa", "1", "--formato", "md")[1]


@pytest.mark.parametrize("orden", ["resumen", "avance", "visita lista", "cronograma", "agenda"])
def test_una_pagina_que_habla_de_los_docentes_empieza_por_reservado(correr: Correr, escuela: Path, orden: str):
    salida = correr(*orden.split(), "--formato", "md")[1]
    assert salida.startswith("**RESERVADO**: uso interno")
    assert salida.count("RESERVADO") == 1


@pytest.mark.parametrize(
    ("argumentos", "dicho"),
    [
        (["--etapa", "9"], "no existe la etapa `9`"), (["--etapa", "dos"], "no existe la etapa `dos`"),
        (["--docente", "d1"], "¿quisiste decir `d01`?"),
        (["--rubrica", "minedu-208"], "¿quisiste decir `minedu-2018`?"),
        (["--formato", "jsn"], "¿quisiste decir `json`?"), (["--etapa"], "necesita un valor"),
        (["algo"], "sobra `algo`"),
        (["--etpa", "1"], "¿quisiste decir `--etapa`?"),
    ],
)  # fmt: skip
def test_lo_mal_pedido_sale_con_2_y_una_sugerencia(
    correr: Correr, escuela: Path, argumentos: list[str], dicho: str
) -> None:
    codigo, salida, errores = correr("resumen", *argumentos)
    assert (codigo, salida) == (2, "")
    assert dicho in errores


def test_con_varios_instrumentos_hay_que_elegir(correr: Correr, escuela: Path) -> None:
    cambiar(escuela, PLAN, "monitoreo:\n  visitas_por_docente: 1\n")
    cambiar(escuela, OTRA, "rubrica: otra\n")
    (escuela / "rubricas/otra.yaml").write_bytes((escuela / "rubricas/minedu-2018.yaml").read_bytes())
    codigo, salida, errores = correr("resumen", "--etapa", "1")
    assert (codigo, salida) == (2, "")
    assert "elige uno con --rubrica" in errores
    assert correr("resumen", "--formato", "json")[0] == 0


def test_un_archivo_con_errores_no_calla_el_resultado_de_los_demas(correr: Correr, escuela: Path) -> None:
    (escuela / OTRA).write_text("formato: 1\nlema: 'abierta\n", encoding="utf-8")
    codigo, salida, errores = correr("resumen", "--etapa", "1", "--formato", "json")
    assert codigo == 1
    assert json.loads(salida)["docentes"]["monitoreados"] == 1
    assert errores == "1 error en 1 archivo; 1 visita quedó fuera. Míralos con: monitoreo validar\n"


def test_un_nivel_inexistente_da_1_y_la_visita_sigue_contando(correr: Correr, escuela: Path) -> None:
    cambiar(escuela, OTRA, "desempenos:\n  involucra:\n    nivel: iii\n")
    codigo, salida, errores = correr("resumen", "--etapa", "1", "--formato", "json")
    assert codigo == 1
    assert json.loads(salida)["docentes"]["monitoreados"] == 2
    assert "0 visitas quedaron fuera" in errores


def test_con_el_plan_ilegible_no_hay_resultado(correr: Correr, escuela: Path) -> None:
    (escuela / PLAN).write_text("formato: 1\ntitulo: [", encoding="utf-8")
    codigo, salida, errores = correr("resumen")
    assert (codigo, salida) == (1, "")
    assert "monitoreo validar" in errores


@pytest.mark.parametrize(
    ("ruta", "opcion", "valor"), [(DOCENTES, "--docente", "d01"), (RUBRICA, "--rubrica", "minedu-2018")]
)
def test_lo_que_define_un_archivo_ilegible_no_se_da_por_inexistente(
    correr: Correr, escuela: Path, ruta: str, opcion: str, valor: str
) -> None:
    (escuela / ruta).write_text('formato: 1\nnombre: "sin cerrar\n', encoding="utf-8")
    codigo, salida, errores = correr("resumen", opcion, valor)
    assert (codigo, salida) == (1, "")
    assert "1 error en 1 archivo" in errores


def test_fuera_de_una_escuela_sale_con_3(correr: Correr, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    codigo, salida, errores = correr("resumen")
    assert (codigo, salida) == (3, "")
    assert "no hay ninguna escuela" in errores


def test_la_carpeta_se_dice_antes_o_despues_de_la_orden(
    correr: Correr, escuela: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    esperado = correr("resumen")
    monkeypatch.chdir(tmp_path)
    assert correr("-C", escuela, "resumen") == esperado
    assert correr("resumen", "--carpeta", escuela) == esperado


def test_desde_una_subcarpeta_se_encuentra_la_escuela(
    correr: Correr, escuela: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(escuela / "observaciones")
    assert correr("resumen")[0] == 0


def test_un_hoy_invalido_es_mal_uso(correr: Correr, escuela: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MONITOREO_HOY", "16/04/2024")
    assert correr("resumen")[0] == 2


def test_ninguna_linea_de_la_tabla_pasa_de_80_columnas(correr: Correr, escuela: Path) -> None:
    cambiar(escuela, DOCENTES, f"docentes:\n  - id: d01\n  - id: d02\n  - id: {'x' * 40}\n")
    lineas = correr("resumen")[1].splitlines()
    assert max(map(len, lineas)) <= 80


def test_quien_no_tiene_nivel_baja_un_renglon_si_al_lado_no_cabe(correr: Correr, escuela: Path) -> None:
    cambiar(escuela, OTRA, "desempenos:\n  involucra: {nivel: no-observado}\n")
    cambiar(escuela, VISITA, "desempenos:\n  involucra: {nivel: no-aplica}\n")
    lineas = correr("resumen", "--etapa", "1")[1].splitlines()
    sigue = next(i for i, linea in enumerate(lineas) if "0 de 2 (0,0 %)" in linea) + 1
    assert lineas[sigue].strip() == "(1 no observado, 1 no aplica)"
    assert max(map(len, lineas)) <= 80


def test_con_claves_largas_la_tabla_tambien_cabe(correr: Correr, escuela: Path) -> None:
    largas = {"I": "Previo al inicio", "II": "Inicio", "III": "Logro esperado", "IV": "Logro destacado"}
    for ruta in (RUBRICA, VISITA, OTRA):
        texto = (escuela / ruta).read_text(encoding="utf-8")
        for corta, larga in largas.items():
            texto = re.sub(rf"(clave|nivel|logro_desde): {corta}\b", rf"\1: {larga}", texto)
        (escuela / ruta).write_text(texto, encoding="utf-8")
    salida = correr("resumen", "--etapa", "1")[1]
    assert "██████████  2 de 2 (100,0 %)" in salida
    assert "  1.º = Previo al inicio, 2.º = Inicio, 3.º = Logro esperado, 4.º = Logro" in salida
    assert max(map(len, salida.splitlines())) <= 80
