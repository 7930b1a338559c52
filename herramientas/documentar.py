"""Escribe lo que los documentos muestran del programa, para que nunca digan algo que no pasa.

    python herramientas/documentar.py               rehace README.md y docs/
    python herramientas/documentar.py --comprobar   no toca nada; sale con 1 y la diferencia si algo quedó viejo

Las páginas de docs/referencia/ se escriben enteras (`referencia.py`); en las demás, sólo los trozos marcados
(`sesiones.py`).
"""

import difflib
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import referencia
from sesiones import DocumentoMalEscrito, Tabla, Taller

RAIZ = Path(__file__).resolve().parents[1]
REFERENCIA = RAIZ / "docs" / "referencia"
PAGINAS: dict[str, Tabla] = {
    "reglas.md": referencia.reglas, "formato.md": referencia.formato, "ordenes.md": referencia.ordenes,
}  # fmt: skip
TABLAS: dict[str, Tabla] = {"ordenes": referencia.tabla_de_ordenes}


def main(opciones: list[str]) -> int:
    comprobar = opciones == ["--comprobar"]
    if opciones and not comprobar:
        sys.exit(__doc__)
    viejos = 0
    for ruta, debe in paginas():
        dice = ruta.read_text(encoding="utf-8") if ruta.exists() else ""
        if debe != dice:
            viejos += 1
            _delatar(ruta, dice, debe) if comprobar else _escribir(ruta, debe)
    if comprobar and viejos:
        print("\nPonlo al día con: python herramientas/documentar.py", file=sys.stderr)
    return 1 if comprobar and viejos else 0


def paginas() -> Iterator[tuple[Path, str]]:
    """Cada documento con el texto que debe tener."""
    for nombre, pagina in PAGINAS.items():
        yield REFERENCIA / nombre, pagina()
    for ruta in [*sorted(RAIZ.glob("*.md")), *sorted((RAIZ / "docs").rglob("*.md"))]:
        if ruta.parent != REFERENCIA:
            yield ruta, _rehecha(ruta)


def _rehecha(ruta: Path) -> str:
    texto = ruta.read_text(encoding="utf-8")
    if "<!-- fin -->" not in texto:
        return texto
    with tempfile.TemporaryDirectory() as carpeta:
        try:
            return Taller(Path(carpeta), TABLAS).rehacer(texto)
        except DocumentoMalEscrito as error:
            sys.exit(f"{ruta.relative_to(RAIZ)}: {error}")


def _escribir(ruta: Path, texto: str) -> None:
    ruta.parent.mkdir(parents=True, exist_ok=True)
    ruta.write_text(texto, encoding="utf-8", newline="\n")
    print(ruta.relative_to(RAIZ).as_posix())


def _delatar(ruta: Path, dice: str, debe: str) -> None:
    nombre = ruta.relative_to(RAIZ).as_posix()
    sys.stdout.writelines(
        difflib.unified_diff(dice.splitlines(True), debe.splitlines(True), nombre, f"{nombre} (lo que debe decir)")
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
