"""Una etapa de un paquete por trozos: los que repite de otras ya están entendidos.

Mil escuelas dicen pocas cosas distintas («de 4 docentes, ninguno en I, 3 en III…»), y entender mil
veces la misma es lo que tardaba. Una etapa se corta donde `exportar ugel` abre cada desempeño, y cada
trozo distinto se entiende una vez. Cada uno es JSON entero por sí solo: por eso juntos dicen lo que dice
la etapa. A la menor duda se lanza algo, se lee el paquete entero y de ahí sale la queja.
"""

from typing import Any

from monitoreo_cli.lectura.conteos import (
    SIN_INSTRUMENTO,
    Etapa,
    NoVale,
    entero_de,
    etapa_de,
    leer_json,
    sin_repetir,
    texto_de,
)
from monitoreo_cli.lectura.cuadre import exigir_docentes, exigir_fila
from monitoreo_cli.lectura.forma import Fila, Formas, Nombres, leer_objeto

_DESEMPENOS = b',"desempenos":['  # con la coma: sin ella podría ser el final de otra clave, `"a\\"desempenos"`
_PRIMERO = b'{"id":'
_SIGUE = b"}," + _PRIMERO


class Trozos:
    """Los que se van viendo."""

    def __init__(self) -> None:
        self._numeros, self._cabeceras, self._claves = _Numeros(), _Cabeceras(), _Claves()

    def leer(self, texto: bytes) -> Etapa:
        """La etapa que cuadra de un texto: su JSON sin `{"etapa":` al principio ni `]}` al final.

        Lanza `NoVale`, `ValueError` o `RecursionError` si no se deja leer así.
        """
        cabecera, abre, cuerpo = texto.partition(_DESEMPENOS)
        if not abre:
            raise NoVale("no abre la lista de sus desempeños")
        numero, _, lo_demas = cabecera.partition(b",")
        suya, vistas = self._cabeceras[lo_demas]
        claves, escala, filas = self._desempenos(cuerpo, vistas) if cuerpo else ((), (), ())
        return Etapa(
            self._numeros[numero], suya.rubrica, escala, suya.logro_desde, claves,
            suya.docentes, suya.no_programados, filas, suya.visitas,
        )  # fmt: skip

    def _desempenos(self, cuerpo: bytes, vistas: "_Filas") -> tuple[Nombres, Nombres, tuple[Any, ...]]:
        """Sus ids, su escala y sus filas."""
        if not (cuerpo.startswith(_PRIMERO) and cuerpo.endswith(b"}")):
            raise NoVale("sus desempeños no son lo último que dice")
        claves, escalas, filas = [], set(), []
        for renglon in cuerpo[len(_PRIMERO) : -1].split(_SIGUE):
            clave, _, texto = renglon.partition(b",")
            escala, fila = vistas[texto]
            claves.append(clave)
            escalas.add(escala)
            filas.append(fila)
        (escala,) = escalas  # no se mezclan dos
        return self._claves[tuple(claves)], escala, tuple(filas)


class _Numeros(dict[bytes, int]):
    """El número de una etapa, por su texto."""

    def __missing__(self, texto: bytes) -> int:
        numero = self[texto] = entero_de({"etapa": leer_json(texto)}, "etapa")
        return numero


class _Claves(dict[tuple[bytes, ...], Nombres]):
    """Los ids de los desempeños de una etapa, por sus textos; ninguno se repite."""

    def __missing__(self, textos: tuple[bytes, ...]) -> Nombres:
        claves = tuple(texto_de({"id": leer_json(t)}, "id") for t in textos)
        sin_repetir("el desempeño", claves)
        self[textos] = claves
        return claves


class _Filas(dict[bytes, Fila]):
    """Los desempeños que cuadran con una etapa, por su texto sin el id."""

    def __init__(self, etapa: Etapa, formas: Formas) -> None:
        super().__init__()
        self._etapa, self._formas = etapa, formas

    def __missing__(self, texto: bytes) -> Fila:
        if self._etapa.rubrica is None:
            raise NoVale(SIN_INSTRUMENTO)
        escala, cuentas = fila = self._formas.leer(texto)
        exigir_fila(cuentas, escala, self._etapa)
        self[texto] = fila
        return fila


class _Cabeceras(dict[bytes, tuple[Etapa, _Filas]]):
    """Lo que una etapa dice antes de sus desempeños, por su texto sin el número; y los que cuadran con ella."""

    def __init__(self) -> None:
        super().__init__()
        self._formas = Formas()
        self._filas: dict[tuple[Any, ...], _Filas] = {}

    def __missing__(self, texto: bytes) -> tuple[Etapa, _Filas]:
        etapa = etapa_de({"etapa": 0, **leer_objeto(texto + _DESEMPENOS + b"]", "etapa")})
        exigir_docentes(etapa)
        _, programados, _, faltan, _ = etapa.docentes
        de_que_dependen = programados, faltan, etapa.logro_desde, etapa.rubrica is None
        filas = self._filas.setdefault(de_que_dependen, _Filas(etapa, self._formas))
        self[texto] = etapa, filas
        return etapa, filas
