"""M101 a M110: del árbol de textos al modelo, campo por campo."""

from collections.abc import Iterator

import pytest

from monitoreo_cli.lectura.cargar import Fuente, cargar
from monitoreo_cli.modelo.escuela import Escuela
from tests.escuelas import ACCION, BASE, DOCENTES, OTRA, PLAN, RUBRICA, VISITA, cambiada, copia, en, fuentes, unico
from tests.escuelas import gravedad as gravedad_dicha

ANEXO, TEXTOS, ENTREGA = "anterior.yaml", "textos.yaml", "entregas/etapa-1.yaml"
NUEVA = "observaciones/2024-05-07-d02.yaml"
SEGUIMIENTO = "observaciones/2024-05-07-d01-seguimiento.yaml"


def cargada(cambios: dict[str, str | bytes]) -> Escuela:
    escuela, _ = cargar(fuentes(cambiada(cambios)))
    return escuela


# ---------------------------------------------------------------- M101: lo obligatorio

# Archivo, lo que se escribe y dónde se señala lo que falta: la clave que abre el bloque o, en una
# lista, la primera clave del elemento.
FALTAS = [
    (PLAN, "periodo: {hasta: 2024-12}", "desde", "2:1"),
    (PLAN, "periodo: {desde: 2024-03}", "hasta", "2:1"),
    (PLAN, "no_lectivos:\n  - hasta: 2024-07-30", "desde", "3:5"),
    (PLAN, "no_lectivos:\n  - desde: 2024-07-30", "hasta", "3:5"),
    (PLAN, "visitas_previstas:\n  - etapa: 1\n    fecha: 2024-04-18", "docente", "3:5"),
    (PLAN, "visitas_previstas:\n  - docente: d01\n    fecha: 2024-04-18", "etapa", "3:5"),
    (PLAN, "visitas_previstas:\n  - docente: d01\n    etapa: 1", "fecha", "3:5"),
    (PLAN, "metas:\n  - etapa: 1\n    docentes: 2", "desempeno", "3:5"),
    (PLAN, "metas:\n  - desempeno: regula\n    docentes: 2", "etapa", "3:5"),
    (PLAN, "metas:\n  - desempeno: regula\n    etapa: 1", "docentes", "3:5"),
    (PLAN, "items_priorizados:\n  - rubrica: minedu-2018", "nombre", "3:5"),
    (PLAN, "diagnostico:\n  necesidades:\n    - causa: Otra", "necesidad", "4:7"),
    (PLAN, "linea_base: {rubrica: minedu-2018, desempenos: {}}", "anio", "2:1"),
    (PLAN, "linea_base: {anio: 2023, desempenos: {}}", "rubrica", "2:1"),
    (PLAN, "linea_base: {anio: 2023, rubrica: minedu-2018}", "desempenos", "2:1"),
    (DOCENTES, ("docentes:\n  - id: d01\n    grados: [1, 2]\n    ausencias:\n      - motivo: licencia\n"
     "  - id: d02\n    grados: [3, 4, 5, 6]"), "etapas", "6:9"),
    (DOCENTES, ("docentes:\n  - id: d01\n    grados: [1, 2]\n  - id: d02\n    grados: [3, 4, 5, 6]\n"
     "  - aula: 7.º"), "id", "7:5"),
    (RUBRICA, "nombre: ~", "nombre", "1:1"),
    (RUBRICA, "logro_desde: ~", "logro_desde", "1:1"),
    (VISITA, "compromisos:\n  - texto: Preguntar", "id", "3:5"),
    (VISITA, "compromisos:\n  - id: c1", "texto", "3:5"),
    (VISITA, "seguimiento:\n  - estado: cumplido", "compromiso", "3:5"),
    (VISITA, "seguimiento:\n  - compromiso: 2024-04-02-d01/c1", "estado", "3:5"),
    (VISITA, "otras_fichas:\n  - desempenos: {unidad: {nivel: Sí, evidencia: La muestra}}", "rubrica", "3:5"),
    (VISITA, "docente: ~", "docente", "1:1"),
    (VISITA, "fecha: ~", "fecha", "1:1"),
    (VISITA, "observador: ~", "observador", "1:1"),
    (VISITA, "rubrica: ~", "rubrica", "1:1"),
    (VISITA, "estado: ~", "estado", "1:1"),
    (ACCION, "tipo: ~", "tipo", "1:1"),
    (ACCION, "fecha: ~", "fecha", "1:1"),
    (ACCION, "tema: ~", "tema", "1:1"),
    (ACCION, "compromisos:\n  - texto: Traer", "id", "3:5"),
    (ACCION, "compromisos:\n  - id: c1", "texto", "3:5"),
    (TEXTOS, "etapas:\n  - logros: Más", "numero", "3:5"),
    (ANEXO, "compromisos:\n  - docente: d01\n    texto: a\n    estado: cumplido", "id", "3:5"),
    (ANEXO, "compromisos:\n  - id: v/c1\n    texto: a\n    estado: cumplido", "docente", "3:5"),
    (ANEXO, "compromisos:\n  - id: v/c1\n    docente: d01\n    estado: cumplido", "texto", "3:5"),
    (ANEXO, "compromisos:\n  - id: v/c1\n    docente: d01\n    texto: a", "estado", "3:5"),
]  # fmt: skip


