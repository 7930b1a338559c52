"""M411, M412, M413 y M418: lo que el plan se propone, con qué lo hará y cómo lo medirá."""

import pytest

from tests.escuelas import LISTA, PLAN, en, gravedad, unico

VISITAS = "actividades:\n  - {id: visitas, clase: monitoreo, nombre: Visitas, desde: 2024-03, hasta: 2024-12%s}\n"


def objetivos(*dichos: str) -> str:
    """Los objetivos, uno por línea desde la 3; de cada uno, lo que va tras su id y su texto."""
    return "objetivos:\n" + "".join(f"  - {{id: o{n}, texto: A, {d}}}\n" for n, d in enumerate(dichos, 1))


def items(*dichos: str) -> str:
    """Los ítems, uno por línea desde la 3."""
    return "items_priorizados:\n" + "".join(f"  - {{nombre: Clima, {d}}}\n" for d in dichos)


TODO = "indicador: B, actividades: [visitas], responde_a: problema"

# ---------------------------------------------------------------- M411


def test_un_objetivo_sin_indicador_es_una_nota_en_su_id():
    problema = unico(PLAN, objetivos(TODO, "actividades: [visitas]"))
    assert (problema.codigo, *problema.lugar[1:], gravedad(problema)) == ("M411", 4, 10, 4, 12, "nota")
    assert en(PLAN, objetivos(TODO, "actividades: [visitas]", "actividades: [visitas], indicador: ~")) == [
        "M411 4:10", "M411 5:10",
    ]  # fmt: skip


def test_un_indicador_que_no_se_entiende_no_falta():
    assert en(PLAN, objetivos(TODO.replace("indicador: B", "indicador: [B]"))) == ["M103 3:35"]


def test_un_objetivo_sin_id_tambien_necesita_indicador():
    sin_id = "objetivos:\n  - texto: A\n    actividades: [visitas]\n    responde_a: problema\ndiagnostico:\n"
    sin_id += "  necesidades:\n    - necesidad: Razonar\n"
    assert [d for d in en(PLAN, sin_id) if "M210" not in d] == ["M101 3:5", "M411 3:5"]


# ---------------------------------------------------------------- M412


@pytest.mark.parametrize(
    ("suyas", "de_la_actividad", "codigos"),
    [
        (", actividades: [visitas]", "", []),
        ("", ", objetivos: [o1]", []),
        ("", "", ["M412 3:10"]),
        (", actividades: []", ", objetivos: []", ["M412 3:10"]),
        (", actividades: [no-hay]", "", ["M210 3:74"]),
        (", actividades: la visita", "", ["M103 3:73"]),
        ("", ", objetivos: [o9]", ["M210 5:98"]),
        ("", ", objetivos: el primero", ["M103 5:97"]),
    ],
)
def test_una_actividad_sirve_a_cada_objetivo(suyas: str, de_la_actividad: str, codigos: list[str]):
    plan = objetivos(f"indicador: B, responde_a: problema{suyas}") + VISITAS % de_la_actividad
    assert en(PLAN, plan) == codigos


def test_el_objetivo_sin_actividad_es_un_aviso_que_dice_que_escribir():
    problema = unico(PLAN, objetivos("indicador: B, responde_a: problema") + VISITAS % "")
    assert gravedad(problema) == "aviso"
    assert "`objetivos: [o1]`" in problema.arreglo


# ---------------------------------------------------------------- M413

OTRA_ESCALA = (
    b"formato: 1\nnombre: A\nniveles: [{clave: I}, {clave: II}]\nlogro_desde: II\ndesempenos: [{id: a, nombre: A}]\n"
)


