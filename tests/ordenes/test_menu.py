"""El menú por una tubería declarada como conversación, y su portada."""

from pathlib import Path

import pytest

from tests.escuelas import BASE, OTRA
from tests.instantaneas import instantanea
from tests.ordenes.conftest import Conversar, Correr

EJEMPLOS = Path(__file__).parents[2] / "ejemplos"


def test_sin_terminal_es_la_ayuda(correr: Correr, escuela: Path) -> None:
    codigo, salida, errores = correr()
    assert (codigo, errores) == (0, "")
    assert salida.startswith("Uso: monitoreo")


@pytest.mark.parametrize(("nombre", "hoy"), [("san-cristobal", "2024-08-20"), ("escuela-modelo", "2025-08-20")])
def test_la_portada_y_el_menu_caben_en_una_pantalla(
    conversar: Conversar, monkeypatch: pytest.MonkeyPatch, nombre: str, hoy: str
) -> None:
    monkeypatch.setenv("MONITOREO_HOY", hoy)
    codigo, salida, dicho = conversar(["-C", str(EJEMPLOS / nombre)], "6")
    assert (codigo, salida) == (0, "")
    lineas = dicho.splitlines()
    assert len(lineas) <= 24
    assert max(map(len, lineas)) <= 80
    instantanea(f"portada-{nombre}.txt", dicho)


def test_la_portada_dice_cada_docente_una_vez(conversar: Conversar, escuela: Path) -> None:
    plan = escuela / "plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace("visitas_por_docente: 1", "visitas_por_docente: 3"), "utf-8")
    dicho = conversar([], "6")[2]
    assert "(2 en la etapa 1)" in dicho


def test_registrar_una_visita_desde_el_menu_es_la_misma_conversacion(conversar: Conversar, escuela: Path) -> None:
    codigo, _, dicho = conversar([], "1", "", "2", "", "!", "6")
    assert codigo == 0
    assert (escuela / "observaciones/2024-06-20-d02.yaml").exists()
    assert "Esto mismo se hace con: monitoreo visita nueva" in dicho


def test_sin_visitas_ni_compromisos_no_pregunta_que_hacer(conversar: Conversar, escuela: Path) -> None:
    for archivo in (*escuela.glob("observaciones/*.yaml"), *escuela.glob("acciones/*.yaml"), escuela / "anterior.yaml"):
        archivo.unlink(missing_ok=True)
    assert "¿Qué vas a hacer?" not in conversar([], "1", "2", "", "!", "6").errores
    assert (escuela / "observaciones/2024-06-20-d02.yaml").exists()


def test_una_visita_a_medias_se_sigue_desde_el_menu(conversar: Conversar, escuela: Path) -> None:
    assert "seguir una que quedó a medias" not in conversar([], "1", "!").errores
    conversar([], "1", "nueva", "2", "", "!", "6")
    _, _, dicho = conversar([], "1", "a medias", "1", "!", "6")
    assert "1 visita a medias" in dicho
    assert "Visita a d02, jueves 20 de junio de 2024" in dicho
    assert "Esto mismo se hace con: monitoreo visita retomar 2024-06-20-d02" in dicho


def test_el_dialogo_de_una_cerrada_se_anota_desde_el_menu(conversar: Conversar, escuela: Path) -> None:
    visita = escuela / OTRA
    visita.write_text(visita.read_text("utf-8").partition("dialogo:")[0], "utf-8")
    _, _, dicho = conversar([], "1", "anotar", "1", "", "Saluda a todos", ".", *[""] * 8, "g", "6")
    assert "1) 2024-04-23-d02 (sin diálogo)" in dicho
    assert "Esto mismo se hace con: monitoreo visita dialogo 2024-04-23-d02" in dicho
    assert "fortalezas: Saluda a todos\n" in visita.read_text("utf-8")


