"""Una escuela sana, escrita en textos, y maneras cortas de estropearla.

Las pruebas cambian un trozo de un archivo y miran qué problemas aparecen. El trozo va siempre
arriba, después de `formato: 1`: la primera línea que se lee en la prueba es la línea 2 del archivo.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from textwrap import dedent

from monitoreo_cli.lectura.cargar import Fuente, Lector, es_observacion
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.problema import Problema
from monitoreo_cli.reglas.en_flujo import con_permisos
from monitoreo_cli.reglas.registro import Entorno, gravedad_de
from monitoreo_cli.reglas.revision import revisar

HOY = date(2024, 6, 20)
PLAN, DOCENTES = "plan.yaml", "docentes.yaml"
RUBRICA, LISTA = "rubricas/minedu-2018.yaml", "rubricas/planificacion.yaml"
ANTERIOR_D01 = "observaciones/2024-04-02-d01.yaml"
VISITA, OTRA = "observaciones/2024-04-16-d01.yaml", "observaciones/2024-04-23-d02.yaml"
ACCION = "acciones/2024-06-07-preguntas.yaml"
EVIDENCIA = "Pregunta qué vieron en la feria y responden ocho de nueve estudiantes"

BASE: dict[str, str] = {
    PLAN: """\
formato: 1
titulo: Plan de acompañamiento y monitoreo
institucion:
  tipo: IE
  nombre: Los Andes
  nivel_educativo: primaria
  caracteristica: polidocente incompleta
  codigo_modular: "0426307"
  codigo_local: "070370"
  grados: [1, 2, 3, 4, 5, 6]
equipo:
  - id: director
    nombre: Persona Ficticia Uno
  - id: ugel
    nombre: Persona Ficticia Dos
    externo: sí
poblacion:
  estudiantes: 29
  docentes: 2
periodo: {desde: 2024-03, hasta: 2024-12}
base_legal:
  - Ley 29944
descripcion: Una visita por docente y etapa.
problema: Las preguntas piden repetir.
fundamentacion: Preguntar es un gesto que se aprende.
diagnostico:
  necesidades:
    - necesidad: Preguntas que piden razonar
      desempeno: razonamiento
      responde: [o1]
items_priorizados:
  - nombre: Clima de aula
    rubrica: minedu-2018
    desempenos: [respeto, regula]
objetivos:
  - id: o1
    texto: Que las preguntas hagan pensar
    indicador: Docentes en logro en razonamiento
    actividades: [visitas]
    responde_a: problema
linea_base:
  anio: 2023
  rubrica: minedu-2018
  desempenos:
    razonamiento: {I: 0, II: 1, III: 1, IV: 0}
metas:
  - desempeno: razonamiento
    etapa: 2
    docentes: 1
monitoreo:
  rubrica: minedu-2018
  otras_fichas: [planificacion]
  visitas_por_docente: 1
  responsable: director
etapas:
  - numero: 1
    desde: 2024-04
    hasta: 2024-06
  - numero: 2
    desde: 2024-08
    hasta: 2024-10
visitas_previstas:
  - docente: d01
    etapa: 2
    fecha: 2024-08-15
actividades:
  - id: diagnostico
    clase: diagnostico
    nombre: Diagnóstico
    desde: 2024-03-04
    hasta: 2024-03-15
    objetivos: [o1]
  - id: planificacion
    clase: planificacion
    nombre: Planificación
    desde: 2024-03-18
    hasta: 2024-03-29
  - id: visitas
    clase: monitoreo
    nombre: Visitas al aula
    desde: 2024-04
    hasta: 2024-11
    responsable: director
  - id: informe
    clase: informe
    nombre: Informe final
    desde: 2024-12
    hasta: 2024-12
financiamiento:
  fuente: Recursos propios
  rubros:
    - nombre: Copias
      monto: 120
aprobacion:
  resolucion: RD 001-2024
  fecha: 2024-03-29
""",
    DOCENTES: """\
formato: 1
docentes:
  - id: d01
    aula: 1.º y 2.º
    grados: [1, 2]
  - id: d02
    grados: [3, 4, 5, 6]
""",
    RUBRICA: """\
formato: 1
nombre: Rúbricas de observación de aula
tipo: aula
niveles:
  - clave: I
    nombre: Insatisfactorio
  - clave: II
    nombre: En proceso
  - clave: III
    nombre: Satisfactorio
  - clave: IV
    nombre: Destacado
