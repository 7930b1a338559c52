"""M301 a M323, lo que se ve en una visita sola: qué se acusa, dónde y cuándo se calla."""

from datetime import date

import pytest

from tests.escuelas import BASE, DOCENTES, OTRA, PLAN, RUBRICA, VISITA, con, copia, en, gravedad, limpio, unico

NUEVA = "observaciones/2024-05-07-d02.yaml"
EN_OTRA_FICHA = "otras_fichas: [{rubrica: planificacion, desempenos: {unidad: {nivel: 'No', evidencia: A}}}]"
ETAPAS = (
    "etapas:\n  - {numero: 1, desde: 2024-04-20, hasta: 2024-04-25}\n  - {numero: 2, desde: 2024-08, hasta: 2024-10}\n"
)


def borrador(fragmento: str = "") -> bytes:
    """La visita de d02, otro día y todavía sin cerrar."""
    return copia(OTRA, f"fecha: 2024-05-07\nestado: borrador\ndialogo: {{}}\n{limpio(fragmento)}")


def donde_dice(ruta: str, texto: str) -> str:
    """`línea:columna` de un texto en el archivo sano."""
    linea, columna = next((i, x.index(texto)) for i, x in enumerate(BASE[ruta].splitlines(), 1) if texto in x)
    return f"{linea}:{columna + 1}"


# ---------------------------------------------------------------- M301


@pytest.mark.parametrize(
    ("fecha", "codigos"),
    [
        ("2024-04-05", []),  # 15 días antes
        ("2024-04-04", ["M301 3:8"]),  # 16 días antes
        ("2024-05-10", []),  # 15 días después
        ("2024-05-13", ["M301 3:8"]),
        ("2024-08-05", ["M301 3:8"]),  # dentro de otra
        ("2024-04-22", []),
    ],
)
def test_la_fecha_puede_salirse_quince_dias_de_su_etapa(fecha: str, codigos: list[str]):
    visita = f"etapa: 1\nfecha: {fecha}\nestado: borrador\n"
    dichos = en(NUEVA, copia(OTRA, visita), {PLAN: ETAPAS}, hoy=date(2024, 8, 6))
    assert [d for d in dichos if d.startswith("M301 3")] == codigos


def test_a_menos_de_quince_dias_pero_dentro_de_otra_etapa_avisa():
    plan = "etapas:\n  - {numero: 1, desde: 2024-04, hasta: 2024-04}\n  - {numero: 2, desde: 2024-05, hasta: 2024-10}\n"
    dichos = en(NUEVA, borrador("etapa: 1"), {PLAN: plan})
    assert [d for d in dichos if not d.startswith("M4")] == ["M301 2:8"]
    problema = unico(NUEVA, borrador("etapa: 2"))
    assert (problema.codigo, gravedad(problema)) == ("M301", "aviso")
    assert "etapa 1" in problema.rotulo


# ---------------------------------------------------------------- M302, M303, M304


def test_una_visita_no_termina_antes_de_empezar_y_no_se_le_pide_ademas_otra_duracion():
    problema = unico(VISITA, 'inicio: "09:45"\nfin: "08:15"\n')
    assert (problema.codigo, *problema.lugar[1:]) == ("M302", 3, 6, 3, 13)
    assert gravedad(problema) == "error"


@pytest.mark.parametrize(
    ("ruta", "fragmento", "donde"),
    [
        (PLAN, "no_lectivos:\n  - {desde: 2024-08-09, hasta: 2024-07-29}", "3:32"),
        (PLAN, "periodo: {desde: 2024-12, hasta: 2024-03}", "2:34"),
        (DOCENTES, ("docentes:\n  - {id: d01, grados: [1, 2], desde: 2024-09, hasta: 2024-03}\n"
         "  - {id: d02, grados: [3, 4, 5, 6]}"), "3:54"),
    ],
)  # fmt: skip
def test_todo_hasta_va_despues_de_su_desde(ruta: str, fragmento: str, donde: str):
    assert [d for d in en(ruta, fragmento) if not d.startswith("M4")] == [f"M302 {donde}"]


