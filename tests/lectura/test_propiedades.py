"""Lo que vale para cualquier archivo: leer nunca lanza y un lugar recorta exactamente su texto."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from monitoreo_cli.lectura.cargar import Fuente, cargar
from monitoreo_cli.lectura.documento import CON_LIBYAML, leer
from monitoreo_cli.lectura.puro import CargadorPuro
from monitoreo_cli.lugar import Escalar, Lista, Lugar, Nodo, escalares
from monitoreo_cli.problema import Problema
from monitoreo_cli.texto import lineas_de
from tests.escuelas import BASE, fuentes
from tests.generadores import Texto, documentos, escuelas_al_azar, escuelas_mutadas, mutados

CARGADORES = [CargadorPuro, *([yaml.CBaseLoader] if CON_LIBYAML else [])]
RUTAS = [
    *BASE,
    "textos.yaml",
    "anterior.yaml",
    "identidades.yaml",
    "entregas/etapa-1.yaml",
    "otra.yml",
    "observaciones/",
]


def recorte(texto: str, lugar: Lugar) -> str:
    """El trozo del archivo que señala un lugar; los saltos, como `\\n`."""
    lineas = lineas_de(texto)[lugar.linea - 1 : lugar.hasta_linea]
    lineas[-1] = lineas[-1][: lugar.hasta_columna - 1]
    lineas[0] = lineas[0][lugar.columna - 1 :]
    return "\n".join(lineas)


def lugares(nodo: Nodo) -> list[tuple[str, str, Lugar]]:
    """Cada nodo de un árbol con su lugar, en orden."""
    if isinstance(nodo, Escalar):
        return [(nodo.texto, nodo.estilo, nodo.lugar("x"))]
    propio = [(type(nodo).__name__, "", nodo.lugar("x"))]
    hijos = nodo.elementos if isinstance(nodo, Lista) else [n for par in nodo.pares.values() for n in par]
    return propio + [lugar for hijo in hijos for lugar in lugares(hijo)]


def leido(datos: bytes, cargador: type) -> tuple[Nodo | None, list[Problema]]:
    problemas: list[Problema] = []
    return leer(datos, "x", problemas, cargador).raiz, problemas


# ---------------------------------------------------------------- nunca lanza


@given(st.binary(max_size=300), st.sampled_from(RUTAS))
def test_cargar_no_lanza_con_bytes_cualesquiera(datos: bytes, ruta: str):
    _, problemas = cargar([Fuente(ruta, datos)])
    assert any(p.lugar.archivo == ruta for p in problemas) or datos


@given(escuelas_mutadas())
def test_cargar_no_lanza_con_archivos_estropeados(textos: dict):
    escuela, problemas = cargar(fuentes(textos))
    assert escuela.fuera <= textos.keys()
    lineas = {r: len(lineas_de(t.decode("utf-8", "replace") if isinstance(t, bytes) else t)) for r, t in textos.items()}
    for problema in problemas:
        assert 1 <= problema.lugar.linea <= problema.lugar.hasta_linea <= lineas.get(problema.lugar.archivo, 1)
        assert problema.mensaje


@given(escuelas_al_azar())
def test_cargar_no_lanza_con_estructuras_cualesquiera(textos: dict):
    escuela, _ = cargar(fuentes(textos))
    assert escuela.archivos == len(textos)


@pytest.mark.parametrize("cargador", CARGADORES)
@given(st.data())
def test_un_archivo_estropeado_da_un_arbol_o_un_problema(cargador: type, data: st.DataObject):
    datos = data.draw(mutados(BASE[data.draw(st.sampled_from(sorted(BASE)))]))
    raiz, problemas = leido(datos, cargador)
    assert (raiz is None) == any(p.codigo != "M007" for p in problemas)
    assert len([p for p in problemas if p.codigo == "M001"]) <= 1


# ---------------------------------------------------------------- el lugar


@pytest.mark.parametrize("cargador", CARGADORES)
@given(documentos())
def test_un_lugar_recorta_exactamente_su_texto(cargador: type, documento: tuple[str, tuple[Texto, ...]]):
    texto, esperados = documento
    raiz, problemas = leido(texto.encode(), cargador)
    assert raiz is not None
    assert problemas == []
    hallados = list(escalares(raiz))
    assert [e.texto for e in hallados] == [t.valor for t in esperados]
    for escalar, dicho in zip(hallados, esperados, strict=True):
        escrito = recorte(texto, escalar.lugar("x"))
        if dicho.estilo in ("|", ">"):
            assert escrito == dicho.estilo
        else:
            assert [x.strip() for x in escrito.split("\n")] == list(dicho.lineas)


@pytest.mark.parametrize("cargador", CARGADORES)
@given(documentos())
def test_el_bom_no_mueve_ningun_lugar(cargador: type, documento: tuple[str, tuple[Texto, ...]]):
    texto, _ = documento
    sin_bom, con_bom = (leido(d, cargador)[0] for d in (texto.encode(), texto.encode("utf-8-sig")))
    assert sin_bom is not None
    assert con_bom is not None
    assert lugares(con_bom) == lugares(sin_bom)


# ---------------------------------------------------------------- con libyaml y sin él

solo_con_libyaml = pytest.mark.skipif(not CON_LIBYAML, reason="no hay con qué comparar")


def exigir_iguales(texto: str) -> None:
    """Que los dos lean los mismos textos en los mismos lugares."""
    uno, otro = (leido(texto.encode(), c)[0] for c in CARGADORES)
    assert uno is not None
    assert otro is not None
    assert lugares(uno) == lugares(otro)


@solo_con_libyaml
@given(documentos())
def test_sin_libyaml_se_leen_los_mismos_textos_y_lugares(documento: tuple[str, tuple[Texto, ...]]):
    exigir_iguales(documento[0])


@solo_con_libyaml
@given(st.data())
def test_sin_libyaml_se_lee_lo_mismo_de_todo_archivo_valido(data: st.DataObject):
    datos = data.draw(mutados(BASE[data.draw(st.sampled_from(sorted(BASE)))]))
    (puro, suyos), (raiz, problemas) = (leido(datos, c) for c in CARGADORES)
    if raiz is not None:
        assert puro is not None
        assert lugares(puro) == lugares(raiz)
        assert suyos == problemas


@solo_con_libyaml
@pytest.mark.parametrize("ruta", sorted(BASE))
def test_sin_libyaml_la_escuela_se_lee_igual(ruta: str):
    for texto in (BASE[ruta], BASE[ruta].replace("\n", "\r\n"), BASE[ruta].replace(": ", ":\t")):
        exigir_iguales(texto)


@solo_con_libyaml
@pytest.mark.parametrize(
    "texto",
    ["a:\tb", "a: b\tc", "a: b\n \tc", "a: |\t\n  b", "a: >-\t# x\n  b", "{a:\tb,\tc: d}", "[a,\tb\t]",
     "a\t: b", "a: 'b'\t# c", "a: b\t# c", "k:\n  - a\tb\t\n  - c",
     "a: \"\\u00e1\\t\"", "a: |2+\n   x\n\n", "a: >1-\n b"],
)  # fmt: skip
def test_las_tabulaciones_valen_donde_libyaml_las_admite(texto: str):
    exigir_iguales(texto)


@pytest.mark.parametrize("cargador", CARGADORES)
@pytest.mark.parametrize(
    "texto",
    [
        "\ta: b",
        "a:\n\tb: c",
        "-\ta",
        "a: b\n\tc",
        "a: b\n\n\t\n  c",
        'a: "\\ud800"',
        "a: |x\n  b",
        "a: |0\n  b",
        'a: "\\q"',
        "a: [b",
        "a: 'b",
    ],
)
def test_lo_que_no_es_yaml_es_m001_con_los_dos(cargador: type, texto: str):
    raiz, problemas = leido(texto.encode(), cargador)
    assert raiz is None
    assert [p.codigo for p in problemas] == ["M001"]


@pytest.mark.parametrize("cargador", CARGADORES)
def test_el_lugar_de_un_bloque_va_de_su_comienzo_a_su_fin(cargador: type):
    texto = "a:  # x\n  - b  # y\n\n\nc: [d,\n  e ] # z"
    raiz, _ = leido(texto.encode(), cargador)
    assert raiz is not None
    recortes = [recorte(texto, lugar) for nombre, _, lugar in lugares(raiz) if nombre in ("Mapa", "Lista")]
    assert recortes == [texto.removesuffix(" ] # z"), "- b", "[d,\n  e ]"]


@pytest.mark.parametrize("cargador", CARGADORES)
@pytest.mark.parametrize("abre", [b"[", b"{a: ", b"- ", b"? ", b"[{a: "])
def test_cien_kilobytes_anidados_son_un_problema(cargador: type, abre: bytes):
    raiz, problemas = leido(abre * (100_000 // len(abre)), cargador)
    assert raiz is None
    assert len(problemas) == 1
