"""Un cambio de varios archivos que se corta en cualquier punto termina entero, o no empezó."""

import json
import os
import shutil
import sys
from pathlib import Path

import pytest

from monitoreo_cli.errores import ErrorDelMundo
from monitoreo_cli.escritura.conjunto import cambiar_todos
from monitoreo_cli.escritura.obra import Apunte, Nuevo, terminar
from monitoreo_cli.lectura.carpeta import A_MEDIAS
from tests.escuelas import BASE
from tests.ordenes.conftest import Correr, respuestas
from tests.ordenes.cortes import con_ctrl_c, contenido, correr_y_morir, sin_espacio
from tests.ordenes.test_iniciar_preguntas import TODO

EJEMPLO = Path(__file__).parents[2] / "ejemplos" / "escuela-modelo"
MUCHAS = 400
RENOMBRAR = ("docente", "renombrar", "d01", "d91", "--aplicar")
HOJA = "Docente;Fecha;Observador\nd01;2024-05-14;director\nd02;2024-05-15;director\nd02;2024-05-16;director\n"
IMPORTAR = ("importar", "visitas", "hoja.csv", "--aplicar")
INICIAR = {
    "vacía": ("--sin-preguntas",),
    "ejemplo": ("--ejemplo", "con-errores"),
    "año siguiente": ("--desde", "viejo"),
    "preguntando": (),
}
de_posix = pytest.mark.skipif(sys.platform == "win32", reason="corta el proceso con fork")
# Todas las operaciones tardan; de nueve en nueve ya se pasa por cada clase de ellas.
pasos = pytest.mark.parametrize("paso", [9, pytest.param(1, marks=pytest.mark.largo)])


@pytest.fixture
def modelo(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EJEMPLO, tmp_path / "modelo"))


@de_posix
@pasos
def test_muera_donde_muera_la_siguiente_orden_lo_deja_entero(tmp_path: Path, correr: Correr, paso: int):
    viejo = contenido(EJEMPLO)
    assert correr("-C", shutil.copytree(EJEMPLO, tmp_path / "nuevo"), *RENOMBRAR)[0] == 0
    nuevo = contenido(tmp_path / "nuevo")
    vistos = set()
    for en in range(0, MUCHAS, paso):
        escuela = Path(shutil.copytree(EJEMPLO, tmp_path / f"corte-{en}"))
        murio = correr_y_morir(["-C", str(escuela), *RENOMBRAR], en)
        assert correr("-C", escuela, "resumen")[0] == 0
        quedo = contenido(escuela)
        assert quedo in (viejo, nuevo)
        vistos.add(quedo == nuevo)
        shutil.rmtree(escuela)
        if not murio:
            break
    assert not murio
    assert vistos == {True, False}


# ---------------------------------------------------------------- una escuela que se estaba creando


