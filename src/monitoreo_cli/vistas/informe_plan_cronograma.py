"""Lo que el plan hace y cuándo: actividades, etapas, cuadrícula de meses, visitas con fecha y acciones."""

from collections.abc import Iterable
from datetime import date

from monitoreo_cli.calculo.cronograma import meses_de, meses_del_plan
from monitoreo_cli.calculo.programados import padron
from monitoreo_cli.fechas import corta, mes_iso, nombre_de_mes
from monitoreo_cli.modelo.accion import Accion
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.plan import Actividad, Etapa, Plan
from monitoreo_cli.texto import enumerar
from monitoreo_cli.vistas.advertencias import demasiados_meses
from monitoreo_cli.vistas.bloques import Bloque, nota, parte, tabla
from monitoreo_cli.vistas.informe import cuando
from monitoreo_cli.vistas.informe_plan_docentes import INICIAL, quien, visitas_con_fecha
from monitoreo_cli.vistas.informe_plan_medida import nombre_de_desempenos
from monitoreo_cli.vistas.resumen import instrumento_en_palabras

_MESES_POR_CUADRO = 12
_GRADOS = ("Primer", "Segundo", "Tercer", "Cuarto", "Quinto", "Sexto")
TIPOS_DE_ACCION = {
    "gia": "Grupo de interaprendizaje", "microtaller": "Microtaller", "taller": "Taller",
    "reflexion": "Reunión de reflexión", "colegiado": "Trabajo colegiado", "pasantia": "Pasantía",
    "socializacion": "Socialización", "otra": "Otra",
}  # fmt: skip


def cronograma(escuela: Escuela, plan: Plan) -> list[Bloque]:
    """Las actividades, las etapas, la cuadrícula y, si las hay, las visitas con fecha."""
    return [
        *parte("Actividades", _actividades(escuela, plan)),
        *parte("Etapas del monitoreo", _etapas(escuela)),
        *parte("Cronograma por meses", cuadriculas(escuela, plan)),
        *parte("Visitas con fecha", visitas_con_fecha(escuela, plan)),
    ]


def grado_en_palabras(nivel: str | None, grado: int) -> str:
    """`Primer grado`; en inicial, `3 años`."""
    if nivel == INICIAL or not 1 <= grado <= len(_GRADOS):
        return f"{grado} años"
    return f"{_GRADOS[grado - 1]} grado"


def nombre_de_etapa(etapa: Etapa) -> str:
    """El nombre que le puso el plan, con su número si no lo dice."""
    nombre = etapa.nombre or ""
    if "etapa" in nombre.lower():
        return nombre
    return f"Etapa {etapa.numero}: {nombre}" if nombre else f"Etapa {etapa.numero}"


def _actividades(escuela: Escuela, plan: Plan) -> list[Bloque]:
    objetivos = {o.id: str(i) for i, o in enumerate(plan.objetivos, 1)}
    filas = [
        (
            a.nombre or a.id or "", quien(escuela, a.responsable), cuando(a),
            ", ".join(objetivos.get(o, o) for o in a.objetivos),
        )
        for a in plan.actividades
    ]  # fmt: skip
    return tabla("Actividades", ["Actividad", "Responsable", "Cuándo", "Objetivos"], filas)


def _etapas(escuela: Escuela) -> list[Bloque]:
    filas = []
    for etapa in escuela.etapas.values():
        cuantas, rubrica = escuela.visitas_por_docente(etapa), escuela.rubrica_de(etapa)
        instrumentos = [_instrumento(escuela, c) for c in (rubrica, *escuela.fichas_de(etapa)) if c]
        filas.append((
            nombre_de_etapa(etapa), cuando(etapa), "; ".join(instrumentos), str(cuantas or ""),
            responsable_de(escuela, etapa),
        ))  # fmt: skip
    columnas = ["Etapa", "Cuándo", "Instrumentos", "Visitas por docente", "Responsable"]
    return tabla("Etapas del monitoreo", columnas, filas, [3])


def _instrumento(escuela: Escuela, clave: str) -> str:
    rubrica = escuela.rubrica(clave)
    return instrumento_en_palabras(rubrica) if rubrica else clave


def responsable_de(escuela: Escuela, etapa: Etapa) -> str:
    """Quién monitorea una etapa: lo que dice ella o, si no, lo de todas."""
    return quien(escuela, _clave_de(escuela, etapa))


def _clave_de(escuela: Escuela, etapa: Etapa) -> str | None:
    comun = escuela.plan_o_vacio.monitoreo
    return etapa.responsable or (comun.responsable if comun else None)


