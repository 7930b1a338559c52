"""La cuadrícula de etapas, actividades y meses, con lo hecho y lo que falta."""

from pathlib import Path
from typing import Annotated

import typer

from monitoreo_cli.calculo.cronograma import Cronograma, cronograma
from monitoreo_cli.errores import ErrorDeUso
from monitoreo_cli.ordenes._escuela import Abierta
from monitoreo_cli.ordenes._opciones import exigir_terminacion, formato, opcion, ruta_de_salida
from monitoreo_cli.vistas.terminal import avisos, salida


def orden(
    ctx: typer.Context,
    formato: Annotated[str, formato("tabla", "md", "html", "json")] = "tabla",
    archivo: Annotated[
        str | None, opcion("--salida", ayuda="El archivo donde se escribe el html.", metavar="RUTA")
    ] = None,
    proponer: Annotated[
        bool, opcion("--proponer", ayuda="Propone fechas para las visitas que faltan, en días con clases.")
    ] = False,
    aplicar: Annotated[
        bool, opcion("--aplicar", ayuda="Con --proponer: escribe las fechas en plan.yaml.")
    ] = False,
    ics: Annotated[
        str | None, opcion("--ics", ayuda="Escribe un calendario para el teléfono o la computadora.", metavar="ARCHIVO")
    ] = None,
    nombres: Annotated[
        bool, opcion("--nombres", ayuda="Con --ics: nombres y textos en el calendario, en vez de sólo ids.")
    ] = False,
) -> None:  # fmt: skip
    """Muestra qué toca en cada mes, cuántas visitas se cerraron en cada etapa y a quién falta visitar.

    Con `--proponer` reparte las visitas que faltan: de lunes a viernes, fuera de los feriados y de los
    `no_lectivos` del plan, sin cargar un día ni una semana. Muestra las líneas que van en
    `visitas_previstas`; con `--aplicar`, las escribe. Los feriados se corrigen en el plan.
    """
    _comprobar(formato, archivo, proponer, aplicar, ics, nombres)
    if proponer:
        _proponer(ctx, aplicar)
        return
    abierta = Abierta(ctx)
    if ics is not None:
        _calendario(abierta, Path(ics), nombres)
    else:
        _mostrar(ctx, abierta, formato, Path(archivo) if archivo is not None else None)
    abierta.terminar()


def _comprobar(
    formato: str, archivo: str | None, proponer: bool, aplicar: bool, ics: str | None, nombres: bool
) -> None:
    """Dos pedidos que no van juntos se dicen, en vez de atender uno y callar el otro."""
    if aplicar and not proponer:
        raise ErrorDeUso("--aplicar va con --proponer", "mira primero la propuesta, y después agrega --aplicar")
    if nombres and ics is None:
        raise ErrorDeUso("--nombres va con --ics", "quítala")
    if proponer and (ics is not None or formato != "tabla"):
        raise ErrorDeUso("--proponer va sola o con --aplicar", "pide lo demás en otra orden")
    if archivo is not None and formato != "html":
        raise ErrorDeUso("--salida vale con --formato html", "agrega --formato html")
    for dicha, como in ((archivo, "html"), (ics, "ics")):
        exigir_terminacion(ruta_de_salida(dicha, "escribe"), como)


def _mostrar(ctx: typer.Context, abierta: Abierta, formato: str, ruta: Path | None) -> None:
    pantalla = salida()
    calculado = cronograma(abierta.escuela, abierta.cuentas, abierta.hoy)
    if formato == "json":
        from monitoreo_cli.salidas import json

        pantalla.escribir(json.en_json(json.cronograma(calculado)))
    elif formato == "md":
        from monitoreo_cli.vistas.cronograma import en_markdown
        from monitoreo_cli.vistas.markdown import RESERVADO

        pantalla.escribir(*RESERVADO, *en_markdown(abierta.escuela, calculado, abierta.hoy))
    elif formato == "html":
        _en_html(ctx, abierta, calculado, ruta)
    else:
        from monitoreo_cli.vistas.cronograma import en_tabla

        pantalla.escribir(*en_tabla(abierta.escuela, calculado, abierta.hoy, pantalla.ancho))


def _en_html(ctx: typer.Context, abierta: Abierta, calculado: Cronograma, ruta: Path | None) -> None:
    from monitoreo_cli.ordenes._plantillas import llenar, plantillas_de, publicar
    from monitoreo_cli.vistas import hoja_cronograma
    from monitoreo_cli.vistas.informe import Pedido

    datos = hoja_cronograma.datos(abierta.escuela, calculado, Pedido(abierta.hoy, abierta.carpeta.huella()))
    publicar(llenar(abierta, plantillas_de(ctx), "cronograma/hoja.html.j2", datos), ruta)


def _calendario(abierta: Abierta, ruta: Path, nombres: bool) -> None:
    from monitoreo_cli.ordenes._plantillas import publicar
    from monitoreo_cli.salidas import ics

    publicar(ics.calendario(abierta.escuela, abierta.cuentas, abierta.hoy, nombres), ruta)


# ---------------------------------------------------------------- proponer


def _proponer(ctx: typer.Context, aplicar: bool) -> None:
    from monitoreo_cli.calculo.reparto import repartir
    from monitoreo_cli.escritura import propuesta
    from monitoreo_cli.lectura.carpeta import Carpeta
    from monitoreo_cli.ordenes._cambiar import EnObra, sin_cambios
    from monitoreo_cli.ordenes._escuela import raiz_de
    from monitoreo_cli.vistas.propuesta import que_saber

    # Se abre antes de calcular: si el archivo cambia entretanto, al escribir se nota y se niega.
    obra = EnObra(Carpeta(raiz_de(ctx)), "plan.yaml") if aplicar else None
    abierta = Abierta(ctx)
    plan = abierta.escuela.plan_o_vacio
    reparto = repartir(abierta.escuela, abierta.cuentas, abierta.hoy)
    for dicho in que_saber(plan, reparto):
        avisos().parrafo(dicho)
    if obra is None:
        salida().escribir(*propuesta.en_yaml(plan, reparto))
    elif reparto.propuestas:
        propuesta.aplicar(obra.parche, plan, reparto)
        obra.guardar(abierta.hoy)
    else:
        sin_cambios("no hay ninguna visita que agregar")
    abierta.terminar()
