"""El avance entre dos etapas: quiénes subieron, siguieron igual o bajaron de nivel (05, punto 12).

De cada docente se compara la visita que cuenta en una etapa con la que cuenta en la otra, desempeño
por desempeño y con el mismo instrumento. Nada se promedia: se dice cuántos, de cuántos.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from monitoreo_cli.calculo.cuentan import Cuentas
from monitoreo_cli.calculo.programados import padron
from monitoreo_cli.calculo.resumen import niveles_en, observadas
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.observacion import Observacion
from monitoreo_cli.modelo.plan import Etapa
from monitoreo_cli.modelo.rubrica import Desempeno, Rubrica
from monitoreo_cli.texto import sin_acentos
from monitoreo_cli.valor import Valor

SIN_COMUN = "sin un mismo instrumento en ambas etapas"


class Pareja(Valor):
    """Un docente comparable: sus dos visitas y los niveles de cada una; sin dato, la clave no está."""

    docente: str
    visita_antes: Observacion
    visita_despues: Observacion
    antes: Mapping[str, str]
    despues: Mapping[str, str]

    @property
    def cambio_observador(self) -> bool:
        """Si observaron personas distintas; de una visita que no lo dice no se supone nada."""
        uno, otro = self.visita_antes.observador, self.visita_despues.observador
        return None not in (uno, otro) and uno != otro

    @property
    def cambio_area(self) -> bool:
        """Si se vieron áreas distintas, sin mirar mayúsculas ni acentos."""
        una, otra = (_area(v) for v in (self.visita_antes, self.visita_despues))
        return None not in (una, otra) and una != otra

    def salto(self, desempeno: str, escala: Sequence[str]) -> int | None:
        """Los niveles que hay de una visita a la otra, con su signo; `None` si falta alguno de los dos."""
        antes, despues = self.antes.get(desempeno), self.despues.get(desempeno)
        if antes not in escala or despues not in escala:
            return None
        return escala.index(despues) - escala.index(antes)

    def cambio(self, desempeno: str, escala: Sequence[str]) -> str | None:
        """`sube`, `igual` o `baja`; `None` si falta alguno de los dos niveles."""
        salto = self.salto(desempeno, escala)
        return None if salto is None else "sube" if salto > 0 else "baja" if salto < 0 else "igual"


class Cambio(Valor):
    """Un desempeño: `matriz[nivel antes][nivel después]` docentes, con todas las claves de la escala.

    `sube + igual + baja` es la suma de la matriz; `sin_par`, los comparables sin nivel en alguna.
    """

    id: str
    codigo: str | None
    nombre: str | None
    sube: int
    igual: int
    baja: int
    sin_par: list[str]
    matriz: Mapping[str, Mapping[str, int]]


class Avance(Valor):
    """Dos etapas comparadas. `rubrica` es `None` si no comparten instrumento.

    `instrumentos` son los de cada etapa; `solo_en_una` dice de cada docente por qué no se compara;
    `sin_corte` son los comparables que el resumen de alguna etapa deja fuera del corte.
    """

    de: Etapa
    a: Etapa
    instrumentos: tuple[tuple[str, ...], tuple[str, ...]]
    rubrica: str | None
    instrumento: Rubrica | None
    parejas: list[Pareja]
    solo_en_una: Mapping[str, str]
    sin_corte: list[str]
    desempenos: list[Cambio]

    @property
    def comparables(self) -> list[str]:
        return [p.docente for p in self.parejas]

    @property
    def cambio_observador(self) -> list[str]:
        return [p.docente for p in self.parejas if p.cambio_observador]

    @property
    def cambio_area(self) -> list[str]:
        return [p.docente for p in self.parejas if p.cambio_area]


class _Lado:
    """Una etapa: sus instrumentos, y de cada docente la última visita que lleva alguno."""

    def __init__(self, escuela: Escuela, cuentas: Cuentas, etapa: Etapa, rubrica: str | None) -> None:
        visto = observadas(escuela, cuentas, etapa, rubrica)
        self.etapa = etapa
        self.instrumentos = visto.instrumentos
        self.ultimas = visto.ultimas
        self.padron = padron(escuela, etapa, self.ultimas)


def avanzar(
    escuela: Escuela, cuentas: Cuentas, de: Etapa, a: Etapa, rubrica: str | None = None, docente: str | None = None
) -> Avance:
    """El avance de una etapa a otra, con un instrumento (por omisión, el de ambas) y, si se pide, de un docente."""
    antes, despues = (_Lado(escuela, cuentas, etapa, rubrica) for etapa in (de, a))
    comun = antes.instrumentos[0] if antes.instrumentos == despues.instrumentos and len(antes.instrumentos) == 1 else ""
    instrumento = escuela.rubrica(comun)
    quienes = [d for d in escuela.docentes if docente in (None, d) and (d in antes.ultimas or d in despues.ultimas)]
    en_ambas = [d for d in quienes if instrumento and d in antes.ultimas and d in despues.ultimas]
    parejas = [_pareja(d, antes, despues, comun, instrumento) for d in en_ambas] if instrumento else []
    return Avance(
        de=de,
        a=a,
        instrumentos=(antes.instrumentos, despues.instrumentos),
        rubrica=comun if instrumento else None,
        instrumento=instrumento,
        parejas=parejas,
        solo_en_una={
            d: _por_que(d, antes, despues) if instrumento else SIN_COMUN for d in quienes if d not in en_ambas
        },
        sin_corte=[d for d in en_ambas if d in antes.padron.fuera_del_corte or d in despues.padron.fuera_del_corte],
        desempenos=[_cambio(d, instrumento, parejas) for d in instrumento.por_id.values()] if instrumento else [],
    )


def pares(escuela: Escuela) -> list[tuple[Etapa, Etapa]]:
    """Cada etapa con la siguiente, y la primera con la última; sin repetir."""
    etapas = list(escuela.etapas.values())
    seguidas = list(pairwise(etapas))
    return [*seguidas, (etapas[0], etapas[-1])] if len(etapas) > 2 else seguidas


def anterior(escuela: Escuela, etapa: Etapa) -> Etapa | None:
    """La etapa que va justo antes, por su número."""
    etapas = list(escuela.etapas.values())
    lugar = etapas.index(etapa)
    return etapas[lugar - 1] if lugar else None


def avances(escuela: Escuela, cuentas: Cuentas, rubrica: str | None = None, docente: str | None = None) -> list[Avance]:
    """El avance de cada par de etapas."""
    return [avanzar(escuela, cuentas, de, a, rubrica, docente) for de, a in pares(escuela)]


def _area(visita: Observacion) -> str | None:
    area = visita.sesion.area if visita.sesion else None
    return " ".join(sin_acentos(area).split()) if area else None


def _pareja(docente: str, antes: _Lado, despues: _Lado, clave: str, instrumento: Rubrica) -> Pareja:
    una, otra = antes.ultimas[docente], despues.ultimas[docente]
    return Pareja(docente, una, otra, niveles_en(una, clave, instrumento), niveles_en(otra, clave, instrumento))


def _cambio(desempeno: Desempeno, instrumento: Rubrica, parejas: list[Pareja]) -> Cambio:
    clave, escala = desempeno.id or "", instrumento.claves
    matriz = {fila: dict.fromkeys(escala, 0) for fila in escala}
    saltos = {p.docente: p.salto(clave, escala) for p in parejas}
    con_par = [n for n in saltos.values() if n is not None]
    for pareja in parejas:
        if saltos[pareja.docente] is not None:
            matriz[pareja.antes[clave]][pareja.despues[clave]] += 1
    return Cambio(
        id=clave,
        codigo=desempeno.codigo,
        nombre=desempeno.nombre,
        sube=sum(1 for n in con_par if n > 0),
        igual=con_par.count(0),
        baja=sum(1 for n in con_par if n < 0),
        sin_par=[d for d, n in saltos.items() if n is None],
        matriz=matriz,
    )


def _por_que(docente: str, antes: _Lado, despues: _Lado) -> str:
    """Por qué no se compara a un docente que tiene visita sólo en una de las dos etapas."""
    falta = despues if docente in antes.ultimas else antes
    motivos = falta.padron.no_programados
    if docente in motivos:
        motivo = f" ({motivos[docente]})"
    else:
        motivo = "" if docente in falta.padron.total else " (no estaba al cierre)"
    return f"sin visita que cuente en la etapa {falta.etapa.numero}{motivo}"
