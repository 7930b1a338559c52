"""Las preguntas del cuaderno de campo: los hechos uno por uno, y aparte lo demás."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from monitoreo_cli.modelo.observacion import leer_hechos
from monitoreo_cli.ordenes._formulario.caminos import Estado, tomar
from monitoreo_cli.ordenes._formulario.pregunta import NoVale, Pregunta, de_texto, leer_hora_suelta, leer_renglones
from monitoreo_cli.ordenes.visita._formulario.caso import Caso
from monitoreo_cli.texto import citar, parecida, recortar
from monitoreo_cli.vistas.terminal import Linea, columnas

HECHOS = ("cuaderno", "hechos")
# Una hora sin minutos sólo si después va la marca: «8 niños responden» no empieza con una hora.
_HORA = r"([0-9]{1,2}[:.hH][0-9]{2}|[0-9]{1,2}(?=\s+(?:\[|[0-9]{1,2}\))))\s+(.*)"
_MARCA = r"(?:\[\s*([^\]]{1,40}?)\s*\]|([0-9]{1,2})\))\s*(.*)"
_AYUDA = (
    "Un hecho por línea, lo que viste u oíste: se guarda al pulsar Enter. Si quieres, la hora delante y el "
    "desempeño por su número: `8:25 2) Pregunta por qué flota` o `[2] Pregunta…`."
)


def desempenos_de(caso: Caso, estado: Estado) -> list[str]:
    """Los que se pueden marcar, en orden: los del instrumento y los de las otras fichas de la etapa."""
    etapa = caso.etapa_de(estado)
    claves = [estado.get("rubrica"), *(caso.escuela.fichas_de(etapa) if etapa else ())]
    rubricas = [r for clave in claves if (r := caso.escuela.rubrica(clave))]
    return list(dict.fromkeys(d for r in rubricas for d in r.por_id))


def de_cuaderno(caso: Caso, estado: Estado) -> Iterator[Pregunta]:
    yield Pregunta(
        HECHOS, "Hechos", "Hechos del cuaderno, uno por línea (línea vacía: seguir)", LectorDeHechos(caso, estado),
        clase="hechos", antes=lambda: _a_la_vista(caso, estado), ayuda=_AYUDA, salto="sigue",
    )  # fmt: skip
    yield Pregunta(
        ("cuaderno", "preguntas"), "Preguntas", "¿Qué le preguntarás al conversar? Una por línea", leer_renglones,
        clase="largo",
    )  # fmt: skip
    yield de_texto(("cuaderno", "necesidades"), "Necesidades", "¿Qué apoyo necesita?", clase="largo")
    yield de_texto(
        ("cuaderno", "notas_del_observador"), "Notas propias", "Notas para ti", clase="largo",
        ayuda="No salen en ningún informe. Escribe sólo lo que podrías leer en voz alta.",
    )  # fmt: skip


def _a_la_vista(caso: Caso, estado: Estado) -> Iterator[Linea]:
    yield "Marca un hecho con su desempeño por el número, así: 8:25 2) Pregunta por qué flota"
    claves = desempenos_de(caso, estado)
    filas = [[f"{n})", clave] for n, clave in enumerate(claves, 1)]
    mitad = (len(filas) + 1) // 2
    pares = zip_longest(filas[:mitad], filas[mitad:], fillvalue=list[str]())
    yield from columnas([[*izquierda, *derecha] for izquierda, derecha in pares])
    anotados = (tomar(estado, HECHOS) or "").splitlines()
    if len(anotados) > 3:
        yield f"  ({len(anotados) - 3} hechos antes de éstos)"
    for linea in anotados[-3:]:
        yield f"  {recortar(linea, 74)}"


class LectorDeHechos:
    """De una línea dictada al cuaderno entero, con la hora y el desempeño en su forma."""

    def __init__(self, caso: Caso, estado: Estado) -> None:
        self._caso, self._estado = caso, estado
        self._claves = desempenos_de(caso, estado)

    def __call__(self, dicho: str) -> str:
        anotados = (tomar(self._estado, HECHOS) or "").splitlines()
        if dicho == "-":
            if not anotados:
                raise NoVale("todavía no hay hechos que quitar")
            return "\n".join(anotados[:-1])
        return "\n".join([*anotados, self.linea(dicho)])

    def linea(self, dicho: str) -> str:
        """El hecho como se guarda: `08:25 [razonamiento] Pregunta…`."""
        hora, resto = "", dicho.strip()
        if m := re.fullmatch(_HORA, resto):
            hora, resto = f"{leer_hora_suelta(m[1]):%H:%M}", m[2].strip()
        elif self._caso.es_en_vivo(self._estado):
            hora = f"{self._caso.reloj():%H:%M}"
        desempeno = ""
        if m := re.fullmatch(_MARCA, resto):
            desempeno, resto = f"[{self._desempeno(m[1] or m[2])}]", m[3].strip()
        if not resto:
            raise NoVale("falta lo que pasó; por ejemplo: 8:25 2) Pregunta por qué flota")
        return " ".join(filter(None, [hora, desempeno, resto]))

    def _desempeno(self, dicho: str) -> str:
        if dicho in self._claves:
            return dicho
        if dicho.isdecimal():
            if 0 < int(dicho) <= len(self._claves):
                return self._claves[int(dicho) - 1]
            raise NoVale(f"los desempeños van del 1 al {len(self._claves)}; por ejemplo: [2] Pregunta por qué flota")
        cercana = parecida(dicho, self._claves)
        if cercana is None:
            raise NoVale(f"no existe el desempeño {citar(dicho)}; pon su número, por ejemplo: [2]")
        return cercana


def marcados(estado: Estado, desempeno: str) -> list[str]:
    """Los hechos de un desempeño, con su hora."""
    hechos = leer_hechos(tomar(estado, HECHOS) or "")
    return [" ".join(filter(None, [h.hora, h.texto])) for h in hechos if h.desempeno == desempeno]
