"""Escribir libros de Excel: los mismos datos dan los mismos bytes, y ningún texto se vuelve fórmula."""

import io
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from monitoreo_cli.lectura.hoja_de_calculo import falta_excel, letra
from monitoreo_cli.valor import Valor

TEXTO, FECHA, NUMERO, LARGO = "texto", "fecha", "numero", "largo"
CABE = 32_767  # letras en una celda
_SIGUE = " [sigue en su archivo]"
_LISTAS, _DESDE = "Listas", 2
_SIEMPRE = datetime(2000, 1, 1)  # un libro no dice cuándo se hizo: cambiaría de una vez a otra
_A4, _PRIMER_ANIO = 9, 1900
_LINEA, _LINEAS = 15, 12  # el alto de una línea, y cuántas se muestran de un texto largo
_CABE_A_LO_ANCHO = 220  # letras que se leen en una hoja apaisada
_MAYOR_ENTERO = 10**9
_LETRA = {"font_name": "Calibri", "font_size": 11, "font_color": "#1a1d21", "valign": "top"}
_FORMATOS = {
    TEXTO: {**_LETRA, "num_format": "@"},
    LARGO: {**_LETRA, "num_format": "@", "text_wrap": True},
    FECHA: {**_LETRA, "num_format": "dd/mm/yyyy", "align": "left"},
    NUMERO: {**_LETRA, "num_format": "0", "align": "left"},
    "cabeza": {**_LETRA, "bold": True, "bg_color": "#eef2f5", "bottom": 1, "text_wrap": True, "num_format": "@"},
    "titulo": {**_LETRA, "bold": True, "font_size": 14},
    "reservado": {**_LETRA, "bold": True, "font_color": "#8a1c1c"},
    "linea": {**_LETRA, "font_color": "#4a5460"},
}


class Columna(Valor):
    """Una columna: su título, qué lleva y, si se elige de una lista, de cuál.

    `lista` son los valores, o el nombre de otra hoja: entonces se elige de su primera columna. `ayuda`
    se ve al pararse en una celda.
    """

    titulo: str
    ancho: int = 12
    clase: str = TEXTO
    lista: Sequence[str] | str = ()
    ayuda: str = ""


class Hoja(Valor):
    """Una hoja: líneas de explicación, una tabla con su cabecera fija, y filas vacías por llenar."""

    nombre: str
    titulo: str
    columnas: Sequence[Columna]
    filas: Sequence[Sequence[Any]]
    lineas: Sequence[str] = ()
    vacias: int = 0
    fijas: int = 0

    @property
    def cabecera(self) -> int:
        """La fila de los títulos, desde 0: tras RESERVADO, el título, las líneas y un respiro."""
        return 3 + len(self.lineas)

    @property
    def ultima(self) -> int:
        """La última fila de la tabla, con las que están por llenar."""
        return self.cabecera + max(1, len(self.filas) + self.vacias)


def en_xlsx(hojas: Sequence[Hoja]) -> bytes:
    """El libro entero. Lanza `ErrorDelMundo` si no está el extra `excel`."""
    try:
        import xlsxwriter
    except ImportError as error:
        raise falta_excel("escribir") from error
    destino = io.BytesIO()
    libro = xlsxwriter.Workbook(destino, {"in_memory": True})
    libro.set_properties({"title": "RESERVADO", "created": _SIEMPRE})
    formatos = {nombre: libro.add_format(formato) for nombre, formato in _FORMATOS.items()}
    listas = _Listas(hojas)
    for hoja in hojas:
        _escribir(libro.add_worksheet(hoja.nombre), hoja, formatos, listas)
    listas.escribir(libro, formatos)
    libro.close()
    return destino.getvalue()


class _Listas:
    """Las opciones de cada lista, en una hoja aparte: escritas en la celda no caben más de 255 letras."""

    def __init__(self, hojas: Sequence[Hoja]) -> None:
        self._por_nombre = {h.nombre: h for h in hojas}
        dichas = (tuple(c.lista) for h in hojas for c in h.columnas if c.lista and not isinstance(c.lista, str))
        self._listas = list(dict.fromkeys(dichas))

    def rango(self, lista: Sequence[str] | str) -> str:
        if isinstance(lista, str):
            hoja = self._por_nombre[lista]
            return f"='{lista}'!$A${hoja.cabecera + 2}:$A${hoja.ultima + 1}"
        columna = letra(self._listas.index(tuple(lista)))
        return f"={_LISTAS}!${columna}${_DESDE + 1}:${columna}${_DESDE + len(lista)}"

    def escribir(self, libro: Any, formatos: dict[str, Any]) -> None:
        if not self._listas:
            return
        hoja = libro.add_worksheet(_LISTAS)
        hoja.write_string(0, 0, "De aquí salen las listas para elegir: no cambies nada en esta hoja.")
        for columna, lista in enumerate(self._listas):
            hoja.set_column(columna, columna, 20, formatos[TEXTO])
            for fila, opcion in enumerate(lista, _DESDE):
                hoja.write_string(fila, columna, opcion)


