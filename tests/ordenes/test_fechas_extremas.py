"""Fechas que nadie escribiría a propósito: el primer y el último día que hay, el 29 de febrero, hoy fuera del plan."""

from pathlib import Path

import pytest

from tests.escuelas import BASE, VISITA
from tests.ordenes.conftest import Correr

ORDENES = (
    "validar --pendientes", "resumen", "avance", "agenda --dias 3650", "cronograma", "cronograma --proponer",
    "cronograma --ics c.ics", "compromisos", "informe final --formato html", "informe plan", "exportar json",
)  # fmt: skip


@pytest.mark.parametrize("dia", ["0001-01-01", "9999-12-31", "2024-02-29"])
@pytest.mark.parametrize("que", ["hoy", "visita", "etapa", "plazo"])
def test_ningun_dia_del_calendario_es_un_defecto(
    correr: Correr, escuela: Path, monkeypatch: pytest.MonkeyPatch, que: str, dia: str
) -> None:
    if que == "hoy":
        monkeypatch.setenv("MONITOREO_HOY", dia)
    elif que == "etapa":
        plan = BASE["plan.yaml"].replace("hasta: 2024-06\n", f"hasta: {dia}\n", 1)
        (escuela / "plan.yaml").write_text(plan, "utf-8")
    else:
        clave, antes = ("fecha", "2024-04-16") if que == "visita" else ("plazo", "2024-07-15")
        assert f"{clave}: {antes}" in BASE[VISITA]
        (escuela / VISITA).write_text(BASE[VISITA].replace(f"{clave}: {antes}", f"{clave}: {dia}", 1), "utf-8")
    for orden in ORDENES:
        codigo, _, errores = correr(*orden.split())
        assert codigo in (0, 1), (orden, errores)
