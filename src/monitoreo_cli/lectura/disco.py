"""Lo que el disco responde, para quien lee una carpeta y para quien sólo junta paquetes: no importa el modelo."""

import os
from pathlib import Path

from monitoreo_cli.errores import ErrorDelMundo


def leer_entero(ruta: str | Path, arreglo: str = "", tope: int | None = None) -> bytes:
    """Los bytes de un archivo suelto, hasta uno más que el tope. Lanza `ErrorDelMundo` si no se puede leer."""
    try:
        with open(ruta, "rb") as archivo:
            return archivo.read(-1 if tope is None else tope + 1)
    except OSError as error:
        raise ErrorDelMundo(f"no se puede leer `{ruta}`: {motivo(error)}", arreglo) from error


def motivo(error: OSError) -> str:
    """Por qué falló el sistema, en castellano."""
    conocidos = {
        FileNotFoundError: "no existe (o es un enlace roto)",
        PermissionError: "no hay permiso",
        IsADirectoryError: "es una carpeta",
        NotADirectoryError: "una parte de la ruta no es una carpeta",
        FileExistsError: "hay un archivo donde va una carpeta",
    }
    for clase, frase in conocidos.items():
        if isinstance(error, clase):
            return frase
    return _POR_NUMERO.get(error.errno or 0, f"el sistema respondió «{error.strerror}»")


_POR_NUMERO = {
    28: "no queda espacio en el disco",
    27: "el archivo pasa del tamaño permitido",
    30: "la carpeta es de sólo lectura",
    36: "el nombre es demasiado largo",
    40: "los enlaces dan vueltas",
    122: "se acabó la cuota de disco",
}
_SIN_ESPERAR = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)


def sin_esperar(ruta: str, modos: int) -> int:
    """Abre sin quedarse esperando si resulta ser una tubería."""
    return os.open(ruta, modos | _SIN_ESPERAR)


def es_carpeta(entrada: os.DirEntry[str]) -> bool:
    try:
        return entrada.is_dir()
    except OSError:  # un enlace que da vueltas: al abrirlo se dirá
        return False
