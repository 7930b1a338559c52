"""Los ejemplos que viajan con el programa dicen la verdad."""

import hashlib
import re
from pathlib import Path

import pytest

from monitoreo_cli.calculo.cuentan import Cuentas
from monitoreo_cli.calculo.resumen import resumir
from monitoreo_cli.lectura.cargar import cargar
from monitoreo_cli.lectura.carpeta import Carpeta
from monitoreo_cli.lectura.clases import CLASES, clase_de
from monitoreo_cli.modelo.campos import Pieza, piezas_de

EJEMPLOS = Path(__file__).parents[1] / "ejemplos"
MODELO = EJEMPLOS / "escuela-modelo"
# Un nombre en docentes.yaml es M503, y una entrega sin cambios posteriores no lleva rectificaciones.
NO_VAN = {"docentes": {"nombre"}, "entrega": {"motivo", "cambios"}}


def _piezas(clase: type[Pieza]) -> set[type[Pieza]]:
    """La pieza y todas las que lleva dentro."""
    dentro = {p for campo in clase.CAMPOS.values() for p in piezas_de(campo.forma)}
    return {clase}.union(*(_piezas(p) for p in dentro))


@pytest.mark.parametrize("clase", [c.nombre for c in CLASES])
def test_la_escuela_modelo_usa_todas_las_claves_del_formato(clase: str) -> None:
    tipo = next(c for c in CLASES if c.nombre == clase)
    textos = [f.datos.decode() for f in Carpeta(MODELO).fuentes() if _es(tipo.nombre, f.ruta)]
    assert textos
    claves = {c for pieza in _piezas(tipo.pieza()) for c in pieza.CAMPOS} - NO_VAN.get(clase, set())
    escritas = {c for texto in textos for c in re.findall(r"(?m)([a-z_]+):(?:\s|$)", texto)}
    assert claves <= escritas


def test_la_entrega_lleva_la_huella_de_cada_visita_que_conto() -> None:
    escuela, _ = cargar(Carpeta(MODELO).fuentes())
    (entrega,) = escuela.entregas
    resumen = resumir(escuela, Cuentas(escuela), escuela.etapas[entrega.etapa or 0])
    rutas = {o.id: o.ruta for o in escuela.observaciones}
    esperadas = {
        f.visita: hashlib.sha256((MODELO / rutas[f.visita]).read_bytes()).hexdigest()[:16]
        for f in resumen.por_docente
        if f.visita
    }
    assert entrega.huellas == esperadas
    assert entrega.resumen["docentes"]["monitoreados"] == str(resumen.monitoreados)


@pytest.mark.parametrize("escuela", ["san-cristobal", "escuela-modelo", "con-errores"])
def test_toda_observacion_inventada_lo_dice(escuela: str) -> None:
    for archivo in (EJEMPLOS / escuela / "observaciones").rglob("*.y*ml"):
        texto = archivo.read_bytes().decode("utf-8", "replace").lower()
        assert not texto or "ilustrativ" in texto or "inventad" in texto or escuela == "con-errores", archivo


def _es(nombre: str, ruta: str) -> bool:
    clase = clase_de(ruta)
    return clase is not None and clase.nombre == nombre
