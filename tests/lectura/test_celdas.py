"""Ningún nivel ni fecha se adivina: ni por un trozo, ni por parecerse, ni por redondear."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoreo_cli.lectura import celdas
from monitoreo_cli.lectura.celdas import NoSeEntiende, plano
from monitoreo_cli.lectura.hoja_de_calculo import Celda
from monitoreo_cli.modelo.observacion import SIN_NIVEL
from monitoreo_cli.modelo.rubrica import Nivel, Rubrica

ETIQUETAS = {"I": "Insatisfactorio", "II": "En proceso", "III": "Satisfactorio", "IV": "Destacado"}


def escala(**etiquetas: str | None) -> Rubrica:
    return Rubrica(niveles=tuple(Nivel(clave=c, nombre=n) for c, n in etiquetas.items()))


MINEDU = escala(**ETIQUETAS)


def nivel(valor: Any, rubrica: Rubrica = MINEDU) -> str | None:
    try:
        return celdas.nivel(rubrica, "minedu-2018")(Celda("A1", valor))
    except NoSeEntiende:
        return None


@pytest.mark.parametrize(
    ("valor", "esperado"),
    [
        ("III", "III"), (" IV ", "IV"), (1, "I"), ("4", "IV"), ("Satisfactorio", "III"), ("SATISFACTORIO", "III"),
        ("iii", "III"), (" iV ", "IV"),
        ("INSATISFACTORIO", "I"), ("en  proceso", "II"), ("no-observado", "no-observado"), ("No aplica", "no-aplica"),
    ],
)  # fmt: skip
def test_un_nivel_es_su_clave_su_numero_o_su_etiqueta_entera(valor: object, esperado: str) -> None:
    assert nivel(valor) == esperado


@pytest.mark.parametrize(
    "valor",
    [
        "11", "ll", "II I", "i i", "iiii",
        "IIII", "Nivel III", "satis", "Insatisfactorio.. Satisfactorio", "Bueno", 0, 5, 2.5, 3.2, "2,5", -1,
        "03", True, date(2024, 3, 1), time(3), "III/IV", "Logro esperado",
    ],
)  # fmt: skip
def test_lo_que_no_lo_es_exactamente_no_es_ninguno(valor: object) -> None:
    assert nivel(valor) is None


def test_con_claves_que_son_numeros_el_orden_no_cuenta() -> None:
    """En una escala de 0 a 2, `1` es la clave `1`, no el primer nivel."""
    rubrica = escala(**{"0": "Nunca", "1": "A veces", "2": "Siempre"})
    assert [nivel(n, rubrica) for n in (0, 1, 2, 3)] == ["0", "1", "2", None]


@pytest.mark.parametrize(
    ("rubrica", "escrito", "esperado"),
    [
        (escala(A="Logrado", a="A medias"), "a", "a"),
        (escala(A="Logrado", a="A medias"), "A", "A"),
        (escala(Ab="Logrado", aB="A medias"), "ab", None),
        (escala(B="c", C="Bueno"), "c", None),
        (escala(B="c", C="Bueno"), "b", "B"),
        (escala(B="c", C="Bueno"), "C", "C"),
        (escala(**{"No": None, "En parte": None, "Sí": None}), "EN PARTE", "En parte"),
        (escala(**{"No": None, "En parte": None, "Sí": None}), "SÍ", "Sí"),
        (escala(**{"No": None, "En parte": None, "Sí": None}), "si", None),
    ],
)
def test_las_mayusculas_no_importan_si_no_puede_ser_otro(rubrica: Rubrica, escrito: str, esperado: str | None) -> None:
    assert nivel(escrito, rubrica) == esperado


def test_una_etiqueta_que_sirve_a_dos_niveles_no_dice_cual_es() -> None:
    assert nivel("Regular", escala(A="Regular", B="Regular", C="Bueno")) is None


@given(st.text(max_size=40))
def test_ningun_texto_da_un_nivel_si_no_es_una_de_sus_formas(texto: str) -> None:
    formas = {*ETIQUETAS, *map(str.lower, ETIQUETAS), "iI", "Ii", "iV", "Iv", *SIN_NIVEL, "1", "2", "3", "4"}
    planas = {plano(n) for n in (*ETIQUETAS.values(), *SIN_NIVEL)}
    if texto.strip() not in formas and texto.strip().lower() != "iii" and plano(texto) not in planas:
        assert nivel(texto) is None


@given(st.sampled_from(list(ETIQUETAS.items())), st.text("abcxyz ", min_size=1).filter(str.strip))
def test_una_etiqueta_con_algo_mas_no_es_esa_etiqueta(par: tuple[str, str], de_mas: str) -> None:
    assert nivel(par[1] + de_mas.strip()) is None
    assert nivel(de_mas.strip() + par[1]) is None


@given(st.floats(allow_nan=True) | st.integers())
def test_un_numero_que_no_es_su_orden_no_es_un_nivel(numero: float) -> None:
    assert (nivel(numero) is not None) == (isinstance(numero, int) and 1 <= numero <= 4)


def fecha(valor: Any) -> date | None:
    try:
        return celdas.fecha(Celda("A1", valor))
    except NoSeEntiende:
        return None


@given(st.dates(min_value=date(1900, 3, 1)))
def test_una_fecha_se_entiende_escrita_de_las_tres_maneras(dia: date) -> None:
    assert fecha(dia) == fecha(dia.isoformat()) == fecha(f" {dia.day}/{dia.month}/{dia.year:04d} ") == dia


@given(st.integers() | st.floats() | st.booleans() | st.times() | st.text(max_size=12))
def test_lo_demas_no_es_una_fecha(valor: Any) -> None:
    leida = fecha(valor)
    assert leida is None or isinstance(valor, str)


def test_una_fecha_con_hora_o_sin_dia_no_se_entiende() -> None:
    assert [fecha(v) for v in (datetime(2024, 4, 16, 8, 15), "4/2024", "16-04-2024", "16/4/24", 45398)] == [None] * 5


def test_una_hora_donde_va_una_fecha_se_llama_hora() -> None:
    with pytest.raises(NoSeEntiende, match="una hora no es una fecha"):
        celdas.fecha(Celda("A1", time(8, 0)))


def test_una_hora_es_de_excel_o_esta_escrita() -> None:
    def hora(valor: Any) -> time | None:
        try:
            return celdas.hora(Celda("A1", valor))
        except NoSeEntiende:
            return None

    buenas = (time(8, 15), "8:15", " 08:15", timedelta(hours=8, minutes=15))
    assert [hora(v) for v in buenas] == [time(8, 15)] * 4
    assert [hora(v) for v in (8, "8", "8:15 am", time(8, 15, 30), timedelta(days=2), 0.34)] == [None] * 6


def test_quien_no_se_halla_no_se_repite_en_el_mensaje() -> None:
    """Lo escrito puede ser el nombre de una persona."""
    leer = celdas.persona(["d01"], {"rosa quispe": "d01", "ana mamani": None}, "docentes.yaml")
    assert leer(Celda("A1", " ROSA  Quispe ")) == leer(Celda("A1", "d01")) == "d01"
    for nombre in ("Rosa Quispe Vda", "Ana Mamani"):
        with pytest.raises(NoSeEntiende) as error:
            leer(Celda("A1", nombre))
        assert nombre.split()[0] not in str(error.value)
