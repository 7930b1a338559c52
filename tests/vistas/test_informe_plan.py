"""El plan como documento: que diga cada hecho del plan de la escuela, y nada que no deba."""

import re
from datetime import date
from typing import Any

import html5lib
import pytest
from hypothesis import given

from monitoreo_cli.lectura.cargar import cargar
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.vistas import informe_plan
from monitoreo_cli.vistas.informe import Pedido
from monitoreo_cli.vistas.plantillas import Plantillas
from tests.escuelas import DOCENTES, LISTA, PLAN, RUBRICA, Contenido, fuentes
from tests.generadores import escuelas_al_azar, escuelas_mutadas
from tests.instantaneas import instantanea
from tests.vistas.hojas import sin_version
from tests.vistas.informes import HUELLA, cargada, ejemplo
from tests.vistas.marcas import con_marcas, marcas_en

EJEMPLOS = ("san-cristobal", "escuela-modelo")


def datos(escuela: Escuela) -> dict[str, Any]:
    return informe_plan.datos(escuela, Pedido(date(2024, 3, 15), HUELLA))


def documento(escuela: Escuela, formato: str = "md") -> str:
    return Plantillas().llenar(f"plan/informe.{formato}.j2", datos(escuela))


def titulos(texto: str) -> list[str]:
    return re.findall(r"(?m)^## (.*)$", texto)


@pytest.mark.parametrize("formato", ["md", "html"])
@pytest.mark.parametrize("escuela", EJEMPLOS)
def test_el_plan_de_cada_ejemplo_es_el_guardado(escuela: str, formato: str):
    texto = documento(ejemplo(escuela), formato)
    instantanea(f"informe-plan-{escuela}.{formato}", sin_version(texto))


def test_los_grados_de_quien_dirige_los_monitorea_otra_persona() -> None:
    """En 4.º enseñan la directora, a quien visita la UGEL, y hasta la etapa 1 el de Educación Física."""
    texto = documento(ejemplo("escuela-modelo"))
    assert "| Cuarto grado | Directora con aula a cargo y Especialista de primaria de la UGEL |" in texto
    assert "| Cuarto grado | Especialista de primaria de la UGEL |" in texto
    assert "| Primer grado | Directora con aula a cargo |" in texto


# ---------------------------------------------------------------- cada hecho del plan 2024 de San Cristóbal

