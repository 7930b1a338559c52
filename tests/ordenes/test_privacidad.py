"""`monitoreo validar --privacidad`: en todo lo que git comparte, y en lo que recuerda."""

import json
import os
import shutil
from pathlib import Path

import pytest

from tests.escuelas import OTRA, VISITA
from tests.instantaneas import instantanea
from tests.ordenes.conftest import Correr, Corrida
from tests.repositorios import cambiar, ejecutados, empezar, entorno_hostil, git, guardar, hostil

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="no hay git")
IDENTIDADES = """\
formato: 1
identidades:
  d01:
    nombre: Rosa Mamani de la Cruz
    dni: "45678912"
    correo: rosa.m@ejemplo.pe
    telefono: 951 234 567
"""
DATOS = ("Rosa", "ROSA", "Mamani", "MAMANI", "45678912", "45 678 912", "rosa.m", "951234567", "951 234", "987654321")


@pytest.fixture
def con_nombres(escuela: Path) -> Path:
    """La escuela sana con `identidades.yaml` fuera de git, sin nada guardado todavía."""
    (escuela / "identidades.yaml").write_text(IDENTIDADES, "utf-8")
    (escuela / ".gitignore").write_text("identidades.yaml\ninformes/\n", "utf-8")
    empezar(escuela)
    return escuela


@pytest.fixture
def guardada(con_nombres: Path) -> Path:
    guardar(con_nombres, "José Quispe", "2024-04-23", "la escuela")
    return con_nombres


def escribir(escuela: Path, ruta: str, texto: str) -> None:
    (escuela / ruta).parent.mkdir(parents=True, exist_ok=True)
    (escuela / ruta).write_text(texto, "utf-8")


def sin_datos(corrida: Corrida) -> bool:
    return not any(d in corrida.salida + corrida.errores for d in DATOS)


# ---------------------------------------------------------------- la carpeta


def test_una_escuela_limpia_lo_dice_con_lo_que_miro(correr: Correr, guardada: Path):
    assert correr("validar", "--privacidad") == (
        0,
        (
            "Todo en orden: 9 archivos, 3 visitas\n\n"
            "La historia de git no guarda datos personales a la vista: 1 commit y 9 textos de\n"
            "todas las ramas.\n"
        ),
        "",
    )


def test_mira_todo_archivo_de_texto_que_git_seguiria_y_tapa_el_dato(correr: Correr, guardada: Path):
    escribir(guardada, "actas/abril.txt", "Firma: MAMANI DE LA CRUZ, Rosa\nCelular 987654321\n")
    cambiar(guardada, OTRA, "Nadie se burla", "Rosa Mamani espera")
    corrida = correr("validar", "--privacidad")
    assert corrida.codigo == 0
    assert "  actas/abril.txt:1:8\n" in corrida.salida
    assert "1 | Firma: ••••••••••" in corrida.salida
    assert "2 | Celular 9••••••21\n" in corrida.salida
    assert f"  {OTRA}:" in corrida.salida
    assert "3 avisos en 9 archivos" in corrida.salida
    assert sin_datos(corrida)


def test_lo_ignorado_por_git_y_las_identidades_no_se_acusan(correr: Correr, guardada: Path):
    escribir(guardada, "informes/ficha.html", "Rosa Mamani de la Cruz 45678912")
    assert correr("validar", "--privacidad").salida.startswith("Todo en orden")


def test_un_aviso_que_las_reglas_ya_dan_no_se_repite(correr: Correr, guardada: Path):
    cambiar(guardada, VISITA, "Vuelven al trabajo", "Con DNI 45678912 vuelven")
    assert correr("validar", "--privacidad", "--formato", "breve").salida.count("M501") == 1


def test_un_archivo_roto_tambien_se_mira(correr: Correr, guardada: Path):
    (guardada / VISITA).write_text("docente: [\n# 45678912\n", "utf-8")
    assert f"{VISITA}:2:3: aviso[M501]" in correr("validar", "--privacidad", "--formato", "breve").salida


def test_un_archivo_que_no_es_lo_que_debia_tambien_se_mira(correr: Correr, guardada: Path):
    (guardada / VISITA).write_text("- 45678912\n", "utf-8")
    assert f"{VISITA}:1:3: aviso[M501]" in correr("validar", "--privacidad", "--formato", "breve").salida


def test_el_nombre_de_un_archivo_tambien_dice_quien_es(correr: Correr, guardada: Path):
    escribir(guardada, "rosa-mamani.txt", "nada\n")
    assert "el nombre de este archivo lleva el nombre de d01" in correr("validar", "--privacidad").salida


