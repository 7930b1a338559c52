"""La conversación de `visita nueva` y `visita retomar`, respuesta por respuesta, como llega por una tubería."""

import io
import json
import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.escuelas import PLAN, RUBRICA
from tests.ordenes.conftest import Conversar, Correr, Corrida

pytestmark = pytest.mark.usefixtures("escuela")
BORRADOR = Path("observaciones/2024-06-20-d02.yaml")
# d02, hoy, director, su compromiso abierto, horas, acordada, grados, área, título, propósito, tres números, nada más.
SESION = ["2", "", "", "", "8:15", "945", "opinada", "", "Matemática", "Mitades", "", "9", "8", "40", ""]
CUADERNO = ["8:25 2) Pregunta por qué", "[respeto] Espera el turno", "", "", "", ""]
NIVELES = ["Siete de ocho responden", ".", "III", "", "3", "Dice qué falta", ".", "ii", "", "III", "Acuerdan", ".", "4"]
LISTA = ["", ""]
ACUERDOS = ["", ""]
TODO = [*SESION, *CUADERNO, *NIVELES, *LISTA, *ACUERDOS]


def nueva(conversar: Conversar, *respuestas: str) -> Corrida:
    return conversar(["visita", "nueva"], *respuestas)


def retomar(conversar: Conversar, *respuestas: str) -> Corrida:
    return conversar(["visita", "retomar"], *respuestas)


@pytest.mark.parametrize(("dicho", "modalidad"), [("sí", "opinada"), ("s", "opinada"), ("n", "inopinada")])
def test_a_si_fue_acordada_se_responde_si_o_no(conversar: Conversar, dicho: str, modalidad: str) -> None:
    nueva(conversar, *SESION[:6], dicho, "!")
    assert f"modalidad: {modalidad}\n" in BORRADOR.read_text(encoding="utf-8")


def test_sin_terminal_no_pregunta(correr: Correr, escuela: Path) -> None:
    assert correr("visita", "nueva").codigo == 2
    codigo, _, errores = correr("visita", "retomar")
    assert codigo == 2
    assert "terminal" in errores


def test_una_visita_entera_se_cierra_y_dice_solo_su_ruta(conversar: Conversar) -> None:
    corrida = nueva(conversar, *TODO, "c", "s")
    assert (corrida.codigo, corrida.salida) == (0, f"{BORRADOR}\n")
    assert BORRADOR.read_text(encoding="utf-8") == (
        'formato: 1\ndocente: d02\netapa: 1\nfecha: 2024-06-20\ninicio: "08:15"\nfin: "09:45"\n'
        "observador: director\nmodalidad: opinada\nestado: cerrada\nsesion:\n  grados: [3, 4, 5, 6]\n"
        "  area: Matemática\n  titulo: Mitades\n  matriculados: 9\n  asistentes: 8\n  minutos_de_monitoreo: 40\n"
        "cuaderno:\n  hechos: |\n    08:25 [razonamiento] Pregunta por qué\n    [respeto] Espera el turno\n"
        "rubrica: minedu-2018\ndesempenos:\n  involucra:\n    nivel: III\n    evidencia: Siete de ocho responden\n"
        "  razonamiento:\n    nivel: III\n  retroalimenta:\n    nivel: II\n    evidencia: Dice qué falta\n"
        "  respeto:\n    nivel: III\n  regula:\n    nivel: IV\n    evidencia: Acuerdan\n"
    )
    assert "Traceback" not in corrida.errores


def test_cerrada_cuenta_y_en_borrador_no(conversar: Conversar, correr: Correr) -> None:
    nueva(conversar, *TODO, "b")
    antes = json.loads(correr("resumen", "--etapa", "1", "--formato", "json").salida)
    assert antes["visitas"] == {"programadas": 2, "cerradas": 2, "borradores": 1}
    assert antes["por_docente"][1]["visita"] != BORRADOR.stem
    retomar(conversar, *LISTA, *ACUERDOS, "c", "s")
    despues = json.loads(correr("resumen", "--etapa", "1", "--formato", "json").salida)
    assert despues["por_docente"][1]["visita"] == BORRADOR.stem