HECHOS = [
    # portada y datos generales
    "IEP 70370 San Cristóbal de Balsabe", "# Plan de acompañamiento y monitoreo 2024",
    "«Buscando la excelencia docente»", "Director: José Antonio Quispe Calizaya", "**DRE:** Puno",
    "**UGEL:** El Collao", "**Región:** Puno", "**Provincia:** El Collao", "**Distrito:** Ilave",
    r"**Compromisos de gestión:** 1\. Desarrollo integral de las y los estudiantes; 4\. Gestión de la práctica",
    # población, responsables, tiempo
    "**Estudiantes:** 29", "**Directores:** 1", "**Docentes:** 4", "| José Antonio Quispe Calizaya | Director |",
    "**Fecha de inicio:** marzo de 2024", "**Fecha de término:** diciembre de 2024",
    # palabras clave
    "- Monitoreo\n", "- Acompañamiento\n", "- Logro de aprendizajes\n", "- Estándares de aprendizaje\n",
    "- Desempeños\n", "- Unidades didácticas\n", "- Sesiones de aprendizaje\n", "- Rúbricas de desempeño docente\n",
    # descripción
    "compromiso de gestión 4", "acompañamiento de 2023", "las metas de este año",
    "aprendizajes fundamentales", "a la luz de las rúbricas de desempeño docente",
    # problema
    "se aprovechan poco los recursos y las herramientas que el Ministerio entrega", "un director designado",
    "procesos pedagógicos y didácticos", "que aprendan todos los estudiantes", "El cuaderno de campo",
    "práctica preparatoria",
    # fundamentación
    "cinco compromisos de gestión y el cuarto", ("se planifica el currículo, las unidades didácticas, las sesiones, "
    "los materiales y recursos (su uso y su conservación) y el clima de aula"),
    "(a) la «gestión de las condiciones para la mejora de los aprendizajes»",
    "(b) la «orientación de los procesos pedagógicos para la mejora de los aprendizajes»",
    "estrategias y recursos metodológicos", "el tiempo y los materiales", "necesidades particulares",
    # enfoques
    "**A. Enfoque de competencias**", "Cecilia Braslavsky", "Currículo Nacional de 2016",
    "**B. Enfoque sobre el aprendizaje**", "**C. Enfoque sobre el sujeto que aprende**",
    "**D. Enfoque sobre las oportunidades de aprendizaje**", "**E. Enfoque sobre la pedagogía**",
    "**F. Regulaciones institucionales**", "**G. Enfoque crítico reflexivo**", "compromisos de mejora",
    # antecedentes
    "supervisión general, y no siempre se sistematizaba", "en 2022, y otra vez en 2023, de un aplicativo",
    "responde a los compromisos 1 y 4",
    # objetivos
    ("**Objetivo 1** Observar cómo se desempeñan los docentes en el aula, monitoreando y acompañando con el cuaderno "
    "de campo y las rúbricas de desempeño docente."),
    ("**Objetivo 2** Acompañar la práctica pedagógica en cada aula, de modo que los aprendizajes que se logren sean "
    "de calidad."),
    ("**Objetivo 3** Conversar y reflexionar con cada docente acerca de lo que hace en el aula, y compartir "
    "experiencias exitosas"),
    # lo priorizado: el plan no dice con qué se mide ninguno
    "| Planificación curricular | ninguno |", "| Unidades didácticas | ninguno |",
    "| Sesiones de aprendizaje | ninguno |",
    "| Uso y conservación de materiales y recursos educativos | ninguno |", "| Clima de aula | ninguno |",
    # actividades
    "| Diagnóstico | Equipo Directivo | diciembre de 2024 |",
    "| Planificación | Equipo Directivo | enero a marzo de 2024 |",
    "| Monitoreo | Equipo Directivo | abril a noviembre de 2024 |",
    "| Evaluación de acciones e informe | Equipo Directivo | diciembre de 2024 |",
    "| Acompañamiento y monitoreo, etapa 1 | abril a junio de 2024 | Equipo Directivo |",
    "| Acompañamiento y monitoreo, etapa 2 | julio a setiembre de 2024 | Equipo Directivo |",
    "| Acompañamiento y monitoreo, etapa 3 | octubre a diciembre de 2024 | Equipo Directivo |",
    # financiamiento
    "Financiamiento Recursos propios",
]  # fmt: skip


@pytest.fixture(scope="module")
def san_cristobal() -> str:
    return documento(ejemplo("san-cristobal"))


@pytest.mark.parametrize("hecho", HECHOS)
def test_el_documento_dice_cada_hecho_del_plan_2024(hecho: str, san_cristobal: str):
    # Un párrafo de la persona puede venir partido en renglones: se compara sin contar los saltos.
    assert " ".join(hecho.split()) in " ".join(san_cristobal.split())


GRADOS = ("Primer", "Segundo", "Tercer", "Cuarto", "Quinto", "Sexto")
CUADRICULA = [
    ("Diagnóstico", "dic"), ("Planificación", "ene feb mar"), ("Monitoreo", "abr may jun jul ago set oct nov"),
    ("**Acompañamiento y monitoreo, etapa 1**", ""), *((f"{g} grado", "abr may jun") for g in GRADOS),
    ("**Acompañamiento y monitoreo, etapa 2**", ""), *((f"{g} grado", "jul ago set") for g in GRADOS),
    ("**Acompañamiento y monitoreo, etapa 3**", ""), *((f"{g} grado", "oct nov dic") for g in GRADOS),
    ("Evaluación de acciones e informe", "dic"),
]  # fmt: skip


