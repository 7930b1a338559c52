"""Las visitas propuestas, como líneas para pegar en `visitas_previstas` o como cambios en `plan.yaml`."""

from collections.abc import Iterator

from monitoreo_cli.calculo.reparto import Propuesta, Reparto
from monitoreo_cli.escritura.emisor import lineas_de_elemento
from monitoreo_cli.escritura.parche import Parche
from monitoreo_cli.fechas import DIAS, corta
from monitoreo_cli.modelo.campos import Anidada
from monitoreo_cli.modelo.plan import Plan, VisitaPrevista

CLAVE = "visitas_previstas"


def en_yaml(plan: Plan, reparto: Reparto) -> Iterator[str]:
    """Las nuevas como elementos de la lista; las que cambian de fecha, como el cambio que hay que hacer."""
    nuevas = [p for p in reparto.propuestas if p.de is None]
    if nuevas:
        yield f"# al final de `{CLAVE}`:" if plan.visitas_previstas else f"{CLAVE}:"
    for propuesta in nuevas:
        *lineas, ultima = lineas_de_elemento(Anidada(VisitaPrevista), _como_dict(propuesta), "  ")
        yield from lineas
        yield _con_dia(ultima, propuesta)
    for propuesta in reparto.propuestas:
        if propuesta.de is not None:
            yield from _cambio(propuesta, propuesta.de)


def aplicar(parche: Parche, plan: Plan, reparto: Reparto) -> None:
    """Las nuevas, al final de la lista; las que cambian, con su `nueva_fecha`."""
    lugares = {id(v): i for i, v in enumerate(plan.visitas_previstas)}
    for propuesta in reparto.propuestas:
        if propuesta.de is not None:
            parche.poner((CLAVE, lugares[id(propuesta.de)], "nueva_fecha"), propuesta.fecha)
    nuevas = [_como_dict(p) for p in reparto.propuestas if p.de is None]
    if nuevas:
        parche.agregar((CLAVE,), nuevas)


def _como_dict(propuesta: Propuesta) -> dict[str, object]:
    return {"docente": propuesta.docente, "etapa": propuesta.etapa, "fecha": propuesta.fecha}


def _cambio(propuesta: Propuesta, de: VisitaPrevista) -> list[str]:
    """Lo que hay que agregar a una visita que ya está en el plan."""
    estaba = f" del {corta(de.fecha)}" if de.fecha else ""
    return [
        f"# en la visita{estaba} a {propuesta.docente} (plan.yaml, línea {de.donde('docente').linea}):",
        _con_dia(f"    nueva_fecha: {propuesta.fecha.isoformat()}", propuesta),
    ]


def _con_dia(linea: str, propuesta: Propuesta) -> str:
    return f"{linea}  # {DIAS[propuesta.fecha.weekday()]}"
