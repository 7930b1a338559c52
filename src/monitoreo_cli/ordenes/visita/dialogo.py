"""Añade a una visita el diálogo y los compromisos."""

from typing import Annotated

import typer

from monitoreo_cli.errores import ErrorDeUso
from monitoreo_cli.modelo.observacion import Dialogo
from monitoreo_cli.ordenes._escuela import hoy, ids_de_visitas, raiz_de
from monitoreo_cli.ordenes._formulario import hay_con_quien
from monitoreo_cli.ordenes._opciones import COMPROMISO, EJEMPLO_DE_COMPROMISO, argumento, opcion
from monitoreo_cli.ordenes.visita._dialogo import agregar_compromisos, poner_dialogo, valor_de


def orden(
    ctx: typer.Context,
    visita: Annotated[str, argumento("ID", "La visita (2024-04-16-d01).", ids_de_visitas)],
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
    compromiso: Annotated[list[str] | None, COMPROMISO] = None,
) -> None:  # fmt: skip
    """Agrega lo conversado a una visita, cerrada o no, y escribe su ruta. Lo que ya estaba escrito no se cambia.

    Sin opciones, en una terminal, lo va preguntando.
    """
    from monitoreo_cli.lectura.carpeta import Carpeta
    from monitoreo_cli.ordenes._cambiar import sin_cambios, visita_en_obra
    from monitoreo_cli.ordenes._compromisos import partidos

    dichos = {c: str(v).strip() for c, v in locals().items() if c in Dialogo.CAMPOS and v and str(v).strip()}
    if not dichos and not compromiso:
        if hay_con_quien():
            from monitoreo_cli.ordenes.visita._formulario.dialogo import preguntar

            preguntar(Carpeta(raiz_de(ctx)), visita, hoy())
            return
        raise ErrorDeUso("falta qué agregar", "por ejemplo: --fecha 2024-04-18 --fortalezas … --compromiso …")
    obra = visita_en_obra(Carpeta(raiz_de(ctx)), visita)
    poner_dialogo(obra.parche, {c: valor_de(c, v) for c, v in dichos.items()})
    agregar_compromisos(
        obra.parche,
        [
            {"texto": texto, "desempeno": desempeno, "plazo": plazo, "responsable": "docente"}
            for desempeno, plazo, texto in partidos(compromiso or [], EJEMPLO_DE_COMPROMISO)
        ],
    )
    if obra.parche.hay_cambios:
        obra.guardar(hoy())
    else:
        sin_cambios(f"`{visita}` ya lo dice")
