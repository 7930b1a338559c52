"""M310, M317, M319, M321 y M322: lo que sale de comparar unas visitas con otras."""

from datetime import date

import pytest

from tests.escuelas import ACCION, ANTERIOR_D01, EVIDENCIA, HOY, OTRA, PLAN, VISITA, copia, en, gravedad, limpio, unico

NUEVA = "observaciones/2024-05-07-d02.yaml"
DISTINTA = "desempenos:\n  regula: {nivel: IV, evidencia: Cuentan}\n"


def otro_dia(fragmento: str = DISTINTA, base: str = OTRA) -> bytes:
    return copia(base, f"fecha: 2024-05-07\ndialogo: {{fecha: 2024-05-08}}\n{limpio(fragmento)}")


# ---------------------------------------------------------------- M310


@pytest.mark.parametrize(
    "evidencia",
    [
        EVIDENCIA,
        EVIDENCIA.upper(),
        f"¿{EVIDENCIA.replace(' ', '   ')}?",
        "Pregunta: ¡qué vieron, en la feria, y responden ocho de nueve estudiantes...!",
        EVIDENCIA.replace("qué", "que"),
    ],
)
def test_la_misma_evidencia_en_otra_visita_se_senala_en_la_posterior(evidencia: str):
    visita = f"desempenos:\n  regula:\n    nivel: IV\n    evidencia: '{evidencia}'\n"
    problema = unico(OTRA, visita)
    assert (problema.codigo, problema.lugar.linea, problema.lugar.columna) == ("M310", 5, 16)
    assert gravedad(problema) == "aviso"
    assert "2024-04-16-d01" in problema.mensaje


def test_una_evidencia_de_menos_de_cuarenta_letras_puede_repetirse():
    cuarenta, menos = "a" * 40, "a" * 39
    for texto, codigos in ((cuarenta, ["M310 3:34"]), (menos, [])):
        ademas = {ANTERIOR_D01: f"desempenos:\n  regula: {{nivel: III, evidencia: {texto}}}\n"}
        assert en(VISITA, f"desempenos:\n  regula: {{nivel: IV, evidencia: {texto}}}\n", ademas) == codigos


def test_la_puntuacion_no_alarga_una_evidencia():
    texto = "a" * 39 + "." * 20
    ademas = {ANTERIOR_D01: f"desempenos:\n  regula: {{nivel: III, evidencia: {texto}}}\n"}
    assert en(VISITA, f"desempenos:\n  regula: {{nivel: IV, evidencia: {texto}}}\n", ademas) == []


def test_es_un_problema_por_copia_posterior():
    copiada = f"desempenos:\n  regula: {{nivel: IV, evidencia: {EVIDENCIA}}}\n"
    assert en(OTRA, copiada, {NUEVA: otro_dia(copiada)}) == ["M310 3:34", f"M310 {NUEVA}:5:34"]


def test_repetirla_dentro_de_la_misma_visita_no_es_copiar_de_otra():
    assert en(VISITA, f"desempenos:\n  regula: {{nivel: IV, evidencia: {EVIDENCIA}}}\n") == []


def test_posterior_es_por_fecha_aunque_el_archivo_se_llame_antes():
    antes = copia(
        OTRA, f"fecha: 2024-04-10\ndialogo: ~\ndesempenos:\n  regula: {{nivel: IV, evidencia: {EVIDENCIA}}}\n"
    )
    dichos = en("observaciones/zzz.yaml", antes)
    assert [d for d in dichos if d.startswith("M310")] == [f"M310 {VISITA}:22:16"]


def test_un_bloque_copiado_se_senala_en_el_indicador_y_se_permite_en_su_clave():
    visita = f"desempenos:\n  regula:\n    nivel: IV\n    evidencia: |{{}}\n      {EVIDENCIA}\n"
    assert en(OTRA, visita.format("")) == ["M310 5:16"]
    assert en(OTRA, visita.format("  # monitoreo: permite M310")) == []


# ---------------------------------------------------------------- M317


def compromiso(plazo: str) -> str:
    return f"compromisos:\n  - id: c1\n    texto: A\n    plazo: {plazo}\n"