def test_las_fechas_de_una_actividad_tambien():
    plan = "actividades:\n  - {id: visitas, clase: monitoreo, nombre: A, desde: 2024-11, hasta: 2024-04}"
    assert [d for d in en(PLAN, plan) if d.startswith("M3")] == ["M302 3:71"]


def test_el_mismo_mes_o_el_mismo_dia_vale():
    assert (
        en(PLAN, "no_lectivos:\n  - {desde: 2024-07, hasta: 2024-07}\n  - {desde: 2024-08-01, hasta: 2024-08-01}") == []
    )


@pytest.mark.parametrize(
    ("inicio", "fin", "codigos"),
    [
        ("08:00", "08:45", []),
        ("08:00", "08:44", ["M303 3:6"]),
        ("08:00", "09:30", []),
        ("08:00", "09:31", ["M303 3:6"]),
        ("08:00", "08:00", ["M303 3:6"]),
    ],
)
def test_la_duracion_habitual_va_de_45_a_90_minutos(inicio: str, fin: str, codigos: list[str]):
    visita = f'inicio: "{inicio}"\nfin: "{fin}"\nsesion: {{grados: [1]}}\n'
    assert en(VISITA, visita) == codigos


def test_el_plan_puede_decir_otra_duracion_habitual():
    larga = 'inicio: "08:00"\nfin: "10:00"\nsesion: {grados: [1]}\n'
    assert en(VISITA, larga) == ["M303 3:6"]
    assert gravedad(unico(VISITA, larga)) == "nota"
    assert en(VISITA, larga, {PLAN: "duracion_habitual: {minimo: 45, maximo: 120}\n"}) == []
    assert en(VISITA, larga, {PLAN: "duracion_habitual: {minimo: 10}\n"}) == ["M303 3:6"]


def test_un_seguimiento_breve_no_tiene_duracion_inusual():
    seguimiento = b"""\
formato: 1
tipo: seguimiento
docente: d01
fecha: 2024-05-07
inicio: "10:00"
fin: "10:10"
observador: ugel
seguimiento:
  - {compromiso: 2024-04-16-d01/c1, estado: en-proceso}
"""
    assert en("observaciones/2024-05-07-d01-seguimiento.yaml", seguimiento) == []


def test_no_asisten_mas_de_los_matriculados():
    problema = unico(VISITA, "sesion:\n  matriculados: 9\n  asistentes: 10\n")
    assert (problema.codigo, *problema.lugar[1:]) == ("M304", 4, 15, 4, 17)
    assert gravedad(problema) == "aviso"
    assert en(VISITA, "sesion: {asistentes: 10}\n") == []
    assert en(VISITA, "sesion: {matriculados: 9, asistentes: 9}\n") == []


# ---------------------------------------------------------------- M305


def test_un_nivel_pide_evidencia_uno_por_desempeno():
    visita = """
        desempenos:
          respeto:
            nivel: III
          regula: {nivel: III}
    """
    assert en(VISITA, visita) == ["M305 3:3", "M305 5:3"]
    assert gravedad(unico(VISITA, "desempenos:\n  regula: {nivel: III}\n")) == "aviso"


@pytest.mark.parametrize("evidencia", ["''", "|\n      \n", "~"])
def test_una_evidencia_vacia_no_es_evidencia(evidencia: str):
    assert en(VISITA, f"desempenos:\n  regula:\n    nivel: III\n    evidencia: {evidencia}\n") == ["M305 3:3"]


@pytest.mark.parametrize("hecho", ["08:25 [regula] Cuentan", "[regula] Cuentan", "  8:25   [regula]Cuentan"])
def test_valen_los_hechos_marcados(hecho: str):
    visita = f"cuaderno:\n  hechos: |\n    08:00 Entran.\n    {hecho}\ndesempenos:\n  regula: {{nivel: III}}\n"
    assert en(VISITA, visita) == []


