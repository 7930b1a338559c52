"""M001 a M008: lo que impide leer un archivo, con su lugar; y lo que no lo impide."""

import pytest

from monitoreo_cli.lectura.cargar import Fuente, cargar
from tests.escuelas import BASE, DOCENTES, HOY, PLAN, VISITA, cambiada, en, gravedad, limpio, todos_los_problemas, unico

# ---------------------------------------------------------------- M001


@pytest.mark.parametrize(
    ("fragmento", "donde"),
    [
        ("lema: Lo primero: observar\n", "2:17"),
        ('lema: "Aprender juntos\n', "2:7"),
        ("lema: 'Aprender juntos\n", "2:7"),
        ("palabras_clave: [Monitoreo, Acompañamiento\n", "2:17"),
        ("palabras_clave:\n\t- Monitoreo\n", "3:1"),
        ("lema: @aula\n", "2:7"),
        ("lema: `aula`\n", "2:7"),
        ("lema: %aula\n", "2:7"),
        ("lema: Aprender\n   juntos: siempre\n", "3:10"),
        ("- Monitoreo\n", "2:1"),
        ("lema\nfinal: ~\n", "2:1"),
        ("final:~\netapas: []\n", "2:6"),
        ("etapas:\n  - numero:1\n    logros: A\n", "3:11"),
        ("final:\n  # lo que falta\n  logros:A\n\n  dificultades: B\n", "4:9"),
        ("final:~", "2:6"),
        ('lema: "Aprender" juntos\n', "2:18"),
    ],
)
def test_la_sintaxis_rota_se_senala_donde_empezo(fragmento: str, donde: str):
    assert en("textos.yaml", b"formato: 1\n" + fragmento.encode()) == [f"M001 {donde}"]


def test_una_clave_pegada_a_su_valor_lo_dice():
    problema = unico(VISITA, BASE[VISITA].replace("docente: d01", "docente:d01").encode())
    assert (problema.codigo, problema.lugar.linea, problema.lugar.columna) == ("M001", 2, 8)
    assert "espacio" in problema.mensaje


def test_la_sintaxis_rota_es_un_solo_error_aunque_haya_mas_cosas_mal():
    docentes = b"""\
formato: uno
docentes: &todos
  - id: d01
  - id: "d02
  - id: d03: otra
"""
    assert en(DOCENTES, docentes) == ["M001 4:9"]


def test_la_mezcla_de_git_lo_dice_y_senala_la_marca():
    docentes = """\
formato: 1
docentes:
<<<<<<< HEAD
  - id: d01
=======
  - id: d02
>>>>>>> rama
"""
    problema = unico(DOCENTES, docentes.encode())
    assert problema.codigo == "M001"
    assert problema.lugar == (DOCENTES, 3, 1, 3, 13)
    assert "git" in problema.mensaje
    assert unico(DOCENTES, docentes.replace("\n", "\r\n").encode()).lugar == problema.lugar


def test_unas_marcas_de_mezcla_dentro_de_un_texto_no_son_una_mezcla():
    assert en(PLAN, "lema: usa <<<<<<< y ya\n") == []


def test_el_mensaje_de_sintaxis_no_deja_ingles():
    for roto in (
        "lema: a: b\n",
        'lema: "a\n',
        "lema: [a\n",
        "lema:\n\t- a\n",
        "lema: @a\n",
        "lema: {a: b, c\n",
        "lema: !<\n",
    ):
        problema = unico("textos.yaml", f"formato: 1\n{roto}".encode())
        assert problema.codigo == "M001"
        assert not {"found", "expected", "while", "mapping", "could"} & set(problema.mensaje.split())


# ---------------------------------------------------------------- M002


def test_un_archivo_en_cp1252_senala_la_primera_letra_que_no_se_entiende():
    problema = unico("textos.yaml", "formato: 1\nfinal:\n  logros: Más años\n".encode("cp1252"))
    assert problema.codigo == "M002"
    assert problema.lugar == ("textos.yaml", 3, 12, 3, 13)
    assert "1252" in problema.mensaje
    assert "UTF-8" in problema.arreglo


@pytest.mark.parametrize("codificacion", ["utf-16", "utf-16-le", "utf-16-be"])
def test_un_archivo_en_utf16_lo_dice(codificacion: str):
    problema = unico("textos.yaml", "formato: 1\nfinal:\n  logros: Más años\n".encode(codificacion))
    assert problema.codigo == "M002"
    assert "UTF-16" in problema.mensaje


def test_con_bom_y_con_crlf_se_lee_igual():
    sano = "formato: 1\nfinal:\n  logros: [1]\n"
    assert en("textos.yaml", sano.encode()) == ["M103 3:11"]
    assert en("textos.yaml", b"\xef\xbb\xbf" + sano.encode()) == ["M103 3:11"]
    assert en("textos.yaml", sano.replace("\n", "\r\n").encode()) == ["M103 3:11"]


