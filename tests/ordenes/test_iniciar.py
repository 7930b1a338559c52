"""`monitoreo iniciar`, `explicar`, `esquema` y `doctor`."""

import json
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ordenes.conftest import Correr

EJEMPLOS = Path(__file__).parents[2] / "ejemplos"


def test_la_escuela_nueva_valida_sin_errores_y_dice_como_seguir(correr: Correr, tmp_path: Path) -> None:
    nueva = tmp_path / "mi escuela"
    codigo, salida, errores = correr("iniciar", nueva)
    assert (codigo, errores) == (0, "")
    for orden in ("monitoreo validar", "monitoreo visita nueva", "monitoreo resumen"):
        assert orden in salida
    assert f'cd "{nueva}"' in salida
    codigo, salida, _ = correr("validar", nueva, "--formato", "json")
    assert codigo == 0
    # Lo que falta es lo que sólo sabe la escuela: su plan.
    assert {p["codigo"][:2] for p in json.loads(salida)["problemas"]} == {"M4"}
    for archivo in ("plan.yaml", "docentes.yaml", "rubricas/minedu-2018.yaml", ".gitignore", ".gitattributes",
                    ".editorconfig", ".vscode/settings.json", ".esquemas/plan.json", "LEEME.txt"):  # fmt: skip
        assert (nueva / archivo).is_file(), archivo
    assert "identidades.yaml" in (nueva / ".gitignore").read_text("utf-8")
    assert {"*.yaml text eol=lf", "*.cmd text eol=crlf"} <= set(
        (nueva / ".gitattributes").read_text("utf-8").splitlines()
    )


def test_se_abre_con_doble_clic_desde_cualquier_carpeta(correr: Correr, tmp_path: Path) -> None:
    nueva = tmp_path / "la carpeta del año"
    correr("iniciar", nueva)
    cmd = (nueva / "Abrir monitoreo.cmd").read_bytes()
    assert cmd.isascii()
    assert cmd.count(b"\n") == cmd.count(b"\r\n") > 1
    assert b'cd /d "%~dp0"' in cmd
    saltos = {linea.split()[-1] for linea in cmd.decode().splitlines() if "goto " in linea}
    assert saltos == {linea[1:] for linea in cmd.decode().splitlines() if linea.startswith(":")}


@pytest.mark.skipif(os.name == "nt", reason="el de Windows es el .cmd")
def test_el_de_consola_abre_la_carpeta_donde_esta(correr: Correr, tmp_path: Path) -> None:
    nueva = tmp_path / "la carpeta del año"
    correr("iniciar", nueva)
    entorno = {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "MONITOREO_HOY": "2024-06-20"}
    hecho = subprocess.run(
        [nueva / "abrir-monitoreo.sh", "docente", "lista"], cwd="/", env=entorno, capture_output=True, text=True,
        check=False, encoding="utf-8",
    )  # fmt: skip
    assert hecho.returncode == 0, hecho.stderr
    assert "d01" in hecho.stdout


