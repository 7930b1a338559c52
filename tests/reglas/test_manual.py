"""Cada regla trae su ejemplo malo y su ejemplo bueno, y los dos dicen la verdad."""

import re
from datetime import date

import pytest

from monitoreo_cli.lectura.cargar import Fuente
from monitoreo_cli.reglas.manual import Fragmento, leer_manual
from monitoreo_cli.reglas.registro import REGLAS
from monitoreo_cli.reglas.revision import conocer, familias
from tests.escuelas import BASE, Contenido, con, todos_los_problemas

conocer(familias())
# Los ejemplos con ◷ se miran un día en que ya venció lo que había que hacer.
UN_DIA = date(2024, 6, 20)
CODIGOS = sorted(c for c in REGLAS if c != "M901")  # lo da quien arma los informes, no quien valida


def aplicado(fragmento: Fragmento) -> Contenido:
    """El archivo que queda al escribir el fragmento en la escuela de las pruebas."""
    if fragmento.directiva == "borrado":
        return None
    if fragmento.directiva == "vacío":
        return b""
    if fragmento.directiva == "sin permiso de lectura":
        return Fuente(fragmento.ruta, ilegible="no hay permiso")
    crudo = re.sub(r"‹U\+([0-9A-F]{4})›", lambda m: chr(int(m[1], 16)), fragmento.texto)  # al mostrarlos, se nombran
    _, es_copia, original = fragmento.directiva.partition("copia de ")
    texto = con(BASE.get(original if es_copia else fragmento.ruta, ""), crudo)
    return texto.encode("cp1252" if fragmento.directiva == "guardado como cp1252" else "utf-8")


def codigos_con(fragmentos: tuple[Fragmento, ...]) -> list[str]:
    textos: dict[str, Contenido] = dict(BASE)
    textos |= {f.ruta: aplicado(f) for f in fragmentos}
    return [p.codigo for p in todos_los_problemas(textos, hoy=UN_DIA, pendientes=True)]


@pytest.mark.parametrize("codigo", CODIGOS)
def test_el_ejemplo_malo_da_su_codigo(codigo: str):
    assert codigo in codigos_con(leer_manual(REGLAS[codigo].doc).mal)


@pytest.mark.parametrize("codigo", CODIGOS)
def test_el_ejemplo_bueno_no_da_ninguno(codigo: str):
    assert codigos_con(leer_manual(REGLAS[codigo].doc).bien) == []


@pytest.mark.parametrize("codigo", sorted(REGLAS))
def test_cada_regla_dice_por_que_importa_y_trae_los_dos_ejemplos(codigo: str):
    manual = leer_manual(REGLAS[codigo].doc)
    assert manual.por_que[-1] in ".»"
    assert manual.mal
    assert manual.bien


def test_un_manual_se_lee_por_partes():
    manual = leer_manual(
        """Por qué importa: así
    se entiende.

    Mal:
        # docentes.yaml, guardado como cp1252
        docentes:
          - id: d01  # comentario
        # plan.yaml, borrado

    Bien:
        # observaciones/b.yaml, copia de observaciones/a.yaml
        lema: a‹U+0007›b
    """
    )
    assert manual.por_que == "así se entiende."
    assert manual.mal == (
        Fragmento("docentes.yaml", "guardado como cp1252", "docentes:\n  - id: d01  # comentario\n"),
        Fragmento("plan.yaml", "borrado", ""),
    )
    assert manual.bien == (Fragmento("observaciones/b.yaml", "copia de observaciones/a.yaml", "lema: a‹U+0007›b\n"),)


def test_un_docstring_sin_ejemplos_no_rompe_nada():
    assert leer_manual("Por qué importa: sí.") == ("sí.", (), ())