@pytest.fixture
def con_viejo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Una carpeta donde crear escuelas, con la del año pasado al lado."""
    shutil.copytree(EJEMPLO, tmp_path / "viejo")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MONITOREO_HOY", "2026-03-02")
    monkeypatch.setenv("MONITOREO_INTERACTIVO", "1")
    return tmp_path


@de_posix
@pasos
@pytest.mark.parametrize("como", INICIAR)
def test_crear_una_escuela_muera_donde_muera_la_segunda_vez_la_termina(
    con_viejo: Path, correr: Correr, monkeypatch: pytest.MonkeyPatch, como: str, paso: int
):
    monkeypatch.setattr(sys, "stdin", respuestas(*TODO, "s"))
    assert correr("iniciar", "entera", *INICIAR[como])[0] == 0
    entera, mia = contenido(con_viejo / "entera"), b"esto es de la persona\n"
    for en in range(0, MUCHAS, paso):
        (con_viejo / "nueva").mkdir()
        (con_viejo / "nueva/LEEME.txt").write_bytes(mia)
        murio = correr_y_morir(["iniciar", "nueva", *INICIAR[como]], en, respuestas(*TODO, "s"))
        monkeypatch.setattr(sys, "stdin", respuestas(*TODO, "s"))
        codigo, _, dicho = correr("iniciar", "nueva", *INICIAR[como])
        assert codigo == 0 or "ya hay una escuela" in dicho
        assert contenido(con_viejo / "nueva") == {**entera, "LEEME.txt": mia}
        assert not (con_viejo / "nueva" / A_MEDIAS).exists() or codigo == 3
        shutil.rmtree(con_viejo / "nueva")
        if not murio:
            break
    assert not murio


@de_posix
@pytest.mark.usefixtures("con_viejo")
def test_tambien_la_termina_cualquier_otra_orden(correr: Correr):
    assert correr_y_morir(["iniciar", "nueva", "--ejemplo", "san-cristobal"], 60)
    assert not Path("nueva/plan.yaml").exists()
    codigo, salida, dicho = correr("-C", "nueva", "docente", "lista")
    assert codigo == 0
    assert "d01" in salida
    assert dicho.startswith("Un cambio había quedado a medias; se terminó: ")


@de_posix
@pytest.mark.usefixtures("con_viejo")
def test_lo_que_la_persona_puso_mientras_tanto_no_se_pisa(correr: Correr):
    assert correr_y_morir(["iniciar", "nueva", "--ejemplo", "san-cristobal"], 60)
    Path("nueva/plan.yaml").write_text("formato: 1\ntitulo: el mío\n", "utf-8")
    correr("-C", "nueva", "validar")
    assert Path("nueva/plan.yaml").read_text("utf-8") == "formato: 1\ntitulo: el mío\n"
    assert Path("nueva/docentes.yaml").exists()


# ---------------------------------------------------------------- Ctrl-C y el disco lleno


def en_la_escuela(carpeta: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """La escuela sana, con una hoja por importar."""
    for ruta, texto in {**BASE, "hoja.csv": HOJA}.items():
        (carpeta / ruta).parent.mkdir(parents=True, exist_ok=True)
        (carpeta / ruta).write_text(texto, encoding="utf-8")
    monkeypatch.chdir(carpeta)


@de_posix
@pasos
def test_importar_muera_donde_muera_entra_todo_o_nada(
    tmp_path: Path, correr: Correr, monkeypatch: pytest.MonkeyPatch, paso: int
):
    vistos = set()
    for en in range(0, MUCHAS, paso):
        en_la_escuela(tmp_path / str(en), monkeypatch)
        murio = correr_y_morir([*IMPORTAR], en)
        assert correr("docente", "lista")[0] == 0
        vistos.add(len(list(Path("observaciones").glob("2024-05-1?-*.yaml"))))
        assert correr(*IMPORTAR)[0] == 0
        assert len(list(Path("observaciones").glob("2024-05-1?-*.yaml"))) == 3
        if not murio:
            break
    assert not murio
    assert vistos == {0, 3}


VARIOS = {"importar": IMPORTAR, "renombrar": RENOMBRAR, "iniciar": ("iniciar", "nueva", "--sin-preguntas")}


@pasos
@pytest.mark.parametrize("despues", [False, True], ids=["antes", "después"])
@pytest.mark.parametrize("orden", VARIOS.values(), ids=VARIOS)
def test_ctrl_c_deja_todo_o_nada_y_dice_cual(
    tmp_path: Path, correr: Correr, monkeypatch: pytest.MonkeyPatch, orden: tuple[str, ...], despues: bool, paso: int
):
    vistos = set()
    for en in range(0, MUCHAS, paso):
        en_la_escuela(tmp_path / str(en), monkeypatch)
        antes = contenido(Path())
        with con_ctrl_c(en, despues) as llego:
            codigo, _, dicho = correr(*orden)
        if not llego():
            break
        assert codigo == 130
        assert dicho.startswith("Interrumpido: ")
        nada = "no se cambió nada" in dicho or "no se escribió nada" in dicho
        assert nada == (contenido(Path()) == antes), (en, dicho)
        vistos.add(nada)
        correr("docente", "lista")
        assert nada == (contenido(Path()) == antes)
        repetida = correr(*orden)
        assert repetida[0] == 0 or not nada
        vistos.add(contenido(Path()) == antes)
    assert not llego()
    assert True in vistos


@pasos
@pytest.mark.parametrize("orden", VARIOS.values(), ids=VARIOS)
def test_sin_espacio_en_el_disco_es_todo_o_nada(
    tmp_path: Path, correr: Correr, monkeypatch: pytest.MonkeyPatch, orden: tuple[str, ...], paso: int
):
    for en in range(0, MUCHAS, paso):
        en_la_escuela(tmp_path / str(en), monkeypatch)
        antes = contenido(Path())
        with sin_espacio(en) as llego:
            codigo, _, dicho = correr(*orden)
        if not llego():
            break
        assert (codigo == 3) == (contenido(Path()) == antes), (en, dicho)
        assert codigo == 0 or "no queda espacio" in dicho
    assert not llego()


# ---------------------------------------------------------------- el apunte


def test_lo_que_alguien_cambio_despues_se_respeta(modelo: Path):
    (modelo / "docentes.yaml").write_text("formato: 1\n", encoding="utf-8")
    cambio = {"ruta": "docentes.yaml", "nueva": "docentes.yaml", "antes": "0" * 64, "despues": "pisado\n"}
    _apuntar(modelo, {"cambios": [cambio], "nuevos": []})
    assert terminar(modelo) == 0
    assert (modelo / "docentes.yaml").read_text(encoding="utf-8") == "formato: 1\n"
    assert not (modelo / A_MEDIAS).exists()


@pytest.mark.parametrize(
    "dicho",
    [
        "", "[", "{}", '{"cambios": 3, "nuevos": []}', "null", "[" * 100_000, '{"cambios": [5], "nuevos": []}',
        '{"cambios": [{"ruta": "plan.yaml"}], "nuevos": []}', '{"cambios": [], "nuevos": [null]}',
        '{"cambios": [], "nuevos": [{"ruta": "a\\u0000", "texto": "", "ejecutable": false}]}',
        '{"cambios": [], "nuevos": [{"ruta": "a\\ud800", "texto": "", "ejecutable": false}]}',
        '{"cambios": [], "nuevos": [{"ruta": "a", "texto": 7, "ejecutable": false}]}',
        '{"cambios": [], "nuevos": [{"ruta": "a", "texto": "\\ud800", "ejecutable": false}]}',
    ],
    ids=range(13),
)  # fmt: skip
def test_un_apunte_que_no_se_entiende_se_descarta(modelo: Path, correr: Correr, dicho: str):
    (modelo / A_MEDIAS).parent.mkdir(exist_ok=True)
    (modelo / A_MEDIAS).write_text(dicho, encoding="utf-8")
    assert correr("-C", modelo, "visita", "lista")[0] == 0
    assert not (modelo / A_MEDIAS).exists()


@pytest.mark.parametrize("ruta", ["../fuera.yaml", "/tmp/fuera.yaml"])
def test_un_apunte_no_escribe_fuera_de_la_carpeta(modelo: Path, correr: Correr, ruta: str):
    _apuntar(modelo, {"cambios": [{"ruta": "plan.yaml", "nueva": ruta, "antes": "x", "despues": "y"}], "nuevos": []})
    antes = contenido(modelo.parent)
    _, _, dicho = correr("-C", modelo, "visita", "lista")
    assert "nombra un archivo de otra carpeta" in dicho
    assert contenido(modelo.parent) == antes


@pytest.mark.skipif(sys.platform == "win32", reason="los enlaces son de POSIX")
def test_un_apunte_no_sale_de_la_carpeta_por_un_enlace(modelo: Path, tmp_path: Path, correr: Correr):
    (tmp_path / "otra").mkdir()
    (modelo / "enlace").symlink_to(tmp_path / "otra")
    nuevo = {"ruta": "enlace/arranca.desktop", "texto": "x", "ejecutable": True}
    _apuntar(modelo, {"cambios": [], "nuevos": [nuevo]})
    _, _, dicho = correr("-C", modelo, "visita", "lista")
    assert "nombra un archivo de otra carpeta; bórralo" in " ".join(dicho.split())
    assert list((tmp_path / "otra").iterdir()) == []


def test_al_terminar_lo_de_otro_se_van_sus_temporales(modelo: Path, correr: Correr):
    """Llevan datos de personas, y quien los escribía ya no está."""
    resto = modelo / ".docentes.yaml.aaaaaaaa.monitoreo.tmp"
    resto.write_text("", encoding="utf-8")
    cambio = {"ruta": "docentes.yaml", "nueva": "docentes.yaml", "antes": "0" * 64, "despues": ""}
    _apuntar(modelo, {"cambios": [cambio], "nuevos": []})
    assert correr("-C", modelo, "visita", "lista")[0] == 0
    assert not resto.exists()


@de_posix
def test_quien_llega_segundo_no_deshace_lo_del_primero(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Los dos crean lo mismo: el que encuentra la carpeta tomada no borra lo que el otro va escribiendo."""
    nuevos = [Nuevo(tmp_path / "a.yaml", "formato: 1\n"), Nuevo(tmp_path / "b.yaml", "formato: 1\n")]
    primero, enlazar = Apunte(tmp_path, (), nuevos), os.link

    def adelantarse(*rutas: Path) -> None:
        monkeypatch.setattr(os, "link", enlazar)
        primero.poner()
        nuevos[0].crear()
        enlazar(*rutas)

    monkeypatch.setattr(os, "link", adelantarse)
    with pytest.raises(ErrorDelMundo, match="otro proceso"):
        cambiar_todos(tmp_path, (), nuevos)
    assert (tmp_path / "a.yaml").exists()
    assert (tmp_path / A_MEDIAS).exists()
    primero.quitar()
    assert not (tmp_path / A_MEDIAS).exists()


