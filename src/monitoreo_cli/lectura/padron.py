"""El padrón de escuelas de una UGEL: un CSV con `codigo_modular` y `nombre`, como lo guarde su hoja de cálculo."""

import csv
import re

from monitoreo_cli.errores import ErrorDeUso
from monitoreo_cli.lectura.csv import filas_de
from monitoreo_cli.texto import citar, clave_del_formato, de_otro_programa, enumerar
from monitoreo_cli.valor import Valor

CODIGO, NOMBRE = "codigo_modular", "nombre"
# Como los titula quien exporta el padrón del ministerio o arma su propia lista.
_COMO_SE_TITULA = {
    CODIGO: (CODIGO, "cod_modular", "cod_mod"),
    NOMBRE: (
        NOMBRE,
        "nombre_de_la_ie",
        "nombre_de_ie",
        "nombre_ie",
        "nombre_de_ssee",
        "nombre_de_la_institucion_educativa",
        "institucion_educativa",
        "cen_edu",
        "ie",
    ),
}
_ENTRE_PALABRAS = re.compile(r"[\W_]+")
_CIFRAS = 7
_EXCEL = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


class Padron(Valor):
    """El nombre de cada escuela por su código modular.

    `problemas` son las filas que no se entienden; `ceros`, los códigos a los que se les repuso el
    cero de la izquierda, que las hojas de cálculo quitan; `sin_nombres`, si ninguna columna los dice.
    """

    escuelas: dict[str, str]
    problemas: list[str]
    ceros: int
    sin_nombres: bool = False


def leer_padron(datos: bytes, archivo: str) -> Padron:
    """Lanza `ErrorDeUso` si el archivo no es un CSV con esas columnas."""
    if datos.startswith(_EXCEL):
        raise ErrorDeUso(f"`{archivo}` es un libro de Excel", "ábrelo y guárdalo como CSV")
    try:
        filas = [(n, fila) for n, fila in enumerate(filas_de(de_otro_programa(datos)), 1) if any(map(str.strip, fila))]
    except csv.Error as error:
        raise ErrorDeUso(f"`{archivo}` no es un CSV que se entienda", "guárdalo otra vez como CSV") from error
    columnas = [_clave(c) for c in filas[0][1]] if filas else []
    for clave, titulos in _COMO_SE_TITULA.items():
        dicho = next((t for t in titulos if t in columnas), None)
        columnas = [clave if c == dicho else c for c in columnas]
    if CODIGO not in columnas:
        hay = f"sus columnas son: {enumerar(citar(c) for c in columnas if c)}" if any(columnas) else "está vacío"
        raise ErrorDeUso(f"`{archivo}` no tiene la columna `{CODIGO}`", f"{hay}; van `{CODIGO}` y `{NOMBRE}`")
    return _padron(filas[1:], columnas, archivo)


def _clave(titulo: str) -> str:
    """`Nombre de la I.E.` → `nombre_de_la_ie`."""
    return _ENTRE_PALABRAS.sub("_", clave_del_formato(titulo.replace(".", ""))).strip("_")


def _padron(filas: list[tuple[int, list[str]]], columnas: list[str], archivo: str) -> Padron:
    escuelas: dict[str, str] = {}
    problemas = []
    ceros = 0
    for numero, celdas in filas:
        fila = dict(zip(columnas, (" ".join(c.split()) for c in celdas), strict=False))
        dicho = fila.get(CODIGO, "")
        if not any(fila.values()):
            continue
        if not (dicho.isascii() and dicho.isdigit() and len(dicho) <= _CIFRAS):
            problemas.append(f"{archivo}, fila {numero}: {citar(dicho)} no es un código modular de {_CIFRAS} dígitos")
            continue
        ceros += len(dicho) < _CIFRAS
        escuelas.setdefault(dicho.zfill(_CIFRAS), fila.get(NOMBRE, ""))
    return Padron(escuelas, problemas, ceros, NOMBRE not in columnas)
