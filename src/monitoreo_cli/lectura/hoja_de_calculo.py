"""Leer una hoja de cálculo: de los bytes de un .xlsx o un .csv a celdas que saben dónde están.

No cree en lo que el archivo dice de sí mismo: ni en su tamaño, ni en sus dimensiones, ni en sus fórmulas.
"""

import csv
import io
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from monitoreo_cli.errores import ErrorDelMundo
from monitoreo_cli.lectura.csv import filas_de
from monitoreo_cli.valor import Valor

TAMANO_MAXIMO = 20 * 1024 * 1024
_DESCOMPRIMIDO = 100 * 1024 * 1024
_FILAS, _COLUMNAS = 10_000, 256
_CON_FORMATO = 100_000  # filas sin datos pero con bordes o colores
_ULTIMA_FILA = 1_048_576  # la última que Excel tiene: un número mayor es falso
_EXCEL_ANTIGUO = b"\xd0\xcf\x11\xe0"
_ZIP, _DE_LIBREOFFICE = b"PK", b"application/vnd.oasis.opendocument"
_ERRORES = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})
INSTALAR = 'pip install "monitoreo-cli[excel]"'  # comillas dobles: cmd.exe no entiende las simples
_RETORNO = "_x000D_"  # así guarda Excel un salto de línea pegado desde Windows
_GUARDALO = "ábrelo en Excel o LibreOffice y guárdalo como «Libro de Excel (.xlsx)»"

Contenido = str | int | float | bool | date | time | timedelta | None


class Celda(Valor):
    """Lo que hay en una celda y dónde (`Visitas!H7`); `rota` dice por qué no se le puede creer."""

    lugar: str
    valor: Contenido = None
    rota: str = ""

    @property
    def esta_vacia(self) -> bool:
        return not self.rota and (self.valor is None or (isinstance(self.valor, str) and not self.valor.strip()))


class Hoja(Valor):
    """Una hoja: sus filas con algo escrito, cada una con sus celdas por columna (desde 0)."""

    nombre: str
    filas: Sequence[dict[int, Celda]]

    def lugar(self, columna: int, fila: int) -> str:
        return _lugar(self.nombre, columna, fila)


class Libro(Valor):
    """Lo leído: las hojas a la vista, las ocultas por su nombre, y lo que conviene decir del archivo."""

    hojas: tuple[Hoja, ...]
    ocultas: tuple[str, ...] = ()
    aviso: str = ""
    es_csv: bool = False


def leer_libro(datos: bytes, nombre: str) -> Libro:
    """Las hojas de un archivo. Lanza `ErrorDelMundo` si no es una hoja de cálculo que se pueda leer."""
    if len(datos) > TAMANO_MAXIMO:
        raise ErrorDelMundo(f"`{nombre}` pasa de 20 MB", "deja en él sólo lo que vas a importar")
    if datos.startswith(_EXCEL_ANTIGUO):
        raise ErrorDelMundo(f"`{nombre}` es un Excel antiguo (.xls) o tiene contraseña", f"{_GUARDALO}, sin contraseña")
    if _DE_LIBREOFFICE in datos[:200]:
        raise ErrorDelMundo(f"`{nombre}` es una hoja de LibreOffice, y aquí se leen las de Excel", _GUARDALO)
    if datos.startswith(_ZIP):
        return _de_excel(datos, nombre)
    if nombre.lower().endswith((".xlsx", ".xlsm", ".xls", ".ods")):
        raise ErrorDelMundo(f"`{nombre}` no es un libro de Excel: está dañado o es otra cosa", _GUARDALO)
    return _de_csv(datos, nombre)


def letra(columna: int) -> str:
    """El nombre de una columna desde 0: `A`, `Z`, `AA`."""
    nombre = ""
    while columna >= 0:
        columna, resto = divmod(columna, 26)
        nombre = chr(65 + resto) + nombre
        columna -= 1
    return nombre


def _lugar(hoja: str, columna: int, fila: int) -> str:
    return f"{hoja}!{letra(columna)}{fila}" if hoja else f"{letra(columna)}{fila}"


# ------------------------------------------------------------ Excel


def _de_excel(datos: bytes, nombre: str) -> Libro:
    try:
        from openpyxl import load_workbook
    except ImportError as error:
        raise falta_excel("leer") from error
    _exigir_tamano(datos, nombre)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl avisa en inglés de adornos que aquí no importan
        try:
            valores = load_workbook(io.BytesIO(datos), read_only=True, data_only=True, keep_links=False)
            formulas = load_workbook(io.BytesIO(datos), read_only=True, keep_links=False)
            a_la_vista = [h for h in valores.worksheets if h.sheet_state == "visible"]
            hojas = tuple(Hoja(h.title, list(_filas(h, formulas[h.title], nombre))) for h in a_la_vista)
            return Libro(hojas, tuple(h.title for h in valores.worksheets if h not in a_la_vista))
        except ErrorDelMundo:
            raise
        except Exception as error:  # un archivo dañado hace caer a openpyxl de cien maneras
            raise ErrorDelMundo(f"`{nombre}` no se puede leer como libro de Excel: está dañado", _GUARDALO) from error