@pytest.mark.parametrize(("ruta", "fragmento", "clave", "donde"), FALTAS)
def test_lo_obligatorio_que_falta_se_senala_donde_debia_estar(ruta: str, fragmento: str, clave: str, donde: str):
    problema = unico(ruta, fragmento)
    assert problema.codigo == "M101"
    assert f"{problema.lugar.linea}:{problema.lugar.columna}" == donde
    assert f"`{clave}`" in problema.mensaje
    assert clave in problema.arreglo


# Bloques cuyo elemento, si le falta algo, deja además referencias rotas hacia él: aquí sólo se mira el M101.
FALTAS_QUE_OTROS_ECHAN_DE_MENOS = [
    (PLAN, "equipo:\n  - nombre: A", "id", "3:5"),
    (PLAN, "equipo:\n  - id: director\n  - id: ugel\n    nombre: B", "nombre", "3:5"),
    (PLAN, "etapas:\n  - desde: 2024-04\n    hasta: 2024-06", "numero", "3:5"),
    (PLAN, "etapas:\n  - numero: 1\n    hasta: 2024-06", "desde", "3:5"),
    (PLAN, "etapas:\n  - numero: 1\n    desde: 2024-06", "hasta", "3:5"),
    (PLAN, "objetivos:\n  - texto: A", "id", "3:5"),
    (PLAN, "objetivos:\n  - id: o1", "texto", "3:5"),
    *(
        (PLAN, "actividades:\n  - " + "\n    ".join(v for c, v in lineas.items() if c != falta), falta, "3:5")
        for lineas in [{"id": "id: x", "clase": "clase: otra", "nombre": "nombre: X", "desde": "desde: 2024-04",
                        "hasta": "hasta: 2024-05"}]
        for falta in lineas
    ),
    (RUBRICA, "niveles:\n  - nombre: I\n  - clave: III", "clave", "3:5"),
    (RUBRICA, "desempenos:\n  - nombre: A", "id", "3:5"),
    (RUBRICA, "desempenos:\n  - id: involucra", "nombre", "3:5"),
    (RUBRICA, "niveles: ~", "niveles", "1:1"),
    (RUBRICA, "desempenos: ~", "desempenos", "1:1"),
    (PLAN, "titulo: ~", "titulo", "1:1"),
    (PLAN, "institucion: {tipo: IE}", "nombre", "2:1"),
    (PLAN, "institucion: {}", "nombre", "2:1"),
    (PLAN, "institucion: ~", "institucion", "1:1"),
    (PLAN, "periodo: ~", "periodo", "1:1"),
    (PLAN, "etapas: ~", "etapas", "1:1"),
    (DOCENTES, "docentes: ~", "docentes", "1:1"),
]  # fmt: skip