def test_los_compromisos_abiertos_van_primero_y_se_ofrece_lo_de_la_ultima_visita(conversar: Conversar) -> None:
    dicho = nueva(conversar, "1", "", "", "3", "Trajo sus preguntas", "", "").errores
    assert dicho.index("Plantear una pregunta abierta") < dicho.index("¿A qué hora empezó? [08:15]")
    assert "¿A qué hora terminó? [09:45]" in dicho
    texto = Path("observaciones/2024-06-20-d01.yaml").read_text("utf-8")
    assert (
        "seguimiento:\n  - compromiso: 2024-04-16-d01/c1\n    estado: cumplido\n    evidencia: Trajo sus preguntas\n"
        in texto
    )


def test_el_repaso_numera_los_compromisos_anteriores_y_no_parte_su_codigo(conversar: Conversar) -> None:
    dicho = nueva(conversar, "1", "", "", "3", "Trajo sus preguntas", "", *[""] * 60).errores
    assert "Compromiso anterior 1" in dicho
    assert "Prueba del 1" in dicho


def test_dice_la_etapa_y_quien_falta(conversar: Conversar, escuela: Path) -> None:
    for visita in (escuela / "observaciones").iterdir():
        visita.unlink()
    dicho = nueva(conversar, "1", "").errores
    assert "falta en la etapa 1" in dicho
    assert "Etapa 1 (abril a junio de 2024). Falta visitar en ella: d01 y d02." in dicho


def test_fuera_de_toda_etapa_se_pregunta_cual(conversar: Conversar) -> None:
    assert (
        "El 20/7/2024 no cae en ninguna etapa. ¿De cuál es esta visita?" in nueva(conversar, "2", "20/7", "2").errores
    )
    assert "etapa: 2\nfecha: 2024-07-20\n" in Path("observaciones/2024-07-20-d02.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("respuestas", "queja"),
    [
        (["9"], "`9` no está en la lista"),
        (["2", "31/2"], "`31/2` no es una fecha; por ejemplo: 16/4/2024"),
        (["2", "", "", "", "3"], "`3` no es una hora clara; por ejemplo: 08:15"),
        (["2", "", "", "", "115"], "`115` no es una hora clara"),
        (["2", "", "", "", "8:15", "8:00"], "tiene que terminar después; por ejemplo: 09:45"),
        ([*SESION[:7], "7"], "no son grados de 1 a 6"),
        ([*SESION[:11], "ocho"], "no es un número; por ejemplo: 12"),
        ([*SESION, "8:25 [9] x"], "los desempeños van del 1 al 6"),
        ([*SESION, "8:25 2)"], "falta lo que pasó"),
        ([*SESION, *CUADERNO, "", "V"], "`V` no está en la lista"),
        ([*TODO, "99"], "escribe un número del 1 al"),
    ],
)  # fmt: skip
def test_lo_que_no_se_entiende_se_vuelve_a_pedir_con_un_ejemplo(
    conversar: Conversar, respuestas: list[str], queja: str
) -> None:
    corrida = nueva(conversar, *respuestas)
    assert corrida.codigo == 0
    assert queja in " ".join(corrida.errores.split())


def test_las_ocho_son_un_ocho_y_se_dice_como_queda(conversar: Conversar) -> None:
    dicho = nueva(conversar, *SESION[:4], "8", "945", *SESION[6:], "8 2) Pregunta por qué", "8 niños responden").errores
    assert "Queda como 08:00." in dicho
    assert "Queda como 09:45." in dicho
    texto = BORRADOR.read_text("utf-8")
    assert 'inicio: "08:00"\nfin: "09:45"\n' in texto
    assert "    08:00 [razonamiento] Pregunta por qué\n    8 niños responden\n" in texto


def test_ningun_nivel_viene_puesto(conversar: Conversar) -> None:
    corrida = nueva(conversar, *TODO[: -len([*NIVELES, *LISTA, *ACUERDOS])], *[""] * 14, "c", "")
    assert "nivel:" not in BORRADOR.read_text("utf-8")
    assert "Para cerrarla falta: Nivel involucra" in corrida.errores


@pytest.mark.parametrize(
    ("dicho", "queda"),
    [
        ("n.o.", "no-observado"), ("no", "no-observado"), ("na", "no-aplica"), ("6", "no-aplica"), ("i", "I"),
        ("en proceso", "II"),
    ],
)  # fmt: skip
def test_un_nivel_se_dice_por_numero_clave_o_nombre(conversar: Conversar, dicho: str, queda: str) -> None:
    nueva(conversar, *SESION, *CUADERNO, "", dicho)
    assert f"  involucra:\n    nivel: {queda}\n" in BORRADOR.read_text("utf-8")


