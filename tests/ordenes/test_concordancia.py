"""`monitoreo concordancia`, de punta a punta."""

import json
from pathlib import Path

import pytest

from tests.escuelas import BASE, PLAN, VISITA, con
from tests.ordenes.conftest import Correr

EJEMPLOS = Path(__file__).parents[2] / "ejemplos"
CONTRASTE = "observador: ugel\nrol: contraste\nseguimiento: []\ncompromisos: []\n"


def con_contrastes(escuela: Path, cuantos: int, nivel: str) -> None:
    """Clases vistas por dos: el segundo observador pone `nivel` en `regula`, y en lo demás coinciden."""
    for n in range(1, cuantos + 1):
        fecha = f"fecha: 2024-05-{n:02}\n"
        otra = f"{fecha}{CONTRASTE}contraste_de: v{n}\ndesempenos:\n  regula: {{nivel: {nivel}, evidencia: x}}\n"
        una = con(BASE[VISITA], f"{fecha}seguimiento: []\n")
        (escuela / f"observaciones/v{n}.yaml").write_text(una, encoding="utf-8")
        (escuela / f"observaciones/w{n}.yaml").write_text(con(BASE[VISITA], otra), encoding="utf-8")


def test_el_json_tiene_las_claves_del_contrato_y_son_enteros(correr: Correr, escuela: Path) -> None:
    con_contrastes(escuela, 1, "II")
    codigo, salida, errores = correr("concordancia", "--formato", "json")
    assert (codigo, errores) == (0, "")
    assert json.loads(salida) == {
        "formato": 1, "visitas": 1, "pares": 5, "exacta": 4, "adyacente": 5, "sesgo": -1, "kappa": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("nivel", "kappa", "dicho"), [("II", 0.0, "0,00"), ("III", None, "indefinido: los dos usan siempre un mismo nivel")]
)
def test_desde_veinte_pares_se_dice_el_kappa_o_que_no_esta_definido(
    correr: Correr, escuela: Path, nivel: str, kappa: float | None, dicho: str
) -> None:
    con_contrastes(escuela, 4, nivel)
    assert json.loads(correr("concordancia", "--formato", "json")[1])["kappa"] == kappa
    assert f"Kappa ponderado                  {dicho}\n" in correr("concordancia")[1]


def test_la_tabla_dice_las_visitas_y_no_solo_los_pares(correr: Correr, escuela: Path) -> None:
    con_contrastes(escuela, 1, "IV")
    salida = correr("concordancia")[1]
    for linea in (
        "Visitas observadas por dos       1\n", "Mismo nivel                      4 de 5 (80,0 %)\n",
        "Sesgo del segundo observador     +1 nivel en total\n", "se calcula desde 20 pares\n",
    ):  # fmt: skip
        assert linea in salida


def test_sin_contrastes_dice_como_se_hacen(correr: Correr, escuela: Path) -> None:
    codigo, salida, _ = correr("concordancia")
    assert codigo == 0
    assert "No hay visitas de contraste que emparejar" in salida


def test_un_contraste_sin_su_principal_se_nombra(correr: Correr, escuela: Path) -> None:
    (escuela / "observaciones/suelta.yaml").write_text(con(BASE[VISITA], CONTRASTE), encoding="utf-8")
    assert "Contrastes sin su visita principal: suelta." in correr("concordancia")[1]


def test_con_varios_instrumentos_hay_que_elegir(correr: Correr, escuela: Path) -> None:
    con_contrastes(escuela, 2, "II")
    (escuela / PLAN).write_text(con(BASE[PLAN], "monitoreo: {visitas_por_docente: 1}\n"), encoding="utf-8")
    (escuela / "rubricas/otra.yaml").write_bytes((escuela / "rubricas/minedu-2018.yaml").read_bytes())
    for nombre in ("v1", "w1"):
        archivo = escuela / f"observaciones/{nombre}.yaml"
        archivo.write_text(con(archivo.read_text(encoding="utf-8"), "rubrica: otra\n"), encoding="utf-8")
    codigo, salida, errores = correr("concordancia")
    assert (codigo, salida) == (2, "")
    assert "hay contrastes con varios instrumentos: minedu-2018 y otra" in errores
    assert "También hay contrastes con minedu-2018" in correr("concordancia", "--rubrica", "otra")[1]


def test_la_escuela_modelo_tiene_una_clase_vista_por_dos(correr: Correr) -> None:
    datos = json.loads(correr("-C", EJEMPLOS / "escuela-modelo", "concordancia", "--formato", "json")[1])
    assert (datos["visitas"], datos["pares"], datos["exacta"], datos["sesgo"]) == (1, 5, 4, 1)
