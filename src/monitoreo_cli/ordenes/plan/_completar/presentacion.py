"""Lo que un plan puede llevar además: no hace falta para presentarlo, y sólo se pregunta si se nombra."""

from collections.abc import Iterator

from monitoreo_cli.modelo.anios import NOMBRES
from monitoreo_cli.ordenes._formulario.caminos import Estado
from monitoreo_cli.ordenes._formulario.compromisos import opciones_de
from monitoreo_cli.ordenes._formulario.escuela import instrumentos
from monitoreo_cli.ordenes._formulario.pregunta import Opcion, Pregunta, de_opciones, de_texto, leer_texto, leer_varias
from monitoreo_cli.ordenes.plan._completar.caso import Caso
from monitoreo_cli.ordenes.plan._completar.propositos import OTRO, claves_de
from monitoreo_cli.ordenes.plan._completar.varios import de_elemento, leer_lista
from monitoreo_cli.texto import sin_usar
from monitoreo_cli.vistas.gestion import compromiso_de_gestion

_COMPROMISOS = tuple(Opcion(n, compromiso_de_gestion(n).removeprefix(f"{n}. ")) for n in range(1, 6))


def de_la_presentacion(caso: Caso, _: Estado) -> Iterator[Pregunta]:
    yield de_texto(("lema",), "Lema", "¿Qué lema lleva?", ayuda="Por ejemplo: Preguntar para pensar")
    yield de_texto(
        ("nombre_del_anio",), "Nombre del año", "¿Cuál es el nombre oficial del año?",
        ayuda=f"Entero. El de {caso.anio}: {NOMBRES.get(caso.anio, 'el programa no lo conoce; búscalo en El Peruano')}",
    )  # fmt: skip
    yield Pregunta(
        ("compromisos_de_gestion",), "Compromisos de gestión", "¿A qué compromisos de gestión responde?",
        leer_varias(_COMPROMISOS), opciones=_COMPROMISOS, ayuda="Sus números, separados por comas. Por ejemplo: 3, 4",
    )  # fmt: skip
    yield Pregunta(
        ("palabras_clave",), "Palabras clave", "¿Qué palabras lo resumen? Una por línea",
        leer_lista((), caso.plan.palabras_clave), clase="largo", ayuda="Por ejemplo: Preguntas abiertas",
    )  # fmt: skip
    yield de_texto(
        ("antecedentes",), "Antecedentes", "¿Qué se hizo antes?", clase="largo",
        ayuda="Lo de años pasados en que éste se apoya. Por ejemplo: En 2022 se visitó a todos una vez, sin diálogo.",
    )  # fmt: skip


def de_los_enfoques(caso: Caso, estado: Estado) -> Iterator[Pregunta]:
    dichos = claves_de(estado, ("enfoques",), len(caso.plan.enfoques))
    for clave in (*dichos, sin_usar(dichos)):
        es_otro = clave not in dichos
        yield de_elemento(
            ("enfoques",), clave, "nombre", f"Enfoque {clave}", f"Enfoque {clave}: ¿cómo se llama?", leer_texto,
            salto=OTRO if dichos and es_otro else "después", ayuda="Por ejemplo: Enfoque crítico reflexivo",
        )  # fmt: skip
        if not es_otro:
            yield de_texto(
                ("enfoques", clave, "texto"), f"Enfoque {clave}, texto", "¿En qué consiste?", clase="largo",
                ayuda="Con tus palabras. Por ejemplo: Se conversa sobre lo que pasó en clase antes de aconsejar.",
            )  # fmt: skip


def de_los_items(caso: Caso, estado: Estado) -> Iterator[Pregunta]:
    """Qué se monitorea, y con qué instrumento y desempeños se mide."""
    dichos = claves_de(estado, ("items_priorizados",), len(caso.plan.items_priorizados))
    rubricas = instrumentos(caso.ahora)
    for clave in (*dichos, sin_usar(dichos)):
        es_otro = clave not in dichos
        camino = ("items_priorizados", clave)
        yield de_elemento(
            ("items_priorizados",), clave, "nombre", f"Ítem {clave}", f"Ítem {clave}: ¿qué se monitorea?", leer_texto,
            salto=OTRO if dichos and es_otro else "después", ayuda="Por ejemplo: Clima de aula",
        )  # fmt: skip
        if es_otro:
            return
        if rubricas:
            yield de_opciones(
                (*camino, "rubrica"), f"Ítem {clave}, instrumento", "¿Con qué se mide?", rubricas,
                ayuda="Por su número.",
            )  # fmt: skip
        items = caso.nuevo.items_priorizados
        suya = items[int(clave) - 1].rubrica if int(clave) <= len(items) else None
        desempenos = opciones_de(caso.ahora.rubrica(suya))
        if desempenos:
            yield Pregunta(
                (*camino, "desempenos"), f"Ítem {clave}, desempeños", "¿Con cuáles de sus desempeños?",
                leer_varias(desempenos), opciones=desempenos, ayuda="Sus números, separados por comas; `todos` vale.",
            )  # fmt: skip
