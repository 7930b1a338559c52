"""`monitoreo visita nueva | lista | ver`, de punta a punta."""

import io
import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.escuelas import BASE, OTRA, PLAN, VISITA, con
from tests.ordenes.conftest import Correr

MINIMO = ["visita", "nueva", "--docente", "d02", "--fecha", "2024-05-14", "--observador", "director"]
NIVELES = [
    a for d in ("involucra", "razonamiento", "retroalimenta", "respeto", "regula") for a in ("--nivel", f"{d}=III")
]
NUEVA = Path("observaciones/2024-05-14-d02.yaml")


def test_con_lo_minimo_crea_un_borrador_y_dice_solo_su_ruta(correr: Correr, escuela: Path) -> None:
    assert correr(*MINIMO) == (0, f"{NUEVA}\n", "")
    assert NUEVA.read_text(encoding="utf-8") == (
        "formato: 1\n"
        "docente: d02\n"
        "etapa: 1\n"
        "fecha: 2024-05-14\n"
        "observador: director\n"
        "estado: borrador\n"
        "rubrica: minedu-2018\n"
    )


def test_lo_que_se_escribe_se_lee_igual_por_raro_que_sea(correr: Correr, escuela: Path) -> None:
    raro = '08:20: dice «no» #3, y: {así} "todo" \\ fin'
    argumentos = ["--inicio", "8:15", "--fin", "09:40", "--area", "0123", "--titulo", "no", "--evidencia"]
    codigo, _, _ = correr(*MINIMO, *argumentos, f"involucra={raro}", "--compromiso", f"::{raro}")
    assert codigo == 0
    texto = NUEVA.read_text(encoding="utf-8")
    for linea in ('inicio: "08:15"', 'fin: "09:40"', '  area: "0123"', '  titulo: "no"'):
        assert f"{linea}\n" in texto
    assert correr("visita", "ver", "2024-05-14-d02")[1].count("así") == 2
    assert correr("validar")[1].startswith("Todo en orden")


def test_una_evidencia_de_varias_lineas_va_en_bloque(correr: Correr, escuela: Path) -> None:
    correr(*MINIMO, "--evidencia", "involucra=Pregunta.  \r\n\r\n  Responden tres.\n\n")
    assert "    evidencia: |\n      Pregunta.\n\n        Responden tres.\n" in NUEVA.read_text(encoding="utf-8")


def test_cerrada_con_todo_cuenta_en_el_resumen(correr: Correr, escuela: Path) -> None:
    assert correr(*MINIMO, *NIVELES, "--cerrar")[0] == 0
    datos = json.loads(correr("resumen", "--etapa", "1", "--formato", "json")[1])
    assert datos["por_docente"][1]["visita"] == "2024-05-14-d02"


def test_cerrarla_sin_un_nivel_no_escribe_nada_y_dice_cual(correr: Correr, escuela: Path) -> None:
    codigo, salida, errores = correr(*MINIMO, *NIVELES[2:], "--cerrar")
    assert (codigo, salida) == (1, "")
    assert "M307" in errores
    assert "`involucra`" in errores
    assert not NUEVA.exists()


@pytest.mark.parametrize(
    ("argumentos", "dicho"),
    [
        (["visita", "nueva"], "faltan --docente, --fecha y --observador"),
        (MINIMO[:-2], "falta --observador"),
        ([*MINIMO, "--nivel", "involucra"], "no se entiende --nivel"),
        ([*MINIMO, "--nivel", "involcra=III"], "¿quisiste decir `involucra`?"),
        ([*MINIMO, "--nivel", "involucra=V"], "`V` no vale para --nivel"),
        ([*MINIMO, "--nivel", "involucra=3"], "¿quisiste decir `III`?"),
        ([*MINIMO, "--nivel", "involucra=satisfactorio"], "¿quisiste decir `III`?"),
        ([*MINIMO, "--nivel", "regula=I", "--nivel", "regula=II"], "--nivel dice `regula` más de una vez"),
        ([*MINIMO, "--compromiso", "Plantear preguntas"], "no se entiende --compromiso"),
        ([*MINIMO, "--inicio", "25:00"], "--inicio: `25:00` no es una hora"),
        ([*MINIMO, "--rubrica", "minedu"], "no existe el instrumento `minedu`"),
        ([*MINIMO, "--etapa", "7"], "no existe la etapa `7`"),
        ([*MINIMO[:3], "d2", *MINIMO[4:]], "¿quisiste decir `d02`?"),
        ([*MINIMO[:5], "2024-07-02", *MINIMO[6:]], "falta --etapa"),
        ([*MINIMO[:5], "2024-13-02", *MINIMO[6:]], "no es una fecha"),
        ([*MINIMO[:7], "directora"], "¿quisiste decir `director`?"),
        ([*MINIMO, "--desde", "otra.yaml"], "con --desde sobran"),
    ],
)  # fmt: skip
def test_lo_mal_pedido_sale_con_2_y_no_escribe(
    correr: Correr, escuela: Path, argumentos: list[str], dicho: str
) -> None:
    antes = sorted(p.name for p in Path("observaciones").iterdir())
    codigo, salida, errores = correr(*argumentos)
    assert (codigo, salida) == (2, "")
    assert dicho in errores
    assert sorted(p.name for p in Path("observaciones").iterdir()) == antes