def test_un_hecho_marcado_con_un_id_parecido_lo_sugiere():
    visita = "cuaderno:\n  hechos: '[reglua] Cuentan'\ndesempenos:\n  regula: {nivel: III}\n"
    problema = unico(VISITA, visita)
    assert (problema.codigo, problema.lugar.linea) == ("M305", 5)
    assert "[reglua]" in problema.rotulo


@pytest.mark.parametrize(
    ("visita", "codigos"),
    [
        ("desempenos:\n  regula: {nivel: III, evidencia: [A]}", ["M103 3:35"]),
        ("desempenos:\n  respeto: {nivel: I, marca: sí, evidencia: [A]}", ["M323 3:30", "M103 3:45"]),
        ("cuaderno: {hechos: [A]}\ndesempenos:\n  regula: {nivel: III}", ["M103 2:20"]),
        ("cuaderno: A\ndesempenos:\n  regula: {nivel: III}", ["M103 2:11"]),
        ("desempenos:\n  reglua: {nivel: III}", ["M204 3:3"]),
        ("desempenos:\n  otracosa: {nivel: III, marca: sí}", ["M204 3:3", "M323 3:33"]),
    ],
)
def test_lo_que_ya_tiene_su_problema_no_dice_ademas_que_falta_evidencia(visita: str, codigos: list[str]):
    assert [d for d in en(VISITA, f"{visita}\n") if not d.startswith("M307")] == codigos


@pytest.mark.parametrize("nivel", ["no-observado", "no-aplica"])
def test_lo_no_observado_no_pide_evidencia(nivel: str):
    assert en(VISITA, f"desempenos:\n  regula: {{nivel: {nivel}}}\n") == []


def test_las_otras_fichas_tambien_piden_evidencia():
    visita = """
        otras_fichas:
          - rubrica: planificacion
            desempenos:
              unidad:
                nivel: En parte
    """
    assert en(VISITA, visita) == ["M305 5:7"]


# ---------------------------------------------------------------- M306, M323


@pytest.mark.parametrize(
    ("valoracion", "codigos"),
    [
        ("respeto: {nivel: I, marca: sí, evidencia: Grita}", ["M323 3:30"]),
        ("respeto: {nivel: III, marca: sí, evidencia: Grita}", ["M306 3:32", "M323 3:32"]),
        ("respeto: {nivel: no-observado, marca: sí, evidencia: Grita}", ["M306 3:41", "M323 3:41"]),
        ("respeto: {nivel: I, marca: sí}", ["M305 3:3", "M306 3:30", "M323 3:30"]),
        ("involucra: {nivel: I, marca: sí, evidencia: Grita}", ["M306 3:32", "M323 3:32"]),
        ("respeto: {nivel: III, marca: no, evidencia: Saluda}", []),
        ("respeto: {nivel: III, marca: ~, evidencia: Saluda}", []),
    ],
)
def test_una_marca_lleva_al_nivel_mas_bajo_con_evidencia_y_donde_se_admite(valoracion: str, codigos: list[str]):
    assert en(VISITA, f"desempenos:\n  {valoracion}\n") == codigos


def test_la_marca_de_un_borrador_tambien_se_mira():
    marca = "desempenos:\n  respeto: {nivel: III, marca: sí, evidencia: Grita}\n"
    assert en(NUEVA, borrador(marca)) == ["M306 6:32", "M323 6:32"]


def test_seguir_el_protocolo_es_una_nota_que_se_puede_permitir():
    marca = "desempenos:\n  respeto:\n    nivel: I\n    marca: sí{}\n    evidencia: Grita\n"
    assert gravedad(unico(VISITA, marca.format(""))) == "nota"
    assert en(VISITA, marca.format("  # monitoreo: permite M323")) == []


