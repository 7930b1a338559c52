"""Lo que se entregó de una etapa frente a lo que dicen hoy los archivos (05, punto 15).

Se compara por huellas (qué visitas cambiaron, aunque no muevan ninguna cuenta) y por conteos (qué cifras de
la tabla ya no son las entregadas). Un borrador no cuenta: ganar o perder uno no cambia lo entregado.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from monitoreo_cli.calculo.resumen import Resumen, conteos
from monitoreo_cli.modelo.escuela import Escuela
from monitoreo_cli.modelo.plan import Etapa
from monitoreo_cli.valor import Valor

if TYPE_CHECKING:
    from monitoreo_cli.modelo.anexos import Entrega

CIFRAS_DE_HUELLA = 16
# De lo que hay en ellos salen las cuentas de cualquier etapa.
_DE_TODAS = ("plan.yaml", "docentes.yaml", "rubricas/")
_NO_CUENTAN = ("borradores",)
_SIN_NIVEL = ("no_observado", "no_aplica", "sin_dato")
_NADA = "—"
_OTRO = "cambió"


class Cambios(Valor):
    """Lo que ya no es como se entregó.

    `conteos`: por desempeño (o `docentes`, `visitas`, `instrumento`), cada cuenta como `2→1`; `visitas`: por
    id, qué le pasó.
    """

    conteos: Mapping[str, Mapping[str, str]]
    visitas: Mapping[str, str]

    @property
    def hay(self) -> bool:
        return bool(self.conteos or self.visitas)

    def como_se_guardan(self) -> dict[str, Any]:
        """Como van en `rectificaciones`; el id de una visita es un valor, para poder renombrarla."""
        visitas = [{"visita": v, "que": que} for v, que in self.visitas.items()]
        partes = {"conteos": {a: dict(c) for a, c in self.conteos.items()}, "visitas": visitas}
        return {clave: parte for clave, parte in partes.items() if parte}


SIN_CAMBIOS = Cambios({}, {})


class Situacion(Valor):
    """Una etapa sin entregar (`entrega` es `None`), o entregada, y lo que cambió después sin decir por qué."""

    entrega: "Entrega | None"
    cambios: Cambios


PRELIMINAR = Situacion(None, SIN_CAMBIOS)


class Parte(Valor):
    """Una etapa en un informe: sus resultados, y si ya se entregó."""

    resumen: Resumen
    situacion: Situacion


def huella(datos: bytes) -> str:
    """La huella con que una entrega recuerda una visita."""
    from hashlib import sha256  # sin nada entregado no hace falta

    return sha256(datos).hexdigest()[:CIFRAS_DE_HUELLA]


def ruta_de(etapa: Etapa) -> str:
    """Dónde se guarda lo entregado de una etapa."""
    return f"entregas/etapa-{etapa.numero}.yaml"


def es_suyo(escuela: Escuela, etapa: Etapa, archivo: str) -> bool:
    """Si lo que diga un archivo puede cambiar las cuentas de la etapa; una visita que no dice de cuál es, también."""
    if archivo.startswith("observaciones/"):
        visita = next((o for o in escuela.observaciones if o.ruta == archivo), None)
        return visita is None or escuela.etapa_de(visita) in (None, etapa)
    return archivo.startswith((*_DE_TODAS, ruta_de(etapa)))


def entrega_de(escuela: Escuela, numero: int | None) -> "Entrega | None":
    """Lo entregado de una etapa; si el archivo no dice de cuál es, vale su nombre."""
    return next((e for e in escuela.entregas if _numero(e) == numero), None)


def situacion(escuela: Escuela, resumen: Resumen, huellas: Mapping[str, str]) -> Situacion:
    """Cómo está una etapa hoy. `huellas` son las de las visitas que hoy cuentan en ella."""
    entrega = entrega_de(escuela, resumen.etapa.numero)
    if entrega is None:
        return PRELIMINAR
    return Situacion(entrega, Cambios(_conteos(entrega.resumen, resumen), _visitas(escuela, entrega, resumen, huellas)))


def _numero(entrega: "Entrega") -> int | None:
    if entrega.etapa is not None:
        return entrega.etapa
    cifras = entrega.origen.archivo.rpartition("-")[2].removesuffix(".yaml")
    return int(cifras) if cifras.isdecimal() else None


# ---------------------------------------------------------------- las visitas


def _visitas(escuela: Escuela, entrega: "Entrega", resumen: Resumen, huellas: Mapping[str, str]) -> dict[str, str]:
    """Por visita, qué le pasó: primero las entregadas, después las nuevas."""
    entregadas = entrega.huellas
    dichas = {v: _por_que_falta(escuela, v, resumen) for v in entregadas if v not in huellas}
    dichas |= {v: _OTRO for v, h in entregadas.items() if v in huellas and huellas[v] != h}
    return dichas | {v: "es nueva" for v in huellas if v not in entregadas}


def _por_que_falta(escuela: Escuela, clave: str, resumen: Resumen) -> str:
    """Por qué una visita entregada ya no cuenta en la etapa."""
    visita = next((v for v in escuela.visitas if v.id == clave), None)
    if visita is None:
        return "no se puede leer" if clave in escuela.observaciones_fuera else "ya no está"
    if not visita.es_cerrada:
        return "volvió a borrador"
    etapa = escuela.etapa_de(visita)
    if etapa is not None and etapa.numero != resumen.etapa.numero:
        return f"pasó a la etapa {etapa.numero}"
    return "ya no cuenta"


# ---------------------------------------------------------------- los conteos


def _conteos(entregado: Any, resumen: Resumen) -> dict[str, dict[str, str]]:
    """Las cuentas que cambiaron, por asunto; de un resumen que no se entiende no se dice nada."""
    antes, ahora = _por_asunto(entregado), _por_asunto(conteos(resumen))
    if not antes:
        return {}
    if antes["instrumento"] != ahora["instrumento"]:  # dos instrumentos no se comparan
        antes, ahora = ({a: c for a, c in x.items() if a in _GENERALES} for x in (antes, ahora))
    cambios = {}
    for asunto in dict.fromkeys((*antes, *ahora)):
        uno, otro = antes.get(asunto, {}), ahora.get(asunto, {})
        cuentas = dict.fromkeys((*uno, *otro))
        cambios[asunto] = {c: _paso(uno.get(c), otro.get(c)) for c in cuentas if uno.get(c) != otro.get(c)}
    return {asunto: c for asunto, c in cambios.items() if c}


_GENERALES = ("instrumento", "docentes", "visitas")


def _por_asunto(resumen: Any) -> dict[str, dict[str, Any]]:
    """Un resumen, recién calculado o leído de su archivo, como cuentas de un solo piso, en texto."""
    dicho = _mapa(resumen)
    if not dicho:
        return {}
    asuntos = {a: {c: _plano(v) for c, v in _mapa(dicho.get(a)).items() if c not in _NO_CUENTAN} for a in _GENERALES}
    asuntos["instrumento"] = {"rúbrica": _plano(dicho.get("rubrica"))}
    for desempeno in _lista(dicho.get("desempenos")):
        suyo = _mapa(desempeno)
        cuentas = {**_mapa(suyo.get("niveles")), **{c: suyo.get(c) for c in _SIN_NIVEL}}
        asuntos[str(suyo.get("id"))] = {c: _plano(v) for c, v in cuentas.items()}
    return asuntos


def _mapa(valor: Any) -> Mapping[str, Any]:
    return valor if isinstance(valor, Mapping) else {}


def _lista(valor: Any) -> list[Any]:
    return valor if isinstance(valor, list) else []


def _plano(valor: Any) -> Any:
    """Un número como texto; una lista, como sus textos en orden, que es lo mismo leída que calculada."""
    if isinstance(valor, list):
        return sorted(str(sorted(v.items())) if isinstance(v, Mapping) else str(v) for v in valor)
    return None if valor is None else str(valor)


def _paso(antes: Any, despues: Any) -> str:
    """`2→1`. De una lista se dice cuántos: sus ids no se guardan en un texto que nadie renombraría."""
    uno, otro = (str(len(v)) if isinstance(v, list) else _NADA if v is None else v for v in (antes, despues))
    return _OTRO if uno == otro else f"{uno}→{otro}"
