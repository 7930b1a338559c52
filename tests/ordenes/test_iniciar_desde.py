"""`monitoreo iniciar --desde`: qué pasa al año siguiente, qué se mueve y qué hay que escribir de nuevo."""

import json
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from monitoreo_cli.lectura.cargar import cargar
from monitoreo_cli.lectura.carpeta import Carpeta
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.plan import Plan
from tests.escuelas import ANTERIOR_D01, DOCENTES, PLAN, VISITA
from tests.instantaneas import instantanea
from tests.ordenes.conftest import Correr

EJEMPLOS = Path(__file__).parents[2] / "ejemplos"


def leida(carpeta: Path) -> Escuela:
    return cargar(Carpeta(carpeta).fuentes())[0]


def plan_de(carpeta: Path) -> Plan:
    plan = leida(carpeta).plan
    assert plan is not None
    return plan


def errores_de(correr: Correr, carpeta: Path) -> list[Any]:
    problemas = json.loads(correr("validar", carpeta, "--formato", "json").salida)["problemas"]
    return [p for p in problemas if p["gravedad"] == "error"]


@pytest.fixture
def modelo(tmp_path: Path) -> Path:
    """La escuela modelo, de 2025, con un nombre fijo."""
    return Path(shutil.copytree(EJEMPLOS / "escuela-modelo", tmp_path / "2025"))


def cambiar(archivo: Path, antes: str, despues: str) -> None:
    texto = archivo.read_text("utf-8")
    assert antes in texto
    archivo.write_text(texto.replace(antes, despues), "utf-8")


