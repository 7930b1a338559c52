"""`monitoreo compromiso anotar`, de punta a punta."""

import json
from pathlib import Path

import pytest

from tests.escuelas import ACCION, BASE, PLAN, VISITA, con
from tests.ordenes.conftest import Correr

ABIERTO = "2024-04-16-d01/c1"


def archivos(escuela: Path) -> list[str]:
    return sorted(a.name for a in (escuela / "observaciones").iterdir())


def estado_de(correr: Correr, clave: str) -> tuple[str, str | None]:
    datos = json.loads(correr("compromisos", "--formato", "json")[1])
    return next((c["estado"], c["revisado_en"]) for c in datos["compromisos"] if c["id"] == clave)


def test_crea_un_seguimiento_con_la_fecha_de_hoy_y_dice_solo_su_ruta(correr: Correr, escuela: Path) -> None:
    dicho = ["--estado", "en-proceso", "--evidencia", "Sí: dos"]
    codigo, salida, errores = correr("compromiso", "anotar", ABIERTO, *dicho)
    assert (codigo, salida, errores) == (0, "observaciones/2024-06-20-d01-seguimiento.yaml\n", "")
    assert (escuela / salida.strip()).read_text(encoding="utf-8") == (
        "formato: 1\ntipo: seguimiento\ndocente: d01\nfecha: 2024-06-20\nobservador: director\nseguimiento:\n"
        f'  - compromiso: {ABIERTO}\n    estado: en-proceso\n    evidencia: "Sí: dos"\n'
    )
    assert estado_de(correr, ABIERTO) == ("en-proceso", "2024-06-20-d01-seguimiento")
    assert correr("validar")[0] == 0


def test_el_segundo_del_dia_lleva_otro_nombre_y_es_el_que_vale(correr: Correr, escuela: Path) -> None:
    correr("compromiso", "anotar", ABIERTO, "--estado", "en-proceso")
    salida = correr("compromiso", "anotar", ABIERTO, "--estado", "cumplido")[1]
    assert salida == "observaciones/2024-06-20-d01-seguimiento-2.yaml\n"
    assert estado_de(correr, ABIERTO) == ("cumplido", "2024-06-20-d01-seguimiento-2")


def test_uno_con_fecha_anterior_a_otra_revision_se_guarda_y_se_avisa(correr: Correr, escuela: Path) -> None:
    correr("compromiso", "anotar", ABIERTO, "--estado", "cumplido")
    codigo, salida, errores = correr("compromiso", "anotar", ABIERTO, "--estado", "pendiente", "--fecha", "5/5/2024")
    assert (codigo, salida) == (0, "observaciones/2024-05-05-d01-seguimiento.yaml\n")
    assert errores == "aviso: `2024-06-20-d01-seguimiento` lo revisó después, y su estado es el que vale\n"
    assert estado_de(correr, ABIERTO)[0] == "cumplido"


def test_desde_una_subcarpeta_la_ruta_se_dice_desde_ahi(
    correr: Correr, escuela: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(escuela / "observaciones")
    salida = correr("compromiso", "anotar", ABIERTO, "--estado", "cumplido")[1]
    assert salida == "2024-06-20-d01-seguimiento.yaml\n"


def test_retirar_exige_un_motivo_y_lo_guarda(correr: Correr, escuela: Path) -> None:
    for vacio in ([], ["--motivo", "  "]):
        codigo, salida, errores = correr("compromiso", "anotar", ABIERTO, "--estado", "retirado", *vacio)
        assert (codigo, salida) == (2, "")
        assert "falta --motivo" in errores
    salida = correr("compromiso", "anotar", ABIERTO, "--estado", "retirado", "--motivo", "Cambió de aula")[1]
    assert "    motivo: Cambió de aula\n" in (escuela / salida.strip()).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("argumentos", "dicho"),
    [
        (["2024-04-16-d01/c2", "--estado", "cumplido"], "¿quisiste decir `2024-04-16-d01/c1`?"),
        (["c1", "--estado", "cumplido"], "míralos con: monitoreo compromisos"),
        ([ABIERTO, "--estado", "cumplida"], "¿quisiste decir `cumplido`?"),
        ([ABIERTO, "--estado", "vencido"], "`vencido` no vale para --estado"),
        ([ABIERTO], "falta `--estado`"), (["--estado", "cumplido"], "falta `ID`"),
        ([ABIERTO, "--estado", "cumplido", "--observador", "directo"], "¿quisiste decir `director`?"),
        ([ABIERTO, "--estado", "cumplido", "--fecha", "ayer"], "--fecha"),
        ([ABIERTO, "--estado", "cumplido", "--fecha", "2024-06-21"], "no ha llegado"),
        ([ABIERTO, "--estado", "cumplido", "--docente", "d02"], "es de `d01`, no de `d02`"),
    ],
)  # fmt: skip
def test_lo_mal_pedido_sale_con_2_y_no_escribe_nada(
    correr: Correr, escuela: Path, argumentos: list[str], dicho: str
) -> None:
    antes = archivos(escuela)
    codigo, salida, errores = correr("compromiso", "anotar", *argumentos)
    assert (codigo, salida) == (2, "")
    assert dicho in errores
    assert archivos(escuela) == antes


