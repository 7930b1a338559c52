"""`observaciones/…yaml`: una visita al aula, o un registro breve de seguimiento."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, time
from functools import cached_property

from monitoreo_cli.modelo.campos import (
    Caso,
    Pieza,
    bloque,
    campo,
    lista,
    mapa,
    mapa_de,
    pieza,
    valores,
)
from monitoreo_cli.modelo.comun import Compromiso, Seguimiento
from monitoreo_cli.modelo.tipos import (
    ENTERO,
    FECHA,
    GRADO,
    HORA,
    ID,
    ID_DE_VISITA,
    SI_NO,
    TEXTO,
    TipoOpcion,
)
from monitoreo_cli.valor import Valor

NO_OBSERVADO = "no-observado"
NO_APLICA = "no-aplica"
MODALIDADES = ("opinada", "inopinada")
ESTADOS_DE_VISITA = ("borrador", "cerrada")
SIN_NIVEL = (NO_OBSERVADO, NO_APLICA)
_HECHO = r"\s*(?:([0-9]{1,2}:[0-9]{2})\s+)?(?:\[([a-z0-9-]{1,40})\]\s*)?(.*)"


class Hecho(Valor):
    """Un hecho del cuaderno: hora y desempeño si se anotaron, y lo que pasó."""

    hora: str | None
    desempeno: str | None
    texto: str


@pieza
class Sesion(Pieza):
    """La sesión que se observó."""

    grados: tuple[int, ...] = valores(GRADO, "Grados presentes.", ejemplo="[1, 2]")
    seccion: str | None = campo(TEXTO, "Sección.")
    area: str | None = campo(TEXTO, "Área curricular.", ejemplo="Comunicación")
    titulo: str | None = campo(TEXTO, "Título de la sesión.")
    proposito: str | None = campo(TEXTO, "Propósito de aprendizaje.")
    competencia: str | None = campo(TEXTO, "Competencia.")
    evidencia: str | None = campo(TEXTO, "Evidencia de aprendizaje prevista.")
    documentos: Mapping[str, bool] = mapa_de(TEXTO, SI_NO, "Documentos que presenta el docente.")
    matriculados: int | None = campo(ENTERO, "Estudiantes matriculados.", ejemplo="9")
    asistentes: int | None = campo(ENTERO, "Estudiantes que asistieron.", ejemplo="8")
    minutos_de_monitoreo: int | None = campo(ENTERO, "Minutos en que el docente siguió el trabajo.", ejemplo="20")


@pieza
class Cuaderno(Pieza):
    """El cuaderno de campo: los hechos aparte de lo que uno piensa de ellos."""

    hechos: str | None = campo(TEXTO, "Una línea por hecho: hora y `[desempeno]` si se quiere, y lo que pasó.")
    preguntas: tuple[str, ...] = valores(TEXTO, "Preguntas para la asesoría.")
    necesidades: str | None = campo(TEXTO, "Qué necesita el docente.")
    notas_del_observador: str | None = campo(
        TEXTO, "Sólo las ve quien observa: escribe lo que podrías leer en voz alta."
    )


@pieza
class Valoracion(Pieza):
    """El nivel de un desempeño y lo que lo respalda."""

    nivel: str | None = campo(
        TEXTO, "Clave de la escala, `no-observado` o `no-aplica`. Primero la evidencia, después el nivel.",
        ejemplo="III",
    )  # fmt: skip
    marca: bool | None = campo(SI_NO, "`sí` si hubo ofensa, agresión, discriminación o maltrato.")
    evidencia: str | None = campo(TEXTO, "Lo que se vio u oyó; sin ella valen los hechos marcados.")


@pieza
class Ficha(Pieza):
    """Otro instrumento llenado en la misma visita."""

    rubrica: str | None = campo(ID, "Instrumento.", obligatorio=True, ejemplo="planificacion-y-materiales")
    desempenos: Mapping[str, Valoracion] = mapa(ID, Valoracion, "Por desempeño, su valoración.")


@pieza
class Dialogo(Pieza):
    """La conversación después de observar."""

    fecha: date | None = campo(FECHA, "Cuándo se conversó.")
    fortalezas: str | None = campo(TEXTO, "Lo que ya se hace.")
    por_mejorar: str | None = campo(TEXTO, "Lo que falta.")
    voz_del_docente: str | None = campo(TEXTO, "Lo que dijo el docente.")
    deconstruccion: str | None = campo(TEXTO, "Qué pasó y por qué.")
    reconstruccion: str | None = campo(TEXTO, "Qué se haría distinto.")
    evaluacion: str | None = campo(TEXTO, "Cómo se sabrá si funcionó.")
    recibido: date | None = campo(FECHA, "Cuándo firmó su copia el docente.")
    desacuerdo: str | None = campo(TEXTO, "Su desacuerdo, tal cual; se imprime en la ficha.")


@pieza
class Observacion(Pieza):
    """Una visita por archivo; el nombre del archivo, sin `.yaml`, es su id."""

    CASOS = (
        Caso(
            "tipo", "seguimiento", ("observador", "seguimiento"), ("etapa", "rubrica", "desempenos", "estado"),
            "un registro de seguimiento no es una visita y no lleva `{clave}`",
        ),
        Caso("tipo", "visita", ("estado",), por_omision=True),
        Caso("estado", "cerrada", ("observador", "rubrica")),
    )  # fmt: skip

    formato: int | None = campo(ENTERO, "Versión del formato.", obligatorio=True, ejemplo="1")
    tipo: str | None = campo(TipoOpcion("visita", "seguimiento"), "Por omisión `visita`.", ejemplo="visita")
    docente: str | None = campo(ID, "Docente visitado.", obligatorio=True, ejemplo="d01")
    etapa: int | None = campo(ENTERO, "Etapa; si falta, se deduce de la fecha.", ejemplo="1")
    fecha: date | None = campo(FECHA, "Fecha de la visita.", obligatorio=True)
    inicio: time | None = campo(HORA, "Hora en que empezó la observación.")
    fin: time | None = campo(HORA, "Hora en que terminó.", ejemplo="09:45")
    observador: str | None = campo(ID, "Quién observó: id del equipo.", ejemplo="director")
    modalidad: str | None = campo(TipoOpcion(*MODALIDADES), "Acordada o sin aviso.")
    estado: str | None = campo(TipoOpcion(*ESTADOS_DE_VISITA), "Un borrador no cuenta en ninguna parte.")
    rol: str | None = campo(
        TipoOpcion("principal", "contraste"), "Por omisión `principal`; `contraste` es un segundo observador."
    )
    contraste_de: str | None = campo(ID_DE_VISITA, "Visita principal con que se compara.", ejemplo="2024-04-16-d01")
    sesion: Sesion | None = bloque(Sesion, "La sesión observada.")
    cuaderno: Cuaderno | None = bloque(Cuaderno, "El cuaderno de campo.")
    rubrica: str | None = campo(ID, "Instrumento con que se valora.", ejemplo="minedu-2018")
    desempenos: Mapping[str, Valoracion] = mapa(ID, Valoracion, "Por desempeño, su valoración.")
    otras_fichas: tuple[Ficha, ...] = lista(Ficha, "Otros instrumentos de la misma visita.")
    dialogo: Dialogo | None = bloque(Dialogo, "La conversación.")
    compromisos: tuple[Compromiso, ...] = lista(Compromiso, "Lo que se acordó.")
    seguimiento: tuple[Seguimiento, ...] = lista(Seguimiento, "Compromisos anteriores que se revisaron.")

    # Lo pone quien arma la escuela: no está escrito dentro del archivo.
    id = ""

    @property
    def ruta(self) -> str:
        return self.origen.archivo

    @property
    def es_visita(self) -> bool:
        return self.tipo != "seguimiento"

    @property
    def es_cerrada(self) -> bool:
        return self.es_visita and self.estado == "cerrada"

    @property
    def papel(self) -> str | None:
        """El `rol` que vale: ausente es `principal`; uno que no se entiende no es ninguno."""
        return self.rol or (None if self.origen.tiene("rol") else "principal")

    @property
    def es_principal(self) -> bool:
        return self.papel == "principal"

    @cached_property
    def hechos(self) -> tuple[Hecho, ...]:
        texto = self.cuaderno.hechos if self.cuaderno else None
        return tuple(leer_hechos(texto or ""))

    @cached_property
    def desempenos_con_hechos(self) -> frozenset[str]:
        return frozenset(h.desempeno for h in self.hechos if h.desempeno)

    def fichas(self) -> Iterator[tuple[str | None, Mapping[str, Valoracion], "Observacion | Ficha"]]:
        """Cada instrumento de la visita: su id, sus valoraciones y la pieza que las lleva."""
        yield self.rubrica, self.desempenos, self
        for ficha in self.otras_fichas:
            yield ficha.rubrica, ficha.desempenos, ficha

    def con_instrumento(self, rubrica: str) -> Mapping[str, Valoracion] | None:
        """Las valoraciones con ese instrumento, venga como `rubrica` o en `otras_fichas`."""
        return next((v for r, v, _ in self.fichas() if r == rubrica), None)


def leer_hechos(texto: str) -> Iterator[Hecho]:
    """Los hechos de un cuaderno, uno por línea no vacía."""
    for linea in texto.splitlines():
        if linea.strip() and (m := re.fullmatch(_HECHO, linea)):
            yield Hecho(m[1], m[2], m[3].strip())
