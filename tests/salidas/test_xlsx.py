"""Lo que se escribe en un libro es lo que se lee de él."""

from datetime import date, time

from hypothesis import given, settings
from hypothesis import strategies as st

from monitoreo_cli.escritura.emisor import limpio
from monitoreo_cli.lectura.hoja_de_calculo import leer_libro
from monitoreo_cli.salidas.xlsx import FECHA, NUMERO, Columna, Hoja, en_xlsx
from monitoreo_cli.texto import NO_ADMITIDOS

ADMITIDO = st.characters(exclude_categories=["Cs"], exclude_characters=list(NO_ADMITIDOS))
TEXTOS = st.text(ADMITIDO, max_size=60).filter(lambda t: "_x" not in t)
DUDOSOS = ["=1+1", "+1", "-1", "@a", "{=1}", "'=1", "http://x", "007", "1e5", "3/4", "VERDADERO", "a\r\nb"]


def de_vuelta(columna: Columna, *valores: object) -> list[object]:
    """Los valores de una columna tras escribirla y leerla; `None` si la celda quedó vacía."""
    libro = leer_libro(en_xlsx([Hoja("Una", "Título", [columna], [[v] for v in valores])]), "l.xlsx")
    leidas = {c.lugar: c.valor for f in libro.hojas[0].filas for c in f.values()}
    return [leidas.get(f"Una!A{n}") for n in range(5, 5 + len(valores))]


@settings(max_examples=10)
@given(st.lists(TEXTOS, min_size=5, max_size=10))
def test_un_texto_vuelve_igual_y_como_texto(textos: list[str]) -> None:
    dichos = [*textos, *DUDOSOS]
    vueltos = de_vuelta(Columna("Texto"), *dichos)
    assert all(v is None or isinstance(v, str) for v in vueltos)
    assert [limpio(str(v or "")).strip() for v in vueltos] == [limpio(t).strip() for t in dichos]


@settings(max_examples=5)
@given(st.lists(st.dates(min_value=date(1900, 3, 1)), min_size=5))
def test_una_fecha_vuelve_como_fecha(dias: list[date]) -> None:
    assert de_vuelta(Columna("Fecha", clase=FECHA), *dias) == dias


def test_un_numero_vuelve_como_numero_y_una_hora_como_texto() -> None:
    assert de_vuelta(Columna("Cuántos", clase=NUMERO), 12) == [12]
    assert de_vuelta(Columna("Hora"), time(8, 5)) == ["08:05"]
    assert de_vuelta(Columna("Fecha", clase=FECHA), date(24, 4, 16)) == ["0024-04-16"]


def test_un_texto_que_no_cabe_dice_que_sigue() -> None:
    vuelto = str(de_vuelta(Columna("Texto"), "a" * 40_000)[0])
    assert len(vuelto) == 32_767
    assert vuelto.endswith("a [sigue en su archivo]")
