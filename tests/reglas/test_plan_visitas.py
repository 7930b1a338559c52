"""M420, M425 y M426: lo que el plan promete contra las visitas hechas."""

from datetime import date

import pytest

from tests.escuelas import ACCION, ANTERIOR_D01, DOCENTES, OTRA, PLAN, VISITA, copia, en, gravedad, unico

ETAPA_2 = "observaciones/2024-08-15-d01.yaml"
OTRA_DE_D01 = "observaciones/2024-05-07-d01.yaml"
FIN, DESPUES = date(2024, 6, 30), date(2024, 7, 1)
LISTA = "docentes:\n  - {id: d01, grados: [1, 2]}\n  - {id: d02, grados: [3, 4, 5, 6], %s}\n"
UGEL, AUSENTE = LISTA % "lo_monitorea: ugel", LISTA % "ausencias: [{etapas: [1, 2]}]"


def visita(fragmento: str) -> bytes:
    """Una visita más, sin evidencias iguales a otra."""
    fecha = next(x.split()[1] for x in fragmento.splitlines() if x.startswith("fecha"))
    distinta = "desempenos:\n  regula: {nivel: IV, evidencia: Cuentan}\n"
    return copia(OTRA, f"{fragmento}dialogo: {{fecha: {fecha}}}\n{distinta}")


# ---------------------------------------------------------------- M420


@pytest.mark.parametrize(
    ("hoy", "pendientes", "codigos"),
    [(DESPUES, True, ["M420 plan.yaml:58:12"]), (FIN, True, []), (DESPUES, False, [])],
)
def test_terminada_la_etapa_se_dice_a_quien_falta_visitar(hoy: date, pendientes: bool, codigos: list[str]):
    ademas = {ANTERIOR_D01: None, VISITA: "seguimiento: []\ncompromisos: []\n"}
    assert en(OTRA, None, ademas, hoy=hoy, pendientes=pendientes) == codigos


@pytest.mark.parametrize(
    ("fragmento", "docentes", "falta"),
    [
        ("modalidad: inopinada\n", "", False),
        ("estado: borrador\n", "", True),
        ("rol: contraste\n", "", True),
        ("rubrica: planificacion\ndesempenos: {unidad: {nivel: Sí, evidencia: A}}\n", "", True),
        ("estado: borrador\n", UGEL, False),
        ("estado: borrador\n", AUSENTE, False),
    ],
)
def test_solo_cuenta_la_visita_que_entra_en_la_cobertura(fragmento: str, docentes: str, falta: bool):
    ademas = {DOCENTES: docentes} if docentes else {}
    dichos = en(OTRA, fragmento, ademas, hoy=DESPUES, pendientes=True)
    assert any(d.startswith("M420") for d in dichos) == falta


def test_es_un_aviso_por_etapa_que_dice_como_seguir():
    sin_visitas = {ANTERIOR_D01: None, VISITA: None, ACCION: None}
    assert en(OTRA, None, sin_visitas, hoy=date(2024, 11, 1), pendientes=True) == [
        "M420 plan.yaml:58:12", "M420 plan.yaml:61:12",
    ]  # fmt: skip
    problema = unico(OTRA, None, sin_visitas, hoy=DESPUES, pendientes=True)
    assert gravedad(problema) == "aviso"
    assert "d01 y d02" in problema.mensaje
    assert "monitoreo visita nueva --docente d01" in problema.arreglo


# ---------------------------------------------------------------- M425


def metas(*docentes: int, etapa: int = 2) -> str:
    return "metas:\n" + "".join(f"  - {{desempeno: regula, etapa: {etapa}, docentes: {d}}}\n" for d in docentes)


def test_una_meta_no_pide_mas_docentes_que_los_programados():
    assert en(PLAN, metas(0, 2)) == []
    assert en(PLAN, metas(3, 2, 9)) == ["M425 3:45", "M425 5:45"]
    problema = unico(PLAN, metas(3))
    assert (gravedad(problema), problema.lugar.hasta_columna) == ("error", 46)
    assert "`docentes: 2`" in problema.arreglo


@pytest.mark.parametrize("docentes", [UGEL, AUSENTE, LISTA % "hasta: 2024-07"])
def test_no_se_cuenta_a_quien_no_se_visitara(docentes: str):
    assert en(PLAN, metas(1), {DOCENTES: docentes}) == []
    assert en(PLAN, metas(2), {DOCENTES: docentes}) == ["M425 3:45"]


