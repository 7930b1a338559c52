"""`accion nueva` y `visita dialogo` preguntando, en una terminal de 80×24."""

import os
from pathlib import Path

import pytest

from tests.ordenes.terminal import Terminal

pytestmark = pytest.mark.skipif(os.name == "nt", reason="pexpect abre una terminal de POSIX")
ACCION = "acciones/2024-06-07-preguntas-que-abren.yaml"
VISITA = "observaciones/2024-04-23-d02.yaml"


@pytest.mark.parametrize("tipo", ["xterm", "dumb"])
def test_una_accion_realizada_con_tropiezos(escuela: Path, tipo: str) -> None:
    terminal = Terminal(escuela, tipo, "accion", "nueva")
    terminal.ve("sale sin guardar").ve("¿Qué clase de acción es?").teclea("")
    terminal.ve("sin este dato no se puede seguir").ve("¿Qué clase").teclea("interaprendizaje")
    terminal.ve("¿Cuándo? [jueves 20 de junio de 2024]").teclea("7/6")
    terminal.ve("¿Cómo está? [realizada]").teclea("<")
    terminal.ve("¿Cuándo? [viernes 7 de junio de 2024]").teclea("")
    terminal.ve("¿Cómo está? [realizada]").teclea("")
    terminal.ve("¿De qué trata?").teclea("Preguntas que abren")
    terminal.ve("¿A qué desempeños responde?").teclea("2, nueve")
    terminal.ve("`nueve` no está en la lista").ve("¿A qué desempeños").teclea("2 3")
    terminal.ve("¿Quiénes participan?").teclea("d01, d02")
    terminal.ve("¿Quién la conduce?").teclea("director")
    terminal.ve("¿A qué llegaron?").teclea("Cada quien trae una", ".")
    terminal.ve("¿A qué se compromete?").teclea("Traer una sesión")
    terminal.ve("¿Quién lo hará?").teclea("d02")
    terminal.ve("¿A qué desempeño responde?").teclea("2")
    terminal.ve("¿Hasta cuándo?").teclea("5/5")
    terminal.ve("es antes del viernes 7 de junio").ve("¿Hasta cuándo?").teclea("21/6")
    terminal.ve("¿A qué se compromete?").teclea("")
    terminal.ve("¿Qué lo muestra?").teclea("Acta", "Foto", ".")
    terminal.ve("Revisión, 1 de 1").ve("g: guardar").teclea("6")
    terminal.ve("¿Quiénes participan?").teclea("todos")
    terminal.ve("d01, d02").ve("g: guardar").teclea("g")
    terminal.ve(ACCION)
    assert terminal.termina() == 0
    texto = (escuela / ACCION).read_text("utf-8")
    assert texto.startswith("formato: 1\ntipo: gia\nestado: realizada\nfecha: 2024-06-07\ntema: Preguntas que abren\n")
    assert "responde_a: [razonamiento, retroalimenta]\nparticipantes: [d01, d02" in texto
    assert "    plazo: 2024-06-21\n    responsable: d02\nevidencias:\n  - Acta\n  - Foto\n" in texto


def test_de_una_accion_programada_no_se_pregunta_que_quedo(escuela: Path) -> None:
    terminal = Terminal(escuela, "dumb", "accion", "nueva")
    terminal.ve("¿Qué clase").teclea("taller")
    terminal.ve("¿Cuándo?").teclea("5/7")
    terminal.ve("¿Cómo está? [programada]").teclea("", "Leer juntos", "", "", "")
    terminal.ve("Revisión, 1 de 1").ve("7)  Responsable").teclea("g")
    terminal.ve("acciones/2024-07-05-leer-juntos.yaml")
    assert terminal.termina() == 0