def falta_excel(para: str) -> ErrorDelMundo:
    """Lo que se dice cuando no está el extra `excel`."""
    arreglo = f"instálalo con: {INSTALAR}"
    return ErrorDelMundo(
        f"para {para} Excel falta un complemento", arreglo if para == "escribir" else f"{arreglo}; o usa un archivo CSV"
    )


def _exigir_tamano(datos: bytes, nombre: str) -> None:
    """Un .xlsx es un zip: unos pocos kilobytes pueden volverse gigas al abrirlos."""
    try:
        with zipfile.ZipFile(io.BytesIO(datos)) as archivo:
            total = sum(entrada.file_size for entrada in archivo.infolist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:  # la segunda: comprimido de otro modo
        raise ErrorDelMundo(f"`{nombre}` no es un libro de Excel: está dañado o es otra cosa", _GUARDALO) from error
    if total > _DESCOMPRIMIDO:
        raise ErrorDelMundo(f"`{nombre}` ocuparía más de 100 MB al abrirlo", "deja en él sólo lo que vas a importar")


def _filas(hoja: Any, con_formulas: Any, nombre: str) -> Iterator[dict[int, Celda]]:
    miradas = leidas = 0
    previa = None
    for fila, escrita in zip(_todas(hoja), _todas(con_formulas), strict=True):
        if fila is previa:  # openpyxl da la misma por cada una que falta: puede haber un millón
            continue
        previa = fila
        celdas = dict(_celdas(hoja.title, fila, escrita))
        miradas, leidas = miradas + 1, leidas + bool(celdas)
        if leidas > _FILAS or miradas > _CON_FORMATO:
            arreglo = "copia sólo lo tuyo a un libro nuevo, o repártelo en varios"
            raise ErrorDelMundo(f"la hoja `{hoja.title}` de `{nombre}` tiene demasiadas filas", arreglo)
        if celdas:
            yield celdas


def _todas(hoja: Any) -> Iterator[Any]:
    hoja.reset_dimensions()  # lo que el archivo dice que mide puede ser falso
    filas: Iterator[Any] = hoja.iter_rows(max_row=_ULTIMA_FILA, max_col=_COLUMNAS)
    return filas


def _celdas(hoja: str, fila: Any, escrita: Any) -> Iterator[tuple[int, Celda]]:
    for columna, (celda, formula) in enumerate(zip(fila, escrita, strict=True)):
        es_formula = getattr(formula, "data_type", "n") == "f"
        if celda.value is None and not es_formula:
            continue
        lugar = _lugar(hoja, formula.column - 1, formula.row)
        if celda.value is None:
            yield columna, Celda(lugar, rota="es una fórmula sin resultado guardado: abre el libro, guárdalo y repite")
        elif celda.data_type == "e" or celda.value in _ERRORES:
            yield columna, Celda(lugar, rota=f"es un error de la hoja ({celda.value})")
        elif not isinstance(celda.value, str) or celda.value.strip():
            yield columna, Celda(lugar, _simple(celda.value))


def _simple(valor: Any) -> Contenido:
    """Un entero se lee entero aunque Excel lo guarde con decimales; un día a medianoche es un día."""
    if isinstance(valor, str):
        return valor.replace(_RETORNO, "\r")
    if isinstance(valor, float) and valor.is_integer() and abs(valor) < 10**15:
        return int(valor)
    if isinstance(valor, datetime) and valor.time() == time():
        return valor.date()
    leido: Contenido = valor if isinstance(valor, int | float | date | time | timedelta) else str(valor)
    return leido


# ------------------------------------------------------------ CSV


def _de_csv(datos: bytes, nombre: str) -> Libro:
    aviso = ""
    try:
        texto = datos.decode("utf-8-sig")
    except UnicodeDecodeError:
        texto = datos.decode("cp1252", "replace")
        aviso = f"`{nombre}` no está en UTF-8: se leyó como lo guarda Excel en Windows (cp1252); revisa los acentos"
    if "\0" in texto:
        raise ErrorDelMundo(f"`{nombre}` no es una hoja de cálculo", "usa un .xlsx, o un .csv guardado como UTF-8")
    try:
        filas = filas_de(texto)
    except csv.Error as error:
        raise ErrorDelMundo(f"`{nombre}` no se puede leer como CSV", "ábrelo en Excel y guárdalo otra vez") from error
    if len(filas) > _FILAS:
        raise ErrorDelMundo(f"`{nombre}` pasa de 10 000 filas", "repártelo en varios")
    escritas = (
        {c: Celda(_lugar("", c, n), v) for c, v in enumerate(fila[:_COLUMNAS]) if v.strip()}
        for n, fila in enumerate(filas, 1)
    )
    return Libro((Hoja("", [f for f in escritas if f]),), aviso=aviso, es_csv=True)
