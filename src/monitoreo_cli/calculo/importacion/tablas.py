"""Las tablas de una hoja de cálculo: qué columnas tienen, cómo se llaman y dónde está su cabecera.

Las usan la planilla que se exporta y todo lo que se importa: así lo que sale con un título vuelve a entrar con él.
"""

from collections.abc import Iterable, Mapping

from monitoreo_cli.lectura.celdas import Renglon, plano
from monitoreo_cli.lectura.hoja_de_calculo import Celda, Hoja, letra
from monitoreo_cli.modelo.rubrica import Desempeno, Rubrica
from monitoreo_cli.texto import citar
from monitoreo_cli.valor import Valor

NIVEL, EVIDENCIA = "nivel/", "evidencia/"
GLOBAL = "global"
_FILAS_DE_TITULO = 40

# Por columna, el título con que se exporta y los otros con que también se reconoce.
VISITAS: Mapping[str, tuple[str, ...]] = {
    "visita": ("Visita", "Id de la visita"),
    "docente": ("Docente", "Código del docente", "Id del docente", "Nombre del docente", "Docente monitoreado"),
    "fecha": ("Fecha", "Fecha de la visita", "Fecha de visita", "Fecha de monitoreo", "Fecha del monitoreo"),
    "inicio": ("Inicio", "Hora de inicio", "Hora inicio", "Hora"),
    "fin": ("Fin", "Hora de fin", "Hora fin", "Hora de término"),
    "etapa": ("Etapa",),
    "observador": ("Observador", "Observadora", "Monitor", "Monitora"),
    "modalidad": ("Modalidad",),
    "instrumento": ("Instrumento", "Rúbrica"),
    "estado": ("Estado",),
    "area": ("Área", "Área curricular"),
    "titulo": ("Título de la sesión", "Título"),
    "matriculados": ("Matriculados",),
    "asistentes": ("Asistentes",),
    "hechos": ("Evidencia", "Evidencias", "Hechos"),
    "compromiso": ("Compromiso", "Compromisos"),
    "desempeno": ("Desempeño del compromiso",),
    "plazo": ("Plazo", "Plazo del compromiso"),
    GLOBAL: (
        "Puntaje global", "Puntaje", "Puntaje total", "Puntaje final", "Nivel global", "Nivel final", "Promedio",
        "Nota", "Nota final", "Total", "Calificación", "Resultado", "Nivel de logro",
    ),
}  # fmt: skip
DOCENTES: Mapping[str, tuple[str, ...]] = {
    "docente": ("Docente", "Id", "Código", "Código del docente", "Id del docente"),
    "aula": ("Aula",),
    "grados": ("Grados", "Grado"),
    "seccion": ("Sección",),
    "area": ("Área", "Área curricular"),
    "condicion": ("Condición", "Condición laboral"),
    "especialidad": ("Especialidad",),
}
SEGUIMIENTO: Mapping[str, tuple[str, ...]] = {
    "compromiso": ("Compromiso",),
    "docente": ("Docente",),
    "texto": ("Qué se acordó",),
    "plazo": ("Plazo",),
    "estado": ("Estado de hoy",),
    "nuevo": ("Nuevo estado",),
    "fecha": ("Revisado el",),
    "observador": ("Quién lo revisó",),
    "evidencia": ("Evidencia",),
    "motivo": ("Motivo, si se retira",),
}


class Tabla(Valor):
    """Una tabla hallada: sus filas, los títulos que no se reconocen (con su columna) y las celdas sin título."""

    hoja: str
    columnas: frozenset[str]
    filas: tuple[Renglon, ...]
    ajenos: tuple[str, ...]
    sueltas: tuple[str, ...]


class ColumnaRepetida(Exception):
    """Dos columnas dicen lo mismo, y elegir una sería adivinar."""

    def __init__(self, una: str, otra: str) -> None:
        super().__init__(f"las columnas {una} y {otra} dicen lo mismo")


