"""Escuelas inventadas del tamaño que se pida, iguales cada vez: sirven para medir.

    python herramientas/generar.py CARPETA [VISITAS]

Cada visita ocupa unos 1,7 KB, es válida y no repite la evidencia de ninguna otra.
"""

import json
import shutil
import sys
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

RAIZ = Path(__file__).resolve().parents[1]
RUBRICA = RAIZ / "ejemplos" / "rubricas" / "minedu-2018.yaml"
DESEMPENOS = ("involucra", "razonamiento", "retroalimenta", "respeto", "regula")
NIVELES = ("II", "III", "III", "IV")
GENTE = ("una niña", "un niño", "una pareja", "un grupo de cuatro", "casi toda el aula", "quien estaba atrás")
ACCIONES = ("explica a su compañera", "corrige el dibujo de", "pregunta al docente por", "lee en voz alta", "mide")
COSAS = ("la cosecha de papa", "el afiche de la feria", "la parcela escolar", "el cuento del zorro", "la receta")


# Un plan al que no le falta nada: así `validar` no tiene de qué avisar.
_PLAN = """\
formato: 1
titulo: Plan para medir
institucion:
  nombre: Escuela inventada
  nivel_educativo: primaria
  caracteristica: polidocente completa
  codigo_modular: "0999998"
  codigo_local: "099998"
  grados: [1, 2]
equipo:
{equipo}periodo: {{desde: 2024-03, hasta: 2024-12}}
base_legal:
  - Ley 29944
descripcion: Visitas a cada aula.
problema: Las preguntas piden repetir.
fundamentacion: Preguntar es un gesto que se aprende.
diagnostico:
  necesidades:
    - necesidad: Preguntas que piden razonar
      responde: [o1]
objetivos:
  - id: o1
    texto: Acompañar a cada docente
    indicador: Docentes en logro
    actividades: [diagnostico]
    responde_a: problema
linea_base:
  anio: 2023
  rubrica: minedu-2018
  desempenos:
    involucra: {{I: 0, II: 1, III: 1, IV: 0}}
metas:
  - {{desempeno: involucra, etapa: 3, docentes: 2}}
monitoreo:
  rubrica: minedu-2018
  visitas_por_docente: {por_etapa}
etapas:
{etapas}actividades:
  - {{id: diagnostico, clase: diagnostico, nombre: Diagnóstico, desde: 2024-03, hasta: 2024-03}}
  - {{id: informe, clase: informe, nombre: Informe, desde: {cierre}, hasta: 2024-12}}
financiamiento:
  rubros:
    - {{nombre: Papelotes, monto: 50}}
aprobacion:
  resolucion: Resolución inventada
"""


class Tamano(NamedTuple):
    """Cuántos docentes, etapas y visitas a cada docente en cada etapa."""

    docentes: int
    etapas: int
    por_etapa: int

    @property
    def visitas(self) -> int:
        return self.docentes * self.etapas * self.por_etapa


CHICA = Tamano(10, 3, 1)
GRANDE = Tamano(125, 4, 20)
ENORME = Tamano(1250, 4, 20)


def generar(carpeta: Path, tamano: Tamano) -> None:
    """Escribe una escuela entera en una carpeta que no existe."""
    azar = Random(2024)
    (carpeta / "rubricas").mkdir(parents=True)
    (carpeta / "observaciones").mkdir()
    shutil.copyfile(RUBRICA, carpeta / "rubricas" / RUBRICA.name)
    _escribir(carpeta / "plan.yaml", _plan(tamano))
    _escribir(carpeta / "docentes.yaml", _docentes(tamano))
    for numero in range(1, tamano.docentes + 1):
        for etapa in range(1, tamano.etapas + 1):
            for dia in _dias(etapa, tamano.por_etapa):
                nombre = f"{dia}-d{numero:04}.yaml"
                _escribir(carpeta / "observaciones" / nombre, _visita(numero, etapa, dia, azar))


def paquetes(carpeta: Path, cuantos: int, etapas: int) -> None:
    """Escribe en una carpeta nueva los paquetes `ugel` de tantas escuelas."""
    azar = Random(2024)
    carpeta.mkdir(parents=True)
    for numero in range(1, cuantos + 1):
        datos = {
            "formato": 1, "codigo_modular": f"{numero:07}", "corte": "2024-12-13",
            "huella": f"{azar.getrandbits(256):064x}",
            "etapas": [_etapa(etapa, azar) for etapa in range(1, etapas + 1)],
        }  # fmt: skip
        texto = json.dumps(datos, ensure_ascii=False, separators=(",", ":"))
        _escribir(carpeta / f"ugel ({numero}).json", f"{texto}\n")


