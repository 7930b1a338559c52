"""Abrir la escuela para una orden, y terminar diciendo lo que quedó fuera."""

import os
from datetime import date
from pathlib import Path
from typing import Any

import typer

from monitoreo_cli.calculo.cuentan import Cuentas, orden_de_visita
from monitoreo_cli.errores import ErrorDelMundo, ErrorDeUso
from monitoreo_cli.fechas import leer_fecha
from monitoreo_cli.lectura.cargar import cargar
from monitoreo_cli.lectura.carpeta import A_MEDIAS, Carpeta, buscar_escuela
from monitoreo_cli.lectura.clases import PLAN
from monitoreo_cli.lectura.disco import motivo
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.plan import Etapa
from monitoreo_cli.ordenes._opciones import conocido
from monitoreo_cli.problema import Gravedad, Problema
from monitoreo_cli.texto import contar, enumerar
from monitoreo_cli.vistas.terminal import avisos

CARPETA = "carpeta"


def hoy() -> date:
    """La fecha local, o la de `MONITOREO_HOY`."""
    dicho = os.environ.get("MONITOREO_HOY")
    if not dicho:
        return date.today()
    fecha = leer_fecha(dicho) if len(dicho) == len("AAAA-MM-DD") and dicho[4] == "-" else None
    if fecha is None:
        raise ErrorDeUso(f"MONITOREO_HOY dice `{dicho}`, que no es una fecha", "escríbela como 2024-04-16")
    return fecha


def carpeta_dicha(ctx: typer.Context) -> str | None:
    """Lo que se pidió con `-C`, antes o después de la orden."""
    dicha: str | None = ctx.find_root().meta.get(CARPETA)
    return dicha


def raiz_de(ctx: typer.Context) -> Path:
    """La carpeta de la escuela. Lanza `ErrorDelMundo` si no hay ninguna."""
    return escuela_en(Path(carpeta_dicha(ctx) or "."))


def escuela_en(desde: Path) -> Path:
    """La carpeta de la escuela, de `desde` hacia arriba. Lanza `ErrorDelMundo` si no hay ninguna.

    Si en ella quedó un cambio a medias, porque se cortó la luz, antes lo termina.
    """
    raiz = buscar_escuela(desde)
    if (raiz / A_MEDIAS).is_file():
        _terminar_lo_que_quedo(raiz)
        if not os.path.lexists(raiz / PLAN):
            raise ErrorDelMundo(f"la escuela de `{raiz}` todavía no está entera", "se está creando: espera y repite")
    return raiz


def _terminar_lo_que_quedo(raiz: Path) -> None:
    from monitoreo_cli.escritura.obra import terminar  # casi nunca hace falta

    try:
        hechos = terminar(raiz)
    except (ErrorDelMundo, OSError) as error:
        que = motivo(error) if isinstance(error, OSError) else f"{error}; {error.arreglo}"
        avisos().parrafo(f"aviso: un cambio quedó a medias y no se pudo terminar: {que}")
        return
    if hechos:
        avisos().escribir(f"Un cambio había quedado a medias; se terminó: {contar(hechos, 'archivo')}.")


def abrir(carpeta: Carpeta, hoy: date) -> tuple[Escuela, list[Problema]]:
    """La escuela, y los errores que impiden creer sus datos (M0xx, M1xx y M2xx)."""
    from monitoreo_cli.reglas.registro import Entorno, gravedad_de
    from monitoreo_cli.reglas.revision import LECTURA_Y_ENLACES, revisar

    escuela, problemas = cargar(carpeta.fuentes())
    problemas += revisar(Entorno(escuela, hoy), LECTURA_Y_ENLACES)
    return escuela, [p for p in problemas if gravedad_de(p) is Gravedad.ERROR]


