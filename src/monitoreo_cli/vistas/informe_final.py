"""El informe final del año: todo lo que se programó, se hizo, se vio y se aprendió, con sus anexos."""

from collections.abc import Sequence

from monitoreo_cli.calculo.avance import Avance
from monitoreo_cli.calculo.calendario import Calendario, calendario
from monitoreo_cli.calculo.compromisos import Seguido
from monitoreo_cli.calculo.cuentan import Cuentas
from monitoreo_cli.calculo.entrega import Parte
from monitoreo_cli.calculo.metas import medir
from monitoreo_cli.calculo.resumen import Resumen
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.texto import contar, enumerar
from monitoreo_cli.vistas import informe
from monitoreo_cli.vistas.bloques import Bloque, Seccion, nota, numeradas, pares
from monitoreo_cli.vistas.informe import Llano, Nombres, Pedido
from monitoreo_cli.vistas.informe_compromisos import estados_en_palabras, matriz_de_varias, por_etapas
from monitoreo_cli.vistas.informe_entrega import entregas
from monitoreo_cli.vistas.informe_final_cobertura import cobertura
from monitoreo_cli.vistas.informe_final_resultados import comparacion, en_logro, metas, necesidades_y_acciones
from monitoreo_cli.vistas.informe_ugel import cabeza
from monitoreo_cli.vistas.tabla_ugel import tablas_ugel
from monitoreo_cli.vistas.textos import escrito_al_final, finales

ASUNTO = "Informe final del monitoreo y acompañamiento pedagógico"


def datos(
    escuela: Escuela,
    cuentas: Cuentas,
    partes: Sequence[Parte],
    cambios: Sequence[Avance],
    seguidos: list[Seguido],
    pedido: Pedido,
) -> Llano:
    """Todo lo que el informe muestra, y nada más. Las secciones sin datos no salen y la numeración corre.

    `partes` son las etapas del año y `cambios`, los avances entre ellas; el último, de la primera a la última.
    """
    resumenes = [p.resumen for p in partes]
    escrito = escrito_al_final(escuela)
    oficio = escrito.oficio if escrito else None
    arriba = cabeza(escuela, resumenes, oficio, pedido)
    dias = calendario(escuela, cuentas)
    secciones = _secciones(escuela, resumenes, dias, cambios, seguidos, pedido)
    titulo = f"{ASUNTO} {arriba['membrete']['anio']}".strip()
    return {
        **arriba,
        "titulo": titulo,
        "subtitulo": "",
        "encabezado": informe.de_oficio(escuela, oficio, pedido, titulo),
        "entregas": entregas(partes, pedido),
        "secciones": numeradas(secciones),
        "firmas": informe.firmas(escuela, pedido),
        "procedencia": informe.procedencia(escuela, cuentas, [r.etapa for r in resumenes], pedido),
    }


def _secciones(
    escuela: Escuela,
    resumenes: Sequence[Resumen],
    dias: Calendario,
    cambios: Sequence[Avance],
    seguidos: list[Seguido],
    pedido: Pedido,
) -> list[Seccion]:
    nombres = Nombres(escuela, pedido.anonimo)
    hecho = cobertura(resumenes, dias, pedido.hoy, nombres)
    medidas = medir(escuela, list(resumenes), pedido.hoy)
    partes = (
        ("Cobertura: lo programado y lo que se hizo", hecho),
        ("Resultados por momento y nivel educativo", tablas_ugel(escuela, resumenes, nombres)),
        ("Docentes en logro por rúbrica", en_logro(resumenes)),
        ("Comparación entre etapas", comparacion(cambios, nombres)),
        ("Metas y línea base", metas(escuela, medidas, resumenes)),
        ("Necesidades formativas y acciones que las atendieron", necesidades_y_acciones(escuela, resumenes, pedido)),
        ("Compromisos", _compromisos(escuela, resumenes, seguidos, nombres, pedido)),
        ("Logros, dificultades, conclusiones y recomendaciones", finales(escrito_al_final(escuela), pedido)),
        ("Anexos", _anexos(resumenes)),
    )
    return [Seccion((), titulo, bloques) for titulo, bloques in partes]


def _compromisos(
    escuela: Escuela, resumenes: Sequence[Resumen], seguidos: list[Seguido], nombres: Nombres, pedido: Pedido
) -> list[Bloque]:
    """Cuántos y en qué estado por etapa, y la matriz."""
    cuentas = [
        (titulo, f"{len(suyos)}: {estados_en_palabras(suyos)}")
        for titulo, _, suyos in por_etapas(escuela, resumenes, seguidos)
    ]
    return [*pares(cuentas), *matriz_de_varias(escuela, resumenes, seguidos, nombres, pedido)]


def _anexos(resumenes: Sequence[Resumen]) -> list[Bloque]:
    """Las fichas firmadas, sólo por su id: el contenido es de quien fue visitado."""
    fichas = [(r.etapa.numero, [f.visita for f in r.por_docente if f.visita]) for r in resumenes]
    filas = [(f"Etapa {n}, {contar(len(suyas), 'ficha')}", enumerar(suyas)) for n, suyas in fichas if suyas]
    aviso = "Fichas individuales: RESERVADO. Se entregan en sobre aparte y sólo a quien corresponde."
    return [*nota(aviso), *pares(filas)] if filas else []
