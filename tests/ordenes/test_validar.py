"""`monitoreo validar`, de punta a punta."""

import json
from pathlib import Path

import pytest

from generar import Tamano, generar
from monitoreo_cli.lectura.cargar import cargar
from monitoreo_cli.lectura.carpeta import Carpeta
from monitoreo_cli.reglas.en_flujo import MUCHAS_VISITAS, con_permisos, revisar_carpeta
from monitoreo_cli.reglas.registro import Entorno
from monitoreo_cli.reglas.revision import revisar
from tests.escuelas import BASE, DOCENTES, HOY, OTRA, PLAN, VISITA, con, leer
from tests.ordenes.conftest import Correr

EJEMPLOS = Path(__file__).parents[2] / "ejemplos"


def cambiar(escuela: Path, ruta: str, fragmento: str) -> None:
    (escuela / ruta).write_text(con(BASE.get(ruta, ""), fragmento), encoding="utf-8")


def test_una_escuela_sana_lo_dice_y_sale_con_0(correr: Correr, escuela: Path) -> None:
    assert correr("validar") == (0, "Todo en orden: 8 archivos, 3 visitas\n", "")


def test_un_problema_se_muestra_con_su_extracto_y_su_arreglo(correr: Correr, escuela: Path) -> None:
    cambiar(escuela, VISITA, "docente: d1\n")
    codigo, salida, _ = correr("validar")
    assert codigo == 1
    assert salida == (
        "error[M201]: no existe el docente `d1`\n"
        "  observaciones/2024-04-16-d01.yaml:2:10\n"
        "  |\n"
        "2 | docente: d1\n"
        "  |          ^^ ¿quisiste decir `d01`?\n"
        "  |\n"
        "  arreglo: corrige el id o agrégalo en docentes.yaml\n"
        "  más:     monitoreo explicar M201\n"
        "\n"
        "1 error en 8 archivos\n"
    )


def test_la_marca_cuadra_bajo_tabulaciones_acentos_y_letras_anchas(correr: Correr, escuela: Path) -> None:
    cambiar(escuela, DOCENTES, "docentes:\n  - {aula:\t日本ñá, id: d 01}\n  - id: d01\n  - id: d02\n")
    lineas = correr("validar")[1].splitlines()
    posicion = next(i for i, linea in enumerate(lineas) if "^" in linea)
    arriba = lineas[posicion - 1]
    celdas = sum(2 if c in "日本" else 1 for c in arriba[: arriba.index("d 01")])
    assert lineas[posicion].index("^") == celdas


def test_breve_es_una_linea_por_problema(correr: Correr, escuela: Path) -> None:
    cambiar(escuela, VISITA, "docente: d1\n")
    assert correr("validar", "--formato", "breve")[1] == (
        "observaciones/2024-04-16-d01.yaml:2:10: error[M201] no existe el docente `d1`\n"
    )


