"""Cambiar un id en toda la escuela: el de una visita o el de un docente, con cada cosa que lo cita."""

import re
from collections.abc import Mapping, Sequence

from monitoreo_cli.calculo.entrega import huella
from monitoreo_cli.errores import ErrorDeDatos
from monitoreo_cli.escritura.obra import Cambio
from monitoreo_cli.escritura.parche import Parche, Ruta
from monitoreo_cli.escritura.visita import CARPETA, nombres_libres, ocupados_en
from monitoreo_cli.lectura.cargar import Fuente, con_textos, es_observacion
from monitoreo_cli.lectura.carpeta import Carpeta
from monitoreo_cli.lectura.clases import clase_de, id_de
from monitoreo_cli.valor import Valor


class Renombre(Valor):
    """Qué ids cambian: por el viejo, el nuevo. Renombrar a un docente renombra también sus visitas."""

    docentes: Mapping[str, str]
    visitas: Mapping[str, str]

    def cita(self, datos: bytes) -> bool:
        """Si un archivo puede nombrar alguno: así no se abren los demás."""
        return any(viejo.encode() in datos for viejo in (*self.docentes, *self.visitas))


def de_docente(carpeta: Carpeta, viejo: str, nuevo: str) -> Renombre:
    """El docente y sus visitas: las suyas cuyo archivo se llama `<fecha>-<viejo>…`."""
    ocupados = ocupados_en(carpeta.observaciones, CARPETA)
    visitas: dict[str, str] = {}
    for ruta in carpeta.observaciones:
        forma = re.fullmatch(rf"([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})-{re.escape(viejo)}(-.*)?", id_de(ruta))
        if forma is not None and _parche(carpeta.fuente(ruta))[1].texto("docente") == viejo:
            nombre = next(nombres_libres(f"{forma[1]}-{nuevo}{forma[2] or ''}", ocupados))
            visitas[id_de(ruta)] = nombre
            ocupados.add(nombre)
    return Renombre({viejo: nuevo}, visitas)


def cambios_de(carpeta: Carpeta, renombre: Renombre) -> list[Cambio]:
    """Lo que cada archivo dirá, por ruta. Lanza `ErrorDeDatos` si alguno que lo cita no se puede leer o cambiar."""
    if carpeta.cerradas:
        raise ErrorDeDatos(f"no se puede leer `{carpeta.cerradas[0]}`", "no se cambió nada: ahí se puede citar ese id")
    huellas: dict[str, tuple[str, str]] = {}
    cambios = []
    # Las entregas al final: guardan la huella de cada visita, que cambia con ella.
    for ruta in sorted(carpeta.reconocidas, key=lambda r: (r.startswith("entregas/"), r)):
        fuente = carpeta.fuente(ruta)
        if fuente.ilegible:
            raise ErrorDeDatos(f"no se puede leer `{ruta}`: {fuente.ilegible}", "no se cambió nada: puede citar ese id")
        nueva = _ruta_nueva(ruta, renombre)
        if nueva == ruta and not renombre.cita(fuente.datos):
            continue
        despues = _cambiado(fuente, renombre, huellas)
        if despues.encode("utf-8") == fuente.datos and nueva == ruta:
            continue
        cambios.append(Cambio(carpeta.raiz / ruta, fuente.datos, despues, carpeta.raiz / nueva))
        if es_observacion(ruta):
            huellas[id_de(ruta)] = huella(fuente.datos), huella(despues.encode("utf-8"))
    return sorted(cambios, key=lambda c: c.ruta)


def con_cambios(carpeta: Carpeta, cambios: list[Cambio]) -> list[Fuente]:
    """Las fuentes de la escuela como quedarían."""
    cambiadas = {c.ruta for c in cambios}
    quedan = (f for f in carpeta.fuentes() if carpeta.raiz / f.ruta not in cambiadas)
    return con_textos(quedan, {c.nueva.relative_to(carpeta.raiz).as_posix(): c.despues for c in cambios})


