"""`etapa entregar`: fija lo entregado, se niega a fijar lo que no cuadra, y rectifica diciendo por qué."""

from pathlib import Path

import pytest

from tests.escuelas import ACCION, OTRA, VISITA
from tests.ordenes.conftest import Conversar, Correr

ENTREGA = "entregas/etapa-1.yaml"
MOTIVO = "Se copió mal del cuaderno"
DESEMPENOS = ("involucra", "razonamiento", "retroalimenta", "respeto", "regula")


def texto(ruta: str = ENTREGA) -> str:
    return Path(ruta).read_text("utf-8")


def cambiar(ruta: str, antes: str, despues: str) -> None:
    assert antes in texto(ruta)
    Path(ruta).write_text(texto(ruta).replace(antes, despues, 1), "utf-8")


def corregir_un_nivel() -> None:
    cambiar(OTRA, "nivel: III", "nivel: II")


@pytest.fixture
def entregada(correr: Correr, escuela: Path) -> Path:
    assert correr("etapa", "entregar", 1).codigo == 0
    return escuela


def test_entregar_escribe_la_ruta_y_lo_que_fijo(correr: Correr, escuela: Path):
    corrida = correr("etapa", "entregar", 1)
    assert corrida[:2] == (0, f"{ENTREGA}\n")
    assert corrida.errores.startswith("Etapa 1 entregada: 2 visitas con su huella.\n")
    for sigue in ("informe ugel --etapa 1 --salida informes/ugel-1.html", "exportar ugel --salida informes/ugel.json"):
        assert f"\n  monitoreo {sigue}\n" in corrida.errores
        assert correr(*sigue.split()).codigo == 0
    assert texto().startswith("formato: 1\netapa: 1\nfecha: 2024-06-20\nresumen:\n  etapa: 1\n  rubrica: minedu-2018\n")
    assert "por_docente" not in texto()
    assert correr("validar").codigo == 0


def test_entregar_otra_vez_sin_cambios_lo_dice_y_no_escribe(correr: Correr, entregada: Path):
    antes = Path(ENTREGA).stat().st_mtime_ns
    corrida = correr("etapa", "entregar", 1, "--motivo", MOTIVO)
    assert (corrida.codigo, corrida.salida) == (0, "")
    assert corrida.errores == "aviso: la etapa 1 ya está entregada y dice lo mismo: no se cambió nada\n"
    assert Path(ENTREGA).stat().st_mtime_ns == antes


def test_si_algo_cambio_pide_el_motivo_y_muestra_que(correr: Correr, entregada: Path):
    corregir_un_nivel()
    antes = texto()
    corrida = correr("etapa", "entregar", 1)
    assert (corrida.codigo, corrida.salida, texto()) == (2, "", antes)
    assert "Cambió desde que se entregó el 20 de junio de 2024:\n  involucra, II 0→1, III 2→1\n" in corrida.errores
    assert "falta --motivo" in corrida.errores


def test_rectificar_conserva_la_fecha_lo_anterior_y_los_comentarios(correr: Correr, entregada: Path):
    Path(ENTREGA).write_text(f"# Cargo 123\n{texto()}# fin\n", "utf-8")
    corregir_un_nivel()
    assert correr("etapa", "entregar", 1, "--motivo", MOTIVO).salida == f"{ENTREGA}\n"
    cambiar(OTRA, "Todos miden el patio", "Casi todos miden el patio")
    assert correr("etapa", "entregar", 1, "--motivo", "Faltaba: un dato").codigo == 0

    dicho = texto()
    assert dicho.startswith("# Cargo 123\nformato: 1\netapa: 1\nfecha: 2024-06-20\nresumen:\n")
    assert "        II: 1\n        III: 1\n" in dicho
    rectificaciones = dicho[dicho.index("rectificaciones:") :]
    assert rectificaciones == (
        "rectificaciones:\n"
        "  - fecha: 2024-06-20\n    motivo: Se copió mal del cuaderno\n    cambios:\n      conteos:\n"
        "        involucra:\n          II: 0→1\n          III: 2→1\n"
        "      visitas:\n        - visita: 2024-04-23-d02\n          que: cambió\n"
        '  - fecha: 2024-06-20\n    motivo: "Faltaba: un dato"\n    cambios:\n'
        "      visitas:\n        - visita: 2024-04-23-d02\n          que: cambió\n# fin\n"
    )
    assert "ya está entregada" in correr("etapa", "entregar", 1).errores
    assert correr("validar").codigo == 0


