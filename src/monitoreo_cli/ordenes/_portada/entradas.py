"""Lo que el menú ofrece para ver y para entregar."""

import re
from typing import TYPE_CHECKING

from monitoreo_cli.calculo.cuentan import Cuentas
from monitoreo_cli.calculo.reparto import repartir
from monitoreo_cli.fechas import corta
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.ordenes._convertir import ofrecidos
from monitoreo_cli.ordenes._formulario import personas
from monitoreo_cli.ordenes._formulario.caminos import Estado
from monitoreo_cli.ordenes._formulario.escuela import instrumentos
from monitoreo_cli.ordenes._formulario.pregunta import Opcion, Pregunta, leer_si_no
from monitoreo_cli.ordenes._informes import ajenas
from monitoreo_cli.ordenes._portada.entrada import (
    CARPETA_NUEVA,
    Entrada,
    directa,
    elegir,
    entre,
    leer_carpeta,
    opcional,
    opciones,
    seguro,
    si_se_quiere,
)
from monitoreo_cli.texto import desde_aqui
from monitoreo_cli.vistas.resumen import etapa_con_fechas
from monitoreo_cli.vistas.textos import por_escribir

if TYPE_CHECKING:  # Jinja se importa sólo al hacer un informe
    from datetime import date
    from pathlib import Path

    from monitoreo_cli.vistas.plantillas import Tipo

INFORMES = "informes"
_CON_TEXTOS_DE_ETAPA = ("etapa", "ugel")
_QUE_SE_ESCRIBE = "A quién va y lo que dice con palabras. Sin eso también sale, y dice qué le falta."
_FORMATOS = {"html": "página para ver o imprimir", "docx": "Word", "pdf": "PDF", "md": "texto"}


def ver_resultados(escuela: Escuela) -> Entrada:
    de_etapa = [opcional("etapa", "¿De qué etapa?", _etapas(escuela), "todas")] if len(escuela.etapas) > 1 else []
    de_docente = [opcional("docente", "¿De qué docente?", personas.docentes(escuela), "todos")]
    resumen = Entrada(lambda _: de_etapa, lambda estado: [["resumen", *opciones(estado, "etapa")]])
    compromisos = Entrada(lambda _: de_docente, lambda estado: [["compromisos", *opciones(estado, "docente")]])
    entradas = {
        "resumen": ("resumen: en qué nivel está cada docente", resumen),
        "avance": ("avance: qué cambió de una etapa a otra", directa("avance")),
        "compromisos": ("compromisos: qué se acordó y cómo va", compromisos),
        "cronograma": ("cronograma: lo previsto y lo hecho, mes a mes", directa("cronograma")),
    }
    return entre("que", "¿Qué quieres ver?", entradas, "resumen")


def hacer_informe(escuela: Escuela, tipos: "dict[str, Tipo]", hoy: "date", carpeta: str) -> Entrada:
    """Un informe, o lo que no lo es y se busca donde ellos; se escriben en `carpeta`."""
    informes = {
        t.nombre: (f"{t.nombre}: {_en_corto(t.titulo)}", _informe(escuela, t, hoy, carpeta)) for t in tipos.values()
    }
    paquete = directa("exportar", "ugel", "--salida", f"{carpeta}/ugel.json")
    # Con el día en el nombre, no choca con la que alguien ya está llenando.
    planilla = directa("exportar", "planilla", "--salida", f"{carpeta}/planilla-{hoy}.xlsx")
    aparte = {
        "entregar": ("entregar: dejar fijas las cuentas de una etapa", _entregar(escuela, hoy)),
        "paquete": ("paquete: las cuentas solas, para que la UGEL las junte", paquete),
        "planilla": ("planilla: un Excel para llenar visitas", planilla),
    }
    return entre("tipo", "¿Qué informe?", {**informes, **{c: e for c, e in aparte.items() if c not in informes}})


def _en_corto(titulo: str) -> str:
    """El título sin su artículo y sin lo que explica: en el menú cabe entero en su renglón."""
    corto = re.sub(r"^(El|La|Los|Las) ", "", re.split("[:,]", titulo)[0])
    return corto if corto[1:2].isupper() else corto[:1].lower() + corto[1:]  # unas siglas se quedan así


