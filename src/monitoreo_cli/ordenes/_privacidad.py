"""Lo que `validar --privacidad` busca además: en todo lo que git comparte, y en su historia."""

from collections.abc import Callable, Iterator
from typing import Any

from monitoreo_cli.errores import ErrorDelMundo
from monitoreo_cli.lectura.cargar import Lector
from monitoreo_cli.lectura.carpeta import Carpeta
from monitoreo_cli.lectura.clases import IDENTIDADES, PLAN
from monitoreo_cli.lectura.codificacion import TAMANO_MAXIMO
from monitoreo_cli.lectura.git import Repositorio
from monitoreo_cli.problema import Problema
from monitoreo_cli.reglas.en_flujo import Revisada
from monitoreo_cli.reglas.rastreo import Rastreador, como_texto, en_archivo, es_de_identidades, sin_dichos
from monitoreo_cli.reglas.rastreo_en_git import Memoria, identidades_en_git, rastrear
from monitoreo_cli.texto import contar
from monitoreo_cli.vistas.progreso import Progreso
from monitoreo_cli.vistas.terminal import Pantalla, avisos


class Busqueda:
    """Los datos personales de una escuela y de su historia. Sin git se mira sólo la carpeta."""

    def __init__(self, carpeta: Carpeta, progreso: Callable[[str], Progreso]) -> None:
        self.notas: list[str] = []
        self.hallados: list[Problema] = []
        self.memoria: Memoria | None = None
        self._carpeta = carpeta
        self._progreso = progreso
        self._rastreador = self._que_buscar()
        self._git: Repositorio | None = None
        self._seguidos = carpeta.todas()
        self._con_git(self._abrir_git)

    def mirar(self, revisada: Revisada, con_historia: bool) -> None:
        """Deja en `hallados` lo que hay en la carpeta y en `memoria` lo que recuerda git, en todas sus ramas."""
        self.hallados = self._en_la_carpeta(revisada)
        if self._git and con_historia:
            self._con_git(self._recordar)

    def mostrar(self, pantalla: Pantalla, con_historia: bool) -> None:
        """El cierre sobre la historia, y por stderr lo que no se pudo mirar."""
        if self.memoria and con_historia:
            from monitoreo_cli.vistas.privacidad import en_texto

            pantalla.escribir("", *en_texto(self.memoria, pantalla.ancho))
        for nota in self.notas:
            avisos().parrafo(nota)

    def en_datos(self) -> dict[str, Any] | None:
        """La historia para el JSON; `null` si no se revisó."""
        if self.memoria is None:
            return None
        return {**self.memoria.como_dict(), "recuerdos": [r.como_dict() for r in self.memoria.recuerdos]}

    def texto_tapado(self, ruta: str) -> str:
        """Un archivo para mostrar un extracto, sin ningún dato personal."""
        return self._rastreador.tapar(self._carpeta.texto(ruta))

    def _con_git(self, hacer: Callable[[], None]) -> None:
        """Lo que necesita git: si falla, se dice por qué y la carpeta se revisa igual."""
        try:
            hacer()
        except ErrorDelMundo as error:
            self._git = None
            self.notas.append(f"No se revisó la historia: {error.mensaje}.")

    def _abrir_git(self) -> None:
        repositorio = Repositorio(self._carpeta.raiz)
        self._seguidos = repositorio.seguidos()
        self._git = repositorio

    def _recordar(self) -> None:
        assert self._git is not None
        progreso = self._progreso("Revisando la historia")
        self.memoria = rastrear(self._git, self._rastreador, progreso.de_uno_en_uno)
        if self._git.esta_recortado():
            self.notas.append("Esta copia de git está recortada: la historia más antigua no se miró.")

    def _en_la_carpeta(self, revisada: Revisada) -> list[Problema]:
        """Lo que las reglas no buscan: otros archivos, y los datos de `identidades.yaml`."""
        revisados = set(revisada.recorridos) - revisada.fuera
        hallados = identidades_en_git(self._git) if self._git else []
        for ruta, texto in self._textos():
            hallados += en_archivo(ruta, texto, self._rastreador, ruta in revisados)
        return sin_dichos(hallados, revisada.problemas)

    def _que_buscar(self) -> Rastreador:
        rutas = [r for r in (PLAN, IDENTIDADES) if r in self._carpeta.reconocidas]
        escuela = Lector().base(map(self._carpeta.fuente, rutas))
        if not escuela.identificados:
            self.notas.append(f"Sin datos en {IDENTIDADES} no se buscan nombres: sólo DNI, teléfonos y correos.")
        return Rastreador(escuela.identificados, (p.nombre for p in escuela.equipo.values() if p.nombre))

    def _textos(self) -> Iterator[tuple[str, str]]:
        sin_texto = 0
        for ruta in self._progreso("Buscando datos personales").de_uno_en_uno(self._seguidos):
            if es_de_identidades(ruta):
                continue
            datos = self._carpeta.fuente(ruta).datos
            texto = como_texto(datos)
            sin_texto += texto is None
            if len(datos) > TAMANO_MAXIMO:
                self.notas.append(f"De `{self._rastreador.tapar(ruta)}` sólo se miró el primer MiB.")
            if texto is not None:
                yield ruta, texto
        if sin_texto:
            self.notas.append(f"Sin mirar: {contar(sin_texto, 'archivo')} sin texto (fotos, PDF, Word, Excel).")