def test_la_cuadricula_tiene_una_x_en_cada_mes_del_plan_2024(san_cristobal: str):
    filas = [[c.strip() for c in f.strip("|").split("|")] for f in san_cristobal.splitlines() if f.startswith("|")]
    inicio = next(i for i, f in enumerate(filas) if "ene" in f)
    meses = filas[inicio][2:]
    cuerpo = filas[inicio + 2 : inicio + 2 + len(CUADRICULA)]
    leida = [(f[0], " ".join(m for m, x in zip(meses, f[2:], strict=True) if x == "X")) for f in cuerpo]
    assert meses == ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "set", "oct", "nov", "dic"]
    assert leida == CUADRICULA
    assert {f[1] for f in cuerpo if not f[0].startswith("*")} == {"Equipo Directivo"}


# ---------------------------------------------------------------- secciones


def test_lo_que_el_plan_no_dice_no_sale_y_la_numeracion_corre(san_cristobal: str):
    assert titulos(san_cristobal) == [
        "I. Datos generales", "II. Población beneficiada", "III. Personas responsables", "IV. Tiempo de desarrollo",
        "V. Palabras clave", "VI. Descripción general", "VII. Identificación del problema", "VIII. Fundamentación",
        "IX. Objetivos", "X. Qué se monitorea y con qué se mide", "XI. Actividades y cronograma",
        "XII. Financiamiento", r"Anexo 1. Rúbricas de observación de aula (RM 138-2018-MINEDU)",
    ]  # fmt: skip
    assert "### 8.1 Enfoques teóricos" in san_cristobal
    assert "### 8.2 Antecedentes" in san_cristobal


@pytest.mark.parametrize(
    ("tras", "sigue_a"),
    [("financiamiento", "Financiamiento"), ("enfoques", "Fundamentación"), ("Base legal", "Base legal"),
     ("Población beneficiada", "Población beneficiada")],
)  # fmt: skip
def test_una_seccion_propia_va_tras_la_que_dijo(tras: str, sigue_a: str):
    propias = f"secciones_propias:\n  - titulo: Recursos\n    despues_de: {tras}\n    texto: Papelotes\n"
    lista = [t.partition(". ")[2] for t in titulos(documento(cargada({PLAN: propias})))]
    assert sigue_a in lista or sigue_a == "Base legal"
    assert lista[lista.index("Recursos") - 1] == sigue_a


def test_una_seccion_propia_sin_lugar_va_antes_de_los_anexos():
    propias = "secciones_propias:\n  - titulo: Recursos\n    despues_de: nada\n    texto: Papelotes\n"
    lista = titulos(documento(cargada({PLAN: propias})))
    assert lista[lista.index(next(t for t in lista if "Recursos" in t)) + 1].startswith("Anexo 1.")


def test_un_plan_con_lo_minimo_tambien_es_un_documento():
    minimo = "formato: 1\ntitulo: Plan\ninstitucion: {nombre: Los Andes}\nperiodo: {desde: 2024-03, hasta: 2024-12}\n"
    escuela = cargada({PLAN: minimo + "etapas:\n  - {numero: 1, desde: 2024-04, hasta: 2024-06}\n"})
    html5lib.HTMLParser(strict=True).parse(documento(escuela, "html"))
    assert titulos(documento(escuela))[:2] == ["I. Datos generales", "II. Población beneficiada"]


def test_un_compromiso_cuya_redaccion_no_se_cotejo_no_se_da_por_oficial():
    texto = documento(cargada({PLAN: "compromisos_de_gestion: [2, 3, 5]\n"}))
    assert texto.count("por cotejar con la norma") == 2
    assert "hasta la culminación de su trayectoria educativa; 3" in texto


def test_cada_item_dice_con_que_se_mide():
    items = (
        "items_priorizados:\n  - {nombre: Clima, rubrica: minedu-2018, desempenos: [respeto]}\n  - nombre: Unidades\n"
    )
    texto = documento(cargada({PLAN: items}))
    assert "| Clima | Rúbricas de observación de aula | Propicia un ambiente de respeto |" in texto
    assert "| Unidades | ninguno | — |" in texto