def test_el_bom_no_cuenta_en_la_columna():
    assert en("textos.yaml", b"\xef\xbb\xbfformat: 1\n") == ["M102 1:1", "M109 1:1"]


# ---------------------------------------------------------------- M003


def test_una_clave_repetida_senala_la_segunda_y_dice_donde_estaba_la_primera():
    problema = unico("textos.yaml", b"formato: 1\nfinal:\n  logros: a\n  logros: b\n")
    assert problema.codigo == "M003"
    assert problema.lugar == ("textos.yaml", 4, 3, 4, 9)
    assert "línea 3" in problema.rotulo


@pytest.mark.parametrize(
    ("una", "otra"),
    [
        ("anio", "año"),
        ("anio", "ano"),
        ("año", "AÑO"),
        ("docentes", "Docentes"),
        ("compromisos", "COMPROMISOS"),
        ("anio", "an\u0303o"),
        ("cosa_rara", "cosa_rára"),
    ],
)
def test_dos_claves_iguales_al_compararlas_son_la_misma(una: str, otra: str):
    anterior = f"formato: 1\n{una}: ~\n{otra}: ~\n"
    assert en("anterior.yaml", anterior.encode()) == ["M003 3:1"]


def test_dos_claves_iguales_al_compararlas_dejan_el_archivo_fuera():
    fragmento = "desempeños: {}\ndesempenos: {}\n"
    texto = limpio(f"formato: 1\ndocente: nadie\n{fragmento}")
    escuela, problemas = cargar([Fuente(VISITA, texto.encode())])
    assert escuela.observaciones == ()
    assert VISITA in escuela.fuera
    assert [p.codigo for p in problemas if p.lugar.archivo == VISITA] == ["M003"]


def test_de_las_claves_iguales_al_compararlas_se_dicen_todas():
    anterior = "formato: 1\ncompromisos:\n  - {id: a, Id: b, ID: c}\n  - {texto: a, Texto: b}\naño: 2023\nAÑO: 2023\n"
    assert en("anterior.yaml", anterior.encode()) == ["M003 3:13", "M003 3:20", "M003 4:16", "M003 6:1"]


def test_los_ids_niveles_y_grados_no_se_normalizan():
    visita = """
        docente: d02
        sesion:
          grados: [3]
          documentos: {Año: sí, anio: no, AÑO: sí}
        compromisos: []
        seguimiento: []
    """
    assert "M003" not in " ".join(en(VISITA, visita))


def test_dos_claves_repetidas_en_un_mapa_de_ids_son_m003():
    assert en("identidades.yaml", b"formato: 1\nidentidades:\n  d01: {}\n  d01: {}\n") == ["M003 4:3"]


# ---------------------------------------------------------------- M004 y M005


@pytest.mark.parametrize(
    ("fragmento", "donde"),
    [
        ("lema: &lema Aprender", ["2:7"]),
        ("lema: *lema", ["2:7"]),
        ("lema: !!str Aprender", ["2:7"]),
        ("lema: !cosa Aprender", ["2:7"]),
        ("palabras_clave: &lista [a]", ["2:17"]),
        ("palabras_clave: !!seq [a]", ["2:17"]),
        ("lema: &a x\nnombre_del_anio: *a", ["2:7", "3:18"]),
        ("? [a, b]\n: c", ["2:3"]),
        ("{a: b}: c", ["2:1"]),
    ],
)
def test_anclas_alias_etiquetas_y_claves_compuestas_no_se_admiten(fragmento: str, donde: list[str]):
    assert en("textos.yaml", f"formato: 1\n{fragmento}\n".encode()) == [f"M004 {d}" for d in donde]


def test_un_segundo_documento_no_se_admite():
    assert en("textos.yaml", b"---\nformato: 1\n---\nformato: 1\n") == ["M004 3:1"]


def test_el_comienzo_de_un_solo_documento_puede_marcarse():
    assert en("textos.yaml", b"---\nformato: 1\n...\n") == []


def test_los_signos_de_yaml_entre_comillas_son_texto():
    assert en(PLAN, "lema: '&lema *x !y'\nnombre_del_anio: \"*a\"\n") == []


def test_mas_de_un_mebibyte_es_demasiado_grande_y_justo_uno_no():
    cabe = b"formato: 1\n" + b"#" * (1024 * 1024 - 11)
    assert en("textos.yaml", cabe) == []
    assert en("textos.yaml", cabe + b"#") == ["M005 1:1"]


