"""Los once errores de cálculo vistos en herramientas reales: aquí ninguno puede volver."""

import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoreo_cli.calculo.cuentan import Cuentas
from monitoreo_cli.calculo.porcentajes import n_de, repartidos, uno
from monitoreo_cli.calculo.resumen import resumir
from monitoreo_cli.lectura.cargar import cargar
from monitoreo_cli.salidas import json as salida_json
from tests.escuelas import BASE, DOCENTES, OTRA, RUBRICA, VISITA, Contenido, cambiada, fuentes


def resumen(cambios: Mapping[str, Contenido], etapa: int = 1, rubrica: str | None = None) -> dict[str, Any]:
    """El resumen de la escuela sana con esos cambios, como lo daría `--formato json`."""
    escuela, _ = cargar(fuentes(cambiada(cambios)))
    return salida_json.resumen(resumir(escuela, Cuentas(escuela), escuela.etapas[etapa], rubrica))


def de(datos: dict[str, Any], desempeno: str) -> dict[str, Any]:
    return next(d for d in datos["desempenos"] if d["id"] == desempeno)


def test_1_un_desempeno_sin_calificar_es_sin_dato_y_no_un_uno() -> None:
    involucra = de(resumen({VISITA: "desempenos:\n  involucra:\n    evidencia: Todos cuentan\n"}), "involucra")
    assert involucra["niveles"] == {"I": 0, "II": 0, "III": 1, "IV": 0}
    assert involucra["sin_dato"] == 1


@pytest.mark.parametrize("nivel", ["V", "iii", "3", "Satisfactorio", "III.", "II/III"])
def test_2_un_nivel_desconocido_no_cae_en_ninguno(nivel: str) -> None:
    datos = resumen({VISITA: f"desempenos:\n  involucra:\n    nivel: {nivel}\n"})
    assert de(datos, "involucra")["niveles"] == {"I": 0, "II": 0, "III": 1, "IV": 0}
    assert de(datos, "involucra")["sin_dato"] == 1
    assert "involucra" not in datos["por_docente"][0]["niveles"]


def test_3_no_hay_nivel_global_del_que_inventar_los_demas() -> None:
    datos = resumen({VISITA: "desempenos:\n  regula:\n    nivel: IV\n"})
    assert set(datos["por_docente"][0]) == {"docente", "visita", "niveles"}
    assert set(datos) == {"etapa", "rubrica", "docentes", "visitas", "desempenos", "por_docente"}


@given(st.lists(st.integers(0, 200), min_size=1, max_size=6))
def test_4_los_porcentajes_de_un_reparto_suman_cien(partes: list[int]) -> None:
    enteros = repartidos(partes)
    assert sum(enteros) == (100 if sum(partes) else 0)
    for parte, entero in zip(partes, enteros, strict=True):
        assert abs(entero * sum(partes) - parte * 100) < max(1, sum(partes))


@pytest.mark.parametrize(
    ("partes", "enteros"),
    [
        ([1, 1, 1], [34, 33, 33]), ([0, 2, 1, 0], [0, 67, 33, 0]), ([1, 0], [100, 0]), ([0, 0], [0, 0]),
        ([1] * 6, [17, 17, 17, 17, 16, 16]),
    ],
)  # fmt: skip
def test_4_los_restos_mayores_se_reparten_y_a_igual_resto_gana_el_primero(
    partes: list[int], enteros: list[int]
) -> None:
    assert repartidos(partes) == enteros


def test_5_dos_instrumentos_nunca_se_suman() -> None:
    cambios = {"rubricas/minedu-2017.yaml": BASE[RUBRICA].encode(), OTRA: "rubrica: minedu-2017\n"}
    assert resumen(cambios)["docentes"]["no_monitoreados"] == ["d02"]
    assert resumen(cambios, rubrica="minedu-2017")["docentes"]["no_monitoreados"] == ["d01"]


def test_6_una_etiqueta_que_contiene_otra_no_se_confunde() -> None:
    rubrica = """
        niveles:
          - clave: INSATISFACTORIO
          - clave: SATISFACTORIO
        logro_desde: SATISFACTORIO
    """
    datos = resumen({RUBRICA: rubrica, VISITA: "desempenos:\n  involucra:\n    nivel: INSATISFACTORIO\n"})
    assert de(datos, "involucra")["niveles"] == {"INSATISFACTORIO": 1, "SATISFACTORIO": 0}
    assert de(datos, "involucra")["en_logro"] == 0


def test_7_una_visita_nueva_no_trae_ningun_nivel_puesto() -> None:
    from monitoreo_cli.escritura.emisor import emitir
    from monitoreo_cli.modelo.observacion import Observacion

    assert "nivel" not in emitir(Observacion, {"formato": 1, "docente": "d01", "desempenos": {}})


def test_8_los_nombres_no_salen_en_el_resumen() -> None:
    identidades = "identidades:\n  d01:\n    nombre: Persona Secreta\n    dni: '12345678'\n"
    datos = json.dumps(resumen({"identidades.yaml": f"formato: 1\n{identidades}"}), ensure_ascii=False)
    assert "Secreta" not in datos
    assert "12345678" not in datos


@pytest.mark.parametrize(
    ("parte", "todo", "dicho"),
    [
        (1, 3, "33,3 %"), (2, 3, "66,7 %"), (1, 8, "12,5 %"), (1, 16, "6,3 %"), (3, 16, "18,8 %"), (1, 200, "0,5 %"),
        (1, 2000, "0,1 %"), (199, 2000, "10,0 %"), (0, 3, "0,0 %"), (3, 3, "100,0 %"), (0, 0, ""),
    ],
)  # fmt: skip
def test_9_el_borde_se_redondea_a_la_mitad_hacia_arriba_y_exacto(parte: int, todo: int, dicho: str) -> None:
    assert uno(parte, todo) == dicho


def test_9_siempre_se_dice_n_de_n() -> None:
    assert n_de(2, 3) == "2 de 3 (66,7 %)"
    assert n_de(0, 0) == "0 de 0"


def test_10_dos_archivos_del_mismo_dia_son_dos_visitas_y_ninguna_se_pierde() -> None:
    segunda = BASE[VISITA].replace("08:15", "10:15").replace("09:45", "11:30").replace("nivel: III", "nivel: IV")
    datos = resumen({"observaciones/2024-04-16-d01-2.yaml": segunda.encode()})
    assert datos["por_docente"][0]["visita"] == "2024-04-16-d01-2"
    assert datos["visitas"]["cerradas"] == 2  # una por docente: el plan programa una


def test_11_un_docente_con_varios_grados_cuenta_una_vez() -> None:
    datos = resumen(
        {DOCENTES: "docentes:\n  - id: d01\n    grados: [1, 2, 3, 4, 5, 6]\n  - id: d02\n    grados: [1, 2]\n"}
    )
    assert datos["docentes"]["total"] == 2
    assert de(datos, "involucra")["valorados"] == 2
