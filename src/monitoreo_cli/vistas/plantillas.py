"""Las plantillas de informe: dónde están, cómo se llenan y qué se dice cuando una está rota.

Una plantilla recibe sólo datos llanos y corre encerrada: no llama a nada del programa, no cambia lo
que recibe y no lee fuera de las carpetas de plantillas. Las de la escuela van antes que las nuestras.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, StrictUndefined, TemplateNotFound, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from monitoreo_cli import recursos
from monitoreo_cli.lectura.carpeta import Carpeta
from monitoreo_cli.texto import visible
from monitoreo_cli.valor import Valor
from monitoreo_cli.vistas import prosa
from monitoreo_cli.vistas.encierro import Encierro
from monitoreo_cli.vistas.markdown import escapar
from monitoreo_cli.vistas.plantilla_rota import CARPETA, Ilegible, PlantillaRota, SinDefinir, rota

__all__ = ["CARPETA", "PlantillaRota", "Plantillas", "Tipo"]
# `{% extends "programa/etapa/informe.md.j2" %}`: la nuestra, aunque la escuela tenga una que la tape.
NUESTRAS = "programa/"
_INFORME = re.compile(r"informe\.([a-z]+)\.j2")
_SANGRIA = re.compile(r"^[ \t]+(?=<)", re.MULTILINE)
_TITULO = re.compile(r"\{#-?\s*(.*?)\s*-?#\}")
_ESTILO = re.compile(r"(?<=<style>).*?(?=</style>|\Z)", re.DOTALL)
# Lo que en una hoja de estilo está sólo para quien la escribe. Lo que va entre comillas se conserva.
_DE_MAS = re.compile(
    r"""("[^"]*"|'[^']*')|/\*.*?(?:\*/|\Z)\n?|^ +|(?<=[{:;,]) | (?=[{}])|;(?= ?\})""", re.DOTALL | re.MULTILINE
)
# Un informe de 120 docentes pesa 200 KB. Esto sólo detiene a una plantilla que no acaba.
LARGO_MAXIMO = 20_000_000


class Tipo(Valor):
    """Un informe que se puede pedir: su nombre, qué es y en qué formatos; `propio` si es de la escuela."""

    nombre: str
    titulo: str
    formatos: tuple[str, ...]
    propio: bool


class Plantillas:
    """Las plantillas que valen para una escuela (o sólo las del programa, sin escuela)."""

    def __init__(self, escuela: Path | None = None) -> None:
        nuestra = recursos.carpeta(CARPETA)
        propia = [_Origen(escuela / CARPETA, f"{CARPETA}/")] if escuela else []
        self._cargador = _Cargador([*propia, _Origen(nuestra, f"{nuestra}{os.sep}")])
        self._ambientes: dict[str, Encierro] = {}

    def tipos(self) -> dict[str, Tipo]:
        """Los informes que hay, por su nombre; se descubren por su archivo `informe.<formato>.j2`."""
        hallados: dict[str, dict[str, str]] = {}
        propios = set()
        for origen in self._cargador.origenes:
            for tipo, formato in origen.informes():
                hallados.setdefault(tipo, {}).setdefault(formato, f"{tipo}/informe.{formato}.j2")
                if origen is not self._cargador.nuestro:
                    propios.add(tipo)
        return {t: Tipo(t, self._titulo(f.values()), _ordenados(f), t in propios) for t, f in sorted(hallados.items())}

    def _titulo(self, nombres: Iterable[str]) -> str:
        """El comentario con que empieza la primera plantilla que lo tenga."""
        for nombre in nombres:
            m = _TITULO.match(self._cargador.texto(nombre))
            if m:
                return m[1]
        return ""

    def llenar(self, nombre: str, datos: dict[str, Any]) -> str:
        """El documento de una plantilla como `etapa/informe.md.j2`. Lanza `PlantillaRota`."""
        formato = nombre.removesuffix(".j2").rpartition(".")[2]
        try:
            return _ESTILO.sub(_apretado, _juntar(self._ambiente(formato).get_template(nombre).generate(datos)))
        except Exception as error:  # una plantilla ajena puede lanzar cualquier cosa
            raise rota(error, self._cargador.leidas, nombre) from error

    def _ambiente(self, formato: str) -> Encierro:
        """El de ese formato, que guarda lo ya compilado; lo que gasta se cuenta de nuevo en cada documento."""
        if formato not in self._ambientes:
            self._ambientes[formato] = _ambiente(self._cargador, formato)
        self._ambientes[formato].empezar()
        return self._ambientes[formato]


# ---------------------------------------------------------------- encontrar