def _parche(fuente: Fuente) -> tuple[str, Parche]:
    """La clase del archivo y él, para cambiarlo."""
    clase = clase_de(fuente.ruta)
    assert clase is not None
    return clase.nombre, Parche(fuente.ruta, fuente.datos, clase.pieza())


def _ruta_nueva(ruta: str, renombre: Renombre) -> str:
    nuevo = renombre.visitas.get(id_de(ruta)) if es_observacion(ruta) else None
    return ruta if nuevo is None else f"{ruta.rpartition('/')[0]}/{nuevo}.yaml"


def _cambiado(fuente: Fuente, renombre: Renombre, huellas: Mapping[str, tuple[str, str]]) -> str:
    clase, parche = _parche(fuente)
    for citas, nuevos in ((_DOCENTES, renombre.docentes), (_VISITAS, renombre.visitas)):
        for patron in citas.get(clase, ()):
            _poner(parche, patron, nuevos)
    for bloque in _POR_DOCENTE.get(clase, ()):
        _claves(parche, bloque, renombre.docentes)
    if clase == "entrega":
        _huellas(parche, renombre, huellas)
    return parche.aplicar() if parche.hay_cambios else fuente.datos.decode("utf-8")


def _poner(parche: Parche, patron: Ruta, nuevos: Mapping[str, str]) -> None:
    """Cambia el id de cada ruta que calza, solo o con `/<compromiso>` detrás."""
    if _TODOS in patron:
        aqui = patron.index(_TODOS)
        for i in parche.elementos(*patron[:aqui]):
            _poner(parche, (*patron[:aqui], i, *patron[aqui + 1 :]), nuevos)
        return
    dicho, barra, resto = (parche.texto(*patron) or "").partition("/")
    if dicho in nuevos:
        parche.poner(patron, nuevos[dicho] + barra + resto)


def _claves(parche: Parche, bloque: str, nuevos: Mapping[str, str]) -> None:
    for viejo, nuevo in nuevos.items():
        if parche.nodo(bloque, viejo) is not None:
            parche.renombrar((bloque, viejo), nuevo)


def _huellas(parche: Parche, renombre: Renombre, huellas: Mapping[str, tuple[str, str]]) -> None:
    """La huella sigue a la visita si la entrega la tenía al día; si ya había cambiado, sigue diciéndolo."""
    for visita, (antes, despues) in huellas.items():
        if parche.texto("huellas", visita) == antes != despues:
            parche.poner(("huellas", visita), despues)
    _claves(parche, "huellas", renombre.visitas)


# ---------------------------------------------------------------- dónde se cita cada cosa

_TODOS = "*"  # cada elemento de una lista

_DOCENTES: dict[str, Sequence[Ruta]] = {
    "plan": [("visitas_previstas", _TODOS, "docente")],
    "docentes": [("docentes", _TODOS, "id")],
    "observacion": [("docente",)],
    "accion": [("responsable",), ("participantes", _TODOS), ("compromisos", _TODOS, "responsable")],
    "anterior": [("compromisos", _TODOS, "docente")],
    "entrega": [
        ("resumen", "docentes", "no_monitoreados", _TODOS),
        ("resumen", "docentes", "fuera_del_corte", _TODOS),
        ("resumen", "docentes", "no_programados", _TODOS, "docente"),
        ("resumen", "por_docente", _TODOS, "docente"),
    ],
}
_VISITAS: dict[str, Sequence[Ruta]] = {
    "observacion": [("contraste_de",), ("seguimiento", _TODOS, "compromiso")],
    "entrega": [
        ("resumen", "por_docente", _TODOS, "visita"),
        ("rectificaciones", _TODOS, "cambios", "visitas", _TODOS, "visita"),
    ],
}
_POR_DOCENTE = {"identidades": ("identidades",), "anterior": ("docentes",)}
