"""Las páginas de docs/referencia/, sacadas del programa: reglas, formato y órdenes."""

from collections.abc import Iterator
from typing import Any

from monitoreo_cli.app import casa
from monitoreo_cli.lectura.clases import CLASES, Clase
from monitoreo_cli.modelo.campos import Anidada, Campo, Caso, Forma, Libre, ListaDe, MapaDe, Pieza, piezas_de
from monitoreo_cli.modelo.tipos import Tipo
from monitoreo_cli.reglas.manual import Fragmento, leer_manual
from monitoreo_cli.reglas.registro import REGLAS, Regla
from monitoreo_cli.reglas.revision import conocer, familias

_REGLAS = """\
# Las reglas

Esto es lo que mira `monitoreo validar`. Un **error** es un dato que no se puede leer o creer; un **aviso**, algo
incompleto o incoherente; una **nota**, algo que podría ser mejor. Las que llevan ◷ aparecen con el paso de los días y
sólo se miran con `--pendientes`. En la terminal: `monitoreo explicar M201`.

Un aviso o una nota se calla con `# monitoreo: permite M310` al final de la línea donde empieza. Un error no se calla:
se corrige.
"""
_FORMATO = """\
# El formato de los archivos

Una carpeta por nivel educativo. Cada archivo es texto en YAML y empieza con `formato: 1`. Una clave que no está en
estas tablas es un error (M102): así una errata no se pierde en silencio.
"""
_ORDENES = """\
# Las órdenes

La misma ayuda que da `monitoreo ORDEN --ayuda`. Toda orden admite `-C DIR` para decir en qué carpeta está la escuela.
"""
AVISO = "<!-- Lo escribe herramientas/documentar.py: un cambio a mano se pierde. -->\n"
ANCHO = 80
_QUE_MIRAN = {
    "M0": "Si el archivo se puede leer", "M1": "Si está escrito según el formato", "M2": "Si lo que nombra existe",
    "M3": "Si la visita es coherente", "M4": "Si el plan es coherente", "M5": "Si expone a alguien",
    "M9": "Si la plantilla de un informe sirve",
}  # fmt: skip


# ---------------------------------------------------------------- reglas


def reglas() -> str:
    """Una entrada por regla, con su porqué y sus dos ejemplos."""
    conocer(familias())
    por_codigo = [REGLAS[c] for c in sorted(REGLAS)]
    trozos = [
        AVISO,
        _REGLAS,
        _tabla(("código", "nombre", "gravedad"), (_fila_de_regla(r) for r in por_codigo)),
    ]
    familia = ""
    for r in por_codigo:
        if r.codigo[:2] != familia:
            familia = r.codigo[:2]
            trozos.append(f"## {_QUE_MIRAN[familia]}\n")
        trozos.append(_entrada(r))
    return "\n".join(trozos)


def _fila_de_regla(r: Regla) -> tuple[str, ...]:
    return f"[{r.codigo}](#{r.codigo.lower()})", r.nombre, _gravedad(r)


def _gravedad(r: Regla) -> str:
    return r.gravedad.value + (" ◷" if r.con_los_dias else "")


def _entrada(r: Regla) -> str:
    manual = leer_manual(r.doc)
    return (
        f'### <a id="{r.codigo.lower()}"></a>{r.codigo} · {r.nombre}\n\n*{_gravedad(r)}*\n\n'
        f"{_en_frase(manual.por_que)}\n\nMal:\n\n{_ejemplo(manual.mal)}\nBien:\n\n{_ejemplo(manual.bien)}"
    )


def _en_frase(texto: str) -> str:
    return texto[:1].upper() + texto[1:]


def _ejemplo(fragmentos: tuple[Fragmento, ...]) -> str:
    return "".join(
        f"```yaml\n# {f.ruta}{', ' + f.directiva if f.directiva else ''}\n{f.texto}```\n" for f in fragmentos
    )


# ---------------------------------------------------------------- formato


def formato() -> str:
    """Cada clase de archivo con sus claves, su tipo y si hacen falta."""
    trozos = [
        AVISO,
        _FORMATO,
        _tabla(("archivo", "qué es"), ((f"[`{c.lugar}`](#{c.nombre})", _doc(c.pieza())) for c in CLASES)),
    ]
    return "\n".join([*trozos, *(_de_clase(c) for c in CLASES)])


def _de_clase(clase: Clase) -> str:
    trozos = [f'## <a id="{clase.nombre}"></a>`{clase.lugar}`\n', _doc(clase.pieza()) + "\n"]
    for ruta, pieza in _con_sus_piezas("", clase.pieza()):
        if ruta:
            trozos += [f"### `{ruta}`\n", _doc(pieza) + "\n"]
        filas = (_fila_de_campo(campo) for campo in pieza.CAMPOS.values())
        trozos.append(_tabla(("clave", "qué se escribe", "¿hace falta?", "qué dice"), filas))
        trozos += [_caso(caso) + "\n" for caso in pieza.CASOS]
    return "\n".join(trozos)


