"""El avance entre etapas, caso por caso y contra una segunda opinión."""

from collections.abc import Mapping
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoreo_cli.calculo.avance import Avance, avanzar, pares
from monitoreo_cli.calculo.cuentan import Cuentas
from monitoreo_cli.lectura.cargar import cargar
from monitoreo_cli.salidas import json as salida_json
from tests.calculo import ingenuo
from tests.calculo.test_resumen_al_azar import fuentes_de, rubricas
from tests.escuelas import BASE, DOCENTES, PLAN, VISITA, Contenido, cambiada, con, fuentes

D01, D02 = "observaciones/2024-08-20-d01.yaml", "observaciones/2024-08-22-d02.yaml"
EN_LA_2 = "etapa: 2\nfecha: 2024-08-20\nseguimiento: []\ncompromisos: []\n"
NIVELES = ["I", "II", "III", "IV"] * 2 + ["no-observado", "iii", None]
CAMBIOS = [
    ("I", "II", "sube"), ("I", "IV", "sube"), ("III", "III", "igual"), ("IV", "III", "baja"),
    ("III", "no-observado", None), ("no-aplica", "II", None), ("III", "iii", None), (None, "III", None),
]  # fmt: skip


def visita(docente: str = "d01", cambio: str = "") -> bytes:
    """Una visita de la etapa 2, sana, con un fragmento cambiado."""
    return con(con(BASE[VISITA], f"docente: {docente}\n{EN_LA_2}"), cambio).encode()


def avance(cambios: Mapping[str, Contenido], rubrica: str | None = None, docente: str | None = None) -> Avance:
    """El avance de la etapa 1 a la 2 de la escuela sana con esos cambios."""
    escuela, _ = cargar(fuentes(cambiada(cambios)))
    return avanzar(escuela, Cuentas(escuela), escuela.etapas[1], escuela.etapas[2], rubrica, docente)


@pytest.mark.parametrize(("antes", "despues", "que"), CAMBIOS)
def test_cada_docente_sube_sigue_igual_o_baja_o_no_tiene_par(antes: str | None, despues: str, que: str | None) -> None:
    una, otra = (f"desempenos:\n  regula:\n    nivel: {n or ''}\n    evidencia: x\n" for n in (antes, despues))
    datos = salida_json.avance(avance({VISITA: una, D01: visita(cambio=otra)}))
    regula = next(d for d in datos["desempenos"] if d["id"] == "regula")
    assert {c: regula[c] for c in ("sube", "igual", "baja")} == {c: int(c == que) for c in ("sube", "igual", "baja")}
    assert regula["sin_par"] == ([] if que else ["d01"])
    assert sum(n for fila in regula["matriz"].values() for n in fila.values()) == (1 if que else 0)
    if que:
        assert regula["matriz"][antes][despues] == 1


def test_la_matriz_lleva_todas_las_claves_de_la_escala_aunque_nadie_se_compare() -> None:
    datos = salida_json.avance(avance({}))
    assert datos["comparables"] == []
    ninguno = dict.fromkeys(("I", "II", "III", "IV"), 0)
    assert datos["desempenos"][0]["matriz"] == dict.fromkeys(("I", "II", "III", "IV"), ninguno)


def test_quien_tiene_visita_en_una_sola_etapa_no_se_compara_y_se_dice_por_que() -> None:
    con_licencia = "docentes:\n  - id: d01\n  - id: d02\n    ausencias:\n      - {etapas: [2], motivo: licencia}\n"
    calculado = avance({D01: visita(), DOCENTES: con_licencia})
    assert calculado.comparables == ["d01"]
    assert calculado.solo_en_una == {"d02": "sin visita que cuente en la etapa 2 (licencia)"}


def test_un_borrador_no_hace_comparable_a_nadie() -> None:
    assert avance({D01: visita(cambio="estado: borrador\n")}).solo_en_una == {
        "d01": "sin visita que cuente en la etapa 2", "d02": "sin visita que cuente en la etapa 2",
    }  # fmt: skip


def test_quien_ya_no_estaba_al_cierre_se_compara_y_se_avisa() -> None:
    se_fue = "docentes:\n  - id: d01\n    hasta: 2024-09-30\n  - id: d02\n"
    calculado = avance({D01: visita(), D02: visita("d02"), DOCENTES: se_fue})
    assert (calculado.comparables, calculado.sin_corte) == (["d01", "d02"], ["d01"])


@pytest.mark.parametrize(
    ("antes", "despues", "cambia"),
    [
        ("director", "ugel", True), ("director", "director", False),
        (None, "ugel", False), ("director", None, False),
    ],
)  # fmt: skip
def test_se_marca_el_cambio_de_observador_solo_si_se_saben_los_dos(
    antes: str | None, despues: str | None, cambia: bool
) -> None:
    una, otra = (f"observador: {o or ''}\n" for o in (antes, despues))
    assert avance({VISITA: una, D01: visita(cambio=otra)}).cambio_observador == (["d01"] if cambia else [])


