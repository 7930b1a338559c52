"""La ficha de un docente, o las de todos los visitados de una etapa."""

from typing import TYPE_CHECKING

from monitoreo_cli.errores import ErrorDeUso
from monitoreo_cli.ordenes._escuela import Abierta
from monitoreo_cli.ordenes._informes._pedir import Datos, Opciones, etapa_pedida, pedido_de, resumen_de
from monitoreo_cli.ordenes._opciones import los_que_hay
from monitoreo_cli.texto import contar, enumerar
from monitoreo_cli.vistas.terminal import avisos

if TYPE_CHECKING:
    from monitoreo_cli.calculo.ficha import Visitado

_MIRALAS = "míralas con: monitoreo visita lista"


def datos(abierta: Abierta, opciones: Opciones) -> Datos:
    from monitoreo_cli.vistas import informe_docente

    docente = abierta.docente(opciones.docente)
    hallados = _todos(abierta, opciones) if docente is None else [_uno(abierta, docente, opciones)]
    return informe_docente.datos(abierta.escuela, hallados, pedido_de(abierta, opciones))


def _uno(abierta: Abierta, docente: str, opciones: Opciones) -> "Visitado":
    """La visita de ese docente, esté o no programado. Sin etapa, la de la última que tenga."""
    from monitoreo_cli.calculo.ficha import visitado

    etapa, rubrica = abierta.etapa(opciones.etapa), abierta.rubrica(opciones.rubrica)
    if etapa is not None:
        resumen_de(abierta, etapa, rubrica)
    hallado = visitado(abierta.escuela, abierta.cuentas, docente, etapa.numero if etapa else None, rubrica)
    if hallado is None:
        abierta.terminar()  # quizá su visita quedó fuera
        donde = f" en la etapa {etapa.numero}" if etapa else ""
        raise ErrorDeUso(f"`{docente}` no tiene una visita cerrada{donde}", _MIRALAS)
    return hallado


def _todos(abierta: Abierta, opciones: Opciones) -> "list[Visitado]":
    """Los programados de la etapa que tienen visita; de los demás, avisa."""
    from monitoreo_cli.calculo.ficha import visitado

    if opciones.etapa is None:
        hay = list(abierta.escuela.docentes)
        uno = f"{los_que_hay(hay)}\n  por ejemplo: monitoreo informe docente --docente {hay[0] if hay else 'd01'}"
        raise ErrorDeUso("falta decir de qué docente", f"{uno}\n  o los de una etapa, todos juntos: --etapa N")
    resumen = resumen_de(abierta, etapa_pedida(abierta, opciones.etapa), opciones.rubrica)
    numero = resumen.etapa.numero
    dados = (
        visitado(abierta.escuela, abierta.cuentas, f.docente, numero, resumen.rubrica) for f in resumen.por_docente
    )
    hallados = [v for v in dados if v is not None]
    if not hallados:
        abierta.terminar()
        raise ErrorDeUso(f"en la etapa {numero} nadie tiene una visita cerrada", _MIRALAS)
    if resumen.no_monitoreados:
        faltan = resumen.no_monitoreados
        avisos().escribir(f"Sin ficha, {contar(len(faltan), 'docente')} sin visita cerrada: {enumerar(faltan)}.")
    return hallados
