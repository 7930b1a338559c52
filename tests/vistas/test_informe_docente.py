"""La ficha del docente: qué dice de él, qué no dice de nadie más y que cabe en una hoja."""

import re
from datetime import date

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoreo_cli.lectura.cargar import cargar
from tests.escuelas import BASE, DOCENTES, LISTA, OTRA, PLAN, VISITA, Contenido, fuentes
from tests.generadores import escuelas_al_azar, escuelas_mutadas
from tests.instantaneas import instantanea
from tests.vistas.hojas import datos, ficha, paginas, sin_version, visitados
from tests.vistas.informes import cargada, ejemplo
from tests.vistas.marcas import con_marcas, marcas_en

FIN_DE_ANIO = {"san-cristobal": date(2024, 12, 20), "escuela-modelo": date(2025, 12, 20)}
GUARDADAS = (("san-cristobal", 3, "d01"), ("escuela-modelo", 1, "d04"), ("escuela-modelo", 2, "d01"))


@pytest.mark.parametrize("formato", ["md", "html"])
@pytest.mark.parametrize(("escuela", "etapa", "docente"), GUARDADAS)
def test_la_ficha_de_cada_ejemplo_es_la_guardada(escuela: str, etapa: int, docente: str, formato: str):
    texto = ficha(ejemplo(escuela), etapa, docente, formato, hoy=FIN_DE_ANIO[escuela])
    instantanea(f"ficha-{escuela}-{etapa}-{docente}.{formato}", sin_version(texto))


def test_la_ficha_anonima_es_la_guardada():
    texto = ficha(ejemplo("escuela-modelo"), 2, "d01", anonimo=True, hoy=FIN_DE_ANIO["escuela-modelo"])
    instantanea("ficha-anonima.md", sin_version(texto))


# ---------------------------------------------------------------- privacidad

PUBLICO = {
    "Institucion.tipo", "Institucion.numero", "Institucion.nombre", "Institucion.dre", "Institucion.ugel",
    "Institucion.distrito", "Institucion.codigo_modular", "Institucion.codigo_local", "Plan.nombre_del_anio",
    "Rubrica.nombre", "Rubrica.fuente", "Nivel.nombre", "Desempeno.codigo", "Desempeno.nombre",
    "Desempeno.descriptores", "Persona.cargo",
}  # fmt: skip
NOMINAL = PUBLICO | {
    "Identidad.nombre", "Docente.aula", "Docente.seccion", "Docente.area", "Persona.nombre", "Institucion.turno",
    "Sesion.seccion", "Sesion.area", "Sesion.titulo", "Sesion.proposito", "Cuaderno.preguntas",
    "Valoracion.evidencia", "Dialogo.fortalezas", "Dialogo.por_mejorar", "Dialogo.voz_del_docente",
    "Dialogo.desacuerdo", "Compromiso.texto", "Compromiso.indicador", "Compromiso.apoyo",
    "CompromisoAnterior.texto", "Seguimiento.evidencia",
}  # fmt: skip


@pytest.mark.parametrize(("anonimo", "declarado"), [(False, NOMINAL), (True, PUBLICO)])
def test_lo_que_no_se_declaro_no_llega_a_la_ficha(anonimo: bool, declarado: set[str]):
    escuela = con_marcas()

    dichos = {m for etapa in (1, 2, 3) for m in marcas_en(datos(escuela, etapa, anonimo=anonimo))}

    assert dichos <= declarado
    assert declarado - dichos <= {"Docente.seccion", "Docente.area"}  # la sesión las dice antes


def test_lo_anonimo_no_dice_quien_es_ni_que_ensena_y_sigue_reservado():
    for formato in ("md", "html"):
        texto = ficha(ejemplo("escuela-modelo"), 1, formato=formato, anonimo=True)
        assert "RESERVADO" in texto
        assert "Ficticia" not in texto
        assert "1.º y 2.º" not in texto
        assert "Comunicación" not in texto


def test_la_ficha_de_uno_no_nombra_a_sus_colegas():
    todos = datos(ejemplo("escuela-modelo"), 1)
    for una in todos["fichas"]:
        suyo = una["id"].split("-")[3]
        assert set(re.findall(r"\bd0\d\b", repr(una))) <= {suyo}


def test_el_titulo_y_los_metadatos_llevan_el_id_y_no_el_nombre():
    html = ficha(ejemplo("escuela-modelo"), 1, "d01", "html")
    cabeza = html[: html.index("<body>")]
    assert "Ficha de d01" in cabeza
    assert "Ficticia" not in cabeza


