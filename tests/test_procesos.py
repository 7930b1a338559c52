"""Repartir en procesos da lo mismo que hacerlo en uno."""

import os
import signal
from collections.abc import Sequence

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