def test_a_quien_se_visito_aunque_no_tocara_se_lo_cuenta():
    hecha = {ETAPA_2.replace("d01", "d02"): visita("etapa: 2\nfecha: 2024-08-15\n")}
    assert en(PLAN, metas(2), {DOCENTES: UGEL, **hecha}, hoy=date(2024, 9, 1)) == []


@pytest.mark.parametrize(
    ("plan", "docentes", "codigos"),
    [
        (metas(9, etapa=7), "", ["M202 3:32"]),
        (metas(9), LISTA % "es: jefe", ["M104"]),
        (metas(9), "docentes:\n  - {id: d01, grados: [1]}\n  - {id: d01}\n  - {id: d02}\n", ["M207", "M407"]),
        ("metas:\n  - {desempeno: regula, etapa: 2, docentes: todos}\n", "", ["M103 3:45"]),
    ],
)
def test_si_no_se_sabe_cuantos_son_la_meta_no_es_imposible(plan: str, docentes: str, codigos: list[str]):
    dichos = en(PLAN, plan, {DOCENTES: docentes} if docentes else {})
    assert [d[: len(c)] for d, c in zip(dichos, codigos, strict=False)] == codigos
    assert not any(d.startswith("M425") for d in dichos)


# ---------------------------------------------------------------- M426


def test_dos_visitas_de_diferencia_en_una_etapa_son_una_nota_en_su_numero():
    problema = unico(OTRA_DE_D01, visita("docente: d01\nfecha: 2024-05-07\n"))
    assert (problema.codigo, *problema.lugar[:3], gravedad(problema)) == ("M426", PLAN, 56, 13, "nota")
    assert "3 visitas" in problema.mensaje


@pytest.mark.parametrize(
    ("fragmento", "ademas"),
    [
        ("docente: d02\nfecha: 2024-05-07\n", {}),
        ("docente: d01\nfecha: 2024-05-07\nestado: borrador\n", {}),
        ("docente: d01\nfecha: 2024-05-07\nrol: contraste\nobservador: ugel\n", {}),
        ("docente: d01\nfecha: 2024-08-15\netapa: 2\n", {}),
        ("docente: d01\nfecha: 2024-05-07\n", {DOCENTES: UGEL, OTRA: None}),
        ("docente: d01\nfecha: 2024-05-07\n", {DOCENTES: AUSENTE, OTRA: None}),
    ],
)
def test_no_hay_desigualdad_si(fragmento: str, ademas: dict):
    dichos = en(OTRA_DE_D01, visita(fragmento), ademas, hoy=date(2024, 9, 1))
    assert [d for d in dichos if d.startswith("M426")] == []


def test_quien_no_tuvo_ninguna_tambien_se_compara():
    assert en(OTRA, None) == ["M426 plan.yaml:56:13"]


@pytest.mark.parametrize("rota", [b"formato: [\n", "docente: d09\n", "rubrica: no-hay\ndesempenos: {}\n"])
def test_la_visita_que_parece_faltar_puede_ser_la_que_tiene_un_error(rota: str | bytes):
    assert [d for d in en(OTRA, rota) if d.startswith("M4")] == []


def test_con_un_instrumento_que_no_existe_en_el_plan_las_visitas_siguen_siendo_visitas():
    plan = "monitoreo: {rubrica: minedu-2081, visitas_por_docente: 1}\n"
    dichos = en(PLAN, plan, hoy=DESPUES, pendientes=True)
    assert [d for d in dichos if not d.startswith("M317")] == ["M203 2:22"]


def test_la_etapa_cero_tambien_se_cuenta():
    plan = """
        etapas: [{numero: 0, desde: 2024-04-01, hasta: 2024-05-31}, {numero: 2, desde: 2024-08, hasta: 2024-10}]
        metas: [{desempeno: regula, etapa: 0, docentes: 3}]
    """
    ademas = dict.fromkeys((ANTERIOR_D01, VISITA), "etapa: 0\n") | {OTRA: "etapa: 0\nestado: borrador\n"}
    todo = en(PLAN, plan, ademas, hoy=date(2024, 6, 1), pendientes=True)
    assert [d for d in todo if d.startswith("M4")] == ["M426 2:19", "M420 2:48", "M425 3:49"]
