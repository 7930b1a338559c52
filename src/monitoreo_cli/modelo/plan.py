"""`plan.yaml`: la escuela, lo que se propone este año y cuándo."""

from collections.abc import Mapping
from datetime import date

from monitoreo_cli.modelo.campos import Pieza, bloque, campo, lista, mapa_de, mapa_doble, pieza, valores
from monitoreo_cli.modelo.tipos import (
    CODIGO_LOCAL,
    CODIGO_MODULAR,
    DESDE,
    ENTERO,
    FECHA,
    GRADO,
    GRADOS,
    HASTA,
    ID,
    MONTO,
    SI_NO,
    TEXTO,
    VISITAS,
    Soles,
    TipoOpcion,
)

CLASES = ("diagnostico", "planificacion", "monitoreo", "acompanamiento", "informe", "otra")
CARACTERISTICAS = ("unidocente", "polidocente incompleta", "polidocente completa")


@pieza
class Institucion(Pieza):
    """La institución educativa."""

    tipo: str | None = campo(TEXTO, "IE, IEP, IES…", ejemplo="IE")
    numero: str | None = campo(TEXTO, "Su número, si tiene, con sus ceros.", ejemplo='"70370"')
    nombre: str | None = campo(TEXTO, "Su nombre.", obligatorio=True)
    nivel_educativo: str | None = campo(TipoOpcion(*GRADOS), "El nivel de este código modular.", ejemplo="primaria")
    caracteristica: str | None = campo(TipoOpcion(*CARACTERISTICAS), "Cómo se reparten los grados.")
    codigo_modular: str | None = campo(CODIGO_MODULAR, "7 cifras, uno por nivel educativo.")
    codigo_local: str | None = campo(CODIGO_LOCAL, "6 cifras.")
    direccion: str | None = campo(TEXTO, "Dirección del local.")
    turno: str | None = campo(TEXTO, "Mañana, tarde…")
    area: str | None = campo(TEXTO, "Urbana o rural.")
    dre: str | None = campo(TEXTO, "Dirección Regional de Educación.")
    ugel: str | None = campo(TEXTO, "Unidad de Gestión Educativa Local.")
    region: str | None = campo(TEXTO, "Región.")
    provincia: str | None = campo(TEXTO, "Provincia.")
    distrito: str | None = campo(TEXTO, "Distrito.")
    grados: tuple[int, ...] = valores(GRADO, "Los grados que atiende.", ejemplo="[1, 2, 3, 4, 5, 6]")


@pieza
class Persona(Pieza):
    """Alguien que observa o responde por algo del plan."""

    id: str | None = campo(ID, "Id con que lo nombran los demás archivos.", obligatorio=True, ejemplo="director")
    nombre: str | None = campo(TEXTO, "Nombre completo.", obligatorio=True)
    cargo: str | None = campo(TEXTO, "Su cargo.", ejemplo="Director")
    externo: bool | None = campo(SI_NO, "`sí` si no es de la escuela (la UGEL, por ejemplo).")


@pieza
class Poblacion(Pieza):
    """A quiénes beneficia el plan."""

    estudiantes: int | None = campo(ENTERO, "Estudiantes matriculados.")
    estudiantes_por_grado: Mapping[int, int] = mapa_de(
        GRADO, ENTERO, "Estudiantes por grado; deben sumar.", ejemplo="{1: 5, 2: 4, 3: 6, 4: 5, 5: 4, 6: 5}"
    )
    docentes: int | None = campo(ENTERO, "Docentes de aula, para comprobar contra la lista.", ejemplo="4")
    directores: int | None = campo(ENTERO, "Directores.", ejemplo="1")


@pieza
class Periodo(Pieza):
    """De cuándo a cuándo vale el plan."""

    desde: date | None = campo(DESDE, "Mes o fecha en que empieza.", obligatorio=True)
    hasta: date | None = campo(HASTA, "Mes o fecha en que termina, inclusive.", obligatorio=True)


