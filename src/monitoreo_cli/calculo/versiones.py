"""Seguir una visita por los commits, aunque haya cambiado de nombre o de carpeta."""

from collections.abc import Iterable, Mapping, Sequence

from monitoreo_cli.lectura.cargar import es_observacion
from monitoreo_cli.lectura.clases import id_de
from monitoreo_cli.lectura.respuestas_de_git import Commit, Entrada, pares_de
from monitoreo_cli.valor import Valor

Donde = tuple[str, str]  # un commit y la ruta que la visita tenía en él
Diferencias = Mapping[tuple[str, str], Sequence[Entrada]]
Cambios = Sequence[tuple[str, Sequence[Entrada]]]


class Paso(Valor):
    """La visita en un commit.

    `ruta` vacía es que ahí dejó de estar con ese nombre; `nueva`, a dónde fue si sólo se movió.
    `previas` es dónde estaba en sus padres, e `igual`, aquella de la que no cambió nada.
    """

    commit: Commit
    ruta: str
    previas: tuple[Donde, ...]
    igual: Donde | None = None
    blob: str = ""
    nueva: str = ""

    @property
    def donde(self) -> Donde:
        return self.commit.id, self.ruta


def seguir(commits: Sequence[Commit], diferencias: Diferencias, id_: str, rutas: Iterable[str]) -> list[Paso]:
    """Los pasos de la visita `id_`, del más viejo al más nuevo.

    `commits` empieza por el último y da cada uno antes que sus padres; `rutas` es dónde está la
    visita en él: vacío si ya no está, y entonces se busca dónde dejó de estar.
    """
    arboles = {c.id: c.arbol for c in commits}
    vivas: dict[str, set[str]] = {commits[0].id: set(rutas)} if commits else {}
    ya_no_esta = not any(vivas.values())
    pasos: list[Paso] = []
    for commit in commits:
        pares = zip(commit.padres or ("",), pares_de(commit, arboles), strict=True)
        cambios = [(padre, diferencias.get(par, ())) for padre, par in pares]
        salidas = [
            (padre, e) for padre, entradas in cambios for e in entradas if _se_fue(e, id_, tambien_movida=ya_no_esta)
        ]
        # Si uno de los padres ya no la tenía, quien la quitó fue otro commit, que ya se dirá.
        if salidas and len({padre for padre, _ in salidas}) == len(cambios):
            pasos.append(_salida(commit, salidas))
        quedan = vivas.pop(commit.id, set())
        vistos = _vistos(commit, sorted(quedan), cambios) if quedan else []
        pasos += vistos
        for padre, ruta in (*((p, e.antes) for p, e in salidas), *(d for paso in vistos for d in paso.previas)):
            vivas.setdefault(padre, set()).add(ruta)
    return pasos[::-1]


def _se_fue(entrada: Entrada, id_: str, tambien_movida: bool) -> bool:
    """Si es un archivo con ese id que dejó de estar: borrado o, si se pide, llamado de otro modo."""
    if not entrada.antes or id_de(entrada.antes) != id_ or not es_observacion(entrada.antes):
        return False
    sigue = es_observacion(entrada.despues) and id_de(entrada.despues) == id_
    return not entrada.despues or (tambien_movida and not sigue)


def _salida(commit: Commit, salidas: list[tuple[str, Entrada]]) -> Paso:
    return Paso(commit, "", tuple((padre, e.antes) for padre, e in salidas), nueva=salidas[0][1].despues)


def _vistos(commit: Commit, rutas: Sequence[str], cambios: Cambios) -> list[Paso]:
    por_padre = [(padre, {e.despues: e for e in entradas}) for padre, entradas in cambios]
    return [_paso(commit, ruta, por_padre) for ruta in rutas]


def _paso(commit: Commit, ruta: str, por_padre: Sequence[tuple[str, dict[str, Entrada]]]) -> Paso:
    previas: list[Donde] = []
    igual, blob = None, ""
    for padre, entradas in por_padre:
        entrada = entradas.get(ruta)
        if entrada is None and padre:
            igual = igual or (padre, ruta)
            previas.append((padre, ruta))
        elif entrada is not None:
            blob = entrada.blob
            if entrada.antes:
                previas.append((padre, entrada.antes))
    return Paso(commit, ruta, tuple(previas), igual, blob)