def _etapa(etapa: int, azar: Random) -> dict[str, Any]:
    """Los conteos de una etapa con todos sus docentes visitados; en una de ocho, además, alguien de licencia."""
    docentes = azar.randint(1, 30)
    desempenos = [_conteo(d, [azar.choice(NIVELES) for _ in range(docentes)]) for d in DESEMPENOS]
    motivos = {} if azar.randrange(8) else {"licencia": 1}
    quienes = {"programados": docentes, "monitoreados": docentes, "no_monitoreados": 0}
    return {
        "etapa": etapa, "rubrica": "minedu-2018", "logro_desde": "III",
        "docentes": {
            "total": docentes + len(motivos), **quienes, "no_programados": motivos, "fuera_del_corte": 0,
        },
        "visitas": {"programadas": docentes, "cerradas": docentes, "borradores": 0}, "desempenos": desempenos,
    }  # fmt: skip


def _conteo(desempeno: str, dichos: list[str]) -> dict[str, Any]:
    niveles = {n: dichos.count(n) for n in ("I", "II", "III", "IV")}
    return {
        "id": desempeno, "niveles": niveles, "no_observado": 0, "no_aplica": 0, "sin_dato": 0,
        "en_logro": niveles["III"] + niveles["IV"], "valorados": len(dichos),
    }  # fmt: skip


def _escribir(ruta: Path, texto: str) -> None:
    ruta.write_text(texto, encoding="utf-8", newline="\n")


def _inicio(etapa: int) -> date:
    return date(2024, 2 + 2 * etapa, 1)


def _dias(etapa: int, cuantos: int) -> list[date]:
    """Los primeros días de lunes a viernes de la etapa."""
    dias = (_inicio(etapa) + timedelta(days=n) for n in range(2 * cuantos + 7))
    return [d for d in dias if d.weekday() < 5][:cuantos]


def _plan(tamano: Tamano) -> str:
    etapas = "".join(
        f"  - numero: {e}\n    desde: {_inicio(e):%Y-%m}\n    hasta: 2024-{_inicio(e).month + 1:02}\n"
        for e in range(1, tamano.etapas + 1)
    )
    equipo = "".join(f"  - id: o{n:04}\n    nombre: Observador {n}\n" for n in range(1, tamano.docentes + 1))
    cierre = f"{_inicio(tamano.etapas + 1):%Y-%m}"
    return _PLAN.format(equipo=equipo, etapas=etapas, por_etapa=tamano.por_etapa, cierre=cierre)


def _docentes(tamano: Tamano) -> str:
    uno = "  - id: d{:04}\n    grados: [1, 2]\n"
    return "formato: 1\ndocentes:\n" + "".join(uno.format(n) for n in range(1, tamano.docentes + 1))


def _visita(numero: int, etapa: int, dia: date, azar: Random) -> str:
    hechos = "".join(f"    08:{20 + 9 * i} [{d}] {_hecho(numero, dia, azar)}\n" for i, d in enumerate(DESEMPENOS[:4]))
    valoraciones = "".join(
        f"  {d}:\n    nivel: {azar.choice(NIVELES)}\n    evidencia: |\n      {_hecho(numero, dia, azar)}\n"
        for d in DESEMPENOS
    )
    return (
        f'formato: 1\ndocente: d{numero:04}\netapa: {etapa}\nfecha: {dia}\ninicio: "08:15"\nfin: "09:45"\n'
        f"observador: o{numero:04}\nmodalidad: opinada\nestado: cerrada\nsesion:\n  grados: [1, 2]\n"
        f"  area: Comunicación\n  titulo: Leemos {azar.choice(COSAS)}\n  matriculados: 9\n  asistentes: 8\n"
        f"cuaderno:\n  hechos: |\n{hechos}rubrica: minedu-2018\ndesempenos:\n{valoraciones}"
        f"dialogo:\n  fecha: {dia}\n  fortalezas: |\n    {_hecho(numero, dia, azar)}\n"
        "compromisos:\n  - id: c1\n    texto: Plantear una pregunta abierta en cada momento de la sesión\n"
        f"    desempeno: razonamiento\n    plazo: {dia + timedelta(days=30)}\n    responsable: docente\n"
    )


def _hecho(numero: int, dia: date, azar: Random) -> str:
    """Una frase que nadie más escribió: lleva el aula, el día y una ficha sorteada."""
    ficha = f"{azar.randrange(16**6):06x}"
    partes = (azar.choice(GENTE), azar.choice(ACCIONES), azar.choice(COSAS))
    return f"{' '.join(partes)}, aula {numero}, {dia:%d/%m}, ficha {ficha}."


if __name__ == "__main__":
    pedidas = int(sys.argv[2]) if len(sys.argv) > 2 else CHICA.visitas
    medida = next((t for t in (CHICA, GRANDE, ENORME) if t.visitas >= pedidas), ENORME)
    generar(Path(sys.argv[1]), medida)
