"""Quien recorre las preguntas y guarda cada respuesta antes de hacer la siguiente."""

from typing import Any

from monitoreo_cli.errores import ErrorDeDatos
from monitoreo_cli.escritura.borrador import Borrador
from monitoreo_cli.escritura.emisor import emitir
from monitoreo_cli.lectura.carpeta import Carpeta
from monitoreo_cli.lectura.codificacion import TAMANO_MAXIMO
from monitoreo_cli.modelo.observacion import Observacion
from monitoreo_cli.ordenes._formulario.caminos import Camino, Estado, poner, tomar
from monitoreo_cli.ordenes._formulario.conversacion import SIN_CAMBIO, Conversacion, Volver
from monitoreo_cli.ordenes._formulario.pregunta import NoVale, Pregunta, decir
from monitoreo_cli.ordenes.visita._formulario.caso import Caso
from monitoreo_cli.ordenes.visita._formulario.guion import por_donde_seguir, preguntas
from monitoreo_cli.ordenes.visita._formulario.leido import leer_borrador
from monitoreo_cli.texto import contar

NUEVO: Estado = {"formato": 1, "estado": "borrador"}
_DECIDEN_EL_NOMBRE = (("docente",), ("fecha",))


class Motor:
    """Una visita que se llena: su estado en memoria y su borrador en el disco dicen lo mismo."""

    def __init__(
        self, carpeta: Carpeta, caso: Caso, charla: Conversacion, borrador: Borrador | None = None,
        estado: Estado | None = None,
    ) -> None:  # fmt: skip
        self.carpeta, self.caso, self.charla = carpeta, caso, charla
        self.borrador = borrador
        self.estado = estado or NUEVO
        self._recien: Camino = ()

    def preguntas(self) -> list[Pregunta]:
        return preguntas(self.caso, self.estado)

    def recorrer(self) -> None:
        """Pregunta desde donde se quedó hasta el final. Lanza `Salir` si la persona sale."""
        desde = por_donde_seguir(self.preguntas(), self.estado)
        if self.borrador is not None:
            self._decir_donde(desde)
        self.seguir_en(desde)

    def seguir_en(self, sitio: int) -> None:
        while sitio < len(lista := self.preguntas()):
            pregunta = lista[sitio]
            try:
                self.hacer(pregunta)
            except Volver:
                sitio = max(0, sitio - 1)
            else:
                sitio = self._donde(pregunta, sitio) + 1

    def hacer(self, pregunta: Pregunta) -> bool:
        """Hace una pregunta y guarda su respuesta; da si algo cambió."""
        if pregunta.camino[:-1] != self._recien[:-1]:
            self.charla.decir(*pregunta.repaso())
        self._recien = pregunta.camino
        if pregunta.clase == "hechos":
            return self._hechos(pregunta)
        return self._una(pregunta)

    def _una(self, pregunta: Pregunta, seguida: bool = False) -> bool:
        while True:
            valor = self.charla.preguntar(pregunta, tomar(self.estado, pregunta.camino), seguida)
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
        while self._una(pregunta, seguida):
            cambio = seguida = True
            anotados = str(tomar(self.estado, pregunta.camino) or "").splitlines()
            self.charla.decir(f"  {anotados[-1]}" if anotados else "  (sin hechos)")
            pregunta = next(p for p in self.preguntas() if p.camino == pregunta.camino)
        return cambio

    def _donde(self, pregunta: Pregunta, sitio: int) -> int:
        """Dónde quedó una pregunta en la lista, que cambia con las respuestas."""
        return next((i for i, p in enumerate(self.preguntas()) if p.camino == pregunta.camino), sitio)

    def _decir_donde(self, desde: int) -> None:
        lista = self.preguntas()
        cuantas = sum(tomar(self.estado, p.camino) is not None for p in lista)
        sigue = f"Sigue: {lista[desde].rotulo}." if desde < len(lista) else "Sólo falta revisarla."
        quien = f"Visita a {self.estado['docente']}, {decir(self.estado['fecha'])}"
        self.charla.decir("", f"{quien}. Llevas {contar(cuantas, 'respuesta')}.", f"{sigue} `<` vuelve, `?` ayuda.")

    # ------------------------------------------------------------ guardar

    def anotar(self, pregunta: Pregunta, valor: Any) -> None:
        """Pone una respuesta y la asienta en el disco. Lanza `NoVale` si no cabe, `ErrorDelMundo` si no se puede."""
        self._ponerse_al_dia()
        nuevo = pregunta.poner(self.estado, valor) if pregunta.poner else poner(self.estado, pregunta.camino, valor)
        self.guardar(nuevo, cambia_el_nombre=pregunta.camino in _DECIDEN_EL_NOMBRE)

    def guardar(self, nuevo: Estado, cambia_el_nombre: bool = False) -> None:
        texto = emitir(Observacion, nuevo)
        if len(texto.encode("utf-8")) > TAMANO_MAXIMO:
            raise NoVale("con eso la visita pasa de 1 MiB; escribe algo más corto")
        if self.borrador is None:
            self._crear(nuevo, texto)
        elif cambia_el_nombre and _base(nuevo) != _base(self.estado):
            self.borrador.mudar(_base(nuevo), texto)
            self.charla.decir(f"El borrador ahora es {self.borrador.relativa}")
        else:
            self.borrador.actualizar(texto)
        self.estado = nuevo

    def cerrar(self) -> None:
        """La da por cerrada, sobre lo que diga el disco. Quien llama ya comprobó que no hay errores."""
        self.guardar({**self.estado, "estado": "cerrada"})

    def _crear(self, nuevo: Estado, texto: str) -> None:
        if "docente" in nuevo and "fecha" in nuevo:
            self.borrador = Borrador.nuevo(self.carpeta, _base(nuevo), texto)
            self.charla.decir(f"Borrador: {self.borrador.relativa}. Cada respuesta se guarda ahí al momento.")

    def _ponerse_al_dia(self) -> None:
        """Si alguien cambió el archivo entretanto, la respuesta va sobre lo suyo."""
        datos = self.borrador.ajeno() if self.borrador else None
        if datos is None or self.borrador is None:
            return
        leido = leer_borrador(self.borrador.relativa, datos)
        if leido.estado is None:
            raise ErrorDeDatos(
                f"`{self.borrador.relativa}` cambió mientras lo llenabas, y ya no se puede seguir: {leido.motivo}",
                "no se tocó; tu última respuesta no está en él",
            )
        self.borrador.aceptar(datos)
        self.estado = leido.estado
        self.charla.decir("El archivo cambió por fuera: sigo sobre lo que dice ahora.")
        if leido.con_comentarios:
            self.charla.decir(f"Tenía comentarios (#): queda una copia en {self.borrador.copiar_aparte()}")


def _base(estado: Estado) -> str:
    return f"{estado['fecha'].isoformat()}-{estado['docente']}"
