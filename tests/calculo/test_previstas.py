"""En qué quedó cada visita que el plan prevé con fecha."""

from datetime import date

import pytest

from monitoreo_cli.calculo.cuentan import Cuentas
from monitoreo_cli.calculo.previstas import previstas
from tests.escuelas import HOY, OTRA, PLAN
from tests.vistas.informes import cargada

Visto = tuple[str, int, date | None, str]


def vistas(visitas: str, hoy: date = HOY, **cambios: str) -> list[Visto]:
    escuela = cargada({PLAN: f"visitas_previstas:\n{visitas}", OTRA: cambios.get("otra", "estado: cerrada\n")})
    return [(p.docente, p.etapa, p.fecha, p.estado) for p in previstas(escuela, Cuentas(escuela), hoy)]


@pytest.mark.parametrize(
    ("visita", "fecha", "estado"),
    [
        ("{docente: d01, etapa: 2, fecha: 2024-08-15}", date(2024, 8, 15), "prevista"),
        ("{docente: d01, etapa: 2, fecha: 2024-06-20}", date(2024, 6, 20), "prevista"),
        ("{docente: d01, etapa: 2, fecha: 2024-06-19}", date(2024, 6, 19), "pasó su fecha"),
        ("{docente: d01, etapa: 2, fecha: 2024-06-10, no_realizada: Paro}", None, "sin fecha nueva"),
        ("{docente: d01, etapa: 2, fecha: 2024-06-10, no_realizada: Paro, nueva_fecha: 2024-08-02}", date(2024, 8, 2),
         "reprogramada"),
        ("{docente: d01, etapa: 2, fecha: 2024-06-10, nueva_fecha: 2024-06-12}", date(2024, 6, 12), "pasó su fecha"),
        ("{docente: d02, etapa: 1, fecha: 2024-04-18}", date(2024, 4, 18), "realizada"),
    ],
)  # fmt: skip
def test_cada_prevista_dice_en_que_quedo(visita: str, fecha: date | None, estado: str):
    ((_, _, dicha, suyo),) = vistas(f"  - {visita}\n")
    assert (dicha, suyo) == (fecha, estado)


def test_un_borrador_no_la_cumple():
    ((_, _, _, estado),) = vistas("  - {docente: d02, etapa: 1, fecha: 2024-04-18}\n", otra="estado: borrador\n")
    assert estado == "pasó su fecha"


def test_cada_visita_cumple_una_sola():
    dos = "".join(f"  - {{docente: d02, etapa: 1, fecha: 2024-0{m}-18}}\n" for m in (6, 4))
    assert vistas(dos) == [
        ("d02", 1, date(2024, 4, 18), "realizada"), ("d02", 1, date(2024, 6, 18), "pasó su fecha"),
    ]  # fmt: skip
