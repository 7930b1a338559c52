"""M201 a M211: lo que un archivo dice de otro y no está."""

import pytest

from monitoreo_cli.lectura.cargar import Fuente
from tests.escuelas import (
    ACCION,
    ANTERIOR_D01,
    BASE,
    DOCENTES,
    LISTA,
    OTRA,
    PLAN,
    RUBRICA,
    VISITA,
    copia,
    en,
    gravedad,
    unico,
)

ROTO = b"formato: [\n"
ANEXO = "anterior.yaml"
NUEVA = "observaciones/2024-05-07-d02.yaml"
BORRADOR = """\
formato: 1
docente: d02
fecha: 2024-05-07
estado: borrador
"""

# ---------------------------------------------------------------- M201


def test_el_docente_de_una_visita_tiene_que_existir():
    problema = unico(VISITA, "docente: d1\ncompromisos: []\nseguimiento: []\n")
    assert (problema.codigo, *problema.lugar[1:]) == ("M201", 2, 10, 2, 12)
    assert gravedad(problema) == "error"
    assert "`d01`" in problema.rotulo


def test_un_borrador_y_un_seguimiento_tambien_nombran_a_un_docente():
    assert en(NUEVA, BORRADOR.replace("d02", "d09").encode()) == ["M201 2:10"]
    seguimiento = """\
formato: 1
tipo: seguimiento
docente: d09
fecha: 2024-05-07
observador: ugel
seguimiento: []
"""
    assert en("observaciones/s.yaml", seguimiento.encode()) == ["M201 3:10"]


def test_una_visita_prevista_tambien_nombra_a_un_docente():
    previstas = """
        visitas_previstas:
          - docente: d09
            etapa: 1
            fecha: 2024-05-07
    """
    assert en(PLAN, previstas) == ["M201 3:14"]


def test_un_docente_ilegible_no_es_ademas_inexistente():
    assert en(VISITA, "docente: D 1\nseguimiento: []\n") == ["M108 2:10"]


# ---------------------------------------------------------------- M202


@pytest.mark.parametrize("etapa", ["7", "0"])
def test_la_etapa_de_una_visita_tiene_que_existir(etapa: str):
    assert en(VISITA, f"etapa: {etapa}\n") == ["M202 2:8"]


def test_una_etapa_que_no_se_puede_deducir_se_dice_en_la_fecha():
    fuera = "etapa: ~\nfecha: 2024-07-10\ndialogo: {}\ncompromisos: []\n"
    assert en(VISITA, fuera, hoy=_dia(2024, 7, 11)) == ["M314 1:1", "M202 3:8"]


def test_una_etapa_que_cae_en_dos_no_se_adivina():
    plan = """
        etapas:
          - {numero: 1, desde: 2024-04, hasta: 2024-06}
          - {numero: 2, desde: 2024-04-20, hasta: 2024-10}
        metas: []
    """
    visita = "etapa: ~\nfecha: 2024-04-23\n"
    assert "M202 3:8" in en(OTRA, visita, {PLAN: plan})


def test_una_etapa_que_cae_en_una_sola_se_deduce():
    assert en(VISITA, "etapa: ~\n") == []


def test_un_borrador_tambien_dice_su_etapa():
    assert en(NUEVA, BORRADOR.replace("2024-05-07", "2024-07-10").encode()) == ["M202 3:8"]


@pytest.mark.parametrize(
    ("ruta", "fragmento", "donde"),
    [
        (PLAN, "metas:\n  - {desempeno: regula, etapa: 9, docentes: 2}", "3:32"),
        (PLAN, "visitas_previstas:\n  - {docente: d01, etapa: 9, fecha: 2024-04-18}", "3:27"),
        ("textos.yaml", "etapas:\n  - numero: 9", "3:13"),
        ("entregas/etapa-9.yaml", "etapa: 9", "2:8"),
        (
            DOCENTES,
            (
                "docentes:\n  - {id: d01, grados: [1, 2], ausencias: [{etapas: [1, 9]}]}\n"
                "  - {id: d02, grados: [3, 4, 5, 6]}"
            ),
            "3:56",
        ),
    ],
)
def test_la_etapa_se_busca_en_todo_lugar(ruta: str, fragmento: str, donde: str):
    assert en(ruta, fragmento) == [f"M202 {donde}"]