def test_el_total_dice_cuantos_rubros_suma():
    rubros = "financiamiento:\n  rubros:\n    - {nombre: Copias, monto: 1200.5}\n    - nombre: Pasajes\n"
    texto = documento(cargada({PLAN: rubros}))
    assert "| Total | S/ 1,200.50 |" in texto
    assert "El total suma 1 de 2 rubros" in texto


def test_si_nadie_responde_por_nada_el_cronograma_no_deja_una_columna_vacia():
    plan = "equipo: []\nmonitoreo: {rubrica: minedu-2018}\netapas:\n  - {numero: 1, desde: 2024-04, hasta: 2024-05}\n"
    escuela = cargada({PLAN: f"{plan}actividades: []\nperiodo: {{desde: 2024-04, hasta: 2024-06}}\n"})
    assert "| Actividad o grado | abr | may | jun |" in documento(escuela)
    assert 'Actividad o grado</th><th scope="col"><abbr title="abril de 2024">' in documento(escuela, "html")


def test_un_plan_de_mas_de_un_anio_parte_su_cuadricula():
    texto = documento(cargada({PLAN: "periodo: {desde: 2024-03, hasta: 2025-06}\n"}))
    assert texto.count("| Actividad o grado |") == 2


# ---------------------------------------------------------------- privacidad y forma

DECLARADO = {
    "Plan.titulo", "Plan.lema", "Plan.nombre_del_anio", "Plan.palabras_clave", "Plan.base_legal", "Plan.descripcion",
    "Plan.problema", "Plan.fundamentacion", "Plan.antecedentes", "Enfoque.nombre", "Enfoque.texto",
    "Institucion.tipo", "Institucion.numero", "Institucion.nombre", "Institucion.codigo_modular",
    "Institucion.codigo_local", "Institucion.direccion", "Institucion.turno", "Institucion.area", "Institucion.dre",
    "Institucion.ugel", "Institucion.region", "Institucion.provincia", "Institucion.distrito",
    "Persona.nombre", "Persona.cargo", "Docente.aula", "Docente.seccion", "Diagnostico.fuente", "Necesidad.necesidad",
    "Necesidad.evidencia", "Necesidad.causa", "ItemPriorizado.nombre", "Objetivo.texto", "Objetivo.indicador",
    "Objetivo.meta", "Etapa.nombre", "Etapa.responsable", "Actividad.nombre", "Actividad.responsable", "Accion.tema",
    "Accion.responsable", "Financiamiento.fuente", "Rubro.nombre", "Aprobacion.resolucion", "Aprobacion.lugar",
    "SeccionPropia.titulo", "SeccionPropia.texto", "Rubrica.nombre", "Rubrica.fuente", "Nivel.nombre",
    "Desempeno.codigo", "Desempeno.nombre", "Desempeno.aspectos", "Desempeno.descriptores",
}  # fmt: skip


def test_lo_que_no_se_declaro_no_llega_a_la_plantilla():
    assert marcas_en(datos(con_marcas())) == DECLARADO


def test_a_un_docente_se_le_nombra_por_su_codigo_y_su_aula():
    nombres = "formato: 1\nidentidades:\n  d01:\n    nombre: Persona Ficticia Nueve\n"
    lista = "docentes:\n  - id: d01\n    aula: Tercero\n    nombre: Persona Ficticia Ocho\n  - id: d02\n"
    texto = documento(cargada({"identidades.yaml": nombres, DOCENTES: lista}))
    assert "| d01 | Tercero |" in texto
    assert "Ficticia Nueve" not in texto
    assert "Ficticia Ocho" not in texto


