"""Una escuela recién creada y alguien que responde."""

from datetime import date
from pathlib import Path

import pytest

from monitoreo_cli.ordenes._formulario.caminos import Estado, poner
from monitoreo_cli.ordenes._iniciar.armar import archivos_de
from monitoreo_cli.ordenes._iniciar.guion import guion
from tests.ordenes.conftest import Conversar, en_disco

HOY = date(2024, 3, 4)
# Lo que `iniciar` pregunta: la escuela, tres docentes (el tercero dirige), y el año con lo que propone.
INICIAR = [
    "IEP 70123 Niño Jesús de Ñuñoa", "", "", "primaria", "multigrado", "0426307", "070370", "Puno", "Melgar", "Puno",
    "Melgar", "Ñuñoa", "1-6", "47", "Nélida Ñaupari Huamán", "Directora", "3", "1, 2", "", "3, 4", "", "5, 6", "", "3",
    "", "", "", "", "", "", "",
]  # fmt: skip
PLAN = [
    "Acompañamos a las tres aulas.", "Con una visita por etapa.", ".",
    "Las preguntas se responden con una palabra.", ".",
    "Hablar el mismo día ayudó: se probó en un aula.", ".",
    "1, 2", "RVM 005-2020-MINEDU", ".",
    "Las visitas de 2023", "Esperar antes de responder", "En 7 de 10 sesiones", "No se prepara", "2", "",
    "Que las preguntas hagan pensar", "Docentes que hacen dos preguntas abiertas",
    "Planear juntos las preguntas", "Sesiones con preguntas planeadas", "",
    "1", "todos",
    "s", "0 1 1 1", "0 2 1 0", "0 3 0 0", "0 0 2 1", "0 1 2 0",
    "2", "1", "1", "2", "2",
    "4/3 al 8/3", "11/3 al 27/3", "abril a noviembre", "mayo a octubre", "diciembre", "Feria de ciencias: octubre", "",
    "director", "3, 4", "4",
    "Vacaciones de medio año: del 29/7 al 9/8", "",
    "Recursos propios", "Copias de las fichas: S/ 120.50", "",
    "Resolución Directoral n.º 005-2024", "Ñuñoa", "28/3",
]  # fmt: skip


def recien_creada(*respuestas: str) -> dict[str, str]:
    """Los archivos que `iniciar` dejaría con esas respuestas; lo que no se responde, se salta."""
    estado: Estado = {}
    sitio = 0
    dichas = iter(respuestas)
    while sitio < len(lista := guion(HOY)(estado)):
        pregunta, dicho = lista[sitio], next(dichas, "")
        valor = pregunta.leer(dicho) if dicho else pregunta.omision
        if valor is not None:
            estado = pregunta.poner(estado, valor) if pregunta.poner else poner(estado, pregunta.camino, valor)
        sitio = next(i for i, p in enumerate(guion(HOY)(estado)) if p.camino == pregunta.camino) + 1
    return dict(archivos_de(estado))


@pytest.fixture
def nueva(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Con todo lo que `iniciar` pregunta respondido."""
    return en_disco(tmp_path / "escuela", recien_creada(*INICIAR), monkeypatch)


@pytest.fixture
def conversar(conversar: Conversar, monkeypatch: pytest.MonkeyPatch) -> Conversar:
    """El día en que se creó la escuela."""
    monkeypatch.setenv("MONITOREO_HOY", HOY.isoformat())
    return conversar
