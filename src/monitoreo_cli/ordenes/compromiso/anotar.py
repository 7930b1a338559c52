"""Anota cómo va un compromiso, en un registro de seguimiento."""

from datetime import date
from typing import Annotated

import typer

from monitoreo_cli.calculo.compromisos import Seguido, revision_posterior, seguir
from monitoreo_cli.calculo.cuentan import motivo_de_exclusion
from monitoreo_cli.errores import ErrorDeDatos, ErrorDeUso, Ilegible
from monitoreo_cli.lectura.cargar import cargar
from monitoreo_cli.lectura.carpeta import Carpeta
from monitoreo_cli.modelo.comun import ESTADOS, RETIRADO
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.tipos import FECHA
from monitoreo_cli.ordenes._escuela import hoy, ids_de_compromisos, ids_de_docentes, raiz_de
from monitoreo_cli.ordenes._opciones import argumento, conocido, leido, opcion, una_de
from monitoreo_cli.texto import desde_aqui, enumerar, quiza


def orden(
    ctx: typer.Context,
    compromiso: Annotated[str, argumento("ID", "El compromiso: 2024-04-16-d01/c1.", ids_de_compromisos)],
    estado: Annotated[
        str,
        opcion(
            "--estado", metavar="ESTADO", ayuda=f"Cómo está: {enumerar(ESTADOS, 'o')}.",
            completa=lambda: sorted(ESTADOS),
        ),
    ],
    evidencia: Annotated[
        str | None, opcion("--evidencia", ayuda="Qué viste u oíste que lo muestra.", metavar="TEXTO")
    ] = None,
    motivo: Annotated[
        str | None, opcion("--motivo", ayuda="Por qué se retira; hace falta si se retira.", metavar="TEXTO")
    ] = None,
    observador: Annotated[
        str | None, opcion("--observador", ayuda="Quién lo anota (por omisión, el único de la escuela).", metavar="ID")
    ] = None,
    fecha: Annotated[
        str | None, opcion("--fecha", ayuda="Cuándo se revisó (por omisión, hoy).", metavar="FECHA")
    ] = None,
    docente: Annotated[
        str | None,
        opcion(
            "--docente", metavar="ID", completa=ids_de_docentes,
            ayuda="A la ficha de quién va, si el compromiso no es de un docente.",
        ),
    ] = None,
) -> None:  # fmt: skip
    """Crea un registro de seguimiento y escribe su ruta.

    El estado de un compromiso es el de su seguimiento más reciente: no se edita en ninguna otra parte.
    """
    una_de("--estado", estado, ESTADOS)
    if estado == RETIRADO and not (motivo or "").strip():
        raise ErrorDeUso("falta --motivo: para retirar un compromiso hay que decir por qué")
    hoy_es = hoy()
    cuando = _cuando(fecha, hoy_es)
    carpeta = Carpeta(raiz_de(ctx))
    escuela, _ = cargar(carpeta.fuentes())
    if escuela.plan is None:
        raise Ilegible("`plan.yaml`")
    quien = _docente(escuela, _hallar(escuela, compromiso, hoy_es), docente)
    revision = {"compromiso": compromiso, "estado": estado, "evidencia": evidencia, "motivo": motivo}
    _escribir(carpeta, escuela, quien, _observador(escuela, observador), cuando, revision, hoy_es)


def _escribir(
    carpeta: Carpeta, escuela: Escuela, docente: str, observador: str, cuando: date,
    revision: dict[str, str | None], hoy_es: date,
) -> None:  # fmt: skip
    """Comprueba el registro, lo guarda y dice dónde; si otro más reciente vale más, también lo dice."""
    from monitoreo_cli.escritura.emisor import emitir
    from monitoreo_cli.modelo.observacion import Observacion
    from monitoreo_cli.ordenes._comprobar import comprobar
    from monitoreo_cli.vistas.terminal import avisos, salida

    datos = {
        "formato": 1, "tipo": "seguimiento", "docente": docente, "fecha": cuando, "observador": observador,
        "seguimiento": [{clave: dicho.strip() for clave, dicho in revision.items() if dicho and dicho.strip()}],
    }  # fmt: skip
    ruta = comprobar(carpeta, emitir(Observacion, datos), hoy_es)
    salida().escribir(desde_aqui(ruta))
    posterior = revision_posterior(escuela, revision["compromiso"] or "", cuando, ruta.stem)
    if posterior is not None:
        avisos().escribir(f"aviso: `{posterior}` lo revisó después, y su estado es el que vale")


def _cuando(fecha: str | None, hoy_es: date) -> date:
    cuando = leido("--fecha", fecha, FECHA) if fecha else hoy_es
    if cuando > hoy_es:
        raise ErrorDeUso(f"--fecha: el {cuando} no ha llegado", f"hoy es {hoy_es}")
    return cuando


def _hallar(escuela: Escuela, clave: str, hoy_es: date) -> Seguido:
    """El compromiso. Lanza `ErrorDeUso` si no existe, y `ErrorDeDatos` si no se puede leer su archivo."""
    seguidos = {s.id: s for s in seguir(escuela, hoy_es)}
    if clave in seguidos:
        return seguidos[clave]
    archivo, _, propio = clave.partition("/")
    if archivo in escuela.observaciones_fuera | escuela.acciones_fuera:
        raise Ilegible(f"el archivo `{archivo}`")
    visitas = [o for o in escuela.visitas if o.id == archivo and any(c.id == propio for c in o.compromisos)]
    if any(motivo := motivo_de_exclusion(escuela, v) for v in visitas):
        raise ErrorDeDatos(f"la visita `{archivo}` quedó fuera: {motivo}", "mira el lugar con: monitoreo validar")
    if visitas:
        raise ErrorDeUso(f"`{clave}` es de un borrador, y un borrador no cuenta", "cierra la visita y repite la orden")
    como = "escríbelo como `<visita o acción>/<id>`; míralos con: monitoreo compromisos"
    raise ErrorDeUso(f"no existe el compromiso `{clave}`", quiza(clave, seguidos) or como)


def _docente(escuela: Escuela, seguido: Seguido, dicho: str | None) -> str:
    """El docente del compromiso o, si no es de ninguno (nació en una acción), el que se diga."""
    if dicho is not None:
        conocido("el docente", dicho, escuela.docentes, "--docente")
    if seguido.docente is None and dicho is None:
        arreglo = f"di con --docente a la ficha de quién va: {enumerar(escuela.docentes, 'o')}"
        raise ErrorDeUso(f"`{seguido.id}` no es de un docente, y un seguimiento va en la ficha de uno", arreglo)
    if seguido.docente is not None and dicho not in (None, seguido.docente):
        raise ErrorDeUso(f"`{seguido.id}` es de `{seguido.docente}`, no de `{dicho}`", "quita --docente")
    return seguido.docente or dicho or ""


def _observador(escuela: Escuela, dicho: str | None) -> str:
    """El que se diga o, si en el equipo hay uno solo de la escuela, ése."""
    if dicho is not None:
        return conocido("en el equipo", dicho, escuela.equipo, "--observador")
    if len(escuela.equipo_propio) != 1:
        hay = f"hay: {enumerar(escuela.equipo) or 'nadie en `equipo` de plan.yaml'}"
        raise ErrorDeUso("falta --observador: en el equipo no hay una sola persona de la escuela", hay)
    return next(iter(escuela.equipo_propio))
