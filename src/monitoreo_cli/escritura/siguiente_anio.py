"""La carpeta del año siguiente: lo que sigue valiendo se lleva, las fechas se mueven, lo demás se dice.

Nada viejo pasa en silencio: de cada dato del plan se dice si se llevó, se movió o hay que escribirlo de nuevo.
"""

from collections.abc import Iterator
from pathlib import Path

from monitoreo_cli.calculo.siguiente import Cierre
from monitoreo_cli.escritura.comentada import comentar
from monitoreo_cli.escritura.copia import archivos_de
from monitoreo_cli.escritura.datos import datos_de
from monitoreo_cli.escritura.emisor import emitir
from monitoreo_cli.escritura.nueva_escuela import CABECERA_DE_DOCENTES, con_nombres, de_la_carpeta
from monitoreo_cli.escritura.plan_siguiente import Fila, PlanSiguiente
from monitoreo_cli.fechas import corta
from monitoreo_cli.lectura.carpeta import Carpeta
from monitoreo_cli.lectura.clases import ANTERIOR, DOCENTES, IDENTIDADES, PLAN, TEXTOS
from monitoreo_cli.lectura.comentarios import hay_comentarios
from monitoreo_cli.lectura.documento import leer
from monitoreo_cli.modelo.anexos import Anterior
from monitoreo_cli.modelo.docente import Docentes
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.texto import contar, enumerar, sin_usar
from monitoreo_cli.valor import Valor

_CABECERA_ANTERIOR = "# Cómo terminó {}: los niveles de quien sigue, y los compromisos que quedaron abiertos.\n"


class Traspaso(Valor):
    """El año nuevo, listo para escribirse: `archivos` como (ruta, texto), y las cuentas que hay que dar de él.

    Cada fila dice de qué se trata y qué pasó con ello.
    """

    anio: int
    archivos: list[Fila]
    llevado: list[Fila]
    movido: list[Fila]
    calculado: list[Fila]
    por_escribir: list[Fila]
    por_releer: list[Fila]


def pasar_de_anio(carpeta: Carpeta, escuela: Escuela, cierre: Cierre) -> Traspaso:
    """El traspaso de una escuela sin errores. Lanza `ErrorDelMundo` si no se puede leer lo que se copia."""
    assert escuela.plan is not None
    nuevo = PlanSiguiente(escuela.plan, cierre)
    copias = archivos_de(carpeta.raiz, ("rubricas", "plantillas"))
    identidades = archivos_de(carpeta.raiz, (IDENTIDADES,))
    return Traspaso(
        anio=cierre.anio + 1,
        archivos=[
            *de_la_carpeta(),
            *copias,
            *(identidades or [con_nombres({"formato": 1})]),
            (DOCENTES, _docentes(escuela, cierre)),
            (ANTERIOR, _anterior(cierre)),
            (PLAN, nuevo.texto()),
        ],
        llevado=[*nuevo.llevado(), *_copiado(escuela, cierre, copias, identidades)],
        movido=[*nuevo.movido()],
        calculado=[*_base_en_palabras(cierre), *_anterior_en_palabras(cierre)],
        por_escribir=[*nuevo.por_escribir, *_sin_llevar(escuela, cierre), *_en_su_carpeta(carpeta, cierre)],
        por_releer=[*nuevo.por_releer(), *_docentes_por_releer(escuela, cierre), *_ya_del_nuevo(escuela, cierre)],
    )


# ---------------------------------------------------------------- los demás archivos


def _docentes(escuela: Escuela, cierre: Cierre) -> str:
    siguen = [datos_de(escuela.docentes[clave]) for clave in cierre.siguen]
    for docente in siguen:
        docente.pop("ausencias", None)
    cabecera = f"{CABECERA_DE_DOCENTES}\n\nREVISA el aula y los grados de cada uno: vienen de {cierre.anio}."
    if cierre.se_fueron:
        cabecera += f"\nYa no están: {enumerar(cierre.se_fueron)}. No uses su código para otra persona."
    lista = siguen or [{"id": sin_usar(escuela.docentes, "d{:02d}")}]
    return comentar(Docentes, {"formato": 1, "docentes": lista}, cabecera)


def _anterior(cierre: Cierre) -> str:
    datos = {
        "formato": 1,
        "anio": cierre.anio,
        "docentes": {d: {"rubrica": cierre.resumen.rubrica, "niveles": n} for d, n in cierre.niveles.items()},
        "compromisos": [
            {"id": s.id, "docente": s.docente, "texto": s.texto, "plazo": s.plazo, "estado": s.estado_anotado}
            for s in cierre.compromisos
        ],
    }
    return _CABECERA_ANTERIOR.format(cierre.anio) + emitir(Anterior, datos)


