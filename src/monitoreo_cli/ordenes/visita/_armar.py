"""De las opciones de `visita nueva` al YAML de la visita."""

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar

from monitoreo_cli.errores import ErrorDeUso
from monitoreo_cli.escritura.emisor import emitir
from monitoreo_cli.lectura.cargar import cargar
from monitoreo_cli.lectura.carpeta import Carpeta
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.observacion import MODALIDADES, SIN_NIVEL, Observacion
from monitoreo_cli.modelo.plan import Etapa
from monitoreo_cli.modelo.rubrica import Rubrica
from monitoreo_cli.modelo.tipos import ENTERO, FECHA, HORA, Tipo, TipoOpcion
from monitoreo_cli.ordenes._compromisos import partidos
from monitoreo_cli.ordenes._opciones import EJEMPLO_DE_COMPROMISO, conocido, leido, los_que_hay, una_de
from monitoreo_cli.texto import enumerar, quiza

T = TypeVar("T")
MINIMO = ("docente", "fecha", "observador")


class Pedido:
    """Las opciones que se dieron, por su nombre; las que faltan valen `None`."""

    def __init__(self, opciones: dict[str, Any]) -> None:
        self._opciones = opciones

    def __getitem__(self, nombre: str) -> Any:
        return self._opciones.get(nombre)

    def leido(self, nombre: str, tipo: Tipo[T]) -> T | None:
        """El valor con su tipo. Lanza `ErrorDeUso` si no lo es."""
        texto = self[nombre]
        return None if texto is None else leido(f"--{nombre}", texto, tipo)

    def pares(self, nombre: str, ejemplo: str) -> dict[str, str]:
        """Las opciones `clave=valor` que se repiten."""
        partidos = [texto.partition("=") for texto in self[nombre] or ()]
        if mal := next(("".join(p) for p in partidos if not p[0] or not p[2].strip()), None):
            raise ErrorDeUso(f"no se entiende --{nombre} `{mal}`", f"escríbelo así: --{nombre} {ejemplo}")
        claves = [clave for clave, _, _ in partidos]
        if repetida := next((c for c in claves if claves.count(c) > 1), None):
            raise ErrorDeUso(f"--{nombre} dice `{repetida}` más de una vez", "deja una sola")
        return {clave: valor for clave, _, valor in partidos}


def armar(carpeta: Carpeta, pedido: Pedido) -> str:
    """El YAML de la visita pedida. Lanza `ErrorDeUso` si falta algo, o no existe lo que se nombra."""
    faltan = [f"--{n}" for n in MINIMO if not pedido[n]]
    if faltan:
        verbo = "falta" if len(faltan) == 1 else "faltan"
        ejemplo = "por ejemplo: --docente d01 --fecha 2024-08-13 --observador director"
        raise ErrorDeUso(f"{verbo} {enumerar(faltan)}", ejemplo)
    escuela, _ = cargar(carpeta.base())
    fecha = pedido.leido("fecha", FECHA)
    assert fecha is not None
    docente = _conocido("--docente", "el docente", pedido["docente"], escuela.docentes, escuela.lista is not None)
    hay_plan = escuela.plan is not None
    etapa = _etapa(escuela, pedido, fecha)
    rubrica = _rubrica(escuela, pedido, etapa)
    sesion = {n: pedido[n] for n in ("area", "titulo")}
    sesion |= {n: pedido.leido(n, ENTERO) for n in ("matriculados", "asistentes")}
    datos = {
        "formato": 1,
        "docente": docente,
        "etapa": etapa.numero if etapa else None,
        "fecha": fecha,
        "inicio": pedido.leido("inicio", HORA),
        "fin": pedido.leido("fin", HORA),
        "observador": _conocido("--observador", "en el equipo", pedido["observador"], escuela.equipo, hay_plan),
        "modalidad": pedido.leido("modalidad", TipoOpcion(*MODALIDADES)),
        "estado": "cerrada" if pedido["cerrar"] else "borrador",
        "sesion": {c: v for c, v in sesion.items() if v is not None},
        "rubrica": rubrica,
        "desempenos": _desempenos(escuela.rubrica(rubrica), pedido),
        "compromisos": list(_compromisos(escuela.rubrica(rubrica), pedido)),
    }
    return emitir(Observacion, datos)


