"""El informe de una etapa: qué muestra, qué no muestra nunca y cómo queda cuando falta casi todo."""

import re
from datetime import date

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoreo_cli.lectura.cargar import cargar
from tests.escuelas import BASE, DOCENTES, LISTA, OTRA, PLAN, VISITA, Contenido, con, fuentes
from tests.generadores import escuelas_al_azar, escuelas_mutadas
from tests.instantaneas import instantanea
from tests.vistas.hojas import sin_version
from tests.vistas.informes import RUBRICA, cargada, con_docentes, datos, ejemplo, informe
from tests.vistas.marcas import con_marcas, marcas_en

CASOS = (("san-cristobal", 1), ("san-cristobal", 2), ("escuela-modelo", 1), ("escuela-modelo", 2))
FIN_DE_ANIO = {"san-cristobal": date(2024, 12, 20), "escuela-modelo": date(2025, 12, 20)}


@pytest.mark.parametrize("formato", ["md", "html"])
@pytest.mark.parametrize(("escuela", "etapa"), CASOS)
def test_el_informe_de_cada_ejemplo_es_el_guardado(escuela: str, etapa: int, formato: str):
    texto = informe(ejemplo(escuela), etapa, formato, hoy=FIN_DE_ANIO[escuela])
    instantanea(f"informe-etapa-{escuela}-{etapa}.{formato}", sin_version(texto))


def test_el_informe_anonimo_es_el_guardado():
    texto = informe(ejemplo("escuela-modelo"), 1, anonimo=True, hoy=FIN_DE_ANIO["escuela-modelo"])
    instantanea("informe-etapa-anonimo.md", sin_version(texto))


# ---------------------------------------------------------------- privacidad

# Lo único que escribió una persona y puede salir, por su campo. Añadir algo aquí es decidirlo.
PUBLICO = {
    "Institucion.tipo", "Institucion.numero", "Institucion.nombre", "Institucion.dre", "Institucion.ugel",
    "Institucion.distrito", "Institucion.codigo_modular", "Institucion.codigo_local", "Plan.nombre_del_anio",
    "Etapa.nombre", "Rubrica.nombre", "Rubrica.fuente", "Nivel.nombre", "Desempeno.codigo", "Desempeno.nombre",
    "Persona.cargo",
}  # fmt: skip
NOMINAL = PUBLICO | {
    "Identidad.nombre", "Docente.aula", "Persona.nombre", "Compromiso.texto", "CompromisoAnterior.texto",
    "TextoDeEtapa.logros", "TextoDeEtapa.por_mejorar", "TextoDeEtapa.recomendaciones",
    "Oficio.numero", "Oficio.para", "Oficio.de", "Oficio.lugar", "Oficio.referencias",
}  # fmt: skip


@pytest.mark.parametrize(("anonimo", "declarado"), [(False, NOMINAL), (True, PUBLICO)])
def test_lo_que_no_se_declaro_no_llega_a_la_plantilla(anonimo: bool, declarado: set[str]):
    escuela = con_marcas()

    dichos = {m for etapa in (1, 2, 3) for m in marcas_en(datos(escuela, etapa, anonimo=anonimo))}

    assert dichos == declarado


def test_lo_anonimo_sigue_siendo_reservado_y_lleva_ids():
    escuela = ejemplo("escuela-modelo")
    for formato in ("md", "html"):
        texto = informe(escuela, 1, formato, anonimo=True)
        assert "RESERVADO" in texto
        assert "d04" in texto
        assert "Ficticia" not in texto
        assert "Ficticio" not in texto


def test_los_nombres_salen_de_identidades_y_sin_ellas_queda_el_id():
    sin = cargada({})
    con = cargada({"identidades.yaml": "formato: 1\nidentidades:\n  d01:\n    nombre: Persona Ficticia Nueve\n"})

    assert "| d01 (1.º y 2.º) |" in informe(sin)
    assert "| Persona Ficticia Nueve (d01 · 1.º y 2.º) |" in informe(con)


def test_la_evidencia_de_una_marca_no_sale_nunca():
    escuela = cargada({VISITA: "desempenos:\n  respeto: {nivel: I, marca: sí, evidencia: Gritó a un niño}\n"})
    assert "Gritó" not in informe(escuela) + informe(escuela, formato="html")


# ---------------------------------------------------------------- casos de borde


