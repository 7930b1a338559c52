"""El libro de resultados: las cuentas de cada etapa, y las tablas de donde salen. Con ids, nunca nombres."""

from collections.abc import Iterable, Sequence
from typing import Any

from monitoreo_cli.calculo.compromisos import Seguido
from monitoreo_cli.calculo.cuentan import Cuentas
from monitoreo_cli.calculo.resumen import Resumen
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.salidas import visitas
from monitoreo_cli.salidas.csv import filas_de_compromisos
from monitoreo_cli.salidas.xlsx import FECHA, LARGO, NUMERO, TEXTO, Columna, Hoja

_FECHAS = frozenset({"fecha", "plazo", "dialogo", "recibido"})
_NUMEROS = frozenset({"etapa", "matriculados", "asistentes", "minutos_de_monitoreo", "compromisos"})
_CON_TILDE = {
    "area": "Área", "codigo": "Código", "desempeno": "Desempeño", "rubrica": "Instrumento", "seccion": "Sección",
    "dialogo": "Diálogo",
}  # fmt: skip
_ANCHOS = {"visita": 26, "texto": 50, "id": 36, "revisado_en": 30, "rubrica": 24, "desempeno": 18, "contraste_de": 20}
_COMO_SE_CUENTA = (
    "Cuenta la última visita cerrada de cada docente en la etapa. «En logro» se lee sobre los monitoreados.",
    "Valorados + no observado + no aplica + sin dato son siempre los programados.",
)


def libro(
    escuela: Escuela, cuentas: Cuentas, resumenes: Iterable[Resumen], seguidos: Iterable[Seguido], anonimo: bool
) -> list[Hoja]:
    """Las cuatro hojas; en lo anónimo, sin lo que se escribió ni de qué aula era cada clase."""
    return [
        _resumen(list(resumenes)),
        _tabla("Niveles", "Niveles de cada visita", visitas.niveles(escuela, cuentas, anonimo)),
        _tabla("Visitas", "Visitas, con borradores y contrastes", visitas.visitas(escuela, anonimo)),
        _tabla("Compromisos", "Compromisos y su estado de hoy", filas_de_compromisos(seguidos, not anonimo)),
    ]


def _resumen(resumenes: Sequence[Resumen]) -> Hoja:
    """Una fila por etapa y desempeño; una etapa sin instrumento que contar lleva sólo sus docentes."""
    niveles = list(dict.fromkeys(n for r in resumenes for c in r.desempenos for n in c.niveles))
    cuentas = ["Total", "Programados", "Monitoreados", *niveles, "En logro", "Valorados", "No observado", "No aplica",
               "Sin dato"]  # fmt: skip
    columnas = [
        Columna("Etapa", 8, NUMERO), Columna("Instrumento", 18), Columna("Código", 8), Columna("Desempeño", 50, LARGO),
        *(Columna(c, max(8, len(c) + 2), NUMERO) for c in cuentas),
    ]  # fmt: skip
    filas = [fila for r in resumenes for fila in _de_etapa(r, niveles)]
    return Hoja("Resumen", "Resultados por etapa", columnas, filas, _COMO_SE_CUENTA)


def _de_etapa(resumen: Resumen, niveles: Sequence[str]) -> list[list[Any]]:
    docentes = [len(resumen.padron.total), len(resumen.padron.programados), resumen.monitoreados]
    if not resumen.desempenos:
        return [[resumen.etapa.numero, resumen.rubrica, None, "sin instrumento que contar", *docentes,
                 *[None] * (len(niveles) + 5)]]  # fmt: skip
    return [
        [
            resumen.etapa.numero, resumen.rubrica, c.codigo, c.nombre or c.id, *docentes,
            *(c.niveles.get(n) for n in niveles), c.en_logro, c.valorados, c.no_observado, c.no_aplica, c.sin_dato,
        ]
        for c in resumen.desempenos
    ]  # fmt: skip


def _tabla(nombre: str, titulo: str, filas: Sequence[Sequence[Any]]) -> Hoja:
    campos, *cuerpo = filas
    return Hoja(nombre, titulo, [_columna(c) for c in campos], cuerpo, fijas=1)


def _columna(campo: str) -> Columna:
    clase = FECHA if campo in _FECHAS else NUMERO if campo in _NUMEROS else LARGO if campo == "texto" else TEXTO
    titulo = _CON_TILDE.get(campo, campo.replace("_", " ").capitalize())
    return Columna(titulo, _ANCHOS.get(campo, max(12, len(titulo) + 2)), clase)
