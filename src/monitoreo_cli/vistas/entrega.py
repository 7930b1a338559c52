"""Si una etapa ya se entregó, y qué cambió después, en palabras."""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from monitoreo_cli.calculo.entrega import Situacion
from monitoreo_cli.calculo.resumen import Resumen
from monitoreo_cli.fechas import en_palabras
from monitoreo_cli.texto import contar, enumerar
from monitoreo_cli.vistas.advertencias import SIN_ENTREGAR

if TYPE_CHECKING:  # una escuela que no ha entregado nada no paga por saber leerlo
    from monitoreo_cli.modelo.anexos import Entrega, Rectificacion

SIN_MOTIVO = "falta decirlo"
_PASO = re.compile(r"[^\s→]{1,60}→[^\s→]{1,60}|cambió")
Frases = list[str]


def clase_de(situacion: Situacion) -> str:
    """`PRELIMINAR`, `ENTREGADO` o `RECTIFICADO`."""
    if situacion.entrega is None:
        return "PRELIMINAR"
    return "RECTIFICADO" if situacion.cambios.hay or situacion.entrega.rectificaciones else "ENTREGADO"


def en_frases(situacion: Situacion, anonimo: bool = False) -> Frases:
    """Cómo está una etapa: una frase, o una por rectificación. El motivo es texto libre: en lo anónimo no va."""
    entrega = situacion.entrega
    if entrega is None:
        return [SIN_ENTREGAR]
    frases = [_rectifica(entrega, r.cambios, _motivo(r, anonimo)) for r in entrega.rectificaciones]
    if situacion.cambios.hay:
        frases.append(_rectifica(entrega, situacion.cambios.como_se_guardan(), f" Motivo: {SIN_MOTIVO}."))
    return frases or [f"ENTREGADO{_el_dia(entrega)}."]


def cambios_en_frases(cambios: Any) -> Frases:
    """`involucra, II 2→1, III 1→2` por asunto, y qué le pasó a cada visita. Lo que no se entiende, se calla."""
    dicho = cambios if isinstance(cambios, Mapping) else {}
    return [*_conteos(dicho.get("conteos")), *_visitas(dicho.get("visitas"))]


def lo_que_falta(resumen: Resumen) -> Frases:
    """Se entrega como está, pero se dice lo que queda fuera."""
    faltan, borradores = resumen.visitas.faltan, resumen.visitas.borradores
    dichas = [f"faltan visitas a {enumerar(faltan)}"] if faltan else []
    dichas += [f"no entra {contar(borradores, 'borrador', 'borradores')}"] if borradores else []
    return [f"Va incompleta: {enumerar(dichas)}."] if dichas else []


def lo_que_sigue(numero: int | None) -> Frases:
    """Fijarla no la manda: lo que la UGEL recibe sale de otras dos órdenes."""
    informe = f"  monitoreo informe ugel --etapa {numero} --salida informes/ugel-{numero}.html"
    return ["Lo que se manda a la UGEL:", informe, "  monitoreo exportar ugel --salida informes/ugel.json"]


def _rectifica(entrega: "Entrega", cambios: Any, motivo: str) -> str:
    """Las cuentas que cambiaron; si ninguna, las visitas que ya no dicen lo mismo."""
    dicho = cambios if isinstance(cambios, Mapping) else {}
    conteos = list(_conteos(dicho.get("conteos")))
    visitas = [f"{v}, sin mover las cuentas" for v in [enumerar(_visitas(dicho.get("visitas")))] if v]
    que = "; ".join(conteos or visitas)
    return f"Rectifica lo entregado{_el_dia(entrega)}{f': {que}' if que else ''}.{motivo}"


def _motivo(rectificacion: "Rectificacion", anonimo: bool) -> str:
    return "" if anonimo else f" Motivo: {(rectificacion.motivo or SIN_MOTIVO).rstrip('.')}."


def _el_dia(entrega: "Entrega") -> str:
    return f" el {en_palabras(entrega.fecha)}" if entrega.fecha else ""


def _conteos(conteos: Any) -> Iterator[str]:
    for asunto, cuentas in conteos.items() if isinstance(conteos, Mapping) else ():
        pasos = cuentas.items() if isinstance(cuentas, Mapping) else ()
        dichos = [f"{str(c).replace('_', ' ')} {p}" for c, p in pasos if isinstance(p, str) and _PASO.fullmatch(p)]
        if dichos:
            yield ", ".join([str(asunto), *dichos])


def _visitas(visitas: Any) -> Iterator[str]:
    for visita in visitas if isinstance(visitas, list) else ():
        if isinstance(visita, Mapping) and visita.get("visita"):
            yield f"{visita['visita']} {visita.get('que') or 'cambió'}"
