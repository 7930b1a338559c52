"""Las preguntas de un docente nuevo."""

from collections.abc import Iterator
from datetime import date

from monitoreo_cli.errores import Ilegible
from monitoreo_cli.escritura.datos import Datos
from monitoreo_cli.lectura.cargar import cargar
from monitoreo_cli.lectura.carpeta import Carpeta
from monitoreo_cli.modelo.docente import CONDICIONES
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.tipos import ID, Contexto, ValorInvalido, grados_de
from monitoreo_cli.ordenes._escuela import hoy
from monitoreo_cli.ordenes._formulario.caminos import Estado
from monitoreo_cli.ordenes._formulario.corto import llenar
from monitoreo_cli.ordenes._formulario.pregunta import (
    NoVale,
    Opcion,
    Pregunta,
    de_opciones,
    de_texto,
    leer_dia,
    leer_grados,
    leer_si_no,
)
from monitoreo_cli.ordenes.docente._crear import crear_docente
from monitoreo_cli.texto import sin_usar


def preguntar(carpeta: Carpeta) -> None:
    """Un docente, preguntando. Lanza `ErrorDeDatos` si la lista no se puede leer."""
    escuela, _ = cargar(carpeta.base())
    if escuela.lista is None:
        raise Ilegible("la lista de docentes")

    def guion(estado: Estado) -> list[Pregunta]:
        return list(preguntas(escuela, estado, hoy()))

    def guardar(estado: Estado) -> None:
        datos: Datos = dict(estado)
        crear_docente(carpeta, datos, datos.pop("nombre", None))

    llenar(carpeta.raiz, "Docente nuevo.", guion, {}, guardar)


def preguntas(escuela: Escuela, estado: Estado, hoy: date) -> Iterator[Pregunta]:
    """Su código y su aula; de quien ya está, además quién es y, con el año empezado, desde cuándo."""
    yield _codigo(escuela)
    yield Pregunta(
        ("grados",), "Grados", "¿Qué grados tiene?",
        leer_grados(grados_de(escuela.nivel_educativo)),
        ayuda="Los que están a su cargo, separados por comas, o seguidos: 1-3.",
    )  # fmt: skip
    yield de_texto(
        ("aula",), "Aula", "¿Cómo se nombra su aula?",
        ayuda="Así sale en los documentos, junto a su código. Por ejemplo: 3.º y 4.º",
    )  # fmt: skip
    yield Pregunta(
        ("por_contratar",), "Por contratar", "¿La plaza todavía no tiene docente? (s/n)", leer_si_no, salto="ya tiene",
    )  # fmt: skip
    if not estado.get("por_contratar"):
        condiciones = (Opcion(c, c) for c in CONDICIONES)
        yield de_opciones(("condicion",), "Condición", "¿Con qué condición?", condiciones)
        periodo = escuela.plan_o_vacio.periodo
        if periodo and periodo.desde and periodo.desde < hoy:
            yield Pregunta(
                ("desde",), "Desde", "¿Desde cuándo está en la escuela?", leer_dia(hoy),
                salto="desde que empezó el año",
                ayuda="Las etapas que terminaron antes no se cuentan con él. Por ejemplo: 16/4",
            )  # fmt: skip
        yield de_texto(
            ("nombre",), "Nombre", "¿Cómo se llama?", ayuda="Va sólo a identidades.yaml, que no se comparte."
        )


def _codigo(escuela: Escuela) -> Pregunta:
    propuesto = sin_usar({*escuela.docentes, *escuela.identificados}, "d{:02d}")

    def leer(dicho: str) -> str:
        try:
            codigo = ID.leer(dicho, Contexto())
        except ValorInvalido as error:
            raise NoVale(f"{error.mensaje}; por ejemplo: {propuesto}") from error
        if codigo in escuela.docentes:
            raise NoVale(f"ya existe el docente `{codigo}`; por ejemplo: {propuesto}")
        if codigo in escuela.identificados:  # se quedaría con el DNI de otra persona
            raise NoVale(f"`{codigo}` ya es de alguien en identidades.yaml; por ejemplo: {propuesto}")
        return codigo

    return Pregunta(
        ("id",), "Código", "¿Qué código tendrá?", leer, omision=propuesto, obligatoria=True,
        ayuda="Con él sale en los informes, en lugar de su nombre. No lleva el nombre dentro.",
    )  # fmt: skip
