"""M3xx de una visita: lo que se anotó de la sesión, los hechos y los acuerdos."""

from collections.abc import Iterator

from monitoreo_cli.fechas import corta
from monitoreo_cli.lugar import Lista, Lugar
from monitoreo_cli.modelo.observacion import Observacion
from monitoreo_cli.modelo.rubrica import Rubrica
from monitoreo_cli.problema import Problema
from monitoreo_cli.reglas.juicios import hay_juicios, juicios_de
from monitoreo_cli.reglas.registro import AVISO, ERROR, NOTA, VISITA, Entorno, regla
from monitoreo_cli.texto import enumerar


@regla("M304", "asistentes-de-mas", AVISO, VISITA)
def asistentes_de_mas(visita: Observacion, entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: no pueden asistir más de los matriculados; una cifra está mal.

    Mal:
        # observaciones/2024-04-16-d01.yaml
        sesion:
          matriculados: 9
          asistentes: 19

    Bien:
        # observaciones/2024-04-16-d01.yaml
        sesion:
          matriculados: 9
          asistentes: 9
    """
    sesion = visita.sesion
    if sesion is None or sesion.matriculados is None or sesion.asistentes is None:
        return
    if sesion.asistentes > sesion.matriculados:
        yield Problema(
            "M304", sesion.donde("asistentes"), f"asistieron {sesion.asistentes} de {sesion.matriculados} matriculados",
            "son más que los matriculados", "corrige una de las dos cifras",
        )  # fmt: skip


@regla("M308", "sin-compromiso", AVISO, VISITA)
def sin_compromiso(visita: Observacion, entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: si se conversó y algo está bajo el logro, de ahí sale al menos un acuerdo.

    Mal:
        # observaciones/2024-04-16-d01.yaml
        desempenos:
          razonamiento:
            nivel: II
            evidencia: Las tres preguntas piden repetir lo que dice el afiche
        compromisos: []

    Bien:
        # observaciones/2024-04-16-d01.yaml
        desempenos:
          razonamiento:
            nivel: II
            evidencia: Las tres preguntas piden repetir lo que dice el afiche
        compromisos:
          - id: c1
            texto: Plantear una pregunta abierta en cada momento
            desempeno: razonamiento
    """
    rubrica = entorno.escuela.rubrica(visita.rubrica)
    if not visita.es_cerrada or not visita.es_principal or rubrica is None or not visita.origen.tiene("dialogo"):
        return
    bajo = [d for d, v in visita.desempenos.items() if v.nivel in rubrica.claves and not _en_logro(rubrica, v.nivel)]
    if bajo and not _hay_compromisos_escritos(visita):
        mensaje = f"{enumerar(bajo)} bajo el logro, y no quedó ningún compromiso"
        yield Problema("M308", visita.origen.lugar_de_clave("dialogo"), mensaje, "", "agrega uno en `compromisos`")


def _hay_compromisos_escritos(visita: Observacion) -> bool:
    """Aunque no se entiendan: lo que esté mal escrito ya tiene su problema."""
    nodo = visita.origen.nodo("compromisos")
    return bool(nodo.elementos) if isinstance(nodo, Lista) else nodo is not None


def _en_logro(rubrica: Rubrica, nivel: str | None) -> bool:
    """Sin un `logro_desde` válido no se acusa a nadie de estar bajo el logro."""
    return nivel in rubrica.claves_en_logro or not rubrica.claves_en_logro


@regla("M309", "plazo-antes-de-visita", ERROR, VISITA)
def plazo_antes_de_visita(visita: Observacion, entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: nadie puede cumplir algo antes de haberlo acordado.

    Mal:
        # observaciones/2024-04-16-d01.yaml
        compromisos:
          - id: c1
            texto: Plantear una pregunta abierta en cada momento
            plazo: 2024-03-31

    Bien:
        # observaciones/2024-04-16-d01.yaml
        compromisos:
          - id: c1
            texto: Plantear una pregunta abierta en cada momento
            plazo: 2024-07-15
    """
    for compromiso in visita.compromisos:
        if compromiso.plazo and visita.fecha and compromiso.plazo < visita.fecha:
            yield Problema(
                "M309", compromiso.donde("plazo"), f"el plazo es anterior a la visita ({corta(visita.fecha)})",
                "", "corrige el plazo",
            )  # fmt: skip


@regla("M311", "juicio-en-hecho", NOTA, VISITA)
def juicio_en_hecho(visita: Observacion, entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: el cuaderno separa lo que pasó de lo que uno opina; sobre los hechos se puede
    conversar. Lo que alguien dijo va entre comillas y no cuenta.

    Mal:
        # observaciones/2024-04-16-d01.yaml
        cuaderno:
          hechos: |
            08:25 La clase es aburrida.

    Bien:
        # observaciones/2024-04-16-d01.yaml
        cuaderno:
          hechos: |
            08:25 Cuatro de nueve miran por la ventana. Uno dice: «qué aburrido».
    """
    if not visita.es_cerrada or visita.cuaderno is None or not hay_juicios(visita.cuaderno.hechos or ""):
        return
    hallados = []
    for numero, linea in enumerate((visita.cuaderno.hechos or "").splitlines(), 1):
        hallados += [f"«{juicio}» (línea {numero} de los hechos)" for juicio in juicios_de(linea)]
    if hallados:
        yield Problema(
            "M311", visita.cuaderno.donde("hechos"), f"¿lo viste u oíste, o es tu opinión? {enumerar(hallados)}",
            "", "cuenta qué pasó, o ponlo entre comillas si alguien lo dijo",
        )  # fmt: skip


@regla("M313", "grado-ajeno", AVISO, VISITA)
def grado_ajeno(visita: Observacion, entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: si el grado no es del docente, la visita o la lista está mal.

    Mal:
        # observaciones/2024-04-16-d01.yaml
        sesion:
          grados: [3]

    Bien:
        # observaciones/2024-04-16-d01.yaml
        sesion:
          grados: [1]
    """
    docente = entorno.escuela.docentes.get(visita.docente or "")
    sesion = visita.sesion
    if not visita.es_cerrada or docente is None or sesion is None or not docente.grados:
        return
    if set(sesion.grados) <= set(docente.grados):
        return
    nodo = sesion.origen.nodo("grados")
    for elemento in getattr(nodo, "elementos", ()):
        texto = getattr(elemento, "texto", "")
        if texto.isdecimal() and int(texto) in sesion.grados and int(texto) not in docente.grados:
            suyos = enumerar(f"{g}.º" for g in docente.grados)
            yield Problema(
                "M313", elemento.lugar(visita.ruta), f"el grado {texto}.º no es de `{docente.id}`",
                f"tiene {suyos}", "corrige el grado aquí o en docentes.yaml",
            )  # fmt: skip


@regla("M314", "nombre-de-archivo", NOTA, VISITA)
def nombre_de_archivo(visita: Observacion, entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: con `<fecha>-<docente>` la carpeta se ordena sola y nadie pisa a nadie.

    Mal:
        # observaciones/abril.yaml, copia de observaciones/2024-04-23-d02.yaml
        inicio: "10:15"
        fin: "11:30"

    Bien:
        # observaciones/2024-04-23-d02-tarde.yaml, copia de observaciones/2024-04-23-d02.yaml
        inicio: "10:15"
        fin: "11:30"
        desempenos:
          involucra:
            nivel: IV
            evidencia: Los nueve proponen qué medir
    """
    if not visita.es_cerrada or visita.fecha is None or visita.docente not in entorno.escuela.docentes:
        return
    esperado = f"{visita.fecha.isoformat()}-{visita.docente}"
    if not visita.id.startswith(esperado):
        yield Problema(
            "M314", Lugar(visita.ruta), f"el archivo no empieza con `{esperado}`", "",
            f"cámbiale el nombre con: monitoreo visita mover {visita.id}",
        )  # fmt: skip
