"""Que los conteos de una etapa sumen lo que deben: así nadie suma en un distrito lo que ya venía mal."""

from monitoreo_cli.lectura.conteos import SIN_ESCALA, SIN_INSTRUMENTO, Etapa, NoVale
from monitoreo_cli.texto import citar

Cuentas = tuple[int, ...]


def exigir_que_cuadre(etapa: Etapa) -> None:
    """Lanza `NoVale` con lo primero que no cuadra."""
    try:
        exigir_docentes(etapa)
        for clave, fila in zip(etapa.desempenos, etapa.filas, strict=True):
            _exigir_desempeno(clave, fila, etapa)
    except NoVale as no:
        raise no.en(f"etapa {etapa.numero}") from no


def _exigir_desempeno(clave: str, fila: Cuentas, etapa: Etapa) -> None:
    try:
        exigir_fila(fila, etapa.escala, etapa)
    except NoVale as no:
        raise no.en(citar(clave)) from no


def exigir_docentes(etapa: Etapa) -> None:
    total, programados, monitoreados, faltan, _ = etapa.docentes
    sin_programar = sum(etapa.no_programados.values())
    if programados + sin_programar != total:
        raise NoVale(f"no cuadra: {programados} programados y {sin_programar} sin programar no son {total}")
    if monitoreados + faltan != programados:
        raise NoVale(f"no cuadra: {monitoreados} monitoreados y {faltan} por visitar no son {programados}")
    if etapa.rubrica is None and monitoreados:
        raise NoVale(SIN_INSTRUMENTO)


def exigir_fila(fila: Cuentas, escala: tuple[str, ...], etapa: Etapa) -> None:
    """La fila de un desempeño con esa escala, en una etapa con esos docentes y ese logro."""
    _, programados, _, faltan, _ = etapa.docentes
    if etapa.logro_desde is not None and etapa.logro_desde not in escala:
        raise NoVale(SIN_ESCALA)
    hasta = len(escala)
    logro = escala.index(etapa.logro_desde) if etapa.logro_desde is not None else hasta
    no_observado, no_aplica, sin_dato, en_logro, valorados = fila[hasta:]
    if sum(fila[:hasta]) != valorados or sum(fila[logro:hasta]) != en_logro:
        raise NoVale("los niveles no suman lo que dice")
    # Los visitados no pasan de los monitoreados: a quien falta visitar le falta el dato.
    if valorados + no_observado + no_aplica + sin_dato != programados or faltan > sin_dato:
        raise NoVale("las cuentas no suman los docentes de la etapa")
