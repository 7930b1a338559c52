"""En el informe final: quiénes llegaron al logro, qué cambió, las metas, y lo que se hizo con lo que faltaba."""

from collections.abc import Iterable, Mapping, Sequence

from monitoreo_cli.calculo.avance import Avance
from monitoreo_cli.calculo.metas import Medida, Partida, partida, siguen
from monitoreo_cli.calculo.necesidades import bajo_el_logro
from monitoreo_cli.calculo.porcentajes import n_de
from monitoreo_cli.calculo.resumen import Conteo, Resumen, por_instrumento
from monitoreo_cli.fechas import corta
from monitoreo_cli.modelo.accion import REALIZADA, Accion
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.texto import contar
from monitoreo_cli.vistas.advertencias import pocos
from monitoreo_cli.vistas.avance import cuenta_en_palabras
from monitoreo_cli.vistas.bloques import RAYA, Bloque, nota, parte, tabla
from monitoreo_cli.vistas.informe import Nombres, Pedido
from monitoreo_cli.vistas.informe_cambio import cambio
from monitoreo_cli.vistas.informe_plan_cronograma import TIPOS_DE_ACCION
from monitoreo_cli.vistas.informe_plan_medida import como_se_llama, nombre_de_desempenos
from monitoreo_cli.vistas.resumen import instrumento_en_palabras, nombre_de_desempeno, sin_valorar

_CUENTAS = range(1, 100)  # todas las columnas menos la primera: no se parten


# ---------------------------------------------------------------- en logro


def en_logro(resumenes: Sequence[Resumen]) -> list[Bloque]:
    """Por rúbrica, cuántos en logro de los monitoreados de cada etapa."""
    grupos = por_instrumento(resumenes)
    bloques = [b for suyos in grupos.values() for b in _en_logro(suyos, con_titulo=len(grupos) > 1)]
    notas = pocos(*(r.monitoreados for r in resumenes))
    return [*bloques, *(b for n in notas for b in nota(n))] if bloques else []


def _en_logro(resumenes: Sequence[Resumen], *, con_titulo: bool) -> list[Bloque]:
    instrumento = resumenes[0].instrumento
    assert instrumento is not None
    filas = [[nombre_de_desempeno(c), *(_cuantos(r, c.id) for r in resumenes)] for c in resumenes[0].desempenos]
    claves = " + ".join(c for c in instrumento.claves if c in instrumento.claves_en_logro)
    nombre = instrumento_en_palabras(instrumento)
    cuadro = tabla(f"{nombre}: docentes en {claves}", ["Desempeño", *_rotulos(resumenes)], filas, _CUENTAS)
    bloques = [*nota(f"Docentes en {claves}, de los monitoreados en cada etapa."), *cuadro]
    return parte(nombre, bloques) if con_titulo else bloques


def _cuantos(resumen: Resumen, clave: str) -> str:
    conteo = _conteo(resumen, clave)
    if conteo is None or not resumen.monitoreados:
        return ""
    pendiente = sin_valorar(conteo, resumen)
    return n_de(conteo.en_logro, resumen.monitoreados) + (f" ({pendiente})" if pendiente else "")


def _conteo(resumen: Resumen, clave: str) -> Conteo | None:
    return next((c for c in resumen.desempenos if c.id == clave), None)


def _rotulos(resumenes: Iterable[Resumen]) -> list[str]:
    return [f"Etapa {r.etapa.numero}" for r in resumenes]


# ---------------------------------------------------------------- el cambio


def comparacion(avances: Sequence[Avance], nombres: Nombres) -> list[Bloque]:
    """Cada par de etapas en cuentas; y de la primera a la última, con su dibujo y sus matrices."""
    if not avances:
        return []
    entero = avances[-1]
    dibujado: Bloque = {"clase": "cambio", **cambio(entero, nombres)}
    return [*_cuentas(avances), *parte(f"De la etapa {entero.de.numero} a la etapa {entero.a.numero}", [dibujado])]


def _cuentas(avances: Sequence[Avance]) -> list[Bloque]:
    con_pares = [a for a in avances if a.parejas]
    claves = dict.fromkeys(a.rubrica for a in con_pares)
    return [b for clave in claves for b in _cuentas_de([a for a in con_pares if a.rubrica == clave])]


def _cuentas_de(avances: Sequence[Avance]) -> list[Bloque]:
    instrumento = avances[0].instrumento
    columnas = ["Desempeño", *(f"De la {a.de.numero} a la {a.a.numero}" for a in avances)]
    filas = [
        [nombre_de_desempeno(c), *(cuenta_en_palabras(a.desempenos[i], len(a.parejas)) for a in avances)]
        for i, c in enumerate(avances[0].desempenos)
    ]
    return tabla(f"{instrumento_en_palabras(instrumento)}: cambio entre etapas" if instrumento else "", columnas, filas)


# ---------------------------------------------------------------- metas


def metas(escuela: Escuela, medidas: Sequence[Medida], resumenes: Sequence[Resumen]) -> list[Bloque]:
    """Por meta: de dónde se partió, cuántos se esperaban y cuántos hubo."""
    if not medidas:
        return []
    por_numero = {r.etapa.numero: r for r in resumenes}
    rubricas = {n: r.rubrica or escuela.rubrica_de(r.etapa) for n, r in por_numero.items()}
    partidas = {c: partida(escuela, c) for c in rubricas.values()}
    filas = [_meta(escuela, m, rubricas.get(m.meta.etapa or 0), partidas) for m in medidas]
    base = escuela.plan_o_vacio.linea_base
    columnas = ["Desempeño", f"En logro en {base.anio if base else 'la línea base'}", "Etapa", "Meta", "Hubo", "Estado"]
    return [*tabla("Metas y línea base", columnas, filas, [1, 4]), *nota(_quienes_siguen(escuela, resumenes))]


