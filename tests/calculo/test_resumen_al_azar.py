"""El resumen contra su segunda opinión, en escuelas al azar."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from monitoreo_cli.calculo.cuentan import Cuentas
from monitoreo_cli.calculo.resumen import resumir
from monitoreo_cli.lectura.cargar import Fuente, cargar
from monitoreo_cli.salidas import json as salida_json
from tests.calculo import ingenuo

NIVELES = [{"clave": c} for c in ("I", "II", "III", "IV")]
LISTA = [{"clave": c} for c in ("No", "En parte", "Sí")]
RUBRICAS: dict[str, dict[str, Any]] = {
    "aula": {"tipo": "aula", "niveles": NIVELES, "logro_desde": "III", "desempenos": ["a", "b"]},
    "otra-aula": {"tipo": "aula", "niveles": NIVELES, "logro_desde": "II", "desempenos": ["a"]},
    "lista": {"tipo": "planificacion", "niveles": LISTA, "logro_desde": "Sí", "desempenos": ["x", "y"]},
}
DESTINOS = st.sampled_from(["aula"] * 6 + ["otra-aula", "otra-aula", "lista", "no-existe"])
MESES = st.sampled_from([4, 4, 4, 5, 5, 6, 6, 8, 8, 9, 9, 10, 3, 7, 11])
FECHAS = st.builds("2024-{:02}-{:02}".format, MESES, st.sampled_from([1, 15, 28]))
NIVEL = st.sampled_from(["I", "II", "III", "IV", "No", "Sí", "iii", "3", "no-observado", "no-aplica", None])


def rubricas() -> dict[str, Any]:
    return {
        clave: {
            "formato": 1, "nombre": clave, **datos,
            "desempenos": [{"id": d, "nombre": d.upper()} for d in datos["desempenos"]],
        }
        for clave, datos in RUBRICAS.items()
    }  # fmt: skip


@st.composite
def fichas(draw: st.DrawFn) -> dict[str, Any]:
    niveles = draw(st.dictionaries(st.sampled_from(["a", "b", "x", "y", "z"]), NIVEL, max_size=4))
    return {"rubrica": draw(DESTINOS), "desempenos": {d: {"nivel": n} for d, n in niveles.items()}}


@st.composite
def visitas(draw: st.DrawFn) -> dict[str, Any]:
    visita: dict[str, Any] = {
        "formato": 1,
        "docente": draw(st.sampled_from(["d1", "d1", "d1", "d2", "d2", "d3", "d9"])),
        "fecha": draw(FECHAS),
        "observador": "director",
        "estado": draw(st.sampled_from(["cerrada"] * 6 + ["borrador"])),
        **draw(fichas()),
    }
    opcionales = {
        "etapa": st.integers(1, 3),
        "inicio": st.sampled_from(["08:00", "10:00"]),
        "rol": st.sampled_from(["principal", "principal", "contraste"]),
        "otras_fichas": st.lists(fichas(), min_size=1, max_size=1),
    }
    for clave, valor in opcionales.items():
        if draw(st.integers(0, 3)) == 0:
            visita[clave] = draw(valor)
    if any(f["rubrica"] == visita["rubrica"] for f in visita.get("otras_fichas", [])):
        del visita["otras_fichas"]
    return visita


@st.composite
def docentes(draw: st.DrawFn, clave: str) -> dict[str, Any]:
    opcionales = {
        "desde": st.sampled_from(["2024-03", "2024-08"]),
        "hasta": st.sampled_from(["2024-05-10", "2024-09-30", "2024-12-31"]),
        "ausencias": st.just([{"etapas": [1, 2], "motivo": "licencia"}]),
        "lo_monitorea": st.sampled_from(["ugel", "director"]),
        "por_contratar": st.just("sí"),
    }
    docente: dict[str, Any] = {"id": clave}
    for nombre, valor in opcionales.items():
        if draw(st.integers(0, 6)) == 0:
            docente[nombre] = draw(valor)
    if "desde" in docente:
        docente["desde"] += "-01"
    return docente


@st.composite
def escuelas(draw: st.DrawFn) -> dict[str, Any]:
    monitoreo = {"visitas_por_docente": draw(st.sampled_from([1, 1, 2]))} if draw(st.integers(0, 3)) else {}
    if draw(st.booleans()):
        monitoreo["rubrica"] = draw(st.sampled_from(["aula", "lista"]))
    etapas = [
        {"numero": 1, "desde": "2024-04", "hasta": "2024-06"},
        {"numero": 2, "desde": "2024-08", "hasta": "2024-10"},
    ]
    if draw(st.integers(0, 3)) == 0:
        etapas[1]["desde"] = "2024-06"  # se solapan: junio ya no dice la etapa
    if draw(st.integers(0, 3)) == 0:
        etapas[0]["rubrica"] = "otra-aula"  # type: ignore[assignment]
    lista = [draw(docentes(f"d{n}")) for n in range(1, draw(st.integers(1, 4)) + 1)]
    todas = draw(st.lists(visitas(), min_size=6, max_size=14))
    numeradas = [{**v, "_id": f"{v['fecha']}-{v['docente']}-{n}"} for n, v in enumerate(todas)]
    plan = {
        "formato": 1, "titulo": "Plan", "institucion": {"nombre": "Andes"},
        "periodo": {"desde": "2024-03", "hasta": "2024-12"}, "etapas": etapas, "monitoreo": monitoreo,
        "equipo": [{"id": "director", "nombre": "A"}, {"id": "ugel", "nombre": "B", "externo": "sí"}],
    }  # fmt: skip
    return {"plan": plan, "docentes": lista, "rubricas": rubricas(), "visitas": numeradas}


def fuentes_de(escuela: dict[str, Any]) -> list[Fuente]:
    """Cada archivo, escrito como JSON: todo JSON es YAML."""
    archivos = {"plan.yaml": escuela["plan"], "docentes.yaml": {"formato": 1, "docentes": escuela["docentes"]}}
    archivos |= {f"rubricas/{c}.yaml": r for c, r in escuela["rubricas"].items()}
    archivos |= {
        f"observaciones/{v['_id']}.yaml": {c: x for c, x in v.items() if c != "_id"} for v in escuela["visitas"]
    }
    return [Fuente(ruta, json.dumps(d, ensure_ascii=False).encode()) for ruta, d in archivos.items()]


@given(escuelas(), st.sampled_from([None, "aula", "otra-aula", "lista"]), st.randoms(use_true_random=False))
def test_el_resumen_coincide_con_contarlo_a_mano_en_cualquier_orden_de_archivos(
    datos: dict[str, Any], pedida: str | None, azar: Any
) -> None:
    fuentes = fuentes_de(datos)
    azar.shuffle(fuentes)
    escuela, _ = cargar(fuentes)
    cuentas = Cuentas(escuela)
    for numero, etapa in escuela.etapas.items():
        dicho = salida_json.resumen(resumir(escuela, cuentas, etapa, pedida))
        assert dicho == ingenuo.resumen(datos, numero, pedida)


@given(escuelas())
def test_las_cuentas_de_un_desempeno_suman_siempre_los_programados(datos: dict[str, Any]) -> None:
    escuela, _ = cargar(fuentes_de(datos))
    for etapa in escuela.etapas.values():
        resumen = resumir(escuela, Cuentas(escuela), etapa)
        for c in resumen.desempenos:
            assert c.valorados == sum(c.niveles.values())
            assert c.valorados + c.no_observado + c.no_aplica + c.sin_dato == len(resumen.padron.programados)


@given(escuelas())
def test_las_cuentas_por_docente_suman_las_de_la_etapa(datos: dict[str, Any]) -> None:
    escuela, _ = cargar(fuentes_de(datos))
    cuentas = Cuentas(escuela)
    for etapa in escuela.etapas.values():
        todos = resumir(escuela, cuentas, etapa)
        de_a_uno = [resumir(escuela, cuentas, etapa, docente=d) for d in escuela.docentes]
        assert todos.monitoreados == sum(r.monitoreados for r in de_a_uno)
        assert todos.visitas.cerradas == sum(r.visitas.cerradas for r in de_a_uno)
        assert todos.padron.fuera_del_corte == [d for r in de_a_uno for d in r.padron.fuera_del_corte]


def test_las_escuelas_al_azar_tienen_de_todo() -> None:
    """Una prueba al azar sólo vale si el azar llega a los casos que importan."""
    vistos: set[str] = set()

    @settings(max_examples=150)
    @given(escuelas())
    def mirar(datos: dict[str, Any]) -> None:
        escuela, _ = cargar(fuentes_de(datos))
        for etapa in escuela.etapas.values():
            resumen = resumir(escuela, Cuentas(escuela), etapa)
            casos = {
                "varios monitoreados": resumen.monitoreados > 1,
                "alguien sin visita": bool(resumen.no_monitoreados),
                "fuera del corte": bool(resumen.padron.fuera_del_corte),
                "no programado": bool(resumen.padron.no_programados),
                "varios instrumentos": bool(resumen.candidatas),
                "adicionales": resumen.visitas.adicionales > 0,
                "borrador": resumen.visitas.borradores > 0,
                "sin dato de un monitoreado": any(f.visita and not f.niveles for f in resumen.por_docente),
            }
            vistos.update(caso for caso, pasa in casos.items() if pasa)

    mirar()
    assert len(vistos) == 8, sorted(vistos)
