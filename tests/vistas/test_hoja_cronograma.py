"""La hoja del cronograma: qué dice de cada etapa y de cada visita, y qué campos muestra."""

from datetime import date
from typing import Any

import html5lib
import pytest
from hypothesis import given

from monitoreo_cli.calculo.cronograma import cronograma
from monitoreo_cli.calculo.cuentan import Cuentas
from monitoreo_cli.lectura.cargar import cargar
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.vistas import hoja_cronograma
from monitoreo_cli.vistas.informe import Pedido
from monitoreo_cli.vistas.plantillas import Plantillas
from tests.escuelas import HOY, OTRA, PLAN, Contenido, fuentes
from tests.generadores import escuelas_al_azar, escuelas_mutadas
from tests.vistas.informes import HUELLA, cargada
from tests.vistas.marcas import con_marcas, marcas_en


def datos(escuela: Escuela, hoy: date = HOY) -> dict[str, Any]:
    return hoja_cronograma.datos(escuela, cronograma(escuela, Cuentas(escuela), hoy), Pedido(hoy, HUELLA))


@pytest.mark.parametrize(
    ("hoy", "estado", "alerta"),
    [
        (date(2024, 3, 1), "por empezar", False), (HOY, "en curso", False),
        (date(2024, 7, 1), "vencida el 30/6/2024", True),
    ],
)  # fmt: skip
def test_cada_etapa_dice_como_va_y_quien_falta(hoy: date, estado: str, alerta: bool) -> None:
    etapa = datos(cargada({OTRA: "estado: borrador\n"}), hoy)["etapas"][0]
    assert (etapa["hechas"], etapa["faltan"], etapa["estado"], etapa["alerta"]) == ("1 de 2", "d02", estado, alerta)


def test_si_no_falta_nadie_esta_completa() -> None:
    assert datos(cargada({}), date(2024, 7, 1))["etapas"][0]["estado"] == "completa"


def test_si_el_plan_no_dice_cuantas_lo_dice_la_hoja() -> None:
    etapa = datos(cargada({PLAN: "monitoreo: {rubrica: minedu-2018}\n"}))["etapas"][0]
    assert etapa["hechas"] == "3 (el plan no dice cuántas)"


def test_solo_hoy_va_senalado() -> None:
    (cuadro,) = datos(cargada({}))["cuadros"]
    assert [m["corto"] for m in cuadro["meses"] if m["hoy"]] == ["jun"]


def test_arriba_se_cuentan_las_hechas_y_las_por_atender() -> None:
    visitas = "visitas_previstas:\n" + "".join(
        f"  - {{docente: d02, etapa: {e}, fecha: {f}}}\n" for e, f in ((1, "2024-04-23"), (2, "2024-06-10"))
    )
    hoja = datos(cargada({PLAN: visitas}))
    assert hoja["subtitulo"] == "1 de 2 visitas con fecha, realizadas; 1 por atender"
    assert [v["alerta"] for v in hoja["visitas"]] == [False, True]


def test_no_sale_nada_que_no_se_declaro() -> None:
    institucion = {"tipo", "numero", "nombre", "dre", "ugel", "distrito", "codigo_modular", "codigo_local"}
    assert marcas_en(datos(con_marcas())) == {f"Institucion.{c}" for c in institucion} | {
        "Plan.nombre_del_anio", "Etapa.nombre", "Etapa.responsable", "Actividad.nombre", "Actividad.responsable",
        "VisitaPrevista.no_realizada", "Persona.cargo",
    }  # fmt: skip


@given(escuelas_mutadas() | escuelas_al_azar())
def test_la_hoja_sale_aunque_la_escuela_este_estropeada(textos: dict[str, Contenido]) -> None:
    escuela, _ = cargar(fuentes(textos))
    estricto = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)  # una falta de HTML la hace fallar
    hoja = estricto.parse(Plantillas().llenar("cronograma/hoja.html.j2", datos(escuela)))
    assert "Cronograma" in hoja.findtext("head/title")
