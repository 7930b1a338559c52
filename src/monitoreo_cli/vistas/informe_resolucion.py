"""El borrador de la resolución directoral que aprueba el plan.

Cada frase es una lista de trozos: lo que el plan dice, y huecos a la vista donde falta un dato. No es
un texto legal: es un punto de partida que la dirección revisa, completa y firma.
"""

from monitoreo_cli.fechas import en_palabras, rango
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.plan import Aprobacion, Plan
from monitoreo_cli.texto import contar, enumerar
from monitoreo_cli.valor import Valor
from monitoreo_cli.vistas import informe
from monitoreo_cli.vistas.dependencia import con_siglas
from monitoreo_cli.vistas.gestion import compromiso_de_gestion
from monitoreo_cli.vistas.informe import Llano, Pedido
from monitoreo_cli.vistas.informe_plan import firma, membrete, titulo_del_plan
from monitoreo_cli.vistas.informe_plan_docentes import quien
from monitoreo_cli.vistas.resumen import nombre_de

Frase = list[Llano]


class Hueco(Valor):
    """Un dato que falta: se ve, y dice qué es."""

    que: str


def datos(escuela: Escuela, pedido: Pedido) -> Llano:
    """Todo lo que el borrador muestra, y nada más."""
    plan = escuela.plan_o_vacio
    aprobacion = plan.aprobacion or Aprobacion()
    return {
        "titulo": "Borrador de resolución directoral",
        "membrete": membrete(escuela, plan),
        "escala": [],
        "numero": _numero(aprobacion),
        "lugar_y_fecha": _lugar_y_fecha(aprobacion),
        "visto": _visto(escuela, plan),
        "considerando": _considerando(escuela, plan),
        "normas": list(plan.base_legal),
        "resuelve": _resuelve(escuela, plan),
        "firmas": [firma(p) for p in escuela.equipo_propio.values()][:1],
        "procedencia": informe.origen(pedido),
    }  # fmt: skip


def _frase(*trozos: str | Hueco) -> Frase:
    """Los trozos, con lo escrito que va seguido en uno solo."""
    frase: Frase = []
    for trozo in trozos:
        es_hueco = isinstance(trozo, Hueco)
        texto = trozo.que if isinstance(trozo, Hueco) else trozo
        if frase and not es_hueco and not frase[-1]["hueco"]:
            frase[-1]["texto"] += texto
        else:
            frase.append({"texto": texto, "hueco": es_hueco})
    return frase


def _numero(dicha: Aprobacion) -> Frase:
    return _frase(dicha.resolucion) if dicha.resolucion else _frase("Resolución Directoral n.º ", Hueco("número"))


def _lugar_y_fecha(dicha: Aprobacion) -> Frase:
    return _frase(dicha.lugar or Hueco("lugar"), ", ", en_palabras(dicha.fecha) if dicha.fecha else Hueco("fecha"))


def _nombre(plan: Plan) -> str:
    return f"{titulo_del_plan(plan)}{f' «{plan.lema}»' if plan.lema else ''}"


def _tiempo(plan: Plan) -> str | Hueco:
    return (rango(plan.periodo.desde, plan.periodo.hasta) if plan.periodo else "") or Hueco("periodo")


def _visto(escuela: Escuela, plan: Plan) -> Frase:
    return _frase("El ", _nombre(plan), ", de la ", nombre_de(escuela), ", que presenta el equipo directivo;")


def _considerando(escuela: Escuela, plan: Plan) -> list[Frase]:
    """Las razones; las normas se enumeran aparte, tal como las escribió la escuela."""
    razones = [
        _frase("Que acompañar y monitorear lo que ocurre en el aula ayuda a que las y los estudiantes aprendan, y que "
               "conviene hacerlo con un plan conocido por todos;"),
    ]  # fmt: skip
    if plan.compromisos_de_gestion:
        nombres = enumerar(f"«{compromiso_de_gestion(n)}»" for n in plan.compromisos_de_gestion)
        razones.append(_frase("Que el plan responde a los compromisos de gestión escolar: ", nombres, ";"))
    cuantas = contar(len(escuela.etapas), "etapa")
    razones.append(_frase("Que el plan ordena ese trabajo en ", cuantas, " (", _tiempo(plan), ");"))
    if plan.base_legal:
        razones.append(_frase("Que se apoya en estas normas:"))
    else:
        razones.append(_frase("Que se apoya en ", Hueco("las normas de la base legal"), ";"))
    return razones


def _resuelve(escuela: Escuela, plan: Plan) -> list[Llano]:
    institucion = plan.institucion
    ugel: str | Hueco = con_siglas("UGEL", institucion.ugel) if institucion and institucion.ugel else Hueco("UGEL")
    dicho = plan.monitoreo.responsable if plan.monitoreo else None
    responsable: str | Hueco = quien(escuela, dicho) or Hueco("responsable")
    articulos = (
        ("Aprobar", _frase(
            " el ", _nombre(plan), ", de la ", nombre_de(escuela), " (", _tiempo(plan),
            "). El documento y sus anexos son parte de esta resolución.",
        )),
        ("Encargar", _frase(" su ejecución y su seguimiento a: ", responsable, ".")),
        ("Comunicar", _frase(
            " el plan a las y los docentes antes de la primera visita, y difundirlo en la comunidad educativa."
        )),
        ("Elevar", _frase(
            " a la ", ugel, " esta resolución con el plan y, al término de cada etapa y del año, el informe de sus "
            "resultados.",
        )),
    )  # fmt: skip
    return [{"numero": f"Artículo {n}.º", "verbo": verbo, "frase": f} for n, (verbo, f) in enumerate(articulos, 1)]