@pytest.mark.parametrize(
    ("antes", "despues", "cambia"),
    [
        ("Matemática", "Comunicación", True), ("Matemática", "matematica", False), ("Matemática", None, False),
    ],
)  # fmt: skip
def test_se_marca_el_cambio_de_area_sin_mirar_acentos(antes: str, despues: str | None, cambia: bool) -> None:
    una, otra = (f"sesion:\n  area: {a or ''}\n" for a in (antes, despues))
    assert avance({VISITA: una, D01: visita(cambio=otra)}).cambio_area == (["d01"] if cambia else [])


def test_dos_instrumentos_no_se_comparan_y_todos_quedan_en_una_sola() -> None:
    etapas = "etapas:\n  - {numero: 1, desde: 2024-04, hasta: 2024-06}\n"
    etapas += "  - {numero: 2, desde: 2024-08, hasta: 2024-10, rubrica: planificacion}\n"
    lista = "rubrica: planificacion\ndesempenos:\n  unidad: {nivel: Sí, evidencia: La muestra}\n"
    datos = salida_json.avance(avance({PLAN: etapas, D02: visita("d02", lista)}))
    assert datos == {
        "de": 1, "a": 2, "rubrica": None, "comparables": [], "solo_en_una": ["d01", "d02"],
        "cambio_observador": [], "cambio_area": [], "desempenos": [],
    }  # fmt: skip


def test_con_rubrica_se_comparan_las_fichas_de_las_visitas_que_la_llevan() -> None:
    ficha = "otras_fichas:\n  - rubrica: planificacion\n    desempenos:\n      unidad: {nivel: %s, evidencia: x}\n"
    calculado = avance({VISITA: ficha % "En parte", D01: visita(cambio=ficha % "Sí")}, rubrica="planificacion")
    assert calculado.comparables == ["d01"]
    assert salida_json.avance(calculado)["desempenos"][0]["matriz"]["En parte"] == {"No": 0, "En parte": 0, "Sí": 1}


def test_con_docente_las_listas_y_las_cuentas_son_solo_las_suyas() -> None:
    todas = {D01: visita(), D02: visita("d02")}
    datos = salida_json.avance(avance(todas, docente="d02"))
    assert (datos["comparables"], datos["solo_en_una"]) == (["d02"], [])
    assert all(d["sube"] + d["igual"] + d["baja"] == 1 for d in datos["desempenos"])


@pytest.mark.parametrize(
    ("numeros", "esperados"),
    [
        ([1], []), ([1, 2], [(1, 2)]), ([3, 1, 2], [(1, 2), (2, 3), (1, 3)]),
        ([1, 2, 4, 7], [(1, 2), (2, 4), (4, 7), (1, 7)]),
    ],
)  # fmt: skip
def test_los_pares_son_cada_etapa_con_la_siguiente_y_la_primera_con_la_ultima(
    numeros: list[int], esperados: list[tuple[int, int]]
) -> None:
    etapas = "etapas:\n" + "".join(f"  - {{numero: {n}, desde: 2024-04, hasta: 2024-06}}\n" for n in numeros)
    escuela, _ = cargar(fuentes(cambiada({PLAN: etapas})))
    assert [(a.numero, b.numero) for a, b in pares(escuela)] == esperados


# ---------------------------------------------------------------- segunda opinión


def visita_al_azar(azar: Random, docente: str, etapa: int) -> dict[str, Any]:
    """Una visita casi siempre cerrada y con la rúbrica de aula: así hay qué comparar."""
    return {
        "formato": 1, "docente": docente, "etapa": etapa, "fecha": f"2024-0{azar.randint(4, 9)}-15",
        "estado": azar.choice(["cerrada"] * 5 + ["borrador"]), "rol": azar.choice(["principal"] * 5 + ["contraste"]),
        "observador": azar.choice(["director", "ugel", None]),
        "sesion": {"area": azar.choice(["Arte", "Ciencia", None])},
        "rubrica": azar.choice(["aula"] * 6 + ["otra-aula"]),
        "desempenos": {d: {"nivel": azar.choice(NIVELES)} for d in azar.sample(["a", "b"], azar.randint(1, 2))},
    }  # fmt: skip


