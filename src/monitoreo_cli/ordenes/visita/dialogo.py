"""Añade a una visita el diálogo y los compromisos."""

import re
from typing import Annotated, Any

import typer

from monitoreo_cli.errores import ErrorDeUso
from monitoreo_cli.modelo.campos import campos_de
from monitoreo_cli.modelo.observacion import Dialogo
from monitoreo_cli.modelo.tipos import FECHA
from monitoreo_cli.ordenes._escuela import hoy, ids_de_visitas, raiz_de
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
    """Agrega lo conversado a una visita, cerrada o no, y escribe su ruta. Lo que ya estaba escrito no se cambia."""
    from monitoreo_cli.lectura.carpeta import Carpeta
    from monitoreo_cli.ordenes._cambiar import sin_cambios, visita_en_obra

    dichos = {c: str(v).strip() for c, v in locals().items() if c in campos_de(Dialogo) and v and str(v).strip()}
    if not dichos and not compromiso:
        raise ErrorDeUso("falta qué agregar", "por ejemplo: --fecha 2024-04-18 --fortalezas … --compromiso …")
    obra = visita_en_obra(Carpeta(raiz_de(ctx)), visita)
    _dialogo(obra.parche, {c: leido(_opcion(c), v, FECHA) if _es_fecha(c) else v for c, v in dichos.items()})
    _compromisos(obra.parche, compromiso or [])
    if obra.parche.hay_cambios:
        obra.guardar(hoy())
    else:
        sin_cambios(f"`{visita}` ya lo dice")


def _es_fecha(clave: str) -> bool:
    return campos_de(Dialogo)[clave].forma is FECHA


def _opcion(clave: str) -> str:
    return "--" + clave.replace("_", "-")


def _dialogo(parche: Any, dichos: dict[str, Any]) -> None:
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


def _compromisos(parche: Any, dichos: list[str]) -> None:
    """Los compromisos, con los ids que siguen a los que hay."""
    from monitoreo_cli.ordenes._compromisos import partidos

    hay = [parche.texto("compromisos", i, "id") or "" for i in parche.elementos("compromisos")]
    desde = max((int(m[1]) for clave in hay if (m := re.fullmatch("c([0-9]{1,9})", clave))), default=0) + 1
    nuevos = [
        {"id": f"c{numero}", "texto": texto, "desempeno": desempeno, "plazo": plazo, "responsable": "docente"}
        for numero, (desempeno, plazo, texto) in enumerate(partidos(dichos, EJEMPLO), desde)
    ]
    if nuevos:
        parche.agregar(("compromisos",), nuevos)
