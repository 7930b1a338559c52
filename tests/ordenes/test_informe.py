"""La orden `informe`: qué ofrece, qué escribe y cómo se queja."""

import re
import subprocess
import sys
import webbrowser
from datetime import date
from pathlib import Path

import docx
import pytest

from monitoreo_cli.vistas import plantillas
from tests.escuelas import BASE
from tests.ordenes.conftest import Correr


def test_sin_tipo_dice_que_informes_hay(correr: Correr, escuela: Path):
    corrida = correr("informe")
    assert corrida.codigo == 0
    dicho = " ".join(corrida.salida.split())
    assert "docente La ficha de cada docente, en una hoja" in dicho
    assert dicho.count("En md, html, pdf y docx.") == len(plantillas.Plantillas().tipos())
    assert max(map(len, corrida.salida.splitlines())) <= 80


def test_los_lista_tambien_fuera_de_una_escuela(correr: Correr, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    assert correr("informe").codigo == 0
    assert correr("informe", "-C", tmp_path).codigo == 3


def test_por_omision_sale_en_markdown_por_la_pantalla(correr: Correr, escuela: Path):
    corrida = correr("informe", "etapa", "--etapa", 1)
    assert (corrida.codigo, corrida.errores) == (0, "")
    assert "# Informe de la etapa 1\n" in corrida.salida
    assert corrida.salida.endswith("\n")


def test_lo_que_va_a_un_archivo_es_lo_mismo_que_va_a_la_pantalla(correr: Correr, escuela: Path):
    for formato in ("md", "html"):
        pantalla = correr("informe", "etapa", "--etapa", 1, "--formato", formato).salida
        corrida = correr("informe", "etapa", "--etapa", 1, "--salida", f"informes/e1.{formato}")
        assert (corrida.codigo, corrida.salida) == (0, "")
        assert (escuela / f"informes/e1.{formato}").read_bytes() == pantalla.encode()


def test_en_la_tabla_de_la_ugel_una_etapa_que_termino_sin_visitas_tiene_su_fila(
    correr: Correr, escuela: Path, monkeypatch: pytest.MonkeyPatch
):
    assert "| Etapa 2 |" not in correr("informe", "ugel").salida  # el 20 de junio aún no empieza
    monkeypatch.setenv("MONITOREO_HOY", "2024-11-01")
    salida = correr("informe", "ugel").salida
    assert "| Etapa 2 | primaria | 2 | 0 | 2 | 0 | 0 | 0 | 0 |" in salida
    assert "No monitoreados en la etapa 2, 2 de 2: d01 y d02 (los 2: sin visita cerrada)." in salida


def test_la_ficha_es_de_un_docente_o_de_todos_los_de_la_etapa(correr: Correr, escuela: Path):
    una = correr("informe", "docente", "--docente", "d02")
    todas = correr("informe", "docente", "--etapa", 1)
    assert (una.codigo, todas.codigo, todas.errores) == (0, 0, "")
    assert re.findall(r"(?m)^## (d\d+)", una.salida) == ["d02"]
    assert re.findall(r"(?m)^## (d\d+)", todas.salida) == ["d01", "d02"]


def test_de_quien_no_tiene_visita_no_hay_ficha_y_se_avisa(correr: Correr, escuela: Path):
    (escuela / "observaciones/2024-04-23-d02.yaml").unlink()
    corrida = correr("informe", "docente", "--etapa", 1)
    assert re.findall(r"(?m)^## (d\d+)", corrida.salida) == ["d01"]
    assert corrida.errores == "Sin ficha, 1 docente sin visita cerrada: d02.\n"


def test_la_ficha_en_blanco_es_la_del_plan_o_la_que_se_pida(correr: Correr, escuela: Path):
    assert "\n## involucra Involucra activamente" in correr("informe", "ficha").salida
    assert "\n## unidad Tiene la unidad" in correr("informe", "ficha", "--rubrica", "planificacion").salida
    plan = BASE["plan.yaml"].replace("    hasta: 2024-10\n", "    hasta: 2024-10\n    rubrica: planificacion\n")
    (escuela / "plan.yaml").write_text(plan, encoding="utf-8")
    corrida = correr("informe", "ficha")
    assert (corrida.codigo, corrida.salida) == (2, "")
    assert corrida.errores == "error: hay varios instrumentos: minedu-2018 y planificacion\n  elige uno con --rubrica\n"
    assert "\n## unidad " in correr("informe", "ficha", "--etapa", 2).salida


def test_escribir_el_informe_no_cambia_el_siguiente(correr: Correr, escuela: Path):
    pedido = ("informe", "etapa", "--etapa", 1, "--salida", "informes/e1.html")
    correr(*pedido)
    primero = (escuela / "informes/e1.html").read_bytes()
    correr(*pedido)
    assert (escuela / "informes/e1.html").read_bytes() == primero


def test_anonimo_no_dice_nombres_ni_compromisos(correr: Correr, escuela: Path):
    salida = correr("informe", "etapa", "--etapa", 1, "--anonimo").salida
    assert "RESERVADO" in salida
    assert "Persona Ficticia" not in salida
    assert "pregunta abierta" not in salida
    assert "2024-04-16-d01/c1" in salida


@pytest.mark.parametrize(
    ("argumentos", "queja"),
    [
        (["etpa", "--etapa", "1"], "error: no existe el informe `etpa`\n  ¿quisiste decir `etapa`?\n"),
        (["etapa", "--etapa", "9"], "error: no existe la etapa `9`\n  hay: 1 y 2\n"),
        (["etapa"], "error: falta decir de qué etapa\n  usa --etapa; hay: 1 y 2\n"),
        (["etapa", "--etapa", "1", "--formato", "odt"],
         "error: `odt` no vale para --formato\n  usa md, html, pdf o docx\n"),
        (["etapa", "--etapa", "1", "--salida", "a.odt"],
         "error: `odt` no vale para --salida\n  usa md, html, pdf o docx\n"),
        (["etapa", "--etapa", "1", "--formato", "pdf"],
         "error: un pdf va a un archivo, no a la pantalla\n  di cuál con --salida\n"),
        (["etapa", "--etapa", "1", "--formato", "docx"],
         "error: un docx va a un archivo, no a la pantalla\n  di cuál con --salida\n"),
        (["etapa", "--etapa", "1", "--rubrica", "minedu-2081"],
         "error: no existe el instrumento `minedu-2081`\n  ¿quisiste decir `minedu-2018`?\n"),
        (["etapa", "--etapa", "1", "--docente", "d01"],
         "error: --docente no vale para el informe `etapa`\n  quítala\n"),
        (["ficha", "--anonimo"], "error: --anonimo no vale para el informe `ficha`\n  quítala\n"),
        (["ficha", "--rubrica", "minedu-2081"],
         "error: no existe el instrumento `minedu-2081`\n  ¿quisiste decir `minedu-2018`?\n"),
        (["docente"],
         ("error: falta decir de qué docente\n  hay: d01 y d02\n"
          "  por ejemplo: monitoreo informe docente --docente d01\n"
          "  o los de una etapa, todos juntos: --etapa N\n")),
        (["docente", "--docente", "d9"], "error: no existe el docente `d9`\n  hay: d01 y d02\n"),
        (["docente", "--docente", "d02", "--etapa", "2"],
         "error: `d02` no tiene una visita cerrada en la etapa 2\n  míralas con: monitoreo visita lista\n"),
        (["docente", "--etapa", "2"],
         "error: en la etapa 2 nadie tiene una visita cerrada\n  míralas con: monitoreo visita lista\n"),
        (["etapa", "--etapa", "1", "--abrir"],
         "error: --abrir necesita un archivo que abrir\n  di cuál con --salida\n"),
    ],
)  # fmt: skip
def test_lo_que_se_pide_mal_se_dice_y_termina_con_dos(correr: Correr, escuela: Path, argumentos: list[str], queja: str):
    corrida = correr("informe", *argumentos)
    assert (corrida.codigo, corrida.salida, corrida.errores) == (2, "", queja)


def test_un_informe_nunca_se_escribe_sobre_los_datos(correr: Correr, escuela: Path):
    assert correr("informe", "etapa", "--etapa", 1, "--formato", "md", "--salida", "plan.yaml").codigo == 2
    assert (escuela / "plan.yaml").read_text(encoding="utf-8") == BASE["plan.yaml"]


def test_con_varios_instrumentos_hay_que_elegir(correr: Correr, escuela: Path):
    plan = BASE["plan.yaml"].replace("  rubrica: minedu-2018\n  otras_fichas", "  otras_fichas")
    (escuela / "plan.yaml").write_text(plan, encoding="utf-8")
    otra = BASE["rubricas/minedu-2018.yaml"]
    (escuela / "rubricas/otra.yaml").write_text(otra, encoding="utf-8")
    visita = escuela / "observaciones/2024-04-23-d02.yaml"
    visita.write_text(visita.read_text(encoding="utf-8").replace("minedu-2018", "otra"), encoding="utf-8")
    corrida = correr("informe", "etapa", "--etapa", 1)
    assert corrida.codigo == 2
    assert "se usaron varios instrumentos: minedu-2018 y otra\n  elige uno con --rubrica" in corrida.errores
    assert correr("informe", "etapa", "--etapa", 1, "--rubrica", "otra").codigo == 0


@pytest.mark.parametrize("pedido", [["docente", "--docente", "d01"], ["docente", "--etapa", "1"]], ids=" ".join)
def test_si_las_visitas_quedaron_fuera_por_errores_no_se_culpa_a_quien_pide(
    correr: Correr, escuela: Path, pedido: list[str]
):
    (escuela / "rubricas/minedu-2018.yaml").write_text('formato: 1\nnombre: "sin cerrar\n', encoding="utf-8")
    corrida = correr("informe", *pedido)
    assert (corrida.codigo, corrida.salida) == (1, "")
    assert "3 visitas quedaron fuera" in corrida.errores
    for tipo in ("ugel", "final"):
        assert (correr("informe", tipo).codigo, bool(correr("informe", tipo).salida)) == (1, True)


def test_con_errores_en_los_datos_el_informe_sale_entero_y_termina_con_uno(correr: Correr, escuela: Path):
    visita = escuela / "observaciones/2024-04-23-d02.yaml"
    visita.write_text(visita.read_text(encoding="utf-8").replace("docente: d02", "docente: d99"), encoding="utf-8")
    corrida = correr("informe", "etapa", "--etapa", 1)
    assert corrida.codigo == 1
    assert "1 visita excluida: 2024-04-23-d02 (su docente no existe)" in corrida.salida
    assert "1 visita quedó fuera" in corrida.errores


def test_una_plantilla_rota_se_muestra_como_todo_problema(correr: Correr, escuela: Path):
    (escuela / "plantillas/etapa").mkdir(parents=True)
    (escuela / "plantillas/etapa/informe.md.j2").write_text("Hola\n{{ nada }}\n", encoding="utf-8")
    corrida = correr("informe", "etapa", "--etapa", 1, "--salida", "informes/e1.md")
    assert (corrida.codigo, corrida.salida) == (3, "")
    assert corrida.errores == (
        "error[M901]: la plantilla usa `nada`, que no existe\n"
        "  plantillas/etapa/informe.md.j2:2:1\n"
        "  |\n"
        "2 | {{ nada }}\n"
        "  | ^^^^^^^^^^\n"
        "  |\n"
        "  arreglo: corrige la plantilla, o quítala de la carpeta para usar la del\n"
        "           programa\n"
        "  más:     monitoreo explicar M901\n"
        "\n"
    )
    assert not (escuela / "informes").exists()


def test_una_plantilla_que_no_se_puede_pasar_a_word_lo_dice(correr: Correr, escuela: Path):
    (escuela / "plantillas/carta").mkdir(parents=True)
    (escuela / "plantillas/carta/informe.html.j2").write_text("<div>" * 3_000, encoding="utf-8")
    corrida = correr("informe", "carta", "--etapa", 1, "--salida", "informes/carta.docx")
    assert (corrida.codigo, corrida.salida) == (3, "")
    assert corrida.errores.startswith("error: la plantilla no se puede pasar a Word: abre unas etiquetas")


def test_un_informe_propio_se_pide_por_su_carpeta(correr: Correr, escuela: Path):
    (escuela / "plantillas/carta").mkdir(parents=True)
    (escuela / "plantillas/carta/informe.md.j2").write_text("{# Una carta #}\nDe {{ titulo }}", encoding="utf-8")
    assert re.search(r"(?m)^carta +Una carta \(de tu carpeta plantillas/\)\. En md y docx\.$", correr("informe").salida)
    assert correr("informe", "carta", "--etapa", 2).salida == "De Informe de la etapa 2\n"
    assert correr("informe", "carta", "--etapa", 2, "--formato", "html").codigo == 2


def test_abrir_abre_lo_escrito(correr: Correr, escuela: Path, monkeypatch: pytest.MonkeyPatch):
    abiertos: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda direccion: abiertos.append(direccion) or True)
    correr("informe", "etapa", "--etapa", 1, "--salida", "e1.html", "--abrir")
    assert abiertos == [(escuela / "e1.html").as_uri()]


