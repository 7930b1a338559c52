"""Fija lo que se entrega de una etapa, o rectifica lo ya entregado."""

import contextlib
from typing import TYPE_CHECKING, Annotated, Any

import typer

from monitoreo_cli.errores import ErrorDeDatos, ErrorDelMundo, ErrorDeUso
from monitoreo_cli.ordenes._escuela import Abierta, numeros_de_etapas
from monitoreo_cli.ordenes._opciones import argumento, exigir_uno, opcion
from monitoreo_cli.texto import contar, desde_aqui
from monitoreo_cli.vistas.terminal import avisos, parrafo, salida

if TYPE_CHECKING:
    from monitoreo_cli.calculo.entrega import Cambios
    from monitoreo_cli.calculo.resumen import Resumen
    from monitoreo_cli.modelo.anexos import Entrega
    from monitoreo_cli.modelo.plan import Etapa

EJEMPLO = '--motivo "Un nivel se copió mal del cuaderno"'


def orden(
    ctx: typer.Context,
    etapa: Annotated[str, argumento("N", "La etapa que se entrega.", numeros_de_etapas)],
    motivo: Annotated[
        str | None,
        opcion("--motivo", ayuda="Por qué cambia lo que ya se entregó; hace falta para rectificar.", metavar="TEXTO"),
    ] = None,
) -> None:
    """Guarda en entregas/ las cuentas de la etapa y la huella de cada visita que contó, y escribe su ruta.

    Desde entonces los informes dicen ENTREGADO. Si después cambia una visita dicen qué se rectifica: vuelve
    a dar esta orden con el motivo, y quedará escrito junto a lo anterior. Si nada cambió, no toca nada.
    """
    from monitoreo_cli.calculo.entrega import entrega_de
    from monitoreo_cli.calculo.resumen import resumir

    abierta = Abierta(ctx)
    cual = abierta.etapa(etapa)
    assert cual is not None
    _exigir_datos_sanos(abierta, cual)
    resumen, hecha = resumir(abierta.escuela, abierta.cuentas, cual), entrega_de(abierta.escuela, cual.numero)
    if hecha is None:
        _entregar(abierta, resumen, motivo)
    else:
        _rectificar(abierta, resumen, hecha, motivo)
    abierta.terminar()


def _exigir_datos_sanos(abierta: Abierta, etapa: "Etapa") -> None:
    """Lanza `ErrorDeDatos` si hay errores en lo que se va a fijar: quedaría firmada una cuenta incompleta."""
    from monitoreo_cli.calculo.entrega import es_suyo
    from monitoreo_cli.vistas.problemas import en_texto

    suyos = [p for p in abierta.errores if es_suyo(abierta.escuela, etapa, p.lugar.archivo)]
    if suyos:
        pantalla = avisos()
        pantalla.escribir(*en_texto(suyos, abierta.carpeta.texto, lambda r: r, pantalla.ancho))
        raise ErrorDeDatos(
            f"la etapa {etapa.numero} no se entrega con {contar(len(suyos), 'error', 'errores')} en sus datos",
            "corrígelos y repite la orden",
        )


def _entregar(abierta: Abierta, resumen: "Resumen", motivo: str | None) -> None:
    from monitoreo_cli.calculo.entrega import ruta_de
    from monitoreo_cli.calculo.resumen import conteos
    from monitoreo_cli.escritura.atomica import crear
    from monitoreo_cli.escritura.entrega import nueva
    from monitoreo_cli.ordenes._entregas import huellas_de
    from monitoreo_cli.vistas.entrega import lo_que_falta, lo_que_sigue

    numero = resumen.etapa.numero
    _exigir_algo(resumen)
    if motivo is not None:
        raise ErrorDeUso(f"la etapa {numero} todavía no se entrega: no hay qué rectificar", "quita --motivo")
    ruta = abierta.carpeta.raiz / ruta_de(resumen.etapa)
    huellas = huellas_de(abierta, resumen)
    try:
        crear(ruta, nueva(abierta.hoy, conteos(resumen), huellas))
    except FileExistsError:
        raise ErrorDelMundo(f"`{desde_aqui(ruta)}` ya existe", "no se cambió nada; repite la orden") from None
    salida().escribir(desde_aqui(ruta))
    visitas = contar(len(huellas), "visita")
    _avisar(f"Etapa {numero} entregada: {visitas} con su huella.", *lo_que_falta(resumen), *lo_que_sigue(numero))


