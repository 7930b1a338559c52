"""Una tabla de Word hecha fila por fila: anchos fijos, celdas que abarcan varias y nada que se parta entre páginas."""

from collections.abc import Sequence
from typing import Any

from monitoreo_cli.salidas.hoja_word import CELDA, FINA, HUECO, Hoja, Sitio, xml

_POR_MM = 56.6929  # vigésimos de punto
_ENTRE_FILAS = f"""<w:bottom w:val="single" w:sz="4" w:color="{FINA}"/>
  <w:insideH w:val="single" w:sz="4" w:color="{FINA}"/><w:insideV w:val="single" w:sz="12" w:color="ffffff"/>"""


class Cuadro:
    """`margenes`, los de cada celda a izquierda y derecha en milímetros; `rayas`, si lleva las de una tabla."""

    def __init__(
        self, hoja: Hoja, sitio: Sitio, anchos: Sequence[float], margenes: tuple[float, float] = (1.9, 1.9), *,
        rayas: bool = True, titulo: str = "",
    ) -> None:  # fmt: skip
        self._hoja, self._sitio, self._anchos, self._margenes = hoja, sitio, anchos, margenes
        izquierda, derecha = (_ancho("w:left", margenes[0]), _ancho("w:right", margenes[1]))
        columnas = "".join(f'<w:gridCol w:w="{_vigesimos(a)}"/>' for a in anchos)
        propiedades = (
            f'{_ancho("w:tblW", sum(anchos))}<w:tblInd w:w="0" w:type="dxa"/>'
            f"<w:tblBorders>{_ENTRE_FILAS if rayas else ''}</w:tblBorders>"
            f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{izquierda}{derecha}</w:tblCellMar>'
        )
        self._tabla = xml("w:tbl", dentro=f"<w:tblPr>{propiedades}</w:tblPr><w:tblGrid>{columnas}</w:tblGrid>")
        if titulo:
            self._tabla.tblPr.append(_texto("w:tblCaption", titulo))
        sitio.caja._element._insert_tbl(self._tabla)

    def fila(self, *, cabecera: bool = False, alto: float = 0) -> None:
        """Empieza una fila, que no se parte; la que es cabecera se repite en cada página. `alto`, el mínimo en mm."""
        lleva = f'<w:trHeight w:val="{_vigesimos(alto)}"/>' if alto else ""
        lleva += "<w:tblHeader/>" if cabecera else ""
        self._fila = xml("w:tr", dentro=f"<w:trPr><w:cantSplit/>{lleva}</w:trPr>")
        self._tabla.append(self._fila)
        self._columna = 0

    def celda(
        self, estilo: str = "", cuantas: int = 1, *, seguida: str = "", fondo: str = "", raya: str = "",
        alineado: str = "", a_la_altura: str = "",
    ) -> Sitio:  # fmt: skip
        """La celda que sigue. `seguida`, si abarca filas: `restart` la primera y `continue` las demás.

        `a_la_altura` es `center` o `bottom`; si no, arriba.
        """
        from docx.table import _Cell

        ancho = sum(self._anchos[self._columna : self._columna + cuantas])
        self._columna += cuantas
        partes = (
            _ancho("w:tcW", ancho),
            f'<w:gridSpan w:val="{cuantas}"/>' if cuantas > 1 else "",
            f'<w:vMerge w:val="{seguida}"/>' if seguida else "",
            f"<w:tcBorders>{raya}</w:tcBorders>" if raya else "",
            f'<w:shd w:val="clear" w:color="auto" w:fill="{fondo.removeprefix("#")}"/>' if fondo else "",
            f'<w:vAlign w:val="{a_la_altura}"/>' if a_la_altura else "",
        )
        celda = xml("w:tc", dentro=f"<w:tcPr>{''.join(partes)}</w:tcPr>")
        self._fila.append(celda)
        caja = _Cell(celda, self._sitio.caja)  # type: ignore[arg-type]
        return Sitio(caja, ancho - sum(self._margenes), estilo or self._sitio.estilo, alineado or self._sitio.alineado)

    def cerrar(self) -> None:
        """Sin filas vacías, un párrafo en cada celda y otro tras la tabla: si no, Word pide reparar el archivo."""
        for sin_nada in self._tabla.xpath("w:tr[not(w:tc)]"):
            self._tabla.remove(sin_nada)
        if not self._tabla.tr_lst:
            self._tabla.getparent().remove(self._tabla)
            return
        for celda in self._tabla.xpath("w:tr/w:tc[not(w:p)]"):
            celda.add_p().style = self._hoja.id_de(CELDA)
        self._hoja.parrafo(self._sitio, HUECO)


def raya(lado: str, grueso: int, color: str) -> str:
    """El borde de un lado de una celda, para `Cuadro.celda`; el grueso va en octavos de punto."""
    return f'<w:{lado} w:val="single" w:sz="{grueso}" w:color="{color}"/>'


def _vigesimos(mm: float) -> int:
    return round(mm * _POR_MM)


def _ancho(nombre: str, mm: float) -> str:
    return f'<{nombre} w:w="{_vigesimos(mm)}" w:type="dxa"/>'


def _texto(nombre: str, texto: str) -> Any:
    from docx.oxml.ns import qn

    hecho = xml(nombre)
    hecho.set(qn("w:val"), texto)
    return hecho
