"""La geometría de lo que cambia con el tiempo: mancuernas entre dos etapas y calendario de visitas.

Como en `graficos`, sólo coordenadas y datos llanos; el dibujo es de las plantillas.
"""

from collections.abc import Sequence
from typing import Any

from monitoreo_cli.texto import recortar
from monitoreo_cli.vistas.graficos import ANCHO, Escala, redondo

ANCHO_CALENDARIO = 400
_FILA = 20
_RADIO = 6
_ROTULO = 48
_LETRAS = 6
_PIE = 20
_ALTO_BARRAS = 48
_BANDA = 20
_MINIMO = 3
_CABEN_TRES_LETRAS = 26
_CABE_UNA_LETRA = 12
_CABE_LA_ETAPA = 50


def mancuernas(filas: Sequence[tuple[str, int, int]], escala: Escala) -> dict[str, Any]:
    """Un renglón por docente: su rótulo y los lugares en la escala, desde cero, de antes y de después."""
    paso = (ANCHO - _ROTULO) / max(1, len(escala))
    sitio = [redondo(_ROTULO + paso * (i + 0.5)) for i in range(len(escala))]
    bajo = sum(1 for nivel in escala if not nivel["logro"])
    return {
        "clase": "mancuernas", "ancho": ANCHO, "alto": len(filas) * _FILA + _PIE + 4, "radio": _RADIO,
        "base": len(filas) * _FILA + 4, "desde": _ROTULO,
        "corte": redondo(_ROTULO + paso * bajo) if 0 < bajo < len(escala) else None,
        "niveles": [{"x": x, "clave": nivel["clave"]} for x, nivel in zip(sitio, escala, strict=True)],
        "filas": [
            {
                "rotulo": recortar(rotulo, _LETRAS), "y": i * _FILA + _FILA // 2 + 2,
                "antes": sitio[antes], "despues": sitio[despues], "fondo": escala[despues]["fondo"],
                "borde": _borde(sitio[antes], sitio[despues], _RADIO - 1),
            }
            for i, (rotulo, antes, despues) in enumerate(filas)
        ],
    }  # fmt: skip


def mancuerna_de_logro(antes: int, despues: int, todos: int) -> dict[str, Any]:
    """Una sola mancuerna sobre una regla de cero a todos: cuántos en logro antes y después."""
    margen = 14
    unidad = (ANCHO - 2 * margen) / max(1, todos)
    sitios = {c: redondo(margen + n * unidad) for c, n in (("antes", antes), ("despues", despues))}
    return {
        "clase": "logro", "ancho": ANCHO, "alto": 48, "radio": _RADIO + 1, "y": 14,
        "desde": margen, "hasta": ANCHO - margen, "todos": todos, **sitios,
        "borde": _borde(sitios["antes"], sitios["despues"], _RADIO),
    }  # fmt: skip


def calendario(
    semanas: Sequence[tuple[int, int]], meses: Sequence[tuple[str, float]], etapas: Sequence[tuple[str, float, float]],
    hoy: float | None,
) -> dict[str, Any]:  # fmt: skip
    """Por semana, una barra hacia arriba con las visitas hechas y otra hacia abajo con las previstas.

    `semanas` son pares (previstas, hechas). Lo demás se sitúa en semanas desde el comienzo, con sus días como
    fracción: `meses`, nombre y comienzo; `etapas`, rótulo, comienzo y fin; `hoy`, si cae dentro.
    """
    paso = ANCHO_CALENDARIO / max(1, len(semanas))
    unidad = _ALTO_BARRAS / max(1, *(max(s) for s in semanas)) if semanas else 0
    centro = _BANDA + 6 + _ALTO_BARRAS
    piso = centro + 4 + (_ALTO_BARRAS if any(p for p, _ in semanas) else 0)
    return {
        "clase": "calendario", "ancho": ANCHO_CALENDARIO, "alto": piso + _PIE, "centro": centro, "piso": piso,
        "banda": _BANDA, "hoy": None if hoy is None else redondo(hoy * paso),
        "barras": [
            {"x": redondo(i * paso + paso * 0.1), "ancho": redondo(paso * 0.8), "hechas": _alto(h, unidad),
             "previstas": _alto(p, unidad)}
            for i, (p, h) in enumerate(semanas) if p or h
        ],
        "meses": _meses(meses, len(semanas), paso),
        "etapas": [_etapa(rotulo, desde * paso, hasta * paso) for rotulo, desde, hasta in etapas],
    }  # fmt: skip


def _alto(cuantas: int, unidad: float) -> float:
    return redondo(max(_MINIMO, cuantas * unidad)) if cuantas else 0


def _meses(meses: Sequence[tuple[str, float]], semanas: int, paso: float) -> list[dict[str, Any]]:
    """Cada mes en medio de sus días: tres letras si caben; si no, la primera; si ni ésa, ninguna."""
    finales = [*(comienzo for _, comienzo in meses[1:]), semanas]
    marcas = []
    for (nombre, comienzo), fin in zip(meses, finales, strict=True):
        ancho = (fin - comienzo) * paso
        letras = 3 if ancho >= _CABEN_TRES_LETRAS else 1 if ancho >= _CABE_UNA_LETRA else 0
        centro = (comienzo + fin) / 2 * paso
        marcas.append({"x": redondo(centro), "desde": redondo(comienzo * paso), "texto": nombre[:letras]})
    return marcas


def _etapa(rotulo: str, desde: float, hasta: float) -> dict[str, Any]:
    ancho = hasta - desde
    texto = rotulo if ancho >= _CABE_LA_ETAPA else rotulo.rpartition(" ")[2]
    centro = redondo(desde + ancho / 2)
    return {"x": redondo(desde + 1), "ancho": redondo(max(1, ancho - 2)), "centro": centro, "texto": texto}


def _borde(antes: float, despues: float, radio: int) -> float:
    """Dónde sale la barra del círculo vacío: de su borde, para que por dentro se vea el papel, claro u oscuro."""
    return redondo(antes + (radio if despues > antes else -radio))