def test_la_clave_de_un_nivel_se_separa_de_su_nombre_y_no_se_repite(conversar: Conversar, escuela: Path) -> None:
    rubrica = escuela / "rubricas/minedu-2018.yaml"
    rubrica.write_text(rubrica.read_text("utf-8").replace("nombre: Insatisfactorio", "nombre: I"), "utf-8")
    dicho = nueva(conversar, *SESION, *CUADERNO, "").errores
    assert "1) I  2) II: En proceso  3) III: Satisfactorio  4) IV: Destacado" in dicho


def test_la_marca_se_pregunta_solo_con_el_nivel_mas_bajo_o_si_se_dice(conversar: Conversar) -> None:
    hasta_respeto = [*SESION, *CUADERNO, *NIVELES[:8]]
    assert "maltrato? (s/n)" not in nueva(conversar, *hasta_respeto, "", "II", "").errores
    assert "maltrato? (s/n)" in retomar(conversar, "<", "<", "Grita", ".", "I", "quizá", "n").errores
    assert "marca: no" in BORRADOR.read_text("utf-8")
    retomar(conversar, "<", "<", "marca")
    assert "    nivel: I\n    marca: sí\n    evidencia: Grita\n" in BORRADOR.read_text("utf-8")


def test_volver_lleva_a_la_anterior_y_deja_corregirla(conversar: Conversar) -> None:
    nueva(conversar, *SESION[:9], "Mitad", "<", "Mitades", "")
    assert "titulo: Mitades\n" in BORRADOR.read_text("utf-8")


def test_guardar_y_salir_y_retomar_sigue_donde_quedo(conversar: Conversar) -> None:
    assert "visita retomar 2024-06-20-d02" in nueva(conversar, *SESION[:9], "!").errores
    dicho = retomar(conversar, "Mitades").errores
    assert "Sigue: Sesión." in dicho
    assert "titulo: Mitades\n" in BORRADOR.read_text("utf-8")


def test_visita_nueva_ofrece_el_borrador_y_tambien_empezar_otra(conversar: Conversar) -> None:
    nueva(conversar, *SESION[:4])
    assert "2024-06-20-d02" in nueva(conversar, "1", "", "9:00").errores
    assert 'inicio: "09:00"\n' in BORRADOR.read_text("utf-8")
    nueva(conversar, "", *SESION[:4])
    assert Path("observaciones/2024-06-20-d02-2.yaml").exists()


@pytest.mark.parametrize("roto", ["formato: [", "formato: 1\ndocente: d02\nfecha: ayer\nestado: borrador\n"])
def test_un_borrador_roto_no_estorba_a_una_visita_nueva(conversar: Conversar, escuela: Path, roto: str) -> None:
    (escuela / "observaciones/2024-06-19-d02.yaml").write_text(roto, "utf-8")
    assert nueva(conversar, *SESION[:4]).codigo == 0
    assert BORRADOR.exists()
    codigo, _, errores = conversar(["visita", "retomar", "2024-06-19-d02"])
    assert codigo == 1
    assert "no se puede retomar" in errores


@pytest.mark.skipif(os.name == "nt", reason="crear enlaces pide permisos en Windows")
def test_de_un_borrador_que_no_se_deja_leer_no_se_dice_que_no_existe(conversar: Conversar) -> None:
    BORRADOR.symlink_to("memoria-sin-conectar/visita.yaml")
    codigo, _, errores = conversar(["visita", "retomar", BORRADOR.stem])
    assert codigo == 1
    assert f"no se puede retomar `{BORRADOR}`: no existe (o es un enlace roto)" in errores
    assert f"{BORRADOR} no se puede retomar: no existe" in nueva(conversar, "!").errores


def test_retomar_uno_que_no_existe_sugiere(conversar: Conversar) -> None:
    assert "no hay ningún borrador" in retomar(conversar).errores
    nueva(conversar, *SESION[:4])
    codigo, _, errores = conversar(["visita", "retomar", "2024-06-20-d2"])
    assert codigo == 2
    assert "¿quisiste decir `2024-06-20-d02`?" in errores


