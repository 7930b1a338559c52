"""Quien recorre las preguntas y guarda cada respuesta antes de hacer la siguiente."""

from functools import partial
from typing import Any

from monitoreo_cli.errores import ErrorDeDatos, ErrorDelMundo
from monitoreo_cli.escritura.atomica import Cambiado
from monitoreo_cli.escritura.borrador import Borrador
from monitoreo_cli.escritura.emisor import emitir
from monitoreo_cli.lectura.carpeta import Carpeta
from monitoreo_cli.lectura.codificacion import TAMANO_MAXIMO
from monitoreo_cli.modelo.observacion import Observacion
from monitoreo_cli.ordenes._formulario.caminos import Estado, tomar
from monitoreo_cli.ordenes._formulario.conversacion import Conversacion
from monitoreo_cli.ordenes._formulario.pregunta import NoVale, Pregunta, decir
from monitoreo_cli.ordenes._formulario.recorrido import Recorrido
from monitoreo_cli.ordenes.visita._formulario.caso import Caso
from monitoreo_cli.ordenes.visita._formulario.guion import por_donde_seguir, preguntas
from monitoreo_cli.ordenes.visita._formulario.leido import leer_borrador
from monitoreo_cli.texto import contar

NUEVO: Estado = {"formato": 1, "estado": "borrador"}
_DECIDEN_EL_NOMBRE = (("docente",), ("fecha",))


class Motor(Recorrido):
    """Una visita que se llena: su estado en memoria y su borrador en el disco dicen lo mismo."""

    def __init__(self, carpeta: Carpeta, caso: Caso, charla: Conversacion) -> None:
        super().__init__(charla, partial(preguntas, caso), NUEVO)
        self.carpeta, self.caso = carpeta, caso
        self.borrador: Borrador | None = None

    def recorrer(self) -> None:
        """Pregunta desde donde se quedó hasta el final. Lanza `Salir` si la persona sale."""
        desde = por_donde_seguir(self.preguntas(), self.estado)
        if self.borrador is not None:
            self._decir_donde(desde)
        self.seguir_en(desde)

    def _decir_donde(self, desde: int) -> None:
        lista = self.preguntas()
        cuantas = sum(tomar(self.estado, p.camino) is not None for p in lista)
        sigue = f"Sigue: {lista[desde].rotulo}." if desde < len(lista) else "Sólo falta revisarla."
        quien = f"Visita a {self.estado['docente']}, {decir(self.estado['fecha'])}"
        self.charla.decir("", f"{quien}. Llevas {contar(cuantas, 'respuesta')}.", f"{sigue} `<` vuelve, `?` ayuda.")

    # ------------------------------------------------------------ guardar

    def anotar(self, pregunta: Pregunta, valor: Any) -> None:
        """Pone una respuesta y la asienta en el disco. Lanza `NoVale` si no cabe, `ErrorDelMundo` si no se puede."""
        while True:
            self._ponerse_al_dia()
            try:
                self.guardar(self.con(pregunta, valor), cambia_el_nombre=pregunta.camino in _DECIDEN_EL_NOMBRE)
            except Cambiado:  # alguien guardó justo entonces: otra vez, sobre lo suyo
                continue
            return

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

    def cerrar(self) -> bool:
        """La da por cerrada, si lo que se revisó es lo que hay; quien llama ya comprobó que no tiene errores."""
        revisado = self.estado
        self._ponerse_al_dia()
        if self.estado != revisado:
            return False
        self.guardar({**revisado, "estado": "cerrada"})
        return True

    def _crear(self, nuevo: Estado, texto: str) -> None:
        if "docente" in nuevo and "fecha" in nuevo:
            self.borrador = Borrador.nuevo(self.carpeta, _base(nuevo), texto)
            self.charla.decir(f"Borrador: {self.borrador.relativa}. Cada respuesta se guarda ahí al momento.")

    def _ponerse_al_dia(self) -> None:
        """Si alguien cambió el archivo entretanto, la respuesta va sobre lo suyo; si lo quitó, se pregunta."""
        if self.borrador is None:
            return
        datos = self.borrador.ajeno()
        if datos is None:
            if not self.borrador.existe:
                self._si_ya_no_esta(self.borrador)
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

    def _si_ya_no_esta(self, perdido: Borrador) -> None:
        self.charla.decir("", f"Ya no está {perdido.relativa}: alguien lo borró o lo movió.")
        if self.charla.confirmar("¿Lo vuelvo a guardar con lo respondido?"):
            self.borrador = None
            self._crear(self.estado, emitir(Observacion, self.estado))
            return
        self.borrador = None
        raise ErrorDelMundo(f"ya no está `{perdido.relativa}`", "no se volvió a crear")


def _base(estado: Estado) -> str:
    return f"{estado['fecha'].isoformat()}-{estado['docente']}"