@pytest.mark.parametrize(
    ("item", "codigos"),
    [
        ("rubrica: minedu-2018", []),
        ("rubrica: planificacion", []),
        ("rubrica: ~", ["M413 3:14"]),
        ("rubrica: otra", ["M413 3:14"]),
        ("rubrica: no-hay", ["M203 3:30"]),
        ("rubrica: rota", []),
        ("rubrica: La Otra", ["M108 3:30"]),
    ],
)
def test_cada_item_se_mide_con_algo_que_se_usa(item: str, codigos: list[str]):
    ademas = {"rubricas/otra.yaml": OTRA_ESCALA, "rubricas/rota.yaml": b"formato: [\n"}
    assert [d for d in en(PLAN, items(item), ademas) if "M001" not in d] == codigos


def test_una_ficha_que_quedo_fuera_no_calla_que_otra_no_se_usa():
    ademas = {"rubricas/otra.yaml": OTRA_ESCALA, LISTA: b"formato: [\n"}
    assert [d for d in en(PLAN, items("rubrica: otra", "rubrica: planificacion"), ademas) if "M001" not in d] == [
        "M413 3:14"
    ]


def test_es_un_aviso_por_item_en_su_nombre():
    assert en(PLAN, items("desempenos: ~", "rubrica: ~")) == ["M413 3:14", "M413 4:14"]
    problema = unico(PLAN, items("rubrica: ~"))
    assert (problema.lugar.hasta_columna, gravedad(problema)) == (19, "aviso")


@pytest.mark.parametrize(
    ("monitoreo", "codigos"),
    [
        ("{rubrica: planificacion, visitas_por_docente: 1}", ["M413 4:14"]),
        ("{rubrica: planificacion, otras_fichas: [minedu-2018], visitas_por_docente: 1}", []),
        ("{visitas_por_docente: 1}", ["M421", "M421"]),
        ("{rubrica: minedu-2081, visitas_por_docente: 1}", ["M203 2:22"]),
        ("{rubrica: planificacion, otras_fichas: [minedu-2081], visitas_por_docente: 1}", ["M203 2:52"]),
    ],
)
def test_si_no_se_sabe_que_usan_las_etapas_no_se_acusa_al_item(monitoreo: str, codigos: list[str]):
    dichos = en(PLAN, f"monitoreo: {monitoreo}\n{items('rubrica: minedu-2018')}metas: []\n")
    assert [d if d[:4] != "M421" else d[:4] for d in dichos if d != "M409 1:1"] == codigos


def test_un_instrumento_que_solo_usa_una_etapa_vale():
    etapas = """
        etapas:
          - {numero: 1, desde: 2024-04, hasta: 2024-06}
          - {numero: 2, desde: 2024-08, hasta: 2024-10, rubrica: planificacion}
        monitoreo: {rubrica: minedu-2018, visitas_por_docente: 1}
        items_priorizados:
          - {nombre: Unidades, rubrica: planificacion}
        metas:
          - {desempeno: unidad, etapa: 2, docentes: 1}
    """
    assert en(PLAN, etapas) == []


# ---------------------------------------------------------------- M418


def test_el_problema_sin_objetivo_se_senala_en_su_texto():
    sin_responder = objetivos("indicador: B, actividades: [visitas]")
    problema = unico(PLAN, f"problema: |\n  Se pregunta poco.\n{sin_responder}")
    assert (problema.codigo, *problema.lugar[1:3], gravedad(problema)) == ("M418", 2, 11, "aviso")
    assert "`responde_a: problema`" in problema.arreglo
    permitido = f"problema: |  # monitoreo: permite M418\n  Se pregunta poco.\n{sin_responder}"
    assert en(PLAN, permitido) == []


@pytest.mark.parametrize(
    ("plan", "codigos"),
    [
        (objetivos("indicador: B, actividades: [visitas]", TODO), []),
        (objetivos("indicador: B, actividades: [visitas], responde_a: o1"), ["M104 3:74"]),
        ("problema: ~\n" + objetivos("indicador: B, actividades: [visitas]"), ["M417 1:1"]),
    ],
)
def test_no_se_dice_del_problema_si(plan: str, codigos: list[str]):
    assert en(PLAN, plan) == codigos
