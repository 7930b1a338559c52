"""M424: una norma mal citada se dice; una que no se conoce, no."""

import pytest

from monitoreo_cli.reglas.plan_normas import CONOCIDAS
from tests.escuelas import PLAN, en, gravedad, unico


def citada(texto: str) -> list[str]:
    return en(PLAN, f"base_legal:\n  - '{texto}'\n")


@pytest.mark.parametrize("norma", [*map(str, CONOCIDAS), *(str(n).removesuffix("-MINEDU") for n in CONOCIDAS)])
def test_las_normas_del_monitoreo_se_pueden_citar(norma: str):
    assert citada(norma) == []


@pytest.mark.parametrize(
    "texto",
    [
        "Ley N.° 29944, Ley de Reforma Magisterial, y su reglamento, D.S. N.º 004-2013-ED",
        "LEY Nº 28044 - LEY GENERAL DE EDUCACIÓN",
        "Ley General de Educación N.° 28.044",
        "Resolución Ministerial Nro. 138-2018-MINEDU",
        "Resolución de Secretaría General N° 078-2017-MINEDU",
        "Resolución Viceministerial Nº 290 - 2019 - MINEDU",
        "R.V.M. 104-2020-MINEDU y R.M. 189-2021",
        "Leyes 28044, 29944 y 29733",
        "DS 4-2013-ED",
    ],
)
def test_de_cualquier_manera_en_que_se_escriban(texto: str):
    assert citada(texto) == []


@pytest.mark.parametrize(
    ("texto", "seria"),
    [
        ("Ley 29994", "Ley 29944"),
        ("Ley de Reforma Magisterial, Ley N.° 29994", "Ley 29944"),
        ("Ley 28404", "Ley 28044"),
        ("Leyes 28044 y 29994", "Ley 29944"),
        ("Ley N.º 29.994", "Ley 29944"),
        ("Ley 29773", "Ley 29733"),
        ("RM 290-2019-MINEDU", "RVM 290-2019-MINEDU"),
        ("Resolución Ministerial N.° 290-2019-MINEDU", "RVM 290-2019-MINEDU"),
        ("RVM 138-2018", "RM 138-2018-MINEDU"),
        ("RM 078-2017-MINEDU", "RSG 078-2017-MINEDU"),
        ("DS 189-2021-MINEDU", "RM 189-2021-MINEDU"),
        ("DS 29944", "Ley 29944"),
        ("RM 138-2019-MINEDU", "RM 138-2018-MINEDU"),
        ("RM 556-2025", "RM 556-2024-MINEDU"),
        ("DS 004-2012-ED", "DS 004-2013-ED"),
        ("RM 183-2018-MINEDU", "RM 138-2018-MINEDU"),
        ("RM 139-2018-MINEDU", "RM 138-2018-MINEDU"),
        ("DS 004-2013-MINEDU", "DS 004-2013-ED"),
        ("D.S. N° 016-2023-JUS", "DS 016-2024-JUS"),
    ],
)
def test_un_solo_detalle_distinto_es_un_desliz(texto: str, seria: str):
    problema = unico(PLAN, f"base_legal:\n  - {texto}\n")
    assert (problema.codigo, *problema.lugar[1:3], gravedad(problema)) == ("M424", 3, 5, "aviso")
    assert problema.lugar.hasta_columna == 5 + len(texto)
    assert f"`{seria}`" in problema.rotulo
    assert f"`{seria}`" in problema.arreglo


@pytest.mark.parametrize(
    "texto",
    [
        "Ley 27444, 27815, 28988, 29719, 29973, 29988, 30541",
        "Ley 29783, de seguridad y salud en el trabajo",
        "Ley 29735, de lenguas originarias",
        "DS 004-2018-MINEDU, convivencia escolar",
        "DS 007-2021-MINEDU y DS 011-2012-ED",
        "RVM 220-2019-MINEDU, RVM 094-2020-MINEDU y RVM 024-2019-MINEDU",
        "RM 281-2016-MINEDU y RM 556-2014-MINEDU",
        "RD 138-2018-UGEL EC",
        "Resolución Directoral n.º 290-2019-IE 70370",
        "Directiva 004-2013-ME",
        "Oficio 139-2018-MINEDU",
        "DS 006-2021-JUS",
        "DS 016-2024-MINEDU",
        "RM 138",
        "RM 1380-2018-MINEDU",
        "según la ley, 29 estudiantes y 29994 soles",
        "ley 2999444",
        "el aula 29994",
        "La RM dice en 2018 que 138 escuelas",
    ],
)
def test_una_norma_que_no_se_conoce_no_se_acusa(texto: str):
    assert citada(texto) == []


# ---------------------------------------------------------------- dónde


@pytest.mark.parametrize(
    ("fragmento", "donde"),
    [
        ("descripcion: Según la Ley 29994\n", "2:14"),
        ("aprobacion:\n  resolucion: RD 001-2024, por RM 290-2019\n  fecha: 2024-03-29\n", "3:15"),
        ("secciones_propias:\n  - titulo: Normas\n    texto: |\n      Una.\n\n      La Ley 29994.\n", "4:12"),
        ("enfoques:\n  - nombre: Ley 29994\n", "3:13"),
        ("# la Ley 29994\nlema: A\n", ""),
    ],
)
def test_se_mira_cualquier_texto_del_plan_y_se_senala_el_texto(fragmento: str, donde: str):
    assert en(PLAN, fragmento) == ([f"M424 {donde}"] if donde else [])


def test_en_un_bloque_dice_en_que_linea_esta():
    problema = unico(PLAN, "fundamentacion: |\n  Uno.\n\n  La Ley 29994 lo pide.\n")
    assert problema.lugar[1:3] == (2, 17)
    assert "línea 5" in problema.rotulo


def test_cada_cita_distinta_de_un_texto_se_dice_una_vez():
    assert en(PLAN, "descripcion: Ley 29994, RM 290-2019 y otra vez la Ley N.° 29994\n") == ["M424 2:14"] * 2


def test_se_puede_permitir():
    assert en(PLAN, "base_legal:\n  - RM 139-2018-MINEDU  # monitoreo: permite M424\n") == []


def test_un_texto_enorme_no_demora():
    assert en(PLAN, f"descripcion: {'ley ' * 20000}\nproblema: {'R.M. N.º ' * 9000}\n") == []
