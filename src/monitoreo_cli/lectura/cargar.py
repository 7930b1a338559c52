"""La puerta de entrada: de las fuentes de una carpeta a una `Escuela` y sus problemas de lectura."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple, TypeVar

from monitoreo_cli.lectura.armado import Armador
from monitoreo_cli.lectura.clases import DOCENTES, POR_NOMBRE, clase_de, id_de, lugar_sugerido
from monitoreo_cli.lectura.codificacion import demasiado_grande
from monitoreo_cli.lectura.comentarios import Permiso
from monitoreo_cli.lectura.documento import Documento, leer
from monitoreo_cli.lugar import Escalar, Lugar, Mapa, Nodo
from monitoreo_cli.modelo.campos import Pieza
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.observacion import Observacion
from monitoreo_cli.modelo.tipos import ID, ID_DE_VISITA, Contexto, ValorInvalido, grados_de
from monitoreo_cli.problema import Problema
from monitoreo_cli.texto import clave_del_formato

T = TypeVar("T", bound=Pieza)


class Fuente(NamedTuple):
    """Un archivo de la carpeta: su ruta relativa con `/` y sus bytes, o por qué no se pudieron leer.

    `datos` de un archivo de más de 1 MiB puede venir cortado: basta con que pase del límite.
    """

    ruta: str
    datos: bytes = b""
    ilegible: str = ""


def con_textos(fuentes: Iterable[Fuente], textos: Mapping[str, str]) -> list[Fuente]:
    """Las fuentes como quedarían con esos archivos escritos, por su ruta: los que ya están y los que no."""
    quedan = (f for f in fuentes if f.ruta not in textos)
    return [*quedan, *(Fuente(ruta, texto.encode("utf-8")) for ruta, texto in textos.items())]


class Lector:
    """Lee archivo por archivo; junta los problemas y los permisos de todos.

    Primero `base` (todo menos las visitas), después `observacion` una por una: así `validar` mira
    cien mil visitas sin guardarlas.
    """

    def __init__(self, contexto: Contexto | None = None) -> None:
        self.problemas: list[Problema] = []
        self.permisos: list[Permiso] = []
        self.fuera: set[str] = set()
        self.archivos = 0
        self._contexto = contexto or Contexto()

    def otro(self) -> "Lector":
        """Uno sin nada anotado, para leer otras visitas de la misma escuela."""
        return Lector(self._contexto)

    def sumar(self, archivos: int, problemas: list[Problema], permisos: list[Permiso], fuera: set[str]) -> None:
        """Lo que anotó otro."""
        self.archivos += archivos
        self.problemas += problemas
        self.permisos += permisos
        self.fuera |= fuera

    def base(self, fuentes: Iterable[Fuente]) -> Escuela:
        """La escuela sin sus observaciones."""
        por_clase: dict[str, list[Fuente]] = {}
        for fuente in fuentes:
            clase = clase_de(fuente.ruta)
            if clase is None:
                es_carpeta = fuente.ruta.endswith("/")
                self.problemas.append(_ilegible(fuente) if es_carpeta else _no_reconocido(fuente.ruta))
            else:
                por_clase.setdefault(clase.nombre, []).append(fuente)
        plan = self._unica(por_clase, "plan")
        lista = self._unica(por_clase, "docentes")
        if "docentes" not in por_clase:
            self.problemas.append(_falta_archivo(DOCENTES, f"no está `{DOCENTES}`"))
        if "rubrica" not in por_clase:
            self.problemas.append(_falta_archivo("rubricas/", "la carpeta `rubricas/` no tiene ningún instrumento"))
        return Escuela(
            plan=plan,
            lista=lista,
            identidades=self._unica(por_clase, "identidades"),
            anterior=self._unica(por_clase, "anterior"),
            textos=self._unica(por_clase, "textos"),
            rubricas={id_de(r): pieza for r, pieza in self._todas(por_clase, "rubrica")},
            acciones=tuple(_con_id(pieza, r) for r, pieza in self._todas(por_clase, "accion")),
            entregas=tuple(pieza for _, pieza in self._todas(por_clase, "entrega")),
            fuera=frozenset(self.fuera),
            archivos=self.archivos,
        )

    def observacion(self, fuente: Fuente) -> Observacion | None:
        """Una visita o registro de seguimiento; `None` si quedó fuera."""
        pieza = self._leer(fuente, Observacion, tipo_de_id=ID_DE_VISITA)
        return None if pieza is None else _con_id(pieza, fuente.ruta)

    def _unica(self, por_clase: dict[str, list[Fuente]], nombre: str) -> Any:
        return next((pieza for _, pieza in self._todas(por_clase, nombre)), None)

    def _todas(self, por_clase: dict[str, list[Fuente]], nombre: str) -> Iterator[tuple[str, Any]]:
        tipo_de_id = {"rubrica": ID, "accion": ID_DE_VISITA}.get(nombre)
        for fuente in por_clase.get(nombre, ()):
            pieza = self._leer(fuente, POR_NOMBRE[nombre].pieza(), tipo_de_id, es_plan=nombre == "plan")
            if pieza is not None:
                yield fuente.ruta, pieza

    def _leer(self, fuente: Fuente, clase: type[T], tipo_de_id: Any, es_plan: bool = False) -> T | None:
        self.archivos += 1
        if tipo_de_id is not None:
            self._revisar_id(fuente.ruta, tipo_de_id)
        previos = len(self.problemas)
        documento = self._documento(fuente)
        raiz = documento.raiz
        if raiz is not None and es_plan:
            self._contexto = Contexto(grados_de(_nivel_educativo(raiz)))
        pieza = Armador(fuente.ruta, self._contexto, self.problemas).raiz(clase, raiz) if raiz is not None else None
        if pieza is None:
            self.fuera.add(fuente.ruta)
            # De un archivo que quedó fuera se dice por qué, y nada más.
            self.problemas[previos:] = [p for p in self.problemas[previos:] if p.codigo != "M007"]
        else:
            self.permisos.extend(documento.permisos)
        return pieza

    def _documento(self, fuente: Fuente) -> Documento:
        if fuente.ilegible:
            self.problemas.append(_ilegible(fuente))
            return Documento(fuente.ruta, None)
        return leer(fuente.datos, fuente.ruta, self.problemas)

    def _revisar_id(self, ruta: str, tipo: Any) -> None:
        try:
            tipo.leer(id_de(ruta), self._contexto)
        except ValorInvalido as error:
            mensaje = f"el nombre del archivo no sirve como id: `{id_de(ruta)}`"
            self.problemas.append(Problema("M108", Lugar(ruta), mensaje, error.rotulo, "cambia el nombre del archivo"))


def cargar(fuentes: Iterable[Fuente]) -> tuple[Escuela, list[Problema]]:
    """La escuela de unas fuentes, en cualquier orden, y los problemas M0xx y M1xx de todas.

    Nunca lanza por los datos: lo que no se pudo leer queda fuera o en `None`.
    """
    ordenadas = sorted(fuentes, key=lambda f: f.ruta)
    lector = Lector()
    escuela = lector.base(f for f in ordenadas if not es_observacion(f.ruta))
    observaciones = [lector.observacion(f) for f in ordenadas if es_observacion(f.ruta)]
    presentes = tuple(o for o in observaciones if o is not None)
    completa = escuela.con(observaciones=presentes, fuera=frozenset(lector.fuera), archivos=lector.archivos)
    return completa, sorted(lector.problemas, key=orden_de_problema)


def es_observacion(ruta: str) -> bool:
    clase = clase_de(ruta)
    return clase is not None and clase.nombre == "observacion"


def orden_de_problema(problema: Problema) -> tuple[str, int, int, str]:
    """El orden en que se muestran: archivo, línea, columna, código."""
    return problema.lugar.archivo, problema.lugar.linea, problema.lugar.columna, problema.codigo


def _con_id(pieza: T, ruta: str) -> T:
    pieza.__dict__["id"] = id_de(ruta)
    return pieza


def _nivel_educativo(raiz: Nodo) -> str | None:
    """El nivel educativo, antes de armar el plan: de él depende qué grados existen."""
    for buscada in ("institucion", "nivel_educativo"):
        if not isinstance(raiz, Mapa):
            return None
        raiz = next((v for c, (_, v) in raiz.pares.items() if clave_del_formato(c) == buscada), raiz)
    return raiz.texto if isinstance(raiz, Escalar) else None


def _no_reconocido(ruta: str) -> Problema:
    sugerido = lugar_sugerido(ruta)
    arreglo = f"llámalo `{sugerido}`" if sugerido else "muévelo a su lugar del formato, o fuera de la carpeta"
    return Problema("M009", Lugar(ruta), "este archivo no se lee: no está en un lugar del formato", "", arreglo)


def _falta_archivo(ruta: str, mensaje: str) -> Problema:
    return Problema("M010", Lugar(ruta), mensaje, "", "créalo: `monitoreo iniciar` en otra carpeta da un modelo")


def _ilegible(fuente: Fuente) -> Problema:
    if fuente.ilegible == "grande":
        return demasiado_grande(fuente.ruta)
    mensaje = f"no se puede leer el archivo: {fuente.ilegible}"
    return Problema("M011", Lugar(fuente.ruta), mensaje, "", "revisa sus permisos, o bórralo si es un enlace roto")
