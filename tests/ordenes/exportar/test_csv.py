"""`monitoreo exportar csv`: tablas ordenadas, con ids y sin nada reservado de más."""

import csv
import io
from collections import Counter
from pathlib import Path

import pytest

from tests.escuelas import ANTERIOR_D01, BASE, EVIDENCIA, OTRA, PLAN, VISITA, con
from tests.instantaneas import instantanea
from tests.ordenes.conftest import Correr

EJEMPLOS = Path(__file__).parents[3] / "ejemplos"
TABLAS = ("niveles", "visitas", "compromisos", "evidencias")


def filas(correr: Correr, *argumentos: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(correr("exportar", "csv", *argumentos)[1])))


def cambiar(escuela: Path, ruta: str, fragmento: str) -> None:
    (escuela / ruta).write_text(con(BASE[ruta], fragmento), encoding="utf-8")


def test_niveles_es_una_fila_por_visita_y_desempeno(correr: Correr, escuela: Path) -> None:
    todas = filas(correr)
    visitas = ["2024-04-02-d01", "2024-04-16-d01", "2024-04-23-d02"]
    assert Counter(f["visita"] for f in todas) == dict.fromkeys(visitas, 5)
    assert todas[5] == {
        "visita": "2024-04-16-d01", "docente": "d01", "etapa": "1", "fecha": "2024-04-16", "observador": "director",
        "rol": "principal", "contraste_de": "", "estado": "cerrada", "modalidad": "opinada", "area": "",
        "grados": "1 2", "rubrica": "minedu-2018", "desempeno": "involucra", "codigo": "", "nivel": "III",
        "cuenta": "sí",
    }  # fmt: skip


def test_la_columna_cuenta_suma_lo_mismo_que_el_resumen(correr: Correr, escuela: Path) -> None:
    assert {f["visita"]: f["cuenta"] for f in filas(correr)} == {
        "2024-04-02-d01": "no", "2024-04-16-d01": "sí", "2024-04-23-d02": "sí",
    }  # fmt: skip


def test_de_dos_visitas_con_el_mismo_id_cuenta_una_y_se_ve_cual(correr: Correr, escuela: Path) -> None:
    (escuela / "observaciones/otra").mkdir()
    sin_fecha = con(BASE[VISITA], "fecha: ~\n")
    (escuela / "observaciones/otra/2024-04-16-d01.yaml").write_text(sin_fecha, encoding="utf-8")
    suyas = [f for f in filas(correr) if f["visita"] == "2024-04-16-d01"]
    assert {(f["fecha"], f["cuenta"]) for f in suyas} == {("2024-04-16", "sí"), ("", "no")}


def test_los_contrastes_y_borradores_salen_con_su_rol_y_no_cuentan(correr: Correr, escuela: Path) -> None:
    cambiar(escuela, OTRA, "rol: contraste\ncontraste_de: 2024-04-16-d01\n")
    cambiar(escuela, ANTERIOR_D01, "estado: borrador\n")
    dichas = {(f["visita"], f["rol"], f["contraste_de"], f["estado"], f["cuenta"]) for f in filas(correr)}
    assert ("2024-04-23-d02", "contraste", "2024-04-16-d01", "cerrada", "no") in dichas
    assert ("2024-04-02-d01", "principal", "", "borrador", "no") in dichas


def test_la_otra_ficha_de_una_visita_tiene_sus_filas(correr: Correr, escuela: Path) -> None:
    cambiar(escuela, OTRA, "otras_fichas:\n  - rubrica: planificacion\n    desempenos: {unidad: {nivel: En parte}}\n")
    assert [(f["desempeno"], f["nivel"], f["cuenta"]) for f in filas(correr) if f["rubrica"] == "planificacion"] == [
        ("unidad", "En parte", "sí")
    ]