def test_de_cada_puesto_se_dice_lo_que_la_ugel_pregunta_y_quien_lo_monitorea():
    lista = (
        "docentes:\n  - {id: d01, grados: [1, 2], seccion: A, condicion: nombrado}\n"
        "  - {id: d02, area: Ciencias, condicion: contratado, lo_monitorea: ugel}\n  - {id: d03, por_contratar: sí}\n"
    )
    texto = documento(
        cargada({DOCENTES: lista, PLAN: "equipo:\n  - {id: ugel, nombre: X, cargo: UGEL, externo: sí}\n"})
    )
    assert "| Docente | Aula | Grados | Sección | Condición | Quién lo monitorea |" in texto
    assert "| d01 | — | 1.º y 2.º | A | nombrado | según la etapa |" in texto
    assert "| d02 | Ciencias | — | — | contratado | UGEL |" in texto
    assert "| d03 | plaza por contratar | — | — | — | — |" in texto


def test_en_inicial_no_hay_grados_sino_anios():
    plan = "institucion: {nombre: Los Andes, nivel_educativo: inicial, grados: [3, 4, 5]}\n"
    texto = documento(cargada({PLAN: plan, DOCENTES: "docentes:\n  - {id: d01, grados: [4, 5]}\n"}))
    assert "- **Grados:** 3 a 5 años" in texto
    assert "| d01 | 4 y 5 años |" in texto


def test_las_visitas_con_fecha_se_leen_por_docente_y_por_etapa():
    visitas = (
        "visitas_previstas:\n  - {docente: d02, etapa: 2, fecha: 2024-08-15}\n"
        "  - {docente: d01, etapa: 1, fecha: 2024-05-02}\n  - {docente: d01, etapa: 1, fecha: 2024-04-16}\n"
    )
    texto = documento(cargada({PLAN: visitas, DOCENTES: "docentes:\n  - {id: d01, aula: 1.º}\n  - {id: d02}\n"}))
    assert "| Docente | Aula | Etapa 1 | Etapa 2 |" in texto
    assert "| d01 | 1.º | 16/4/2024; 2/5/2024 | — |\n| d02 | — | — | 15/8/2024 |" in texto


def test_un_equipo_grande_no_desborda_la_portada():
    siete = "".join(f"  - {{id: p{i}, nombre: Persona {i}, cargo: Cargo {i}}}\n" for i in range(7))
    hecho = datos(cargada({PLAN: f"equipo:\n{siete}"}))
    assert hecho["portada"]["direccion"] == []
    assert len(hecho["firmas"]) == 7


def test_el_motivo_de_una_visita_que_no_se_hizo_no_sale():
    visitas = (
        "visitas_previstas:\n  - {docente: d01, etapa: 2, fecha: 2024-08-15, no_realizada: Enfermo, "
        "nueva_fecha: 2024-08-22}\n"
    )
    texto = documento(cargada({PLAN: visitas}))
    assert "22/8/2024 (antes, 15/8/2024)" in texto
    assert "Enfermo" not in texto


@pytest.mark.parametrize("escuela", EJEMPLOS)
def test_el_html_es_valido_pesa_poco_y_no_se_rotula_reservado(escuela: str):
    html = documento(ejemplo(escuela), "html")
    html5lib.HTMLParser(strict=True).parse(html)
    assert len(html.encode()) < 100_000
    assert "<b>RESERVADO</b>" not in html
    assert "http" not in re.sub(r'http-equiv|xmlns="[^"]+"', "", html)


def test_lo_que_parece_html_se_ve_como_texto():
    malicia = "<script>alert(1)</script>|`x`"
    escuela = cargada(
        {PLAN: f"titulo: '{malicia}'\nproblema: '{malicia}'\npalabras_clave: ['{malicia}']\n", LISTA: "", RUBRICA: ""}
    )
    assert "<script" not in documento(escuela, "html")
    assert "<script" not in documento(escuela).replace(r"\<script", "")


@given(escuelas_mutadas() | escuelas_al_azar())
def test_el_documento_sale_aunque_la_escuela_este_estropeada(textos: dict[str, Contenido]):
    escuela, _ = cargar(fuentes(textos))
    html5lib.HTMLParser(strict=True).parse(documento(escuela, "html"))
    assert "\n# " in documento(escuela)