def test_una_etapa_con_las_fechas_al_reves_no_arrastra_a_sus_visitas():
    plan = """
        etapas:
          - {numero: 1, desde: 2024-06, hasta: 2024-04}
          - {numero: 2, desde: 2024-08, hasta: 2024-10}
    """
    dichos = en(PLAN, plan, {OTRA: "etapa: ~\n"})
    assert [d for d in dichos if not d.startswith("M4")] == ["M302 3:40"]


# ---------------------------------------------------------------- M203


@pytest.mark.parametrize(
    ("ruta", "fragmento", "donde"),
    [
        (VISITA, "rubrica: minedu-208", "2:10"),
        (VISITA, "otras_fichas:\n  - rubrica: nada\n    desempenos: {x: {nivel: VII}}", "3:14"),
        (PLAN, "items_priorizados:\n  - {nombre: A, rubrica: nada, desempenos: [x]}", "3:26"),
        (PLAN, "linea_base: {anio: 2023, rubrica: nada, desempenos: {x: {VII: 1}}}", "2:35"),
        (
            PLAN,
            "monitoreo: {rubrica: minedu-2018, otras_fichas: [planificacion, nada], visitas_por_docente: 1}",
            "2:65",
        ),
        (ACCION, "rubrica: nada\nresponde_a: [x]", "2:10"),
        (ANEXO, "docentes:\n  d01: {rubrica: nada, niveles: {x: VII}}", "3:18"),
    ],
)
def test_el_instrumento_tiene_que_existir_y_no_arrastra_nada_mas(ruta: str, fragmento: str, donde: str):
    assert [d for d in en(ruta, fragmento) if not d.startswith("M4")] == [f"M203 {donde}"]


def test_el_instrumento_de_una_etapa_tiene_que_existir():
    plan = """
        etapas:
          - numero: 1
            desde: 2024-04
            hasta: 2024-06
            rubrica: nada
            otras_fichas: [nada2]
          - {numero: 2, desde: 2024-08, hasta: 2024-10}
    """
    assert [d for d in en(PLAN, plan) if d.startswith("M2")] == ["M203 6:14", "M203 7:20"]


def test_un_borrador_sin_instrumento_no_tiene_nada_que_decir():
    assert en(NUEVA, BORRADOR.encode()) == []


# ---------------------------------------------------------------- M204


@pytest.mark.parametrize(
    ("ruta", "fragmento", "donde"),
    [
        (VISITA, "desempenos:\n  involcra: {nivel: III, evidencia: Todos}", "3:3"),
        (VISITA, "desempenos:\n  involcra: ~", "3:3"),
        (VISITA, "compromisos:\n  - {id: c1, texto: A, desempeno: nada}", "3:35"),
        (VISITA, ("otras_fichas:\n  - rubrica: planificacion\n    desempenos:\n"
         "      unidad: {nivel: Sí, evidencia: A}\n"
         "      involucra: {nivel: Sí, evidencia: A}"), "6:7"),
        (PLAN, "items_priorizados:\n  - {nombre: A, rubrica: minedu-2018, desempenos: [respeto, unidad]}", "3:61"),
        (PLAN, "items_priorizados:\n  - {nombre: A, desempenos: [respeto, nada]}", "3:39"),
        (PLAN, "diagnostico:\n  necesidades:\n    - {necesidad: A, desempeno: nada}", "4:33"),
        (PLAN, "metas:\n  - {desempeno: unidad, etapa: 2, docentes: 2}", "3:17"),
        (PLAN, "linea_base: {anio: 2023, rubrica: minedu-2018, desempenos: {nada: {I: 0}}}", "2:61"),
        (ACCION, "responde_a: [razonamiento, unidad]", "2:28"),
        (ACCION, "compromisos:\n  - {id: c1, texto: A, desempeno: unidad}", "3:35"),
        (ANEXO, "docentes:\n  d01: {rubrica: minedu-2018, niveles: {unidad: I}}", "3:41"),
    ],
)  # fmt: skip
def test_el_desempeno_se_busca_en_todo_lugar(ruta: str, fragmento: str, donde: str):
    dichos = en(ruta, fragmento)
    assert [d for d in dichos if not d.startswith("M4")] == [f"M204 {donde}"]


