"""Comprobar que lo que se pide sin nombres no deje leer ninguno: un código o un cargo pueden llevarlo."""

from collections.abc import Iterator

from monitoreo_cli.ordenes._escuela import Abierta
from monitoreo_cli.texto import enumerar
from monitoreo_cli.vistas.terminal import avisos


def avisar_si_nombra(abierta: Abierta, documento: str) -> None:
    """Dice de quién se lee el nombre, el DNI, el correo o el teléfono; lo escrito no se cambia."""
    dichos = dict.fromkeys(_dichos(abierta, documento))
    if dichos:
        avisos().parrafo(
            f"aviso: no se puso ningún nombre, pero ahí se lee {enumerar(dichos)}. Viene de un código, un cargo u otra "
            "cosa que se escribió; mira dónde con: monitoreo validar --privacidad"
        )


def _dichos(abierta: Abierta, documento: str) -> Iterator[str]:
    from monitoreo_cli.reglas.privacidad import deja_ver
    from monitoreo_cli.reglas.rastreo import Rastreador

    escuela = abierta.escuela
    for docente, ficha in escuela.docentes.items():
        nombre = escuela.nombres.get(docente) or ficha.nombre
        if nombre and deja_ver(docente, nombre) and docente in documento:
            yield f"el nombre de {docente}"
    equipo = (p.nombre for p in escuela.equipo.values() if p.nombre)
    yield from (h.que for h in Rastreador(escuela.identificados, equipo).hallar(documento) if not h.es_comun)
