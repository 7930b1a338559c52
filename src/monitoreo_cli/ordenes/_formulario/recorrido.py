"""Hacer una lista de preguntas: en orden, volviendo atrás, y sobre lo que ya esté respondido."""

from collections.abc import Callable
from typing import Any

from monitoreo_cli.ordenes._formulario.caminos import Camino, Estado, poner, tomar
from monitoreo_cli.ordenes._formulario.conversacion import SIN_CAMBIO, Conversacion, Volver
from monitoreo_cli.ordenes._formulario.pregunta import NoVale, Pregunta

Guion = Callable[[Estado], list[Pregunta]]


class Recorrido:
    """Lo que se va respondiendo. El guion dice qué se pregunta según lo que ya hay.

    Si `se_deja`, volver desde la primera pregunta sale con `Volver`: hay algo antes a donde ir.
    """

    def __init__(self, charla: Conversacion, guion: Guion, estado: Estado, se_deja: bool = False) -> None:
        self.charla, self.estado = charla, estado
        self._guion, self._se_deja = guion, se_deja
        self._recien: Camino = ()

    def preguntas(self) -> list[Pregunta]:
        return self._guion(self.estado)

    def seguir_en(self, sitio: int) -> None:
        """Pregunta desde ahí hasta el final. Lanza `Salir` si la persona sale."""
        while sitio < len(lista := self.preguntas()):
            pregunta = lista[sitio]
            try:
                self.hacer(pregunta)
            except Volver:
                if sitio == 0 and self._se_deja:
                    raise
                sitio = max(0, sitio - 1)
            else:
                sitio = self._donde(pregunta, sitio) + 1

    def hacer(self, pregunta: Pregunta) -> bool:
        """Hace una pregunta y anota su respuesta; da si algo cambió."""
        if pregunta.camino[:-1] != self._recien[:-1]:
            self.charla.decir(*pregunta.repaso())
        self._recien = pregunta.camino
        if pregunta.clase == "hechos":
            return self._hechos(pregunta)
        return self._una(pregunta)

    def corregir(self, pregunta: Pregunta) -> bool:
        """Vuelve a hacer una pregunta y las que de ella nacen; da si algo cambió."""
        antes = {p.camino for p in self.preguntas()}
        try:
            cambio = self.hacer(pregunta)
            for nueva in self.preguntas():
                if cambio and nueva.camino not in antes:
                    self.hacer(nueva)
        except Volver:
            return False
        return cambio

    def actual(self, pregunta: Pregunta) -> Any:
        """Lo que hay respondido, o `None`."""
        return tomar(self.estado, pregunta.camino)

    def faltan(self) -> list[Pregunta]:
        """Las que hacen falta para terminar y no tienen respuesta."""
        necesarias = (p for p in self.preguntas() if p.exigida or p.obligatoria)
        return [p for p in necesarias if self.actual(p) is None]

    def anotar(self, pregunta: Pregunta, valor: Any) -> None:
        """Pone una respuesta. Lanza `NoVale` si no cabe."""
        self.estado = self.con(pregunta, valor)

    def con(self, pregunta: Pregunta, valor: Any) -> Estado:
        """El estado como quedaría con esa respuesta."""
        return pregunta.poner(self.estado, valor) if pregunta.poner else poner(self.estado, pregunta.camino, valor)

    def _una(self, pregunta: Pregunta, seguida: bool = False) -> bool:
        while True:
            valor = self.charla.preguntar(pregunta, self.actual(pregunta), seguida)
            if valor is SIN_CAMBIO:
                return False
            try:
                self.anotar(pregunta, valor)
            except NoVale as error:
                self.charla.no_vale(error)
            else:
                return True

    def _hechos(self, pregunta: Pregunta) -> bool:
        """Un hecho tras otro, cada uno guardado, hasta una línea vacía."""
        cambio = seguida = False
        antes = self._anotados(pregunta)
        while self._una(pregunta, seguida):
            cambio = seguida = True
            ahora = self._anotados(pregunta)
            self.charla.decir(f"  {ahora[-1]}" if len(ahora) > len(antes) else f"  Quitado: {antes[-1]}")
            antes = ahora
            pregunta = next(p for p in self.preguntas() if p.camino == pregunta.camino)
        return cambio

    def _anotados(self, pregunta: Pregunta) -> list[str]:
        return str(tomar(self.estado, pregunta.camino) or "").splitlines()

    def _donde(self, pregunta: Pregunta, sitio: int) -> int:
        """Dónde quedó una pregunta en la lista, que cambia con las respuestas."""
        return next((i for i, p in enumerate(self.preguntas()) if p.camino == pregunta.camino), sitio)
