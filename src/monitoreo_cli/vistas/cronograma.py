"""El cronograma: una cuadrícula de etapas y actividades por meses, en la terminal y en Markdown."""

from collections.abc import Iterator, Sequence
from datetime import date

from monitoreo_cli.calculo.cronograma import Cronograma, FilaDeEtapa
from monitoreo_cli.calculo.previstas import Prevista
from monitoreo_cli.fechas import corta, mes_iso, nombre_de_mes
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.texto import ancho, contar, enumerar, recortar
from monitoreo_cli.vistas.advertencias import demasiados_meses
from monitoreo_cli.vistas.markdown import escapar, tabla
from monitoreo_cli.vistas.resumen import nombre_de, titulo_de
from monitoreo_cli.vistas.terminal import Linea, Tramo, parrafo, rellenar

MARCA = "X"
HOY = "hoy"
_MES = 4  # tres letras y un espacio
_MESES_POR_TABLA = 12
_NOMBRE_MAXIMO = 44
_CABEZA, _FECHA_LARGA = ("Etapa", "Docente", "Fecha"), "31/12/2024"
_MOTIVO = 200


class _Renglon:
    """Una fila ya en palabras: su nombre, sus grados y sus meses."""

    def __init__(self, nombre: str, grados: str, meses: list[str]) -> None:
        self.nombre, self.grados, self.meses = nombre, grados, meses


def en_tabla(escuela: Escuela, cronograma: Cronograma, hoy: date, celdas: int) -> Iterator[Linea]:
    """La cuadrícula, con el mes de hoy señalado, y debajo cómo va cada etapa y cada visita con fecha."""
    yield from titulo_de(escuela, celdas)
    yield [Tramo(f"Cronograma al {corta(hoy)}", "fuerte")]
    if dicho := demasiados_meses(len(cronograma.meses)):
        yield from ("", *parrafo(dicho, celdas))
    for inicio in range(0, 0 if dicho else len(cronograma.meses), _MESES_POR_TABLA):
        yield ""
        yield from _cuadricula(
            _renglones(cronograma), cronograma.meses[inicio : inicio + _MESES_POR_TABLA], hoy, celdas
        )
    yield ""
    for fila in cronograma.etapas:
        yield from parrafo(como_va(fila, hoy), celdas, "  ", "")
    if cronograma.visitas:
        yield from ("", [Tramo("Visitas con fecha", "titulo")])
        yield [Tramo(_cabeza(*_CABEZA) + "Cómo va", "tenue")]
        yield from (linea for v in cronograma.visitas for linea in _visita(v, celdas))


def en_markdown(escuela: Escuela, cronograma: Cronograma, hoy: date) -> list[str]:
    """La cuadrícula como tabla y, en una lista, cómo va cada etapa."""
    dicho = demasiados_meses(len(cronograma.meses))
    return [
        f"## {escapar(nombre_de(escuela))} · Cronograma al {corta(hoy)}",
        "",
        *([dicho] if dicho else _cuadricula_en_markdown(cronograma)),
        "",
        *(f"- {escapar(como_va(f, hoy))}" for f in cronograma.etapas),
        *(_visitas_en_markdown(cronograma.visitas) if cronograma.visitas else []),
    ]


def _visita(visita: Prevista, celdas: int) -> list[str]:
    """«1  d05  14/6/2025   realizada el 14/6/2025»"""
    cabeza = _cabeza(str(visita.etapa), visita.docente, dia_de(visita))
    return parrafo(como_quedo(visita), celdas, " " * ancho(cabeza), cabeza)


def _cabeza(*celdas: str) -> str:
    return "".join(f"{rellenar(c, ancho(r))}  " for c, r in zip(celdas, (*_CABEZA[:2], _FECHA_LARGA), strict=True))


def _visitas_en_markdown(visitas: Sequence[Prevista]) -> list[str]:
    filas = ((str(v.etapa), v.docente, dia_de(v), como_quedo(v)) for v in visitas)
    return ["", "### Visitas con fecha", "", *tabla(["Etapa", "Docente", "Fecha", "Cómo va"], filas)]


def dia_de(visita: Prevista) -> str:
    """La fecha que vale; `—` si no tiene."""
    return corta(visita.fecha) if visita.fecha else "—"


