"""Comparar lo de hoy con lo entregado: qué cuentas y qué visitas ya no son las mismas."""

from collections.abc import Mapping

import pytest

from monitoreo_cli.calculo.cuentan import Cuentas
from monitoreo_cli.calculo.entrega import PRELIMINAR, Situacion, huella, situacion
from monitoreo_cli.calculo.resumen import conteos, resumir, visitas_de
from monitoreo_cli.escritura.entrega import nueva
from monitoreo_cli.lectura.cargar import cargar
from tests.escuelas import DOCENTES, HOY, OTRA, PLAN, Contenido, cambiada, copia, fuentes
from tests.vistas.informes import RUBRICA

ENTREGA = "entregas/etapa-1.yaml"


def hoy(cambios: Mapping[str, Contenido], entrega: str | None = None, etapa: int = 1) -> tuple[Situacion, str]:
    """Cómo está la etapa con esos cambios, y el archivo que la entregaría así."""
    todas = fuentes({**cambiada(cambios), ENTREGA: entrega})
    escuela, _ = cargar(todas)
    cuentas, bytes_de = Cuentas(escuela), {f.ruta: f.datos for f in todas}
    resumen = resumir(escuela, cuentas, escuela.etapas[etapa])
    rutas = {v.id: v.ruta for v in visitas_de(escuela, cuentas, resumen.etapa)}
    huellas = {f.visita: huella(bytes_de[rutas[f.visita]]) for f in resumen.por_docente if f.visita}
    return situacion(escuela, resumen, huellas), nueva(HOY, conteos(resumen), huellas)


def tras(cambios: Mapping[str, Contenido]) -> Situacion:
    """Se entrega la escuela sana y después cambia."""
    return hoy(cambios, hoy({})[1])[0]


def test_sin_archivo_es_preliminar():
    assert hoy({})[0] == PRELIMINAR


def test_recien_entregada_no_hay_nada_que_decir():
    assert not tras({}).cambios.hay


def test_un_nivel_corregido_mueve_dos_cuentas_y_lo_en_logro_no_se_repite():
    cambios = tras({OTRA: "desempenos:\n  involucra: {nivel: II, evidencia: Algunos miden}\n"}).cambios
    assert cambios.conteos == {"involucra": {"II": "0→1", "III": "2→1"}}
    assert cambios.visitas == {"2024-04-23-d02": "cambió"}


def test_una_coma_en_la_evidencia_cambia_la_visita_pero_ninguna_cuenta():
    cambios = tras({OTRA: "dialogo:\n  fecha: 2024-04-24\n  fortalezas: Otra cosa\n"}).cambios
    assert (cambios.conteos, cambios.visitas) == ({}, {"2024-04-23-d02": "cambió"})


@pytest.mark.parametrize(
    ("cambio", "que"),
    [
        (None, "ya no está"),
        ("estado: borrador\n", "volvió a borrador"),
        ("etapa: 2\n", "pasó a la etapa 2"),
        ("docente: d99\n", "ya no cuenta"),
        (b"formato: 1\n\tx: 1\n", "no se puede leer"),
    ],
)
def test_de_una_visita_que_ya_no_cuenta_se_dice_por_que(cambio: Contenido, que: str):
    cambios = tras({OTRA: cambio}).cambios
    assert cambios.visitas == {"2024-04-23-d02": que}
    assert cambios.conteos["docentes"] == {"monitoreados": "2→1", "no_monitoreados": "0→1"}
    assert cambios.conteos["involucra"] == {"III": "2→1", "sin_dato": "0→1"}


def test_una_visita_posterior_ocupa_el_lugar_de_la_entregada():
    nueva_visita = "observaciones/2024-06-11-d02.yaml"
    cambios = tras({nueva_visita: copia(OTRA, "fecha: 2024-06-11\n")}).cambios
    assert cambios.visitas == {"2024-04-23-d02": "ya no cuenta", "2024-06-11-d02": "es nueva"}
    assert cambios.conteos == {}


def test_un_borrador_mas_no_cambia_lo_entregado():
    assert not tras(
        {"observaciones/2024-06-11-d02.yaml": copia(OTRA, "fecha: 2024-06-11\nestado: borrador\n")}
    ).cambios.hay


def test_cambiar_el_motivo_de_no_programar_tambien_rectifica():
    lista = "docentes:\n  - id: d01\n  - id: d02\n  - id: d03\n    ausencias: [{etapas: [1], motivo: %s}]\n"
    _, entregado = hoy({DOCENTES: lista % "licencia"})
    assert not hoy({DOCENTES: lista % "licencia"}, entregado)[0].cambios.hay
    assert hoy({DOCENTES: lista % "destaque"}, entregado)[0].cambios.conteos == {
        "docentes": {"no_programados": "cambió"}
    }


def test_con_otro_instrumento_no_se_comparan_los_niveles():
    cambios = tras({PLAN: "monitoreo:\n  rubrica: planificacion\n  visitas_por_docente: 1\n"}).cambios
    assert cambios.conteos["instrumento"] == {"rúbrica": "minedu-2018→planificacion"}
    assert set(cambios.conteos) <= {"instrumento", "docentes", "visitas"}


def test_el_nombre_de_un_desempeno_no_es_una_cuenta():
    assert not tras({RUBRICA: "nombre: Otro nombre\n"}).cambios.hay


@pytest.mark.parametrize(
    "resumen", ["resumen: ~", "resumen: [1]", "resumen: hola", "resumen: {desempenos: {a: 1}}", ""]
)
def test_un_resumen_que_no_se_entiende_no_hace_caer_nada(resumen: str):
    estado, _ = hoy({}, f"formato: 1\nfecha: 2024-06-20\n{resumen}\nhuellas: {{2024-04-23-d02: abc}}\n")
    assert estado.entrega is not None
    assert estado.cambios.visitas["2024-04-23-d02"] == "cambió"