@pytest.mark.parametrize(("ruta", "fragmento", "clave", "donde"), FALTAS_QUE_OTROS_ECHAN_DE_MENOS)
def test_lo_que_define_algo_tambien_se_senala(ruta: str, fragmento: str, clave: str, donde: str):
    _, problemas = cargar(fuentes(cambiada({ruta: fragmento})))
    assert [(p.codigo, f"{p.lugar.linea}:{p.lugar.columna}") for p in problemas] == [("M101", donde)]
    assert f"`{clave}`" in problemas[0].mensaje


@pytest.mark.parametrize(("ruta", "clave"), [(PLAN, "etapas"), (DOCENTES, "docentes"), (RUBRICA, "desempenos")])
def test_una_lista_obligatoria_vacia_es_como_si_faltara(ruta: str, clave: str):
    assert solo_de_lectura(ruta, f"{clave}: []") == ["M101 2:1"]


def test_un_elemento_vacio_se_senala_en_su_sitio_y_no_al_comienzo_del_archivo():
    assert en(PLAN, "no_lectivos:\n  - {}\n") == ["M101 3:5", "M101 3:5"]


def test_un_borrador_pide_solo_docente_fecha_y_estado():
    assert en(NUEVA, b"formato: 1\ndocente: d02\nfecha: 2024-05-07\nestado: borrador\n") == []
    for falta in ("docente: d02\n", "fecha: 2024-05-07\n", "estado: borrador\n"):
        texto = "formato: 1\ndocente: d02\nfecha: 2024-05-07\nestado: borrador\n".replace(falta, "")
        assert en(NUEVA, texto.encode()) == ["M101 1:1"]


def test_a_una_visita_sin_estado_no_se_le_pide_lo_de_una_cerrada():
    assert en(NUEVA, b"formato: 1\ntipo: visita\ndocente: d02\nfecha: 2024-05-07\n") == ["M101 1:1"]


# ---------------------------------------------------------------- tipo: seguimiento

MINIMO = """\
formato: 1
tipo: seguimiento
docente: d01
fecha: 2024-05-07
observador: ugel
seguimiento:
  - compromiso: 2024-04-16-d01/c1
    estado: en-proceso
"""


def test_un_registro_de_seguimiento_minimo_esta_bien():
    assert en(SEGUIMIENTO, MINIMO.encode(), pendientes=True) == []


@pytest.mark.parametrize("clave", ["docente", "fecha", "observador", "seguimiento"])
def test_a_un_seguimiento_le_hace_falta(clave: str):
    lineas = [x for x in MINIMO.splitlines(keepends=True) if not x.startswith(clave)]
    texto = "".join(x for x in lineas if clave != "seguimiento" or not x.startswith("  "))
    assert en(SEGUIMIENTO, texto.encode()) == ["M101 1:1"]


@pytest.mark.parametrize(
    "prohibida",
    [
        "etapa: 1",
        "etapa: 9",
        "rubrica: minedu-2018",
        "rubrica: nada",
        "desempenos: {involucra: {nivel: IX}}",
        "desempenos: {nada: {nivel: II, marca: sí}}",
        "estado: cerrada",
        "estado: borrador",
    ],
)
def test_un_seguimiento_no_admite_lo_de_una_visita(prohibida: str):
    clave = prohibida.split(":", maxsplit=1)[0]
    problema = unico(SEGUIMIENTO, f"{MINIMO}{prohibida}\n".encode())
    assert (problema.codigo, problema.lugar.linea, problema.lugar.columna) == ("M102", 9, 1)
    assert f"`{clave}`" in problema.mensaje


def test_un_seguimiento_no_es_una_visita():
    escuela = cargada({SEGUIMIENTO: MINIMO.encode()})
    assert len(escuela.visitas) == 3
    assert len(escuela.observaciones) == 4


# ---------------------------------------------------------------- sin dato


@pytest.mark.parametrize("nulo", ["", " ~", " null", ' ""', " ''", ' "  "', " |", " >-\n", " # nada"])
def test_las_formas_de_no_decir_nada_valen_lo_mismo(nulo: str):
    assert en(PLAN, f"lema:{nulo}\nperiodo:\n  desde: 2024-03\n  hasta: 2024-12\n") == []
    escuela = cargada({PLAN: f"lema:{nulo}\n"})
    assert escuela.plan is not None
    assert escuela.plan.lema is None
    _, problemas = cargar(fuentes(cambiada({PLAN: f"titulo:{nulo}\n"})))
    assert [p.codigo for p in problemas] == ["M101"]