@pytest.mark.skipif(os.name == "nt", reason="el de Windows es el .cmd")
@pytest.mark.parametrize("como", [Path.as_posix, Path.as_uri])
def test_el_del_escritorio_abre_la_carpeta_donde_esta(
    correr: Correr, tmp_path: Path, como: Callable[[Path], str]
) -> None:
    archivo = tmp_path / "la carpeta del año" / "Abrir monitoreo.desktop"
    correr("iniciar", archivo.parent)
    linea = next(x for x in archivo.read_text("utf-8").splitlines() if x.startswith("Exec="))
    orden = [como(archivo) if parte == "%k" else parte for parte in shlex.split(linea.removeprefix("Exec="))]
    entorno = {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    hecho = subprocess.run(
        orden, cwd="/", env=entorno, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )
    assert (hecho.returncode, hecho.stderr) == (0, "")
    assert "Uso: monitoreo" in hecho.stdout


@pytest.mark.skipif(os.name == "nt", reason="el de Windows es el .cmd")
def test_sin_instalarlo_se_usa_la_carpeta_del_programa_que_este_al_lado(correr: Correr, tmp_path: Path) -> None:
    escuela, portatil = tmp_path / "la escuela", tmp_path / "monitoreo" / "monitoreo.sh"
    correr("iniciar", escuela)
    portatil.parent.mkdir()
    portatil.write_text('#!/bin/sh\necho "$PWD: $*"\n', "utf-8")
    portatil.chmod(0o755)
    vacio = tmp_path / "bin"
    vacio.mkdir()
    for nombre in ("sh", "dirname"):
        (vacio / nombre).symlink_to(shutil.which(nombre) or "")
    hecho = subprocess.run(
        [escuela / "abrir-monitoreo.sh", "docente", "lista"], cwd="/", env={"PATH": str(vacio)}, capture_output=True,
        text=True, check=False, encoding="utf-8",
    )  # fmt: skip
    assert (hecho.stdout.strip(), hecho.stderr) == (f"{escuela}: docente lista", "")


@pytest.mark.skipif(os.name == "nt", reason="el de Windows es el .cmd")
def test_sin_el_programa_dice_como_instalarlo(correr: Correr, tmp_path: Path) -> None:
    correr("iniciar", tmp_path)
    vacio = tmp_path / "sin programas"
    vacio.mkdir()
    for nombre in ("sh", "dirname"):
        (vacio / nombre).symlink_to(shutil.which(nombre) or "")
    hecho = subprocess.run(
        [tmp_path / "abrir-monitoreo.sh"], env={"PATH": str(vacio)}, capture_output=True, text=True, check=False,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert hecho.returncode == 3
    assert "instalar" in hecho.stderr


def test_no_pisa_una_escuela_ni_un_archivo_que_ya_estaba(correr: Correr, tmp_path: Path) -> None:
    (tmp_path / "LEEME.txt").write_text("mío", "utf-8")
    assert "LEEME.txt" in correr("iniciar", tmp_path)[1]
    assert (tmp_path / "LEEME.txt").read_text("utf-8") == "mío"
    plan = (tmp_path / "plan.yaml").read_bytes()
    codigo, salida, errores = correr("iniciar", tmp_path)
    assert (codigo, salida) == (3, "")
    assert "ya hay una escuela" in errores
    assert (tmp_path / "plan.yaml").read_bytes() == plan


def test_las_lineas_comentadas_del_plan_nuevo_valen_al_quitarles_la_almohadilla(correr: Correr, tmp_path: Path) -> None:
    correr("iniciar", tmp_path)
    plan = tmp_path / "plan.yaml"
    lineas = [_descomentada(linea) for linea in plan.read_text("utf-8").splitlines()]
    plan.write_text("\n".join(linea for linea in lineas if linea is not None) + "\n", "utf-8")
    problemas = json.loads(correr("validar", tmp_path, "--formato", "json")[1])["problemas"]
    assert {p["codigo"][:2] for p in problemas if p["gravedad"] == "error"} <= {"M2", "M4"}


def _descomentada(linea: str) -> str | None:
    """La línea sin su `# `, si lo de después es YAML y no una explicación."""
    sangria = linea[: len(linea) - len(linea.lstrip())]
    resto = linea.strip().removeprefix("# ")
    es_dato = ":" in resto.split(" ")[0] or resto.lstrip().startswith("- ") or resto.startswith("  ")
    return sangria + resto if es_dato else None


@pytest.mark.parametrize("nombre", ["san-cristobal", "escuela-modelo", "con-errores"])
def test_un_ejemplo_se_copia_byte_a_byte(correr: Correr, tmp_path: Path, nombre: str) -> None:
    assert correr("iniciar", tmp_path / "e", "--ejemplo", nombre)[0] == 0
    for archivo in (EJEMPLOS / nombre).rglob("*"):
        if archivo.is_file():
            assert (tmp_path / "e" / archivo.relative_to(EJEMPLOS / nombre)).read_bytes() == archivo.read_bytes()


def test_un_ejemplo_que_no_existe_sugiere_otro(correr: Correr, tmp_path: Path) -> None:
    codigo, _, errores = correr("iniciar", tmp_path / "e", "--ejemplo", "san-cristobl")
    assert codigo == 2
    assert "¿quisiste decir `san-cristobal`?" in errores
    assert not (tmp_path / "e").exists()


def test_explicar_dice_por_que_y_da_un_ejemplo_malo_y_uno_bueno(correr: Correr) -> None:
    codigo, salida, _ = correr("explicar", "M201")
    assert codigo == 0
    assert salida.startswith("M201 docente-inexistente (error)\n")
    assert "Mal\n" in salida
    assert "Bien\n" in salida
    assert correr("explicar", "docente-inexistente") == correr("explicar", "m201")


def test_explicar_sin_regla_las_lista_y_de_una_que_no_existe_sugiere(correr: Correr) -> None:
    assert "M323  nota   marca-con-protocolo" in correr("explicar")[1]
    codigo, salida, errores = correr("explicar", "M2O1")
    assert (codigo, salida) == (2, "")
    assert "no existe la regla" in errores


@pytest.mark.parametrize(
    ("dicho", "titulo"),
    [
        ("plan", "`plan.yaml`"), ("plan.yaml", "`plan.yaml`"), ("x/rubricas/a.yaml", "Un instrumento"),
        ("observacion", "Una visita"), ("observaciones/2024/a.yaml", "Una visita"),
        ("entregas/etapa-1.yaml", "`entregas"),
    ],
)  # fmt: skip
def test_el_esquema_se_pide_por_tipo_o_por_archivo(correr: Correr, dicho: str, titulo: str) -> None:
    datos = json.loads(correr("esquema", dicho)[1])
    assert datos["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert datos["title"].startswith(titulo)


def test_el_esquema_de_todos_y_el_de_uno_que_no_existe(correr: Correr) -> None:
    assert {"plan", "docentes", "observacion", "rubrica", "accion"} <= json.loads(correr("esquema")[1]).keys()
    assert correr("esquema", "plam")[0] == 2


@pytest.mark.parametrize(
    ("tipo", "archivos"),
    [
        ("plan", "*/plan.yaml"), ("docentes", "*/docentes.yaml"), ("identidades", "*/identidades.yaml"),
        ("anterior", "*/anterior.yaml"), ("textos", "*/textos.yaml"), ("rubrica", "*/rubricas/*.yaml"),
        ("accion", "*/acciones/*.yaml"), ("observacion", "escuela-modelo/observaciones/*/*.yaml"),
        ("observacion", "san-cristobal/observaciones/*.yaml"),
    ],
)  # fmt: skip
def test_otra_herramienta_acepta_los_ejemplos_con_nuestro_esquema(
    correr: Correr, tmp_path: Path, tipo: str, archivos: str
) -> None:
    esquema = tmp_path / "esquema.json"
    esquema.write_text(correr("esquema", tipo)[1], "utf-8")
    rutas = [str(p) for p in EJEMPLOS.glob(archivos)]
    assert rutas
    orden = [Path(sys.executable).parent / "check-jsonschema", "--schemafile", esquema, *rutas]
    hecho = subprocess.run(orden, capture_output=True, text=True, check=False)
    assert hecho.returncode == 0, hecho.stdout


def test_doctor_dice_que_hay_y_que_falta(correr: Correr, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    codigo, salida, _ = correr("doctor")
    assert codigo == 0
    assert "falta carpeta: no hay ninguna escuela" in salida
