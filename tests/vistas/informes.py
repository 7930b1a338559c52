"""Hacer informes en las pruebas: de textos de archivos al informe, sin pasar por la línea de órdenes."""

import re
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
from tests.escuelas import BASE, HOY, Contenido, cambiada, con, fuentes

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


def muy_llenas(cuantos: int) -> dict[str, str]:
    """La escuela modelo con esos docentes, todos como su d01, y ni un campo vacío en su visita de la etapa 2."""
    raiz = recursos.carpeta("ejemplos") / "escuela-modelo"
    textos = {a.relative_to(raiz).as_posix(): a.read_text(encoding="utf-8") for a in raiz.rglob("*.yaml")}
    visitas = {ruta: textos.pop(ruta) for ruta in list(textos) if ruta.startswith("observaciones/")}
    visitas[PRIMERA] = con(visitas[PRIMERA], "seguimiento: []\n")  # lo del año anterior era sólo suyo
    visitas[LLENA] = con(visitas[LLENA], LO_QUE_LE_FALTA)
    textos["docentes.yaml"], uno, *_ = re.split(r"(?m)^(?=  - id: )", textos["docentes.yaml"])
    textos["identidades.yaml"] = "formato: 1\nidentidades:\n"
    for docente in (f"d{i:02}" for i in range(1, cuantos + 1)):
        textos["docentes.yaml"] += uno.replace("d01", docente)
        textos["identidades.yaml"] += f"  {docente}: {{nombre: Persona Ficticia {docente[1:]}}}\n"
        textos |= {r.replace("d01", docente): v.replace("d01", docente) for r, v in visitas.items() if "-d01" in r}
    return textos


PRIMERA, LLENA = "observaciones/etapa-1/2025-04-24-d01.yaml", "observaciones/etapa-2/2025-08-21-d01.yaml"
LO_QUE_LE_FALTA = """\
dialogo:
  fecha: 2025-08-22
  fortalezas: |
    Los dos grados miden a la vez, y la devolución describe lo que el niño hizo.
  por_mejorar: |
    Dejar que busquen la diferencia a su manera antes de explicar la resta.
  voz_del_docente: |
    Ya no le pesa tanto el silencio. Siente que con los números se apura más que con las letras.
  recibido: 2025-08-25
  desacuerdo: |
    No está de acuerdo con el nivel II: la pregunta la contestaron cuatro, y dos más la escribieron en su cuaderno.
compromisos:
  - id: c1
    texto: En Matemática, pedir dos maneras distintas de resolver antes de mostrar la suya
    desempeno: razonamiento
    plazo: 2025-10-10
    responsable: docente
    indicador: Fotos de la pizarra con dos maneras en cuatro sesiones
    apoyo: Una sesión compartida con quien observa, en setiembre
seguimiento:
  - compromiso: 2025-04-24-d01/c1
    estado: cumplido
    evidencia: La pregunta está escrita y la contestan cuatro estudiantes de los dos grados
  - compromiso: 2025-04-24-d01/c3
    estado: cumplido
    evidencia: La sesión compartida se hizo el 17 de julio
"""
