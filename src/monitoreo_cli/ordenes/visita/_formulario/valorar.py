"""Las preguntas de cada desempeño: a la vista qué mirar, primero la evidencia y después el nivel."""

from collections.abc import Iterator

from monitoreo_cli.fechas import minutos_entre
from monitoreo_cli.modelo.observacion import NO_APLICA, NO_OBSERVADO
from monitoreo_cli.modelo.rubrica import Desempeno, Rubrica
from monitoreo_cli.ordenes._formulario.caminos import Camino, Estado, poner, tomar
from monitoreo_cli.ordenes._formulario.conversacion import ANCHO
from monitoreo_cli.ordenes._formulario.pregunta import Opcion, Pregunta, de_opciones, de_texto, leer_si_no
from monitoreo_cli.ordenes.visita._formulario.caso import Caso
from monitoreo_cli.ordenes.visita._formulario.cuaderno import marcados
from monitoreo_cli.texto import contar, recortar
from monitoreo_cli.vistas.terminal import Linea, Tramo, parrafo

_CON_MARCA = "con-marca"
_HECHOS_A_LA_VISTA = 3
_AYUDA_NIVEL = (
    "El nivel se juzga en conjunto, mirando la evidencia; nunca viene puesto. Escribe su número o su clave; "
    "`no` si no se pudo observar (n.o.), `na` si no aplica (n.a.). Enter lo deja para después."
)


def de_instrumento(caso: Caso, estado: Estado) -> Iterator[Pregunta]:
    rubrica = caso.rubrica_de(estado)
    if rubrica is not None:
        yield from _de_rubrica(rubrica, ("desempenos",), estado, exigida=True)


def de_fichas(caso: Caso, estado: Estado) -> Iterator[Pregunta]:
    """Los otros instrumentos de la etapa, y los que el borrador ya tenga; empezada una, va entera."""
    etapa = caso.etapa_de(estado)
    empezadas = [f["rubrica"] for f in estado.get("otras_fichas", ()) if "rubrica" in f]
    for clave in dict.fromkeys([*(caso.escuela.fichas_de(etapa) if etapa else ()), *empezadas]):
        rubrica = caso.escuela.rubrica(clave)
        if rubrica is not None and clave != estado.get("rubrica"):
            camino = ("otras_fichas", clave, "desempenos")
            yield from _de_rubrica(rubrica, camino, estado, exigida=tomar(estado, camino) is not None)


def _de_rubrica(rubrica: Rubrica, camino: Camino, estado: Estado, exigida: bool) -> Iterator[Pregunta]:
    total = len(rubrica.por_id)
    for numero, (clave, desempeno) in enumerate(rubrica.por_id.items(), 1):
        hoja = _Hoja(rubrica, desempeno, f"{numero} de {total}", estado)
        yield from _de_desempeno(hoja, (*camino, clave), exigida)


def _de_desempeno(hoja: "_Hoja", camino: Camino, exigida: bool) -> Iterator[Pregunta]:
    rotulo = hoja.desempeno.codigo or hoja.desempeno.id or ""
    hay_hechos = bool(hoja.hechos)
    yield de_texto(
        (*camino, "evidencia"), f"Evidencia {rotulo}", "Evidencia: lo que viste u oíste",
        clase="largo", antes=hoja.a_la_vista, salto="valen los hechos marcados" if hay_hechos else "pasa",
        ayuda="Primero la evidencia, sin juzgar. Si ya marcaste hechos, bastan: pulsa Enter.",
    )  # fmt: skip
    opciones = hoja.opciones()
    mas_bajo = hoja.rubrica.claves[0]

    def poner_nivel(antes: Estado, nivel: str | None) -> Estado:
        con_marca = nivel == _CON_MARCA
        puesto = poner(antes, (*camino, "nivel"), mas_bajo if con_marca else nivel)
        # Una marca sólo va con el nivel más bajo.
        sigue = con_marca or (nivel == mas_bajo and tomar(antes, (*camino, "marca")))
        return poner(puesto, (*camino, "marca"), True if sigue else None)

    yield de_opciones(
        (*camino, "nivel"), f"Nivel {rotulo}", "¿Qué nivel?", opciones,
        antes=hoja.recordatorio, repaso=hoja.a_la_vista, ayuda=_AYUDA_NIVEL, salto="después", exigida=exigida,
        poner=poner_nivel,
    )  # fmt: skip
    if hoja.desempeno.admite_marca and tomar(hoja.estado, (*camino, "nivel")) == mas_bajo:
        yield Pregunta(
            (*camino, "marca"), f"Marca {rotulo}", "¿Hubo ofensa, agresión, discriminación o maltrato? (s/n)",
            leer_si_no, ayuda="La marca pide evidencia, sin nombres de estudiantes, y seguir el protocolo de "
            "convivencia escolar.",
        )  # fmt: skip


