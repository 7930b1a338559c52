"""M501 a M503: datos de personas donde no deben estar."""

import pytest

from monitoreo_cli.reglas.privacidad import tapar
from tests.escuelas import ACCION, DOCENTES, PLAN, RUBRICA, VISITA, en, gravedad, unico


@pytest.mark.parametrize(
    "dato",
    ["12345678", "951234567", "951 234 567", "951-234-567", "+51951234567", "+51 951 234 567", "rosa@ejemplo.pe",
     "rosa.m+x@ejemplo.edu.pe"],
)  # fmt: skip
def test_un_dato_personal_en_un_texto_avisa_en_ese_texto(dato: str):
    problema = unico(VISITA, f"cuaderno:\n  necesidades: Llamar al {dato} hoy\n")
    assert (problema.codigo, *problema.lugar[1:3]) == ("M501", 3, 16)
    assert gravedad(problema) == "aviso"
    assert dato not in problema.mensaje + problema.rotulo + problema.arreglo


@pytest.mark.parametrize(
    "texto",
    ["1234567", "123456789", "0426307", "070370", "08:15 a 09:45", "2024-04-16", "16/04/2024", "RM 138-2018-MINEDU",
     "Ley 29944", "S/ 1,234,567.00", "12345678-A", "v12345678", "1.234.567", "aula@", "a 90 centímetros"],
)  # fmt: skip
def test_otros_numeros_no_son_datos_personales(texto: str):
    assert en(VISITA, f'cuaderno:\n  necesidades: "Ver {texto}"\n') == []


@pytest.mark.parametrize(
    ("ruta", "fragmento", "donde"),
    [
        (PLAN, "lema: Llamar al 951234567", "2:7"),
        (DOCENTES, "docentes:\n  - {id: d01, grados: [1, 2], aula: DNI 12345678}\n  - {id: d02, grados: [3, 4, 5, 6]}",
         "3:37"),
        (RUBRICA, "fuente: rosa@ejemplo.pe", "2:9"),
        (ACCION, "acuerdos: Llamar al 951234567", "2:11"),
        ("textos.yaml", "final: {logros: Llamar al 951234567}", "2:17"),
        ("anterior.yaml", "compromisos: [{id: v/c1, docente: d01, texto: DNI 12345678, estado: cumplido}]", "2:47"),
        ("entregas/etapa-1.yaml", "resumen: {nota: rosa@ejemplo.pe}", "2:17"),
    ],
)  # fmt: skip
def test_se_mira_todo_archivo_que_se_comparte(ruta: str, fragmento: str, donde: str):
    assert en(ruta, fragmento) == [f"M501 {donde}"]


def test_en_identidades_si_van():
    identidades = (
        "identidades:\n  d01: {nombre: Persona Uno, dni: '12345678', correo: rosa@ejemplo.pe, telefono: 951 234 567}\n"
    )
    assert en("identidades.yaml", identidades) == []


def test_un_bloque_es_un_problema_que_dice_las_lineas():
    visita = "cuaderno:\n  necesidades: |\n    Llamar al 951234567\n    Nada\n    y a rosa@ejemplo.pe\n"
    problema = unico(VISITA, visita)
    assert (problema.codigo, *problema.lugar[1:]) == ("M501", 3, 16, 3, 17)
    assert "un teléfono" in problema.mensaje
    assert "un correo" in problema.mensaje
    assert "4 y 6" in problema.rotulo


def test_un_comentario_tambien_se_comparte():
    assert en(PLAN, "lema: A  # llamar al 951234567\n") == ["M501 2:22"]


def test_el_dato_se_tapa_en_el_extracto():
    assert tapar("DNI 12345678 y 951 234 567, rosa@ejemplo.pe") == "DNI 1•••••78 y 9••••••••67, r••••••••••••pe"


# ---------------------------------------------------------------- M502, M503


@pytest.mark.parametrize(
    ("docente", "nombre", "codigos"),
    [
        ("rosa-m", "Rosa Mamani", ["M502 5:10"]),
        ("rmamani", "Rosa Mamani", ["M502 5:10"]),
        ("ñ".replace("ñ", "munoz"), "Ana Muñoz", ["M502 5:10"]),
        ("d03", "Rosa Mamani", []),
        ("de-3", "Rosa de la Cruz", []),
    ],
)
def test_un_id_que_deja_ver_el_nombre_es_una_nota(docente: str, nombre: str, codigos: list[str]):
    lista = "docentes:\n  - {id: d01, grados: [1, 2]}\n  - {id: d02, grados: [3, 4, 5, 6]}\n"
    lista += f"  - {{id: {docente}, por_contratar: sí}}\n"
    identidades = f"formato: 1\nidentidades:\n  {docente}: {{nombre: {nombre}}}\n"
    assert en(DOCENTES, lista, {"identidades.yaml": identidades.encode()}) == codigos


def test_un_nombre_en_la_lista_de_docentes_avisa():
    lista = "docentes:\n  - id: d01\n    grados: [1, 2]\n    nombre: Persona Uno\n  - {id: d02, grados: [3, 4, 5, 6]}\n"
    problema = unico(DOCENTES, lista)
    assert (problema.codigo, *problema.lugar[1:3], gravedad(problema)) == ("M503", 5, 13, "aviso")
