"""`importar visitas`: la hoja plana que las escuelas ya tienen, con todo lo que trae."""

from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.escuelas import BASE, DOCENTES, PLAN, RUBRICA, con
from tests.instantaneas import instantanea
from tests.ordenes.conftest import Correr
from tests.ordenes.importar.conftest import hoja

CABECERA = ("DOCENTE", "FECHA", "R1", "R2", "R3", "R4", "R5", "PUNTAJE GLOBAL", "EVIDENCIA", "DNI")
NIVELES = ("III", 2, "Satisfactorio", "EN PROCESO", "4")
IDENTIDADES = """\
formato: 1
identidades:
  d01:
    nombre: Persona Inventada Tres
  d02:
    nombre: Ñáñez Á., Óscar
"""


@pytest.fixture
def escuela_con_nombres(escuela: Path) -> Path:
    """La escuela sana con identidades, y con los códigos R1 a R5 en su rúbrica."""
    texto = BASE[RUBRICA]
    for numero, clave in enumerate(("involucra", "razonamiento", "retroalimenta", "respeto", "regula"), 1):
        texto = texto.replace(f"  - id: {clave}\n", f"  - id: {clave}\n    codigo: R{numero}\n")
    (escuela / RUBRICA).write_text(texto, encoding="utf-8")
    (escuela / "identidades.yaml").write_text(IDENTIDADES, encoding="utf-8")
    return escuela


def observaciones(escuela: Path) -> dict[str, str]:
    return {a.name: a.read_text(encoding="utf-8") for a in sorted((escuela / "observaciones").iterdir())}


def test_la_hoja_sucia_dice_cada_celda_y_nada_se_adivina(correr: Correr, escuela_con_nombres: Path) -> None:
    libro = hoja(
        escuela_con_nombres / "bd.xlsx",
        [
            ("BASE DE DATOS DEL MONITOREO 2024",),
            (),
            CABECERA,
            ("d01", datetime(2024, 5, 7), *NIVELES, 15.5, "Ocho de diez cuentan", 12345678),
            ("persona inventada tres", "8/5/2024", "I", "I", "II", "II", "III", 9),
            ("ÑAÑEZ A OSCAR", "2024-05-09", "I", "II", "III", "IV", "I"),
            ("d02", "10/5/2024", "INSATISFACTORIO Y SATISFACTORIO", "Bueno", 2.5, "iii", 5),
            ("Persona Inventada", "13/5/2024", *NIVELES),
            ("d02", "31/6/2024", *NIVELES),
            (None, "14/5/2024", *NIVELES),
            ("d01", datetime(2024, 5, 7), *NIVELES),
            ("d02", 45427, *NIVELES),
            ("d02", "20/1/2024", *NIVELES),
            ("d02", "16/5/2024", "=1+2", None, None, None, None),
            ("TOTAL", None, None, None, None, None, None, 60),
        ],
    )
    antes = observaciones(escuela_con_nombres)
    codigo, salida, errores = correr("importar", "visitas", libro, "--observador", "director")
    assert codigo == 1
    assert observaciones(escuela_con_nombres) == antes
    assert "12345678" not in salida + errores
    assert "Inventada" not in salida + errores
    instantanea("importar-bd-monitoreo.txt", salida)


def test_lo_que_se_entiende_se_escribe_una_sola_vez(correr: Correr, escuela_con_nombres: Path) -> None:
    libro = hoja(
        escuela_con_nombres / "bd.xlsx",
        [CABECERA, ("d01", "7/5/2024", *NIVELES, 15, "08:10 Ocho de diez\nCuentan"), ("d02", "8/5/2024", "Bueno")],
    )
    pedido = ("importar", "visitas", libro, "--observador", "director", "--aplicar")
    codigo, salida, errores = correr(*pedido)
    assert (codigo, salida) == (1, "observaciones/2024-05-07-d01.yaml\n")
    assert "C3" in errores
    escrita = observaciones(escuela_con_nombres)["2024-05-07-d01.yaml"]
    assert "estado: borrador\n" in escrita
    assert "hechos: |\n    08:10 Ocho de diez\n    Cuentan\n" in escrita
    assert correr("validar").codigo == 0
    assert correr(*pedido)[:2] == (1, "")


