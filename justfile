# Recetas finas: lo que hacen vive en el programa o en herramientas/.

set windows-shell := ["cmd.exe", "/c"]

# La lista de recetas.
_lista:
    @just --list

# Corre las pruebas (`just prueba -k resumen`, `just prueba -m largo`).
prueba *opciones:
    uv run python -X warn_default_encoding -m pytest -n auto {{ opciones }}

# Estilo, tipos y pisos.
revisa:
    uv run ruff check .
    uv run mypy
    uv run lint-imports

# Rehace lo que README y docs/ muestran del programa.
documenta *opciones:
    uv run python herramientas/documentar.py {{ opciones }}

# Construye la rueda y la prueba en un entorno limpio.
rueda:
    uv run python herramientas/rueda.py

# Hace la carpeta que se copia a una computadora sin internet (`just portatil --windows 3.12`).
portatil *opciones:
    uv run python herramientas/portatil.py {{ opciones }}

# Mide velocidad y memoria (`just medir --largo --escribir`).
medir *opciones:
    uv run python herramientas/medir.py {{ opciones }}