def _escribir(destino: Any, hoja: Hoja, formatos: dict[str, Any], listas: _Listas) -> None:
    destino.write_string(0, 0, "RESERVADO", formatos["reservado"])
    destino.write_string(1, 0, hoja.titulo, formatos["titulo"])
    for fila, linea in enumerate(hoja.lineas, 2):
        destino.write_string(fila, 0, linea, formatos["linea"])
    for numero, columna in enumerate(hoja.columnas):
        destino.set_column(numero, numero, columna.ancho, formatos[columna.clase])
        destino.write_string(hoja.cabecera, numero, columna.titulo, formatos["cabeza"])
        if hoja.vacias and (columna.lista or columna.ayuda or columna.clase in (FECHA, NUMERO)):
            rango = (hoja.cabecera + 1, numero, hoja.ultima, numero)
            destino.data_validation(*rango, _validacion(columna, listas))
    for fila, valores in enumerate(hoja.filas, hoja.cabecera + 1):
        destino.set_row(fila, _alto(valores, hoja.columnas))
        for numero, (valor, columna) in enumerate(zip(valores, hoja.columnas, strict=True)):
            _celda(destino, fila, numero, valor, formatos[columna.clase])
    destino.freeze_panes(hoja.cabecera + 1, hoja.fijas)
    _para_imprimir(destino, hoja)


def _alto(valores: Sequence[Any], columnas: Sequence[Columna]) -> int:
    """Lo que ocupa la celda más larga de una fila, en puntos: no todo programa lo calcula al abrir el libro."""
    largos = ((str(v), c.ancho) for v, c in zip(valores, columnas, strict=True) if c.clase == LARGO and v)
    lineas = max((sum(-(-len(x) // ancho) or 1 for x in texto.split("\n")) for texto, ancho in largos), default=1)
    return _LINEA * min(lineas, _LINEAS)


def _celda(destino: Any, fila: int, columna: int, valor: Any, formato: Any) -> None:
    """Una fecha es una fecha y un número un número; lo demás es texto, empiece como empiece."""
    if valor is None or valor == "":
        return
    if isinstance(valor, date) and valor.year >= _PRIMER_ANIO:
        destino.write_datetime(fila, columna, datetime.combine(valor, time()), formato)
    elif isinstance(valor, int) and not isinstance(valor, bool):
        destino.write_number(fila, columna, valor, formato)
    else:
        texto = valor.isoformat("minutes") if isinstance(valor, time) else str(valor)
        texto = texto.encode("utf-8", "replace").decode("utf-8")  # el nombre de un archivo puede no estar en UTF-8
        entero = len(texto) <= CABE
        destino.write_string(fila, columna, texto if entero else texto[: CABE - len(_SIGUE)] + _SIGUE, formato)


def _validacion(columna: Columna, listas: _Listas) -> dict[str, Any]:
    """Qué admite la columna al llenarla, y lo que Excel dice si se escribe otra cosa."""
    ayuda = {"input_title": columna.titulo[:32], "input_message": columna.ayuda[:255]} if columna.ayuda else {}
    regla: dict[str, Any]
    if columna.lista:
        regla = {"validate": "list", "source": listas.rango(columna.lista)}
        return {**regla, **ayuda, "error_title": "No está en la lista", "error_message": "Elige uno de la lista."}
    if columna.clase == FECHA:
        desde, hasta = date(2000, 1, 1), date(2100, 12, 31)
        regla = {"validate": "date", "criteria": "between", "minimum": desde, "maximum": hasta}
        return {**regla, **ayuda, "error_title": "No es una fecha", "error_message": "Escríbela como 16/4/2024."}
    if columna.clase == NUMERO:
        regla = {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": _MAYOR_ENTERO}
        return {**regla, **ayuda, "error_title": "No es un número", "error_message": "Escribe sólo el número."}
    return {"validate": "any", **ayuda}


def _para_imprimir(destino: Any, hoja: Hoja) -> None:
    destino.set_landscape()
    destino.set_paper(_A4)
    destino.repeat_rows(hoja.cabecera)
    if sum(c.ancho for c in hoja.columnas) <= _CABE_A_LO_ANCHO:
        destino.fit_to_pages(1, 0)
    elif hoja.fijas:
        destino.repeat_columns(0, hoja.fijas - 1)
    destino.set_header("&RRESERVADO")
    destino.set_footer("&LPágina &P de &N")
