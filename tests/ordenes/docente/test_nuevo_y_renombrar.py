"""`monitoreo docente nuevo | renombrar`."""

from functools import partial
from pathlib import Path

import pytest

from tests.escuelas import ACCION, ANTERIOR_D01, BASE, DOCENTES, OTRA, PLAN, VISITA
from tests.ordenes.conftest import Conversar, Correr

IDENTIDADES = "identidades.yaml"


def contenido(raiz: Path) -> dict[str, bytes]:
    return {r.relative_to(raiz).as_posix(): r.read_bytes() for r in raiz.rglob("*") if r.is_file()}


def test_un_docente_nuevo_va_al_final_y_la_lista_conserva_sus_comentarios(correr: Correr, escuela: Path):
    antes = BASE[DOCENTES].replace("  - id: d02\n", "  # la de arriba\n  - id: d02  # nueva\n") + "# fin\n"
    Path(DOCENTES).write_text(antes, "utf-8")
    assert correr("docente", "nuevo", "--id", "d03", "--aula", "5.º", "--grados", "5,6") == (0, f"{DOCENTES}\n", "")
    nuevo = "  - id: d03\n    aula: 5.º\n    grados: [5, 6]\n"
    assert Path(DOCENTES).read_text("utf-8") == antes.replace("# fin\n", f"{nuevo}# fin\n")
    assert "d03" in correr("docente", "lista")[1]


@pytest.mark.parametrize(
    ("opciones", "codigo", "dicho"),
    [
        (["--id", "d02"], 2, "ya existe el docente `d02`"), (["--id", "D 3"], 2, "no sirve como id"),
        (["--id", "d03", "--grados", "uno"], 2, "--grados"), (["--id", "d03", "--grados", "9"], 1, "M110"),
        (["--id", "d03", "--condicion", "nuevo"], 1, "M104"), ([], 2, "falta"),
    ],
)  # fmt: skip
def test_un_docente_mal_dicho_no_se_agrega(correr: Correr, escuela: Path, opciones: list[str], codigo: int, dicho: str):
    antes = contenido(escuela)
    hecho, salida, errores = correr("docente", "nuevo", *opciones)
    assert (hecho, salida) == (codigo, "")
    assert dicho in errores
    assert contenido(escuela) == antes


# ---------------------------------------------------------------- preguntando


@pytest.fixture
def conversar(conversar: Conversar) -> Conversar:
    """Las respuestas a `docente nuevo`."""
    return partial(conversar, ["docente", "nuevo"])


@pytest.mark.parametrize("hay_identidades", [True, False])
def test_sin_opciones_se_pregunta_y_el_nombre_va_solo_a_identidades(
    conversar: Conversar, escuela: Path, hay_identidades: bool
):
    antes = "formato: 1\nidentidades:\n  d01:\n    nombre: Otra  # mía\n"
    if hay_identidades:
        Path(IDENTIDADES).write_text(antes, "utf-8")
    respuestas = ["d02", "", "5, 6", "5.º y 6.º", "", "contratado", "16/4", "Íñigo Ñahui", "g"]
    codigo, salida, dicho = conversar(*respuestas)
    assert (codigo, salida) == (0, f"{DOCENTES}\n{IDENTIDADES}\n")
    assert "ya existe el docente `d02`; por ejemplo: d03" in dicho
    nuevo = "  - id: d03\n    aula: 5.º y 6.º\n    grados: [5, 6]\n    condicion: contratado\n    desde: 2024-04-16\n"
    assert Path(DOCENTES).read_text("utf-8") == BASE[DOCENTES] + nuevo
    identidades = Path(IDENTIDADES).read_text("utf-8")
    assert identidades.endswith("  d03:\n    nombre: Íñigo Ñahui\n")
    assert identidades.startswith(antes) == hay_identidades


def test_un_codigo_que_guarda_los_datos_de_otra_persona_no_se_le_da_a_nadie(conversar: Conversar, escuela: Path):
    antes = 'formato: 1\nidentidades:\n  d03:\n    nombre: Quien ya no está\n    dni: "40000003"\n'
    Path(IDENTIDADES).write_text(antes, "utf-8")
    codigo, _, dicho = conversar("d03", "", "5", "", "", "", "", "Íñigo Ñahui", "g")
    assert codigo == 0
    assert "`d03` ya es de alguien en identidades.yaml; por ejemplo: d04" in dicho
    assert Path(IDENTIDADES).read_text("utf-8") == antes + "  d04:\n    nombre: Íñigo Ñahui\n"


def test_de_una_plaza_sin_docente_no_se_pregunta_quien_es(conversar: Conversar, escuela: Path):
    codigo, salida, dicho = conversar("", "", "", "s", "g")
    assert (codigo, salida) == (0, f"{DOCENTES}\n")
    assert "¿Cómo se llama?" not in dicho
    assert Path(DOCENTES).read_text("utf-8") == BASE[DOCENTES] + "  - id: d03\n    por_contratar: sí\n"


def test_si_al_repasar_la_plaza_queda_sin_docente_no_se_guarda_quien_iba_a_ser(conversar: Conversar, escuela: Path):
    codigo, salida, _ = conversar("", "", "", "n", "contratado", "", "Íñigo Ñahui", "4", "s", "g")
    assert (codigo, salida) == (0, f"{DOCENTES}\n")
    assert Path(DOCENTES).read_text("utf-8") == BASE[DOCENTES] + "  - id: d03\n    por_contratar: sí\n"
    assert not Path(IDENTIDADES).exists()


def test_salir_no_agrega_a_nadie(conversar: Conversar, escuela: Path):
    antes = contenido(escuela)
    codigo, _, dicho = conversar("", "5", "!")
    assert codigo == 0
    assert "No se guardó nada." in dicho
    assert contenido(escuela) == antes