def como_quedo(visita: Prevista) -> str:
    """«realizada el 14/6/2025; estaba para el 12/6/2025: el camino quedó cortado»"""
    pieza, hecha = visita.pieza, visita.visita
    if hecha is not None and hecha.fecha is not None:
        partes = [f"{visita.estado} el {corta(hecha.fecha)}"]
    else:
        partes = [visita.estado]
    if pieza.fecha is not None and (pieza.nueva_fecha or pieza.no_realizada):
        motivo = f": {recortar(pieza.no_realizada, _MOTIVO)}" if pieza.no_realizada else ""
        partes.append(f"estaba para el {corta(pieza.fecha)}{motivo}")
    return "; ".join(partes)


def como_va(fila: FilaDeEtapa, hoy: date) -> str:
    """«Etapa 2: 2 de 4 visitas cerradas. Falta visitar: d03 y d04. Venció el 30/9/2024.»"""
    cobertura, etapa = fila.cobertura, fila.etapa
    if cobertura.programadas is None:
        hechas = f"{contar(cobertura.cerradas, 'visita cerrada', 'visitas cerradas')} (el plan no dice cuántas)"
    else:
        hechas = f"{cobertura.cerradas} de {contar(cobertura.programadas, 'visita cerrada', 'visitas cerradas')}"
    partes = [f"Etapa {etapa.numero}: {hechas}"]
    if etapa.desde is not None and etapa.desde > hoy:
        partes.append(f"Empieza el {corta(etapa.desde)}")
    elif cobertura.faltan:
        partes.append(f"Falta visitar: {enumerar(cobertura.faltan)}")
    if fila.vencida and etapa.hasta is not None:
        partes.append(f"Venció el {corta(etapa.hasta)}")
    return ". ".join(partes) + "."


def grados_en_palabras(grados: Sequence[int]) -> str:
    """Los grados con los seguidos juntos: `1-3, 5`."""
    tramos: list[list[int]] = []
    for grado in sorted(set(grados)):
        if tramos and tramos[-1][-1] == grado - 1:
            tramos[-1].append(grado)
        else:
            tramos.append([grado])
    return ", ".join(str(t[0]) if len(t) == 1 else f"{t[0]}-{t[-1]}" for t in tramos)


def _renglones(cronograma: Cronograma) -> list[_Renglon]:
    etapas = [
        _Renglon(_nombre(f.etapa.numero, f.etapa.nombre), grados_en_palabras(f.grados), f.meses)
        for f in cronograma.etapas
    ]
    actividades = [
        _Renglon(f.actividad.nombre or f.actividad.id or "Actividad", "", f.meses) for f in cronograma.actividades
    ]
    return etapas + actividades


def _nombre(numero: int | None, nombre: str | None) -> str:
    """El número delante: los nombres de las etapas suelen distinguirse sólo por cómo terminan, y se recortan."""
    corriente = f"Etapa {numero}"
    return corriente if nombre in (None, corriente) else f"{numero} {nombre}"


def _cuadricula_en_markdown(cronograma: Cronograma) -> list[str]:
    meses = cronograma.meses
    varios_anios = len({m[:4] for m in meses}) > 1
    cabeza = [_corto(m) + (f" {m[:4]}" if varios_anios else "") for m in meses]
    filas = ([r.nombre, r.grados, *(MARCA if m in r.meses else "" for m in meses)] for r in _renglones(cronograma))
    return tabla(["Etapa o actividad", "Grados", *cabeza], filas)


def _cuadricula(renglones: list[_Renglon], meses: list[str], hoy: date, celdas: int) -> Iterator[Linea]:
    """Una tabla de hasta doce meses."""
    de_grados = max([len("Grados"), *(ancho(r.grados) for r in renglones)])
    hueco = min(_NOMBRE_MAXIMO, celdas - de_grados - _MES * len(meses) - 3)
    margen = " " * (hueco + de_grados + 3)
    este = mes_iso(hoy)
    if este in meses:
        yield [Tramo((margen + " " * (_MES * meses.index(este)) + HOY).rstrip(), "marca")]
    anios = (m[:4] if i == 0 or m.endswith("-01") else "" for i, m in enumerate(meses))
    yield [Tramo((margen + "".join(rellenar(a, _MES) for a in anios)).rstrip(), "tenue")]
    cabeza = rellenar("Etapa o actividad", hueco) + "  " + rellenar("Grados", de_grados) + " "
    yield [Tramo(cabeza + " ".join(map(_corto, meses)), "tenue")]
    for r in renglones:
        marcas = "".join(f" {MARCA if m in r.meses else ' '}  " for m in meses)
        yield f"{rellenar(recortar(r.nombre, hueco), hueco)}  {rellenar(r.grados, de_grados)} {marcas}".rstrip()


def _corto(mes: str) -> str:
    return nombre_de_mes(mes)[:3]
