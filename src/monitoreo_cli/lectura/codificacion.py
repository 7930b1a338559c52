"""De los bytes de un archivo a su texto, o la razón por la que no se puede (M002, M005, M006)."""

from codecs import BOM_UTF8

from monitoreo_cli.lugar import Lugar
from monitoreo_cli.problema import Problema
from monitoreo_cli.texto import NO_ADMITIDOS, hay_no_admitidos, lineas_de

TAMANO_MAXIMO = 1024 * 1024


def decodificar(datos: bytes, archivo: str, problemas: list[Problema]) -> str | None:
    """El texto sin BOM, o `None` con su problema anotado."""
    problema = None
    texto = ""
    if len(datos) > TAMANO_MAXIMO:
        problema = demasiado_grande(archivo)
    else:
        datos = datos.removeprefix(BOM_UTF8)
        try:
            texto = datos.decode()
        except UnicodeDecodeError as error:
            problema = _no_es_utf8(datos, error, archivo)
        else:
            if hay_no_admitidos(datos):
                problema = _caracter_invalido(texto, archivo)
            elif "<<<<<<< " in texto:
                from monitoreo_cli.lectura.sintaxis import mezcla_sin_resolver

                problema = mezcla_sin_resolver(texto, archivo)
    if problema is not None:
        problemas.append(problema)
        return None
    return texto


def demasiado_grande(archivo: str) -> Problema:
    return Problema(
        "M005", Lugar(archivo), "el archivo pasa de 1 MiB", "",
        "parte el archivo, o quita lo que no es del formato (fotos y actas van aparte)",
    )  # fmt: skip


def _no_es_utf8(datos: bytes, error: UnicodeDecodeError, archivo: str) -> Problema:
    if datos[:2] in (b"\xff\xfe", b"\xfe\xff") or datos[:200].count(0) > len(datos[:200]) // 3:
        lugar, parece = Lugar(archivo), "UTF-16 (lo que algunos programas llaman «Unicode»)"
    else:
        lineas = lineas_de(datos[: error.start].decode("utf-8", "replace"))
        linea, columna = len(lineas), len(lineas[-1]) + 1
        lugar, parece = Lugar(archivo, linea, columna, linea, columna + 1), "Windows-1252 (lo que llaman «ANSI»)"
    return Problema(
        "M002", lugar, f"el archivo no está en UTF-8: parece {parece}", "desde aquí no se entiende",
        "en el Bloc de notas: Archivo, Guardar como, Codificación: UTF-8",
    )  # fmt: skip


def _caracter_invalido(texto: str, archivo: str) -> Problema:
    hallados = [c for c in texto if c in NO_ADMITIDOS]
    if hallados.count("\x00") > len(texto) // 3:
        return Problema(
            "M002", Lugar(archivo), "el archivo no está en UTF-8: parece UTF-16 sin marca", "",
            "en el Bloc de notas: Archivo, Guardar como, Codificación: UTF-8",
        )  # fmt: skip
    lineas = lineas_de(texto[: texto.index(hallados[0])])
    linea, columna = len(lineas), len(lineas[-1]) + 1
    cuantos = "" if len(hallados) == 1 else f"; hay {len(hallados)} así en el archivo"
    return Problema(
        "M006", Lugar(archivo, linea, columna, linea, columna + 1),
        f"hay un carácter invisible que no se admite (U+{ord(hallados[0]):04X}){cuantos}", "está aquí",
        "bórralo: suele llegar al pegar desde otro programa",
    )  # fmt: skip
