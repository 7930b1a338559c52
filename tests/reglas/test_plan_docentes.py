"""M406, M407, M414, M415 y M422: el plan y la lista de docentes dicen lo mismo."""

import pytest

from tests.escuelas import BASE, DOCENTES, PLAN, bloques, en, gravedad, unico

SIN_LISTA = {DOCENTES: b"docentes: [\n"}


def lista(*docentes: str) -> str:
    """`docentes.yaml` con un docente por línea desde la 3; de cada uno, lo que va tras su id."""
    return "docentes:\n" + "".join(f"  - {{id: d0{n}, {d}}}\n" for n, d in enumerate(docentes, 1))


def dichos(docentes: list[str], *codigos: str, ademas: dict[str, str] | None = None) -> list[str]:
    """Los problemas de esa lista, menos los que trae un docente nuevo sin visitas (o sólo los `codigos`)."""
    todos = en(DOCENTES, lista(*docentes), ademas)
    return [d for d in todos if (d[:4] in codigos if codigos else d[:4] not in ("M414", "M426"))]


def poblacion(docentes: int, cuerpo: str = "") -> dict[str, str]:
    return {PLAN: f"poblacion:\n  docentes: {docentes}\n{cuerpo}"}


# ---------------------------------------------------------------- M406


def test_cada_grado_sin_docente_se_senala_en_la_institucion():
    assert dichos(["grados: [1, 2]", "grados: [3, 5]"]) == ["M406 plan.yaml:10:21", "M406 plan.yaml:10:27"]
    problema = unico(DOCENTES, lista("grados: [1, 2, 3]", "grados: [4, 5]"))
    assert (gravedad(problema), problema.lugar.hasta_columna) == ("aviso", 28)
    assert "`grados: [6]`" in problema.arreglo


@pytest.mark.parametrize("escritos", ["\n    - 1\n    - 7\n    - 2", "[1, 7, 2]"])
def test_los_grados_de_la_institucion_se_leen_de_las_dos_maneras(escritos: str):
    institucion = bloques(BASE[PLAN])["institucion"].replace("[1, 2, 3, 4, 5, 6]", escritos)
    lugar = "12:7" if "\n" in escritos else "9:18"
    todos = en(PLAN, institucion, {DOCENTES: lista("grados: [1]", "grados: [3]")})
    assert [d for d in todos if d.startswith("M4")] == ([f"M406 {lugar}"])


def test_un_grado_repetido_en_la_institucion_se_dice_una_vez():
    institucion = bloques(BASE[PLAN])["institucion"].replace("5, 6]", "5, 6, 6]")
    assert en(PLAN, institucion, {DOCENTES: lista("grados: [1, 2]", "grados: [3, 4, 5]")}) == ["M406 9:27"]


def test_una_plaza_por_contratar_tambien_tiene_su_grado():
    assert en(DOCENTES, lista("grados: [1, 2]", "grados: [3, 4, 5]", "grados: [6], por_contratar: sí")) == []


@pytest.mark.parametrize(
    ("docentes", "codigos"),
    [
        (["grados: [1, 2]", "grados: tercero"], ["M103 4:23"]),
        (["grados: [1, 2]", "grados: [3, 4, 5, 66]"], ["M110 4:33"]),
        (["grados: [1, 2]", "grados: [3, 4, 5], es: directora"], ["M104 4:38"]),
    ],
)
def test_si_un_docente_no_se_entiende_no_se_acusa_a_nadie(docentes: list[str], codigos: list[str]):
    assert en(DOCENTES, lista(*docentes)) == codigos


def test_un_id_repetido_no_deja_ademas_grados_sin_docente():
    assert en(DOCENTES, "docentes:\n  - {id: d01, grados: [1, 2]}\n  - {id: d01}\n  - {id: d02}\n") == [
        "M207 4:10", "M407 5:10",
    ]  # fmt: skip


def test_una_escuela_que_no_dice_sus_grados_no_los_debe():
    institucion = bloques(BASE[PLAN])["institucion"].replace("  grados: [1, 2, 3, 4, 5, 6]\n", "")
    assert en(PLAN, institucion, {DOCENTES: lista("grados: [1, 2]", "grados: [3]")}) == []


# ---------------------------------------------------------------- M407


def test_un_docente_sin_grados_se_senala_en_su_id():
    problema = unico(DOCENTES, lista("grados: [1, 2, 3, 4, 5, 6]", "aula: Inglés"))
    assert (problema.codigo, *problema.lugar[1:], gravedad(problema)) == ("M407", 4, 10, 4, 13, "aviso")
    assert "`grados: [1, 2]`" in problema.arreglo


