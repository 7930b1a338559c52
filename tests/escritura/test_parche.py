"""Los cambios mínimos: sólo cambia lo pedido, y cada línea ajena queda byte a byte."""

import re
from datetime import date
from itertools import takewhile
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from monitoreo_cli.errores import ErrorDeDatos
from monitoreo_cli.escritura.comentada import comentar
from monitoreo_cli.escritura.nueva_escuela import archivos_nuevos, docentes_minimos, plan_minimo
from monitoreo_cli.escritura.parche import Parche, Ruta
from monitoreo_cli.lectura.clases import clase_de
from monitoreo_cli.modelo.docente import Docentes
from monitoreo_cli.modelo.observacion import Observacion
from monitoreo_cli.modelo.plan import Plan
from tests.escuelas import ACCION, ANTERIOR_D01, BASE, DOCENTES, OTRA, PLAN, VISITA

ESCRITA = """\
formato: 1   # la versión
docente: 'd01'
fecha: 16/04/2024
estado: borrador  # falta el cierre
# lo que sigue es lo que vi
desempeños:
  involucra: {nivel: III}
dialogo:   # luego
compromisos: []  # ninguno

cuaderno:
  hechos: | # tal cual
    uno

    dos

  # fin del cuaderno
rubrica: x"""


def parche(texto: str, archivo: str = VISITA) -> Parche:
    clase = clase_de(archivo)
    assert clase is not None
    return Parche(archivo, texto.encode(), clase.pieza())


