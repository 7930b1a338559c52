"""Lo que se puede publicar de una o varias etapas: ninguna fila por docente, ninguna cuenta que señale a alguien.

No es un informe con partes quitadas: lo que aquí no se nombra no sale.
"""

from collections.abc import Iterator, Sequence

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


def revelado(resumenes: Sequence[Resumen]) -> Iterator[str]:
    """Lo que cada fila publicada dice de todos a la vez: «Etapa 1, R5: todos están en III»."""
    for resumen in resumenes:
        if resumen.instrumento is None or not _se_reparte(resumen):
            continue
        for conteo in resumen.desempenos:
            frase = publico.lo_que_revela(resumen.instrumento.claves, *_cuentas(conteo, resumen))
            if frase:
                yield f"Etapa {resumen.etapa.numero}, {conteo.codigo or conteo.id}: {frase}"


def _seccion(resumen: Resumen) -> Llano:
    numero = resumen.etapa.numero
    titulo = " · ".join(p for p in (f"Etapa {numero}", informe.cuando(resumen.etapa)) if p)
    return {"id": f"etapa-{numero}", "titulo": titulo, "bloques": _bloques(resumen)}


def _bloques(resumen: Resumen) -> list[Bloque]:
    if not _se_reparte(resumen):
        return nota(publico.SIN_REPARTO)
    padron = resumen.padron
    abarca = publico.abarca(len(padron.total), len(padron.programados), resumen.monitoreados)
    return [*puntos(abarca), *_reparto(resumen), *nota(publico.COMO_SE_LEE), *nota(QUE_CUENTA)]


def _se_reparte(resumen: Resumen) -> bool:
    return publico.se_reparte(len(resumen.padron.programados), resumen.monitoreados)


def _reparto(resumen: Resumen) -> list[Bloque]:
    instrumento = resumen.instrumento
    assert instrumento is not None  # sin instrumento no hay monitoreados
    columnas = ["Desempeño", *instrumento.claves, "Sin nivel", "En logro"]
    filas = [[nombre_de_desempeno(c), *publico.fila(*_cuentas(c, resumen))] for c in resumen.desempenos]
    titulo = f"Etapa {resumen.etapa.numero}: docentes por nivel, con {instrumento_en_palabras(instrumento)}"
    return tabla(titulo, columnas, filas, range(1, len(columnas)))


def _cuentas(conteo: Conteo, resumen: Resumen) -> tuple[list[int], int, int]:
    """Cuántos hay en cada nivel, desde cuál hay logro, y cuántos no tienen nivel."""
    instrumento = resumen.instrumento
    assert instrumento is not None
    desde = len(instrumento.claves) - len(instrumento.claves_en_logro)
    return list(conteo.niveles.values()), desde, resumen.monitoreados - conteo.valorados