def test_con_cerrar_las_nuevas_cuentan(correr: Correr, escuela_con_nombres: Path) -> None:
    libro = hoja(escuela_con_nombres / "bd.xlsx", [CABECERA, ("d01", "7/5/2024", *NIVELES)])
    assert correr("importar", "visitas", libro, "--observador", "director", "--cerrar", "--aplicar").codigo == 0
    assert "estado: cerrada\n" in observaciones(escuela_con_nombres)["2024-05-07-d01.yaml"]


def test_si_nadie_dice_quien_observo_hay_que_decirlo(correr: Correr, escuela_con_nombres: Path) -> None:
    libro = hoja(escuela_con_nombres / "bd.xlsx", [CABECERA, ("d01", "7/5/2024", *NIVELES)])
    codigo, salida, errores = correr("importar", "visitas", libro)
    assert (codigo, salida) == (2, "")
    assert "falta --observador" in errores
    assert correr("importar", "visitas", libro, "--observador", "directo").codigo == 2


def test_el_mismo_dia_la_hora_distingue_dos_visitas(correr: Correr, escuela_con_nombres: Path) -> None:
    cabecera = (*CABECERA[:2], "Hora de inicio", "involucra")
    filas = [cabecera, ("d01", "7/5/2024", "8:00", "III"), ("d01", "7/5/2024", "10:00", "II")]
    libro = hoja(escuela_con_nombres / "bd.xlsx", filas)
    pedido = ("importar", "visitas", libro, "--observador", "director", "--aplicar")
    assert correr(*pedido).salida == "observaciones/2024-05-07-d01.yaml\nobservaciones/2024-05-07-d01-2.yaml\n"
    assert correr(*pedido) == (0, "", "2 visitas sin cambios.\n")
    sin_hora = hoja(escuela_con_nombres / "b2.xlsx", [cabecera, ("d01", "7/5/2024", None, "I")])
    salida = correr("importar", "visitas", sin_hora, "--observador", "director").salida
    assert "varias visitas ese día" in salida


def test_un_codigo_solo_vale_en_su_instrumento(correr: Correr, escuela_con_nombres: Path) -> None:
    """R2 no significa lo mismo en dos rúbricas: se lee con la de cada fila."""
    otra = BASE[RUBRICA].replace("id: razonamiento\n", "id: tiempo\n    codigo: R2\n").replace("Rúbricas", "Otras")
    otra = otra.replace("Promueve el razonamiento", "Maximiza el tiempo")
    (escuela_con_nombres / "rubricas/minedu-2017.yaml").write_text(otra, encoding="utf-8")
    filas = [
        ("Docente", "Fecha", "Instrumento", "R2", "razonamiento"),
        ("d01", "7/5/2024", "minedu-2017", "IV", None), ("d02", "7/5/2024", "minedu-2018", None, "II"),
        ("d02", "9/5/2024", "minedu-2017", None, "II"),
    ]  # fmt: skip
    libro = hoja(escuela_con_nombres / "bd.xlsx", filas)
    codigo, _, errores = correr("importar", "visitas", libro, "--observador", "director", "--aplicar")
    assert codigo == 1
    assert "`razonamiento` no es un desempeño de minedu-2017" in errores
    hechas = observaciones(escuela_con_nombres)
    assert "rubrica: minedu-2017\ndesempenos:\n  tiempo:\n    nivel: IV\n" in hechas["2024-05-07-d01.yaml"]
    assert "rubrica: minedu-2018\ndesempenos:\n  razonamiento:\n    nivel: II\n" in hechas["2024-05-07-d02.yaml"]


@pytest.mark.parametrize(
    ("archivo", "contenido"),
    [
        ("v.csv", "Docente;Fecha;involucra\nd01;7/5/2024;III\n".encode("utf-8-sig")),
        ("v.csv", b"Docente,Fecha,Involucra activamente a los estudiantes\nd01,2024-05-07,Satisfactorio\n"),
        ("v.txt", "Docente;Fecha;involucra;Título\nd01;7/5/2024;3;Año\n".encode("cp1252")),
    ],
)  # fmt: skip
def test_un_csv_se_importa_sin_el_complemento_de_excel(
    correr: Correr, escuela: Path, monkeypatch: pytest.MonkeyPatch, archivo: str, contenido: bytes
) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "openpyxl", None)
    (escuela / archivo).write_bytes(contenido)
    codigo, salida, errores = correr("importar", "visitas", archivo, "--observador", "director", "--aplicar")
    assert (codigo, salida) == (0, "observaciones/2024-05-07-d01.yaml\n")
    assert ("cp1252" in errores) is (archivo == "v.txt")


