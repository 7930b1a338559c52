"""La ficha en blanco: trae el instrumento entero, no trae a nadie y cabe en dos hojas."""

from typing import Any

import html5lib
import pytest
from hypothesis import given

from monitoreo_cli import recursos
from monitoreo_cli.lectura.cargar import cargar
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.vistas import informe_ficha
from monitoreo_cli.vistas.informe import Pedido
from monitoreo_cli.vistas.plantillas import Plantillas
from tests.escuelas import BASE, HOY, PLAN, RUBRICA, Contenido, fuentes
from tests.generadores import escuelas_al_azar, escuelas_mutadas
from tests.instantaneas import instantanea
from tests.vistas.hojas import paginas, sin_version
from tests.vistas.informes import HUELLA, cargada, ejemplo
from tests.vistas.marcas import con_marcas, marcas_en

DECLARADO = {
    "Institucion.tipo", "Institucion.numero", "Institucion.nombre", "Institucion.dre", "Institucion.ugel",
    "Institucion.distrito", "Institucion.codigo_modular", "Institucion.codigo_local", "Institucion.turno",
    "Rubrica.nombre", "Rubrica.fuente", "Nivel.nombre", "Desempeno.codigo", "Desempeno.nombre", "Desempeno.aspectos",
    "Desempeno.descriptores",
}  # fmt: skip


def datos(escuela: Escuela, clave: str = "minedu-2018") -> dict[str, Any]:
    return informe_ficha.datos(escuela, clave, Pedido(HOY, HUELLA))


def en_blanco(escuela: Escuela, formato: str = "md", clave: str = "minedu-2018") -> str:
    return Plantillas().llenar(f"ficha/informe.{formato}.j2", datos(escuela, clave))


@pytest.mark.parametrize("formato", ["md", "html"])
def test_la_ficha_en_blanco_es_la_guardada(formato: str):
    instantanea(f"ficha-en-blanco.{formato}", sin_version(en_blanco(ejemplo("escuela-modelo"), formato)))


def test_lo_que_no_se_declaro_no_llega_a_la_ficha_en_blanco():
    assert marcas_en(datos(con_marcas())) == DECLARADO


def test_trae_cada_descriptor_y_cada_aspecto_del_instrumento():
    escuela = ejemplo("escuela-modelo")
    html = en_blanco(escuela, "html")
    for desempeno in escuela.rubricas["minedu-2018"].desempenos:
        assert all(texto in html for texto in (*desempeno.descriptores.values(), *desempeno.aspectos))


@pytest.mark.parametrize(
    ("turno", "dicho"),
    [
        ("", "- Turno:"),
        ("turno: mañana", "- Turno: mañana"),
        ("turno: mañana y tarde", "- Turno: ☐ mañana ☐ tarde"),
        ("turno: mañana, tarde y noche", "- Turno: ☐ mañana ☐ tarde ☐ noche"),
    ],
)
def test_el_turno_viene_puesto_si_es_uno_y_si_son_varios_se_marca(turno: str, dicho: str):
    escuela = cargada({PLAN: f"institucion:\n  nombre: Los Andes\n  {turno}\n"})
    assert dicho in en_blanco(escuela).splitlines()


def test_ningun_nivel_viene_puesto():
    assert "☒" not in en_blanco(ejemplo("escuela-modelo"))
    assert "checked" not in en_blanco(ejemplo("escuela-modelo"), "html")


@pytest.mark.parametrize("clave", ["minedu-2018", "planificacion-y-materiales"])
def test_el_html_en_blanco_es_valido_y_ligero(clave: str):
    html = en_blanco(ejemplo("escuela-modelo"), "html", clave)
    html5lib.HTMLParser(strict=True).parse(html)
    assert len(html.encode()) < 40_000


@pytest.mark.navegador
@pytest.mark.parametrize("clave", ["minedu-2018", "minedu-2017", "planificacion-y-materiales"])
def test_cabe_en_una_hoja_por_las_dos_caras(clave: str):
    instrumento = (recursos.carpeta("ejemplos") / "rubricas" / f"{clave}.yaml").read_text(encoding="utf-8")
    escuela, _ = cargar(fuentes({**BASE, f"rubricas/{clave}.yaml": instrumento}))
    assert paginas(en_blanco(escuela, "html", clave)) == 2


@pytest.mark.parametrize("niveles", ["", "niveles: []\n", "niveles:\n  - clave: A\n", "desempenos: []\n"])
def test_un_instrumento_a_medias_no_hace_caer_la_ficha(niveles: str):
    escuela = cargada({RUBRICA: f"formato: 1\nnombre: A medias\nlogro_desde: A\n{niveles}"})
    html5lib.HTMLParser(strict=True).parse(en_blanco(escuela, "html"))
    assert "A medias" in en_blanco(escuela, "html")


@given(escuelas_mutadas() | escuelas_al_azar())
def test_la_ficha_en_blanco_sale_con_cualquier_instrumento(textos: dict[str, Contenido]):
    escuela, _ = cargar(fuentes(textos))
    for clave in escuela.rubricas:
        html5lib.HTMLParser(strict=True).parse(en_blanco(escuela, "html", clave))
        assert "# Ficha de observación\n" in en_blanco(escuela, clave=clave)