@pytest.mark.parametrize("texto", ['"null"', '"~"', "'null'", "nulo", "NULL", "0", "no", "[]"])
def test_lo_demas_es_un_dato(texto: str):
    escuela = cargada({PLAN: f"lema: {texto}\n"})
    assert escuela.plan is not None
    assert (escuela.plan.lema is None) == (texto == "[]")


def test_un_elemento_nulo_de_una_lista_no_esta():
    escuela = cargada({PLAN: "palabras_clave:\n  - a\n  -\n  - ~\n  - b\n"})
    assert escuela.plan is not None
    assert escuela.plan.palabras_clave == ("a", "b")


@pytest.mark.parametrize(
    "escrito", ["070370", "10:30", "08", "no", "2024-04-15", "0x10", "1e3", "1_000", ".5", "=", "Off"]
)
@pytest.mark.parametrize("comillas", ["", '"', "'"])
def test_todo_escalar_llega_intacto(escrito: str, comillas: str):
    escuela = cargada({PLAN: f"lema: {comillas}{escrito}{comillas}\n"})
    assert escuela.plan is not None
    assert escuela.plan.lema == escrito


# ---------------------------------------------------------------- claves


@pytest.mark.parametrize("clave", ["Lema", "LEMA", "léma", '"lema"'])
def test_las_claves_se_comparan_sin_mayusculas_ni_acentos(clave: str):
    escuela = cargada({PLAN: f"{clave}: Juntos\n"})
    assert escuela.plan is not None
    assert escuela.plan.lema == "Juntos"


def test_desempenos_y_anio_con_su_ene_valen():
    assert en(PLAN, "linea_base:\n  año: 2023\n  rúbrica: minedu-2018\n  desempeños: {}\n") == []
    assert en(PLAN, "nombre_del_año: Año del Bicentenario\n") == []
    assert en(PLAN, "nombre_del_ano: Año del Bicentenario\n") == []
    visita = BASE[OTRA].replace("desempenos:", "desempeños:").replace("formato", "Formato")
    assert en(OTRA, visita.encode()) == []


@pytest.mark.parametrize(
    ("ruta", "fragmento", "donde", "sugerida"),
    [
        (PLAN, "lemma: a", "2:1", "lema"),
        (PLAN, "periodos: a", "2:1", "periodo"),
        (PLAN, "monitoreo: {rubrica: minedu-2018, visitas_por_docentes: 1}", "2:35", "visitas_por_docente"),
        (PLAN, "no_lectivos:\n  - desde: 2024-07-30\n    hasta: 2024-07-30\n    motvio: x", "5:5", "motivo"),
        (VISITA, "obsevador: director", "2:1", "observador"),
        (VISITA, "sesion: {asistente: 3}", "2:10", "asistentes"),
        (ACCION, "partcipantes: [d01]", "2:1", "participantes"),
        (TEXTOS, "finall: {}", "2:1", "final"),
    ],
)
def test_una_clave_desconocida_sugiere_la_parecida(ruta: str, fragmento: str, donde: str, sugerida: str):
    problema = unico(ruta, fragmento)
    assert problema.codigo == "M102"
    assert f"{problema.lugar.linea}:{problema.lugar.columna}" == donde
    assert f"¿quisiste decir `{sugerida}`?" in problema.rotulo


def test_una_clave_que_no_se_parece_a_nada_dice_cuales_van():
    problema = unico(PLAN, "periodo: {desde: 2024-03, hasta: 2024-12, zzzzzzzz: 1}")
    assert problema.codigo == "M102"
    assert problema.rotulo == ""
    assert "`desde`" in problema.arreglo


def test_de_un_texto_que_una_coma_partio_entre_llaves_se_dice_que_lleva_comillas():
    dias = "desde: 2024-07-30, hasta: 2024-07-30"
    partido = unico(PLAN, f"no_lectivos:\n  - {{{dias}, motivo: Paro regional, de dos días}}")
    assert "comillas" in partido.arreglo
    con_espacios = unico(PLAN, "visitas por docente:")
    assert "comillas" not in con_espacios.arreglo


