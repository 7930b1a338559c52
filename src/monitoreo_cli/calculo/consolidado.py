"""Juntar muchas escuelas: sumas de enteros que salen igual se lean en el orden en que se lean (05, punto 17).

De cada escuela vale un solo paquete: el del último corte. Dos instrumentos nunca se suman.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

from monitoreo_cli.lectura.conteos import DE_DOCENTES, Etapa
from monitoreo_cli.lectura.paquete import Paquete
from monitoreo_cli.valor import Valor


class Instrumento(NamedTuple):
    """Lo que hace que dos resultados se puedan sumar: el mismo id, escala, logro y desempeños."""

    rubrica: str | None
    escala: tuple[str, ...]
    logro_desde: str | None
    desempenos: tuple[str, ...]

    @property
    def en_logro(self) -> tuple[str, ...]:
        """Los niveles en los que hay logro; ninguno si el instrumento no dice desde cuál."""
        return self.escala[self.escala.index(self.logro_desde) :] if self.logro_desde in self.escala else ()


class Suma(Valor):
    """Un desempeño sumado: cuántos docentes en cada nivel."""

    id: str
    niveles: Mapping[str, int]
    no_observado: int
    no_aplica: int
    sin_dato: int
    en_logro: int
    valorados: int


class Tabla(Valor):
    """Una etapa con un instrumento. `escuelas` son los códigos modulares que se sumaron.

    `variante` es verdadero si otras escuelas llaman igual a un instrumento que no es el mismo.
    """

    etapa: int
    instrumento: Instrumento
    escuelas: list[str]
    docentes: Mapping[str, int]
    no_programados: Mapping[str, int]
    desempenos: list[Suma]
    variante: bool = False


class Reemplazo(Valor):
    """Un paquete que no cuenta porque la misma escuela entregó otro después."""

    codigo_modular: str
    archivo: str
    corte: str
    vale: str


class Choque(Valor):
    """Paquetes que se contradicen, y por qué: ninguno cuenta."""

    codigos: list[str]
    archivos: list[str]
    motivo: str


class Consolidado(Valor):
    """`valen` es el paquete de cada escuela, por código; `repetidos`, cuántos eran copias."""

    valen: list[Paquete]
    repetidos: int
    reemplazados: list[Reemplazo]
    choques: list[Choque]
    tablas: list[Tabla]


def consolidar(paquetes: Iterable[Paquete]) -> Consolidado:
    """La suma de los paquetes. El orden en que vengan no cambia nada."""
    todos = sorted(paquetes, key=attrgetter("codigo_modular", "corte", "huella", "archivo"))
    choques, todos = _separar_cruzados(todos)
    valen: list[Paquete] = []
    reemplazados: list[Reemplazo] = []
    repetidos = 0
    for suyos in _agrupar(todos, attrgetter("codigo_modular")).values():
        if len(suyos) == 1:  # casi todas
            valen += suyos
            continue
        corte = suyos[-1].corte
        ultimos = [p for p in suyos if p.corte == corte]
        viejos = _distintos(suyos, ultimos)
        reemplazados += [Reemplazo(p.codigo_modular, p.archivo, p.corte, corte) for p in viejos]
        if any(_cifras(p) != _cifras(ultimos[0]) for p in ultimos[1:]):
            choques.append(_choque(ultimos, f"llevan el mismo corte ({corte}) y cifras distintas"))
            repetidos += len(suyos) - len(viejos) - len(ultimos)
        else:
            valen.append(ultimos[0])
            repetidos += len(suyos) - len(viejos) - 1
    return Consolidado(valen, repetidos, reemplazados, sorted(choques, key=lambda c: c.codigos), _tablas(valen))


def _cifras(paquete: Paquete) -> list[Etapa]:
    """Lo que dice un paquete, sin mirar en qué orden."""
    return sorted(_en_orden(e, tuple(sorted(e.desempenos))) for e in paquete.etapas)


def _separar_cruzados(paquetes: list[Paquete]) -> tuple[list[Choque], list[Paquete]]:
    """Los que llevan una misma huella con códigos de escuelas distintas, y los demás.

    La huella cubre el plan, donde va el código: si no coinciden, alguien cambió uno a mano.
    """
    por_huella = _agrupar(paquetes, attrgetter("huella"))
    cruzados = [s for s in por_huella.values() if len(s) > 1 and len({p.codigo_modular for p in s}) > 1]
    if not cruzados:
        return [], paquetes
    malas = {suyos[0].huella for suyos in cruzados}
    motivo = "llevan la misma huella y códigos modulares distintos: alguno se cambió a mano"
    return [_choque(suyos, motivo) for suyos in cruzados], [p for p in paquetes if p.huella not in malas]


def _distintos(suyos: list[Paquete], ultimos: list[Paquete]) -> list[Paquete]:
    """Los de una escuela con otro corte y otra huella que los últimos, sin contar dos veces el mismo."""
    huellas = {p.huella for p in ultimos}
    viejos = (p for p in suyos if p.corte != ultimos[0].corte and p.huella not in huellas)
    return [mismos[0] for mismos in _agrupar(viejos, lambda p: (p.corte, p.huella)).values()]


def _choque(suyos: list[Paquete], motivo: str) -> Choque:
    return Choque(sorted({p.codigo_modular for p in suyos}), sorted(p.archivo for p in suyos), motivo)


# ---------------------------------------------------------------- sumar


_HASTA_LAS_CUENTAS = Etapa._fields.index("docentes")


def _tablas(paquetes: list[Paquete]) -> list[Tabla]:
    """Una por etapa e instrumento; primero el que más escuelas usan."""
    iguales: dict[Any, tuple[list[str], list[Etapa]]] = {}
    for paquete in paquetes:
        for etapa in paquete.etapas:
            codigos, etapas = iguales.setdefault(etapa[:_HASTA_LAS_CUENTAS], ([], []))
            codigos.append(paquete.codigo_modular)
            etapas.append(etapa)
    sumadas = [(codigos, _sumar(etapas)) for codigos, etapas in iguales.values()]
    grupos = _agrupar(sumadas, lambda par: (par[1].numero, _instrumento(par[1])))
    tablas = [_tabla(instrumento, suyas) for (_, instrumento), suyas in grupos.items()]
    tocayas = _agrupar(tablas, lambda t: (t.etapa, t.instrumento.rubrica)).values()
    marcadas = [t.con(variante=t.instrumento.rubrica is not None and len(g) > 1) for g in tocayas for t in g]
    return sorted(marcadas, key=_orden_de_tabla)


def _orden_de_tabla(tabla: Tabla) -> tuple[Any, ...]:
    rubrica, escala, logro_desde, desempenos = tabla.instrumento
    return tabla.etapa, rubrica is None, -len(tabla.escuelas), rubrica or "", escala, logro_desde or "", desempenos


def _instrumento(etapa: Etapa) -> Instrumento:
    return Instrumento(etapa.rubrica, etapa.escala, etapa.logro_desde, tuple(sorted(etapa.desempenos)))


def _tabla(instrumento: Instrumento, suyas: Sequence[tuple[list[str], Etapa]]) -> Tabla:
    """`suyas` son etapas de un instrumento, cada una con las escuelas que suma; primero, la del menor código.

    Los desempeños salen en el orden de esa escuela.
    """
    suma = _sumar([_en_orden(etapa, suyas[0][1].desempenos) for _, etapa in suyas])
    return Tabla(
        etapa=suma.numero,
        instrumento=instrumento,
        escuelas=sorted(codigo for codigos, _ in suyas for codigo in codigos),
        docentes=dict(zip(DE_DOCENTES, suma.docentes, strict=True)),
        no_programados=dict(sorted(suma.no_programados.items())),
        desempenos=[_suma(d, suma.escala, fila) for d, fila in zip(suma.desempenos, suma.filas, strict=True)],
    )


def _en_orden(etapa: Etapa, desempenos: tuple[str, ...]) -> Etapa:
    filas = dict(zip(etapa.desempenos, etapa.filas, strict=True))
    return etapa._replace(desempenos=desempenos, filas=tuple(filas[d] for d in desempenos))


def _sumar(etapas: Sequence[Etapa]) -> Etapa:
    """La suma de unas etapas con el mismo instrumento, y sus desempeños en el mismo orden."""
    sin_programar: Counter[str] = Counter()
    for etapa in etapas:
        if etapa.no_programados:  # casi ninguna
            sin_programar.update(etapa.no_programados)
    return etapas[0]._replace(
        docentes=_por_columnas([e.docentes for e in etapas]),
        no_programados=sin_programar,
        filas=tuple(map(_por_columnas, zip(*[e.filas for e in etapas], strict=True))),
    )


def _suma(clave: str, escala: tuple[str, ...], fila: Sequence[int]) -> Suma:
    niveles = dict(zip(escala, fila, strict=False))
    return Suma(clave, niveles, *fila[len(escala) :])


def _por_columnas(filas: Iterable[Sequence[int]]) -> tuple[int, ...]:
    return tuple(map(sum, zip(*filas, strict=True)))


def _agrupar(cosas: Iterable[Any], clave: Callable[[Any], Any]) -> dict[Any, list[Any]]:
    """Las cosas por su clave, en el orden en que vienen."""
    grupos: dict[Any, list[Any]] = {}
    for cosa in cosas:
        grupos.setdefault(clave(cosa), []).append(cosa)
    return grupos


# ---------------------------------------------------------------- el padrón


class Cotejo(Valor):
    """Quién entregó, de un padrón: código modular y nombre de cada escuela.

    `en_choque` entregaron, y sus paquetes se contradicen; `ajenas` entregaron y no están en el padrón.
    """

    total: int
    entregaron: int
    faltan: list[tuple[str, str]]
    en_choque: list[tuple[str, str]]
    ajenas: list[str]


def cotejar(consolidado: Consolidado, padron: Mapping[str, str]) -> Cotejo:
    """El padrón contra lo consolidado. `entregaron + faltan + en_choque` es siempre el total."""
    valen = {p.codigo_modular for p in consolidado.valen}
    chocan = {c for choque in consolidado.choques for c in choque.codigos} - valen
    return Cotejo(
        total=len(padron),
        entregaron=len(valen & padron.keys()),
        faltan=sorted((c, n) for c, n in padron.items() if c not in valen | chocan),
        en_choque=sorted((c, n) for c, n in padron.items() if c in chocan),
        ajenas=sorted(valen - padron.keys()),
    )