@pytest.mark.parametrize(
    ("docente", "codigos"),
    [
        ("grados: []", ["M407 5:10"]),
        ("por_contratar: sí", []),
        ("por_contratar: no", ["M407 5:10"]),
        ("por_contratar: quizá", ["M104 5:30"]),
        ("grados: todos", ["M103 5:23"]),
    ],
)
def test_una_plaza_por_contratar_puede_no_tener_grados(docente: str, codigos: list[str]):
    assert dichos(["grados: [1, 2]", "grados: [3, 4, 5, 6]", docente]) == codigos


# ---------------------------------------------------------------- M414


@pytest.mark.parametrize(
    ("docentes", "del_plan", "codigos"),
    [
        (["grados: [1, 2]", "grados: [3, 4, 5, 6]"], 2, []),
        (["grados: [1, 2]", "grados: [3, 4, 5, 6]"], 3, ["M414 plan.yaml:3:13"]),
        (["grados: [1, 2]", "grados: [3, 4, 5, 6]"], 0, ["M414 plan.yaml:3:13"]),
        (["grados: [1, 2]", "grados: [3, 4, 5, 6]", "por_contratar: sí"], 2, []),
        (["grados: [1, 2]", "grados: [3, 4, 5, 6]", "grados: [1], es: director, lo_monitorea: ugel"], 2, []),
        (["grados: [1, 2]", "grados: [3, 4, 5, 6]", "grados: [1], hasta: 2024-08"], 3, []),
    ],
)
def test_los_docentes_del_plan_son_los_de_la_lista(docentes: list[str], del_plan: int, codigos: list[str]):
    assert dichos(docentes, "M414", ademas=poblacion(del_plan)) == codigos


def test_la_cuenta_que_no_cuadra_dice_las_dos_cifras():
    problema = unico(PLAN, poblacion(5)[PLAN])
    assert gravedad(problema) == "aviso"
    assert ("5 docentes" in problema.mensaje, "`docentes: 2`" in problema.arreglo) == (True, True)


# ---------------------------------------------------------------- M415


@pytest.mark.parametrize(
    ("por_grado", "codigos"),
    [
        ("{1: 5, 2: 4, 3: 6, 4: 5, 5: 4, 6: 5}", []),
        ("{1: 5, 2: 4, 3: 6, 4: 5, 5: 4, 6: 6}", ["M415 4:16"]),
        ("{1: 29}", []),
        ("{1: 5, 2: muchos}", ["M103 5:36"]),
        ("{1: 5, 9: 24}", ["M110 5:33"]),
        ("{}", []),
        ("~", []),
    ],
)
def test_la_matricula_por_grado_suma_el_total(por_grado: str, codigos: list[str]):
    assert en(PLAN, poblacion(2, f"  estudiantes: 29\n  estudiantes_por_grado: {por_grado}\n")[PLAN]) == codigos


def test_sin_el_total_no_hay_con_que_comparar():
    assert en(PLAN, poblacion(2, "  estudiantes_por_grado: {1: 5}\n")[PLAN]) == []


# ---------------------------------------------------------------- M422


@pytest.mark.parametrize(
    ("docente", "codigos"),
    [
        ("es: director", ["M422 5:32"]),
        ("es: director, lo_monitorea: ugel", []),
        ("es: director, lo_monitorea: nadie", ["M210 5:56"]),
        ("es: director, lo_monitorea: La UGEL", ["M108 5:56"]),
        ("seccion: A", []),
    ],
)
def test_el_director_con_aula_dice_quien_lo_monitorea(docente: str, codigos: list[str]):
    assert dichos(["grados: [1, 2]", "grados: [3, 4, 5]", f"grados: [6], {docente}"]) == codigos


def test_sugiere_a_alguien_de_fuera():
    problema = unico(DOCENTES, lista("grados: [1, 2]", "es: director, grados: [3, 4, 5, 6]"), poblacion(1))
    assert (problema.codigo, gravedad(problema)) == ("M422", "aviso")
    assert "`lo_monitorea: ugel`" in problema.arreglo


# ---------------------------------------------------------------- silencios


def test_sin_docentes_no_se_habla_de_ellos():
    todos = en(PLAN, poblacion(9)[PLAN] + "metas:\n  - {desempeno: regula, etapa: 2, docentes: 9}\n", SIN_LISTA)
    assert [d for d in todos if d.startswith("M4")] == []
