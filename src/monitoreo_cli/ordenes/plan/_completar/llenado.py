"""Lo que se va respondiendo, y los archivos que lo dicen: tras cada respuesta están enteros."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from monitoreo_cli.errores import ErrorDeDatos, Ilegible
from monitoreo_cli.escritura.atomica import Cambiado, reemplazar_si_igual
from monitoreo_cli.escritura.llenado import llenar
from monitoreo_cli.escritura.parche import Parche
from monitoreo_cli.lectura.cargar import cargar, con_textos
from monitoreo_cli.lectura.carpeta import Carpeta
from monitoreo_cli.lectura.clases import DOCENTES, PLAN
from monitoreo_cli.modelo.campos import Pieza
from monitoreo_cli.modelo.docente import Docentes
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.plan import Plan
from monitoreo_cli.ordenes._formulario.caminos import Estado
from monitoreo_cli.ordenes._formulario.conversacion import Conversacion, Salir, Volver
from monitoreo_cli.ordenes._formulario.pregunta import NoVale, Pregunta, leer_frase
from monitoreo_cli.ordenes._formulario.recorrido import Recorrido
from monitoreo_cli.ordenes.plan._completar.caso import Caso
from monitoreo_cli.ordenes.plan._completar.partes import Parte, guion
from monitoreo_cli.ordenes.plan._completar.sucesos import es_suceso
from monitoreo_cli.ordenes.plan._completar.varios import en_claves
from monitoreo_cli.problema import Gravedad
from monitoreo_cli.reglas.registro import Entorno, gravedad_de
from monitoreo_cli.reglas.revision import LECTURA_Y_ENLACES, revisar
from monitoreo_cli.texto import contar, recortar

_LARGO = 80  # letras: hasta ahí, se vuelve a escribir sin pena
_A_LA_VISTA = 66
_QUEDA = "  Queda como estaba."
_CLASES: dict[str, type[Pieza]] = {PLAN: Plan, DOCENTES: Docentes}
# Lo que una respuesta puede contradecir: unas fechas a otras, una norma mal citada, un id que ya no está.
_AL_RESPONDER = (*LECTURA_Y_ENLACES, "plan_cronograma", "plan_orden", "plan_normas", "plan_visitas")
_Dudas = Counter[tuple[Gravedad, str, str]]


class Llenado(Recorrido):
    """El archivo se rehace siempre desde como estaba más todo lo respondido: corregir o borrar no deja restos."""

    def __init__(self, carpeta: Carpeta, hoy: date, partes: Sequence[Parte], todo: bool, charla: Conversacion) -> None:
        self.carpeta, self._hoy, self._partes, self._todo = carpeta, hoy, partes, todo
        self.escritos: dict[str, None] = {}
        self._abrir()
        super().__init__(charla, lambda estado: guion(self._partes, self.caso, estado), {})

    def _abrir(self) -> None:
        """Lo que hay ahora en el disco, sin nada respondido. Lanza `ErrorDeDatos` si el plan no se puede leer."""
        self._fuentes = list(self.carpeta.base())
        antes, self._dudas = self._leer({})
        legibles = {f.ruta: f.datos for f in self._fuentes if f.ruta not in antes.fuera}
        self._antes = {ruta: legibles[ruta] for ruta in _CLASES if ruta in legibles}
        self._en_disco = dict(self._antes)
        if antes.plan is None:
            raise Ilegible(f"`{PLAN}`")
        self.caso = Caso(antes, antes, self._hoy, self._todo)

    def _leer(self, textos: Mapping[str, str]) -> tuple[Escuela, _Dudas]:
        """La escuela con esos textos, y los errores y avisos que tendría."""
        escuela, problemas = cargar(con_textos(self._fuentes, textos))
        problemas += revisar(Entorno(escuela, self._hoy), _AL_RESPONDER)
        con_gravedad = Counter((gravedad_de(p), p.codigo, p.mensaje) for p in problemas)
        return escuela, Counter({duda: n for duda, n in con_gravedad.items() if duda[0] is not Gravedad.NOTA})

    def actual(self, pregunta: Pregunta) -> Any:
        """Lo respondido o, si no, lo que el archivo ya decía."""
        dicho = super().actual(pregunta)
        return self.caso.escrito(pregunta.camino) if dicho is None else dicho

    def anotar(self, pregunta: Pregunta, valor: Any) -> None:
        """Pone una respuesta y la asienta en el disco. Lanza `NoVale` si no cabe, `ErrorDelMundo` si no se puede."""
        if valor is None and self.caso.escrito(pregunta.camino) == self.actual(pregunta) is not None:
            raise NoVale("eso ya estaba escrito: puedes cambiarlo; para quitarlo, bórralo en el archivo")
        if pregunta.clase == "largo" and isinstance(valor, str):
            leer_frase(valor)  # un número que se escapó del menú dejaría sin remedio un texto de páginas
        sabido = self.actual(pregunta)
        if _se_perderia(sabido, valor) and not self._se_reemplaza(sabido):
            return
        vigente: Pregunta | None = pregunta
        while vigente is not None:
            try:
                self._guardar(self.con(vigente, valor), es_suceso(vigente.camino))
            except Cambiado:  # alguien guardó entretanto: otra vez, sobre lo suyo, si no lo dijo ya
                self._abrir()
                self.estado = {}
                self.charla.decir("El plan cambió por fuera: sigo sobre lo que dice ahora.")
                vigente = self._vigente(pregunta, sabido)
            else:
                return
        self.charla.decir("Eso ya no se pregunta: tu última respuesta no se guardó.")

    def _se_reemplaza(self, escrito: str) -> bool:
        """Si la persona lo dice a la vista de lo que perdería; Enter, volver o salir es que no."""
        self.charla.decir(f"  Ya dice: {recortar(escrito, _A_LA_VISTA)}")
        try:
            si = self.charla.confirmar("¿Reemplazarlo?", al_vacio="n")
        except (Salir, Volver):
            self.charla.decir(_QUEDA)
            raise
        if not si:
            self.charla.decir(_QUEDA)
        return si

    def _vigente(self, pregunta: Pregunta, sabido: Any) -> Pregunta | None:
        """La misma pregunta sobre lo que el archivo dice ahora; nada si otro ya la respondió."""
        hay = self.caso.escrito(pregunta.camino)
        if hay is not None and str(hay).rstrip() != str(sabido).rstrip():
            return None
        return next((p for p in self.preguntas() if p.camino == pregunta.camino), None)

    def _donde(self, pregunta: Pregunta, _sitio: int) -> int:
        """Si ya no está, porque otro la respondió, se sigue por la primera que quede."""
        return next((i for i, p in enumerate(self.preguntas()) if p.camino == pregunta.camino), -1)

    def _guardar(self, nuevo: Estado, ya_paso: bool) -> None:
        """Escribe lo que cambie; lo que deje sin cuadrar se dice, y si es un error, no se escribe.

        Lo que ya pasó sí, aunque una meta deje de caber: se cambia la meta, y no lo que pasó.
        """
        try:
            textos = dict(self._textos(nuevo))
        except ErrorDeDatos as error:
            raise NoVale(f"{error.mensaje}; {error.arreglo}") from error
        ahora, dudas = self._leer(textos)
        nuevas = dudas - self._dudas
        for gravedad, codigo, mensaje in nuevas:
            if gravedad is Gravedad.ERROR and not (ya_paso and codigo.startswith("M4")):
                raise NoVale(f"con eso quedaría un error, {mensaje} ({codigo})")
        for ruta, texto in textos.items():
            self._escribir(ruta, texto)
        self.estado, self.caso, self._dudas = nuevo, self.caso.con(ahora=ahora), dudas
        self.charla.decir(*_avisadas(nuevas))

    def _textos(self, estado: Estado) -> Iterator[tuple[str, str]]:
        dichos = en_claves(estado)
        for ruta, datos in self._antes.items():
            parche = Parche(ruta, datos, _CLASES[ruta])
            llenar(parche, _CLASES[ruta], dichos)
            yield ruta, parche.aplicar() if parche.hay_cambios else datos.decode("utf-8")

    def _escribir(self, ruta: str, texto: str) -> None:
        if texto.encode("utf-8") != self._en_disco[ruta]:
            reemplazar_si_igual(self.carpeta.raiz / ruta, self._en_disco[ruta], texto)
            self._en_disco[ruta] = texto.encode("utf-8")
            self.escritos[ruta] = None


def _se_perderia(sabido: Any, valor: Any) -> bool:
    """Si lo respondido borraría un texto largo; si sólo le agrega, no se pierde nada."""
    if not isinstance(sabido, str) or not isinstance(valor, str):
        return False
    escrito = sabido.rstrip()
    return ("\n" in escrito or len(escrito) > _LARGO) and escrito not in valor


def _avisadas(nuevas: _Dudas) -> list[str]:
    """Una, y cuántas más: una sola fecha mal puesta no cuadra con cada etapa. La de la última vale por todas."""
    if not nuevas:
        return []
    primera = min(nuevas, key=lambda duda: (duda[0] is not Gravedad.ERROR, duda[1]))
    _, codigo, mensaje = [duda for duda in nuevas if duda[:2] == primera[:2]][-1]
    mas = f", y {contar(len(nuevas) - 1, 'cosa')} más por lo mismo" if len(nuevas) > 1 else ""
    return [f"  Ojo: {mensaje} ({codigo}){mas}. Con `<` lo corriges."]