@pytest.mark.parametrize(
    ("plazo", "pendientes", "codigos"),
    [
        ("2024-06-19", True, ["M317 5:12"]),
        ("2024-06-20", True, []),
        ("2024-06-19", False, []),
        ("~", True, []),
    ],
)
def test_un_compromiso_vence_al_dia_siguiente_de_su_plazo(plazo: str, pendientes: bool, codigos: list[str]):
    assert en(VISITA, compromiso(plazo), hoy=HOY, pendientes=pendientes) == codigos


@pytest.mark.parametrize(
    ("estado", "codigos"),
    [("pendiente", 1), ("en-proceso", 1), ("cumplido", 0), ("no-cumplido", 0), ("retirado", 0)],
)
def test_lo_que_dice_el_seguimiento_mas_reciente_vale(estado: str, codigos: int):
    seguimiento = f"""\
formato: 1
tipo: seguimiento
docente: d01
fecha: 2024-05-20
observador: ugel
seguimiento:
  - {{compromiso: 2024-04-16-d01/c1, estado: {estado}}}
"""
    ademas = {"observaciones/2024-05-20-d01-seguimiento.yaml": seguimiento.encode()}
    assert len(en(VISITA, compromiso("2024-05-31"), ademas, pendientes=True)) == codigos


def test_el_compromiso_de_un_borrador_no_vence():
    borrador = copia(OTRA, f"fecha: 2024-06-07\nestado: borrador\n{compromiso('2024-06-10')}")
    assert en("observaciones/2024-06-07-d02.yaml", borrador, pendientes=True) == []


def test_los_compromisos_de_acciones_y_del_anio_pasado_tambien_vencen():
    assert en(ACCION, compromiso("2024-06-10"), pendientes=True) == ["M317 5:12"]
    assert en(ACCION, "estado: suspendida\n" + compromiso("2024-06-10"), pendientes=True) == []
    anterior = "compromisos:\n  - {id: v/c1, docente: d01, texto: A, plazo: 2024-04-30, estado: %s}\n"
    assert en("anterior.yaml", anterior % "en-proceso", pendientes=True) == ["M317 3:47"]
    assert en("anterior.yaml", anterior % "cumplido", pendientes=True) == []


def test_con_dos_visitas_del_mismo_nombre_el_compromiso_se_senala_donde_esta():
    gemela = copia(
        VISITA, f'inicio: "10:15"\nfin: "11:15"\nsesion: {{}}\n{DISTINTA}  involucra: {{nivel: IV, evidencia: B}}\n'
    )
    con_otro = gemela.replace(b"id: c1", b"id: c2").replace(b"2024-07-15", b"2024-06-10")
    dichos = en("observaciones/z/2024-04-16-d01.yaml", con_otro, pendientes=True)
    linea = next(i for i, x in enumerate(con_otro.splitlines(), 1) if b"2024-06-10" in x)
    assert [d for d in dichos if not d.startswith("M4")] == ["M207 1:1", f"M317 {linea}:12"]


# ---------------------------------------------------------------- M319


def test_veinte_valoraciones_iguales_de_un_observador_dan_una_nota_en_su_ultima_visita():
    problema = unico(NUEVA, otro_dia(""))
    assert problema.codigo == "M319"
    assert gravedad(problema) == "nota"
    assert problema.lugar[:3] == (NUEVA, 8, 13)
    assert "20" in problema.mensaje


@pytest.mark.parametrize(
    "fragmento",
    [
        DISTINTA,
        "observador: ugel\n",
        "desempenos:\n  regula: {nivel: no-observado}\n",
        "estado: borrador\n",
    ],
    ids=["una distinta", "otro observador", "sólo 19", "un borrador"],
)
def test_no_hay_nota_si(fragmento: str):
    assert en(NUEVA, otro_dia(fragmento)) == []


# ---------------------------------------------------------------- M321

COPIA = "observaciones/2024-04-16-d01-copia.yaml"


def test_una_copia_identica_es_un_solo_aviso():
    problema = unico(COPIA, copia(VISITA))
    assert (problema.codigo, gravedad(problema)) == ("M321", "aviso")
    assert problema.lugar[:3] == (COPIA, 2, 10)
    assert VISITA in problema.mensaje


def test_lo_que_no_cambia_el_contenido_sigue_siendo_identico():
    comentada = "# la copié\n" + copia(VISITA).decode().replace("observador: director", "observador:   'director'")
    assert gravedad(unico(COPIA, comentada.encode())) == "aviso"