@pytest.mark.parametrize(("docentes", "niveles"), [(1, 2), (4, 3), (9, 6), (12, 4), (45, 5), (120, 2)])
def test_el_html_es_valido_con_pocos_y_con_muchos(docentes: int, niveles: int):
    escuela = cargada(con_docentes(docentes, niveles, sin_visita=docentes // 10))
    texto = informe(escuela, formato="html")
    html5lib.HTMLParser(strict=True).parse(texto)
    assert "<script" not in texto
    assert len(texto.encode()) < (100_000 if docentes <= 12 else 400_000)


def test_con_menos_de_diez_hay_puntos_y_desde_diez_barras():
    assert {d["grafico"]["clase"] for d in datos(cargada(con_docentes(9)))["distribucion"]} == {"puntos"}
    assert {d["grafico"]["clase"] for d in datos(cargada(con_docentes(10)))["distribucion"]} == {"barras"}


def test_cada_docente_es_un_punto():
    for reparto in datos(cargada(con_docentes(7)))["distribucion"]:
        con_nivel = [len(c["puntos"]) for c in reparto["grafico"]["carriles"]]
        assert sum(con_nivel) == 7
        assert con_nivel[-len(reparto["cuentas"]) :] == reparto["cuentas"]


def test_sin_ninguna_visita_no_hay_distribucion_y_se_dice_a_quien_falta():
    escuela = cargada(con_docentes(2, sin_visita=2))
    texto = informe(escuela)
    assert "sin visita" in texto
    assert "Falta visitar: d001 y d002." in texto
    assert "Cómo se reparten" not in texto
    html5lib.HTMLParser(strict=True).parse(informe(escuela, formato="html"))


def test_sin_instrumento_dice_que_no_lo_hay_y_sigue():
    escuela = cargada({**con_docentes(2, sin_visita=2), PLAN: "monitoreo:\n  visitas_por_docente: 1\n"})
    texto = informe(escuela)
    assert "El plan no dice con qué instrumento" in texto
    assert "Niveles por docente" not in texto
    html5lib.HTMLParser(strict=True).parse(informe(escuela, formato="html"))


def test_con_menos_de_cinco_se_advierte():
    assert "Con 2 docentes, uno mueve 50 puntos" in informe(cargada({}))
    assert "uno mueve" not in informe(cargada(con_docentes(5)))


def test_un_compromiso_sobre_otra_ficha_la_dice_con_su_nombre_y_no_con_un_id():
    compromiso = "compromisos:\n  - {id: c1, texto: Escribir la unidad, desempeno: unidad}\n"
    texto = informe(cargada({VISITA: compromiso}))
    assert "| Escribir la unidad | Tiene la unidad al día |" in texto


def test_sin_textos_ni_compromisos_no_quedan_titulos_vacios():
    texto = informe(cargada(con_docentes(2)))
    assert re.findall(r"(?m)^##? (.*)$", texto) == [
        "Informe de la etapa 1", "Niveles por docente", "Cómo se reparten", "Necesidades formativas", "Firmas",
    ]  # fmt: skip


def test_dice_quien_no_estaba_programado_y_por_que():
    lista = "docentes:\n  - id: d01\n  - id: d02\n  - id: d03\n    ausencias: [{etapas: [1], motivo: licencia}]\n"
    assert "No programados en la etapa: d03 (licencia)." in informe(cargada({DOCENTES: lista}))


def test_lo_que_no_se_observo_no_se_confunde_con_un_nivel():
    escuela = cargada({OTRA: "desempenos:\n  involucra: {nivel: no-observado}\n  respeto: {nivel: no-aplica}\n"})
    texto = informe(escuela)
    assert "| n. o. | III | III | n. a. | III |" in texto
    assert "n. o. = no observado; n. a. = no aplica." in texto
    assert "1 de 2 (50,0 %) | 1 no observado |" in texto


def test_la_procedencia_dice_que_visita_quedo_fuera_y_por_que():
    escuela = cargada({OTRA: "docente: d99\n"})
    assert "1 visita excluida: 2024-04-23-d02 (su docente no existe)" in informe(escuela)
    assert "ninguna visita excluida" in informe(cargada({}))


def test_la_fecha_es_la_del_oficio_y_si_no_hoy():
    textos = "formato: 1\netapas:\n  - numero: 1\n    oficio: {lugar: Ilave, fecha: 2024-07-05}\n"
    assert "2024 · Etapa 1 · Ilave, 5 de julio de 2024\n" in informe(cargada({"textos.yaml": textos}))
    assert "2024 · Etapa 1 · 20 de junio de 2024\n" in informe(cargada({}))


def test_un_compromiso_de_la_etapa_anterior_cerrado_antes_no_vuelve_a_salir():
    escuela = cargada({})  # 2024-04-02-d01/c1 nació y se cumplió en la etapa 1
    assert "Anotar tres preguntas" in informe(escuela, 1)
    assert "Anotar tres preguntas" not in informe(escuela, 2)
    assert "Plantear una pregunta abierta" in informe(escuela, 2)


def test_otro_instrumento_tiene_su_propia_escala():
    escuela = cargada({PLAN: "monitoreo: {rubrica: planificacion}\n", LISTA: ""})
    assert [n["clave"] for n in datos(escuela)["escala"]] == ["No", "En parte", "Sí"]


# ---------------------------------------------------------------- escapar y repetir

MALICIA = "<script>alert(1)</script>|`x`"


def test_el_html_de_los_datos_se_ve_como_texto():
    escuela = cargada(
        {
            PLAN: f"nombre_del_anio: '{MALICIA}'\n",
            DOCENTES: f"docentes:\n  - id: d01\n    aula: '{MALICIA}'\n  - id: d02\n",
            RUBRICA: f"nombre: '{MALICIA}'\n",
            "textos.yaml": f"formato: 1\netapas:\n  - numero: 1\n    logros: '{MALICIA} ![i](http://a.pe/i.png)'\n",
            VISITA: f"compromisos:\n  - id: c1\n    texto: '{MALICIA}'\n",
        }
    )  # fmt: skip
    html, md = informe(escuela, formato="html"), informe(escuela)
    html5lib.HTMLParser(strict=True).parse(html)
    assert "<script" not in html
    assert "<img" not in html
    assert html.count("&lt;script&gt;alert(1)&lt;/script&gt;") == 5
    assert "<script" not in md.replace(r"\<script", "")
    assert re.search(r"(?<!\\)`", md) is None


def test_un_informe_no_pide_nada_a_la_red():
    for escuela, etapa in CASOS:
        html = informe(ejemplo(escuela), etapa, "html")
        assert re.findall(r"(?:src|href)=[\"'](?!#)|url\(|@import", html) == []
        assert set(re.findall(r"https?://[^\"' <)]+", html)) <= {"http://www.w3.org/2000/svg"}


def test_los_mismos_archivos_en_otro_orden_dan_los_mismos_bytes():
    derecha, _ = cargar(fuentes(BASE))
    izquierda, _ = cargar(reversed(fuentes(BASE)))
    for formato in ("md", "html"):
        assert informe(derecha, 1, formato) == informe(izquierda, 1, formato) == informe(derecha, 1, formato)


def test_las_palabras_que_no_se_dicen_no_estan():
    for escuela, etapa in CASOS:
        texto = informe(ejemplo(escuela), etapa).lower()
        assert [p for p in ("promedio", "ranking", "puntaje", "aprobad", "aplazad") if p in texto] == []


# ---------------------------------------------------------------- con cualquier escuela


@given(escuelas_mutadas() | escuelas_al_azar(), st.booleans())
def test_el_informe_sale_aunque_la_escuela_este_estropeada(textos: dict[str, Contenido], anonimo: bool):
    escuela, _ = cargar(fuentes(textos))
    for etapa in escuela.etapas:
        html5lib.HTMLParser(strict=True).parse(informe(escuela, etapa, "html", anonimo=anonimo))
        assert informe(escuela, etapa, anonimo=anonimo).startswith("**RESERVADO**")


@pytest.mark.parametrize("niveles", ["", "niveles: []\n", "niveles:\n  - clave: A\n", "desempenos: []\n"])
def test_un_instrumento_a_medias_no_hace_caer_el_informe(niveles: str):
    escuela = cargada({RUBRICA: f"formato: 1\nnombre: A medias\nlogro_desde: A\n{niveles}"})
    html5lib.HTMLParser(strict=True).parse(informe(escuela, formato="html"))
    assert "RESERVADO" in informe(escuela, formato="html")


# ---------------------------------------------------------------- en breve


def test_en_breve_dice_quien_baja_y_cuantos_compromisos_vencieron():
    segunda = "observaciones/2024-08-20-d01.yaml"
    baja = "etapa: 2\nfecha: 2024-08-20\nseguimiento: []\ncompromisos: []\ndesempenos:\n  involucra:\n    nivel: I\n"
    frases = datos(cargada({segunda: con(BASE[VISITA], baja)}), 2, hoy=date(2024, 9, 30))["en_breve"]
    assert frases[2:] == [
        "Desde la etapa 1, entre 1 docente con visita en las dos: nadie sube; bajan en involucra (1).",
        "Compromisos abiertos: 2 de 2 (2 vencidos).",
    ]


def test_en_breve_calla_lo_que_no_hay():
    """Sin visitas no se dice «0 de 0 en logro», ni que nadie baja; queda lo acordado en una acción."""
    (sola,) = datos(cargada({}), 2)["en_breve"]
    assert sola.startswith("Compromisos abiertos: ")