def hallar(
    hoja: Hoja, titulos: Mapping[str, tuple[str, ...]], hacen_falta: Iterable[str], rubricas: Iterable[Rubrica] = ()
) -> Tabla | None:
    """La tabla de una hoja, o `None` si ninguna de sus primeras filas es su cabecera. Lanza `ColumnaRepetida`."""
    conocidos = {plano(t): clave for clave, todos in titulos.items() for t in todos}
    desempenos = {nombre for rubrica in rubricas for nombre in nombres_de(rubrica)}
    for i, fila in enumerate(hoja.filas[:_FILAS_DE_TITULO]):
        claves = {c: _clave(celda, conocidos, desempenos) for c, celda in fila.items()}
        if set(hacen_falta) <= set(claves.values()):
            _sin_repetir(fila, claves)
            ajenos = tuple(_titulo(fila, c) for c, clave in claves.items() if clave is None)
            filas = [(f, _renglon(f, claves)) for f in hoja.filas[i + 1 :]]
            sueltas = [(r, x.lugar) for f, r in filas for c, x in f.items() if c not in claves]
            for renglon, lugar in sueltas if not hoja.nombre else ():
                renglon.dudar(
                    lugar, "no tiene título: quizá un `;` o una coma partió un texto que no va entre comillas"
                )
            con_algo = tuple(r for _, r in filas if r.celdas)
            lugares = tuple(lugar for _, lugar in sueltas)
            return Tabla(hoja.nombre, frozenset(filter(None, claves.values())), con_algo, ajenos, lugares)
    return None


def _renglon(fila: Mapping[int, Celda], claves: Mapping[int, str | None]) -> Renglon:
    return Renglon({claves[c] or "": x for c, x in fila.items() if claves.get(c)})


def _clave(celda: Celda, conocidos: Mapping[str, str], desempenos: set[str]) -> str | None:
    """Qué columna es, por su título; las de desempeño llevan el nombre plano con que se les llama."""
    titulo = plano(str(celda.valor or ""))
    if titulo in conocidos:
        return conocidos[titulo]
    for parte, prefijo in (("nivel", NIVEL), ("evidencia", EVIDENCIA)):
        nombre = titulo.removeprefix(f"{parte} ").removesuffix(f" {parte}")
        if nombre != titulo and nombre in desempenos:
            return prefijo + nombre
    return NIVEL + titulo if titulo in desempenos else None


def _sin_repetir(fila: Mapping[int, Celda], claves: Mapping[int, str | None]) -> None:
    vistas: dict[str, int] = {}
    for columna, clave in claves.items():
        if clave is None or clave == GLOBAL:
            continue
        if clave in vistas:
            raise ColumnaRepetida(_titulo(fila, vistas[clave]), _titulo(fila, columna))
        vistas[clave] = columna


def _titulo(fila: Mapping[int, Celda], columna: int) -> str:
    return f"{citar(str(fila[columna].valor))} ({letra(columna)})"


def nombres_de(rubrica: Rubrica) -> dict[str, str]:
    """Los nombres planos con que se puede llamar a cada desempeño de un instrumento, y su id.

    Un código (`R2`) sólo vale dentro de su instrumento: en otro nombra otra cosa.
    """
    pares = [(plano(nombre), clave) for clave, d in rubrica.por_id.items() for nombre in _nombres(clave, d)]
    por_nombre: dict[str, set[str]] = {}
    for nombre, clave in pares:
        por_nombre.setdefault(nombre, set()).add(clave)
    return {nombre: min(claves) for nombre, claves in por_nombre.items() if nombre and len(claves) == 1}


def _nombres(clave: str, desempeno: Desempeno) -> list[str]:
    codigo, nombre = desempeno.codigo or "", desempeno.nombre or ""
    return [clave, codigo, nombre, f"{codigo} {clave}", f"{codigo} {nombre}"]