def test_corregir_una_cerrada_la_reabre_y_muestra_sus_respuestas(conversar: Conversar, escuela: Path) -> None:
    _, salida, dicho = conversar([], "1", "corregir", "2024-04-23-d02", "s", "!", "6")
    assert salida == f"{OTRA}\n"
    assert "monitoreo visita reabrir 2024-04-23-d02" in dicho
    assert "Revisión, 1 de 2\n  1)  Docente" in dicho
    assert "Sigue: " not in dicho
    assert "estado: borrador\n" in (escuela / OTRA).read_text("utf-8")


def test_revisar_el_plan_es_lo_primero_y_lleva_a_completarlo(conversar: Conversar, escuela: Path) -> None:
    assert "Esto mismo se hace con: monitoreo validar" in conversar([], "5", "", "6").errores
    dicho = conversar([], "5", "completar", "!", "6").errores
    assert "¿Qué hago con el plan? [revisar: qué falta o está mal]" in dicho
    assert "Esto mismo se hace con: monitoreo plan completar" in dicho


def test_las_fechas_se_proponen_y_solo_con_un_si_se_escriben(conversar: Conversar, escuela: Path) -> None:
    plan = escuela / "plan.yaml"
    antes = plan.read_bytes()
    _, salida, dicho = conversar([], "5", "fechas", "n", "6")
    assert "fecha: 2024-" in salida
    assert "¿Escribo esas fechas en el plan? (s/n)" in dicho
    assert plan.read_bytes() == antes
    _, _, dicho = conversar([], "5", "fechas", "s", "6")
    assert "Esto mismo se hace con: monitoreo cronograma --proponer --aplicar" in dicho
    assert plan.read_bytes() != antes
    assert "¿Escribo esas fechas" not in conversar([], "5", "fechas", "6").errores


def test_un_docente_se_agrega_desde_el_menu(conversar: Conversar, escuela: Path) -> None:
    _, salida, dicho = conversar([], "5", "docente: agregar", "", "5", "", "", "", "", "", "g", "6")
    assert salida == "docentes.yaml\n"
    assert "Esto mismo se hace con: monitoreo docente nuevo" in dicho


def test_como_va_un_compromiso_se_anota_desde_el_menu(conversar: Conversar, escuela: Path) -> None:
    _, salida, dicho = conversar([], "1", "compromiso", "1", "en proceso", "Trae dos preguntas", "6")
    assert salida == "observaciones/2024-06-20-d02-seguimiento.yaml\n"
    assert '--estado en-proceso --evidencia "Trae dos preguntas"' in dicho
    anotado = (escuela / salida.strip()).read_text("utf-8")
    assert "estado: en-proceso\n    evidencia: Trae dos preguntas\n" in anotado


def test_un_compromiso_se_retira_diciendo_por_que(conversar: Conversar, escuela: Path) -> None:
    _, salida, _ = conversar([], "1", "compromiso", "1", "retirado", "", "Cambió de grado", "6")
    assert "motivo: Cambió de grado\n" in (escuela / salida.strip()).read_text("utf-8")


def test_una_accion_se_registra_desde_el_menu(conversar: Conversar, escuela: Path) -> None:
    _, _, dicho = conversar([], "1", "acción formativa", "!", "6")
    assert "Acción nueva." in dicho
    assert "Esto mismo se hace con: monitoreo accion nueva" in dicho


def test_con_no_una_cerrada_sigue_cerrada(conversar: Conversar, escuela: Path) -> None:
    _, _, dicho = conversar([], "1", "corregir", "1", "n", "6")
    assert "Esto mismo" not in dicho
    assert (escuela / OTRA).read_text("utf-8") == BASE[OTRA]