def _con_sus_piezas(ruta: str, pieza: type[Pieza]) -> Iterator[tuple[str, type[Pieza]]]:
    """Una pieza y las que lleva dentro, con la ruta de claves que lleva a cada una."""
    yield ruta, pieza
    for campo in pieza.CAMPOS.values():
        for interior in piezas_de(campo.forma):
            yield from _con_sus_piezas(f"{ruta}.{campo.clave}".lstrip(".") + _paso(campo.forma), interior)


def _paso(forma: Forma) -> str:
    return {ListaDe: "[]", MapaDe: ".<id>"}.get(type(forma), "")


def _fila_de_campo(campo: Campo) -> tuple[str, ...]:
    ejemplo = _ejemplo_de(campo)
    return f"`{campo.clave}`", _forma(campo.forma) + ejemplo, "sí" if campo.obligatorio else "", campo.doc


def _ejemplo_de(campo: Campo) -> str:
    """Un ejemplo sólo donde enseña algo: el de un texto libre no dice nada."""
    propio = campo.ejemplo or (campo.forma.ejemplo if isinstance(campo.forma, Tipo) else "")
    return f": `{propio}`" if propio.strip("…") and "`" not in _forma(campo.forma) else ""


def _forma(forma: Forma) -> str:
    if isinstance(forma, Anidada):
        return "un bloque"
    if isinstance(forma, ListaDe):
        return f"una lista; cada elemento es {_forma(forma.forma)}"
    if isinstance(forma, MapaDe):
        return f"por {forma.clave.nombre.removeprefix('un ')}, {_forma(forma.forma)}"
    return "lo que sea" if isinstance(forma, Libre) else forma.nombre


def _caso(caso: Caso) -> str:
    cuando = f"Si `{caso.clave}` es `{caso.valor}`" + (" (o no está)" if caso.por_omision else "")
    hace_falta = f"hace falta {_lista(caso.exige)}"
    return f"{cuando}, {hace_falta}" + (f"; no va {_lista(caso.prohibe, ' ni ')}." if caso.prohibe else ".")


def _lista(claves: tuple[str, ...], ultimo: str = " y ") -> str:
    nombres = [f"`{c}`" for c in claves]
    return ultimo.join([", ".join(nombres[:-1]), nombres[-1]] if len(nombres) > 1 else nombres)


def _doc(pieza: type[Pieza]) -> str:
    """La primera línea de lo que la pieza dice de sí; el nombre del archivo ya está en el título."""
    dicho = " ".join((pieza.__doc__ or "").split())
    archivo, dos_puntos, resto = dicho.partition(".yaml`: ")
    return _en_frase(resto) if dos_puntos and archivo.startswith("`") else dicho


# ---------------------------------------------------------------- órdenes


def ordenes() -> str:
    """La ayuda de cada orden, tal como sale en la terminal."""
    trozos = [
        AVISO,
        _ORDENES,
        tabla_de_ordenes(enlace="#{}"),
    ]
    for nombre, ayuda in ayudas():
        trozos.append(f"## `{nombre}`\n\n```text\n{ayuda}\n```\n")
    return "\n".join(trozos)


def ayudas() -> Iterator[tuple[str, str]]:
    """El nombre de cada orden y su página de ayuda, a 80 columnas."""
    yield from _ayudas_de(casa(), None, "monitoreo")


def _ayudas_de(orden: Any, padre: Any, nombre: str) -> Iterator[tuple[str, str]]:
    ctx = orden.context_class(orden, info_name=nombre, parent=padre, terminal_width=ANCHO, **orden.context_settings)
    yield ctx.command_path, orden.get_help(ctx).rstrip()
    for hija in orden.list_commands(ctx) if hasattr(orden, "list_commands") else ():
        yield from _ayudas_de(orden.get_command(ctx, hija), ctx, hija)


def tabla_de_ordenes(enlace: str = "docs/referencia/ordenes.md#{}") -> str:
    """Una fila por orden, con lo que hace en una línea."""
    filas = []
    for nombre, ayuda in ayudas():
        if nombre != "monitoreo":
            corto = nombre.removeprefix("monitoreo ")
            filas.append((f"[`{corto}`]({enlace.format(nombre.replace(' ', '-'))})", _frase(ayuda)))
    return _tabla(("orden", "qué hace"), filas)


def _frase(ayuda: str) -> str:
    """La primera frase de una página de ayuda."""
    _, _, resto = ayuda.partition("\n\n")
    return " ".join(resto.partition("\n\n")[0].split()).rstrip(".")


# ---------------------------------------------------------------- Markdown


def _tabla(titulos: tuple[str, ...], filas: Any) -> str:
    lineas = [titulos, ("---",) * len(titulos), *filas]
    return "".join("| " + " | ".join(c.replace("|", "\\|") for c in fila) + " |\n" for fila in lineas)
