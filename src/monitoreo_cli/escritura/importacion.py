"""De lo que dijo una hoja de cálculo a los archivos que habría que crear o cambiar. No escribe: eso viene después."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from monitoreo_cli.calculo.importacion.docentes import DocenteLeido
from monitoreo_cli.calculo.importacion.seguimiento import Revisado
from monitoreo_cli.calculo.importacion.visitas import Leida
from monitoreo_cli.errores import ErrorDeDatos
from monitoreo_cli.escritura.emisor import emitir, limpio
from monitoreo_cli.escritura.obra import Cambio
from monitoreo_cli.escritura.parche import Parche, Ruta
from monitoreo_cli.escritura.visita import CARPETA, nombres_libres, ocupados_en
from monitoreo_cli.lectura.carpeta import Carpeta
from monitoreo_cli.lectura.clases import DOCENTES
from monitoreo_cli.lugar import Mapa
from monitoreo_cli.modelo.docente import Docentes
from monitoreo_cli.modelo.observacion import Observacion
from monitoreo_cli.valor import Valor


class Nueva(Valor):
    """Un archivo por crear: su ruta, su texto y de qué celda viene."""

    ruta: str
    texto: str
    lugar: str


class Cambiada(Valor):
    """Una visita por cambiar: qué claves (`desempenos.involucra.nivel`) y de qué valor a cuál."""

    visita: Observacion
    cambio: Cambio
    claves: tuple[tuple[str, Any, Any], ...]
    lugar: str


class Preparada(Valor):
    """Todo lo que una importación escribiría."""

    nuevas: tuple[Nueva, ...]
    cambiadas: tuple[Cambiada, ...]
    seguimientos: tuple[Nueva, ...]
    docentes: Cambio | None
    docentes_nuevos: tuple[str, ...]
    docentes_cambiados: tuple[str, ...]
    iguales: int

    @property
    def por_crear(self) -> tuple[Nueva, ...]:
        return self.nuevas + self.seguimientos

    @property
    def cambios(self) -> list[Cambio]:
        return [*([self.docentes] if self.docentes else []), *(c.cambio for c in self.cambiadas)]

    @property
    def origen(self) -> dict[str, str]:
        """De qué celda viene cada visita."""
        return {**{n.ruta: n.lugar for n in self.por_crear}, **{c.visita.ruta: c.lugar for c in self.cambiadas}}

    @property
    def hay_algo(self) -> bool:
        return bool(self.por_crear or self.cambios)

    def textos(self, carpeta: Carpeta) -> dict[str, str]:
        """Por ruta, lo que diría cada archivo escrito."""
        cambiados = {c.ruta.relative_to(carpeta.raiz).as_posix(): c.despues for c in self.cambios}
        return {**{n.ruta: n.texto for n in self.por_crear}, **cambiados}


def preparar(
    carpeta: Carpeta, visitas: Sequence[Leida], docentes: Sequence[DocenteLeido], revisiones: Sequence[Revisado]
) -> Preparada:
    """Lo que se escribiría con las filas que se entienden; un cambio imposible se vuelve una duda de su fila."""
    ocupados = ocupados_en(carpeta.reconocidas, CARPETA)
    claras = [v for v in visitas if not v.renglon.dudas]
    nuevas = tuple(_nueva(v, ocupados) for v in claras if v.existente is None)
    cambiadas = tuple(c for v in claras if v.existente is not None and (c := _cambiada(carpeta, v)))
    revisadas = [r for r in revisiones if not r.renglon.dudas]
    seguimientos = tuple(_seguimientos([r for r in revisadas if not r.ya_esta], ocupados))
    propios = [d for d in docentes if not d.renglon.dudas]
    de_antes = [v for v in claras if v.existente is not None and not v.renglon.dudas]
    return Preparada(
        nuevas=nuevas,
        cambiadas=cambiadas,
        seguimientos=seguimientos,
        docentes=_docentes(carpeta, propios),
        docentes_nuevos=tuple(d.id for d in propios if d.es_nuevo and d.id),
        docentes_cambiados=tuple(d.id for d in propios if not d.es_nuevo and d.datos and d.id),
        iguales=len(de_antes) - len(cambiadas),
    )


# ------------------------------------------------------------ archivos nuevos


def _nueva(leida: Leida, ocupados: set[str]) -> Nueva:
    datos = {c: v for c, v in leida.datos.items() if c != "compromiso"}
    datos["compromisos"] = [_compromiso(leida.datos["compromiso"])] if "compromiso" in leida.datos else []
    return _con_nombre(f"{datos['fecha'].isoformat()}-{datos['docente']}", datos, leida.renglon.lugar, ocupados)


def _compromiso(dicho: Mapping[str, Any]) -> dict[str, Any]:
    return {"id": "c1", "responsable": "docente", **dicho}


def _seguimientos(revisiones: Iterable[Revisado], ocupados: set[str]) -> Iterator[Nueva]:
    """Un registro por docente, día y observador."""
    juntas: dict[tuple[str | None, date, str | None], list[Revisado]] = {}
    for r in revisiones:
        assert r.fecha is not None
        juntas.setdefault((r.docente, r.fecha, r.observador), []).append(r)
    for (docente, fecha, observador), suyas in juntas.items():
        datos = {
            "formato": 1, "tipo": "seguimiento", "docente": docente, "fecha": fecha, "observador": observador,
            "seguimiento": [r.revision for r in suyas],
        }  # fmt: skip
        yield _con_nombre(f"{fecha.isoformat()}-{docente}-seguimiento", datos, suyas[0].renglon.lugar, ocupados)


def _con_nombre(base: str, datos: dict[str, Any], lugar: str, ocupados: set[str]) -> Nueva:
    nombre = next(nombres_libres(base, ocupados))
    ocupados.add(nombre)
    return Nueva(f"{CARPETA}/{nombre}.yaml", emitir(Observacion, datos), lugar)


# ------------------------------------------------------------ cambios


def _cambiada(carpeta: Carpeta, leida: Leida) -> Cambiada | None:
    visita = leida.existente
    assert visita is not None
    dichos = {c: v for c, v in leida.datos.items() if c not in ("compromiso", "formato")}
    cambios = diferencias(visita, dichos)
    compromiso = leida.datos.get("compromiso", {})
    del_primero = diferencias(visita.compromisos[0], compromiso) if visita.compromisos else compromiso
    if not cambios and not del_primero:
        return None
    fuente = carpeta.fuente(visita.ruta)
    try:
        parche = Parche(visita.ruta, fuente.datos, Observacion)
        _poner(parche, (), cambios)
        if visita.compromisos:
            _poner(parche, ("compromisos", 0), del_primero)
        elif del_primero:
            parche.agregar(("compromisos",), [_compromiso(del_primero)])
        texto = parche.aplicar()
    except ErrorDeDatos as error:
        leida.renglon.dudar(leida.renglon.lugar, error.mensaje)
        return None
    ruta = carpeta.raiz / visita.ruta
    claves = (*_planas(visita, cambios), *_planas(next(iter(visita.compromisos), None), del_primero, "compromisos."))
    return Cambiada(visita, Cambio(ruta, fuente.datos, texto, ruta), claves, leida.renglon.lugar)


def diferencias(escrito: Any, dicho: Mapping[str, Any]) -> dict[str, Any]:
    """De lo dicho, lo que no está escrito igual. Un texto se compara como el formato lo guardaría."""
    cambios: dict[str, Any] = {}
    for clave, valor in dicho.items():
        antes = _en(escrito, clave)
        if isinstance(valor, Mapping):
            if dentro := diferencias(antes, valor):
                cambios[clave] = dentro
        elif _normal(valor) != _normal(antes):
            cambios[clave] = valor
    return cambios


def _normal(valor: Any) -> Any:
    return limpio(valor).strip() if isinstance(valor, str) else valor


def _en(escrito: Any, clave: str) -> Any:
    return escrito.get(clave) if isinstance(escrito, Mapping) else getattr(escrito, clave, None)


def _planas(escrito: Any, cambios: Mapping[str, Any], prefijo: str = "") -> Iterator[tuple[str, Any, Any]]:
    for clave, valor in cambios.items():
        if isinstance(valor, Mapping):
            yield from _planas(_en(escrito, clave), valor, f"{prefijo}{clave}.")
        else:
            yield f"{prefijo}{clave}", _en(escrito, clave), valor


def _poner(parche: Parche, ruta: Ruta, cambios: Mapping[str, Any]) -> None:
    """Cada cambio en la línea más honda que ya exista."""
    for clave, valor in cambios.items():
        propia = (*ruta, clave)
        if isinstance(valor, Mapping) and isinstance(parche.nodo(*propia), Mapa):
            _poner(parche, propia, valor)
        else:
            parche.poner(propia, valor)


def _docentes(carpeta: Carpeta, leidos: Sequence[DocenteLeido]) -> Cambio | None:
    nuevos = [{"id": d.id, **d.datos} for d in leidos if d.es_nuevo]
    cambiados = [d for d in leidos if not d.es_nuevo and d.datos]
    if not nuevos and not cambiados:
        return None
    fuente = carpeta.fuente(DOCENTES)
    parche = Parche(DOCENTES, fuente.datos, Docentes)
    posiciones = {parche.texto("docentes", i, "id"): i for i in parche.elementos("docentes")}
    for docente in cambiados:
        _poner(parche, ("docentes", posiciones[docente.id]), docente.datos)
    if nuevos:
        parche.agregar(("docentes",), nuevos)
    ruta = carpeta.raiz / DOCENTES
    return Cambio(ruta, fuente.datos, parche.aplicar(), ruta)
