"""Una hoja antes de entrar al aula: qué pasó la última vez, qué quedó pendiente y qué mirar primero.

Es de quien observa: por eso lleva sus notas propias, que no van en ningún informe. Nombra al docente
por su código.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from monitoreo_cli.calculo.compromisos import Seguido, seguir
from monitoreo_cli.calculo.cuentan import Cuentas
from monitoreo_cli.fechas import corta, en_palabras
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.observacion import Cuaderno, Dialogo, Observacion, Sesion, Valoracion
from monitoreo_cli.modelo.plan import Etapa
from monitoreo_cli.modelo.rubrica import Desempeno, Rubrica
from monitoreo_cli.vistas import informe
from monitoreo_cli.vistas.compromisos import EN_PALABRAS
from monitoreo_cli.vistas.informe import Llano
from monitoreo_cli.vistas.informe_niveles import celda, codigo_de, desempeno, escala_de, instrumento_llano
from monitoreo_cli.vistas.terminal import Linea, Tramo, parrafo, seccion

RESERVADO = f"{informe.RESERVADO}: sólo para quien observa"
SIN_VISITA = "Todavía no tiene una visita cerrada."
SIN_COMPROMISOS = "Ninguno."
QUE_MIRAR = "Qué mirar"
QUE_MIRAR_PRIMERO = "Qué mirar, primero lo que quedó bajo el logro"


def datos(escuela: Escuela, cuentas: Cuentas, docente: str, hoy: date) -> Llano:
    """Todo lo que la hoja muestra."""
    suyas = [v for v in cuentas.cuentan if v.docente == docente]
    ultima = suyas[-1] if suyas else None
    etapa = _etapa(escuela, hoy)
    instrumento, dichas = _instrumento(escuela, etapa, ultima)
    abiertos = [s for s in seguir(escuela, hoy) if s.docente == docente and s.es_abierto]
    ficha = escuela.docentes[docente]
    mirar = _mirar(instrumento, dichas) if instrumento else []
    return {
        "reservado": RESERVADO,
        "titulo": f"Preparar la visita a {docente}",
        "membrete": informe.institucion(escuela),
        "docente": docente,
        "aula": ficha.aula or "",
        "hoy": en_palabras(hoy),
        "etapa": etapa.numero if etapa else 0,
        "instrumento": instrumento_llano(instrumento),
        "escala": escala_de(instrumento) if instrumento else [],
        "ultima": _ultima(escuela, ultima) if ultima else {},
        "compromisos": [_compromiso(s, instrumento, escuela) for s in abiertos],
        "que_mirar": QUE_MIRAR_PRIMERO if any(d["primero"] for d in mirar) else QUE_MIRAR,
        "mirar": mirar,
    }


def _etapa(escuela: Escuela, hoy: date) -> Etapa | None:
    """La etapa en que cae hoy o, entre dos, la que viene."""
    return next((e for e in escuela.etapas.values() if e.hasta is not None and hoy <= e.hasta), None)


def _instrumento(
    escuela: Escuela, etapa: Etapa | None, ultima: Observacion | None
) -> tuple[Rubrica | None, dict[str, Valoracion]]:
    """Con qué se observará, y lo que la última visita valoró con lo mismo."""
    clave = (escuela.rubrica_de(etapa) if etapa else None) or (ultima.rubrica if ultima else None)
    dichas = ultima.con_instrumento(clave) if ultima and clave else None
    return escuela.rubrica(clave), dict(dichas or {})


# ---------------------------------------------------------------- la última visita


def _ultima(escuela: Escuela, visita: Observacion) -> Llano:
    instrumento = escuela.rubrica(visita.rubrica)
    etapa, sesion = escuela.etapa_de(visita), visita.sesion or Sesion()
    dialogo, cuaderno = visita.dialogo or Dialogo(), visita.cuaderno or Cuaderno()
    return {
        "id": visita.id,
        "fecha": en_palabras(visita.fecha) if visita.fecha else "",
        "etapa": etapa.numero if etapa else 0,
        "sesion": " · ".join(p for p in (sesion.area, sesion.titulo) if p),
        "niveles": _niveles(instrumento, visita.desempenos) if instrumento else [],
        "fortalezas": dialogo.fortalezas or "",
        "por_mejorar": dialogo.por_mejorar or "",
        "notas": cuaderno.notas_del_observador or "",
    }


def _niveles(instrumento: Rubrica, dichas: Mapping[str, Valoracion]) -> list[Llano]:
    escala = escala_de(instrumento)
    niveles = {clave: v.nivel for clave, v in dichas.items()}
    return [{**desempeno(d), "nivel": celda(niveles.get(d.id or ""), escala)} for d in instrumento.por_id.values()]


# ---------------------------------------------------------------- lo que sigue


def _compromiso(seguido: Seguido, instrumento: Rubrica | None, escuela: Escuela) -> Llano:
    return {
        "id": seguido.id,
        "texto": seguido.texto or "",
        "desempeno": codigo_de(seguido.desempeno, instrumento, escuela),
        "plazo": corta(seguido.plazo) if seguido.plazo else "",
        "estado": EN_PALABRAS[seguido.estado][0],
        "vencido": seguido.es_vencido,
    }


def _mirar(instrumento: Rubrica, dichas: dict[str, Valoracion]) -> list[Llano]:
    """Los desempeños con sus aspectos: primero los que quedaron bajo el logro, en el orden del instrumento."""
    escala = escala_de(instrumento)
    todos = [_por_mirar(d, dichas.get(d.id or ""), escala) for d in instrumento.por_id.values()]
    return sorted(todos, key=lambda d: not d["primero"])


def _por_mirar(cual: Desempeno, valoracion: Valoracion | None, escala: list[Llano]) -> Llano:
    nivel = celda(valoracion.nivel if valoracion else None, escala)
    bajo = any(n["clave"] == nivel["corto"] and not n["logro"] for n in escala if nivel["orden"])
    return {**desempeno(cual), "nivel": nivel, "primero": bajo, "aspectos": list(cual.aspectos)}


# ---------------------------------------------------------------- en pantalla


def en_pantalla(hoja: Llano, celdas: int) -> Iterator[Linea]:
    """La misma hoja, para leerla en la terminal."""
    yield [Tramo(hoja["titulo"], "titulo"), Tramo(f"  {RESERVADO}", "aviso")]
    etapa = f" · etapa {hoja['etapa']}" if hoja["etapa"] else ""
    yield from parrafo(f"{hoja['hoy']}{etapa}{' · ' if hoja['aula'] else ''}{hoja['aula']}", celdas, "  ")
    yield from seccion("La última visita")
    yield from _ultima_en_pantalla(hoja["ultima"], celdas) if hoja["ultima"] else [f"  {SIN_VISITA}"]
    yield from seccion("Compromisos abiertos")
    for c in hoja["compromisos"]:
        plazo = f", hasta el {c['plazo']}" if c["plazo"] else ""
        yield from parrafo(f"{c['estado']}{plazo}: {c['texto']} ({c['id']})", celdas, "    ", "  ")
    if not hoja["compromisos"]:
        yield f"  {SIN_COMPROMISOS}"
    if hoja["mirar"]:
        yield from seccion(hoja["que_mirar"])
        for d in hoja["mirar"]:
            yield from _por_mirar_en_pantalla(d, celdas)


def _ultima_en_pantalla(ultima: Llano, celdas: int) -> Iterator[Linea]:
    etapa = f", etapa {ultima['etapa']}" if ultima["etapa"] else ""
    sesion = f": {ultima['sesion']}" if ultima["sesion"] else ""
    yield from parrafo(f"{ultima['fecha']}{etapa}{sesion} ({ultima['id']})", celdas, "    ", "  ")
    niveles = "  ".join(f"{n['codigo']} {n['nivel']['corto']}" for n in ultima["niveles"])
    yield from parrafo(f"Niveles: {niveles}", celdas, "    ", "  ") if niveles else []
    rotulos = {"fortalezas": "Fortalezas", "por_mejorar": "Por mejorar", "notas": "Notas propias"}
    for clave, rotulo in rotulos.items():
        if ultima[clave]:
            yield from parrafo(f"{rotulo}: {' '.join(ultima[clave].split())}", celdas, "    ", "  ")


def _por_mirar_en_pantalla(cual: Llano, celdas: int) -> Iterator[Linea]:
    antes = f" (antes {cual['nivel']['corto']})" if cual["nivel"]["orden"] else ""
    for linea in parrafo(f"{cual['codigo']} {cual['nombre']}{antes}", celdas, "    ", "  "):
        yield [Tramo(linea, "fuerte" if cual["primero"] else "")]
    for aspecto in cual["aspectos"]:
        yield from parrafo(f"[ ] {aspecto}", celdas, "        ", "    ")