@pytest.mark.parametrize(
    ("ruta", "fragmento"),
    [
        (VISITA, ("compromisos:\n  - {id: c1, texto: A, desempeno: unidad}\n"
         "otras_fichas:\n  - {rubrica: planificacion, desempenos: {unidad: {nivel: Sí, evidencia: A}}}")),
        (PLAN, "diagnostico:\n  necesidades:\n    - {necesidad: A, desempeno: unidad}"),
        (ACCION, "rubrica: ~\nresponde_a: [razonamiento, unidad]"),
        (NUEVA, ("formato: 1\ndocente: d02\nfecha: 2024-05-07\nestado: borrador\n"
         "compromisos:\n  - {id: c1, texto: A, desempeno: unidad}")),
    ],
)  # fmt: skip
def test_sin_instrumento_al_lado_vale_cualquiera_de_la_escuela(ruta: str, fragmento: str):
    assert en(ruta, fragmento) == []


def test_con_un_instrumento_roto_o_sin_decir_no_se_juzga_el_desempeno_de_un_compromiso():
    otra = "otras_fichas:\n  - {rubrica: %s, desempenos: {unidad: {nivel: Sí, evidencia: A}}}\n"
    acuerdo = "compromisos:\n  - {id: c1, texto: A, desempeno: razonamiento}\n"
    assert en(VISITA, f"rubrica: nada\n{otra % 'planificacion'}{acuerdo}") == ["M203 2:10"]
    assert en(VISITA, f"rubrica: ~\n{otra % 'planificacion'}{acuerdo}") == ["M101 1:1"]
    assert en(VISITA, f"{otra % 'nada'}{acuerdo}".replace("razonamiento", "lo-que-sea")) == ["M203 3:15"]


def test_el_desempeno_de_una_meta_se_busca_en_el_instrumento_de_su_etapa():
    plan = """
        metas:
          - {desempeno: unidad, etapa: 2, docentes: 2}
          - {desempeno: regula, etapa: 2, docentes: 2}
        etapas:
          - {numero: 1, desde: 2024-04, hasta: 2024-06}
          - {numero: 2, desde: 2024-08, hasta: 2024-10, rubrica: planificacion}
    """
    assert [d for d in en(PLAN, plan) if d.startswith("M2")] == ["M204 4:17"]


# ---------------------------------------------------------------- M205, M208


def test_el_observador_es_del_equipo():
    problema = unico(VISITA, "observador: directora\n")
    assert (problema.codigo, *problema.lugar[1:]) == ("M205", 2, 13, 2, 22)
    assert "`director`" in problema.rotulo


def test_el_observador_de_un_borrador_tambien_se_mira():
    assert en(NUEVA, (BORRADOR + "observador: nadie\n").encode()) == ["M205 5:13"]


@pytest.mark.parametrize(
    ("ruta", "fragmento", "donde"),
    [
        (PLAN, ("monitoreo: {rubrica: minedu-2018, otras_fichas: [planificacion], visitas_por_docente: 1, "
         "responsable: Equipo Directivo}"), "2:103"),
        (VISITA, "compromisos:\n  - {id: c1, texto: A, responsable: d01}", "3:37"),
        (ACCION, "responsable: docente", "2:14"),
        (ACCION, "compromisos:\n  - {id: c1, texto: A, responsable: nadie}", "3:37"),
    ],
)  # fmt: skip
def test_un_responsable_que_no_es_nadie_avisa(ruta: str, fragmento: str, donde: str):
    problema = unico(ruta, fragmento)
    assert (problema.codigo, f"{problema.lugar.linea}:{problema.lugar.columna}") == ("M208", donde)
    assert gravedad(problema) == "aviso"


@pytest.mark.parametrize(
    ("ruta", "responsable"),
    [(VISITA, "docente"), (VISITA, "ugel"), (ACCION, "docente"), (ACCION, "d01"), (ACCION, "director")],
)
def test_quien_puede_responder_por_un_compromiso(ruta: str, responsable: str):
    assert en(ruta, f"compromisos:\n  - {{id: c1, texto: A, responsable: {responsable}}}") == []


def test_de_una_accion_puede_responder_un_docente():
    assert en(ACCION, "responsable: d01") == []


# ---------------------------------------------------------------- M206


@pytest.mark.parametrize(
    ("dicho", "codigos"),
    [
        ("2024-04-02-d01/c1", []),
        ("2024-04-02-d01/c9", ["M206 3:17"]),
        ("2024-04-03-d01/c1", ["M206 3:17"]),
        ("c1", ["M206 3:17"]),
        ("2024-06-07-preguntas/c9", ["M206 3:17"]),
    ],
)
def test_el_compromiso_que_se_revisa_tiene_que_existir(dicho: str, codigos: list[str]):
    seguimiento = f"""
        seguimiento:
          - compromiso: {dicho}
            estado: cumplido
    """
    assert en(VISITA, seguimiento) == codigos


