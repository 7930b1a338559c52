"""El proceso entero: cómo termina y qué dice cuando no puede mostrar lo suyo."""

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

MODELO = Path(__file__).parents[1] / "ejemplos" / "escuela-modelo"
RESUMEN = ("-C", str(MODELO), "resumen", "--etapa", "2")
MONITOREO = (sys.executable, "-m", "monitoreo_cli")
solo_posix = pytest.mark.skipif(sys.platform == "win32", reason="usa la consola de un sistema POSIX")


def resumen(redirigido: str) -> tuple[int, str]:
    """Corre `resumen` en `sh` con esa redirección: su salida y lo que dijo por stderr."""
    linea = f"{shlex.join((*MONITOREO, *RESUMEN))} {redirigido}"
    proceso = subprocess.run(["sh", "-c", linea], check=False, capture_output=True, text=True, encoding="utf-8")
    return proceso.returncode, proceso.stderr


@solo_posix
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="este sistema no tiene /dev/full")
def test_un_disco_lleno_al_mostrar_se_dice_y_sale_con_3():
    codigo, dicho = resumen("> /dev/full")
    assert codigo == 3
    assert dicho == "error: no se pudo mostrar el resultado: no queda espacio en el disco\n"


@solo_posix
@pytest.mark.parametrize("redirigida", [">&-", ">&- 2>&-"])
def test_con_la_salida_cerrada_no_hay_queja(redirigida: str):
    assert resumen(redirigida) == (0, "")


@solo_posix
def test_quien_deja_de_leer_no_causa_un_error():
    assert resumen("| head -1 > /dev/null") == (0, "")


def test_todo_lo_escrito_llega_aunque_el_proceso_termine_de_golpe(tmp_path: Path):
    with (tmp_path / "salida.json").open("wb") as salida:
        orden = (*MONITOREO, "-C", MODELO, "esquema", "plan")
        codigo = subprocess.run(orden, stdout=salida, check=False).returncode
    assert codigo == 0
    assert (tmp_path / "salida.json").read_bytes().endswith(b"}\n")


def test_el_codigo_de_salida_llega_al_sistema():
    assert subprocess.run((*MONITOREO, "no-existe"), capture_output=True, check=False).returncode == 2


# ---------------------------------------------------------------- Ctrl-C en el peor momento

# Al despedirse del primero llega otro.
_OTRO_AL_DESPEDIRSE = """
import functools, io, os, signal, sys

def pulsar(*_):
    os.kill(os.getpid(), signal.SIGINT)

class Errores(io.StringIO):
    def write(self, texto):
        if "Interrumpido" in texto:
            pulsar()
        return sys.__stderr__.write(texto)

class Entrada:
    buffer = property(pulsar)

class AlImportar:
    def find_spec(self, nombre, *_):
        if nombre == "monitoreo_cli.app":
            pulsar()

sys.argv = ["monitoreo", "visita", "nueva", "--desde", "-"]
"""
_CORRER = "from monitoreo_cli.__main__ import main\nmain()\n"


def interrumpido(donde: str, escuela: Path = MODELO) -> tuple[int, str]:
    guion = f"{_OTRO_AL_DESPEDIRSE}{donde}\n{_CORRER}"
    orden = (sys.executable, "-c", guion)
    proceso = subprocess.run(orden, cwd=escuela, check=False, capture_output=True, text=True, encoding="utf-8")
    return proceso.returncode, proceso.stderr


@solo_posix
@pytest.mark.parametrize("primero", ["sys.stdin = Entrada()", "sys.meta_path.insert(0, AlImportar())"])
def test_un_segundo_ctrl_c_al_despedirse_del_primero_no_muestra_una_traza(primero: str):
    assert interrumpido(f"{primero}; sys.stderr = Errores()")[0] == 130
    assert "Traceback" not in interrumpido(f"{primero}; sys.stderr = Errores()")[1]


@solo_posix
@pytest.mark.parametrize(
    "donde",
    [
        "sys.stdin = Entrada()",
        "functools.cached_property.__set_name__ = pulsar",
        "import monitoreo_cli.app; functools.cached_property.__set_name__ = pulsar",
    ],
)
def test_ctrl_c_no_es_un_defecto_llegue_donde_llegue(donde: str):
    """Python 3.11 lo convertía en un RuntimeError si llegaba mientras armaba una clase."""
    codigo, dicho = interrumpido(donde)
    assert (codigo, dicho.lstrip("\n")) == (130, "Interrumpido: no se escribió nada.\n")


@solo_posix
def test_ctrl_c_donde_python_no_puede_lanzarlo_no_muestra_una_traza():
    codigo, dicho = interrumpido(
        "class Suelto:\n    __del__ = pulsar\nEntrada.buffer = property(lambda _: (Suelto(), io.BytesIO())[1])\n"
        "sys.stdin = Entrada()"
    )
    assert codigo == 1
    assert dicho.startswith("error[M008]: ")
    assert "Traceback" not in dicho
