"""M4xx de lo que le falta al plan para presentarlo. Lo escrito que no se entiende ya tiene su problema."""

from collections.abc import Iterator

from monitoreo_cli.lugar import Lista, Lugar, Mapa, Nodo
from monitoreo_cli.modelo.campos import Pieza
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.plan import Etapa
from monitoreo_cli.problema import Problema
from monitoreo_cli.reglas.registro import AVISO, ESCUELA, NOTA, Entorno, regla

# Por clave, cómo se nombra y la línea que hay que escribir.
_DATOS = {
    "codigo_modular": ("el código modular", '`codigo_modular: "0426307"`, con las 7 cifras del tuyo entre comillas,'),
    "codigo_local": ("el código de local", '`codigo_local: "070370"`, con las 6 cifras del tuyo entre comillas,'),
    "nivel_educativo": ("el nivel educativo", "`nivel_educativo: primaria`, o el que sea,"),
    "caracteristica": ("la característica", "`caracteristica: polidocente incompleta`, o la que sea,"),
}
_SECCIONES = {
    "descripcion": ("la descripción", "`descripcion: |` y debajo, con sangría, en qué consiste el plan"),
    "problema": ("el problema", "`problema: |` y debajo, con sangría, qué quiere resolver el plan"),
    "fundamentacion": ("la fundamentación", "`fundamentacion: |` y debajo, con sangría, por qué se hace así"),
    "objetivos": ("la lista de objetivos", "`objetivos:` y debajo `- id: o1` con su `texto` y su `indicador`"),
    "actividades": (
        "la lista de actividades",
        "`actividades:` y debajo `- id: diagnostico` con `clase`, `nombre`, `desde` y `hasta`",
    ),
    "base_legal": ("la base legal", "`base_legal:` y debajo `- Ley 29944, Ley de Reforma Magisterial`"),
    "aprobacion": ("la aprobación", "`aprobacion:` y debajo `resolucion:`, `lugar:` y `fecha:` de la que lo aprobó"),
    "financiamiento": ("el financiamiento", "`financiamiento:` y debajo `fuente: Recursos propios`"),
}  # fmt: skip


def falta(pieza: Pieza, clave: str) -> bool:
    """Si no se escribió nada ahí. No falta lo que no se entiende, ni una lista de bloques a los que les falta todo."""
    leido = getattr(pieza, clave)
    es_lista_con_algo = isinstance(leido, tuple) and bool(leido)
    return not es_lista_con_algo and _sin_dato(pieza.origen.nodo(clave)) and not pieza.mal_escrita(clave)


def _sin_dato(nodo: Nodo | None) -> bool:
    """Ni un texto, ni una lista o un bloque con algo dentro (un plan recién creado trae claves vacías)."""
    if isinstance(nodo, Lista):
        return all(map(_sin_dato, nodo.elementos))
    if isinstance(nodo, Mapa):
        return all(_sin_dato(valor) for _, valor in nodo.pares.values())
    return nodo is None or nodo.es_nulo


def etapas_sin(escuela: Escuela, clave: str) -> Iterator[Etapa]:
    """Las etapas a las que ni ellas mismas ni `monitoreo` les dicen `clave`."""
    plan = escuela.plan
    if plan is None or (plan.monitoreo is None and not falta(plan, "monitoreo")):
        return  # un `monitoreo` que no se entiende quizá lo decía
    if plan.monitoreo is None or falta(plan.monitoreo, clave):
        yield from (e for e in escuela.etapas.values() if falta(e, clave))


