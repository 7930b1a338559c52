"""Git, sólo mirando: qué se guardó, quién y cuándo.

La configuración de un repositorio que vino de otra parte puede nombrar programas para que git los
ejecute: ganchos, vigilantes, comparadores, filtros, paginadores, transportes. Aquí sólo se usan
órdenes que no los necesitan (`rev-list`, `diff-tree`, `cat-file`, `ls-tree`, `ls-files`), con esos
ajustes anulados, sin red y sin las variables `GIT_*` que traiga el entorno.
"""

import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from monitoreo_cli.errores import ErrorDelMundo
from monitoreo_cli.lectura.codificacion import TAMANO_MAXIMO
from monitoreo_cli.lectura.respuestas_de_git import (
    Commit,
    Entrada,
    Objeto,
    entre_ceros,
    leer_commit,
    leer_diferencias,
    leer_objeto,
    pares_de,
)

_ANULADOS = (
    "core.hooksPath=/dev/null", "core.fsmonitor=", "core.pager=cat", "core.askPass=", "core.attributesFile=",
    "credential.helper=", "diff.external=", "log.showSignature=false", "protocol.allow=never",
    "safe.bareRepository=explicit", "submodule.recurse=false",
)  # fmt: skip
# Dicen dónde está la configuración de la persona, que es suya; las demás `GIT_*` cambiarían qué se mira.
_DE_LA_PERSONA = ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM")
_AMBIENTE = {
    "GIT_ALLOW_PROTOCOL": "ninguno", "GIT_NO_LAZY_FETCH": "1", "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0", "GIT_PAGER": "cat", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C",
}  # fmt: skip
_PROGRAMA = "git.exe" if os.name == "nt" else "git"
_SUBMODULO = "160000"


class SinHistoria(ErrorDelMundo):
    """No hay historia que leer: falta git, la carpeta no está en git, o es de otra persona."""


def encontrar_git() -> str | None:
    """La ruta de git, o `None`. Nunca uno de la carpeta actual, aunque en Windows se busque ahí primero."""
    for carpeta in os.environ.get("PATH", os.defpath).split(os.pathsep):
        if Path(carpeta).is_absolute() and (hallado := shutil.which(os.path.join(carpeta, _PROGRAMA))):
            return hallado
    return None


