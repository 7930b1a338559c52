"""La ficha en blanco, para llenarla a mano."""

from typing import TYPE_CHECKING

from monitoreo_cli.errores import ErrorDeUso
from monitoreo_cli.ordenes._escuela import Abierta
from monitoreo_cli.ordenes._informes._pedir import Datos, Opciones, pedido_de
from monitoreo_cli.texto import enumerar

if TYPE_CHECKING:
    from monitoreo_cli.modelo.plan import Etapa

AJENAS = ("docente", "anonimo")


def datos(abierta: Abierta, opciones: Opciones) -> Datos:
    from monitoreo_cli.vistas import informe_ficha

    clave = abierta.rubrica(opciones.rubrica) or _del_plan(abierta, abierta.etapa(opciones.etapa))
    return informe_ficha.datos(abierta.escuela, clave, pedido_de(abierta, opciones))


def _del_plan(abierta: Abierta, etapa: "Etapa | None") -> str:
    """El instrumento de la etapa, o el único de todas; si el plan no lo dice, el único que haya."""
    escuela = abierta.escuela
    dichos = (escuela.rubrica_de(e) for e in ([etapa] if etapa else escuela.etapas.values()))
    claves = list(dict.fromkeys(c for c in dichos if c and c in escuela.rubricas)) or list(escuela.rubricas)
    if not claves:
        raise ErrorDeUso("no hay ningún instrumento en rubricas/", "copia uno: están en ejemplos/rubricas/")
    if len(claves) > 1:
        raise ErrorDeUso(f"hay varios instrumentos: {enumerar(claves)}", "elige uno con --rubrica")
    return claves[0]