def test_el_compromiso_de_otro_docente_lo_dice():
    problema = unico(OTRA, "seguimiento:\n  - {compromiso: 2024-04-02-d01/c1, estado: cumplido}")
    assert (problema.codigo, problema.lugar.linea, problema.lugar.columna) == ("M206", 3, 18)
    assert "`d01`" in problema.mensaje


def test_un_docente_que_no_existe_no_arrastra_a_los_seguimientos_de_sus_compromisos():
    assert en(ANTERIOR_D01, "docente: d9\n") == ["M201 2:10"]


def test_el_compromiso_de_una_accion_es_de_su_responsable_o_de_todos():
    assert en(OTRA, "seguimiento:\n  - {compromiso: 2024-06-07-preguntas/c1, estado: cumplido}") == []
    de_todos = "compromisos:\n  - {id: c1, texto: A, responsable: director}"
    revisado = "seguimiento:\n  - {compromiso: 2024-06-07-preguntas/c1, estado: cumplido}"
    assert en(VISITA, revisado) == ["M206 3:18"]
    assert en(VISITA, revisado, {ACCION: de_todos}) == []


def test_un_compromiso_del_anio_pasado_existe_si_esta_en_anterior():
    anterior = b"""\
formato: 1
compromisos:
  - {id: 2023-11-20-d01/c1, docente: d01, texto: A, estado: en-proceso}
"""
    revisado = "seguimiento:\n  - {compromiso: 2023-11-20-d01/c1, estado: cumplido}"
    assert en(VISITA, revisado, {ANEXO: anterior}) == []
    assert en(VISITA, revisado) == ["M206 3:18"]
    assert en(OTRA, revisado, {ANEXO: anterior}) == ["M206 3:18"]


def test_cada_revision_rota_se_senala_en_la_suya():
    seguimiento = """
        seguimiento:
          - {compromiso: X Y, estado: cumplido}
          - {compromiso: nada/c1, estado: cumplido}
          - {compromiso: 2024-04-02-d01/c1, estado: cumplido}
          - {compromiso: nada/c2, estado: cumplido}
    """
    assert en(VISITA, seguimiento) == ["M108 3:18", "M206 4:18", "M206 6:18"]


# ---------------------------------------------------------------- M207


@pytest.mark.parametrize(
    ("ruta", "fragmento", "donde"),
    [
        (DOCENTES, ("docentes:\n  - {id: d01, grados: [1, 2]}\n  - {id: d02, grados: [3, 4, 5, 6]}\n"
         "  - {id: d01, grados: [1]}"), "5:10"),
        (PLAN, "equipo:\n  - {id: director, nombre: A}\n  - {id: ugel, nombre: B}\n  - {id: ugel, nombre: C}", "5:10"),
        (PLAN, ("objetivos:\n  - {id: o1, texto: A, indicador: B, actividades: [visitas], responde_a: problema}\n"
         "  - {id: o1, texto: A, indicador: B, actividades: [visitas]}"), "4:10"),
        (VISITA, "compromisos:\n  - {id: c1, texto: A}\n  - {id: c2, texto: A}\n  - {id: c1, texto: A}", "5:10"),
        (ACCION, "compromisos:\n  - {id: c1, texto: A}\n  - {id: c1, texto: A}", "4:10"),
        (RUBRICA, ("desempenos:\n  - {id: involucra, nombre: A}\n  - {id: razonamiento, nombre: A}\n"
         "  - {id: retroalimenta, nombre: A}\n  - {id: respeto, nombre: A}\n  - {id: regula, nombre: A}\n"
         "  - {id: regula, nombre: B}"), "8:10"),
        (RUBRICA, "niveles:\n  - {clave: I}\n  - {clave: II}\n  - {clave: III}\n  - {clave: IV}\n  - {clave: II}",
         "7:13"),
        (ANEXO, ("compromisos:\n  - {id: v/c1, docente: d01, texto: A, estado: cumplido}\n"
         "  - {id: v/c1, docente: d01, texto: A, estado: cumplido}"), "4:10"),
    ],
)  # fmt: skip
def test_un_id_repetido_senala_el_segundo(ruta: str, fragmento: str, donde: str):
    problema = unico(ruta, fragmento)
    assert (problema.codigo, f"{problema.lugar.linea}:{problema.lugar.columna}") == ("M207", donde)
    assert "línea" in problema.rotulo


