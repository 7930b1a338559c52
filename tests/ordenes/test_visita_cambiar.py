"""`monitoreo visita cerrar | reabrir | dialogo | mover`: sólo cambian las líneas necesarias."""

import os
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from tests.escuelas import ANTERIOR_D01, BASE, OTRA, VISITA
from tests.ordenes.conftest import Correr

ID, ID_OTRA = Path(VISITA).stem, Path(OTRA).stem
ES_WINDOWS = os.name == "nt"


def a_mano(ruta: str, *cambios: tuple[str, str]) -> bytes:
    """Deja el archivo como lo tendría una persona: con comentarios, CRLF y BOM; da sus bytes."""
    texto = BASE[ruta]
    for viejo, nuevo in (("estado: cerrada", "estado: cerrada   # revisada con el docente"), *cambios):
        assert viejo in texto
        texto = texto.replace(viejo, nuevo)
    datos = b"\xef\xbb\xbf" + ("# De mi cuaderno\n" + texto + "\n# fin").replace("\n", "\r\n").encode()
    Path(ruta).write_bytes(datos)
    return datos


def contenido(raiz: Path) -> dict[str, bytes]:
    return {r.relative_to(raiz).as_posix(): r.read_bytes() for r in raiz.rglob("*") if r.is_file()}


# ---------------------------------------------------------------- cerrar y reabrir


def test_reabrir_y_cerrar_cambian_una_palabra(correr: Correr, escuela: Path):
    antes = a_mano(VISITA)
    assert correr("visita", "reabrir", ID) == (0, f"{VISITA}\n", "")
    assert Path(VISITA).read_bytes() == antes.replace(b"estado: cerrada ", b"estado: borrador ")
    assert correr("visita", "cerrar", ID) == (0, f"{VISITA}\n", "")
    assert Path(VISITA).read_bytes() == antes


def test_cerrar_lo_incompleto_dice_que_falta_y_no_cambia_nada(correr: Correr, escuela: Path):
    falta = "  regula:\n    nivel: III\n    evidencia: Cuentan juntos hasta tres\n"
    antes = a_mano(OTRA, (falta, ""), ("estado: cerrada", "estado: borrador"))
    codigo, salida, errores = correr("visita", "cerrar", ID_OTRA)
    assert (codigo, salida) == (1, "")
    assert "M307" in errores
    assert "`regula`" in errores
    assert Path(OTRA).read_bytes() == antes


@pytest.mark.parametrize(("orden", "dicho"), [("cerrar", "ya está cerrada"), ("reabrir", "ya es un borrador")])
def test_lo_que_ya_esta_asi_se_dice_y_no_se_toca(correr: Correr, escuela: Path, orden: str, dicho: str):
    correr("visita", orden, ID)
    antes = contenido(escuela)
    codigo, salida, errores = correr("visita", orden, ID)
    assert (codigo, salida) == (0, "")
    assert dicho in errores
    assert contenido(escuela) == antes


def test_una_visita_con_errores_se_puede_reabrir_para_corregirla(correr: Correr, escuela: Path):
    Path(VISITA).write_text(BASE[VISITA].replace("nivel: III", "nivel: V", 1), "utf-8")
    assert correr("visita", "reabrir", ID)[0] == 0
    codigo, _, errores = correr("visita", "cerrar", ID)
    assert codigo == 1
    assert "M209" in errores


def test_reabrir_lo_entregado_avisa_que_se_rectificara(correr: Correr, escuela: Path):
    assert correr("etapa", "entregar", "1")[0] == 0
    codigo, _, errores = correr("visita", "reabrir", ID)
    assert codigo == 0
    assert errores.startswith("aviso: la etapa 1 cambió desde que se entregó; di por qué con:\n")
    assert correr("visita", "cerrar", ID) == (0, f"{VISITA}\n", "")  # vuelve a decir lo que se entregó


@pytest.mark.parametrize("orden", [["cerrar"], ["reabrir"], ["dialogo", "--desacuerdo", "x"], ["mover"]])
def test_de_una_visita_que_no_existe_sugiere_otra(correr: Correr, escuela: Path, orden: list[str]):
    codigo, salida, errores = correr("visita", orden[0], "2024-04-16-d1", *orden[1:])
    assert (codigo, salida) == (2, "")
    assert f"¿quisiste decir `{ID}`?" in errores