class _Origen:
    """Una carpeta de plantillas; `rotulo` es como se nombra en los mensajes."""

    def __init__(self, raiz: Path, rotulo: str) -> None:
        self.raiz = raiz
        self.rotulo = rotulo
        self._carpeta = Carpeta(raiz) if raiz.is_dir() else None

    def informes(self) -> Iterator[tuple[str, str]]:
        for archivo in sorted(self.raiz.glob("[a-z0-9]*/informe.*.j2")):
            m = _INFORME.fullmatch(archivo.name)
            if m and archivo.is_file():
                yield archivo.parent.name, m[1]

    def leer(self, nombre: str) -> str | None:
        """El texto de una plantilla, o `None` si no está aquí. Lanza `Ilegible`."""
        dentro = os.path.realpath(self.raiz / nombre).startswith(os.path.realpath(self.raiz) + os.sep)
        if self._carpeta is None or not os.path.lexists(self.raiz / nombre):
            return None
        fuente = self._carpeta.fuente(nombre)
        if not dentro or fuente.ilegible:
            raise Ilegible(nombre, fuente.ilegible or "es un enlace que sale de la carpeta de plantillas")
        try:
            return fuente.datos.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise Ilegible(nombre, "no está escrita en UTF-8") from None


class _Cargador(BaseLoader):
    """Busca en cada carpeta, en orden. `leidas` guarda cada texto por la ruta con que se nombra."""

    def __init__(self, origenes: list[_Origen]) -> None:
        self.origenes = origenes
        self.nuestro = origenes[-1]
        self.leidas: dict[str, str] = {}

    def get_source(self, environment: Any, template: str) -> tuple[str, str, Callable[[], bool]]:
        partes = template.split("/")
        if ".." in partes or "\\" in template or "\0" in template or template.startswith("/"):
            raise TemplateNotFound(template)
        solo_nuestra = template.startswith(NUESTRAS)
        nombre = template.removeprefix(NUESTRAS)
        for origen in [self.nuestro] if solo_nuestra else self.origenes:
            texto = origen.leer(nombre)
            if texto is not None:
                self.leidas[origen.rotulo + nombre] = texto
                return _sin_sangria(nombre, texto), origen.rotulo + nombre, lambda: True
        raise TemplateNotFound(template)

    def texto(self, nombre: str) -> str:
        """El texto de una plantilla para leer su título; vacío si no se puede leer."""
        try:
            return self.get_source(None, nombre)[0]
        except TemplateNotFound:
            return ""


def _sin_sangria(nombre: str, texto: str) -> str:
    """La plantilla sin los espacios que en HTML nadie ve: eran un décimo de lo que pesa un informe."""
    return _SANGRIA.sub("", texto) if nombre.endswith(".html.j2") else texto


def _apretado(estilo: re.Match[str]) -> str:
    """La hoja de estilo sin comentarios ni espacios de más: con una regla por línea, pesa un sexto menos."""
    return _DE_MAS.sub(r"\1", estilo[0])


def _ordenados(formatos: Iterable[str]) -> tuple[str, ...]:
    """Los formatos con `md` primero: es el que sale si no se dice otro."""
    return tuple(sorted(formatos, key=lambda f: (f != "md", f)))


# ---------------------------------------------------------------- llenar


def _ambiente(cargador: _Cargador, formato: str) -> Encierro:
    """Escapa en los dos formatos: en Markdown, `finalize` entrega a Jinja el texto ya escapado."""
    html = formato == "html"
    ambiente = Encierro(
        loader=cargador, undefined=SinDefinir, trim_blocks=True, lstrip_blocks=True,
        finalize=_limpio if html else _para_markdown,
    )  # fmt: skip
    ambiente.filters["prosa"] = ambiente.lento(prosa.en_html if html else prosa.en_markdown)
    return ambiente


_TAL_CUAL = (Markup, StrictUndefined)


# `pass_context` impide que Jinja resuelva las constantes al compilar, donde las escaparía antes de tiempo.
@pass_context
def _limpio(contexto: Context, valor: Any) -> Any:
    if valor is None:
        return ""
    return valor if isinstance(valor, _TAL_CUAL) else visible(_descontado(contexto, valor))


@pass_context
def _para_markdown(contexto: Context, valor: Any) -> Any:
    """El valor en una línea y escapado; conserva un espacio en cada punta, que la plantilla pudo poner."""
    if isinstance(valor, _TAL_CUAL):
        return valor
    texto = "" if valor is None else _descontado(contexto, valor)
    antes, despues = (" " if texto[:1] == " " else ""), (" " if texto[-1:] == " " else "")
    return Markup(f"{antes}{escapar(texto)}{despues}")  # noqa: S704 -- no es HTML: así Jinja no vuelve a escapar


def _descontado(contexto: Context, valor: Any) -> str:
    encierro = contexto.environment
    assert isinstance(encierro, Encierro)
    return encierro.texto(valor)


def _juntar(trozos: Iterable[str]) -> str:
    juntados, largo = [], 0
    for trozo in trozos:
        largo += len(trozo)
        if largo > LARGO_MAXIMO:
            raise OverflowError
        juntados.append(trozo)
    return "".join(juntados).strip("\n") + "\n"
