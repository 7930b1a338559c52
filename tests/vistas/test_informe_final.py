"""El informe final: cada cosa que la UGEL pide, en su orden, y con las cuentas que tocan."""

import re
from datetime import date

import html5lib
import pytest

from tests.escuelas import ACCION, PLAN, VISITA
from tests.instantaneas import instantanea
from tests.vistas.hojas import sin_version
from tests.vistas.informes import cargada, datos_de_varias, de_varias, ejemplo
from tests.vistas.marcas import con_marcas, marcas_en
from tests.vistas.test_informe_etapa import NOMINAL, PUBLICO

FIN_DE_ANIO = {"san-cristobal": date(2024, 12, 31), "escuela-modelo": date(2025, 12, 20)}
DESPUES = date(2024, 12, 1)


@pytest.mark.parametrize("formato", ["md", "html"])
@pytest.mark.parametrize("escuela", FIN_DE_ANIO)
def test_el_informe_de_cada_ejemplo_es_el_guardado(escuela: str, formato: str):
    texto = de_varias("final", ejemplo(escuela), formato=formato, hoy=FIN_DE_ANIO[escuela])
    instantanea(f"informe-final-{escuela}.{formato}", sin_version(texto))


def test_lleva_lo_que_la_ugel_pide_y_en_ese_orden():
    secciones = datos_de_varias("final", ejemplo("escuela-modelo"))["secciones"]
    assert [(s["numero"], s["titulo"]) for s in secciones] == [
        ("I", "Cobertura: lo programado y lo que se hizo"),
        ("II", "Resultados por momento y nivel educativo"),
        ("III", "Docentes en logro por rúbrica"),
        ("IV", "Comparación entre etapas"),
        ("V", "Metas y línea base"),
        ("VI", "Necesidades formativas y acciones que las atendieron"),
        ("VII", "Compromisos"),
        ("VIII", "Logros, dificultades, conclusiones y recomendaciones"),
        ("IX", "Anexos"),
    ]


def test_una_etapa_sin_visitas_tambien_se_informa():
    texto = de_varias("final", cargada({}))
    assert re.search(r"(?m)^\| 2 \| agosto a octubre de 2024 \| 2 \| 2 \| 0 \| 2 \| 0 \| — \|$", texto)
    assert "Faltaron visitas a programados: en la etapa 2, d01 y d02." in texto
    assert "No monitoreados en la etapa 2, 2 de 2: d01 y d02 (los 2: sin visita cerrada)." in texto


def test_las_visitas_de_mas_se_dicen_aparte():
    fila = re.search(r"(?m)^\| 1 \| abril.*$", de_varias("final", cargada({})))
    assert fila is not None
    assert fila[0].endswith("| 2 | 2 | 2 | 2 | 2 | 1 |")


@pytest.mark.parametrize(
    ("hoy", "visita", "dicho"),
    [
        (date(2024, 10, 31), "", "en curso"),
        (DESPUES, "", "sin medir"),
        (DESPUES, "III", "alcanzada"),
        (DESPUES, "II", "no alcanzada"),
    ],
)
def test_una_meta_se_juzga_al_cierre_de_su_etapa(hoy: date, visita: str, dicho: str):
    cambios = {}
    if visita:
        cambios["observaciones/2024-08-15-d01.yaml"] = (
            "formato: 1\ndocente: d01\netapa: 2\nfecha: 2024-08-15\nobservador: director\nestado: cerrada\n"
            f"rubrica: minedu-2018\ndesempenos:\n  razonamiento: {{nivel: {visita}}}\n"
        )
    filas = re.findall(r"(?m)^\| Promueve el razonamiento \| 1 de 2 .*$", de_varias("final", cargada(cambios), hoy=hoy))
    assert len(filas) == 1
    assert filas[0].endswith(f"| {dicho} |")


def test_la_linea_base_dice_cuantos_de_entonces_siguen():
    anterior = "formato: 1\nanio: 2023\ndocentes:\n  d01: {rubrica: minedu-2018}\n  d77: {rubrica: minedu-2018}\n"
    assert "De 2 docentes de entonces, al cierre sigue 1." in de_varias("final", cargada({"anterior.yaml": anterior}))
    assert "no quedó anotado quiénes eran" in de_varias("final", cargada({}))


def test_una_accion_atiende_la_necesidad_a_la_que_responde():
    escuela = cargada({VISITA: "desempenos:\n  razonamiento: {nivel: II, evidencia: Una pregunta}\n"})
    texto = de_varias("final", escuela)
    assert (
        "| Promueve el razonamiento | 1 de 2 | 7/6/2024, Grupo de interaprendizaje: Preguntas que hacen pensar |"
        in texto
    )


