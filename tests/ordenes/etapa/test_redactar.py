"""`etapa redactar`: lo que se pregunta, lo que propone, lo que queda escrito y lo que no se toca."""

import os
from pathlib import Path

import pytest

from monitoreo_cli.lectura.cargar import cargar
from monitoreo_cli.lectura.carpeta import Carpeta
from monitoreo_cli.modelo.anexos import Textos
from monitoreo_cli.texto import ancho
from tests.instantaneas import instantanea
from tests.ordenes.conftest import Conversar, Correr

TEXTOS = Path("textos.yaml")
REDACTAR = ["etapa", "redactar"]
DE_UNA_ETAPA = [
    "014-2024", "Directora de la UGEL", "Oficio múltiple n.º 021-2024", "RD 001-2024", ".", "Ñuñoa", "", "5/7",
    "Todos conversaron: sin excepción.", "", "Y se acordó algo.", ".", "Falta tiempo.", ".", "Planear juntos.", ".",
    "t",
]  # fmt: skip
A_MANO = """\
# Los escribí yo.
formato: 1
etapas:
  - numero: 2   # la del segundo semestre
    logros: |
      Lo de la segunda.
  - numero: 1
    # todavía sin oficio
    logros: Lo de la primera   # corto
"""


def textos() -> Textos:
    """Los que hay en el disco, que se leen sin un problema."""
    escuela, problemas = cargar(Carpeta(Path()).base())
    assert problemas == []
    assert escuela.textos is not None
    return escuela.textos


@pytest.fixture
def a_mano(escuela: Path) -> Path:
    TEXTOS.write_text(A_MANO, "utf-8")
    return escuela


def test_de_principio_a_fin_crea_el_archivo_y_el_informe_ya_no_dice_que_falta(
    conversar: Conversar, escuela: Path
) -> None:
    assert "falta: su número" in conversar(["informe", "ugel", "--etapa", "1"]).salida
    codigo, salida, dicho = conversar([*REDACTAR, "1"], *DE_UNA_ETAPA)
    assert (codigo, salida) == (0, "textos.yaml\n")
    assert max(map(ancho, dicho.splitlines())) <= 80
    instantanea("etapa-redactar.txt", dicho)
    instantanea("etapa-redactada.yaml", TEXTOS.read_text("utf-8"))
    informe = conversar(["informe", "ugel", "--etapa", "1"]).salida
    assert "falta: " not in informe
    assert "Todos conversaron: sin excepción." in informe


def test_lo_que_se_propone_se_acepta_con_enter_y_un_guion_lo_deja_en_blanco(
    conversar: Conversar, escuela: Path
) -> None:
    plan = escuela / "plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace("  resolucion: RD", "  lugar: Macarí\n  resolucion: RD"), "utf-8")
    _, _, dicho = conversar([*REDACTAR, "1"], "", "", "", "", "-", "", "!")
    assert "¿Desde dónde se envía? [Macarí]" in dicho
    assert "¿Quién lo envía? [Persona Ficticia Uno]" in dicho
    assert "¿Qué fecha lleva? [jueves 20 de junio de 2024]" in dicho
    oficio = textos().etapas[0].oficio
    assert oficio is not None
    assert (oficio.numero, oficio.lugar, oficio.de, str(oficio.fecha)) == (None, "Macarí", None, "2024-06-20")


def test_sin_aceptar_nada_no_se_crea_el_archivo(conversar: Conversar, escuela: Path) -> None:
    codigo, salida, dicho = conversar([*REDACTAR, "1"], "", "", "", "-", "-", "-", "", "", "")
    assert (codigo, salida) == (0, "")
    assert "No respondiste nada nuevo: lo escrito en textos.yaml quedó como estaba." in dicho
    assert not TEXTOS.exists()


def test_lo_escrito_a_mano_se_queda_con_sus_comentarios(conversar: Conversar, a_mano: Path) -> None:
    assert conversar([*REDACTAR, "1"], "014", "", "", "-", "-", "-", "!").codigo == 0
    oficio = '    oficio:\n      numero: "014"\n'
    assert TEXTOS.read_text("utf-8") == A_MANO.replace("  - numero: 1\n", f"  - numero: 1\n{oficio}")


def test_se_guarda_con_crlf_y_con_marca_como_estaba(conversar: Conversar, escuela: Path) -> None:
    TEXTOS.write_bytes(("\ufeff" + A_MANO).replace("\n", "\r\n").encode())
    assert conversar([*REDACTAR, "--final"], "033", "!").codigo == 0
    dicho = TEXTOS.read_bytes().decode()
    assert dicho.startswith("\ufeff# Los escribí yo.\r\n")
    assert dicho.replace("\r\n", "\n").startswith("\ufeff" + A_MANO)
    assert textos().final is not None


def test_un_texto_largo_que_ya_esta_solo_se_reemplaza_si_se_dice_que_si(conversar: Conversar, a_mano: Path) -> None:
    hasta_logros = ["", "", "", "-", "-", "-"]
    largo = "Los cinco docentes recibieron su visita, conversaron sobre ella y firmaron sus compromisos"
    TEXTOS.write_text(A_MANO.replace("Lo de la primera", largo), "utf-8")
    _, _, dicho = conversar([*REDACTAR, "1"], *hasta_logros, "Otra cosa", ".", "n", "!")
    assert "Ya dice: Los cinco docentes" in dicho
    assert TEXTOS.read_text("utf-8") == A_MANO.replace("Lo de la primera", largo)
    dicho = conversar([*REDACTAR, "1"], *hasta_logros, largo, ".", "!").errores
    assert "Ya dice" not in dicho
    conversar([*REDACTAR, "1"], *hasta_logros, "Otra cosa", ".", "s", "!")
    assert TEXTOS.read_text("utf-8") == A_MANO.replace("Lo de la primera", "Otra cosa")


