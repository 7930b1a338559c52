"""Lo que el plan mide: necesidades, ítems, línea base, metas, y los instrumentos del anexo."""

from collections.abc import Iterable, Iterator

from monitoreo_cli.calculo.porcentajes import n_de
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.plan import LineaBase, Meta, Necesidad, Plan
from monitoreo_cli.modelo.rubrica import Desempeno, Rubrica
from monitoreo_cli.texto import enumerar
from monitoreo_cli.vistas.bloques import RAYA, Bloque, nota, pares, parte, tabla
from monitoreo_cli.vistas.resumen import instrumento_en_palabras

_NINGUNO = "ninguno"


def diagnostico(escuela: Escuela, plan: Plan) -> list[Bloque]:
    """La fuente y la matriz de necesidades."""
    dicho = plan.diagnostico
    if dicho is None:
        return []
    columnas = ["Necesidad", "Desempeño", "Evidencia", "Causa", "Qué la atiende"]
    filas = [_necesidad(escuela, plan, n) for n in dicho.necesidades]
    return [*pares([("Fuente", dicho.fuente)]), *tabla("Matriz de necesidades", columnas, filas)]


def _necesidad(escuela: Escuela, plan: Plan, dicha: Necesidad) -> list[str]:
    objetivos = {o.id: f"Objetivo {i}" for i, o in enumerate(plan.objetivos, 1)}
    actividades = {a.id: a.nombre or a.id or "" for a in plan.actividades}
    atienden = "; ".join(objetivos.get(r) or actividades.get(r) or r for r in dicha.responde)
    textos = (dicha.necesidad, _desempeno(escuela, plan, dicha.desempeno), dicha.evidencia, dicha.causa, atienden)
    return [t or "" for t in textos]


def items(escuela: Escuela, plan: Plan) -> list[Bloque]:
    """Cada ítem con el instrumento que lo mide; del que no tiene, se dice."""
    filas = []
    for item in plan.items_priorizados:
        rubrica = escuela.rubrica(item.rubrica)
        desempenos = "; ".join(como_se_llama(rubrica, d) for d in item.desempenos)
        mide = instrumento_en_palabras(rubrica) if rubrica else item.rubrica or _NINGUNO
        filas.append((item.nombre or RAYA, mide, desempenos))
    return tabla("Ítems priorizados", ["Ítem priorizado", "Instrumento que lo mide", "Desempeños"], filas)


# ---------------------------------------------------------------- línea base y metas


def linea_base_y_metas(escuela: Escuela, plan: Plan) -> list[Bloque]:
    base = _linea_base(escuela, plan.linea_base) if plan.linea_base else []
    anio = plan.linea_base.anio if plan.linea_base else None
    filas = [_meta(escuela, plan, m) for m in plan.metas]
    metas = tabla("Metas del año", ["Desempeño", "Al cierre de la etapa", "Docentes en logro"], filas, [1, 2])
    return [*parte(f"Línea base: {anio}" if anio else "Línea base", base), *parte("Metas", metas)]


def _linea_base(escuela: Escuela, base: LineaBase) -> list[Bloque]:
    rubrica = escuela.rubrica(base.rubrica)
    claves = rubrica.claves if rubrica else tuple(dict.fromkeys(c for d in base.desempenos.values() for c in d))
    logro = rubrica.claves_en_logro if rubrica else frozenset()
    filas = []
    for clave, cuentas in base.desempenos.items():
        en_logro = n_de(sum(n for c, n in cuentas.items() if c in logro), sum(cuentas.values())) if logro else ""
        filas.append([como_se_llama(rubrica, clave), *(str(cuentas.get(c, 0)) for c in claves), en_logro])
    con_que = instrumento_en_palabras(rubrica) if rubrica else base.rubrica
    columnas = ["Desempeño", *claves, "En logro"]
    return [
        *pares([("Instrumento", con_que)]),
        *tabla("Docentes en cada nivel al cierre del año anterior", columnas, filas, range(1, len(columnas))),
    ]