@pytest.mark.parametrize("ruta", [VISITA, ACCION])
@pytest.mark.parametrize("clave", ["estado", "Estado"])
def test_el_estado_en_un_compromiso_dice_donde_va(ruta: str, clave: str):
    problema = unico(ruta, f"compromisos:\n  - id: c1\n    texto: Preguntar\n    {clave}: cumplido")
    assert (problema.codigo, problema.lugar.linea, problema.lugar.columna) == ("M102", 5, 5)
    assert "seguimiento" in problema.arreglo


def test_en_un_compromiso_del_anio_pasado_el_estado_si_va():
    anterior = "compromisos:\n  - id: 2023-11-20-d01/c1\n    docente: d01\n    texto: a\n    estado: en-proceso"
    assert en(ANEXO, anterior) == []


# ---------------------------------------------------------------- tipos

LISTA_MAL = "palabras_clave"
TIPOS = [
    # fecha
    (PLAN, "aprobacion: {fecha: %s}", "2:21", "M105",
     ["2024-04-16", "16/04/2024", "6/4/2024", "06/4/2024", "2024-02-29", '"2024-04-16"'],
     ["2024-04", "4/2024", "2024-02-30", "2023-02-29", "31/04/2024", "2024-4-6",
     "16-04-2024", "abril", "2024", "0000-01-01",
      "16/04/24", "2024-13-01", "20240416", "2024-04-16T08:00", "٢٠٢٤-٠٤-١٦"]),
    # mes o fecha
    (PLAN, "no_lectivos: [{desde: %s, hasta: 2024-12}]", "2:23", "M105",
     ["2024-04", "4/2024", "04/2024", "2024-04-16", "16/4/2024"],
     ["2024-13", "0/2024", "2024-00", "13/2024", "abril", "2024", "2024-4", "24-04"]),
    # hora
    (VISITA, "inicio: %s\nfin: \"09:10\"", "2:9", "M106",
     ["08:15", "8:15", '"08:15"'],
     ["8.15", "24:00", "08:60", "0815", "8:5", "08:15:00", "8:15am", "-1:00", "8"]),
    # entero
    (PLAN, "poblacion: {directores: %s}", "2:25", "M103",
     ["29", "0", "007", '"29"'], ["veintinueve", "2.5", "1e3", "+3", "2 9", "0x1F", "٣"]),
    (PLAN, "poblacion: {directores: %s}", "2:25", "M110", [], ["-1", "-29"]),
    (PLAN, "monitoreo: {rubrica: minedu-2018, otras_fichas: [planificacion], visitas_por_docente: %s}", "2:87", "M110",
     ["1", "20"], ["0", "21", "-1", "999999999"]),
    (RUBRICA, "desempenos: [{id: a, nombre: A, minimo_monitoreo: %s}]", "2:51", "M110", ["0", "100"], ["101", "-1"]),
    # sí/no
    (PLAN, "equipo:\n  - {id: director, nombre: A}\n  - {id: ugel, nombre: B, externo: %s}", "4:36", "M104",
     ["sí", "si", "true", "no", "false", '"sí"'], ["yes", "1", "x", "verdadero", "off"]),
    # id
    (DOCENTES, ("docentes:\n  - {id: d01, grados: [1, 2]}\n  - {id: d02, grados: [3, 4, 5, 6]}\n"
     "  - {id: %s, por_contratar: sí}"), "5:10", "M108",
     ["d03", "a", "3", "007", "a-b-c", "-", "x" * 40], ["D03", "d 03", "d_03", "ñ", "d.03", "á", "x" * 41, "d03/c1"]),
    (VISITA, "rol: contraste\ncontraste_de: %s", "3:15", "M108", [], ["x" * 81, "2024 04", "A"]),
    # códigos
    (PLAN, ("institucion:\n  nombre: A\n  nivel_educativo: primaria\n  caracteristica: unidocente\n"
     "  codigo_local: '070370'\n  codigo_modular: %s"), "7:19", "M107",
     ["0426307", '"0426307"', "0000000"], ["426307", "04263070", "042630A", '"0426307 "', "0426-307", "٠٤٢٦٣٠٧"]),
    (PLAN, ("institucion:\n  nombre: A\n  nivel_educativo: primaria\n  caracteristica: unidocente\n"
     "  codigo_modular: '0426307'\n  codigo_local: %s"), "7:17", "M107", ["070370"], ["70370", "0703700"]),
    ("identidades.yaml", "identidades:\n  d01: {dni: %s}", "3:14", "M107", ["01234567"], ["1234567", "012345678"]),
    # lista cerrada
    (PLAN, ("institucion:\n  nombre: A\n  codigo_modular: '0426307'\n  codigo_local: '070370'\n"
     "  nivel_educativo: primaria\n  caracteristica: %s"), "7:19", "M104",
     ["unidocente", "polidocente incompleta", "polidocente completa"], ["Unidocente", "multigrado", "polidocente"]),
    (DOCENTES, "docentes:\n  - {id: d01, grados: [1, 2]}\n  - {id: d02, grados: [3, 4, 5, 6], condicion: %s}", "4:48",
     "M104", ["nombrado", "contratado"], ["nombrada", "Nombrado"]),
    (DOCENTES, ("docentes:\n  - {id: d01, grados: [1, 2]}\n  - {id: d02, grados: [3, 4, 5, 6],\n"
     "     ausencias: [{etapas: [2], motivo: %s}]}"), "5:40", "M104",
     ["licencia", "vacante", "destaque", "encargatura", "otro"], ["permiso"]),
    (VISITA, "modalidad: %s", "2:12", "M104", ["opinada", "inopinada"], ["avisada"]),
    (VISITA, "rol: %s", "2:6", "M104", ["principal"], ["segundo", "Principal"]),
    (ACCION, "tipo: %s", "2:7", "M104",
     ["gia", "microtaller", "taller", "reflexion", "colegiado", "pasantia", "socializacion", "otra"],
     ["GIA", "charla"]),
    (ACCION, "estado: %s", "2:9", "M104", ["programada", "realizada", "suspendida"], ["hecha"]),
    (RUBRICA, "tipo: %s", "2:7", "M104", ["aula", "planificacion", "otro"], ["lista"]),
    (VISITA, "seguimiento:\n  - compromiso: 2024-04-02-d01/c1\n    estado: %s", "4:13", "M104",
     ["pendiente", "en-proceso", "cumplido", "no-cumplido", "retirado"], ["vencido", "en proceso", "Cumplido"]),
    (PLAN, "objetivos:\n  - {id: o1, texto: A, indicador: B, actividades: [visitas], responde_a: %s}", "3:74",
     "M104", ["problema"], ["diagnostico"]),
]  # fmt: skip


