"""El borrador de la resolución: lo que dice, y los huecos que deja a la vista."""

import re
from datetime import date

import html5lib
import pytest
from hypothesis import given

from monitoreo_cli.lectura.cargar import cargar
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.vistas import informe_resolucion
from monitoreo_cli.vistas.informe import Pedido
from monitoreo_cli.vistas.plantillas import Plantillas
from tests.escuelas import PLAN, Contenido, fuentes
from tests.generadores import escuelas_al_azar, escuelas_mutadas
from tests.instantaneas import instantanea
from tests.vistas.hojas import sin_version
from tests.vistas.informes import HUELLA, cargada, ejemplo
from tests.vistas.marcas import con_marcas, marcas_en


def resolucion(escuela: Escuela, formato: str = "md") -> str:
    datos = informe_resolucion.datos(escuela, Pedido(date(2024, 3, 15), HUELLA))
    return Plantillas().llenar(f"resolucion/informe.{formato}.j2", datos)


@pytest.mark.parametrize("formato", ["md", "html"])
@pytest.mark.parametrize("escuela", ["san-cristobal", "escuela-modelo"])
def test_el_borrador_de_cada_ejemplo_es_el_guardado(escuela: str, formato: str):
    texto = resolucion(ejemplo(escuela), formato)
    html5lib.HTMLParser(strict=formato == "html").parse(texto)
    instantanea(f"informe-resolucion-{escuela}.{formato}", sin_version(texto))


def test_lo_que_falta_queda_a_la_vista():
    texto = resolucion(ejemplo("san-cristobal"))
    assert re.findall(r"\[falta: ([^]]*)\]", texto) == ["número", "lugar", "fecha", "las normas de la base legal"]


def test_siempre_se_rotula_borrador_y_tiene_sus_partes_en_orden():
    texto = resolucion(ejemplo("escuela-modelo"))
    partes = ("**BORRADOR**", "## Visto", "## Considerando", "- Ley 29944", "## Se resuelve", "**Aprobar**",
              "**Comunicar**", "**Elevar** a la UGEL Qantumarca", "Regístrese y comuníquese.")  # fmt: skip
    lugares = [texto.index(p) for p in partes]
    assert lugares == sorted(lugares)
    assert "falta:" not in texto


def test_un_periodo_con_dias_tambien_se_lee_bien():
    texto = resolucion(cargada({PLAN: "periodo: {desde: 2024-03-11, hasta: 2024-12-20}\n"}))
    assert "(del 11/3/2024 al 20/12/2024)" in texto


def test_no_sale_nada_que_no_se_declaro():
    datos = informe_resolucion.datos(con_marcas(), Pedido(date(2024, 3, 15), HUELLA))
    assert marcas_en(datos) == {
        "Plan.titulo", "Plan.lema", "Plan.nombre_del_anio", "Plan.base_legal", "Institucion.tipo",
        "Institucion.numero", "Institucion.nombre", "Institucion.codigo_modular", "Institucion.codigo_local",
        "Institucion.dre", "Institucion.ugel", "Institucion.distrito", "Persona.nombre", "Persona.cargo",
        "Aprobacion.resolucion", "Aprobacion.lugar", "Monitoreo.responsable",
    }  # fmt: skip


@given(escuelas_mutadas() | escuelas_al_azar())
def test_el_borrador_sale_aunque_la_escuela_este_estropeada(textos: dict[str, Contenido]):
    escuela, _ = cargar(fuentes(textos))
    html5lib.HTMLParser(strict=True).parse(resolucion(escuela, "html"))
    assert resolucion(escuela).startswith("**BORRADOR**")
