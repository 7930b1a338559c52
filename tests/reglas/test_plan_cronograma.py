"""M401 a M405 y M423: el cronograma no se contradice."""

import pytest

from tests.escuelas import PLAN, cambiada, en, gravedad, todos_los_problemas, unico

VISITAS = "  - {id: visitas, clase: monitoreo, nombre: Visitas, desde: 2024-03, hasta: 2024-12}\n"


def etapas(*rangos: str) -> str:
    """Las etapas, una por línea desde la 3, cada una con su rango (`2024-04 2024-06`)."""
    pares = (r.split() for r in rangos)
    lineas = (f"  - {{numero: {n}, desde: {d}, hasta: {h}}}\n" for n, (d, h) in enumerate(pares, 1))
    return "etapas:\n" + "".join(lineas)


def actividades(*dichas: str, visitas: str = VISITAS) -> str:
    """Las visitas en la línea 3 y, desde la 4, una actividad por línea: `clase desde hasta`."""
    partes = enumerate(d.split() for d in dichas)
    lineas = (f"  - {{id: a{n}, clase: {c}, nombre: A{n}, desde: {d}, hasta: {h}}}\n" for n, (c, d, h) in partes)
    return "actividades:\n" + visitas + "".join(lineas)


def solo(codigo: str, dichos: list[str]) -> list[str]:
    return [d for d in dichos if d.startswith(codigo)]


# ---------------------------------------------------------------- M401


@pytest.mark.parametrize(
    ("dichas", "codigos"),
    [
        (["diagnostico 2024-03 2024-03"], []),
        (["diagnostico 2024-12 2024-12"], ["M401 4:69"]),
        (["diagnostico 2024-03-01 2024-04-01"], ["M401 4:72"]),
        (["planificacion 2024-03-01 2024-03-31"], []),
        (["planificacion 2024-03-01 2024-04-15"], ["M401 4:74"]),
        (["diagnostico 2024-03-01 2024-03-15", "planificacion 2024-03-16 2024-03-31"], []),
        (["diagnostico 2024-03-01 2024-03-16", "planificacion 2024-03-16 2024-03-31"], ["M401 4:72"]),
        (["diagnostico 2024-05 2024-05", "planificacion 2024-04 2024-04"], ["M401 4:69", "M401 5:71"]),
        (["informe 2024-12 2024-12"], []),
        (["otra 2024-12 2024-12", "acompanamiento 2024-03 2024-12"], []),
    ],
)
def test_el_diagnostico_va_antes_de_planificar_y_eso_antes_de_las_etapas(dichas: list[str], codigos: list[str]):
    assert en(PLAN, actividades(*dichas)) == codigos


def test_las_etapas_que_terminan_despues_de_empezar_el_informe_llegan_tarde_una_por_una():
    plan = actividades("informe 2024-07 2024-07") + etapas("2024-04 2024-06", "2024-08 2024-09", "2024-10 2024-11")
    assert en(PLAN, plan) == ["M401 7:40", "M401 8:40"]


def test_la_etapa_y_el_informe_pueden_tocarse_en_un_mes_y_eso_es_otra_cosa():
    plan = actividades("informe 2024-10-01 2024-10-31")
    assert en(PLAN, plan) == ["M404 4:49"]


def test_un_informe_por_etapa_no_tiene_que_esperar_a_las_que_siguen():
    assert en(PLAN, actividades("informe 2024-07 2024-07", "informe 2024-12 2024-12")) == []


def test_si_un_anio_antes_quedaba_en_orden_lo_pregunta():
    problema = unico(PLAN, actividades("diagnostico 2024-12 2024-12", "planificacion 2024-03 2024-03"))
    assert (problema.codigo, problema.lugar.linea, gravedad(problema)) == ("M401", 4, "aviso")
    assert problema.rotulo == "¿quisiste decir diciembre de 2023?"
    assert "`desde: 2023-12` y `hasta: 2023-12`" in problema.arreglo


