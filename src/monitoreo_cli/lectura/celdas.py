"""De lo que hay en una celda a un valor del formato. Nada se adivina: lo que no es exacto, no se entiende."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import TypeVar

from monitoreo_cli.fechas import leer_fecha, leer_hora
from monitoreo_cli.lectura.hoja_de_calculo import Celda
from monitoreo_cli.modelo.observacion import SIN_NIVEL
from monitoreo_cli.modelo.rubrica import Rubrica
from monitoreo_cli.modelo.tipos import ID, Contexto, ValorInvalido
from monitoreo_cli.texto import citar, enumerar, quiza, sin_acentos
from monitoreo_cli.valor import Valor

T = TypeVar("T")


class NoSeEntiende(Exception):
    """La celda no dice un valor del formato. Nunca sale de aquí: se vuelve una `Duda`."""


class Duda(Valor):
    """Una celda que no se entiende: dónde está y por qué."""

    lugar: str
    motivo: str


class Renglon:
    """Una fila de la tabla con sus celdas por nombre de columna; junta las dudas al leerlas."""

    def __init__(self, celdas: Mapping[str, Celda]) -> None:
        self.celdas = celdas
        self.dudas: list[Duda] = []
        self.con_otra_letra: list[str] = []

    @property
    def lugar(self) -> str:
        return next(iter(self.celdas.values())).lugar

    def lugar_de(self, *claves: str) -> str:
        """La celda de la primera de esas columnas que tenga algo; si ninguna, donde empieza la fila."""
        return next((self.celdas[c].lugar for c in claves if c in self.celdas), self.lugar)

    def leer(self, clave: str, convertir: Callable[[Celda], T]) -> T | None:
        """El valor de una columna; `None` si está vacía o no se entiende, que queda anotado."""
        celda = self.celdas.get(clave)
        if celda is None or celda.esta_vacia:
            return None
        if celda.rota:
            self.dudar(celda.lugar, celda.rota)
            return None
        try:
            return convertir(celda)
        except NoSeEntiende as error:
            self.dudar(celda.lugar, str(error))
            return None

    def dudar(self, lugar: str, motivo: str) -> None:
        self.dudas.append(Duda(lugar, motivo))

    def leer_nivel(self, clave: str, convertir: Callable[[Celda], str]) -> str | None:
        """Como `leer`; si el nivel está con otra letra (`ii` por `II`), queda anotado para decirlo."""
        leido = self.leer(clave, convertir)
        escrito = str(self.celdas[clave].valor).strip() if leido is not None else ""
        if leido is not None and escrito != leido and escrito.lower() == leido.lower():
            self.con_otra_letra.append(f"{self.celdas[clave].lugar} {citar(escrito)} como {leido}")
        return leido


def plano(texto: str) -> str:
    """Minúsculas sin acentos, signos ni espacios de sobra: para comparar nombres y títulos enteros."""
    return " ".join(re.sub(r"[^a-z0-9ñ]+", " ", sin_acentos(texto)).split())


def texto(celda: Celda) -> str:
    """Un texto; un número entero vale como texto, una fecha no."""
    valor = celda.valor
    if isinstance(valor, str):
        return valor.strip()
    if isinstance(valor, int | float) and not isinstance(valor, bool):
        return str(valor)
    raise NoSeEntiende(f"se esperaba un texto y hay {_que_es(valor)}")


def identificador(celda: Celda) -> str:
    escrito = texto(celda)
    try:
        return ID.leer(escrito, Contexto())
    except ValorInvalido as error:
        raise NoSeEntiende(f"{error.mensaje}: {error.arreglo}") from error


def fecha(celda: Celda) -> date:
    """Una fecha de Excel, o un texto `2024-04-16` o `16/4/2024`."""
    valor = celda.valor
    if isinstance(valor, datetime):
        raise NoSeEntiende("lleva fecha y hora: deja sólo la fecha")
    if isinstance(valor, date):
        return valor
    if isinstance(valor, str) and (leida := leer_fecha(valor.strip())):
        return leida
    raise NoSeEntiende(f"{_que_es(valor)} no es una fecha: escríbela como 16/4/2024 o 2024-04-16")


def hora(celda: Celda) -> time:
    """Una hora de Excel, o un texto `08:15`."""
    valor = celda.valor
    if isinstance(valor, timedelta) and timedelta() <= valor < timedelta(days=1):
        valor = (datetime.min + valor).time()
    if isinstance(valor, time) and not valor.microsecond and not valor.second:
        return valor
    if isinstance(valor, str) and (leida := leer_hora(valor.strip())):
        return leida
    raise NoSeEntiende(f"{_que_es(valor)} no es una hora: escríbela como 08:15")


def entero(celda: Celda) -> int:
    valor = celda.valor
    if isinstance(valor, str) and re.fullmatch(r"[0-9]{1,9}", valor.strip()):
        return int(valor)
    if isinstance(valor, int) and not isinstance(valor, bool) and 0 <= valor < 10**9:
        return valor
    dicho = citar(str(valor)) if isinstance(valor, str | int | float) else _que_es(valor)
    raise NoSeEntiende(f"{dicho} no es un número entero")


def enteros(celda: Celda) -> list[int]:
    """Uno o varios, separados por comas o espacios: `1, 2`."""
    if not isinstance(celda.valor, str):
        return [entero(celda)]
    return [entero(celda.con(valor=parte)) for parte in celda.valor.replace(",", " ").split()]


def una_de(opciones: Iterable[str], que: str) -> Callable[[Celda], str]:
    """Una palabra de una lista cerrada, sin que importen las mayúsculas ni los acentos."""
    por_plano = {plano(o): o for o in opciones}

    def leer(celda: Celda) -> str:
        escrito = texto(celda)
        if plano(escrito) not in por_plano:
            hay = quiza(escrito, por_plano.values()) or f"hay: {enumerar(por_plano.values()) or 'ninguno'}"
            raise NoSeEntiende(f"{citar(escrito)} no es {que}: {hay}")
        return por_plano[plano(escrito)]

    return leer


def persona(ids: Iterable[str], nombres: Mapping[str, str | None], donde: str) -> Callable[[Celda], str]:
    """Alguien por su id o por su nombre exacto. Lo escrito no se repite: puede ser un nombre.

    `nombres` va del nombre plano a su id, o a `None` si lo llevan dos.
    """
    conocidos = list(ids)

    def leer(celda: Celda) -> str:
        escrito = texto(celda)
        if escrito in conocidos:
            return escrito
        if plano(escrito) not in nombres:
            sugerencia = quiza(escrito, conocidos)
            motivo = f"no es un id de {donde} ni un nombre escrito igual en {_NOMBRES[donde]}"
            raise NoSeEntiende(f"{motivo}; {sugerencia}" if sugerencia else motivo)
        hallado = nombres[plano(escrito)]
        if hallado is None:
            raise NoSeEntiende("dos personas tienen ese nombre: escribe su id")
        return hallado

    return leer


_NOMBRES = {"docentes.yaml": "identidades.yaml", "plan.yaml": "su `equipo`"}


def nombres_unicos(pares: Iterable[tuple[str, str | None]]) -> dict[str, str | None]:
    """De (id, nombre), el id por nombre plano; `None` si dos lo comparten."""
    por_nombre: dict[str, str | None] = {}
    for clave, nombre in pares:
        if nombre and plano(nombre):
            por_nombre[plano(nombre)] = None if plano(nombre) in por_nombre else clave
    return por_nombre


def nivel(rubrica: Rubrica, instrumento: str) -> Callable[[Celda], str]:
    """Un nivel del instrumento: su clave, su número de orden o su etiqueta completa. Nunca un trozo.

    Las mayúsculas no importan si así no puede ser otro: `ii` es II donde no hay un `ii`.
    """
    por_etiqueta = _etiquetas(rubrica)
    por_letra = _sin_mayusculas(rubrica)
    por_orden = {} if any(c.isdigit() for c in rubrica.claves) else dict(enumerate(rubrica.claves, 1))

    def leer(celda: Celda) -> str:
        valor = celda.valor
        escrito = texto(celda) if not isinstance(valor, float) else str(valor)
        if escrito in (*rubrica.claves, *SIN_NIVEL):
            return escrito
        numero = int(escrito) if re.fullmatch("[1-9][0-9]?", escrito) else 0
        hallado = por_orden.get(numero) or por_etiqueta.get(plano(escrito)) or por_letra.get(escrito.lower())
        if hallado is None:
            hay = f"usa {enumerar([*rubrica.claves, *SIN_NIVEL], 'o')}"
            raise NoSeEntiende(f"{citar(escrito)} no es un nivel de {instrumento}: {hay}")
        return hallado

    return leer


def _etiquetas(rubrica: Rubrica) -> dict[str, str]:
    """Las etiquetas por su forma plana. Una que sirve a dos niveles no dice cuál es: no está."""
    dichas = [(plano(n.nombre), n.clave) for n in rubrica.niveles if n.nombre and n.clave]
    planas = [p for p, _ in dichas]
    propias = {plano(c) for c in rubrica.claves}
    unicas = {p: c for p, c in dichas if p and planas.count(p) == 1 and (p not in propias or plano(c) == p)}
    return {**unicas, **{plano(s): s for s in SIN_NIVEL}}


def _sin_mayusculas(rubrica: Rubrica) -> dict[str, str]:
    """Las claves en minúsculas; sin las que dos comparten, ni las que también nombran a otro nivel."""
    bajas = [c.lower() for c in rubrica.claves]
    ajenas = {n.nombre.lower() for n in rubrica.niveles if n.nombre and n.clave and n.nombre.lower() != n.clave.lower()}
    return {c.lower(): c for c in rubrica.claves if bajas.count(c.lower()) == 1 and c.lower() not in ajenas}


def _que_es(valor: object) -> str:
    if isinstance(valor, str):
        return citar(valor)
    if isinstance(valor, bool):
        return "un VERDADERO o FALSO de Excel"
    if isinstance(valor, int | float):
        return f"el número {valor}"
    if isinstance(valor, time | timedelta):
        return "una hora"
    return "una fecha" if isinstance(valor, date) else "otra cosa"
