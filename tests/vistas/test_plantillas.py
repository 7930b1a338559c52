"""Las plantillas: se descubren, se tapan unas a otras y, si están rotas, se dice dónde."""

import re
import time
from pathlib import Path

import pytest

from monitoreo_cli import recursos
from monitoreo_cli.vistas import prosa
from monitoreo_cli.vistas.encierro import Encierro
from monitoreo_cli.vistas.markdown import escapar
from monitoreo_cli.vistas.plantillas import PlantillaRota, Plantillas
from tests.vistas.informes import cargada, datos, informe

MD, HTML = "etapa/informe.md.j2", "etapa/informe.html.j2"


@pytest.fixture
def propias(tmp_path: Path) -> Path:
    (tmp_path / "identidades.yaml").write_text("SECRETO", encoding="utf-8")
    return tmp_path


def poner(escuela: Path, texto: str | bytes, nombre: str = MD) -> None:
    ruta = escuela / "plantillas" / nombre
    ruta.parent.mkdir(parents=True, exist_ok=True)
    ruta.write_bytes(texto if isinstance(texto, bytes) else texto.encode())


def rota(escuela: Path, texto: str | bytes) -> PlantillaRota:
    poner(escuela, texto)
    with pytest.raises(PlantillaRota) as hallada:
        informe(cargada({}), propias=escuela)
    return hallada.value


# ---------------------------------------------------------------- lo que dice su LEEME


def de_la_guia(desde: str, hasta: str) -> str:
    guia = (recursos.carpeta("plantillas") / "LEEME.md").read_text(encoding="utf-8")
    return guia.split(desde)[1].split(hasta)[0]


def test_la_guia_dice_los_filtros_que_hay_y_ninguno_mas():
    dichos = re.findall(r"`([a-z]+)`", de_la_guia("| para | filtros |", "Los métodos son"))
    hay = {f for f in Encierro().filters if " " not in f}
    assert sorted(dichos) == sorted({*hay, "prosa"})


def test_lo_que_la_guia_pone_en_vez_de_un_filtro_que_falta_funciona(propias: Path):
    maneras = re.findall(r"\| `([^`]+)` \|$", de_la_guia("| en vez de | escribe |", "El PDF y Word"), re.MULTILINE)
    expresiones = [m.replace("\\|", "|").replace("texto", '"Canas"').replace("numero", "2.345") for m in maneras]
    poner(propias, "".join(f"{{{{ {e} }}}}." for e in expresiones))
    assert informe(cargada({}), propias=propias) == "Conos.2.3.Canas.\n"


# ---------------------------------------------------------------- descubrir


def test_los_informes_se_descubren_por_su_archivo(propias: Path):
    poner(propias, "{# Carta de felicitación #}\nHola", "carta/informe.md.j2")
    tipos = Plantillas(propias).tipos()
    assert list(tipos) == ["carta", "docente", "etapa", "ficha", "final", "plan", "resolucion", "ugel"]
    assert tipos["carta"].como_dict() == {
        "nombre": "carta", "titulo": "Carta de felicitación", "formatos": ("md",), "propio": True,
    }  # fmt: skip
    assert tipos["etapa"].formatos == ("md", "html")
    assert not tipos["etapa"].propio


def test_las_piezas_comunes_no_son_un_informe(propias: Path):
    poner(propias, "x", "_comun/informe.md.j2")
    assert "_comun" not in Plantillas(propias).tipos()


def test_todo_informe_nuestro_dice_que_es_y_esta_en_los_dos_formatos():
    for tipo in Plantillas().tipos().values():
        assert tipo.titulo, tipo.nombre
        assert tipo.formatos == ("md", "html")


# ---------------------------------------------------------------- tapar


def test_la_plantilla_de_la_escuela_tapa_a_la_nuestra_en_su_formato(propias: Path):
    poner(propias, "Sólo {{ titulo }}")
    assert informe(cargada({}), propias=propias) == "Sólo Informe de la etapa 1\n"
    assert "<!doctype html>" in informe(cargada({}), formato="html", propias=propias)


