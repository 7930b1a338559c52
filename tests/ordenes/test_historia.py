"""`monitoreo historia`: quién cambió cada nivel, con repositorios de verdad."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.escuelas import BASE, LISTA, OTRA, VISITA
from tests.instantaneas import instantanea
from tests.ordenes.conftest import Correr, Corrida
from tests.repositorios import cambiar, ejecutados, empezar, entorno_hostil, git, guardar, hostil

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="no hay git")
ID = Path(OTRA).stem
NIVEL = "  involucra:\n    nivel: {}\n"


@pytest.fixture
def guardada(escuela: Path) -> Path:
    """La escuela sana, guardada en git por el director."""
    empezar(escuela)
    guardar(escuela, "José Quispe", "2024-04-23", "la escuela")
    return escuela


def nivel(escuela: Path, antes: str, despues: str, ruta: str = OTRA) -> None:
    cambiar(escuela, ruta, NIVEL.format(antes), NIVEL.format(despues))


def filas(corrida: Corrida) -> list[str]:
    """Los renglones de la tabla después del registro, cada uno en una línea y con un espacio entre columnas."""
    assert corrida.codigo == 0, corrida.errores
    cuerpo = "\n".join(corrida.salida.splitlines()[2:-2]).replace("\n   ", "")
    renglones = [" ".join(linea.split()) for linea in cuerpo.splitlines()]
    return [r for r in renglones if not r.startswith("23/04/2024")]


def mover(escuela: Path, desde: str, hacia: str) -> None:
    (escuela / hacia).parent.mkdir(parents=True, exist_ok=True)
    (escuela / desde).rename(escuela / hacia)


# ---------------------------------------------------------------- lo que se ve


def test_cada_nivel_dice_quien_lo_puso_y_quien_lo_cambio(correr: Correr, guardada: Path):
    nivel(guardada, "III", "II")
    guardar(guardada, "María Ccama", "2024-04-25")
    salida = correr("historia", ID).salida
    assert "23/04/2024  involucra      — → III                José Quispe\n" in salida
    assert "25/04/2024  involucra      III → II               María Ccama\n" in salida
    assert salida.endswith("7 cambios: 7 en git (2 veces, 2 personas).\n")


def test_lo_de_otra_ficha_de_nombre_largo_se_distingue(correr: Correr, escuela: Path):
    """Se cortaba por el final, y seis renglones seguidos decían lo mismo."""
    larga = "planificacion-curricular-y-materiales"
    (escuela / f"rubricas/{larga}.yaml").write_text((escuela / LISTA).read_text("utf-8"), "utf-8")
    fichas = f"otras_fichas:\n  - rubrica: {larga}\n    desempenos:\n      unidad: {{nivel: Sí}}\n"
    visita = (escuela / OTRA).read_text("utf-8")
    (escuela / OTRA).write_text(visita + fichas, "utf-8")
    empezar(escuela)
    guardar(escuela, "José Quispe", "2024-04-23", "la escuela")
    assert "23/04/2024  ...ricular-y-materiales/unidad  — → Sí" in correr("historia", ID).salida


def test_la_historia_entera_de_una_visita(correr: Correr, guardada: Path):
    cambiar(guardada, OTRA, "Nadie se burla", "Nadie se burla de nadie")
    nivel(guardada, "III", "II")
    guardar(guardada, "María Fernanda Condori de la Cruz y Huanca", "2024-04-25")
    movida = "observaciones/abril/2024-04-23-d02-patio.yaml"
    mover(guardada, OTRA, movida)
    guardar(guardada, "José Quispe", "2024-05-02")
    (guardada / movida).write_bytes(b"\xff\xfe\x00")
    guardar(guardada, "José Quispe", "2024-05-03")
    git(guardada, "checkout", "-q", "HEAD^", "--", movida)
    cambiar(guardada, movida, "estado: cerrada", "estado: borrador")
    guardar(guardada, "José Quispe", "2024-05-04")
    nivel(guardada, "II", "III", movida)
    corrida = correr("historia", Path(movida).stem)
    assert corrida.codigo == 0
    assert max(map(len, corrida.salida.splitlines())) <= 80
    instantanea("historia.txt", corrida.salida)


def test_lo_que_cambia_sin_ser_nivel_se_nombra_y_los_textos_no_se_muestran(correr: Correr, guardada: Path):
    cambiar(guardada, OTRA, "Nadie se burla", "Un texto reservado")
    cambiar(guardada, OTRA, "dialogo:\n  fecha: 2024-04-24", "dialogo:\n  fecha: 2024-04-24\n  desacuerdo: Otro texto")
    cambiar(guardada, OTRA, "observador: director", "observador: ugel")
    guardar(guardada, "Ana", "2024-05-02")
    assert filas(correr("historia", ID)) == [
        "02/05/2024 respeto, evidencia cambia Ana",
        "02/05/2024 observador director → ugel Ana",
        "02/05/2024 dialogo cambia Ana",
    ]
    assert "texto" not in correr("historia", ID).salida
    assert "exto reservado" not in correr("historia", ID, "--formato", "json").salida


def test_lo_que_falta_guardar_sale_aparte(correr: Correr, guardada: Path):
    nivel(guardada, "III", "IV")
    assert filas(correr("historia", ID)) == ["sin guardar involucra III → IV"]
    assert "1 sin guardar en git." in correr("historia", ID).salida


def test_un_registro_de_seguimiento_tambien_tiene_historia(correr: Correr, guardada: Path):
    ruta = "observaciones/2024-05-10-d01-seguimiento.yaml"
    (guardada / ruta).write_text(
        "formato: 1\ntipo: seguimiento\ndocente: d01\nfecha: 2024-05-10\nobservador: director\n"
        "seguimiento:\n  - compromiso: 2024-04-16-d01/c1\n    estado: en-proceso\n",
        "utf-8",
    )
    guardar(guardada, "José Quispe", "2024-05-10")
    cambiar(guardada, ruta, "en-proceso", "cumplido")
    guardar(guardada, "María Ccama", "2024-05-12")
    assert filas(correr("historia", Path(ruta).stem)) == [
        "10/05/2024 visita se registra José Quispe",
        "12/05/2024 seguimiento 2024-04-16-d01/c1 en-proceso → cumplido María Ccama",
    ]


def test_el_json_trae_cada_cambio_entero(correr: Correr, guardada: Path):
    nivel(guardada, "III", "II")
    commit = guardar(guardada, "María Ccama", "2024-04-25")
    datos = json.loads(correr("historia", ID, "--formato", "json").salida)
    assert (datos["formato"], datos["visita"], datos["archivos"]) == (1, ID, [OTRA])
    assert datos["cambios"][-1] == {
        "commit": commit, "autor": "María Ccama", "fecha": "2024-04-25T10:00:00-05:00", "archivo": OTRA,
        "campo": "nivel", "rubrica": None, "desempeno": "involucra", "compromiso": None,
        "accion": "cambia", "antes": ["III"], "despues": "II",
    }  # fmt: skip


# ---------------------------------------------------------------- renombres y borrados


def test_sigue_a_la_visita_por_sus_nombres_y_carpetas(correr: Correr, guardada: Path):
    nivel(guardada, "III", "II")
    guardar(guardada, "Ana", "2024-04-25")
    assert correr("visita", "mover", ID, "patio").codigo == 0
    guardar(guardada, "Ana", "2024-05-02")
    mover(guardada, "observaciones/patio.yaml", "observaciones/2024/abril/patio.yaml")
    nivel(guardada, "II", "IV", "observaciones/2024/abril/patio.yaml")
    guardar(guardada, "Ana", "2024-05-03")
    vistas = filas(correr("historia", "patio"))
    assert vistas == [
        "25/04/2024 involucra III → II Ana",
        f"02/05/2024 visita se mueve Ana {OTRA} → observaciones/patio.yaml",
        "03/05/2024 visita se mueve Ana observaciones/patio.yaml → observaciones/2024/abril/patio.yaml",
        "03/05/2024 involucra II → IV Ana",
    ]


def test_un_renombre_sin_guardar_no_pierde_la_historia(correr: Correr, guardada: Path):
    assert correr("visita", "mover", ID, "patio").codigo == 0
    corrida = correr("historia", "patio")
    assert filas(corrida)[0].startswith("sin guardar visita se mueve")
    assert "José Quispe" in corrida.salida


def test_el_nombre_viejo_tambien_responde_y_dice_el_nuevo(correr: Correr, guardada: Path):
    assert correr("visita", "mover", ID, "patio").codigo == 0
    guardar(guardada, "Ana", "2024-05-02")
    corrida = correr("historia", ID)
    assert filas(corrida)[0].startswith("02/05/2024 visita se mueve Ana")
    assert "monitoreo historia patio" in corrida.errores


def test_una_visita_borrada_conserva_su_historia(correr: Correr, guardada: Path):
    nivel(guardada, "III", "II")
    guardar(guardada, "Ana", "2024-04-25")
    (guardada / OTRA).unlink()
    guardar(guardada, "Rosa", "2024-05-02")
    assert filas(correr("historia", ID)) == [
        "25/04/2024 involucra III → II Ana",
        "02/05/2024 visita se borra Rosa",
    ]


def test_borrada_y_vuelta_a_registrar_son_dos_vidas_del_mismo_nombre(correr: Correr, guardada: Path):
    (guardada / OTRA).unlink()
    guardar(guardada, "Rosa", "2024-05-02")
    (guardada / OTRA).write_text(BASE[OTRA].replace("nivel: III", "nivel: I"), "utf-8")
    guardar(guardada, "Rosa", "2024-05-03")
    vistas = filas(correr("historia", ID))
    assert vistas[:3] == [
        "02/05/2024 visita se borra Rosa",
        "03/05/2024 visita se registra (cerrada) Rosa",
        "03/05/2024 involucra — → I Rosa",
    ]


def test_la_escuela_puede_estar_dentro_de_un_repositorio_mayor(
    correr: Correr, guardada: Path, monkeypatch: pytest.MonkeyPatch
):
    for nombre in (*{r.split("/")[0] for r in BASE},):
        mover(guardada, nombre, f"los andes/{nombre}")
    guardar(guardada, "Ana", "2024-05-02")
    monkeypatch.chdir(guardada / "los andes")
    assert filas(correr("historia", ID)) == [
        f"02/05/2024 visita se mueve Ana ../{OTRA} → {OTRA}",
    ]


# ---------------------------------------------------------------- ramas que se juntan


def rama(escuela: Path, nombre: str, quien: str, dia: str, antes: str, despues: str, ruta: str = OTRA) -> str:
    git(escuela, "checkout", "-q", "-b", nombre, "main")
    nivel(escuela, antes, despues, ruta)
    commit = guardar(escuela, quien, dia)
    git(escuela, "checkout", "-q", "main")
    return commit


def test_dos_ramas_se_cuentan_por_fecha_y_la_mezcla_no_repite(correr: Correr, guardada: Path):
    git(guardada, "checkout", "-qb", "otra")
    cambiar(guardada, OTRA, "regula:\n    nivel: III", "regula:\n    nivel: II")
    guardar(guardada, "Ana", "2024-05-01")
    git(guardada, "checkout", "-q", "main")
    nivel(guardada, "III", "IV")
    guardar(guardada, "José Quispe", "2024-05-02")
    git(guardada, "merge", "-q", "--no-edit", "otra")
    assert filas(correr("historia", ID)) == [
        "01/05/2024 regula III → II Ana",
        "02/05/2024 involucra III → IV José Quispe",
    ]


def test_si_dos_cambiaron_el_mismo_nivel_se_ve_cual_quedo_y_quien_decidio(correr: Correr, guardada: Path):
    rama(guardada, "una", "Ana", "2024-05-01", "III", "II")
    rama(guardada, "dos", "Rosa", "2024-05-02", "III", "IV")
    git(guardada, "merge", "-q", "--ff-only", "una")
    git(guardada, "merge", "-q", "dos", se_espera=1)
    git(guardada, "checkout", "-q", "--theirs", OTRA)
    guardar(guardada, "José Quispe", "2024-05-03")
    assert filas(correr("historia", ID)) == [
        "01/05/2024 involucra III → II Ana",
        "02/05/2024 involucra III → IV Rosa",
        "03/05/2024 involucra II o IV → IV, al juntar José Quispe",
    ]


def test_una_mezcla_que_pone_otro_nivel_es_un_cambio_suyo(correr: Correr, guardada: Path):
    rama(guardada, "una", "Ana", "2024-05-01", "III", "II")
    rama(guardada, "dos", "Rosa", "2024-05-02", "III", "IV")
    git(guardada, "merge", "-q", "--ff-only", "una")
    git(guardada, "merge", "-q", "dos", se_espera=1)
    (guardada / OTRA).write_text(BASE[OTRA].replace("nivel: III", "nivel: I", 1), "utf-8")
    guardar(guardada, "José Quispe", "2024-05-03")
    assert filas(correr("historia", ID))[-1] == "03/05/2024 involucra II o IV → I José Quispe"


def test_un_commit_copiado_a_otra_rama_se_cuenta_una_vez(correr: Correr, guardada: Path):
    copiado = rama(guardada, "una", "Ana", "2024-05-01", "III", "II")
    (guardada / "aparte.txt").write_text("otra cosa", "utf-8")
    guardar(guardada, "José Quispe", "2024-05-02")
    git(guardada, "cherry-pick", copiado)
    git(guardada, "merge", "-q", "--no-edit", "una")
    assert filas(correr("historia", ID)) == ["01/05/2024 involucra III → II Ana"]


# ---------------------------------------------------------------- lo que no se puede leer


@pytest.mark.parametrize(
    ("datos", "motivo"),
    [
        (b"\xff\xfe\x00", "no está en UTF-8"),
        (b"formato: 1\n" + b"# relleno\n" * 120_000, "pasa de 1 MiB"),
        (b"- suelto\n", "se esperaba"),
        (b"", "está vacío"),
    ],
)
def test_una_version_ilegible_se_dice_y_se_salta(correr: Correr, guardada: Path, datos: bytes, motivo: str):
    (guardada / OTRA).write_bytes(datos)
    guardar(guardada, "Ana", "2024-05-01")
    (guardada / OTRA).write_text(BASE[OTRA].replace("nivel: III", "nivel: IV", 1), "utf-8")
    guardar(guardada, "Rosa", "2024-05-02")
    ilegible, despues = filas(correr("historia", ID))
    assert ilegible.startswith("01/05/2024 visita ilegible Ana")
    assert motivo in ilegible
    assert despues == "02/05/2024 involucra III → IV Rosa"


def test_si_la_de_hoy_es_ilegible_la_historia_sale_y_el_codigo_es_1(correr: Correr, guardada: Path):
    (guardada / OTRA).write_text("docente: [", "utf-8")
    codigo, salida, errores = correr("historia", ID)
    assert codigo == 1
    assert "José Quispe" in salida
    assert "monitoreo validar" in errores


def test_sirve_aunque_la_escuela_tenga_errores(correr: Correr, guardada: Path):
    (guardada / "plan.yaml").write_text("roto: [", "utf-8")
    assert correr("historia", ID).codigo == 0


# ---------------------------------------------------------------- cuando no hay historia


def test_sin_git_en_la_computadora_sale_con_3(correr: Correr, guardada: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", str(guardada))
    codigo, salida, errores = correr("historia", ID)
    assert (codigo, salida) == (3, "")
    assert "git no está en esta computadora" in errores


def test_una_carpeta_que_no_esta_en_git_sale_con_3(correr: Correr, escuela: Path):
    codigo, salida, errores = correr("historia", ID)
    assert (codigo, salida) == (3, "")
    assert "no está en git" in errores


@pytest.mark.parametrize("en_git", [True, False])
def test_un_id_que_no_existe_sale_con_2_y_sugiere(correr: Correr, escuela: Path, en_git: bool):
    if en_git:
        empezar(escuela)
        guardar(escuela, "Ana", "2024-04-23")
    codigo, _, errores = correr("historia", "2024-04-23-d03")
    assert codigo == 2
    assert f"¿quisiste decir `{ID}`?" in errores


def test_lo_que_git_aun_no_guarda_se_dice_claro(correr: Correr, escuela: Path):
    empezar(escuela)
    corrida = correr("historia", ID)
    assert filas(corrida)[0] == "sin guardar visita se registra (cerrada)"
    assert "en git todavía no se guardó nada" in corrida.errores
    git(escuela, "add", "plan.yaml")
    git(escuela, "commit", "-qm", "sólo el plan")
    assert "git todavía no guarda esta visita" in correr("historia", ID).errores


def test_una_copia_recortada_lo_dice(correr: Correr, guardada: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    nivel(guardada, "III", "II")
    guardar(guardada, "Ana", "2024-05-01")
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{guardada}", "recorte")
    monkeypatch.chdir(tmp_path / "recorte")
    corrida = correr("historia", ID)
    assert filas(corrida)[1] == "01/05/2024 involucra — → II Ana"
    assert "recortada" in corrida.errores


def test_un_dueno_ajeno_se_explica(correr: Correr, guardada: Path, monkeypatch: pytest.MonkeyPatch):
    if os.name == "nt" or os.geteuid() != 0:
        pytest.skip("hay que poder regalar la carpeta")
    for carpeta, _, archivos in os.walk(guardada):
        for ruta in (carpeta, *(os.path.join(carpeta, a) for a in archivos)):
            os.chown(ruta, 1234, 1234)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    codigo, _, errores = correr("historia", ID)
    assert codigo == 3
    assert "safe.directory" in errores


# ---------------------------------------------------------------- un repositorio que quiere ejecutar cosas

solo_posix = pytest.mark.skipif(os.name == "nt", reason="los testigos son guiones de sh")


@solo_posix
def test_el_repositorio_hostil_de_la_prueba_lo_es(guardada: Path, tmp_path: Path):
    hostil(guardada, tmp_path / "afuera")
    nivel(guardada, "III", "II")
    for orden in (("status",), ("fetch", "origin"), ("fetch", "otro")):
        subprocess.run(["git", *orden], cwd=guardada, capture_output=True, check=False)
    git(guardada, "config", "--unset", "filter.malo.process")
    subprocess.run(["git", "log", "-p", "--ext-diff"], cwd=guardada, capture_output=True, check=False)
    assert {"fsmonitor", "proceso", "red", "ssh", "comando"} <= set(ejecutados(tmp_path / "afuera"))


@solo_posix
def test_nada_de_la_configuracion_de_un_repositorio_se_ejecuta(
    correr: Correr, guardada: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    nivel(guardada, "III", "II")
    guardar(guardada, "Ana", "2024-05-01")
    mover(guardada, OTRA, "observaciones/patio.yaml")
    nivel(guardada, "II", "IV", "observaciones/patio.yaml")
    guardar(guardada, "Ana", "2024-05-02")
    hostil(guardada, tmp_path / "afuera")
    ajeno = tmp_path / "ajeno"
    ajeno.mkdir()
    for variable, valor in entorno_hostil(tmp_path / "afuera", ajeno).items():
        monkeypatch.setenv(variable, valor)
    assert filas(correr("historia", "patio"))[-1] == "02/05/2024 involucra II → IV Ana"
    assert correr("historia", "no-existe").codigo == 2
    assert correr("doctor").codigo == 0
    assert list(ejecutados(tmp_path / "afuera")) == []


@solo_posix
def test_lo_que_falta_en_una_copia_incompleta_no_se_pide_por_la_red(correr: Correr, guardada: Path, tmp_path: Path):
    viejo = git(guardada, "rev-parse", f"HEAD:{OTRA}").strip()
    nivel(guardada, "III", "II")
    guardar(guardada, "Ana", "2024-05-01")
    hostil(guardada, tmp_path / "afuera")
    (guardada / ".git" / "objects" / viejo[:2] / viejo[2:]).unlink()
    corrida = correr("historia", ID)
    assert "esta copia de git está incompleta, y no tiene esta versión" in " ".join(corrida.salida.split())
    assert filas(corrida)[0] == "01/05/2024 involucra ? → II Ana"
    assert list(ejecutados(tmp_path / "afuera")) == []


def test_una_visita_ajena_con_ordenes_de_terminal_en_el_autor_no_las_da(correr: Correr, guardada: Path):
    nivel(guardada, "III", "II")
    guardar(guardada, "Ana\x1b[31mRoja", "2024-05-01")
    assert "\x1b" not in correr("historia", ID).salida


def test_otra_visita_no_se_mezcla(correr: Correr, guardada: Path):
    cambiar(guardada, VISITA, "nivel: III", "nivel: I")
    guardar(guardada, "Ana", "2024-05-01")
    assert filas(correr("historia", ID)) == []


def test_si_a_git_le_falta_el_ultimo_commit_no_dice_que_nada_se_guardo(correr: Correr, guardada: Path):
    ultimo = git(guardada, "rev-parse", "HEAD").strip()
    (guardada / ".git" / "objects" / ultimo[:2] / ultimo[2:]).unlink()
    corrida = correr("historia", ID)
    assert corrida.codigo == 3
    assert "parece dañado" in corrida.errores
    assert "no se guardó nada" not in corrida.errores + corrida.salida
