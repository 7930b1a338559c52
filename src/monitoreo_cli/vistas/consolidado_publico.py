"""Lo que se puede publicar de muchas escuelas juntas: sin escuelas, sin motivos y con las cuentas pequeñas tapadas."""

from collections.abc import Iterator

from monitoreo_cli.calculo.consolidado import Consolidado, Suma, Tabla
from monitoreo_cli.texto import enumerar
from monitoreo_cli.vistas import publico
from monitoreo_cli.vistas.consolidado import Pagina, Seccion, cabecera, cabeza_de, titulo


def publica(consolidado: Consolidado) -> Pagina:
    """No es la otra con partes quitadas: lo que aquí no se nombra no sale."""
    return Pagina("", titulo(consolidado), [], [_seccion(t) for t in consolidado.tablas], publico.COMO_SE_LEE)


def revelado(consolidado: Consolidado) -> Iterator[str]:
    """Lo que una fila publicada dice de todos a la vez: «Etapa 1, involucra: todos están en III»."""
    for tabla in filter(_se_reparte, consolidado.tablas):
        for suma in tabla.desempenos:
            frase = publico.lo_que_revela(tabla.instrumento.escala, *_cuentas(suma, tabla))
            if frase:
                yield f"Etapa {tabla.etapa}, {suma.id}: {frase}"


def _seccion(tabla: Tabla) -> Seccion:
    """Una tabla; sin filas si son muy pocos docentes."""
    if not _se_reparte(tabla):
        return Seccion(cabecera(tabla), [publico.SIN_REPARTO], [])
    d = tabla.docentes
    abarca = publico.abarca(d["total"], d["programados"], d["monitoreados"])
    filas = [[s.id, *publico.fila(*_cuentas(s, tabla))] for s in tabla.desempenos]
    return Seccion(cabecera(tabla), [f"{enumerar(abarca)}."], [cabeza_de(tabla), *filas])


def _se_reparte(tabla: Tabla) -> bool:
    return bool(tabla.desempenos) and publico.se_reparte(tabla.docentes["programados"], tabla.docentes["monitoreados"])


def _cuentas(suma: Suma, tabla: Tabla) -> tuple[list[int], int, int]:
    """Cuántos hay en cada nivel, desde cuál hay logro, y cuántos no tienen nivel."""
    escala, en_logro = tabla.instrumento.escala, tabla.instrumento.en_logro
    sin_nivel = tabla.docentes["monitoreados"] - suma.valorados
    return [suma.niveles[n] for n in escala], len(escala) - len(en_logro), sin_nivel
