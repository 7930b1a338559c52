"""El resumen, caso por caso."""

import pytest

from tests.calculo.test_trampas import de, resumen
from tests.escuelas import DOCENTES, OTRA, PLAN, RUBRICA, VISITA, copia

SIN_RUBRICA = "monitoreo:\n  visitas_por_docente: 1\n"
CON_LISTA = "otras_fichas:\n  - rubrica: planificacion\n    desempenos:\n      unidad:\n        nivel: Sí\n"


def test_un_borrador_nunca_cuenta() -> None:
    datos = resumen({OTRA: "estado: borrador\n"})
    assert datos["docentes"]["no_monitoreados"] == ["d02"]
    assert datos["visitas"] == {"programadas": 2, "cerradas": 1, "borradores": 1}
    assert datos["por_docente"][1] == {"docente": "d02", "visita": None, "niveles": {}}
    assert de(datos, "involucra")["sin_dato"] == 1


@pytest.mark.parametrize("cambio", ["fecha: ~\n", "rubrica: nadie\n", "etapa: 9\n", "rol: jefe\n"])
def test_un_borrador_que_quedo_fuera_no_esta_entre_los_borradores(cambio: str) -> None:
    assert resumen({OTRA: f"estado: borrador\n{cambio}"})["visitas"]["borradores"] == 0


def test_un_borrador_sin_instrumento_esta_entre_los_borradores() -> None:
    assert resumen({OTRA: "estado: borrador\nrubrica: ~\n"})["visitas"]["borradores"] == 1


def test_cuenta_la_ultima_visita_entera_y_no_se_completa_con_la_anterior() -> None:
    datos = resumen({VISITA: "desempenos:\n  regula:\n    nivel: no-observado\n"})
    assert datos["por_docente"][0]["visita"] == "2024-04-16-d01"
    assert de(datos, "regula")["no_observado"] == 1
    assert de(datos, "regula")["valorados"] == 1


def test_a_igual_fecha_decide_la_hora_y_despues_el_id() -> None:
    temprano = "inicio: '07:00'\nfin: '08:00'\n"
    otra = {"observaciones/2024-04-16-d01-z.yaml": _visita(temprano)}
    assert resumen(otra)["por_docente"][0]["visita"] == "2024-04-16-d01"
    tarde = {"observaciones/2024-04-16-d01-a.yaml": _visita("inicio: '10:00'\nfin: '11:00'\n")}
    assert resumen(tarde)["por_docente"][0]["visita"] == "2024-04-16-d01-a"


def test_de_una_visita_repetida_cuenta_la_de_id_menor() -> None:
    copia = {"observaciones/2024-04-16-d01-2.yaml": _visita("desempenos:\n  involucra:\n    nivel: I\n")}
    datos = resumen(copia)
    assert datos["por_docente"][0]["visita"] == "2024-04-16-d01"
    assert de(datos, "involucra")["niveles"]["I"] == 0


def test_la_copia_que_queda_fuera_no_le_quita_el_sitio_a_la_buena() -> None:
    datos = resumen({VISITA: _visita("etapa: 9\n"), "observaciones/2024-04-16-d01-2.yaml": _visita("etapa: 1\n")})
    assert datos["por_docente"][0]["visita"] == "2024-04-16-d01-2"


def test_el_contraste_no_entra() -> None:
    contraste = _visita("rol: contraste\nobservador: ugel\ndesempenos:\n  involucra:\n    nivel: I\n")
    datos = resumen({"observaciones/2024-04-16-d01-ugel.yaml": contraste})
    assert de(datos, "involucra")["niveles"]["I"] == 0


def test_una_ficha_de_la_misma_visita_cuenta_con_su_instrumento() -> None:
    datos = resumen({VISITA: CON_LISTA}, rubrica="planificacion")
    assert datos["docentes"]["monitoreados"] == 1
    assert datos["desempenos"][0]["niveles"] == {"No": 0, "En parte": 0, "Sí": 1}
    assert datos["desempenos"][0]["sin_dato"] == 1


def test_si_el_plan_no_dice_el_instrumento_vale_el_de_las_visitas_prefiriendo_el_de_aula() -> None:
    datos = resumen({PLAN: SIN_RUBRICA, VISITA: CON_LISTA})
    assert datos["rubrica"] == "minedu-2018"


def test_con_dos_instrumentos_de_aula_no_se_elige_ninguno() -> None:
    otra_rubrica = {"rubricas/otra.yaml": _rubrica(), OTRA: "rubrica: otra\n"}
    datos = resumen({PLAN: SIN_RUBRICA, **otra_rubrica})
    assert datos["rubrica"] is None
    assert datos["rubricas"] == ["minedu-2018", "otra"]
    assert datos["docentes"]["monitoreados"] == 0
    assert datos["desempenos"] == []
    assert [f["visita"] for f in datos["por_docente"]] == [None, None]


