"""La carpeta de una escuela nueva: lo que `iniciar` escribe."""

import contextlib
import json
import os
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from monitoreo_cli import recursos
from monitoreo_cli.errores import ErrorDelMundo, ErrorDeUso
from monitoreo_cli.escritura.abridores import EJECUTABLES, abridores
from monitoreo_cli.escritura.atomica import al_escribir
from monitoreo_cli.escritura.comentada import Apuntes, comentar
from monitoreo_cli.escritura.conjunto import cambiar_todos
from monitoreo_cli.escritura.copia import leer
from monitoreo_cli.escritura.datos import Datos
from monitoreo_cli.escritura.obra import Nuevo
from monitoreo_cli.fechas import fin_de_mes
from monitoreo_cli.lectura.clases import CLASES, DOCENTES, IDENTIDADES, PLAN
from monitoreo_cli.modelo.anios import NOMBRES
from monitoreo_cli.texto import enumerar, quiza

RUBRICA = "minedu-2018"
CARPETA_DE_ESQUEMAS = ".esquemas"
POR_ESCRIBIR = "Escribe aquí"  # así empieza lo que hace falta y nadie ha dicho todavía
_POR_LLENAR = ("observaciones", "acciones")
_GITIGNORE = """\
# Los nombres, DNI y correos no se comparten.
identidades.yaml
# Los informes se vuelven a generar cuando hagan falta.
informes/
# Lo que el programa guarda para sí.
.monitoreo/
*.tmp
"""
_GITATTRIBUTES = """\
*.yaml text eol=lf
*.sh text eol=lf
*.desktop text eol=lf
*.cmd text eol=crlf
"""
_EDITORCONFIG = """\
root = true

[*.yaml]
charset = utf-8
end_of_line = lf
indent_style = space
indent_size = 2
insert_final_newline = true
trim_trailing_whitespace = true
"""
_LEEME = """\
CARPETA RESERVADA

Aquí está el plan de acompañamiento y monitoreo de la escuela, y lo que se observa en
cada aula. La valoración de un docente es un dato personal: comparte esta carpeta sólo
con quien le corresponde.

Los nombres van en identidades.yaml, que no se sube a git. En los demás archivos cada
docente tiene un código (d01, d02...).

Para empezar, haz doble clic en «Abrir monitoreo»: pregunta qué quieres hacer. O abre una
consola en esta carpeta y escribe:

    monitoreo
    monitoreo --ayuda
"""
CABECERA_DEL_PLAN = """\
El plan de acompañamiento y monitoreo, en un archivo.
Escribe lo tuyo tras los dos puntos. Para usar una línea que empieza con #, quítale el # y su espacio.
Revisa cuando quieras con: monitoreo validar"""
CABECERA_DE_DOCENTES = """\
Los docentes, cada uno con su código. Su orden es el de todas las tablas.
Los nombres van en identidades.yaml, que no se comparte.

De quien está con licencia en una etapa se agrega, bajo su id (licencia, vacante, destaque, encargatura u otro):
    ausencias:
      - etapas: [1]
        motivo: licencia
De la plaza que todavía no tiene docente:
    por_contratar: sí"""
_CABECERA_DE_IDENTIDADES = """\
Quién es cada código. Este archivo no se comparte ni se sube a git."""


def ejemplos() -> dict[str, Path]:
    """Las escuelas de ejemplo que trae el programa, por su nombre."""
    return {c.name: c for c in sorted(recursos.carpeta("ejemplos").iterdir()) if (c / PLAN).is_file()}


def iniciar(destino: Path, hoy: date, ejemplo: str | None) -> tuple[list[str], list[str]]:
    """Crea la escuela y da las rutas escritas y las que ya estaban (que no se tocan).

    Lanza `ErrorDelMundo` si ya hay una escuela ahí o no se puede escribir, y `ErrorDeUso` si no
    existe el ejemplo.
    """
    nuevos = archivos_nuevos(plan_minimo(hoy.year), docentes_minimos(), {"formato": 1})
    return crear_carpeta(destino, _archivos_de_ejemplo(ejemplo) if ejemplo else nuevos)


def exigir_libre(destino: Path, datos: Iterable[str] = ()) -> None:
    """Lanza `ErrorDelMundo` si ahí ya hay una escuela, o alguno de esos archivos de datos."""
    if (destino / PLAN).exists():
        raise ErrorDelMundo(f"en `{destino}` ya hay una escuela", "elige otra carpeta: aquí no se pisa nada")
    if ocupados := [ruta for ruta in datos if (destino / ruta).exists()]:
        raise ErrorDelMundo(
            f"en `{destino}` ya está {enumerar(ocupados)}", "muévelo, o elige otra carpeta: aquí no se pisa nada"
        )


def crear_carpeta(destino: Path, archivos: Iterable[tuple[str, str]]) -> tuple[list[str], list[str]]:
    """Escribe todos los archivos o ninguno; da las rutas escritas y las que ya estaban (que no se tocan).

    Si el proceso muere, otro lo termina (`obra`). Lanza `ErrorDelMundo` si ya hay una escuela ahí o no se
    puede escribir.
    """
    exigir_libre(destino)
    todos = dict(archivos)
    nuevos = [
        Nuevo(destino / ruta, texto, Path(ruta).name in EJECUTABLES)
        for ruta, texto in todos.items()
        if not os.path.lexists(destino / ruta)
    ]
    escritas = [n.ruta.relative_to(destino).as_posix() for n in nuevos]
    with _carpetas_para(destino, escritas):
        cambiar_todos(destino, (), nuevos)
    return escritas, [ruta for ruta in todos if ruta not in escritas]


