"""Las visitas en tablas (sus datos, sus niveles, sus evidencias), para CSV y Excel: con ids en vez de nombres.

Cada una declara sus columnas y nada más sale. Las notas de quien observa y la evidencia de una
marca no están en ninguna. En lo anónimo tampoco está de qué aula era la clase.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from monitoreo_cli.calculo.cuentan import Cuentas, orden_de_visita
from monitoreo_cli.calculo.programados import padron
from monitoreo_cli.calculo.resumen import niveles_en, observadas
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.observacion import Observacion, Sesion, Valoracion

NIVELES = (
    "visita", "docente", "etapa", "fecha", "observador", "rol", "contraste_de", "estado", "modalidad", "area",
    "grados", "rubrica", "desempeno", "codigo", "nivel", "cuenta",
)  # fmt: skip
VISITAS = (
    "visita", "docente", "etapa", "fecha", "inicio", "fin", "observador", "rol", "contraste_de", "estado",
    "modalidad", "area", "grados", "seccion", "matriculados", "asistentes", "minutos_de_monitoreo", "rubrica",
    "otras_fichas", "dialogo", "recibido", "compromisos",
)  # fmt: skip
EVIDENCIAS = (
    "visita", "docente", "etapa", "fecha", "observador", "rol", "estado", "rubrica", "desempeno", "clase", "hora",
    "texto",
)  # fmt: skip
# Por el área, el grado o cuántos estudiantes son se sabe qué aula es, y por el aula, quién enseña en ella.
_DEL_AULA = frozenset({"area", "grados", "seccion", "matriculados", "asistentes"})


def niveles(escuela: Escuela, cuentas: Cuentas, anonimo: bool) -> list[Sequence[Any]]:
    """La cabeza y una fila por visita, instrumento y desempeño; sin nivel que se entienda, vacío."""
    suman = _las_que_suman(escuela, cuentas)
    filas = [fila for v in _visitas(escuela) for fila in _niveles_de(escuela, v, suman)]
    return _sin_aula([NIVELES, *filas]) if anonimo else [NIVELES, *filas]


def visitas(escuela: Escuela, anonimo: bool) -> list[Sequence[Any]]:
    """La cabeza y una fila por visita, borradores y contrastes incluidos."""
    filas = [VISITAS, *(_visita(escuela, v) for v in _visitas(escuela))]
    return _sin_aula(filas) if anonimo else filas


def _sin_aula(filas: list[Sequence[Any]]) -> list[Sequence[Any]]:
    salen = [i for i, columna in enumerate(filas[0]) if columna not in _DEL_AULA]
    return [[fila[i] for i in salen] for fila in filas]


def evidencias(escuela: Escuela) -> tuple[list[Sequence[Any]], int]:
    """La cabeza y una fila por evidencia o hecho de un desempeño, y cuántas se guardan por ser de una marca."""
    filas: list[Sequence[Any]] = [EVIDENCIAS]
    guardadas = 0
    for visita in _visitas(escuela):
        comunes = (*_cabeza(escuela, visita), visita.papel, visita.estado)
        for rubrica, desempeno, clase, hora, texto, con_marca in _evidencias_de(visita):
            guardadas += con_marca
            if not con_marca:
                filas.append((*comunes, rubrica, desempeno, clase, hora, texto.strip()))
    return filas, guardadas


def _visitas(escuela: Escuela) -> list[Observacion]:
    return sorted(escuela.visitas, key=orden_de_visita)


def _las_que_suman(escuela: Escuela, cuentas: Cuentas) -> set[tuple[str, str]]:
    """Los pares ruta de visita (dos pueden llevar el mismo id) e instrumento que entran en el resumen de su etapa."""
    pares: set[tuple[str, str]] = set()
    for etapa in escuela.etapas.values():
        for clave in escuela.rubricas:
            ultimas = observadas(escuela, cuentas, etapa, clave).ultimas
            programados = padron(escuela, etapa, ultimas).programados
            pares.update((ultimas[d].ruta, clave) for d in programados if d in ultimas)
    return pares


def _niveles_de(escuela: Escuela, visita: Observacion, suman: set[tuple[str, str]]) -> Iterator[Sequence[Any]]:
    comunes = (
        *_cabeza(escuela, visita), visita.papel, visita.contraste_de, visita.estado, visita.modalidad,
        *_de_clase(visita.sesion),
    )  # fmt: skip
    for clave, _, _ in visita.fichas():
        instrumento = escuela.rubrica(clave)
        if instrumento is None or clave is None:
            continue
        dichos = niveles_en(visita, clave, instrumento)
        cuenta = "sí" if (visita.ruta, clave) in suman else "no"
        for id_, desempeno in instrumento.por_id.items():
            yield (*comunes, clave, id_, desempeno.codigo, dichos.get(id_), cuenta)


def _visita(escuela: Escuela, visita: Observacion) -> Sequence[Any]:
    sesion, dialogo = visita.sesion or Sesion(), visita.dialogo
    return (
        *_cabeza(escuela, visita)[:4], _hora(visita.inicio), _hora(visita.fin), visita.observador, visita.papel,
        visita.contraste_de, visita.estado, visita.modalidad, *_de_clase(sesion), sesion.seccion,
        sesion.matriculados, sesion.asistentes, sesion.minutos_de_monitoreo, visita.rubrica,
        " ".join(f.rubrica for f in visita.otras_fichas if f.rubrica), dialogo and dialogo.fecha,
        dialogo and dialogo.recibido, len(visita.compromisos),
    )  # fmt: skip


def _cabeza(escuela: Escuela, visita: Observacion) -> tuple[Any, ...]:
    """Lo que identifica a toda visita: su id, docente, etapa, fecha y observador."""
    etapa = escuela.etapa_de(visita)
    return visita.id, visita.docente, etapa.numero if etapa else None, visita.fecha, visita.observador


def _de_clase(sesion: Sesion | None) -> tuple[str | None, str | None]:
    """El área y los grados, separados por espacios: con guiones una hoja de cálculo los haría fecha."""
    return (sesion.area, " ".join(map(str, sesion.grados))) if sesion else (None, None)


def _hora(hora: Any) -> str | None:
    return hora.isoformat("minutes") if hora else None


def _evidencias_de(visita: Observacion) -> Iterator[tuple[str | None, str, str, str | None, str, bool]]:
    """Instrumento, desempeño, de dónde sale, hora, texto, y si respalda una marca."""
    for rubrica, valoraciones, _ in visita.fichas():
        for desempeno, valoracion in valoraciones.items():
            if valoracion.evidencia:
                yield rubrica, desempeno, "evidencia", None, valoracion.evidencia, lleva_marca(valoracion)
    for hecho in visita.hechos:
        if hecho.desempeno:
            yield visita.rubrica, hecho.desempeno, "hecho", hecho.hora, hecho.texto, con_marca(visita, hecho.desempeno)


def con_marca(visita: Observacion, desempeno: str) -> bool:
    """Si ese desempeño lleva una marca en alguno de los instrumentos de la visita."""
    return any(desempeno in v and lleva_marca(v[desempeno]) for _, v, _ in visita.fichas())


def lleva_marca(valoracion: Valoracion) -> bool:
    """Una marca que no se entiende se guarda como si fuera un sí: callar de más no daña a nadie."""
    return bool(valoracion.marca) or (valoracion.marca is None and valoracion.origen.tiene("marca"))
