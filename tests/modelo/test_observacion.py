"""Una visita: sus hechos, sus fichas y qué es."""

import pytest

from monitoreo_cli.modelo.observacion import Hecho, Observacion, leer_hechos
from tests.escuelas import BASE, OTRA, VISITA, cambiada, fuentes, leer


def visita(fragmento: str) -> Observacion:
    escuela, _ = leer(fuentes(cambiada({VISITA: fragmento})))
    return next(o for o in escuela.observaciones if o.ruta == VISITA)


@pytest.mark.parametrize(
    ("linea", "hecho"),
    [
        ("08:25 [involucra] Pregunta.", Hecho("08:25", "involucra", "Pregunta.")),
        ("8:25 Pregunta.", Hecho("8:25", None, "Pregunta.")),
        ("[involucra] Pregunta.", Hecho(None, "involucra", "Pregunta.")),
        ("Pregunta.", Hecho(None, None, "Pregunta.")),
        ("[No es id] Pregunta.", Hecho(None, None, "[No es id] Pregunta.")),
        ("Pregunta a las 08:25 [involucra]", Hecho(None, None, "Pregunta a las 08:25 [involucra]")),
        ("   08:25   [a]   b   ", Hecho("08:25", "a", "b")),
        ("08:25", Hecho(None, None, "08:25")),
    ],
)
def test_un_hecho_por_linea_con_hora_y_desempeno_si_se_quiere(linea: str, hecho: Hecho):
    assert list(leer_hechos(linea)) == [hecho]


def test_las_lineas_en_blanco_no_son_hechos():
    assert [h.texto for h in leer_hechos("uno\n\n  \ndos\n")] == ["uno", "dos"]


@pytest.mark.parametrize(
    ("fragmento", "es_visita", "es_cerrada", "es_principal"),
    [
        ("estado: cerrada", True, True, True),
        ("estado: borrador", True, False, True),
        ("estado: ''", True, False, True),
        ("rol: contraste", True, True, False),
        ("rol: segundo", True, True, False),
        ("tipo: visita", True, True, True),
        ("tipo: seguimiento", False, False, True),
    ],
)
def test_que_es_una_observacion(fragmento: str, es_visita: bool, es_cerrada: bool, es_principal: bool):
    leida = visita(fragmento)
    assert (leida.es_visita, leida.es_cerrada, leida.es_principal) == (es_visita, es_cerrada, es_principal)


def test_un_instrumento_puede_venir_en_otras_fichas():
    leida = visita("otras_fichas: [{rubrica: planificacion, desempenos: {unidad: {nivel: Sí}}}]\n")
    assert [r for r, _, _ in leida.fichas()] == ["minedu-2018", "planificacion"]
    suyas = leida.con_instrumento("planificacion")
    assert suyas is not None
    assert suyas["unidad"].nivel == "Sí"
    assert leida.con_instrumento("otra") is None


def test_el_id_es_el_nombre_del_archivo():
    escuela, _ = leer(fuentes(BASE))
    assert {o.ruta: o.id for o in escuela.observaciones}[OTRA] == "2024-04-23-d02"


def test_una_pieza_esta_congelada():
    with pytest.raises(AttributeError, match="congelado"):
        visita("estado: cerrada").docente = "d02"  # type: ignore[misc]