def test_un_borrador_con_comentarios_guarda_copia_antes_de_perderlos(conversar: Conversar, escuela: Path) -> None:
    nueva(conversar, *SESION[:4])
    con_notas = BORRADOR.read_text("utf-8") + "# ojo con la fecha\n"
    BORRADOR.write_text(con_notas, "utf-8")
    for no in ("n", "<", "!"):
        assert retomar(conversar, no).codigo == 0
        assert BORRADOR.read_text("utf-8") == con_notas
    retomar(conversar, "s", "", "9:00")
    assert "#" not in BORRADOR.read_text("utf-8")
    assert (escuela / ".monitoreo/2024-06-20-d02.yaml").read_text("utf-8") == con_notas


def test_si_el_docente_era_otro_el_archivo_se_muda_y_no_quedan_dos(conversar: Conversar) -> None:
    nueva(conversar, "1", "", "", "cumplido", "", "<", "<", "<", "<", "<", "2", "", "")
    assert not Path("observaciones/2024-06-20-d01.yaml").exists()
    assert "seguimiento" not in BORRADOR.read_text("utf-8")


def test_la_revision_corrige_cualquier_respuesta(conversar: Conversar) -> None:
    nueva(conversar, *TODO, "9", "Comunicación", "c", "s")
    texto = BORRADOR.read_text("utf-8")
    assert "area: Comunicación\n" in texto
    assert "estado: cerrada\n" in texto


def test_un_error_al_cerrar_se_muestra_y_lleva_a_su_pregunta(conversar: Conversar) -> None:
    """Con 10 de 90 minutos mirando de cerca, `retroalimenta` sólo puede ser I."""
    respuestas = [*SESION[:-2], "10", "", *TODO[len(SESION) :]]
    dicho = " ".join(nueva(conversar, *respuestas, "c", "I", "s").errores.split())
    assert "sólo puede ser I" in dicho
    assert dicho.index("error[M318]") < dicho.rindex("¿Qué nivel?")
    assert "estado: cerrada\n" in BORRADOR.read_text("utf-8")


def test_lo_que_no_impide_cerrar_se_dice_antes_de_cerrar(conversar: Conversar) -> None:
    respuestas = [*SESION[:11], "9", "12", *SESION[13:], *TODO[len(SESION) :]]
    dicho = nueva(conversar, *respuestas, "c", "s").errores
    assert dicho.index("- asistieron 12 de 9 matriculados") < dicho.index("¿La cierras?")
    assert "estado: cerrada\n" in BORRADOR.read_text("utf-8")


def test_una_marca_sin_evidencia_lleva_a_la_evidencia(conversar: Conversar) -> None:
    antes, despues = [*SESION, *CUADERNO, *NIVELES[:-3]], [*LISTA, *ACUERDOS]
    dicho = nueva(conversar, *antes, "", "marca", "", *despues, "c", "Grita a un niño", ".", "s").errores
    assert "error[M306]" in dicho
    assert "estado: cerrada\n" in BORRADOR.read_text("utf-8")
    assert "    marca: sí\n    evidencia: Grita a un niño\n" in BORRADOR.read_text("utf-8")


def test_los_compromisos_se_piden_de_uno_en_uno(conversar: Conversar) -> None:
    nueva(conversar, *TODO[:-2], "", "Preguntar «¿por qué?»", "2", "1/1", "15/9", "", "b")
    assert (
        "compromisos:\n  - id: c1\n    texto: Preguntar «¿por qué?»\n    desempeno: razonamiento\n"
        "    plazo: 2024-09-15\n    responsable: docente\n"
    ) in BORRADOR.read_text("utf-8")


