"""Lo que un año deja al siguiente: la última etapa, quién sigue y qué compromisos quedan abiertos."""

from collections.abc import Mapping
from datetime import date

from monitoreo_cli.calculo.cuentan import Cuentas
from monitoreo_cli.calculo.siguiente import Cierre, cerrar_anio
from monitoreo_cli.lectura.cargar import cargar
from tests.escuelas import ACCION, DOCENTES, HOY, OTRA, PLAN, VISITA, Contenido, cambiada, copia, fuentes

UNA_ETAPA = "etapas:\n  - {numero: 1, desde: 2024-04, hasta: 2024-06}\n"


def cierre(cambios: Mapping[str, Contenido]) -> Cierre:
    escuela, _ = cargar(fuentes(cambiada(cambios)))
    hecho = cerrar_anio(escuela, Cuentas(escuela), HOY)
    assert hecho is not None
    return hecho


def test_sale_de_la_ultima_etapa_aunque_otra_tenga_mas_visitas() -> None:
    hecho = cierre({PLAN: UNA_ETAPA + "  - {numero: 2, desde: 2024-07, hasta: 2024-12}\n"})
    assert hecho.resumen.etapa.numero == 2
    assert (hecho.base, hecho.niveles, hecho.de_entonces) == ({}, {}, 0)


def test_la_base_son_los_conteos_y_los_niveles_los_de_cada_quien() -> None:
    hecho = cierre({PLAN: UNA_ETAPA})
    assert hecho.anio == 2024
    assert hecho.inicio == date(2025, 3, 1)
    assert hecho.base == {d.id: d.niveles for d in hecho.resumen.desempenos}
    assert sum(hecho.base["involucra"].values()) == hecho.resumen.monitoreados
    assert list(hecho.niveles) == ["d01", "d02"]


def test_quien_se_fue_cuenta_en_la_base_y_no_pasa_con_sus_niveles() -> None:
    lista = "docentes:\n  - {id: d01, grados: [1, 2], hasta: 2024-12-20}\n  - {id: d02, grados: [3, 4, 5, 6]}\n"
    hecho = cierre({PLAN: UNA_ETAPA, DOCENTES: lista})
    assert (hecho.siguen, hecho.se_fueron) == (["d02"], ["d01"])
    assert sum(hecho.base["involucra"].values()) == 2
    assert list(hecho.niveles) == ["d02"]
    assert {s.docente for s in hecho.compromisos} <= {"d02"}
    assert all(s.docente != "d02" for s in hecho.sin_pasar)


def test_pasan_los_abiertos_con_su_estado_anotado_y_no_los_cerrados() -> None:
    hecho = cierre({OTRA: "seguimiento:\n  - {compromiso: 2024-04-16-d01/c1, estado: cumplido, evidencia: Se vio}\n"})
    assert "2024-04-16-d01/c1" not in [s.id for s in hecho.compromisos]
    assert all(s.es_abierto for s in (*hecho.compromisos, *hecho.sin_pasar))


def test_un_vencido_pasa_como_se_anoto() -> None:
    vencido = "compromisos:\n  - {id: c9, texto: Preguntar más, responsable: docente, plazo: 2024-05-01}\n"
    (suyo,) = [s for s in cierre({VISITA: vencido}).compromisos if s.id == "2024-04-16-d01/c9"]
    assert (suyo.estado, suyo.estado_anotado) == ("vencido", "pendiente")


def test_lo_nacido_ya_en_el_anio_nuevo_es_de_su_archivo() -> None:
    nueva = "fecha: 2025-03-07\ncompromisos:\n  - {id: c7, texto: Leer juntos, responsable: d02}\n"
    hecho = cierre({"acciones/2025-03-07-leer.yaml": copia(ACCION, nueva)})
    assert "2025-03-07-leer/c7" not in [s.id for s in (*hecho.compromisos, *hecho.sin_pasar)]
    de_antes = {"acciones/2025-02-07-leer.yaml": copia(ACCION, nueva.replace("-03-", "-02-"))}
    assert "2025-02-07-leer/c7" in [s.id for s in cierre(de_antes).compromisos]


def test_sin_periodo_o_sin_etapas_no_hay_anio_que_cerrar() -> None:
    for roto in ("periodo: ~\n", "etapas: ~\n"):
        escuela, _ = cargar(fuentes(cambiada({PLAN: roto})))
        assert cerrar_anio(escuela, Cuentas(escuela), HOY) is None
