"""Mide velocidad y memoria de la rueda instalada, contra lo que cualquiera tiene a mano.

    python herramientas/medir.py [--largo] [--escribir]

Valen las razones tomadas en una misma corrida, no los milisegundos: cambian con la máquina. Se corre
todo intercalado, para que un bache de la máquina toque a todos por igual. `--largo` añade la escuela
de 100 000 visitas; `--escribir` deja la tabla en docs/explicacion/rendimiento.md.
"""

import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import entorno
import generar

PAGINA = entorno.RAIZ / "docs" / "explicacion" / "rendimiento.md"
MODELO = entorno.RAIZ / "ejemplos" / "escuela-modelo"
VECES = 25
VECES_POR_ORDEN = 7
ORDENES = (
    "validar", "resumen", "avance", "cronograma", "agenda", "compromisos", "docente lista", "visita lista",
    "concordancia", "informe etapa --etapa 1", "informe docente --docente d01", "informe ugel", "informe final",
    "informe plan --formato html", "informe resolucion", "exportar csv", "exportar json", "exportar ugel",
)  # fmt: skip
PARES = ("yamllint>=1.37", "check-jsonschema>=0.34")
MIB = 1024


class Corrida(NamedTuple):
    """Cuánto tardó un proceso entero, en segundos, y su memoria máxima, en MiB (0 si no se sabe)."""

    segundos: float
    memoria: float


class Razon(NamedTuple):
    """Cuántas veces tarda uno lo que otro: por sus medianas, y por la mejor corrida de cada uno."""

    mediana: float
    minimo: float


class Fila(NamedTuple):
    """Una medida con su tope. Manda la mediana; el mínimo dice cuánto ruido hubo."""

    que: str
    visto: Razon
    tope: float
    unidad: str = "×"

    @property
    def cumple(self) -> bool:
        return self.visto.mediana <= self.tope

    def en_markdown(self) -> str:
        cifras = (_numero(n) for n in (self.visto.mediana, self.visto.minimo, self.tope))
        celdas = (f"{cifra} {self.unidad}" for cifra in cifras)
        return f"| {self.que} | {' | '.join(celdas)} | {'sí' if self.cumple else '**no**'} |"


def main(opciones: list[str]) -> int:
    propio = _instalada()
    with tempfile.TemporaryDirectory(prefix="medir-") as taller:
        filas = [*arranque(propio, Path(taller)), *muchas(propio, Path(taller), largo="--largo" in opciones)]
        de_cada_orden = ordenes(propio) if "--largo" in opciones else ""
    tablas = {"medidas": en_tabla(propio, filas), **({"ordenes": de_cada_orden} if de_cada_orden else {})}
    print(*tablas.values(), sep="\n")
    if "--escribir" in opciones:
        _escribir(tablas)
    return 0 if all(f.cumple for f in filas) else 1