def test_se_puede_tapar_una_sola_pieza_comun(propias: Path):
    poner(propias, "body { color: teal }", "_comun/estilo.css")
    assert "body{color:teal}" in informe(cargada({}), formato="html", propias=propias)


def test_la_hoja_de_estilo_sale_apretada_y_lo_que_va_entre_comillas_igual(propias: Path):
    regla = '  .a > b, p + p { content: "; } de: /* a */ {"; gap: 1px 2px; }'
    poner(propias, f"/* Sólo para quien la\n   escribe. */\n@media print {{\n{regla}\n}}\n", "_comun/estilo.css")
    html = informe(cargada({}), formato="html", propias=propias)
    assert '<style>\n@media print{\n.a > b,p + p{content:"; } de: /* a */ {";gap:1px 2px}\n}' in html


@pytest.mark.parametrize("abierto", ["/*", "<style>", "'\"", "  ", ": "])
def test_una_hoja_de_estilo_sin_cerrar_no_detiene_el_informe(propias: Path, abierto: str):
    poner(propias, abierto * 400_000, "_comun/estilo.css")
    assert informe(cargada({}), formato="html", propias=propias).startswith("<!doctype html>")


def test_con_programa_delante_se_extiende_la_nuestra(propias: Path):
    poner(propias, '{% extends "programa/etapa/informe.html.j2" %}{% block cuerpo %}Hola{% endblock %}', HTML)
    texto = informe(cargada({}), formato="html", propias=propias)
    assert "Hola" in texto
    assert "<h1>Informe de la etapa 1</h1>" in texto


def test_una_plantilla_ajena_tambien_escapa(propias: Path):
    poner(propias, "{{ notas[0] }} {{ '<b>|' }} {{ 3 }} {{ none }}.")
    escuela = cargada({"docentes.yaml": "docentes:\n  - id: d01\n"})
    assert informe(escuela, propias=propias).endswith("\\<b\\>\\| 3 .\n")


# ---------------------------------------------------------------- rota


