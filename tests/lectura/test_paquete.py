"""Un paquete que llegó por correo: o cuadra, o se dice por qué no. Nunca se cae."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoreo_cli.lectura.paquete import Paquete, Rechazado, leer
from tests.paquetes import al_azar, etapa, leido, paquete

SANO = json.dumps(paquete()).encode()


def motivo(datos: bytes | Any) -> str:
    hecho = leer([("ugel.json", datos)])[0] if isinstance(datos, bytes) else leido(datos)
    assert isinstance(hecho, Rechazado), hecho
    return hecho.motivo


def con(ruta: str, valor: Any) -> Any:
    """El paquete sano con un dato cambiado: `etapas/0/docentes/total`."""
    datos: Any = json.loads(SANO)
    dentro = datos
    *camino, ultima = [int(p) if p.isdecimal() else p for p in ruta.split("/")]
    for paso in camino:
        dentro = dentro[paso]
    if valor is FALTA:
        del dentro[ultima]
    else:
        dentro[ultima] = valor
    return datos


FALTA = object()
INVOLUCRA = "etapas/0/desempenos/0"


@given(al_azar())
def test_un_paquete_que_cuadra_se_lee_entero(datos: dict[str, Any]) -> None:
    hecho = leido(datos)
    assert isinstance(hecho, Paquete)
    assert [e.numero for e in hecho.etapas] == [e["etapa"] for e in datos["etapas"]]


@pytest.mark.parametrize("datos", [SANO, b"\xef\xbb\xbf" + SANO, SANO.replace(b", ", b",\r\n")])
def test_el_bom_y_los_saltos_de_windows_no_estorban(datos: bytes) -> None:
    assert isinstance(leer([("ugel.json", datos)])[0], Paquete)


@pytest.mark.parametrize(
    ("datos", "dicho"),
    [
        (b"", "está vacío"), (b"  \r\n", "está vacío"),
        (SANO.decode().encode("utf-16"), "UTF-16"), (SANO.decode().encode("utf-16-le"), "UTF-16"),
        (SANO.decode().replace("licencia", "años").encode("cp1252"), "no está en UTF-8"),
        (SANO[:-40], "está cortado"), (SANO[:30], "está cortado"),
        (b"<html>Inicia sesi\xc3\xb3n</html>", "no es JSON"), (b"PK\x03\x04", "no es JSON"),
        (b"[" * 100_000, "demasiados niveles"), (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "demasiados niveles"),
        (SANO.replace(b'"total": 4', b'"total": NaN'), "números imposibles"),
        (SANO.replace(b'"total": 4', b'"total": ' + b"9" * 5_000), "números imposibles"),
        (SANO + b" " * 1024 * 1024, "pasa de 1 MiB"),
        (b"[1, 2]", "no es un paquete"), (b'"hola"', "no es un paquete"), (b"{}", "no es un paquete"),
        (b'{"formato": 1, "etapas": []}', "no es un paquete"),
    ],
)  # fmt: skip
def test_lo_que_no_es_un_paquete_se_dice(datos: bytes, dicho: str) -> None:
    assert dicho in motivo(datos)


@pytest.mark.parametrize(
    ("ruta", "valor", "dicho"),
    [
        ("formato", 2, "es del formato 2, más nuevo"), ("formato", True, "su `formato` dice `true`"),
        ("formato", "1", "y es 1"), ("codigo_modular", "426307", "son 7 dígitos"),
        ("codigo_modular", 426307, "`codigo_modular` no es un texto"), ("codigo_modular", "٠٤٢٦٣٠٧", "son 7 dígitos"),
        ("corte", "05/07/2024", "no es una fecha"), ("corte", "2024-02-31", "no es una fecha"),
        ("corte", FALTA, "falta `corte`"), ("huella", "", "`huella` no es un texto"),
        ("etapas", {}, "falta la lista `etapas`"),
        ("etapas/0", None, "`etapas` falta o no es"), ("etapas/0/etapa", -1, "`etapa` dice `-1`"),
        ("etapas/0/docentes", FALTA, "etapa 1: `docentes` falta"),
        ("etapas/0/docentes/total", True, "etapa 1: `total` dice `true`, y va un entero"),
        ("etapas/0/docentes/total", 4.0, "`total` dice `4.0`"), ("etapas/0/docentes/total", "4", 'dice `"4"`'),
        ("etapas/0/docentes/total", [[4]], "dice otra cosa"), ("etapas/0/docentes/total", 10_000, "de 0 a 9999"),
        ("etapas/0/docentes/total", FALTA, "`total` falta"), ("etapas/0/docentes/total", 5, "no son 5"),
        ("etapas/0/docentes/monitoreados", 3, "3 monitoreados y 1 por visitar no son 3"),
        ("etapas/0/docentes/no_programados", {"licencia": 2}, "no cuadra: 3 programados y 2"),
        ("etapas/0/rubrica", None, "no dice con qué instrumento"), ("etapas/0/logro_desde", "V", "con ese logro"),
        ("etapas/0/logro_desde", None, "los niveles no suman"),
        (f"{INVOLUCRA}/niveles", {}, "con ese logro"),
        (f"{INVOLUCRA}/niveles/I", 1, "`involucra`: los niveles no suman"),
        (f"{INVOLUCRA}/niveles/I", -1, "`involucra`: `I` dice `-1`"), (f"{INVOLUCRA}/niveles", [], "`niveles` falta"),
        (f"{INVOLUCRA}/niveles", {f"n{i}": 0 for i in range(9)}, "sus niveles"),
        (f"{INVOLUCRA}/sin_dato", 2, "no suman los docentes"), (f"{INVOLUCRA}/sin_dato", FALTA, "`sin_dato` falta"),
        (f"{INVOLUCRA}/en_logro", 2, "los niveles no suman"), (f"{INVOLUCRA}/valorados", False, "dice `false`"),
        (f"{INVOLUCRA}/id", 7, "`id` no es un texto"), (INVOLUCRA, "x", "`desempenos` falta o no es"),
    ],
)  # fmt: skip
def test_una_cifra_que_no_cuadra_se_dice_con_su_lugar(ruta: str, valor: Any, dicho: str) -> None:
    assert dicho in motivo(con(ruta, valor))


def test_mas_visitados_que_monitoreados_no_cuadra() -> None:
    datos = con(f"{INVOLUCRA}/niveles", {"I": 0, "II": 2, "III": 1, "IV": 0})
    datos["etapas"][0]["desempenos"][0] |= {"valorados": 3, "sin_dato": 0}
    assert "no suman los docentes de la etapa" in motivo(datos)


def test_repetir_una_etapa_o_un_desempeno_no_cuenta_dos_veces() -> None:
    assert motivo(paquete(etapas=[etapa(), etapa()])) == "repite la etapa 1"
    una = etapa()
    una["desempenos"] *= 2
    assert motivo(paquete(etapas=[una])) == "etapa 1: repite el desempeño involucra"


def test_dos_escalas_en_una_etapa_no_se_suman() -> None:
    una = etapa()
    otro = {**una["desempenos"][0], "id": "otro", "niveles": {"No": 0, "En parte": 1, "Sí": 1}}
    una["desempenos"].append(otro)
    assert motivo(paquete(etapas=[una])) == "etapa 1: `otro`: mezcla dos escalas de niveles"


def test_una_clave_de_mas_no_estorba() -> None:
    assert isinstance(leido(paquete() | {"nota": {"x": [1.5]}}), Paquete)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda hijos: st.lists(hijos, max_size=3) | st.dictionaries(st.text(max_size=5), hijos, max_size=3),
    max_leaves=8,
)
RUTAS = st.sampled_from(
    ["formato", "codigo_modular", "corte", "huella", "etapas", "etapas/0", "etapas/0/docentes", "etapas/0/rubrica",
     "etapas/0/docentes/total", "etapas/0/docentes/no_programados", "etapas/0/desempenos", INVOLUCRA,
     f"{INVOLUCRA}/niveles", f"{INVOLUCRA}/niveles/II", f"{INVOLUCRA}/id", f"{INVOLUCRA}/valorados"]
)  # fmt: skip


@given(RUTAS, JSON)
def test_cualquier_cosa_en_cualquier_sitio_se_acepta_o_se_dice(ruta: str, valor: Any) -> None:
    hecho = leido(con(ruta, valor))
    assert isinstance(hecho, Paquete) or hecho.motivo


@given(st.binary(max_size=300), st.integers(0, len(SANO)))
def test_bytes_cualesquiera_nunca_lo_hacen_caer(basura: bytes, donde: int) -> None:
    for datos in (basura, SANO[:donde] + basura, SANO[:donde] + basura + SANO[donde:]):
        assert isinstance(leer([("ugel.json", datos)])[0], Paquete | Rechazado)
