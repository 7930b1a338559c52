"""La matriz de compromisos de una etapa: los que nacieron en ella y los que venían abiertos de antes."""

from collections.abc import Iterable, Sequence
from datetime import date

from monitoreo_cli.calculo.compromisos import Seguido
from monitoreo_cli.calculo.origenes import Origen, origenes
from monitoreo_cli.calculo.resumen import Resumen
from monitoreo_cli.fechas import corta, en_palabras
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.plan import Etapa
from monitoreo_cli.modelo.rubrica import Rubrica
from monitoreo_cli.texto import contar, enumerar
from monitoreo_cli.vistas.bloques import Bloque, nota, parte
from monitoreo_cli.vistas.compromisos import EN_PALABRAS
from monitoreo_cli.vistas.informe import Llano, Nombres, Pedido
from monitoreo_cli.vistas.informe_niveles import codigo_de


class Matriz:
    """Los compromisos que importan en una etapa, repartidos en `nacidos` y `anteriores`."""

    def __init__(self, escuela: Escuela, etapa: Etapa, seguidos: list[Seguido]) -> None:
        self._escuela = escuela
        nacidos_en = origenes(escuela)
        fechas = {o.id: o.fecha for o in escuela.observaciones}
        self.nacidos = [s for s in seguidos if nacidos_en[s.id].etapa == etapa.numero]
        self.anteriores = [
            s for s in seguidos if _es_anterior(nacidos_en[s.id], etapa) and _llego_abierto(s, fechas, etapa)
        ]

    def en_palabras(self) -> str:
        """`3 cumplidos y 2 pendientes`, de los que nacieron en la etapa."""
        return estados_en_palabras(self.nacidos)

    def llana(self, instrumento: Rubrica | None, nombres: Nombres, pedido: Pedido) -> Llano:
        grupos = (("Acordados en la etapa", self.nacidos), ("Venían de antes", self.anteriores))
        return {
            "al": en_palabras(pedido.hoy),
            "grupos": [
                {"titulo": titulo, "filas": [_fila(s, self._escuela, instrumento, nombres, pedido) for s in suyos]}
                for titulo, suyos in grupos
                if suyos
            ],
        }


def estados_en_palabras(seguidos: Iterable[Seguido]) -> str:
    estados = [s.estado for s in seguidos]
    return enumerar(contar(estados.count(e), *nombres) for e, nombres in EN_PALABRAS.items() if e in estados)


def por_etapas(
    escuela: Escuela, resumenes: Sequence[Resumen], seguidos: list[Seguido]
) -> list[tuple[str, Rubrica | None, list[Seguido]]]:
    """Los que venían de antes de la primera, los nacidos en cada una y, si son varias, los de fuera de toda etapa.

    Cada grupo con el instrumento cuyos códigos lleva: «R2» no es lo mismo en los de dos etapas.
    """
    matrices = [Matriz(escuela, r.etapa, seguidos) for r in resumenes]
    primero = next((r.instrumento for r in resumenes if r.instrumento), None)
    grupos = [("Venían de antes", primero, matrices[0].anteriores)]
    grupos += [
        (f"Acordados en la etapa {r.etapa.numero}", r.instrumento or primero, m.nacidos)
        for r, m in zip(resumenes, matrices, strict=True)
    ]
    if len(resumenes) > 1:
        dichos = {s.id for *_, suyos in grupos for s in suyos}
        sueltos = {clave for clave, origen in origenes(escuela).items() if origen.etapa is None}
        grupos.append(("Acordados fuera de las etapas", primero, [s for s in seguidos if s.id in sueltos - dichos]))
    return [grupo for grupo in grupos if grupo[-1]]


def matriz_de_varias(
    escuela: Escuela, resumenes: Sequence[Resumen], seguidos: list[Seguido], nombres: Nombres, pedido: Pedido
) -> list[Bloque]:
    """La matriz de seguimiento de una o más etapas, con cada compromiso una vez."""
    grupos = [
        parte(titulo, [_tabla(titulo, [_fila(s, escuela, instrumento, nombres, pedido) for s in suyos])])
        for titulo, instrumento, suyos in por_etapas(escuela, resumenes, seguidos)
    ]
    return [*nota(f"Estado al {en_palabras(pedido.hoy)}."), *(b for g in grupos for b in g)] if grupos else []


def _tabla(titulo: str, filas: list[Llano]) -> Bloque:
    return {"clase": "matriz", "titulo": titulo, "filas": filas}


def _fila(seguido: Seguido, escuela: Escuela, instrumento: Rubrica | None, nombres: Nombres, pedido: Pedido) -> Llano:
    """Un compromiso en la tabla; en lo anónimo, su id en vez de su texto."""
    return {
        "docente": nombres.de(seguido.docente) if seguido.docente else "",
        "texto": seguido.id if pedido.anonimo else seguido.texto or "",
        "desempeno": codigo_de(seguido.desempeno, instrumento, escuela),
        "plazo": corta(seguido.plazo) if seguido.plazo else "",
        "estado": EN_PALABRAS[seguido.estado][0],
        "vencido": seguido.es_vencido,
    }


def _es_anterior(origen: Origen, etapa: Etapa) -> bool:
    if origen.etapa is not None:
        return origen.etapa < (etapa.numero or 0)
    return origen.fecha is None or (etapa.desde is not None and origen.fecha < etapa.desde)


def _llego_abierto(seguido: Seguido, fechas: dict[str, date | None], etapa: Etapa) -> bool:
    """Si al empezar la etapa seguía abierto: lo está hoy, o se cerró después de que empezara."""
    revisado = fechas.get(seguido.revisado_en or "")
    return seguido.es_abierto or (revisado is not None and etapa.desde is not None and revisado >= etapa.desde)
