"""El informe para la UGEL: la tabla exacta, su control de sumas, y nada que no se haya declarado."""

import re
from datetime import date

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoreo_cli.lectura.cargar import cargar
from tests.escuelas import DOCENTES, OTRA, PLAN, Contenido, fuentes
from tests.generadores import escuelas_al_azar, escuelas_mutadas
from tests.instantaneas import instantanea
from tests.vistas.hojas import sin_version
from tests.vistas.informes import RUBRICA, cargada, con_docentes, datos_de_varias, de_varias, ejemplo
from tests.vistas.marcas import con_marcas, marcas_en
from tests.vistas.test_informe_etapa import NOMINAL, PUBLICO

FIN_DE_ANIO = {"san-cristobal": date(2024, 12, 20), "escuela-modelo": date(2025, 12, 20)}


@pytest.mark.parametrize("formato", ["md", "html"])
@pytest.mark.parametrize(
    ("escuela", "etapa"), [("san-cristobal", None), ("escuela-modelo", None), ("escuela-modelo", 1)]
)
def test_el_informe_de_cada_ejemplo_es_el_guardado(escuela: str, etapa: int | None, formato: str):
    texto = de_varias("ugel", ejemplo(escuela), etapa, formato, hoy=FIN_DE_ANIO[escuela])
    instantanea(f"informe-ugel-{escuela}{f'-{etapa}' if etapa else ''}.{formato}", sin_version(texto))


# ---------------------------------------------------------------- la tabla


def tabla(texto: str) -> list[str]:
    return re.findall(r"(?m)^\| Etapa .*$", texto)


def test_la_tabla_dice_momento_nivel_totales_y_cuantos_en_cada_nivel_de_cada_rubrica():
    cinco_rubricas = "| 0 | 0 | 2 | 0 " * 5
    assert tabla(de_varias("ugel", cargada({}), 1)) == [f"| Etapa 1 | primaria | 2 | 2 | 0 {cinco_rubricas}|"]


def test_la_fila_que_no_suma_los_monitoreados_va_marcada_y_al_pie_se_dice_por_que():
    texto = de_varias("ugel", cargada({OTRA: "desempenos:\n  involucra: {nivel: no-observado}\n"}), 1)
    (fila,) = tabla(texto)
    assert fila.startswith(r"| Etapa 1 (\*) | primaria | 2 | 2 | 0 | 0 | 0 | 1 | 0 |")
    assert r"- (\*) Etapa 1, involucra: I + II + III + IV = 1, y los monitoreados son 2 (1 no observado)." in texto


def test_las_rubricas_a_las_que_les_falta_lo_mismo_van_en_una_sola_nota():
    sin_ver = "{nivel: no-observado}"
    valorados = f"desempenos:\n  involucra: {sin_ver}\n  respeto: {sin_ver}\n  regula: {{nivel: no-aplica}}\n"
    escuela = cargada({OTRA: valorados + "  razonamiento: {nivel: I}\n  retroalimenta: {nivel: I}\n"})
    assert re.findall(r"(?m)^- \(\\\*\) (.*)$", de_varias("ugel", escuela, 1)) == [
        "Etapa 1, involucra y respeto: I + II + III + IV = 1 en cada una, y los monitoreados son 2 (1 no observado).",
        "Etapa 1, regula: I + II + III + IV = 1, y los monitoreados son 2 (1 no aplica).",
    ]


def test_cuadra_y_no_hay_marca():
    assert "(*)" not in de_varias("ugel", cargada({}), 1, "html").replace("\\", "")


def test_no_monitoreados_es_total_menos_monitoreados_y_cada_uno_lleva_su_motivo():
    lista = """
        docentes:
          - id: d01
          - id: d02
          - id: d03
          - id: d04
            ausencias: [{etapas: [1], motivo: licencia}]
          - id: d05
    """
    texto = de_varias("ugel", cargada({DOCENTES: lista}), 1)
    assert tabla(texto)[0].startswith("| Etapa 1 | primaria | 5 | 2 | 3 |")
    assert "- No monitoreados en la etapa 1, 3 de 5: d03 y d05 (los 2: sin visita cerrada); d04 (licencia)." in texto


def test_dos_instrumentos_nunca_van_en_la_misma_tabla():
    etapas = """
        etapas:
          - {numero: 1, desde: 2024-04, hasta: 2024-06}
          - {numero: 2, desde: 2024-08, hasta: 2024-10, rubrica: planificacion}
    """
    visita = (
        "formato: 1\ndocente: d01\netapa: 2\nfecha: 2024-08-15\nobservador: director\nestado: cerrada\n"
        "rubrica: planificacion\ndesempenos:\n  unidad: {nivel: Sí}\n"
    )
    informe = datos_de_varias("ugel", cargada({PLAN: etapas, "observaciones/2024-08-15-d01.yaml": visita}))
    tablas = [b for b in informe["secciones"][0]["bloques"] if b["clase"] == "ugel"]
    assert [[f["momento"] for f in t["filas"]] for t in tablas] == [["Etapa 1"], ["Etapa 2"]]