def test_con_dos_instrumentos_las_necesidades_dicen_de_cual_son():
    etapas = "etapas:\n  - {numero: 1, desde: 2024-04, hasta: 2024-06}\n"
    etapas += "  - {numero: 2, desde: 2024-08, hasta: 2024-10, rubrica: planificacion}\n"
    visita = "formato: 1\ndocente: d01\netapa: 2\nfecha: 2024-08-15\nobservador: director\nestado: cerrada\n"
    visita += 'rubrica: planificacion\ndesempenos:\n  unidad: {nivel: "No"}\n'
    primera = {VISITA: "desempenos:\n  involucra: {nivel: I}\n"}
    texto = de_varias("final", cargada({PLAN: etapas, "observaciones/2024-08-15-d01.yaml": visita, **primera}))
    seccion = texto.split("Necesidades formativas y acciones")[1].split("\n## ")[0]
    assert [t.split(" ", 2)[2] for t in seccion.splitlines() if t.startswith("### ")][-1] == "Planificación"


@pytest.mark.parametrize("estado", ["programada", "suspendida"])
def test_lo_que_no_se_hizo_no_atiende_nada_y_se_dice(estado: str):
    texto = de_varias("final", cargada({ACCION: f"estado: {estado}\n"}))
    assert f"No realizadas — {estado}: 7/6/2024, Grupo de interaprendizaje: Preguntas que hacen pensar." in texto
    assert "| 7/6/2024" not in texto


def test_las_fichas_van_al_anexo_solo_por_su_id():
    texto = de_varias("final", ejemplo("escuela-modelo"))
    anexos = texto[texto.index("## IX. Anexos") : texto.index("## Firmas")]
    assert "RESERVADO" in anexos
    assert "2025-10-23-d01, 2025-10-30-d02" in anexos
    assert "Ficti" not in anexos


def test_lo_entregado_que_cambio_se_rectifica_a_la_vista():
    entrega = (
        "formato: 1\netapa: 1\nfecha: 2024-07-05\nrectificaciones:\n  - fecha: 2024-07-20\n    motivo: Se copió mal\n"
        "    cambios:\n      conteos:\n        involucra: {II: 2→1, III: 1→2}\n"
    )
    escuela = cargada({"entregas/etapa-1.yaml": entrega + "huellas: {2024-04-16-d01: a, 2024-04-23-d02: b}\n"})
    dicho = "Rectifica lo entregado el 5 de julio de 2024: involucra, II 2→1, III 1→2."
    assert f"Etapa 1: **{dicho} Motivo: Se copió mal.**" in de_varias("final", escuela)
    assert f"Etapa 1: {dicho}</li>" in de_varias("final", escuela, formato="html", anonimo=True)


def test_sin_una_segunda_etapa_no_hay_comparacion():
    etapa = "etapas:\n  - {numero: 1, desde: 2024-04, hasta: 2024-06}\nvisitas_previstas: []\nmetas: []\n"
    titulos = [s["titulo"] for s in datos_de_varias("final", cargada({PLAN: etapa}))["secciones"]]
    assert "Comparación entre etapas" not in titulos
    assert "Metas y línea base" not in titulos


# ---------------------------------------------------------------- privacidad y forma

FINALES = {"TextoFinal.logros", "TextoFinal.dificultades", "TextoFinal.conclusiones", "TextoFinal.recomendaciones"}


@pytest.mark.parametrize("anonimo", [False, True])
def test_lo_que_no_se_declaro_no_llega_a_la_plantilla(anonimo: bool):
    permitido = PUBLICO if anonimo else NOMINAL | FINALES | {"Accion.tema"}
    dichos = marcas_en(datos_de_varias("final", con_marcas(), anonimo=anonimo))
    assert dichos <= permitido
    de_etapa = {"TextoDeEtapa.logros", "TextoDeEtapa.por_mejorar", "TextoDeEtapa.recomendaciones"}
    assert permitido - dichos <= de_etapa | {"Etapa.nombre"}


def test_lo_anonimo_no_nombra_a_nadie_ni_dice_de_que_se_hablo():
    for formato in ("md", "html"):
        texto = de_varias("final", ejemplo("escuela-modelo"), formato=formato, anonimo=True)
        assert "RESERVADO" in texto
        assert "Ficti" not in texto
        assert "Devolver por escrito" not in texto


@pytest.mark.parametrize("escuela", FIN_DE_ANIO)
def test_el_html_es_valido_ligero_y_no_pide_nada(escuela: str):
    html = de_varias("final", ejemplo(escuela), formato="html")
    html5lib.HTMLParser(strict=True).parse(html)
    assert len(html.encode()) < 100_000
    assert re.findall(r"(?:src|href)=[\"'](?!#)|url\(|@import|<script", html) == []
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))


def test_las_palabras_que_no_se_dicen_no_estan():
    for escuela in FIN_DE_ANIO:
        texto = de_varias("final", ejemplo(escuela)).lower()
        assert [p for p in ("promedio", "ranking", "puntaje", "aplazad") if p in texto] == []
