"""Los docentes: la lista, y la ficha de uno con su recorrido."""

from collections.abc import Iterator, Sequence

from monitoreo_cli.calculo.compromisos import Seguido
from monitoreo_cli.calculo.resumen import Paso
from monitoreo_cli.fechas import corta
from monitoreo_cli.modelo.docente import Docente
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.observacion import Observacion
from monitoreo_cli.texto import ancho, contar, enumerar, recortar
from monitoreo_cli.vistas import compromisos
from monitoreo_cli.vistas.cronograma import grados_en_palabras
from monitoreo_cli.vistas.resumen import titulo_de, trayectoria_en_tabla
from monitoreo_cli.vistas.terminal import Glifos, Linea, Tramo, columnas, parrafo, seccion

RESERVADO = "RESERVADO: para quien acompaña y para el docente"
NINGUNO = "No hay docentes en docentes.yaml."
_AULA_MAXIMA = 24


def lista(escuela: Escuela, celdas: int) -> Iterator[Linea]:
    """Un docente por renglón, en el orden de `docentes.yaml`; sólo códigos."""
    yield from titulo_de(escuela, celdas)
    yield ""
    if not escuela.docentes:
        yield NINGUNO
        return
    filas = [
        [d.id or "", recortar(d.aula or "", _AULA_MAXIMA), grados_en_palabras(d.grados), "; ".join(situacion(d))]
        for d in escuela.docentes.values()
    ]
    cabeza, *cuerpo = columnas([["Docente", "Aula", "Grados", "Situación"], *filas])
    yield [Tramo(cabeza, "tenue")]
    for linea in cuerpo:
        yield from parrafo(linea.strip(), celdas, " " * 12, "  ") if ancho(linea) > celdas else [linea]
    yield ""
    yield f"{contar(len(escuela.docentes), 'docente')}."


def situacion(docente: Docente) -> list[str]:
    """Lo que distingue su año: plaza, tiempo en la escuela, ausencias, quién lo visita."""
    dichas = []
    if docente.por_contratar:
        dichas.append("por contratar")
    if docente.es:
        dichas.append(f"es {docente.es}")
    if docente.desde and docente.hasta:
        dichas.append(f"del {corta(docente.desde)} al {corta(docente.hasta)}")
    elif docente.desde:
        dichas.append(f"desde el {corta(docente.desde)}")
    elif docente.hasta:
        dichas.append(f"hasta el {corta(docente.hasta)}")
    for ausencia in docente.ausencias:
        etapas = "la etapa" if len(ausencia.etapas) == 1 else "las etapas"
        dichas.append(f"{ausencia.motivo or 'ausente'} en {etapas} {enumerar(map(str, ausencia.etapas))}")
    if docente.lo_monitorea:
        dichas.append(f"lo monitorea {docente.lo_monitorea}")
    return dichas


class Ficha:
    """Lo que se muestra de un docente."""

    def __init__(
        self, docente: Docente, pasos: list[Paso], visitas: Sequence[Observacion], seguidos: list[Seguido]
    ) -> None:
        self.docente, self.pasos, self.visitas, self.seguidos = docente, pasos, visitas, seguidos


def ficha(escuela: Escuela, ficha: Ficha, celdas: int, glifos: Glifos) -> Iterator[Linea]:
    """Un docente: quién es, su trayectoria, sus visitas y sus compromisos."""
    docente = ficha.docente
    yield [Tramo(docente.id or "", "titulo"), Tramo(f"  {RESERVADO}", "aviso")]
    for rotulo, dicho in _datos(docente).items():
        if dicho:
            yield from parrafo(f"{rotulo}: {dicho}", celdas, "    ", "  ")
    yield ""
    yield from trayectoria_en_tabla(docente.id or "", ficha.pasos, escuela, glifos)
    yield from seccion("Visitas")
    yield from _visitas(escuela, ficha.visitas)
    yield from seccion("Compromisos")
    yield from compromisos.en_tabla(ficha.seguidos, celdas, glifos)


def _datos(docente: Docente) -> dict[str, str | None]:
    return {
        "Aula": docente.aula,
        "Grados": grados_en_palabras(docente.grados),
        "Sección": docente.seccion,
        "Área": docente.area,
        "Condición": docente.condicion,
        "Especialidad": docente.especialidad,
        "Situación": "; ".join(situacion(docente)),
    }


def _visitas(escuela: Escuela, visitas: Sequence[Observacion]) -> Iterator[str]:
    if not visitas:
        yield "  Ninguna todavía."
        return
    filas = [["Visita", "Etapa", "Observador", "Estado"]]
    for v in visitas:
        etapa = escuela.etapa_de(v)
        estado = v.estado or ""
        contraste = "" if v.es_principal else f", {v.rol or 'rol desconocido'}"
        filas.append([v.id, str(etapa.numero) if etapa else "", v.observador or "", estado + contraste])
    yield from columnas(filas)
