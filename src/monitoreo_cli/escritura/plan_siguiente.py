"""El plan del año siguiente: sus datos, lo que se apunta al lado de cada uno, y la cuenta de qué se hizo con él."""

from collections.abc import Iterator

from monitoreo_cli.calculo.siguiente import Cierre
from monitoreo_cli.escritura.comentada import Apuntes, comentar
from monitoreo_cli.escritura.datos import Datos, datos_de
from monitoreo_cli.escritura.frases_viejas import (
    al_anio_siguiente,
    frases_viejas,
    norma_del_anio,
    normas_de_otro_anio,
)
from monitoreo_cli.escritura.nueva_escuela import CABECERA_DEL_PLAN
from monitoreo_cli.fechas import fin_de_mes, rango, un_anio_despues
from monitoreo_cli.modelo.anios import NOMBRES
from monitoreo_cli.modelo.plan import Plan
from monitoreo_cli.modelo.tipos import Tipo
from monitoreo_cli.texto import enumerar

Fila = tuple[str, str]

_SE_REPIENSAN = {
    "nombre_del_anio": "cada año tiene el suyo",
    "poblacion": "la matrícula cambia",
    "problema": "sale del diagnóstico de este año",
    "antecedentes": "ahora también cuentan lo de {viejo}",
    "diagnostico": "parte de cómo terminó {viejo}: mira linea_base y anterior.yaml",
    "metas": "se fijan mirando la línea base",
    "visitas_previstas": "eran las fechas de {viejo}",
    "no_lectivos": "los feriados, las vacaciones y las semanas de gestión cambian",
    "recuperaciones": "eran las de {viejo}",
    "aprobacion": "la resolución es de cada año",
}
# Lo que se repiensa dentro de algo que sí se lleva.
_DENTRO = {
    ("objetivos", "meta"): "cuánto se logra se decide cada año",
    ("objetivos", "responde_a"): "se sabrá cuando escribas el problema",
    ("financiamiento", "rubros"): "los montos eran de {viejo}",
}
_CON_FECHAS = ("periodo", "etapas", "actividades")
_LISTA_DE = {"etapa": "etapas", "actividad": "actividades"}


