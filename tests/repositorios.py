"""Repositorios de git de verdad, y uno hostil: su configuración quiere que git ejecute cosas."""

import os
from collections.abc import Iterator
from pathlib import Path

from tests.ordenes.test_git import SIN_CONFIGURAR, git

__all__ = ["SIN_CONFIGURAR", "cambiar", "ejecutados", "empezar", "entorno_hostil", "git", "guardar", "hostil"]


def empezar(raiz: Path) -> None:
    """Un repositorio sin nada guardado, con quien junta ramas ya configurado."""
    git(raiz, "init", "-q", "-b", "main")
    git(raiz, "config", "user.name", "Nadie")
    git(raiz, "config", "user.email", "nadie@ejemplo.pe")


def guardar(raiz: Path, quien: str, dia: str, mensaje: str = "trabajo del día") -> str:
    """Guarda todo lo que hay, como si esa persona lo hiciera ese día; da el id del commit."""
    fecha = f"{dia}T10:00:00-0500"
    git(raiz, "add", "-A")
    git(raiz, "commit", "-q", "--allow-empty", "-m", mensaje, f"--author={quien} <{quien[0].lower()}@ejemplo.pe>",
        f"--date={fecha}")  # fmt: skip
    return git(raiz, "rev-parse", "HEAD").strip()


def cambiar(raiz: Path, ruta: str, antes: str, despues: str) -> None:
    """Cambia la primera aparición de un texto que tiene que estar."""
    archivo = raiz / ruta
    texto = archivo.read_text("utf-8")
    assert antes in texto
    archivo.write_text(texto.replace(antes, despues, 1), "utf-8", newline="\n")


def hostil(raiz: Path, afuera: Path) -> None:
    """Pone en un repositorio todo lo que git sabe ejecutar; cada cosa deja un testigo en `afuera`."""
    afuera.mkdir()
    guion = {nombre: _guion(afuera, nombre) for nombre in _EJECUTABLES}
    ganchos = afuera / "ganchos"
    ganchos.mkdir()
    for gancho in ("post-index-change", "reference-transaction", "post-checkout", "pre-commit", "fsmonitor-watchman"):
        (ganchos / gancho).write_bytes(_guion(afuera, f"gancho-{gancho}").read_bytes())
        (ganchos / gancho).chmod(0o755)
    incluido = afuera / "incluido.config"
    incluido.write_text(f'[core]\n\teditor = "{guion["editor"]}"\n[alias]\n\tls-files = "!{guion["alias"]}"\n', "utf-8")
    for clave, valor in _AJUSTES:
        git(raiz, "config", "--add", clave, valor.format(ganchos=ganchos, incluido=incluido, **guion))
    (raiz / ".gitattributes").write_text("* filter=malo diff=malo merge=malo\n", "utf-8")
    falso = raiz / "git"
    falso.write_bytes(guion["falso"].read_bytes())
    falso.chmod(0o755)


def ejecutados(afuera: Path) -> Iterator[str]:
    """Lo que llegó a ejecutarse."""
    return (t.stem for t in sorted(afuera.glob("*.testigo")))


_EJECUTABLES = (
    "fsmonitor", "pager", "externo", "textconv", "comando", "limpia", "ensucia", "proceso", "ssh", "gpg", "alias",
    "credencial", "askpass", "alternos", "editor", "red", "falso", "mezcla", "empaca",
)  # fmt: skip
_AJUSTES = (
    ("core.fsmonitor", "{fsmonitor}"), ("core.hooksPath", "{ganchos}"), ("core.pager", "{pager}"),
    ("pager.rev-list", "{pager}"), ("diff.external", "{externo}"), ("diff.malo.textconv", "{textconv}"),
    ("diff.malo.command", "{comando}"), ("filter.malo.clean", "{limpia}"), ("filter.malo.smudge", "{ensucia}"),
    ("filter.malo.process", "{proceso}"), ("merge.malo.driver", "{mezcla}"), ("core.sshCommand", "{ssh}"),
    ("gpg.program", "{gpg}"), ("log.showSignature", "true"), ("alias.rev-list", "!{alias}"),
    ("alias.cat-file", "!{alias}"), ("credential.helper", "!{credencial}"), ("core.askPass", "{askpass}"),
    ("core.alternateRefsCommand", "{alternos}"), ("uploadpack.packObjectsHook", "{empaca}"),
    ("include.path", "{incluido}"), ("remote.origin.url", "ext::{red}"), ("remote.origin.promisor", "true"),
    ("remote.otro.url", "ssh://ejemplo.invalid/x"), ("remote.otro.promisor", "true"),
    ("extensions.partialClone", "origin"), ("protocol.allow", "always"), ("protocol.ext.allow", "always"),
)  # fmt: skip


def _guion(afuera: Path, nombre: str) -> Path:
    """Un programa que deja su testigo y no hace nada más."""
    ruta = afuera / f"{nombre}.sh"
    ruta.write_text(f"#!/bin/sh\n: > '{afuera / nombre}.testigo'\nexit 1\n", "utf-8")
    ruta.chmod(0o755)
    return ruta


def entorno_hostil(afuera: Path, otro: Path) -> dict[str, str]:
    """Las variables con que otro programa podría torcer lo que git mira o ejecuta."""
    externo, alias = afuera / "externo.sh", afuera / "alias.sh"
    return {
        "PATH": os.pathsep.join((".", "", os.environ["PATH"])),
        "GIT_DIR": str(otro / ".git"), "GIT_WORK_TREE": str(otro), "GIT_INDEX_FILE": str(otro / "indice"),
        "GIT_OBJECT_DIRECTORY": str(otro), "GIT_EXTERNAL_DIFF": str(externo), "GIT_PAGER": str(externo),
        "PAGER": str(externo), "GIT_SSH_COMMAND": str(externo), "GIT_ASKPASS": str(externo),
        "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "core.fsmonitor", "GIT_CONFIG_VALUE_0": str(alias),
        "GIT_TRACE": str(afuera / "rastro.testigo"), "GIT_EXEC_PATH": str(otro), "GIT_LITERAL_PATHSPECS": "1",
    }  # fmt: skip