def test_a_una_etapa_no_se_le_propone_el_anio_anterior_porque_el_informe_este_mal_puesto():
    plan = actividades("informe 2024-03 2024-03") + etapas("2024-04 2024-06")
    problema = next(p for p in todos_los_problemas(cambiada({PLAN: plan})) if p.codigo == "M401")
    assert "2023" not in f"{problema.rotulo} {problema.arreglo}"
    assert "o mueve" in problema.arreglo


def test_lo_que_solo_se_pasa_unos_dias_no_es_de_otro_anio():
    problema = unico(PLAN, actividades("diagnostico 2024-03-01 2024-03-20", "planificacion 2024-03-18 2024-03-31"))
    assert "quisiste" not in problema.rotulo
    assert "18/3/2024" in problema.arreglo


@pytest.mark.parametrize("dia", ["2024-02-29 2024-12-05", "0001-01-01 2024-12-05"])
def test_un_dia_que_el_anio_anterior_no_tiene_no_se_sugiere(dia: str):
    problemas = en(PLAN, "periodo: {desde: 0001-01, hasta: 2024-12}\n" + actividades(f"diagnostico {dia}"))
    assert solo("M401", problemas) == ["M401 5:72"]


@pytest.mark.parametrize("fechas", ["2024-12 ayer", "2024-12 2024-11"])
def test_unas_fechas_que_no_se_entienden_o_al_reves_no_dan_otro_problema(fechas: str):
    assert len(en(PLAN, actividades(f"diagnostico {fechas}"))) == 1


# ---------------------------------------------------------------- M402


@pytest.mark.parametrize(
    ("dicha", "codigos", "como"),
    [
        ("diagnostico 2024-02 2024-03", ["M402 4:53"], "nota"),
        ("planificacion 2024-02 2024-03", ["M402 4:55"], "nota"),
        ("otra 2024-02 2024-03", ["M402 4:46"], "aviso"),
        ("informe 2024-12 2025-01", ["M402 4:65"], "aviso"),
        ("otra 2025-02 2025-03", ["M402 4:62"], "aviso"),
        ("otra 2024-03-01 2024-12-31", [], ""),
    ],
)
def test_lo_que_sale_del_periodo_se_senala_en_el_extremo_que_sale(dicha: str, codigos: list[str], como: str):
    assert en(PLAN, actividades(dicha)) == codigos
    if codigos:
        assert gravedad(unico(PLAN, actividades(dicha))) == como


def test_una_etapa_tambien_puede_salir_del_periodo():
    plan = etapas("2024-04 2024-06", "2024-10 2025-01") + actividades(visitas=VISITAS.replace("2024-12", "2025-01"))
    assert en(PLAN, plan) == ["M402 4:40", "M402 6:77"]


def test_lo_que_sobra_por_los_dos_lados_son_dos_fechas_que_cambiar():
    assert en(PLAN, actividades("otra 2024-02 2025-01")) == ["M402 4:46", "M402 4:62"]


@pytest.mark.parametrize(("periodo", "codigo"), [("{desde: 2024-12, hasta: 2024-03}", "M302"), ("todo el año", "M103")])
def test_un_periodo_que_no_se_entiende_calla(periodo: str, codigo: str):
    assert [d[:4] for d in en(PLAN, f"periodo: {periodo}\n")] == [codigo]


# ---------------------------------------------------------------- M403


@pytest.mark.parametrize(
    ("rangos", "codigos"),
    [
        (["2024-04 2024-06", "2024-07 2024-11"], []),
        (["2024-04 2024-06", "2024-07 2024-12-01"], ["M403 4:40"]),
        (["2024-03-15 2024-06", "2024-07 2024-11"], ["M403 3:24"]),
        (["2024-03-15 2024-12"], ["M403 3:24", "M403 3:43"]),
        (["2024-04 2024-06", "2024-07 2024-09", "2024-10 2024-12"], ["M403 5:40"]),
    ],
)
def test_una_etapa_no_sale_de_la_actividad_de_monitoreo(rangos: list[str], codigos: list[str]):
    assert solo("M403", en(PLAN, etapas(*rangos))) == codigos