def test_un_nivel_que_no_existe_queda_vacio_y_no_observado_se_dice(correr: Correr, escuela: Path) -> None:
    cambiar(escuela, OTRA, "desempenos:\n  involucra: {nivel: iii}\n  regula: {nivel: no-observado}\n")
    niveles = {f["desempeno"]: f["nivel"] for f in filas(correr) if f["docente"] == "d02"}
    assert (niveles["involucra"], niveles["regula"], niveles["respeto"]) == ("", "no-observado", "III")


def test_visitas_es_una_fila_por_visita(correr: Correr, escuela: Path) -> None:
    (antes, visita, _) = filas(correr, "--tabla", "visitas")
    assert (visita["inicio"], visita["matriculados"], visita["dialogo"]) == ("08:15", "9", "2024-04-18")
    assert (antes["visita"], antes["compromisos"]) == ("2024-04-02-d01", "1")


@pytest.mark.parametrize("tabla", TABLAS)
def test_ninguna_tabla_lleva_nombres_ni_notas(correr: Correr, escuela: Path, tabla: str) -> None:
    secreto = "cuaderno:\n  hechos: 08:20 [respeto] Saludan.\n  notas_del_observador: secreto\n"
    cambiar(escuela, VISITA, secreto)
    (escuela / "identidades.yaml").write_text("formato: 1\nidentidades:\n  d01: {nombre: Rosa}\n", encoding="utf-8")
    codigo, salida, errores = correr("exportar", "csv", "--tabla", tabla)
    assert codigo == 0
    assert "RESERVADO" in errores
    assert not [p for p in ("secreto", "Rosa", "Ficticia") if p in salida]


def test_las_evidencias_llevan_lo_escrito_y_los_hechos_marcados(correr: Correr, escuela: Path) -> None:
    suyas = [f for f in filas(correr, "--tabla", "evidencias") if f["visita"] == "2024-04-16-d01"]
    assert suyas[0]["texto"] == EVIDENCIA
    assert (suyas[-1]["clase"], suyas[-1]["hora"], suyas[-1]["desempeno"]) == ("hecho", "08:25", "retroalimenta")


@pytest.mark.parametrize("marca", ["sí", "talvez"])
def test_la_evidencia_de_una_marca_no_sale_y_se_dice(correr: Correr, escuela: Path, marca: str) -> None:
    maltrato = f"desempenos:\n  respeto: {{nivel: I, marca: {marca}, evidencia: maltrato}}\n"
    cambiar(escuela, VISITA, "cuaderno:\n  hechos: '08:20 [respeto] maltrato'\n" + maltrato)
    _, salida, errores = correr("exportar", "csv", "--tabla", "evidencias")
    assert "maltrato" not in salida
    assert "No van 2 evidencias de una marca" in errores.replace("\n", " ")


def test_anonimo_quita_los_textos_y_no_vale_con_evidencias(correr: Correr, escuela: Path) -> None:
    assert "texto" in filas(correr, "--tabla", "compromisos")[0]
    assert "texto" not in filas(correr, "--tabla", "compromisos", "--anonimo")[0]
    codigo, salida, errores = correr("exportar", "csv", "--tabla", "evidencias", "--anonimo")
    assert (codigo, salida) == (2, "")
    assert "todo texto libre" in errores


@pytest.mark.parametrize("tabla", ["niveles", "visitas"])
def test_lo_anonimo_no_dice_de_que_aula_era_la_clase(correr: Correr, escuela: Path, tabla: str) -> None:
    sesion = "sesion:\n  grados: [2]\n  area: Quechua\n  seccion: Única\n  matriculados: 31\n  asistentes: 29\n"
    cambiar(escuela, VISITA, sesion)
    identifica = {"Quechua", "Única", "31", "29"}
    assert identifica & {celda for fila in filas(correr, "--tabla", tabla) for celda in fila.values()}
    anonimas = filas(correr, "--tabla", tabla, "--anonimo")
    assert not identifica & {celda for fila in anonimas for celda in fila.values()}
    assert not {"area", "grados", "seccion", "matriculados", "asistentes"} & anonimas[0].keys()
    assert [f["visita"] for f in anonimas] == [f["visita"] for f in filas(correr, "--tabla", tabla)]