def valores(buenos: bool) -> Iterator[tuple[str, str, str, str]]:
    for ruta, molde, donde, codigo, sirven, no_sirven in TIPOS:
        for valor in sirven if buenos else no_sirven:
            yield ruta, molde % valor, donde, codigo


def solo_de_lectura(ruta: str, fragmento: str) -> list[str]:
    _, problemas = cargar(fuentes(cambiada({ruta: fragmento})))
    return [f"{p.codigo} {p.lugar.linea}:{p.lugar.columna}" for p in problemas]


@pytest.mark.parametrize(("ruta", "fragmento", "donde", "codigo"), list(valores(buenos=True)))
def test_un_valor_bien_escrito_se_lee(ruta: str, fragmento: str, donde: str, codigo: str):
    assert solo_de_lectura(ruta, fragmento) == []


@pytest.mark.parametrize(("ruta", "fragmento", "donde", "codigo"), list(valores(buenos=False)))
def test_un_valor_mal_escrito_se_senala_en_el_valor(ruta: str, fragmento: str, donde: str, codigo: str):
    assert solo_de_lectura(ruta, fragmento) == [f"{codigo} {donde}"]


def test_un_valor_mal_escrito_es_un_error_y_lo_demas_se_arma_igual():
    problema = unico(PLAN, "aprobacion: {fecha: 31/02/2024, lugar: Ilave}")
    assert gravedad_dicha(problema) == "error"
    escuela = cargada({PLAN: "aprobacion: {fecha: 31/02/2024, lugar: Ilave}"})
    assert escuela.plan is not None
    assert escuela.plan.aprobacion is not None
    assert (escuela.plan.aprobacion.fecha, escuela.plan.aprobacion.lugar) == (None, "Ilave")


