"""`monitoreo informe … --publico`: lo que se puede poner en la puerta de la escuela."""

import re
from collections import Counter
from itertools import product
from pathlib import Path

import pytest

from generar import Tamano, generar
from monitoreo_cli.vistas.publico import lo_que_revela
from tests.ordenes.conftest import Correr

ETAPA = ("informe", "etapa", "--etapa", "1", "--publico")


@pytest.fixture
def mediana(tmp_path: Path) -> Path:
    """Una escuela de doce docentes, con casi todos visitados."""
    generar(tmp_path / "escuela", Tamano(docentes=12, etapas=3, por_etapa=1))
    return tmp_path / "escuela"


def filas(documento: str) -> list[list[str]]:
    """Las filas de las tablas de un documento en Markdown, sin su cabecera."""
    celdas = [[c.strip() for c in linea.strip("|").split("|")] for linea in documento.splitlines() if "|" in linea]
    return [f for f in celdas if re.match(r"R[0-9] ", f[0])]


def posibles(fila: list[str], docentes: int) -> list[tuple[int, ...]]:
    """Todas las cuentas que pudieron dar esa fila: lo que hallaría quien se ponga a restar."""
    hay_pocas = r"\<5" in fila
    dominios = []
    for celda in fila[1:6]:
        if celda.isdecimal():
            dominios.append([int(celda)])
        elif celda == r"\<5":
            dominios.append([1, 2, 3, 4])
        else:
            dominios.append([n for n in range(docentes + 1) if not hay_pocas or n == 0 or n > 4])
    en_logro = re.match(r"([0-9]+) de", fila[6])
    return [
        p for p in product(*dominios)
        if sum(p) == docentes and (en_logro is None or p[2] + p[3] == int(en_logro[1]))
    ]  # fmt: skip


def test_cada_tabla_dice_de_que_etapa_es(correr: Correr, mediana: Path):
    """Se llamaban igual: quien no las ve, y salta de una a otra, no sabía en cuál estaba."""
    documento = correr("-C", mediana, "informe", "final", "--publico", "--formato", "html")[1]
    titulos = re.findall(r"<caption id=[^>]*>([^<]*)</caption>", documento)
    assert [t.split(":")[0] for t in titulos] == ["Etapa 1", "Etapa 2", "Etapa 3"]


def test_ninguna_cuenta_tapada_se_puede_hallar(correr: Correr, mediana: Path):
    codigo, documento, _ = correr("-C", mediana, "informe", "final", "--publico")
    assert codigo == 0
    vistas = filas(documento)
    assert len(vistas) == 3 * 5
    assert any(r"\<5" in f for f in vistas)
    for fila in vistas:
        hallables = posibles(fila, docentes=12)
        assert hallables
        for columna, celda in zip(zip(*hallables, strict=True), fila[1:6], strict=True):
            assert celda.isdecimal() or len(set(columna)) > 1


def test_las_tres_versiones_publican_lo_mismo_y_no_se_restan(correr: Correr, mediana: Path):
    de_la_etapa = filas(correr("-C", mediana, *ETAPA)[1])
    de_todas = filas(correr("-C", mediana, "informe", "ugel", "--publico")[1])
    final = filas(correr("-C", mediana, "informe", "final", "--publico")[1])
    assert de_la_etapa == de_todas[:5]
    assert de_todas == final


@pytest.mark.parametrize("formato", ["md", "html"])
def test_ningun_docente_sale_ni_por_su_id(correr: Correr, mediana: Path, formato: str):
    (mediana / "identidades.yaml").write_text(
        "formato: 1\nidentidades:\n  d0001:\n    nombre: Secreta Mamani\n", encoding="utf-8"
    )
    _, documento, _ = correr("-C", mediana, "informe", "final", "--publico", "--formato", formato)
    assert not re.search(r"d00[0-9]{2}|2024-0[0-9]-[0-9]{2}|Mamani|Observador|Plantear|Leemos", documento)
    assert "RESERVADO" not in documento.rpartition("</style>")[2]


def test_con_menos_de_cinco_no_hay_reparto_y_lo_dice(correr: Correr, escuela: Path):
    codigo, documento, _ = correr("-C", escuela, *ETAPA)
    assert codigo == 0
    assert "Con menos de 5 docentes" in documento
    assert not filas(documento)
    assert not Counter(documento.split())["I"]


def test_antes_de_publicar_se_advierte_lo_que_una_fila_dice_de_todos(correr: Correr, mediana: Path):
    for visita in (mediana / "observaciones").rglob("*.yaml"):
        texto = visita.read_text(encoding="utf-8")
        for desempeno, nivel in (("involucra", "III"), ("razonamiento", "II")):
            texto = re.sub(rf"(  {desempeno}:\n    nivel: )\w+", rf"\1{nivel}", texto)
        visita.write_text(texto, encoding="utf-8")
    codigo, documento, dicho = correr("-C", mediana, *ETAPA)
    assert codigo == 0
    assert "  Etapa 1, R1: todos están en III.\n  Etapa 1, R2: todos están en II.\n" in dicho
    assert "quita esas filas" in dicho
    assert "todos están" not in documento


@pytest.mark.parametrize(
    ("cuentas", "sin_nivel", "dicho"),
    [
        ([0, 0, 5, 0], 0, "todos están en III"),
        ([0, 0, 8, 0], 2, "todos los que tienen nivel están en III"),
        ([6, 7, 0, 0], 0, "nadie llega a III"),
        ([0, 3, 3, 0], 0, ""),
        ([6, 0, 6, 0], 0, ""),
        ([0, 0, 0, 0], 6, ""),
    ],
)
def test_lo_que_una_fila_revela_sale_de_lo_publicado(cuentas: list[int], sin_nivel: int, dicho: str):
    assert lo_que_revela(["I", "II", "III", "IV"], cuentas, 2, sin_nivel) == dicho


def test_sin_nivel_de_logro_no_se_dice_que_nadie_llega():
    assert lo_que_revela(["No", "Sí"], [7, 6], 2, 0) == ""


def test_si_nada_se_revela_no_se_advierte(correr: Correr, escuela: Path):
    assert correr("-C", escuela, *ETAPA)[2] == ""


@pytest.mark.parametrize("tipo", ["docente", "ficha", "plan", "resolucion"])
def test_lo_que_no_tiene_version_publica_se_dice(correr: Correr, escuela: Path, tipo: str):
    codigo, salida, dicho = correr("-C", escuela, "informe", tipo, "--publico")
    assert (codigo, salida) == (2, "")
    assert f"`{tipo}` no tiene versión pública" in dicho
