"""Las filas de la tabla de visitas: qué dicen, y a cuál de las que hay se refieren.

Una fila con una celda que no se entiende no se usa: ni entera ni a medias.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from monitoreo_cli.calculo.importacion.tablas import EVIDENCIA, NIVEL, nombres_de
from monitoreo_cli.lectura import celdas
from monitoreo_cli.lectura.celdas import NoSeEntiende, Renglon, nombres_unicos, persona, plano, una_de
from monitoreo_cli.lectura.hoja_de_calculo import Celda
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.observacion import ESTADOS_DE_VISITA, MODALIDADES, Observacion
from monitoreo_cli.valor import Valor

_COMBINADA = "si la celda está combinada con otra, sepárala y escribe el valor en cada fila"


class Leida(Valor):
    """Lo que dice una fila, con las claves del formato, y la visita que ya existe, si es una de ellas."""

    renglon: Renglon
    datos: Mapping[str, Any]
    existente: Observacion | None = None


class PorOmision(Valor):
    """Lo que toma una visita nueva si su fila no lo dice."""

    observador: str | None = None
    estado: str = "borrador"


class LectorDeVisitas:
    """Lee las filas de la tabla de visitas, en orden: una repetida se nota al llegar la segunda."""

    def __init__(self, escuela: Escuela, docentes: Iterable[str], omision: PorOmision) -> None:
        self._escuela, self._omision = escuela, omision
        self._docente = persona(docentes, nombres_de_docentes(escuela), "docentes.yaml")
        self._observador = del_equipo(escuela)
        self._instrumento = una_de(escuela.rubricas, "un instrumento de la escuela")
        self._hay: dict[Any, list[Observacion]] = defaultdict(list)
        for visita in escuela.visitas:
            self._hay[visita.docente, visita.fecha].append(visita)
        self._vistas: dict[Any, list[Leida]] = defaultdict(list)

    def leer(self, r: Renglon) -> Leida:
        """Lo que dice una fila; sus dudas quedan en el renglón."""
        datos: dict[str, Any] = {
            "docente": r.leer("docente", self._docente),
            "fecha": r.leer("fecha", celdas.fecha),
            "inicio": r.leer("inicio", celdas.hora),
            "rubrica": r.leer("instrumento", self._instrumento),
        }
        existente = self._existente(r, datos)
        datos |= self._cabecera(r)
        if existente is None and not r.dudas:
            self._completar(r, datos)
        elif existente is not None:
            self._que_sea_la_misma(r, datos, existente)
        datos |= self._de_rubrica(r, datos["rubrica"] or (existente.rubrica if existente else None))
        hay_acuerdo = "compromiso" in r.celdas or (existente is not None and existente.compromisos)
        if not hay_acuerdo and {"desempeno", "plazo"} & r.celdas.keys():
            r.dudar(r.lugar_de("plazo", "desempeno"), "falta qué se acordó: llena la columna `Compromiso`")
        leida = Leida(r, _con_dato(datos), existente)
        self._que_no_se_repita(leida)
        return leida

    def _cabecera(self, r: Renglon) -> dict[str, Any]:
        return {
            "etapa": r.leer("etapa", celdas.entero),
            "fin": r.leer("fin", celdas.hora),
            "observador": r.leer("observador", self._observador),
            "modalidad": r.leer("modalidad", una_de(MODALIDADES, "una modalidad")),
            "estado": r.leer("estado", una_de(ESTADOS_DE_VISITA, "un estado")),
            "sesion": {
                "area": r.leer("area", celdas.texto),
                "titulo": r.leer("titulo", celdas.texto),
                "matriculados": r.leer("matriculados", celdas.entero),
                "asistentes": r.leer("asistentes", celdas.entero),
            },
            "cuaderno": {"hechos": r.leer("hechos", celdas.texto)},
        }

    # ------------------------------------------------------------ a qué visita se refiere

    def _existente(self, r: Renglon, datos: Mapping[str, Any]) -> Observacion | None:
        if "visita" in r.celdas:
            return r.leer("visita", self._por_id)
        if r.dudas or datos["docente"] is None or datos["fecha"] is None:
            return None
        ese_dia = self._hay[datos["docente"], datos["fecha"]]
        iguales = [v for v in ese_dia if v.es_principal and es_la_misma(_clave_de(v), datos)]
        exactas = [v for v in iguales if v.inicio == datos["inicio"]] or iguales
        if len(exactas) > 1:
            r.dudar(r.lugar_de("fecha"), "ese docente tiene varias visitas ese día: di cuál con su id o su hora")
        return exactas[0] if len(exactas) == 1 else None

    def _por_id(self, celda: Celda) -> Observacion:
        clave = celdas.texto(celda)
        hallada = next((v for v in self._escuela.visitas if v.id == clave), None)
        if hallada is None:
            raise NoSeEntiende("no hay una visita con ese id: si es nueva, deja esta celda vacía")
        return hallada

    def _que_sea_la_misma(self, r: Renglon, datos: dict[str, Any], visita: Observacion) -> None:
        """Docente, fecha e instrumento dicen cuál es: cambiarlos es otra visita, y tiene su orden."""
        for clave, columna in (("docente", "docente"), ("fecha", "fecha"), ("rubrica", "instrumento")):
            escrito = getattr(visita, clave)
            if datos[clave] is not None and escrito is not None and datos[clave] != escrito:
                r.dudar(r.lugar_de(columna), f"`{visita.id}` dice otra cosa en `{clave}`: eso se cambia en su archivo")
        if visita.estado == "cerrada" and datos["estado"] == "borrador":
            r.dudar(r.lugar_de("estado"), f"está cerrada: para reabrirla, monitoreo visita reabrir {visita.id}")
        hechos = visita.cuaderno.hechos if visita.cuaderno else None
        if hechos and plano(datos["cuaderno"]["hechos"] or hechos) == plano(hechos):
            datos["cuaderno"] = None  # dicen lo mismo: los suyos pueden llevar su hora y su desempeño
        elif hechos:
            r.dudar(r.lugar_de("hechos"), "la visita ya tiene otros hechos en su cuaderno: agrégalo en su archivo")

    def _que_no_se_repita(self, leida: Leida) -> None:
        cual = _clave_de(leida.existente) if leida.existente else leida.datos
        if cual.get("docente") is None or cual.get("fecha") is None:
            return
        vistas = self._vistas[cual.get("docente"), cual.get("fecha")]
        for otra in vistas:
            son_nuevas = leida.existente is None and otra.existente is None
            if es_la_misma(otra.datos, leida.datos) if son_nuevas else leida.existente is otra.existente:
                leida.renglon.dudar(leida.renglon.lugar, f"es la misma visita que {otra.renglon.lugar}: deja una fila")
                return
        vistas.append(leida)

    # ------------------------------------------------------------ lo que una visita nueva necesita

    def _completar(self, r: Renglon, datos: dict[str, Any]) -> None:
        for clave, que in (("docente", "el docente"), ("fecha", "la fecha")):
            if datos[clave] is None:
                r.dudar(r.lugar, f"a esta fila le falta {que}; {_COMBINADA}")
                return
        base = f"{datos['fecha'].isoformat()}-{datos['docente']}"
        if rota := next((f for f in self._escuela.observaciones_fuera if f.startswith(base)), None):
            r.dudar(r.lugar_de("fecha"), f"ya hay un archivo `{rota}` que no se puede leer: corrígelo antes")
        datos["formato"] = 1
        datos["observador"] = datos["observador"] or self._omision.observador
        datos["estado"] = datos["estado"] or self._omision.estado
        if datos["observador"] is None:
            r.dudar(r.lugar_de("observador", "docente"), "falta quién observó: llénalo, o usa --observador")
        self._etapa(r, datos)

    def _etapa(self, r: Renglon, datos: dict[str, Any]) -> None:
        escuela = self._escuela
        dicha = escuela.etapas.get(datos["etapa"]) if datos["etapa"] is not None else None
        candidatas = [dicha] if dicha else escuela.etapas_en(datos["fecha"])
        if datos["etapa"] is not None and dicha is None:
            r.dudar(r.lugar_de("etapa"), f"no existe la etapa {datos['etapa']}")
        elif len(candidatas) != 1:
            cae = "cae en varias etapas" if candidatas else "no cae en ninguna etapa del plan"
            r.dudar(r.lugar_de("fecha"), f"esa fecha {cae}: llena la columna `Etapa`")
        else:
            datos["etapa"] = candidatas[0].numero
            datos["rubrica"] = datos["rubrica"] or escuela.rubrica_de(candidatas[0])

    # ------------------------------------------------------------ niveles, evidencias y compromiso

    def _de_rubrica(self, r: Renglon, instrumento: str | None) -> dict[str, Any]:
        rubrica = self._escuela.rubrica(instrumento)
        de_desempeno = [c for c in r.celdas if c.startswith((NIVEL, EVIDENCIA))]
        if rubrica is None or instrumento is None:
            if de_desempeno and not r.dudas:
                r.dudar(r.lugar_de(*de_desempeno), "no se sabe con qué instrumento: llena la columna `Instrumento`")
            return {}
        nombres, nivel = nombres_de(rubrica), celdas.nivel(rubrica, instrumento)
        valoraciones: dict[str, dict[str, str | None]] = {clave: {} for clave in rubrica.por_id}
        for columna in de_desempeno:
            que, _, nombre = columna.partition("/")
            suya = valoraciones.get(nombres.get(nombre, ""))
            if suya is None or que in suya:
                motivo = f"no es un desempeño de {instrumento}" if suya is None else f"ya tiene {que} en otra columna"
                r.dudar(r.lugar_de(columna), f"`{nombre}` {motivo}")
                continue
            suya[que] = r.leer_nivel(columna, nivel) if que == "nivel" else r.leer(columna, celdas.texto)
        return {"desempenos": valoraciones, "compromiso": self._compromiso(r, nombres)}

    def _compromiso(self, r: Renglon, nombres: Mapping[str, str]) -> dict[str, Any]:
        def desempeno(celda: Celda) -> str:
            clave = nombres.get(plano(celdas.texto(celda)))
            if clave is None:
                raise NoSeEntiende("no es un desempeño de ese instrumento")
            return clave

        return {
            "texto": r.leer("compromiso", celdas.texto),
            "desempeno": r.leer("desempeno", desempeno),
            "plazo": r.leer("plazo", celdas.fecha),
        }


def del_equipo(escuela: Escuela) -> Callable[[Celda], str]:
    """Lee a alguien del equipo, por su id o su nombre."""
    nombres = nombres_unicos((clave, p.nombre) for clave, p in escuela.equipo.items())
    return persona(escuela.equipo, nombres, "plan.yaml")


def nombres_de_docentes(escuela: Escuela) -> dict[str, str | None]:
    """De cada nombre de `identidades.yaml`, el id de quien lo lleva."""
    return nombres_unicos(par for par in escuela.nombres.items() if par[0] in escuela.docentes)


def _clave_de(visita: Observacion) -> dict[str, Any]:
    return {"docente": visita.docente, "fecha": visita.fecha, "inicio": visita.inicio, "rubrica": visita.rubrica}


def es_la_misma(una: Mapping[str, Any], otra: Mapping[str, Any]) -> bool:
    """Mismo docente y fecha; la hora y el instrumento también, si las dos los dicen."""
    if (una.get("docente"), una.get("fecha")) != (otra.get("docente"), otra.get("fecha")):
        return False
    return all(una.get(c) is None or otra.get(c) is None or una[c] == otra[c] for c in ("inicio", "rubrica"))


def _con_dato(datos: Mapping[str, Any]) -> dict[str, Any]:
    """Sin lo que no tiene dato, hasta el fondo."""
    limpios = {c: _con_dato(v) if isinstance(v, Mapping) else v for c, v in datos.items()}
    return {c: v for c, v in limpios.items() if v is not None and v != {}}
