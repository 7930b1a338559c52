"""`monitoreo cronograma`, de punta a punta."""

import json
import re
from pathlib import Path

import html5lib
import pytest

from monitoreo_cli.escritura import atomica
from tests.escuelas import BASE, OTRA, PLAN, con
from tests.instantaneas import instantanea
from tests.ordenes.conftest import Correr

EJEMPLOS = Path(__file__).parents[2] / "ejemplos"


def test_el_json_tiene_las_claves_del_contrato_en_su_orden(correr: Correr, escuela: Path) -> None:
    codigo, salida, errores = correr("cronograma", "--formato", "json")
    datos = json.loads(salida)
    assert (codigo, errores, list(datos)) == (0, "", ["formato", "meses", "filas"])
    assert datos["filas"][0] == {
        "clase": "etapa", "numero": 1, "nombre": None, "meses": ["2024-04", "2024-05", "2024-06"],
        "cobertura": {"programadas": 2, "cerradas": 2, "faltan": [], "vencida": False},
    }  # fmt: skip
    assert list(datos["filas"][0]) == ["clase", "numero", "nombre", "meses", "cobertura"]
    assert list(datos["filas"][-1]) == ["clase", "id", "nombre", "meses"]


def test_hoy_esta_encima_de_su_mes(correr: Correr, escuela: Path) -> None:
    lineas = correr("cronograma")[1].splitlines()
    (hoy,) = (x for x in lineas if x.strip() == "hoy")
    (meses,) = (x for x in lineas if "ene" in x or "mar abr" in x)
    assert hoy.index("hoy") == meses.index("jun")


@pytest.mark.parametrize(
    ("hoy", "dicho"),
    [
        ("2024-06-20", "Etapa 1: 1 de 2 visitas cerradas. Falta visitar: d02.\n"),
        ("2024-07-01", "Etapa 1: 1 de 2 visitas cerradas. Falta visitar: d02. Venció el 30/6/2024.\n"),
        ("2024-03-01", "Etapa 1: 1 de 2 visitas cerradas. Empieza el 1/4/2024.\n"),
    ],
)
def test_bajo_la_cuadricula_se_dice_que_falta(
    correr: Correr, escuela: Path, monkeypatch: pytest.MonkeyPatch, hoy: str, dicho: str
) -> None:
    (escuela / OTRA).write_text(con(BASE[OTRA], "estado: borrador\n"), encoding="utf-8")
    monkeypatch.setenv("MONITOREO_HOY", hoy)
    assert dicho in correr("cronograma")[1]


def test_un_plan_de_varios_anios_se_parte_y_cabe_en_80_columnas(correr: Correr, escuela: Path) -> None:
    largo = "periodo: {desde: 2023-11, hasta: 2025-02}\netapas:\n  - numero: 1\n    nombre: " + "Acompañar " * 12
    (escuela / PLAN).write_text(con(BASE[PLAN], largo + "\n    desde: 2024-04\n    hasta: 2024-06\n"), encoding="utf-8")
    salida = correr("cronograma")[1]
    assert salida.count("nov dic ene") == 2
    assert max(map(len, salida.splitlines())) <= 80


def test_el_markdown_escapa_los_nombres(correr: Correr, escuela: Path) -> None:
    plan = BASE[PLAN].replace("nombre: Informe final", "nombre: Informe | final")
    (escuela / PLAN).write_text(plan, encoding="utf-8")
    assert r"| Informe \| final |" in correr("cronograma", "--formato", "md")[1]


def test_un_formato_que_no_hay_sale_con_2(correr: Correr, escuela: Path) -> None:
    assert correr("cronograma", "--formato", "csv")[0] == 2