def _meta(escuela: Escuela, plan: Plan, meta: Meta) -> list[str]:
    numeros = ("" if n is None else str(n) for n in (meta.etapa, meta.docentes))
    return [_desempeno(escuela, plan, meta.desempeno, meta.etapa), *numeros]


# ---------------------------------------------------------------- instrumentos


def instrumentos_del_plan(escuela: Escuela, plan: Plan) -> list[str]:
    """Los ids de los que el plan nombra y están, en el orden en que se usan."""
    etapas = escuela.etapas.values()
    dichos = [
        *(escuela.rubrica_de(e) for e in etapas),
        *(f for e in etapas for f in escuela.fichas_de(e)),
        *(i.rubrica for i in plan.items_priorizados),
        plan.linea_base.rubrica if plan.linea_base else None,
    ]
    return [c for c in dict.fromkeys(dichos) if c is not None and c in escuela.rubricas]


def anexos(escuela: Escuela, plan: Plan) -> list[tuple[str, list[Bloque]]]:
    """Un anexo por instrumento del plan; si el plan no nombra ninguno, los de su carpeta, diciéndolo."""
    del_plan = instrumentos_del_plan(escuela, plan)
    aviso = nota(
        "" if del_plan else "El plan no asigna un instrumento a cada etapa: éste es de los que la escuela tiene."
    )
    instrumentos = [escuela.rubricas[clave] for clave in del_plan or escuela.rubricas]
    return [(instrumento_en_palabras(r), [*aviso, *_instrumento(r)]) for r in instrumentos]


def _instrumento(rubrica: Rubrica) -> list[Bloque]:
    escala = [nivel.en_palabras for nivel in rubrica.niveles]
    desempenos = [_entero(d, rubrica.claves) for d in rubrica.por_id.values()]
    con_niveles = any(any(d["descriptores"]) for d in desempenos)
    cuadro = {
        "clase": "instrumento", "titulo": rubrica.nombre or "", "niveles": list(rubrica.claves) if con_niveles else [],
        "desempenos": desempenos,
    }  # fmt: skip
    manda = f"Los descriptores orientan la observación: si difieren de su fuente ({rubrica.fuente}), manda la fuente."
    return [
        *pares([("Escala", "; ".join(escala)), ("En logro desde", rubrica.logro_desde)]),
        cuadro,
        *nota(manda if con_niveles and rubrica.fuente else ""),
    ]


def _entero(desempeno: Desempeno, claves: Iterable[str]) -> Bloque:
    return {
        "codigo": desempeno.codigo or "",
        "nombre": desempeno.nombre or desempeno.id or "",
        "aspectos": list(desempeno.aspectos),
        "descriptores": [desempeno.descriptores.get(c, "") for c in claves],
    }


def como_se_llama(rubrica: Rubrica | None, clave: str | None) -> str:
    """`R2 Promueve el razonamiento`; de uno que el instrumento no tiene, su id."""
    desempeno = rubrica.por_id.get(clave or "") if rubrica else None
    if desempeno is None:
        return clave or ""
    return " ".join(p for p in (desempeno.codigo, desempeno.nombre) if p) or clave or ""


def _desempeno(escuela: Escuela, plan: Plan, clave: str | None, etapa: int | None = None) -> str:
    """Un desempeño que el plan nombra sin decir su instrumento: el de su etapa, o el primero que lo tenga."""
    return como_se_llama(next(_candidatas(escuela, plan, clave, etapa), None), clave)


def _candidatas(escuela: Escuela, plan: Plan, clave: str | None, etapa: int | None) -> Iterator[Rubrica]:
    primera = escuela.rubrica_de(escuela.etapas[etapa]) if etapa in escuela.etapas else None
    for cual in (primera, *instrumentos_del_plan(escuela, plan), *escuela.rubricas):
        rubrica = escuela.rubrica(cual)
        if rubrica is not None and clave in rubrica.por_id:
            yield rubrica


def nombre_de_desempenos(rubrica: Rubrica | None, claves: Iterable[str]) -> str:
    return enumerar(como_se_llama(rubrica, c) for c in claves)
