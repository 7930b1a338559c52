"""El plan como documento: de `plan.yaml` a las secciones numeradas que reciben sus plantillas.

Es un documento público: a los docentes los nombra por su código y su aula, nunca por su nombre. Lo que
el plan no dice no sale, y la numeración corre. De una visita que no se hizo no dice el porqué.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from monitoreo_cli.fechas import MESES, en_palabras, fin_de_mes
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.plan import (
    Aprobacion,
    Financiamiento,
    Objetivo,
    Periodo,
    Persona,
    Plan,
    Poblacion,
    SeccionPropia,
)
from monitoreo_cli.texto import clave_del_formato
from monitoreo_cli.vistas import informe
from monitoreo_cli.vistas.bloques import (
    RAYA,
    Bloque,
    Seccion,
    apartados,
    nota,
    numeradas,
    pares,
    parte,
    prosa,
    puntos,
    tabla,
)
from monitoreo_cli.vistas.dependencia import sin_siglas
from monitoreo_cli.vistas.gestion import compromiso_de_gestion
from monitoreo_cli.vistas.informe import Llano, Pedido
from monitoreo_cli.vistas.informe_plan_cronograma import acciones, cronograma
from monitoreo_cli.vistas.informe_plan_docentes import docentes_y_aulas, grados_con_ordinal
from monitoreo_cli.vistas.informe_plan_medida import anexos, diagnostico, items, linea_base_y_metas
from monitoreo_cli.vistas.resumen import nombre_de

_CABEN_EN_LA_PORTADA = 6


def datos(escuela: Escuela, pedido: Pedido) -> Llano:
    """Todo lo que el documento muestra, y nada más."""
    plan = escuela.plan_o_vacio
    secciones = con_propias(_secciones(escuela, plan), plan.secciones_propias)
    return {
        "titulo": titulo_del_plan(plan),
        "lema": plan.lema or "",
        "membrete": membrete(escuela, plan),
        "portada": {"aprobado": aprobado_con(plan.aprobacion), "direccion": _direccion(escuela)},
        "escala": [],
        "secciones": numeradas(secciones),
        "anexos": [{"id": f"a{i}", "titulo": t, "bloques": b} for i, (t, b) in enumerate(anexos(escuela, plan), 1)],
        "lugar_y_fecha": _lugar_y_fecha(plan.aprobacion),
        "firmas": [firma(p) for p in escuela.equipo_propio.values()],
        "procedencia": informe.origen(pedido),
    }


def _secciones(escuela: Escuela, plan: Plan) -> list[Seccion]:
    """Las del formato, en el orden en que se presentan."""
    return [
        Seccion(("institucion", "compromisos_de_gestion"), "Datos generales", _generales(escuela, plan)),
        Seccion(("poblacion",), "Población beneficiada", _poblacion(escuela, plan.poblacion)),
        Seccion(("equipo",), "Personas responsables", _equipo(escuela)),
        Seccion(("periodo",), "Tiempo de desarrollo", _periodo(plan.periodo)),
        Seccion(("palabras_clave",), "Palabras clave", puntos(plan.palabras_clave)),
        Seccion(("base_legal",), "Base legal", puntos(plan.base_legal)),
        Seccion(("descripcion",), "Descripción general", prosa(plan.descripcion)),
        Seccion(("problema",), "Identificación del problema", prosa(plan.problema)),
        Seccion(("fundamentacion", "enfoques", "antecedentes"), "Fundamentación", _fundamentacion(plan)),
        Seccion(("diagnostico",), "Diagnóstico de necesidades", diagnostico(escuela, plan)),
        Seccion(("objetivos",), "Objetivos", _objetivos(plan)),
        Seccion(("items_priorizados",), "Qué se monitorea y con qué se mide", items(escuela, plan)),
        Seccion(("linea_base", "metas"), "Línea base y metas", linea_base_y_metas(escuela, plan)),
        Seccion(
            ("actividades", "monitoreo", "etapas", "visitas_previstas"), "Actividades y cronograma",
            cronograma(escuela, plan),
        ),
        Seccion(("acciones",), "Acciones formativas previstas", acciones(escuela)),
        Seccion(("financiamiento",), "Financiamiento", _financiamiento(plan.financiamiento)),
    ]  # fmt: skip


def con_propias(secciones: list[Seccion], propias: Iterable[SeccionPropia]) -> list[Seccion]:
    """Cada sección propia tras la que dijo, por su clave o su título; si no dijo o no está, al final."""
    todas = list(secciones)
    for propia in propias:
        titulo = propia.titulo or "Sección sin título"
        nueva = Seccion((_llave(titulo),), titulo, prosa(propia.texto))
        tras = _llave(propia.despues_de or "")
        sitios = (i for i, s in enumerate(todas, 1) if tras in (*s.claves, _llave(s.titulo)))
        todas.insert(next(sitios, len(todas)), nueva)
    return todas


def _llave(dicho: str) -> str:
    return clave_del_formato("_".join(dicho.split()))


# ---------------------------------------------------------------- portada y cierre


def titulo_del_plan(plan: Plan) -> str:
    """El título, con su año si no lo lleva ya."""
    titulo, anio = plan.titulo or "Plan de monitoreo", anio_de(plan)
    return titulo if not anio or anio in titulo else f"{titulo} {anio}"


def anio_de(plan: Plan) -> str:
    desde = plan.periodo.desde if plan.periodo else None
    return str(desde.year) if desde else ""


def membrete(escuela: Escuela, plan: Plan) -> Llano:
    return {
        **informe.institucion(escuela), "nombre_del_anio": plan.nombre_del_anio or "", "anio": anio_de(plan),
    }  # fmt: skip


def aprobado_con(aprobacion: Aprobacion | None) -> str:
    """«Resolución Directoral n.º 9, del 31 de marzo de 2025»; vacío si el plan no dice cuál."""
    if aprobacion is None or not aprobacion.resolucion:
        return ""
    fecha = f", del {en_palabras(aprobacion.fecha)}" if aprobacion.fecha else ""
    return f"{aprobacion.resolucion}{fecha}"


def _lugar_y_fecha(aprobacion: Aprobacion | None) -> str:
    partes = (aprobacion.lugar, aprobacion.fecha and en_palabras(aprobacion.fecha)) if aprobacion else ()
    return ", ".join(p for p in partes if p)


def firma(persona: Persona) -> Llano:
    return {"nombre": persona.nombre or "", "cargo": persona.cargo or ""}


def _direccion(escuela: Escuela) -> list[str]:
    """Quienes responden; un equipo grande no cabe en la portada, y ya está entero en su sección."""
    if len(escuela.equipo_propio) > _CABEN_EN_LA_PORTADA:
        return []
    return [f"{p.cargo}: {p.nombre}" if p.cargo else p.nombre or "" for p in escuela.equipo_propio.values()]


# ---------------------------------------------------------------- las secciones cortas


def _generales(escuela: Escuela, plan: Plan) -> list[Bloque]:
    dicha, equipo = plan.institucion, escuela.equipo_propio.values()
    de_la_institucion: Sequence[tuple[str, str | None]] = (
        ("Nivel educativo", dicha.nivel_educativo), ("Característica", dicha.caracteristica),
        ("Grados", grados_con_ordinal(dicha.grados, dicha.nivel_educativo)), ("Código modular", dicha.codigo_modular),
        ("Código de local", dicha.codigo_local), ("DRE", sin_siglas(dicha.dre or "")),
        ("UGEL", sin_siglas(dicha.ugel or "")), ("Región", dicha.region), ("Provincia", dicha.provincia),
        ("Distrito", dicha.distrito), ("Dirección", dicha.direccion), ("Turno", dicha.turno), ("Área", dicha.area),
    ) if dicha else ()  # fmt: skip
    return pares(
        [
            ("Institución educativa", nombre_de(escuela)),
            *de_la_institucion,
            *((p.cargo or "Responsable", p.nombre) for p in equipo if len(equipo) <= _CABEN_EN_LA_PORTADA),
            ("Compromisos de gestión", [compromiso_de_gestion(n) for n in plan.compromisos_de_gestion]),
            ("Aprobado con", aprobado_con(plan.aprobacion)),
        ]
    )


def _poblacion(escuela: Escuela, dicha: Poblacion | None) -> list[Bloque]:
    cuantos = pares(
        (rotulo, None if n is None else str(n))
        for rotulo, n in (
            ("Estudiantes", dicha.estudiantes), ("Docentes", dicha.docentes), ("Directores", dicha.directores),
        )
    ) if dicha else []  # fmt: skip
    por_grado = sorted(dicha.estudiantes_por_grado.items()) if dicha else []
    columnas = ["Grado", *(f"{grado}.º" for grado, _ in por_grado), "Total"]
    fila = ["Estudiantes", *(str(n) for _, n in por_grado), str(sum(n for _, n in por_grado))]
    return [
        *cuantos,
        *(tabla("Estudiantes por grado", columnas, [fila], range(1, len(columnas))) if por_grado else []),
        *docentes_y_aulas(escuela),
    ]


def _equipo(escuela: Escuela) -> list[Bloque]:
    hay_externos = any(p.externo for p in escuela.equipo.values())
    filas = [
        (p.nombre or "", p.cargo or "", ("externa" if p.externo else "de la escuela") if hay_externos else "")
        for p in escuela.equipo.values()
    ]
    return tabla("Personas responsables del monitoreo y acompañamiento", ["Nombre", "Cargo", "Procedencia"], filas)


def _periodo(dicho: Periodo | None) -> list[Bloque]:
    if dicho is None:
        return []
    desde, hasta = dicho.desde, dicho.hasta
    inicio = _mes_o_dia(desde, es_mes=desde.day == 1) if desde else None
    termino = _mes_o_dia(hasta, es_mes=hasta == fin_de_mes(hasta)) if hasta else None
    return pares([("Fecha de inicio", inicio), ("Fecha de término", termino)])


def _mes_o_dia(dia: date, *, es_mes: bool) -> str:
    return f"{MESES[dia.month - 1]} de {dia.year}" if es_mes else en_palabras(dia)


def _fundamentacion(plan: Plan) -> list[Bloque]:
    letras = (chr(ord("A") + i % 26) * (1 + i // 26) for i in range(len(plan.enfoques)))
    enfoques = [(letra, e.nombre or "Enfoque", e.texto) for letra, e in zip(letras, plan.enfoques, strict=True)]
    return [
        *prosa(plan.fundamentacion),
        *parte("Enfoques teóricos", apartados(enfoques)),
        *parte("Antecedentes", prosa(plan.antecedentes)),
    ]


def _objetivos(plan: Plan) -> list[Bloque]:
    return [b for i, o in enumerate(plan.objetivos, 1) for b in _objetivo(plan, i, o)]


def _objetivo(plan: Plan, numero: int, objetivo: Objetivo) -> list[Bloque]:
    """Su texto, con qué se comprueba, y las actividades que lo hacen posible (dichas en cualquiera de los dos)."""
    suyas = [
        a for a in plan.actividades if a.id in objetivo.actividades or (objetivo.id and objetivo.id in a.objetivos)
    ]
    return [
        *apartados([(f"Objetivo {numero}", "", objetivo.texto)]),
        *pares(
            [
                ("Indicador", objetivo.indicador),
                ("Meta", objetivo.meta),
                ("Actividades", "; ".join(a.nombre or a.id or "" for a in suyas)),
                ("Responde a", "el problema identificado" if objetivo.responde_a else None),
            ]
        ),
    ]


def _en_soles(centimos: int) -> str:
    return f"S/ {centimos // 100:,}.{centimos % 100:02}"


def _financiamiento(dicho: Financiamiento | None) -> list[Bloque]:
    if dicho is None:
        return []
    montos = [r.monto for r in dicho.rubros if r.monto is not None]
    filas = [(r.nombre or RAYA, "" if r.monto is None else _en_soles(r.monto)) for r in dicho.rubros]
    if montos:
        filas.append(("Total", _en_soles(sum(montos))))
    sin_monto = len(dicho.rubros) - len(montos)
    aparte = f"El total suma {len(montos)} de {len(dicho.rubros)} rubros: los demás no dicen su monto."
    return [
        *prosa(dicho.fuente),
        *tabla("Rubros y montos en soles", ["Rubro", "Monto"], filas, [1]),
        *nota(aparte if montos and sin_monto else ""),
    ]
