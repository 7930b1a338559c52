"""`monitoreo avance`, de punta a punta."""

import json
from pathlib import Path

import pytest

from tests.escuelas import BASE, PLAN, VISITA, con
from tests.instantaneas import instantanea
from tests.ordenes.conftest import Correr

EJEMPLOS = Path(__file__).parents[2] / "ejemplos"
CLAVES = [
    "formato", "de", "a", "rubrica", "comparables", "solo_en_una", "cambio_observador", "cambio_area", "desempenos",
]  # fmt: skip
SUBE = "etapa: 2\nfecha: 2024-08-20\nseguimiento: []\ndesempenos:\n  regula: {nivel: IV, evidencia: Se organizan}\n"
OTRO_INSTRUMENTO = (
    "etapas:\n  - {numero: 1, desde: 2024-04, hasta: 2024-06}\n"
    "  - {numero: 2, desde: 2024-08, hasta: 2024-10, rubrica: planificacion}\nmetas: []\n"
)


@pytest.fixture
def con_segunda(escuela: Path) -> Path:
    """La escuela sana con una visita a d01 en la etapa 2, donde sube en `regula`."""
    (escuela / "observaciones/2024-08-20-d01.yaml").write_text(con(BASE[VISITA], SUBE), encoding="utf-8")
    return escuela


def test_el_json_de_un_par_tiene_las_claves_del_contrato_en_su_orden(correr: Correr, con_segunda: Path) -> None:
    codigo, salida, errores = correr("avance", "--de", "1", "--a", "2", "--formato", "json")
    datos = json.loads(salida)
    assert (codigo, errores) == (0, "")
    assert list(datos) == CLAVES
    assert list(datos["desempenos"][0]) == ["id", "sube", "igual", "baja", "sin_par", "matriz"]
    assert (datos["comparables"], datos["solo_en_una"]) == (["d01"], ["d02"])
    regula = datos["desempenos"][4]
    assert (regula["sube"], regula["igual"], regula["baja"]) == (1, 0, 0)
    assert regula["matriz"]["III"] == {"I": 0, "II": 0, "III": 0, "IV": 1}


def test_sin_etapas_salen_todos_los_pares(correr: Correr, escuela: Path) -> None:
    etapas = "".join(f"  - {{numero: {n}, desde: 2024-0{n + 3}, hasta: 2024-0{n + 3}}}\n" for n in (1, 2, 3))
    (escuela / PLAN).write_text(con(BASE[PLAN], f"etapas:\n{etapas}"), encoding="utf-8")
    datos = json.loads(correr("avance", "--formato", "json")[1])
    assert list(datos) == ["formato", "avances"]
    assert [(p["de"], p["a"]) for p in datos["avances"]] == [(1, 2), (2, 3), (1, 3)]
    assert all(list(p) == CLAVES[1:] for p in datos["avances"])


def test_con_una_sola_etapa_no_hay_pares(correr: Correr, escuela: Path) -> None:
    plan = "etapas:\n  - {numero: 1, desde: 2024-04, hasta: 2024-06}\nmetas: []\nvisitas_previstas: []\n"
    (escuela / PLAN).write_text(con(BASE[PLAN], plan), encoding="utf-8")
    assert json.loads(correr("avance", "--formato", "json")[1]) == {"formato": 1, "avances": []}
    assert correr("avance")[:2] == (0, "Hace falta más de una etapa para comparar.\n")


@pytest.mark.parametrize(
    ("argumentos", "dicho"),
    [
        (["--de", "1"], "--de y --a van juntos"), (["--a", "2"], "--de y --a van juntos"),
        (["--de", "2", "--a", "1"], "--de 2 no es anterior a --a 1"),
        (["--de", "1", "--a", "1"], "--de 1 no es anterior a --a 1"),
        (["--de", "1", "--a", "3"], "no existe la etapa `3`"), (["--docente", "d1"], "¿quisiste decir `d01`?"),
        (["--rubrica", "minedu"], "no existe el instrumento `minedu`"),
        (["--formato", "cvs"], "¿quisiste decir `csv`?"),
    ],
)  # fmt: skip
def test_lo_mal_pedido_sale_con_2(correr: Correr, escuela: Path, argumentos: list[str], dicho: str) -> None:
    codigo, salida, errores = correr("avance", *argumentos)
    assert (codigo, salida) == (2, "")
    assert dicho in errores