# ---------------------------------------------------------------- M307


@pytest.mark.parametrize(
    ("fragmento", "donde"),
    [
        ("desempenos:\n  regula: {evidencia: Cuentan}", "3:3"),
        ("desempenos:\n  regula: ~", "3:3"),
        ("desempenos:\n  regula: {}", "3:3"),
        ("desempenos:\n  regula: {nivel: ''}", "3:3"),
    ],
)
def test_el_nivel_que_falta_se_senala_en_la_clave_del_desempeno(fragmento: str, donde: str):
    problema = unico(VISITA, fragmento)
    assert (problema.codigo, f"{problema.lugar.linea}:{problema.lugar.columna}") == ("M307", donde)
    assert gravedad(problema) == "error"
    assert "no-observado" in problema.arreglo


def test_si_el_desempeno_no_esta_se_senala_desempenos_y_si_no_estado():
    cuatro = (
        "{involucra: {nivel: I, evidencia: A}, respeto: {nivel: I, evidencia: A}, regula: {nivel: I, evidencia: A}}"
    )
    assert en(VISITA, f"desempenos: {cuatro}\n") == ["M307 2:1", "M307 2:1"]
    assert en(VISITA, "estado: cerrada\ndesempenos: ~\n") == ["M307 2:9"] * 5
    assert en(VISITA, "estado: cerrada\ndesempenos: {}\n") == ["M307 3:1"] * 5


def test_las_otras_fichas_tambien_se_completan():
    assert en(VISITA, "otras_fichas:\n  - rubrica: planificacion\n    desempenos: {}\n") == ["M307 4:5"]
    assert en(VISITA, "estado: cerrada\notras_fichas:\n  - rubrica: planificacion\n") == ["M307 2:9"]


def test_un_nivel_que_no_se_entiende_no_falta_ademas():
    assert en(VISITA, "desempenos:\n  regula: {nivel: [III], evidencia: A}\n") == ["M103 3:19"]
    assert en(VISITA, "desempenos:\n  regula: III\n") == ["M103 3:11"]
    assert en(VISITA, "desempenos: III\n") == ["M103 2:13"]


def test_un_borrador_no_da_m305_m307_m308_ni_m315():
    incompleto = """
        desempenos:
          regula: {nivel: I}
          respeto: ~
        dialogo: {fecha: 2024-06-07}
    """
    sin_dialogo = incompleto.replace("dialogo: {fecha: 2024-06-07}", "")
    assert en(NUEVA, copia(OTRA, f"fecha: 2024-06-07\nestado: borrador\n{limpio(incompleto)}"), pendientes=True) == []
    assert en(NUEVA, copia(OTRA, f"fecha: 2024-06-07\nestado: borrador\n{limpio(sin_dialogo)}"), pendientes=True) == []


# ---------------------------------------------------------------- M308, M309


def test_con_dialogo_y_algo_bajo_el_logro_hace_falta_un_compromiso():
    bajo = "dialogo: {fecha: 2024-04-18}\ncompromisos: []\ndesempenos:\n  regula: {nivel: II, evidencia: A}\n"
    problema = unico(VISITA, bajo)
    assert (problema.codigo, *problema.lugar[1:]) == ("M308", 2, 1, 2, 8)
    assert gravedad(problema) == "aviso"


@pytest.mark.parametrize(
    "fragmento",
    [
        "dialogo: ~\ncompromisos: []\ndesempenos:\n  regula: {nivel: II, evidencia: A}\n",
        "compromisos: []\ndesempenos:\n  regula: {nivel: III, evidencia: A}\n",
        "compromisos: []\ndesempenos:\n  regula: {nivel: no-observado}\n",
        "compromisos: [{id: c1, texto: A}]\ndesempenos:\n  regula: {nivel: II, evidencia: A}\n",
        f"compromisos: []\n{EN_OTRA_FICHA}",
    ],
    ids=["sin diálogo", "en logro", "no observado", "con compromiso", "en otra ficha"],
)
def test_no_hace_falta_un_compromiso_si(fragmento: str):
    assert en(VISITA, fragmento) == []


