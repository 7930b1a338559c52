"""Piezas de texto sueltas."""

import ntpath
import os
from pathlib import PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoreo_cli.texto import (
    ancho,
    clave_del_formato,
    contar,
    desde_aqui,
    distancia,
    enumerar,
    es_admitido,
    hay_no_admitidos,
    lineas_de,
    los_primeros,
    parecida,
    quiza,
    recortar,
    sin_acentos,
    sin_usar,
    visible,
)


@pytest.mark.parametrize(
    ("escrita", "forma"),
    [
        ("desempeños", "desempenos"),
        ("Desempeños", "desempenos"),
        ("DESEMPEN\u0303OS", "desempenos"),
        ("año", "anio"),
        ("ano", "anio"),
        ("AÑO", "anio"),
        ("nombre_del_año", "nombre_del_anio"),
        ("nombre_del_ano", "nombre_del_anio"),
        ("anio", "anio"),
        ("humano", "humano"),
        ("mano_a_mano", "mano_a_mano"),
        ("rúbrica", "rubrica"),
    ],
)
def test_una_clave_se_compara_en_su_forma_ascii(escrita: str, forma: str):
    assert clave_del_formato(escrita) == forma


@given(st.text(max_size=20))
def test_la_forma_de_una_clave_no_cambia_al_repetirla(texto: str):
    assert clave_del_formato(clave_del_formato(texto)) == clave_del_formato(texto)


@pytest.mark.parametrize(
    ("a", "b", "lejos"),
    [
        ("", "", 0),
        ("abc", "abc", 0),
        ("abc", "ab", 1),
        ("abc", "acb", 1),
        ("abc", "xyz", 3),
        ("", "abc", 3),
        ("nivel", "nievl", 1),
    ],
)
def test_la_distancia_cuenta_ediciones(a: str, b: str, lejos: int):
    assert distancia(a, b) == distancia(b, a) == lejos


@given(st.text("abñ", max_size=8), st.text("abñ", max_size=8))
def test_la_distancia_es_cero_solo_entre_iguales_y_no_pasa_de_la_mas_larga(a: str, b: str):
    assert (distancia(a, b) == 0) == (a == b)
    assert abs(len(a) - len(b)) <= distancia(a, b) <= max(len(a), len(b))


def test_se_sugiere_lo_mas_cercano_y_nada_si_nada_se_parece():
    assert parecida("obsevador", ["observador", "docente"]) == "observador"
    assert parecida("OBSERVADÓR", ["observador"]) == "observador"
    assert parecida("zapato", ["observador", "docente"]) is None
    assert parecida("d1", ["d01", "d02"]) == "d01"
    assert quiza("d1", ["d01"]) == "¿quisiste decir `d01`?"
    assert quiza("zapato", ["d01"]) == ""


@given(st.binary(max_size=40))
def test_mirar_los_bytes_y_mirar_las_letras_dicen_lo_mismo(datos: bytes):
    try:
        texto = datos.decode()
    except UnicodeDecodeError:
        return
    assert hay_no_admitidos(datos) == (not es_admitido(texto))


@given(st.text(max_size=40))
def test_todo_texto_se_juzga_igual_por_sus_bytes(texto: str):
    assert hay_no_admitidos(texto.encode()) == (not es_admitido(texto))


@given(st.text(max_size=40))
def test_lo_visible_no_lleva_nada_que_la_terminal_obedezca(texto: str):
    visto = visible(texto)
    assert len(visto) == len(texto)
    assert not set(visto) & {"\x1b", "\x00", "\r", "\x9b", "\u202e", "\u2066", "\u200b"}


@pytest.mark.parametrize(("texto", "celdas"), [("", 0), ("año", 3), ("an\u0303o", 3), ("日本", 4), ("a日", 3)])
def test_el_ancho_se_mide_en_celdas(texto: str, celdas: int):
    assert ancho(texto) == celdas


@given(st.text(max_size=30), st.integers(3, 20))
def test_lo_recortado_cabe(texto: str, celdas: int):
    assert ancho(recortar(texto, celdas)) <= celdas


def test_lo_que_cabe_no_se_recorta():
    assert recortar("uno  dos\ntres", 12) == "uno dos tres"
    assert recortar("uno dos tres", 8) == "uno d..."


def test_contar_y_enumerar():
    assert [contar(n, "error", "errores") for n in (0, 1, 2)] == ["0 errores", "1 error", "2 errores"]
    assert contar(2, "visita") == "2 visitas"
    assert [enumerar(x) for x in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a y b", "a, b y c"]
    assert enumerar(["a", "b"], "o") == "a o b"


def test_el_nexo_suena_como_se_habla():
    assert enumerar(["gia", "otra"], "o") == "gia u otra"
    assert enumerar(["regula", "`involucra`"]) == "regula e `involucra`"
    assert enumerar(["Ana", "Inés"]) == "Ana e Inés"
    assert [enumerar(["V", n]) for n in ("I", "I (uno)", "II", "IE 12")] == [
        "V y I",
        "V y I (uno)",
        "V y II",
        "V y IE 12",
    ]
    assert enumerar(["agua", "hielo"]) == "agua y hielo"


def test_las_lineas_se_cuentan_como_yaml():
    assert lineas_de("a\r\nb\rc\nd\u2028e\x0bf") == ["a", "b", "c", "d\u2028e\x0bf"]


def test_sin_acentos_tambien_quita_las_tildes_compuestas():
    assert sin_acentos("ÁÉÑ e\u0301") == "aen e"


@pytest.mark.parametrize(
    ("ruta", "dicha"),
    [
        (r"C:\escuelas\balsabe\plan.yaml", "balsabe/plan.yaml"),
        (r"C:\otra\plan.yaml", "../otra/plan.yaml"),
        (r"D:\memoria\plan.yaml", "D:/memoria/plan.yaml"),
        (r"\\servidor\ugel\plan.yaml", "//servidor/ugel/plan.yaml"),
    ],
)
def test_en_windows_una_ruta_de_otro_disco_se_dice_entera(ruta: str, dicha: str, monkeypatch: pytest.MonkeyPatch):
    """Entre dos discos no hay camino, y Windows lo dice con una excepción."""
    monkeypatch.setattr(os, "sep", "\\")
    monkeypatch.setattr(os.path, "relpath", lambda r: ntpath.relpath(r, r"C:\escuelas"))
    assert desde_aqui(PureWindowsPath(ruta)) == dicha


def test_de_muchas_cosas_se_dicen_las_primeras_y_cuantas_mas():
    assert los_primeros(["a", "b", "c"], 3) == ["a", "b", "c"]
    assert enumerar(los_primeros(["a", "b", "c", "d", "e"], 3)) == "a, b, c y 2 más"


def test_una_clave_nueva_es_la_primera_que_nadie_usa():
    assert sin_usar({"d01", "d03"}, "d{:02d}") == "d02"
    assert sin_usar(()) == "1"