@pytest.mark.parametrize(("niveles", "tablas"), [(2, 1), (4, 1), (6, 2)])
def test_un_instrumento_ancho_se_reparte_en_tablas_que_caben(niveles: int, tablas: int):
    bloques = datos_de_varias("ugel", cargada(con_docentes(4, niveles)), 1)["secciones"][0]["bloques"]
    hechas = [b for b in bloques if b["clase"] == "ugel"]
    assert len(hechas) == tablas
    assert sum(len(t["desempenos"]) for t in hechas) == 5


def test_el_instrumento_repartido_en_varias_tablas_se_nombra_una_vez():
    escuela = cargada(con_docentes(4, niveles=6))
    titulo = datos_de_varias("ugel", escuela, 1)["secciones"][0]["bloques"][0]["titulo"]
    assert de_varias("ugel", escuela, 1).count(titulo) == 1
    assert de_varias("ugel", escuela, 1, "html").count(f'<p class="guia">{titulo}</p>') == 1


def test_un_instrumento_que_no_cabe_se_reparte_parejo():
    """Seis rúbricas de cuatro niveles salían en una tabla de cinco y otra de una."""
    rubrica = "desempenos:\n" + "".join(f"  - {{id: p{i}, nombre: Punto {i}}}\n" for i in range(6))
    visitas = {OTRA: "desempenos:\n  p0: {nivel: I}\n"}
    bloques = datos_de_varias("ugel", cargada({RUBRICA: rubrica, **visitas}), 1)["secciones"][0]["bloques"]
    assert [len(b["desempenos"]) for b in bloques if b["clase"] == "ugel"] == [3, 3]


def test_los_compromisos_de_cada_etapa_llevan_los_codigos_de_su_instrumento():
    etapas = "etapas:\n  - {numero: 1, desde: 2024-04, hasta: 2024-06}\n"
    etapas += "  - {numero: 2, desde: 2024-08, hasta: 2024-10, rubrica: otra}\n"
    visita = "formato: 1\ndocente: d01\netapa: 2\nfecha: 2024-08-15\nobservador: director\nestado: cerrada\n"
    visita += "rubrica: otra\ndesempenos:\n  tiempo: {nivel: Sí}\n"
    visita += "compromisos:\n  - {id: c1, texto: Empezar a la hora, desempeno: tiempo}\n"
    rubrica = 'formato: 1\nnombre: Otra\nniveles: [{clave: "No"}, {clave: Sí}]\nlogro_desde: Sí\n'
    rubrica += "desempenos:\n  - {id: tiempo, codigo: R2, nombre: Aprovecha el tiempo}\n"
    escuela = cargada({PLAN: etapas, "observaciones/2024-08-15-d01.yaml": visita, "rubricas/otra.yaml": rubrica})
    assert "| d01 | Empezar a la hora | R2 |" in de_varias("ugel", escuela)


def test_sin_instrumento_lo_dice_y_no_inventa_una_tabla():
    escuela = cargada({**con_docentes(2, sin_visita=2), PLAN: "monitoreo:\n  visitas_por_docente: 1\n"})
    texto = de_varias("ugel", escuela, 1)
    assert "Etapa 1: no se sabe con qué instrumento se observa, y no tiene tabla." in texto
    assert tabla(texto) == []


# ---------------------------------------------------------------- lo demás


def test_lleva_numero_destinatario_asunto_y_fecha():
    texto = de_varias("ugel", ejemplo("escuela-modelo"), 1)
    assert re.findall(r"(?m)^- \*\*(.+?):\*\* ", texto)[:6] == [
        "Informe n.º",
        "A",
        "De",
        "Asunto",
        "Referencia",
        "Fecha",
    ]


def test_el_oficio_de_una_etapa_no_pone_numero_ni_fecha_al_informe_que_llega_hasta_otra():
    etapas = "etapas:\n  - {numero: 1, oficio: {numero: 014-2024, fecha: 2024-07-05}}\n"
    dos = "etapas:\n  - {numero: 1, desde: 2024-04, hasta: 2024-06}\n  - {numero: 2, desde: 2024-07, hasta: 2024-09}\n"
    escuela = cargada({PLAN: dos, "textos.yaml": f"formato: 1\n{etapas}"})
    assert "**Informe n.º:** 014-2024" in de_varias("ugel", escuela, 1)
    juntas = de_varias("ugel", escuela, hoy=date(2024, 9, 30))
    assert "**Informe n.º:** \\[falta: su número\\]" in juntas
    assert "**Fecha:** 30 de setiembre de 2024" in juntas