def test_se_puede_rectificar_hasta_quedar_sin_visitas(correr: Correr, entregada: Path):
    for ruta in Path("observaciones").glob("*.yaml"):
        ruta.unlink()
    corrida = correr("etapa", "entregar", 1, "--motivo", "Se anularon")
    assert corrida.codigo == 0
    assert "huellas:" not in texto()
    assert "2024-04-23-d02 ya no está" in corrida.errores


@pytest.mark.parametrize(
    ("etapa", "codigo", "queja"),
    [
        (2, 2, "error: en la etapa 2 nadie tiene una visita cerrada que cuente: no hay qué entregar\n"),
        (9, 2, "error: no existe la etapa `9`\n  hay: 1 y 2\n"),
        ("uno", 2, "error: no existe la etapa `uno`\n"),
    ],
)
def test_lo_que_no_se_puede_entregar(correr: Correr, escuela: Path, etapa: object, codigo: int, queja: str):
    corrida = correr("etapa", "entregar", etapa)
    assert (corrida.codigo, corrida.salida) == (codigo, "")
    assert corrida.errores.startswith(queja)
    assert not Path("entregas").exists()


def test_un_motivo_sin_nada_que_rectificar_se_dice(correr: Correr, escuela: Path):
    corrida = correr("etapa", "entregar", 1, "--motivo", MOTIVO)
    assert (corrida.codigo, Path(ENTREGA).exists()) == (2, False)
    assert "no hay qué rectificar" in corrida.errores


@pytest.mark.parametrize(
    ("ruta", "antes", "despues"),
    [
        (VISITA, "docente: d01", "docente: d99"),
        ("docentes.yaml", "id: d02", "id: d01"),
        (OTRA, "fecha: 2024-04-23", "fecha: mañana"),
    ],
)
def test_no_se_fija_una_cuenta_con_errores_en_sus_datos(
    correr: Correr, escuela: Path, ruta: str, antes: str, despues: str
):
    cambiar(ruta, antes, despues)
    corrida = correr("etapa", "entregar", 1)
    assert (corrida.codigo, corrida.salida, Path(ENTREGA).exists()) == (1, "", False)
    assert f"  {ruta}:" in corrida.errores
    assert "la etapa 1 no se entrega con " in corrida.errores


def test_un_error_en_otra_parte_no_impide_entregar_y_se_avisa(correr: Correr, escuela: Path):
    cambiar(ACCION, "participantes: [d01, d02]", "participantes: [d01, d77]")
    corrida = correr("etapa", "entregar", 1)
    assert (corrida.codigo, corrida.salida) == (1, f"{ENTREGA}\n")
    assert "Míralos con: monitoreo validar" in corrida.errores


def test_una_etapa_a_medias_se_entrega_y_se_dice_lo_que_queda_fuera(correr: Correr, escuela: Path):
    cambiar(OTRA, "estado: cerrada", "estado: borrador")
    corrida = correr("etapa", "entregar", 1)
    assert corrida.codigo == 0
    assert "\nVa incompleta: faltan visitas a d02 y no entra 1 borrador.\n" in corrida.errores


def test_un_archivo_que_ya_estaba_nunca_se_pisa(correr: Correr, escuela: Path):
    Path("entregas").mkdir()
    Path(ENTREGA).write_text("formato: 1\netapa: 2\n", "utf-8")
    corrida = correr("etapa", "entregar", 1)
    assert (corrida.codigo, corrida.salida, texto()) == (3, "", "formato: 1\netapa: 2\n")


def test_un_archivo_de_entrega_ilegible_no_se_pisa(correr: Correr, entregada: Path):
    Path(ENTREGA).write_text("formato: 1\n\tx", "utf-8")
    corrida = correr("etapa", "entregar", 1)
    assert (corrida.codigo, texto()) == (1, "formato: 1\n\tx")


def test_una_entrega_escrita_entre_llaves_tambien_se_rectifica(correr: Correr, escuela: Path):
    Path("entregas").mkdir()
    llaves = "{formato: 1, etapa: 1, fecha: 2024-06-01, resumen: {etapa: 1}, huellas: {2024-04-23-d02: abc}}\n"
    Path(ENTREGA).write_text(llaves, "utf-8")
    assert correr("etapa", "entregar", 1, "--motivo", MOTIVO).codigo == 0
    assert "rectificaciones: [{" in texto()
    assert "ya está entregada" in correr("etapa", "entregar", 1).errores