@regla("M408", "visitas-sin-cantidad", AVISO, ESCUELA)
def visitas_sin_cantidad(entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: sin decir cuántas visitas tendrá cada docente, nadie sabe si se cumplió.

    Mal:
        # plan.yaml
        monitoreo:
          rubrica: minedu-2018
          responsable: director

    Bien:
        # plan.yaml
        monitoreo:
          rubrica: minedu-2018
          visitas_por_docente: 1
          responsable: director
    """
    for etapa in etapas_sin(entorno.escuela, "visitas_por_docente"):
        mensaje = f"la etapa {etapa.numero} no dice cuántas visitas tendrá cada docente"
        arreglo = "agrega `visitas_por_docente: 1` en `monitoreo`"
        yield Problema("M408", etapa.donde("numero"), mensaje, "", arreglo)


@regla("M409", "metas-faltan", AVISO, ESCUELA)
def metas_faltan(entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: sin metas, al final del año no hay con qué comparar lo logrado.

    Mal:
        # plan.yaml
        metas: []

    Bien:
        # plan.yaml
        metas:
          - desempeno: razonamiento
            etapa: 2
            docentes: 2
    """
    plan = entorno.escuela.plan
    if plan is not None and falta(plan, "metas"):
        arreglo = f"agrega `metas:` y debajo {_una_meta(entorno.escuela)} y, en `docentes`, cuántos estarán en el logro"
        yield Problema("M409", Lugar(plan.origen.archivo), "el plan no dice a qué metas quiere llegar", "", arreglo)


def _una_meta(escuela: Escuela) -> str:
    """La que se puede escribir tal cual: con la última etapa, y un desempeño que su instrumento tenga."""
    ultima = max(escuela.etapas, default=3)
    rubrica = escuela.rubrica(escuela.rubrica_de(escuela.etapas[ultima])) if escuela.etapas else None
    suyos = [d.id for d in rubrica.desempenos if d.id] if rubrica else []
    return f"`- desempeno: {suyos[0] if suyos else 'razonamiento'}`, con `etapa: {ultima}`"


@regla("M410", "linea-base-falta", AVISO, ESCUELA)
def linea_base_falta(entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: una meta dice algo si se sabe de dónde se parte: la última etapa del año pasado.

    Mal:
        # plan.yaml
        linea_base: ~

    Bien:
        # plan.yaml
        linea_base:
          anio: 2023
          rubrica: minedu-2018
          desempenos:
            razonamiento: {I: 0, II: 1, III: 1, IV: 0}
    """
    plan = entorno.escuela.plan
    if plan is not None and falta(plan, "linea_base") and not plan.origen.tiene("linea_base"):
        anio = plan.periodo.desde.year - 1 if plan.periodo and plan.periodo.desde else 2023
        arreglo = f"agrega `linea_base:` con `anio: {anio}`, `rubrica` y, por desempeño, cuántos docentes por nivel"
        yield Problema("M410", Lugar(plan.origen.archivo), "el plan no dice de qué resultados parte", "", arreglo)


@regla("M416", "dato-de-institucion-falta", AVISO, ESCUELA)
def dato_de_institucion_falta(entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: con esos datos la UGEL sabe de qué escuela es el plan y lo junta con las demás.

    Mal:
        # plan.yaml
        institucion:
          nombre: Los Andes
          nivel_educativo: primaria

    Bien:
        # plan.yaml
        institucion:
          nombre: Los Andes
          nivel_educativo: primaria
          caracteristica: polidocente incompleta
          codigo_modular: "0426307"
          codigo_local: "070370"
    """
    plan = entorno.escuela.plan
    if plan is None or plan.institucion is None:
        return
    lugar = plan.origen.lugar_de_clave("institucion")
    for clave, (nombre, linea) in _DATOS.items():
        if falta(plan.institucion, clave):
            arreglo = f"agrega {linea} en `institucion`"
            yield Problema("M416", lugar, f"falta {nombre} de la institución", "", arreglo)


@regla("M417", "seccion-falta", AVISO, ESCUELA)
def seccion_falta(entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: es lo que la UGEL espera encontrar en un plan, y lo primero que observa si no está.

    Mal:
        # plan.yaml
        base_legal: []

    Bien:
        # plan.yaml
        base_legal:
          - Ley 29944, Ley de Reforma Magisterial
    """
    plan = entorno.escuela.plan
    if plan is None:
        return
    for clave, (nombre, linea) in _SECCIONES.items():
        if falta(plan, clave):
            yield Problema("M417", Lugar(plan.origen.archivo), f"al plan le falta {nombre}", "", f"agrega {linea}")


@regla("M419", "presupuesto-sin-monto", NOTA, ESCUELA)
def presupuesto_sin_monto(entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: «recursos propios» sin una cifra no dice si alcanza.

    Mal:
        # plan.yaml
        financiamiento:
          fuente: Recursos propios

    Bien:
        # plan.yaml
        financiamiento:
          fuente: Recursos propios
          rubros:
            - nombre: Copias de fichas
              monto: 120
    """
    plan = entorno.escuela.plan
    if plan is None or plan.financiamiento is None or falta(plan, "financiamiento"):
        return
    if not plan.financiamiento.rubros and not falta(plan.financiamiento, "rubros"):
        return  # hay rubros que no se entienden
    if all(falta(rubro, "monto") for rubro in plan.financiamiento.rubros):
        lugar = plan.origen.lugar_de_clave("financiamiento")
        arreglo = "agrega `rubros:` en `financiamiento` y debajo `- nombre: Copias de fichas`, con `monto: 120`"
        yield Problema("M419", lugar, "el financiamiento no dice cuánto", "", arreglo)


@regla("M421", "etapa-sin-rubrica", AVISO, ESCUELA)
def etapa_sin_rubrica(entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: hay más de una versión de las rúbricas y sus resultados no se comparan entre sí.

    Mal:
        # plan.yaml
        monitoreo:
          visitas_por_docente: 1
          responsable: director

    Bien:
        # plan.yaml
        monitoreo:
          rubrica: minedu-2018
          visitas_por_docente: 1
          responsable: director
    """
    hay = sorted(entorno.escuela.rubricas, key=lambda r: (entorno.escuela.rubricas[r].tipo != "aula", r))
    for etapa in etapas_sin(entorno.escuela, "rubrica"):
        mensaje = f"la etapa {etapa.numero} no dice con qué instrumento se observa"
        arreglo = f"agrega `rubrica: {hay[0] if hay else 'minedu-2018'}` en `monitoreo`"
        yield Problema("M421", etapa.donde("numero"), mensaje, "", arreglo)


@regla("M427", "diagnostico-sin-necesidades", AVISO, ESCUELA)
def diagnostico_sin_necesidades(entorno: Entorno) -> Iterator[Problema]:
    """Por qué importa: el diagnóstico sirve si dice qué hace falta: la UGEL pide la matriz de necesidades.

    Mal:
        # plan.yaml
        diagnostico:
          fuente: Reunión de marzo

    Bien:
        # plan.yaml
        diagnostico:
          fuente: Reunión de marzo
          necesidades:
            - necesidad: Preguntas que piden razonar
              desempeno: razonamiento
    """
    plan = entorno.escuela.plan
    if plan is None or (plan.diagnostico is None and not falta(plan, "diagnostico")):
        return
    if plan.diagnostico is None or falta(plan.diagnostico, "necesidades"):
        arreglo = "agrega `necesidades:` en `diagnostico` y debajo `- necesidad: Preguntas que piden razonar`"
        yield Problema("M427", Lugar(plan.origen.archivo), "el diagnóstico no dice qué necesidades hay", "", arreglo)
