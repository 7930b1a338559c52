"""M3xx de una visita: niveles, evidencias y marcas."""

from collections.abc import Iterator

from monitoreo_cli.fechas import minutos_entre
from monitoreo_cli.modelo.campos import Pieza
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.observacion import SIN_NIVEL, Ficha, Observacion, Valoracion
from monitoreo_cli.modelo.rubrica import Rubrica
from monitoreo_cli.problema import Problema
from monitoreo_cli.reglas.registro import AVISO, ERROR, NOTA, VISITA, Entorno, regla
from monitoreo_cli.texto import enumerar, parecida


@regla("M305", "nivel-sin-evidencia", AVISO, VISITA)
def nivel_sin_evidencia(visita: Observacion, entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: un nivel sin lo que se vio u oyó no se puede conversar ni defender. Valen la
    `evidencia` o los hechos del cuaderno marcados `[desempeno]`.

    Mal:
        # observaciones/2024-04-16-d01.yaml
        desempenos:
          involucra:
            nivel: III

    Bien:
        # observaciones/2024-04-16-d01.yaml
        cuaderno:
          hechos: |
            08:25 [involucra] Pregunta por la feria y responden ocho de nueve.
        desempenos:
          involucra:
            nivel: III
    """
    if not visita.es_cerrada:
        return
    for rubrica, desempeno, valoracion in _valoraciones(visita, entorno.escuela):
        if valoracion.nivel in rubrica.claves and _sin_evidencia(visita, desempeno, valoracion):
            lugar = valoracion.origen.lugar_que_abre()
            parecido = parecida(desempeno, visita.desempenos_con_hechos - rubrica.por_id.keys())
            rotulo = f"hay hechos marcados `[{parecido}]`: ¿eran de `{desempeno}`?" if parecido else ""
            mensaje = f"`{desempeno}` tiene nivel {valoracion.nivel} y ninguna evidencia"
            arreglo = f"agrega `evidencia:` con lo que viste u oíste, o marca un hecho con [{desempeno}]"
            yield Problema("M305", lugar, mensaje, rotulo, arreglo)


def _sin_evidencia(visita: Observacion, desempeno: str, valoracion: Valoracion) -> bool:
    """Si no hay evidencia ni hechos marcados; lo escrito que no se entiende ya tiene su problema."""
    if valoracion.evidencia or desempeno in visita.desempenos_con_hechos:
        return False
    cuaderno = visita.cuaderno
    hechos_mal_puestos = _mal_puesta(cuaderno, "hechos") if cuaderno else _mal_puesta(visita, "cuaderno")
    return not hechos_mal_puestos and not _mal_puesta(valoracion, "evidencia")


def _mal_puesta(pieza: Pieza, clave: str) -> bool:
    """Si lo que vale `None` está escrito y no se entiende, o está con otra letra."""
    return getattr(pieza, clave) is None and (pieza.origen.tiene(clave) or pieza.mal_escrita(clave))


@regla("M306", "marca-con-otro-nivel", ERROR, VISITA)
def marca_con_otro_nivel(visita: Observacion, entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: una ofensa, agresión, discriminación o maltrato lleva al nivel más bajo de ese
    desempeño, con evidencia; y sólo algunos desempeños la admiten.

    Mal:
        # observaciones/2024-04-16-d01.yaml
        desempenos:
          respeto:
            nivel: III
            marca: sí
            evidencia: A las 08:40 llama «burro» a quien se equivoca

    Bien:
        # observaciones/2024-04-16-d01.yaml
        desempenos:
          respeto:
            nivel: I
            marca: sí  # monitoreo: permite M323
            evidencia: A las 08:40 llama «burro» a quien se equivoca
    """
    for rubrica, desempeno, valoracion in _valoraciones(visita, entorno.escuela):
        if not valoracion.marca or not rubrica.claves:
            continue
        lugar, minimo = valoracion.donde("marca"), rubrica.claves[0]
        if not rubrica.por_id[desempeno].admite_marca:
            mensaje = f"`{desempeno}` no admite marca"
            yield Problema("M306", lugar, mensaje, "", "quita `marca`, o ponla en el desempeño que corresponde")
            continue
        if valoracion.nivel in (*rubrica.claves[1:], *SIN_NIVEL):
            mensaje = f"hay marca y el nivel es {valoracion.nivel}"
            yield Problema("M306", lugar, mensaje, f"con marca el nivel es {minimo}", f"pon `nivel: {minimo}`")
        if _sin_evidencia(visita, desempeno, valoracion):
            yield Problema("M306", lugar, "hay marca y ninguna evidencia", "", "escribe en `evidencia` qué pasó")


@regla("M307", "falta-nivel", ERROR, VISITA)
def falta_nivel(visita: Observacion, entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: cerrar la visita es decir que está completa. Si un desempeño no se vio, se
    escribe `no-observado`; nunca se inventa un nivel.

    Mal:
        # observaciones/2024-04-16-d01.yaml
        desempenos:
          involucra:
            evidencia: Pregunta por la feria y responden ocho de nueve

    Bien:
        # observaciones/2024-04-16-d01.yaml
        desempenos:
          involucra:
            nivel: III
            evidencia: Pregunta por la feria y responden ocho de nueve
    """
    if not visita.es_cerrada:
        return
    for dicha, valoraciones, pieza in visita.fichas():
        rubrica = entorno.escuela.rubrica(dicha)
        if rubrica is None or _sin_entender(pieza):
            continue
        for desempeno in rubrica.por_id:
            valoracion = valoraciones.get(desempeno)
            if valoracion is None or valoracion.nivel is None:
                yield from _sin_nivel(visita, pieza, desempeno, valoracion, rubrica)


def _sin_entender(pieza: Observacion | Ficha) -> bool:
    """Si `desempenos` está y no es un bloque, o está con otra letra: ya tiene su problema."""
    escrito = pieza.origen.tiene("desempenos")
    return pieza.origen.mapa("desempenos") is None if escrito else pieza.mal_escrita("desempenos")


def _sin_nivel(
    visita: Observacion, pieza: Observacion | Ficha, desempeno: str, valoracion: Valoracion | None, rubrica: Rubrica
) -> Iterator[Problema]:
    mapa = pieza.origen.mapa("desempenos")
    if valoracion is not None and _mal_puesta(valoracion, "nivel"):
        return  # está escrito y no se entiende: ya tiene su problema
    if mapa is None:
        lugar = visita.donde("estado")
    elif desempeno in mapa.pares:
        if mapa.tiene(desempeno) and valoracion is None:
            return  # hay algo que no es un bloque: ya tiene su problema
        lugar = mapa.lugar_de_clave(desempeno)
    elif any(parecida(c, rubrica.por_id) == desempeno for c in mapa.pares if c not in rubrica.por_id):
        return  # está con otra letra: ya es M204
    else:
        lugar = pieza.origen.lugar_de_clave("desempenos")
    opciones = enumerar((*rubrica.claves, *SIN_NIVEL), "o")
    yield Problema(
        "M307", lugar, f"la visita está cerrada y falta el nivel de `{desempeno}`", "", f"escribe `nivel:` {opciones}"
    )


@regla("M318", "monitoreo-insuficiente", ERROR, VISITA)
def monitoreo_insuficiente(visita: Observacion, entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: si el docente siguió el trabajo menos del mínimo de la sesión, en ese
    desempeño sólo cabe el nivel más bajo.

    Mal:
        # observaciones/2024-04-16-d01.yaml
        inicio: "08:15"
        fin: "09:45"
        sesion:
          minutos_de_monitoreo: 20

    Bien:
        # observaciones/2024-04-16-d01.yaml
        inicio: "08:15"
        fin: "09:45"
        sesion:
          minutos_de_monitoreo: 30
    """
    minutos = visita.sesion.minutos_de_monitoreo if visita.sesion else None
    if not visita.es_cerrada or minutos is None or not visita.inicio or not visita.fin or visita.fin <= visita.inicio:
        return
    duracion = minutos_entre(visita.inicio, visita.fin)
    for rubrica, desempeno, valoracion in _valoraciones(visita, entorno.escuela):
        minimo = rubrica.por_id[desempeno].minimo_monitoreo
        sube = valoracion.nivel in rubrica.claves[1:]
        if minimo is not None and sube and minutos * 100 < minimo * duracion:
            yield Problema(
                "M318", valoracion.donde("nivel"),
                f"monitoreó {minutos} de {duracion} minutos, menos del {minimo} %",
                f"así sólo cabe {rubrica.claves[0]}", f"pon `nivel: {rubrica.claves[0]}` o corrige los minutos",
            )  # fmt: skip


@regla("M323", "marca-con-protocolo", NOTA, VISITA)
def marca_con_protocolo(visita: Observacion, entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: un maltrato no se resuelve con la rúbrica. Sigue el protocolo de convivencia
    escolar, y no escribas nombres de estudiantes.

    Mal:
        # observaciones/2024-04-16-d01.yaml
        desempenos:
          respeto:
            nivel: I
            marca: sí
            evidencia: A las 08:40 llama «burro» a quien se equivoca

    Bien:
        # observaciones/2024-04-16-d01.yaml
        desempenos:
          respeto:
            nivel: I
            marca: sí  # monitoreo: permite M323
            evidencia: A las 08:40 llama «burro» a quien se equivoca
    """
    for _, valoraciones, _ in visita.fichas():
        for valoracion in valoraciones.values():
            if valoracion.marca:
                yield Problema(
                    "M323", valoracion.donde("marca"), "una marca pide además seguir el protocolo de convivencia",
                    "", "sigue el protocolo sin nombrar estudiantes, y permite la nota: `# monitoreo: permite M323`",
                )  # fmt: skip


def _valoraciones(visita: Observacion, escuela: Escuela) -> Iterator[tuple[Rubrica, str, Valoracion]]:
    """Cada valoración con su instrumento; sin las que no están en él o son de uno que no se conoce."""
    for dicha, valoraciones, _ in visita.fichas():
        rubrica = escuela.rubrica(dicha)
        if rubrica is not None:
            for desempeno, valoracion in valoraciones.items():
                if desempeno in rubrica.por_id:
                    yield rubrica, desempeno, valoracion