def test_el_json_lleva_lugar_entero_y_ruta_desde_la_escuela(
    correr: Correr, escuela: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cambiar(escuela, VISITA, "docente: d1\n")
    monkeypatch.chdir(tmp_path)
    datos = json.loads(correr("validar", "escuela", "--formato", "json")[1])
    assert [datos[c] for c in ("formato", "archivos", "errores", "avisos", "notas")] == [1, 8, 1, 0, 0]
    (problema,) = datos["problemas"]
    assert list(problema) == [
        "codigo", "nombre", "gravedad", "archivo", "linea", "columna", "hasta_linea", "hasta_columna",
        "mensaje", "arreglo",
    ]  # fmt: skip
    assert problema["archivo"] == VISITA
    assert [problema[c] for c in ("linea", "columna", "hasta_linea", "hasta_columna")] == [2, 10, 2, 12]


def test_el_json_dice_en_el_arreglo_lo_que_la_terminal_dice_junto_a_la_marca(correr: Correr, escuela: Path) -> None:
    cambiar(escuela, VISITA, "docente: d1\nmodalida: opinada\n")
    docente, clave = json.loads(correr("validar", "--formato", "json")[1])["problemas"]
    assert docente["arreglo"] == "corrige el id o agrégalo en docentes.yaml (¿quisiste decir `d01`?)"
    assert clave["arreglo"] == "corrige la clave o quítala (¿quisiste decir `modalidad`?)"


def test_un_codigo_o_una_fecha_con_ocho_cifras_no_son_ademas_un_dni(correr: Correr, escuela: Path) -> None:
    mal = "institucion: {nombre: A, codigo_modular: '04263070'}\naprobacion: {fecha: 20240315}\n"
    cambiar(escuela, PLAN, mal)
    salida = correr("validar", "--formato", "breve")[1]
    assert "M107" in salida
    assert "M105" in salida
    assert "M501" not in salida


def test_github_y_sarif_no_llevan_lo_que_alguien_escribio(correr: Correr, escuela: Path) -> None:
    cambiar(escuela, VISITA, "docente: secretisimo\nmodalidad: escondida\n")
    anotaciones = correr("validar", "--formato", "github")[1]
    assert anotaciones.startswith("::error file=observaciones/2024-04-16-d01.yaml,line=")
    sarif = correr("validar", "--formato", "sarif")[1]
    assert json.loads(sarif)["version"] == "2.1.0"
    for texto in (anotaciones, sarif):
        assert "secretisimo" not in texto
        assert "escondida" not in texto


def test_estricto_tambien_falla_por_avisos_pero_no_por_notas(correr: Correr, escuela: Path) -> None:
    cambiar(escuela, VISITA, "fin: '08:30'\nsesion: {}\n")
    assert correr("validar", "--estricto")[0] == 0
    cambiar(escuela, VISITA, "sesion:\n  matriculados: 9\n  asistentes: 10\n")
    assert correr("validar")[0] == 0
    assert correr("validar", "--estricto")[0] == 1


def test_lo_que_depende_de_hoy_solo_sale_con_pendientes(
    correr: Correr, escuela: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MONITOREO_HOY", "2024-07-20")
    assert correr("validar")[1].startswith("Todo en orden")
    assert "M317" in correr("validar", "--pendientes")[1]


def test_una_ruta_muestra_y_juzga_solo_lo_suyo(correr: Correr, escuela: Path) -> None:
    cambiar(escuela, VISITA, "docente: d1\n")
    assert correr("validar", OTRA)[0] == 0
    assert correr("validar", VISITA)[0] == 1
    assert correr("validar", "observaciones")[0] == 1
    assert correr("validar", "plan.yaml")[0] == 1  # es la escuela
    assert json.loads(correr("validar", OTRA, "--formato", "json")[1])["archivos"] == 1


def test_una_ruta_que_no_existe_o_sin_escuela_sale_con_3(correr: Correr, escuela: Path, tmp_path: Path) -> None:
    assert correr("validar", "no-existe")[0] == 3
    assert correr("validar", tmp_path)[0] == 3
    assert correr("validar", "..")[0] == 3  # la carpeta de arriba, no esta
    assert correr("-C", "..", "resumen")[0] == 3


def test_un_enlace_roto_se_puede_revisar_por_su_ruta(correr: Correr, escuela: Path) -> None:
    (escuela / "textos.yaml").symlink_to("no-existe")
    codigo, dicho, _ = correr("validar", "textos.yaml", "--formato", "breve")
    assert codigo == 1
    assert dicho.startswith("textos.yaml:1:1: error[M011]")


def test_las_rutas_se_dicen_desde_la_carpeta_actual(
    correr: Correr, escuela: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cambiar(escuela, VISITA, "docente: d1\n")
    for aqui, dicha in (
        ("observaciones", "2024-04-16-d01.yaml"),
        ("rubricas", f"../{VISITA}"),
        ("..", f"escuela/{VISITA}"),
    ):
        monkeypatch.chdir(escuela / aqui)
        donde = ["escuela"] if aqui == ".." else []
        assert correr("validar", *donde, "--formato", "breve")[1].startswith(f"{dicha}:2:10: ")


def test_rutas_de_dos_escuelas_son_mal_uso(correr: Correr) -> None:
    assert correr("validar", EJEMPLOS / "san-cristobal", EJEMPLOS / "escuela-modelo")[0] == 2


@pytest.mark.parametrize("ejemplo", ["san-cristobal", "escuela-modelo", "con-errores"])
@pytest.mark.parametrize("pendientes", [False, True])
def test_en_flujo_y_de_una_vez_se_ven_los_mismos_problemas(ejemplo: str, pendientes: bool) -> None:
    carpeta = Carpeta(EJEMPLOS / ejemplo)
    en_flujo = revisar_carpeta(carpeta, HOY, pendientes, lambda tandas, _: tandas).problemas
    escuela, lector = leer(carpeta.fuentes())
    de_una_vez = [*lector.problemas, *revisar(Entorno(escuela, HOY, pendientes))]
    assert en_flujo == con_permisos(de_una_vez, lector.permisos, pendientes)
    assert cargar(carpeta.fuentes())[0].archivos == len(carpeta.reconocidas)


def test_repartida_en_procesos_se_ven_los_mismos_problemas(tmp_path: Path) -> None:
    generar(tmp_path / "grande", Tamano(docentes=30, etapas=4, por_etapa=17))
    visitas = sorted((tmp_path / "grande" / "observaciones").rglob("*.yaml"))
    assert len(visitas) > MUCHAS_VISITAS
    visitas[3].write_text("formato: 1\ndocente: [\n", encoding="utf-8")
    visitas[-2].write_text(visitas[-1].read_text(encoding="utf-8"), encoding="utf-8")  # una copia: M321
    carpeta = Carpeta(tmp_path / "grande")
    en_flujo = revisar_carpeta(carpeta, HOY, True, lambda tandas, _: tandas)
    escuela, lector = leer(carpeta.fuentes())
    de_una_vez = [*lector.problemas, *revisar(Entorno(escuela, HOY, True))]
    assert {"M001", "M321"} <= {p.codigo for p in en_flujo.problemas}
    assert en_flujo.problemas == con_permisos(de_una_vez, lector.permisos, True)
    assert en_flujo.visitas == len(visitas) - 1


def test_la_escuela_modelo_no_tiene_un_solo_problema(correr: Correr, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MONITOREO_HOY", "2025-12-20")
    codigo, salida, _ = correr("validar", EJEMPLOS / "escuela-modelo", "--estricto")
    assert (codigo, salida[:14]) == (0, "Todo en orden:")


def test_los_caracteres_de_control_no_llegan_a_la_pantalla(correr: Correr, escuela: Path) -> None:
    (escuela / VISITA).write_bytes(b"formato: 1\ndocente: d\x1b[31m01\n")
    (escuela / DOCENTES).write_bytes("formato: 1\ndocentes:\n  - id: a\u202eb\n".encode())
    salida = correr("validar")[1]
    assert "\x1b" not in salida
    assert "\u202e" not in salida


def test_una_carpeta_cerrada_se_dice(correr: Correr, escuela: Path) -> None:
    enlace = escuela / "observaciones" / "2024-05-02-d01.yaml"
    enlace.symlink_to("no-esta.yaml")
    codigo, salida, _ = correr("validar", "--formato", "breve")
    assert codigo == 1
    assert "observaciones/2024-05-02-d01.yaml:1:1: error[M011]" in salida
