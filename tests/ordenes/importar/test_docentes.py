"""`importar docentes`, de punta a punta."""

from pathlib import Path

from tests.escuelas import BASE, DOCENTES
from tests.ordenes.conftest import Correr

LISTA = """\
Código;Aula;Grados;Condición;Nombre
d01;1.º y 2.º;1,2;nombrado;Persona Inventada
d03;5.º;5;Contratado;Otra Inventada
"""


def escribir(escuela: Path, texto: str) -> Path:
    (escuela / "lista.csv").write_text(texto, encoding="utf-8")
    return escuela / "lista.csv"


def test_agrega_los_que_faltan_y_cambia_solo_lo_distinto(correr: Correr, escuela: Path) -> None:
    lista = escribir(escuela, LISTA)
    codigo, salida, errores = correr("importar", "docentes", lista)
    assert codigo == 0
    assert "1 docente nuevo y 1 docente cambiado." in salida
    assert "  nuevos: d03\n  A2  d01\n    condicion: sin dato -> nombrado\n" in salida
    assert "no se leen estas columnas: `Nombre` (E)" in salida
    assert "Inventada" not in salida + errores
    assert (escuela / DOCENTES).read_text(encoding="utf-8") == BASE[DOCENTES]
    assert correr("importar", "docentes", lista, "--aplicar").salida == "docentes.yaml\n"
    assert (escuela / DOCENTES).read_text(encoding="utf-8") == (
        BASE[DOCENTES].replace("    grados: [1, 2]\n", "    grados: [1, 2]\n    condicion: nombrado\n")
        + "  - id: d03\n    aula: 5.º\n    grados: [5]\n    condicion: contratado\n"
    )
    assert correr("importar", "docentes", lista, "--aplicar")[:2] == (0, "")
    assert correr("validar").codigo == 0


def test_de_cada_docente_se_dice_que_cambia(correr: Correr, escuela: Path) -> None:
    sin_grados = BASE[DOCENTES].replace("    aula: 1.º y 2.º\n    grados: [1, 2]\n", "    aula: Primero\n")
    (escuela / DOCENTES).write_text(sin_grados, encoding="utf-8")
    salida = correr("importar", "docentes", escribir(escuela, "Docente;Aula;Grados\nd01;1.º y 2.º;1 2\n")).salida
    assert "  A2  d01\n    aula: Primero -> 1.º y 2.º\n    grados: sin dato -> 1 y 2\n" in salida


def test_lo_que_no_se_entiende_deja_fuera_su_fila(correr: Correr, escuela: Path) -> None:
    lista = escribir(
        escuela,
        "Docente;Aula;Grados;Condición\nD-03;a;1;\n;b;;\nd01;c;6;\nd04;d;uno;\nd05;e;5;CAS\nd06;f;6;\nd06;g;6;\n",
    )
    codigo, salida, _ = correr("importar", "docentes", lista)
    assert codigo == 1
    dicho = " ".join(salida.split())
    for motivo in (
        "`D-03` no sirve como id", "le falta el código del docente", "los grados de quien ya está se cambian",
        "`uno` no es un número entero", "`CAS` no es una condición", "`d06` ya está en A7",
    ):  # fmt: skip
        assert motivo in dicho
    assert "nuevos: d06" in salida


def test_si_la_lista_quedaria_con_errores_no_se_escribe(correr: Correr, escuela: Path) -> None:
    lista = escribir(escuela, "Docente;Grados\nd03;9\n")
    codigo, salida, errores = correr("importar", "docentes", lista, "--aplicar")
    assert (codigo, salida) == (1, "")
    assert "M110" in errores
    assert (escuela / DOCENTES).read_text(encoding="utf-8") == BASE[DOCENTES]
