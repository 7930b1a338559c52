"""Lo que lee la persona: cada mensaje, con su rótulo y su arreglo, tal como sale."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from monitoreo_cli.lectura.carpeta import Carpeta
from monitoreo_cli.problema import Problema
from monitoreo_cli.reglas.manual import leer_manual
from monitoreo_cli.reglas.registro import REGLAS
from tests.escuelas import Contenido, gravedad, todos_los_problemas
from tests.instantaneas import instantanea
from tests.reglas.test_manual import BASE, CODIGOS, UN_DIA, aplicado

EJEMPLOS = Path(__file__).parents[2] / "ejemplos"


def escrito(problema: Problema) -> str:
    """Un problema entero, en unas líneas que se puedan revisar de un vistazo."""
    lugar = problema.lugar
    donde = f"{lugar.archivo}:{lugar.linea}:{lugar.columna}-{lugar.hasta_linea}:{lugar.hasta_columna}"
    detalles = [
        f"  {que}: {texto}" for que, texto in (("rótulo", problema.rotulo), ("arreglo", problema.arreglo)) if texto
    ]
    return "\n".join([f"{problema.codigo} {gravedad(problema)} {donde}", f"  {problema.mensaje}", *detalles]) + "\n"


def problemas_de(ejemplo: str, hoy: date, pendientes: bool) -> list[Problema]:
    carpeta = Carpeta(EJEMPLOS / ejemplo)
    textos: dict[str, Contenido] = {f.ruta: f for f in carpeta.fuentes()}
    return todos_los_problemas(textos, hoy=hoy, pendientes=pendientes)


@cache
def de_los_ejemplos(codigo: str) -> tuple[Problema, ...]:
    """Los problemas del ejemplo malo de una regla."""
    textos: dict[str, Contenido] = dict(BASE)
    textos |= {f.ruta: aplicado(f) for f in leer_manual(REGLAS[codigo].doc).mal}
    return tuple(todos_los_problemas(textos, hoy=UN_DIA, pendientes=True))


def test_los_mensajes_de_los_ejemplos_de_cada_regla():
    suyos = [escrito(p) for codigo in CODIGOS for p in de_los_ejemplos(codigo) if p.codigo == codigo]
    instantanea("mensajes-de-las-reglas.txt", "\n".join(suyos))


def test_los_mensajes_de_la_escuela_con_errores():
    problemas = problemas_de("con-errores", date(2024, 12, 20), pendientes=True)
    instantanea("problemas-con-errores.txt", "\n".join(map(escrito, problemas)))


@pytest.mark.parametrize("pendientes", [False, True])
def test_la_escuela_modelo_no_tiene_un_problema(pendientes: bool):
    assert list(map(escrito, problemas_de("escuela-modelo", date(2025, 11, 24), pendientes))) == []


def test_el_plan_de_la_semilla_se_lee_y_enlaza_sin_errores():
    problemas = problemas_de("san-cristobal", date(2024, 12, 20), pendientes=False)
    assert [escrito(p) for p in problemas if gravedad(p) == "error"] == []


@pytest.mark.parametrize(
    "palabra", ["None", "Traceback", "object at", "expected", "found", "while", "{", "Mapa(", "Escalar"]
)
def test_ningun_mensaje_deja_ver_el_programa_ni_ingles(palabra: str):
    for codigo in CODIGOS:
        for problema in de_los_ejemplos(codigo):
            assert palabra not in f"{problema.mensaje} {problema.rotulo} {problema.arreglo}"