def test_un_contraste_no_pide_compromisos():
    contraste = "observador: ugel\nrol: contraste\ndesempenos:\n  regula: {nivel: I, evidencia: A}\n"
    assert en("observaciones/2024-04-23-d02-b.yaml", copia(OTRA, contraste)) == []


def test_un_plazo_no_va_antes_de_la_visita():
    compromisos = """
        compromisos:
          - {id: c1, texto: A, plazo: 2024-04-15}
          - {id: c2, texto: A, plazo: 2024-04-16}
          - {id: c3, texto: A}
    """
    problema = unico(VISITA, compromisos)
    assert (problema.codigo, problema.lugar.linea, problema.lugar.columna) == ("M309", 3, 31)
    assert gravedad(problema) == "error"


# ---------------------------------------------------------------- M311


@pytest.mark.parametrize(
    "hecho",
    [
        "La clase es aburrida.",
        "Explica MAL.",
        "Hace un buen cierre",
        "Buena pregunta",
        "Está desordenado",
        "Pésima letra",
    ],
)
def test_un_juicio_en_un_hecho_se_nota(hecho: str):
    problema = unico(VISITA, f"cuaderno:\n  hechos: |\n    08:25 {hecho}\n")
    assert (problema.codigo, *problema.lugar[1:]) == ("M311", 3, 11, 3, 12)
    assert gravedad(problema) == "nota"
    assert "¿lo viste u oíste, o es tu opinión?" in problema.mensaje


@pytest.mark.parametrize(
    "hecho",
    [
        "Dice: «qué aburrido».",
        'Dice: "está mal".',
        "Dice: “muy bien”.",
        "Pregunta por la malla y el maletín.",
        "Bienvenida de los niños.",
        "Reparte los papelotes.",
    ],
)
def test_lo_que_alguien_dijo_o_se_parece_no_es_un_juicio(hecho: str):
    assert en(VISITA, f"cuaderno:\n  hechos: |\n    08:25 {hecho}\n") == []


def test_varios_juicios_son_una_nota_que_los_nombra():
    problema = unico(VISITA, "cuaderno:\n  hechos: |\n    Va mal.\n    Sigue.\n    Es aburrida.\n")
    assert "línea 1" in problema.mensaje
    assert "línea 3" in problema.mensaje


# ---------------------------------------------------------------- M312 a M316


def test_una_visita_cerrada_no_es_de_manana():
    cierta = copia(OTRA, "fecha: 2024-06-21\ndialogo: {}\ndesempenos:\n  regula: {nivel: IV, evidencia: A}\n")
    ruta = "observaciones/2024-06-21-d02.yaml"
    assert en(ruta, cierta, hoy=date(2024, 6, 20)) == ["M312 2:8"]
    assert en(ruta, cierta, hoy=date(2024, 6, 21)) == []
    assert gravedad(unico(ruta, cierta)) == "aviso"
    assert en(ruta, cierta.replace(b"estado: cerrada", b"estado: borrador")) == []


def test_cada_grado_ajeno_se_senala_en_su_sitio():
    assert en(VISITA, "sesion:\n  grados: [1, 3, 2, 4]\n") == ["M313 3:15", "M313 3:21"]
    assert gravedad(unico(VISITA, "sesion:\n  grados: [3]\n")) == "aviso"
    assert en(NUEVA, borrador("sesion: {grados: [1]}")) == []


def test_de_un_docente_sin_grados_ninguno_es_ajeno():
    docentes = "docentes:\n  - {id: d01}\n  - {id: d02, grados: [3, 4, 5, 6]}\n"
    dichos = en(VISITA, "sesion: {grados: [6]}\n", {DOCENTES: docentes})
    assert [d for d in dichos if d.startswith("M3")] == []