logro_desde: III
desempenos:
  - id: involucra
    nombre: Involucra activamente a los estudiantes
  - id: razonamiento
    nombre: Promueve el razonamiento
    descriptores:
      I: Sólo pide copiar
  - id: retroalimenta
    nombre: Evalúa para retroalimentar
    minimo_monitoreo: 25
  - id: respeto
    nombre: Propicia un ambiente de respeto
    admite_marca: sí
  - id: regula
    nombre: Regula el comportamiento
    admite_marca: sí
""",
    LISTA: """\
formato: 1
nombre: Planificación
tipo: planificacion
niveles:
  - clave: "No"
  - clave: En parte
  - clave: Sí
logro_desde: Sí
desempenos:
  - id: unidad
    nombre: Tiene la unidad al día
""",
    ANTERIOR_D01: """\
formato: 1
docente: d01
etapa: 1
fecha: 2024-04-02
inicio: "08:15"
fin: "09:15"
observador: director
estado: cerrada
rubrica: minedu-2018
desempenos:
  involucra: {nivel: III, evidencia: Todos cuentan}
  razonamiento: {nivel: III, evidencia: Explican su respuesta}
  retroalimenta: {nivel: III, evidencia: Dice qué falta}
  respeto: {nivel: III, evidencia: Espera el turno}
  regula: {nivel: III, evidencia: Recuerda el acuerdo}
dialogo:
  fecha: 2024-04-03
compromisos:
  - id: c1
    texto: Anotar tres preguntas antes de la clase
    desempeno: razonamiento
    plazo: 2024-04-15
    responsable: docente
""",
    VISITA: f"""\
formato: 1
docente: d01
etapa: 1
fecha: 2024-04-16
inicio: "08:15"
fin: "09:45"
observador: director
modalidad: opinada
estado: cerrada
sesion:
  grados: [1, 2]
  matriculados: 9
  asistentes: 8
  minutos_de_monitoreo: 40
cuaderno:
  hechos: |
    08:25 [retroalimenta] Pregunta qué afiches vieron en la feria.
rubrica: minedu-2018
desempenos:
  involucra:
    nivel: III
    evidencia: {EVIDENCIA}
  razonamiento:
    nivel: III
    evidencia: Dos preguntas piden comparar
  retroalimenta:
    nivel: III
    evidencia: Señala en el cuaderno qué falta
  respeto:
    nivel: III
    evidencia: Llama a cada uno por su nombre
  regula:
    nivel: III
    evidencia: Vuelven al trabajo tras el acuerdo
dialogo:
  fecha: 2024-04-18
compromisos:
  - id: c1
    texto: Plantear una pregunta abierta en cada momento
    desempeno: razonamiento
    plazo: 2024-07-15
    responsable: docente
seguimiento:
  - compromiso: 2024-04-02-d01/c1
    estado: cumplido
    evidencia: Trajo las tres preguntas escritas
""",
    OTRA: """\
formato: 1
docente: d02
etapa: 1
fecha: 2024-04-23
inicio: "08:15"
fin: "09:45"
observador: director
estado: cerrada
rubrica: minedu-2018
desempenos:
  involucra:
    nivel: III
    evidencia: Todos miden el patio
  razonamiento:
    nivel: III
    evidencia: Comparan dos medidas
  retroalimenta:
    nivel: III
    evidencia: Pide volver a medir
  respeto:
    nivel: III
    evidencia: Nadie se burla
  regula:
    nivel: III
    evidencia: Cuentan juntos hasta tres
dialogo:
  fecha: 2024-04-24
""",
    ACCION: """\
formato: 1
tipo: gia
fecha: 2024-06-07
tema: Preguntas que hacen pensar
rubrica: minedu-2018
responde_a: [razonamiento]
participantes: [d01, d02]
responsable: director
compromisos:
  - id: c1
    responsable: d02
    texto: Traer una sesión adaptada
    plazo: 2024-07-05
