"""El libro para llenar visitas en Excel: sale con lo que ya hay, y `importar planilla` lo vuelve a leer.

Lleva ids, nunca nombres. No salen las notas de quien observa ni la evidencia de una marca: la celda va
vacía, y vacía no cambia nada.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from monitoreo_cli.calculo.compromisos import Seguido
from monitoreo_cli.calculo.cuentan import orden_de_visita
from monitoreo_cli.calculo.importacion.tablas import DOCENTES, SEGUIMIENTO, VISITAS
from monitoreo_cli.modelo.comun import ESTADOS
from monitoreo_cli.modelo.docente import CONDICIONES
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.observacion import ESTADOS_DE_VISITA, MODALIDADES, SIN_NIVEL, Observacion, Sesion, Valoracion
from monitoreo_cli.salidas.visitas import con_marca
from monitoreo_cli.salidas.xlsx import CABE, FECHA, LARGO, NUMERO, TEXTO, Columna, Hoja
from monitoreo_cli.texto import enumerar
from monitoreo_cli.valor import Valor

FILAS_POR_LLENAR, DOCENTES_POR_LLENAR = 60, 20
_TOPE_DE_AYUDA = 255


class Planilla(Valor):
    """Las hojas, y cuántos textos quedaron fuera: por ser de una marca o porque no caben en una celda."""

    hojas: Sequence[Hoja]
    guardados: int
    no_caben: int


def planilla(escuela: Escuela, seguidos: Iterable[Seguido]) -> Planilla:
    """`seguidos` son los compromisos; van los abiertos."""
    desempenos = _desempenos(escuela)
    visitas = sorted(escuela.visitas, key=orden_de_visita)
    filas = [_fila(v, desempenos) for v in visitas]
    no_caben = sum(_vaciar_lo_que_no_cabe(fila) for fila in filas)
    guardados = sum(bool(v.desempenos[d].evidencia) and con_marca(v, d) for v in visitas for d in v.desempenos)
    hojas = (
        _hoja_de_docentes(escuela),
        Hoja(
            "Visitas", "Visitas: una fila por visita", _columnas(escuela, desempenos), filas,
            _INSTRUCCIONES, FILAS_POR_LLENAR, fijas=3,
        ),
        _hoja_de_seguimiento(escuela, [s for s in seguidos if s.es_abierto]),
    )  # fmt: skip
    return Planilla(hojas, guardados, no_caben)


def _vaciar_lo_que_no_cabe(fila: list[Any]) -> int:
    """Cortado, volvería como un cambio; vacío no cambia nada."""
    largos = [i for i, x in enumerate(fila) if isinstance(x, str) and len(x) > CABE]
    for i in largos:
        fila[i] = None
    return len(largos)


# ------------------------------------------------------------ docentes


def _hoja_de_docentes(escuela: Escuela) -> Hoja:
    titulos = [t[0] for t in DOCENTES.values()]
    listas = {"condicion": CONDICIONES}
    ayudas = {"docente": "Un código corto, como d05: minúsculas, dígitos y guiones. Nunca el nombre."}
    columnas = [
        Columna(titulo, 16, lista=listas.get(clave, ()), ayuda=ayudas.get(clave, ""))
        for clave, titulo in zip(DOCENTES, titulos, strict=True)
    ]
    filas = [
        [d.id, d.aula, ", ".join(map(str, d.grados)), d.seccion, d.area, d.condicion, d.especialidad]
        for d in escuela.docentes.values()
    ]
    return Hoja("Docentes", "Planilla de monitoreo", columnas, filas, _COMO_SE_USA, DOCENTES_POR_LLENAR, fijas=1)


_COMO_SE_USA = (
    "1. En «Visitas» llena una fila por visita. Las que ya tienen id están guardadas: si cambias algo, se cambiará.",
    "2. En «Seguimiento» anota cómo va cada compromiso abierto.",
    "3. Guarda el libro y míralo con: monitoreo importar planilla libro.xlsx (dice qué haría y no escribe nada).",
    "4. Si está bien, repite con --aplicar. Una celda vacía es un dato que falta: nunca borra lo que ya estaba.",
    "Los docentes van por su código. Los nombres están en identidades.yaml y aquí no salen.",
)
_INSTRUCCIONES = (
    "Deja vacía la columna Visita en las filas nuevas. Primero la evidencia (lo que viste u oíste), después el nivel.",
    "Sin estado, la visita entra como borrador y no cuenta. Con más de un compromiso, aquí va el primero.",
)


# ------------------------------------------------------------ visitas


def _desempenos(escuela: Escuela) -> list[str]:
    """Los de los instrumentos con que se valora, sin repetir, en su orden."""
    return list(dict.fromkeys(d for r in _instrumentos(escuela) for d in escuela.rubricas[r].por_id))


def _instrumentos(escuela: Escuela) -> tuple[str, ...]:
    """Los que el plan pone en sus etapas y los que llevan las visitas; las otras fichas no van en esta planilla."""
    del_plan = [escuela.rubrica_de(e) for e in escuela.etapas.values()]
    usados = [v.rubrica for v in escuela.visitas]
    return tuple(dict.fromkeys(r for r in (*del_plan, *usados) if r in escuela.rubricas and r is not None))


def _columnas(escuela: Escuela, desempenos: list[str]) -> list[Columna]:
    listas: dict[str, Any] = {
        "docente": "Docentes",
        "observador": tuple(escuela.equipo),
        "modalidad": MODALIDADES,
        "instrumento": _instrumentos(escuela),
        "estado": ESTADOS_DE_VISITA,
    }
    ayudas = {
        "visita": "Déjala vacía si la visita es nueva.",
        "etapa": "Sólo si la fecha no dice a qué etapa va.",
        "inicio": "Hora de 24 horas: 08:15", "fin": "Hora de 24 horas: 09:40",
        "instrumento": "Vacía, vale el instrumento de la etapa.",
    }  # fmt: skip
    comunes = [
        Columna(VISITAS[clave][0], ancho, clase, listas.get(clave, ()), ayudas.get(clave, ""))
        for clave, ancho, clase in _COMUNES
    ]
    de_desempeno = [c for d in desempenos for c in _de_desempeno(escuela, d)]
    acuerdo = [
        Columna(VISITAS["compromiso"][0], 44, LARGO),
        Columna(VISITAS["desempeno"][0], 18, lista=tuple(desempenos)),
        Columna(VISITAS["plazo"][0], 12, FECHA),
    ]
    return [*comunes, *de_desempeno, *acuerdo]


_COMUNES = (
    ("visita", 26, TEXTO), ("docente", 10, TEXTO), ("fecha", 12, FECHA), ("inicio", 8, TEXTO),
    ("fin", 8, TEXTO), ("etapa", 8, NUMERO), ("observador", 14, TEXTO), ("modalidad", 12, TEXTO),
    ("instrumento", 18, TEXTO), ("estado", 11, TEXTO), ("area", 18, TEXTO), ("titulo", 30, LARGO),
    ("matriculados", 13, NUMERO), ("asistentes", 11, NUMERO),
)  # fmt: skip


def _de_desempeno(escuela: Escuela, desempeno: str) -> tuple[Columna, Columna]:
    """La evidencia y el nivel, con las claves de los instrumentos que lo tienen."""
    rubricas = [r for r in escuela.rubricas.values() if desempeno in r.por_id]
    claves = tuple(dict.fromkeys(c for r in rubricas for c in r.claves))
    nombres = dict.fromkeys(r.por_id[desempeno].nombre or desempeno for r in rubricas)
    etiquetas = dict.fromkeys(f"{n.clave} {n.nombre or ''}".strip() for r in rubricas for n in r.niveles)
    ayuda = f"{enumerar(nombres)}. {' · '.join(etiquetas)}"
    nivel = Columna(f"{desempeno}: nivel", 13, lista=(*claves, *SIN_NIVEL), ayuda=ayuda[:_TOPE_DE_AYUDA])
    return Columna(f"{desempeno}: evidencia", 44, LARGO), nivel


def _fila(visita: Observacion, desempenos: list[str]) -> list[Any]:
    sesion = visita.sesion or Sesion()
    comunes = [
        visita.id, visita.docente, visita.fecha, visita.inicio, visita.fin, visita.etapa, visita.observador,
        visita.modalidad, visita.rubrica, visita.estado, sesion.area, _texto(sesion.titulo), sesion.matriculados,
        sesion.asistentes,
    ]  # fmt: skip
    valoraciones = [x for d in desempenos for x in _valoracion(visita, d)]
    primero = next(iter(visita.compromisos), None)
    acuerdo = [_texto(primero.texto), primero.desempeno, primero.plazo] if primero else [None, None, None]
    return [*comunes, *valoraciones, *acuerdo]


def _valoracion(visita: Observacion, desempeno: str) -> tuple[str | None, str | None]:
    valoracion = visita.desempenos.get(desempeno, Valoracion())
    evidencia = None if con_marca(visita, desempeno) else _texto(valoracion.evidencia)
    return evidencia, valoracion.nivel


def _texto(dicho: str | None) -> str | None:
    return dicho.strip() if dicho else None


# ------------------------------------------------------------ seguimiento


def _hoja_de_seguimiento(escuela: Escuela, abiertos: Sequence[Seguido]) -> Hoja:
    anchos = {"compromiso": 24, "texto": 44, "evidencia": 44, "motivo": 24, "nuevo": 14, "observador": 16}
    clases = {"texto": LARGO, "evidencia": LARGO, "plazo": FECHA, "fecha": FECHA}
    listas: dict[str, Sequence[str]] = {"nuevo": ESTADOS, "observador": tuple(escuela.equipo)}
    columnas = [
        Columna(titulos[0], anchos.get(c, 12), clases.get(c, TEXTO), listas.get(c, ()))
        for c, titulos in SEGUIMIENTO.items()
    ]
    filas = [[s.id, s.docente, _texto(s.texto), s.plazo, s.estado, *[None] * 5] for s in abiertos]
    lineas = ("Llena «Nuevo estado» y «Revisado el» sólo en los que revisaste; las demás columnas informan.",)
    return Hoja("Seguimiento", "Compromisos abiertos", columnas, filas, lineas, vacias=1, fijas=1)