@pytest.mark.parametrize(
    ("ruta", "codigos"),
    [
        ("observaciones/2024-05-07-d02-tarde.yaml", []),
        ("observaciones/mayo/2024-05-07-d02.yaml", []),
        ("observaciones/2024-05-07-d01.yaml", ["M314 1:1"]),
        ("observaciones/2024-05-08-d02.yaml", ["M314 1:1"]),
        ("observaciones/d02-2024-05-07.yaml", ["M314 1:1"]),
    ],
)
def test_el_archivo_empieza_con_su_fecha_y_su_docente(ruta: str, codigos: list[str]):
    visita = copia(OTRA, "fecha: 2024-05-07\ndialogo: {}\ndesempenos:\n  regula: {nivel: IV, evidencia: A}\n")
    assert en(ruta, visita) == codigos
    assert en(ruta, visita.replace(b"estado: cerrada", b"estado: borrador")) == []


@pytest.mark.parametrize("cambio", ["docente: d09", "docente: D9", "fecha: mayo"])
def test_el_nombre_del_archivo_calla_si_la_fecha_o_el_docente_no_valen(cambio: str):
    fragmento = cambio if cambio.startswith("fecha") else f"{cambio}\nfecha: 2024-05-07"
    visita = copia(OTRA, f"{fragmento}\ndialogo: {{}}\ndesempenos:\n  regula: {{nivel: IV, evidencia: A}}\n")
    assert "M314" not in " ".join(en("observaciones/otra.yaml", visita))


@pytest.mark.parametrize(
    ("fecha", "codigos"),
    [("2024-04-21", []), ("2024-04-22", ["M315 3:10"]), ("~", []), ("2024-04-10", [])],
)
def test_el_dialogo_va_dentro_de_cinco_dias_y_eso_no_depende_de_hoy(fecha: str, codigos: list[str]):
    assert en(VISITA, f"dialogo:\n  fecha: {fecha}\n  fortalezas: Saluda\n") == codigos


@pytest.mark.parametrize(
    ("hoy", "pendientes", "codigos"),
    [
        (date(2024, 4, 21), True, []),
        (date(2024, 4, 22), True, ["M315 1:1"]),
        (date(2024, 4, 22), False, []),
    ],
)
def test_el_dialogo_que_no_hubo_se_dice_con_pendientes_pasados_cinco_dias(
    hoy: date, pendientes: bool, codigos: list[str]
):
    dichos = en(VISITA, "dialogo: ~\n", {OTRA: None}, hoy=hoy, pendientes=pendientes)
    assert [d for d in dichos if not d.startswith("M4")] == codigos
    assert gravedad(unico(VISITA, "dialogo:\n  fecha: 2024-04-30\n")) == "aviso"


def test_un_dia_no_lectivo_avisa_y_una_recuperacion_lo_calla():
    no_lectivo = "no_lectivos:\n  - {desde: 2024-04-15, hasta: 2024-04-19, motivo: Semana de gestión}\n"
    problema = unico(PLAN, no_lectivo)
    assert (problema.codigo, problema.lugar.archivo, gravedad(problema)) == ("M316", VISITA, "aviso")
    assert f"{problema.lugar.linea}:{problema.lugar.columna}" == donde_dice(VISITA, "2024-04-16")
    assert "Semana de gestión" in problema.rotulo
    assert en(PLAN, no_lectivo + "recuperaciones: [2024-04-16]\n") == []


