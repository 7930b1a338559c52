"""La forma de los conteos de una etapa, separada de sus cifras.

Mil escuelas entregan pocas formas y muchas cifras. Con las de una misma forma en filas, comprobar
que cada etapa cuadra y sumarlas todas son operaciones entre columnas (docs/explicacion/rendimiento.md).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import reduce
from operator import add, eq, le
from typing import NamedTuple

from monitoreo_cli.lectura.conteos import SIN_INSTRUMENTO, Etapa, NoVale
from monitoreo_cli.texto import citar
from monitoreo_cli.valor import Valor

Cifras = Sequence[int]


class Molde(Valor):
    """Una etapa con la posición de cada cifra en lugar de la cifra."""

    etapa: Etapa

    def quejas(self, filas: Sequence[Cifras]) -> dict[int, NoVale]:
        """De las cifras de varias etapas con este molde, cuáles no cuadran y por qué (lo primero que se ve)."""
        columnas = [*zip(*filas, strict=True)]
        quejas: dict[int, NoVale] = {}
        for ecuacion in _ecuaciones(self.etapa):
            for i in ecuacion.incumplen(columnas):
                quejas.setdefault(i, ecuacion.queja(filas[i]).en(f"etapa {filas[i][self.etapa.numero]}"))
        return quejas


class Parte(NamedTuple):
    """Los conteos de una etapa, como molde y cifras."""

    molde: Molde
    cifras: Cifras

    @property
    def numero(self) -> int:
        return self.cifras[self.molde.etapa.numero]

    @property
    def etapa(self) -> Etapa:
        return _cambiar(self.molde.etapa, self.cifras.__getitem__)


def separar(etapa: Etapa) -> Parte:
    """El molde de una etapa y sus cifras."""
    cifras: list[int] = []

    def posicion(cifra: int) -> int:
        cifras.append(cifra)
        return len(cifras) - 1

    return Parte(Molde(_cambiar(etapa, posicion)), cifras)


def _cambiar(etapa: Etapa, por: Callable[[int], int]) -> Etapa:
    """La misma etapa con otro número donde va cada cifra."""
    return etapa._replace(
        numero=por(etapa.numero),
        docentes=tuple(map(por, etapa.docentes)),
        no_programados={motivo: por(n) for motivo, n in etapa.no_programados.items()},
        conteos={clave: tuple(map(por, fila)) for clave, fila in etapa.conteos.items()},
    )


# ---------------------------------------------------------------- que cuadre


class Ecuacion(NamedTuple):
    """Lo que unas cifras deben cumplir: que las de `partes` sumen la de `todo` (o, con `le`, que no la pasen).

    `si_no` es la queja; en ella caben la primera parte, la suma de las demás y el todo.
    """

    partes: tuple[int, ...]
    todo: int
    si_no: str
    cumple: Callable[[int, int], bool] = eq

    def incumplen(self, columnas: Sequence[Cifras]) -> Iterable[int]:
        """Qué filas no la cumplen."""
        partes: Iterator[Iterable[int]] = (columnas[p] for p in self.partes)
        sumas = [*reduce(_mas, partes)] if self.partes else [0] * len(columnas[self.todo])
        if all(map(self.cumple, sumas, columnas[self.todo])):
            return ()
        return [i for i, bien in enumerate(map(self.cumple, sumas, columnas[self.todo])) if not bien]

    def queja(self, cifras: Cifras) -> NoVale:
        partes = [cifras[p] for p in self.partes]
        return NoVale(self.si_no.format(sum(partes[:1]), sum(partes[1:]), cifras[self.todo]))


def _mas(unas: Iterable[int], otras: Iterable[int]) -> Iterable[int]:
    return map(add, unas, otras)


def _ecuaciones(etapa: Etapa) -> Iterator[Ecuacion]:
    """Lo que deben cumplir las cifras de una etapa, por su posición."""
    total, programados, monitoreados, faltan, _ = etapa.docentes
    sin_programar = "no cuadra: {} programados y {} sin programar no son {}"
    yield Ecuacion((programados, *etapa.no_programados.values()), total, sin_programar)
    por_visitar = "no cuadra: {} monitoreados y {} por visitar no son {}"
    yield Ecuacion((monitoreados, faltan), programados, por_visitar)
    if etapa.rubrica is None:
        yield Ecuacion((), monitoreados, SIN_INSTRUMENTO)
    hasta = len(etapa.escala)
    logro = etapa.escala.index(etapa.logro_desde) if etapa.logro_desde in etapa.escala else hasta
    for clave, fila in etapa.conteos.items():
        suyo = citar(clave).replace("{", "{{").replace("}", "}}")
        no_son = f"{suyo}: los niveles no suman lo que dice"
        no_suman = f"{suyo}: las cuentas no suman los docentes de la etapa"
        no_observado, no_aplica, sin_dato, en_logro, valorados = fila[hasta:]
        yield Ecuacion(fila[:hasta], valorados, no_son)
        yield Ecuacion(fila[logro:hasta], en_logro, no_son)
        yield Ecuacion((valorados, no_observado, no_aplica, sin_dato), programados, no_suman)
        # Los visitados no pasan de los monitoreados: a quien falta visitar le falta el dato.
        yield Ecuacion((faltan,), sin_dato, no_suman, le)
