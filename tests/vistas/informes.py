"""Hacer informes en las pruebas: de textos de archivos al informe, sin pasar por la línea de órdenes."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from monitoreo_cli import recursos
from monitoreo_cli.calculo.avance import anterior, avances, avanzar
from monitoreo_cli.calculo.compromisos import seguir
from monitoreo_cli.calculo.cuentan import Cuentas
from monitoreo_cli.calculo.entrega import Parte, entrega_de, situacion
from monitoreo_cli.calculo.resumen import resumir
from monitoreo_cli.lectura.cargar import cargar
from monitoreo_cli.lectura.carpeta import Carpeta
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.vistas import informe_etapa, informe_final, informe_ugel
from monitoreo_cli.vistas.informe import Pedido
from monitoreo_cli.vistas.plantillas import Plantillas
from tests.escuelas import BASE, HOY, Contenido, cambiada, fuentes

HUELLA = "0123456789abcdef" * 4
NUESTRAS = Plantillas()  # una vez: compilarlas cuesta más que llenarlas
RUBRICA = "rubricas/minedu-2018.yaml"


def ejemplo(nombre: str) -> Escuela:
    escuela, _ = cargar(Carpeta(recursos.carpeta("ejemplos") / nombre).fuentes())
    return escuela


def cargada(cambios: Mapping[str, Contenido]) -> Escuela:
    """La escuela sana de las pruebas con esos cambios."""
    escuela, _ = cargar(fuentes(cambiada(cambios)))
    return escuela


def datos(escuela: Escuela, etapa: int = 1, *, anonimo: bool = False, hoy: date = HOY) -> dict[str, Any]:
    cuentas = Cuentas(escuela)
    una, antes = parte(escuela, etapa), anterior(escuela, escuela.etapas[etapa])
    avance = avanzar(escuela, cuentas, antes, una.resumen.etapa) if antes and una.resumen.rubrica else None
    seguidos = seguir(escuela, hoy)
    return informe_etapa.datos(escuela, cuentas, una, avance, seguidos, Pedido(hoy, HUELLA, anonimo))


def parte(escuela: Escuela, etapa: int) -> Parte:
    """La etapa y su entrega. Sin el disco no hay bytes: las huellas son las entregadas, como si nada cambiara."""
    resumen = resumir(escuela, Cuentas(escuela), escuela.etapas[etapa])
    entrega = entrega_de(escuela, etapa)
    visitas = [f.visita for f in resumen.por_docente if f.visita]
    huellas = {v: entrega.huellas.get(v, "nueva") for v in visitas} if entrega else {}
    return Parte(resumen, situacion(escuela, resumen, huellas))


def datos_de_varias(
    tipo: str, escuela: Escuela, etapa: int | None = None, *, anonimo: bool = False, hoy: date = HOY
) -> dict[str, Any]:
    """Los del informe `ugel` o `final`; sin etapa, con todas."""
    cuentas, pedido = Cuentas(escuela), Pedido(hoy, HUELLA, anonimo)
    partes = [parte(escuela, n) for n in ([etapa] if etapa else escuela.etapas)]
    seguidos = seguir(escuela, hoy)
    if tipo == "ugel":
        return informe_ugel.datos(escuela, cuentas, partes, seguidos, pedido)
    return informe_final.datos(escuela, cuentas, partes, avances(escuela, cuentas), seguidos, pedido)


def de_varias(tipo: str, escuela: Escuela, etapa: int | None = None, formato: str = "md", **mas: Any) -> str:
    return NUESTRAS.llenar(f"{tipo}/informe.{formato}.j2", datos_de_varias(tipo, escuela, etapa, **mas))


def informe(
    escuela: Escuela, etapa: int = 1, formato: str = "md", *,
    anonimo: bool = False, hoy: date = HOY, propias: Path | None = None,
) -> str:  # fmt: skip
    """El informe de una etapa; `propias` es la carpeta de una escuela con plantillas."""
    plantillas = Plantillas(propias) if propias else NUESTRAS
    return plantillas.llenar(f"etapa/informe.{formato}.j2", datos(escuela, etapa, anonimo=anonimo, hoy=hoy))


def con_docentes(cuantos: int, niveles: int = 4, sin_visita: int = 0) -> dict[str, Contenido]:
    """Una escuela con esos docentes, visitados todos menos los últimos, en una escala de `niveles`."""
    claves = [f"N{i}" for i in range(1, niveles + 1)]
    ids = [f"d{i:03}" for i in range(1, cuantos + 1)]
    escala = "".join(f"  - clave: {c}\n    nombre: Nivel {c}\n" for c in claves)
    textos: dict[str, Contenido] = {
        ruta: None for ruta in BASE if ruta.startswith(("observaciones/", "acciones/"))
    }  # fmt: skip
    textos["docentes.yaml"] = "docentes:\n" + "".join(f"  - id: {d}\n" for d in ids)
    textos[RUBRICA] = f"niveles:\n{escala}logro_desde: {claves[niveles // 2]}\n"
    for i, docente in enumerate(ids[: cuantos - sin_visita]):
        valorados = "".join(f"  {d}: {{nivel: {claves[i % niveles]}}}\n" for d in ("involucra", "razonamiento"))
        textos[f"observaciones/2024-05-07-{docente}.yaml"] = (
            f"formato: 1\ndocente: {docente}\netapa: 1\nfecha: 2024-05-07\nobservador: director\n"
            f"estado: cerrada\nrubrica: minedu-2018\ndesempenos:\n{valorados}"
        )
    return textos
