"""Preguntar lo que al plan le falta, diciendo antes de qué se trata."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from monitoreo_cli.lectura.carpeta import Carpeta
from monitoreo_cli.ordenes._formulario.asentado import preguntar_todo
from monitoreo_cli.ordenes._formulario.conversacion import Conversacion
from monitoreo_cli.ordenes.plan._completar.llenado import Llenado
from monitoreo_cli.ordenes.plan._completar.partes import PARTES, Parte, por_preguntar
from monitoreo_cli.texto import contar, enumerar

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
    preguntar_todo(llenado, "monitoreo plan completar", _DESPUES)


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