@pytest.mark.parametrize("cambio", ["modalidad: inopinada", "observador: ugel", "etapa: ~", DISTINTA])
def test_la_misma_visita_con_otro_contenido_es_un_error_y_nada_mas(cambio: str):
    dada = copia(VISITA, cambio)
    problema = unico(COPIA, dada)
    assert (problema.codigo, gravedad(problema)) == ("M321", "error")


@pytest.mark.parametrize(
    "cambio",
    [
        'docente: d02\nsesion: ~\nseguimiento: []',
        'inicio: "08:16"\nobservador: ugel',
        "inicio: ~\nsesion: ~",
        "rol: contraste\nobservador: ugel",
        "estado: borrador\nobservador: ugel",
    ],
)  # fmt: skip
def test_si_cambia_quien_cuando_o_con_que_no_es_la_misma(cambio: str):
    assert "M321" not in " ".join(en(COPIA, copia(VISITA, f"{cambio}\n{DISTINTA}")))


def test_sin_hora_de_inicio_en_las_dos_es_la_misma():
    sin_hora = "inicio: ~\nfin: ~\nsesion: ~\n"
    assert en(COPIA, copia(VISITA, sin_hora), {VISITA: sin_hora}) == ["M321 5:10"]


def test_el_rol_principal_escrito_y_el_omitido_son_el_mismo():
    assert en(COPIA, copia(VISITA, "rol: principal\n")) == ["M321 3:10"]


def test_tres_copias_son_dos_problemas():
    otra = "observaciones/2024-04-16-d01-tercera.yaml"
    assert en(COPIA, copia(VISITA), {otra: copia(VISITA)}) == ["M321 2:10", f"M321 {otra}:2:10"]


def test_se_senala_la_posterior_por_id_aunque_este_en_otra_carpeta():
    assert en("observaciones/2024-04-16-a.yaml", copia(VISITA)) == ["M314 1:1", f"M321 {VISITA}:2:10"]


def test_dos_copias_con_el_mismo_nombre_tienen_el_id_repetido_y_son_la_misma():
    assert en("observaciones/z/2024-04-16-d01.yaml", copia(VISITA)) == ["M207 1:1", "M321 2:10"]


# ---------------------------------------------------------------- M322


@pytest.mark.parametrize(
    ("inicio", "fin", "codigos"),
    [
        ("09:00", "10:00", ["M322 3:9"]),
        ("08:00", "09:00", [f"M322 {VISITA}:5:9"]),
        ("08:15", "09:45", ["M322 3:9"]),
        ("09:45", "10:45", []),
        ("07:15", "08:15", []),
    ],
)
def test_un_observador_no_esta_en_dos_aulas_a_la_vez(inicio: str, fin: str, codigos: list[str]):
    visita = f'fecha: 2024-04-16\ninicio: "{inicio}"\nfin: "{fin}"\ndialogo: ~\n'
    dichos = en(OTRA, visita)
    assert [d for d in dichos if not d.startswith("M314")] == codigos


def test_dos_observadores_si():
    assert en(OTRA, "fecha: 2024-04-16\nobservador: ugel\ndialogo: ~\n") == ["M314 1:1"]


def test_sin_horas_no_se_sabe_si_se_cruzan():
    assert en(OTRA, "fecha: 2024-04-16\nfin: ~\ndialogo: ~\n") == ["M314 1:1"]


def test_un_par_de_copias_no_da_evidencia_copiada_ni_solape():
    assert en(COPIA, copia(VISITA, "modalidad: inopinada\n")) == ["M321 3:10"]


def test_el_solape_es_un_aviso_que_dice_con_cual():
    borrador = copia(OTRA, "fecha: 2024-04-16\ninicio: '09:00'\nfin: '10:00'\nestado: borrador\ndialogo: ~\n")
    problema = unico("observaciones/2024-04-16-d02.yaml", borrador)
    assert (problema.codigo, gravedad(problema)) == ("M322", "aviso")
    assert "2024-04-16-d01" in problema.mensaje
    assert "08:15" in problema.rotulo


def test_las_reglas_de_conjunto_no_miran_la_hora_de_hoy():
    copiada = {COPIA: copia(VISITA), NUEVA: otro_dia("")}
    antes, despues = (en(PLAN, "lema: A\n", copiada, hoy=h) for h in (date(2024, 6, 20), date(2024, 6, 30)))
    assert antes == despues != []
