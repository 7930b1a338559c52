"""El informe de una etapa: de las cuentas a los datos llanos que reciben sus plantillas."""

from monitoreo_cli.calculo.avance import Avance
from monitoreo_cli.calculo.compromisos import Seguido
from monitoreo_cli.calculo.cuentan import Cuentas
from monitoreo_cli.calculo.entrega import Parte
from monitoreo_cli.calculo.necesidades import necesidades
from monitoreo_cli.calculo.porcentajes import n_de, repartidos, uno
from monitoreo_cli.calculo.resumen import Conteo, Fila, Resumen
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.texto import contar, enumerar
from monitoreo_cli.vistas import graficos, informe
from monitoreo_cli.vistas.advertencias import QUE_CUENTA
from monitoreo_cli.vistas.en_breve import en_breve
from monitoreo_cli.vistas.informe import Llano, Nombres, Pedido
from monitoreo_cli.vistas.informe_cambio import cambio
from monitoreo_cli.vistas.informe_compromisos import Matriz
from monitoreo_cli.vistas.informe_entrega import entregas
from monitoreo_cli.vistas.informe_niveles import celda, desempeno, escala_de, instrumento_llano, siglas_de
from monitoreo_cli.vistas.resumen import a_quienes, sin_valorar
from monitoreo_cli.vistas.textos import de_etapa, escrito_de

_SECCIONES = (
    ("docentes", "Niveles por docente"),
    ("distribucion", "Cómo se reparten"),
    ("cambio", "Qué cambió desde la etapa anterior"),
    ("necesidades", "Necesidades formativas"),
    ("compromisos", "Compromisos"),
    ("textos", "Logros, aspectos por mejorar y recomendaciones"),
)


def datos(
    escuela: Escuela, cuentas: Cuentas, una: Parte, avance: Avance | None, seguidos: list[Seguido], pedido: Pedido
) -> Llano:
    """Todo lo que el informe muestra, y nada más. Las secciones sin datos vienen vacías.

    `avance` es el que hubo desde la etapa anterior, si hay una.
    """
    nombres, resumen = Nombres(escuela, pedido.anonimo), una.resumen
    etapa, instrumento = resumen.etapa, resumen.instrumento
    escrito = escrito_de(escuela, etapa.numero)
    oficio = escrito.oficio if escrito else None
    matriz = Matriz(escuela, etapa, seguidos)
    escala = escala_de(instrumento) if instrumento else []
    partes: Llano = {
        "docentes": [_docente(fila, resumen, escala, nombres) for fila in resumen.por_docente if resumen.desempenos],
        "distribucion": _distribucion(resumen, escala),
        "cambio": cambio(avance, nombres) if avance else {},
        "necesidades": _necesidades(resumen),
        "compromisos": matriz.llana(instrumento, nombres, pedido) if matriz.nacidos or matriz.anteriores else {},
        "textos": de_etapa(escrito, pedido),
    }
    return {
        "reservado": informe.RESERVADO,
        "anonimo": pedido.anonimo,
        "titulo": f"Informe de la etapa {etapa.numero}",
        "subtitulo": " · ".join(p for p in (etapa.nombre, informe.cuando(etapa)) if p),
        "membrete": informe.membrete(escuela, [etapa], oficio, pedido),
        "encabezado": informe.encabezado(oficio, pedido, f"Resultados de la {informe.las_etapas([etapa])}"),
        "entregas": entregas([una], pedido),
        "cifras": _cifras(resumen, matriz),
        "en_breve": en_breve(resumen, avance, [*matriz.nacidos, *matriz.anteriores]),
        "secciones": [{"id": clave, "titulo": titulo} for clave, titulo in _SECCIONES if partes[clave]],
        "instrumento": instrumento_llano(instrumento),
        "escala": escala,
        "desempenos": [desempeno(c) for c in resumen.desempenos],
        "notas": _notas(resumen, nombres),
        **partes,
        "firmas": informe.firmas(escuela, pedido),
        "procedencia": informe.procedencia(escuela, cuentas, [etapa], pedido),
    }


# ---------------------------------------------------------------- cifras