def _instalada() -> Path:
    """La rueda en su propio entorno, con sus módulos ya compilados, y los programas con que se compara."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    propio = entorno.preparar("medir", limpio=True)
    entorno.instalar(propio, entorno.construir_rueda(propio), *PARES)
    return propio


# ---------------------------------------------------------------- qué se mide


def arranque(propio: Path, taller: Path) -> Iterator[Fila]:
    """Órdenes cortas, contra un Python que no hace nada."""
    generar.generar(taller / "chica", generar.CHICA)
    generar.paquetes(taller / "primera", 1000, etapas=1)
    generar.paquetes(taller / "final", 1000, etapas=3)
    python, monitoreo = entorno.programa(propio, "python"), entorno.programa(propio, "monitoreo")
    correr([monitoreo, "-C", taller / "chica", "resumen"])  # que el disco ya tenga todo a mano
    ordenes: dict[str, tuple[list[str | Path], float]] = {
        "`--version`": ([monitoreo, "--version"], 1.5),
        "`python -m monitoreo_cli --version`": ([python, "-m", "monitoreo_cli", "--version"], 1.5),
        "`--help`": ([monitoreo, "--help"], 6.5),
        "`resumen --etapa 2`, 30 visitas": ([monitoreo, "-C", taller / "chica", "resumen", "--etapa", "2"], 9.0),
        "`consolidar` 1 000 paquetes de una etapa": ([monitoreo, "consolidar", taller / "primera"], 10.0),
        "`consolidar` 1 000 paquetes de tres etapas": ([monitoreo, "consolidar", taller / "final"], 10.0),
    }
    base = "nada"
    tiempos = intercaladas({base: [python, "-c", "pass"], **{q: o for q, (o, _) in ordenes.items()}}, VECES)
    for que, (_, tope) in ordenes.items():
        yield Fila(f"{que} contra `python -c pass`", razon(tiempos[que], tiempos[base]), tope)


def muchas(propio: Path, taller: Path, largo: bool) -> Iterator[Fila]:
    """`validar` sobre 10 000 visitas, contra los programas que miran YAML; y si crece en línea recta."""
    grande = taller / "grande"
    generar.generar(grande, generar.GRANDE)
    validar = _validar(propio)
    # Los pares tardan minutos: corren una vez, con lo nuestro antes, en medio y después.
    nuestras = [correr(validar(grande))]
    yamllint = [correr(_yamllint(propio, grande))]
    nuestras.append(correr(validar(grande)))
    check_jsonschema = [correr(_check_jsonschema(propio, grande, taller), grande)]
    nuestras.append(correr(validar(grande)))
    yield Fila("`validar` 10 000 visitas contra yamllint", razon(nuestras, yamllint), 1 / 20)
    yield Fila("`validar` 10 000 visitas contra check-jsonschema", razon(nuestras, check_jsonschema), 1 / 12)
    yield Fila("memoria de `validar` 10 000 visitas", memoria(validar(grande)), 64, "MiB")
    if largo:
        yield from _enorme(validar, grande, taller)


def _enorme(validar: Callable[[Path], list[str | Path]], grande: Path, taller: Path) -> Iterator[Fila]:
    enorme = taller / "enorme"
    generar.generar(enorme, generar.ENORME)
    tiempos = intercaladas({"10 000": validar(grande), "100 000": validar(enorme)}, veces=3)
    por_diez = Razon(*(r / 10 for r in razon(tiempos["100 000"], tiempos["10 000"])))
    yield Fila("100 000 visitas contra diez veces 10 000", por_diez, 1.2)
    yield Fila("memoria de `validar` 100 000 visitas", memoria(validar(enorme)), 192, "MiB")


def ordenes(propio: Path) -> str:
    """Cada orden que sólo lee, sobre la escuela modelo, en veces `python -c pass`: sin tope, para comparar."""
    python, monitoreo = entorno.programa(propio, "python"), entorno.programa(propio, "monitoreo")
    base = "nada"
    todas: dict[str, list[str | Path]] = {o: [monitoreo, "-C", MODELO, *o.split()] for o in ORDENES}
    tiempos = intercaladas({base: [python, "-c", "pass"], **todas}, VECES_POR_ORDEN)
    filas = ((o, razon(tiempos[o], tiempos[base])) for o in ORDENES)
    cuerpo = "\n".join(f"| `{o}` | {_numero(r.mediana)} × | {_numero(r.minimo)} × |" for o, r in filas)
    return f"| orden | mediana | mínimo |\n| --- | --- | --- |\n{cuerpo}\n"


def _validar(propio: Path) -> Callable[[Path], list[str | Path]]:
    return lambda escuela: [entorno.programa(propio, "monitoreo"), "-C", escuela, "validar"]


def _yamllint(propio: Path, escuela: Path) -> list[str | Path]:
    """Con las reglas más livianas que trae: lo que más le conviene en esta comparación."""
    return [entorno.programa(propio, "yamllint"), "-d", "relaxed", escuela / "observaciones"]


def _check_jsonschema(propio: Path, escuela: Path, taller: Path) -> list[str | Path]:
    esquema = taller / "observacion.json"
    esquema.write_text(entorno.decir(propio, "monitoreo", "esquema", "observacion"), encoding="utf-8")
    archivos = sorted(p.relative_to(escuela).as_posix() for p in escuela.rglob("observaciones/*.yaml"))
    return [entorno.programa(propio, "check-jsonschema"), "--schemafile", esquema, *archivos]


# ---------------------------------------------------------------- cómo se mide


def intercaladas(ordenes: dict[str, list[str | Path]], veces: int) -> dict[str, list[Corrida]]:
    """Corre las órdenes por turnos, así un bache de la máquina toca a todas."""
    tiempos: dict[str, list[Corrida]] = {nombre: [] for nombre in ordenes}
    for _ in range(veces):
        for nombre, orden in ordenes.items():
            tiempos[nombre].append(correr(orden))
    return tiempos


def memoria(orden: list[str | Path]) -> Razon:
    """La memoria máxima de todos sus procesos a la vez, en MiB; la que comparten se cuenta una sola vez."""
    vistas = [_vista(orden) for _ in range(3)]
    return Razon(statistics.median(vistas), min(vistas))


def _vista(orden: list[str | Path]) -> float:
    if not Path("/proc/self/smaps_rollup").exists():
        return correr(orden).memoria  # sólo se sabe la del mayor
    proceso = subprocess.Popen(orden, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    maxima = 0.0
    while proceso.poll() is None:
        maxima = max(maxima, sum(_proporcional(pid) for pid in _familia(proceso.pid)))
        time.sleep(0.02)
    return maxima / MIB


def _familia(pid: int) -> list[int]:
    try:
        hijos = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return []  # ya terminó
    return [pid, *(nieto for hijo in hijos for nieto in _familia(int(hijo)))]


def _proporcional(pid: int) -> int:
    """Los KiB de un proceso; lo que comparte con otros, repartido entre ellos."""
    try:
        mapa = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0
    return sum(int(linea.split()[1]) for linea in mapa.splitlines() if linea.startswith("Pss:"))


def correr(orden: list[str | Path], en: Path | None = None) -> Corrida:
    """Un proceso entero, de principio a fin."""
    ambiente = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"} | {"PYTHONUTF8": "1"}
    empieza = time.perf_counter()
    proceso = subprocess.Popen(orden, cwd=en, env=ambiente, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert proceso.stderr is not None
    dicho = proceso.stderr.read()
    memoria = _esperar(proceso)
    tardo = time.perf_counter() - empieza
    if proceso.returncode:
        sys.exit(f"{orden[:4]} terminó con {proceso.returncode}: {dicho.decode(errors='replace')[-500:]}")
    return Corrida(tardo, memoria)


def _esperar(proceso: subprocess.Popen[bytes]) -> float:
    """Espera el fin y da la memoria máxima en MiB (0 donde el sistema no la dice)."""
    if not hasattr(os, "wait4"):
        proceso.wait()
        return 0.0
    _, estado, uso = os.wait4(proceso.pid, 0)
    proceso.returncode = os.waitstatus_to_exitcode(estado)
    return uso.ru_maxrss / (MIB if sys.platform != "darwin" else MIB * MIB)


def razon(unos: list[Corrida], otros: list[Corrida]) -> Razon:
    """Lo que tardan unos contra lo que tardan otros."""
    los_unos, los_otros = ([c.segundos for c in corridas] for corridas in (unos, otros))
    return Razon(statistics.median(los_unos) / statistics.median(los_otros), min(los_unos) / min(los_otros))


# ---------------------------------------------------------------- cómo se muestra


def en_tabla(propio: Path, filas: list[Fila]) -> str:
    version = entorno.decir(propio, "monitoreo", "--version").strip()
    pie = f"{version}, Python {platform.python_version()}, {platform.system()} con {os.cpu_count()} núcleos."
    cuerpo = "\n".join(f.en_markdown() for f in filas)
    return f"| qué | mediana | mínimo | tope | cumple |\n| --- | --- | --- | --- | --- |\n{cuerpo}\n\n{pie}\n"


def _numero(valor: float) -> str:
    """Con coma decimal; una razón menor que la unidad se lee mejor como fracción (`1/25`)."""
    return f"1/{1 / valor:.0f}" if valor < 0.5 else f"{valor:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def _escribir(tablas: dict[str, str]) -> None:
    """Cada tabla entre su marca y la siguiente `<!-- fin -->`."""
    texto = PAGINA.read_text(encoding="utf-8")
    for nombre, tabla in tablas.items():
        antes, marca, resto = texto.partition(f"<!-- {nombre} -->\n")
        _, fin, despues = resto.partition("<!-- fin -->")
        texto = f"{antes}{marca}\n{tabla}\n{fin}{despues}"
    PAGINA.write_text(texto, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
