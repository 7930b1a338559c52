"""Quién puso o cambió cada nivel de una visita, y cuándo, según git."""

from collections.abc import Iterable
from typing import Annotated

import typer

from monitoreo_cli.calculo.historia import Cambio, Historia, contar_historia
from monitoreo_cli.calculo.versiones import Paso, seguir
from monitoreo_cli.errores import ErrorDeUso
from monitoreo_cli.lectura.cargar import Fuente, Lector, es_observacion
from monitoreo_cli.lectura.carpeta import Carpeta
from monitoreo_cli.lectura.clases import id_de
from monitoreo_cli.lectura.git import Repositorio, SinHistoria
from monitoreo_cli.lectura.respuestas_de_git import ids_posibles
from monitoreo_cli.modelo.observacion import Observacion
from monitoreo_cli.ordenes._escuela import ids_de_visitas, raiz_de
from monitoreo_cli.ordenes._opciones import argumento, formato
from monitoreo_cli.texto import quiza
from monitoreo_cli.vistas.progreso import Progreso
from monitoreo_cli.vistas.terminal import avisos, salida

_NO_ESTA = "esta copia de git está incompleta, y no tiene esta versión"


def orden(
    ctx: typer.Context,
    visita: Annotated[str, argumento("ID", "La visita, por su id (2024-04-16-d01).", ids_de_visitas)],
    formato: Annotated[str, formato("tabla", "json")] = "tabla",
) -> None:
    """Muestra cada cambio de una visita o de un seguimiento que se guardó en git, y los que faltan guardar.

    La sigue aunque haya cambiado de nombre o de carpeta, o se haya borrado. Lee sólo esa visita: sirve
    también si la escuela tiene errores. Los textos que cambian se nombran, sin mostrarlos.
    """
    carpeta = Carpeta(raiz_de(ctx))
    pedida = _Pedida(carpeta, visita)
    historia = pedida.historia()
    _mostrar(visita, pedida.en_carpeta, historia.cambios, formato)
    for nota in pedida.notas:
        avisos().escribir(nota)
    if any(c.commit is None and c.accion == "ilegible" for c in historia.cambios):
        avisos().escribir("La visita de la carpeta no se puede leer. Mírala con: monitoreo validar")
        raise typer.Exit(1)


class _Pedida:
    """La visita que se pidió: dónde está en la carpeta y dónde en git."""

    def __init__(self, carpeta: Carpeta, id_: str) -> None:
        self.id = id_
        self.notas: list[str] = []
        self.en_carpeta = [r for r in carpeta.observaciones if id_de(r) == id_]
        self._carpeta = carpeta
        try:
            self._git = Repositorio(carpeta.raiz)
        except SinHistoria:
            self._existe(self.en_carpeta, ())
            raise

    def historia(self) -> Historia:
        cabeza = self._git.cabeza()
        guardados = self._guardados(cabeza) if cabeza else {}
        en_git = [r for r in guardados if id_de(r) == self.id] or self._de_donde_vino(guardados)
        pasos = self._pasos(cabeza, en_git) if cabeza else []
        self._existe([*self.en_carpeta, *pasos], map(id_de, guardados))
        historia = contar_historia(pasos, self._versiones(pasos))
        for ruta in sorted({*self.en_carpeta, *en_git}):
            self._comparar_con_la_carpeta(historia, cabeza, ruta, en_git)
        self._anotar(cabeza, pasos)
        return historia

    def _guardados(self, cabeza: str) -> dict[str, str]:
        return {r: blob for r, blob in self._git.archivos_en(cabeza).items() if es_observacion(r)}

    def _de_donde_vino(self, guardados: dict[str, str]) -> list[str]:
        """Si se movió y aún no se guardó en git: el archivo que git tiene, ya no está aquí y dice lo mismo."""
        for ruta in self.en_carpeta:
            datos = self._carpeta.fuente(ruta).datos
            faltan = guardados.keys() - set(self._carpeta.observaciones)
            if iguales := [r for r in faltan if guardados[r] in ids_posibles(datos, len(guardados[r]))]:
                return [min(iguales)]
        return []

    def _pasos(self, cabeza: str, en_git: list[str]) -> list[Paso]:
        commits = self._git.commits(cabeza)
        return seguir(commits, self._git.diferencias(commits), self.id, en_git)

    def _versiones(self, pasos: Iterable[Paso]) -> dict[str, Observacion | str]:
        rutas = {p.blob: p.ruta for p in pasos if p.blob}
        leidos = self._git.objetos(Progreso(avisos(), "Leyendo versiones").de_uno_en_uno(list(rutas)))
        return {o.id: _leer(Fuente(rutas[o.id], o.datos)) if o.clase else _NO_ESTA for o in leidos}

    def _comparar_con_la_carpeta(self, historia: Historia, cabeza: str | None, ruta: str, en_git: list[str]) -> None:
        """Lo que la carpeta dice y git no. Una que sólo se movió se compara con la que era."""
        solo_aqui = [r for r in self.en_carpeta if r not in en_git]
        solo_en_git = [r for r in en_git if r not in self.en_carpeta]
        se_movio = len(solo_aqui) == len(solo_en_git) == 1
        if se_movio and ruta in solo_en_git:
            return
        antes = solo_en_git[0] if se_movio and ruta in solo_aqui else ruta
        donde = (cabeza, antes) if cabeza and antes in en_git else None
        historia.sin_guardar(donde, ruta, _leer(self._carpeta.fuente(ruta)) if ruta in self.en_carpeta else None)

    def _existe(self, hallado: Iterable[object], otras: Iterable[str]) -> None:
        if not any(True for _ in hallado):
            ids = [*map(id_de, self._carpeta.observaciones), *otras]
            arreglo = quiza(self.id, ids) or "míralas con: monitoreo visita lista"
            raise ErrorDeUso(f"no existe la visita `{self.id}`, ni existió en lo que git guarda", arreglo)

    def _anotar(self, cabeza: str | None, pasos: list[Paso]) -> None:
        if not pasos:
            todavia = "git todavía no guarda esta visita" if cabeza else "en git todavía no se guardó nada"
            self.notas.append(f"{todavia}: lo que se ve es lo que hay hoy en la carpeta.")
        elif es_observacion(pasos[-1].nueva):
            self.notas.append(f"Ahora se llama de otro modo: monitoreo historia {id_de(pasos[-1].nueva)}")
        if cabeza and self._git.esta_recortado():
            self.notas.append("Esta copia de git está recortada: lo más antiguo no está aquí.")


def _leer(fuente: Fuente) -> Observacion | str:
    """Una versión de la visita o, si no se puede leer, por qué."""
    lector = Lector()
    leida = lector.observacion(fuente)
    return lector.problemas[-1].mensaje if leida is None else leida


def _mostrar(id_: str, rutas: list[str], cambios: list[Cambio], formato: str) -> None:
    pantalla = salida()
    if formato == "json":
        from monitoreo_cli.salidas import json

        pantalla.escribir(json.en_json(json.historia(id_, rutas, cambios)))
    else:
        from monitoreo_cli.vistas.historia import en_tabla

        pantalla.escribir(*en_tabla(id_, cambios, pantalla.ancho, pantalla.glifos))