def revisar(escuela: Escuela, hoy: "date", raiz: "Path") -> Entrada:
    """Lo que falta del plan, y llenarlo; si no se puede leer, sólo cabe saber por qué.

    Terminada la última etapa, también pasar al año siguiente.
    """
    if escuela.plan is None:
        return directa("validar")
    aplicar = si_se_quiere("¿Escribo esas fechas en el plan?", "cronograma", "--proponer", "--aplicar")
    hay = repartir(escuela, Cuentas(escuela), hoy).propuestas
    fechas = directa("cronograma", "--proponer", despues=aplicar if hay else None)
    entradas = {
        "revisar": ("revisar: qué falta o está mal", directa("validar")),
        "completar": ("completar: responder lo que al plan le falta", directa("plan", "completar")),
        "cambiar": ("cambiar: corregir o agregar algo en una parte del plan", _cambiar()),
        "fechas": ("fechas: proponer días para las visitas", fechas),
        "docente": ("docente: agregar uno a la lista", directa("docente", "nuevo")),
        "ausencia": ("ausencia: decir quién tiene licencia o se fue", directa("plan", "completar", "ausencias")),
    }
    if all(e.hasta and e.hasta < hoy for e in escuela.etapas.values()):
        entradas["siguiente"] = ("siguiente: empezar el plan del año que viene", _siguiente(escuela, hoy, raiz))
    return entre("que", "¿Qué hago con el plan?", entradas, "revisar")


def _siguiente(escuela: Escuela, hoy: "date", raiz: "Path") -> Entrada:
    """Su carpeta va al lado de la de este año, que se queda como está."""
    periodo = escuela.plan_o_vacio.periodo
    anio = 1 + (periodo.desde.year if periodo and periodo.desde else hoy.year)
    propuesta = f"{re.sub('-?[0-9]{4}$', '', raiz.name) or CARPETA_NUEVA}-{anio}"
    carpeta = Pregunta(
        ("carpeta",), "carpeta", "¿Cómo se llamará su carpeta?", leer_carpeta, omision=propuesta, obligatoria=True,
        ayuda="Va al lado de la de este año, que no se toca.",
    )  # fmt: skip

    def ordenes(estado: Estado) -> list[list[str]]:
        return [["iniciar", desde_aqui(raiz.parent / estado["carpeta"]), "--desde", desde_aqui(raiz)]]

    return Entrada(lambda _: [carpeta], ordenes)


def _cambiar() -> Entrada:
    """Lo que ya se respondió, por partes: «completar» sólo pregunta lo que falta."""
    from monitoreo_cli.ordenes.plan._completar.partes import PARTES

    cual = elegir("parte", "¿Qué parte?", [Opcion(p.clave, p.nombre) for p in PARTES])
    return Entrada(lambda _: [cual], lambda estado: [["plan", "completar", estado["parte"]]])


def _informe(escuela: Escuela, tipo: "Tipo", hoy: "date", carpeta: str) -> Entrada:
    """Uno; no sale ningún nombre de persona en el de su archivo."""

    def ordenes(estado: Estado) -> list[list[str]]:
        formato = estado.get("formato") or tipo.formatos[0]
        de_que = [f"etapa-{estado['etapa']}"] if "etapa" in estado else []
        cual = [] if tipo.nombre == "etapa" and de_que else [tipo.nombre]
        nombre = "-".join([*cual, *de_que, *([estado["docente"]] if "docente" in estado else [])])
        abrir = ["--abrir"] if estado.get("abrir") else []
        dichas = opciones(estado, "etapa", "docente", "rubrica")
        redactar = ["etapa", "redactar", str(estado["etapa"]) if "etapa" in estado else "--final"]
        informe = ["informe", tipo.nombre, *dichas, "--salida", f"{carpeta}/{nombre}.{formato}", *abrir]
        return [*([redactar] if estado.get("redactar") else []), informe]

    def guion(estado: Estado) -> list[Pregunta]:
        de_que = _de_que(escuela, tipo.nombre, hoy)
        return [*de_que, *_por_redactar(escuela, tipo.nombre, estado), *_en_que(ofrecidos(tipo.formatos))]

    return Entrada(guion, ordenes)