class Abierta:
    """Una escuela abierta por una orden que no es `validar`.

    Mira sólo lo que impide creer los datos (M0xx, M1xx y M2xx de gravedad error). El resultado se
    muestra entero, y `terminar` dice por stderr qué quedó fuera.
    """

    def __init__(self, ctx: typer.Context) -> None:
        self.hoy = hoy()
        self.carpeta = Carpeta(raiz_de(ctx))
        self.escuela, self.errores = abrir(self.carpeta, self.hoy)
        self.cuentas = Cuentas(self.escuela)
        if self.escuela.plan is None:
            self.terminar()

    def terminar(self) -> None:
        """Si hubo errores, lo dice y acaba con 1."""
        if self.errores:
            archivos = len({p.lugar.archivo for p in self.errores})
            ilegibles = sum(ruta.startswith("observaciones/") for ruta in self.escuela.fuera)
            fuera = ilegibles + self.cuentas.fuera
            dicho = f"{contar(len(self.errores), 'error', 'errores')} en {contar(archivos, 'archivo')}"
            quedan = contar(fuera, "visita quedó fuera", "visitas quedaron fuera")
            if self.carpeta.cerradas:  # cuántas hay ahí no se sabe: cero sería inventarlo
                quedan += f", más lo que haya en {enumerar(self.carpeta.cerradas)}"
            avisos().escribir(f"{dicho}; {quedan}. Míralos con: monitoreo validar")
            raise typer.Exit(1)

    # ------------------------------------------------------------ lo que se nombró en la línea de órdenes

    def etapa(self, dicha: str | None) -> Etapa | None:
        """La etapa de `--etapa`, o `None` si no se pidió. Lanza `ErrorDeUso` si no existe."""
        if dicha is None:
            return None
        etapas = self.escuela.etapas
        if not (dicha.isdecimal() and len(dicha) < 9 and int(dicha) in etapas):
            hay = enumerar(map(str, etapas)) or "ninguna"
            raise ErrorDeUso(f"no existe la etapa `{dicha}`", f"hay: {hay}")
        return etapas[int(dicha)]

    def docente(self, dicho: str | None) -> str | None:
        if dicho is not None and self.escuela.lista is None:
            self.terminar()  # no se sabe quiénes son: su archivo no se pudo leer
        return None if dicho is None else conocido("el docente", dicho, self.escuela.docentes)

    def rubrica(self, dicha: str | None) -> str | None:
        if dicha in self.escuela.rubricas_fuera:
            self.terminar()
        return None if dicha is None else conocido("el instrumento", dicha, self.escuela.rubricas)


def ids_de_docentes(ctx: Any, incompleto: str) -> list[str]:
    """Para el autocompletado."""
    return [d for d in _escuela_en_silencio(ctx).docentes if d.startswith(incompleto)]


def ids_de_visitas(ctx: Any, incompleto: str) -> list[str]:
    """Para el autocompletado: de la más reciente a la más vieja, y después los seguimientos."""
    hay = sorted(_escuela_en_silencio(ctx).observaciones, key=orden_de_visita, reverse=True)
    return [v.id for v in sorted(hay, key=lambda v: not v.es_visita) if v.id.startswith(incompleto)]


def ids_de_borradores(ctx: Any, incompleto: str) -> list[str]:
    """Para el autocompletado: las que se pueden cerrar."""
    return _ids_en(ctx, "borrador", incompleto)


def ids_de_cerradas(ctx: Any, incompleto: str) -> list[str]:
    """Para el autocompletado: las que se pueden reabrir."""
    return _ids_en(ctx, "cerrada", incompleto)


def _ids_en(ctx: Any, estado: str, incompleto: str) -> list[str]:
    hay = (v for v in _escuela_en_silencio(ctx).visitas if v.estado == estado)
    return [v.id for v in sorted(hay, key=orden_de_visita, reverse=True) if v.id.startswith(incompleto)]


def numeros_de_etapas(ctx: Any, incompleto: str) -> list[str]:
    """Para el autocompletado."""
    return [n for n in map(str, _escuela_en_silencio(ctx).etapas) if n.startswith(incompleto)]


def ids_de_compromisos(ctx: Any, incompleto: str) -> list[str]:
    """Para el autocompletado: los que aún no tienen un estado final; al final, los que no son de un docente."""
    from monitoreo_cli.calculo.compromisos import seguir

    seguidos = sorted(seguir(_escuela_en_silencio(ctx), hoy()), key=lambda s: s.docente is None)
    return [s.id for s in seguidos if s.es_abierto and s.id.startswith(incompleto)]


def _escuela_en_silencio(ctx: Any) -> Escuela:
    """La escuela que haya, o una vacía: completar nunca se queja."""
    try:
        escuela, _ = cargar(Carpeta(raiz_de(ctx)).fuentes())
    except Exception:  # noqa: BLE001 -- un error aquí ensuciaría la línea que la persona está escribiendo
        return Escuela()
    return escuela
