"""Una pregunta del formulario, y cómo se entiende lo que la persona responde."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, time
from typing import Any

from monitoreo_cli.fechas import DIAS, corta, en_palabras, leer_fecha, leer_hora, sumar_dias
from monitoreo_cli.modelo.tipos import entero
from monitoreo_cli.ordenes._formulario.caminos import Camino, Estado
from monitoreo_cli.texto import citar, enumerar, quiza, sin_acentos
from monitoreo_cli.valor import Valor
from monitoreo_cli.vistas.terminal import Linea

_PEGADA = r"([0-9]{1,2})(?:[.hH ]?([0-9]{2}))?"
_HASTA = r"\b([0-9])\s*(?:-|–|al?)\s*([0-9])\b"
_PRIMERA_CLASE = 6


class NoVale(Exception):
    """La respuesta no se entiende: se dice por qué, con un ejemplo, y se vuelve a preguntar."""


class Opcion(Valor):
    """Una respuesta posible: lo que se guarda, cómo se llama, y otras maneras de decirla."""

    valor: Any
    nombre: str
    alias: tuple[str, ...] = ()


def _nada() -> Iterable[Linea]:
    return ()


class Pregunta(Valor):
    """Un dato por preguntar.

    `clase` es `linea` (una línea), `largo` (varias, hasta un punto) o `hechos` (una por una).
    `antes` da lo que conviene tener a la vista; `repaso`, lo que ya se mostró con la pregunta anterior y hay
    que volver a ver si se llega directo. `omision` es lo que vale Enter si aún no hay dato.
    `exigida` si hace falta para cerrar; `obligatoria` si sin ella no se puede seguir.
    `poner` cambia el estado cuando la respuesta decide más que su propio dato.
    """

    camino: Camino
    rotulo: str
    texto: str
    leer: Callable[[str], Any]
    clase: str = "linea"
    opciones: tuple[Opcion, ...] = ()
    antes: Callable[[], Iterable[Linea]] = _nada
    repaso: Callable[[], Iterable[Linea]] = _nada
    ayuda: str = ""
    omision: Any = None
    salto: str = "pasa"
    exigida: bool = False
    obligatoria: bool = False
    poner: Callable[[Estado, Any], Estado] | None = None


def decir(valor: Any, opciones: Sequence[Opcion] = ()) -> str:
    """Un dato como lo diría una persona."""
    for opcion in opciones:
        if opcion.valor == valor:
            return opcion.nombre
    if isinstance(valor, bool):
        return "sí" if valor else "no"
    if isinstance(valor, Mapping):
        return ", ".join(f"{clave}: {decir(dicho)}" for clave, dicho in valor.items())
    if isinstance(valor, time):
        return f"{valor:%H:%M}"
    if isinstance(valor, date):
        return f"{DIAS[valor.weekday()]} {en_palabras(valor)}"
    return ", ".join(map(str, valor)) if isinstance(valor, list | tuple) else str(valor)


# ---------------------------------------------------------------- lectores


def leer_texto(dicho: str) -> str:
    return dicho


def leer_frase(dicho: str) -> str:
    """Con palabras: a quien le tocaba elegir en un menú se le escapa un `4`, y quedaría firmado."""
    if re.search(r"[^\W\d_]{2}", dicho) is None:
        raise NoVale(f"{citar(dicho)} no lo explica: dilo con palabras, que alguien lo va a leer")
    return dicho


def leer_renglones(dicho: str) -> list[str]:
    """Cada línea, un elemento."""
    return [linea.strip() for linea in dicho.splitlines() if linea.strip()]


def leer_numero(dicho: str) -> int:
    numero = entero(dicho)
    if numero is None or numero < 0:
        raise NoVale(f"{citar(dicho)} no es un número; por ejemplo: 12")
    return numero


def leer_grados(limites: tuple[int, int]) -> Callable[[str], list[int]]:
    """`1, 2`, `1 y 2`, `1.º`, y seguidos: `1-6` o `1 a 6`."""

    def leer(dicho: str) -> list[int]:
        partes = re.split(r"[\s,y]+", re.sub(_HASTA, _seguidos, re.sub(r"\.?[º°]", "", dicho.strip("[] "))))
        grados = [entero(parte) for parte in partes if parte]
        if not grados or any(g is None or not limites[0] <= g <= limites[1] for g in grados):
            raise NoVale(f"{citar(dicho)} no son grados de {limites[0]} a {limites[1]}; por ejemplo: 1, 2")
        return sorted({g for g in grados if g is not None})

    return leer


def _seguidos(m: re.Match[str]) -> str:
    return " ".join(map(str, range(int(m[1]), int(m[2]) + 1))) or m[0]


def leer_hora_suelta(dicho: str) -> time:
    """`8:15`, y sin los dos puntos o sin minutos si no cabe duda: `815`, `0815` y `8`, pero no `115` ni `3`."""
    hora = leer_hora(dicho)
    if hora is None and (m := re.fullmatch(_PEGADA, dicho)):
        hora = leer_hora(f"{m[1]}:{m[2] or '00'}")
        hora = hora if hora and hora.hour >= _PRIMERA_CLASE else None
    if hora is None:
        raise NoVale(f"{citar(dicho)} no es una hora clara; por ejemplo: 08:15, o 14:30 si es de tarde")
    return hora


def leer_dia(hoy: date, contando_desde: date | None = None) -> Callable[[str], date]:
    """Una fecha entera, o `16/4`, `hoy`, `ayer`. Con `contando_desde`, no puede ser anterior."""

    def leer(dicho: str) -> date:
        cercanas = {"hoy": hoy, "ayer": sumar_dias(hoy, -1)}
        completa = f"{dicho}/{hoy.year}" if re.fullmatch(r"[0-9]{1,2}/[0-9]{1,2}", dicho) else dicho
        fecha = cercanas.get(dicho.lower()) or leer_fecha(completa)
        if fecha is None:
            raise NoVale(f"{citar(dicho)} no es una fecha; por ejemplo: 16/4/{hoy.year}, 16/4 u hoy")
        if contando_desde is not None and fecha < contando_desde:
            luego = corta(sumar_dias(contando_desde, 30))
            raise NoVale(f"el {decir(fecha)} es antes del {decir(contando_desde)}; por ejemplo: {luego}")
        return fecha

    return leer


def leer_opcion(opciones: Sequence[Opcion]) -> Callable[[str], Any]:
    """Por su número, su clave, o una parte del nombre que no sea de otra.

    Un nivel se reconoce por su clave tal cual antes que por nada: `I` nunca es el principio de `II`.
    """

    def leer(dicho: str) -> Any:
        for opcion in opciones:
            if dicho == opcion.valor:
                return opcion.valor
        buscado = sin_acentos(dicho)
        for opcion in opciones:
            if buscado in [sin_acentos(str(opcion.valor)), *opcion.alias]:
                return opcion.valor
        if dicho.isdecimal() and 0 < int(dicho[:6]) <= len(opciones):
            return opciones[int(dicho) - 1].valor
        halladas = [o for o in opciones if len(buscado) > 2 and buscado in sin_acentos(o.nombre)]
        if len(halladas) == 1:
            return halladas[0].valor
        if halladas:
            raise NoVale(f"{citar(dicho)} puede ser {enumerar((o.nombre for o in halladas), 'o')}: escribe su número")
        # De una o dos letras cualquiera se parece: a quien puso `V` no se le propone el nivel `I`.
        sugerida = quiza(dicho, [str(o.valor) for o in opciones]) if len(buscado) > 2 else ""
        raise NoVale(f"{citar(dicho)} no está en la lista; {sugerida or 'escribe su número, por ejemplo: 1'}")

    return leer


def de_opciones(camino: Camino, rotulo: str, texto: str, opciones: Iterable[Opcion], **mas: Any) -> Pregunta:
    """Una pregunta que se responde eligiendo."""
    todas = tuple(opciones)
    return Pregunta(camino, rotulo, texto, leer_opcion(todas), opciones=todas, **mas)


def de_texto(camino: Camino, rotulo: str, texto: str, **mas: Any) -> Pregunta:
    """Una que se responde con palabras, que quedan como se escriben."""
    return Pregunta(camino, rotulo, texto, leer_texto, **mas)


def de_frase(camino: Camino, rotulo: str, texto: str, **mas: Any) -> Pregunta:
    """Una que no vale sin palabras: lo que ahí se diga se firma o se imprime."""
    return Pregunta(camino, rotulo, texto, leer_frase, **mas)


def leer_varias(opciones: Sequence[Opcion]) -> Callable[[str], list[Any]]:
    """Varias de una vez, separadas por comas (o espacios, si son números), y `todos`."""
    una = leer_opcion(opciones)

    def leer(dicho: str) -> list[Any]:
        if sin_acentos(dicho) in ("todos", "todas"):
            return [opcion.valor for opcion in opciones]
        separador = r"[\s,]+" if re.fullmatch(r"[0-9\s,]+", dicho) else r"\s*,\s*|\s+y\s+"
        return list(dict.fromkeys(una(parte) for parte in re.split(separador, dicho.strip(" ,")) if parte))

    return leer


def leer_si_no(dicho: str) -> bool:
    palabra = sin_acentos(dicho)
    if palabra not in ("s", "si", "n", "no"):
        raise NoVale(f"{citar(dicho)} no es sí ni no; escribe: s o n")
    return palabra.startswith("s")