def test_la_evidencia_de_una_marca_va_en_la_ficha_pero_no_en_la_anonima():
    escuela = cargada({VISITA: "desempenos:\n  respeto: {nivel: I, marca: sí, evidencia: Gritó a un niño}\n"})
    assert "Gritó" in ficha(escuela, 1, "d01")
    assert "con marca" in ficha(escuela, 1, "d01")
    assert "Gritó" not in ficha(escuela, 1, "d01", anonimo=True)
    assert "con marca" not in ficha(escuela, 1, "d01", anonimo=True)


# ---------------------------------------------------------------- qué dice


def test_sin_evidencia_escrita_valen_los_primeros_hechos_marcados():
    hechos = "".join(f"    08:2{i} [involucra] Hecho {i}.\n" for i in range(3))
    escuela = cargada({VISITA: f"cuaderno:\n  hechos: |\n{hechos}desempenos:\n  involucra: {{nivel: III}}\n"})
    (una,) = datos(escuela, 1, "d01")["fichas"]
    assert una["desempenos"][0]["evidencias"] == ["08:20 Hecho 0.", "08:21 Hecho 1."]


def test_el_desacuerdo_se_imprime_tal_cual():
    escuela = cargada({VISITA: "dialogo:\n  desacuerdo: |\n    No fue así: **eran** ocho.\n    <b>Lo</b> conté.\n"})
    html = ficha(escuela, 1, "d01", "html")
    assert "No fue así: **eran** ocho.\n&lt;b&gt;Lo&lt;/b&gt; conté.</p>" in html
    assert "Desacuerdo" not in ficha(cargada({}), 1, "d01", "html").split("<body>")[1]


def test_el_compromiso_anterior_lleva_el_estado_del_dia_de_la_visita():
    (una,) = datos(cargada({}), 1, "d01")["fichas"]
    assert [(c["texto"], c["estado"]) for c in una["anteriores"]] == [
        ("Anotar tres preguntas antes de la clase", "cumplido")
    ]
    assert una["anteriores"][0]["visto"] == "Trajo las tres preguntas escritas"


def test_lo_que_paso_despues_no_cambia_una_ficha_firmada():
    despues = {
        "observaciones/2024-05-20-d01-seguimiento.yaml": (
            "formato: 1\ntipo: seguimiento\ndocente: d01\nfecha: 2024-05-20\nobservador: director\nseguimiento:\n"
            "  - compromiso: 2024-04-02-d01/c1\n    estado: no-cumplido\n"
        )
    }
    antes, luego = datos(cargada({}), 1, "d01"), datos(cargada(despues), 1, "d01", hoy=date(2024, 12, 1))
    assert antes["fichas"] == luego["fichas"]


def test_un_compromiso_cerrado_antes_de_la_visita_ya_no_sale():
    ocho = "formato: 1\ntipo: seguimiento\ndocente: d01\nfecha: 2024-04-08\nobservador: director\nseguimiento:\n"
    cerrado = f"{ocho}  - compromiso: 2024-04-02-d01/c1\n    estado: cumplido\n"
    escuela = cargada({"observaciones/2024-04-08-d01-seguimiento.yaml": cerrado, VISITA: "seguimiento: []\n"})
    assert datos(escuela, 1, "d01")["fichas"][0]["anteriores"] == []


def test_el_recorrido_llega_hasta_la_etapa_de_la_ficha():
    escuela = ejemplo("escuela-modelo")
    for etapa in (1, 2, 3):
        (una,) = datos(escuela, etapa, "d01")["fichas"]
        assert una["etapas"] == list(range(1, etapa + 1))
        assert all(d["recorrido"][-1] == d["nivel"] for d in una["desempenos"])


def test_sin_etapa_es_la_ultima_visita_que_cuenta_y_dice_cual_es_del_anio():
    (una,) = datos(ejemplo("escuela-modelo"), None, "d01")["fichas"]
    assert (una["id"], una["numero"]) == ("2025-10-23-d01", 3)


def test_con_otro_instrumento_muestra_sus_items():
    (una,) = datos(ejemplo("escuela-modelo"), 1, "d01", rubrica="planificacion-y-materiales")["fichas"]
    assert [d["nivel"]["corto"] for d in una["desempenos"]][:2] == ["Sí", "En parte"]