""",
}

Contenido = str | bytes | Fuente | None
_BLOQUE = re.compile(r"(?m)^(?=[^\s#-])")
_DESEMPENO = re.compile(r"(?m)^  (?=[^\s#-])")


def bloques(texto: str, patron: re.Pattern[str] = _BLOQUE) -> dict[str, str]:
    """Los trozos de un texto, por la clave con que empieza cada uno."""
    trozos = [t for t in patron.split(texto) if t.strip()]
    return {t.split(":")[0].strip("\"'"): t for t in trozos}


def con(base: str, fragmento: str) -> str:
    """El archivo con otras claves: las del fragmento van arriba y sustituyen enteras a las de antes.

    En `desempenos` cada desempeño sustituye al suyo, y los demás quedan: así un ejemplo no tiene que
    repetir los cinco. Un fragmento con `formato:` es el archivo entero.
    """
    propios, antes = bloques(fragmento), bloques(base)
    if not propios:
        return base
    if "formato" in propios:
        return fragmento
    if propios.get("desempenos", "").startswith("desempenos:\n  ") and "nivel" in antes.get("desempenos", ""):
        suyos = bloques(propios["desempenos"].split("\n", 1)[1], _DESEMPENO)
        demas = bloques(antes["desempenos"].split("\n", 1)[1], _DESEMPENO)
        resto = "".join(f"  {t}" for c, t in demas.items() if c not in suyos)
        fragmento = fragmento.replace(propios["desempenos"], propios["desempenos"].rstrip("\n") + "\n" + resto)
    quedan = [trozo for clave, trozo in antes.items() if clave not in propios and clave != "formato"]
    return "formato: 1\n" + fragmento.rstrip("\n") + "\n" + "".join(quedan)


def limpio(fragmento: str) -> str:
    """Un texto de prueba sin su sangría ni el salto con que empieza."""
    return dedent(fragmento).removeprefix("\n")


def fuentes(textos: Mapping[str, Contenido]) -> list[Fuente]:
    """Las fuentes de una carpeta; `None` es un archivo que no está."""
    return [
        c if isinstance(c, Fuente) else Fuente(ruta, c.encode() if isinstance(c, str) else c)
        for ruta, c in textos.items()
        if c is not None
    ]


def leer(todas: Iterable[Fuente]) -> tuple[Escuela, Lector]:
    """Lo mismo que `cargar`, con el lector a mano: guarda los permisos."""
    ordenadas = sorted(todas, key=lambda f: f.ruta)
    lector = Lector()
    base = lector.base(f for f in ordenadas if not es_observacion(f.ruta))
    leidas = [lector.observacion(f) for f in ordenadas if es_observacion(f.ruta)]
    presentes = tuple(o for o in leidas if o is not None)
    return base.con(observaciones=presentes, fuera=frozenset(lector.fuera), archivos=lector.archivos), lector


def todos_los_problemas(
    textos: Mapping[str, Contenido], *, hoy: date = HOY, pendientes: bool = False
) -> list[Problema]:
    """Lo que diría `validar`: leer, revisar con todas las reglas y aplicar los permisos."""
    escuela, lector = leer(fuentes(textos))
    de_reglas = revisar(Entorno(escuela, hoy, pendientes))
    return con_permisos([*lector.problemas, *de_reglas], lector.permisos, pendientes)


def cambiada(cambios: Mapping[str, Contenido]) -> dict[str, Contenido]:
    """La escuela sana con esos cambios; un texto es un fragmento, unos bytes el archivo entero."""
    textos: dict[str, Contenido] = dict(BASE)
    for ruta, cambio in cambios.items():
        textos[ruta] = con(BASE.get(ruta, ""), limpio(cambio)) if isinstance(cambio, str) else cambio
    return textos


def dicho(problema: Problema, aqui: str = "") -> str:
    """`M201 2:10`, con la ruta delante si no es el archivo de la prueba."""
    lugar = problema.lugar
    donde = f"{lugar.linea}:{lugar.columna}"
    return f"{problema.codigo} {donde if lugar.archivo == aqui else f'{lugar.archivo}:{donde}'}"


def en(
    ruta: str,
    cambio: Contenido,
    ademas: Mapping[str, Contenido] | None = None,
    *,
    hoy: date = HOY,
    pendientes: bool = False,
) -> list[str]:
    """Los problemas de la escuela con un archivo cambiado (y otros `ademas`), como `M201 2:10`."""
    textos = cambiada({ruta: cambio, **(ademas or {})})
    return [dicho(p, ruta) for p in todos_los_problemas(textos, hoy=hoy, pendientes=pendientes)]


def unico(ruta: str, cambio: Contenido, ademas: Mapping[str, Contenido] | None = None, **opciones: object) -> Problema:
    """El único problema de la escuela con ese cambio, para mirar su texto y su gravedad."""
    (problema,) = todos_los_problemas(cambiada({ruta: cambio, **(ademas or {})}), **opciones)  # type: ignore[arg-type]
    return problema


def gravedad(problema: Problema) -> str:
    dada = gravedad_de(problema)
    return str(getattr(dada, "value", dada))


def copia(ruta: str, fragmento: str = "") -> bytes:
    """El contenido de otro archivo de la escuela, con un fragmento cambiado."""
    return con(BASE[ruta], limpio(fragmento)).encode()