def test_una_actividad_y_una_etapa_repetidas():
    plan = """
        actividades:
          - {id: visitas, clase: otra, nombre: A, desde: 2024-04, hasta: 2024-04}
          - {id: visitas, clase: otra, nombre: A, desde: 2024-04, hasta: 2024-04}
        etapas:
          - {numero: 1, desde: 2024-04, hasta: 2024-06}
          - {numero: 2, desde: 2024-08, hasta: 2024-10}
          - {numero: 2, desde: 2024-08, hasta: 2024-10}
    """
    assert [d for d in en(PLAN, plan) if d.startswith("M2")] == ["M207 4:10", "M207 8:14"]


def test_dos_visitas_con_el_mismo_nombre_se_senalan_en_la_segunda_por_ruta():
    otra = copia(OTRA, 'inicio: "10:15"\nfin: "11:15"\ndesempenos:\n  regula: {nivel: IV, evidencia: Cuentan}')
    assert en("observaciones/z/2024-04-23-d02.yaml", otra) == ["M207 1:1"]
    assert en("observaciones/.a/2024-04-23-d02.yaml", otra) == [f"M207 {OTRA}:1:1"]


def test_el_mismo_compromiso_en_dos_visitas_no_esta_repetido():
    assert en(OTRA, "compromisos:\n  - {id: c1, texto: A}\n") == []


# ---------------------------------------------------------------- M209


@pytest.mark.parametrize(
    ("escrito", "sugerido"),
    [
        ("iii", "III"),
        ("3", "III"),
        ("Satisfactorio", "III"),
        ("destacado", "IV"),
        ("4", "IV"),
        ("V", ""),
        ("0", ""),
        ("5", ""),
    ],
)
def test_un_nivel_que_no_esta_en_la_escala_nunca_se_adivina(escrito: str, sugerido: str):
    visita = f"desempenos:\n  regula: {{nivel: {escrito}, evidencia: Cuentan}}\n"
    problema = unico(VISITA, visita)
    assert (problema.codigo, problema.lugar.linea, problema.lugar.columna) == ("M209", 3, 19)
    assert gravedad(problema) == "error"
    assert (f"¿quisiste decir `{sugerido}`?" in problema.rotulo) if sugerido else not problema.rotulo.count("`III`")


@pytest.mark.parametrize("nivel", ["I", "II", "III", "IV", "no-observado", "no-aplica"])
def test_los_niveles_de_la_escala_y_los_dos_especiales_valen(nivel: str):
    visita = f"desempenos:\n  regula: {{nivel: {nivel}, evidencia: Cuentan}}\n"
    assert en(VISITA, visita) == []


@pytest.mark.parametrize(
    ("ruta", "fragmento", "donde"),
    [
        (RUBRICA, "logro_desde: 3", "2:14"),
        (RUBRICA, ("desempenos:\n  - {id: involucra, nombre: A, descriptores: {i: Nada}}\n"
         "  - {id: razonamiento, nombre: A}\n"
         "  - {id: retroalimenta, nombre: A}\n  - {id: respeto, nombre: A}\n  - {id: regula, nombre: A}"), "3:47"),
        (PLAN, "linea_base: {anio: 2023, rubrica: minedu-2018, desempenos: {razonamiento: {I: 0, V: 1}}}", "2:82"),
        (ANEXO, "docentes:\n  d01: {rubrica: minedu-2018, niveles: {razonamiento: V}}", "3:55"),
        (VISITA, "otras_fichas:\n  - rubrica: planificacion\n    desempenos: {unidad: {nivel: III, evidencia: A}}",
         "4:34"),
    ],
)  # fmt: skip
def test_el_nivel_se_busca_en_todo_lugar(ruta: str, fragmento: str, donde: str):
    assert en(ruta, fragmento) == [f"M209 {donde}"]


def test_un_borrador_tambien_usa_los_niveles_de_la_escala():
    borrador = BORRADOR + "rubrica: minedu-2018\ndesempenos: {regula: {nivel: iii}}\n"
    assert en(NUEVA, borrador.encode()) == ["M209 6:30"]