def test_treinta_y_dos_niveles_caben_y_treinta_y_tres_no():
    # La raíz es el primer nivel: quedan 31 listas.
    assert en("entregas/etapa-1.yaml", f"formato: 1\nresumen: {'[' * 31}{']' * 31}\n".encode()) == []
    assert en("entregas/etapa-1.yaml", f"formato: 1\nresumen: {'[' * 32}{']' * 32}\n".encode()) == ["M005 2:41"]


def test_cien_kilobytes_de_corchetes_son_un_problema():
    assert en("textos.yaml", b"[" * 100_000) == ["M005 1:33"]


# ---------------------------------------------------------------- M006


@pytest.mark.parametrize(
    "raro", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\x9b", "\u2028", "\u2029", "\ufeff", "\ufffe"]
)
def test_un_caracter_invisible_se_senala_y_se_nombra(raro: str):
    problema = unico("textos.yaml", f"formato: 1\nfinal:\n  logros: niñez{raro}x\n".encode())
    assert problema.codigo == "M006"
    assert problema.lugar == ("textos.yaml", 3, 16, 3, 17)
    assert f"U+{ord(raro):04X}" in problema.mensaje


def test_varios_caracteres_invisibles_son_un_problema_que_los_cuenta():
    problema = unico("textos.yaml", b"formato: 1\nfinal:\n  logros: a\x07b\x07\n")
    assert problema.codigo == "M006"
    assert "2" in problema.mensaje


def test_un_escape_entre_comillas_no_mete_de_contrabando_lo_que_no_se_admite():
    assert en(PLAN, 'lema: "a\\x07b"\n')[0] == "M006 2:7"
    assert en("textos.yaml", b'formato: 1\nfinal: {logros: "a\\u2028b"}\n') == ["M006 2:17"]


@pytest.mark.parametrize("comun", ["\u00a0", "\u00ad", "\u200b", "ñ", "n\u0303", "😀", "日本"])
def test_los_demas_caracteres_se_admiten(comun: str):
    assert en(PLAN, f"lema: a{comun}b\n") == []


# ---------------------------------------------------------------- M007


@pytest.mark.parametrize(
    ("linea", "donde"),
    [
        ("lema: Aula #3", "2:7"),
        ("lema: Aula\t#3", "2:7"),
        ("lema: #3", "2:6"),
        ('lema: "Aula" #3', "2:7"),
        ("palabras_clave: [a, b] #3", "2:21"),
        ("palabras_clave: [a, b ] #3", "2:21"),
        ("lema: Aula\n  y patio #3", "2:7"),
    ],
)
def test_un_texto_cortado_por_una_almohadilla_avisa(linea: str, donde: str):
    problemas = en(PLAN, linea + "\n")
    assert problemas == [f"M007 {donde}"]
    assert gravedad(unico(PLAN, linea + "\n")) == "aviso"


@pytest.mark.parametrize(
    "linea",
    [
        "lema: Aula # 3",
        "lema: Aula#3",
        'lema: "Aula #3"',
        "lema: 'Aula #3'",
        "lema: |\n  Aula #3",
        "lema: Aula #\n",
        "lema: | #comentario\n  Aula",
        "#lema: Aula",
        "palabras_clave: #comentario\n  - a",
    ],
)
def test_un_comentario_corriente_no_avisa(linea: str):
    assert en(PLAN, linea + "\n") == []


# ---------------------------------------------------------------- M008 y archivo fuera


@pytest.mark.parametrize(
    "vacio", [b"", b"\n\n", b"# nada\n", b"---\n", b"~\n", b'""\n', b"\xef\xbb\xbf", b"---\n...\n"]
)
def test_un_archivo_sin_contenido_esta_vacio(vacio: bytes):
    assert en("textos.yaml", vacio) == ["M008 1:1"]


@pytest.mark.parametrize("raiz", [b"hola\n", b"- formato: 1\n", b"[]\n"])
def test_un_archivo_que_no_es_un_bloque_de_claves_tiene_un_solo_problema(raiz: bytes):
    assert en("textos.yaml", raiz) == ["M103 1:1"]


@pytest.mark.parametrize(
    "fuera",
    [
        b"formato: 2\ndocente: [mal]\nestado: quizas  # monitoreo: permite M310\nfecha: Aula #3\n",
        b"formato: 1\ndocente: [mal]\ntitulo: ~\nTitulo: ~  # monitoreo: permite M310\nfecha: Aula #3\n",
    ],
    ids=["futuro", "claves iguales"],
)
def test_de_un_archivo_fuera_se_dice_una_sola_cosa(fuera: bytes):
    problemas = todos_los_problemas(cambiada({"observaciones/2024-05-07-d02.yaml": fuera}), hoy=HOY)
    assert [p.codigo for p in problemas] in (["M109"], ["M003"])