def test_las_referencias_se_agregan_a_las_que_hay(conversar: Conversar, escuela: Path) -> None:
    conversar([*REDACTAR, "1"], "", "", "Oficio 1", ".", "!")
    dicho = conversar([*REDACTAR, "1"], "", "", "Oficio 2", "Oficio 1", ".", "!").errores
    assert "Ya están: Oficio 1\n" in dicho
    oficio = textos().etapas[0].oficio
    assert oficio is not None
    assert oficio.referencias == ("Oficio 1", "Oficio 2")


def test_se_vuelve_se_borra_y_no_queda_resto(conversar: Conversar, a_mano: Path) -> None:
    conversar([*REDACTAR, "1"], "014", "<", "-", "!")
    assert TEXTOS.read_text("utf-8") == A_MANO


def test_a_quien_va_dirigido_no_es_un_numero_del_menu(conversar: Conversar, escuela: Path) -> None:
    assert "`4` no lo explica" in conversar([*REDACTAR, "1"], "", "4", "!").errores
    assert not TEXTOS.exists()


def test_sin_decir_cual_se_pregunta(conversar: Conversar, escuela: Path) -> None:
    conversar(REDACTAR, "2", "021", "!")
    conversar(REDACTAR, "informe final", "033", "!")
    assert [t.numero for t in textos().etapas] == [2]
    assert textos().final is not None
    assert conversar(REDACTAR, "!")[:2] == (0, "")


def test_del_final_se_preguntan_sus_parrafos(conversar: Conversar, escuela: Path) -> None:
    dicho = conversar([*REDACTAR, "--final"], *[""] * 10, "t").errores
    for titulo in ("Logros:", "Dificultades:", "Conclusiones:", "Recomendaciones:"):
        assert f"\n{titulo} (Enter: después)" in dicho
    assert "Aspectos por mejorar" not in dicho


def test_una_etapa_cero_no_es_el_final(conversar: Conversar, escuela: Path) -> None:
    plan = escuela / "plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace("  - numero: 1\n", "  - numero: 0\n", 1), "utf-8")
    for orden, elige in (([*REDACTAR, "0"], []), (REDACTAR, ["1"])):
        assert "del informe de la etapa 0." in conversar(orden, *elige, "014", "!").errores
    assert "etapas:\n  - numero: 0\n" in TEXTOS.read_text("utf-8")


def test_sin_terminal_dice_que_falta(correr: Correr, a_mano: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MONITOREO_INTERACTIVO", raising=False)
    codigo, _, dicho = correr(*REDACTAR, "1")
    assert codigo == 2
    assert "no hay a quién preguntar" in dicho
    assert "el número del oficio, a quién va dirigido, aspectos por mejorar y" in " ".join(dicho.split())
    assert correr(*REDACTAR).codigo == 2
    assert "no existe la etapa `9`" in correr(*REDACTAR, "9").errores
    assert "pero no los dos" in correr(*REDACTAR, "1", "--final").errores


def test_un_archivo_que_no_se_lee_no_se_toca(conversar: Conversar, escuela: Path) -> None:
    TEXTOS.write_text("formato: 1\netapas: [\n", "utf-8")
    codigo, _, dicho = conversar([*REDACTAR, "1"], "014")
    assert codigo == 1
    assert "no se puede leer `textos.yaml`" in dicho
    assert TEXTOS.read_text("utf-8") == "formato: 1\netapas: [\n"


def test_si_ahi_hay_otra_cosa_lo_dice_y_sale(conversar: Conversar, escuela: Path) -> None:
    TEXTOS.mkdir()
    codigo, _, dicho = conversar([*REDACTAR, "1"], "014")
    assert codigo == 3
    assert "`textos.yaml` ya existe y no se puede escribir" in dicho


@pytest.mark.skipif(os.name == "nt", reason="pexpect abre una terminal de POSIX")
def test_ctrl_c_dice_que_quedo(escuela: Path) -> None:
    from tests.ordenes.terminal import Terminal

    terminal = Terminal(escuela, "xterm", *REDACTAR, "1")
    terminal.ve("¿Qué número lleva?").interrumpe()
    terminal.ve("Interrumpido: no se escribió nada.")
    assert terminal.termina() == 130
    assert not TEXTOS.exists()
    terminal = Terminal(escuela, "xterm", *REDACTAR, "1")
    terminal.ve("¿Qué número lleva?").teclea("014-2024")
    terminal.ve("¿A quién va dirigido?").interrumpe()
    terminal.ve("Interrumpido: lo respondido está en textos.yaml.").ve("monitoreo etapa redactar 1")
    assert terminal.termina() == 130
    assert [t.oficio.numero for t in textos().etapas if t.oficio] == ["014-2024"]


@pytest.mark.skipif(os.name == "nt", reason="pexpect abre una terminal de POSIX")
def test_si_alguien_crea_el_archivo_entretanto_no_se_pisa(escuela: Path) -> None:
    from tests.ordenes.terminal import Terminal

    terminal = Terminal(escuela, "xterm", *REDACTAR, "1")
    terminal.ve("¿Qué número lleva?")
    TEXTOS.write_text(A_MANO, "utf-8")
    terminal.teclea("014")
    terminal.ve("Lo escrito en textos.yaml cambió por fuera: sigo sobre lo que dice ahora.")
    terminal.ve("¿A quién va dirigido?").teclea("!")
    assert terminal.termina() == 0
    assert TEXTOS.read_text("utf-8") == A_MANO.replace(
        "  - numero: 1\n", '  - numero: 1\n    oficio:\n      numero: "014"\n'
    )
