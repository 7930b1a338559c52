"""La ficha en blanco de un instrumento, para llenarla a mano en el aula: de la rúbrica a datos llanos."""

import re

from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.rubrica import Desempeno, Rubrica
from monitoreo_cli.vistas import informe
from monitoreo_cli.vistas.informe import Llano, Pedido
from monitoreo_cli.vistas.informe_niveles import desempeno, escala_de, instrumento_llano


def datos(escuela: Escuela, clave: str, pedido: Pedido) -> Llano:
    """Todo lo que la ficha muestra: la escuela, y el instrumento con sus aspectos y descriptores."""
    instrumento, escala = escuela.rubricas[clave], escala_de(escuela.rubricas[clave])
    institucion = escuela.institucion
    return {
        "reservado": informe.RESERVADO,
        "titulo": "Ficha de observación",
        "membrete": informe.institucion(escuela),
        "turnos": _turnos(institucion.turno if institucion else None),
        "etapas": list(escuela.etapas),
        "instrumento": instrumento_llano(instrumento),
        "escala": escala,
        "con_descriptores": any(d.descriptores for d in instrumento.desempenos),
        "desempenos": [_en_blanco(d, instrumento, escala) for d in instrumento.por_id.values()],
        "procedencia": informe.origen(pedido),
    }


def _turnos(dicho: str | None) -> list[str]:
    """Los de la escuela: si son varios («mañana y tarde»), quien observa marca el de la visita."""
    return [t for t in re.split(r"\s*(?:,|/|\by\b)\s*", dicho or "") if t]


def _en_blanco(cual: Desempeno, instrumento: Rubrica, escala: list[Llano]) -> Llano:
    return {
        **desempeno(cual),
        "aspectos": list(cual.aspectos),
        "niveles": [{**nivel, "descriptor": cual.descriptores.get(nivel["clave"], "")} for nivel in escala],
        "marca": bool(cual.admite_marca),
        "minimo": cual.minimo_monitoreo or 0,
        "menor": instrumento.claves[0] if instrumento.claves else "",
    }