class _Hoja:
    """Un desempeño a la vista."""

    def __init__(self, rubrica: Rubrica, desempeno: Desempeno, lugar: str, estado: Estado) -> None:
        self.rubrica, self.desempeno, self.lugar, self.estado = rubrica, desempeno, lugar, estado
        self.hechos = marcados(estado, desempeno.id or "")

    def a_la_vista(self) -> Iterator[Linea]:
        """Nombre, aspectos, descriptores y hechos marcados."""
        codigo = f"{self.desempeno.codigo} " if self.desempeno.codigo else ""
        titulo = f"{self.lugar} · {codigo}{self.desempeno.nombre or self.desempeno.id}"
        yield from ([Tramo(linea, "titulo")] for linea in parrafo(titulo, ANCHO))
        for aspecto in self.desempeno.aspectos:
            yield from parrafo(aspecto, ANCHO, "    ", "  - ")
        yield from self.descriptores()
        if self.hechos:
            ultimos = self.hechos[-_HECHOS_A_LA_VISTA:]
            yield f"Marcaste {contar(len(self.hechos), 'hecho')}:"
            yield from (f"  {recortar(hecho, ANCHO - 4)}" for hecho in ultimos)

    def descriptores(self) -> Iterator[Linea]:
        largo = max(len(c) for c in self.rubrica.claves)
        for clave in self.rubrica.claves:
            if descriptor := self.desempeno.descriptores.get(clave):
                yield from parrafo(descriptor, ANCHO, " " * (largo + 3), f"  {clave:<{largo}} ")

    def opciones(self) -> tuple[Opcion, ...]:
        """La escala, y lo que no es un nivel. Ninguna viene puesta."""
        escala = [Opcion(n.clave, n.en_palabras) for n in self.rubrica.niveles if n.clave]
        marca = [Opcion(_CON_MARCA, "marca (maltrato)", ("marca", "m"))] if self.desempeno.admite_marca else []
        # En una lista de ítems «No» es un nivel: ahí `no` no puede querer decir no observado.
        corto = () if any(c.lower() == "no" for c in self.rubrica.claves) else ("no",)
        return (
            *escala,
            Opcion(NO_OBSERVADO, "n.o. no observado", (*corto, "n.o.", "n.o", "no observado")),
            Opcion(NO_APLICA, "n.a. no aplica", ("na", "n.a.", "n.a", "no aplica")),
            *marca,
        )

    def recordatorio(self) -> Iterator[Linea]:
        """Lo que la rúbrica obliga, si los minutos anotados ya lo dicen."""
        minimo = self.desempeno.minimo_monitoreo
        minutos = tomar(self.estado, ("sesion", "minutos_de_monitoreo"))
        inicio, fin = self.estado.get("inicio"), self.estado.get("fin")
        if minimo is None or minutos is None or inicio is None or fin is None:
            return
        duracion = minutos_entre(inicio, fin)
        if minutos * 100 >= minimo * duracion:
            return
        yield from parrafo(
            f"Anotaste {minutos} de {duracion} minutos mirando de cerca: bajo el {minimo} %, "
            f"este desempeño sólo puede ser {self.rubrica.claves[0]}.", ANCHO,
        )  # fmt: skip