def test_de_muchas_visitas_se_ven_las_ultimas_y_se_elige_cualquiera(conversar: Conversar, escuela: Path) -> None:
    for dia in range(10, 20):
        nueva = BASE[OTRA].replace("fecha: 2024-04-23", f"fecha: 2024-05-{dia}", 1)
        (escuela / f"observaciones/2024-05-{dia}-d02.yaml").write_text(nueva, "utf-8")
    _, _, dicho = conversar([], "1", "corregir", "2024-04-02-d01", "n", "6")
    assert "Son 13; las demás, por su código." in dicho
    assert "9) 2024-05-11-d02" in dicho
    assert "10)" not in dicho
    assert "No vale" not in dicho


def test_la_hoja_de_antes_de_entrar_al_aula(conversar: Conversar, escuela: Path) -> None:
    _, salida, dicho = conversar([], "1", "hoja", "d02", "6")
    assert "d02" in salida
    assert "Esto mismo se hace con: monitoreo visita preparar d02" in dicho


def test_la_planilla_sale_y_vuelve_desde_el_menu(conversar: Conversar, escuela: Path) -> None:
    libro = "informes/planilla-2024-06-20.xlsx"
    _, _, dicho = conversar([], "4", "planilla", "1", "planilla", f'"{libro}"', "", "6")
    assert f"monitoreo exportar planilla --salida {libro}" in dicho
    assert f"monitoreo importar planilla {libro}\n" in dicho
    assert "No vale" not in dicho
    assert (escuela / libro).read_bytes().startswith(b"PK")


def test_los_informes_se_descubren_tambien_los_de_la_escuela(conversar: Conversar, escuela: Path) -> None:
    propia = escuela / "plantillas/boletin/informe.html.j2"
    propia.parent.mkdir(parents=True)
    propia.write_text("{# Boletín para las familias #}<p>Hola</p>", "utf-8")
    _, _, dicho = conversar([], "4", "boletin", "1", "", "", "n", "6")
    assert "boletin: boletín para las familias" in dicho
    assert "monitoreo informe boletin --etapa 1 --salida informes/boletin-etapa-1.html" in dicho
    assert (escuela / "informes/boletin-etapa-1.html").read_text("utf-8").strip() == "<p>Hola</p>"


def test_un_informe_tambien_sale_en_word(conversar: Conversar, escuela: Path) -> None:
    _, _, dicho = conversar([], "4", "plan", "word", "n", "6")
    assert "monitoreo informe plan --salida informes/plan.docx" in dicho
    assert (escuela / "informes/plan.docx").read_bytes().startswith(b"PK")


def test_lo_que_se_manda_a_la_ugel_se_hace_sin_saber_ordenes(conversar: Conversar, escuela: Path) -> None:
    _, _, dicho = conversar([], "4", "entregar", "1", "s", "4", "paquete", "6")
    assert "Esto mismo se hace con: monitoreo etapa entregar 1\n" in dicho
    assert (escuela / "entregas/etapa-1.yaml").exists()
    assert "Esto mismo se hace con: monitoreo exportar ugel --salida informes/ugel.json\n" in dicho
    assert '"codigo_modular":"0426307"' in (escuela / "informes/ugel.json").read_text("utf-8")


def test_la_portada_dice_que_algo_cambio_despues_de_entregarlo(conversar: Conversar, escuela: Path) -> None:
    aviso = "La etapa 1 cambió después de entregarla. Di por qué: opción 4, entregar."
    assert aviso not in conversar([], "4", "entregar", "1", "s", "6").errores
    (escuela / OTRA).write_text(BASE[OTRA].replace("fecha:", 'inicio: "08:05"\nfecha:', 1), "utf-8")
    assert aviso in conversar([], "6").errores


