"""Los archivos que acompañan: `textos.yaml`, `anterior.yaml` y `entregas/etapa-<n>.yaml`."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from monitoreo_cli.modelo.campos import Pieza, bloque, campo, libre, lista, mapa, mapa_de, pieza
from monitoreo_cli.modelo.comun import ESTADO, Oficio
from monitoreo_cli.modelo.tipos import COMPROMISO, ENTERO, FECHA, ID, ID_DE_VISITA, TEXTO


@pieza
class TextoDeEtapa(Pieza):
    """Lo que el informe de una etapa dice con palabras."""

    numero: int | None = campo(ENTERO, "Número de la etapa.", obligatorio=True, ejemplo="1")
    oficio: Oficio | None = bloque(Oficio, "A quién se dirige.")
    logros: str | None = campo(TEXTO, "Logros.")
    por_mejorar: str | None = campo(TEXTO, "Aspectos por mejorar.")
    recomendaciones: str | None = campo(TEXTO, "Recomendaciones.")


@pieza
class TextoFinal(Pieza):
    """Lo que el informe final dice con palabras."""

    oficio: Oficio | None = bloque(Oficio, "A quién se dirige.")
    logros: str | None = campo(TEXTO, "Logros.")
    dificultades: str | None = campo(TEXTO, "Dificultades.")
    conclusiones: str | None = campo(TEXTO, "Conclusiones.")
    recomendaciones: str | None = campo(TEXTO, "Recomendaciones.")


@pieza
class Textos(Pieza):
    """`textos.yaml`: lo que los informes dicen con palabras."""

    formato: int | None = campo(ENTERO, "Versión del formato.", obligatorio=True, ejemplo="1")
    etapas: tuple[TextoDeEtapa, ...] = lista(TextoDeEtapa, "Por etapa.")
    final: TextoFinal | None = bloque(TextoFinal, "Del informe final.")


@pieza
class NivelesAnteriores(Pieza):
    """Los niveles de un docente al cierre del año pasado."""

    rubrica: str | None = campo(ID, "Instrumento.", ejemplo="minedu-2018")
    niveles: Mapping[str, str] = mapa_de(ID, TEXTO, "Por desempeño, su nivel.")


@pieza
class CompromisoAnterior(Pieza):
    """Un compromiso que quedó abierto el año pasado."""

    id: str | None = campo(COMPROMISO, "Id con que se creó.", obligatorio=True, ejemplo="2023-11-20-d01/c1")
    docente: str | None = campo(ID, "Docente.", obligatorio=True, ejemplo="d01")
    texto: str | None = campo(TEXTO, "Qué se acordó.", obligatorio=True)
    plazo: date | None = campo(FECHA, "Hasta cuándo.")
    estado: str | None = campo(ESTADO, "Cómo quedó.", obligatorio=True, ejemplo="en-proceso")


@pieza
class Anterior(Pieza):
    """`anterior.yaml`: lo que viene del año pasado."""

    formato: int | None = campo(ENTERO, "Versión del formato.", obligatorio=True, ejemplo="1")
    anio: int | None = campo(ENTERO, "Año del que viene.", ejemplo="2023")
    docentes: Mapping[str, NivelesAnteriores] = mapa(ID, NivelesAnteriores, "Por docente, cómo terminó.")
    compromisos: tuple[CompromisoAnterior, ...] = lista(CompromisoAnterior, "Compromisos abiertos.")


@pieza
class Rectificacion(Pieza):
    """Un cambio después de entregar."""

    fecha: date | None = campo(FECHA, "Cuándo.")
    motivo: str | None = campo(TEXTO, "Por qué.")
    cambios: Any = libre("Qué cambió.")


@pieza
class Entrega(Pieza):
    """`entregas/etapa-<n>.yaml`: lo que se entregó, con su huella."""

    formato: int | None = campo(ENTERO, "Versión del formato.", obligatorio=True, ejemplo="1")
    etapa: int | None = campo(ENTERO, "Etapa entregada.", ejemplo="1")
    fecha: date | None = campo(FECHA, "Fecha de la entrega.")
    resumen: Any = libre("Los conteos de `resumen --formato json`.")
    huellas: Mapping[str, str] = mapa_de(ID_DE_VISITA, TEXTO, "Por visita que contó, su huella.")
    rectificaciones: tuple[Rectificacion, ...] = lista(Rectificacion, "Cambios posteriores.")
