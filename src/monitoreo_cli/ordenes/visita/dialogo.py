"""Añade a una visita el diálogo y los compromisos."""

import re
from typing import Annotated, Any

import typer

from monitoreo_cli.errores import ErrorDeUso
from monitoreo_cli.modelo.campos import campos_de
from monitoreo_cli.modelo.observacion import Dialogo
from monitoreo_cli.modelo.tipos import FECHA
from monitoreo_cli.ordenes._escuela import hoy, ids_de_visitas, raiz_de
from monitoreo_cli.ordenes._formulario import hay_con_quien
from monitoreo_cli.ordenes._opciones import leido, opcion

EJEMPLO = "razonamiento:2024-09-15:Plantear preguntas abiertas"


def orden(
    ctx: typer.Context,
    visita: Annotated[
        str, typer.Argument(metavar="ID", help="La visita (2024-04-16-d01).", autocompletion=ids_de_visitas)
    ],
    fecha: Annotated[str | None, opcion("--fecha", ayuda="Cuándo se conversó.", metavar="FECHA")] = None,
    fortalezas: Annotated[str | None, opcion("--fortalezas", ayuda="Lo que ya se hace.", metavar="TEXTO")] = None,
    por_mejorar: Annotated[str | None, opcion("--por-mejorar", ayuda="Lo que falta.", metavar="TEXTO")] = None,
    voz_del_docente: Annotated[
        str | None, opcion("--voz-del-docente", ayuda="Lo que dijo el docente.", metavar="TEXTO")
    ] = None,
    deconstruccion: Annotated[
        str | None, opcion("--deconstruccion", ayuda="Qué pasó y por qué.", metavar="TEXTO")
    ] = None,
    reconstruccion: Annotated[
        str | None, opcion("--reconstruccion", ayuda="Qué se haría distinto.", metavar="TEXTO")
    ] = None,
    evaluacion: Annotated[
        str | None, opcion("--evaluacion", ayuda="Cómo se sabrá si funcionó.", metavar="TEXTO")
    ] = None,
    recibido: Annotated[
        str | None, opcion("--recibido", ayuda="Cuándo firmó su copia el docente.", metavar="FECHA")
    ] = None,
    desacuerdo: Annotated[
        str | None, opcion("--desacuerdo", ayuda="Su desacuerdo, tal cual.", metavar="TEXTO")
    ] = None,
    compromiso: Annotated[
        list[str] | None,
        opcion(
            "--compromiso", metavar="DESEMPEÑO:PLAZO:TEXTO",
            ayuda="Lo que se acordó; el desempeño y el plazo pueden ir vacíos. Se repite.",
        ),
    ] = None,
) -> None:  # fmt: skip
    """Agrega lo conversado a una visita, cerrada o no, y escribe su ruta. Lo que ya estaba escrito no se cambia.

    Sin opciones, en una terminal, lo va preguntando.
    """
    from monitoreo_cli.lectura.carpeta import Carpeta
    from monitoreo_cli.ordenes._cambiar import sin_cambios, visita_en_obra
    from monitoreo_cli.ordenes._compromisos import partidos

    dichos = {c: str(v).strip() for c, v in locals().items() if c in campos_de(Dialogo) and v and str(v).strip()}
    if not dichos and not compromiso:
        if hay_con_quien():
            from monitoreo_cli.ordenes.visita._formulario.dialogo import preguntar

            preguntar(Carpeta(raiz_de(ctx)), visita, hoy())
            return
        raise ErrorDeUso("falta qué agregar", "por ejemplo: --fecha 2024-04-18 --fortalezas … --compromiso …")
    obra = visita_en_obra(Carpeta(raiz_de(ctx)), visita)
    poner_dialogo(obra.parche, {c: leido(_opcion(c), v, FECHA) if _es_fecha(c) else v for c, v in dichos.items()})
    agregar_compromisos(
        obra.parche,
        [
            {"texto": texto, "desempeno": desempeno, "plazo": plazo, "responsable": "docente"}
            for desempeno, plazo, texto in partidos(compromiso or [], EJEMPLO)
        ],
    )
    if obra.parche.hay_cambios:
        obra.guardar(hoy())
    else:
        sin_cambios(f"`{visita}` ya lo dice")


def _es_fecha(clave: str) -> bool:
    return campos_de(Dialogo)[clave].forma is FECHA


def _opcion(clave: str) -> str:
    return "--" + clave.replace("_", "-")


def poner_dialogo(parche: Any, dichos: dict[str, Any]) -> None:
    """Pone lo que falta. Lanza `ErrorDeUso` si algo ya dice otra cosa, o si no se sabrá cuándo se conversó."""
    if not dichos:
        return
    if "fecha" not in dichos and parche.nodo("dialogo", "fecha") is None:
        raise ErrorDeUso("falta --fecha: cuándo se conversó", "por ejemplo: --fecha 2024-04-18")
    if parche.nodo("dialogo") is None:
        parche.poner(("dialogo",), dichos)
        return
    for clave in campos_de(Dialogo):
        escrito = parche.nodo("dialogo", clave)
        if clave in dichos and escrito is None:
            parche.poner(("dialogo", clave), dichos[clave])
        elif clave in dichos and _leido(parche, clave) != dichos[clave]:
            arreglo = "aquí sólo se agrega: cámbialo en el archivo"
            raise ErrorDeUso(f"{_opcion(clave)}: la visita ya dice otra cosa en `{clave}`", arreglo)


def _leido(parche: Any, clave: str) -> Any:
    texto = (parche.texto("dialogo", clave) or "").strip()
    return leido(_opcion(clave), texto, FECHA) if _es_fecha(clave) else texto


def ids_de_compromisos(parche: Any) -> list[str]:
    """Los que ya tiene la visita."""
    return [parche.texto("compromisos", i, "id") or "" for i in parche.elementos("compromisos")]


def agregar_compromisos(parche: Any, dichos: list[dict[str, Any]]) -> None:
    """Los compromisos, con los ids que siguen a los que hay."""
    hay = ids_de_compromisos(parche)
    desde = max((int(m[1]) for clave in hay if (m := re.fullmatch("c([0-9]{1,9})", clave))), default=0) + 1
    if dichos:
        parche.agregar(("compromisos",), [{**dicho, "id": f"c{n}"} for n, dicho in enumerate(dichos, desde)])