@pytest.mark.parametrize(("nombre", "hoy"), [("escuela-modelo", "2025-08-20"), ("san-cristobal", "2024-10-01")])
def test_asi_se_ve_el_cronograma_de_los_ejemplos(
    correr: Correr, nombre: str, hoy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MONITOREO_HOY", hoy)
    salida = correr("-C", EJEMPLOS / nombre, "cronograma")[1]
    instantanea(f"cronograma-{nombre}.txt", salida)
    assert max(map(len, salida.splitlines())) <= 80


# ---------------------------------------------------------------- visitas con fecha y la hoja

REPROGRAMADA = """\
visitas_previstas:
  - docente: d02  # el jueves no pudo
    etapa: 2
    fecha: 2024-08-15
    no_realizada: Paro | regional
    nueva_fecha: 2024-08-22
"""


def con_plan(escuela: Path, fragmento: str) -> None:
    (escuela / PLAN).write_text(con(BASE[PLAN], fragmento), encoding="utf-8")


def test_la_tabla_y_el_markdown_dicen_en_que_quedo_cada_visita(correr: Correr, escuela: Path) -> None:
    con_plan(escuela, REPROGRAMADA)
    tabla, md = correr("cronograma")[1], correr("cronograma", "--formato", "md")[1]
    assert "2      d02      22/8/2024   reprogramada; estaba para el 15/8/2024: Paro |\n" in tabla
    assert r"| 2 | d02 | 22/8/2024 | reprogramada; estaba para el 15/8/2024: Paro \| regional |" in md
    assert max(map(len, tabla.splitlines())) <= 80


def test_sin_visitas_con_fecha_no_queda_un_titulo_vacio(correr: Correr, escuela: Path) -> None:
    con_plan(escuela, "visitas_previstas: []\n")
    for formato in ("tabla", "md", "html"):
        assert "Visitas con fecha" not in correr("cronograma", "--formato", formato)[1]


@pytest.mark.parametrize(("nombre", "hoy"), [("escuela-modelo", "2025-08-20"), ("san-cristobal", "2024-10-01")])
def test_asi_es_la_hoja_de_los_ejemplos(correr: Correr, nombre: str, hoy: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MONITOREO_HOY", hoy)
    html = correr("-C", EJEMPLOS / nombre, "cronograma", "--formato", "html")[1]
    html5lib.HTMLParser(strict=True).parse(html)
    instantanea(f"cronograma-{nombre}.html", sin_huella(html))
    assert "<span>hoy</span>" in html
    assert len(html.encode()) < 100_000


def sin_huella(html: str) -> str:
    return re.sub(r"[0-9a-f]{64}", "HUELLA", re.sub(r"monitoreo \d[\w.]*", "monitoreo X", html))


def test_la_hoja_se_escribe_donde_se_diga(correr: Correr, escuela: Path) -> None:
    codigo, salida, errores = correr("cronograma", "--formato", "html", "--salida", "informes/c.html")
    assert (codigo, salida, errores) == (0, "", "Escrito: informes/c.html\n")
    assert "RESERVADO" in (escuela / "informes/c.html").read_text(encoding="utf-8")


# ---------------------------------------------------------------- proponer

CALENDARIO = """\
etapas:
  - {numero: 1, desde: 2024-04, hasta: 2024-06}
  - {numero: 2, desde: 2024-08, hasta: 2024-10}
"""


def test_propone_lineas_que_se_pegan_tal_cual(correr: Correr, escuela: Path) -> None:
    con_plan(escuela, CALENDARIO + "visitas_previstas: []\n")
    codigo, salida, errores = correr("cronograma", "--proponer")
    assert codigo == 0
    assert salida == (
        "visitas_previstas:\n"
        "  - docente: d01\n    etapa: 2\n    fecha: 2024-08-23  # viernes\n"
        "  - docente: d02\n    etapa: 2\n    fecha: 2024-10-10  # jueves\n"
    )
    assert "2 visitas por programar" in errores
    assert "8/10/2024 Combate de Angamos. Corrígelo en plan.yaml: `recuperaciones`" in " ".join(errores.split())
    assert (escuela / PLAN).read_text(encoding="utf-8") == con(BASE[PLAN], CALENDARIO + "visitas_previstas: []\n")


def test_lo_pegado_es_lo_que_escribe_aplicar(correr: Correr, escuela: Path) -> None:
    con_plan(escuela, CALENDARIO + "visitas_previstas: []\n")
    pegadas = [x.partition("  #")[0] for x in correr("cronograma", "--proponer")[1].splitlines()]
    codigo, salida, _ = correr("cronograma", "--proponer", "--aplicar")
    assert (codigo, salida) == (0, "plan.yaml\n")
    assert "\n".join(pegadas) in (escuela / PLAN).read_text(encoding="utf-8")
    assert correr("validar", "plan.yaml")[0] == 0
    assert correr("cronograma", "--proponer")[1:] == ("", "No falta programar ninguna visita.\n")


def test_aplicar_toca_solo_lo_necesario_y_conserva_los_comentarios(correr: Correr, escuela: Path) -> None:
    viejas = REPROGRAMADA.replace("    nueva_fecha: 2024-08-22\n", "")
    con_plan(escuela, viejas)
    antes = (escuela / PLAN).read_text(encoding="utf-8")
    assert correr("cronograma", "--proponer", "--aplicar")[0] == 0
    despues = (escuela / PLAN).read_text(encoding="utf-8")
    quedan = iter(despues.splitlines())
    assert all(linea in quedan for linea in antes.splitlines())  # todas siguen, y en su orden
    nuevas = [x for x in despues.splitlines() if x not in antes.splitlines()]
    assert [x.split(":")[0].strip() for x in nuevas] == ["nueva_fecha", "- docente", "fecha"]


def test_proponer_dice_en_que_linea_va_la_nueva_fecha(correr: Correr, escuela: Path) -> None:
    con_plan(escuela, "visitas_previstas:\n  - {docente: d02, etapa: 2, fecha: 2024-06-10}\n")
    salida, errores = correr("cronograma", "--proponer")[1:]
    assert "# en la visita del 10/6/2024 a d02 (plan.yaml, línea 3):\n    nueva_fecha: 2024-" in salida
    assert "agrégales `no_realizada`" in errores
    assert salida.startswith("# al final de `visitas_previstas`:\n  - docente: d01\n")


def test_si_el_archivo_cambio_no_se_escribe(correr: Correr, escuela: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    con_plan(escuela, CALENDARIO + "visitas_previstas: []\n")
    de_veras = atomica.exigir_igual

    def otro_guarda_antes(ruta: Path, antes: bytes) -> None:
        ruta.write_bytes(antes + b"# de otra persona\n")
        de_veras(ruta, antes)

    monkeypatch.setattr(atomica, "exigir_igual", otro_guarda_antes)
    codigo, salida, errores = correr("cronograma", "--proponer", "--aplicar")
    assert (codigo, salida) == (3, "")
    assert "cambió mientras tanto" in errores
    assert (escuela / PLAN).read_text(encoding="utf-8").endswith("# de otra persona\n")


def test_si_no_caben_dice_a_quienes_y_como_se_arregla(
    correr: Correr, escuela: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    con_plan(escuela, CALENDARIO + "visitas_previstas: []\n")
    monkeypatch.setenv("MONITOREO_HOY", "2024-10-31")
    codigo, salida, errores = correr("cronograma", "--proponer")
    assert (codigo, salida.count("docente:")) == (0, 1)
    assert "En la etapa 2 no cabe 1 visita (d02)" in errores
    assert "Alarga la etapa, o agrega" in " ".join(errores.split())


# ---------------------------------------------------------------- mal uso


@pytest.mark.parametrize(
    "opciones",
    [
        ("--aplicar",), ("--nombres",), ("--proponer", "--ics", "c.ics"), ("--proponer", "--formato", "json"),
        ("--salida", "c.html"), ("--ics", "plan.yaml"), ("--formato", "html", "--salida", "plan.yml"),
    ],
)  # fmt: skip
def test_lo_que_no_va_junto_sale_con_2_y_no_escribe_nada(correr: Correr, escuela: Path, opciones: tuple[str]) -> None:
    antes = sorted(p.name for p in escuela.iterdir())
    codigo, salida, _ = correr("cronograma", *opciones)
    assert (codigo, salida) == (2, "")
    assert sorted(p.name for p in escuela.iterdir()) == antes
    assert (escuela / PLAN).read_text(encoding="utf-8") == BASE[PLAN]


def test_el_calendario_se_escribe_entero_con_crlf(correr: Correr, escuela: Path) -> None:
    codigo, salida, errores = correr("cronograma", "--ics", "c.ics")
    assert (codigo, salida, errores) == (0, "", "Escrito: c.ics\n")
    escrito = (escuela / "c.ics").read_bytes()
    assert escrito.startswith(b"BEGIN:VCALENDAR\r\n")
    assert escrito.count(b"\n") == escrito.count(b"\r\n")


def test_el_calendario_no_se_puede_escribir_donde_no_hay_permiso(correr: Correr, escuela: Path) -> None:
    (escuela / "ocupado").write_text("", encoding="utf-8")
    codigo, _, errores = correr("cronograma", "--ics", "ocupado/c.ics")
    assert codigo == 3
    assert "no se puede escribir" in errores


@pytest.mark.parametrize("formato", ["tabla", "md", "html"])
def test_un_anio_mal_escrito_no_dibuja_una_cuadricula_sin_fin(correr: Correr, escuela: Path, formato: str):
    plan = (escuela / "plan.yaml").read_text(encoding="utf-8")
    (escuela / "plan.yaml").write_text(plan.replace("hasta: 2024-12}", "hasta: 2204-12}"), encoding="utf-8")
    _, dicho, _ = correr("cronograma", "--formato", formato)
    assert "2170 meses" in dicho or "2170 meses" in " ".join(dicho.split())
    assert len(dicho) < 40_000
