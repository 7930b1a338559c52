"""De quién depende la escuela: las siglas salen una vez, las haya escrito o no quien hizo el plan."""

import re

import pytest

from monitoreo_cli.vistas.dependencia import con_siglas
from tests.escuelas import PLAN
from tests.vistas.informes import cargada, informe
from tests.vistas.test_informe_plan import documento
from tests.vistas.test_informe_resolucion import resolucion


@pytest.mark.parametrize(
    ("escrito", "dicho"),
    [
        ("Canas", "UGEL Canas"),
        ("UGEL Canas", "UGEL Canas"),
        ("Ugel  Canas", "UGEL Canas"),
        ("UGEL - Canas", "UGEL Canas"),
        ("U.G.E.L. Canas", "UGEL Canas"),
        ("UGEL de La Convención", "UGEL La Convención"),
        ("Unidad de Gestión Educativa Local de El Collao", "UGEL El Collao"),
        ("UGEL N.° 03", "UGEL N.° 03"),
        ("03", "UGEL 03"),
        ("UGEL03", "UGEL03"),
        ("UGEL", "UGEL"),
        ("El Collao", "UGEL El Collao"),
    ],
)
def test_la_ugel_se_dice_con_sus_siglas_una_sola_vez(escrito: str, dicho: str):
    assert con_siglas("UGEL", escrito) == dicho


@pytest.mark.parametrize(
    ("escrito", "dicho"),
    [
        ("Puno", "DRE Puno"),
        ("DRE Puno", "DRE Puno"),
        ("Dirección Regional de Educación de Puno", "DRE Puno"),
        ("DRELM", "DRELM"),
        ("GRE Arequipa", "GRE Arequipa"),
        ("Gerencia Regional de Educación Cusco", "Gerencia Regional de Educación Cusco"),
    ],
)
def test_la_direccion_regional_tambien_y_una_gerencia_no_lleva_las_de_otra(escrito: str, dicho: str):
    assert con_siglas("DRE", escrito) == dicho


def test_ningun_papel_repite_las_siglas_que_el_plan_ya_trae():
    escuela = cargada({PLAN: "institucion:\n  nombre: Los Andes\n  dre: DRE Puno\n  ugel: UGEL Canas\n"})
    for papel in (documento(escuela), resolucion(escuela), informe(escuela)):
        assert "DRE Puno · UGEL Canas" in papel
        assert not re.search(r"\b(DRE|UGEL)\W+\1\b", papel)