def test_un_mes_es_su_primer_dia_o_el_ultimo_del_rango():
    escuela = cargada({PLAN: "periodo: {desde: 2/2024, hasta: 2024-02}"})
    assert escuela.plan is not None
    assert escuela.plan.periodo is not None
    assert (str(escuela.plan.periodo.desde), str(escuela.plan.periodo.hasta)) == ("2024-02-01", "2024-02-29")


def test_un_mes_donde_va_una_fecha_dice_que_falta_el_dia():
    problema = unico(PLAN, "aprobacion: {fecha: 2024-04}")
    assert problema.codigo == "M105"
    assert "día" in problema.rotulo


@pytest.mark.parametrize(
    ("ruta", "fragmento", "donde", "esperado"),
    [
        (PLAN, "palabras_clave: Monitoreo", "2:17", "una lista"),
        (PLAN, "lema: [a]", "2:7", "un texto"),
        (PLAN, "lema: {a: b}", "2:7", "un texto"),
        (PLAN, "aprobacion: hoy", "2:13", "un bloque"),
        (PLAN, "aprobacion: [hoy]", "2:13", "un bloque"),
        (PLAN, "no_lectivos: {desde: 2024-07-01}", "2:14", "una lista"),
        (PLAN, "no_lectivos:\n  - hoy", "3:5", "un bloque"),
        (PLAN, "aprobacion: {fecha: {dia: 1}}", "2:21", "una fecha"),
        (PLAN, "poblacion: {directores: [1]}", "2:25", "un número"),
        (VISITA, "sesion: {documentos: [unidad]}", "2:22", "un bloque"),
        (VISITA, "sesion: {grados: 1}", "2:18", "una lista"),
        (VISITA, "sesion: {grados: {1: 2}}", "2:18", "una lista"),
        (VISITA, "cuaderno: |\n  08:25 Pregunta.", "2:11", "un bloque"),
        (VISITA, "desempenos:\n  involucra: III", "3:14", "un bloque"),
        (ACCION, "evidencias: Acta", "2:13", "una lista"),
        ("identidades.yaml", "identidades: [a]", "2:14", "un bloque"),
    ],
)
def test_lo_que_no_tiene_la_forma_esperada_lo_dice(ruta: str, fragmento: str, donde: str, esperado: str):
    problema = unico(ruta, fragmento)
    assert (problema.codigo, f"{problema.lugar.linea}:{problema.lugar.columna}") == ("M103", donde)
    assert esperado in problema.mensaje


# ---------------------------------------------------------------- M109


@pytest.mark.parametrize("formato", ["uno", "0", "1.0", "-1", "[1]", "{a: 1}", "v1", "01x"])
def test_un_formato_que_no_existe_da_un_solo_error_y_el_archivo_se_lee(formato: str):
    texto = f"formato: {formato}\ndocente: d02\nfecha: 2024-05-07\nestado: borrador\n"
    problema = unico(NUEVA, texto.encode())
    assert (problema.codigo, problema.lugar.linea, problema.lugar.columna) == ("M109", 1, 10)
    assert len(cargada({NUEVA: texto.encode()}).observaciones) == 4


@pytest.mark.parametrize("formato", ["", "formato:\n", "formato: ~\n", 'formato: ""\n'])
def test_sin_formato_es_m109_y_no_m101(formato: str):
    texto = f"{formato}docente: d02\nfecha: 2024-05-07\nestado: borrador\n"
    assert en(NUEVA, texto.encode()) == ["M109 1:1"]
    assert len(cargada({NUEVA: texto.encode()}).observaciones) == 4