@pytest.mark.parametrize("nombre", ["escuela-modelo", "san-cristobal"])
def test_cuenta_lo_que_llevo_lo_que_movio_y_lo_que_falta(
    correr: Correr, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nombre: str
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(EJEMPLOS / nombre, "viejo")
    corrida = correr("iniciar", "nuevo", "--desde", "viejo")
    assert (corrida.codigo, corrida.errores) == (0, "")
    assert max(map(len, corrida.salida.splitlines())) <= 80
    instantanea(f"iniciar-desde-{nombre}.txt", corrida.salida)
    instantanea(f"iniciar-desde-{nombre}.yaml", Path("nuevo/plan.yaml").read_text("utf-8"))
    assert errores_de(correr, Path("nuevo")) == []


def test_la_linea_base_sale_de_la_ultima_etapa_y_de_ninguna_otra(correr: Correr, modelo: Path, tmp_path: Path) -> None:
    correr("iniciar", tmp_path / "2026", "--desde", modelo)
    resumen = json.loads(correr("resumen", "-C", modelo, "--etapa", "3", "--formato", "json").salida)
    base = plan_de(tmp_path / "2026").linea_base
    assert base is not None
    assert (base.anio, base.rubrica) == (2025, "minedu-2018")
    assert base.desempenos == {d["id"]: d["niveles"] for d in resumen["desempenos"]}


def test_sin_visitas_en_la_ultima_etapa_no_se_inventa_linea_base(correr: Correr, modelo: Path, tmp_path: Path) -> None:
    shutil.rmtree(modelo / "observaciones/etapa-3")
    salida = correr("iniciar", tmp_path / "2026", "--desde", modelo).salida
    nuevo = leida(tmp_path / "2026")
    assert nuevo.plan is not None
    assert nuevo.plan.linea_base is None
    assert nuevo.anterior is not None
    assert not nuevo.anterior.docentes
    assert "nadie tiene una visita cerrada en la etapa 3" in " ".join(salida.split())


def test_anterior_dice_como_termino_cada_quien_y_sus_compromisos_abiertos(
    correr: Correr, modelo: Path, tmp_path: Path
) -> None:
    correr("iniciar", tmp_path / "2026", "--desde", modelo)
    assert (
        (tmp_path / "2026/anterior.yaml")
        .read_text("utf-8")
        .endswith(
            "compromisos:\n  - id: 2025-10-23-d01/c1\n    docente: d01\n"
            "    texto: Abrir su aula en 2026 a quien quiera mirar cómo trabaja con dos grados\n    estado: pendiente\n"
        )
    )
    anterior = leida(tmp_path / "2026").anterior
    assert anterior is not None
    assert list(anterior.docentes) == ["d01", "d02", "d04", "d05"]
    assert anterior.docentes["d01"].niveles["respeto"] == "IV"


def test_las_demas_ordenes_usan_lo_que_vino(correr: Correr, modelo: Path, tmp_path: Path) -> None:
    nueva = tmp_path / "2026"
    correr("iniciar", nueva, "--desde", modelo)
    corrida = correr("compromisos", "-C", nueva, "--formato", "json")
    assert corrida.codigo == 0
    (compromiso,) = json.loads(corrida.salida)["compromisos"]
    assert (compromiso["id"], compromiso["docente"], compromiso["estado"]) == ("2025-10-23-d01/c1", "d01", "pendiente")
    for orden in ("resumen", "avance", "agenda", "cronograma"):
        assert correr(orden, "-C", nueva).codigo == 0
    anotado = correr(
        "compromiso", "anotar", "2025-10-23-d01/c1", "--estado", "cumplido", "--evidencia", "Recibió a dos colegas",
        "--observador", "director", "-C", nueva,
    )  # fmt: skip
    assert anotado.codigo == 0
    assert "cumplido" in correr("compromisos", "-C", nueva).salida


def test_quien_se_fue_no_pasa_ni_sus_compromisos_ni_las_ausencias(correr: Correr, modelo: Path, tmp_path: Path) -> None:
    cambiar(modelo / DOCENTES, "  - id: d01\n", "  - id: d01\n    hasta: 2025-12-19\n")
    salida = correr("iniciar", tmp_path / "2026", "--desde", modelo).salida
    nuevo = leida(tmp_path / "2026")
    assert list(nuevo.docentes) == ["d02", "d04", "d05", "d06"]
    assert all(not d.ausencias for d in nuevo.docentes.values())
    assert nuevo.anterior is not None
    assert "d01" not in nuevo.anterior.docentes
    assert "siguen 3 de 4" in " ".join(salida.split())
    assert "compromiso abierto, de d01, que ya no está" in salida
    assert "No uses su código para otra persona" in (tmp_path / "2026" / DOCENTES).read_text("utf-8")


def test_quien_se_ira_en_el_anio_nuevo_todavia_esta(correr: Correr, modelo: Path, tmp_path: Path) -> None:
    cambiar(modelo / DOCENTES, "  - id: d01\n", "  - id: d01\n    hasta: 2026-07-31\n")
    correr("iniciar", tmp_path / "2026", "--desde", modelo)
    assert leida(tmp_path / "2026").docentes["d01"].hasta == date(2026, 7, 31)


def test_si_se_fueron_todos_queda_un_codigo_nuevo_por_llenar(correr: Correr, escuela: Path, tmp_path: Path) -> None:
    lista = re.sub(r"(  - id: \w+\n)", r"\1    hasta: 2024-12-20\n", (escuela / DOCENTES).read_text("utf-8"))
    (escuela / DOCENTES).write_text(lista, "utf-8")
    viejos = set(leida(escuela).docentes)
    assert correr("iniciar", tmp_path / "nueva", "--desde", escuela).codigo == 0
    assert viejos.isdisjoint(leida(tmp_path / "nueva").docentes)
    assert errores_de(correr, tmp_path / "nueva") == []


def test_los_instrumentos_las_plantillas_y_los_nombres_son_los_mismos_bytes(
    correr: Correr, modelo: Path, tmp_path: Path
) -> None:
    (modelo / "plantillas/etapa").mkdir(parents=True)
    (modelo / "plantillas/etapa/logo.png").write_bytes(bytes(range(256)))
    (modelo / "rubricas/minedu-2018.yaml").write_bytes(
        b"\xef\xbb\xbf" + (modelo / "rubricas/minedu-2018.yaml").read_bytes().replace(b"\n", b"\r\n")
    )
    (modelo / "rubricas/.minedu-2018.yaml.swp").write_bytes(b"x")
    nueva = tmp_path / "2026"
    salida = correr("iniciar", nueva, "--desde", modelo).salida
    for ruta in ("plantillas/etapa/logo.png", "rubricas/minedu-2018.yaml", "identidades.yaml"):
        assert (nueva / ruta).read_bytes() == (modelo / ruta).read_bytes()
    assert not (nueva / "rubricas/.minedu-2018.yaml.swp").exists()
    assert "no se comparte" in salida
    assert "Ficticia" not in salida


def test_nada_del_anio_viejo_queda_escrito_en_el_plan_nuevo(correr: Correr, modelo: Path, tmp_path: Path) -> None:
    cambiar(modelo / PLAN, "titulo: Plan de acompañamiento y monitoreo", "titulo: Plan de monitoreo 2025")
    cambiar(modelo / PLAN, "nombre: Cómo empezamos", "nombre: Inicio 2025")
    salida = correr("iniciar", tmp_path / "2026", "--desde", modelo).salida
    plan = plan_de(tmp_path / "2026")
    assert plan.etapas[0].nombre == "Inicio 2026"
    assert "etapa 1: nombre           Inicio 2026" in salida
    assert plan.titulo == "Plan de monitoreo 2026"
    vacias = ("problema", "antecedentes", "diagnostico", "metas", "visitas_previstas", "aprobacion", "poblacion",
              "no_lectivos", "recuperaciones", "nombre_del_anio")  # fmt: skip
    assert [clave for clave in vacias if getattr(plan, clave)] == []
    activas = [
        linea for linea in (tmp_path / "2026" / PLAN).read_text("utf-8").splitlines()
        if not linea.lstrip().startswith("#")
    ]  # fmt: skip
    assert [linea for linea in activas if re.search(r"(?<!-)20(24|25)(?!-)", linea)] == ["  anio: 2025"]


def test_sugiere_sin_escribirlos_el_nombre_y_la_norma_del_anio(correr: Correr, modelo: Path, tmp_path: Path) -> None:
    correr("iniciar", tmp_path / "2026", "--desde", modelo)
    texto = (tmp_path / "2026" / PLAN).read_text("utf-8")
    assert "\n# nombre_del_anio: Año de la Esperanza y el Fortalecimiento de la Democracia\n" in texto
    assert "\n  - RM 556-2024-MINEDU" not in texto
    assert "RM\n# 501-2025-MINEDU" in texto


def test_un_texto_que_nombra_el_anio_viejo_queda_comentado_y_vale_al_quitar_la_almohadilla(
    correr: Correr, escuela: Path, tmp_path: Path
) -> None:
    plan = escuela / PLAN
    cambiar(
        plan, "descripcion: Una visita por docente y etapa.", "descripcion: |\n  En 2024 empezamos.\n\n  Y seguimos."
    )
    cambiar(plan, "fundamentacion: Preguntar", "fundamentacion: La RM 587-2024-MINEDU lo dice. Preguntar")
    salida = correr("iniciar", tmp_path / "nueva", "--desde", escuela).salida
    assert "descripcion (quedó comentado)" in salida
    assert "«En 2024 empezamos.»" in salida
    nuevo = tmp_path / "nueva" / PLAN
    assert plan_de(tmp_path / "nueva").descripcion is None
    assert plan_de(tmp_path / "nueva").fundamentacion is not None
    lineas = nuevo.read_text("utf-8").split("\n")
    inicio = lineas.index("# descripcion: |")
    for i in range(inicio, lineas.index("", inicio)):
        lineas[i] = lineas[i].removeprefix("#").removeprefix(" ")
    nuevo.write_text("\n".join(lineas), "utf-8")
    assert (plan_de(tmp_path / "nueva").descripcion or "").strip() == "En 2024 empezamos.\n\nY seguimos."


def test_un_29_de_febrero_pasa_al_28_y_febrero_entero_sigue_entero(
    correr: Correr, escuela: Path, tmp_path: Path
) -> None:
    plan = escuela / PLAN
    texto = re.sub(r"(?m)^actividades:\n(?:[ -].*\n)*", "", plan.read_text("utf-8"))
    texto = texto.replace("    actividades: [visitas]\n", "")
    texto += (
        "actividades:\n  - {id: a, clase: otra, nombre: Uno, desde: 2024-02-29, hasta: 2024-03-15}\n"
        "  - {id: b, clase: otra, nombre: Dos, desde: 2024-02, hasta: 2024-02}\n"
    )
    plan.write_text(texto, "utf-8")
    assert correr("iniciar", tmp_path / "nueva", "--desde", escuela).codigo == 0
    una, otra = plan_de(tmp_path / "nueva").actividades
    assert (una.desde, una.hasta) == (date(2025, 2, 28), date(2025, 3, 15))
    assert (otra.desde, otra.hasta) == (date(2025, 2, 1), date(2025, 2, 28))
    assert "    hasta: 2025-02\n" in (tmp_path / "nueva" / PLAN).read_text("utf-8")


def test_lo_ya_registrado_del_anio_nuevo_se_senala(correr: Correr, modelo: Path, tmp_path: Path) -> None:
    salida = correr("iniciar", tmp_path / "2026", "--desde", modelo).salida
    assert "2026-03-06-punto-de-partida" in salida
    assert "ya es de 2026" in salida


def test_dos_anios_seguidos(correr: Correr, modelo: Path, tmp_path: Path) -> None:
    correr("iniciar", tmp_path / "2026", "--desde", modelo)
    corrida = correr("iniciar", tmp_path / "2027", "--desde", tmp_path / "2026")
    assert corrida.codigo == 0
    assert errores_de(correr, tmp_path / "2027") == []
    anterior = leida(tmp_path / "2027").anterior
    assert anterior is not None
    assert [c.id for c in anterior.compromisos] == ["2025-10-23-d01/c1"]


# ---------------------------------------------------------------- cuando no se puede


def test_con_errores_se_niega_y_no_escribe_nada(correr: Correr, escuela: Path, tmp_path: Path) -> None:
    cambiar(escuela / VISITA, "docente: d01", "docente: d77")
    corrida = correr("iniciar", tmp_path / "nueva", "--desde", escuela)
    assert (corrida.codigo, corrida.salida) == (1, "")
    assert "monitoreo validar" in corrida.errores
    assert not (tmp_path / "nueva").exists()


def test_un_aviso_no_impide_pasar_de_anio(correr: Correr, escuela: Path, tmp_path: Path) -> None:
    cambiar(escuela / PLAN, "titulo:", "lema: Aula #3\ntitulo:")
    assert correr("iniciar", tmp_path / "nueva", "--desde", escuela).codigo == 0


@pytest.mark.parametrize(
    "roto", ["periodo: {hasta: 2024-12}", "periodo: {desde: 2024-03, hasta: 2024-12}\netapas: ~\n#"]
)
def test_un_plan_sin_fechas_no_se_puede_mover(correr: Correr, escuela: Path, tmp_path: Path, roto: str) -> None:
    cambiar(escuela / PLAN, "periodo: {desde: 2024-03, hasta: 2024-12}", roto)
    assert correr("iniciar", tmp_path / "nueva", "--desde", escuela).codigo == 1
    assert not (tmp_path / "nueva").exists()


def test_la_carpeta_de_origen_tiene_que_existir_y_ser_una_escuela(correr: Correr, tmp_path: Path) -> None:
    assert correr("iniciar", tmp_path / "nueva", "--desde", tmp_path / "nada").codigo == 3
    (tmp_path / "vacia").mkdir()
    corrida = correr("iniciar", tmp_path / "nueva", "--desde", tmp_path / "vacia")
    assert corrida.codigo == 3
    assert "plan.yaml" in corrida.errores


@pytest.mark.parametrize("ocupado", ["plan.yaml", "docentes.yaml", "rubricas/minedu-2018.yaml"])
def test_no_pisa_lo_que_ya_hay_en_el_destino(correr: Correr, escuela: Path, tmp_path: Path, ocupado: str) -> None:
    (tmp_path / "nueva/rubricas").mkdir(parents=True)
    (tmp_path / "nueva" / ocupado).write_text("mío", "utf-8")
    corrida = correr("iniciar", tmp_path / "nueva", "--desde", escuela)
    assert (corrida.codigo, corrida.salida) == (3, "")
    assert [a.read_text("utf-8") for a in (tmp_path / "nueva").rglob("*") if a.is_file()] == ["mío"]


def test_lo_que_no_es_del_plan_se_deja_y_se_dice(correr: Correr, escuela: Path, tmp_path: Path) -> None:
    (tmp_path / "nueva").mkdir()
    (tmp_path / "nueva/LEEME.txt").write_text("mío", "utf-8")
    corrida = correr("iniciar", tmp_path / "nueva", "--desde", escuela)
    assert corrida.codigo == 0
    assert "Ya estaban y no se tocaron: LEEME.txt" in corrida.salida
    assert (tmp_path / "nueva/LEEME.txt").read_text("utf-8") == "mío"


@pytest.mark.parametrize("destino", [".", "2025", "observaciones/2025", ".."])
def test_una_escuela_no_va_dentro_de_otra(correr: Correr, escuela: Path, destino: str) -> None:
    antes = sorted(escuela.parent.rglob("*"))
    corrida = correr("iniciar", destino, "--desde", ".")
    assert (corrida.codigo, corrida.salida) == (2, "")
    assert "elige una carpeta al lado" in corrida.errores
    assert sorted(escuela.parent.rglob("*")) == antes


def test_ejemplo_y_desde_no_van_juntos(correr: Correr, escuela: Path, tmp_path: Path) -> None:
    assert correr("iniciar", tmp_path / "n", "--ejemplo", "san-cristobal", "--desde", escuela).codigo == 2


def test_si_el_disco_falla_a_la_mitad_no_queda_nada(correr: Correr, escuela: Path, tmp_path: Path) -> None:
    # Un archivo donde va la carpeta de las visitas: es lo último que se crea.
    (tmp_path / "nueva").mkdir()
    (tmp_path / "nueva/observaciones").write_text("mío", "utf-8")
    corrida = correr("iniciar", tmp_path / "nueva", "--desde", escuela)
    assert (corrida.codigo, corrida.salida) == (3, "")
    assert [a.name for a in (tmp_path / "nueva").iterdir()] == ["observaciones"]
    assert (escuela / ANTERIOR_D01).exists()


def test_ni_las_carpetas_que_se_hicieron_para_escribir(escuela: Path, tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")

    def sin_sitio() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20 * 1024, 20 * 1024))

    orden = [sys.executable, "-m", "monitoreo_cli", "iniciar", str(tmp_path / "a/b"), "--desde", str(escuela)]
    hecho = subprocess.run(orden, capture_output=True, encoding="utf-8", check=False, preexec_fn=sin_sitio)
    assert (hecho.returncode, hecho.stdout) == (3, "")
    assert "pasa del tamaño permitido" in hecho.stderr
    assert not (tmp_path / "a").exists()
