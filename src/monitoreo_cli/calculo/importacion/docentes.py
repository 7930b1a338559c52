"""Las filas de la tabla de docentes: quiénes son nuevos y qué cambia de los que ya están."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from monitoreo_cli.lectura import celdas
from monitoreo_cli.lectura.celdas import Renglon, una_de
from monitoreo_cli.modelo.docente import CONDICIONES, Docente
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.valor import Valor


class DocenteLeido(Valor):
    """Lo que dice una fila, con las claves de `docentes.yaml`; de uno que ya está, sólo lo que cambia."""

    renglon: Renglon
    id: str | None
    datos: Mapping[str, Any]
    es_nuevo: bool


def leer_docentes(escuela: Escuela, filas: Iterable[Renglon]) -> Iterator[DocenteLeido]:
    vistos: dict[str, str] = {}
    for r in filas:
        clave = r.leer("docente", celdas.identificador)
        dichos: dict[str, Any] = {
            "aula": r.leer("aula", celdas.texto),
            "grados": r.leer("grados", celdas.enteros),
            "seccion": r.leer("seccion", celdas.texto),
            "area": r.leer("area", celdas.texto),
            "condicion": r.leer("condicion", una_de(CONDICIONES, "una condición")),
            "especialidad": r.leer("especialidad", celdas.texto),
        }
        if clave is None and not r.dudas:
            r.dudar(r.lugar, "a esta fila le falta el código del docente, como d05")
        elif clave in vistos:
            r.dudar(r.lugar_de("docente"), f"`{clave}` ya está en {vistos[clave]}: deja una sola fila")
        elif clave is not None:
            vistos[clave] = r.lugar_de("docente")
        escrito = escuela.docentes.get(clave or "")
        yield DocenteLeido(r, clave, dict(_cambios(r, dichos, escrito)), escrito is None)


def _cambios(r: Renglon, dichos: Mapping[str, Any], escrito: Docente | None) -> Iterator[tuple[str, Any]]:
    for clave, valor in dichos.items():
        antes = getattr(escrito, clave, None)
        if valor is None or valor == (list(antes) if isinstance(antes, tuple) else antes):
            continue
        if clave == "grados" and antes:
            r.dudar(r.lugar_de("grados"), "los grados de quien ya está se cambian en docentes.yaml")
        else:
            yield clave, valor
