"""Juntar muchas escuelas: sumas de enteros que salen igual se lean en el orden en que se lean (05, punto 17).

De cada escuela vale un solo paquete: el del último corte. Dos instrumentos nunca se suman.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from monitoreo_cli.lectura.paquete import Paquete
from monitoreo_cli.valor import Valor

_DE_DOCENTES = ("total", "programados", "monitoreados", "fuera_del_corte")
_DE_DESEMPENO = ("no_observado", "no_aplica", "sin_dato", "en_logro", "valorados")
_Etapa = Mapping[str, Any]


class Instrumento(Valor):
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
    codigo: str | None
    nombre: str | None
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
    todos = sorted(paquetes, key=lambda p: (p.codigo_modular, p.corte, p.huella, p.archivo))
    choques, todos = _separar_cruzados(todos)
    valen: list[Paquete] = []
    reemplazados: list[Reemplazo] = []
    repetidos = 0
    for suyos in _agrupar(todos, lambda p: p.codigo_modular).values():
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


def _separar_cruzados(paquetes: list[Paquete]) -> tuple[list[Choque], list[Paquete]]:
    """Los que llevan una misma huella con códigos de escuelas distintas, y los demás.

    La huella cubre el plan, donde va el código: si no coinciden, alguien cambió uno a mano.
    """
    por_huella = _agrupar(paquetes, lambda p: p.huella)
    cruzados = [suyos for suyos in por_huella.values() if len({p.codigo_modular for p in suyos}) > 1]
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


def _cifras(paquete: Paquete) -> list[Any]:
    """Sólo los números de un paquete: que un nombre se haya corregido no es otra cifra."""
    return [
        (e["etapa"], e["rubrica"], e.get("logro_desde"), e["docentes"], {d["id"]: _cuentas(d) for d in e["desempenos"]})
        for e in sorted(paquete.etapas, key=lambda e: int(e["etapa"]))
    ]


def _cuentas(desempeno: Mapping[str, Any]) -> list[Any]:
    return [desempeno["niveles"], *(desempeno[c] for c in _DE_DESEMPENO)]


# ---------------------------------------------------------------- sumar


def _tablas(paquetes: list[Paquete]) -> list[Tabla]:
    """Una por etapa e instrumento; primero el que más escuelas usan."""
    etapas = ((p.codigo_modular, e) for p in paquetes for e in p.etapas)
    grupos = _agrupar(etapas, lambda par: (par[1]["etapa"], _instrumento(par[1])))
    tablas = [_sumar(etapa, instrumento, suyas) for (etapa, instrumento), suyas in grupos.items()]
    iguales = _agrupar(tablas, lambda t: (t.etapa, t.instrumento.rubrica))
    marcadas = [t.con(variante=t.instrumento.rubrica is not None and len(g) > 1) for g in iguales.values() for t in g]
    return sorted(marcadas, key=_orden_de_tabla)


def _orden_de_tabla(tabla: Tabla) -> tuple[Any, ...]:
    instrumento = tabla.instrumento
    resto = (instrumento.escala, instrumento.logro_desde or "", instrumento.desempenos)
    return tabla.etapa, instrumento.rubrica is None, -len(tabla.escuelas), instrumento.rubrica or "", resto


def _instrumento(etapa: _Etapa) -> Instrumento:
    desempenos = etapa["desempenos"]
    escala = tuple(desempenos[0]["niveles"]) if desempenos else ()
    return Instrumento(etapa["rubrica"], escala, etapa.get("logro_desde"), tuple(sorted(d["id"] for d in desempenos)))


def _sumar(etapa: int, instrumento: Instrumento, suyas: Sequence[tuple[str, _Etapa]]) -> Tabla:
    """`suyas` va por código modular: los desempeños salen en el orden de la primera escuela."""
    docentes = [e["docentes"] for _, e in suyas]
    motivos = sorted({m for d in docentes for m in d["no_programados"]})
    por_id = _agrupar((d for _, e in suyas for d in e["desempenos"]), lambda d: d["id"])
    return Tabla(
        etapa=etapa,
        instrumento=instrumento,
        escuelas=[codigo for codigo, _ in suyas],
        docentes={c: sum(d[c] for d in docentes) for c in _DE_DOCENTES},
        no_programados={m: sum(d["no_programados"].get(m, 0) for d in docentes) for m in motivos},
        desempenos=[_sumar_desempeno(id_, instrumento.escala, datos) for id_, datos in por_id.items()],
    )


def _sumar_desempeno(id_: str, escala: tuple[str, ...], datos: Sequence[Mapping[str, Any]]) -> Suma:
    niveles = [d["niveles"] for d in datos]
    return Suma(
        id=id_,
        codigo=_el_mas_dicho(d.get("codigo") for d in datos),
        nombre=_el_mas_dicho(d.get("nombre") for d in datos),
        niveles={n: sum(suyos[n] for suyos in niveles) for n in escala},
        **{c: sum(d[c] for d in datos) for c in _DE_DESEMPENO},
    )


def _el_mas_dicho(textos: Iterable[str | None]) -> str | None:
    """Cómo lo llaman más escuelas; si empatan, el primero del alfabeto."""
    cuantas: dict[str, int] = {}
    for texto in textos:
        if texto:
            cuantas[texto] = cuantas.get(texto, 0) + 1
    return min(cuantas, key=lambda t: (-cuantas[t], t), default=None)


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