@pieza
class Enfoque(Pieza):
    """Un enfoque que sustenta el plan."""

    nombre: str | None = campo(TEXTO, "Nombre del enfoque.")
    texto: str | None = campo(TEXTO, "En qué consiste.")


@pieza
class Necesidad(Pieza):
    """Una fila de la matriz de necesidades."""

    necesidad: str | None = campo(TEXTO, "Qué hace falta.", obligatorio=True)
    desempeno: str | None = campo(ID, "Desempeño con que se relaciona.", ejemplo="razonamiento")
    evidencia: str | None = campo(TEXTO, "En qué se ve.")
    causa: str | None = campo(TEXTO, "A qué se debe.")
    responde: tuple[str, ...] = valores(ID, "Objetivos o actividades que la atienden.", ejemplo="[o1]")


@pieza
class Diagnostico(Pieza):
    """De dónde parte el plan."""

    fuente: str | None = campo(TEXTO, "De dónde salen estas necesidades.")
    necesidades: tuple[Necesidad, ...] = lista(Necesidad, "La matriz de necesidades.")


@pieza
class ItemPriorizado(Pieza):
    """Algo que se monitorea, y con qué se mide."""

    nombre: str | None = campo(TEXTO, "Qué se monitorea.", obligatorio=True)
    rubrica: str | None = campo(ID, "Instrumento que lo mide.", ejemplo="minedu-2018")
    desempenos: tuple[str, ...] = valores(ID, "Desempeños de ese instrumento.", ejemplo="[respeto, regula]")


@pieza
class Objetivo(Pieza):
    """Un objetivo del plan."""

    id: str | None = campo(ID, "Id del objetivo.", obligatorio=True, ejemplo="o1")
    texto: str | None = campo(TEXTO, "El objetivo.", obligatorio=True)
    indicador: str | None = campo(TEXTO, "Con qué se comprobará.")
    meta: str | None = campo(TEXTO, "Cuánto se espera lograr.")
    actividades: tuple[str, ...] = valores(ID, "Actividades que lo hacen posible, por su id.", ejemplo="[diagnostico]")
    responde_a: str | None = campo(TipoOpcion("problema"), "`problema` si responde al problema del plan.")


@pieza
class LineaBase(Pieza):
    """Resultados de la última etapa del año anterior."""

    anio: int | None = campo(ENTERO, "Año de esos resultados.", obligatorio=True, ejemplo="2023")
    rubrica: str | None = campo(ID, "Instrumento con que se midió.", obligatorio=True, ejemplo="minedu-2018")
    desempenos: Mapping[str, Mapping[str, int]] = mapa_doble(
        ID, TEXTO, ENTERO, "Por desempeño, cuántos docentes hubo en cada nivel.", obligatorio=True,
        ejemplo="{razonamiento: {I: 1, II: 2, III: 1}}",
    )  # fmt: skip


@pieza
class Meta(Pieza):
    """Cuántos docentes se espera en logro en un desempeño."""

    desempeno: str | None = campo(ID, "Desempeño.", obligatorio=True, ejemplo="involucra")
    etapa: int | None = campo(ENTERO, "Etapa al cierre de la cual se mira.", obligatorio=True, ejemplo="3")
    docentes: int | None = campo(ENTERO, "Docentes en logro o más.", obligatorio=True, ejemplo="3")


@pieza
class Monitoreo(Pieza):
    """Lo que vale para todas las etapas, salvo que una diga otra cosa."""

    rubrica: str | None = campo(ID, "Instrumento con que se observa el aula.", ejemplo="minedu-2018")
    otras_fichas: tuple[str, ...] = valores(
        ID, "Otros instrumentos que se llenan en la visita.", ejemplo="[planificacion-y-materiales]"
    )
    visitas_por_docente: int | None = campo(VISITAS, "Visitas a cada docente en la etapa.", ejemplo="1")
    responsable: str | None = campo(TEXTO, "Quién monitorea: id del equipo.", ejemplo="director")