@pytest.mark.parametrize("orden", [["cerrar"], ["reabrir"], ["dialogo", "--desacuerdo", "x"]])
def test_un_registro_de_seguimiento_no_es_una_visita(correr: Correr, escuela: Path, orden: list[str]):
    correr("compromiso", "anotar", f"{ID}/c1", "--estado", "en-proceso", "--fecha", "2024-05-10")
    codigo, _, errores = correr("visita", orden[0], "2024-05-10-d01-seguimiento", *orden[1:])
    assert codigo == 2
    assert "registro de seguimiento" in errores


@pytest.mark.parametrize("orden", [["cerrar"], ["dialogo", "--desacuerdo", "x"], ["mover", "otra"]])
def test_un_archivo_que_no_se_lee_no_se_cambia(correr: Correr, escuela: Path, orden: list[str]):
    Path(VISITA).write_text("formato: [", "utf-8")
    codigo, salida, errores = correr("visita", orden[0], ID, *orden[1:])
    assert (codigo, salida) == (1, "")
    assert f"no se puede leer `{VISITA}`" in errores
    assert Path(VISITA).read_text("utf-8") == "formato: ["


def test_con_dos_archivos_del_mismo_id_no_adivina_cual(correr: Correr, escuela: Path):
    Path("observaciones/copia").mkdir()
    Path(f"observaciones/copia/{ID}.yaml").write_text(BASE[VISITA], "utf-8")
    codigo, _, errores = correr("visita", "reabrir", ID)
    assert codigo == 1
    assert "hay 2 archivos" in errores


# ---------------------------------------------------------------- diálogo


def test_el_dialogo_se_agrega_y_lo_demas_queda_byte_a_byte(correr: Correr, escuela: Path):
    antes = a_mano(VISITA, ("  fecha: 2024-04-18\n", "  fecha: 2024-04-18  # en el patio\n"))
    opciones = ["--fortalezas", "Escucha a todos", "--voz-del-docente", "No sabía: dice.\nLo haré"]
    opciones += ["--compromiso", "respeto:2024-06-30:Saludar a cada uno"]
    codigo, salida, _ = correr("visita", "dialogo", ID, *opciones)
    assert (codigo, salida) == (0, f"{VISITA}\n")
    conversado = "  fortalezas: Escucha a todos\n  voz_del_docente: |\n    No sabía: dice.\n    Lo haré\n"
    acordado = (
        "  - id: c2\n    texto: Saludar a cada uno\n    desempeno: respeto\n    plazo: 2024-06-30\n"
        "    responsable: docente\n"
    )
    despues = Path(VISITA).read_bytes()
    for trozo in (t.replace("\n", "\r\n").encode() for t in (conversado, acordado)):
        assert despues.count(trozo) == 1
        despues = despues.replace(trozo, b"")
    assert despues == antes
    assert f"{ID}/c2" in correr("compromisos", "--formato", "json")[1]


def test_el_dialogo_entero_va_en_su_lugar_del_formato(correr: Correr, escuela: Path):
    Path(OTRA).write_text(BASE[OTRA].replace("dialogo:\n  fecha: 2024-04-24\n", "seguimiento: []\n"), "utf-8")
    assert correr("visita", "dialogo", ID_OTRA, "--fecha", "24/4/2024", "--compromiso", "::Leer")[0] == 0
    assert (
        Path(OTRA)
        .read_text("utf-8")
        .endswith(
            "dialogo:\n  fecha: 2024-04-24\ncompromisos:\n  - id: c1\n    texto: Leer\n    responsable: docente\n"
            "seguimiento: []\n"
        )
    )


def test_un_texto_ya_escrito_no_se_cambia_y_repetir_lo_mismo_no_hace_nada(correr: Correr, escuela: Path):
    correr("visita", "dialogo", ID, "--fortalezas", "Escucha")
    antes = contenido(escuela)
    codigo, salida, errores = correr("visita", "dialogo", ID, "--fortalezas", "Pregunta", "--desacuerdo", "Ninguno")
    assert (codigo, salida) == (2, "")
    assert "--fortalezas: la visita ya dice otra cosa" in errores
    assert correr("visita", "dialogo", ID, "--fecha", "18/4/2024", "--fortalezas", "Escucha")[:2] == (0, "")
    assert contenido(escuela) == antes


