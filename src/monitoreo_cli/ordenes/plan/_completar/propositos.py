"""Lo que se pregunta de por qué se hace el plan, qué se propone y con qué se mide."""

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial
from typing import Any

from monitoreo_cli.calculo.programados import padron
from monitoreo_cli.modelo.plan import Plan
from monitoreo_cli.modelo.rubrica import Desempeno, Rubrica
from monitoreo_cli.ordenes._formulario.caminos import Estado, poner, tomar
from monitoreo_cli.ordenes._formulario.compromisos import opciones_de
from monitoreo_cli.ordenes._formulario.lectores import leer_entre
from monitoreo_cli.ordenes._formulario.pregunta import (
    Opcion,
    Pregunta,
    de_opciones,
    de_texto,
    leer_si_no,
    leer_texto,
    leer_varias,
)
from monitoreo_cli.ordenes.plan._completar.caso import Caso, le_falta
from monitoreo_cli.ordenes.plan._completar.varios import DICHO, Varios, de_elemento, leer_cuantos, leer_lista
from monitoreo_cli.reglas.plan_normas import CONOCIDAS
from monitoreo_cli.texto import contar, enumerar, recortar, sin_usar

OTRO = "no hay más, o después"
_POR_SU_NUMERO = "Por su número, separados por comas; `todos` si son todos."
_OTRA_VERSION = "rúbricas de observación de aula, 2017"
_DOCENTES_MAXIMOS = 999
_LARGOS = {
    "descripcion": ("Descripción", "¿En qué consiste el plan?"),
    "problema": ("Problema", "¿Qué problema quiere resolver?"),
    "fundamentacion": ("Fundamentación", "¿Por qué se hace así?"),
}
_AYUDAS = {
    "descripcion": "A quiénes se acompaña, cómo y para qué. Por ejemplo: Acompañamos a las tres docentes con una "
    "visita por etapa, una conversación el mismo día y una reunión al mes, para que las preguntas hagan pensar.",
    "problema": "Qué pasa en las aulas, dónde se vio y a quién afecta. Por ejemplo: En dos de cada tres sesiones las "
    "preguntas se responden con una palabra, y las niñas y los niños de los primeros grados casi no hablan.",
    "fundamentacion": "Qué se aprendió antes y qué pide la norma. Por ejemplo: Una visita al año, sin conversar "
    "después, no cambió las clases. Hablar el mismo día, con lo observado a la vista, sí ayudó donde se probó.",
}


def del_sustento(caso: Caso, _: Estado) -> Iterator[Pregunta]:
    for clave, (rotulo, texto) in _LARGOS.items():
        if caso.pide(caso.plan, clave):
            yield de_texto((clave,), rotulo, texto, clase="largo", ayuda=_AYUDAS[clave])
    if caso.pide(caso.plan, "base_legal"):
        normas = tuple(_normas(caso.anio))
        yield Pregunta(
            ("base_legal",), "Base legal", "¿En qué normas se apoya?", leer_lista(normas, caso.plan.base_legal),
            clase="largo", opciones=normas, antes=partial(_como_se_citan, len(caso.plan.base_legal)),
            ayuda="La lista es del programa y puede no estar al día: compruébala. Otra: RVM 005-2020-MINEDU",
        )  # fmt: skip


def _como_se_citan(hay: int) -> list[str]:
    ya = [f"  Ya hay {contar(hay, 'norma')}: las que digas se agregan."] if hay else []
    return [*ya, "  Sus números juntos (1, 2), u otra por línea, como se cita."]


def _normas(anio: int) -> Iterator[Opcion]:
    """Las que el programa conoce y sirven a este año."""
    for norma in CONOCIDAS:
        de_otro_anio = norma.trata_de.startswith("año escolar") and not norma.trata_de.endswith(str(anio))
        if norma.trata_de and not de_otro_anio and norma.trata_de != _OTRA_VERSION:
            dicha = f"{norma}, {norma.trata_de}"
            yield Opcion(dicha, dicha)


# ---------------------------------------------------------------- el diagnóstico


def del_diagnostico(caso: Caso, estado: Estado) -> Iterator[Pregunta]:
    dicho = caso.plan.diagnostico
    if caso.pide(dicho, "fuente"):
        yield de_texto(
            ("diagnostico", "fuente"), "De dónde sale", "¿De dónde salen las necesidades de este año?",
            ayuda="Por ejemplo: Las visitas del año pasado y la reunión de docentes del 9 de marzo.",
        )  # fmt: skip
    if caso.pide(dicho, "necesidades"):
        yield from _necesidades(caso, estado, len(dicho.necesidades) if dicho else 0)


