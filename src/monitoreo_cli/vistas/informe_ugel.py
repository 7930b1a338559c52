"""El informe para la UGEL de una etapa o de las que haya: su tabla, lo que se aprendió y los compromisos."""

from collections.abc import Sequence

from monitoreo_cli.calculo.compromisos import Seguido
from monitoreo_cli.calculo.cuentan import Cuentas
from monitoreo_cli.calculo.entrega import Parte
from monitoreo_cli.calculo.necesidades import necesidades
from monitoreo_cli.calculo.porcentajes import n_de
from monitoreo_cli.calculo.resumen import Resumen
from monitoreo_cli.modelo.comun import Oficio
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.vistas import informe
from monitoreo_cli.vistas.bloques import Bloque, Seccion, nota, numeradas, parte, puntos
from monitoreo_cli.vistas.informe import Llano, Nombres, Pedido
from monitoreo_cli.vistas.informe_compromisos import matriz_de_varias
from monitoreo_cli.vistas.informe_entrega import entregas
from monitoreo_cli.vistas.informe_niveles import escala_de
from monitoreo_cli.vistas.resumen import nombre_de_desempeno
from monitoreo_cli.vistas.tabla_ugel import tablas_ugel
from monitoreo_cli.vistas.textos import en_columnas, escrito_de

ASUNTO = "Resultados del monitoreo y acompañamiento"
PARA_QUE = (
    "Docentes bajo el nivel de logro, de más a menos. Lo que comparten varios es tema para un grupo de "
    "interaprendizaje o un microtaller."
)


def datos(
    escuela: Escuela, cuentas: Cuentas, partes: Sequence[Parte], seguidos: list[Seguido], pedido: Pedido
) -> Llano:
    """Todo lo que el informe muestra, y nada más. Las secciones sin datos no salen y la numeración corre."""
    resumenes, nombres = [p.resumen for p in partes], Nombres(escuela, pedido.anonimo)
    etapas = [r.etapa for r in resumenes]
    escritos = [escrito_de(escuela, e.numero) for e in etapas]
    oficio = escritos[-1].oficio if escritos[-1] else None  # el de otra etapa tiene otro número y otra fecha
    secciones = [
        Seccion((), "Resultados por momento y nivel educativo", tablas_ugel(escuela, resumenes, nombres)),
        Seccion((), "Logros, aspectos por mejorar y recomendaciones", en_columnas(escritos, pedido)),
        Seccion((), "Necesidades formativas", _necesidades(resumenes)),
        Seccion((), "Matriz de compromisos", matriz_de_varias(escuela, resumenes, seguidos, nombres, pedido)),
    ]
    return {
        **cabeza(escuela, resumenes, oficio, pedido),
        "titulo": f"Informe a la UGEL de la{'s' if len(etapas) > 1 else ''} {informe.las_etapas(etapas)}",
        "subtitulo": informe.cuando(etapas[0]) if len(etapas) == 1 else "",
        "encabezado": informe.de_oficio(escuela, oficio, pedido, f"{ASUNTO}, {informe.las_etapas(etapas)}"),
        "entregas": entregas(partes, pedido),
        "secciones": numeradas(secciones),
        "firmas": informe.firmas(escuela, pedido),
        "procedencia": informe.procedencia(escuela, cuentas, etapas, pedido),
    }


def cabeza(escuela: Escuela, resumenes: Sequence[Resumen], oficio: Oficio | None, pedido: Pedido) -> Llano:
    """Lo que todo documento de resultados lleva arriba, y los colores de la escala más larga."""
    escalas = (escala_de(r.instrumento) for r in resumenes if r.instrumento)
    return {
        "reservado": informe.RESERVADO,
        "anonimo": pedido.anonimo,
        "membrete": informe.membrete(escuela, [r.etapa for r in resumenes], oficio, pedido),
        "escala": max(escalas, key=len, default=[]),
    }


def _necesidades(resumenes: Sequence[Resumen]) -> list[Bloque]:
    """De cada etapa, los desempeños con docentes bajo el logro; un empate va en un renglón."""
    dichas = [b for r in resumenes for b in _de_una(r, con_titulo=len(resumenes) > 1)]
    return [*nota(PARA_QUE), *dichas] if dichas else []


def _de_una(resumen: Resumen, *, con_titulo: bool) -> list[Bloque]:
    grupos = necesidades(resumen.desempenos)
    renglones = puntos(
        f"{n_de(bajo, resumen.monitoreados)}: {'; '.join(map(nombre_de_desempeno, conteos))}"
        for bajo, conteos in grupos
    )
    return parte(f"Etapa {resumen.etapa.numero}", renglones) if con_titulo else renglones
