"""Juntar escuelas: la suma contra una segunda opinión, y que el orden no cambie nada."""

from collections import Counter
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from monitoreo_cli.calculo.consolidado import Consolidado, consolidar, cotejar
from tests.paquetes import al_azar, conteo, etapa, paquete, sano

Datos = dict[str, Any]


def juntar(*datos: Datos) -> Consolidado:
    return consolidar(sano(d, f"ugel ({i}).json") for i, d in enumerate(datos))


def cifras(consolidado: Consolidado) -> Counter[tuple[Any, ...]]:
    """Cada cifra sumada, por etapa, instrumento y desempeño."""
    cuentas: Counter[tuple[Any, ...]] = Counter()
    for t in consolidado.tablas:
        cual = (t.etapa, *t.instrumento)
        cuentas[(*cual, "escuelas")] += len(t.escuelas)
        for clave in ("total", "programados", "monitoreados"):
            cuentas[(*cual, clave)] += t.docentes[clave]
        for d in t.desempenos:
            cuentas.update({(*cual, d.id, n): v for n, v in d.niveles.items()})
            cuentas.update({(*cual, d.id, c): getattr(d, c) for c in ("en_logro", "sin_dato", "valorados")})
    return cuentas


def a_mano(datos: list[Datos]) -> Counter[tuple[Any, ...]]:
    """Lo mismo, contado sin prisa sobre los diccionarios de las escuelas que valen."""
    cuentas: Counter[tuple[Any, ...]] = Counter()
    for uno in datos:
        for e in uno["etapas"]:
            escala = tuple(e["desempenos"][0]["niveles"])
            ids = tuple(sorted(d["id"] for d in e["desempenos"]))
            cual = (e["etapa"], e["rubrica"], escala, e["logro_desde"], ids)
            cuentas[(*cual, "escuelas")] += 1
            for clave in ("total", "programados", "monitoreados"):
                cuentas[(*cual, clave)] += e["docentes"][clave]
            for d in e["desempenos"]:
                for nivel in escala:
                    cuentas[(*cual, d["id"], nivel)] += d["niveles"][nivel]
                for clave in ("en_logro", "sin_dato", "valorados"):
                    cuentas[(*cual, d["id"], clave)] += d[clave]
    return cuentas


def las_que_valen(datos: list[Datos]) -> list[Datos]:
    """Por escuela, la del último corte; ninguna si dos del mismo corte no dicen lo mismo."""
    de_quien: dict[str, set[str]] = {}
    for d in datos:
        de_quien.setdefault(d["huella"], set()).add(d["codigo_modular"])
    limpios = [d for d in datos if len(de_quien[d["huella"]]) == 1]
    valen = []
    for codigo in {d["codigo_modular"] for d in limpios}:
        suyos = [d for d in limpios if d["codigo_modular"] == codigo]
        ultimo = max(d["corte"] for d in suyos)
        finales = [sorted(d["etapas"], key=lambda e: int(e["etapa"])) for d in suyos if d["corte"] == ultimo]
        if all(f == finales[0] for f in finales):
            valen.append({"etapas": finales[0]})
    return valen


@given(st.lists(al_azar(), max_size=12))
def test_la_suma_es_la_que_se_hace_a_mano(datos: list[Datos]) -> None:
    assert cifras(juntar(*datos)) == a_mano(las_que_valen(datos))


@given(st.lists(al_azar(), max_size=12), st.randoms(use_true_random=False))
def test_el_orden_no_cambia_nada(datos: list[Datos], azar: Any) -> None:
    leidos = [sano(d, f"{i}.json") for i, d in enumerate(datos)]
    barajados = azar.sample(leidos, len(leidos))
    assert consolidar(barajados) == consolidar(leidos)


@given(st.lists(al_azar(), max_size=12))
def test_todo_paquete_esta_en_alguna_cuenta(datos: list[Datos]) -> None:
    hecho = juntar(*datos)
    chocan = sum(len(c.archivos) for c in hecho.choques)
    assert len(hecho.valen) + hecho.repetidos + len(hecho.reemplazados) + chocan == len(datos)


