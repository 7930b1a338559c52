"""Los trozos de un documento que escribe el programa: sesiones de consola y tablas.

En el Markdown, entre marcas que no se ven:

    <!-- sesion: monitoreo resumen --etapa 2 -->      corre la orden y muestra lo que responde
    <!-- sesion, 12 líneas: monitoreo validar -->     lo mismo, y corta a las 12 líneas
    <!-- sesion desde «Antes»: monitoreo validar -->  lo mismo, desde la línea que empieza así
    <!-- archivo: plan.yaml -->                       escribe en el taller el bloque que le sigue
    <!-- agrega: docentes.yaml -->                    lo agrega al final
    <!-- cambia: plan.yaml, `uno` por `otro` -->      corrige un texto de un archivo del taller
    <!-- tabla: ordenes -->                           una tabla hecha del programa
    <!-- hoy: 2026-03-09 -->                          qué día es, desde aquí

Cada trozo termina en `<!-- fin -->` (menos `hoy` y `cambia`). Cada documento tiene su taller: una carpeta vacía
con los ejemplos al lado, donde sus trozos corren en orden. `cd` cambia de carpeta para los que siguen.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

RAIZ = Path(__file__).resolve().parents[1]
HOY = "2025-12-20"
_MARCA = re.compile(
    r"<!-- (?:hoy: (?P<hoy>\S+) -->|cambia: (?P<donde>\S+), `(?P<uno>.+?)` por `(?P<otro>.+?)` -->|"
    r"(?P<clase>sesion|archivo|agrega|tabla)(?: desde «(?P<desde>.+?)»)?(?:, (?P<lineas>\d+) líneas)?:"
    r"\s*(?P<dicho>.*?)\s*-->\n"
    r"(?P<cuerpo>.*?)<!-- fin -->)",
    re.DOTALL,
)
_CERCA = re.compile(r"```\w*\n(.*?)```", re.DOTALL)
Tabla = Callable[[], str]


class DocumentoMalEscrito(Exception):
    """Una marca que no se entiende o una orden que no es del programa."""


class Taller:
    """Donde corren los trozos de un documento: su carpeta, en cuál está parado y qué día es."""

    def __init__(self, carpeta: Path, tablas: Mapping[str, Tabla]) -> None:
        shutil.copytree(RAIZ / "ejemplos", carpeta / "ejemplos")
        self._aqui = carpeta
        self._hoy = HOY
        self._tablas = tablas

    def rehacer(self, texto: str) -> str:
        """El documento con sus trozos vueltos a escribir."""
        return _MARCA.sub(self._trozo, texto)

    def _trozo(self, m: re.Match[str]) -> str:
        clase, dicho, cuerpo = m["clase"], m["dicho"], m["cuerpo"]
        if m["hoy"]:
            self._hoy = m["hoy"]
            return m[0]
        if m["donde"]:
            self._cambiar(m["donde"], m["uno"], m["otro"])
            return m[0]
        if "<!-- " in cuerpo:
            raise DocumentoMalEscrito(f"al trozo `{clase}: {dicho}` le falta su fin")
        if clase in ("archivo", "agrega"):
            self._escribir(dicho, cuerpo, agrega=clase == "agrega")
            return m[0]
        nuevo = self._tablas[dicho]() if clase == "tabla" else self._sesion(dicho, m["desde"], int(m["lineas"] or 0))
        return f"{m[0][: m.start('cuerpo') - m.start()]}{nuevo}<!-- fin -->"

    def _escribir(self, ruta: str, cuerpo: str, agrega: bool) -> None:
        bloque = _CERCA.search(cuerpo)
        if bloque is None:
            raise DocumentoMalEscrito(f"no hay un bloque que escribir en {ruta}")
        destino = self._aqui / ruta
        destino.parent.mkdir(parents=True, exist_ok=True)
        antes = destino.read_text(encoding="utf-8") if agrega else ""
        destino.write_text(antes + bloque[1], encoding="utf-8", newline="\n")

    def _cambiar(self, ruta: str, uno: str, otro: str) -> None:
        destino = self._aqui / ruta
        antes = destino.read_text(encoding="utf-8")
        if antes.count(uno) != 1:
            raise DocumentoMalEscrito(f"`{uno}` debía estar una vez en {ruta}")
        destino.write_text(antes.replace(uno, otro), encoding="utf-8", newline="\n")

    def _sesion(self, ordenes: str, desde: str | None, tope: int) -> str:
        lineas: list[str] = []
        for orden in ordenes.splitlines():
            lineas += [f"$ {orden}", *_desde(desde, self._correr(shlex.split(orden)))]
        if tope and len(lineas) > tope:
            lineas = [*lineas[:tope], "…"]
        return "```console\n" + "\n".join(lineas) + "\n```\n"

    def _correr(self, palabras: list[str]) -> list[str]:
        if palabras[0] == "cd":
            self._aqui = (self._aqui / palabras[1]).resolve()
            return []
        if palabras[0] != "monitoreo":
            raise DocumentoMalEscrito(f"una sesión sólo corre monitoreo y cd, no `{palabras[0]}`")
        hecho = subprocess.run(
            [sys.executable, "-m", "monitoreo_cli", *palabras[1:]], cwd=self._aqui, env=self._ambiente(), check=False,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
        )  # fmt: skip
        if hecho.returncode not in (0, 1, 2):
            raise DocumentoMalEscrito(f"{shlex.join(palabras)}: {hecho.stdout}")
        return hecho.stdout.rstrip("\n").splitlines()

    def _ambiente(self) -> dict[str, str]:
        fijo = {"MONITOREO_HOY": self._hoy, "COLUMNS": "80", "NO_COLOR": "1", "PYTHONUTF8": "1"}
        return os.environ | fijo


def _desde(comienzo: str | None, lineas: list[str]) -> list[str]:
    if comienzo is None:
        return lineas
    primera = next((i for i, linea in enumerate(lineas) if linea.startswith(comienzo)), None)
    if primera is None:
        raise DocumentoMalEscrito(f"ninguna línea empieza con «{comienzo}»")
    return ["…", *lineas[primera:]]