def test_sin_instrumento_ni_visitas_no_hay_nada_que_contar() -> None:
    datos = resumen({PLAN: SIN_RUBRICA}, etapa=2)
    assert (datos["rubrica"], datos["desempenos"]) == (None, [])
    assert "rubricas" not in datos


def test_quien_se_fue_antes_del_corte_no_suma_y_se_dice() -> None:
    lista = "docentes:\n  - id: d01\n    hasta: 2024-06-15\n  - id: d02\n"
    quienes = resumen({DOCENTES: lista})["docentes"]
    assert (quienes["total"], quienes["monitoreados"], quienes["fuera_del_corte"]) == (1, 1, ["d01"])


def test_quien_llega_despues_no_esta_en_la_etapa() -> None:
    lista = "docentes:\n  - id: d01\n  - id: d02\n  - id: d03\n    desde: 2024-07\n"
    assert resumen({DOCENTES: lista})["docentes"]["total"] == 2
    assert resumen({DOCENTES: lista}, etapa=2)["docentes"]["total"] == 3


def test_una_plaza_por_contratar_no_cuenta() -> None:
    lista = "docentes:\n  - id: d01\n  - id: d02\n  - id: d03\n    por_contratar: sí\n"
    assert resumen({DOCENTES: lista})["docentes"]["total"] == 2


def test_la_licencia_de_una_etapa_no_se_programa_y_en_las_otras_si() -> None:
    lista = (
        "docentes:\n  - id: d01\n  - id: d02\n  - id: d03\n    ausencias:\n      - {etapas: [1], motivo: licencia}\n"
    )
    quienes = resumen({DOCENTES: lista})["docentes"]
    assert (quienes["total"], quienes["programados"]) == (3, 2)
    assert quienes["no_programados"] == [{"docente": "d03", "motivo": "licencia"}]
    assert resumen({DOCENTES: lista}, etapa=2)["docentes"]["programados"] == 3


def test_el_motivo_que_no_se_escribio_es_nulo() -> None:
    lista = "docentes:\n  - id: d01\n  - id: d02\n  - id: d03\n    ausencias:\n      - etapas: [1]\n"
    assert resumen({DOCENTES: lista})["docentes"]["no_programados"] == [{"docente": "d03", "motivo": None}]


def test_a_quien_lo_monitorea_la_ugel_no_se_le_programa() -> None:
    lista = "docentes:\n  - id: d01\n  - id: d02\n  - id: d03\n    lo_monitorea: ugel\n"
    assert resumen({DOCENTES: lista})["docentes"]["no_programados"] == [
        {"docente": "d03", "motivo": "lo monitorea ugel"}
    ]


def test_la_visita_prevalece_sobre_la_ausencia() -> None:
    lista = "docentes:\n  - id: d01\n    ausencias:\n      - {etapas: [1], motivo: licencia}\n  - id: d02\n"
    quienes = resumen({DOCENTES: lista})["docentes"]
    assert (quienes["programados"], quienes["monitoreados"], quienes["no_programados"]) == (2, 2, [])


def test_los_grados_de_la_etapa_no_cambian_quien_esta_programado() -> None:
    plan = "etapas:\n  - {numero: 1, desde: 2024-04, hasta: 2024-06, grados: [1]}\n"
    assert resumen({PLAN: plan})["docentes"]["programados"] == 2


def test_sin_visitas_por_docente_no_se_inventa_cuantas() -> None:
    datos = resumen({PLAN: "monitoreo:\n  rubrica: minedu-2018\n"})
    assert datos["visitas"] == {"programadas": None, "cerradas": 3, "borradores": 0}


def test_las_visitas_de_mas_no_suben_la_cobertura() -> None:
    assert resumen({})["visitas"] == {"programadas": 2, "cerradas": 2, "borradores": 0}


def test_el_orden_es_el_de_la_lista_de_docentes() -> None:
    datos = resumen({DOCENTES: "docentes:\n  - id: d02\n  - id: d01\n"})
    assert [f["docente"] for f in datos["por_docente"]] == ["d02", "d01"]


def test_un_seguimiento_no_es_una_visita() -> None:
    registro = b"formato: 1\ntipo: seguimiento\ndocente: d01\nfecha: 2024-08-20\nobservador: director\n"
    seguimiento = b"seguimiento:\n  - {compromiso: 2024-04-02-d01/c1, estado: cumplido}\n"
    datos = resumen({"observaciones/2024-08-20-d01-seguimiento.yaml": registro + seguimiento}, etapa=2)
    assert datos["docentes"]["monitoreados"] == 0


def test_en_logro_sale_de_logro_desde_y_de_nada_mas() -> None:
    datos = resumen({RUBRICA: "logro_desde: IV\n"})
    assert de(datos, "involucra")["en_logro"] == 0
    assert de(resumen({}), "involucra")["en_logro"] == 2


def _visita(fragmento: str) -> bytes:
    return copia(VISITA, fragmento)


def _rubrica() -> bytes:
    return copia(RUBRICA)
