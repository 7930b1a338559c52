"""El padrón de escuelas, como lo guarde la hoja de cálculo de cada UGEL."""

import pytest

from monitoreo_cli.errores import ErrorDeUso
from monitoreo_cli.lectura.padron import leer_padron

DOS = {"0426307": "I.E. Los Ángeles, Ilave", "0426308": "Ñuñoa"}


@pytest.mark.parametrize(
    "datos",
    [
        'codigo_modular,nombre\n0426307,"I.E. Los Ángeles, Ilave"\n0426308,Ñuñoa\n'.encode(),
        "codigo_modular;nombre\r\n0426307;I.E. Los Ángeles, Ilave\r\n0426308;Ñuñoa\r\n".encode("cp1252"),
        "codigo_modular;nombre\r\n0426307;I.E. Los Ángeles, Ilave\r\n0426308;Ñuñoa\r\n".encode("utf-8-sig"),
        "Código modular\tNombre\r\n0426307\tI.E. Los Ángeles, Ilave\r\n0426308\tÑuñoa\r\n".encode("utf-16"),
        '\n,\ncodigo_modular,nombre\n0426307,"I.E. Los Ángeles,\nIlave"\n0426308,Ñuñoa\n'.encode(),
        "x;NOMBRE;CODIGO_MODULAR\n;I.E. Los Ángeles, Ilave;0426307\n;;\n\n;Ñuñoa; 0426308 \n;otra;0426308\n".encode(),
    ],
    ids=[
        "comas",
        "puntos y comas de Excel",
        "con BOM",
        "«Unicode» de Excel",
        "filas vacías antes y celdas de dos renglones",
        "columnas de más y filas vacías",
    ],
)
def test_se_lee_como_lo_guarde_la_hoja_de_calculo(datos: bytes) -> None:
    assert leer_padron(datos, "escuelas.csv").escuelas == DOS


@pytest.mark.parametrize(
    "cabeza",
    [
        "Código Modular;Nombre de la I.E.", "COD_MOD;CEN_EDU", "Cód. modular;Institución educativa", "cod_mod; nombre ",
    ],
)  # fmt: skip
def test_las_columnas_se_reconocen_como_las_titula_el_padron_del_ministerio(cabeza: str) -> None:
    padron = leer_padron(f"DISTRITO;{cabeza}\nIlave;0426307;Los Andes\n".encode(), "escuelas.csv")
    assert (padron.escuelas, padron.sin_nombres) == ({"0426307": "Los Andes"}, False)


def test_si_ninguna_columna_dice_los_nombres_se_sabe() -> None:
    assert leer_padron(b"codigo_modular,director\n0426307,Rosa\n", "escuelas.csv").sin_nombres


def test_el_cero_que_quita_excel_se_repone_y_se_dice() -> None:
    padron = leer_padron(b"codigo_modular\n426307\n0426308\n", "escuelas.csv")
    assert (list(padron.escuelas), padron.ceros) == (["0426307", "0426308"], 1)


def test_un_codigo_que_no_lo_es_se_dice_con_su_fila() -> None:
    padron = leer_padron(b"codigo_modular,nombre\n0426307,A\n42630X,B\n,C\n12345678,D\n", "escuelas.csv")
    assert padron.problemas == [
        "escuelas.csv, fila 3: `42630X` no es un código modular de 7 dígitos",
        "escuelas.csv, fila 4: `` no es un código modular de 7 dígitos",
        "escuelas.csv, fila 5: `12345678` no es un código modular de 7 dígitos",
    ]


@pytest.mark.parametrize(
    ("datos", "dicho"),
    [
        (b"", "está vacío"), (b"codigo,nombre\n1,a\n", "sus columnas son: `codigo` y `nombre`"),
        (b"PK\x03\x04...", "es un libro de Excel"), (b'codigo_modular\n"' + b"x" * 200_000, "no es un CSV"),
    ],
)  # fmt: skip
def test_un_archivo_sin_esas_columnas_es_mal_uso(datos: bytes, dicho: str) -> None:
    with pytest.raises(ErrorDeUso) as error:
        leer_padron(datos, "escuelas.csv")
    assert dicho in f"{error.value.mensaje}; {error.value.arreglo}"