def test_cambiar_el_codigo_de_un_docente_alcanza_a_las_rectificaciones(correr: Correr, entregada: Path):
    corregir_un_nivel()
    correr("etapa", "entregar", 1, "--motivo", MOTIVO)
    assert correr("docente", "renombrar", "d02", "d09", "--aplicar").codigo == 0
    assert "d02" not in texto()
    assert "- visita: 2024-04-23-d09\n" in texto()
    assert "ya está entregada" in correr("etapa", "entregar", 1).errores


def test_en_una_terminal_pregunta_el_motivo(conversar: Conversar, entregada: Path):
    corregir_un_nivel()
    corrida = conversar(["etapa", "entregar", "1"], "", "  Se copió mal  ")
    assert (corrida.codigo, corrida.salida) == (0, f"{ENTREGA}\n")
    assert "¿Por qué cambia lo que ya se entregó?" in corrida.errores
    assert "No vale: sin este dato no se puede seguir" in corrida.errores
    assert "motivo: Se copió mal\n" in texto()


def test_un_numero_que_se_escapo_no_es_un_motivo(conversar: Conversar, entregada: Path):
    corregir_un_nivel()
    dicho = conversar(["etapa", "entregar", "1"], "4", "Se copió mal").errores
    assert "`4` no lo explica: dilo con palabras" in dicho
    assert "motivo: Se copió mal\n" in texto()


def test_si_no_se_dice_el_motivo_no_se_toca_nada(conversar: Conversar, entregada: Path):
    corregir_un_nivel()
    antes = texto()
    assert (conversar(["etapa", "entregar", "1"], "!").codigo, texto()) == (2, antes)


def test_en_una_consola_sin_flechas_se_lee_igual(entregada: Path):
    assert "→".encode("cp850", "replace") == b"?"
    from monitoreo_cli.texto import parecido

    assert parecido(UnicodeEncodeError("cp850", "II 2→1", 4, 5, ""))[0] == "->"


# ---------------------------------------------------------------- lo que dicen los informes después


@pytest.mark.parametrize("tipo", ["etapa", "ugel", "final"])
def test_el_informe_dice_preliminar_entregado_o_que_se_rectifica(correr: Correr, escuela: Path, tipo: str):
    pedido = ("informe", tipo, *(() if tipo == "final" else ("--etapa", 1)))
    assert "**PRELIMINAR: todavía no se entrega.**" in correr(*pedido).salida
    correr("etapa", "entregar", 1)
    assert "**ENTREGADO el 20 de junio de 2024.**" in correr(*pedido).salida

    corregir_un_nivel()
    corrida = correr(*pedido)
    rectifica = "Rectifica lo entregado el 20 de junio de 2024: involucra, II 0→1, III 2→1. Motivo: "
    assert f"**{rectifica}falta decirlo.**" in corrida.salida
    assert 'di por qué con:\n  monitoreo etapa entregar 1 --motivo "…"\n' in corrida.errores

    correr("etapa", "entregar", 1, "--motivo", MOTIVO)
    corrida = correr(*pedido)
    assert f"**{rectifica}{MOTIVO}.**" in corrida.salida
    assert corrida.errores == ""
    assert MOTIVO not in correr(*pedido, "--anonimo").salida


def test_una_visita_tocada_sin_mover_cuentas_tambien_rectifica(correr: Correr, entregada: Path):
    cambiar(OTRA, "Todos miden el patio", "Casi todos miden el patio")
    dicho = "Rectifica lo entregado el 20 de junio de 2024: 2024-04-23-d02 cambió, sin mover las cuentas."
    assert dicho in correr("informe", "ugel", "--etapa", 1).salida


def test_con_otro_instrumento_la_etapa_no_se_ha_entregado(correr: Correr, entregada: Path):
    salida = correr("informe", "etapa", "--etapa", 1, "--rubrica", "planificacion").salida
    assert "PRELIMINAR" in salida
    assert "ENTREGADO" not in salida


def test_el_resumen_lo_dice_tambien_pero_no_el_de_un_solo_docente(correr: Correr, entregada: Path):
    for formato in ("tabla", "md"):
        dicho = correr("resumen", "--formato", formato).salida
        assert dicho.count("ENTREGADO el 20 de junio de 2024.") == 1
        assert dicho.count("PRELIMINAR: todavía no se entrega.") == 1
    assert "ENTREGADO" not in correr("resumen", "--docente", "d01").salida