def test_un_nivel_inexistente_no_arrastra_otras_reglas():
    visita = "desempenos:\n  respeto: {nivel: i, marca: sí, evidencia: Grita}  # monitoreo: permite M323\n"
    assert en(VISITA, visita) == ["M209 3:20"]


# ---------------------------------------------------------------- M210


@pytest.mark.parametrize(
    ("ruta", "fragmento", "donde"),
    [
        (PLAN, "objetivos:\n  - {id: o1, texto: A, indicador: B, actividades: [visitas, nada], responde_a: problema}",
         "3:61"),
        (PLAN, "diagnostico:\n  necesidades:\n    - {necesidad: A, responde: [o1, visitas, nada]}", "4:46"),
        (DOCENTES, "docentes:\n  - {id: d01, grados: [1, 2], lo_monitorea: nadie}\n  - {id: d02, grados: [3, 4, 5, 6]}",
         "3:45"),
        (ACCION, "participantes: [d01, d09]", "2:22"),
    ],
)  # fmt: skip
def test_lo_que_se_nombra_tiene_que_existir(ruta: str, fragmento: str, donde: str):
    assert en(ruta, fragmento) == [f"M210 {donde}"]


def test_los_objetivos_de_una_actividad_tienen_que_existir():
    plan = """
        actividades:
          - {id: visitas, clase: monitoreo, nombre: A, desde: 2024-04, hasta: 2024-11, objetivos: [o1, o9]}
    """
    assert [d for d in en(PLAN, plan) if d.startswith("M2")] == ["M210 3:96"]


# ---------------------------------------------------------------- M211

CONTRASTE = "observaciones/2024-04-23-d02-b.yaml"


@pytest.mark.parametrize(
    ("cambio", "codigos"),
    [
        ("contraste_de: 2024-04-23-d02", []),
        ("", []),
        ("contraste_de: 2024-04-24-d02", ["M211 4:15"]),
        ("contraste_de: 2024-04-16-d01", ["M211 4:15"]),
        ("contraste_de: 2024-04-23-d02-b", ["M211 4:15"]),
    ],
)
def test_un_contraste_lo_es_de_una_principal_de_la_misma_clase(cambio: str, codigos: list[str]):
    contraste = copia(OTRA, f"observador: ugel\nrol: contraste\n{cambio}\n")
    assert en(CONTRASTE, contraste) == codigos


def test_un_contraste_con_otro_instrumento_no_es_de_la_misma_clase():
    contraste = copia(
        OTRA,
        "observador: ugel\nrol: contraste\ncontraste_de: 2024-04-23-d02\nrubrica: planificacion\n"
        "desempenos: {unidad: {nivel: Sí, evidencia: A}}\n",
    )
    assert en(CONTRASTE, contraste) == ["M211 4:15"]


@pytest.mark.parametrize(
    ("roto", "codigo"), [("docente: d09\n", "M201"), ("rubrica: nada\n", "M203"), ("fecha: 2024-04-36\n", "M105")]
)
def test_lo_que_en_una_de_las_dos_no_vale_no_hace_de_otra_clase_al_contraste(roto: str, codigo: str):
    sano = "observador: ugel\nrol: contraste\ncontraste_de: 2024-04-23-d02\n"
    assert [d.split()[0] for d in en(CONTRASTE, copia(OTRA, sano + roto))] == [codigo]
    dichos = [d.split()[0] for d in en(OTRA, roto, {CONTRASTE: copia(OTRA, sano)})]
    assert codigo in dichos
    assert "M211" not in dichos


# ---------------------------------------------------------------- lo que calla un archivo que quedó fuera

TODO_ROTO_DE_DOCENTE = {
    PLAN: "visitas_previstas:\n  - {docente: d09, etapa: 2, fecha: 2024-08-15}\n",
    ACCION: "participantes: [d09]\nresponsable: d08\ncompromisos: [{id: c1, texto: A, responsable: d07}]\n",
    OTRA: "docente: d09\nsesion: {grados: [1]}\n",
}


@pytest.mark.parametrize("fuera", [ROTO, b"", b"\xff", None, Fuente(DOCENTES, ilegible="no hay permiso")])
def test_sin_lista_de_docentes_callan_las_referencias_a_un_docente(fuera: bytes | Fuente | None):
    assert len(en(DOCENTES, fuera, TODO_ROTO_DE_DOCENTE)) == 1