def test_si_al_repasar_se_suspende_no_se_guarda_lo_que_iba_a_quedar(escuela: Path) -> None:
    terminal = Terminal(escuela, "dumb", "accion", "nueva")
    terminal.ve("¿Qué clase").teclea("taller")
    terminal.ve("¿Cuándo?").teclea("7/6")
    terminal.ve("¿Cómo está? [realizada]").teclea("", "Leer juntos", "", "", "")
    terminal.ve("¿A qué llegaron?").teclea("Cada quien trae una", ".")
    terminal.ve("¿A qué se compromete?").teclea("", "")
    terminal.ve("Revisión, 1 de 1").ve("g: guardar").teclea("3")
    terminal.ve("¿Cómo está?").teclea("suspendida")
    terminal.ve("g: guardar").teclea("g")
    terminal.ve("acciones/2024-06-07-leer-juntos.yaml")
    assert terminal.termina() == 0
    texto = (escuela / "acciones/2024-06-07-leer-juntos.yaml").read_text("utf-8")
    assert "estado: suspendida" in texto
    assert "acuerdos" not in texto


@pytest.mark.parametrize(
    ("salir", "dicho", "codigo"),
    [("!", "No se guardó nada.", 0), (None, "Interrumpido: no se escribió nada.", 130)],
)
def test_salir_a_medias_no_guarda_nada_y_lo_dice(escuela: Path, salir: str | None, dicho: str, codigo: int) -> None:
    terminal = Terminal(escuela, "xterm", "accion", "nueva")
    terminal.ve("¿Qué clase").teclea("taller")
    terminal.ve("¿Cuándo?")
    terminal.interrumpe() if salir is None else terminal.teclea(salir)
    terminal.ve(dicho)
    assert terminal.termina() == codigo
    assert not list((escuela / "acciones").glob("*taller*"))


def test_el_dialogo_de_una_visita_cerrada(escuela: Path) -> None:
    antes = (escuela / VISITA).read_text("utf-8").partition("dialogo:")[0]
    (escuela / VISITA).write_text(antes, "utf-8")
    terminal = Terminal(escuela, "xterm", "visita", "dialogo", Path(VISITA).stem)
    terminal.ve("¿Cuándo conversaste con el docente?").teclea("1/4")
    terminal.ve("es antes del").ve("¿Cuándo conversaste").teclea("24/4")
    terminal.ve("¿Qué ya hace bien?").teclea("Espera a que piensen", ".")
    terminal.ve("¿Qué puede mejorar?").teclea("")
    terminal.ve("¿Qué dijo el docente?").teclea("")
    terminal.ve("¿Cuándo firmó su copia?").teclea("25/4")
    terminal.ve("¿A qué se compromete?").teclea("Preguntar dos veces")
    terminal.ve("¿A qué desempeño").teclea("2")
    terminal.ve("¿Hasta cuándo?").teclea("")
    terminal.ve("¿En qué se notará").teclea("Dos preguntas en cada sesión")
    terminal.ve("¿Qué ayuda").teclea("")
    terminal.ve("¿A qué se compromete?").teclea("")
    terminal.ve("Revisión, 1 de 1").ve("g: guardar").teclea("g")
    terminal.ve(VISITA)
    assert terminal.termina() == 0
    despues = (escuela / VISITA).read_text("utf-8")
    assert despues.startswith(antes)
    assert "fortalezas: Espera a que piensen\n" in despues
    assert "recibido: 2024-04-25\n" in despues
    assert "indicador: Dos preguntas en cada sesión\n" in despues


def test_lo_ya_conversado_no_se_vuelve_a_preguntar(escuela: Path) -> None:
    archivo = escuela / VISITA
    archivo.write_text(archivo.read_text("utf-8") + "  fortalezas: Espera\n", "utf-8")
    terminal = Terminal(escuela, "dumb", "visita", "dialogo", Path(VISITA).stem)
    terminal.ve("Ya están escritos y no se tocan: fortalezas.").ve("¿Qué puede mejorar?").teclea("", "", "", "")
    terminal.ve("g: guardar").teclea("g")
    terminal.ve("no respondiste nada nuevo: no se cambió nada")
    assert terminal.termina() == 0
