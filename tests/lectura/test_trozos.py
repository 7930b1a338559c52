"""Leer por trozos, y con lo aprendido de otros, da exactamente lo que da leer cada paquete entero."""

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoreo_cli.lectura.paquete import Paquete, Rechazado, leer
from tests.paquetes import al_azar, conteo, etapa, paquete

UNO = json.dumps(paquete(), separators=(",", ":")).encode()


def dicho(hecho: Paquete | Rechazado) -> Any:
    """Lo que se entendió, sin mirar por qué camino."""
    if isinstance(hecho, Rechazado):
        return hecho.motivo, hecho.arreglo
    return hecho.codigo_modular, hecho.corte, hecho.huella, hecho.etapas


def tras(*anteriores: bytes, llega: bytes) -> Any:
    return dicho(leer([*(("antes.json", a) for a in anteriores), ("llega.json", llega)])[-1])


def solo(llega: bytes) -> Any:
    return tras(llega=llega)


def entero(llega: bytes) -> Any:
    """Lo que se entiende del mismo JSON escrito de modo que no se puede cortar."""
    return dicho(leer([("llega.json", llega.replace(b'{"etapa":', b'{ "etapa":'))])[0])


def sin_lugar(hecho: Any) -> Any:
    return tuple(re.sub(r"columna \d+", "", x) if isinstance(x, str) else x for x in hecho)


def escrito(datos: Any, como: int) -> bytes:
    formas: tuple[dict[str, Any], ...] = ({"separators": (",", ":")}, {"indent": 1}, {"sort_keys": True})
    return json.dumps(datos, **formas[como]).encode()


@given(st.lists(st.builds(escrito, al_azar(), st.integers(0, 2)), max_size=8))
def test_juntos_se_entienden_como_por_separado(llegados: list[bytes]) -> None:
    assert [dicho(h) for h in leer([("a.json", b) for b in llegados])] == [solo(b) for b in llegados]


@given(al_azar(), st.data())
def test_un_texto_tocado_se_entiende_como_si_viniera_solo(datos: dict[str, Any], data: st.DataObject) -> None:
    sano = escrito(datos, 0)
    desde = data.draw(st.integers(0, len(sano)))
    hasta = data.draw(st.integers(desde, min(desde + 3, len(sano))))
    tocado = sano[:desde] + data.draw(st.sampled_from(TOQUES)) + sano[hasta:]
    assert tras(sano, sano, llega=tocado) == solo(tocado)
    assert sin_lugar(solo(tocado)) == sin_lugar(entero(tocado))


TOQUES = [
    b"",
    b"0",
    b"7",
    b"12",
    b"00",
    b"-",
    b"-1",
    b".5",
    b"e3",
    b"99999",
    b"9" * 5_000,
    b'"',
    b"%",
    b"%b",
    b"\\",
    b" ",
    b"\xff",
]


@pytest.mark.parametrize(
    ("era", "es"),
    [
        (b'"total":4', b'"total":-4'), (b'"total":4', b'"total":04'), (b'"total":4', b'"total":4.0'),
        (b'"total":4', b'"total":40000'), (b'"total":4', b'"total":"4"'), (b'"total":4', b'"total":5'),
        (b'"I":0', b'"I":1'), (b'"sin_dato":1', b'"sin_dato":0'), (b'"etapa":1', b'"etapa":2'),
        (b"minedu-2018", b"minedu-2017"), (b'"licencia":1', b'"licencia 2":1'), (b"]}", b'],"corte":"2024-01-01"}'),
        (b'{"formato"', b'{"nota":{"formato"'), (b'{"formato"', b'[{"formato"'), (b'"formato":1', b'"formato":2'),
        (b"0000001", b"000001"), (b"2024-07-05", b"2024-07-35"), (b'"formato"', b'"etapas":[],"formato"'),
        (b'"formato"', b'"nota":{"etapas":[]},"formato"'), (b'"etapas":[', b'"etapas":[],"otras":['),
        (b'"etapas":[', b'"etapas":[{"etapa" :2}],"otras":['),
        (b'"formato"', b'"otras":[{"etapa":"x"},{"etapa":"y"}],"formato"'),
        (b'"formato"', b'"otras":[{"etapa":1},{"etapa":2}],"formato"'),
    ],
)  # fmt: skip
def test_lo_que_cambia_se_nota_aunque_lo_demas_se_repita(era: bytes, es: bytes) -> None:
    assert era in UNO
    llega = UNO.replace(era, es, 1)
    assert tras(UNO, llega=llega) == solo(llega)
    assert tras(UNO, llega, llega=llega) == solo(llega)
    assert tras(llega, llega=UNO) == solo(UNO)
    assert sin_lugar(solo(llega)) == sin_lugar(entero(llega))


def con_niveles(niveles: bytes, en_logro: int) -> bytes:
    cuentas = f'{niveles.decode()},"no_observado":0,"no_aplica":0,"sin_dato":1,"en_logro":{en_logro},"valorados":2'
    return re.sub(rb'"niveles".*"valorados":2', cuentas.encode(), UNO)


@pytest.mark.parametrize(
    ("antes", "llega"),
    [
        (UNO, UNO.replace(b'"etapas":[', b'"etapas":[{}],"otras":[')),
        (UNO, UNO.replace(b',"desempenos":[', b',"desempenos": [],"otros\\"desempenos":[')),
        (UNO, re.sub(rb',"desempenos":\[.*?\]\}', b"]}", UNO)),
        (con_niveles(b'"niveles":{"I":-0,"III":2}', 2), con_niveles(b'"niveles":{"I":-1,"III":1}', 1)),
        (con_niveles(b'"niveles":{"0":1,"2":1,"III":0}', 0), con_niveles(b'"niveles":{"8":1,"9":1,"III":0}', 0)),
    ],
)
def test_lo_que_solo_parece_repetido_no_se_toma_por_lo_mismo(antes: bytes, llega: bytes) -> None:
    assert tras(antes, llega=llega) == solo(llega)
    assert sin_lugar(solo(llega)) == sin_lugar(entero(llega))


def test_las_cifras_dentro_de_una_palabra_son_de_la_palabra() -> None:
    """Dos instrumentos cuyos nombres sólo difieren en un número no se confunden, ni los motivos con un `%`."""
    textos = []
    for n in (17, 18):
        una = etapa(rubrica=f"lista-{n}", no_programados={f"50 % en {n}": 1})
        una["desempenos"] = [conteo(f"i{n}", {"I": 0, "II": 1, "III": 1, "IV": 0}, sin_dato=1)]
        textos.append(escrito(paquete(etapas=[una]), 0))
    for llega in textos:
        assert tras(*textos, llega=llega) == solo(llega)
    *_, (de_la_18,) = tras(*textos, llega=textos[1])
    assert (de_la_18.rubrica, [*de_la_18.no_programados]) == ("lista-18", ["50 % en 18"])


def test_un_paquete_cuyas_letras_vienen_escapadas_tambien_se_lee() -> None:
    llega = json.dumps(paquete(etapas=[etapa(no_programados={"vacación": 1})])).encode()
    assert b"\\u00f3" in llega
    assert tras(llega, llega=llega) == solo(llega)
