"""Los tipos de un valor suelto: cómo se lee un texto, cómo se describe y cómo se escribe.

Un tipo es puro: recibe el texto exacto que había en el archivo y devuelve el valor o lanza
`ValorInvalido`, que el armado convierte en un problema con su lugar.
"""

import re
from abc import ABC, abstractmethod
from datetime import date, time
from typing import Any, Generic, NamedTuple, TypeVar

from monitoreo_cli import fechas
from monitoreo_cli.texto import citar, enumerar, quiza

T = TypeVar("T")
GRADOS = {"inicial": (3, 5), "primaria": (1, 6), "secundaria": (1, 5)}
_GRADOS_SIN_NIVEL = (1, 6)
_DE_ID = "abcdefghijklmnopqrstuvwxyz0123456789-"


class ValorInvalido(Exception):
    """El texto no es del tipo. Nunca sale de la lectura: se vuelve un `Problema`."""

    def __init__(self, codigo: str, mensaje: str, rotulo: str = "", arreglo: str = "") -> None:
        super().__init__(mensaje)
        self.codigo, self.mensaje, self.rotulo, self.arreglo = codigo, mensaje, rotulo, arreglo


class Contexto(NamedTuple):
    """Lo que el plan dice y cambia cómo se leen los valores de todos los archivos."""

    grados: tuple[int, int] = _GRADOS_SIN_NIVEL


def grados_de(nivel_educativo: str | None) -> tuple[int, int]:
    """El primer y el último grado de un nivel; si no es uno conocido, los de primaria."""
    return GRADOS.get(nivel_educativo or "", _GRADOS_SIN_NIVEL)


class Tipo(ABC, Generic[T]):
    """Un tipo de valor suelto.

    `nombre` lo dice a una persona («una fecha»); `ejemplo` lo muestra; `entre_comillas` dice si al
    escribirlo lleva siempre comillas (códigos, horas), porque otro lector de YAML lo tomaría por
    número.
    """

    nombre = "un texto"
    ejemplo = "…"
    entre_comillas = False

    @abstractmethod
    def leer(self, texto: str, contexto: Contexto) -> T:
        """El valor que dice un texto. Lanza `ValorInvalido` si no es del tipo."""

    def esquema(self) -> dict[str, Any]:
        """El fragmento de JSON Schema draft-07, sin contar el nulo."""
        return {"type": ["string", "number", "boolean"]}


class TipoTexto(Tipo[str]):
    def leer(self, texto: str, contexto: Contexto) -> str:
        return texto


class TipoFecha(Tipo[date]):
    nombre = "una fecha"
    ejemplo = "2024-04-16"

    def leer(self, texto: str, contexto: Contexto) -> date:
        fecha = fechas.leer_fecha(texto)
        if fecha is not None:
            return fecha
        if fechas.leer_mes(texto):
            raise ValorInvalido("M105", f"{citar(texto)} es un mes y aquí va una fecha", "falta el día", _CON_DIA)
        raise ValorInvalido("M105", f"{citar(texto)} no es una fecha", "no existe o no se entiende", _CON_DIA)

    def esquema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^({_ISO}|{_BARRAS})$"}


class TipoMes(Tipo[date]):
    """Un mes o una fecha; un mes vale su primer día, o el último si es el final de un rango."""

    nombre = "un mes o una fecha"

    def __init__(self, final: bool) -> None:
        self.final = final
        self.ejemplo = "2024-12" if final else "2024-03"

    def leer(self, texto: str, contexto: Contexto) -> date:
        if mes := fechas.leer_mes(texto):
            return mes[self.final]
        if fecha := fechas.leer_fecha(texto):
            return fecha
        raise ValorInvalido(
            "M105", f"{citar(texto)} no es un mes ni una fecha", "no existe o no se entiende",
            "escribe un mes (`2024-04`) o una fecha (`2024-04-16`)",
        )  # fmt: skip

    def esquema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^({_ISO}|{_BARRAS}|{_MES})$"}