def _cifras(resumen: Resumen, matriz: Matriz) -> list[Llano]:
    programados, total = len(resumen.padron.programados), len(resumen.padron.total)
    todos = "todos los de la escuela" if programados == total else f"de {total} en la escuela"
    return [
        _cifra("Docentes programados", str(programados), todos),
        _cifra(
            "Docentes monitoreados", f"{resumen.monitoreados} de {programados}", uno(resumen.monitoreados, programados)
        ),
        _cifra("Visitas cerradas", *_visitas(resumen)),
        _cifra("Compromisos de la etapa", str(len(matriz.nacidos)), matriz.en_palabras()),
    ]


def _cifra(rotulo: str, valor: str, detalle: str) -> Llano:
    return {"rotulo": rotulo, "valor": valor, "detalle": detalle}


def _visitas(resumen: Resumen) -> tuple[str, str]:
    visitas = resumen.visitas
    detalle = [contar(visitas.adicionales, "adicional", "adicionales")] if visitas.adicionales else []
    if visitas.borradores:
        detalle.append(contar(visitas.borradores, "borrador", "borradores"))
    if visitas.programadas is None:
        return str(visitas.cerradas), "; ".join(["el plan no dice cuántas", *detalle])
    return f"{visitas.cerradas} de {visitas.programadas}", "; ".join(detalle or ["programadas"])


# ---------------------------------------------------------------- niveles


def _docente(fila: Fila, resumen: Resumen, escala: list[Llano], nombres: Nombres) -> Llano:
    niveles = [celda(fila.niveles.get(c.id), escala) for c in resumen.desempenos]
    return {
        "nombre": nombres.de(fila.docente),
        "detalle": nombres.detalle(fila.docente),
        "con_visita": fila.visita is not None,
        "niveles": niveles if fila.visita else [],
    }


def _distribucion(resumen: Resumen, escala: list[Llano]) -> list[Llano]:
    """Cada desempeño con su gráfico; todos comparten carriles o escala, para mirarlos uno bajo otro."""
    if not resumen.monitoreados or not escala:
        return []
    cuentas = [list(c.niveles.values()) for c in resumen.desempenos]
    if resumen.monitoreados >= graficos.DESDE_BARRAS:
        tope = graficos.tope(cuentas, escala)
        dibujos = [graficos.barras(c, tope, escala) for c in cuentas]
    else:
        sin_nivel = [resumen.monitoreados - c.valorados for c in resumen.desempenos]
        carril = any(sin_nivel)
        pares = zip(cuentas, sin_nivel, strict=True)
        dibujos = [graficos.puntos(c, faltan if carril else None, escala) for c, faltan in pares]
    return [_reparto(c, resumen, dibujo) for c, dibujo in zip(resumen.desempenos, dibujos, strict=True)]


def _reparto(conteo: Conteo, resumen: Resumen, grafico: Llano) -> Llano:
    """Las cuentas de un desempeño; los porcentajes, sólo donde ya hay docentes para repartir."""
    cuentas = list(conteo.niveles.values())
    en_logro, pendiente = n_de(conteo.en_logro, resumen.monitoreados), sin_valorar(conteo, resumen)
    dichas = [f"{contar(n, 'docente')} en {clave}" for clave, n in conteo.niveles.items()]
    return {
        **desempeno(conteo),
        "cuentas": cuentas,
        "porcentajes": [f"{p} %" for p in repartidos(cuentas)] if grafico["clase"] == "barras" else [],
        "en_logro": en_logro,
        "sin_nivel": pendiente,
        "grafico": grafico,
        "descripcion": f"{enumerar(dichas + ([pendiente] if pendiente else []))}. En logro: {en_logro}.",
    }


def _necesidades(resumen: Resumen) -> list[Llano]:
    """Grupos con igual número de docentes bajo el logro: un empate es un empate."""
    return [
        {"bajo": n_de(bajo, resumen.monitoreados), "desempenos": [desempeno(c) for c in conteos]}
        for bajo, conteos in necesidades(resumen.desempenos)
    ]


# ---------------------------------------------------------------- notas


def _notas(resumen: Resumen, nombres: Nombres) -> list[str]:
    """Lo que hay que saber para leer bien las cuentas."""
    sin_el = "El plan no dice con qué instrumento se observa, y ninguna visita cerrada lo muestra."
    notas = [sin_el if resumen.instrumento is None else QUE_CUENTA, *a_quienes(resumen, nombres.de)]
    niveles = {f.niveles.get(c.id) for f in resumen.por_docente for c in resumen.desempenos if f.visita}
    return [*notas, *siglas_de(niveles)]