@pytest.mark.parametrize(
    ("opciones", "codigo", "dicho"),
    [
        ([], 2, "falta qué agregar"), (["--fecha", "mañana"], 2, "no es una fecha"),
        (["--compromiso", "Leer"], 2, "no se entiende"), (["--fecha", "2024-04-17"], 2, "ya dice otra cosa"),
        (["--compromiso", "leer:2024-06-01:x"], 1, "M204"), (["--compromiso", ":2023-01-01:x"], 1, "M309"),
    ],
)  # fmt: skip
def test_un_dialogo_mal_dicho_no_cambia_nada(
    correr: Correr, escuela: Path, opciones: list[str], codigo: int, dicho: str
):
    antes = contenido(escuela)
    hecho, salida, errores = correr("visita", "dialogo", ID, *opciones)
    assert (hecho, salida) == (codigo, "")
    assert dicho in errores
    assert contenido(escuela) == antes


def test_sin_fecha_no_hay_dialogo(correr: Correr, escuela: Path):
    Path(OTRA).write_text(BASE[OTRA].replace("dialogo:\n  fecha: 2024-04-24\n", ""), "utf-8")
    codigo, _, errores = correr("visita", "dialogo", ID_OTRA, "--fortalezas", "x")
    assert codigo == 2
    assert "falta --fecha" in errores


# ---------------------------------------------------------------- mover


def test_mover_arregla_cada_referencia_y_nada_mas(correr: Correr, escuela: Path):
    anterior = Path(ANTERIOR_D01).stem
    datos = a_mano(VISITA)
    de_contraste = f"estado: cerrada\nrol: contraste\ncontraste_de: {anterior}"
    contraste = BASE[ANTERIOR_D01].replace("estado: cerrada", de_contraste)
    Path("observaciones/x").mkdir()
    Path(f"observaciones/x/{anterior}-contraste.yaml").write_text(contraste, "utf-8")
    huella = sha256(datos).hexdigest()[:16]
    Path("entregas").mkdir()
    entrega = f"formato: 1\netapa: 1\nhuellas:\n  {anterior}: viejo # la primera\n  {ID}: {huella}\n"
    Path("entregas/etapa-1.yaml").write_text(entrega, "utf-8")
    codigo, salida, errores = correr("visita", "mover", anterior, "visita-uno")
    assert (codigo, errores) == (0, "")
    assert salida.splitlines() == [
        "observaciones/visita-uno.yaml", "entregas/etapa-1.yaml", VISITA, f"observaciones/x/{anterior}-contraste.yaml",
    ]  # fmt: skip
    assert not Path(ANTERIOR_D01).exists()
    assert Path("observaciones/visita-uno.yaml").read_text("utf-8") == BASE[ANTERIOR_D01]
    assert Path(VISITA).read_bytes() == datos.replace(f"{anterior}/c1".encode(), b"visita-uno/c1")
    nueva = sha256(Path(VISITA).read_bytes()).hexdigest()[:16]
    huellas = f"  visita-uno: viejo # la primera\n  {ID}: {nueva}\n"
    assert Path("entregas/etapa-1.yaml").read_text("utf-8").endswith(huellas)
    assert "contraste_de: visita-uno\n" in Path(f"observaciones/x/{anterior}-contraste.yaml").read_text("utf-8")
    assert "error" not in correr("validar")[1]


def test_sin_nombre_nuevo_toma_fecha_y_docente_con_sufijo_libre(correr: Correr, escuela: Path):
    Path(OTRA).write_text(BASE[OTRA].replace("docente: d02", "docente: d01").replace("04-23", "04-16"), "utf-8")
    assert correr("visita", "mover", ID_OTRA)[1] == f"observaciones/{ID}-2.yaml\n"
    assert correr("visita", "mover", f"{ID}-2")[:2] == (0, "")
    Path(VISITA).unlink()
    assert correr("visita", "mover", f"{ID}-2")[1] == f"{VISITA}\n"


def test_sin_fecha_que_se_entienda_hay_que_decir_el_nombre(correr: Correr, escuela: Path):
    Path(VISITA).write_text(BASE[VISITA].replace("fecha: 2024-04-16", "fecha: abril"), "utf-8")
    codigo, _, errores = correr("visita", "mover", ID)
    assert codigo == 1
    assert "di su nombre nuevo" in errores


@pytest.mark.parametrize(("nuevo", "dicho"), [(ID_OTRA, "ya existe"), ("Otra visita", "no sirve como id")])
def test_mover_a_un_nombre_que_no_vale_no_toca_nada(correr: Correr, escuela: Path, nuevo: str, dicho: str):
    antes = contenido(escuela)
    codigo, salida, errores = correr("visita", "mover", ID, nuevo)
    assert (codigo, salida) == (2, "")
    assert dicho in errores
    assert contenido(escuela) == antes