def _por_redactar(escuela: Escuela, tipo: str, estado: Estado) -> list[Pregunta]:
    """Si al oficio o a los párrafos que ese informe lleva les falta algo, se ofrece escribirlos antes de sacarlo."""
    etapa = estado.get("etapa")
    if not (tipo == "final" or (tipo in _CON_TEXTOS_DE_ETAPA and "etapa" in estado)) or not por_escribir(
        escuela, etapa
    ):
        return []
    texto = "¿Escribir ahora el oficio y los párrafos? (s/n)"
    return [Pregunta(("redactar",), "redactar", texto, leer_si_no, salto="no", ayuda=_QUE_SE_ESCRIBE)]


def _entregar(escuela: Escuela, hoy: "date") -> Entrada:
    def ordenes(estado: Estado) -> list[list[str]]:
        return [["etapa", "entregar", str(estado.get("etapa", 1))]] if estado["seguro"] else []

    def guion(estado: Estado) -> list[Pregunta]:
        return [*_de_que_etapa(escuela, hoy), _antes_de_entregar(escuela, estado.get("etapa"), hoy)]

    return Entrada(guion, ordenes)


def _antes_de_entregar(escuela: Escuela, numero: int | None, hoy: "date") -> Pregunta:
    """Entregar por primera vez fija unas cuentas; otra vez, dice qué cambió y pide por qué."""
    if any(e.etapa == numero for e in escuela.entregas):
        return seguro("Ya se entregó. Si algo cambió te digo qué y pregunto por qué. ¿Sigo?")
    etapa = escuela.etapas.get(numero or 0)
    pronto = etapa.hasta if etapa and etapa.hasta and hoy <= etapa.hasta else None
    antes = f"La etapa termina el {corta(pronto)}. " if pronto else ""
    return seguro(f"{antes}Lo que cambie después será una rectificación. ¿La entrego?")


def _de_que_etapa(escuela: Escuela, hoy: "date") -> list[Pregunta]:
    return [elegir("etapa", "¿De qué etapa?", _etapas(escuela), _en_curso(escuela, hoy))] if escuela.etapas else []


def _de_que(escuela: Escuela, tipo: str, hoy: "date") -> list[Pregunta]:
    """Sólo lo que a ese informe le dice algo, y sólo si hay qué elegir."""
    ajenas_a_el = ajenas(tipo)
    preguntas = []
    if "docente" not in ajenas_a_el:
        preguntas.append(opcional("docente", "¿De qué docente?", personas.docentes(escuela), "todos"))
    if "etapa" not in ajenas_a_el:
        preguntas += _de_que_etapa(escuela, hoy)
    if "rubrica" not in ajenas_a_el and len(escuela.rubricas) > 1:
        preguntas.append(opcional("rubrica", "¿Con qué instrumento?", instrumentos(escuela), "el de la etapa"))
    return preguntas


def _en_que(formatos: tuple[str, ...]) -> list[Pregunta]:
    opciones = [Opcion(f, nombre) for f, nombre in _FORMATOS.items() if f in formatos]
    cual = elegir("formato", "¿En qué formato?", opciones, "html" if "html" in formatos else formatos[0])
    abrir = Pregunta(("abrir",), "Abrirlo", "¿Lo abro al terminar? (s/n)", leer_si_no, salto="no")
    return [*([cual] if len(formatos) > 1 else []), abrir]


def _en_curso(escuela: Escuela, hoy: "date") -> int | None:
    """La etapa de hoy; si no hay, la última que empezó."""
    empezadas = [n for n, e in escuela.etapas.items() if e.desde and e.desde <= hoy]
    en_curso = [e.numero for e in escuela.etapas_en(hoy)]
    return (en_curso or empezadas or [None])[-1]


def _etapas(escuela: Escuela) -> list[Opcion]:
    return [Opcion(numero, etapa_con_fechas(etapa)) for numero, etapa in escuela.etapas.items()]