def _etapa(escuela: Escuela, pedido: Pedido, fecha: date) -> Etapa | None:
    dicha = pedido["etapa"]
    hay = enumerar(map(str, escuela.etapas)) or "ninguna"
    if dicha is not None:
        numero = leido("--etapa", dicha, ENTERO)
        if numero not in escuela.etapas:
            raise ErrorDeUso(f"no existe la etapa `{dicha}`", f"hay: {hay}")
        return escuela.etapas[numero]
    candidatas = escuela.etapas_en(fecha)
    if len(candidatas) != 1 and escuela.plan is not None:
        cae = "cae en varias etapas" if candidatas else "no cae en ninguna etapa"
        raise ErrorDeUso(f"falta --etapa: {fecha} {cae}", f"hay: {hay}")
    return candidatas[0] if candidatas else None


def _rubrica(escuela: Escuela, pedido: Pedido, etapa: Etapa | None) -> str | None:
    dicha = pedido["rubrica"]
    if dicha is not None and dicha not in escuela.rubricas_fuera:
        return _conocido("--rubrica", "el instrumento", dicha, escuela.rubricas, bool(escuela.rubricas))
    elegida = dicha or (escuela.rubrica_de(etapa) if etapa else None)
    if elegida is None and (pedido["nivel"] or pedido["evidencia"] or pedido["cerrar"]):
        raise ErrorDeUso("falta --rubrica: el plan no dice con qué instrumento", los_que_hay(escuela.rubricas))
    return elegida


def _desempenos(rubrica: Rubrica | None, pedido: Pedido) -> dict[str, dict[str, str]]:
    niveles = pedido.pares("nivel", "involucra=III")
    evidencias = pedido.pares("evidencia", 'involucra="lo que viste u oíste"')
    dichos = dict.fromkeys([*(rubrica.por_id if rubrica else ()), *niveles, *evidencias])
    for desempeno in (*niveles, *evidencias):
        _del_instrumento(rubrica, desempeno)
    for nivel in niveles.values():
        _de_la_escala(rubrica, nivel)
    armados = {}
    for desempeno in dichos:
        valoracion = {"nivel": niveles.get(desempeno), "evidencia": evidencias.get(desempeno)}
        if any(valoracion.values()):
            armados[desempeno] = {c: v for c, v in valoracion.items() if v is not None}
    return armados


def _compromisos(rubrica: Rubrica | None, pedido: Pedido) -> Iterable[dict[str, Any]]:
    dichos = partidos(pedido["compromiso"] or (), EJEMPLO_DE_COMPROMISO)
    for numero, (desempeno, plazo, texto) in enumerate(dichos, 1):
        if desempeno:
            _del_instrumento(rubrica, desempeno)
        armado = {"id": f"c{numero}", "texto": texto, "desempeno": desempeno, "responsable": "docente", "plazo": plazo}
        yield {c: v for c, v in armado.items() if v is not None}


def _del_instrumento(rubrica: Rubrica | None, desempeno: str) -> None:
    if rubrica is not None and desempeno not in rubrica.por_id:
        arreglo = quiza(desempeno, rubrica.por_id) or los_que_hay(rubrica.por_id)
        raise ErrorDeUso(f"no existe el desempeño `{desempeno}`", arreglo)


def _de_la_escala(rubrica: Rubrica | None, nivel: str) -> None:
    validos = (*rubrica.claves, *SIN_NIVEL) if rubrica else (nivel,)
    parecido = rubrica.nivel_parecido(nivel) if rubrica and nivel not in validos else None
    if parecido:
        raise ErrorDeUso(f"`{nivel}` no vale para --nivel", f"¿quisiste decir `{parecido}`?")
    una_de("--nivel", nivel, validos)


def _conocido(opcion: str, que: str, dicho: str, hay: Iterable[str], se_sabe: bool) -> str:
    """El id, si existe. Si el archivo que lo define no se pudo leer, no se juzga aquí."""
    return conocido(que, dicho, hay, opcion) if se_sabe else dicho
