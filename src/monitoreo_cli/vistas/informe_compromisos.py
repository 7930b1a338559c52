"""La matriz de compromisos de una etapa: los que nacieron en ella y los que venían abiertos de antes."""

from collections.abc import Iterator
from datetime import date

from monitoreo_cli.calculo.compromisos import Seguido
from monitoreo_cli.fechas import corta, en_palabras
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.plan import Etapa
from monitoreo_cli.modelo.rubrica import Rubrica
from monitoreo_cli.texto import contar, enumerar
from monitoreo_cli.valor import Valor
from monitoreo_cli.vistas.informe import Llano, Nombres, Pedido

ESTADOS = {
    "cumplido": ("cumplido", "cumplidos"),
    "en-proceso": ("en proceso", "en proceso"),
    "pendiente": ("pendiente", "pendientes"),
    "vencido": ("vencido", "vencidos"),
    "no-cumplido": ("no cumplido", "no cumplidos"),
    "retirado": ("retirado", "retirados"),
}


class _Origen(Valor):
    """Dónde nació un compromiso: el día y, si se sabe, la etapa."""

    fecha: date | None
    etapa: int | None


class Matriz:
    """Los compromisos que importan en una etapa, repartidos en `nacidos` y `anteriores`."""

    def __init__(self, escuela: Escuela, etapa: Etapa, seguidos: list[Seguido]) -> None:
        origenes = dict(_origenes(escuela))
        fechas = {o.id: o.fecha for o in escuela.observaciones}
        de_antes = _Origen(None, None)
        self.nacidos = [s for s in seguidos if origenes.get(s.id, de_antes).etapa == etapa.numero]
        self.anteriores = [
            s for s in seguidos
            if _es_anterior(origenes.get(s.id, de_antes), etapa) and _llego_abierto(s, fechas, etapa)
        ]  # fmt: skip

    def en_palabras(self) -> str:
        """`3 cumplidos y 2 pendientes`, de los que nacieron en la etapa."""
        estados = [s.estado for s in self.nacidos]
        return enumerar(contar(estados.count(e), *nombres) for e, nombres in ESTADOS.items() if e in estados)

    def llana(self, instrumento: Rubrica | None, nombres: Nombres, pedido: Pedido) -> Llano:
        grupos = (("Nacidos en la etapa", self.nacidos), ("Venían de antes", self.anteriores))
        return {
            "al": en_palabras(pedido.hoy),
            "grupos": [
                {"titulo": titulo, "filas": [_fila(s, instrumento, nombres, pedido) for s in suyos]}
                for titulo, suyos in grupos
                if suyos
            ],
        }


def _fila(seguido: Seguido, instrumento: Rubrica | None, nombres: Nombres, pedido: Pedido) -> Llano:
    """Un compromiso en la tabla; en lo anónimo, su id en vez de su texto."""
    desempeno = instrumento.por_id.get(seguido.desempeno or "") if instrumento else None
    return {
        "docente": nombres.de(seguido.docente) if seguido.docente else "",
        "texto": seguido.id if pedido.anonimo else seguido.texto or "",
        "desempeno": (desempeno.codigo if desempeno else None) or seguido.desempeno or "",
        "plazo": corta(seguido.plazo) if seguido.plazo else "",
        "estado": ESTADOS[seguido.estado][0],
        "vencido": seguido.estado == "vencido",
    }


def _origenes(escuela: Escuela) -> Iterator[tuple[str, _Origen]]:
    """Por id de compromiso, dónde nació. Los de `anterior.yaml` no están: son de antes de toda etapa."""
    for observacion in escuela.observaciones:
        etapa = escuela.etapa_de(observacion)
        origen = _Origen(observacion.fecha, etapa.numero if etapa else None)
        yield from ((f"{observacion.id}/{c.id}", origen) for c in observacion.compromisos if c.id)
    for accion in escuela.acciones:
        en = escuela.etapas_en(accion.fecha) if accion.fecha else []
        origen = _Origen(accion.fecha, en[0].numero if len(en) == 1 else None)
        yield from ((f"{accion.id}/{c.id}", origen) for c in accion.compromisos if c.id)


def _es_anterior(origen: _Origen, etapa: Etapa) -> bool:
    if origen.etapa is not None:
        return origen.etapa < (etapa.numero or 0)
    return origen.fecha is None or (etapa.desde is not None and origen.fecha < etapa.desde)


def _llego_abierto(seguido: Seguido, fechas: dict[str, date | None], etapa: Etapa) -> bool:
    """Si al empezar la etapa seguía abierto: lo está hoy, o se cerró después de que empezara."""
    revisado = fechas.get(seguido.revisado_en or "")
    return seguido.es_abierto or (revisado is not None and etapa.desde is not None and revisado >= etapa.desde)