def test_un_nombre_ocupado_en_otra_subcarpeta_recibe_sufijo(correr: Correr, escuela: Path) -> None:
    (escuela / "observaciones/etapa-1").mkdir()
    (escuela / "observaciones/etapa-1/2024-05-14-d02.yaml").write_text(con(BASE[OTRA], "fecha: 2024-05-14\n"), "utf-8")
    assert correr(*MINIMO)[1] == "observaciones/2024-05-14-d02-2.yaml\n"
    assert correr(*MINIMO)[1] == "observaciones/2024-05-14-d02-3.yaml\n"


def test_desde_un_archivo_se_conserva_tal_cual_lo_que_alguien_escribio(
    correr: Correr, escuela: Path, tmp_path: Path
) -> None:
    texto = "# De mi cuaderno\n" + con(BASE[OTRA], "fecha: 2024-05-14\nseguimiento: []\n")
    (tmp_path / "v.yaml").write_bytes(b"\xef\xbb\xbf" + texto.replace("\n", "\r\n").encode())
    assert correr("visita", "nueva", "--desde", tmp_path / "v.yaml")[0] == 0
    assert NUEVA.read_bytes() == texto.encode()


def test_desde_la_entrada_estandar(correr: Correr, escuela: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    datos = con(BASE[OTRA], "fecha: 2024-05-14\n").encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(datos)))
    assert correr("visita", "nueva", "--desde", "-") == (0, f"{NUEVA}\n", "")


@pytest.mark.parametrize(
    ("contenido", "codigo", "dicho"),
    [
        (b"docente: d02\n", 1, "M101"), (b"a: [\n", 1, "M001"), (b"", 1, "M008"), (b"\xff\xfe", 3, "UTF-8"),
        (con(BASE[OTRA], "docente: d9\n").encode(), 1, "M201"),
    ],
)  # fmt: skip
def test_desde_un_archivo_con_errores_no_se_escribe_nada(
    correr: Correr, escuela: Path, tmp_path: Path, contenido: bytes, codigo: int, dicho: str
) -> None:
    (tmp_path / "v.yaml").write_bytes(contenido)
    antes = sorted(p.name for p in Path("observaciones").iterdir())
    hecho, salida, errores = correr("visita", "nueva", "--desde", tmp_path / "v.yaml")
    assert (hecho, salida) == (codigo, "")
    assert dicho in errores
    assert sorted(p.name for p in Path("observaciones").iterdir()) == antes


def test_los_errores_de_otros_archivos_no_impiden_registrar(correr: Correr, escuela: Path) -> None:
    (escuela / VISITA).write_text("formato: [", "utf-8")
    assert correr(*MINIMO)[0] == 0


def test_con_el_plan_ilegible_no_se_registra(correr: Correr, escuela: Path) -> None:
    (escuela / PLAN).write_text("formato: [", "utf-8")
    assert correr(*MINIMO)[:2] == (1, "")


def test_ocho_procesos_a_la_vez_crean_ocho_archivos(escuela: Path) -> None:
    procesos = [
        subprocess.Popen([sys.executable, "-m", "monitoreo_cli", *MINIMO], stdout=-1, text=True) for _ in range(8)
    ]
    rutas = {p.communicate()[0] for p in procesos}
    assert len(rutas) == 8
    assert all(p.returncode == 0 for p in procesos)
    textos = {p.read_text("utf-8") for p in Path("observaciones").glob("2024-05-14-d02*.yaml")}
    assert len(textos) == 1
    assert not list(Path("observaciones").glob(".*"))


def _con_limite_de_archivo() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (16, 16))


def test_con_el_disco_lleno_no_queda_nada_a_medias(escuela: Path) -> None:
    orden = [sys.executable, "-m", "monitoreo_cli", *MINIMO]
    hecho = subprocess.run(orden, capture_output=True, text=True, preexec_fn=_con_limite_de_archivo, check=False)
    assert hecho.returncode == 3
    assert "no se puede escribir" in hecho.stderr
    assert "Traceback" not in hecho.stderr
    assert {p.name for p in Path("observaciones").iterdir()} == {Path(r).name for r in BASE if "observaciones" in r}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="a root no lo detiene un permiso")
def test_en_una_carpeta_de_solo_lectura_lo_dice(correr: Correr, escuela: Path) -> None:
    (escuela / "observaciones").chmod(0o500)
    codigo, _, errores = correr(*MINIMO)
    assert codigo == 3
    assert "no hay permiso" in errores


