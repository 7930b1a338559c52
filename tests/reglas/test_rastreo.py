"""Reconocer los datos de una persona en cualquier texto, y no acusar a quien no toca."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoreo_cli.reglas.rastreo import Rastreador, como_texto, en_archivo

ROSA = SimpleNamespace(
    nombre="Rosa Mamani de la Cruz", dni="45678912", correo="rosa.m@ejemplo.pe", telefono="051 552233"
)
JUAN = SimpleNamespace(nombre="Ñusta", dni=None, correo=None, telefono=None)
LUZ = SimpleNamespace(nombre="Luz", dni=None, correo=None, telefono=None)


def rastreador(*publicos: str) -> Rastreador:
    return Rastreador({"d01": ROSA, "d02": JUAN, "d03": LUZ}, publicos)  # type: ignore[dict-item]


def hallados(texto: str, *publicos: str) -> list[str]:
    return [h.que for h in rastreador(*publicos).hallar(texto)]


@pytest.mark.parametrize(
    "texto",
    [
        "Rosa Mamani", "ROSA MAMANI DE LA CRUZ", "rosa mamaní", "Mamani de la Cruz, Rosa", "Mamani, Rosa",
        "la profesora Rosa de la Cruz firma", "acta-rosa-mamani.txt", "rosa_mamani",
    ],
)  # fmt: skip
def test_el_nombre_se_reconoce_escrito_de_otro_modo(texto: str):
    assert hallados(texto) == ["el nombre de d01"]


@pytest.mark.parametrize(
    "texto",
    [
        "Rosa", "una rosa y una cruz", "la Cruz Roja", "de la", "Mamani Quispe", "Rosa dijo que Mamani vino",
        "Luz", "la luz del aula", "ñusta",
    ],
)  # fmt: skip
def test_una_palabra_suelta_no_acusa_a_nadie(texto: str):
    assert hallados(texto) == []


def test_un_nombre_de_una_sola_palabra_larga_vale_con_mayuscula():
    largo = SimpleNamespace(nombre="Esperanza", dni=None, correo=None, telefono=None)
    assert [h.que for h in Rastreador({"d01": largo}, ()).hallar("vino Esperanza")] == ["el nombre de d01"]
    assert list(Rastreador({"d01": largo}, ()).hallar("con esperanza")) == []


def test_el_nombre_del_equipo_es_publico():
    assert hallados("Firma Rosa Mamani", "Rosa Mamani de la Cruz") == []


def test_quien_comparte_apellidos_con_el_equipo_no_se_confunde():
    director = "José Mamani Cruz"
    assert hallados("José Mamani Cruz, director", director) == []
    assert hallados("Mamani Cruz", director) == []
    assert hallados("Rosa Mamani de la Cruz", director) == ["el nombre de d01"]


@pytest.mark.parametrize(
    ("texto", "que"),
    [
        ("DNI 45678912", "un DNI"), ("45.678.912", "el DNI de d01"), ("45 678 912", "el DNI de d01"),
        ("(051) 55-2233", "el teléfono de d01"), ("ROSA.M@EJEMPLO.PE", "un correo"), ("987 654 321", "un teléfono"),
        ("DNI 20240416", "un DNI"),
    ],
)  # fmt: skip
def test_los_numeros_y_correos_se_reconocen_con_otras_separaciones(texto: str, que: str):
    assert hallados(texto) == [que]


@pytest.mark.parametrize("texto", ["20240416", "IMG_20240416.jpg", "145678912", "456789123", "S/ 45678913,50"])
def test_lo_que_no_es_un_dato_no_se_acusa(texto: str):
    assert hallados(texto) == []


def test_se_dice_la_linea_y_la_columna_y_nunca_el_dato():
    (problema,) = en_archivo("nota.md", "uno\r\ndos: Rosa Mamani\r\n", rastreador(), ya_revisado=False)
    assert (problema.codigo, problema.lugar.linea, problema.lugar.columna, problema.lugar.hasta_columna) == (
        "M501", 2, 6, 17,
    )  # fmt: skip
    assert "Rosa" not in problema.mensaje + problema.arreglo + problema.rotulo


def test_lo_que_ya_vieron_las_reglas_no_se_repite():
    texto = "DNI 45678912 de Rosa Mamani"
    assert [p.mensaje for p in en_archivo("a.yaml", texto, rastreador(), ya_revisado=True)] == [
        "hay el nombre de d01 en un archivo que se comparte"
    ]


@given(
    st.text(alphabet="Rosamni 45678912@.pe\n-", max_size=200),
    st.sampled_from(["Rosa Mamani", "45678912", "45 678 912"]),
)
def test_tapado_no_queda_ningun_dato_y_el_largo_es_el_mismo(alrededor: str, dato: str):
    texto = f"{alrededor}\n{dato}\n{alrededor}"
    tapado = rastreador().tapar(texto)
    assert len(tapado) == len(texto)
    assert dato not in tapado.split("\n")


@pytest.mark.parametrize(
    ("datos", "texto"),
    [
        ("año".encode(), "año"), ("año".encode("cp1252"), "año"), ("año".encode("utf-16"), "año"),
        ("\ufeffaño".encode(), "año"), (b"%PDF\0\0", None), (b"", ""),
    ],
)  # fmt: skip
def test_un_texto_se_lee_en_la_codificacion_que_venga(datos: bytes, texto: str | None):
    assert como_texto(datos) == texto