def test_el_nombre_del_director_es_publico(correr: Correr, guardada: Path):
    escribir(guardada, "nota.txt", "Firma Persona Ficticia Uno\n")
    assert correr("validar", "--privacidad").salida.startswith("Todo en orden")


def test_identidades_dentro_de_git_es_un_aviso(correr: Correr, guardada: Path):
    git(guardada, "add", "-f", "identidades.yaml")
    corrida = correr("validar", "--privacidad", "--formato", "breve")
    assert "identidades.yaml:1:1: aviso[M501] git guarda identidades.yaml, y así se comparte\n" in corrida.salida


def test_sin_git_se_mira_la_carpeta_y_se_dice_que_no_hay_historia(
    correr: Correr, escuela: Path, monkeypatch: pytest.MonkeyPatch
):
    escribir(escuela, "identidades.yaml", IDENTIDADES)
    escribir(escuela, "actas/abril.md", "Rosa Mamani\n")
    (escuela / "foto.jpg").write_bytes(b"\xff\xd8\0\0")
    for motivo in ("esta carpeta no está en git", "git no está en esta computadora"):
        corrida = correr("validar", "--privacidad")
        assert "actas/abril.md:1:1" in corrida.salida
        assert motivo in corrida.errores
        assert "Sin mirar: 1 archivo sin texto" in corrida.errores
        monkeypatch.setenv("PATH", str(escuela))


def test_sin_identidades_se_dice_que_no_se_buscan_nombres(correr: Correr, escuela: Path):
    assert "no se buscan nombres" in " ".join(correr("validar", "--privacidad").errores.split())


def test_con_estricto_un_dato_hace_fallar_aunque_solo_este_en_la_historia(correr: Correr, guardada: Path):
    assert correr("validar", "--privacidad", "--estricto").codigo == 0
    guardar(guardada, "Ana", "2024-05-01", "coordinar al 987654321")
    assert correr("validar", "--privacidad").codigo == 0
    assert correr("validar", "--privacidad", "--estricto").codigo == 1


# ---------------------------------------------------------------- la historia


@pytest.fixture
def con_recuerdos(guardada: Path) -> Path:
    """Alguien guardó datos en otra rama, en mensajes y en un acta, y después los quitó de la carpeta."""
    acta = "Acta\nFirma: MAMANI DE LA CRUZ, Rosa\nDNI 45 678 912\n"
    escribir(guardada, "acta.txt", acta)
    guardar(guardada, "Ana", "2024-05-01", "acta de Rosa Mamani\n\nllamar al 987654321")
    escribir(guardada, "acta.txt", acta + "fin\n")
    guardar(guardada, "Ana", "2024-05-02")
    (guardada / "acta.txt").unlink()
    git(guardada, "add", "-f", "identidades.yaml")
    guardar(guardada, "Ana", "2024-05-03")
    git(guardada, "rm", "-q", "--cached", "identidades.yaml")
    guardar(guardada, "Ana", "2024-05-04")
    git(guardada, "checkout", "-q", "-b", "otra")
    escribir(guardada, "correos.csv", "id,correo\nd01,rosa.m@ejemplo.pe\n")
    guardar(guardada, "Ana", "2024-05-05")
    git(guardada, "checkout", "-q", "main")
    return guardada


def test_la_historia_dice_commit_archivo_y_linea_de_cada_dato_y_nunca_el_dato(correr: Correr, con_recuerdos: Path):
    corrida = correr("validar", "--privacidad")
    assert corrida.codigo == 0
    assert corrida.salida.startswith("Todo en orden: 9 archivos, 3 visitas\n")
    assert sin_datos(corrida)
    assert max(map(len, corrida.salida.splitlines())) <= 80
    ids = git(con_recuerdos, "rev-list", "--all", "--reverse").split()
    texto = corrida.salida
    for numero, id_ in enumerate(ids, 1):
        texto = texto.replace(id_[:10], f"commit-{numero:03}")
    instantanea("privacidad-historia.txt", texto)


def test_el_json_lleva_la_historia_en_su_clave_y_solo_si_se_pide(correr: Correr, con_recuerdos: Path):
    claves = ["formato", "archivos", "errores", "avisos", "notas", "problemas"]
    assert list(json.loads(correr("validar", "--formato", "json").salida)) == claves
    corrida = correr("validar", "--privacidad", "--formato", "json")
    datos = json.loads(corrida.salida)
    assert list(datos) == [*claves, "historia"]
    assert sin_datos(corrida)
    historia = datos["historia"]
    assert [historia[c] for c in ("commits", "sin_texto", "sin_leer")] == [6, 0, 0]
    assert len(historia["identidades"]) == 2
    assert {
        "archivo": "correos.csv",
        "linea": 2,
        "que": "un correo",
        "tapado": "r••••••••••••••pe",
        "veces": 1,
    }.items() <= (historia["recuerdos"][-1].items())