@pytest.mark.parametrize("salto", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("bom", ["", "\ufeff"], ids=["sin BOM", "con BOM"])
def test_se_conservan_comentarios_orden_comillas_saltos_y_bom(salto: str, bom: str):
    obra = parche(bom + ESCRITA.replace("\n", salto))
    obra.poner(("estado",), "cerrada")
    obra.poner(("docente",), "d02")
    obra.poner(("rol",), "contraste")
    obra.poner(("desempenos", "involucra", "evidencia"), "Dice: [sí]\ny no")
    obra.poner(("dialogo",), {"fecha": date(2024, 4, 18), "fortalezas": "Escucha\nPregunta"})
    obra.agregar(("compromisos",), [{"id": "c1", "texto": "Anotar: tres"}, {"id": "c2", "texto": "Leer"}])
    obra.poner(("cuaderno", "notas_del_observador"), "Volver")
    esperada = """\
formato: 1   # la versión
docente: 'd02'
fecha: 16/04/2024
estado: cerrada  # falta el cierre
rol: contraste
# lo que sigue es lo que vi
desempeños:
  involucra: {nivel: III, evidencia: "Dice: [sí]\\ny no\\n"}
dialogo:   # luego
  fecha: 2024-04-18
  fortalezas: |
    Escucha
    Pregunta
compromisos:  # ninguno
  - id: c1
    texto: "Anotar: tres"
  - id: c2
    texto: Leer

cuaderno:
  hechos: | # tal cual
    uno

    dos
  notas_del_observador: Volver

  # fin del cuaderno
rubrica: x"""
    assert obra.aplicar() == bom + esperada.replace("\n", salto)


@pytest.mark.parametrize("salto", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_una_clave_nueva_toma_el_sitio_de_su_ejemplo_comentado(salto: str):
    antes = comentar(Plan, plan_minimo(2026)).replace("\n", salto)
    obra = parche(antes, PLAN)
    obra.poner(("institucion", "tipo"), "IE")
    obra.poner(("problema",), "Preguntas\nque se responden solas")
    obra.agregar(("visitas_previstas",), [{"docente": "d01", "etapa": 1, "fecha": date(2026, 4, 16)}])
    despues = antes.replace("# tipo: IE", "tipo: IE")
    problema = "problema: |\n  Preguntas\n  que se responden solas".replace("\n", salto)
    despues = despues.replace("# problema: …", problema)
    ejemplo = re.compile(r"# visitas_previstas:\r?\n(?:#  .*\n)+")
    previstas = "visitas_previstas:\n  - docente: d01\n    etapa: 1\n    fecha: 2026-04-16\n".replace("\n", salto)
    assert len(ejemplo.findall(despues)) == 1
    assert obra.aplicar() == ejemplo.sub(previstas, despues)


def test_el_nombre_del_anio_que_se_sugeria_tambien_cede_su_sitio():
    antes = dict(archivos_nuevos(plan_minimo(2026), docentes_minimos(), {"formato": 1}))[PLAN]
    obra = parche(antes, PLAN)
    obra.poner(("nombre_del_anio",), "Año de la lectura")
    assert obra.aplicar() == re.sub("# nombre_del_anio: .*", "nombre_del_anio: Año de la lectura", antes)


def test_un_ejemplo_que_alguien_cambio_es_suyo_y_se_queda():
    antes = comentar(Plan, plan_minimo(2026)).replace("# problema: …", "# problema: lo que vimos el 3 de marzo")
    obra = parche(antes, PLAN)
    obra.poner(("problema",), "Otro")
    assert obra.aplicar().replace("problema: Otro\n", "", 1) == antes


@pytest.mark.parametrize(
    ("antes", "despues"),
    [
        ("compromisos:\n- id: c1\n  texto: a\n", "compromisos:\n- id: c1\n  texto: a\n- id: c2\n  texto: b\n"),
        ("compromisos: [{id: c1, texto: a}]\n", "compromisos: [{id: c1, texto: a}, {id: c2, texto: b}]\n"),
        ("compromisos: ~\n", "compromisos:\n  - id: c2\n    texto: b\n"),
        ("compromisos: # x\n", "compromisos: # x\n  - id: c2\n    texto: b\n"),
        (
            "compromisos:\n  - id: c1\n    texto: |\n      a\n    # de c1\n\n# fin",
            "compromisos:\n  - id: c1\n    texto: |\n      a\n    # de c1\n  - id: c2\n    texto: b\n\n# fin",
        ),
        ("", "compromisos:\n  - id: c2\n    texto: b\n"),
        (
            "compromisos:\n  - id: c1\n    texto: sin salto final",
            "compromisos:\n  - id: c1\n    texto: sin salto final\n  - id: c2\n    texto: b\n",
        ),
    ],
)  # fmt: skip
def test_un_elemento_va_al_final_de_su_lista_como_este_escrita(antes: str, despues: str):
    obra = parche("formato: 1\n" + antes)
    obra.agregar(("compromisos",), [{"id": "c2", "texto": "b"}])
    assert obra.aplicar() == "formato: 1\n" + despues


def test_dos_cosas_tras_una_linea_sin_salto_no_dejan_una_vacia_entre_ellas():
    obra = parche("formato: 1\r\ndocente: d01")
    obra.poner(("fecha",), date(2024, 4, 16))
    obra.poner(("estado",), "borrador")
    assert obra.aplicar() == "formato: 1\r\ndocente: d01\r\nfecha: 2024-04-16\r\nestado: borrador\r\n"


@pytest.mark.parametrize(
    ("antes", "despues"),
    [
        ("estado: cerrada # ya\nrol: principal # o no\n", "estado: cerrada # ya\n"),
        ("rol: |\n  principal\n\n# nota\nfecha: 2024-04-16\n", "\n# nota\nfecha: 2024-04-16\n"),
    ],
)
def test_quitar_se_lleva_sus_lineas_y_ninguna_mas(antes: str, despues: str):
    obra = parche("formato: 1\n" + antes)
    obra.quitar(("rol",))
    assert obra.aplicar() == "formato: 1\n" + despues


@pytest.mark.parametrize(
    ("clave", "queda"),
    [("a", "{b: 2, c: 3}"), ("b", "{a: 1, c: 3}"), ("c", "{a: 1, b: 2}"), ("x", "{a: 1, b: 2, c: 3}")],
)
def test_quitar_entre_llaves_se_lleva_su_coma(clave: str, queda: str):
    obra = parche("formato: 1\nhuellas: {a: 1, b: 2, c: 3}\n", "entregas/etapa-1.yaml")
    obra.quitar(("huellas", clave))
    assert obra.aplicar() == f"formato: 1\nhuellas: {queda}\n"


def test_renombrar_una_clave_respeta_sus_comillas():
    obra = parche('formato: 1\nhuellas:\n  "a": 1 # x\n  b: 2\n', "entregas/etapa-1.yaml")
    obra.renombrar(("huellas", "a"), "z")
    obra.renombrar(("huellas", "b"), "w")
    assert obra.aplicar() == 'formato: 1\nhuellas:\n  "z": 1 # x\n  w: 2\n'


@pytest.mark.parametrize(
    "pedido",
    [
        lambda p: p.poner(("dialogo",), {"fecha": "x"}),
        lambda p: p.poner(("dialogo", "fecha", "dia"), "x"),
        lambda p: p.agregar(("rubrica",), ["x"]),
        lambda p: p.quitar(("compromisos", 0, "id")),
        lambda p: p.quitar(("dialogo", "fecha")),
        lambda p: p.renombrar(("desempenos", "involucra"), "respeto"),
    ],
)
def test_lo_que_tocaria_algo_mas_no_se_hace(pedido: Any):
    with pytest.raises((ErrorDeDatos, KeyError)):
        pedido(parche(BASE[VISITA]))


def test_un_archivo_que_no_se_lee_no_se_cambia():
    with pytest.raises(ErrorDeDatos, match="no se puede leer"):
        parche("formato: [")


# ---------------------------------------------------------------- al azar

_TEXTOS = st.one_of(
    st.sampled_from(["no", "07", "a: b", "x #y", "- z", "{", "'", '"', "\\", "~", "c,d", "¿Qué?", "2024-01-01", "|"]),
    st.text("ab ñ:#'\"\\{}[],-\n|", min_size=1, max_size=30).filter(lambda t: t.strip()),
)
_FECHAS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
_IDS = st.from_regex(r"[a-z0-9][a-z0-9-]{0,20}", fullmatch=True)
_COMPROMISO = st.fixed_dictionaries({"id": _IDS, "texto": _TEXTOS}, optional={"plazo": _FECHAS, "apoyo": _TEXTOS})
_PONER = [
    (VISITA, ("estado",), st.sampled_from(["borrador", "cerrada"])), (VISITA, ("docente",), _IDS),
    (VISITA, ("fecha",), _FECHAS), (VISITA, ("contraste_de",), _IDS), (VISITA, ("dialogo", "fortalezas"), _TEXTOS),
    (VISITA, ("cuaderno", "hechos"), _TEXTOS), (VISITA, ("desempenos", "respeto", "evidencia"), _TEXTOS),
    (VISITA, ("seguimiento", 0, "compromiso"), _IDS), (VISITA, ("sesion", "area"), _TEXTOS),
    (ANTERIOR_D01, ("desempenos", "regula", "evidencia"), _TEXTOS), (OTRA, ("sesion",), st.just({"area": "Arte"})),
    (ACCION, ("participantes", 1), _IDS), (ACCION, ("acuerdos",), _TEXTOS), (ACCION, ("responsable",), _IDS),
    (DOCENTES, ("docentes", 0, "id"), _IDS), (DOCENTES, ("docentes", 1, "aula"), _TEXTOS),
]  # fmt: skip
_AGREGAR = [
    (VISITA, ("compromisos",), _COMPROMISO), (OTRA, ("compromisos",), _COMPROMISO),
    (ACCION, ("compromisos",), _COMPROMISO), (ACCION, ("participantes",), _IDS),
    (DOCENTES, ("docentes",), st.fixed_dictionaries({"id": _IDS}, optional={"aula": _TEXTOS})),
]  # fmt: skip


@st.composite
def como_lo_escribiria_alguien(draw: st.DrawFn, texto: str) -> str:
    """El mismo archivo con comentarios, líneas vacías, comillas, acentos, CRLF o BOM de la persona."""
    lineas = []
    for linea in texto.rstrip("\n").split("\n"):
        sangria = linea[: len(linea) - len(linea.lstrip())]
        de_bloque = linea.lstrip()[:1].isdigit()  # el interior de un `|`: ahí un comentario sería texto
        adorno = draw(st.sampled_from(["", "", "", "vacia", "nota", "cola", "comillas"]))
        if adorno == "vacia" and not de_bloque:
            lineas.append("")
        elif adorno == "nota" and not de_bloque:
            lineas.append(f"{sangria}# nota: 'x' [")
        elif adorno == "cola" and not de_bloque:
            linea += "  # cola"  # noqa: PLW2901 -- la línea con su cola
        elif adorno == "comillas":
            linea = re.sub(r"^(\s*(?:- )?\w+): ([a-zA-Z0-9-]+)$", r"\1: '\2'", linea)  # noqa: PLW2901
        lineas.append(linea)
    escrito = "\n".join(lineas) + draw(st.sampled_from(["\n", "", "\n\n# fin\n"]))
    if draw(st.booleans()):
        escrito = escrito.replace("desempenos:", "desempeños:", 1)
    return draw(st.sampled_from(["", "\ufeff"])) + escrito.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


def ajeno(texto: str) -> Any:
    """El archivo como lo entiende otro lector, sin tipos."""
    return yaml.load(texto.removeprefix("\ufeff"), yaml.BaseLoader)


def seguir(datos: Any, ruta: Ruta) -> Any:
    for paso in ruta:
        datos = datos["desempeños" if paso == "desempenos" and "desempeños" in datos else paso]
    return datos


@given(datos=st.data())
def test_solo_cambia_lo_pedido_y_las_demas_lineas_son_las_mismas(datos: st.DataObject):
    es_lista = datos.draw(st.booleans())
    archivo, ruta, valores = datos.draw(st.sampled_from(_AGREGAR if es_lista else _PONER))
    antes, valor = datos.draw(como_lo_escribiria_alguien(BASE[archivo])), datos.draw(valores)
    obra = parche(antes, archivo)
    if es_lista:
        obra.agregar(ruta, [valor])
    else:
        obra.poner(ruta, valor)
    despues = obra.aplicar()
    viejo, nuevo = ajeno(antes), ajeno(despues)
    hay = seguir(nuevo, ruta)
    _iguala(hay.pop() if es_lista else hay, valor)
    assert _sin(viejo, ruta, es_lista) == _sin(nuevo, ruta, es_lista)
    _una_sola_zona(antes, despues)


def _iguala(leido: Any, valor: Any) -> None:
    if isinstance(valor, dict):
        assert leido.keys() == valor.keys()
        for clave in valor:
            _iguala(leido[clave], valor[clave])
    else:
        assert re.sub(r"\s+", " ", leido).strip() == re.sub(r"\s+", " ", str(valor)).strip()


def _sin(datos: Any, ruta: Ruta, es_lista: bool) -> Any:
    """Lo leído sin lo que se pidió cambiar; una lista que no estaba es una lista vacía."""
    padre, clave = seguir(datos, ruta[:-1]), ruta[-1]
    if es_lista:
        padre.setdefault(clave, [])
    elif isinstance(padre, dict):
        padre.pop(clave, None)
    else:
        padre[clave] = None
    return datos


def _una_sola_zona(antes: str, despues: str) -> None:
    """Fuera de un tramo seguido, de dos líneas como mucho, todo es byte a byte lo mismo."""
    viejas, nuevas = _lineas(antes), _lineas(despues)
    iguales = _comunes(viejas, nuevas)
    del viejas[:iguales], nuevas[:iguales]
    al_final = _comunes(viejas[::-1], nuevas[::-1])
    assert len(viejas) - al_final <= 2


def _comunes(unas: list[str], otras: list[str]) -> int:
    return sum(1 for _ in takewhile(lambda par: par[0] == par[1], zip(unas, otras, strict=False)))


def _lineas(texto: str) -> list[str]:
    """Las líneas con su salto; a la última, que puede no tenerlo, se le da."""
    lineas = texto.splitlines(keepends=True)
    return lineas if texto.endswith("\n") else [*lineas[:-1], lineas[-1] + ("\r\n" if "\r\n" in texto else "\n")]


def test_la_clase_no_importa_si_el_lugar_es_del_formato():
    obra = Parche("x.yaml", b"formato: 1\ndocentes:\n  - id: d01\n", Docentes)
    assert obra.nodo("docentes", 0, "id") is not None
    assert obra.nodo("docentes", 0, "aula") is None
    assert Parche("x.yaml", b"formato: 1\n", Observacion).aplicar() == "formato: 1\n"
