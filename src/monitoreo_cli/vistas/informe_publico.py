"""Lo que se puede publicar de una o varias etapas: ninguna fila por docente, ninguna cuenta que señale a alguien.

No es un informe con partes quitadas: lo que aquí no se nombra no sale.
"""

from collections.abc import Sequence

from monitoreo_cli.calculo.porcentajes import n_de
from monitoreo_cli.calculo.resumen import Conteo, Resumen
from monitoreo_cli.calculo.supresion import MINIMO, Publicada, Reparto, cobertura, repartir
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.texto import contar
from monitoreo_cli.vistas import informe
from monitoreo_cli.vistas.bloques import Bloque, nota, puntos, tabla
from monitoreo_cli.vistas.informe import Llano, Pedido
from monitoreo_cli.vistas.resumen import QUE_CUENTA, instrumento_en_palabras

POCA = f"<{MINIMO}"
TAPADA = "oculto"
_LEER = (
    f"«{POCA}» quiere decir de 1 a {MINIMO - 1} docentes. «{TAPADA}» es una cuenta que no se muestra, "
    "porque con ella se podría hallar otra restando."
)


def datos(escuela: Escuela, resumenes: Sequence[Resumen], titulo: str, pedido: Pedido) -> Llano:
    """Un documento con una sección por etapa."""
    etapas = [r.etapa for r in resumenes]
    return {
        "reservado": "",
        "anonimo": True,
        "titulo": titulo,
        "subtitulo": "",
        "encabezado": [],
        "escala": [],
        "membrete": informe.membrete(escuela, etapas, None, pedido),
        "secciones": [_seccion(r) for r in resumenes],
        "procedencia": informe.origen(pedido),
    }


def _seccion(resumen: Resumen) -> Llano:
    numero = resumen.etapa.numero
    titulo = " · ".join(p for p in (f"Etapa {numero}", informe.cuando(resumen.etapa)) if p)
    return {"id": f"etapa-{numero}", "titulo": titulo, "bloques": _bloques(resumen)}


def _bloques(resumen: Resumen) -> list[Bloque]:
    programados = len(resumen.padron.programados)
    if min(programados, resumen.monitoreados) < MINIMO:
        return nota(
            f"Con menos de {MINIMO} docentes programados o monitoreados no se publica cómo se reparten los niveles: "
            "cualquier cuenta señalaría a alguien."
        )
    return [*puntos(_cobertura(resumen)), *_reparto(resumen), *nota(_LEER), *nota(QUE_CUENTA)]


def _cobertura(resumen: Resumen) -> list[str]:
    total, programados = cobertura(len(resumen.padron.total), len(resumen.padron.programados), resumen.monitoreados)
    dichos = [contar(resumen.monitoreados, "docente monitoreado", "docentes monitoreados")]
    if programados is not None:
        dichos.append(contar(programados, "docente programado", "docentes programados"))
    if total is not None:
        dichos.append(f"{contar(total, 'docente', 'docentes')} al cierre de la etapa")
    return dichos


def _reparto(resumen: Resumen) -> list[Bloque]:
    instrumento = resumen.instrumento
    assert instrumento is not None  # sin instrumento no hay monitoreados
    columnas = ["Desempeño", *instrumento.claves, "Sin nivel", "En logro"]
    desde = len(instrumento.claves) - len(instrumento.claves_en_logro)
    filas = [_fila(c, resumen.monitoreados, desde) for c in resumen.desempenos]
    titulo = f"Docentes por nivel, con {instrumento_en_palabras(instrumento)}"
    return tabla(titulo, columnas, filas, range(1, len(columnas)))


def _fila(conteo: Conteo, monitoreados: int, desde_logro: int) -> list[str]:
    cuentas = list(conteo.niveles.values())
    visto: Reparto = repartir(cuentas, desde_logro, monitoreados - conteo.valorados)
    en_logro = TAPADA if visto.en_logro is None else n_de(visto.en_logro, monitoreados)
    nombre = " ".join(p for p in (conteo.codigo, conteo.nombre or conteo.id) if p)
    return [nombre, *map(_celda, visto.niveles), _celda(visto.sin_nivel), en_logro]


def _celda(publicada: Publicada) -> str:
    return str(publicada.numero) if publicada.numero is not None else POCA if publicada.es_poca else TAPADA