# ---------------------------------------------------------------- en palabras


def _copiado(escuela: Escuela, cierre: Cierre, copias: list[Fila], identidades: list[Fila]) -> Iterator[Fila]:
    yield DOCENTES, f"{contar(len(cierre.siguen), 'docente')}: {enumerar(cierre.siguen)}"
    for carpeta in ("rubricas", "plantillas"):
        if suyos := [Path(ruta).name for ruta, _ in copias if ruta.startswith(f"{carpeta}/")]:
            yield f"{carpeta}/", f"{enumerar(suyos)}, tal cual"
    if identidades:
        de_mas = [d for d in escuela.identificados if d in cierre.se_fueron]
        sobran = f"; {enumerar(de_mas)} ya no está{'n' * (len(de_mas) > 1)}: bórralo de ahí" if de_mas else ""
        yield IDENTIDADES, f"tal cual: tiene nombres, no se comparte{sobran}"


def _base_en_palabras(cierre: Cierre) -> Iterator[Fila]:
    resumen = cierre.resumen
    if cierre.base:
        monitoreados = f"{resumen.monitoreados} de {contar(len(resumen.padron.programados), 'monitoreado')}"
        siguen = f"siguen {cierre.de_entonces} de {resumen.monitoreados}"
        etapa = f"etapa {resumen.etapa.numero} de {cierre.anio}"
        yield "linea_base", f"{etapa}, {resumen.rubrica}: {monitoreados}; {siguen}"


def _anterior_en_palabras(cierre: Cierre) -> Iterator[Fila]:
    abiertos = contar(len(cierre.compromisos), "compromiso abierto", "compromisos abiertos")
    niveles = f"los niveles de {contar(len(cierre.niveles), 'docente')}" if cierre.niveles else "ningún nivel"
    yield ANTERIOR, f"{niveles} y {abiertos}"


def _sin_llevar(escuela: Escuela, cierre: Cierre) -> Iterator[Fila]:
    for clave in cierre.se_fueron:
        hasta = escuela.docentes[clave].hasta
        yield clave, f"estuvo hasta el {corta(hasta)}: ya no está en docentes.yaml" if hasta else "ya no está"
    if con := [c for c in cierre.siguen if escuela.docentes[c].ausencias]:
        yield "ausencias", f"eran de {cierre.anio}: {enumerar(con)}"
    for seguido in cierre.sin_pasar:
        de_quien = f"de {seguido.docente}, que ya no está" if seguido.docente else "no es de un docente"
        yield seguido.id, f"compromiso abierto, {de_quien}: queda en {cierre.anio}"
    if escuela.textos:
        yield TEXTOS, f"oficios y logros eran de {cierre.anio}"


def _en_su_carpeta(carpeta: Carpeta, cierre: Cierre) -> Iterator[Fila]:
    sitios = {ruta.split("/")[0] for ruta in carpeta.reconocidas if "/" in ruta} - {"rubricas"}
    if sitios:
        yield enumerar(f"{s}/" for s in sorted(sitios)), f"son de {cierre.anio} y quedan en su carpeta"
    raices = {ruta: leer(carpeta.fuente(ruta).datos, ruta, []).raiz for ruta in (PLAN, DOCENTES)}
    if con := [ruta for ruta, raiz in raices.items() if raiz is not None and hay_comentarios(raiz)]:
        yield "comentarios (#)", f"los de {enumerar(con)} quedan en la carpeta de {cierre.anio}"


def _docentes_por_releer(escuela: Escuela, cierre: Cierre) -> Iterator[Fila]:
    docentes = {c: escuela.docentes[c] for c in cierre.siguen}
    yield "aulas y grados", "los de cada docente vienen del año pasado"
    if contratados := [c for c, d in docentes.items() if d.condicion == "contratado" and not d.por_contratar]:
        yield "contratados", f"confirma quién sigue: {enumerar(contratados)}"
    if vacantes := [c for c, d in docentes.items() if d.por_contratar]:
        yield "por contratar", f"¿ya tiene docente la plaza de {enumerar(vacantes)}?"


def _ya_del_nuevo(escuela: Escuela, cierre: Cierre) -> Iterator[Fila]:
    """Lo que ya se registró del año nuevo en la carpeta del viejo."""
    fechas = {o.id: o.fecha for o in escuela.observaciones} | {a.id: a.fecha for a in escuela.acciones}
    for clave, dia in fechas.items():
        if dia is not None and dia >= cierre.inicio:
            yield clave, f"ya es de {cierre.anio + 1} y está en la carpeta de {cierre.anio}: llévalo a la nueva"
