"""Un cambio de varios archivos que se corta en cualquier punto termina entero, o no empezó."""

import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from monitoreo_cli.escritura.obra import APUNTE, terminar

EJEMPLO = Path(__file__).parents[2] / "ejemplos" / "escuela-modelo"
Correr = Callable[..., tuple[int, str, str]]
RENOMBRAR = ("docente", "renombrar", "d01", "d91", "--aplicar")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="corta el proceso con fork")


@pytest.fixture
def modelo(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EJEMPLO, tmp_path / "modelo"))


def contenido(carpeta: Path) -> dict[str, bytes]:
    """Todo lo que una persona ve: sin lo que empieza con un punto."""
    rutas = (r.relative_to(carpeta) for r in carpeta.rglob("*") if r.is_file())
    return {str(r): (carpeta / r).read_bytes() for r in rutas if not any(p.startswith(".") for p in r.parts)}


def correr_y_morir(argumentos: list[str], en: int) -> bool:
    """Corre la orden en otro proceso que muere, como sin luz, antes de su operación `en` con el disco. Si murió."""
    hijo = os.fork()
    if hijo == 0:
        _morir_en_la(en)
        from monitoreo_cli.app import correr

        os._exit(correr(argumentos))
    return os.waitstatus_to_exitcode(os.waitpid(hijo, 0)[1]) == 9


def _morir_en_la(operacion: int) -> None:
    quedan = [operacion]

    def contada(de_verdad: Callable[..., None]) -> Callable[..., None]:
        def hacer(*args: object, **opciones: object) -> None:
            if quedan[0] == 0:
                os._exit(9)
            quedan[0] -= 1
            de_verdad(*args, **opciones)

        return hacer

    for nombre in ("replace", "link", "unlink"):
        setattr(os, nombre, contada(getattr(os, nombre)))


@pytest.mark.parametrize("paso", [5, pytest.param(1, marks=pytest.mark.largo)])
def test_muera_donde_muera_la_siguiente_orden_lo_deja_entero(tmp_path: Path, correr: Correr, paso: int):
    viejo = contenido(EJEMPLO)
    assert correr("-C", shutil.copytree(EJEMPLO, tmp_path / "nuevo"), *RENOMBRAR)[0] == 0
    nuevo = contenido(tmp_path / "nuevo")
    vistos = set()
    for en in range(0, 200, paso):
        escuela = Path(shutil.copytree(EJEMPLO, tmp_path / f"corte-{en}"))
        murio = correr_y_morir(["-C", str(escuela), *RENOMBRAR], en)
        assert correr("-C", escuela, "resumen")[0] == 0
        quedo = contenido(escuela)
        assert quedo in (viejo, nuevo)
        vistos.add(quedo == nuevo)
        shutil.rmtree(escuela)
        if not murio:
            break
    assert not murio
    assert vistos == {True, False}


def test_lo_que_alguien_cambio_despues_se_respeta(modelo: Path):
    (modelo / "docentes.yaml").write_text("formato: 1\n", encoding="utf-8")
    cambio = {"ruta": "docentes.yaml", "nueva": "docentes.yaml", "antes": "0" * 64, "despues": "pisado\n"}
    _apuntar(modelo, {"cambios": [cambio], "copias": []})
    assert terminar(modelo) == 0
    assert (modelo / "docentes.yaml").read_text(encoding="utf-8") == "formato: 1\n"
    assert not (modelo / APUNTE).exists()


@pytest.mark.parametrize("dicho", ["", "[", "{}", '{"cambios": 3, "copias": []}', "null"])
def test_un_apunte_que_no_se_entiende_se_descarta(modelo: Path, correr: Correr, dicho: str):
    (modelo / APUNTE).parent.mkdir(exist_ok=True)
    (modelo / APUNTE).write_text(dicho, encoding="utf-8")
    assert correr("-C", modelo, "visita", "lista")[0] == 0
    assert not (modelo / APUNTE).exists()


@pytest.mark.parametrize("ruta", ["../fuera.yaml", "/tmp/fuera.yaml"])
def test_un_apunte_no_escribe_fuera_de_la_carpeta(modelo: Path, correr: Correr, ruta: str):
    _apuntar(modelo, {"cambios": [{"ruta": "plan.yaml", "nueva": ruta, "antes": "x", "despues": "y"}], "copias": []})
    antes = contenido(modelo.parent)
    _, _, dicho = correr("-C", modelo, "visita", "lista")
    assert "nombra un archivo de otra carpeta" in dicho
    assert contenido(modelo.parent) == antes


def test_mientras_otro_trabaja_no_se_toca_nada(modelo: Path, correr: Correr):
    import fcntl

    _apuntar(modelo, {"cambios": [], "copias": ["plan.yaml"]})
    with (modelo / APUNTE).open("rb") as archivo:
        fcntl.flock(archivo, fcntl.LOCK_EX)
        assert correr("-C", modelo, "visita", "lista")[0] == 0
        assert (modelo / "plan.yaml").exists()
        codigo, _, dicho = correr("-C", modelo, *RENOMBRAR)
    assert (codigo, dicho.splitlines()[0]) == (3, "error: otro proceso está cambiando esta carpeta")


def _apuntar(carpeta: Path, dicho: dict[str, object]) -> None:
    (carpeta / APUNTE).parent.mkdir(exist_ok=True)
    (carpeta / APUNTE).write_text(json.dumps(dicho), encoding="utf-8")