def test_la_portada_dice_que_etapa_terminada_esta_sin_entregar(
    conversar: Conversar, escuela: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "sin entregar" not in conversar([], "6").errores  # todavía no termina
    monkeypatch.setenv("MONITOREO_HOY", "2024-07-01")
    fila = "1 etapa sin entregar etapa 1 (opción 4, entregar)"
    assert fila in " ".join(conversar([], "6").errores.split())
    conversar([], "4", "entregar", "1", "s", "6")
    assert "sin entregar" not in conversar([], "6").errores


def test_una_etapa_sin_ninguna_visita_no_se_manda_entregar(
    conversar: Conversar, escuela: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MONITOREO_HOY", "2024-12-01")
    assert "1 etapa sin entregar etapa 1 (" in " ".join(conversar([], "6").errores.split())


def test_una_etapa_no_se_entrega_sin_decir_que_si(conversar: Conversar, escuela: Path) -> None:
    _, _, dicho = conversar([], "4", "entregar", "1", "n", "6")
    assert "será una rectificación. ¿La entrego? (s/n)" in dicho
    assert "monitoreo etapa entregar" not in dicho
    assert not (escuela / "entregas").exists()


@pytest.mark.parametrize("signo", ["a?b", "-", "a|b"])
def test_un_signo_no_es_el_nombre_de_una_carpeta(
    conversar: Conversar, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, signo: str
) -> None:
    monkeypatch.chdir(tmp_path)
    _, _, dicho = conversar([], "s", signo, "", "!")
    assert f"No vale: `{signo}` no sirve de nombre" in dicho
    assert "Vamos a crear tu escuela en mi-escuela" in dicho


def test_la_ficha_de_un_docente_lleva_su_id_y_no_su_nombre(conversar: Conversar, escuela: Path) -> None:
    _, _, dicho = conversar([], "4", "docente", "d01", "", "", "", "n", "6")
    assert "--etapa 1 --docente d01 --salida informes/docente-etapa-1-d01.html" in dicho
    assert (escuela / "informes/docente-etapa-1-d01.html").exists()


_OFRECE = "¿Escribir ahora el oficio y los párrafos? (s/n)"


@pytest.mark.parametrize(
    ("informe", "cual", "archivo"),
    [(["ugel", "1", ""], "1", "ugel-etapa-1.html"), (["final", ""], "--final", "final.html")],
)
def test_antes_del_informe_se_ofrece_escribir_lo_que_le_falta(
    conversar: Conversar, escuela: Path, informe: list[str], cual: str, archivo: str
) -> None:
    codigo, _, dicho = conversar([], "4", *informe, "s", "", "n", "014", "!", "6")
    assert codigo == 0
    assert dicho.count(_OFRECE) == 1
    assert f"Esto mismo se hace con: monitoreo etapa redactar {cual}" in dicho
    assert (escuela / "informes" / archivo).exists()
    assert 'numero: "014"' in (escuela / "textos.yaml").read_text("utf-8")


def test_con_un_no_el_informe_sale_igual_y_sin_escribir_nada(conversar: Conversar, escuela: Path) -> None:
    dicho = conversar([], "4", "ugel", "1", "", "n", "", "n", "6").errores
    assert dicho.count(_OFRECE) == 1
    assert "etapa redactar" not in dicho
    assert (escuela / "informes/ugel-etapa-1.html").exists()
    assert not (escuela / "textos.yaml").exists()


def test_si_no_le_falta_nada_o_no_los_lleva_no_se_ofrece(
    conversar: Conversar, escuela: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _OFRECE not in conversar([], "4", "plan", "!").errores
    monkeypatch.setenv("MONITOREO_HOY", "2025-08-20")
    for informe in (["ugel", "1", ""], ["final", ""]):
        dicho = conversar(["-C", str(EJEMPLOS / "escuela-modelo")], "4", *informe, "!").errores
        assert _OFRECE not in dicho
        assert "¿En qué formato?" in dicho


def test_una_orden_que_no_se_puede_no_echa_del_menu(conversar: Conversar, escuela: Path) -> None:
    (escuela / "informes").write_text("ocupado", "utf-8")
    codigo, _, dicho = conversar([], "4", "etapa", "1", "", "", "", "n", "3", "2", "6")
    assert codigo == 0
    assert "no se puede escribir" in dicho
    assert "Esto mismo se hace con: monitoreo avance" in dicho


def test_no_crear_una_escuela_dice_como_entrar_a_la_que_hay(
    conversar: Conversar, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    codigo, _, dicho = conversar([], "n")
    assert codigo == 0
    assert "monitoreo -C CARPETA" in dicho
    assert not list(tmp_path.iterdir())


def test_donde_se_creo_la_escuela_se_ofrece_abrirla_y_no_otra_nueva(
    conversar: Conversar, escuela: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(escuela.parent)
    codigo, _, dicho = conversar([], "?", "1", "6")
    assert codigo == 0
    assert f"1)  {escuela.name}" in dicho
    assert "¿Creo una?" not in dicho
    assert "Qué falta" in dicho
    assert "¿Creo una?" in conversar([], "", "n").errores


def test_antes_de_crear_tambien_se_puede_pedir_ayuda(
    conversar: Conversar, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    dicho = conversar([], "?", "s", "?", "!").errores
    assert "No vale" not in dicho
    assert "s es sí   n es no" in dicho
    assert "Enter la llama mi-escuela" in dicho


def test_lo_respondido_ayer_se_cambia_desde_el_menu(conversar: Conversar, escuela: Path) -> None:
    dicho = conversar([], "5", "cambiar", "metas", "!", "6").errores
    assert "Lo que ya está sale entre corchetes" in dicho
    assert "Esto mismo se hace con: monitoreo plan completar metas" in dicho


def test_las_siglas_de_la_ugel_no_se_repiten_en_los_documentos(conversar: Conversar, escuela: Path) -> None:
    conversar(["plan", "completar", "escuela"], *[""] * 7, "DRE Cusco", "UGEL Paucartambo", "!")
    plan = (escuela / "plan.yaml").read_text("utf-8")
    assert "dre: Cusco\n" in plan
    assert "ugel: Paucartambo\n" in plan


def test_un_paro_y_una_licencia_se_dicen_desde_el_menu(conversar: Conversar, escuela: Path) -> None:
    dicho = conversar(
        [], "1", "no se hizo", "1", "Paro", "22/8", "t", "5", "ausencia", "d02", "licencia", "2", "t", "6"
    )
    assert "Esto mismo se hace con: monitoreo plan completar previstas" in dicho.errores
    assert "no_realizada: Paro\n    nueva_fecha: 2024-08-22\n" in (escuela / "plan.yaml").read_text("utf-8")
    assert "motivo: licencia" in (escuela / "docentes.yaml").read_text("utf-8")


def test_ningun_titulo_de_informe_se_parte_en_el_menu(conversar: Conversar, escuela: Path) -> None:
    dicho = conversar([], "4", "!").errores
    assert "3) ficha: ficha en blanco de un instrumento\n" in dicho
    assert "..." not in dicho[dicho.index("1) docente") :]


def test_entregar_otra_vez_no_se_presenta_como_la_primera(conversar: Conversar, escuela: Path) -> None:
    primera = "La etapa termina el 30/6/2024. Lo que cambie después será una rectificación."
    assert primera in " ".join(conversar([], "4", "entregar", "1", "s", "6").errores.split())
    dicho = " ".join(conversar([], "4", "entregar", "1", "n", "6").errores.split())
    assert primera not in dicho
    assert "Ya se entregó. Si algo cambió te digo qué y pregunto por qué." in dicho


def test_terminado_el_anio_se_pasa_al_siguiente_desde_el_menu(
    conversar: Conversar, escuela: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "siguiente:" not in conversar([], "5", "!").errores
    monkeypatch.setenv("MONITOREO_HOY", "2025-02-10")
    dicho = conversar([], "5", "siguiente", "", "6").errores
    assert f"monitoreo iniciar ../{escuela.name}-2025 --desde ." in dicho
    assert (escuela.parent / f"{escuela.name}-2025/plan.yaml").exists()
