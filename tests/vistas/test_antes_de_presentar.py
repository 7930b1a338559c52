"""El cierre de `validar` para quien presenta un plan."""

from datetime import date

from monitoreo_cli.problema import Problema
from monitoreo_cli.reglas.revision import conocer, familias
from monitoreo_cli.texto import ancho
from monitoreo_cli.vistas.antes_de_presentar import antes_de_presentar
from tests.escuelas import PLAN, VISITA, cambiada, todos_los_problemas
from tests.reglas.test_mensajes import problemas_de

conocer(familias())


def escrito(problemas: list[Problema], punto: str = "·", celdas: int = 80) -> list[str]:
    lineas = antes_de_presentar(problemas, celdas, punto)
    return [x if isinstance(x, str) else "".join(t.texto for t in x) for x in lineas]


def test_reparte_los_problemas_del_plan_por_lo_que_importan():
    plan = "base_legal: []\nmetas: []\nfinanciamiento:\n  fuente: Propia\nmonitoreo:\n  rubrica: minedu-2018\n"
    lineas = escrito(todos_los_problemas(cambiada({PLAN: plan})))
    assert lineas == [
        "Antes de presentar: 3 que la UGEL suele observar (M408, M417) · 1 que mejora el",
        "  plan · 1 detalle",
        "",
        "La UGEL lo suele observar",
        "  M408  agrega `visitas_por_docente: 1` en `monitoreo` (2 problemas)",
        "  M417  agrega `base_legal:` y debajo `- Ley 29944, Ley de Reforma Magisterial`",
        "",
        "Mejora el plan",
        "  M409  agrega `metas:` y debajo `- desempeno: involucra`, con `etapa: 2` y, en",
        "        `docentes`, cuántos estarán en el logro",
        "",
        "Detalles",
        "  M419  agrega `rubros:` en `financiamiento` y debajo `- nombre: Copias de",
        "        fichas`, con `monto: 120`",
        "",
        "Lo que falta se puede responder sin abrir el archivo: monitoreo plan completar",
    ]


def test_solo_invita_a_responder_lo_que_se_pregunta():
    plan = "actividades:\n  - {id: d, clase: diagnostico, nombre: D, desde: 2024-12, hasta: 2024-12}\n"
    lineas = escrito([p for p in todos_los_problemas(cambiada({PLAN: plan})) if p.codigo == "M401"])
    assert "M401" in lineas[0]
    assert not any("plan completar" in linea for linea in lineas)


def test_sin_problemas_del_plan_no_dice_nada():
    assert escrito([]) == []
    assert escrito(todos_los_problemas(cambiada({VISITA: "docente: d1\n"}))) == []


def test_un_grupo_vacio_no_se_nombra_y_la_nota_de_una_regla_de_aviso_es_detalle():
    plan = "periodo: {desde: 2024-03-10, hasta: 2024-12}\n"
    assert escrito(todos_los_problemas(cambiada({PLAN: plan})))[0] == "Antes de presentar: 1 detalle"


def test_cabe_en_la_pantalla_y_usa_el_punto_de_la_consola():
    lineas = escrito(problemas_de("san-cristobal", date(2024, 12, 20), pendientes=False), punto="-")
    assert lineas[0].startswith("Antes de presentar: 18 que la UGEL suele observar (M401, M403, M406")
    assert " - 19 que mejoran el plan - 5 detalles" in " ".join(x.strip() for x in lineas[:3])
    assert max(map(ancho, lineas)) <= 80
    assert not any("·" in x for x in lineas)