@pieza
class Etapa(Pieza):
    """Un momento del monitoreo (inicio, proceso, salida)."""

    numero: int | None = campo(ENTERO, "Número de la etapa.", obligatorio=True, ejemplo="1")
    nombre: str | None = campo(TEXTO, "Cómo se llama.")
    desde: date | None = campo(DESDE, "Mes o fecha en que empieza.", obligatorio=True, ejemplo="2024-04")
    hasta: date | None = campo(HASTA, "Mes o fecha en que termina.", obligatorio=True, ejemplo="2024-06")
    grados: tuple[int, ...] = valores(GRADO, "Grados que se visitan; sólo dibuja el cronograma.")
    rubrica: str | None = campo(ID, "Instrumento de esta etapa, si no es el de `monitoreo`.")
    otras_fichas: tuple[str, ...] = valores(ID, "Otros instrumentos de esta etapa.")
    visitas_por_docente: int | None = campo(VISITAS, "Visitas a cada docente, si no son las de `monitoreo`.")
    responsable: str | None = campo(TEXTO, "Quién monitorea esta etapa.")


@pieza
class VisitaPrevista(Pieza):
    """Una visita con fecha en el cronograma."""

    docente: str | None = campo(ID, "Docente.", obligatorio=True, ejemplo="d02")
    etapa: int | None = campo(ENTERO, "Etapa.", obligatorio=True, ejemplo="1")
    fecha: date | None = campo(FECHA, "Fecha prevista.", obligatorio=True)
    no_realizada: str | None = campo(TEXTO, "Por qué no se hizo, si no se hizo.")
    nueva_fecha: date | None = campo(FECHA, "A qué fecha se pasó.")


@pieza
class Actividad(Pieza):
    """Una fila del cronograma que no es una etapa."""

    id: str | None = campo(ID, "Id de la actividad.", obligatorio=True, ejemplo="diagnostico")
    clase: str | None = campo(TipoOpcion(*CLASES), "Qué clase de actividad es.", obligatorio=True)
    nombre: str | None = campo(TEXTO, "Nombre.", obligatorio=True)
    desde: date | None = campo(DESDE, "Mes o fecha en que empieza.", obligatorio=True)
    hasta: date | None = campo(HASTA, "Mes o fecha en que termina.", obligatorio=True)
    responsable: str | None = campo(TEXTO, "Quién responde: id del equipo.", ejemplo="director")
    objetivos: tuple[str, ...] = valores(ID, "Objetivos a los que sirve.", ejemplo="[o1]")


@pieza
class NoLectivo(Pieza):
    """Días sin clases."""

    desde: date | None = campo(DESDE, "Primer día.", obligatorio=True)
    hasta: date | None = campo(HASTA, "Último día, inclusive.", obligatorio=True)
    motivo: str | None = campo(TEXTO, "Por qué.")


@pieza
class Rubro(Pieza):
    """Un gasto."""

    nombre: str | None = campo(TEXTO, "En qué se gasta.")
    monto: Soles | None = campo(MONTO, "Soles.")


@pieza
class Financiamiento(Pieza):
    """Con qué se paga el plan."""

    fuente: str | None = campo(TEXTO, "De dónde salen los recursos.")
    rubros: tuple[Rubro, ...] = lista(Rubro, "En qué se gastan.")


@pieza
class Aprobacion(Pieza):
    """Con qué documento se aprobó el plan."""

    resolucion: str | None = campo(TEXTO, "Resolución directoral.")
    lugar: str | None = campo(TEXTO, "Lugar.")
    fecha: date | None = campo(FECHA, "Fecha.")


@pieza
class SeccionPropia(Pieza):
    """Una sección del plan que el formato no trae."""

    titulo: str | None = campo(TEXTO, "Título.")
    despues_de: str | None = campo(TEXTO, "Sección tras la cual va.", ejemplo="financiamiento")
    texto: str | None = campo(TEXTO, "Contenido.")


