"""Lo que se va respondiendo, y los archivos que lo dicen: tras cada respuesta están enteros."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any, ClassVar

from monitoreo_cli.errores import ErrorDeDatos, ErrorDelMundo, Interrumpido
from monitoreo_cli.escritura.atomica import Cambiado, crear, reemplazar_si_igual
from monitoreo_cli.escritura.llenado import llenar
from monitoreo_cli.escritura.parche import Parche
from monitoreo_cli.lectura.cargar import cargar, con_textos
from monitoreo_cli.lectura.carpeta import Carpeta
from monitoreo_cli.modelo.campos import Pieza
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.ordenes._formulario.caminos import Camino, Estado, tomar
from monitoreo_cli.ordenes._formulario.conversacion import Conversacion, Salir, Volver
from monitoreo_cli.ordenes._formulario.pregunta import NoVale, Pregunta, leer_frase
from monitoreo_cli.ordenes._formulario.recorrido import Guion, Recorrido
from monitoreo_cli.ordenes._formulario.repaso import repasar
from monitoreo_cli.problema import Gravedad
from monitoreo_cli.reglas.registro import Entorno, gravedad_de
from monitoreo_cli.reglas.revision import LECTURA_Y_ENLACES, revisar
from monitoreo_cli.texto import contar, desde_aqui, enumerar, recortar
from monitoreo_cli.vistas.terminal import columnas, salida

_LARGO = 80  # letras: hasta ahí, se vuelve a escribir sin pena
_A_LA_VISTA = 66
_QUEDA = "  Queda como estaba."
_Dudas = Counter[tuple[Gravedad, str, str]]


class Asentado(Recorrido):
    """El archivo se rehace siempre desde como estaba más todo lo respondido: corregir o borrar no deja restos.

    Quien lo hereda dice en `CLASES` qué archivos llena, en `NUEVOS` con qué empieza el que no está, en `REGLAS`
    qué puede contradecir una respuesta y en `QUE` cómo se llama lo que llena.
    """

    CLASES: ClassVar[Mapping[str, type[Pieza]]]
    NUEVOS: ClassVar[Mapping[str, bytes]] = {}
    REGLAS: ClassVar[Sequence[str]] = LECTURA_Y_ENLACES
    QUE: ClassVar[str]

    def __init__(self, carpeta: Carpeta, hoy: date, guion: Guion, charla: Conversacion) -> None:
        self.carpeta, self.hoy = carpeta, hoy
        self.escritos: dict[str, None] = {}
        self._abrir()
        super().__init__(charla, guion, {})

    # ------------------------------------------------------------ lo que cambia de una orden a otra

    def empezar(self, antes: Escuela, en_disco: Mapping[str, bytes]) -> None:
        """Con la escuela sin nada respondido, y sus archivos. Lanza `ErrorDeDatos` si falta alguno."""
        raise NotImplementedError

    def actualizar(self, ahora: Escuela) -> None:
        """Con la escuela como quedó tras una respuesta."""

    def escrito(self, camino: Camino) -> Any:
        """Lo que los archivos ya decían ahí, o `None`."""
        raise NotImplementedError

    def datos(self, estado: Estado) -> Mapping[str, Any]:
        """Lo respondido, con las claves del formato."""
        raise NotImplementedError

    def ya_paso(self, _: Pregunta) -> bool:
        """Si lo que ahí se responde es un hecho, que se escribe aunque otra cosa deje de cuadrar."""
        return False

    # ------------------------------------------------------------ lo que es igual en todas

    def _abrir(self) -> None:
        """Lo que hay ahora en el disco, sin nada respondido. Lanza `ErrorDeDatos` si no se puede leer."""
        self.carpeta = Carpeta(self.carpeta.raiz)  # otra vez: quizá ya está el archivo que no estaba
        self._fuentes = list(self.carpeta.base())
        antes, self._dudas = self._leer({})
        hay = {f.ruta: f.datos for f in self._fuentes}
        self._por_crear = self.NUEVOS.keys() - hay.keys()
        empiezan = {**self.NUEVOS, **hay}
        self._antes = {ruta: empiezan[ruta] for ruta in self.CLASES if ruta in empiezan and ruta not in antes.fuera}
        self._en_disco = dict(self._antes)
        self.empezar(antes, self._antes)

    def _leer(self, textos: Mapping[str, str]) -> tuple[Escuela, _Dudas]:
        """La escuela con esos textos, y los errores y avisos que tendría."""
        escuela, problemas = cargar(con_textos(self._fuentes, textos))
        problemas += revisar(Entorno(escuela, self.hoy), self.REGLAS)
        con_gravedad = Counter((gravedad_de(p), p.codigo, p.mensaje) for p in problemas)
        return escuela, Counter({duda: n for duda, n in con_gravedad.items() if duda[0] is not Gravedad.NOTA})

    def actual(self, pregunta: Pregunta) -> Any:
        """Lo respondido o, si no, lo que el archivo ya decía."""
        dicho = super().actual(pregunta)
        return self.escrito(pregunta.camino) if dicho is None else dicho

    def anotar(self, pregunta: Pregunta, valor: Any) -> None:
        """Pone una respuesta y la asienta en el disco. Lanza `NoVale` si no cabe, `ErrorDelMundo` si no se puede."""
        if valor is None and self.escrito(pregunta.camino) == self.actual(pregunta) is not None:
            raise NoVale("eso ya estaba escrito: puedes cambiarlo; para quitarlo, bórralo en el archivo")
        if pregunta.clase == "largo" and isinstance(valor, str):
            leer_frase(valor)  # un número que se escapó del menú dejaría sin remedio un texto de páginas
        sabido = self.actual(pregunta)
        if _se_perderia(sabido, valor) and not self._se_reemplaza(sabido):
            return
        vigente: Pregunta | None = pregunta
        while vigente is not None:
            try:
                self._guardar(self.con(vigente, valor), self.ya_paso(vigente))
            except Cambiado:  # alguien guardó entretanto: otra vez, sobre lo suyo, si no lo dijo ya
                self._abrir()
                self.estado = {}
                que = self.QUE[:1].upper() + self.QUE[1:]
                self.charla.decir(f"{que} cambió por fuera: sigo sobre lo que dice ahora.")
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
        hay = self.escrito(pregunta.camino)
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
        self.estado, self._dudas = nuevo, dudas
        self.actualizar(ahora)
        self.charla.decir(*_avisadas(nuevas))

    def _textos(self, estado: Estado) -> Iterator[tuple[str, str]]:
        dichos = self.datos(estado)
        for ruta, datos in self._antes.items():
            parche = Parche(ruta, datos, self.CLASES[ruta])
            llenar(parche, self.CLASES[ruta], dichos)
            yield ruta, parche.aplicar() if parche.hay_cambios else datos.decode("utf-8")

    def _escribir(self, ruta: str, texto: str) -> None:
        if texto.encode("utf-8") == self._en_disco[ruta]:
            return
        if ruta in self._por_crear:
            self._crear(ruta, texto)
        else:
            reemplazar_si_igual(self.carpeta.raiz / ruta, self._en_disco[ruta], texto)
        self._en_disco[ruta] = texto.encode("utf-8")
        self.escritos[ruta] = None

    def _crear(self, ruta: str, texto: str) -> None:
        """Lanza `Cambiado` si alguien lo creó entretanto, y `ErrorDelMundo` si lo que hay ahí no es un archivo."""
        try:
            crear(self.carpeta.raiz / ruta, texto)
        except FileExistsError as error:
            es_archivo = any(f.ruta == ruta for f in Carpeta(self.carpeta.raiz).base())
            clase = Cambiado if es_archivo else ErrorDelMundo
            raise clase(f"`{ruta}` ya existe y no se puede escribir", "mira qué es y cámbiale el nombre") from error
        self._por_crear -= {ruta}


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


# ---------------------------------------------------------------- preguntarlo todo


def preguntar_todo(llenado: Asentado, seguir: str, despues: Sequence[tuple[str, str]]) -> None:
    """Hace las preguntas, las repasa y termina siempre diciendo qué quedó y cómo se sigue.

    `seguir` es la orden con que se sigue otro día; `despues`, cada orden que viene ahora y para qué.
    """
    with _diciendo_que_quedo(llenado, f"Sigue cuando quieras con: {seguir}"):
        llenado.seguir_en(0)
        _repasar(llenado, despues)
    salida().escribir(*(desde_aqui(llenado.carpeta.raiz / ruta) for ruta in llenado.escritos))


def _repasar(llenado: Asentado, despues: Sequence[tuple[str, str]]) -> None:
    """Enseña lo respondido hasta que la persona dice que está bien."""
    while llenado.estado:
        try:
            repasar(llenado, {"t": "está bien, terminar"})
        except Volver:
            llenado.seguir_en(len(llenado.preguntas()) - 1)
        else:
            break
    llenado.charla.decir("", *_que_quedo(llenado), "Sigue así:", *columnas([list(fila) for fila in despues]))


@contextmanager
def _diciendo_que_quedo(llenado: Asentado, seguir: str) -> Iterator[None]:
    try:
        yield
    except Salir:
        llenado.charla.decir("", *_que_quedo(llenado), seguir)
    except KeyboardInterrupt:
        if not llenado.escritos:
            raise
        raise Interrumpido(f"lo respondido está en {enumerar(llenado.escritos)}", seguir) from None
    except ErrorDelMundo as error:
        raise ErrorDelMundo(error.mensaje, f"{error.arreglo}. Esta última respuesta no se guardó. {seguir}") from error


def _que_quedo(llenado: Asentado) -> list[str]:
    hechas = sum(tomar(llenado.estado, p.camino) is not None for p in llenado.preguntas())
    if not hechas or not llenado.escritos:
        return [f"No respondiste nada nuevo: {llenado.QUE} quedó como estaba."]
    return [f"{contar(hechas, 'respuesta')} en {enumerar(llenado.escritos)}."]
