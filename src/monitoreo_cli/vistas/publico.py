"""Cómo se escribe lo que se puede publicar: una fila de conteos y cuántos docentes abarca."""

from collections.abc import Sequence

from monitoreo_cli.calculo.porcentajes import n_de
from monitoreo_cli.calculo.supresion import MINIMO, Publicada, publicar_docentes, publicar_fila
from monitoreo_cli.texto import contar

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


def _celda(publicada: Publicada) -> str:
    return str(publicada.numero) if publicada.numero is not None else POCA if publicada.es_poca else TAPADA