def test_sin_el_complemento_un_excel_dice_como_instalarlo(
    correr: Correr, escuela: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    libro = hoja(escuela / "bd.xlsx", [CABECERA])
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    codigo, salida, errores = correr("importar", "visitas", libro)
    assert (codigo, salida) == (3, "")
    assert 'pip install "monitoreo-cli[excel]"' in errores


@pytest.mark.parametrize(
    ("filas", "codigo", "dicho"),
    [
        ([("Nombre", "Nota")], 1, "no encuentro una tabla con `docente` y `fecha`"),
        ([], 1, "no encuentro una tabla"),
        ([("Docente", "Fecha", "involucra", "Fecha de visita")], 1, "(B) y `Fecha de visita` (D) dicen lo mismo"),
    ],
)  # fmt: skip
def test_una_hoja_sin_tabla_clara_no_se_lee(
    correr: Correr, escuela: Path, filas: list[tuple[object, ...]], codigo: int, dicho: str
) -> None:
    dado = correr("importar", "visitas", hoja(escuela / "x.xlsx", filas))
    assert (dado.codigo, dado.salida) == (codigo, "")
    assert dicho in dado.errores


def test_dos_columnas_del_mismo_desempeno_no_se_pisan(correr: Correr, escuela: Path) -> None:
    cabecera = ("Docente", "Fecha", "involucra", "Involucra activamente a los estudiantes")
    libro = hoja(escuela / "x.xlsx", [cabecera, ("d01", "7/5/2024", "III", "I")])
    codigo, salida, _ = correr("importar", "visitas", libro, "--observador", "director")
    assert codigo == 1
    assert "ya tiene nivel en otra columna" in " ".join(salida.split())


def test_con_dos_hojas_de_visitas_hay_que_decir_cual(correr: Correr, escuela: Path) -> None:
    libro = Workbook()
    for nombre in ("Etapa 1", "Etapa 2"):
        libro.create_sheet(nombre).append(["Docente", "Fecha"])
    libro.save(escuela / "dos.xlsx")
    codigo, _, errores = correr("importar", "visitas", "dos.xlsx")
    assert codigo == 1
    assert "`Etapa 1` y `Etapa 2`" in errores


def test_una_hoja_oculta_se_nombra_y_no_se_lee(correr: Correr, escuela: Path) -> None:
    libro = Workbook()
    pagina = libro.worksheets[0]
    pagina.append(["Docente", "Fecha", "Observador"])
    pagina.append(["d01", date(2024, 5, 7), "director"])
    libro.create_sheet("BD_Monitoreo").append(["Docente", "Fecha"])
    libro["BD_Monitoreo"].sheet_state = "hidden"
    libro.save(escuela / "o.xlsx")
    codigo, salida, _ = correr("importar", "visitas", "o.xlsx")
    assert codigo == 0
    assert "las hojas ocultas no se leen: `BD_Monitoreo`" in salida


def test_una_celda_combinada_deja_filas_sin_docente_y_se_dice(correr: Correr, escuela: Path) -> None:
    libro = Workbook()
    pagina = libro.worksheets[0]
    for fila in (["Docente", "Fecha", "Observador"], ["d01", "7/5/2024", "director"], [None, "8/5/2024", "director"]):
        pagina.append(fila)
    pagina.merge_cells("A2:A3")
    libro.save(escuela / "c.xlsx")
    codigo, salida, _ = correr("importar", "visitas", "c.xlsx")
    assert codigo == 1
    assert "si la celda está combinada" in " ".join(salida.split())


@pytest.mark.parametrize("ruta", [PLAN, DOCENTES])
def test_si_la_escuela_no_se_puede_leer_no_se_importa(correr: Correr, escuela: Path, ruta: str) -> None:
    libro = hoja(escuela / "bd.xlsx", [CABECERA])
    (escuela / ruta).write_text("formato: 1\nlema: 'abierta\n", encoding="utf-8")
    codigo, _, errores = correr("importar", "visitas", libro)
    assert codigo == 1
    assert "monitoreo validar" in errores


@pytest.mark.parametrize(
    ("argumentos", "codigo", "dicho"),
    [
        (["visitas", "no-esta.xlsx"], 3, "no se puede leer `no-esta.xlsx`: no existe"),
        (["visitas", "."], 3, "es una carpeta"), (["visitas"], 2, "falta"),
        (["visita", "x.csv"], 2, "¿quisiste decir `visitas`?"),
        (["planilla", "p.csv"], 2, "usa `importar visitas` o `importar docentes`"),
    ],
)  # fmt: skip
def test_lo_mal_pedido_se_dice(correr: Correr, escuela: Path, argumentos: list[str], codigo: int, dicho: str) -> None:
    (escuela / "p.csv").write_text("Docente,Fecha\n", encoding="utf-8")
    dado = correr("importar", *argumentos)
    assert (dado.codigo, dado.salida) == (codigo, "")
    assert dicho in dado.errores


def test_una_visita_ya_entregada_lo_dice(correr: Correr, escuela: Path) -> None:
    (escuela / "entregas").mkdir()
    entrega = "formato: 1\netapa: 1\nfecha: 2024-06-18\nhuellas:\n  2024-04-23-d02: 0123456789abcdef\n"
    (escuela / "entregas/etapa-1.yaml").write_text(entrega, encoding="utf-8")
    libro = hoja(escuela / "bd.xlsx", [("Docente", "Fecha", "involucra"), ("d02", "23/4/2024", "IV")])
    assert "2024-04-23-d02 (cerrada y ya entregada)" in correr("importar", "visitas", libro).salida


def test_la_evidencia_suelta_no_pisa_el_cuaderno(correr: Correr, escuela: Path) -> None:
    """El de la visita puede llevar la hora y el desempeño de cada hecho: lo mismo con otra letra no lo cambia."""
    igual = "08:25 RETROALIMENTA pregunta que afiches vieron en la feria"
    for dicho, esperado in ((igual, "1 visita sin cambios"), ("Otra cosa", "ya tiene otros hechos en su cuaderno")):
        libro = hoja(escuela / "bd.xlsx", [("Docente", "Fecha", "Evidencia"), ("d01", "16/4/2024", dicho)])
        assert esperado in " ".join(correr("importar", "visitas", libro).salida.split())


def test_un_borrador_se_completa_sin_preguntar(correr: Correr, escuela: Path) -> None:
    ruta = escuela / "observaciones/2024-05-07-d01.yaml"
    borrador = "formato: 1\n# lo mío\ndocente: d01\nfecha: 2024-05-07\nestado: borrador\nrubrica: minedu-2018\n"
    ruta.write_text(con(borrador, ""), encoding="utf-8")
    libro = hoja(escuela / "bd.xlsx", [("Docente", "Fecha", "involucra", "regula"), ("d01", "7/5/2024", "IV", 2)])
    assert correr("importar", "visitas", libro, "--aplicar").codigo == 0
    esperado = "desempenos:\n  involucra:\n    nivel: IV\n  regula:\n    nivel: II\n"
    assert ruta.read_text(encoding="utf-8") == borrador + esperado


def test_un_texto_partido_por_un_punto_y_coma_no_entra_cortado(correr: Correr, escuela: Path) -> None:
    antes = observaciones(escuela)
    Path("v.csv").write_text("Docente;Fecha;Evidencia\nd01;14/5/2024;Pregunta; nadie responde\n", encoding="utf-8")
    codigo, salida, _ = correr("importar", "visitas", "v.csv", "--observador", "director")
    assert codigo == 1
    assert "D2 no tiene título: quizá un `;` o una coma partió un texto" in " ".join(salida.split())
    assert observaciones(escuela) == antes


def test_los_separadores_de_sobra_al_final_no_molestan(correr: Correr, escuela: Path) -> None:
    Path("v.csv").write_text("Docente;Fecha;;\nd01;14/5/2024;; \n;;;\n", encoding="utf-8")
    codigo, salida, _ = correr("importar", "visitas", "v.csv", "--observador", "director")
    assert (codigo, salida.splitlines()[0]) == (0, "1 visita nueva.")