@pytest.mark.parametrize("dia", ["2024-06-15", "2024-06-16"])
def test_un_sabado_o_domingo_es_una_nota(dia: str):
    visita = copia(OTRA, f"fecha: {dia}\ndialogo: {{}}\ndesempenos:\n  regula: {{nivel: IV, evidencia: A}}\n")
    ruta = f"observaciones/{dia}-d02.yaml"
    problema = unico(ruta, visita)
    assert (problema.codigo, gravedad(problema), problema.lugar.linea) == ("M316", "nota", 2)
    assert en(ruta, visita, {PLAN: f"recuperaciones: [{dia}]\n"}) == []
    assert gravedad(unico(ruta, visita, {PLAN: f"no_lectivos: [{{desde: {dia}, hasta: {dia}}}]\n"})) == "aviso"
    assert en(ruta, visita.replace(b"estado: cerrada", b"estado: borrador")) == []


# ---------------------------------------------------------------- M318, M320


@pytest.mark.parametrize(
    ("minutos", "nivel", "codigos"),
    [
        (22, "III", ["M318 6:26"]),  # 22 de 90 es 24,4 %
        (23, "III", []),
        (22, "II", ["M318 6:26"]),
        (22, "I", []),
        (22, "no-observado", []),
        ("~", "III", []),
    ],
)
def test_con_poco_monitoreo_solo_cabe_el_nivel_mas_bajo(minutos: object, nivel: str, codigos: list[str]):
    visita = f"""
        sesion:
          grados: [1]
          minutos_de_monitoreo: {minutos}
        desempenos:
          retroalimenta: {{nivel: {nivel}, evidencia: Revisa}}
    """
    assert en(VISITA, visita) == codigos


def test_el_veinticinco_por_ciento_justo_alcanza():
    visita = 'inicio: "08:00"\nfin: "09:00"\nsesion: {minutos_de_monitoreo: %d}\n'
    assert en(VISITA, visita % 15) == []
    assert [d.split()[0] for d in en(VISITA, visita % 14)] == ["M318"]


def test_sin_horas_o_en_un_borrador_no_se_sabe_si_fue_poco():
    assert en(VISITA, "inicio: ~\nsesion: {minutos_de_monitoreo: 1}\n") == []
    assert en(NUEVA, borrador("sesion: {minutos_de_monitoreo: 1}")) == []


@pytest.mark.parametrize(
    ("hoy", "pendientes", "codigos"),
    [
        (date(2024, 5, 22), True, []),
        (date(2024, 5, 23), True, ["M320 2:8"]),
        (date(2024, 5, 23), False, []),
    ],
)
def test_un_borrador_de_mas_de_quince_dias_es_viejo(hoy: date, pendientes: bool, codigos: list[str]):
    assert en(NUEVA, borrador(), hoy=hoy, pendientes=pendientes) == codigos


# ---------------------------------------------------------------- sólo las cerradas


def test_lo_que_no_esta_cerrado_no_da_de_m311_a_m319():
    todo_mal = """
        fecha: 2024-06-30
        estado: borrador
        dialogo: {fecha: 2024-07-30}
        sesion: {grados: [1], minutos_de_monitoreo: 1}
        cuaderno: {hechos: La clase es mala.}
    """
    assert (
        en("observaciones/x.yaml", copia(OTRA, todo_mal), {PLAN: "no_lectivos: [{desde: 2024-06, hasta: 2024-06}]"})
        == []
    )


def test_un_estado_que_no_se_entiende_no_es_cerrada_ni_borrador():
    visita = "estado: Cerrada\ncuaderno: {hechos: La clase es mala.}\ndesempenos:\n  regula: ~\n"
    assert en(VISITA, visita) == ["M104 2:9"]


def test_los_descriptores_de_la_rubrica_no_cambian_el_minimo_de_otras():
    rubrica = BASE[RUBRICA].replace("    minimo_monitoreo: 25\n", "")
    assert en(VISITA, "sesion: {minutos_de_monitoreo: 1}\n", {RUBRICA: rubrica.encode()}) == []


def test_los_fragmentos_de_las_pruebas_van_arriba():
    assert con(BASE[OTRA], "docente: d09\n").startswith("formato: 1\ndocente: d09\netapa: 1\n")
