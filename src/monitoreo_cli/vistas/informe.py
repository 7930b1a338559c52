"""Lo que todo informe lleva: quién es quién, membrete, firmas y procedencia. Sólo datos llanos.

Cada función dice, una por una, las claves que salen: lo que aquí no se nombra no llega a ninguna
plantilla, tampoco a una que escriba la escuela.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from monitoreo_cli import __version__
from monitoreo_cli.calculo.cuentan import Cuentas
from monitoreo_cli.fechas import en_palabras, rango
from monitoreo_cli.modelo.comun import Oficio
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.plan import Actividad, Etapa, Institucion, Persona
from monitoreo_cli.texto import contar, enumerar
from monitoreo_cli.valor import Valor
from monitoreo_cli.vistas.dependencia import con_siglas
from monitoreo_cli.vistas.resumen import nombre_de

RESERVADO = "RESERVADO"
Llano = dict[str, Any]


class Pedido(Valor):
    """Cómo se pidió el informe: qué día es, qué archivos se leyeron y si va sin nombres ni textos libres."""

    hoy: date
    huella: str
    anonimo: bool = False


class Nombres:
    """Cómo se nombra a cada docente: con su nombre si se conoce y se puede decir; si no, con su id."""

    def __init__(self, escuela: Escuela, anonimo: bool) -> None:
        self._escuela = escuela
        self._anonimo = anonimo

    def de(self, docente: str) -> str:
        """El nombre de `identidades.yaml` (o de `docentes.yaml`, que se acepta); si no, el id."""
        if self._anonimo:
            return docente
        ficha = self._escuela.docentes.get(docente)
        return self._escuela.nombres.get(docente) or (ficha.nombre if ficha else None) or docente

    def detalle(self, docente: str) -> str:
        """Lo que acompaña al nombre: el id y el aula. El aula identifica, así que no sale en lo anónimo."""
        if self._anonimo:
            return ""
        ficha = self._escuela.docentes.get(docente)
        return " · ".join(p for p in (docente if self.de(docente) != docente else "", ficha and ficha.aula) if p)

    def enumerados(self, docentes: Iterable[str]) -> str:
        return enumerar(self.de(d) for d in docentes)


def cuando(tramo: Etapa | Actividad) -> str:
    return rango(tramo.desde, tramo.hasta)


def membrete(escuela: Escuela, etapas: Sequence[Etapa], oficio: Oficio | None, pedido: Pedido) -> Llano:
    """La cabeza del documento. La fecha es la del oficio o, si no la dice, hoy."""
    plan = escuela.plan_o_vacio
    desde = next((e.desde for e in etapas if e.desde), None)
    comienzo = desde or (plan.periodo.desde if plan.periodo else None)
    lugar = oficio.lugar if oficio and not pedido.anonimo else None
    return {
        **institucion(escuela),
        "nombre_del_anio": plan.nombre_del_anio or "",
        "anio": str(comienzo.year) if comienzo else "",
        "etapa": las_etapas(etapas).capitalize(),
        "cuando": cuando(etapas[0]) if len(etapas) == 1 else "",
        "fecha": ", ".join(p for p in (lugar, fechado(oficio, pedido)) if p),
    }


def fechado(oficio: Oficio | None, pedido: Pedido) -> str:
    return en_palabras((oficio.fecha if oficio else None) or pedido.hoy)


def las_etapas(etapas: Sequence[Etapa]) -> str:
    """`etapa 1`, `etapas 1, 2 y 3`."""
    return f"etapa{'s' if len(etapas) > 1 else ''} {enumerar(str(e.numero) for e in etapas)}"


def institucion(escuela: Escuela) -> Llano:
    """Qué escuela es y de quién depende."""
    dicha = escuela.institucion
    return {"dependencia": _dependencia(dicha), "institucion": nombre_de(escuela), "codigos": _codigos(dicha)}


def _dependencia(institucion: Institucion | None) -> str:
    """`DRE Puno · UGEL El Collao`."""
    if institucion is None:
        return ""
    partes = (("DRE", institucion.dre), ("UGEL", institucion.ugel))
    return " · ".join(con_siglas(siglas, nombre) for siglas, nombre in partes if nombre)


def _codigos(institucion: Institucion | None) -> list[str]:
    if institucion is None:
        return []
    partes = (
        ("Código modular", institucion.codigo_modular),
        ("Código de local", institucion.codigo_local),
        ("Nivel", institucion.nivel_educativo),
        ("Distrito", institucion.distrito),
    )
    return [f"{rotulo} {valor}" for rotulo, valor in partes if valor]


def encabezado(oficio: Oficio | None, pedido: Pedido, asunto: str) -> list[Llano]:
    """A quién va dirigido y a qué responde, en renglones; nada sin oficio. Nombra personas: en lo anónimo no sale."""
    if oficio is None or pedido.anonimo:
        return []
    return _renglones(
        ("Informe n.º", oficio.numero),
        ("A", oficio.para),
        ("De", oficio.de),
        ("Asunto", asunto),
        ("Referencia", "; ".join(oficio.referencias)),
    )


def de_oficio(escuela: Escuela, oficio: Oficio | None, pedido: Pedido, asunto: str) -> list[Llano]:
    """El encabezado de lo que se entrega: también el asunto y la fecha, y lo que no puede faltar se dice que falta.

    Nombra personas: en lo anónimo sólo salen el asunto y la fecha.
    """
    dicho, propios = oficio or Oficio(), list(escuela.equipo_propio.values())
    solo = propios[0] if len(propios) == 1 else Persona()
    de_quien = ", ".join(p for p in (solo.nombre, solo.cargo) if p)
    personas = (
        ("Informe n.º", dicho.numero or "[falta: su número]"),
        ("A", dicho.para or "[falta: a quién va dirigido]"),
        ("De", dicho.de or de_quien or "[falta: quién informa]"),
    )
    return _renglones(
        *(() if pedido.anonimo else personas),
        ("Asunto", asunto),
        ("Referencia", "" if pedido.anonimo else "; ".join(dicho.referencias)),
        ("Fecha", fechado(oficio, pedido)),
    )


def _renglones(*partes: tuple[str, str | None]) -> list[Llano]:
    return [{"rotulo": rotulo, "texto": texto} for rotulo, texto in partes if texto]


def firmas(escuela: Escuela, pedido: Pedido) -> list[Llano]:
    """Quienes firman: el equipo que es de la escuela, y quien lo recibe."""
    personas = [
        {"nombre": "" if pedido.anonimo else p.nombre or "", "cargo": p.cargo or "Equipo de monitoreo"}
        for p in escuela.equipo_propio.values()
    ]
    return [*(personas or [{"nombre": "", "cargo": "Dirección"}]), {"nombre": "", "cargo": "Recibido por la UGEL"}]


def origen(pedido: Pedido) -> Llano:
    """Con qué programa y de qué archivos salió."""
    return {"programa": f"monitoreo {__version__}", "huella": pedido.huella}


def procedencia(escuela: Escuela, cuentas: Cuentas, etapas: Sequence[Etapa], pedido: Pedido) -> Llano:
    """De qué archivos y con qué programa salió. Nunca «generado ahora»: la misma carpeta, los mismos bytes."""
    numeros = {e.numero for e in etapas}
    suya = {v.ruta: (e.numero if (e := escuela.etapa_de(v)) else None) for v in escuela.visitas}
    cuantas = sum(1 for v in cuentas.cuentan if suya[v.ruta] in numeros)
    excluidas = [(v.id, m) for v, m in cuentas.excluidas if suya[v.ruta] in {None, *numeros}]
    excluidas += [(v, "su archivo no se pudo leer") for v in escuela.observaciones_fuera]
    dichas = [f"{v} ({m})" for v, m in sorted(excluidas)]
    que = contar(len(dichas), "visita excluida", "visitas excluidas")
    de = "de la etapa" if len(etapas) == 1 else f"de las {las_etapas(etapas)}"
    return {
        **origen(pedido),
        "visitas": contar(cuantas, f"visita cerrada {de}", f"visitas cerradas {de}"),
        "excluidas": f"{que}: {enumerar(dichas)}" if dichas else "ninguna visita excluida",
    }
