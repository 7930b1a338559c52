"""La hoja para preparar una visita: qué recuerda, qué pone primero y qué no dice."""

from datetime import date
from typing import Any

import html5lib
import pytest
from hypothesis import given

from monitoreo_cli.calculo.cuentan import Cuentas
from monitoreo_cli.lectura.cargar import cargar
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.texto import ancho
from monitoreo_cli.vistas import preparar
from monitoreo_cli.vistas.plantillas import Plantillas
from tests.escuelas import HOY, OTRA, VISITA, Contenido, fuentes
from tests.generadores import escuelas_al_azar, escuelas_mutadas
from tests.instantaneas import instantanea
from tests.vistas.hojas import paginas
from tests.vistas.informes import cargada, ejemplo
from tests.vistas.marcas import con_marcas, marcas_en

EN_AGOSTO = date(2025, 8, 10)
DECLARADO = {
    "Institucion.tipo", "Institucion.numero", "Institucion.nombre", "Institucion.dre", "Institucion.ugel",
    "Institucion.distrito", "Institucion.codigo_modular", "Institucion.codigo_local", "Docente.aula",
    "Rubrica.nombre", "Rubrica.fuente", "Nivel.nombre", "Desempeno.codigo", "Desempeno.nombre", "Desempeno.aspectos",
    "Sesion.area", "Sesion.titulo", "Dialogo.fortalezas", "Dialogo.por_mejorar", "Cuaderno.notas_del_observador",
    "Compromiso.texto",
}  # fmt: skip


def datos(escuela: Escuela, docente: str = "d01", hoy: date = HOY) -> dict[str, Any]:
    return preparar.datos(escuela, Cuentas(escuela), docente, hoy)


def en_texto(hoja: dict[str, Any], celdas: int = 80) -> str:
    lineas = preparar.en_pantalla(hoja, celdas)
    return "\n".join(x if isinstance(x, str) else "".join(t.texto for t in x) for x in lineas) + "\n"


def hecha(hoja: dict[str, Any], formato: str) -> str:
    return en_texto(hoja) if formato == "txt" else Plantillas().llenar(f"preparar/hoja.{formato}.j2", hoja)


@pytest.mark.parametrize("formato", ["txt", "md", "html"])
def test_la_hoja_de_un_ejemplo_es_la_guardada(formato: str):
    hoja = datos(ejemplo("san-cristobal"), "d04", date(2024, 8, 5))
    instantanea(f"preparar-san-cristobal-d04.{formato}", hecha(hoja, formato))


def test_lo_que_no_se_declaro_no_llega_a_la_hoja():
    escuela = con_marcas()
    dichos = {m for d in escuela.docentes for m in marcas_en(datos(escuela, d, EN_AGOSTO))}
    assert dichos == DECLARADO


def test_nombra_al_docente_por_su_codigo_y_dice_que_es_de_quien_observa():
    for formato in ("txt", "md", "html"):
        texto = hecha(datos(ejemplo("escuela-modelo"), hoy=EN_AGOSTO), formato)
        assert "RESERVADO: sólo para quien observa" in texto
        assert "Ficticia" not in texto


def test_la_evidencia_de_una_marca_no_sale():
    escuela = cargada({VISITA: "desempenos:\n  respeto: {nivel: I, marca: sí, evidencia: Gritó a un niño}\n"})
    assert all("Gritó" not in hecha(datos(escuela), formato) for formato in ("txt", "md", "html"))


def test_lleva_las_notas_de_quien_observo():
    escuela = cargada({VISITA: "cuaderno:\n  notas_del_observador: Conversar sobre el tiempo\n"})
    assert "Notas propias: Conversar sobre el tiempo" in en_texto(datos(escuela))


def test_primero_va_lo_que_quedo_bajo_el_logro_y_lo_demas_en_su_orden():
    escuela = cargada({VISITA: "desempenos:\n  respeto: {nivel: II}\n  razonamiento: {nivel: I}\n"})
    hoja = datos(escuela)
    codigos = [d["codigo"] for d in hoja["mirar"]]
    assert codigos == ["razonamiento", "respeto", "involucra", "retroalimenta", "regula"]
    assert hoja["que_mirar"] == preparar.QUE_MIRAR_PRIMERO
    assert datos(cargada({}))["que_mirar"] == preparar.QUE_MIRAR


def test_lo_que_no_se_observo_no_es_bajo_el_logro():
    escuela = cargada({VISITA: "desempenos:\n  regula: {nivel: no-observado}\n"})
    assert [d["primero"] for d in datos(escuela)["mirar"]] == [False] * 5


def test_los_compromisos_abiertos_llevan_su_plazo_y_si_vencieron():
    abiertos = datos(cargada({}), hoy=date(2024, 7, 16))["compromisos"]
    assert [(c["id"], c["plazo"], c["estado"]) for c in abiertos] == [("2024-04-16-d01/c1", "15/7/2024", "vencido")]


def test_sin_visita_lo_dice_y_da_los_aspectos_igual():
    hoja = datos(cargada({OTRA: "estado: borrador\n"}), "d02")
    assert hoja["ultima"] == {}
    assert len(hoja["mirar"]) == 5
    assert "Todavía no tiene una visita cerrada." in en_texto(hoja)


@pytest.mark.navegador
def test_la_hoja_cabe_en_una_pagina():
    assert paginas(hecha(datos(ejemplo("escuela-modelo"), "d04", EN_AGOSTO), "html")) == 1


@given(escuelas_mutadas() | escuelas_al_azar())
def test_la_hoja_sale_aunque_la_escuela_este_estropeada(textos: dict[str, Contenido]):
    escuela, _ = cargar(fuentes(textos))
    for docente in escuela.docentes:
        hoja = datos(escuela, docente)
        html5lib.HTMLParser(strict=True).parse(hecha(hoja, "html"))
        assert "RESERVADO" in hecha(hoja, "md")
        largas = [x for x in en_texto(hoja).splitlines() if ancho(x) > 80 and len(x.split()) > 2]
        assert [x for x in largas if max(map(len, x.split())) < 40 and "RESERVADO" not in x] == []