class TipoHora(Tipo[time]):
    nombre = "una hora"
    ejemplo = "08:15"
    entre_comillas = True

    def leer(self, texto: str, contexto: Contexto) -> time:
        hora = fechas.leer_hora(texto)
        if hora is None:
            arreglo = "escríbela de 00:00 a 23:59, por ejemplo `08:15`"
            raise ValorInvalido("M106", f"{citar(texto)} no es una hora", "no existe o no se entiende", arreglo)
        return hora

    def esquema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": "^([01]?[0-9]|2[0-3]):[0-5][0-9]$"}


class TipoEntero(Tipo[int]):
    """Un entero dentro de `minimo` y `maximo`, ambos inclusive."""

    nombre = "un número entero"
    ejemplo = "29"

    def __init__(self, minimo: int = 0, maximo: int | None = None) -> None:
        self.minimo, self.maximo = minimo, maximo

    def limites(self, contexto: Contexto) -> tuple[int, int | None]:
        return self.minimo, self.maximo

    def leer(self, texto: str, contexto: Contexto) -> int:
        numero = entero(texto)
        if numero is None:
            raise ValorInvalido("M103", f"se esperaba {self.nombre} y dice {citar(texto)}", "no es un número entero")
        minimo, maximo = self.limites(contexto)
        if numero < minimo or (maximo is not None and numero > maximo):
            rango = f"de {minimo} a {maximo}" if maximo is not None else f"{minimo} o más"
            mensaje = f"{citar(texto)} está fuera de rango"
            raise ValorInvalido("M110", mensaje, f"va {rango}", f"escribe un número {rango}")
        return numero

    def esquema(self) -> dict[str, Any]:
        numero: dict[str, Any] = {"type": "integer", "minimum": self.minimo}
        if self.maximo is not None:
            numero["maximum"] = self.maximo
        return {"anyOf": [numero, {"type": "string", "pattern": "^[0-9]+$"}]}


class TipoGrado(TipoEntero):
    """Un grado (o los años, en inicial); sus límites dependen del nivel educativo de la escuela."""

    nombre = "un grado"
    ejemplo = "1"

    def __init__(self) -> None:
        super().__init__(*_GRADOS_SIN_NIVEL)

    def limites(self, contexto: Contexto) -> tuple[int, int | None]:
        return contexto.grados


class TipoSiNo(Tipo[bool]):
    nombre = "sí o no"
    ejemplo = "sí"
    _VALORES = {"sí": True, "si": True, "true": True, "no": False, "false": False}  # noqa: RUF012 -- es constante

    def leer(self, texto: str, contexto: Contexto) -> bool:
        valor = self._VALORES.get(texto)
        if valor is None:
            raise ValorInvalido("M104", f"{citar(texto)} no es `sí` ni `no`", "", "escribe `sí` o `no`")
        return valor

    def esquema(self) -> dict[str, Any]:
        return {"enum": [*self._VALORES, True, False]}


class TipoId(Tipo[str]):
    """Minúsculas ASCII, dígitos y guiones. Con `compuesto`, también `<archivo>/<id>`."""

    nombre = "un id"
    ejemplo = "d01"

    def __init__(self, maximo: int = 40, compuesto: bool = False) -> None:
        uno = "[a-z0-9-]{1,%d}"
        self.patron = f"{uno % 80}(/{uno % 40})?" if compuesto else uno % maximo
        self._maximo, self._compuesto = maximo, compuesto
        self._forma = "minúsculas sin acentos, dígitos y guiones, sin espacios"

    def leer(self, texto: str, contexto: Contexto) -> str:
        if not self._es_id(texto):
            mensaje = f"{citar(texto)} no sirve como id"
            raise ValorInvalido("M108", mensaje, f"va con {self._forma}", f"usa {self._forma}")
        return texto

    def _es_id(self, texto: str) -> bool:
        """Lo mismo que `patron`, sin expresión regular: hay varios ids en cada visita."""
        if not self._compuesto:
            return 0 < len(texto) <= self._maximo and not texto.strip(_DE_ID)
        return re.fullmatch(self.patron, texto) is not None

    def esquema(self) -> dict[str, Any]:
        return {"anyOf": [{"type": "string", "pattern": f"^{self.patron}$"}, {"type": "integer", "minimum": 0}]}