@pytest.mark.parametrize("formato", ["breve", "github", "sarif"])
def test_en_los_formatos_para_otros_programas_la_historia_va_aparte(correr: Correr, con_recuerdos: Path, formato: str):
    corrida = correr("validar", "--privacidad", "--formato", formato)
    assert "En la historia de git" not in corrida.salida
    assert "En la historia de git" in corrida.errores
    assert sin_datos(corrida)


def test_con_rutas_se_juzgan_ellas_y_no_la_historia(correr: Correr, con_recuerdos: Path):
    escribir(con_recuerdos, "nota.txt", "Rosa Mamani\n")
    assert "historia de git" not in correr("validar", "--privacidad", VISITA).salida
    assert "nota.txt" not in correr("validar", "--privacidad", VISITA).salida
    assert "nota.txt:1:1" in correr("validar", "--privacidad", "nota.txt").salida


def test_lo_que_no_es_texto_se_cuenta(correr: Correr, guardada: Path):
    (guardada / "foto.jpg").write_bytes(b"\xff\xd8\0\0 45678912")
    (guardada / "enorme.csv").write_bytes(b"a" * (8 * 1024 * 1024 + 1))
    guardar(guardada, "Ana", "2024-05-01")
    corrida = correr("validar", "--privacidad")
    dicho = " ".join(corrida.salida.split())
    assert "sin mirar, 1 archivo sin texto y 1 archivo de más de 8 MiB" in dicho
    assert "De `enorme.csv` sólo se miró el primer MiB." in corrida.errores


@pytest.mark.parametrize("dano", ["HEAD", "config", "objects"])
def test_un_repositorio_danado_no_impide_revisar_la_carpeta(correr: Correr, guardada: Path, dano: str):
    escribir(guardada, "nota.txt", "Rosa Mamani\n")
    if dano == "objects":
        shutil.rmtree(guardada / ".git" / "objects")
    else:
        (guardada / ".git" / dano).write_text("[roto\n", "utf-8")
    corrida = correr("validar", "--privacidad")
    assert corrida.codigo == 0
    assert "nota.txt:1:1" in corrida.salida
    assert "No se revisó" in corrida.errores


def test_un_repositorio_que_dice_ser_de_otra_carpeta_no_pasa_por_limpio(correr: Correr, con_recuerdos: Path):
    git(con_recuerdos, "config", "core.worktree", con_recuerdos.parent)
    corrida = correr("validar", "--privacidad")
    assert "no guarda datos personales" not in corrida.salida
    assert "No se revisó la historia: este repositorio dice ser de otra carpeta." in corrida.errores


def test_sin_nada_guardado_se_dice_que_no_hay_historia(correr: Correr, con_nombres: Path):
    assert "no hay historia que revisar" in correr("validar", "--privacidad").salida


@pytest.mark.skipif(os.name == "nt", reason="los testigos son guiones de sh")
def test_nada_de_la_configuracion_de_un_repositorio_se_ejecuta(
    correr: Correr, con_recuerdos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    hostil(con_recuerdos, tmp_path / "afuera")
    ajeno = tmp_path / "ajeno"
    ajeno.mkdir()
    for variable, valor in entorno_hostil(tmp_path / "afuera", ajeno).items():
        monkeypatch.setenv(variable, valor)
    assert "En la historia de git (6 commits" in correr("validar", "--privacidad").salida
    assert list(ejecutados(tmp_path / "afuera")) == []


def test_en_un_repositorio_mayor_se_mira_la_historia_de_la_escuela(
    correr: Correr, con_nombres: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    shutil.rmtree(con_nombres / ".git")
    empezar(tmp_path)
    escribir(tmp_path, "vecina/acta.txt", "Rosa Mamani\n")
    escribir(con_nombres, "acta.txt", "Rosa Mamani\n")
    guardar(tmp_path, "Ana", "2024-05-01")
    (con_nombres / "acta.txt").unlink()
    guardar(tmp_path, "Ana", "2024-05-02")
    monkeypatch.chdir(con_nombres)
    salida = correr("validar", "--privacidad").salida
    assert "acta.txt:1" in salida
    assert "vecina" not in salida
