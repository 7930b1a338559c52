"""Junta los resultados de muchas escuelas."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from monitoreo_cli.calculo.consolidado import Consolidado, Cotejo, consolidar, cotejar
from monitoreo_cli.errores import ErrorDelMundo, ErrorDeUso
from monitoreo_cli.lectura.buzon import buscar, paquetes_en
from monitoreo_cli.lectura.disco import leer_entero
from monitoreo_cli.lectura.paquete import Paquete, Rechazado, leer
from monitoreo_cli.ordenes._opciones import SALIDA, argumento, exigir_terminacion, formato, opcion, ruta_de_salida
from monitoreo_cli.texto import contar, enumerar
from monitoreo_cli.vistas import consolidado as vista
from monitoreo_cli.vistas.terminal import avisos, salida

if TYPE_CHECKING:  # abrir una escuela pesa: sólo si hay alguna
    from monitoreo_cli.lectura.padron import Padron

_DE_MAQUINAS = ("json", "csv")
_POR_EXTENSION = {".csv": "csv", ".json": "json", ".md": "md", ".docx": "docx"}


def orden(
    ctx: typer.Context,
    rutas: Annotated[list[str], argumento("RUTA...", "Paquetes, carpetas con paquetes o carpetas de escuelas.")],
    padron: Annotated[
        str | None,
        opcion("--padron", ayuda="CSV con codigo_modular y nombre: dice quién falta.", metavar="CSV"),
    ] = None,
    formato: Annotated[str, formato("tabla", "json", "csv", "md")] = "tabla",
    archivo: Annotated[str | None, SALIDA] = None,
    publico: Annotated[
        bool, opcion("--publico", ayuda="Para publicar: sin escuelas, y «<5» en vez de las cuentas de 1 a 4.")
    ] = False,
) -> None:
    """Suma lo que entregaron las escuelas, por etapa e instrumento; el orden no cambia nada.

    De cada escuela cuenta un paquete, el del último corte: las copias se ignoran y lo reemplazado se
    lista. Lo que no se puede creer se dice, con su archivo, y lo demás se suma igual.
    """
    ruta = ruta_de_salida(archivo, "escribe el consolidado")
    como = _como(formato, ruta)
    if publico and como in _DE_MAQUINAS:
        raise ErrorDeUso(f"--publico no sale en {como}", "pídelo en tabla o md")
    lista = _padron_en(padron) if padron is not None else None
    hallado = buscar(rutas)
    if not (hallado.paquetes or hallado.escuelas or hallado.cerradas):
        donde = enumerar(f"`{r}`" for r in rutas)
        raise ErrorDelMundo(f"no hay ningún paquete ni escuela en {donde}", "los paquetes son archivos .json")
    leidos = paquetes_en(hallado.paquetes)
    leidos += [Rechazado(r, "no se puede abrir la carpeta", "revisa sus permisos") for r in hallado.cerradas]
    quejas: list[str] = []
    leidos += _escuelas(hallado.escuelas, quejas) if hallado.escuelas else []
    rechazados = [r for r in leidos if isinstance(r, Rechazado)]
    consolidado = consolidar(p for p in leidos if isinstance(p, Paquete))
    cotejo = cotejar(consolidado, lista.escuelas) if lista else None
    if como in _DE_MAQUINAS:
        _escribir(_para_maquinas(consolidado, cotejo, len(rechazados), como), como, ruta)
    else:
        pagina = _publica(consolidado) if publico else vista.pagina(consolidado, cotejo, len(rechazados))
        _mostrar(pagina, como, ruta)
    dichas = [f"{r.archivo}: {r.motivo}; {r.arreglo}" for r in rechazados]
    quejas += [*vista.quejas_del_conjunto(consolidado), *(lista.problemas if lista else ())]
    notas = [vista.RESERVADO] if como in _DE_MAQUINAS else []
    notas += vista.notas(consolidado, hallado.escuelas, hallado.otros, lista)
    _quejarse([*dichas, *quejas], notas)


def _como(formato: str, ruta: Path | None) -> str:
    """El formato que se dijo; en un archivo, si no se dijo, el de su extensión."""
    if ruta is None:
        return formato
    if formato != "tabla":
        exigir_terminacion(ruta, formato, ", o quita --formato")
        return formato
    if ruta.suffix.lower() not in _POR_EXTENSION:
        raise ErrorDeUso(f"no se sabe en qué formato va `{ruta.name}`", f"termínalo en {enumerar(_POR_EXTENSION, 'o')}")
    return _POR_EXTENSION[ruta.suffix.lower()]


def _padron_en(ruta: str) -> "Padron":
    from monitoreo_cli.lectura.padron import leer_padron

    return leer_padron(leer_entero(ruta), ruta)


def _escuelas(rutas: list[str], quejas: list[str]) -> list[Paquete | Rechazado]:
    """El paquete que cada carpeta entregaría hoy; de las que tienen errores, además una queja."""
    from monitoreo_cli.vistas.progreso import Progreso

    paquetes = []
    for ruta in Progreso(avisos(), "Leyendo escuelas").de_uno_en_uno(rutas):
        paquete, errores = _escuela(ruta)
        paquetes.append(paquete)
        if errores and isinstance(paquete, Paquete):
            cuantos = contar(errores, "error", "errores")
            quejas.append(f"{ruta}: tiene {cuantos}, y así se sumó; míralos con: monitoreo -C {ruta} validar")
    return paquetes


def _escuela(ruta: str) -> tuple[Paquete | Rechazado, int]:
    """Lo que se sacó de una carpeta, y cuántos errores tiene."""
    from monitoreo_cli.calculo.cuentan import Cuentas
    from monitoreo_cli.lectura.carpeta import Carpeta
    from monitoreo_cli.ordenes._escuela import abrir, hoy
    from monitoreo_cli.salidas.paquete import en_json, paquete

    carpeta, dia = Carpeta(Path(ruta)), hoy()
    escuela, errores = abrir(carpeta, dia)
    if escuela.codigo_modular is None:
        return Rechazado(ruta, "no se sabe de qué escuela es", "escribe `codigo_modular` en su plan.yaml"), 0
    datos = paquete(escuela, Cuentas(escuela), escuela.codigo_modular, dia, carpeta.huella())
    return leer([(ruta, en_json(datos).encode())])[0], len(errores)


def _publica(consolidado: Consolidado) -> vista.Pagina:
    """La que se puede publicar; lo que aun así dice de todos a la vez, lo advierte."""
    from monitoreo_cli.vistas import consolidado_publico, publico

    pantalla = avisos()
    pantalla.escribir(*publico.aviso([*consolidado_publico.revelado(consolidado)], pantalla.ancho))
    return consolidado_publico.publica(consolidado)


def _mostrar(pagina: vista.Pagina, como: str, ruta: Path | None) -> None:
    """En la pantalla o en un archivo; Word sale del Markdown."""
    if como == "tabla":
        pantalla = salida()
        pantalla.escribir(*vista.en_tabla(pagina, pantalla.ancho, pantalla.glifos))
        return
    texto = "".join(f"{linea}\n" for linea in vista.en_markdown(pagina))
    if como == "docx":
        from monitoreo_cli.ordenes._convertir import convertir
        from monitoreo_cli.ordenes._escuela import hoy

        datos = {"titulo": "Consolidado", "reservado": "RESERVADO" if pagina.reservado else ""}
        _escribir(convertir(como, "md", texto, datos, hoy()), como, ruta)
    else:
        _escribir(texto, como, ruta)


def _para_maquinas(consolidado: Consolidado, cotejo: Cotejo | None, rechazados: int, como: str) -> str:
    from monitoreo_cli.salidas import consolidado as salidas

    if como == "json":
        from monitoreo_cli.salidas.json import en_json

        return f"{en_json(salidas.datos(consolidado, cotejo, rechazados))}\n"
    from monitoreo_cli.salidas.csv import en_csv

    return en_csv(salidas.filas(consolidado))


def _escribir(texto: str | bytes, como: str, ruta: Path | None) -> None:
    if ruta is None and isinstance(texto, str):
        salida().escribir(texto.removesuffix("\n"))
        return
    from monitoreo_cli.ordenes._plantillas import publicar  # importa el modelo, y mil paquetes no lo necesitan

    publicar(texto, ruta, bom=como == "csv")


def _quejarse(quejas: list[str], notas: list[str]) -> None:
    """Todo lo que no se pudo creer; si hubo algo, el proceso acaba con 1."""
    pantalla = avisos()
    for nota in notas:
        pantalla.parrafo(nota)
    for queja in quejas:
        pantalla.parrafo(queja, sangria="  ", primera="error: ")
    if quejas:
        pantalla.escribir(f"{contar(len(quejas), 'problema')}. Lo demás se sumó igual.")
        raise typer.Exit(1)
