"""El camino de toda importación: leer, decir qué haría y, si se pide, comprobarlo y escribirlo."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from monitoreo_cli.errores import ErrorDeDatos, ErrorDeUso, Ilegible
from monitoreo_cli.ordenes._escuela import hoy, raiz_de
from monitoreo_cli.ordenes._opciones import conocido, opcion
from monitoreo_cli.texto import contar, desde_aqui, enumerar, los_primeros
from monitoreo_cli.valor import Valor
from monitoreo_cli.vistas.terminal import avisos, salida

if TYPE_CHECKING:
    from monitoreo_cli.calculo.importacion.docentes import DocenteLeido
    from monitoreo_cli.calculo.importacion.seguimiento import Revisado
    from monitoreo_cli.calculo.importacion.tablas import Tabla
    from monitoreo_cli.calculo.importacion.visitas import Leida
    from monitoreo_cli.escritura.importacion import Preparada
    from monitoreo_cli.lectura.carpeta import Carpeta
    from monitoreo_cli.lectura.celdas import Renglon
    from monitoreo_cli.modelo.escuela import Escuela
    from monitoreo_cli.vistas.importacion import Anuncio

OBSERVADOR = opcion("--observador", ayuda="Quién observó, si la hoja no lo dice.", metavar="ID")
CERRAR = opcion("--cerrar", ayuda="Da por completas las visitas nuevas que no digan su estado.")
CERRADAS = opcion("--cambiar-cerradas", ayuda="Cambia también visitas cerradas, sin preguntar.")
APLICAR = opcion("--aplicar", ayuda="Lo escribe; si no, sólo dice qué haría.")


class Pedido(Valor):
    """Lo que se pidió en la línea de órdenes; `que` son las tablas por leer."""

    archivo: str
    que: tuple[str, ...]
    observador: str | None = None
    cerrar: bool = False
    cambiar_cerradas: bool = False
    aplicar: bool = False


class _Leido(Valor):
    """Lo que dijeron las tablas."""

    visitas: "Sequence[Leida]"
    docentes: "Sequence[DocenteLeido]"
    revisiones: "Sequence[Revisado]"


def importar(ctx: typer.Context, pedido: Pedido) -> None:
    """Termina con 1 si alguna celda no se entendió o algo de lo que se escribiría tiene errores."""
    from monitoreo_cli.escritura.importacion import preparar
    from monitoreo_cli.lectura.cargar import cargar
    from monitoreo_cli.lectura.carpeta import Carpeta
    from monitoreo_cli.lectura.disco import leer_entero
    from monitoreo_cli.lectura.hoja_de_calculo import TAMANO_MAXIMO, leer_libro
    from monitoreo_cli.ordenes.importar._tablas import notas_de, tablas_de

    hoy_es, ruta = hoy(), Path(pedido.archivo)
    carpeta = Carpeta(raiz_de(ctx))
    escuela, _ = cargar(carpeta.fuentes())
    for pieza, archivo in ((escuela.plan, "plan.yaml"), (escuela.lista, "docentes.yaml")):
        if pieza is None:
            raise Ilegible(f"`{archivo}`")
    if carpeta.cerradas:  # una visita que ya está ahí se crearía otra vez
        raise Ilegible(f"`{carpeta.cerradas[0]}`")
    if pedido.observador is not None:
        conocido("en el equipo", pedido.observador, escuela.equipo, "--observador")
    libro = leer_libro(leer_entero(ruta, "revisa la ruta", TAMANO_MAXIMO), ruta.name)
    tablas = tablas_de(libro, escuela, pedido.que)
    leido = _leer(escuela, tablas, pedido, hoy_es)
    preparada = preparar(carpeta, leido.visitas, leido.docentes, leido.revisiones)
    anuncio = _anuncio(escuela, leido, preparada, list(notas_de(libro, tablas, pedido.que)))
    if pedido.aplicar:
        _aplicar(carpeta, preparada, anuncio, pedido, hoy_es)
    else:
        _en_seco(carpeta, preparada, anuncio, hoy_es)
    if anuncio.dudas:
        raise typer.Exit(ErrorDeDatos.salida)


def _leer(escuela: "Escuela", tablas: "dict[str, Tabla]", pedido: Pedido, hoy_es: date) -> _Leido:
    from monitoreo_cli.calculo.importacion.docentes import leer_docentes
    from monitoreo_cli.calculo.importacion.seguimiento import leer_seguimiento
    from monitoreo_cli.calculo.importacion.visitas import LectorDeVisitas, PorOmision

    filas = {cosa: tablas[cosa].filas if cosa in tablas else () for cosa in ("docentes", "visitas", "seguimiento")}
    docentes = list(leer_docentes(escuela, filas["docentes"]))
    nuevos = [d.id for d in docentes if d.id is not None and d.es_nuevo and not d.renglon.dudas]
    omision = PorOmision(pedido.observador, "cerrada" if pedido.cerrar else "borrador")
    lector = LectorDeVisitas(escuela, [*escuela.docentes, *nuevos], omision)
    revisiones = leer_seguimiento(escuela, filas["seguimiento"], pedido.observador, hoy_es)
    visitas = [lector.leer(r) for r in filas["visitas"]]
    dice_quien = pedido.observador is not None or "visitas" not in tablas or "observador" in tablas["visitas"].columnas
    if not dice_quien and any(v.existente is None for v in visitas):
        hay = enumerar(escuela.equipo) or "nadie en `equipo` de plan.yaml"
        raise ErrorDeUso("falta --observador: la hoja no tiene la columna `Observador`", f"hay: {hay}")
    return _Leido(visitas, docentes, list(revisiones))


def _anuncio(escuela: "Escuela", leido: _Leido, preparada: "Preparada", notas: list[str]) -> "Anuncio":
    from monitoreo_cli.vistas.importacion import Anuncio, Cambia

    entregadas = {clave for entrega in escuela.entregas for clave in entrega.huellas}
    renglones = [d.renglon for d in leido.docentes]
    renglones += [v.renglon for v in leido.visitas]
    renglones += [r.renglon for r in leido.revisiones]
    return Anuncio(
        nuevas=[(n.lugar, n.ruta) for n in preparada.nuevas],
        cambiadas=[
            Cambia(c.lugar, c.visita.id, c.claves, c.visita.es_cerrada, c.visita.id in entregadas)
            for c in preparada.cambiadas
        ],
        seguimientos=[(n.lugar, n.ruta) for n in preparada.seguimientos],
        docentes_nuevos=preparada.docentes_nuevos,
        docentes_cambiados=[
            Cambia(d.renglon.lugar_de("docente"), d.id, _de_antes(escuela, d))
            for d in leido.docentes
            if d.id and d.id in preparada.docentes_cambiados
        ],
        iguales=preparada.iguales,
        dudas=[duda for r in renglones for duda in r.dudas],
        filas_fuera=sum(1 for r in renglones if r.dudas),
        notas=[*notas, *_con_otra_letra(renglones)],
    )


def _con_otra_letra(renglones: "Sequence[Renglon]") -> list[str]:
    """Los niveles que se leyeron aunque no están escritos igual que en la escala: unos cuantos, y cuántos más."""
    dichos = [dicho for r in renglones for dicho in r.con_otra_letra]
    return [f"niveles escritos con otra letra: {enumerar(los_primeros(dichos, 3))}"] if dichos else []


def _de_antes(escuela: "Escuela", leido: "DocenteLeido") -> list[tuple[str, Any, Any]]:
    """Cada clave que cambia de un docente, con lo que decía y lo que dirá."""
    ficha = escuela.docentes[leido.id or ""]
    return [(clave, getattr(ficha, clave), valor) for clave, valor in leido.datos.items()]


def _en_seco(carpeta: "Carpeta", preparada: "Preparada", anuncio: "Anuncio", hoy_es: date) -> None:
    from monitoreo_cli.vistas.importacion import en_texto

    pantalla = salida()
    pantalla.escribir(*en_texto(anuncio, pantalla.ancho))
    _comprobar(carpeta, preparada, hoy_es)
    if preparada.hay_algo:
        avisos().escribir("No se escribió nada. Hazlo con --aplicar")


def _comprobar(carpeta: "Carpeta", preparada: "Preparada", hoy_es: date) -> None:
    """Lo que se escribiría se revisa como si ya estuviera. Lanza `ErrorDeDatos` si tiene errores, que ya mostró."""
    from monitoreo_cli.ordenes._comprobar import exigir_sin_errores

    if preparada.hay_algo:
        exigir_sin_errores(carpeta, preparada.textos(carpeta), hoy_es, preparada.origen)


def _aplicar(carpeta: "Carpeta", preparada: "Preparada", anuncio: "Anuncio", pedido: Pedido, hoy_es: date) -> None:
    from monitoreo_cli.vistas.importacion import cuenta, dudas

    _comprobar(carpeta, preparada, hoy_es)
    _confirmar_cerradas(carpeta, anuncio, pedido)
    _escribir(carpeta, preparada)
    pantalla = avisos()
    pantalla.escribir(f"{cuenta(anuncio)}.", *dudas(anuncio, pantalla.ancho))


def _confirmar_cerradas(carpeta: "Carpeta", anuncio: "Anuncio", pedido: Pedido) -> None:
    """Una visita cerrada ya cuenta, y quizá ya se firmó: no cambia sin que alguien lo diga."""
    from monitoreo_cli.ordenes._formulario import hay_con_quien

    cerradas = [c for c in anuncio.cambiadas if c.es_cerrada]
    if not cerradas or pedido.cambiar_cerradas:
        return
    cuales = contar(len(cerradas), "visita cerrada cambiaría", "visitas cerradas cambiarían")
    if not hay_con_quien():
        raise ErrorDeUso(f"{cuales}: {', '.join(c.id for c in cerradas)}", "si es lo que quieres: --cambiar-cerradas")
    from monitoreo_cli.ordenes._formulario.conversacion import Conversacion, Salir, Volver
    from monitoreo_cli.vistas.importacion import en_texto

    conversacion = Conversacion(carpeta.raiz)
    conversacion.decir(*en_texto(anuncio.con(notas=(), dudas=(), filas_fuera=0), avisos().ancho), "")
    try:
        acepta = conversacion.confirmar(f"{cuales}. ¿Seguir?")
    except (Salir, Volver):
        acepta = False
    if not acepta:
        avisos().escribir("No se escribió nada.")
        raise typer.Exit(ErrorDeDatos.salida)


def _escribir(carpeta: "Carpeta", preparada: "Preparada") -> None:
    """Lo que cambia y lo nuevo, todo o nada."""
    from monitoreo_cli.escritura.conjunto import cambiar_todos
    from monitoreo_cli.escritura.obra import Nuevo
    from monitoreo_cli.ordenes._entregas import avisar_si_ya_se_entrego

    nuevos = [Nuevo(carpeta.raiz / n.ruta, n.texto) for n in preparada.por_crear]
    cambiar_todos(carpeta.raiz, preparada.cambios, nuevos)
    rutas = [*(c.ruta for c in preparada.cambios), *(n.ruta for n in nuevos)]
    salida().escribir(*map(desde_aqui, rutas))
    avisar_si_ya_se_entrego(carpeta, [r.relative_to(carpeta.raiz).as_posix() for r in rutas])
