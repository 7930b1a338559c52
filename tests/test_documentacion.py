"""Los documentos y la ayuda: al día, con enlaces que llevan a algún lado, y en español."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from monitoreo_cli.app import casa, correr
from tests.instantaneas import instantanea

RAIZ = Path(__file__).resolve().parents[1]
DOCUMENTOS = sorted([*RAIZ.glob("*.md"), *(RAIZ / "docs").rglob("*.md"), *(RAIZ / "ejemplos").rglob("LEEME.md")])
FIJO = os.environ | {"COLUMNS": "80", "PYTHONUTF8": "1"}

# ---------------------------------------------------------------- al día


@pytest.mark.skipif(os.name == "nt", reason="las sesiones muestran rutas con /")
def test_los_documentos_muestran_lo_que_el_programa_hace():
    comprobar = [sys.executable, "herramientas/documentar.py", "--comprobar"]
    hecho = subprocess.run(comprobar, cwd=RAIZ, env=FIJO, check=False, capture_output=True, encoding="utf-8")
    assert hecho.returncode == 0, hecho.stdout + hecho.stderr


def test_lo_que_ci_corre_es_lo_que_dice_el_readme():
    readme = (RAIZ / "README.md").read_text(encoding="utf-8")
    assert re.search(r"<!-- pruebas -->\n```sh\npython3 herramientas/probar.py\n```", readme)
    assert re.search(r"<!-- trabajo -->\n```sh\n.+ resumen --etapa 2\n```", readme)
    guion = (RAIZ / ".ci" / "run").read_text(encoding="utf-8")
    assert all(f"del_readme {cual}" in guion for cual in ("trabajo", "pruebas"))


# ---------------------------------------------------------------- enlaces


@pytest.mark.parametrize("documento", DOCUMENTOS, ids=lambda d: d.relative_to(RAIZ).as_posix())
def test_cada_enlace_lleva_a_algun_lado(documento: Path):
    rotos = [e for e in enlaces(documento) if not existe(documento, e)]
    assert rotos == []


def enlaces(documento: Path) -> list[str]:
    return re.findall(r"\]\(([^)\s]+)\)", sin_cercas(documento))


def sin_cercas(documento: Path) -> str:
    return re.sub(r"(?ms)^ *```.*?^ *```$", "", documento.read_text(encoding="utf-8"))


def existe(documento: Path, enlace: str) -> bool:
    if re.match(r"https?:", enlace):
        return True
    ruta, _, ancla = enlace.partition("#")
    destino = (documento.parent / ruta).resolve() if ruta else documento
    return destino.exists() and (not ancla or ancla in anclas(destino))


def anclas(documento: Path) -> set[str]:
    """Las de los títulos, como las arma GitHub, y las escritas a mano."""
    texto = sin_cercas(documento)
    titulos = re.findall(r"(?m)^#+ (.+)$", texto)
    planos = (re.sub(r"[^\w\- ]", "", re.sub(r"<[^>]+>", "", t).lower()).strip().replace(" ", "-") for t in titulos)
    return {*planos, *re.findall(r'<a id="([^"]+)"', texto)}


# ---------------------------------------------------------------- órdenes


def rutas(orden: Any = None, padre: Any = None, ruta: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Cada orden con las palabras que llevan a ella; la raíz, sin ninguna."""
    orden = orden or casa()
    ctx = orden.context_class(orden, info_name=ruta[-1] if ruta else "monitoreo", parent=padre)
    yield ruta, orden
    for nombre in orden.list_commands(ctx) if hasattr(orden, "list_commands") else ():
        yield from rutas(orden.get_command(ctx, nombre), ctx, (*ruta, nombre))


ORDENES = dict(rutas())
NOMBRES = [" ".join(r) or "monitoreo" for r in ORDENES]
INGLES = re.compile(
    r"\b(Usage|Options?|Arguments?|Commands?|Error|Missing|Invalid|No such|[Rr]equired|[Dd]efault|Show|Try|Got|"
    r"[Uu]nexpected|takes?|requires?|value|allowed|choose|Aborted|exists?|does not|not a valid|this message|and exit)\b"
)