@pytest.mark.parametrize(
    ("texto", "linea", "mensaje"),
    [
        ("hola\n{% for d in docentes %}\nx", 3, "falta cerrar `for`"),
        ("\n\n{{ nada }}", 3, "la plantilla usa `nada`, que no existe"),
        ("\n{{ membrete.nada }}", 2, "la plantilla usa `nada`, que no existe"),
        ("{{ docentes | nofiltro }}", 1, "no existe el filtro `nofiltro`"),
        ("{{ docentes | random }}", 1, "no existe el filtro `random`"),
        ("{{ 'a' | center(9) }}", 1, "no existe el filtro `center`"),
        ("{% block a %}\n{% endblok %}", 2, "`endblok` no va aquí o no existe"),
        ("{{ a b }}", 1, "se esperaba `}}` y hay `b`"),
        ("{# sin cerrar", 1, "falta cerrar una marca"),
        ("\n{{ 1 / 0 }}", 2, "la plantilla hace algo que no se puede con esos datos"),
        ("{{ membrete.__class__.__mro__ }}", 1, "la plantilla intenta algo que no se permite"),
        ("{{ docentes.append(1) }}", 1, "la plantilla intenta algo que no se permite"),
        ("{{ ''.__class__.__base__.__subclasses__() }}", 1, "la plantilla intenta algo que no se permite"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", 1, "la plantilla no acaba nunca o da un informe enorme"),
        ('{% include "etapa/informe.md.j2" %}', 1, "la plantilla no acaba nunca o da un informe enorme"),
        ("{{ 'a' * 10000000000 }}", 1, "la plantilla no acaba nunca o da un informe enorme"),
        ("{{ 9 ** 9 ** 9 }}", 1, "la plantilla no acaba nunca o da un informe enorme"),
        (b"\xff\xfe", 1, "no se puede leer la plantilla `etapa/informe.md.j2`: no está escrita en UTF-8"),
    ],
)  # fmt: skip
def test_una_plantilla_rota_es_un_m901_con_su_linea(propias: Path, texto: str | bytes, linea: int, mensaje: str):
    problema = rota(propias, texto).problema
    assert (problema.codigo, problema.mensaje) == ("M901", mensaje)
    assert (problema.lugar.archivo, problema.lugar.linea) == ("plantillas/etapa/informe.md.j2", linea)


_CRECE = "{% set n = namespace(t='x' * 1000, l=[]) %}{% for i in range(99999) %}"


@pytest.mark.parametrize(
    "texto",
    [
        "{% for a in range(9999) %}{% for b in range(9999) %}x{% endfor %}{% endfor %}",
        "{% for a in 'x' * 999999 %}{% for b in 'x' * 999999 %}{% endfor %}{% endfor %}",
        "{% set t %}{% for a in range(9999) %}{% for b in range(9999) %}x{% endfor %}{% endfor %}{% endset %}",
        "{% for a in [1, 2] recursive %}{% if loop.depth < 40 %}{{ loop([1, 2]) }}{% endif %}{% endfor %}",
        "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(40) }}",
        _CRECE + "{% set n.t = n.t ~ n.t %}{% endfor %}",
        _CRECE + "{% set n.t = n.t + n.t %}{% endfor %}",
        _CRECE + "{% set n.l = n.l + [n.t | upper] %}{% endfor %}",
        _CRECE + "{% set n.l = n.l + [n.t[1:]] %}{% endfor %}",
        "{% set n = namespace(x=9) %}{% for i in range(99999) %}{% set n.x = n.x * n.x %}{% endfor %}",
        "{{ ['x' * 999999] * 999999 }}",
        "{{ ('- a ' * 249999 + '- a ' * 249999) | prosa }}",
        "{{ {'a': ['x' * 999999] * 999999} | string }}",
        "{{ ('x' * 999999) | join('y' * 999999) }}",
        "{{ range(10**30) | length }}",
        "{{ '%30000000d' % 1 }}",
        "{{ '%(a)*d' % {'a': 1} }}",
        "{{ ('%(a)s' * 9999) % {'a': 'x' * 999999} }}",
        "{{ 1.5 * 10**64 * 10**64 * 10 ** 65 }}",
        "{% set t = 'x' * 999999 %}{{ t" + " ~ t" * 500 + " }}",
    ],
)
def test_una_plantilla_no_cuelga_la_computadora_ni_se_come_su_memoria(propias: Path, texto: str):
    antes = time.monotonic()
    assert rota(propias, texto).problema.mensaje == "la plantilla no acaba nunca o da un informe enorme"
    assert time.monotonic() - antes < 20


@pytest.mark.parametrize(
    "texto",
    ["{{ 'a'.center(10**9) }}", "{{ '{:>999999999}'.format(1) }}", "{{ (1).to_bytes(10**9, 'big') }}",
     "{{ 'a'.replace('a', 'b') }}", "{{ ','.join(['a']) }}", "{{ 'x'.zfill(10**9) }}"],
)  # fmt: skip
def test_de_los_textos_y_numeros_solo_hay_los_metodos_que_no_crecen(propias: Path, texto: str):
    assert rota(propias, texto).problema.mensaje == "la plantilla intenta algo que no se permite"


@pytest.mark.parametrize(
    "filtro",
    ["batch(10**9, 'x')", "slice(10**9)", "indent(10**9)", "wordwrap(1, 'x' * 999)", "center(10**9)", "format(1)",
     "replace('a', 'b')", "tojson(indent=10**9)", "round(10**9, 'ceil')", "random", "filesizeformat", "xmlattr"],
)  # fmt: skip
def test_los_filtros_que_arman_lo_que_se_les_pida_no_estan(propias: Path, filtro: str):
    assert rota(propias, f"{{{{ 'a' | {filtro} }}}}").problema.mensaje.startswith("no existe el filtro `")


def test_lo_de_todos_los_dias_sigue_valiendo(propias: Path):
    poner(
        propias,
        "{% macro m(x) %}<{{ x }}>{% endmacro %}{% set n = namespace(t='') %}"
        "{% for d in [3, 1, 2] | sort recursive %}{{ loop.index }}/{{ loop.length }}{{ loop.cycle('a', 'b') }}"
        "{% if not loop.last %}, {% endif %}{% set n.t = n.t ~ d %}{% else %}nada{% endfor %}; {{ n.t }}; "
        "{{ ['a', 3] | join('-') }}; {{ [{'k': {'v': 1}}] | join(attribute='k.v') }}; {{ {'b': 2}.get('b') }}; "
        "{{ [1, 2] | sum }}; {{ 'n%d de %s' % (1, 'x') }}; {{ 'Uno dos'.split()[1:] | first }}; {{ m('y') }}; "
        "{{ [{'n': 1}, {'n': 2}] | sum(attribute='n') }}; {{ nada | default('sin') }}; {{ 7 // 2 + 2 ** 3 }}",
    )
    assert informe(cargada({}), propias=propias) == (
        "1/3a, 2/3b, 3/3a; 123; a-3; 1; 2; 3; n1 de x; dos; <y>; 3; sin; 11\n"
    )


def test_el_error_se_senala_en_la_pieza_incluida(propias: Path):
    poner(propias, "bien\n  {{ nada }}", "_comun/pieza.md.j2")
    lugar = rota(propias, '\n{% include "_comun/pieza.md.j2" %}').problema.lugar
    assert lugar == ("plantillas/_comun/pieza.md.j2", 2, 3, 2, 13)


@pytest.mark.parametrize(
    "ruta",
    ["../identidades.yaml", "../../etc/passwd", "/etc/passwd", "etapa/../../identidades.yaml", "programa/../x", "no"],
)
def test_una_plantilla_no_lee_fuera_de_las_carpetas_de_plantillas(propias: Path, ruta: str):
    problema = rota(propias, f'{{% include "{ruta}" %}}').problema
    assert problema.mensaje == f"la plantilla pide `{ruta}`, que no está en ninguna carpeta de plantillas"


def test_un_enlace_que_sale_de_la_carpeta_no_se_sigue(propias: Path):
    poner(propias, "", "_comun/vacia")
    try:
        (propias / "plantillas/_comun/enlace").symlink_to(propias / "identidades.yaml")
    except OSError:
        pytest.skip("aquí no se pueden crear enlaces")
    assert "es un enlace que sale" in rota(propias, '{% include "_comun/enlace" %}').problema.mensaje


def test_una_plantilla_no_puede_cambiar_lo_que_recibe(propias: Path):
    escuela = cargada({})
    antes = repr(datos(escuela))
    poner(propias, "{% set _ = membrete.update({}) %}")
    recibe = datos(escuela)
    with pytest.raises(PlantillaRota):
        Plantillas(propias).llenar(MD, recibe)
    assert repr(recibe) == antes


# ---------------------------------------------------------------- prosa


def test_la_prosa_entiende_listas_y_negritas_y_nada_mas():
    texto = "# No es título\n\n- uno\n- **dos** [x](http://a.pe) ![i](http://a.pe/i)\n\n<b>no</b> &lt;\n===\n"
    html = str(prosa.en_html(texto))
    assert "<li>uno</li>" in html
    assert "<strong>dos</strong>" in html
    assert [e for e in ("<h1", "<a ", "<img", "<b>") if e in html] == []


def test_la_prosa_en_markdown_conserva_listas_y_escapa_lo_demas():
    texto = "- uno\n- `dos` | tres\n\n# cuatro\ncinco\n---\n<b>seis</b>"
    esperado = "- uno\n- \\`dos\\` \\| tres\n\n\\# cuatro\ncinco\n\\---\n\\<b\\>seis\\</b\\>"
    assert str(prosa.en_markdown(texto)) == esperado


@pytest.mark.parametrize(
    ("texto", "escapado"),
    [("- a", "\\- a"), ("1. a", "1\\. a"), ("1.º y 2.º", "1.º y 2.º"), ("# a", "\\# a"), ("3-4", "3-4"),
     ("a\n\nb", "a b"), ("&lt;", "\\&lt;"), (None, "")],
)  # fmt: skip
def test_una_celda_no_abre_lista_ni_titulo(texto: str | None, escapado: str):
    assert escapar(texto) == escapado