@contextlib.contextmanager
def _carpetas_para(destino: Path, rutas: list[str]) -> Iterator[None]:
    """Hace las carpetas que se llenarán después; si algo falla, quita todas las que no estaban, de dentro afuera."""
    sitios = {destino / p for ruta in rutas for p in Path(ruta).parents} | {destino / c for c in _POR_LLENAR}
    nuevas = sorted((c for c in (*sitios, *destino.parents) if not c.exists()), reverse=True)
    try:
        with al_escribir(destino):
            for carpeta in _POR_LLENAR:
                (destino / carpeta).mkdir(parents=True, exist_ok=True)
            yield
    except BaseException:
        for nueva in nuevas:
            with contextlib.suppress(OSError):
                nueva.rmdir()
        raise


def archivos_nuevos(plan: Datos, docentes: Datos, identidades: Datos) -> Iterator[tuple[str, str]]:
    """Los archivos de una escuela que empieza, con esos datos y todo lo demás comentado."""
    from monitoreo_cli.modelo.docente import Docentes
    from monitoreo_cli.modelo.plan import Plan

    # El plan va al final: su presencia marca la carpeta, y así un corte a medias no deja una escuela rota.
    yield from de_la_carpeta()
    rubrica = recursos.carpeta("ejemplos") / "rubricas" / f"{RUBRICA}.yaml"
    yield f"rubricas/{RUBRICA}.yaml", rubrica.read_text(encoding="utf-8")
    yield DOCENTES, comentar(Docentes, docentes, CABECERA_DE_DOCENTES)
    yield con_nombres(identidades)
    yield PLAN, comentar(Plan, plan, CABECERA_DEL_PLAN, _apuntes(plan))


def con_nombres(identidades: Datos) -> tuple[str, str]:
    """`identidades.yaml`, con los nombres que haya."""
    from monitoreo_cli.modelo.docente import Identidades

    return IDENTIDADES, comentar(Identidades, identidades, _CABECERA_DE_IDENTIDADES)


def _apuntes(plan: Datos) -> Apuntes:
    anio = plan["periodo"]["desde"].year
    return Apuntes({}, {"nombre_del_anio": NOMBRES[anio]} if anio in NOMBRES else {}, anio)


def _archivos_de_ejemplo(nombre: str) -> Iterator[tuple[str, str]]:
    disponibles = ejemplos()
    if nombre not in disponibles:
        raise ErrorDeUso(
            f"no existe el ejemplo `{nombre}`", quiza(nombre, disponibles) or f"hay: {enumerar(disponibles)}"
        )
    raiz = disponibles[nombre]
    yield from de_la_carpeta()
    archivos = sorted((a for a in raiz.rglob("*") if a.is_file()), key=lambda a: (a.name == PLAN, a.as_posix()))
    for archivo in archivos:
        # Los ejemplos con errores llevan bytes que no son UTF-8 a propósito: se copian tal cual.
        yield archivo.relative_to(raiz).as_posix(), leer(archivo)


def de_la_carpeta() -> Iterator[tuple[str, str]]:
    """Lo que acompaña a los datos: git, el editor y el aviso de que es reservada."""
    yield ".gitignore", _GITIGNORE
    yield ".gitattributes", _GITATTRIBUTES
    yield ".editorconfig", _EDITORCONFIG
    yield "LEEME.txt", _LEEME
    yield from abridores().items()
    yield from archivos_del_editor()


def archivos_del_editor() -> Iterator[tuple[str, str]]:
    """Los esquemas y el ajuste con que un editor completa y revisa mientras se escribe."""
    from monitoreo_cli.modelo.esquema import esquema

    ajustes: dict[str, Any] = {"yaml.schemas": {}}
    for clase in CLASES:
        ruta = f"{CARPETA_DE_ESQUEMAS}/{clase.nombre}.json"
        ajustes["yaml.schemas"][f"./{ruta}"] = clase.patron_de_editor
        yield ruta, json.dumps(esquema(clase.pieza()), ensure_ascii=False, indent=1) + "\n"
    yield ".vscode/settings.json", json.dumps(ajustes, ensure_ascii=False, indent=2) + "\n"


def docentes_minimos() -> Datos:
    """Un docente por escribir: la lista no puede estar vacía."""
    return {"formato": 1, "docentes": [{"id": "d01", "aula": f"{POR_ESCRIBIR} cómo se nombra el aula en público"}]}


def plan_minimo(anio: int) -> Datos:
    """Lo mínimo para que la escuela valide: tres etapas y una visita a cada docente en cada una."""
    meses = ((4, 6), (7, 9), (10, 11))
    return {
        "formato": 1,
        "titulo": f"Plan de acompañamiento y monitoreo {anio}",
        "institucion": {"nombre": f"{POR_ESCRIBIR} el nombre de tu escuela"},
        "equipo": [{"id": "director", "nombre": f"{POR_ESCRIBIR} tu nombre", "cargo": "Director"}],
        "periodo": {"desde": date(anio, 3, 1), "hasta": date(anio, 12, 31)},
        "monitoreo": {"rubrica": RUBRICA, "visitas_por_docente": 1, "responsable": "director"},
        "etapas": [
            {"numero": n, "nombre": f"Etapa {n}", "desde": date(anio, a, 1), "hasta": fin_de_mes(date(anio, z, 1))}
            for n, (a, z) in enumerate(meses, 1)
        ],
    }