@pytest.mark.parametrize(
    ("id_", "nombre"), [("mamani", "Rosa Mamani Ccori"), ("rosa-mamani", "Rosa Mamani Ccori"), ("d01", "Leemos Afiche")]
)
def test_si_un_codigo_o_un_titulo_lleva_el_nombre_lo_anonimo_lo_advierte(
    correr: Correr, escuela: Path, id_: str, nombre: str
) -> None:
    (escuela / "identidades.yaml").write_text(
        f"formato: 1\nidentidades:\n  {id_}: {{nombre: {nombre}}}\n", encoding="utf-8"
    )
    if id_ == "d01":
        (escuela / VISITA).rename(escuela / "observaciones/2024-04-16-d01-leemos-afiche.yaml")
    else:
        correr("docente", "renombrar", "d01", id_, "--aplicar")
    _, salida, errores = correr("exportar", "csv", "--anonimo")
    assert f"se lee el nombre de {id_}" in " ".join(errores.split())
    assert "se lee" not in salida
    assert "se lee" not in correr("exportar", "csv")[2]


def test_ninguna_celda_se_ejecuta_al_abrirla(correr: Correr, escuela: Path) -> None:
    cambiar(escuela, VISITA, "desempenos:\n  involucra: {nivel: III, evidencia: '=HYPERLINK(\"x\")'}\n")
    cambiar(
        escuela,
        OTRA,
        "desempenos:\n  involucra: {nivel: III, evidencia: '-1+1'}\n  regula: {nivel: III, evidencia: '@SUM'}\n",
    )
    textos = [f["texto"] for f in filas(correr, "--tabla", "evidencias")]
    assert {'\'=HYPERLINK("x")', "'-1+1", "'@SUM"} <= set(textos)
    assert not [t for t in textos if t.startswith(("=", "+", "-", "@", "\t"))]


def test_a_un_archivo_lleva_bom_y_a_la_pantalla_no(correr: Correr, escuela: Path) -> None:
    en_pantalla = correr("exportar", "csv")[1]
    codigo, salida, errores = correr("exportar", "csv", "--salida", "datos/niveles.csv")
    assert (codigo, salida) == (0, "")
    assert errores.startswith("Escrito: ")
    assert (escuela / "datos/niveles.csv").read_bytes() == b"\xef\xbb\xbf" + en_pantalla.encode()


@pytest.mark.parametrize(
    ("argumentos", "dicho"),
    [
        (["--tabla", "nivel"], "¿quisiste decir `niveles`?"), (["--salida", PLAN], "es un archivo de datos"),
        (["--salida", "x.YML"], "es un archivo de datos"),
    ],
)  # fmt: skip
def test_lo_mal_pedido_sale_con_2(correr: Correr, escuela: Path, argumentos: list[str], dicho: str) -> None:
    codigo, salida, errores = correr("exportar", "csv", *argumentos)
    assert (codigo, salida) == (2, "")
    assert dicho in errores


def test_con_errores_sale_lo_demas_y_1(correr: Correr, escuela: Path) -> None:
    (escuela / OTRA).write_text("formato: 1\nfecha: [", encoding="utf-8")
    codigo, salida, errores = correr("exportar", "csv")
    assert codigo == 1
    assert "2024-04-16-d01" in salida
    assert "1 visita quedó fuera" in errores


@pytest.mark.parametrize("tabla", TABLAS)
def test_asi_se_ven_las_tablas_del_ejemplo(correr: Correr, tabla: str) -> None:
    salida = correr("-C", EJEMPLOS / "escuela-modelo", "exportar", "csv", "--tabla", tabla)[1]
    instantanea(f"exportar-{tabla}.csv", "".join(salida.splitlines(keepends=True)[:12]))