@pieza
class Duracion(Pieza):
    """Cuánto suele durar una observación, en minutos."""

    minimo: int | None = campo(ENTERO, "Minutos, por omisión 45.", ejemplo="45")
    maximo: int | None = campo(ENTERO, "Minutos, por omisión 90.", ejemplo="90")


@pieza
class Plan(Pieza):
    """`plan.yaml`: la escuela, el plan y sus etapas; su presencia marca la carpeta."""

    formato: int | None = campo(ENTERO, "Versión del formato.", obligatorio=True, ejemplo="1")
    titulo: str | None = campo(TEXTO, "Título del plan.", obligatorio=True)
    lema: str | None = campo(TEXTO, "Lema del plan.")
    nombre_del_anio: str | None = campo(TEXTO, "Nombre oficial del año.")
    institucion: Institucion | None = bloque(Institucion, "La institución educativa.", obligatorio=True)
    equipo: tuple[Persona, ...] = lista(Persona, "Quienes observan o responden por algo.")
    poblacion: Poblacion | None = bloque(Poblacion, "A quiénes beneficia.")
    periodo: Periodo | None = bloque(Periodo, "De cuándo a cuándo vale el plan.", obligatorio=True)
    compromisos_de_gestion: tuple[int, ...] = valores(
        ENTERO, "Compromisos de gestión escolar a los que responde.", ejemplo="[1, 4]"
    )
    palabras_clave: tuple[str, ...] = valores(TEXTO, "Palabras clave.")
    base_legal: tuple[str, ...] = valores(TEXTO, "Normas en que se apoya.", ejemplo="[Ley 29944]")
    descripcion: str | None = campo(TEXTO, "Descripción general.")
    problema: str | None = campo(TEXTO, "El problema que quiere resolver.")
    fundamentacion: str | None = campo(TEXTO, "Por qué se hace así.")
    enfoques: tuple[Enfoque, ...] = lista(Enfoque, "Enfoques que lo sustentan.")
    antecedentes: str | None = campo(TEXTO, "Qué se hizo antes.")
    diagnostico: Diagnostico | None = bloque(Diagnostico, "De dónde parte: la matriz de necesidades.")
    items_priorizados: tuple[ItemPriorizado, ...] = lista(ItemPriorizado, "Qué se monitorea y con qué se mide.")
    objetivos: tuple[Objetivo, ...] = lista(Objetivo, "Objetivos.")
    linea_base: LineaBase | None = bloque(LineaBase, "Resultados del año anterior.")
    metas: tuple[Meta, ...] = lista(Meta, "Cuánto se espera lograr.")
    monitoreo: Monitoreo | None = bloque(Monitoreo, "Lo que vale para todas las etapas.")
    etapas: tuple[Etapa, ...] = lista(Etapa, "Los momentos del monitoreo.", obligatorio=True)
    visitas_previstas: tuple[VisitaPrevista, ...] = lista(VisitaPrevista, "El cronograma con fechas.")
    actividades: tuple[Actividad, ...] = lista(Actividad, "Lo demás del cronograma.")
    no_lectivos: tuple[NoLectivo, ...] = lista(NoLectivo, "Días sin clases.")
    recuperaciones: tuple[date, ...] = valores(
        FECHA, "Sábados o feriados en que sí hubo clase.", ejemplo="[2024-06-15]"
    )
    financiamiento: Financiamiento | None = bloque(Financiamiento, "Con qué se paga.")
    aprobacion: Aprobacion | None = bloque(Aprobacion, "Con qué documento se aprobó.")
    secciones_propias: tuple[SeccionPropia, ...] = lista(SeccionPropia, "Secciones que el formato no trae.")
    duracion_habitual: Duracion | None = bloque(Duracion, "Cuánto suele durar una observación.")