def test_sin_ninguna_visita_los_informes_dicen_que_se_monitoreo_a_cero(correr: Correr, escuela: Path):
    for ruta in Path("observaciones").glob("*.yaml"):
        ruta.unlink()
    for tipo in ("ugel", "final"):
        corrida = correr("informe", tipo)
        assert (corrida.codigo, corrida.errores) == (0, "")
        assert "| Etapa 1 | primaria | 2 | 0 | 2 | 0 | 0 | 0 | 0 |" in corrida.salida
        assert "No monitoreados en la etapa 1, 2 de 2: d01 y d02 (los 2: sin visita cerrada)." in corrida.salida


def test_el_final_es_de_todo_el_anio(correr: Correr, escuela: Path):
    assert correr("informe", "final", "--etapa", "1").codigo == 2


def test_con_varios_instrumentos_el_final_pide_elegir_y_se_puede(correr: Correr, escuela: Path):
    cambiar("plan.yaml", "monitoreo:\n  rubrica: minedu-2018\n", "monitoreo:\n")
    cambiar(OTRA, "rubrica: minedu-2018", "rubrica: otra")
    Path("rubricas/otra.yaml").write_text(texto("rubricas/minedu-2018.yaml"), "utf-8")
    corrida = correr("informe", "final")
    assert (corrida.codigo, corrida.salida) == (2, "")
    assert "elige uno con --rubrica" in corrida.errores
    assert correr("informe", "final", "--rubrica", "minedu-2018").codigo == 0
    assert "di en plan.yaml cuál es el de la etapa" in correr("etapa", "entregar", 1).errores


def test_la_etapa_dicha_como_opcion_ensena_como_va(correr: Correr, escuela: Path):
    codigo, _, errores = correr("etapa", "entregar", "--etapa", "1")
    assert codigo == 2
    assert "aquí va sin `--etapa`" in errores
    assert "etapa entregar N" in errores


# ---------------------------------------------------------------- al escribir en una etapa ya entregada

AVISO = 'aviso: la etapa 1 cambió desde que se entregó; di por qué con:\n  monitoreo etapa entregar 1 --motivo "…"\n'
NUEVA = ("visita", "nueva", "--docente", "d02", "--fecha", "2024-05-14", "--observador", "director")


def test_una_visita_nueva_avisa_cuando_empieza_a_contar(correr: Correr, entregada: Path):
    assert correr(*NUEVA).errores == ""  # un borrador no cuenta
    ruta = "observaciones/2024-05-14-d02.yaml"
    Path(ruta).write_text(texto(OTRA).replace("2024-04-23", "2024-05-14").replace("cerrada", "borrador"), "utf-8")
    corrida = correr("visita", "cerrar", "2024-05-14-d02")
    assert (corrida.codigo, corrida.salida, corrida.errores) == (0, f"{ruta}\n", AVISO)
    assert correr("etapa", "entregar", 1, "--motivo", MOTIVO).codigo == 0
    assert correr("visita", "reabrir", "2024-05-14-d02").errores == AVISO


def test_el_dialogo_de_una_visita_entregada_avisa(correr: Correr, entregada: Path):
    corrida = correr("visita", "dialogo", "2024-04-23-d02", "--compromiso", "::Preguntar más")
    assert (corrida.codigo, corrida.errores) == (0, AVISO)


@pytest.mark.parametrize(("estado", "aviso"), [("cerrada", AVISO), ("borrador", "")])
def test_importar_en_una_etapa_entregada_avisa(correr: Correr, entregada: Path, estado: str, aviso: str):
    niveles = "".join(f",{d}: nivel,{d}: evidencia" for d in DESEMPENOS)
    valores = ",II,Lo que se vio" * len(DESEMPENOS)
    Path("v.csv").write_text(
        f"Docente,Fecha,Inicio,Fin,Estado{niveles}\nd02,2024-05-14,08:00,09:00,{estado}{valores}\n", "utf-8"
    )
    corrida = correr("importar", "visitas", "v.csv", "--observador", "director", "--aplicar")
    assert (corrida.codigo, corrida.errores) == (0, aviso + "1 visita nueva.\n")


def test_renombrar_no_cambia_lo_entregado_y_no_avisa(correr: Correr, entregada: Path):
    assert correr("visita", "mover", "2024-04-23-d02", "2024-04-23-otra").errores == ""
    assert correr("docente", "renombrar", "d01", "d09", "--aplicar").errores == ""
    assert correr("etapa", "entregar", 1).errores.endswith("dice lo mismo: no se cambió nada\n")


def test_en_una_etapa_sin_entregar_no_se_avisa(correr: Correr, entregada: Path):
    assert correr(*NUEVA[:-3], "2024-08-13", *NUEVA[-2:]).errores == ""
    assert correr("visita", "dialogo", "2024-08-13-d02", "--compromiso", "::Preguntar más").errores == ""