def _exigir_algo(resumen: "Resumen") -> None:
    """Lanza `ErrorDeUso` si no hay cuentas que fijar."""
    numero = resumen.etapa.numero
    exigir_uno(resumen.etapa, resumen.candidatas, "di en plan.yaml cuál es el de la etapa")
    if not resumen.monitoreados:
        mensaje = f"en la etapa {numero} nadie tiene una visita cerrada que cuente: no hay qué entregar"
        raise ErrorDeUso(mensaje, "míralas con: monitoreo visita lista")


def _rectificar(abierta: Abierta, resumen: "Resumen", hecha: "Entrega", motivo: str | None) -> None:
    from monitoreo_cli.calculo.entrega import situacion
    from monitoreo_cli.ordenes._cambiar import sin_cambios
    from monitoreo_cli.ordenes._entregas import huellas_de

    huellas = huellas_de(abierta, resumen)
    cambios = situacion(abierta.escuela, resumen, huellas).cambios
    if not cambios.hay:
        sin_cambios(f"la etapa {resumen.etapa.numero} ya está entregada y dice lo mismo")
        return
    porque = (motivo or "").strip() or _motivo(abierta, hecha, cambios)
    rectificacion = {"fecha": abierta.hoy, "motivo": porque, "cambios": cambios.como_se_guardan()}
    _reescribir(abierta, resumen, hecha.origen.archivo, huellas, rectificacion)


def _reescribir(
    abierta: Abierta, resumen: "Resumen", ruta: str, huellas: dict[str, str], rectificacion: dict[str, Any]
) -> None:
    from monitoreo_cli.calculo.resumen import conteos
    from monitoreo_cli.escritura.atomica import reemplazar_si_igual
    from monitoreo_cli.escritura.entrega import rectificada

    antes, archivo = abierta.carpeta.fuente(ruta).datos, abierta.carpeta.raiz / ruta
    reemplazar_si_igual(archivo, antes, rectificada(ruta, antes, conteos(resumen), huellas, rectificacion))
    salida().escribir(desde_aqui(archivo))
    _avisar(f"Etapa {resumen.etapa.numero} rectificada:", *_en_lista(rectificacion["cambios"]))


def _motivo(abierta: Abierta, hecha: "Entrega", cambios: "Cambios") -> str:
    """Por qué, dicho a la vista de lo que cambió. Lanza `ErrorDeUso` si no hay a quién preguntar."""
    from monitoreo_cli.fechas import en_palabras
    from monitoreo_cli.ordenes._formulario import hay_con_quien
    from monitoreo_cli.ordenes._formulario.conversacion import Conversacion, Salir, Volver
    from monitoreo_cli.ordenes._formulario.pregunta import de_frase

    dia = f" el {en_palabras(hecha.fecha)}" if hecha.fecha else ""
    _avisar(f"Cambió desde que se entregó{dia}:", *_en_lista(cambios.como_se_guardan()))
    if hay_con_quien():
        texto = "¿Por qué cambia lo que ya se entregó?"
        pregunta = de_frase(("motivo",), "motivo", texto, obligatoria=True)
        with contextlib.suppress(Salir, Volver):
            return str(Conversacion(abierta.carpeta.raiz).preguntar(pregunta, None))
    raise ErrorDeUso("falta --motivo: por qué cambia lo que ya se entregó", f"por ejemplo: {EJEMPLO}")


def _en_lista(cambios: Any) -> list[str]:
    from monitoreo_cli.vistas.entrega import cambios_en_frases

    return [f"  {frase}" for frase in cambios_en_frases(cambios)]


def _avisar(*frases: str) -> None:
    pantalla = avisos()
    for frase in frases:
        sangria = " " * (len(frase) - len(frase.lstrip()))
        pantalla.escribir(*parrafo(frase.strip(), pantalla.ancho, sangria * 2, sangria))