def test_si_donde_va_la_carpeta_hay_un_archivo_lo_dice(correr: Correr, escuela: Path) -> None:
    for visita in Path("observaciones").iterdir():
        visita.unlink()
    Path("observaciones").rmdir()
    Path("observaciones").write_text("no soy una carpeta")
    codigo, salida, errores = correr(*MINIMO)
    assert (codigo, salida) == (3, "")
    assert "no se puede escribir" in errores


def test_la_lista_va_por_fecha_hora_e_id(correr: Correr, escuela: Path) -> None:
    datos = json.loads(correr("visita", "lista", "--formato", "json")[1])
    assert [v["id"] for v in datos["visitas"]] == ["2024-04-02-d01", "2024-04-16-d01", "2024-04-23-d02"]
    assert datos["visitas"][1] == {
        "id": "2024-04-16-d01", "archivo": VISITA, "docente": "d01", "etapa": 1, "fecha": "2024-04-16",
        "estado": "cerrada", "rol": "principal", "rubrica": "minedu-2018",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("filtro", "ids"),
    [
        (["--docente", "d02"], ["2024-04-23-d02"]), (["--estado", "borrador"], []), (["--etapa", "2"], []),
        (["--estado", "cerrada", "--etapa", "1", "--docente", "d02"], ["2024-04-23-d02"]),
    ],
)  # fmt: skip
def test_la_lista_se_filtra(correr: Correr, escuela: Path, filtro: list[str], ids: list[str]) -> None:
    datos = json.loads(correr("visita", "lista", *filtro, "--formato", "json")[1])
    assert [v["id"] for v in datos["visitas"]] == ids


def test_ver_muestra_la_visita_y_de_una_que_no_existe_sugiere(correr: Correr, escuela: Path) -> None:
    codigo, salida, _ = correr("visita", "ver", "2024-04-16-d01")
    assert codigo == 0
    for dicho in ("RESERVADO", "Pregunta qué afiches vieron en la feria.", "Plantear una pregunta abierta", "8 de 9"):
        assert dicho in salida
    codigo, salida, errores = correr("visita", "ver", "2024-04-16-d1")
    assert (codigo, salida) == (2, "")
    assert "¿quisiste decir `2024-04-16-d01`?" in errores


SESION_LLENA = """\
sesion:
  grados: [1, 2]
  seccion: Única
  area: Comunicación
  titulo: El afiche
  proposito: Ubicar un dato
  competencia: Lee textos
  evidencia: Una ficha con tres datos
  documentos: {unidad: sí, carpeta: no}
  matriculados: 9
  minutos_de_monitoreo: 33
"""
COMPROMISO_LLENO = """\
compromisos:
  - id: c1
    texto: Preguntar más
    desempeno: razonamiento
    plazo: 2024-06-28
    responsable: docente
    indicador: Tres respuestas
    apoyo: Una lista de preguntas
"""


def test_ver_no_se_calla_nada_de_lo_registrado(correr: Correr, escuela: Path) -> None:
    base = "formato: 1\ndocente: d02\nfecha: 2024-05-14\ninicio: 08:15\nmodalidad: inopinada\nestado: borrador\n"
    escrito = base + SESION_LLENA + COMPROMISO_LLENO + "dialogo: {fecha: 2024-05-15}\n"
    (escuela / "observaciones/2024-05-14-d02.yaml").write_text(escrito, encoding="utf-8")
    _, salida, _ = correr("visita", "ver", "2024-05-14-d02")
    for dicho in (
        "14 de mayo de 2024, de 08:15", "Modalidad: inopinada", "Grados: 1-2", "Sección: Única", "Competencia: Lee",
        "Evidencia de aprendizaje: Una ficha", "Documentos: unidad sí, carpeta no", "Matriculados: 9",
        "Minutos de monitoreo: 33", "  c1: Preguntar más", "    Desempeño: razonamiento", "    Plazo: 28/6/2024",
        "    Responde: docente", "    Se notará en: Tres", "    Apoyo: Una lista", "  Fecha: 15/5/2024",
    ):  # fmt: skip
        assert dicho in salida, dicho


def test_una_ilegible_en_una_subcarpeta_se_conoce_por_su_nombre_y_no_se_da_por_inexistente(
    correr: Correr, escuela: Path
) -> None:
    for carpeta in ("etapa-1", "etapa-2"):
        (escuela / "observaciones" / carpeta).mkdir()
        (escuela / "observaciones" / carpeta / "2024-05-07-d01.yaml").write_text('docente: "d01\n', encoding="utf-8")
    codigo, salida, errores = correr("visita", "ver", "2024-05-07-d01")
    assert (codigo, salida) == (1, "")
    assert "2 errores en 2 archivos; 2 visitas quedaron fuera." in errores
    assert correr("compromiso", "anotar", "2024-05-07-d01/c1", "--estado", "cumplido")[0] == 1