def test_si_un_archivo_que_cita_la_visita_no_se_lee_no_se_mueve(correr: Correr, escuela: Path):
    Path(OTRA).write_text(f"formato: 1\nseguimiento: [{{compromiso: {ID}/c1\n", "utf-8")
    antes = contenido(escuela)
    codigo, salida, errores = correr("visita", "mover", ID, "otra")
    assert (codigo, salida) == (1, "")
    assert OTRA in errores
    assert contenido(escuela) == antes


# ---------------------------------------------------------------- el mundo


def _sin_espacio() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64))


@pytest.mark.skipif(ES_WINDOWS, reason="no hay límite de archivo que poner")
@pytest.mark.parametrize(
    "orden",
    [["visita", "reabrir", ID], ["visita", "mover", ID, "otra"], ["docente", "renombrar", "d01", "d09", "--aplicar"]],
)
def test_con_el_disco_lleno_lo_dice_y_todo_queda_como_estaba(escuela: Path, orden: list[str]):
    antes = contenido(escuela)
    programa = [sys.executable, "-m", "monitoreo_cli", *orden]
    hecho = subprocess.run(programa, capture_output=True, text=True, preexec_fn=_sin_espacio, check=False)
    assert hecho.returncode == 3, hecho.stderr
    assert "no se puede escribir" in hecho.stderr
    assert "Traceback" not in hecho.stderr
    assert contenido(escuela) == antes


@pytest.mark.skipif(ES_WINDOWS or os.geteuid() == 0, reason="a root no lo detiene un permiso")
@pytest.mark.parametrize("orden", [["reabrir", ID], ["mover", ID, "otra"]])
def test_en_una_carpeta_de_solo_lectura_lo_dice_y_no_pierde_nada(correr: Correr, escuela: Path, orden: list[str]):
    antes = contenido(escuela)
    Path("observaciones").chmod(0o500)
    codigo, salida, errores = correr("visita", *orden)
    Path("observaciones").chmod(0o700)
    assert (codigo, salida) == (3, "")
    assert "no hay permiso" in errores
    assert contenido(escuela) == antes


def _mientras_tanto(monkeypatch: pytest.MonkeyPatch, pasa: Callable[[], object]) -> None:
    """Algo pasa después de leer y antes de escribir."""
    from monitoreo_cli.escritura.parche import Parche

    de_verdad = Parche.aplicar

    def aplicar(obra: Parche) -> str:
        pasa()
        return de_verdad(obra)

    monkeypatch.setattr(Parche, "aplicar", aplicar)


def test_si_otro_lo_guardo_mientras_tanto_se_niega(correr: Correr, escuela: Path, monkeypatch: pytest.MonkeyPatch):
    ajeno = BASE[VISITA] + "# lo de la otra persona\n"
    _mientras_tanto(monkeypatch, lambda: Path(VISITA).write_text(ajeno, "utf-8"))
    codigo, salida, errores = correr("visita", "reabrir", ID)
    assert (codigo, salida) == (3, "")
    assert "cambió mientras tanto" in errores
    assert Path(VISITA).read_text("utf-8") == ajeno


def test_si_la_carpeta_desaparecio_lo_dice_y_no_la_crea(
    correr: Correr, escuela: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    _mientras_tanto(monkeypatch, lambda: Path("observaciones").rename(tmp_path / "lejos"))
    codigo, salida, errores = correr("visita", "reabrir", ID)
    assert (codigo, salida) == (3, "")
    assert "no existe" in errores
    assert not Path("observaciones").exists()


def test_dos_personas_a_la_vez_ninguna_pierde_lo_suyo(escuela: Path):
    """Ocho procesos agregan su compromiso a la misma visita: cada uno que dijo «bien» está escrito."""
    programa = [sys.executable, "-m", "monitoreo_cli", "visita", "dialogo", ID, "--compromiso"]
    procesos = [subprocess.Popen([*programa, f"::Compromiso número {n}"], stdout=-1, stderr=-1) for n in range(8)]
    codigos = [(p.communicate(), p.returncode)[1] for p in procesos]
    escrito = Path(VISITA).read_text("utf-8")
    assert set(codigos) <= {0, 3}
    assert 0 in codigos
    for numero, codigo in enumerate(codigos):
        assert (f"Compromiso número {numero}\n" in escrito) == (codigo == 0)
    assert not [r for r in Path("observaciones").iterdir() if r.name.startswith(".")]
