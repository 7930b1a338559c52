"""Cómo se escribe lo que se puede publicar: una fila de conteos y cuántos docentes abarca."""

from collections.abc import Iterator, Sequence

from monitoreo_cli.calculo.porcentajes import n_de
from monitoreo_cli.calculo.supresion import MINIMO, Publicada, publicar_docentes, publicar_fila
from monitoreo_cli.texto import contar
from monitoreo_cli.vistas.terminal import parrafo

POCA = f"<{MINIMO}"
TAPADA = "oculto"
COMO_SE_LEE = (
    f"«{POCA}» quiere decir de 1 a {MINIMO - 1} docentes. «{TAPADA}» es una cuenta que no se muestra, "
    "porque con ella se podría hallar otra restando."
)
SIN_REPARTO = (
    f"Con menos de {MINIMO} docentes programados o monitoreados no se publica cómo se reparten los niveles: "
    "cualquier cuenta señalaría a alguien."
)

AVISO = "aviso: la tabla no nombra a nadie, pero dice de cada uno lo que dice de todos:"
QUE_HACER = "Si no debe saberse, quita esas filas antes de publicarlo."


def se_reparte(programados: int, monitoreados: int) -> bool:
    """Si son bastantes para mostrar cómo se reparten."""
    return min(programados, monitoreados) >= MINIMO


def abarca(total: int, programados: int, monitoreados: int) -> list[str]:
    """Cuántos docentes hay detrás de las cuentas, sin las cifras que restadas señalarían a alguien."""
    visible, programado = publicar_docentes(total, programados, monitoreados)
    dichos = [contar(monitoreados, "docente monitoreado", "docentes monitoreados")]
    if programado is not None:
        dichos.append(contar(programado, "docente programado", "docentes programados"))
    if visible is not None:
        dichos.append(f"{contar(visible, 'docente')} al cierre de la etapa")
    return dichos


def fila(cuentas: Sequence[int], desde_logro: int, sin_nivel: int) -> list[str]:
    """Los niveles, los que no tienen nivel y los que están en logro, con lo que hay que tapar tapado."""
    visto = publicar_fila(cuentas, desde_logro, sin_nivel)
    monitoreados = sum(cuentas) + sin_nivel
    en_logro = TAPADA if visto.en_logro is None else n_de(visto.en_logro, monitoreados)
    return [*map(_celda, visto.niveles), _celda(visto.sin_nivel), en_logro]


def lo_que_revela(escala: Sequence[str], cuentas: Sequence[int], desde_logro: int, sin_nivel: int) -> str:
    """Lo que la fila dice de cada uno sin nombrarlo; vacío si de nadie se sabe nada.

    Mira lo publicado y no las cuentas: es lo que hallaría quien lo lea.
    """
    visto = publicar_fila(cuentas, desde_logro, sin_nivel)
    posibles = [i for i, celda in enumerate(visto.niveles) if celda.numero != 0]
    quienes = "todos" if visto.sin_nivel.numero == 0 else "todos los que tienen nivel"
    if len(posibles) == 1:
        return f"{quienes} están en {escala[posibles[0]]}"
    if posibles and posibles[-1] < desde_logro < len(escala):
        return f"nadie llega a {escala[desde_logro]}"
    return ""


def aviso(reveladas: Sequence[str], celdas: int) -> Iterator[str]:
    """Para quien va a publicarlo. En el documento no va: señalaría justo lo que conviene callar."""
    if reveladas:
        yield from parrafo(AVISO, celdas)
        for frase in reveladas:
            yield from parrafo(f"{frase}.", celdas, "    ", "  ")
        yield from parrafo(QUE_HACER, celdas)


def _celda(publicada: Publicada) -> str:
    return str(publicada.numero) if publicada.numero is not None else POCA if publicada.es_poca else TAPADA