class PlanSiguiente:
    """Se arma entero al crearse; después sólo se le pregunta. El plan viejo no debe tener errores."""

    def __init__(self, viejo: Plan, cierre: Cierre) -> None:
        self.cierre = cierre
        self.titulo_viejo = viejo.titulo
        self.viejo, self.anio = cierre.anio, cierre.anio + 1
        self.datos = datos_de(viejo)
        self.por_escribir: list[Fila] = []
        self.renombrado: list[Fila] = []
        self.notas: dict[str, str] = {}
        self.sugeridos: Datos = {}
        self._vaciar()
        self._mover()
        self._poner_base()
        self._legalizar()
        self.frases = frases_viejas(self.datos, self.viejo)
        self._apartar_lo_viejo()

    def texto(self) -> str:
        cabecera = f"{CABECERA_DEL_PLAN}\nViene del plan de {self.viejo}: lo que dice REVISA o ESCRIBE es tuyo."
        return comentar(Plan, self.datos, cabecera, Apuntes(self.notas, self.sugeridos, self.anio))

    # ------------------------------------------------------------ cambiar

    def _vaciar(self) -> None:
        for clave, razon in _SE_REPIENSAN.items():
            if self.datos.pop(clave, None) is not None:
                self._falta(clave, clave, razon)
        for (clave, dentro), razon in _DENTRO.items():
            bloques = self.datos.get(clave, ())
            quitados = [
                b.pop(dentro, None) for b in (bloques if isinstance(bloques, list) else filter(None, [bloques]))
            ]
            if any(q is not None for q in quitados):
                self._falta(clave, f"{clave}: {dentro}", razon)
        if not self.datos.get("financiamiento", True):
            del self.datos["financiamiento"]
        if nombre := NOMBRES.get(self.anio):
            self.sugeridos["nombre_del_anio"] = nombre

    def _falta(self, clave: str, rotulo: str, razon: str) -> None:
        dicha = razon.format(viejo=self.viejo)
        self.por_escribir.append((rotulo, dicha))
        self._apuntar(clave, f"ESCRIBE {rotulo.removeprefix(f'{clave}: ')}: {dicha}.")

    def _mover(self) -> None:
        self.datos["titulo"] = al_anio_siguiente(self.datos["titulo"], self.viejo)
        for rotulo, tramo in self._por_nombre():
            tramo |= {
                "desde": un_anio_despues(tramo["desde"]),
                "hasta": un_anio_despues(tramo["hasta"], final=True),
            }
            if (nombre := al_anio_siguiente(tramo.get("nombre", ""), self.viejo)) != tramo.get("nombre", ""):
                tramo["nombre"] = nombre
                self.renombrado.append((f"{rotulo}: nombre", nombre))

    def _por_nombre(self) -> Iterator[tuple[str, Datos]]:
        """Lo que tiene fechas de principio y fin."""
        yield "periodo", self.datos["periodo"]
        yield from ((f"etapa {e['numero']}", e) for e in self.datos["etapas"])
        yield from ((f"actividad {a['id']}", a) for a in self.datos.get("actividades", ()))

    def _poner_base(self) -> None:
        self.datos.pop("linea_base", None)
        if self.cierre.base:
            self.datos["linea_base"] = {
                "anio": self.viejo, "rubrica": self.cierre.resumen.rubrica, "desempenos": self.cierre.base,
            }  # fmt: skip
        else:
            self._falta("linea_base", "linea_base", self._sin_base())

    def _sin_base(self) -> str:
        resumen = self.cierre.resumen
        if resumen.candidatas:
            return f"en la etapa {resumen.etapa.numero} hay varios instrumentos: {enumerar(resumen.candidatas)}"
        return f"nadie tiene una visita cerrada en la etapa {resumen.etapa.numero} de {self.viejo}, la última"

    def _legalizar(self) -> None:
        normas = self.datos.get("base_legal", [])
        viejas = normas_de_otro_anio(normas, self.anio)
        nueva = norma_del_anio(self.anio)
        quedan = [n for n in normas if n not in viejas]
        if not viejas:
            return
        self.datos["base_legal"] = quedan
        if not quedan:
            del self.datos["base_legal"]
        ahora = f"la de {self.anio} es la {nueva.split(',')[0]}" if nueva else f"busca la de {self.anio}"
        self._falta("base_legal", "base_legal", f"se quitó {enumerar(f'«{v}»' for v in viejas)}; {ahora}")

    def _apartar_lo_viejo(self) -> None:
        """Un texto suelto que nombra un año pasado queda comentado; dentro de una lista, señalado."""
        for clave in self.frases:
            if isinstance(Plan.CAMPOS[clave].forma, Tipo) and clave != "titulo":
                self.sugeridos[clave] = self.datos.pop(clave)
                self._apuntar(clave, f"REVISA: habla de {self.viejo} o de antes; corrígelo y quita los #.")
            else:
                self._apuntar(clave, f"REVISA: alguna frase habla de {self.viejo} o de antes.")
        if pocas := self._etapas_con_menos_grados():
            self._apuntar("etapas", f"REVISA: faltan grados en {pocas}.")
        for clave in {nombre.split(" ")[0] for nombre in self._con_dia()}:
            self._apuntar(_LISTA_DE.get(clave, clave), "REVISA: las fechas caen en otro día de la semana.")

    def _apuntar(self, clave: str, dicho: str) -> None:
        self.notas[clave] = " ".join(filter(None, [self.notas.get(clave), dicho]))

    def _etapas_con_menos_grados(self) -> str:
        todos = set(self.datos["institucion"].get("grados", ()))
        return enumerar(
            f"etapa {e['numero']}" for e in self.datos["etapas"] if e.get("grados") and {*e["grados"]} < todos
        )

    # ------------------------------------------------------------ dar cuenta

    def llevado(self) -> Iterator[Fila]:
        aparte = {"formato", "titulo", "linea_base", *_CON_FECHAS}
        yield "plan.yaml", ", ".join(c for c in self.datos if c not in aparte)

    def movido(self) -> Iterator[Fila]:
        if self.datos["titulo"] != self.titulo_viejo:
            yield "titulo", self.datos["titulo"]
        for nombre, tramo in self._por_nombre():
            yield nombre, rango(tramo["desde"], tramo["hasta"])
        yield from self.renombrado

    def por_releer(self) -> Iterator[Fila]:
        for clave, frases in self.frases.items():
            donde = f"{clave} (quedó comentado)" if clave in self.sugeridos else clave
            yield from ((donde, f"«{frase}»") for frase in frases)
        if pocas := self._etapas_con_menos_grados():
            yield "etapas: grados", f"faltan en {pocas}: ¿también este año?"
        if con_dia := self._con_dia():
            yield "fechas con día", f"caen en otro día de la semana: {enumerar(con_dia)}"

    def _con_dia(self) -> list[str]:
        """Lo que no va por meses enteros."""
        return [n for n, t in self._por_nombre() if t["desde"].day != 1 or t["hasta"] != fin_de_mes(t["hasta"])]
