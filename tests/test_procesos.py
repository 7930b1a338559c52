"""Repartir en procesos da lo mismo que hacerlo en uno."""

import os
import signal
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoreo_cli.procesos import en_tandas

CUADRADOS = [n * n for n in range(100)]


def _cuadrados(numeros: Sequence[int]) -> list[int]:
    return [n * n for n in numeros]


@pytest.mark.parametrize("procesos", [1, 2, 3])
def test_las_tandas_vuelven_en_orden(procesos: int):
    tandas = en_tandas(_cuadrados, range(100), tanda=7, desde=0, procesos=procesos)
    assert [n for tanda in tandas for n in tanda] == CUADRADOS


@given(cuantas=st.integers(0, 50), tanda=st.integers(1, 9))
def test_ninguna_cosa_se_pierde_ni_se_repite(cuantas: int, tanda: int):
    tandas = list(en_tandas(list, range(cuantas), tanda, desde=1000))
    assert [n for t in tandas for n in t] == list(range(cuantas))
    assert all(0 < len(t) <= tanda for t in tandas)


def test_con_pocas_cosas_no_hay_otro_proceso():
    assert set(en_tandas(lambda _: os.getpid(), range(10), tanda=1, desde=11, procesos=2)) == {os.getpid()}


def test_con_muchas_se_hacen_fuera_de_aqui():
    assert os.getpid() not in set(en_tandas(lambda _: os.getpid(), range(10), tanda=1, desde=10, procesos=2))


def test_si_el_sistema_mata_a_los_hijos_se_termina_aqui():
    padre = os.getpid()

    def fragil(numeros: Sequence[int]) -> list[int]:
        if os.getpid() != padre and 50 in numeros:
            os.kill(os.getpid(), signal.SIGKILL)
        return _cuadrados(numeros)

    tandas = en_tandas(fragil, range(100), tanda=5, desde=0, procesos=2)
    assert [n for tanda in tandas for n in tanda] == CUADRADOS


def test_lo_que_falla_dentro_se_sabe_fuera():
    def rota(_numeros: Sequence[int]) -> None:
        raise LookupError("no está")

    with pytest.raises(LookupError, match="no está"):
        list(en_tandas(rota, range(10), tanda=1, desde=0, procesos=2))


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="mira los procesos en /proc")
@pytest.mark.parametrize("sigue", [False, True])
def test_si_el_padre_muere_los_hijos_no_se_quedan(tmp_path: Path, sigue: bool):
    def pesada(_numeros: Sequence[int]) -> bytes:
        (tmp_path / str(os.getpid())).touch()
        return bytes(200_000)  # más de lo que cabe en un tubo sin que nadie lo lea

    padre = os.fork()
    if padre == 0:
        tandas = en_tandas(pesada, range(8), tanda=1, desde=0, procesos=2)
        next(tandas)
        if sigue:
            tandas.close()  # lo que hace un Ctrl-C: se deja de leer a medias
        os._exit(0)
    os.waitpid(padre, 0)
    hijos = [int(r.name) for r in tmp_path.iterdir()]
    assert len(hijos) == 2
    limite = time.monotonic() + 10
    while any(map(_vive, hijos)) and time.monotonic() < limite:
        time.sleep(0.02)
    assert not [h for h in hijos if _vive(h)]


def _vive(proceso: int) -> bool:
    try:
        estado = Path(f"/proc/{proceso}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return estado != "Z"
