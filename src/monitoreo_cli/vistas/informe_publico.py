"""Lo que se puede publicar de una o varias etapas: ninguna fila por docente, ninguna cuenta que señale a alguien.

No es un informe con partes quitadas: lo que aquí no se nombra no sale.
"""

from collections.abc import Sequence

from monitoreo_cli.calculo.resumen import Conteo, Resumen
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.vistas import informe, publico
from monitoreo_cli.vistas.advertencias import QUE_CUENTA
from monitoreo_cli.vistas.bloques import Bloque, nota, puntos, tabla
from monitoreo_cli.vistas.informe import Llano, Pedido
from monitoreo_cli.vistas.resumen import instrumento_en_palabras, nombre_de_desempeno


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
    total, programados = len(resumen.padron.total), len(resumen.padron.programados)
    if not publico.se_reparte(programados, resumen.monitoreados):
        return nota(publico.SIN_REPARTO)
    abarca = publico.abarca(total, programados, resumen.monitoreados)
    return [*puntos(abarca), *_reparto(resumen), *nota(publico.COMO_SE_LEE), *nota(QUE_CUENTA)]


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
    return [nombre_de_desempeno(conteo), *publico.fila(cuentas, desde_logro, monitoreados - conteo.valorados)]