def test_lo_que_cambio_por_fuera_se_conserva(
    conversar: Conversar, escuela: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nueva(conversar, *SESION[:4])
    lineas = iter(["\n", "9:00\n", "10:00\n", ""])

    def leer() -> str:
        if not BORRADOR.read_text("utf-8").count("inicio"):
            return next(lineas)
        BORRADOR.write_text(BORRADOR.read_text("utf-8").replace("estado:", "modalidad: opinada\nestado:"), "utf-8")
        return next(lineas)

    entrada = io.TextIOWrapper(io.BytesIO(b""))
    monkeypatch.setattr(entrada, "readline", leer, raising=False)
    monkeypatch.setattr("monitoreo_cli.ordenes._formulario.conversacion.sys.stdin", entrada)
    from monitoreo_cli.app import correr

    assert correr(["visita", "retomar"]) == 0
    texto = BORRADOR.read_text("utf-8")
    assert "modalidad: opinada\n" in texto
    assert 'fin: "10:00"\n' in texto


def test_lo_que_casi_nadie_necesita_va_detras_de_una_sola_pregunta(conversar: Conversar) -> None:
    assert "¿Qué sección?" not in nueva(conversar, *SESION, "", "!").errores
    BORRADOR.unlink()
    corrida = nueva(conversar, *SESION[:-1], "s", "B", "", "", "unidad, no registro", "!")
    assert "¿Qué competencia trabaja?" in corrida.errores
    texto = BORRADOR.read_text("utf-8")
    assert "  seccion: B\n" in texto
    assert "  documentos:\n    unidad: sí\n    registro: no\n" in texto


def test_con_mas_datos_un_compromiso_pide_su_indicador_y_su_apoyo(conversar: Conversar) -> None:
    antes = [*SESION[:-1], "s", "B", "", "", "", *CUADERNO, *NIVELES, *LISTA, ""]
    nueva(conversar, *antes, "Preguntar más", "2", "", "Dos preguntas", "La lista", "", "b")
    texto = BORRADOR.read_text("utf-8")
    assert "    indicador: Dos preguntas\n    apoyo: La lista\n" in texto


def test_al_retomar_no_vuelve_a_preguntar_lo_que_se_paso_de_largo(conversar: Conversar) -> None:
    nueva(conversar, *SESION, *CUADERNO[:2], "!")
    dicho = retomar(conversar, "!").errores
    assert "Sigue: Hechos." in dicho
    assert "¿Más datos" not in dicho


@pytest.mark.parametrize(("dicho", "rol"), [("1", "contraste"), ("", None)])
def test_una_segunda_mirada_de_la_misma_clase(conversar: Conversar, escuela: Path, dicho: str, rol: str | None) -> None:
    plan = escuela / "plan.yaml"
    otra = "equipo:\n  - id: ugel\n    nombre: Especialista\n    externo: sí\n"
    plan.write_text(plan.read_text("utf-8").replace("equipo:\n", otra), "utf-8")
    corrida = nueva(conversar, "2", "23/4", "ugel", dicho, "!")
    assert "1) 2024-04-23-d02, de director" in corrida.errores
    (nuevo,) = (escuela / "observaciones").glob("2024-04-23-d02-*.yaml")
    assert ("rol: contraste\ncontraste_de: 2024-04-23-d02\n" in nuevo.read_text("utf-8")) == (rol is not None)


def al_leer(monkeypatch: pytest.MonkeyPatch, *lineas: object) -> None:
    """Cada línea que se teclea; una función se llama justo antes de teclear la siguiente."""
    pendientes = iter(lineas)

    def leer() -> str:
        linea = next(pendientes, "")
        while callable(linea):
            linea()
            linea = next(pendientes, "")
        return str(linea)

    entrada = io.TextIOWrapper(io.BytesIO(b""))
    monkeypatch.setattr(entrada, "readline", leer, raising=False)
    monkeypatch.setattr("monitoreo_cli.ordenes._formulario.conversacion.sys.stdin", entrada)


@pytest.mark.parametrize("respuesta", ["s\n", "n\n"])
def test_un_borrador_que_alguien_borro_no_resucita_sin_permiso(
    conversar: Conversar, correr: Correr, escuela: Path, monkeypatch: pytest.MonkeyPatch, respuesta: str
) -> None:
    nueva(conversar, *SESION[:4])
    al_leer(monkeypatch, "\n", BORRADOR.unlink, "9:00\n", respuesta, "!\n")
    codigo, _, errores = correr("visita", "retomar")
    assert f"Ya no está {BORRADOR}: alguien lo borró o lo movió." in errores
    assert (codigo, BORRADOR.exists()) == ((0, True) if respuesta == "s\n" else (3, False))
    if BORRADOR.exists():
        assert 'inicio: "09:00"\n' in BORRADOR.read_text("utf-8")


def test_no_se_cierra_lo_que_cambio_despues_de_revisarlo(
    conversar: Conversar, correr: Correr, escuela: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nueva(conversar, *TODO, "b")

    def cambiar() -> None:
        BORRADOR.write_text(BORRADOR.read_text("utf-8").replace("Mitades", "Tercios"), "utf-8")

    al_leer(monkeypatch, *["\n"] * len([*LISTA, *ACUERDOS]), "c\n", cambiar, "s\n", "b\n")
    assert "El archivo cambió por fuera" in correr("visita", "retomar").errores
    texto = BORRADOR.read_text("utf-8")
    assert "titulo: Tercios\n" in texto
    assert "estado: borrador\n" in texto


def test_si_la_carpeta_desaparece_lo_dice_y_no_la_vuelve_a_crear(
    conversar: Conversar, escuela: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from monitoreo_cli.escritura import borrador

    nueva(conversar, *SESION[:4])
    original = borrador.Borrador.ajeno

    def se_va(self: borrador.Borrador) -> bytes | None:
        shutil.move(escuela, escuela.with_name("lejos"))
        return original(self)

    monkeypatch.setattr(borrador.Borrador, "ajeno", se_va)
    codigo, _, errores = retomar(conversar, "", "9:00")
    assert codigo == 3
    assert "ya no está la carpeta" in errores
    assert not escuela.exists()


def test_con_el_disco_lleno_lo_dice_y_queda_lo_anterior(
    conversar: Conversar, escuela: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import errno

    nueva(conversar, *SESION[:6])
    antes = BORRADOR.read_bytes()

    def lleno(_: int) -> None:
        raise OSError(errno.ENOSPC, "lleno")

    monkeypatch.setattr("monitoreo_cli.escritura.atomica.os.fsync", lleno)
    codigo, salida, errores = retomar(conversar, "opinada")
    assert (codigo, salida) == (3, "")
    assert "no queda espacio en el disco" in errores
    assert "última respuesta no se guardó" in errores
    assert BORRADOR.read_bytes() == antes
    assert not list((escuela / "observaciones").glob(".*"))


def test_el_editor_usa_un_archivo_que_no_queda(
    conversar: Conversar, escuela: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    guion = escuela / "editor.py"
    guion.write_text("import sys\nopen(sys.argv[1], 'a', encoding='utf-8').write('Dos\\nlíneas  \\n')\n", "utf-8")
    monkeypatch.setenv("VISUAL", f"{sys.executable} {guion}")
    nueva(conversar, *SESION, "", "", "e")
    assert "  necesidades: |\n    Dos\n    líneas\n" in BORRADOR.read_text("utf-8")
    assert not (escuela / ".monitoreo").exists()


def test_sin_editor_se_sigue_escribiendo(conversar: Conversar, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "no-existe-este-editor")
    dicho = nueva(conversar, *SESION, "", "", "e", "Apoyo", ".").errores
    assert "no se pudo abrir `no-existe-este-editor`" in dicho
    assert "necesidades: Apoyo\n" in BORRADOR.read_text("utf-8")


def test_un_punto_solo_termina_los_hechos_y_quitar_uno_dice_cual(conversar: Conversar) -> None:
    dicho = nueva(conversar, *SESION, "8:31 Reparte papelotes", "8:35 Recoge", "-", ".")[2]
    assert "  Quitado: 08:35 Recoge" in dicho
    texto = BORRADOR.read_text("utf-8")
    assert "08:31 Reparte papelotes" in texto
    assert "Recoge" not in texto
    assert "\n    .\n" not in texto


def test_la_hora_de_un_hecho_la_pone_el_reloj_solo_durante_la_clase(
    conversar: Conversar, monkeypatch: pytest.MonkeyPatch
) -> None:
    from datetime import time

    monkeypatch.setattr("monitoreo_cli.ordenes.visita._formulario.abrir._reloj", lambda: time(8, 31))
    nueva(conversar, *SESION, "Reparte papelotes", "")
    assert "08:31 Reparte papelotes" in BORRADOR.read_text("utf-8")
    monkeypatch.setattr("monitoreo_cli.ordenes.visita._formulario.abrir._reloj", lambda: time(20, 0))
    retomar(conversar, "Recoge", "")
    assert "\n    Recoge\n" in BORRADOR.read_text("utf-8")


def test_con_el_plan_ilegible_no_empieza(conversar: Conversar, escuela: Path) -> None:
    (escuela / PLAN).write_text("formato: [", "utf-8")
    assert nueva(conversar, "1").codigo == 1


def test_sin_instrumento_en_el_plan_se_elige(conversar: Conversar, escuela: Path) -> None:
    plan = (escuela / PLAN).read_text("utf-8").replace("  rubrica: minedu-2018\n  otras_fichas", "  otras_fichas")
    (escuela / PLAN).write_text(plan, "utf-8")
    assert (escuela / RUBRICA).exists()
    assert "¿Con qué instrumento la valoras?" in nueva(conversar, "2", "", "1").errores
    assert "rubrica: minedu-2018\n" in BORRADOR.read_text("utf-8")


def test_todo_cabe_en_ochenta_columnas(conversar: Conversar) -> None:
    dicho = nueva(conversar, *TODO, "", "", "?", "c", "n", "b").errores
    assert [linea for linea in dicho.splitlines() if len(linea) > 160] == []


def test_al_llegar_directo_a_un_nivel_se_vuelve_a_ver_lo_que_distingue_a_cada_uno(conversar: Conversar) -> None:
    dicho = nueva(conversar, *SESION, *CUADERNO, *NIVELES[:3], "Piden comparar", ".").errores
    assert dicho.count("I   Sólo pide copiar") == 1
    assert "I   Sólo pide copiar" in retomar(conversar).errores
    assert retomar(conversar, "?").errores.count("I   Sólo pide copiar") == 2


# ---------------------------------------------------------------- textos de varias líneas


HASTA_LAS_PREGUNTAS = [*SESION, *CUADERNO[:3]]


def test_en_medio_de_un_texto_una_tecla_no_es_parte_de_el(conversar: Conversar) -> None:
    corrida = nueva(conversar, *HASTA_LAS_PREGUNTAS, "¿Qué viste?", "<", "?", "¿Qué harás?", ".", "!")
    assert "  preguntas:\n    - ¿Qué viste?\n    - ¿Qué harás?\n" in BORRADOR.read_text("utf-8")
    assert corrida.errores.count("un `.` solo la termina; después, `<` vuelve.") == 2


def test_salir_en_medio_de_un_texto_guarda_lo_escrito(conversar: Conversar) -> None:
    corrida = nueva(conversar, *HASTA_LAS_PREGUNTAS, "", "Pide libros", "y una lámina", "!")
    assert corrida.codigo == 0
    assert f"Lo respondido está en {BORRADOR}." in corrida.errores
    assert "  necesidades: |\n    Pide libros\n    y una lámina\n" in BORRADOR.read_text("utf-8")


def test_una_linea_vacia_separa_parrafos_y_recuerda_como_terminar(conversar: Conversar) -> None:
    corrida = nueva(conversar, *HASTA_LAS_PREGUNTAS, "", "Pide libros", "", "", "Y una lámina", "", ".", "!")
    assert "  necesidades: |\n    Pide libros\n\n\n    Y una lámina\n" in BORRADOR.read_text("utf-8")
    assert corrida.errores.count("(Sigues en la respuesta:") == 1


def test_al_volver_a_un_texto_dice_que_hace_enter(conversar: Conversar) -> None:
    corrida = nueva(conversar, *HASTA_LAS_PREGUNTAS, "", "Pide libros", ".", "<", "", "!")
    assert "¿Qué apoyo necesita? [Pide libros]\nEnter lo deja; escribir lo cambia todo" in corrida.errores
    assert "necesidades: Pide libros\n" in BORRADOR.read_text("utf-8")


def test_una_linea_que_no_se_entiende_no_pierde_las_otras(conversar: Conversar) -> None:
    corrida = nueva(conversar, *HASTA_LAS_PREGUNTAS, "", "Pide libros", "una l\udce1mina", "y tizas", ".", "!")
    assert "letras que no se entienden" in corrida.errores
    assert "  necesidades: |\n    Pide libros\n    y tizas\n" in BORRADOR.read_text("utf-8")


def test_tras_corregir_se_ve_lo_que_se_corrigio(conversar: Conversar) -> None:
    dicho = nueva(conversar, *TODO, "8", "Arte", "!").errores
    assert "Arte" in dicho.rsplit("Revisión, 1 de 2", 1)[1]


def test_a_un_nivel_que_no_existe_no_se_le_propone_otro(conversar: Conversar) -> None:
    dicho = nueva(conversar, *SESION, *CUADERNO, "Siete de ocho", ".", "V", "!").errores
    assert "`V` no está en la lista; escribe su número" in dicho