def _necesidades(caso: Caso, estado: Estado, hay: int) -> Iterator[Pregunta]:
    lista = ("diagnostico", "necesidades")
    dichas, desempenos = claves_de(estado, lista, hay), opciones_de(caso.rubrica)
    for clave in dichas:
        yield _necesidad(clave)
        yield de_texto(
            (*lista, clave, "evidencia"), f"Necesidad {clave}, evidencia", "¿En qué se ve?",
            ayuda="Algo que se vio o se contó. Por ejemplo: En 7 de 10 sesiones respondió la propia docente.",
        )  # fmt: skip
        yield de_texto(
            (*lista, clave, "causa"), f"Necesidad {clave}, causa", "¿A qué se debe?",
            ayuda="Por ejemplo: Se prepara la explicación, y no las preguntas.",
        )  # fmt: skip
        if desempenos:
            yield de_opciones(
                (*lista, clave, "desempeno"), f"Necesidad {clave}, desempeño", "¿Con qué desempeño se relaciona?",
                desempenos, ayuda="Con el que la mide en la visita, por su número.",
            )  # fmt: skip
    yield _necesidad(sin_usar(dichas), OTRO if dichas else "después")


def _necesidad(clave: str, salto: str = "después") -> Pregunta:
    rotulo = f"Necesidad {clave}"
    return de_elemento(
        ("diagnostico", "necesidades"), clave, "necesidad", rotulo, f"{rotulo}: ¿qué hace falta?", leer_texto,
        salto=salto, ayuda="Lo que las clases piden mejorar. Por ejemplo: Esperar antes de dar la respuesta.",
    )  # fmt: skip


def citado(texto: str) -> list[str]:
    """De qué se habla, en una línea."""
    return [f"  «{recortar(texto, 72)}»"]


def claves_de(estado: Estado, lista: tuple[str, ...], hay: int) -> list[str]:
    """Las de una lista que va por números: las `hay` del archivo y las respondidas."""
    return list(dict.fromkeys([*map(str, range(1, hay + 1)), *(tomar(estado, lista) or ())]))


# ---------------------------------------------------------------- los objetivos


def de_los_objetivos(caso: Caso, estado: Estado) -> Iterator[Pregunta]:
    for objetivo in caso.nuevo.objetivos:
        ya = next((o for o in caso.plan.objetivos if o.id == objetivo.id), None)
        if objetivo.id and caso.pide(ya, "texto"):
            yield _objetivo(objetivo.id, es_general=objetivo is caso.nuevo.objetivos[0])
        if objetivo.id and caso.pide(ya, "indicador"):
            yield _indicador(objetivo.id, citado(objetivo.texto or ""))
    if caso.pide(caso.plan, "objetivos"):
        ids = [o.id or "" for o in caso.nuevo.objetivos]
        yield _objetivo(sin_usar(ids, "o{}"), es_general=not ids, salto=OTRO if ids else "después")
    yield from _a_que_responden(caso, estado)


def _objetivo(clave: str, es_general: bool, salto: str = "después") -> Pregunta:
    ejemplo = (
        "Por ejemplo: Que en todas las aulas las preguntas lleven a razonar, y no a repetir." if es_general
        else "Un paso hacia el general. Por ejemplo: Planear juntos dos preguntas abiertas para cada sesión."
    )  # fmt: skip
    texto = "Objetivo general: ¿qué quieres lograr este año?" if es_general else "Objetivo específico: ¿qué más?"
    return de_elemento(
        ("objetivos",), clave, "texto", f"Objetivo {clave}", texto, leer_texto, salto=salto, ayuda=ejemplo
    )


def _indicador(clave: str, de_que: list[str]) -> Pregunta:
    return de_texto(
        ("objetivos", clave, "indicador"), f"{clave} indicador", f"¿Con qué se comprobará el objetivo {clave}?",
        antes=lambda: de_que,
        ayuda="Algo que se pueda contar. Por ejemplo: Docentes que hacen dos preguntas abiertas en cada sesión.",
    )  # fmt: skip


def _a_que_responden(caso: Caso, estado: Estado) -> Iterator[Pregunta]:
    """Qué objetivo atiende el problema y cada necesidad; se anota en el objetivo y en la necesidad."""
    objetivos = caso.objetivos
    if objetivos and caso.nuevo.problema and all(le_falta(o, "responde_a") for o in caso.plan.objetivos):

        def anotar(antes: Estado, elegidos: Any) -> Estado:
            nuevo = poner(antes, ("responden",), elegidos)
            for opcion in objetivos:
                responde = "problema" if opcion.valor in (elegidos or ()) else None
                nuevo = poner(nuevo, ("objetivos", opcion.valor, "responde_a"), responde)
            return nuevo

        yield Pregunta(
            ("responden",), "Responden al problema", "¿Qué objetivos responden al problema?", leer_varias(objetivos),
            opciones=objetivos, poner=anotar, ayuda=_POR_SU_NUMERO,
        )  # fmt: skip
    for clave, necesidad in (tomar(estado, ("diagnostico", "necesidades")) or {}).items():
        if objetivos and "necesidad" in necesidad:
            yield Pregunta(
                ("diagnostico", "necesidades", clave, "responde"), f"Atienden la necesidad {clave}",
                f"¿Qué objetivos atienden la necesidad {clave}?", leer_varias(objetivos), opciones=objetivos,
                antes=partial(citado, necesidad["necesidad"]), ayuda=_POR_SU_NUMERO,
            )  # fmt: skip


# ---------------------------------------------------------------- de dónde se parte y a dónde se quiere llegar