class TipoCodigo(Tipo[str]):
    """Un código de `digitos` cifras: es texto, y sus ceros a la izquierda cuentan."""

    entre_comillas = True

    def __init__(self, digitos: int, nombre: str) -> None:
        self.digitos, self.nombre = digitos, nombre
        self.ejemplo = "0426307"[:digitos].ljust(digitos, "0")
        self._patron = f"[0-9]{{{digitos}}}"

    def leer(self, texto: str, contexto: Contexto) -> str:
        if re.fullmatch(self._patron, texto) is None:
            arreglo = f"escribe las {self.digitos} cifras entre comillas, con sus ceros a la izquierda"
            raise ValorInvalido("M107", f"{citar(texto)} no es {self.nombre}", f"son {self.digitos} cifras", arreglo)
        return texto

    def esquema(self) -> dict[str, Any]:
        patron = f"^{self._patron}$"
        return {"anyOf": [{"type": "string", "pattern": patron}, {"type": "integer", "minimum": 0}]}


class TipoOpcion(Tipo[str]):
    """Una palabra de una lista cerrada."""

    def __init__(self, *opciones: str) -> None:
        self.opciones = opciones
        self.ejemplo = opciones[0]
        self.nombre = enumerar((f"`{o}`" for o in opciones), "o")

    def leer(self, texto: str, contexto: Contexto) -> str:
        if texto not in self.opciones:
            raise ValorInvalido(
                "M104", f"{citar(texto)} no está entre los valores posibles",
                quiza(texto, self.opciones), f"escribe {self.nombre}",
            )  # fmt: skip
        return texto

    def esquema(self) -> dict[str, Any]:
        return {"enum": list(self.opciones)}


class Soles(int):
    """Un monto, en céntimos: suma exacto, y no trae los decimales de Python a quien no mira dinero."""

    def __str__(self) -> str:
        """Como se escribe en el archivo: `50`, `120.50`."""
        entero, centimos = divmod(int(self), 100)
        return f"{entero}.{centimos:02}" if centimos else str(entero)


class TipoMonto(Tipo[Soles]):
    nombre = "un monto en soles"
    ejemplo = "120.50"

    def leer(self, texto: str, contexto: Contexto) -> Soles:
        if re.fullmatch(r"[0-9]{1,12}([.,][0-9]{1,2})?", texto) is None:
            arreglo = "escribe sólo el número, por ejemplo `120.50`"
            raise ValorInvalido("M103", f"se esperaba {self.nombre} y dice {citar(texto)}", "no es un número", arreglo)
        entero, _, centimos = texto.replace(",", ".").partition(".")
        return Soles(int(entero) * 100 + int(centimos.ljust(2, "0")))

    def esquema(self) -> dict[str, Any]:
        return {"anyOf": [{"type": "number", "minimum": 0}, {"type": "string", "pattern": "^[0-9]+([.,][0-9]{1,2})?$"}]}


def entero(texto: str) -> int | None:
    """El número entero que dice un texto (hasta 18 cifras, con signo menos), o `None`."""
    return int(texto) if re.fullmatch(r"-?[0-9]{1,18}", texto) else None


_ISO = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_BARRAS = "[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}"
_MES = "[0-9]{4}-[0-9]{2}|[0-9]{1,2}/[0-9]{4}"
_CON_DIA = "escribe año-mes-día (`2024-04-16`) o día/mes/año (`16/4/2024`)"

TEXTO = TipoTexto()
FECHA = TipoFecha()
DESDE = TipoMes(final=False)
HASTA = TipoMes(final=True)
HORA = TipoHora()
ENTERO = TipoEntero()
VISITAS = TipoEntero(1, 20)
PORCENTAJE = TipoEntero(0, 100)
GRADO = TipoGrado()
SI_NO = TipoSiNo()
ID = TipoId()
ID_DE_VISITA = TipoId(80)
COMPROMISO = TipoId(80, compuesto=True)
CODIGO_MODULAR = TipoCodigo(7, "un código modular")
CODIGO_LOCAL = TipoCodigo(6, "un código de local")
DNI = TipoCodigo(8, "un DNI")
MONTO = TipoMonto()