def test_sin_la_lista_lo_dice(correr: Correr, escuela: Path):
    Path(DOCENTES).unlink()
    codigo, _, errores = correr("docente", "nuevo", "--id", "d03")
    assert codigo == 1
    assert "no está `docentes.yaml`" in errores


# ---------------------------------------------------------------- renombrar


@pytest.fixture
def con_todo(escuela: Path) -> Path:
    """La escuela con identidades, año anterior y una entrega que también nombran a d01."""
    identidades = "formato: 1\nidentidades:\n  d01:  # nueva este año\n    nombre: Persona Ficticia Tres\n"
    anterior = (
        "formato: 1\nanio: 2023\ndocentes:\n  d01: {rubrica: minedu-2018, niveles: {involucra: II}}\n"
        "compromisos:\n  - id: 2023-11-20-d01/c1\n    docente: d01\n    texto: Leer\n    estado: pendiente\n"
    )
    entrega = (
        "formato: 1\netapa: 1\nresumen:\n  docentes:\n    total: 2\n    no_monitoreados: [d02, d01]\n"
        "  por_docente:\n    - {docente: d01, visita: 2024-04-16-d01}\n    - {docente: d02, visita: 2024-04-23-d02}\n"
        "huellas:\n  2024-04-16-d01: abc  # otra huella\n"
    )
    Path("entregas").mkdir()
    for ruta, texto in (
        ("identidades.yaml", identidades), ("anterior.yaml", anterior), ("entregas/etapa-1.yaml", entrega)
    ):  # fmt: skip
        Path(ruta).write_text(texto, "utf-8")
    return escuela


def test_en_seco_dice_que_cambiaria_y_no_toca_nada(correr: Correr, con_todo: Path):
    antes = contenido(con_todo)
    codigo, salida, errores = correr("docente", "renombrar", "d01", "rosa")
    assert codigo == 0
    assert salida.splitlines() == [
        f"{ANTERIOR_D01} -> observaciones/2024-04-02-rosa.yaml", f"{VISITA} -> observaciones/2024-04-16-rosa.yaml",
        ACCION, "anterior.yaml", DOCENTES, "entregas/etapa-1.yaml", "identidades.yaml", PLAN,
    ]  # fmt: skip
    assert errores == "8 archivos cambiarían. Hazlo con --aplicar\n"
    assert contenido(con_todo) == antes


def test_aplicado_cambia_el_id_en_todas_partes_y_nada_mas(correr: Correr, con_todo: Path):
    antes = contenido(con_todo)
    assert correr("docente", "renombrar", "d01", "rosa", "--aplicar")[0] == 0
    # Un compromiso del año pasado conserva el id con que se creó.
    esperado = {
        ruta.replace("d01", "rosa"): datos.replace(b"2023-11-20-d01", b"@")
        .replace(b"d01", b"rosa")
        .replace(b"@", b"2023-11-20-d01")
        for ruta, datos in antes.items()
    }
    assert contenido(con_todo) == esperado
    assert "error" not in correr("validar")[1]
    assert correr("docente", "renombrar", "rosa", "d01", "--aplicar")[0] == 0
    assert contenido(con_todo) == antes


def test_una_visita_con_otro_nombre_cambia_por_dentro_y_no_de_nombre(correr: Correr, escuela: Path):
    Path(VISITA).rename("observaciones/la-de-abril.yaml")
    correr("docente", "renombrar", "d01", "rosa", "--aplicar")
    assert "\ndocente: rosa\n" in Path("observaciones/la-de-abril.yaml").read_text("utf-8")


def test_un_nombre_de_visita_ocupado_recibe_sufijo(correr: Correr, escuela: Path):
    ocupada = Path("observaciones/2024-04-23-rosa.yaml")
    ocupada.write_text(BASE[OTRA].replace("08:15", "10:15").replace("09:45", "11:45"), "utf-8")
    assert "observaciones/2024-04-23-rosa-2.yaml" in correr("docente", "renombrar", "d02", "rosa", "--aplicar")[1]


@pytest.mark.parametrize(
    ("ids", "dicho"),
    [
        (("d1", "rosa"), "¿quisiste decir `d01`?"), (("d01", "d02"), "ya existe el docente `d02`"),
        (("d01", "Rosa"), "no sirve como id"),
    ],
)  # fmt: skip
def test_lo_mal_pedido_no_toca_nada(correr: Correr, con_todo: Path, ids: tuple[str, str], dicho: str):
    antes = contenido(con_todo)
    codigo, salida, errores = correr("docente", "renombrar", *ids, "--aplicar")
    assert (codigo, salida) == (2, "")
    assert dicho in errores
    assert contenido(con_todo) == antes


def test_si_un_archivo_falla_a_la_mitad_todos_quedan_como_estaban(
    correr: Correr, con_todo: Path, monkeypatch: pytest.MonkeyPatch
):
    from monitoreo_cli.errores import ErrorDelMundo
    from monitoreo_cli.escritura import conjunto

    de_verdad, vistos = conjunto._cambiar, []

    def falla(cambio: conjunto.Cambio) -> None:
        vistos.append(cambio)
        if len(vistos) == 6:
            raise ErrorDelMundo("no queda espacio en el disco")
        de_verdad(cambio)

    monkeypatch.setattr(conjunto, "_cambiar", falla)
    antes = contenido(con_todo)
    codigo, salida, errores = correr("docente", "renombrar", "d01", "rosa", "--aplicar")
    assert (codigo, salida) == (3, "")
    assert "no queda espacio" in errores
    assert contenido(con_todo) == antes
