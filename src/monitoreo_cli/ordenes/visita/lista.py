"""Las visitas que hay, por fecha."""

from collections.abc import Iterator
from typing import Annotated, Any

import typer

from monitoreo_cli.calculo.cuentan import orden_de_visita
from monitoreo_cli.modelo.observacion import ESTADOS_DE_VISITA, Observacion
from monitoreo_cli.ordenes._escuela import Abierta, ids_de_docentes
from monitoreo_cli.ordenes._opciones import formato, opcion, una_de
from monitoreo_cli.vistas.terminal import Linea, Tramo, columnas

CABEZA = {
    "id": "Visita",
    "docente": "Docente",
    "etapa": "Etapa",
    "fecha": "Fecha",
    "estado": "Estado",
    "rol": "Rol",
    "rubrica": "Instrumento",
}


def orden(
    ctx: typer.Context,
    etapa: Annotated[str | None, opcion("--etapa", ayuda="Sólo las de esta etapa.", metavar="N")] = None,
    docente: Annotated[
        str | None, opcion("--docente", ayuda="Sólo las de este docente.", metavar="ID", completa=ids_de_docentes)
    ] = None,
    estado: Annotated[str | None, opcion("--estado", ayuda="`borrador` o `cerrada`.", metavar="ESTADO")] = None,
    formato: Annotated[str, formato("tabla", "json", "csv", "md")] = "tabla",
) -> None:
    """Lista las visitas por fecha, borradores incluidos."""
    if estado is not None:
        una_de("--estado", estado, ESTADOS_DE_VISITA)
    abierta = Abierta(ctx)
    pedida, de = abierta.etapa(etapa), abierta.docente(docente)
    visitas = [
        v
        for v in sorted(abierta.escuela.visitas, key=orden_de_visita)
        if (pedida is None or abierta.escuela.etapa_de(v) is pedida)
        and (de is None or v.docente == de)
        and (estado is None or v.estado == estado)
    ]
    _mostrar(abierta, visitas, formato)
    abierta.terminar()


def _mostrar(abierta: Abierta, visitas: list[Observacion], formato: str) -> None:
    from monitoreo_cli.salidas import csv, json
    from monitoreo_cli.vistas import markdown
    from monitoreo_cli.vistas.terminal import salida

    pantalla = salida()
    datos = json.visitas(abierta.escuela, visitas)
    claves = list(CABEZA)
    if formato == "json":
        pantalla.escribir(json.en_json(datos))
    elif formato == "csv":
        cabeza = ["id", "archivo", *claves[1:]]
        completas = ([v[c] for c in cabeza] for v in datos["visitas"])
        pantalla.escribir(csv.en_csv([cabeza, *completas]).rstrip("\n"))
    elif formato == "md":
        filas = ([v[c] for c in claves] for v in datos["visitas"])
        pantalla.escribir(*markdown.RESERVADO, *markdown.tabla(list(CABEZA.values()), filas))
    elif visitas:
        pantalla.escribir(*_en_tabla(datos["visitas"]))
    else:
        pantalla.escribir("No hay visitas así.")


def _en_tabla(visitas: list[dict[str, Any]]) -> Iterator[Linea]:
    """Una fila por visita; lo que es igual en todas se dice una vez, para que quepa."""
    comunes = {c: hay for c in ("rol", "rubrica") if len(hay := {v[c] for v in visitas if v[c]}) == 1}
    claves = [c for c in CABEZA if c not in comunes]
    filas = [["" if v[c] is None else str(v[c]) for c in claves] for v in visitas]
    cabeza, *cuerpo = columnas([[CABEZA[c] for c in claves], *filas], sangria=0)
    yield [Tramo(cabeza, "tenue")]
    yield from cuerpo
    if comunes:
        yield "En todas: " + ", ".join(f"{CABEZA[c].lower()} {valores.pop()}" for c, valores in comunes.items()) + "."
