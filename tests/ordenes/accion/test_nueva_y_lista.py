"""`monitoreo accion nueva | lista`."""

import json
from pathlib import Path

import pytest

from tests.escuelas import ACCION
from tests.ordenes.conftest import Correr

MINIMO = ["accion", "nueva", "--tipo", "gia", "--fecha", "2024-06-14", "--tema", "¿Qué preguntas abren el diálogo?"]
NUEVA = Path("acciones/2024-06-14-que-preguntas-abren-el-dialogo.yaml")


def test_una_realizada_con_lo_minimo(correr: Correr, escuela: Path):
    assert correr(*MINIMO) == (0, f"{NUEVA.as_posix()}\n", "")
    assert NUEVA.read_text("utf-8") == (
        "formato: 1\ntipo: gia\nestado: realizada\nfecha: 2024-06-14\ntema: ¿Qué preguntas abren el diálogo?\n"
    )


def test_una_programada_con_todo(correr: Correr, escuela: Path):
    opciones = ["--participante", "d01", "--participante", "d02", "--responsable", "director"]
    opciones += ["--responde-a", "razonamiento", "--compromiso", "d02:2024-07-12:Traer: dos", "--compromiso", "::Leer"]
    codigo, salida, _ = correr("accion", "nueva", "--tipo", "taller", "--fecha", "5/7/2024", "--tema", "07", *opciones)
    assert (codigo, salida) == (0, "acciones/2024-07-05-07.yaml\n")
    assert Path("acciones/2024-07-05-07.yaml").read_text("utf-8") == (
        'formato: 1\ntipo: taller\nestado: programada\nfecha: 2024-07-05\ntema: "07"\nresponde_a: [razonamiento]\n'
        "participantes: [d01, d02]\nresponsable: director\ncompromisos:\n  - id: c1\n"
        '    texto: "Traer: dos"\n    plazo: 2024-07-12\n    responsable: d02\n  - id: c2\n    texto: Leer\n'
    )
    assert correr("validar")[1].startswith("Todo en orden")


def test_sus_compromisos_se_siguen_como_los_demas(correr: Correr, escuela: Path):
    correr(*MINIMO, "--compromiso", "d02:2024-06-18:Traer una sesión")
    clave = f"{NUEVA.stem}/c1"
    seguidos = {c["id"]: c for c in json.loads(correr("compromisos", "--formato", "json")[1])["compromisos"]}
    assert (seguidos[clave]["docente"], seguidos[clave]["estado"]) == ("d02", "vencido")
    assert correr("compromiso", "anotar", clave, "--estado", "cumplido")[0] == 0
    seguidos = {c["id"]: c for c in json.loads(correr("compromisos", "--formato", "json")[1])["compromisos"]}
    assert seguidos[clave]["estado"] == "cumplido"


def test_un_nombre_ocupado_recibe_sufijo_y_uno_largo_se_corta_en_una_palabra(correr: Correr, escuela: Path):
    correr(*MINIMO)
    assert correr(*MINIMO)[1] == f"acciones/{NUEVA.stem}-2.yaml\n"
    largo = correr(*MINIMO[:-1], "palabra " * 20)[1]
    assert largo == f"acciones/2024-06-14-{'-'.join(['palabra'] * 7)}.yaml\n"
    assert correr(*MINIMO[:-1], "…")[1] == "acciones/2024-06-14-gia.yaml\n"


@pytest.mark.parametrize(
    ("opciones", "codigo", "dicho"),
    [
        (["--tipo", "gias"], 2, "¿quisiste decir `gia`?"), (["--fecha", "junio"], 2, "no es una fecha"),
        (["--tema", " "], 2, "falta --tema"), (["--participante", "d1"], 2, "¿quisiste decir `d01`?"),
        (["--responsable", "directora"], 2, "¿quisiste decir `director`?"), (["--estado", "hecha"], 2, "no vale"),
        (["--responde-a", "razona"], 2, "no existe el desempeño"), (["--compromiso", "Leer"], 2, "no se entiende"),
        (["--compromiso", "d9::Leer"], 2, "no existe la persona `d9`"),
    ],
)  # fmt: skip
def test_una_accion_mal_dicha_no_se_escribe(
    correr: Correr, escuela: Path, opciones: list[str], codigo: int, dicho: str
):
    hecho, salida, errores = correr(*MINIMO, *opciones)
    assert (hecho, salida) == (codigo, "")
    assert dicho in errores
    assert [r.name for r in Path("acciones").iterdir()] == [Path(ACCION).name]


def test_la_lista_va_por_fecha_y_dice_el_estado(correr: Correr, escuela: Path):
    correr("accion", "nueva", "--tipo", "taller", "--fecha", "2024-07-05", "--tema", "Leer")
    correr("accion", "nueva", "--tipo", "otra", "--fecha", "2024-05-05", "--tema", "Feria", "--estado", "suspendida")
    datos = json.loads(correr("accion", "lista", "--formato", "json")[1])
    assert [(a["id"], a["estado"]) for a in datos["acciones"]] == [
        ("2024-05-05-feria", "suspendida"), ("2024-06-07-preguntas", "realizada"), ("2024-07-05-leer", "programada"),
    ]  # fmt: skip
    assert datos["acciones"][1] == {
        "id": "2024-06-07-preguntas", "archivo": ACCION, "tipo": "gia", "estado": "realizada", "fecha": "2024-06-07",
        "tema": "Preguntas que hacen pensar", "responde_a": ["razonamiento"], "participantes": ["d01", "d02"],
        "responsable": "director", "compromisos": ["2024-06-07-preguntas/c1"],
    }  # fmt: skip
    assert "gia     realizada          2         1  2024-06-07-preguntas\n" in correr("accion", "lista")[1]
    assert "| gia | realizada | 2 | 1 | 2024-06-07-preguntas |" in correr("accion", "lista", "--formato", "md")[1]


def test_un_estado_que_no_se_entiende_no_pasa_por_realizada(correr: Correr, escuela: Path):
    texto = Path(ACCION).read_text("utf-8").replace("formato: 1\n", "formato: 1\nestado: suspendda\n")
    Path(ACCION).write_text(texto, "utf-8")
    codigo, salida, _ = correr("accion", "lista")
    assert codigo == 1
    assert "gia   no se entiende  " in salida
    assert json.loads(correr("accion", "lista", "--formato", "json")[1])["acciones"][0]["estado"] is None
    final = correr("informe", "final", "--formato", "md")[1]
    assert "No realizadas — no se entiende su estado: " in final


def test_sin_acciones_lo_dice(correr: Correr, escuela: Path):
    Path(ACCION).unlink()
    assert correr("accion", "lista") == (0, "No hay acciones.\n", "")


def test_un_id_largo_no_desborda_la_pantalla(correr: Correr, escuela: Path):
    correr(*MINIMO[:-1], "Una conversación larga sobre cómo mirar lo que pasa en el aula")
    lineas = correr("accion", "lista")[1].splitlines()
    assert max(map(len, lineas)) <= 80
    assert lineas[-1].startswith("    2024-06-14-una-conversacion-larga")
