"""M408 a M410, M416, M417, M419, M421 y M427: lo que le falta al plan para presentarlo."""

import pytest

from tests.escuelas import BASE, DOCENTES, PLAN, bloques, cambiada, en, gravedad, todos_los_problemas, unico

ETAPAS = """
    etapas:
      - numero: 1
        desde: 2024-04
        hasta: 2024-06
{}      - numero: 2
        desde: 2024-08
        hasta: 2024-10
{}"""


def etapas(primera: str = "", segunda: str = "", antes: str = "") -> str:
    """Las dos etapas, con una línea más en cada una y lo que vaya antes de ellas."""
    cuerpo = ETAPAS.format(*(f"        {x}\n" if x else "" for x in (primera, segunda)))
    return antes + cuerpo.removeprefix("\n").replace("\n    ", "\n").removeprefix("    ")


def test_sin_plan_no_hay_nada_que_decir_de_el():
    docentes = "docentes:\n  - {id: d01, es: director}\n  - {id: d02}\n"
    assert en(PLAN, b"formato: [\n", {DOCENTES: docentes}) == ["M001 1:10"]


# ---------------------------------------------------------------- M408 y M421


@pytest.mark.parametrize(("codigo", "clave"), [("M408", "visitas_por_docente: 1"), ("M421", "rubrica: minedu-2018")])
def test_lo_que_el_monitoreo_no_dice_se_senala_en_el_numero_de_cada_etapa(codigo: str, clave: str):
    otra = {"M408": "rubrica: minedu-2018", "M421": "visitas_por_docente: 1"}[codigo]
    monitoreo = f"monitoreo:\n  otras_fichas: [planificacion]\n  {otra}\n"
    assert en(PLAN, etapas(antes=monitoreo)) == [f"{codigo} 6:13", f"{codigo} 9:13"]
    assert en(PLAN, etapas(segunda=clave, antes=monitoreo)) == [f"{codigo} 6:13"]
    assert en(PLAN, etapas(clave, clave, monitoreo)) == []
    problema = unico(PLAN, etapas(segunda=clave, antes=monitoreo))
    assert (gravedad(problema), problema.lugar.hasta_columna) == ("aviso", 14)
    assert f"`{clave}` en `monitoreo`" in problema.arreglo


@pytest.mark.parametrize(
    ("monitoreo", "codigos"),
    [
        ("monitoreo:\n  rubrica: minedu-2018\n  visitas_por_docente: muchas\n", ["M103 4:24"]),
        ("monitoreo:\n  rubrica: no existe\n  visitas_por_docente: 1\n", ["M108 3:12"]),
        ("monitoreo:\n  rubrica: nueva\n  visitas_por_docente: 1\n", ["M203 3:12"]),
        ("monitoreo: una vez al mes\n", ["M103 2:12"]),
        ("monitoreo: {rubrica: minedu-2018, visitas_por_docentes: 1}\n", ["M102 2:35"]),
        ("monitoreo: {rubricas: minedu-2018, visitas_por_docente: 1}\n", ["M102 2:13"]),
    ],
)
def test_lo_que_esta_escrito_y_no_se_entiende_no_falta(monitoreo: str, codigos: list[str]):
    assert en(PLAN, monitoreo) == codigos


def test_sin_monitoreo_cada_etapa_puede_decirlo_todo():
    todo = "rubrica: minedu-2018\n        visitas_por_docente: 1"
    assert en(PLAN, etapas(todo, todo, "monitoreo: ~\n")) == []


# ---------------------------------------------------------------- M409, M410, M417 y M427


@pytest.mark.parametrize(
    ("codigo", "fragmento"),
    [
        ("M409", "metas: []"),
        ("M409", "metas:"),
        ("M410", "linea_base: ~"),
        ("M427", "diagnostico: ~"),
        ("M427", "diagnostico:\n  fuente: Reunión de marzo"),
        ("M427", "diagnostico:\n  necesidades: []"),
        ("M417", "descripcion: ''"),
        ("M417", "problema:"),
        ("M417", "fundamentacion: |"),
        ("M417", "base_legal: []"),
        ("M417", "base_legal:\n  -"),
        ("M417", "aprobacion:\n  resolucion:\n  fecha:"),
        ("M417", "financiamiento: {}"),
    ],
)
def test_lo_que_falta_en_la_raiz_se_senala_al_principio_del_plan(codigo: str, fragmento: str):
    problema = unico(PLAN, fragmento + "\n")
    assert (problema.codigo, *problema.lugar[:3], gravedad(problema)) == (codigo, PLAN, 1, 1, "aviso")
    clave = "necesidades" if codigo == "M427" else fragmento.partition(":")[0]
    assert f"agrega `{clave}:" in problema.arreglo