@pytest.mark.parametrize(
    "equipo",
    [
        "equipo: []\n", "equipo:\n  - {id: ugel, nombre: A, externo: sí}\n",
        "equipo:\n  - {id: director, nombre: A}\n  - {id: subdirectora, nombre: B}\n",
    ],
)  # fmt: skip
def test_sin_una_sola_persona_de_la_escuela_hay_que_decir_quien_observa(
    correr: Correr, escuela: Path, equipo: str
) -> None:
    (escuela / PLAN).write_text(con(BASE[PLAN], equipo), encoding="utf-8")
    codigo, salida, errores = correr("compromiso", "anotar", ABIERTO, "--estado", "cumplido")
    assert (codigo, salida) == (2, "")
    assert "falta --observador" in errores


def test_uno_que_no_es_de_un_docente_pide_en_que_ficha_va(correr: Correr, escuela: Path) -> None:
    accion = "compromisos:\n  - {id: c1, responsable: director, texto: Repartir la lista}\n"
    (escuela / ACCION).write_text(con(BASE[ACCION], accion), encoding="utf-8")
    codigo, _, errores = correr("compromiso", "anotar", "2024-06-07-preguntas/c1", "--estado", "cumplido")
    assert codigo == 2
    assert "di con --docente" in errores
    salida = correr("compromiso", "anotar", "2024-06-07-preguntas/c1", "--estado", "cumplido", "--docente", "d02")[1]
    assert salida == "observaciones/2024-06-20-d02-seguimiento.yaml\n"
    assert estado_de(correr, "2024-06-07-preguntas/c1")[0] == "cumplido"


def test_el_de_un_borrador_no_se_anota(correr: Correr, escuela: Path) -> None:
    (escuela / VISITA).write_text(con(BASE[VISITA], "estado: borrador\n"), encoding="utf-8")
    codigo, _, errores = correr("compromiso", "anotar", ABIERTO, "--estado", "cumplido")
    assert codigo == 2
    assert "es de un borrador" in errores


def test_el_de_una_visita_que_quedo_fuera_no_se_anota_y_se_dice_por_que(correr: Correr, escuela: Path) -> None:
    (escuela / VISITA).write_text(con(BASE[VISITA], "etapa: 9\n"), encoding="utf-8")
    codigo, salida, errores = correr("compromiso", "anotar", ABIERTO, "--estado", "cumplido")
    assert (codigo, salida) == (1, "")
    assert "la visita `2024-04-16-d01` quedó fuera: no se sabe su etapa" in errores


def test_los_errores_de_otros_archivos_no_impiden_anotar(correr: Correr, escuela: Path) -> None:
    (escuela / "observaciones/rota.yaml").write_text("formato: 1\nlema: 'abierta\n", encoding="utf-8")
    assert correr("compromiso", "anotar", ABIERTO, "--estado", "cumplido")[0] == 0


@pytest.mark.parametrize("ruta", [VISITA, PLAN])
def test_si_no_se_puede_leer_aquello_a_lo_que_apunta_sale_con_1(correr: Correr, escuela: Path, ruta: str) -> None:
    (escuela / ruta).write_text("formato: 1\nlema: 'abierta\n", encoding="utf-8")
    antes = archivos(escuela)
    codigo, salida, errores = correr("compromiso", "anotar", ABIERTO, "--estado", "cumplido")
    assert (codigo, salida) == (1, "")
    assert "monitoreo validar" in errores
    assert archivos(escuela) == antes


def test_si_lo_que_se_escribiria_tiene_errores_no_se_escribe(correr: Correr, escuela: Path) -> None:
    (escuela / "anterior.yaml").write_text(
        "formato: 1\ncompromisos:\n  - {id: 2023-11-20-d09/c1, docente: d09, texto: Ordenar, estado: pendiente}\n",
        encoding="utf-8",
    )
    antes = archivos(escuela)
    codigo, salida, errores = correr("compromiso", "anotar", "2023-11-20-d09/c1", "--estado", "cumplido")
    assert (codigo, salida) == (1, "")
    assert "error[M201]: no existe el docente `d09`" in errores
    assert archivos(escuela) == antes
