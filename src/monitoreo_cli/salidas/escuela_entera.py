"""La escuela como se leyó, hecha diccionarios con las claves de los archivos.

Se recorre el modelo declarado: un campo nuevo del formato sale solo, salvo lo que aquí se reserva.
"""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from monitoreo_cli.modelo.campos import Pieza
from monitoreo_cli.modelo.comun import Oficio
from monitoreo_cli.modelo.docente import Docente
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.observacion import Cuaderno, Observacion, Valoracion, leer_hechos
from monitoreo_cli.modelo.plan import Persona
from monitoreo_cli.modelo.tipos import Soles
from monitoreo_cli.salidas.visitas import con_marca, lleva_marca

CONTIENE = (
    "plan", "docentes", "rubricas", "observaciones", "acciones", "anterior", "textos", "entregas", "resumen",
    "compromisos",
)  # fmt: skip
NO_CONTIENE = (
    "identidades",
    "docentes[].nombre",
    "plan.equipo[].nombre",
    "para y de en cada oficio de textos",
    "observaciones[].cuaderno.notas_del_observador",
    "la evidencia y los hechos de un desempeño con marca",
)
_RESERVADOS = {
    Docente: ("nombre",), Persona: ("nombre",), Oficio: ("para", "de"), Cuaderno: ("notas_del_observador",)
}  # fmt: skip


def entera(escuela: Escuela) -> dict[str, Any]:
    """Qué contiene y qué no, lo leído, y las rutas de los archivos que quedaron fuera."""
    return {
        "reservado": True,
        "contiene": list(CONTIENE),
        "no_contiene": list(NO_CONTIENE),
        "archivos": escuela.archivos,
        "fuera": sorted(escuela.fuera),
        "plan": _dato(escuela.plan),
        "docentes": _dato(escuela.lista.docentes if escuela.lista else ()),
        "rubricas": {clave: _dato(r) for clave, r in sorted(escuela.rubricas.items())},
        "observaciones": [_observacion(o) for o in sorted(escuela.observaciones, key=lambda o: (o.id, o.ruta))],
        "acciones": [_con_id(a, a.id) for a in sorted(escuela.acciones, key=lambda a: (a.id, a.origen.archivo))],
        "anterior": _dato(escuela.anterior),
        "textos": _dato(escuela.textos),
        "entregas": [_con_id(e) for e in sorted(escuela.entregas, key=lambda e: e.origen.archivo)],
    }


def _observacion(observacion: Observacion) -> dict[str, Any]:
    datos = _con_id(observacion, observacion.id)
    if observacion.cuaderno and observacion.cuaderno.hechos:
        datos["cuaderno"]["hechos"] = _hechos_que_salen(observacion, observacion.cuaderno.hechos)
    return datos


def _hechos_que_salen(observacion: Observacion, texto: str) -> str:
    """El cuaderno tal cual, sin las líneas que respaldan una marca."""
    lineas = texto.splitlines(keepends=True)
    de_cada = (next(leer_hechos(linea), None) for linea in lineas)
    return "".join(
        linea
        for linea, hecho in zip(lineas, de_cada, strict=True)
        if not (hecho and hecho.desempeno and con_marca(observacion, hecho.desempeno))
    )


def _con_id(pieza: Pieza, *id_: str) -> dict[str, Any]:
    """Lo que dice un archivo, con su id si lo tiene y la ruta de donde salió."""
    cabeza = {"id": id_[0]} if id_ else {}
    return {**cabeza, "archivo": pieza.origen.archivo, **_dato(pieza)}


def _dato(valor: Any) -> Any:
    """Un valor del modelo como lo guarda JSON: fechas y horas en texto, lo que no hay `None`."""
    if isinstance(valor, Pieza):
        return {c: _dato(getattr(valor, c)) for c in valor.CAMPOS if c != "formato" and not _es_reservado(valor, c)}
    if isinstance(valor, Mapping):
        return {str(clave): _dato(v) for clave, v in valor.items()}
    if isinstance(valor, tuple | list):
        return [_dato(v) for v in valor]
    if isinstance(valor, time):
        return valor.isoformat("minutes")
    if isinstance(valor, Soles):
        return valor // 100 if valor % 100 == 0 else valor / 100
    return valor.isoformat() if isinstance(valor, date) else valor


def _es_reservado(pieza: Pieza, clave: str) -> bool:
    if isinstance(pieza, Valoracion):
        return clave == "evidencia" and lleva_marca(pieza)
    return clave in _RESERVADOS.get(type(pieza), ())
