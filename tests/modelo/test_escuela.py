"""La escuela: cómo se relacionan sus partes."""

from datetime import date

from monitoreo_cli.modelo.escuela import Escuela
from tests.escuelas import DOCENTES, PLAN, RUBRICA, VISITA, cambiada, fuentes, leer


def escuela(cambios: dict | None = None) -> Escuela:
    return leer(fuentes(cambiada(cambios or {})))[0]


def test_las_etapas_van_por_su_numero_y_de_una_repetida_vale_la_primera():
    plan = """
        etapas:
          - {numero: 2, desde: 2024-08, hasta: 2024-10, nombre: dos}
          - {numero: 1, desde: 2024-04, hasta: 2024-06}
          - {numero: 2, desde: 2024-11, hasta: 2024-11, nombre: otra}
    """
    leida = escuela({PLAN: plan})
    assert list(leida.etapas) == [1, 2]
    assert leida.etapas[2].nombre == "dos"


def test_los_rangos_son_inclusivos():
    leida = escuela()
    dias = [date(2024, 3, 31), date(2024, 4, 1), date(2024, 6, 30), date(2024, 7, 1), date(2024, 10, 31)]
    assert [[e.numero for e in leida.etapas_en(d)] for d in dias] == [[], [1], [1], [], [2]]


def test_una_etapa_puede_decir_otra_cosa_que_monitoreo():
    plan = """
        etapas:
          - {numero: 1, desde: 2024-04, hasta: 2024-06}
          - {numero: 2, desde: 2024-08, hasta: 2024-10, rubrica: planificacion, otras_fichas: [minedu-2018],
             visitas_por_docente: 3}
    """
    leida = escuela({PLAN: plan})
    dichos = [(leida.rubrica_de(e), leida.fichas_de(e), leida.visitas_por_docente(e)) for e in leida.etapas.values()]
    assert dichos == [("minedu-2018", ("planificacion",), 1), ("planificacion", ("minedu-2018",), 3)]


def test_las_visitas_por_docente_no_se_inventan():
    leida = escuela({PLAN: "monitoreo: {rubrica: minedu-2018}"})
    assert leida.visitas_por_docente(leida.etapas[1]) is None


def test_la_etapa_de_una_visita_es_la_escrita_o_la_unica_en_que_cae():
    def etapa(fragmento: str) -> int | None:
        leida = escuela({VISITA: fragmento})
        suya = leida.etapa_de(next(v for v in leida.visitas if v.ruta == VISITA))
        return suya.numero if suya else None

    assert etapa("etapa: 2") == 2
    assert etapa("etapa: 9") is None
    assert etapa("etapa: dos") is None
    assert etapa("etapa: ~") == 1
    assert etapa("etapa: ~\nfecha: 2024-07-10") is None


def test_lo_que_quedo_fuera_se_sabe_por_su_id():
    leida = escuela({VISITA: b"", RUBRICA: b"", DOCENTES: b"", "acciones/x.yaml": b""})
    assert leida.fuera == {VISITA, RUBRICA, DOCENTES, "acciones/x.yaml"}
    assert leida.observaciones_fuera == {"2024-04-16-d01"}
    assert leida.rubricas_fuera == {"minedu-2018"}
    assert leida.acciones_fuera == {"x"}
    assert leida.lista is None
    assert leida.docentes == {}


def test_la_escala_de_un_instrumento():
    rubrica = escuela().rubricas["minedu-2018"]
    assert rubrica.claves == ("I", "II", "III", "IV")
    assert rubrica.claves_en_logro == {"III", "IV"}
    assert list(rubrica.por_id) == ["involucra", "razonamiento", "retroalimenta", "respeto", "regula"]
    sin_logro = escuela({RUBRICA: "logro_desde: V"}).rubricas["minedu-2018"]
    assert sin_logro.claves_en_logro == frozenset()


def test_quien_es_externo():
    leida = escuela()
    assert [leida.es_externa(p) for p in ("ugel", "director", "nadie", None)] == [True, False, False, False]