def _responsable_del_grado(escuela: Escuela, etapa: Etapa, grado: int) -> str:
    """Quien visita a sus docentes: el aula de quien dirige la mira otra persona."""
    comun = _clave_de(escuela, etapa)
    presentes = (escuela.docentes[c] for c in padron(escuela, etapa, ()).total)
    claves = [d.lo_monitorea or comun for d in presentes if grado in d.grados]
    return enumerar(dict.fromkeys(q for clave in claves or [comun] if (q := quien(escuela, clave))))


# ---------------------------------------------------------------- la cuadrícula


def cuadriculas(escuela: Escuela, plan: Plan, hoy: date | None = None) -> list[Bloque]:
    """Etapas × grados × meses, con las actividades en su orden y el informe al final; hasta doce meses por cuadro.

    Con `hoy`, su mes va señalado.
    """
    meses = meses_del_plan(escuela)
    if dicho := demasiados_meses(len(meses)):
        return nota(dicho)
    grupos = _grupos(escuela, plan)
    trozos = [meses[i : i + _MESES_POR_CUADRO] for i in range(0, len(meses), _MESES_POR_CUADRO)]
    return [_cuadro(trozo, grupos, mes_iso(hoy) if hoy else "") for trozo in trozos]


_Fila = tuple[str, str, list[str]]  # nombre, responsable, meses
_Grupo = tuple[str, list[_Fila]]


def _grupos(escuela: Escuela, plan: Plan) -> list[_Grupo]:
    informes = [a for a in plan.actividades if a.clase == "informe"]
    demas = [a for a in plan.actividades if a.clase != "informe"]
    grupos: list[_Grupo] = [("", _filas(escuela, demas))]
    grupos += [(nombre_de_etapa(e), _por_grado(escuela, plan, e)) for e in escuela.etapas.values()]
    grupos.append(("", _filas(escuela, informes)))
    return [g for g in grupos if g[1]]


def _filas(escuela: Escuela, actividades: Iterable[Actividad]) -> list[_Fila]:
    return [(a.nombre or a.id or "", quien(escuela, a.responsable), meses_de(a)) for a in actividades]


def _por_grado(escuela: Escuela, plan: Plan, etapa: Etapa) -> list[_Fila]:
    dicha = plan.institucion
    grados = etapa.grados or (dicha.grados if dicha else ())
    nivel = dicha.nivel_educativo if dicha else None
    if not grados:
        return [("Todos los grados", responsable_de(escuela, etapa), meses_de(etapa))]
    return [(grado_en_palabras(nivel, g), _responsable_del_grado(escuela, etapa, g), meses_de(etapa)) for g in grados]


def _cuadro(meses: list[str], grupos: list[_Grupo], este: str) -> Bloque:
    return {
        "clase": "cuadricula",
        "titulo": f"Cronograma de {_con_anio(meses[0])} a {_con_anio(meses[-1])}",
        "con_responsable": any(responsable for _, filas in grupos for _, responsable, _ in filas),
        "meses": [{"corto": nombre_de_mes(m)[:3], "largo": _con_anio(m), "hoy": m == este} for m in meses],
        "grupos": [
            {
                "titulo": titulo,
                "filas": [
                    {"nombre": nombre, "responsable": responsable, "marcas": [m in suyos for m in meses]}
                    for nombre, responsable, suyos in filas
                ],
            }
            for titulo, filas in grupos
        ],
    }


def _con_anio(mes: str) -> str:
    return f"{nombre_de_mes(mes)} de {mes[:4]}"


# ---------------------------------------------------------------- acciones


def acciones(escuela: Escuela) -> list[Bloque]:
    """Las acciones colectivas por fecha; su estado, si alguna ya no es sólo un propósito."""
    en_orden = sorted(escuela.acciones, key=lambda a: a.orden)
    ya = any(a.estado != "programada" for a in en_orden)
    columnas = ["Fecha", "Acción", "Tema", "Desempeños", "Responsable", "Estado"]
    return tabla("Acciones formativas", columnas, [_accion(escuela, a, ya) for a in en_orden])


def _accion(escuela: Escuela, accion: Accion, con_estado: bool) -> list[str]:
    desempenos = nombre_de_desempenos(escuela.rubrica(accion.rubrica), accion.responde_a)
    textos = (
        accion.fecha and corta(accion.fecha), TIPOS_DE_ACCION.get(accion.tipo or ""), accion.tema, desempenos,
        quien(escuela, accion.responsable), accion.estado_que_vale if con_estado else "",
    )  # fmt: skip
    return [t or "" for t in textos]