class Repositorio:
    """El repositorio de una escuela. Las rutas son relativas a ella; fuera de ella, empiezan con `../`.

    Lanza `SinHistoria` si no lo hay.
    """

    def __init__(self, raiz: Path) -> None:
        git = encontrar_git()
        if git is None:
            raise SinHistoria(
                "git no está en esta computadora, y la historia se lee de git",
                "lo demás funciona igual; git se instala desde git-scm.com",
            )
        apagado = (parte for ajuste in _ANULADOS for parte in ("-c", ajuste))
        self._base = [git, "--no-pager", *apagado]
        self._raiz = raiz
        dicho = self._preguntar("rev-parse", "--show-toplevel", "--show-prefix").decode("utf-8", "replace")
        cima, self._prefijo = dicho.split("\n")[:2]
        if not (Path(cima) / ".git").exists():  # con `core.worktree`, git miraría otra carpeta y callaría la de aquí
            raise ErrorDelMundo("este repositorio dice ser de otra carpeta", "quita su ajuste `core.worktree`")

    def esta_recortado(self) -> bool:
        """Si esta copia se trajo sin su historia completa."""
        return self._preguntar("rev-parse", "--is-shallow-repository").strip() == b"true"

    def cabeza(self) -> str | None:
        """El último commit de la rama actual, o `None` si todavía no hay ninguno."""
        hecho = self._correr("rev-parse", "--verify", "--quiet", "HEAD^{commit}")
        # Una rama que nombra un commit que falta no está por empezar: está rota.
        if hecho.returncode and self._correr("rev-parse", "--verify", "--quiet", "HEAD").stdout:
            raise _se_detuvo()
        return hecho.stdout.decode().strip() or None

    def seguidos(self) -> list[str]:
        """Los archivos de la escuela que git guarda o guardaría: los que no están en `.gitignore`."""
        dicho = self._preguntar("ls-files", "-z", "--cached", "--others", "--exclude-standard")
        return sorted(set(entre_ceros(dicho)))

    def guardados(self, *rutas: str) -> list[str]:
        """De esas rutas, las que git ya guarda."""
        return entre_ceros(self._preguntar("ls-files", "-z", "--cached", "--", *rutas))

    def archivos_en(self, commit: str) -> dict[str, str]:
        """Las rutas de la escuela en un commit, con el id de su contenido."""
        dicho = self._preguntar("ls-tree", "-r", "-z", commit)
        entradas = (linea.split("\t", 1) for linea in entre_ceros(dicho))
        return {ruta: datos.split()[2] for datos, ruta in entradas if not datos.startswith(_SUBMODULO)}

    def commits(self, *desde: str) -> list[Commit]:
        """Los commits que llevan a `desde` (`HEAD`, `--all`…): cada uno antes que sus padres."""
        dicho = self._preguntar("rev-list", "--author-date-order", "--parents", *desde)
        padres = {ids[0]: tuple(ids[1:]) for ids in map(str.split, dicho.decode().splitlines())}
        return [leer_commit(objeto, padres[objeto.id]) for objeto in self.objetos(padres)]

    def diferencias(self, commits: Sequence[Commit]) -> dict[tuple[str, str], list[Entrada]]:
        """Qué archivos cambiaron entre cada commit y cada uno de sus padres, por el par de sus árboles.

        Un commit sin padres se compara con nada. Un archivo que se movió es una sola entrada.
        """
        arboles = {c.id: c.arbol for c in commits}
        pares = dict.fromkeys(par for c in commits for par in pares_de(c, arboles))
        pedido = "".join(f"{antes} {despues}\n" for antes, despues in pares).encode()
        dicho = self._preguntar("diff-tree", "--stdin", "-r", "-z", "--raw", "--no-abbrev", "-M", pedido=pedido)
        return leer_diferencias(dicho, self._desde_la_escuela)

    def objetos(self, ids: Iterable[str], tope: int = TAMANO_MAXIMO) -> Iterator[Objeto]:
        """Los objetos, de uno en uno y en orden; de cada uno, a lo más `tope` bytes y uno más."""
        with self._conversar("cat-file", "--batch") as (pregunta, respuesta):
            for id_ in ids:
                try:
                    pregunta.write(f"{id_}\n".encode())
                    pregunta.flush()
                except BrokenPipeError:
                    raise _se_detuvo() from None
                objeto = leer_objeto(id_, respuesta, tope)
                if objeto is None:
                    raise _se_detuvo()
                yield objeto

    def contenidos(self) -> Iterator[tuple[str, str, str]]:
        """Cada contenido que alguna rama tiene o tuvo: su id, su ruta y el commit en que apareció.

        La primera vez, y una sola. Los mensajes (de commits y etiquetas) van con la ruta vacía. Las
        carpetas salen como contenidos: se reconocen por su clase.
        """
        dicho = self._preguntar(
            "rev-list", "--objects", "--in-commit-order", "--topo-order", "--reverse", "--missing=allow-any", "--all",
            *(("--full-history", "--", ".") if self._prefijo else ()),
        )  # fmt: skip
        commit = ""
        for linea in dicho.decode("utf-8", "replace").splitlines():
            id_, con_ruta, ruta = linea.partition(" ")
            commit = commit if con_ruta else id_
            yield id_, self._desde_la_escuela(ruta) if ruta else "", commit

    def que_tocaron(self, nombre: str) -> list[str]:
        """Los commits de cualquier rama que tocaron un archivo con ese nombre, del más viejo al más nuevo."""
        patron = f":(top,glob){_sin_comodines(self._prefijo)}**/{nombre}"
        return (
            self._preguntar("rev-list", "--all", "--full-history", "--topo-order", "--reverse", "--", patron)
            .decode()
            .split()
        )

    # ------------------------------------------------------------ correr git

    def _correr(self, *orden: str, pedido: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(  # noqa: S603 -- una ruta absoluta, y sólo órdenes que miran
            [*self._base, *orden], cwd=self._raiz, env=_ambiente(), input=pedido, capture_output=True, check=False
        )

    def _preguntar(self, *orden: str, pedido: bytes = b"") -> bytes:
        """Lo que git responde. Si no pudo, lanza diciendo por qué."""
        hecho = self._correr(*orden, pedido=pedido)
        if hecho.returncode:
            raise _por_que(hecho.stderr.decode("utf-8", "replace"), self._raiz)
        return hecho.stdout

    @contextmanager
    def _conversar(self, *orden: str) -> Iterator[tuple[IO[bytes], IO[bytes]]]:
        proceso = subprocess.Popen(  # noqa: S603 -- ídem
            [*self._base, *orden], cwd=self._raiz, env=_ambiente(),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        with proceso:
            try:
                yield cast("IO[bytes]", proceso.stdin), cast("IO[bytes]", proceso.stdout)
            finally:
                proceso.kill()

    def _desde_la_escuela(self, ruta: str) -> str:
        """Una ruta del repositorio, vista desde la carpeta de la escuela."""
        if ruta.startswith(self._prefijo):
            return ruta.removeprefix(self._prefijo)
        return "../" * self._prefijo.count("/") + ruta


def _ambiente() -> dict[str, str]:
    propias = {c: v for c, v in os.environ.items() if not c.startswith("GIT_") or c in _DE_LA_PERSONA}
    return propias | _AMBIENTE


def _por_que(dicho: str, raiz: Path) -> ErrorDelMundo:
    if "not a git repository" in dicho:
        return SinHistoria(
            "esta carpeta no está en git, así que no guarda historia",
            "para guardarla desde hoy: git init, git add . y git commit",
        )
    if "dubious ownership" in dicho:
        return SinHistoria(
            "git no lee esta carpeta porque su dueño es otro usuario de la computadora",
            f"si confías en ella: git config --global --add safe.directory {raiz.as_posix()}",
        )
    if "promisor" in dicho:
        return ErrorDelMundo(
            "esta copia de git está incompleta, y aquí nada se pide por la red", "complétala con: git fetch --refetch"
        )
    primera = next(iter(dicho.splitlines()), "")
    return ErrorDelMundo(f"git no pudo leer el repositorio: «{primera}»", "prueba: git fsck")


def _se_detuvo() -> ErrorDelMundo:
    return ErrorDelMundo("git se detuvo a la mitad: el repositorio parece dañado", "prueba: git fsck")


def _sin_comodines(ruta: str) -> str:
    return "".join(f"\\{c}" if c in "*?[\\" else c for c in ruta)
