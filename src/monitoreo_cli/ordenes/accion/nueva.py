"""Registra una acción formativa: programada o ya realizada."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Annotated, Any

import typer

from monitoreo_cli.errores import ErrorDeUso
from monitoreo_cli.modelo.accion import ESTADOS, TIPOS
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.tipos import FECHA
from monitoreo_cli.ordenes._escuela import hoy, ids_de_docentes, raiz_de
from monitoreo_cli.ordenes._formulario import hay_con_quien
from monitoreo_cli.ordenes._opciones import conocido, leido, opcion, una_de
from monitoreo_cli.ordenes.accion._crear import crear_accion, estado_segun
from monitoreo_cli.texto import enumerar

EJEMPLO = "d02:2024-06-21:Traer una sesión adaptada"
_MINIMO = ("tipo", "fecha", "tema")
_OPCIONES = (*_MINIMO, "participante", "responsable", "estado", "responde_a", "compromiso")


def orden(
    ctx: typer.Context,
    tipo: Annotated[
        str | None, opcion("--tipo", ayuda=f"Qué clase de acción: {enumerar(TIPOS, 'o')}.", metavar="TIPO")
    ] = None,
    fecha: Annotated[str | None, opcion("--fecha", ayuda="Cuándo: 2024-06-07.", metavar="FECHA")] = None,
    tema: Annotated[str | None, opcion("--tema", ayuda="De qué trata.", metavar="TEXTO")] = None,
    participante: Annotated[
        list[str] | None,
        opcion("--participante", ayuda="Docente que participa; se repite.", metavar="ID", completa=ids_de_docentes),
    ] = None,
    responsable: Annotated[str | None, opcion("--responsable", ayuda="Quién la conduce.", metavar="ID")] = None,
    estado: Annotated[
        str | None,
        opcion("--estado", metavar="ESTADO", ayuda=f"{enumerar(ESTADOS, 'o')} (por omisión, según la fecha)."),
    ] = None,
    responde_a: Annotated[
        list[str] | None, opcion("--responde-a", ayuda="Desempeño al que responde; se repite.", metavar="DESEMPEÑO")
    ] = None,
    compromiso: Annotated[
        list[str] | None,
        opcion(
            "--compromiso", metavar="RESPONSABLE:PLAZO:TEXTO",
            ayuda="Lo que se acordó; el responsable y el plazo pueden ir vacíos. Se repite.",
        ),
    ] = None,
) -> None:  # fmt: skip
    """Crea el archivo de una acción formativa y escribe su ruta. Si algo está mal, no escribe nada y lo dice.

    Sin opciones, en una terminal, la va preguntando.
    """
    from monitoreo_cli.lectura.cargar import cargar
    from monitoreo_cli.lectura.carpeta import Carpeta

    dado = {n: v for n, v in locals().items() if n in _OPCIONES and v}
    if not dado and hay_con_quien():
        from monitoreo_cli.ordenes.accion._preguntar import preguntar

        preguntar(Carpeta(raiz_de(ctx)), hoy())
        return
    if faltan := [f"--{n}" for n in _MINIMO if not (dado.get(n) or "").strip()]:
        verbo = "falta" if len(faltan) == 1 else "faltan"
        raise ErrorDeUso(f"{verbo} {enumerar(faltan)}", 'por ejemplo: --tipo gia --fecha 2024-06-07 --tema "Preguntas"')
    datos = _datos(dado, hoy())
    carpeta = Carpeta(raiz_de(ctx))
    escuela, _ = cargar(carpeta.base())
    _comprobar_ids(escuela, datos)
    crear_accion(carpeta, datos, hoy())


def _datos(dado: dict[str, Any], hoy_es: date) -> dict[str, Any]:
    """Lo que se dio en las opciones, con las claves del formato."""
    cuando = leido("--fecha", dado["fecha"], FECHA)
    return {
        "formato": 1,
        "tipo": una_de("--tipo", dado["tipo"], TIPOS),
        "estado": una_de("--estado", dado["estado"], ESTADOS) if "estado" in dado else estado_segun(cuando, hoy_es),
        "fecha": cuando,
        "tema": dado["tema"].strip(),
        "responde_a": dado.get("responde_a", []),
        "participantes": dado.get("participante", []),
        "responsable": dado.get("responsable"),
        "compromisos": list(_compromisos(dado.get("compromiso", []))),
    }


def _compromisos(dichos: list[str]) -> Iterator[dict[str, Any]]:
    from monitoreo_cli.ordenes._compromisos import partidos

    for numero, (responsable, plazo, texto) in enumerate(partidos(dichos, EJEMPLO), 1):
        armado = {"id": f"c{numero}", "texto": texto, "plazo": plazo, "responsable": responsable}
        yield {c: v for c, v in armado.items() if v is not None}


def _comprobar_ids(escuela: Escuela, datos: dict[str, Any]) -> None:
    """Lanza `ErrorDeUso` si se nombra a alguien o algo que no existe; lo que no se pudo leer no se juzga."""
    if escuela.lista is not None:
        _todos("el docente", datos["participantes"], escuela.docentes, "--participante")
    if escuela.rubricas:
        desempenos = dict.fromkeys(d for r in escuela.rubricas.values() for d in r.por_id)
        _todos("el desempeño", datos["responde_a"], desempenos, "--responde-a")
    if escuela.lista is not None and escuela.plan is not None:
        personas = {**escuela.equipo, **escuela.docentes}
        _todos("la persona", [datos["responsable"]] if datos["responsable"] else [], personas, "--responsable")
        responsables = [c["responsable"] for c in datos["compromisos"] if "responsable" in c]
        _todos("la persona", responsables, personas, "--compromiso")


def _todos(que: str, dichos: Iterable[str], hay: Iterable[str], opcion: str) -> None:
    for dicho in dichos:
        conocido(que, dicho, hay, opcion)