def escuela_al_azar(azar: Random) -> dict[str, Any]:
    """Tres docentes, tres etapas y de cero a dos visitas a cada uno en cada una."""
    etapas: list[dict[str, Any]] = [{"numero": n, "desde": "2024-04", "hasta": "2024-10"} for n in (1, 2, 3)]
    etapas[1] |= azar.choice([{}, {}, {}, {"rubrica": "otra-aula"}])
    equipo = [{"id": "director", "nombre": "A"}, {"id": "ugel", "nombre": "B", "externo": "sí"}]
    docentes = [{"id": f"d{n}", **azar.choice([{}, {}, {"hasta": "2024-09-30"}])} for n in (1, 2, 3)]
    hechas = [
        visita_al_azar(azar, d["id"], e["numero"])
        for d in docentes for e in etapas for _ in range(azar.choice([0, 1, 1, 1, 2]))
    ]  # fmt: skip
    return {
        "plan": {
            "formato": 1, "titulo": "Plan", "institucion": {"nombre": "Andes"}, "equipo": equipo, "etapas": etapas,
            "periodo": {"desde": "2024-03", "hasta": "2024-12"}, "monitoreo": azar.choice([{}, {"rubrica": "aula"}]),
        },
        "docentes": docentes,
        "rubricas": rubricas(),
        "visitas": [{**v, "_id": f"{v['fecha']}-{v['docente']}-{i}"} for i, v in enumerate(hechas)],
    }  # fmt: skip


@given(st.integers(0, 2**32), st.sampled_from([None, None, "aula"]), st.sampled_from([None, None, "d1"]))
def test_el_avance_coincide_con_contarlo_a_mano(semilla: int, rubrica: str | None, docente: str | None) -> None:
    datos = escuela_al_azar(Random(semilla))
    escuela, _ = cargar(fuentes_de(datos))
    cuentas = Cuentas(escuela)
    for de, a in [(1, 2), (2, 3), (1, 3)]:
        dicho = salida_json.avance(avanzar(escuela, cuentas, escuela.etapas[de], escuela.etapas[a], rubrica, docente))
        assert dicho == a_mano(datos, de, a, rubrica, docente)


def a_mano(datos: dict[str, Any], de: int, a: int, rubrica: str | None, docente: str | None) -> dict[str, Any]:
    lados = [_lado(datos, numero, rubrica) for numero in (de, a)]
    comun = lados[0][0][0] if lados[0][0] == lados[1][0] and len(lados[0][0]) == 1 else None
    ids = [d["id"] for d in datos["docentes"] if docente in (None, d["id"])]
    ids = [d for d in ids if d in lados[0][1] or d in lados[1][1]]
    ambas = [d for d in ids if comun and d in lados[0][1] and d in lados[1][1]]
    visitas = {d: (lados[0][1][d], lados[1][1][d]) for d in ambas}

    def distintas(clave: Any) -> list[str]:
        return [d for d, (x, y) in visitas.items() if clave(x) and clave(y) and clave(x) != clave(y)]

    return {
        "de": de, "a": a, "rubrica": comun, "comparables": ambas, "solo_en_una": [d for d in ids if d not in ambas],
        "cambio_observador": distintas(lambda v: v["observador"]),
        "cambio_area": distintas(lambda v: v["sesion"]["area"]),
        "desempenos": [_desempeno(datos, comun, d["id"], visitas) for d in datos["rubricas"][comun]["desempenos"]]
        if comun else [],
    }  # fmt: skip


def _lado(datos: dict[str, Any], numero: int, rubrica: str | None) -> tuple[list[str], dict[str, Any]]:
    visitas = [v for v in ingenuo.contadas(datos) if v["_etapa"] == numero]
    etapa = next(e for e in datos["plan"]["etapas"] if e["numero"] == numero)
    candidatas = [rubrica] if rubrica else ingenuo.candidatas_de(datos, etapa, visitas)
    con_alguna = [v for v in visitas if set(candidatas) & set(ingenuo.instrumentos(v))]
    return candidatas, {v["docente"]: v for v in sorted(con_alguna, key=ingenuo.orden)}


def _desempeno(datos: dict[str, Any], rubrica: str, clave: str, visitas: dict[str, Any]) -> dict[str, Any]:
    escala = [n["clave"] for n in datos["rubricas"][rubrica]["niveles"]]
    matriz = {x: dict.fromkeys(escala, 0) for x in escala}
    cuentas, sin_par = {"sube": 0, "igual": 0, "baja": 0}, []
    for docente, dos in visitas.items():
        x, y = (ingenuo.valoraciones(v, rubrica).get(clave, {}).get("nivel") for v in dos)
        if x not in escala or y not in escala:
            sin_par.append(docente)
            continue
        matriz[x][y] += 1
        paso = escala.index(y) - escala.index(x)
        cuentas["sube" if paso > 0 else "baja" if paso < 0 else "igual"] += 1
    return {"id": clave, **cuentas, "sin_par": sin_par, "matriz": matriz}