@de_posix
def test_un_apunte_de_quien_sigue_trabajando_no_se_hace(tmp_path: Path):
    apunte = Apunte(tmp_path, (), [Nuevo(tmp_path / "a.yaml", "formato: 1\n")])
    apunte.poner()
    assert terminar(tmp_path) == 0
    assert not (tmp_path / "a.yaml").exists()
    apunte.quitar()
    assert not (tmp_path / A_MEDIAS).exists()


def test_mientras_otro_trabaja_no_se_toca_nada(modelo: Path, correr: Correr):
    import fcntl

    nuevo = {"ruta": "nuevo.yaml", "texto": "", "ejecutable": False}
    _apuntar(modelo, {"cambios": [], "nuevos": [nuevo]})
    with (modelo / A_MEDIAS).open("rb") as archivo:
        fcntl.flock(archivo, fcntl.LOCK_EX)
        assert correr("-C", modelo, "visita", "lista")[0] == 0
        assert not (modelo / "nuevo.yaml").exists()
        codigo, _, dicho = correr("-C", modelo, *RENOMBRAR)
    assert (codigo, dicho.splitlines()[0]) == (3, "error: otro proceso está cambiando esta carpeta")


def _apuntar(carpeta: Path, dicho: dict[str, object]) -> None:
    (carpeta / A_MEDIAS).parent.mkdir(exist_ok=True)
    (carpeta / A_MEDIAS).write_text(json.dumps(dicho), encoding="utf-8")