def test_todo_informe_sale_en_word_por_la_extension(correr: Correr, escuela: Path):
    (escuela / "plantillas/carta").mkdir(parents=True)
    (escuela / "plantillas/carta/informe.md.j2").write_text("# {{ titulo }}\n\n{{ notas[0] }}", encoding="utf-8")
    pedido = ("informe", "carta", "--etapa", 1, "--salida", "carta.docx")
    assert (correr(*pedido).codigo, correr(*pedido).errores) == (0, "Escrito: carta.docx\n")
    hecho = docx.Document(str(escuela / "carta.docx"))
    assert hecho.paragraphs[0].text == "Informe de la etapa 1"
    assert hecho.sections[0].header.paragraphs[0].text == "RESERVADO"
    assert hecho.core_properties.created.date() == date(2024, 6, 20)


def test_sin_el_complemento_de_word_se_dice_como_ponerlo(
    correr: Correr, escuela: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setitem(sys.modules, "docx", None)
    corrida = correr("informe", "etapa", "--etapa", 1, "--salida", "e1.docx")
    assert (corrida.codigo, corrida.salida) == (3, "")
    assert "para escribir Word falta un complemento" in corrida.errores
    assert "monitoreo-cli[word]" in corrida.errores
    assert not (escuela / "e1.docx").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="sólo en Linux el navegador se busca en el camino")
def test_sin_navegador_no_hay_pdf_y_se_dice_como_imprimirlo(
    correr: Correr, escuela: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("PATH", str(escuela))
    (escuela / "e1.pdf").write_text("el de antes", encoding="utf-8")
    corrida = correr("informe", "etapa", "--etapa", 1, "--salida", "e1.pdf")
    assert (corrida.codigo, corrida.salida) == (3, "")
    assert "Edge, Chrome o Chromium" in corrida.errores
    assert "Ctrl+P" in corrida.errores
    assert (escuela / "e1.pdf").read_text(encoding="utf-8") == "el de antes"
    assert "navegador para PDF: no hay Edge, Chrome ni Chromium" in correr("doctor").salida


def test_las_demas_ordenes_no_importan_jinja():
    codigo = (
        "import sys; from monitoreo_cli.app import correr; correr(['informe', '--ayuda']); correr(['--ayuda']);"
        "assert not {'docx', 'jinja2', 'markdown_it', 'rich'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", codigo], check=True, capture_output=True)