@pytest.fixture(scope="module")
def ayudas() -> dict[str, str]:
    """La ayuda de cada orden a 80 columnas, en otro proceso: ahí el orden de los conjuntos no cambia."""
    guion = "import json, referencia; print(json.dumps(dict(referencia.ayudas())))"
    ambiente = FIJO | {"PYTHONPATH": str(RAIZ / "herramientas")}
    hecho = subprocess.run([sys.executable, "-c", guion], env=ambiente, check=True, capture_output=True)
    leidas: dict[str, str] = json.loads(hecho.stdout)
    return leidas


@pytest.mark.parametrize("ruta", ORDENES, ids=NOMBRES)
def test_la_ayuda_de_cada_orden(ruta: tuple[str, ...], ayudas: dict[str, str]):
    ayuda = ayudas[" ".join(("monitoreo", *ruta))]
    assert max(map(len, ayuda.splitlines())) <= 80
    assert INGLES.findall(ayuda) == []
    instantanea(f"ayuda/{'-'.join(ruta) or 'monitoreo'}.txt", ayuda + "\n")


@pytest.mark.parametrize("documento", DOCUMENTOS, ids=lambda d: d.relative_to(RAIZ).as_posix())
def test_los_documentos_nombran_ordenes_que_existen(documento: Path):
    texto = re.sub(r"(?ms)^ *```(console|text)\n.*?^ *```$", "", documento.read_text(encoding="utf-8"))
    dichas = re.findall(r"(?:^ *|`|: )monitoreo (?:-C \S+ )?([a-z]+)\b(?=[^`\n]*(?:`|$))", texto, re.MULTILINE)
    assert {d for d in dichas if (d,) not in ORDENES} == set()


# ---------------------------------------------------------------- errores de uso


def malos_usos() -> Iterator[tuple[str, ...]]:
    """De cada orden: una opción que no existe, lo que sobra, lo que falta, y un valor de menos o de más."""
    for ruta, orden in ORDENES.items():
        es_grupo = hasattr(orden, "list_commands")
        yield (*ruta, "--nada")
        yield (*ruta, "nada") if es_grupo else (*ruta, *"abcdef")
        for parametro in orden.params:
            yield from ((*ruta, caso) for caso in _casos(parametro))
        if any(p.param_type_name == "argument" and p.required for p in orden.params):
            yield ruta
    yield from (("-C",), ("-C", "no-hay", "resumen"), ("resumen", "--formato", "tabal"), ("--completar", "nada"))


def _casos(parametro: Any) -> Iterator[str]:
    if parametro.param_type_name == "option":
        yield f"{parametro.opts[0]}=1" if parametro.is_flag else parametro.opts[0]


MALOS_USOS = list(dict.fromkeys(malos_usos()))


@pytest.fixture
def en_vacio(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Una carpeta sin escuela: nada de lo que se pida puede salir bien por accidente."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")


@pytest.mark.usefixtures("en_vacio")
@pytest.mark.parametrize("uso", MALOS_USOS, ids=" ".join)
def test_un_mal_uso_se_dice_en_espanol(uso: tuple[str, ...], capsys: pytest.CaptureFixture[str]):
    codigo = correr(list(uso))
    dicho = capsys.readouterr()
    assert codigo in (2, 3), dicho
    assert dicho.out == ""
    assert dicho.err.startswith("error: ")
    assert INGLES.findall(dicho.err) == []


@pytest.mark.usefixtures("en_vacio")
def test_los_errores_de_uso(capsys: pytest.CaptureFixture[str]):
    trozos = []
    for uso in MALOS_USOS:
        codigo = correr(list(uso))
        trozos.append(f"$ monitoreo {' '.join(uso)}\n{capsys.readouterr().err}({codigo})\n")
    instantanea("errores-de-uso.txt", "\n".join(trozos))