def test_quien_ya_no_esta_tiene_su_ficha_si_se_pide():
    escuela = ejemplo("escuela-modelo")
    assert [v.docente for v in visitados(escuela, 2)] == ["d01", "d04"]
    assert [v.docente for v in visitados(escuela, 2, "d03")] == ["d03"]


def test_sin_dialogo_ni_compromisos_quedan_renglones_para_escribir_a_mano():
    html = ficha(cargada({OTRA: "dialogo: ~\n"}), 1, "d02", "html")
    assert html.count('class="renglones"') == 4
    html5lib.HTMLParser(strict=True).parse(html)


def test_toda_celda_dice_su_papel_porque_en_el_telefono_las_tablas_se_vuelven_fichas():
    """Con `display: block` un lector de pantalla ya no ve una tabla, si nadie le dice que lo es."""
    hoja = html5lib.parse(ficha(ejemplo("escuela-modelo"), 2, "d01", "html"), namespaceHTMLElements=False)
    etiquetas = ("table", "tr", "th", "td")
    papeles = {(e.tag, e.get("role")) for t in hoja.iter("table") for e in t.iter() if e.tag in etiquetas}
    assert papeles == {
        ("table", "table"), ("tr", "row"), ("th", "columnheader"), ("th", "rowheader"), ("td", "cell"),
    }  # fmt: skip


def test_la_firma_es_de_recibido():
    for formato in ("md", "html"):
        assert "Firma = recibido, no necesariamente de acuerdo." in ficha(cargada({}), 1, "d01", formato)


# ---------------------------------------------------------------- la hoja


@pytest.mark.parametrize(("escuela", "etapa"), [(e, n) for e in FIN_DE_ANIO for n in (1, 2, 3)])
def test_el_html_es_valido_y_ligero(escuela: str, etapa: int):
    html = ficha(ejemplo(escuela), etapa, formato="html")
    html5lib.HTMLParser(strict=True).parse(html)
    assert len(html.encode()) < 80_000
    assert "<script" not in html
    assert re.findall(r"(?:src|href)=[\"'](?!#)|url\(|@import", html) == []


@pytest.mark.navegador
@pytest.mark.parametrize(("escuela", "etapa"), [(e, n) for e in FIN_DE_ANIO for n in (1, 2, 3)])
def test_cada_ficha_se_imprime_en_una_hoja(escuela: str, etapa: int):
    hallados = visitados(ejemplo(escuela), etapa)
    assert paginas(ficha(ejemplo(escuela), etapa, formato="html")) == len(hallados)


# ---------------------------------------------------------------- con cualquier escuela

MALICIA = "<script>alert(1)</script>|`x`"


def test_lo_que_escribio_la_persona_se_ve_como_texto():
    escuela = cargada({
        PLAN: f"nombre_del_anio: '{MALICIA}'\n",
        DOCENTES: f"docentes:\n  - id: d01\n    aula: '{MALICIA}'\n  - id: d02\n",
        LISTA: f"nombre: '{MALICIA}'\n",
        VISITA: f"dialogo:\n  fortalezas: '{MALICIA}'\n  voz_del_docente: '{MALICIA}'\n"
                f"compromisos:\n  - id: c1\n    texto: '{MALICIA}'\n",
    })  # fmt: skip
    html, md = ficha(escuela, 1, "d01", "html"), ficha(escuela, 1, "d01")
    html5lib.HTMLParser(strict=True).parse(html)
    assert "<script" not in html
    assert html.count("&lt;script&gt;alert(1)&lt;/script&gt;") == 4
    assert "<script" not in md.replace(r"\<script", "")


def test_los_mismos_archivos_en_otro_orden_dan_la_misma_ficha():
    derecha, _ = cargar(fuentes(BASE))
    izquierda, _ = cargar(reversed(fuentes(BASE)))
    assert ficha(derecha, 1, formato="html") == ficha(izquierda, 1, formato="html")


@given(escuelas_mutadas() | escuelas_al_azar(), st.booleans())
def test_la_ficha_sale_aunque_la_escuela_este_estropeada(textos: dict[str, Contenido], anonimo: bool):
    escuela, _ = cargar(fuentes(textos))
    for docente in escuela.docentes:
        if visitados(escuela, None, docente):
            html5lib.HTMLParser(strict=True).parse(ficha(escuela, None, docente, "html", anonimo=anonimo))
            assert ficha(escuela, None, docente, anonimo=anonimo).startswith("**RESERVADO**")