def test_dos_instrumentos_no_se_comparan(correr: Correr, escuela: Path) -> None:
    (escuela / PLAN).write_text(con(BASE[PLAN], OTRO_INSTRUMENTO), encoding="utf-8")
    codigo, salida, errores = correr("avance", "--de", "1", "--a", "2", "--formato", "json")
    assert (codigo, salida) == (2, "")
    assert "la etapa 1 usa minedu-2018 y la 2, planificacion: dos instrumentos no se comparan" in errores
    codigo, salida, _ = correr("avance", "--formato", "json")
    (par,) = json.loads(salida)["avances"]
    assert (codigo, par["rubrica"], par["solo_en_una"], par["desempenos"]) == (0, None, ["d01", "d02"], [])
    assert "No comparten un instrumento" in correr("avance")[1]


def test_con_varios_instrumentos_en_una_etapa_hay_que_elegir(correr: Correr, escuela: Path) -> None:
    (escuela / PLAN).write_text(con(BASE[PLAN], "monitoreo: {visitas_por_docente: 1}\n"), encoding="utf-8")
    (escuela / "rubricas/otra.yaml").write_bytes((escuela / "rubricas/minedu-2018.yaml").read_bytes())
    otra = con(BASE[VISITA], "rubrica: otra\nfecha: 2024-05-02\netapa: 1\n")
    (escuela / "observaciones/2024-05-02-d01.yaml").write_text(otra, encoding="utf-8")
    codigo, _, errores = correr("avance", "--de", "1", "--a", "2")
    assert codigo == 2
    assert "en la etapa 1 se usaron varios instrumentos: minedu-2018 y otra" in errores
    assert correr("avance", "--de", "1", "--a", "2", "--rubrica", "otra")[0] == 0


def test_el_csv_dice_el_cambio_de_cada_docente_en_cada_desempeno(correr: Correr, con_segunda: Path) -> None:
    lineas = correr("avance", "--formato", "csv")[1].splitlines()
    assert lineas[0] == "de,a,rubrica,docente,desempeno,nivel_de,nivel_a,cambio"
    assert lineas[1] == "1,2,minedu-2018,d01,involucra,III,III,igual"
    assert lineas[5] == "1,2,minedu-2018,d01,regula,III,IV,sube"
    assert len(lineas) == 6


def test_la_tabla_dice_cuantos_de_cuantos_y_quien_no_se_compara(correr: Correr, con_segunda: Path) -> None:
    salida = correr("avance")[1]
    assert "sube 1, igual 0, baja 0 de 1 comparable (de III a IV)" in salida
    assert "No se compara a d02: sin visita que cuente en la etapa 2." in salida
    assert "Con 1 docente, ese mueve 100 puntos: describe, no generaliza." in salida


def test_el_markdown_escapa_lo_que_escribio_la_persona(correr: Correr, con_segunda: Path) -> None:
    plan = con(BASE[PLAN], "institucion:\n  nombre: Los | Andes <b>\n")
    (con_segunda / PLAN).write_text(plan, encoding="utf-8")
    salida = correr("avance", "--formato", "md")[1]
    assert r"Los \| Andes \<b\>" in salida
    assert "| regula | III | 0 | 0 | 0 | 1 |" in salida


def test_un_archivo_con_errores_no_calla_el_resultado(correr: Correr, con_segunda: Path) -> None:
    (con_segunda / "observaciones/rota.yaml").write_text("formato: 1\nlema: 'abierta\n", encoding="utf-8")
    codigo, salida, errores = correr("avance", "--formato", "json")
    assert (codigo, len(json.loads(salida)["avances"])) == (1, 1)
    assert "Míralos con: monitoreo validar" in errores


@pytest.mark.parametrize("nombre", ["escuela-modelo", "san-cristobal"])
@pytest.mark.parametrize("formato", ["tabla", "md"])
def test_asi_se_ve_el_avance_de_los_ejemplos(correr: Correr, nombre: str, formato: str) -> None:
    salida = correr("-C", EJEMPLOS / nombre, "avance", "--formato", formato)[1]
    instantanea(f"avance-{nombre}.{'md' if formato == 'md' else 'txt'}", salida)
    if formato == "tabla":
        assert max(map(len, salida.splitlines())) <= 80
        assert salida.encode("cp850")