@given(st.lists(al_azar(), max_size=8))
def test_repetir_un_paquete_no_suma_dos_veces(datos: list[Datos]) -> None:
    assert cifras(juntar(*datos, *datos)) == cifras(juntar(*datos))


@given(st.lists(al_azar(), max_size=12), st.sets(st.sampled_from([f"000000{n}" for n in range(9)])))
def test_el_padron_siempre_cuadra(datos: list[Datos], codigos: set[str]) -> None:
    cotejo = cotejar(juntar(*datos), dict.fromkeys(codigos, "x"))
    assert cotejo.entregaron + len(cotejo.faltan) + len(cotejo.en_choque) == cotejo.total == len(codigos)


def test_de_dos_cortes_vale_el_ultimo_y_se_dice_cual_quedo() -> None:
    hecho = juntar(paquete(corte="2024-07-05", etapas=[]), paquete(corte="2024-07-12"))
    assert [(p.corte, len(p.etapas)) for p in hecho.valen] == [("2024-07-12", 1)]
    assert [(r.codigo_modular, r.corte, r.vale) for r in hecho.reemplazados] == [
        ("0000001", "2024-07-05", "2024-07-12")
    ]


def test_la_misma_huella_otro_dia_es_una_copia_y_no_un_reemplazo() -> None:
    hecho = juntar(paquete(corte="2024-07-05", huella="h"), paquete(corte="2024-07-12", huella="h"))
    assert (len(hecho.valen), hecho.repetidos, hecho.reemplazados) == (1, 1, [])


def test_dos_computadoras_con_los_mismos_conteos_no_chocan_aunque_la_huella_sea_otra() -> None:
    hecho = juntar(paquete(huella="con identidades"), paquete(huella="sin identidades"))
    assert (len(hecho.valen), hecho.repetidos, hecho.choques) == (1, 1, [])


def test_el_mismo_corte_con_otra_cifra_no_suma_y_se_dice_con_sus_archivos() -> None:
    hecho = juntar(paquete(huella="a"), paquete(huella="b", etapas=[]), paquete("0000002"))
    assert [p.codigo_modular for p in hecho.valen] == ["0000002"]
    assert [(c.codigos, c.archivos) for c in hecho.choques] == [(["0000001"], ["ugel (0).json", "ugel (1).json"])]


def test_el_mismo_corte_con_otras_visitas_tampoco_se_cree_aunque_no_se_sumen() -> None:
    otra = etapa() | {"visitas": {"programadas": 4, "cerradas": 2, "borradores": 0}}
    assert len(juntar(paquete(huella="a"), paquete(huella="b", etapas=[otra])).choques) == 1


def test_una_huella_con_dos_codigos_delata_uno_cambiado_a_mano() -> None:
    hecho = juntar(paquete("0000001", huella="h"), paquete("0000002", huella="h"), paquete("0000003"))
    assert [p.codigo_modular for p in hecho.valen] == ["0000003"]
    assert hecho.choques[0].codigos == ["0000001", "0000002"]


def test_dos_instrumentos_con_el_mismo_id_van_en_tablas_distintas_y_marcadas() -> None:
    hecho = juntar(paquete("0000001"), paquete("0000002"), paquete("0000003", etapas=[etapa(desde="II")]))
    assert [(t.instrumento.logro_desde, t.escuelas, t.variante) for t in hecho.tablas] == [
        ("III", ["0000001", "0000002"], True), ("II", ["0000003"], True),
    ]  # fmt: skip


def test_que_los_desempenos_vengan_en_otro_orden_no_es_otro_instrumento() -> None:
    dos = [conteo(c, {"I": 0, "II": 1, "III": 1, "IV": 0}, sin_dato=1) for c in ("involucra", "respeto")]
    al_derecho, al_reves = ({**etapa(), "desempenos": d} for d in (dos, dos[::-1]))
    (tabla,) = juntar(paquete("0000001", etapas=[al_derecho]), paquete("0000002", etapas=[al_reves])).tablas
    assert [(d.id, d.valorados) for d in tabla.desempenos] == [("involucra", 4), ("respeto", 4)]
    assert not tabla.variante