def _meta(
    escuela: Escuela, medida: Medida, rubrica: str | None, partidas: Mapping[str | None, Mapping[str, Partida]]
) -> list[str]:
    meta, conteo = medida.meta, medida.conteo
    antes = partidas.get(rubrica, {}).get(meta.desempeno or "")
    return [
        como_se_llama(escuela.rubrica(rubrica), meta.desempeno),
        n_de(antes.en_logro, antes.docentes) if antes else "",
        str(meta.etapa or RAYA),
        str(meta.docentes if meta.docentes is not None else RAYA),
        n_de(conteo.en_logro, medida.monitoreados) if conteo and medida.monitoreados else RAYA,
        medida.estado,
    ]


def _quienes_siguen(escuela: Escuela, resumenes: Sequence[Resumen]) -> str:
    base = escuela.plan_o_vacio.linea_base
    dichos = siguen(escuela, resumenes[-1]) if base and resumenes else None
    if base is None:
        return "El plan no tiene línea base: no se puede decir de dónde se partió."
    de = f"La línea base es de la última etapa de {base.anio}"
    if dichos is None:
        return f"{de}; no quedó anotado quiénes eran."
    quedan, eran = dichos
    return f"{de}. De {contar(eran, 'docente')} de entonces, al cierre {'sigue' if quedan == 1 else 'siguen'} {quedan}."


# ---------------------------------------------------------------- necesidades y acciones


def necesidades_y_acciones(escuela: Escuela, resumenes: Sequence[Resumen], pedido: Pedido) -> list[Bloque]:
    """Por desempeño, cuántos bajo el logro en cada etapa y qué acciones lo atendieron; aparte, las demás."""
    hechas = sorted((a for a in escuela.acciones if a.estado_que_vale == REALIZADA), key=lambda a: a.orden)
    bloques, dichas = [], set()
    grupos = por_instrumento(resumenes)
    for clave, suyos in grupos.items():
        suyas = [a for a in hechas if a.rubrica in (None, clave)]
        bloques += _atendidas(suyos, suyas, pedido, con_titulo=len(grupos) > 1)
        dichas |= {a.id for a in suyas if any(d in {c.id for c in suyos[0].desempenos} for d in a.responde_a)}
    return [*bloques, *_otras(escuela, [a for a in hechas if a.id not in dichas], pedido), *_no_hechas(escuela, pedido)]


def _atendidas(
    resumenes: Sequence[Resumen], acciones: Sequence[Accion], pedido: Pedido, *, con_titulo: bool
) -> list[Bloque]:
    instrumento = resumenes[0].instrumento
    assert instrumento is not None
    filas = []
    for conteo in resumenes[0].desempenos:
        bajos = [_bajo(r, conteo.id) for r in resumenes]
        suyas = [_accion(a, pedido) for a in acciones if conteo.id in a.responde_a]
        if suyas or any(b and not b.startswith("0 ") for b in bajos):
            filas.append([nombre_de_desempeno(conteo), *bajos, "; ".join(suyas) or "ninguna"])
    rotulos = [f"Bajo el logro, etapa {r.etapa.numero}" for r in resumenes]
    nombre = instrumento_en_palabras(instrumento)
    titulo = f"{nombre}: necesidades y acciones que las atendieron"
    cuadro = tabla(titulo, ["Desempeño", *rotulos, "Acciones"], filas, range(1, 1 + len(rotulos)))
    return parte(nombre, cuadro) if con_titulo else cuadro


def _bajo(resumen: Resumen, clave: str) -> str:
    conteo = _conteo(resumen, clave)
    if conteo is None or not resumen.monitoreados:
        return ""
    return f"{bajo_el_logro(conteo)} de {resumen.monitoreados}"


def _accion(accion: Accion, pedido: Pedido) -> str:
    """`6/6/2025, Microtaller: Preguntas que abren`; en lo anónimo, sin el tema, que es texto libre."""
    tipo = TIPOS_DE_ACCION.get(accion.tipo or "") or "Acción"
    dia = f"{corta(accion.fecha)}, " if accion.fecha else ""
    return f"{dia}{tipo}" + (f": {accion.tema}" if accion.tema and not pedido.anonimo else "")


def _otras(escuela: Escuela, acciones: Sequence[Accion], pedido: Pedido) -> list[Bloque]:
    filas = [
        [
            _accion(a, pedido), nombre_de_desempenos(escuela.rubrica(a.rubrica), a.responde_a),
            str(len(a.participantes) or ""),
        ]
        for a in acciones
    ]  # fmt: skip
    columnas = ["Acción", "Desempeños", "Participantes"]
    return parte("Otras acciones formativas", tabla("Otras acciones formativas", columnas, filas, [2]))


def _no_hechas(escuela: Escuela, pedido: Pedido) -> list[Bloque]:
    """Lo que no se hizo también se dice."""
    demas = sorted((a for a in escuela.acciones if a.estado_que_vale != REALIZADA), key=lambda a: a.orden)
    dichas = [f"{a.estado or 'no se entiende su estado'}: {_accion(a, pedido)}" for a in demas]
    return nota(f"No realizadas — {'; '.join(dichas)}." if dichas else "")