def test_con_varias_actividades_de_monitoreo_vale_de_la_primera_a_la_ultima():
    partes = "monitoreo 2024-04 2024-06", "monitoreo 2024-08 2024-10", "otra 2024-03 2024-12"
    visitas = VISITAS.replace("monitoreo", "otra")
    assert en(PLAN, actividades(*partes, visitas=visitas)) == []
    assert en(PLAN, actividades(*partes[1:], visitas=visitas)) == ["M403 61:12"]
    assert en(PLAN, actividades(visitas=visitas)) == []


def test_dice_las_dos_maneras_de_arreglarlo():
    problema = unico(PLAN, actividades("monitoreo 2024-04 2024-09", visitas=VISITAS.replace("monitoreo", "otra")))
    assert (problema.codigo, gravedad(problema)) == ("M403", "aviso")
    assert "`hasta: 2024-09` en la etapa 2" in problema.arreglo
    assert "`hasta: 2024-10` en «A0»" in problema.arreglo


def test_si_no_se_sabe_cuando_es_el_monitoreo_calla():
    visitas = VISITAS.replace("monitoreo", "otra")
    plan = actividades("monitoreo 2024-04 2024-09", "monitoreo 2024-10 ayer", visitas=visitas)
    assert en(PLAN, plan) == ["M105 5:67"]


# ---------------------------------------------------------------- M404 y M405


@pytest.mark.parametrize(
    ("informe", "codigos"),
    [
        ("informe 2024-11 2024-12", []),
        ("informe 2024-10 2024-12", ["M404 4:49"]),
        ("informe 2024-07 2024-07", ["M401"]),
        ("informe 2024-09 2024-09", ["M401", "M404 4:49"]),
    ],
)
def test_el_informe_no_cae_en_un_mes_en_que_aun_se_monitorea(informe: str, codigos: list[str]):
    dichos = en(PLAN, actividades(informe))
    assert solo("M404", dichos) == solo("M404", codigos)
    assert len(dichos) == len(codigos)


@pytest.mark.parametrize(
    ("rangos", "codigos"),
    [
        (["2024-04 2024-06", "2024-07 2024-09"], []),
        (["2024-04-01 2024-06-15", "2024-06-15 2024-09"], ["M405 4:24"]),
        (["2024-07 2024-09", "2024-04 2024-07"], ["M405 3:24"]),
        (["2024-04 2024-10", "2024-05 2024-06", "2024-08 2024-09"], ["M405 4:24", "M405 5:24"]),
        (["2024-04 2024-06", "2024-04 2024-06"], ["M405 4:24"]),
    ],
)
def test_de_dos_etapas_que_se_solapan_se_senala_la_segunda(rangos: list[str], codigos: list[str]):
    dichos = en(PLAN, etapas(*rangos))
    assert solo("M405", dichos) == codigos


# ---------------------------------------------------------------- M423


def test_cada_mes_sin_nada_es_una_nota_en_el_periodo():
    visitas = VISITAS.replace("2024-03", "2024-04").replace("2024-12", "2024-11")
    dichos = en(PLAN, "periodo: {desde: 2024-03, hasta: 2024-12}\n" + actividades(visitas=visitas))
    assert dichos == ["M423 2:1", "M423 2:1"]
    problema = unico(PLAN, "periodo: {desde: 2024-02, hasta: 2024-12}\n")
    assert (problema.codigo, gravedad(problema)) == ("M423", "nota")
    assert "febrero de 2024" in problema.mensaje


def test_si_no_se_sabe_cuando_es_algo_no_hay_meses_vacios():
    assert en(PLAN, "periodo: {desde: 2024-02, hasta: 2024-12}\n" + actividades("otra ayer 2024-02")) == ["M105 5:46"]


def test_un_anio_mal_escrito_no_llena_la_pantalla():
    assert len(en(PLAN, "periodo: {desde: 2024-03, hasta: 2942-12}\n")) == 24
