"""Matar el formulario en cualquier momento: lo confirmado está, nada queda a medias."""

import os
import random
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from monitoreo_cli.lectura.cargar import cargar
from monitoreo_cli.lectura.carpeta import Carpeta
from monitoreo_cli.modelo.observacion import Observacion

pytestmark = pytest.mark.skipif(os.name == "nt", reason="SIGKILL es de POSIX")
BORRADOR = "observaciones/2024-06-20-d02.yaml"
HASTA_EL_CUADERNO = ["2", "", "", "", "8:15", "945", "opinada", "", "Matemática", "Mitades", "", "9", "8", "40", ""]
LISTO = b"hecho> "
DE_SOBRA = 20.0
UN_GUARDADO = 0.005  # segundos: más o menos lo que tarda en escribirse y asentarse una respuesta


class Persona:
    """Alguien que responde por una tubería, y a quien se le puede ir la luz."""

    def __init__(self, *orden: str) -> None:
        entorno = os.environ | {"MONITOREO_INTERACTIVO": "1", "MONITOREO_HOY": "2024-06-20", "PYTHONUTF8": "1"}
        self.proceso = subprocess.Popen(
            [sys.executable, "-m", "monitoreo_cli", "visita", *orden], env=entorno,
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, bufsize=0,
        )  # fmt: skip

    def responder(self, respuesta: str) -> None:
        assert self.proceso.stdin is not None
        self.proceso.stdin.write(f"{respuesta}\n".encode())

    def esperar(self, dicho: bytes) -> None:
        """Hasta que la pantalla lo dice: la respuesta anterior ya está confirmada."""
        assert self.proceso.stderr is not None
        visto, limite = b"", time.monotonic() + DE_SOBRA
        while dicho not in visto:
            listos, _, _ = select.select([self.proceso.stderr], [], [], max(0.0, limite - time.monotonic()))
            trozo = os.read(self.proceso.stderr.fileno(), 65536) if listos else b""
            assert trozo, visto.decode("utf-8", "replace")
            visto += trozo

    def morir(self) -> None:
        self.proceso.kill()
        self.proceso.wait()
        for flujo in (self.proceso.stdin, self.proceso.stderr):
            assert flujo is not None
            flujo.close()


def leer(escuela: Path) -> Iterator[Observacion]:
    """Los borradores que hay, tras comprobar que todo se lee sin un problema."""
    leida, problemas = cargar(Carpeta(escuela).fuentes())
    assert problemas == []
    assert not [r for r in Carpeta(escuela).reconocidas if ".tmp" in r]
    return (v for v in leida.visitas if v.estado == "borrador")


def hechos(escuela: Path) -> list[str]:
    (visita,) = leer(escuela)
    return [h.texto for h in visita.hechos]


def matar_anotando(escuela: Path, veces: int, azar: random.Random) -> int:
    """Retoma, anota unos hechos confirmados y uno más, y muere sin esperar a ver si se guardó.

    Da cuántas veces ese último alcanzó a guardarse: ni siempre ni nunca, o las muertes no caen donde importa.
    """
    confirmados, guardados = hechos(escuela), 0
    for vez in range(veces):
        persona = Persona("retomar")
        persona.esperar(LISTO)
        for i in range(azar.randrange(3)):
            confirmados.append(f"hecho {vez}.{i} «" + "x" * azar.randrange(400) + "»")
            persona.responder(confirmados[-1])
            persona.esperar(LISTO)
        ultimo = f"último {vez} " + "ñ" * azar.randrange(400)
        persona.responder(ultimo.strip())
        time.sleep(azar.random() * UN_GUARDADO)
        persona.morir()
        hay = hechos(escuela)
        assert hay in (confirmados, [*confirmados, ultimo.strip()])
        guardados += len(hay) > len(confirmados)
        confirmados = hay[-5:]
        (escuela / BORRADOR).write_text(_con_pocos_hechos(escuela, confirmados), "utf-8")
    return guardados


def _con_pocos_hechos(escuela: Path, ultimos: list[str]) -> str:
    """El mismo borrador con los últimos hechos: mil muertes no tienen por qué dejar un archivo enorme."""
    texto = (escuela / BORRADOR).read_text("utf-8")
    antes, _, resto = texto.partition("  hechos:")
    despues = resto[resto.index("rubrica:") :]
    return f"{antes}  hechos: |\n" + "".join(f"    {u}\n" for u in ultimos) + despues


def matar_al_nacer(escuela: Path, veces: int, azar: random.Random) -> None:
    """Muere mientras el borrador se crea: o no está, o está entero."""
    for _ in range(veces):
        for borrador in (escuela / "observaciones").glob("2024-06-20-*"):
            borrador.unlink()
        persona = Persona("nueva")
        persona.esperar(b"parte del nombre")
        persona.responder("2")
        persona.responder("")
        time.sleep(azar.random() * UN_GUARDADO)
        persona.morir()
        nacidos = [v.docente for v in leer(escuela)]
        assert nacidos in ([], ["d02"])


def empezar(escuela: Path) -> None:
    """Un borrador con su primer hecho, por donde la visita se retoma."""
    for borrador in (escuela / "observaciones").glob("2024-06-20-*"):
        borrador.unlink()
    persona = Persona("nueva")
    for respuesta in [*HASTA_EL_CUADERNO, "empieza"]:
        persona.responder(respuesta)
    persona.esperar(b"  empieza\n" + LISTO)
    persona.morir()


def test_cien_muertes_y_ninguna_respuesta_perdida(escuela: Path) -> None:
    azar = random.Random(20240620)
    matar_al_nacer(escuela, 20, azar)
    empezar(escuela)
    assert 0 < matar_anotando(escuela, 80, azar) < 80


@pytest.mark.largo
def test_mas_de_mil_muertes_y_ninguna_respuesta_perdida(escuela: Path) -> None:
    azar = random.Random()
    matar_al_nacer(escuela, 150, azar)
    empezar(escuela)
    assert 0 < matar_anotando(escuela, 900, azar) < 900
