"""Los datos de cada informe, por su nombre; uno que la escuela invente recibe los de `etapa`."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from monitoreo_cli.errores import ErrorDeUso
from monitoreo_cli.ordenes._escuela import Abierta
from monitoreo_cli.texto import contar, enumerar
from monitoreo_cli.valor import Valor
from monitoreo_cli.vistas.terminal import avisos

if TYPE_CHECKING:
    from monitoreo_cli.calculo.ficha import Visitado
    from monitoreo_cli.calculo.resumen import Resumen
    from monitoreo_cli.modelo.plan import Etapa
    from monitoreo_cli.vistas.informe import Pedido

Datos = dict[str, Any]
_MIRALAS = "míralas con: monitoreo visita lista"


class Opciones(Valor):
    """Lo que se pidió en la línea de órdenes, tal como se escribió."""

    etapa: str | None
    docente: str | None
    rubrica: str | None
    anonimo: bool


class Clase(Valor):
    """Cómo se arman los datos de un informe, y qué opciones no le dicen nada."""

    datos: Callable[[Abierta, Opciones], Datos]
    ajenas: tuple[str, ...] = ()


def clase_de(tipo: str) -> Clase:
    return _CLASES.get(tipo, _CLASES["etapa"])


def comprobar(tipo: str, opciones: Opciones) -> None:
    """Una opción que el informe no usaría se dice, en vez de callarla."""
    for ajena in clase_de(tipo).ajenas:
        if getattr(opciones, ajena):
            raise ErrorDeUso(f"--{ajena} no vale para el informe `{tipo}`", "quítala")


# ---------------------------------------------------------------- etapa


def _de_la_etapa(abierta: Abierta, opciones: Opciones) -> Datos:
    from monitoreo_cli.calculo.compromisos import seguir
    from monitoreo_cli.vistas import informe_etapa

    escuela = abierta.escuela
    resumen = _resumen(abierta, _etapa(abierta, opciones.etapa), opciones.rubrica)
    seguidos = seguir(escuela, escuela.observaciones, abierta.hoy)
    return informe_etapa.datos(escuela, abierta.cuentas, resumen, seguidos, _pedido(abierta, opciones))


def _resumen(abierta: Abierta, etapa: "Etapa", rubrica: str | None) -> "Resumen":
    """El resumen de la etapa, con un solo instrumento. Lanza `ErrorDeUso` si hay que elegirlo."""
    from monitoreo_cli.calculo.resumen import resumir

    resumen = resumir(abierta.escuela, abierta.cuentas, etapa, abierta.rubrica(rubrica))
    if resumen.candidatas:
        varios = enumerar(resumen.candidatas)
        mensaje = f"en la etapa {etapa.numero} se usaron varios instrumentos: {varios}"
        raise ErrorDeUso(mensaje, "elige uno con --rubrica")
    return resumen


def _etapa(abierta: Abierta, dicha: str | None) -> "Etapa":
    etapa = abierta.etapa(dicha)
    if etapa is None:
        raise ErrorDeUso("falta decir de qué etapa", f"usa --etapa; hay: {enumerar(map(str, abierta.escuela.etapas))}")
    return etapa


def _pedido(abierta: Abierta, opciones: Opciones) -> "Pedido":
    from monitoreo_cli.vistas.informe import Pedido

    return Pedido(abierta.hoy, abierta.carpeta.huella(), opciones.anonimo)


# ---------------------------------------------------------------- docente


def _del_docente(abierta: Abierta, opciones: Opciones) -> Datos:
    from monitoreo_cli.vistas import informe_docente

    docente = abierta.docente(opciones.docente)
    hallados = _todos(abierta, opciones) if docente is None else [_uno(abierta, docente, opciones)]
    return informe_docente.datos(abierta.escuela, hallados, _pedido(abierta, opciones))


def _uno(abierta: Abierta, docente: str, opciones: Opciones) -> "Visitado":
    """La visita de ese docente, esté o no programado. Sin etapa, la de la última que tenga."""
    from monitoreo_cli.calculo.ficha import visitado

    etapa, rubrica = abierta.etapa(opciones.etapa), abierta.rubrica(opciones.rubrica)
    if etapa is not None:
        _resumen(abierta, etapa, rubrica)
    hallado = visitado(abierta.escuela, abierta.cuentas, docente, etapa.numero if etapa else None, rubrica)
    if hallado is None:
        donde = f" en la etapa {etapa.numero}" if etapa else ""
        raise ErrorDeUso(f"`{docente}` no tiene una visita cerrada{donde}", _MIRALAS)
    return hallado


def _todos(abierta: Abierta, opciones: Opciones) -> "list[Visitado]":
    """Los programados de la etapa que tienen visita; de los demás, avisa."""
    from monitoreo_cli.calculo.ficha import visitado

    resumen = _resumen(abierta, _etapa(abierta, opciones.etapa), opciones.rubrica)
    numero = resumen.etapa.numero
    dados = (
        visitado(abierta.escuela, abierta.cuentas, f.docente, numero, resumen.rubrica) for f in resumen.por_docente
    )
    hallados = [v for v in dados if v is not None]
    if not hallados:
        raise ErrorDeUso(f"en la etapa {numero} nadie tiene una visita cerrada", _MIRALAS)
    if resumen.no_monitoreados:
        faltan = resumen.no_monitoreados
        avisos().escribir(f"Sin ficha, {contar(len(faltan), 'docente')} sin visita cerrada: {enumerar(faltan)}.")
    return hallados


# ---------------------------------------------------------------- ficha en blanco


def _en_blanco(abierta: Abierta, opciones: Opciones) -> Datos:
    from monitoreo_cli.vistas import informe_ficha

    clave = abierta.rubrica(opciones.rubrica) or _del_plan(abierta, abierta.etapa(opciones.etapa))
    return informe_ficha.datos(abierta.escuela, clave, _pedido(abierta, opciones))


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


_CLASES = {
    "etapa": Clase(_de_la_etapa, ("docente",)),
    "docente": Clase(_del_docente),
    "ficha": Clase(_en_blanco, ("docente", "anonimo")),
}
