"""Preguntar lo que al plan le falta, y terminar siempre diciendo qué quedó."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from monitoreo_cli.errores import ErrorDelMundo, Interrumpido
from monitoreo_cli.lectura.carpeta import Carpeta
from monitoreo_cli.ordenes._formulario.caminos import tomar
from monitoreo_cli.ordenes._formulario.conversacion import Conversacion, Salir, Volver
from monitoreo_cli.ordenes._formulario.repaso import repasar
from monitoreo_cli.ordenes.plan._completar.llenado import Llenado
from monitoreo_cli.ordenes.plan._completar.partes import PARTES, Parte, por_preguntar
from monitoreo_cli.texto import contar, desde_aqui, enumerar
from monitoreo_cli.vistas.terminal import columnas, salida

_SEGUIR = "Sigue cuando quieras con: monitoreo plan completar"
_DESPUES = (
    ("monitoreo validar", "qué falta o no cuadra"),
    ("monitoreo cronograma --proponer", "fechas para las visitas"),
    ("monitoreo informe plan --salida informes/plan.html", "el documento"),
)


def completar(raiz: Path, hoy: date, pedidas: Sequence[str]) -> None:
    """Todas las partes que piden algo o, si se dicen, sólo ésas, aunque ya tengan algo."""
    partes = [p for p in PARTES if (p.clave in pedidas if pedidas else not p.aparte)]
    charla = Conversacion(raiz, al_salir="sale; lo respondido queda")
    llenado = Llenado(Carpeta(raiz), hoy, partes, bool(pedidas), charla)
    faltan = [parte for parte, _ in por_preguntar(partes, llenado.caso, {})]
    if not faltan:
        charla.decir("Al plan no le falta nada de lo que aquí se pregunta.", *_para_cambiar())
        return
    charla.decir(*_de_que_se_trata(faltan, bool(pedidas)))
    with _diciendo_que_quedo(llenado):
        llenado.seguir_en(0)
        _repasar(llenado)
    salida().escribir(*(desde_aqui(raiz / ruta) for ruta in llenado.escritos))


def _de_que_se_trata(partes: Sequence[Parte], pedidas: bool) -> list[str]:
    nombres = enumerar(p.nombre for p in partes)
    ya_esta = "Lo que ya está sale entre corchetes: Enter lo deja y escribir lo cambia."
    return [
        f"{contar(len(partes), 'parte')} del plan{'' if pedidas else ' por completar'}: {nombres}.",
        *([ya_esta] if pedidas else []),
        "Cada respuesta se guarda en el plan al momento: puedes salir y seguir otro día.",
        "En cada pregunta: Enter la deja para después, `<` vuelve, `?` ayuda, `!` sale.",
    ]


def _para_cambiar() -> list[str]:
    return [
        "Para cambiar o agregar algo, di en qué parte: monitoreo plan completar metas",
        f"  {', '.join(p.clave for p in PARTES)}",
    ]


def _repasar(llenado: Llenado) -> None:
    """Enseña lo respondido hasta que la persona dice que está bien."""
    while llenado.estado:
        try:
            repasar(llenado, {"t": "está bien, terminar"})
        except Volver:
            llenado.seguir_en(len(llenado.preguntas()) - 1)
        else:
            break
    llenado.charla.decir("", *_que_quedo(llenado), "Sigue así:", *columnas([list(fila) for fila in _DESPUES]))


@contextmanager
def _diciendo_que_quedo(llenado: Llenado) -> Iterator[None]:
    try:
        yield
    except Salir:
        llenado.charla.decir("", *_que_quedo(llenado), _SEGUIR)
    except KeyboardInterrupt:
        if not llenado.escritos:
            raise
        raise Interrumpido(f"lo respondido está en {enumerar(llenado.escritos)}", _SEGUIR) from None
    except ErrorDelMundo as error:
        raise ErrorDelMundo(error.mensaje, f"{error.arreglo}. Esta última respuesta no se guardó. {_SEGUIR}") from error


def _que_quedo(llenado: Llenado) -> list[str]:
    lista = llenado.preguntas()
    hechas = sum(tomar(llenado.estado, p.camino) is not None for p in lista)
    if not hechas or not llenado.escritos:
        return ["No respondiste nada nuevo: el plan quedó como estaba."]
    return [f"{contar(hechas, 'respuesta')} en {enumerar(llenado.escritos)}."]