@pytest.mark.parametrize("formato", ["1", '"1"', "'1'", "01"])
def test_el_formato_uno_vale_con_y_sin_comillas(formato: str):
    texto = f"formato: {formato}\ndocente: d02\nfecha: 2024-05-07\nestado: borrador\n"
    assert en(NUEVA, texto.encode()) == []


def test_un_formato_futuro_deja_el_archivo_fuera():
    texto = b"formato: 2\ncosas: nuevas\n"
    assert en(NUEVA, texto) == ["M109 1:10"]
    escuela = cargada({NUEVA: texto})
    assert NUEVA in escuela.fuera
    assert len(escuela.observaciones) == 3


# ---------------------------------------------------------------- M110


@pytest.mark.parametrize(
    ("nivel", "dentro", "fuera"),
    [
        ("inicial", [3, 4, 5], [0, 1, 2, 6]),
        ("primaria", [1, 6], [0, 7]),
        ("secundaria", [1, 5], [0, 6]),
        ("~", [1, 6], [0, 7]),
        ("superior", [1, 6], [0, 7]),
    ],
)
def test_los_grados_dependen_del_nivel_educativo(nivel: str, dentro: list[int], fuera: list[int]):
    plan = f"formato: 1\ninstitucion: {{nombre: A, nivel_educativo: {nivel}}}\n".encode()
    for grado in (*dentro, *fuera):
        docentes = f"formato: 1\ndocentes:\n  - id: d01\n    grados: [{grado}]\n".encode()
        _, problemas = cargar([Fuente(DOCENTES, docentes), Fuente(PLAN, plan)])
        dichos = [f"{p.codigo} {p.lugar.linea}:{p.lugar.columna}" for p in problemas if p.lugar.archivo == DOCENTES]
        assert dichos == ([] if grado in dentro else ["M110 4:14"])


def test_un_grado_fuera_de_rango_se_senala_tambien_como_clave():
    assert en(PLAN, "poblacion:\n  estudiantes_por_grado: {1: 5, 7: 5}\n") == ["M110 3:33"]


def test_un_grado_que_no_es_un_numero_es_de_otro_tipo():
    assert "M103 4:12" in en(PLAN, "institucion:\n  nombre: A\n  grados: [primero]\n")


@pytest.mark.parametrize(("cuantos", "codigos"), [(0, ["M110"]), (1, ["M110"]), (2, []), (6, []), (7, ["M110"])])
def test_una_escala_tiene_de_dos_a_seis_niveles(cuantos: int, codigos: list[str]):
    niveles = ", ".join(f"{{clave: n{i}}}" for i in range(cuantos))
    assert [c.split()[0] for c in solo_de_lectura(RUBRICA, f"niveles: [{niveles}]")] == codigos


def test_los_grados_de_una_visita_tambien_se_miran():
    assert en(NUEVA, copia(OTRA, "fecha: 2024-05-07\nestado: borrador\nsesion:\n  grados: [3, 8]")) == ["M110 5:15"]


def test_una_clave_obligatoria_mal_escrita_es_un_solo_problema() -> None:
    assert en(PLAN, BASE[PLAN].replace("titulo:", "titullo:").encode()) == ["M102 2:1"]


def test_un_nivel_con_la_clave_mal_escrita_no_falta_ademas() -> None:
    assert en(VISITA, "desempenos:\n  involucra:\n    nivle: III\n    evidencia: Todos cuentan\n") == ["M102 4:5"]


def test_un_desempeno_mal_escrito_no_falta_ademas() -> None:
    cambio = "desempenos:\n  involcra: {nivel: III, evidencia: A}\n  razonamiento: {nivel: III, evidencia: B}\n"
    resto = "  retroalimenta: {nivel: III, evidencia: C}\n  respeto: {nivel: III, evidencia: D}\n"
    assert en(
        "observaciones/2024-05-07-d02.yaml", _entera(cambio + resto + "  regula: {nivel: IV, evidencia: E}\n")
    ) == ["M204 8:3"]


def _entera(desempenos: str) -> bytes:
    cabeza = (
        "formato: 1\ndocente: d02\nfecha: 2024-05-07\nobservador: director\nestado: cerrada\nrubrica: minedu-2018\n"
    )
    return (cabeza + desempenos).encode()