def de_la_linea_base(caso: Caso, estado: Estado) -> Iterator[Pregunta]:
    base, rubrica = caso.plan.linea_base, caso.rubrica
    if rubrica is None or (base and caso.ahora.rubrica(base.rubrica) is not rubrica):
        return
    faltan = [d for d in rubrica.por_id if caso.todo or base is None or d not in base.desempenos]
    if base is None:
        anio = caso.anio - 1
        yield Pregunta(
            ("hay_linea_base",), "Hay línea base", f"¿Tienes los resultados de {anio}? (s/n)",
            leer_si_no, antes=lambda: [f"  Con este instrumento: {rubrica.nombre}"],
            salto="no, o después", ayuda=f"Los de la última etapa de {anio}: cuántos docentes había en cada nivel.",
        )  # fmt: skip
    for clave in faltan if base or estado.get("hay_linea_base") else ():
        yield _en_cada_nivel(caso, rubrica.por_id[clave], rubrica.claves)


def _en_cada_nivel(caso: Caso, desempeno: Desempeno, claves: Sequence[str]) -> Pregunta:
    camino = ("linea_base", "desempenos", desempeno.id or "")

    def con_su_anio(estado: Estado, cuantos: Any) -> Estado:
        nuevo = poner(estado, camino, cuantos)
        if caso.plan.linea_base is not None:
            return nuevo
        hay = "desempenos" in nuevo.get("linea_base", ())
        rubrica = next(c for c, r in caso.ahora.rubricas.items() if r is caso.rubrica)
        for clave, valor in (("anio", caso.anio - 1), ("rubrica", rubrica)):
            nuevo = poner(nuevo, ("linea_base", clave), valor if hay else None)
        return nuevo

    return Pregunta(
        camino, f"Línea base, {desempeno.codigo or desempeno.id}", f"¿Cuántos docentes en {enumerar(claves)}?",
        leer_cuantos(claves, _DOCENTES_MAXIMOS), antes=lambda: [_nombrado(desempeno)], poner=con_su_anio,
        ayuda=f"Un número por nivel, en ese orden. Por ejemplo, {' '.join(_de_muestra(len(claves)))}: ninguno en "
        f"{claves[0]}, dos en {claves[1]}.",
    )  # fmt: skip


def _de_muestra(niveles: int) -> list[str]:
    return ["0", "2", *["1"] * niveles][:niveles]


def de_las_metas(caso: Caso, _: Estado) -> Iterator[Pregunta]:
    rubrica, etapas = caso.rubrica, list(caso.ahora.etapas.values())
    cuantos = len(padron(caso.ahora, etapas[-1], ()).programados) if etapas else 0
    if rubrica is None or not cuantos or not rubrica.claves_en_logro or not caso.pide(caso.plan, "metas"):
        return
    ya = {m.desempeno: str(i) for i, m in enumerate(caso.plan.metas, 1) if m.etapa == etapas[-1].numero}
    for clave, desempeno in rubrica.por_id.items():
        meta = _meta(caso.nuevo, rubrica, desempeno, etapas[-1].numero or 0, cuantos)
        yield meta.con(camino=("metas", ya[clave], "docentes"), leer=leer_entre(1, cuantos, 1)) if clave in ya else meta


def _meta(plan: Plan, rubrica: Rubrica, desempeno: Desempeno, etapa: int, cuantos: int) -> Pregunta:
    clave = desempeno.id or ""
    logro = enumerar([c for c in rubrica.claves if c in rubrica.claves_en_logro], "o")
    return Pregunta(
        ("metas", clave, DICHO), f"Meta, {desempeno.codigo or clave}",
        f"Etapa {etapa}: de {cuantos} que se visitan, ¿cuántos en {logro}?", _leer_meta(clave, etapa, cuantos),
        antes=partial(_de_que_meta, plan, desempeno, rubrica.claves_en_logro), salto="sin meta",
        ayuda=f"Cuántos docentes quieres ver en {logro} al cerrarla: algo que cueste y se pueda. Por ejemplo: 2",
    )  # fmt: skip


def _leer_meta(desempeno: str, etapa: int, cuantos: int) -> Callable[[str], Varios]:
    leer_docentes = leer_entre(1, cuantos, 1)

    def leer(dicho: str) -> Varios:
        docentes = leer_docentes(dicho)
        return Varios({"desempeno": desempeno, "etapa": etapa, "docentes": docentes}, contar(docentes, "docente"))

    return leer


def _nombrado(desempeno: Desempeno) -> str:
    como = " ".join(filter(None, [desempeno.codigo, desempeno.nombre or desempeno.id]))
    return f"  {recortar(como, 76)}"


def _de_que_meta(plan: Plan, desempeno: Desempeno, en_logro: Collection[str]) -> list[str]:
    """El desempeño y, si hay línea base, cuántos llegaban ya."""
    base = plan.linea_base
    cuentas = base.desempenos.get(desempeno.id or "") if base else None
    if base is None or not cuentas:
        return [_nombrado(desempeno)]
    llegaban = sum(n for clave, n in cuentas.items() if clave in en_logro)
    return [_nombrado(desempeno), f"  En {base.anio} eran {llegaban} de {sum(cuentas.values())}."]