@pytest.mark.parametrize("fuera", [ROTO, b"", b"\xff", b"formato: 2\n"])
def test_sin_plan_callan_las_referencias_al_plan(fuera: bytes):
    ademas = {
        VISITA: "etapa: 9\nobservador: nadie\nfecha: 2024-04-14\n"
        "compromisos: [{id: c1, texto: A, responsable: nadie}]\n",
        DOCENTES: "docentes: [{id: d01, lo_monitorea: nadie, ausencias: [{etapas: [9]}]}, {id: d02}]\n",
        OTRA: "etapa: ~\nfecha: 2024-06-16\ndialogo: {}\n",
        "textos.yaml": "etapas: [{numero: 9}]\n",
        ACCION: "responsable: nadie\n",
    }
    dichos = en(PLAN, fuera, ademas)
    assert [d.split()[0] for d in dichos if not d.startswith("M314")] == [en(PLAN, fuera)[0].split()[0]]


@pytest.mark.parametrize("fuera", [ROTO, b"", b"formato: 2\n"])
def test_sin_el_instrumento_callan_las_referencias_a_el(fuera: bytes):
    ademas = {
        VISITA: "otras_fichas: [{rubrica: planificacion, desempenos: {unidad: {nivel: En parte}}}]\n"
        "sesion: {minutos_de_monitoreo: 1}\n"
        "desempenos: {nada: {nivel: VII}}\ncompromisos: [{id: c1, texto: A, desempeno: nada}]\n",
        ACCION: "responde_a: [nada]\n",
    }
    assert en(RUBRICA, fuera, ademas) == [f"M305 {VISITA}:2:54", *en(RUBRICA, fuera)]


def test_sin_ningun_instrumento_calla_todo_lo_que_los_nombra():
    assert en(RUBRICA, None, {LISTA: None, VISITA: "rubrica: nada\notras_fichas: [{rubrica: nada2}]\n"}) == [
        "M010 rubricas/:1:1"
    ]


def test_un_instrumento_que_no_esta_no_es_uno_que_quedo_fuera():
    assert en(VISITA, "rubrica: nada\n", {LISTA: ROTO}) == ["M203 2:10", f"M001 {LISTA}:1:10"]


def test_sin_la_observacion_callan_los_seguimientos_y_contrastes_hacia_ella():
    contraste = copia(ANTERIOR_D01, "observador: ugel\nrol: contraste\ncontraste_de: 2024-04-02-d01\n")
    fuera = {"observaciones/2024-04-02-d01-b.yaml": contraste}
    assert en(ANTERIOR_D01, ROTO, fuera) == ["M001 1:10"]
    assert en(ANTERIOR_D01, None, fuera) == [
        "M211 observaciones/2024-04-02-d01-b.yaml:4:15",
        f"M206 {VISITA}:{_linea(VISITA, 'compromiso: 2024')}:17",
    ]


def test_sin_la_accion_o_sin_el_anterior_callan_los_seguimientos_hacia_ellos():
    revisado = "seguimiento:\n  - {compromiso: 2024-06-07-preguntas/c1, estado: cumplido}"
    assert en(OTRA, revisado, {ACCION: ROTO}) == [f"M001 {ACCION}:1:10"]
    revisado = "seguimiento:\n  - {compromiso: 2023-11-20-d02/c1, estado: cumplido}"
    assert en(OTRA, revisado, {ANEXO: ROTO}) == [f"M001 {ANEXO}:1:10"]


# ---------------------------------------------------------------- qué mira cada orden


def test_las_ordenes_que_no_son_validar_miran_solo_lectura_y_enlaces():
    from monitoreo_cli.reglas.registro import Entorno
    from monitoreo_cli.reglas.revision import LECTURA_Y_ENLACES, conocer, familias, revisar
    from tests.escuelas import HOY, cambiada, fuentes, leer

    conocer(familias())  # aunque en este proceso ya se hayan usado las demás
    escuela, _ = leer(fuentes(cambiada({VISITA: 'observador: nadie\nasistentes: 1\nfin: "08:00"\n'})))
    assert [p.codigo for p in revisar(Entorno(escuela, HOY), LECTURA_Y_ENLACES)] == ["M205"]


def _linea(ruta: str, comienzo: str) -> int:
    return next(i for i, linea in enumerate(BASE[ruta].splitlines(), 1) if comienzo in linea)


def _dia(*partes: int):
    from datetime import date

    return date(*partes)