def test_cada_etapa_dice_si_se_entrego():
    estados = datos_de_varias("ugel", ejemplo("escuela-modelo"))["entregas"]
    assert [(e["etapa"], e["frases"]) for e in estados] == [
        ("Etapa 1", ["ENTREGADO el 4 de julio de 2025."]),
        ("Etapa 2", ["PRELIMINAR: todavía no se entrega."]),
        ("Etapa 3", ["PRELIMINAR: todavía no se entrega."]),
    ]


def test_un_compromiso_sale_una_sola_vez_aunque_haya_varias_etapas():
    secciones = datos_de_varias("ugel", ejemplo("escuela-modelo"))["secciones"]
    filas = [f["texto"] for s in secciones for b in s["bloques"] if b["clase"] == "matriz" for f in b["filas"]]
    assert len(filas) == len(set(filas)) == 20


@pytest.mark.parametrize(("anonimo", "permitido"), [(False, NOMINAL), (True, PUBLICO)])
def test_lo_que_no_se_declaro_no_llega_a_la_plantilla(anonimo: bool, permitido: set[str]):
    escuela = con_marcas()
    dichos = {m for e in (1, 2, 3, None) for m in marcas_en(datos_de_varias("ugel", escuela, e, anonimo=anonimo))}
    assert dichos <= permitido
    assert permitido - dichos <= {"Docente.aula", "Etapa.nombre"}  # aquí no hacen falta


def test_lo_anonimo_sigue_siendo_reservado_y_no_nombra_a_nadie():
    for formato in ("md", "html"):
        texto = de_varias("ugel", ejemplo("escuela-modelo"), None, formato, anonimo=True)
        assert "RESERVADO" in texto
        assert "d02 (licencia)" in texto
        assert "Ficti" not in texto


@pytest.mark.parametrize("tipo", ["ugel", "final"])
def test_lo_que_le_falta_al_oficio_se_dice_y_lo_firma_quien_dirige(tipo: str):
    sin_textos = cargada({"textos.yaml": "formato: 1\n"})
    texto = de_varias(tipo, sin_textos)
    for renglon in ("**Informe n.º:** \\[falta: su número\\]", "**A:** \\[falta: a quién va dirigido\\]"):
        assert renglon in texto
    assert "**De:** Persona Ficticia Uno\n" in texto
    assert "**Referencia:**" not in texto
    anonimo = de_varias(tipo, sin_textos, anonimo=True)
    assert "falta:" not in anonimo
    assert "**Asunto:**" in anonimo


@pytest.mark.parametrize(("docentes", "niveles"), [(1, 2), (4, 3), (12, 6), (45, 4)])
def test_el_html_es_valido_y_ligero(docentes: int, niveles: int):
    html = de_varias("ugel", cargada(con_docentes(docentes, niveles, sin_visita=docentes // 10)), 1, "html")
    html5lib.HTMLParser(strict=True).parse(html)
    assert "<script" not in html
    assert len(html.encode()) < 100_000


def test_las_palabras_que_no_se_dicen_no_estan():
    for escuela in FIN_DE_ANIO:
        texto = de_varias("ugel", ejemplo(escuela)).lower()
        assert [p for p in ("promedio", "ranking", "puntaje", "aprobad", "aplazad") if p in texto] == []


def test_lo_que_escribio_la_persona_se_ve_como_texto():
    malicia = "<script>alert(1)</script>|`x`"
    textos = f"formato: 1\netapas:\n  - numero: 1\n    oficio: {{numero: '1'}}\n    logros: '{malicia}'\n"
    escuela = cargada({"textos.yaml": textos, RUBRICA: f"nombre: '{malicia}'\n"})
    html, md = de_varias("ugel", escuela, 1, "html"), de_varias("ugel", escuela, 1)
    html5lib.HTMLParser(strict=True).parse(html)
    assert "<script" not in html
    assert "<script" not in md.replace(r"\<script", "")


@given(escuelas_mutadas() | escuelas_al_azar(), st.sampled_from(["ugel", "final"]), st.booleans())
def test_sale_aunque_la_escuela_este_estropeada(textos: dict[str, Contenido], tipo: str, anonimo: bool):
    escuela, _ = cargar(fuentes(textos))
    if escuela.etapas:
        html5lib.HTMLParser(strict=True).parse(de_varias(tipo, escuela, None, "html", anonimo=anonimo))
        assert de_varias(tipo, escuela, anonimo=anonimo).startswith("**RESERVADO**")