def test_la_meta_que_se_propone_es_de_un_desempeno_que_su_instrumento_tiene():
    plan = "metas: []\nmonitoreo:\n  rubrica: planificacion\n  visitas_por_docente: 1\n"
    ejemplo = next(p for p in todos_los_problemas(cambiada({PLAN: plan})) if p.codigo == "M409").arreglo
    assert "`- desempeno: unidad`, con `etapa: 2`" in ejemplo


def test_es_un_problema_por_seccion_que_falta():
    assert en(PLAN, "base_legal: []\ndescripcion: ~\naprobacion: ~\n") == ["M417 1:1"] * 3


def test_los_objetivos_y_las_actividades_tambien_son_secciones():
    sin = "objetivos: []\nactividades: []\ndiagnostico:\n  necesidades:\n    - necesidad: Razonar\nperiodo: ~\n"
    assert [d for d in en(PLAN, sin) if d != "M101 1:1"] == ["M417 1:1", "M417 1:1"]


@pytest.mark.parametrize(
    ("fragmento", "codigo"),
    [
        ("metas: tres docentes", "M103 2:8"),
        ("linea_base: la de 2023", "M103 2:13"),
        ("diagnostico: el de marzo", "M103 2:14"),
        ("diagnostico:\n  necesidades: muchas", "M103 3:16"),
        ("aprobacion: RD 004-2024", "M103 2:13"),
        ("base_legal: Ley 29944", "M103 2:13"),
        ("base_legl: []\nbase_legal: ~", "M102 2:1"),
    ],
)
def test_una_seccion_que_no_se_entiende_no_falta(fragmento: str, codigo: str):
    assert en(PLAN, fragmento + "\n") == [codigo]


def test_un_bloque_al_que_le_falta_todo_ya_lo_dice():
    assert {d[:4] for d in en(PLAN, "linea_base: {}\nmetas:\n  - {}\n")} == {"M101"}


# ---------------------------------------------------------------- M416


def test_es_un_problema_por_dato_que_falta_de_la_institucion_y_va_en_su_clave():
    sin_nada = "institucion:\n  nombre: Los Andes\n"
    assert en(PLAN, sin_nada) == ["M416 2:1"] * 4
    assert en(PLAN, "lema: A\n" + sin_nada + "  nivel_educativo: primaria\n  codigo_local: ~\n") == ["M416 3:1"] * 3


def test_un_codigo_mal_escrito_no_falta():
    institucion = bloques(BASE[PLAN])["institucion"].replace('"0426307"', '"426307"')
    assert en(PLAN, institucion) == ["M107 7:19"]


def test_cada_dato_dice_la_linea_que_hay_que_escribir():
    institucion = bloques(BASE[PLAN])["institucion"].replace('  codigo_local: "070370"\n', "")
    problema = unico(PLAN, institucion)
    assert (problema.codigo, gravedad(problema)) == ("M416", "aviso")
    assert '`codigo_local: "070370"`' in problema.arreglo
    permitida = institucion.replace("institucion:", "institucion:  # monitoreo: permite M416")
    assert en(PLAN, permitida) == []


# ---------------------------------------------------------------- M419


@pytest.mark.parametrize(
    ("rubros", "codigos"),
    [
        ("", ["M419 2:1"]),
        ("  rubros: []\n", ["M419 2:1"]),
        ("  rubros:\n    - nombre: Copias\n", ["M419 2:1"]),
        ("  rubros:\n    - nombre: Copias\n    - nombre: Pasajes\n      monto: 120\n", []),
        ("  rubros:\n    - nombre: Copias\n      monto: poco\n", ["M103 6:14"]),
        ("  rubros: copias\n", ["M103 4:11"]),
    ],
)
def test_un_presupuesto_dice_al_menos_un_monto(rubros: str, codigos: list[str]):
    assert en(PLAN, f"financiamiento:\n  fuente: Recursos propios\n{rubros}") == codigos


def test_el_presupuesto_sin_monto_es_una_nota():
    assert gravedad(unico(PLAN, "financiamiento:\n  fuente: Recursos propios\n")) == "nota"
