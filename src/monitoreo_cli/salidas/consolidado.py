"""El consolidado para otras máquinas. No nombra archivos: un nombre de archivo puede ser el de una persona."""

from collections.abc import Iterator, Sequence
from typing import Any

from monitoreo_cli.calculo.consolidado import Consolidado, Cotejo, Tabla

CABEZA = (
    "etapa",
    "rubrica",
    "variante",
    "escuelas",
    "programados",
    "monitoreados",
    "desempeno",
    "nivel",
    "en_logro",
    "docentes",
)
_SIN_NIVEL = ("no-observado", "no-aplica", "sin-dato")


def datos(consolidado: Consolidado, cotejo: Cotejo | None, rechazados: int) -> dict[str, Any]:
    """Sin la clave `formato`. `rechazados` son los archivos que no se pudieron creer."""
    cortes = sorted(p.corte for p in consolidado.valen)
    return {
        "reservado": True,
        "escuelas": len(consolidado.valen),
        "cortes": {"desde": cortes[0], "hasta": cortes[-1]} if cortes else None,
        "repetidos": consolidado.repetidos,
        "rechazados": rechazados,
        "reemplazados": [
            {c: getattr(r, c) for c in ("codigo_modular", "corte", "vale")} for r in consolidado.reemplazados
        ],
        "en_choque": [{"codigos_modulares": c.codigos, "motivo": c.motivo} for c in consolidado.choques],
        "padron": _padron(cotejo) if cotejo else None,
        "etapas": [_tabla(t) for t in consolidado.tablas],
    }


def filas(consolidado: Consolidado) -> Iterator[Sequence[Any]]:
    """Una fila por etapa, instrumento, desempeño y nivel; con los que no tienen nivel, suman los programados."""
    yield CABEZA
    for t in consolidado.tablas:
        comunes = (
            t.etapa, t.instrumento.rubrica, _si_no(t.variante), len(t.escuelas), t.docentes["programados"],
            t.docentes["monitoreados"],
        )  # fmt: skip
        en_logro = t.instrumento.en_logro
        for d in t.desempenos:
            for nivel, cuantos in d.niveles.items():
                yield (*comunes, d.id, nivel, _si_no(nivel in en_logro), cuantos)
            for nivel, cuantos in zip(_SIN_NIVEL, (d.no_observado, d.no_aplica, d.sin_dato), strict=True):
                yield (*comunes, d.id, nivel, None, cuantos)


def _tabla(tabla: Tabla) -> dict[str, Any]:
    return {
        "etapa": tabla.etapa,
        "rubrica": tabla.instrumento.rubrica,
        "variante": tabla.variante,
        "logro_desde": tabla.instrumento.logro_desde,
        "escuelas": len(tabla.escuelas),
        "docentes": {**tabla.docentes, "no_programados": dict(tabla.no_programados)},
        "desempenos": [d.como_dict() for d in tabla.desempenos],
    }


def _padron(cotejo: Cotejo) -> dict[str, Any]:
    return {
        "total": cotejo.total,
        "entregaron": cotejo.entregaron,
        "faltan": [{"codigo_modular": c, "nombre": n} for c, n in cotejo.faltan],
        "en_choque": [{"codigo_modular": c, "nombre": n} for c, n in cotejo.en_choque],
        "ajenas": cotejo.ajenas,
    }


def _si_no(valor: bool) -> str:
    return "sí" if valor else "no"
