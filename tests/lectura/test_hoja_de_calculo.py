"""Leer hojas de cálculo: lo normal, lo sucio y lo hostil."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from monitoreo_cli.errores import ErrorDelMundo
from monitoreo_cli.lectura import hoja_de_calculo
from monitoreo_cli.lectura.hoja_de_calculo import Celda, Libro, leer_libro, letra


def excel(llenar: Callable[[Worksheet], object]) -> bytes:
    libro = Workbook()
    hoja = libro.active
    assert isinstance(hoja, Worksheet)
    hoja.title = "Visitas"
    llenar(hoja)
    return guardado(libro)


def guardado(libro: Workbook) -> bytes:
    destino = io.BytesIO()
    libro.save(destino)
    return destino.getvalue()


def celdas(libro: Libro) -> dict[str, object]:
    return {c.lugar: c.rota or c.valor for h in libro.hojas for f in h.filas for c in f.values()}


def con_xml(datos: bytes, entrada: str, cambiar: Callable[[str], str]) -> bytes:
    """El mismo libro con una de sus piezas escrita de otro modo."""
    destino = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(datos)) as antes, zipfile.ZipFile(destino, "w", zipfile.ZIP_DEFLATED) as despues:
        for nombre in antes.namelist():
            texto = antes.read(nombre)
            despues.writestr(nombre, cambiar(texto.decode()).encode() if nombre == entrada else texto)
    return destino.getvalue()


PRIMERA = "xl/worksheets/sheet1.xml"


def test_cada_celda_sabe_donde_esta_y_trae_su_valor() -> None:
    def llenar(hoja: Worksheet) -> None:
        hoja["B2"] = "  d01 "
        hoja["C2"] = datetime(2024, 4, 16)
        hoja["D2"] = time(8, 15)
        hoja["E5"] = 3
        hoja["F5"] = 3.0
        hoja["G5"] = 2.5

    assert celdas(leer_libro(excel(llenar), "v.xlsx")) == {
        "Visitas!B2": "  d01 ", "Visitas!C2": date(2024, 4, 16), "Visitas!D2": time(8, 15),
        "Visitas!E5": 3, "Visitas!F5": 3, "Visitas!G5": 2.5,
    }  # fmt: skip


def test_una_formula_sin_resultado_guardado_no_es_una_celda_vacia() -> None:
    dichas = celdas(leer_libro(excel(lambda h: h.append(["d01", "=1+2"])), "v.xlsx"))
    assert dichas["Visitas!A1"] == "d01"
    assert str(dichas["Visitas!B1"]).startswith("es una fórmula sin resultado guardado")


def test_de_una_formula_se_lee_el_resultado_guardado() -> None:
    formula = excel(lambda h: h.append(["d01", "=1+2"]))
    datos = con_xml(formula, PRIMERA, lambda x: re.sub("</f><v ?/>|</f><v></v>", "</f><v>3</v>", x))
    assert celdas(leer_libro(datos, "v.xlsx"))["Visitas!B1"] == 3


def test_un_error_de_la_hoja_no_es_un_texto() -> None:
    (celda,) = leer_libro(excel(lambda h: h.append(["#REF!"])), "v.xlsx").hojas[0].filas[0].values()
    assert celda.rota == "es un error de la hoja (#REF!)"
    assert not celda.esta_vacia


def test_las_fechas_de_1904_son_las_mismas() -> None:
    libro = Workbook()
    libro.epoch = CALENDAR_MAC_1904
    libro.create_sheet("Visitas")["A1"] = datetime(2024, 4, 16)
    assert list(celdas(leer_libro(guardado(libro), "v.xlsx")).values()) == [date(2024, 4, 16)]


def test_una_fecha_imposible_no_hace_caer_nada() -> None:
    datos = con_xml(
        excel(lambda h: h.append([datetime(2024, 4, 16)])), PRIMERA, lambda x: x.replace("45398", "99999999999")
    )
    assert "error de la hoja" in str(celdas(leer_libro(datos, "v.xlsx"))["Visitas!A1"])


def test_las_hojas_ocultas_se_nombran_y_no_se_leen() -> None:
    libro = Workbook()
    libro.create_sheet("Secreta").append(["x"])
    libro["Secreta"].sheet_state = "hidden"
    leido = leer_libro(guardado(libro), "v.xlsx")
    assert leido.ocultas == ("Secreta",)
    assert [h.nombre for h in leido.hojas] == ["Sheet"]


def test_dimensiones_y_filas_falsas_no_cuestan_nada() -> None:
    def mentir(xml: str) -> str:
        falsa = '<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>fin</t></is></c></row>'
        lejos = '<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>'
        return xml.replace('ref="A1"', 'ref="A1:XFD1048576"').replace("</sheetData>", falsa + lejos + "</sheetData>")

    datos = con_xml(excel(lambda h: h.append(["d01"])), PRIMERA, mentir)
    assert celdas(leer_libro(datos, "v.xlsx")) == {"Visitas!A1": "d01", "Visitas!A1048576": "fin"}


def test_un_millon_de_filas_con_formato_y_sin_datos_se_rechaza(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hoja_de_calculo, "_CON_FORMATO", 50)
    vacias = "".join(f'<row r="{n}"><c r="XFD{n}" s="0"/></row>' for n in range(2, 60))
    una = excel(lambda h: h.append([1]))
    datos = con_xml(una, PRIMERA, lambda x: x.replace("</sheetData>", vacias + "</sheetData>"))
    with pytest.raises(ErrorDelMundo, match="demasiadas filas"):
        leer_libro(datos, "v.xlsx")


def bomba() -> bytes:
    destino = io.BytesIO()
    with zipfile.ZipFile(destino, "w", zipfile.ZIP_DEFLATED) as archivo:
        for n in range(11):
            archivo.writestr(f"xl/{n}.xml", b"0" * (10 * 1024 * 1024))
    return destino.getvalue()


@pytest.mark.parametrize(
    ("datos", "nombre", "dicho"),
    [
        (b"hola", "v.xlsx", "no es un libro de Excel"),
        (b"", "v.xlsx", "no es un libro de Excel"),
        (b"PK\x03\x04roto", "v.xlsx", "no es un libro de Excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "v.xls", "Excel antiguo (.xls) o tiene contraseña"),
        (b"PK\3\4mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "v.ods", "es una hoja de LibreOffice"),
        (bomba(), "v.xlsx", "ocuparía más de 100 MB"),
        (con_xml(excel(lambda h: h.append([1])), PRIMERA, lambda x: x[:200]), "v.xlsx", "está dañado"),
        ("a;b\0".encode("utf-16"), "v.csv", "no es una hoja de cálculo"),
        (b"x" * (hoja_de_calculo.TAMANO_MAXIMO + 1), "v.csv", "pasa de 20 MB"),
        (b"a\n" * 10_001, "v.csv", "pasa de 10 000 filas"),
    ],
    ids=["texto", "vacio", "zip roto", "xls", "ods", "bomba", "cortado", "utf-16", "enorme", "filas"],
)  # fmt: skip
def test_lo_que_no_se_puede_leer_se_dice_sin_caer(datos: bytes, nombre: str, dicho: str) -> None:
    with pytest.raises(ErrorDelMundo) as error:
        leer_libro(datos, nombre)
    assert dicho in error.value.mensaje
    assert error.value.salida == 3


def test_sin_el_complemento_de_excel_se_dice_como_instalarlo(monkeypatch: pytest.MonkeyPatch) -> None:
    datos = excel(lambda h: h.append([1]))
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    with pytest.raises(ErrorDelMundo) as error:
        leer_libro(datos, "v.xlsx")
    assert 'pip install "monitoreo-cli[excel]"' in error.value.arreglo
    assert leer_libro(b"docente;fecha\n", "v.csv").es_csv


@pytest.mark.parametrize(
    "datos",
    [
        b"docente,fecha\nd01,16/4/2024\n", b"docente;fecha\r\nd01;16/4/2024\r\n",
        b"\xef\xbb\xbfdocente;fecha\nd01;16/4/2024", b"docente\tfecha\nd01\t16/4/2024\n",
    ],
)  # fmt: skip
def test_un_csv_se_lee_con_coma_o_punto_y_coma_y_con_bom_o_sin_el(datos: bytes) -> None:
    assert celdas(leer_libro(datos, "v.csv")) == {"A1": "docente", "B1": "fecha", "A2": "d01", "B2": "16/4/2024"}


def test_un_csv_de_windows_se_lee_y_se_dice() -> None:
    libro = leer_libro("área;año\n".encode("cp1252"), "v.csv")
    assert celdas(libro) == {"A1": "área", "B1": "año"}
    assert "cp1252" in libro.aviso


def test_las_columnas_se_nombran_como_en_excel() -> None:
    assert [letra(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_una_celda_con_espacios_esta_vacia() -> None:
    assert Celda("A1", "  ").esta_vacia
    assert Celda("A1").esta_vacia
    assert not Celda("A1", 0).esta_vacia
