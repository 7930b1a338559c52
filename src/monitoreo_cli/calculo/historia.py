"""Qué cambió en una visita cada vez que se guardó en git: niveles, y todo lo demás que dice."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import time
from typing import Any

from monitoreo_cli.calculo.versiones import Donde, Paso
from monitoreo_cli.lectura.respuestas_de_git import Commit
from monitoreo_cli.modelo.campos import Anidada, Pieza
from monitoreo_cli.modelo.observacion import Observacion
from monitoreo_cli.valor import Valor

VISITA, NIVEL, MARCA, EVIDENCIA = "visita", "nivel", "marca", "evidencia"
REGISTRA, PONE, CAMBIA, QUITA, JUNTA = "registra", "pone", "cambia", "quita", "junta"
BORRA, MUEVE, ILEGIBLE = "borra", "mueve", "ilegible"
_VALORES = (NIVEL, MARCA)
_APARTE = ("formato", "desempenos", "otras_fichas", "compromisos", "seguimiento")
Versiones = Mapping[str, Observacion | str]


class Campo(Valor):
    """Qué dato de la visita es. `rubrica` va vacía en la ficha principal; `parte` es un desempeño o un compromiso."""

    nombre: str
    parte: str = ""
    rubrica: str = ""


class Cambio(Valor):
    """Un dato que se puso, cambió o quitó, o algo que le pasó al archivo.

    `commit` es `None` si todavía no se guardó en git. `antes` lleva más de un valor si se juntaron
    copias que decían cosas distintas, y `?` si lo anterior no se puede leer. Un texto largo cambia
    sin que se muestre: ambos lados vacíos.
    """

    commit: Commit | None
    archivo: str
    campo: Campo
    accion: str
    antes: tuple[str, ...] = ()
    despues: str | None = None


class _Dato(Valor):
    """Lo que vale un campo, y si se puede mostrar."""

    texto: str
    se_muestra: bool = True


Datos = Mapping[Campo, _Dato]
_NO_SE_SABE: Datos = {}  # lo que decía una primera versión que no se puede leer


class Historia:
    """Los cambios de una visita, en orden. Se le dan sus pasos, del más viejo al más nuevo."""

    def __init__(self, versiones: Versiones) -> None:
        self.cambios: list[Cambio] = []
        self._versiones = versiones
        self._estados: dict[Donde, Datos] = {}
        self._padres: dict[Donde, tuple[Donde, ...]] = {}
        self._cambiaron: dict[Campo, set[Donde]] = {}
        self._dichos: set[tuple[Any, ...]] = set()

    def agregar(self, paso: Paso) -> None:
        """Lo que cambió en un commit respecto de todos sus padres."""
        self._padres[paso.donde] = paso.previas
        previos = [self._estados[p] for p in paso.previas]
        if not paso.ruta:
            accion = MUEVE if paso.nueva else BORRA
            self._decir(Cambio(paso.commit, paso.previas[0][1], _ARCHIVO, accion, despues=paso.nueva or None))
            return
        datos = self._estados[paso.donde] = self._leer(paso, previos)
        if paso.previas == (paso.igual,):
            return
        anteriores = dict.fromkeys(ruta for _, ruta in paso.previas)
        if anteriores and paso.ruta not in anteriores:
            self._decir(Cambio(paso.commit, paso.ruta, _ARCHIVO, MUEVE, tuple(anteriores), paso.ruta))
        if not previos:
            self._registrar(paso.commit, paso.ruta, datos)
        for cambio in _comparar(paso.commit, paso.ruta, previos or [{}], datos):
            if cambio.accion != JUNTA or self._chocaron(cambio.campo, paso.previas):
                self._cambiaron.setdefault(cambio.campo, set()).add(paso.donde)
                if previos:
                    self._decir(cambio)

    def sin_guardar(self, cabeza: Donde | None, ruta: str, hoy: Observacion | str | None) -> None:
        """Lo que dice el archivo de la carpeta y git aún no guardó; `None` si ya no está."""
        guardado = self._estados.get(cabeza) if cabeza else None
        if isinstance(hoy, str):
            self._decir(Cambio(None, ruta, _ARCHIVO, ILEGIBLE, despues=hoy))
        elif hoy is None:
            if guardado is not None:
                self._decir(Cambio(None, ruta, _ARCHIVO, BORRA))
        elif guardado is None:
            self._registrar(None, ruta, _datos(hoy))
        else:
            if cabeza and cabeza[1] != ruta:
                self._decir(Cambio(None, ruta, _ARCHIVO, MUEVE, (cabeza[1],), ruta))
            for cambio in _comparar(None, ruta, [guardado], _datos(hoy)):
                self._decir(cambio)

    def _leer(self, paso: Paso, previos: Sequence[Datos]) -> Datos:
        """Lo que dice esta versión; si no se puede leer, se dice y se sigue con la anterior."""
        if paso.igual:
            return self._estados[paso.igual]
        version = self._versiones[paso.blob]
        if isinstance(version, Observacion):
            return _datos(version)
        self._decir(Cambio(paso.commit, paso.ruta, _ARCHIVO, ILEGIBLE, despues=version))
        return next((p for p in previos if p is not _NO_SE_SABE), _NO_SE_SABE)

    def _registrar(self, commit: Commit | None, ruta: str, datos: Datos) -> None:
        """La primera versión: la visita, y cada nivel y marca que ya traía."""
        estado = datos.get(Campo("estado"))
        self._decir(Cambio(commit, ruta, _ARCHIVO, REGISTRA, despues=estado.texto if estado else None))
        for cambio in _comparar(commit, ruta, [{}], datos):
            if cambio.campo.nombre in _VALORES:
                self._decir(cambio)

    def _decir(self, cambio: Cambio) -> None:
        """Lo mismo, de la misma persona y al mismo instante, es un commit copiado a otra rama: va una vez."""
        if cambio.commit is not None:
            quien = (cambio.commit.autor, cambio.commit.fecha)
            clave = (*quien, cambio.archivo, cambio.campo, cambio.accion, cambio.antes, cambio.despues)
            if clave in self._dichos:
                return
            self._dichos.add(clave)
        self.cambios.append(cambio)

    def _chocaron(self, campo: Campo, previas: Sequence[Donde]) -> bool:
        """Si más de una de las copias que se juntan había cambiado ese dato por su lado."""
        donde = self._cambiaron.get(campo, set())
        todas = [self._ascendencia(p) for p in previas]
        propias = (suya - set().union(*(t for t in todas if t is not suya)) for suya in todas)
        return sum(not donde.isdisjoint(propia) for propia in propias) > 1

    def _ascendencia(self, desde: Donde) -> set[Donde]:
        vistos, pendientes = set(), [desde]
        while pendientes:
            actual = pendientes.pop()
            if actual not in vistos:
                vistos.add(actual)
                pendientes.extend(self._padres.get(actual, ()))
        return vistos


_ARCHIVO = Campo(VISITA)


def contar_historia(pasos: Iterable[Paso], versiones: Versiones) -> Historia:
    """La historia de una visita. `versiones` da cada contenido ya leído, o por qué no se pudo."""
    historia = Historia(versiones)
    for paso in pasos:
        historia.agregar(paso)
    return historia


def _comparar(commit: Commit | None, archivo: str, previos: Sequence[Datos], ahora: Datos) -> Iterator[Cambio]:
    """Un cambio por campo que no quedó como en todas las versiones de que viene, en el orden de la visita.

    Si quedó como en alguna, se juntaron copias: la acción es `JUNTA` y decide quien sabe si chocaron.
    De una versión que no se pudo leer, `?`: quien guarda la siguiente no puso lo que ya estaba.
    """
    if all(datos is _NO_SE_SABE for datos in previos):
        yield from (Cambio(commit, archivo, c, PONE, ("?",), d.texto) for c, d in ahora.items() if c.nombre in _VALORES)
        return
    for campo in dict.fromkeys(c for datos in (ahora, *previos) for c in datos):
        actual = ahora.get(campo)
        anteriores = list(dict.fromkeys(datos.get(campo) for datos in previos))
        if anteriores == [actual]:
            continue
        escritos = [d for d in anteriores if d is not None]
        accion = PONE if not escritos else QUITA if actual is None else CAMBIA
        if actual in anteriores:
            accion = JUNTA
        mostrados = tuple(d.texto for d in escritos if d.se_muestra)
        despues = actual.texto if actual is not None and actual.se_muestra else None
        yield Cambio(commit, archivo, campo, accion, mostrados, despues)


def _datos(visita: Observacion) -> Datos:
    return dict(_recorrer(visita))


def _recorrer(visita: Observacion) -> Iterator[tuple[Campo, _Dato]]:
    """Los datos de una visita: niveles primero; los bloques y los textos, sin mostrarse."""
    for rubrica, valoraciones, pieza in visita.fichas():
        ficha = "" if pieza is visita else rubrica or "?"
        for desempeno, valoracion in valoraciones.items():
            for nombre in (NIVEL, MARCA, EVIDENCIA):
                valor = getattr(valoracion, nombre)
                if valor is not None:
                    yield Campo(nombre, desempeno, ficha), _Dato(_en_texto(valor), nombre != EVIDENCIA)
    for nombre, descrito in Observacion.CAMPOS.items():
        valor = getattr(visita, nombre)
        if nombre not in _APARTE and valor is not None:
            yield Campo(nombre), _Dato(_en_texto(valor), not isinstance(descrito.forma, Anidada))
    for compromiso in visita.compromisos:
        yield Campo("compromiso", compromiso.id or "?"), _Dato(repr(compromiso), se_muestra=False)
    for revisado in visita.seguimiento:
        if revisado.estado is not None:
            yield Campo("seguimiento", revisado.compromiso or "?"), _Dato(revisado.estado)


def _en_texto(valor: Any) -> str:
    """Un valor como se escribe en el archivo; un bloque, sólo para saber si cambió."""
    if isinstance(valor, bool):
        return "sí" if valor else "no"
    if isinstance(valor, time):
        return f"{valor:%H:%M}"
    return repr(valor) if isinstance(valor, Pieza) else str(valor)
